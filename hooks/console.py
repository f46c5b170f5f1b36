"""What all commands share: settings, telling problems, finding the page that a path names."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from hooks.problems import Format, ProblemsFound, report
from hooks.settings import Settings, load_settings

if TYPE_CHECKING:
    from hooks.guides.tree import Page
    from hooks.notes import Findings
    from hooks.project import Project

ROOT = Path(__file__).resolve().parent.parent


def settings_here() -> Settings:
    try:
        return load_settings(ROOT)
    except ValueError as error:
        raise click.ClickException(str(error)) from None


def tells_problems(command: Callable[..., Any]) -> Callable[..., Any]:
    """Print problems found as lines, and end with the exit code 1."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except ProblemsFound as found:
            click.echo(report(found.problems), err=True)
            click.echo(count(len(found.problems)), err=True)
            sys.exit(1)

    return wrapped


def count(number: int) -> str:
    return f"{number} problem{'' if number == 1 else 's'} found."


def page_named(project: Project, path: str) -> Page:
    """The page that a path as typed names, or a message that it can't be read."""
    name = relative(path, project.settings.root)
    pages = (*project.tree.pages.values(), *project.tree.drafts.values())
    for page in pages:
        if page.file == name:
            return page
    faults = [problem for problem in project.problems if problem.file == name]
    if faults:
        raise ProblemsFound(faults)
    if (project.settings.root / name).is_dir():
        raise click.ClickException(
            f"{path} is a folder. Name one page or more, such as {name}/….md."
        )
    if (project.settings.root / name).exists():
        raise click.ClickException(f"{path} is no page. Pages stand in docs/ and end in .md.")
    near = difflib.get_close_matches(name, [page.file for page in pages], 3, 0.6)
    raise click.ClickException(
        f"There is no page {path}." + (f" Did you mean: {', '.join(near)}?" if near else "")
    )


def relative(path: str, root: Path) -> str:
    """A path as typed, relative to the project's folder, with forward slashes."""
    given = Path(path)
    whole = given if given.is_absolute() else Path.cwd() / given
    if whole.exists():
        try:
            return whole.resolve().relative_to(root).as_posix()
        except ValueError:
            pass
    return given.as_posix()


FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print what is found.",
)


def tell(found: Findings, text: str, form: Format) -> None:
    """Print a report with its counts, and end with the exit code 1 if there are faults."""
    if text:
        click.echo(text)
    if form == "text":
        number = len(found.problems)
        notes = len(found.notes)
        click.echo(count(number) if number else "Nothing to mend.", err=True)
        if notes:
            click.echo(f"{notes} note{'' if notes == 1 else 's'}, which break nothing.", err=True)
    sys.exit(1 if found.problems else 0)

"""`python -m hooks`: everything that authors and publishers do, in one command."""

from __future__ import annotations

import sys
import unicodedata
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


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Build and check Mitaan.

    \b
    Examples:
      python -m hooks build                 write the whole site to site/
      python -m hooks serve --lang hi       preview the Hindi pages, reloading
      python -m hooks lint docs/hi          check the Hindi pages
    """
    for stream in (sys.stdout, sys.stderr):  # a Windows console may not know these scripts
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="replace")


def _settings() -> Settings:
    try:
        return load_settings(ROOT)
    except ValueError as error:
        raise click.ClickException(str(error)) from None


def _tells_problems(command: Callable[..., Any]) -> Callable[..., Any]:
    """Print problems found as lines, and end with the exit code 1."""

    @wraps(command)
    def wrapped(*args: Any, **kwargs: Any) -> Any:
        try:
            return command(*args, **kwargs)
        except ProblemsFound as found:
            click.echo(report(found.problems), err=True)
            click.echo(_count(len(found.problems)), err=True)
            sys.exit(1)

    return wrapped


def _count(number: int) -> str:
    return f"{number} problem{'' if number == 1 else 's'} found."


@main.command()
@click.option("--to", "target", default="site", show_default=True, help="The folder to write.")
@_tells_problems
def build(target: str) -> None:
    """Write the site to site/, whole or not at all.

    \b
    Examples:
      python -m hooks build
      SITE_URL=https://example.org/ python -m hooks build --to public
    """
    from hooks.build import BuildFailed, build_site

    try:
        build_site(_settings(), site=Path(target).resolve())
    except BuildFailed as error:
        raise click.ClickException(str(error)) from None


@main.command()
@click.option("--lang", help="Build one language only, which is quicker: en, hi, vi or ur.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="HOST:PORT.")
@_tells_problems
def serve(lang: str | None, address: str) -> None:
    """Preview the site, reloading when a page or data file changes.

    \b
    Example:
      python -m hooks serve --lang hi
    """
    from hooks.build import BuildFailed, serve_site

    try:
        serve_site(_settings(), only_language=lang, address=address)
    except BuildFailed as error:
        raise click.ClickException(str(error)) from None


@main.command()
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print what is found.",
)
@_tells_problems
def lint(paths: tuple[str, ...], form: Format) -> None:
    """Check all pages and data, or only the PATHS named.

    \b
    Examples:
      python -m hooks lint
      python -m hooks lint docs/hi/scams-and-money/spot-a-scam.md
    """
    from hooks.lint.registry import lint as run
    from hooks.project import load_project

    settings = _settings()
    names = [_relative(path, settings.root) for path in paths]
    for path, name in zip(paths, names, strict=True):
        if not (settings.root / name).exists():
            raise click.ClickException(f"There is no file or folder {path}.")
    try:
        problems = run(load_project(settings), names)
    except ProblemsFound as found:
        problems = found.problems
    text = report(problems, form)
    if text:
        click.echo(text)
    if form == "text":
        click.echo(_count(len(problems)) if problems else "Nothing to mend.", err=True)
    sys.exit(1 if problems else 0)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@_tells_problems
def accept(paths: tuple[str, ...]) -> None:
    """Record that these translations match the English pages as they stand now.

    \b
    Example:
      python -m hooks accept docs/hi/scams-and-money/spot-a-scam.md
    """
    from hooks.project import load_project
    from hooks.translations.accept import accept as run

    settings = _settings()
    project = load_project(settings)
    for path in paths:
        page = _page(project, path)
        try:
            run(page, project.tree, settings.root)
        except LookupError as error:
            raise click.ClickException(str(error)) from None
        click.echo(f"{page.file}: matches the English page as it is now.")


@main.command("mend-letters")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False))
def mend_letters(paths: tuple[str, ...]) -> None:
    """Store the letters of these files in the usual form (Unicode NFC); nothing else changes.

    \b
    Example:
      python -m hooks mend-letters docs/hi/scams-and-money/spot-a-scam.md
    """
    for path in paths:
        raw = Path(path).read_bytes()
        try:
            mended = unicodedata.normalize("NFC", raw.decode("utf-8")).encode("utf-8")
        except UnicodeDecodeError:
            raise click.ClickException(f"{path} is not UTF-8. Save it as UTF-8 first.") from None
        if mended != raw:
            Path(path).write_bytes(mended)
        click.echo(f"{path}: {'mended' if mended != raw else 'was right already'}")


@main.command()
@click.option("--lang", help="One language only: hi, vi or ur.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@_tells_problems
def status(lang: str | None, form: str) -> None:
    """Tell how the translations stand, and what is most needed next.

    \b
    Examples:
      python -m hooks status
      python -m hooks status --lang hi --format json
    """
    from hooks.project import load_project
    from hooks.translations.report import as_json, as_text, report_on

    tree = load_project(_settings()).tree
    codes = [code for code in tree.places.codes if code != tree.places.source.code]
    if lang and lang not in codes:
        raise click.ClickException(
            f'There is no translation into "{lang}". Use: {", ".join(codes)}.'
        )
    reports = [report_on(tree, code) for code in codes if lang in (None, code)]
    click.echo(as_json(reports) if form == "json" else as_text(reports, tree))


@main.command()
@click.argument("path")
@_tells_problems
def diff(path: str) -> None:
    """Show what changed in the English page since this translation was made.

    \b
    Example:
      python -m hooks diff docs/hi/scams-and-money/spot-a-scam.md
    """
    from hooks.project import load_project
    from hooks.translations import history
    from hooks.translations.difference import as_text, differences

    settings = _settings()
    project = load_project(settings)
    page = _page(project, path)
    try:
        found = differences(page, project.tree, settings.root)
        click.echo(as_text(page, found, shallow=bool(found) and history.is_shallow(settings.root)))
    except history.NoHistory as error:
        raise click.ClickException(str(error)) from None


@main.command()
@click.option("--check", is_flag=True, help="Only say whether data/schema/ is up to date.")
@_tells_problems
def schema(check: bool) -> None:
    """Write JSON Schemas of the data files, for editors that complete and check.

    \b
    Example:
      python -m hooks schema
    """
    from hooks.languages import load_places
    from hooks.schemas import write_schemas

    data = _settings().data
    changed = write_schemas(data / "schema", load_places(data), check=check)
    for name in changed:
        click.echo(f"data/schema/{name}: {'out of date' if check else 'written'}")
    sys.exit(1 if check and changed else 0)


@main.command()
def browser() -> None:
    """Find the browser of the tests, or get one.

    \b
    Example:
      MITAAN_BROWSER=/usr/bin/google-chrome python -m hooks browser
    """
    from hooks.browser import NoBrowser, find_browser

    try:
        click.echo(f"Browser: {find_browser()}")
    except NoBrowser as error:
        raise click.ClickException(str(error)) from None


_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print what is found.",
)


def _tell(found: Findings, text: str, form: Format) -> None:
    """Print a report with its counts, and end with the exit code 1 if there are faults."""
    if text:
        click.echo(text)
    if form == "text":
        number = len(found.problems)
        notes = len(found.notes)
        click.echo(_count(number) if number else "Nothing to mend.", err=True)
        if notes:
            click.echo(f"{notes} note{'' if notes == 1 else 's'}, which break nothing.", err=True)
    sys.exit(1 if found.problems else 0)


@main.group()
def glossary() -> None:
    """Look after the words of data/glossary.yml.

    \b
    Example:
      python -m hooks glossary check
    """


@glossary.command("check")
@_FORMAT
def glossary_check(form: Format) -> None:
    """Find words that lack a language, clash or are to be avoided; note those that nobody uses.

    \b
    Examples:
      python -m hooks glossary check
      python -m hooks glossary check --format json
    """
    from hooks.glossary.check import check
    from hooks.notes import findings, report_findings
    from hooks.project import load_project

    settings = _settings()
    try:
        found = check(load_project(settings))
    except ProblemsFound as error:  # such as a term without a language
        found = findings(error.problems, ())
    _tell(found, report_findings(found, form), form)


@main.group()
def sources() -> None:
    """Look after the sources that guides and helplines name.

    \b
    Example:
      python -m hooks sources check
    """


@sources.command("check")
@click.option("--online", is_flag=True, help="Also ask each address whether it still answers.")
@_FORMAT
@_tells_problems
def sources_check(online: bool, form: Format) -> None:
    """Check addresses and dates of the sources, and with --online whether they still answer.

    \b
    Examples:
      python -m hooks sources check
      python -m hooks sources check --online
    """
    from hooks.notes import report_findings
    from hooks.project import load_project
    from hooks.sources.check import check

    project = load_project(_settings())
    found = check(project)
    if not online:
        _tell(found, report_findings(found, form), form)
    from hooks.sources.named import named_sources
    from hooks.sources.online import ask_all, no_network
    from hooks.sources.report import NO_NETWORK, findings_of, report_online, together

    named = list(named_sources(project))
    answers = ask_all(one.url for one in named if one.url)
    if no_network(answers):
        raise click.ClickException(NO_NETWORK.format(number=len(answers)))
    found = together(found, findings_of(answers, named))
    _tell(found, report_online(found, answers, form), form)


def _page(project: Project, path: str) -> Page:
    """The page that a path as typed names, or a message that it can't be read."""
    name = _relative(path, project.settings.root)
    for page in project.tree.pages.values():
        if page.file == name:
            return page
    raise click.ClickException(f"{path} is not a page that can be read. Run lint on it.")


def _relative(path: str, root: Path) -> str:
    """A path as typed, relative to the project's folder, with forward slashes."""
    given = Path(path)
    whole = given if given.is_absolute() else Path.cwd() / given
    if whole.exists():
        try:
            return whole.resolve().relative_to(root).as_posix()
        except ValueError:
            pass
    return given.as_posix()

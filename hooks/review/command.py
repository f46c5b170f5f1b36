"""`python -m hooks review`: what a pull request's checks tell, at home too."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent.parent


@click.command()
@click.option("--base", default="main", show_default=True, help="Compare with this branch.")
@click.option("--out", default=".review", show_default=True, help="The folder to write.")
@click.option("--no-pictures", is_flag=True, help="Take no pictures of the changed pages.")
@click.option("--commit", default="", help="The commit that links to lines lead to (REPO_URL set).")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="How to print what is found.",
)
def review(base: str, out: str, no_pictures: bool, commit: str, form: str) -> None:
    """Look at what you changed as a reviewer does: faults, stale translations, numbers, pictures.

    Writes comment.md, report.json, index.html and pictures/ to .review/.

    \b
    Examples:
      python -m hooks review
      python -m hooks review --base origin/main --no-pictures
    """
    from hooks.problems import ProblemsFound, report
    from hooks.review.run import NotAFolder
    from hooks.review.run import review as run
    from hooks.settings import load_settings
    from hooks.translations.history import NoHistory, commit_of

    if commit and not re.fullmatch(r"[0-9a-f]{40}", commit):
        raise click.ClickException("--commit takes the 40 signs of a commit: git rev-parse HEAD.")
    try:
        found = run(
            load_settings(ROOT),
            base,
            Path(out).resolve(),
            pictures=not no_pictures,
            commit=commit,
            tell=lambda text: click.echo(text, err=True),
        )
    except (NoHistory, NotAFolder, ValueError) as error:
        raise click.ClickException(str(error)) from None
    except ProblemsFound as error:
        click.echo(report(error.problems), err=True)
        sys.exit(1)
    problems = [*found.problems, *found.elsewhere]
    if form == "json":
        click.echo(found.as_json(), nl=False)
    elif problems:
        click.echo(report(problems, "github" if form == "github" else "text"))
    click.echo(
        f"{len(found.changes)} files changed, {len(problems)} problems, {len(found.stale)} stale "
        f"translations, {found.urgent} urgent, {len(found.pictures.shots)} pages pictured. "
        f"Read {out}/comment.md and open {out}/index.html.",
        err=True,
    )
    if found.base == commit_of(ROOT, "HEAD"):
        click.echo(
            f"There is no commit of yours after {base}, so only what is not committed was looked at. "
            "Do you commit on main itself? Compare with what others have: make review "
            "BASE=origin/main, or python -m hooks review --base origin/main",
            err=True,
        )
    sys.exit(0 if found.good else 1)

"""`python -m hooks`: everything that authors and publishers do, in one command."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from hooks.console import count, relative, settings_here, tells_problems
from hooks.glossary.command import glossary
from hooks.problems import Format, ProblemsFound, report
from hooks.review.command import review
from hooks.sources.command import sources
from hooks.translations import commands as translations


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


@main.command()
@click.option("--to", "target", default="site", show_default=True, help="The folder to write.")
@tells_problems
def build(target: str) -> None:
    """Write the site to site/, whole or not at all.

    \b
    Examples:
      python -m hooks build
      SITE_URL=https://example.org/ python -m hooks build --to public
    """
    from hooks.build import BuildFailed, build_site

    try:
        build_site(settings_here(), site=Path(target).resolve())
    except BuildFailed as error:
        raise click.ClickException(str(error)) from None


@main.command()
@click.option("--lang", help="Build one language only, which is quicker: en, hi, vi or ur.")
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="HOST:PORT.")
@tells_problems
def serve(lang: str | None, address: str) -> None:
    """Preview the site, reloading when a page or data file changes.

    \b
    Example:
      python -m hooks serve --lang hi
    """
    from hooks.build import BuildFailed, serve_site

    try:
        serve_site(settings_here(), only_language=lang, address=address)
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
@tells_problems
def lint(paths: tuple[str, ...], form: Format) -> None:
    """Check all pages and data, or only the PATHS named.

    \b
    Examples:
      python -m hooks lint
      python -m hooks lint docs/hi/scams-and-money/spot-a-scam.md
    """
    from hooks.lint.registry import lint as run
    from hooks.project import load_project

    settings = settings_here()
    names = [relative(path, settings.root) for path in paths]
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
        click.echo(count(len(problems)) if problems else "Nothing to mend.", err=True)
    sys.exit(1 if problems else 0)


@main.command()
@click.option("--check", is_flag=True, help="Only say whether data/schema/ is up to date.")
@tells_problems
def schema(check: bool) -> None:
    """Write JSON Schemas of the data files, for editors that complete and check.

    \b
    Example:
      python -m hooks schema
    """
    from hooks.languages import load_places
    from hooks.schemas import write_schemas

    data = settings_here().data
    changed = write_schemas(data / "schema", load_places(data), check=check)
    for name in changed:
        click.echo(f"data/schema/{name}: {'out of date' if check else 'written'}")
    sys.exit(1 if check and changed else 0)


@main.command()
@tells_problems
def figures() -> None:
    """Print how long and how easy the guides are, what they rest on and which helplines they name.

    \b
    Example:
      python -m hooks figures
    """
    from hooks.figures import figures as of_language
    from hooks.figures import told
    from hooks.project import load_project

    project = load_project(settings_here())
    found = [of_language(project, code) for code in project.places.codes]
    click.echo(told(found))
    sys.exit(1 if any(one.faults for one in found) else 0)


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


for command in (
    glossary,
    review,
    sources,
    translations.accept,
    translations.diff,
    translations.mend_letters,
    translations.new,
    translations.po,
    translations.sign,
    translations.status,
):
    main.add_command(command)

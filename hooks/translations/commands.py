"""The commands of translators."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import click

from hooks.console import page_named, settings_here, tells_problems
from hooks.problems import ProblemsFound, report


@click.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("--trivial", is_flag=True, help="The English changed, but not its meaning.")
@click.option(
    "--since", default="HEAD", show_default=True, help="With --trivial: the commit before."
)
@tells_problems
def accept(paths: tuple[str, ...], trivial: bool, since: str) -> None:
    """Record that these translations match the English pages as they stand now.

    With --trivial, name English pages that you have changed without a change of meaning, such as a
    typing mistake: what matched them before still does.

    \b
    Examples:
      python -m hooks accept docs/hi/scams-and-money/spot-a-scam.md
      python -m hooks accept --trivial docs/en/scams-and-money/spot-a-scam.md
    """
    from hooks.lint.registry import differences_in_structure, problems_of
    from hooks.project import load_project
    from hooks.translations import history
    from hooks.translations.accept import HOLDING, pass_over
    from hooks.translations.accept import accept as run

    settings = settings_here()
    project = load_project(settings)
    source = project.places.source.code
    pages = [page_named(project, path) for path in paths]
    for page in pages:
        if trivial and page.language != source:
            raise click.ClickException(f"--trivial is for English pages; {page.file} is none.")
        if trivial or page.language == source:
            continue
        if page.is_draft:
            raise click.ClickException(
                f"{page.file} is a draft. Finish it and write review: {{state: unreviewed}} first. "
                "(Nothing was changed.)"
            )
        found = {*differences_in_structure(page, project)}
        found |= {*problems_of(page, project, HOLDING, compare=True)}
        if found:
            click.echo(report(found), err=True)
            raise click.ClickException(
                f"{page.file} doesn't match the English page yet: {len(found)} problem(s). Mend the "
                "lines above first. (Nothing was changed.)"
            )
    for page in pages:
        if trivial:
            try:
                written = pass_over(page, project.tree, settings.root, since)
            except history.NoHistory as error:
                raise click.ClickException(str(error)) from None
            click.echo("\n".join(f"{file}: still matches." for file in written) or "Nothing to do.")
            continue
        try:
            run(page, project.tree, settings.root)
        except LookupError as error:
            raise click.ClickException(str(error)) from None
        click.echo(f"{page.file}: matches the English page as it is now.")


@click.command()
@click.argument("path")
@click.option("--by", required=True, help="Your first name or pen name; all readers see it.")
@tells_problems
def sign(path: str, by: str) -> None:
    """Say that you, who grew up with the language, have read this page and stand by it.

    It notes your name, the day and which text you read. When the text changes later, the page counts
    as unreviewed, until somebody has read it again.

    \b
    Example:
      python -m hooks sign docs/hi/scams-and-money/spot-a-scam.md --by Asha
    """
    from hooks.lint.registry import check
    from hooks.project import load_project
    from hooks.translations.signing import sign as run

    settings = settings_here()
    project = load_project(settings)
    page = page_named(project, path)
    by = " ".join(by.split())
    if not by:
        raise click.ClickException("Say who has read the page: --by Asha")
    if page.is_draft:
        raise click.ClickException(
            f"{page.file} is a draft, which readers don't see. Finish it first."
        )
    if by.casefold() in (name.casefold() for name in page.meta.translators):
        raise click.ClickException(
            f"{by} translated {page.file}, and nobody signs off their own translation. "
            "Ask somebody else to read it."
        )
    faults = [problem for problem in check(page, project) if problem.rule != "signature"]
    if faults:
        raise ProblemsFound(faults)
    run(page, settings.root, by, settings.today)
    click.echo(f"{page.file}: read by {by}. If its text changes, it counts as unreviewed again.")


@click.command("mend-letters")
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


@click.command()
@click.option("--lang", help="One language only: hi, vi or ur.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@tells_problems
def status(lang: str | None, form: str) -> None:
    """Tell how the translations stand, and what is most needed next. As JSON it is the
    translations.json of the site.

    \b
    Examples:
      python -m hooks status
      python -m hooks status --lang hi --format json
    """
    from hooks.project import load_project
    from hooks.translations.document import as_json, document
    from hooks.translations.report import as_text, report_on

    project = load_project(settings_here())
    tree = project.tree
    codes = [code for code in tree.places.codes if code != tree.places.source.code]
    if lang and lang not in codes:
        raise click.ClickException(
            f'There is no translation into "{lang}". Use: {", ".join(codes)}.'
        )
    wanted = [code for code in codes if lang in (None, code)]
    if form == "json":
        click.echo(as_json(document(tree, project.book, wanted)), nl=False)
    else:
        click.echo(as_text([report_on(tree, code) for code in wanted], tree))


@click.command()
@click.argument("path")
@tells_problems
def diff(path: str) -> None:
    """Show what changed in the English page since this translation was made.

    \b
    Example:
      python -m hooks diff docs/hi/scams-and-money/spot-a-scam.md
    """
    from hooks.project import load_project
    from hooks.translations import history
    from hooks.translations.difference import as_text, differences

    settings = settings_here()
    project = load_project(settings)
    page = page_named(project, path)
    source = project.tree.page(project.places.source.code, page.path)
    if source is None or source is page:
        raise click.ClickException(f"{page.file} is not a translation of an English page.")
    try:
        found = differences(page, project.tree, settings.root)
        click.echo(as_text(page, found, shallow=bool(found) and history.is_shallow(settings.root)))
    except history.NoHistory as error:
        raise click.ClickException(str(error)) from None


@click.command()
@click.argument("lang")
@click.argument("guide")
@tells_problems
def new(lang: str, guide: str) -> None:
    """Make a page to translate: the English text as comments, … signs where yours goes.

    Readers don't see it before you change state: draft to state: unreviewed.

    \b
    Example:
      python -m hooks new hi scams-and-money/spot-a-scam
    """
    from hooks.project import load_project
    from hooks.translations.begin import CannotBegin, begin

    settings = settings_here()
    try:
        file = begin(load_project(settings).tree, lang, guide, settings.root)
    except CannotBegin as error:
        raise click.ClickException(str(error)) from None
    name = file.relative_to(settings.root).as_posix()
    click.echo(
        f"{name} is made. Open it and write your words in place of every … sign.\n"
        "search_terms: may hold what people type who look for this, also in Latin letters.\n"
        f"See it as readers would: python -m hooks serve --lang {lang}\n"
        f"See what is still to do:  python -m hooks lint {name}"
    )


@click.group()
def po() -> None:
    """PO files: translate in Poedit, OmegaT, Weblate or another editor."""


@po.command("export")
@click.argument("lang")
@click.argument("guides", nargs=-1)
@click.option("--to", "target", default="po", show_default=True, help="The folder to write.")
@tells_problems
def po_export(lang: str, guides: tuple[str, ...], target: str) -> None:
    """Write the pages of a language, or only the GUIDES named, as PO files.

    \b
    Examples:
      python -m hooks po export hi
      python -m hooks po export hi scams-and-money/spot-a-scam --to po
    """
    from hooks.project import load_project
    from hooks.translations import exchange

    settings = settings_here()
    try:
        written = exchange.export(load_project(settings), lang, guides, Path(target))
    except exchange.CannotExchange as error:
        raise click.ClickException(str(error)) from None
    for file in written:
        click.echo(file.as_posix())
    click.echo(
        f"{len(written)} file(s) written. When you have translated: python -m hooks po import "
        f"{Path(target).as_posix()}",
        err=True,
    )


@po.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--theirs", is_flag=True, help="Take the files' texts over what the pages got since.")
@tells_problems
def po_import(paths: tuple[Path, ...], theirs: bool) -> None:
    """Bring PO files (or all in a folder) back into their pages, then check these.

    Entries that are empty or marked fuzzy are not taken: a new page stays a draft until it has none.
    A file is refused that would replace what was changed in its page after the file was made.

    \b
    Examples:
      python -m hooks po import po/hi/scams-and-money/spot-a-scam.po
      python -m hooks po import po
    """
    from hooks.lint.registry import lint
    from hooks.project import load_project
    from hooks.translations import exchange

    settings = settings_here()
    try:
        results = exchange.bring_in_all(load_project(settings), paths, theirs=theirs)
    except exchange.CannotExchange as error:
        raise click.ClickException(str(error)) from None
    for result in results:
        click.echo(result.told())
    problems = lint(load_project(settings), [result.file for result in results])
    if problems:
        click.echo(report(problems), err=True)
        click.echo(
            f"Brought in, with {len(problems)} problem(s) to mend. Mend these in the PO file and "
            "import it again, so that both stay the same.",
            err=True,
        )
        sys.exit(1)

"""`python -m hooks glossary`."""

from __future__ import annotations

import click

from hooks.console import FORMAT, settings_here, tell
from hooks.problems import Format, ProblemsFound


@click.group()
def glossary() -> None:
    """Look after the words of data/glossary.yml.

    \b
    Example:
      python -m hooks glossary check
    """


@glossary.command("check")
@FORMAT
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

    settings = settings_here()
    try:
        found = check(load_project(settings))
    except ProblemsFound as error:  # such as a term without a language
        found = findings(error.problems, ())
    tell(found, report_findings(found, form), form)

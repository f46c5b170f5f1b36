"""`python -m hooks sources`."""

from __future__ import annotations

import click

from hooks.console import FORMAT, settings_here, tell, tells_problems
from hooks.problems import Format


@click.group()
def sources() -> None:
    """Look after the sources that guides and helplines name.

    \b
    Example:
      python -m hooks sources check
    """


@sources.command("check")
@click.option("--online", is_flag=True, help="Also ask each address whether it still answers.")
@FORMAT
@tells_problems
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

    project = load_project(settings_here())
    found = check(project)
    if not online:
        tell(found, report_findings(found, form), form)
    from hooks.sources.named import named_sources
    from hooks.sources.online import ask_all, no_network
    from hooks.sources.report import NO_NETWORK, findings_of, report_online, together

    named = list(named_sources(project))
    answers = ask_all(one.url for one in named if one.url)
    if no_network(answers):
        raise click.ClickException(NO_NETWORK.format(number=len(answers)))
    found = together(found, findings_of(answers, named))
    tell(found, report_online(found, answers, form), form)

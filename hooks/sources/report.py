"""The answers of the net as a report: what is gone is a fault, what moved or kept silent a note."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import asdict

from hooks.notes import Findings, findings, report_findings
from hooks.problems import Format, Problem
from hooks.sources.check import RULE
from hooks.sources.named import Named
from hooks.sources.online import Answer

NO_NETWORK = "No network: none of the {number} addresses answered. Try again when there is one."


def findings_of(answers: Iterable[Answer], named: Iterable[Named]) -> Findings:
    """Each answer that tells something, at every place that names its address."""
    places: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        if one.url:
            places[one.url.partition("#")[0]].append(one)
    problems: list[Problem] = []
    notes: list[Problem] = []
    for answer in answers:
        for place in places[answer.url]:
            if answer.state == "gone":
                what = f"{answer.url} is gone ({answer.detail})."
                mend = "Find where it went, or another source for the same."
                problems.append(Problem(place.file, place.line, RULE, what, mend))
            elif answer.state == "moved to":
                what = f"{answer.url} moved to {answer.detail}."
                mend = "If that is the same page, write the new address."
                notes.append(Problem(place.file, place.line, RULE, what, mend))
            elif answer.state == "no answer":
                what = f"{answer.url} gave no answer ({answer.detail})."
                notes.append(Problem(place.file, place.line, RULE, what, "Try it in a browser."))
    return findings(problems, notes)


def report_online(found: Findings, answers: list[Answer], form: Format) -> str:
    """All answers, then what is to be mended; JSON holds both in one object."""
    if form == "json":
        whole = {
            **json.loads(report_findings(found, "json")),
            "answers": [asdict(answer) for answer in answers],
        }
        return json.dumps(whole, ensure_ascii=False, indent=2)
    told = report_findings(found, form)
    if form == "github":
        return told
    lines = sorted(str(answer) for answer in answers)
    return "\n".join(part for part in ("\n".join(lines), told) if part)


def together(*parts: Findings) -> Findings:
    """Several findings as one."""
    return findings(
        [problem for part in parts for problem in part.problems],
        [note for part in parts for note in part.notes],
    )

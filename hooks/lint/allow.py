"""Allowing what a rule refuses, for one line and with a reason: `<!-- allow tiktok: why -->`."""

from __future__ import annotations

from collections.abc import Container

from hooks.blocks.outline import Fault
from hooks.guides.tree import Page
from hooks.lint.subject import ALLOWANCE


def allowances(page: Page, rules: Container[str]) -> tuple[set[tuple[int, str]], list[Fault]]:
    """Lines with the rules allowed on them (the line after the comment), and wrong comments."""
    allowed: set[tuple[int, str]] = set()
    faults: list[Fault] = []
    for number, text in enumerate(page.body.split("\n"), start=page.body_line):
        match = ALLOWANCE.match(text)
        if match is None:
            continue
        if match["rule"] not in rules:
            faults.append(
                Fault(number, f'There is no rule "{match["rule"]}".', "Correct its name.")
            )
        elif not (match["why"] or "").strip():
            faults.append(
                Fault(
                    number,
                    "This allowance has no reason.",
                    f"Write one: <!-- allow {match['rule']}: because … -->.",
                )
            )
        allowed.add((number + 1, match["rule"]))
    return allowed, faults


def without_allowances(markdown: str) -> str:
    """A text without these comments, for the reader."""
    return "\n".join(line for line in markdown.split("\n") if not ALLOWANCE.match(line))

"""Each block's HTML and each of its errors, from the cases beside this file."""

from pathlib import Path

import pytest

from hooks.blocks.context import CheckContext
from hooks.blocks.outline import HOLDING, read_outline
from hooks.blocks.registry import BLOCKS, check_outline, compare
from hooks.project import Project
from tests.cases import Case, load_cases
from tests.rendering import render

CASES = load_cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", [c for c in CASES if "html" in c.data], ids=str)
def test_html(case: Case, small_project: Project) -> None:
    html = render(case.data["text"], small_project, case.data.get("language", "en"))
    case.expect("html", "\n".join(line for line in html.split("\n") if line.strip()) + "\n")


@pytest.mark.parametrize("case", [c for c in CASES if "faults" in c.data], ids=str)
def test_faults(case: Case, small_project: Project) -> None:
    context = CheckContext(small_project.book, small_project.places, small_project.drawings)
    faults = sorted(
        check_outline(read_outline(case.data["text"]), context), key=lambda fault: fault.line
    )
    case.expect("faults", [f"{fault.line}: {fault.what} {fault.mend}" for fault in faults])


@pytest.mark.parametrize("case", [c for c in CASES if "translation" in c.data], ids=str)
def test_translation_keeps_blocks(case: Case) -> None:
    source, translation = (read_outline(case.data[key]) for key in ("text", "translation"))
    faults = [f"{fault.line}: {fault.what}" for fault in compare(source, translation)]
    case.expect("differences", faults)


def test_every_block_has_cases() -> None:
    for name in BLOCKS:
        mine = [case for case in CASES if case.path.stem == name]
        assert any("html" in case.data for case in mine), f"no HTML case for {name}"
        assert any(case.data.get("faults") for case in mine), f"no case of an error for {name}"


def test_html_cases_have_no_faults(small_project: Project) -> None:
    context = CheckContext(small_project.book, small_project.places, small_project.drawings)
    for case in CASES:
        if "html" in case.data:
            assert list(check_outline(read_outline(case.data["text"]), context)) == [], str(case)


def test_which_blocks_hold_others() -> None:
    assert set(HOLDING) == {name for name, kind in BLOCKS.items() if kind.holds}

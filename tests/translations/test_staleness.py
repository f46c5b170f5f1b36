"""Staleness: what is told of a changed English page, to volunteers and to readers."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from hooks.lint.registry import lint
from hooks.project import Project, load_project
from hooks.translations.accept import accept
from hooks.translations.difference import mark_words
from hooks.translations.report import as_text, report_on
from hooks.translations.staleness import Standing, standing
from tests.conftest import settings_of

GUIDE = "scams-and-money/find-a-real-number"
ENGLISH = f"docs/en/{GUIDE}.md"
HINDI = f"docs/hi/{GUIDE}.md"


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments],
        cwd=root,
        check=True,
        capture_output=True,
    )


def load(root: Path) -> Project:
    return load_project(settings_of(root))


def now(root: Path) -> Standing:
    return standing(load(root).tree, "hi", GUIDE)


def change(root: Path, old: str, new: str, file: str = ENGLISH) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def translated(small: Path) -> Path:
    """The small site with a Hindi translation that matches the English page, in git."""
    change(small, "\nText.\n", "\nText, as it was.\n\n## Less {#less}\n\nPlain words.\n")
    text = (small / ENGLISH).read_text(encoding="utf-8")
    (small / HINDI).parent.mkdir(parents=True)
    text = text.replace("## More", "## और").replace("## Less", "## कम")
    text = text.replace("How to make sure of a number.", "नंबर कैसे जाँचें।")
    text = text.replace("Find a real number", "असली नंबर")
    text = text.replace("Look at the card.", "कार्ड देखें।")
    text = text.replace("Text, as it was.", "जैसा लिखा था।")
    (small / HINDI).write_text(text, encoding="utf-8")
    project = load(small)
    page = project.tree.page("hi", GUIDE)
    assert page is not None
    accept(page, project.tree, small)
    git(small, "init", "-q")
    git(small, "add", "-A")
    git(small, "commit", "-qm", "first")
    return small


def test_fresh_until_the_english_changes(translated: Path) -> None:
    assert now(translated).state == "fresh"
    change(translated, "Plain words.", "Plain   words.")
    assert now(translated).state == "fresh"
    change(translated, "Plain", "Other")
    assert [(c.id, c.title, c.severity) for c in now(translated).changed] == [("less", "कम", "low")]


def test_safety_is_urgent(translated: Path) -> None:
    change(translated, "Plain words.", "Never pay.")
    assert now(translated).severity == "high"
    change(translated, "Never pay.", "Plain words.")
    change(translated, "Look at the card.", "Look at the bill.")
    assert [(c.id, c.severity) for c in now(translated).changed] == [("0", "high")]


def test_an_edit_of_the_translation_alone_never_clears_it(translated: Path) -> None:
    change(translated, "Plain", "Other")
    change(translated, "जैसा लिखा था", "जैसा था", HINDI)
    assert now(translated).state == "stale"
    change(translated, "title: असली", "title: असली Find", HINDI)
    assert now(translated).state == "stale"


def test_missing_and_unknown(translated: Path) -> None:
    path = translated / HINDI
    lines = path.read_text(encoding="utf-8").split("\n")
    path.write_text("\n".join(x for x in lines if "source_revision" not in x), encoding="utf-8")
    assert now(translated).state == "unknown"
    path.unlink()
    assert now(translated).state == "missing"


def test_orphan(translated: Path) -> None:
    (translated / ENGLISH).unlink()
    problems = [p for p in load(translated).problems if p.rule == "orphan"]
    assert [p.file for p in problems] == [HINDI]


def test_report_puts_the_most_needed_first(translated: Path) -> None:
    change(translated, "Plain words.", "Never pay.")
    project = load(translated)
    report = report_on(project.tree, "hi")
    assert (report.total, report.fresh, report.stale, report.missing) == (3, 0, 1, 1)
    assert report.tasks[0].file == HINDI
    assert "safety has changed: कम" in as_text([report], project.tree)


def run(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hooks", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_status_command(translated: Path) -> None:
    done = run(translated, "status", "--lang", "hi", "--format", "json")
    assert [one["language"] for one in json.loads(done.stdout)["languages"]] == ["hi"]
    assert "Hindi" in run(translated, "status").stdout
    assert run(translated, "status", "--lang", "xx").returncode == 1


def test_diff_marks_words_from_history(translated: Path) -> None:
    assert "matches the English page" in run(translated, "diff", HINDI).stdout
    change(translated, "Plain words.", "Plain new words.")
    git(translated, "commit", "-qam", "second")
    change(translated, "as it was", "as it is")
    out = run(translated, "diff", HINDI).stdout
    assert "2 section(s)" in out
    assert "== कम {#less}" in out
    assert "Plain {+new+} words." in out
    assert "as it [-was.-] {+is.+}" in out


def test_diff_says_what_it_can_not_show(
    translated: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    change(translated, "Plain words.", "Never pay.")
    git(translated, "commit", "-qam", "second")
    shallow = tmp_path_factory.mktemp("elsewhere") / "shallow"
    git(translated, "clone", "-q", "--depth", "1", f"file://{translated}", str(shallow))
    out = run(shallow, "diff", HINDI).stdout
    assert "shallow clone" in out
    assert "Never pay." in out
    shutil.rmtree(shallow / ".git")
    done = run(shallow, "diff", HINDI)
    assert done.returncode == 1
    assert "unpacked from a zip" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("Do this now.", "Do this now.", "Do this now."),
        ("Do this now.", "Do that now.", "Do [-this-] {+that+} now."),
        ("Do this.", "Do not do this.", "Do {+not do+} this."),
        ("Never pay them.", "Never pay.", "Never [-pay them.-] {+pay.+}"),
    ],
)
def test_marked_words(before: str, after: str, marked: str) -> None:
    assert mark_words(before, after) == marked


def test_the_reader_is_told(translated: Path, build: Callable[..., Path]) -> None:
    page = "hi/scams-and-money/find-a-real-number.html"
    assert "stale" not in (build(translated) / page).read_text(encoding="utf-8")
    change(translated, "Plain words.", "Never pay.")
    html = LexborHTMLParser((build(translated) / page).read_text(encoding="utf-8"))
    notice = html.css_first(".notice.stale")
    assert "अंग्रेज़ी" in notice.text()
    assert [item.text() for item in notice.css("li")] == ["कम"]
    link = notice.css_first("a")
    assert link.attributes["href"] == "../../scams-and-money/find-a-real-number.html"
    english = (translated / "site" / "scams-and-money/find-a-real-number.html").read_text()
    assert "notice stale" not in english


def test_a_change_without_meaning_stales_nothing(translated: Path) -> None:
    """accept --trivial keeps what matched, and leaves stale what was stale before."""
    change(translated, "Plain words.", "Plane words.")
    change(translated, "Text, as it was.", "Text, as it is.")
    git(translated, "commit", "-qam", "two sections changed")
    change(translated, "Plane words.", "Plain words!")
    assert {c.id for c in now(translated).changed} == {"more", "less"}
    hindi = (translated / HINDI).read_text(encoding="utf-8")
    command = [sys.executable, "-m", "hooks", "accept", "--trivial", ENGLISH]
    done = subprocess.run(command, cwd=translated, capture_output=True, text=True, check=False)
    assert "Nothing to do." in done.stdout, "it matched neither text of the last commit"
    assert (translated / HINDI).read_text(encoding="utf-8") == hindi
    done = subprocess.run(
        [*command, "--since", "HEAD~1"], cwd=translated, capture_output=True, text=True, check=False
    )
    assert f"{HINDI}: still matches." in done.stdout, done.stderr
    assert now(translated).state == "fresh"


def test_trivial_is_for_english_pages_and_known_commits(translated: Path) -> None:
    for arguments, told in (
        (["--trivial", HINDI], "is for English pages"),
        (["--trivial", "--since", "nowhere", ENGLISH], 'no commit, branch or tag "nowhere"'),
    ):
        done = subprocess.run(
            [sys.executable, "-m", "hooks", "accept", *arguments],
            cwd=translated,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1
        assert told in done.stderr


def test_accept_refuses_another_structure(translated: Path) -> None:
    change(translated, "Plain words.", "Plain words.\n\n## New {#new}\n\nMore words.")
    assert lint(load(translated)) == [], "a stale page has the structure of its own English"
    command = [sys.executable, "-m", "hooks", "accept", HINDI]
    done = subprocess.run(command, cwd=translated, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "[headings]" in done.stderr
    assert now(translated).state == "stale"


def refused(root: Path, *arguments: str) -> str:
    """What a command tells that changes nothing."""
    before = (root / HINDI).read_bytes()
    done = run(root, *arguments)
    assert done.returncode == 1, done.stdout
    assert (root / HINDI).read_bytes() == before
    return done.stderr


@pytest.mark.parametrize("recorded", [True, False])
@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("## कम {#less}\n\nPlain words.\n", "", "headings"),
        ("Plain words.", "…", "unfinished"),
        ("/// first\nकार्ड देखें।\n///\n", "देखें।\n", "blocks"),
    ],
)
def test_accept_refuses_what_is_not_whole(
    translated: Path, old: str, new: str, rule: str, recorded: bool
) -> None:
    """Also where the page isn't stale, or doesn't say what it was made from."""
    if not recorded:
        path = translated / HINDI
        lines = path.read_text(encoding="utf-8").split("\n")
        path.write_text("\n".join(x for x in lines if "source_rev" not in x), encoding="utf-8")
    change(translated, old, new, HINDI)
    told = refused(translated, "accept", "docs/hi/index.md", HINDI)
    assert f"[{rule}]" in told
    assert f"{HINDI} doesn't match the English page yet: " in told
    assert "(Nothing was changed.)" in told
    english = (translated / "docs/hi/index.md").read_text(encoding="utf-8")
    assert "source_revision" not in english, "all pages or none"


def test_accept_refuses_a_draft(translated: Path) -> None:
    change(translated, "state: unreviewed", "state: draft", HINDI)
    assert "is a draft" in refused(translated, "accept", HINDI)


def test_diff_says_only_what_it_knows(translated: Path) -> None:
    change(translated, "state: unreviewed", "state: draft", HINDI)
    assert "is a draft of the English page as it is now" in run(translated, "diff", HINDI).stdout
    change(translated, "Plain words.", "Never pay.")
    assert "1 section(s)" in run(translated, "diff", HINDI).stdout
    change(translated, "state: draft", "state: unreviewed", HINDI)
    change(translated, "source_revision", "# source_revision", HINDI)
    out = run(translated, "diff", HINDI).stdout
    assert "matches" not in out
    assert f"It isn't recorded which English text {HINDI} was made from." in out
    assert f"python -m hooks accept {HINDI}" in out
    assert "is not a translation" in refused(translated, "diff", ENGLISH)


def test_a_page_misnamed(translated: Path) -> None:
    near = refused(translated, "accept", HINDI.replace("real", "raal"))
    assert f"Did you mean: {HINDI}" in near
    assert "docs/hi is a folder" in refused(translated, "diff", "docs/hi")
    assert "mkdocs.yml is no page" in refused(translated, "diff", "mkdocs.yml")
    change(translated, "review: {", "review: {{", HINDI)
    assert f"{HINDI}:" in refused(translated, "diff", HINDI)

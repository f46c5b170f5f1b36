"""The command over a small repository: comment, report and pictures of what changed."""

from __future__ import annotations

import json
import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from hooks.problems import Problem, ProblemsFound
from hooks.project import Project, load_project
from hooks.review import pictures
from hooks.review.changes import changes_of, languages_of
from hooks.review.comment import LIMIT, write_comment
from hooks.review.findings import Findings
from hooks.review.helplines import looks
from hooks.review.pictures import Pictures, pages_to_show, take
from hooks.review.words import from_folder, load_review_words
from hooks.translations.accept import accept
from tests.conftest import ROOT, TODAY, settings_of
from tests.review.inert import assert_inert

GUIDE = "scams-and-money/find-a-real-number"
CARD = {"hi": "कार्ड देखें।", "ur": "کارڈ دیکھیں۔"}
EVIL = "@everyone <img src=x> ](http://evil)"
COMMIT = "0123456789" * 4
REPOSITORY = "https://github.com/o/r"
BLOB = f"{REPOSITORY}/blob/{COMMIT}/"


def git(root: Path, *arguments: str) -> None:
    name = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *name, *arguments], cwd=root, check=True, capture_output=True)


def change(root: Path, file: str, old: str, new: str) -> None:
    path = root / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def repository(small: Path) -> Path:
    """The small site with a guide in Hindi and Urdu, on main; a branch `work` is checked out."""
    shutil.copy(ROOT / ".gitignore", small)
    for code in ("hi", "ur"):
        page = small / "docs" / code / f"{GUIDE}.md"
        page.parent.mkdir(parents=True)
        shutil.copy(small / "docs" / "en" / f"{GUIDE}.md", page)
        title = {"hi": "असली नंबर", "ur": "اصلی نمبر"}[code]
        change(small, f"docs/{code}/{GUIDE}.md", "Find a real number", title)
        change(small, f"docs/{code}/{GUIDE}.md", "How to make sure of a number.", "1!")
        change(small, f"docs/{code}/{GUIDE}.md", "Look at the card.", CARD[code])
    project = load_project(settings_of(small))
    for code in ("hi", "ur"):
        accept(project.tree.pages[code, GUIDE], project.tree, small)
    git(small, "init", "-q", "-b", "main")
    git(small, "add", "-A")
    git(small, "commit", "-qm", "first")
    git(small, "checkout", "-qb", "work")
    return small


def review(root: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hooks", "review", *arguments],
        cwd=root,
        env={**os.environ, "SOURCE_DATE_EPOCH": TODAY, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def results(root: Path) -> tuple[str, dict]:  # type: ignore[type-arg]
    out = root / ".review"
    report = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return (out / "comment.md").read_text(encoding="utf-8"), report


def picture(path: Path) -> tuple[int, int, int]:
    """Width and height of a PNG, and how many different rows of points it has."""
    raw = path.read_bytes()
    assert raw.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", raw[16:24])
    data, at = b"", 8
    while at < len(raw):
        length = struct.unpack(">I", raw[at : at + 4])[0]
        if raw[at + 4 : at + 8] == b"IDAT":
            data += raw[at + 8 : at + 8 + length]
        at += length + 12
    rows = zlib.decompress(data)
    size = len(rows) // height
    return width, height, len({rows[i * size : (i + 1) * size] for i in range(height)})


def test_good_change_with_pictures(repository: Path) -> None:
    """A Hindi title (hostile), an English safety step and a helpline's number; partly committed."""
    change(repository, f"docs/hi/{GUIDE}.md", "title: असली नंबर", f'title: "{EVIL}"')
    git(repository, "commit", "-qam", "second")
    change(repository, f"docs/en/{GUIDE}.md", "Look at the card.", "Never pay.")
    change(repository, "data/helplines.yml", 'show: "0700-11111"', 'show: "0700-99999"')
    change(repository, "data/helplines.yml", 'tel: "070011111"', 'tel: "070099999"')
    done = review(repository)
    assert done.returncode == 0, done.stderr
    comment, report = results(repository)
    assert_inert(comment)
    assert "everyone &lt;img src=x&gt; \\](http:\u200b//evil)" in comment
    hindi, english = comment.split("## What the checks found")
    assert f"docs/hi/{GUIDE}.md): सब ठीक है।" in hindi
    assert f"{GUIDE}.md: अंग्रेज़ी में जो बदला, वह यहाँ अभी नहीं आया: शुरुआत।" in hindi
    assert f"**Urgent**, Urdu: docs/ur/{GUIDE}.md, in the beginning." in english
    assert "in-fresh: the number changes from 0700-11111 (tel 070011111) to 0700-99999" in english
    assert "a person must call this number" in english
    assert "This waits until a person has made sure of the number." in english
    assert report["good"]
    assert report["problems"] == []
    assert [(s["file"], s["severity"], s["here"]) for s in report["stale"]] == [
        (f"docs/hi/{GUIDE}.md", "high", True),
        (f"docs/ur/{GUIDE}.md", "high", False),
    ]
    assert {c["file"] for c in report["changes"]} == {
        "data/helplines.yml",
        f"docs/en/{GUIDE}.md",
        f"docs/hi/{GUIDE}.md",
    }
    assert report["looks"][0]["kind"] == "number"
    shots = report["pictures"]["shots"]
    assert [shot["language"] for shot in shots] == ["en", "hi"]
    folder = repository / ".review" / "pictures"
    for shot in shots:
        width, height, rows = picture(folder / shot["first"])
        assert (width, height) == (540, 960)
        assert rows > 100
        width, height, rows = picture(folder / shot["full"])
        assert width == 540
        assert 960 < height <= 9000
        assert rows > 100
    index = (repository / ".review" / "index.html").read_text(encoding="utf-8")
    assert "@everyone &lt;img src=x&gt;" in index
    assert not list(repository.glob(".site-*"))
    assert review(repository, "--no-pictures").returncode == 0, "a second review replaces the first"
    assert not (repository / ".review" / "pictures").exists()


def test_broken_page_still_gets_its_comment(repository: Path) -> None:
    change(repository, f"docs/hi/{GUIDE}.md", f"{CARD['hi']}\n///", CARD["hi"])
    (repository / "docs" / "hi" / "scams-and-money" / f"{EVIL.replace('/', '')}.md").write_text("x")
    done = review(repository, "--commit", COMMIT, "--format", "github", REPO_URL=REPOSITORY)
    assert done.returncode == 1
    assert f"::error file=docs/hi/{GUIDE}.md" in done.stdout
    comment, report = results(repository)
    assert_inert(comment, BLOB)
    assert comment.startswith("## जाँच में क्या मिला\n")
    line = next(p["line"] for p in report["problems"] if p["file"] == f"docs/hi/{GUIDE}.md")
    assert f"[docs/hi/{GUIDE}.md:{line}]({BLOB}docs/hi/{GUIDE}.md#L{line}): " in comment
    assert "समझ न आए, तो यहीं हिन्दी में पूछ लीजिए" in comment
    assert "साइट बन नहीं पाई, इसलिए अभी तस्वीरें नहीं हैं।" in comment
    assert "**English:** Files changed: 2." in comment, "a line for maintainers"
    assert not report["good"]
    assert report["pictures"]["shots"] == []


def test_broken_data_is_told_beside_all_that_hangs_on_it(repository: Path) -> None:
    change(repository, "data/helplines.yml", "- id: in-fresh", "- id: in-other")
    assert review(repository).returncode == 1
    comment, report = results(repository)
    assert "docs/en/get-help/help-now.md" in {p["file"] for p in report["elsewhere"]}
    assert "your change may be why" in comment
    kinds = [look["kind"] for look in report["looks"]]
    assert kinds == ["line_new", "line_gone", "verified"], "numbers first"
    change(repository, "data/helplines.yml", "- id: in-other", "- id: [")
    assert review(repository).returncode == 1
    comment, report = results(repository)
    assert [look["kind"] for look in report["looks"]] == ["unreadable"]
    assert "What is fine" not in comment, "unread pages are not called fine"


def test_words_of_the_comment_broken_by_the_change(repository: Path) -> None:
    change(repository, "data/review/hi.yml", "hello:", "helo:")
    change(repository, "data/review/ur.yml", "{file}: سب", "سب")
    done = review(repository)
    assert done.returncode == 1
    comment, report = results(repository)
    assert comment.startswith("## जाँच में क्या मिला (हिन्दी)"), "as they were before the change"
    told = {(p["file"], p["what"]) for p in report["problems"]}
    assert ("data/review/hi.yml", '"hello" is missing.') in told
    assert ("data/review/ur.yml", 'The words in braces of "fine" differ from the English.') in told


def test_languages_file_broken(repository: Path) -> None:
    change(repository, "data/languages.yml", "code: hi", "cod: hi")
    assert review(repository).returncode == 1
    comment = (repository / ".review" / "comment.md").read_text(encoding="utf-8")
    assert "data/languages.yml" in comment


def test_without_playwright(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    hidden = tmp_path_factory.mktemp("hidden")
    (hidden / "playwright").mkdir()
    (hidden / "playwright" / "__init__.py").write_text("raise ImportError")
    change(repository, f"docs/hi/{GUIDE}.md", "Text.", "Words.")
    done = review(repository, PYTHONPATH=str(hidden))
    assert done.returncode == 0, done.stderr
    assert "Playwright is missing" in done.stderr
    assert "तस्वीरें बनाने के लिए कोई ब्राउज़र नहीं मिला।" in results(repository)[0]


def test_no_history(repository: Path) -> None:
    done = review(repository, "--base", "nowhere")
    assert done.returncode == 1
    assert 'There is no branch or commit "nowhere"' in done.stderr
    assert review(repository, "--base", "--output=x").returncode == 1
    (repository / "mine").mkdir()
    (repository / "mine" / "letter.txt").write_text("x")
    done = review(repository, "--out", "mine")
    assert "holds other files" in done.stderr
    assert (repository / "mine" / "letter.txt").exists()
    shutil.rmtree(repository / ".git")
    assert "no git history" in review(repository).stderr


def test_a_draft_is_not_called_fine_nor_a_new_page_changed(repository: Path) -> None:
    def run(*arguments: str) -> None:
        command = [sys.executable, "-m", "hooks", *arguments]
        subprocess.run(command, cwd=repository, check=True, capture_output=True)

    run("new", "vi", GUIDE)
    assert review(repository, "--no-pictures").returncode == 0
    comment, report = results(repository)
    left = report["drafts"][f"docs/vi/{GUIDE}.md"]
    assert left >= 5
    assert f"docs/vi/{GUIDE}.md: đây là bản nháp. Chưa ai thấy trang này." in comment
    assert f"Số chỗ còn phải làm: {left}." in comment
    assert "không có gì phải sửa" not in comment
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "a draft")
    git(repository, "branch", "-f", "main")
    page = repository / "docs" / "vi" / f"{GUIDE}.md"
    lines = page.read_text(encoding="utf-8").split("\n")
    text = "\n".join(line for line in lines if "<!-- en" not in line)
    text = text.replace("…", "Chữ").replace("state: draft", "state: unreviewed")
    page.write_text(text, encoding="utf-8")
    shutil.copy(page, repository / "docs" / "en" / "get-help" / "tree.md")
    done = review(repository, "--no-pictures")
    comment, report = results(repository)
    kinds = {(look["file"], look["kind"]) for look in report["looks"]}
    assert (f"docs/vi/{GUIDE}.md", "new") in kinds
    assert ("docs/en/get-help/tree.md", "new") in kinds
    assert "safety" not in {kind for _, kind in kinds}
    assert f"docs/vi/{GUIDE}.md là trang mới." in comment, done.stderr


def test_rules_lead_to_the_table_of_the_language(repository: Path) -> None:
    change(repository, f"docs/hi/{GUIDE}.md", "{#more}", "{#More}")
    review(repository, "--commit", COMMIT, REPO_URL=REPOSITORY)
    comment, _ = results(repository)
    assert f"([headings]({BLOB}CONTRIBUTING.hi.md#the-checks))" in comment
    assert_inert(comment, BLOB)


def test_a_changed_text_is_not_fine_with_its_signature(repository: Path) -> None:
    page = f"docs/hi/{GUIDE}.md"
    signed = '{state: reviewed, by: Asha, on: 2026-11-20, revision: "01234567"}'
    change(repository, page, "{state: unreviewed}", signed)
    assert review(repository).returncode == 1
    comment, _ = results(repository)
    assert "The text has changed since Asha read it" in comment
    assert "सब ठीक है" not in comment


def test_on_main_itself_it_says_what_to_compare_with(repository: Path) -> None:
    git(repository, "checkout", "-q", "main")
    change(repository, f"docs/hi/{GUIDE}.md", "Text.", "Words.")
    git(repository, "commit", "-qam", "on main")
    told = review(repository, "--no-pictures").stderr
    assert "0 files changed" in told
    assert "make review BASE=origin/main" in told
    assert "origin/main" not in review(repository, "--base", "HEAD~1", "--no-pictures").stderr


def test_nothing_changed(repository: Path) -> None:
    assert review(repository).returncode == 0
    comment, report = results(repository)
    assert report["changes"] == []
    assert "No page changed" in comment


def test_pictures_are_capped(
    repository: Path,
    build: Callable[..., Path],
    browser: Browser,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(pictures, "MOST", 1)
    monkeypatch.setattr(pictures, "LONGEST", 700)
    tree = load_project(settings_of(repository)).tree
    listed = [("M", f"docs/{code}/{GUIDE}.md") for code in ("en", "ur")]
    pages = pages_to_show(tree, changes_of([*listed, ("M", "data/ui/vi.yml")], tree.places))
    assert pages == [("en", GUIDE), ("ur", GUIDE), ("vi", "index")]
    out = tmp_path / "out"
    made = take(browser, build(repository), tree, pages, out)
    assert (len(made.shots), made.count) == (1, 3)
    assert made.shots[0].cut
    assert picture(out / "pictures" / made.shots[0].full)[1] == 1050


def findings(**given: object) -> Findings:
    empty: dict[str, object] = {
        "base": "", "changes": (), "problems": (), "elsewhere": (), "stale": (), "looks": (),
        "checked": True, "titles": {},
    }  # fmt: skip
    return Findings(**{**empty, **given})  # type: ignore[arg-type]


def test_never_longer_than_github_takes(project: Project) -> None:
    words = load_review_words(project.places, from_folder(ROOT))
    listed = [
        ("M", f"docs/{code}/{'x' * 60}{i}.md")
        for code in ["hi", "vi", "ur", "en"]
        for i in range(900)
    ]
    changes = changes_of(listed, project.places)
    problems = tuple(Problem(c.file, 1, "rule", "what " * 200, "mend " * 200) for c in changes)
    text = write_comment(findings(changes=changes, problems=problems), words, project.places, BLOB)
    assert 5000 < len(text) <= LIMIT
    assert "… बाकी: " in text
    assert text.rstrip().endswith("tonight.")


def test_each_language_is_told_its_own(project: Project) -> None:
    words = load_review_words(project.places, from_folder(ROOT))
    changes = changes_of([("M", "docs/hi/a.md"), ("M", "docs/vi/a.md")], project.places)
    problem = Problem("docs/vi/a.md", 1, "rule", "What.", "Mend.")
    text = write_comment(findings(changes=changes, problems=(problem,)), words, project.places)
    hindi, vietnamese = text.split(words["vi"].titles.review)
    assert words["hi"].next.mend in hindi, "one person reads both parts"
    assert words["hi"].titles.mend not in hindi
    assert words["vi"].next.mend in vietnamese
    assert "docs/vi/a.md:1: What. Mend. (rule)" in vietnamese


def test_capped_is_told(project: Project) -> None:
    words = load_review_words(project.places, from_folder(ROOT))
    shot = pictures.Shot("t", "en", "p", "a", "b", False)
    found = findings().with_site(True, Pictures("made", (shot,) * 20, 25))
    assert "20 pages at most; 25 changed" in write_comment(found, words, project.places)


def test_languages_of_a_comment(project: Project) -> None:
    def spoken(*files: str) -> tuple[str, ...]:
        return languages_of(changes_of([("M", f) for f in files], project.places), project.places)

    assert spoken("docs/hi/index.md") == ("hi",)
    assert spoken("data/ui/ur.yml", "docs/vi/a/b.md") == ("vi", "ur")
    assert spoken("data/helplines.yml", "docs/hi/index.md") == ("hi", "en")
    assert spoken("hooks/cli.py") == spoken("docs/xx/a.md") == spoken() == ("en",)


BEFORE = """
- {id: in-a, numbers: [{show: "1", tel: "1"}], status: unverified, cost: free}
- {id: in-b, numbers: [{show: "2", tel: "2"}], status: unverified}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('tel: "1"', 'tel: "9"', [("number", True)]),
        ("cost: free", "cost: unknown", [("line_other", False)]),
        ("status: unverified, cost", "status: retired, cost", [("line_gone", True)]),
        ("- {id: in-b,", "- {id: in-c,", [("line_new", True), ("line_gone", True)]),
        (
            "status: unverified}",
            "status: verified, verified: {by: A}}",
            [("line_other", False), ("verified", True)],
        ),
        ("- {id: in-a", "- {{", [("unreadable", True)]),
        ("", "", []),
    ],
)  # fmt: skip
def test_what_to_look_at_in_helplines(old: str, new: str, expected: list[tuple[str, bool]]) -> None:
    found = looks(BEFORE, BEFORE.replace(old, new, 1))
    assert [(look.kind, look.urgent) for look in found] == expected


def test_words_complete(project: Project) -> None:
    words = load_review_words(project.places, from_folder(ROOT))
    assert tuple(words) == project.places.codes
    texts = {code: json.dumps(w.model_dump(), ensure_ascii=False) for code, w in words.items()}
    assert not re.search("[يكه]", texts["ur"]), "Arabic letters in Urdu"
    for text in texts.values():
        assert not re.search("[०-९۰-۹٠-٩]", text)
    with pytest.raises(ProblemsFound) as caught:
        load_review_words(project.places, lambda name: "hello: x\n")
    assert any('"summary" is missing.' in p.what for p in caught.value.problems)

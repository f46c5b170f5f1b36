"""Building: whole or not at all, the same twice, and clear words for bad input."""

from __future__ import annotations

import hashlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from hooks.build import BuildFailed, serve_site, swap_in
from hooks.problems import ProblemsFound
from tests.conftest import ROOT, settings_of

Build = Callable[..., Path]
GUIDE = "docs/en/scams-and-money/find-a-real-number.md"


def digest(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_builds_twice_to_the_same_bytes(small: Path, build: Build) -> None:
    first = digest(build(small))
    assert digest(build(small)) == first
    assert {"index.html", "hi/index.html", "404.html", "sitemap.xml"} <= set(first)


def test_nothing_of_material_is_shipped(small: Path, build: Build) -> None:
    files = digest(build(small))
    assert not [name for name in files if "javascripts" in name or "stylesheets" in name]
    assert not [name for name in files if name.startswith("assets/icons")]


BAD_FILES = {
    "byte order mark": (b"\xef\xbb\xbf---\ntitle: A\n---\n", ":1: ", "byte order mark"),
    "Latin-1 letters": ("---\ntitle: A\n---\n\nCaf\xe9".encode("latin-1"), ":5: ", "not UTF-8"),
    "empty file": (b"", ":1: ", "is empty"),
    "only spaces": (b" \n\n", ":1: ", "is empty"),
    "no front matter": (b"Hello\n", ":1: ", "front matter"),
    "front matter not closed": (b"---\ntitle: A\n", ":1: ", "not closed"),
    "second colon": (b"---\ntitle: A: b\n---\nx\n", ":2: ", "second colon"),
    "a tab": (b"---\ntitle: A\nreview:\n\tstate: unreviewed\n---\nx\n", ":4: ", "tab"),
    "quote not closed": (b'---\ntitle: "A\n---\nx\n', ":2: ", "quote"),
    "a key twice": (b"---\ntitle: A\ntitle: B\n---\nx\n", ":3: ", "there twice"),
    "no title": (b"---\ndescription: A\n---\nx\n", ":2: ", '"title" is missing'),
    "no text": (
        b"---\ntitle: A\ndescription: B\naudience: [student]\nformat: guide\n"
        b"sources: [{title: C, date: 2026}]\nreview: {state: unreviewed}\n---\n\n",
        ":9: ",
        "no text",
    ),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file_is_told_and_leaves_the_site(name: str, small: Path, build: Build) -> None:
    before = digest(build(small))
    content, line, words = BAD_FILES[name]
    (small / GUIDE).write_bytes(content)
    with pytest.raises(ProblemsFound) as found:
        build(small)
    message = next(str(p) for p in found.value.problems if p.file == GUIDE and words in str(p))
    assert line in message
    assert digest(small / "site") == before
    assert not list(small.glob(".site-*"))


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("date: 2026-01-05", "date: 2026-02-30", 6, "not in the calendar"),
        ("date: 2026-01-05", "date: yesterday", 6, "not a date"),
        ("https://example.org/a", "example", 6, "not a web address"),
        ("date: 2026-01-05", "", 6, "no date"),
        ("state: unreviewed", "state: fine", 7, "can't be 'fine'"),
        ("{state: unreviewed}", "{state: reviewed}", 7, "by whom and when"),
        ("audience: [student]", "audience: [pupil]", 4, "can't be 'pupil'"),
        ("format: guide", "fromat: guide", 5, "not a name known"),
        ("title: Find a real number", "title: 5", 2, "not text"),
        ("description: How to", "description: " + "long " * 40, 3, "characters"),
        ("audience: [student]", "audience: student", 4, "must be a list"),
    ],
)
def test_front_matter_faults(
    old: str, new: str, line: int, words: str, small: Path, build: Build
) -> None:
    guide = small / GUIDE
    text = guide.read_text().replace("accessed: ", "date: ")
    assert old in text
    guide.write_text(text.replace(old, new))
    with pytest.raises(ProblemsFound) as found:
        build(small)
    problem = next(p for p in found.value.problems if words in str(p))
    assert (problem.file, problem.line) == (GUIDE, line)


def test_command_prints_no_traceback(small: Path) -> None:
    (small / GUIDE).write_bytes(b"---\ntitle: A: b\n---\nx\n")
    for command in (["hooks", "build"], ["mkdocs", "build", "--strict"]):
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=small, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert f"{GUIDE}:2: There is a second colon" in done.stderr
        assert "Traceback" not in done.stderr
        assert not (small / "site" / "index.html").exists()


def test_windows_line_ends_build(small: Path, build: Build) -> None:
    guide = small / GUIDE
    plain = (build(small) / "scams-and-money/find-a-real-number.html").read_bytes()
    guide.write_bytes(guide.read_bytes().replace(b"\n", b"\r\n"))
    assert (build(small) / "scams-and-money/find-a-real-number.html").read_bytes() == plain


def test_swap_puts_the_former_back_when_it_fails(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("old")
    with pytest.raises(BuildFailed, match="could not take the place"):
        swap_in(tmp_path / "missing", site)
    assert (site / "index.html").read_text() == "old"


def test_refuses_to_replace_other_folders(small: Path, build: Build, tmp_path: Path) -> None:
    other = tmp_path / "holiday"
    other.mkdir()
    (other / "photo.jpg").write_text("x")
    with pytest.raises(BuildFailed, match="holds other files"):
        build(small, site=other)
    assert (other / "photo.jpg").exists()


def test_preview_of_one_language_reloads(small: Path) -> None:
    """`serve --lang hi` builds Hindi alone, tells a fault without stopping, and reloads data."""
    port = free_port()
    command = [sys.executable, "-m", "hooks", "serve", "--lang", "hi", "--address"]
    log = (small / "serve.log").open("wb")
    server = subprocess.Popen(
        [*command, f"127.0.0.1:{port}"],
        cwd=small,
        stdout=log,
        stderr=log,
        start_new_session=True,
    )
    try:
        page = f"http://127.0.0.1:{port}/hi/get-help/help-now.html"
        assert "0700-11111" in wait_for(page, "Help &amp; now")
        assert status(f"http://127.0.0.1:{port}/ur/index.html") == 404
        busy = subprocess.run(
            [*command, f"127.0.0.1:{port}"], cwd=small, capture_output=True, text=True, check=False
        )
        assert busy.returncode == 1
        assert "Something answers at" in busy.stderr
        lines = small / "data" / "helplines.yml"
        good = lines.read_text(encoding="utf-8")
        lines.write_text("- id: [\n", encoding="utf-8")
        wait_for_line(small / "serve.log", "data/helplines.yml:2:")
        wait_for_line(small / "serve.log", "The preview waits: mend the lines above and save.")
        lines.write_text(good.replace("11111", "55555"), encoding="utf-8")
        assert "0700-11111" not in wait_for(page, "0700-55555")
    finally:
        os.killpg(server.pid, signal.SIGINT)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            raise
    told = (small / "serve.log").read_text()
    assert "Stopped." in told
    assert told.startswith("Building, which takes about 20 seconds …\nOpen http://127.0.0.1:"), (
        "the address comes when it answers, and nothing else does"
    )
    assert "appear stuck" not in told


def test_preview_of_faulty_pages_says_what_to_do(small: Path) -> None:
    change = (small / GUIDE).read_text(encoding="utf-8").replace("{#more}", "{#More}")
    (small / GUIDE).write_text(change, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "hooks", "serve", "--address", f"127.0.0.1:{free_port()}"],
        cwd=small,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "[headings]" in done.stderr
    assert "then start the preview again." in done.stderr
    assert "Open http" not in done.stdout


def test_preview_refuses_an_unknown_language(small: Path) -> None:
    with pytest.raises(BuildFailed, match="no language"):
        serve_site(settings_of(small), only_language="xx", address="127.0.0.1:0")


def free_port() -> int:
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return int(sock.getsockname()[1])


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def wait_for_line(log: Path, words: str) -> None:
    for _ in range(100):
        if words in log.read_text(errors="replace"):
            return
        time.sleep(0.2)
    raise AssertionError(f"{words} never came:\n{log.read_text(errors='replace')}")


def wait_for(address: str, words: str) -> str:
    """The page at an address, once it holds the words."""
    text = ""
    for _ in range(30):
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                text = answer.read().decode("utf-8")
        except OSError:
            text = ""
        if words in text:
            return text
        time.sleep(0.2)
    raise AssertionError(f"{words} never came; last: {text[:300]}")


def test_bad_environment_is_told() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "hooks", "lint"],
        cwd=ROOT,
        env={"SITE_URL": "mitaan", "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "SITE_URL" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("docs/stray.md", "none of the languages"),
        ("docs/fr/index.md", "none of the languages"),
        ("docs/en/get-help/tree.markdown", "has no place here"),
        ("docs/assets/page.html", "has no place here"),
        ("docs/en/get-help/nothing.md", "no guide"),
    ],
)
def test_misplaced_files(name: str, words: str, small: Path, build: Build) -> None:
    (small / name).parent.mkdir(parents=True, exist_ok=True)
    (small / name).write_text("---\ntitle: A\n---\nx\n")
    with pytest.raises(ProblemsFound) as found:
        build(small)
    assert any(words in str(p) and p.file in (name, "docs/fr") for p in found.value.problems)


@pytest.mark.parametrize(
    ("file", "old", "new", "words"),
    [
        ("data/countries.yml", "ur: بھارت", "fr: Inde", "no name in ur"),
        ("data/languages.yml", "home: pk", "home: uk", 'home "uk"'),
        ("data/languages.yml", "code: hi", "code: vi", "there twice"),
        ("data/helplines.yml", "languages: [hi, en]", "languages: [hindi]", "usual form"),
        ("data/helplines.yml", "hours: {always: true}", "hours: {days: [mon]}", "half told"),
        ("data/helplines.yml", 'from: "09:00"', 'from: "99:00"', "usual form"),
        ("data/helplines.yml", 'en: "Your name."', 'en: "Or call 070044444."', "retired number"),
        ("data/helplines.yml", 'en: "Your name."', 'en: "Or call 1945."', 'number "1945"'),
        ("data/helplines.yml", 'show: "0700-11111"', 'show: "0"', "usual form"),
        ("data/home.yml", "get-help/help-now", "get-help/help", "no guide"),
        ("data/ui/hi.yml", "  skip: ", "  skip: { ", "can't be read"),
        ("data/ui/hi.yml", "  menu: ", "  menu: x{ ", "not closed"),
        ("data/glossary.yml", "  vi: {word: mã OTP", "  fr: {word: OTP", "no word in vi"),
        ("data/taxonomy.yml", "slug: tree", "slog: tree", "not a name known"),
        ("data/unsafe-words.yml", "  why: This", "  because: This", "not a name known"),
    ],
)
def test_faults_in_data(
    file: str, old: str, new: str, words: str, small: Path, build: Build
) -> None:
    path = small / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ProblemsFound) as found:
        build(small)
    assert any(words in str(p) and p.file == file for p in found.value.problems), found.value


@pytest.mark.parametrize("name", ["helplines", "taxonomy", "languages", "glossary", "home"])
def test_missing_data_file(name: str, small: Path, build: Build) -> None:
    (small / "data" / f"{name}.yml").unlink()
    with pytest.raises(ProblemsFound, match="can't be read"):
        build(small)

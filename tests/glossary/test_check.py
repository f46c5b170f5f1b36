"""`glossary check`: clashes among the words are faults, words that nobody uses are notes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hooks.glossary.check import check
from hooks.notes import Findings
from hooks.project import Project, load_project
from tests.conftest import settings_of

GLOSSARY = "data/glossary.yml"
PAGE = "scams-and-money/find-a-real-number.md"
TERM = """- id: {id}
  en: {{word: {en}, avoid: [{avoid}], gloss: "{gloss}"}}
  hi: {{word: {id}-hi, gloss: "…"}}
  vi: {{word: {id}-vi, gloss: "…"}}
  ur: {{word: {id}-ur, gloss: "…"}}
"""


def add(root: Path, id: str, en: str, *, avoid: str = "", gloss: str = "A thing.") -> None:
    path = root / GLOSSARY
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text + TERM.format(id=id, en=en, avoid=avoid, gloss=gloss),
        encoding="utf-8",
    )


def run(root: Path) -> Findings:
    return check(load_project(settings_of(root)))


def problems(root: Path) -> list[str]:
    return [f"{p.file}:{p.line} {p.what}" for p in run(root).problems]


def test_the_glossary_that_stands_has_no_fault(project: Project) -> None:
    assert check(project).problems == ()


def test_the_small_one_too(small: Path) -> None:
    assert problems(small) == []


def test_one_word_for_two_terms(small: Path) -> None:
    add(small, "code", "otp")
    assert problems(small) == [
        'data/glossary.yml:12 "otp" (en) is the word of "otp" and of "code".'
    ]


def test_a_word_that_another_term_avoids(small: Path) -> None:
    add(small, "secret", "Cipher")
    assert problems(small) == [
        'data/glossary.yml:1 "Cipher" (en) of "secret" is to be avoided, says "otp".'
    ]


def test_a_gloss_with_a_word_to_avoid(small: Path) -> None:
    add(small, "lock", "lock", gloss="It needs a cipher.")
    assert problems(small) == [
        'data/glossary.yml:12 The gloss of "lock" (en) uses "cipher", a word to avoid.'
    ]


def test_a_language_that_is_not_known(small: Path) -> None:
    add(small, "lock", "lock")
    path = small / GLOSSARY
    text = path.read_text(encoding="utf-8") + '  fr: {word: verrou, gloss: "…"}\n'
    path.write_text(text, encoding="utf-8")
    assert problems(small) == [
        'data/glossary.yml:12 "lock" has words in "fr", which is no language of this site.'
    ]


def test_a_word_to_avoid_in_a_page(small: Path) -> None:
    path = small / "docs" / "en" / PAGE
    text = path.read_text(encoding="utf-8") + "\nThe cipher.\n"
    path.write_text(text, encoding="utf-8")
    line = len(text.splitlines())
    assert problems(small) == [
        f'docs/en/{PAGE}:{line} "cipher" is a word that data/glossary.yml says to avoid.'
    ]
    path.write_text(
        text.replace("The cipher", "<!-- allow glossary-words: quoted -->\nThe cipher"),
        encoding="utf-8",
    )
    assert problems(small) == []


def test_notes(small: Path) -> None:
    """A term that no guide uses, and one that a translation never names."""
    add(small, "lock", "lock")
    english = small / "docs" / "en" / PAGE
    text = english.read_text(encoding="utf-8")
    english.write_text(text + "\nAn OTP.\n", encoding="utf-8")
    hindi = small / "docs" / "hi" / PAGE
    hindi.parent.mkdir()
    hindi.write_text(text, encoding="utf-8")
    found = run(small)
    assert found.problems == ()
    assert [(n.file, n.what) for n in found.notes] == [
        (GLOSSARY, 'No guide uses "phone" in any language.'),
        (GLOSSARY, 'No guide uses "lock" in any language.'),
        (f"docs/hi/{PAGE}", "The English page explains what this page doesn't name: ओटीपी (otp)."),
    ]
    hindi.write_text(text + "\nआपका ओटीपी।\n", encoding="utf-8")
    assert [note.file for note in run(small).notes] == [GLOSSARY, GLOSSARY]


def command(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "hooks", "glossary", "check", *arguments],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_command(small: Path) -> None:
    """Notes alone end well; a fault, or a term without a language, with the exit code 1."""
    done = command(small)
    assert done.returncode == 0
    assert 'note: data/glossary.yml:6: No guide uses "phone"' in done.stdout
    assert "Nothing to mend." in done.stderr
    add(small, "code", "OTP")
    done = command(small, "--format", "github")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert lines[0].startswith("::error file=data/glossary.yml,line=12,title=glossary::")
    assert lines[1].startswith("::notice file=data/glossary.yml,line=")
    path = small / GLOSSARY
    path.write_text(
        path.read_text(encoding="utf-8").replace("  ur: {word: code-ur", "  xx: {word: …")
    )
    done = command(small, "--format", "json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert told["problems"][0]["what"] == '"code" has no word in ur.'
    assert told["notes"] == []

"""What GitHub shows to those who write: forms, templates, owners; and how editors write files."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hooks.project import Project
from hooks.reading import parse_yaml
from hooks.settings import DEFAULT_SITE_URL
from tests.conftest import ROOT

GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
SCRIPTS = {
    "en": "[a-z]{3}",
    "hi": "[\u0904-\u0939]",
    "vi": "[àáâãèéêìíòóôõùúýăđơưạ-ỹ]",
    "ur": "[\u0679-\u06d2]",
}
KINDS = {"markdown", "input", "textarea", "dropdown", "checkboxes"}
NEEDED = {"markdown": "value", "dropdown": "options", "checkboxes": "options"}


def read(path: Path) -> Any:
    return parse_yaml(path.read_text(encoding="utf-8"), path.name)[0]


def test_three_forms_in_every_language(project: Project) -> None:
    names = {path.name for path in FORMS}
    kinds = {"1-wrong-number", "2-text", "3-new-guide"}
    assert names == {f"{kind}.{code}.yml" for kind in kinds for code in project.places.codes}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_form_is_one_for_github(path: Path, project: Project) -> None:
    form = read(path)
    assert set(form) == {"name", "description", "title", "labels", "body"}
    assert all(isinstance(form[key], str) and len(form[key]) > 3 for key in ("name", "description"))
    assert all(isinstance(label, str) and label.strip() for label in form["labels"])
    ids, labels = [], []
    for element in form["body"]:
        kind, attributes = element["type"], element["attributes"]
        assert kind in KINDS
        assert set(element) <= {"type", "id", "attributes", "validations"}
        assert attributes.get(NEEDED.get(kind, "label"))
        if kind == "markdown":
            assert "id" not in element
            continue
        assert re.fullmatch(r"[A-Za-z0-9_-]+", element["id"])
        assert element.get("validations", {"required": True}).keys() == {"required"}
        ids.append(element["id"])
        labels.append(attributes["label"])
        options = [o if isinstance(o, str) else o["label"] for o in attributes.get("options", [])]
        assert len(options) == len(set(options))
        assert all(isinstance(option, str) and option != "None" for option in options)
    assert len(set(ids)) == len(ids)
    assert len(set(labels)) == len(labels)
    assert any(element["type"] != "markdown" for element in form["body"])


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_form_speaks_its_language_and_warns(path: Path, project: Project) -> None:
    code = path.name.split(".")[1]
    form = read(path)
    assert form["name"].startswith(f"{project.places.language(code).name} · ")
    assert code in form["labels"]
    first, last = form["body"][0], form["body"][-1]
    assert first["type"] == "markdown", "the way to help comes first"
    assert f"](../blob/HEAD/docs/{code}/get-help/help-now.md)" in first["attributes"]["value"]
    assert (ROOT / "docs" / code / "get-help" / "help-now.md").exists()
    assert last["id"] == "public"
    assert last["attributes"]["options"][0]["required"] is True
    words = [form["description"], first["attributes"]["value"].split("\n\n")[1]]
    for element in form["body"][1:]:
        attributes = element["attributes"]
        words += [attributes["label"], attributes.get("description", attributes["label"])]
    for text in words:
        assert re.search(SCRIPTS[code], text, re.I), text
        assert not re.search("[०-९۰-۹٠-٩يكه]", text), text


def test_forms_of_a_kind_ask_the_same() -> None:
    def shape(path: Path) -> list[tuple[Any, ...]]:
        return [
            (e["type"], e.get("id"), e.get("validations"), len(e["attributes"].get("options", [])))
            for e in read(path)["body"]
        ]

    for path in FORMS:
        assert shape(path) == shape(path.with_name(f"{path.name.split('.')[0]}.en.yml"))


def test_chooser_sends_emergencies_elsewhere() -> None:
    chooser = read(GITHUB / "ISSUE_TEMPLATE" / "config.yml")
    assert chooser["blank_issues_enabled"] is False
    (link,) = chooser["contact_links"]
    assert set(link) == {"name", "url", "about"}
    assert link["url"] == f"{DEFAULT_SITE_URL}get-help/help-now.html"
    for script in SCRIPTS.values():
        assert re.search(script, link["name"] + link["about"], re.I)


def test_pull_request_template_in_every_language(project: Project) -> None:
    text = (GITHUB / "pull_request_template.md").read_text(encoding="utf-8")
    for language in project.places.languages:
        assert f"<details><summary>{language.name}</summary>\n\n- [ ] " in text
    assert text.count("- [ ] ") == 3 * len(project.places.codes)
    assert text.count("<details>") == text.count("</details>")


def test_owners_own_what_is_there(project: Project) -> None:
    text = (GITHUB / "CODEOWNERS").read_text(encoding="utf-8")
    owners = {
        line.split()[0]: line.split()[1:]
        for line in text.splitlines()
        if line and not line.startswith("#")
    }
    for pattern in owners:
        assert pattern == "*" or (ROOT / pattern.strip("/")).exists(), pattern
    for code in project.places.codes:
        (team,) = owners[f"/docs/{code}/"]
        assert team == f"@mitaan/{project.places.language(code).english.lower()}"
        assert owners[f"/data/ui/{code}.yml"] == [team]
    assert owners["/data/helplines.yml"] == ["@mitaan/numbers"]


def test_container() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    assert container["image"].endswith("python:3.11")
    assert container["postCreateCommand"] == "make site"
    assert container["forwardPorts"] == [8000]
    assert container["customizations"]["vscode"]["settings"]["files.eol"] == "\n"


def test_files_keep_their_bytes_on_every_system() -> None:
    """git writes \\n everywhere, and leaves fonts and pictures alone."""
    command = ["git", "check-attr", "-z", "--stdin", "text", "eol"]
    names = ["docs/en/index.md", "data/ui/ur.yml", "overrides/icons/x.svg", "fonts/x.ttf", "a.png"]
    done = subprocess.run(
        command, cwd=ROOT, input="\0".join(names), capture_output=True, text=True, check=True
    )
    parts = done.stdout.split("\0")
    found = {(parts[i], parts[i + 1]): parts[i + 2] for i in range(0, len(parts) - 2, 3)}
    for name in names[:3]:
        assert (found[name, "text"], found[name, "eol"]) == ("auto", "lf")
    for name in names[3:]:
        assert found[name, "text"] == "unset"

"""What GitHub runs: only commands that are there, with no more rights than they need."""

from __future__ import annotations

import io
import json
import os
import re
import shlex
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from hooks.cli import main
from hooks.reading import parse_yaml
from tests.conftest import ROOT
from tests.review.inert import assert_inert

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
SHA = "0123456789" * 4
BLOB = f"https://github.com/o/r/blob/{SHA}/"


def read(name: str) -> Any:
    path = ROOT / ".github" / "workflows" / name
    return parse_yaml(path.read_text(encoding="utf-8"), name)[0]


def steps(workflow: Any) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_workflow_is_careless(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    workflow = read(path.name)
    assert "pull_request_target" not in text.replace("# ", "")
    assert "secrets." not in text
    assert workflow["permissions"], "rights are named, else the repository's default counts"
    for job in workflow["jobs"].values():
        assert job.get("timeout-minutes") or "environment" in job
    for step in steps(workflow):
        assert ("uses" in step) != ("run" in step)
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", step.get("uses", "actions/x@v1"))
        assert "${{" not in step.get("run", ""), "values reach a script through env alone"
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False


def test_review_may_read_alone() -> None:
    workflow = read("review.yml")
    assert workflow["on"] == {"pull_request": None} or workflow["on"] == {"pull_request": ""}
    assert workflow["permissions"] == {"contents": "read"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    upload = next(s for s in steps(workflow) if s.get("uses", "").startswith("actions/upload"))
    assert upload["with"]["path"] == ".review"
    assert upload["with"]["include-hidden-files"] is True, "else a folder with a dot is left out"
    assert upload["with"]["name"] == "review"
    checkout = steps(workflow)[0]
    assert checkout["with"]["fetch-depth"] == 2, "HEAD^1 must be there"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_command_is_there(path: Path) -> None:
    targets = re.findall(r"(?m)^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"))
    for step in steps(read(path.name)):
        if "run" not in step or step.get("shell") == "python":
            continue
        for line in step["run"].splitlines():
            words = shlex.split(line)
            if words[0] == "make":
                assert words[1] in targets
            elif words[0] == "python":
                assert (ROOT / words[1]).exists()
            elif words[:3] == [".venv/bin/python", "-m", "hooks"]:
                command = main.commands[words[3]]
                known = {name for p in command.params for name in p.opts} | {"HEAD^1"}
                options = [word for word in words[4:] if word.startswith("--")]
                assert set(options) <= known, line
                choices = {
                    choice
                    for p in command.params
                    if isinstance(p.type, click.Choice)
                    for choice in p.type.choices
                }
                if "--format" in words:
                    assert words[words.index("--format") + 1] in choices
            else:
                assert line == 'cat .review/comment.md >> "$GITHUB_STEP_SUMMARY"'


def test_review_at_home_is_one_command() -> None:
    done = subprocess.run(
        ["make", "-n", "--no-print-directory", "review", "BASE=origin/main"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines()[-1].endswith("-m hooks review --base origin/main")


def test_comment_never_touches_what_it_comments() -> None:
    workflow = read("comment.yml")
    assert workflow["on"] == {"workflow_run": {"workflows": ["Review"], "types": ["completed"]}}
    assert workflow["on"]["workflow_run"]["workflows"] == [read("review.yml")["name"]]
    assert workflow["permissions"] == {"actions": "read", "pull-requests": "write"}
    assert all("permissions" not in job for job in workflow["jobs"].values())
    assert "workflow_run.event == 'pull_request'" in workflow["jobs"]["comment"]["if"]
    assert not any("uses" in step for step in steps(workflow)), "no checkout, nobody else's code"


GH = """#!{python}
import json, os, sys
from pathlib import Path
folder = Path(os.environ["STUB"])
arguments = sys.argv[1:]
body = sys.stdin.read() if "--input" in arguments else ""
with (folder / "calls.jsonl").open("a") as log:
    log.write(json.dumps([arguments, body]) + "\\n")
address = next(a for a in arguments if a.startswith("repos/"))
for name, answer in json.loads((folder / "answers.json").read_text()).items():
    if name in address:
        sys.stdout.write(answer)
        break
if address.endswith("/zip"):
    sys.stdout.flush()
    sys.stdout.buffer.write((folder / "review.zip").read_bytes())
"""

Post = Callable[..., list[tuple[list[str], Any]]]


@pytest.fixture
def post(tmp_path: Path) -> Post:
    """Runs the script of comment.yml with a `gh` that notes what it is asked; gives its calls."""

    def run(
        comment: str | None,
        pulls: str = f"7\t{SHA}\tvolunteer/r\n",
        artifacts: str = "11\t5000\n",
        posted: str = "",
    ) -> list[tuple[list[str], Any]]:
        (tmp_path / "bin").mkdir(exist_ok=True)
        gh = tmp_path / "bin" / "gh"
        gh.write_text(GH.format(python=sys.executable), encoding="utf-8")
        gh.chmod(gh.stat().st_mode | stat.S_IXUSR)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr("report.json", '{"number": 666}')
            if comment is not None:
                archive.writestr("comment.md", comment)
        (tmp_path / "review.zip").write_bytes(packed.getvalue())
        answers = {"pulls?": pulls, "/artifacts?": artifacts, "/comments?": posted}
        (tmp_path / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
        (tmp_path / "calls.jsonl").write_text("")
        (step,) = steps(read("comment.yml"))
        assert step["shell"] == "python"
        subprocess.run(
            [sys.executable, "-c", step["run"]],
            check=True,
            capture_output=True,
            cwd=tmp_path,
            env={
                **os.environ,
                "PATH": f"{gh.parent}{os.pathsep}{os.environ['PATH']}",
                "STUB": str(tmp_path),
                "SERVER": "https://github.com",
                "REPOSITORY": "o/r",
                "RUN": "99",
                "HEAD_SHA": SHA,
                "HEAD_REPOSITORY": "volunteer/r",
            },
        )
        lines = (tmp_path / "calls.jsonl").read_text(encoding="utf-8").splitlines()
        return [
            (arguments, body and json.loads(body)) for arguments, body in map(json.loads, lines)
        ]

    return run


def test_posts_once_then_updates(post: Post) -> None:
    good = f"## Found\n\n- [docs/hi/a.md:3]({BLOB}docs/hi/a.md#L3): शुक्रिया &lt;x&gt; @\u200ball\n"
    arguments, body = post(good)[-1]
    assert arguments[:3] == ["api", "--method", "POST"]
    assert "repos/o/r/issues/7/comments" in arguments
    assert body["body"].startswith("<!-- mitaan-review -->\n")
    assert good in body["body"]
    assert "](https://github.com/o/r/actions/runs/99/artifacts/11)" in body["body"]
    calls = post(good, posted="123\n124\n")
    assert calls[-1][0][:3] == ["api", "--method", "PATCH"]
    assert "repos/o/r/issues/comments/123" in calls[-1][0]
    asked = next(arguments for arguments, _ in calls if "issues/7/comments?" in " ".join(arguments))
    assert '.user.login == "github-actions[bot]"' in asked[-1], "never somebody else's comment"


@pytest.mark.parametrize(
    "given",
    [
        {"comment": "x", "pulls": ""},
        {
            "comment": "x",
            "pulls": f"7\t{SHA}\tstranger/r\n8\t{'f' * 40}\tvolunteer/r\n9\t{SHA}\t\n",
        },
        {"comment": "x", "artifacts": ""},
        {"comment": "x", "artifacts": "11\t900000000\n"},
        {"comment": None},
    ],
    ids=["closed", "other's", "nothing made", "too big", "no comment"],
)
def test_posts_nothing_where_nothing_fits(post: Post, given: dict[str, Any]) -> None:
    assert not any("--method" in arguments for arguments, _ in post(**given))


HOSTILE = [
    "@everyone and me@evil.example",
    "[x](https://github.com/o/r/blob/" + "f" * 40 + "/evil.md)",
    "<img src=x> <details> <!-- x --> <a href='https://evil.example'>",
    "[x](https://evil.example) ![y](https://evil.example/y.png) [z](/evil/r)",
    f"[x]({BLOB}../../../../../evil/r) [y]({BLOB}%2e%2E/%2E./evil) [z]({BLOB}a b)",
    f'[x](https://github.com/o/r/blob/{SHA}@evil.example/) [y]({BLOB}a.md#L1 "t")',
    "[a]: https://evil.example\n\n[a] [b][a]\n\n[b]:evil",
    "https://evil.example www.evil.example WWW.evil.example mailto:a@evil.example",
    "&#64;everyone https&colon;//evil.example &commat;all &#x3C;b>",
    "[a\\](https://evil.example) [b\\\\](https://evil.example)",
    "#12 GH-12 other/repo#12",
    "turned \u202e round \x1b[31m",
    f"![x]({BLOB}a.png)",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_forged_comment_is_harmless(post: Post, text: str) -> None:
    """The first workflow runs strangers' code, so its comment may hold anything."""
    marker, link, _, *rest = post(text)[-1][1]["body"].split("\n")
    assert_inert("\n".join(rest), BLOB)
    assert "evil" not in link + marker
    assert "\u202e" not in "".join(rest)
    for target in re.findall(r"(?<!\\)\]\(([^\\][^)]*)\)", "\n".join(rest)):
        assert target.startswith(BLOB)
        assert ".." not in target
        assert "%2e" not in target.lower()


def test_a_long_comment_is_cut(post: Post) -> None:
    assert len(post("<" * 190_000)[-1][1]["body"]) < 65_536

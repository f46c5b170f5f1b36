"""Asking addresses: against a server of our own, which also stands in for the net as a proxy."""

from __future__ import annotations

import http.server
import json
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hooks.sources.online import USER_AGENT, Answer, ask, ask_all, no_network
from tests.conftest import TODAY

PAGE = "docs/en/scams-and-money/find-a-real-number.md"
OLD = "[{title: A paper, url: https://example.org/a, accessed: 2026-01-05}]"


class _Server(http.server.ThreadingHTTPServer):
    """Answers by the last part of a path, and keeps what was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, str, str]] = []
        self.over = threading.Event()
        self.now = self.most = 0
        self.counting = threading.Lock()

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"


class _Handler(http.server.BaseHTTPRequestHandler):
    server: _Server

    def _answer(self) -> None:
        name = self.path.rpartition("/")[2]
        with self.server.counting:
            self.server.asked.append((self.command, name, self.headers["User-Agent"]))
            self.server.now += 1
            self.server.most = max(self.server.most, self.server.now)
        try:
            if name == "hangs":
                self.server.over.wait(20)
                return
            if name.startswith("busy"):
                self.server.over.wait(0.05)
            code = {"gone": 404, "past": 410, "moved": 301, "circle": 302, "file": 302}.get(
                name, 200
            )
            if name == "no-head" and self.command == "HEAD":
                code = 404
            if name == "refuses":
                code = 403
            if name == "broken":
                code = 500
            self.send_response(code)
            if code in (301, 302):
                target = {"moved": "here", "circle": "circle", "file": "file:///etc/hosts"}[name]
                self.send_header("Location", target)
            self.send_header("Content-Length", "0")
            self.end_headers()
        finally:
            with self.server.counting:
                self.server.now -= 1

    do_HEAD = do_GET = _answer  # noqa: N815

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def server() -> Iterator[_Server]:
    running = _Server()
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running
    running.over.set()
    running.shutdown()
    running.server_close()


@pytest.mark.parametrize(
    ("name", "state", "detail", "asked"),
    [
        ("here", "answers", "", ["HEAD"]),
        ("no-head", "answers", "", ["HEAD", "GET"]),
        ("refuses", "answers", "but not to programs, 403", ["HEAD", "GET"]),
        ("gone", "gone", "404", ["HEAD", "GET"]),
        ("past", "gone", "410", ["HEAD", "GET"]),
        ("broken", "no answer", "500", ["HEAD", "GET"]),
    ],
)
def test_answers(server: _Server, name: str, state: str, detail: str, asked: list[str]) -> None:
    assert ask(server.root + name, 5) == Answer(server.root + name, state, detail)  # type: ignore[arg-type]
    assert server.asked == [(method, name, USER_AGENT) for method in asked]
    assert "Mitaan" in USER_AGENT


def test_moved(server: _Server) -> None:
    assert ask(server.root + "moved", 5) == Answer(
        server.root + "moved", "moved to", server.root + "here"
    )
    assert [method for method, _, _ in server.asked] == ["HEAD", "HEAD"]


@pytest.mark.parametrize("name", ["circle", "file"])
def test_a_move_that_leads_nowhere(server: _Server, name: str) -> None:
    assert ask(server.root + name, 5).state == "no answer"


def test_too_slow(server: _Server) -> None:
    assert ask(server.root + "hangs", 0.3) == Answer(server.root + "hangs", "no answer", "too slow")


def test_each_once_and_eight_at_most(server: _Server) -> None:
    urls = [f"{server.root}busy{number}" for number in range(30)]
    answers = ask_all([*urls, *urls, urls[0] + "#part"], 5)
    assert [answer.url for answer in answers] == sorted(urls)
    assert len(server.asked) == 30
    assert 1 < server.most <= 8


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/"
        answers = ask_all([url, "http://name.invalid/"], 5)
    assert {answer.state for answer in answers} == {"no answer"}
    assert no_network(answers)


def command(root: Path, proxy: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    proxies = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), proxy)
    return subprocess.run(
        [sys.executable, "-m", "hooks", "sources", "check", "--online", *arguments],
        cwd=root,
        env={**os.environ, **proxies, "no_proxy": "", "NO_PROXY": "", "SOURCE_DATE_EPOCH": TODAY},
        capture_output=True,
        text=True,
        check=False,
    )


def test_command(small: Path, server: _Server) -> None:
    """All answers are told, and one that is gone ends with the exit code 1."""
    path = small / PAGE
    text = path.read_text(encoding="utf-8")
    sources = ", ".join(
        f"{{title: A, url: 'http://paper.example.org/{name}', date: 2026}}"
        for name in ("here", "moved", "gone", "broken")
    )
    assert OLD in text
    path.write_text(text.replace(OLD, f"[{sources}]"), encoding="utf-8")
    done = command(small, server.root)
    assert done.returncode == 1, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert "answers: http://paper.example.org/here" in lines
    assert "gone: http://paper.example.org/gone (404)" in lines
    assert "moved to: http://paper.example.org/moved (http://paper.example.org/here)" in lines, (
        lines
    )
    assert "no answer: http://paper.example.org/broken (500)" in lines
    (fault,) = [line for line in lines if line.startswith(f"{PAGE}:6: ")]
    assert "http://paper.example.org/gone is gone (404)." in fault
    assert "1 problem found." in done.stderr

    path.write_text(path.read_text(encoding="utf-8").replace("/gone", "/other"), encoding="utf-8")
    done = command(small, server.root, "--format", "json")
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["problems"] == []
    states = {answer["url"].rpartition("/")[2]: answer["state"] for answer in told["answers"]}
    assert states["other"] == "answers"
    assert states["moved"] == "moved to"


def test_no_network(small: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        done = command(small, f"http://127.0.0.1:{free.getsockname()[1]}/")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("Error: No network: none of the ")
    assert len(done.stderr.splitlines()) == 1

"""Asking addresses on the net whether they still answer: each once, politely, a few at a time."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from typing import IO, Any, Literal

AT_ONCE = 8
TIMEOUT = 15.0  # seconds
USER_AGENT = (
    "Mitaan-sources/1 (checks once in a while that the sources of safety guides still answer)"
)
GONE = (404, 410)

State = Literal["answers", "moved to", "gone", "no answer"]


@dataclass(frozen=True)
class Answer:
    """How an address answered; `detail` is where it moved to, or why it didn't answer."""

    url: str
    state: State
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.state}: {self.url}" + (f" ({self.detail})" if self.detail else "")


class _WebOnly(urllib.request.HTTPRedirectHandler):
    """Follows redirects to web addresses alone."""

    def redirect_request(
        self, req: Any, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        if urllib.parse.urlsplit(newurl).scheme not in ("http", "https"):
            raise urllib.error.URLError(f"leads to {newurl}")
        again = super().redirect_request(req, fp, code, msg, headers, newurl)
        if again is not None:
            again.method = req.get_method()
        return again


def ask_all(urls: Iterable[str], timeout: float = TIMEOUT) -> list[Answer]:
    """Ask each address once, parts after # aside; answers in the order of the addresses."""
    once = sorted({url.partition("#")[0] for url in urls})
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda url: ask(url, timeout), once))


def ask(url: str, timeout: float = TIMEOUT) -> Answer:
    """Ask for the head of a page, and for the page itself where a server knows no such question."""
    answer = _ask(url, "HEAD", timeout)
    return answer if answer.state in ("answers", "moved to") else _ask(url, "GET", timeout)


def no_network(answers: Iterable[Answer]) -> bool:
    """Whether nothing at all answered."""
    return all(answer.state == "no answer" for answer in answers)


def _ask(url: str, method: str, timeout: float) -> Answer:
    ascii_url = urllib.parse.quote(url, safe="%/:=&?~#+!$,;'@()*[]")
    try:
        request = urllib.request.Request(
            ascii_url, method=method, headers={"User-Agent": USER_AGENT, "Accept": "*/*"}
        )
        with urllib.request.build_opener(_WebOnly).open(request, timeout=timeout) as response:
            end = response.geturl()
    except urllib.error.HTTPError as error:
        error.close()
        if error.code in GONE:
            return Answer(url, "gone", str(error.code))
        if error.code in (401, 403, 405, 406, 429, 501) and method == "GET":
            return Answer(url, "answers", f"but not to programs, {error.code}")
        return Answer(url, "no answer", str(error.code))
    except urllib.error.URLError as error:
        return Answer(url, "no answer", _why(error.reason))
    except (OSError, ValueError, HTTPException) as error:
        return Answer(url, "no answer", _why(error))
    moved = end.rstrip("/") != ascii_url.rstrip("/")
    return Answer(url, "moved to", end) if moved else Answer(url, "answers")


def _why(reason: object) -> str:
    if isinstance(reason, TimeoutError):
        return "too slow"
    words = getattr(reason, "strerror", None) or reason
    return str(words).strip() or type(reason).__name__

"""A phone to open pages on, which notes whatever goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

Phone = Callable[..., Page]


def left(request: Request) -> bool:
    """Whether a request ended because the page was left."""
    return request.failure == "net::ERR_ABORTED"


def noting(page: Page, address: str) -> Page:
    """A page that notes whatever goes wrong on the host of an address, in `page.faults`."""
    faults: list[str] = []
    page.faults = faults  # type: ignore[attr-defined]
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("requestfailed", lambda r: None if left(r) else faults.append(f"failed: {r.url}"))
    start = address.split("//")[0] + "//" + address.split("//")[1].split("/")[0]

    def note(request: object) -> None:
        url = str(getattr(request, "url", ""))
        if not url.startswith(start):
            faults.append(f"foreign: {url}")

    page.on("request", note)
    return page


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Page]:
    """One page on a phone that goes from page to page: much quicker than a new one for each."""
    context = browser.new_context(viewport={"width": 320, "height": 740}, locale="en-GB")
    context.set_default_timeout(10_000)
    yield noting(context.new_page(), address)
    context.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Phone]:
    """Opens pages 360 px wide; `page.faults` collects console errors, failed and foreign requests."""
    contexts: list[BrowserContext] = []

    def open_page(address: str, *, width: int = 360, **options: object) -> Page:
        options.setdefault("locale", "en-GB")
        context = browser.new_context(
            viewport={"width": width, "height": 740},
            **options,  # type: ignore[arg-type]
        )
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = noting(context.new_page(), address)
        page.goto(address)
        return page

    yield open_page
    for context in contexts:
        context.close()

"""What the tests of search share: tables, and a page in which the engine runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from hooks.project import Project
from hooks.search.normalise import Normaliser
from hooks.search.table import Table, table_for
from tests.conftest import ROOT

ENGINE = "assets/js/search-engine.js"


@pytest.fixture(scope="session")
def tables(project: Project) -> dict[str, Table]:
    return {code: table_for(project.search, code) for code in project.places.codes}


@pytest.fixture(scope="session")
def normalisers(tables: dict[str, Table]) -> dict[str, Normaliser]:
    return {code: Normaliser(table) for code, table in tables.items()}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def engine_page(page: Page, tmp_path: Path) -> Page:
    """An empty page with the engine and no index."""
    target = tmp_path / "engine.html"
    target.write_text(
        '<!doctype html><meta charset="utf-8">'
        f'<script src="{(ROOT / "overrides" / ENGINE).as_uri()}"></script>'
    )
    page.goto(target.as_uri())
    return page


Finder = Callable[[str, str], Any]


def finder(page: Page, site: Path) -> Finder:
    """Ask a language's engine in a page of a built site, opened as a file under its strict policy."""
    page.goto((site / "index.html").as_uri())
    page.evaluate(
        """source => new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.onload = resolve; script.onerror = reject; script.src = source;
          document.head.append(script);
        })""",
        ENGINE,
    )
    return lambda code, query: page.evaluate(
        "async ([code, query]) => (await mitaanSearch.open('./', code)).find(query)", [code, query]
    )


@pytest.fixture
def find(page: Page, site: Path) -> Finder:
    return finder(page, site)

"""Countries, quizzes, checklists, explained words, the help bar, the quick exit, ages."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from hooks.helplines.freshness import FRESH_DAYS, STALE_DAYS, level_for
from tests.browser import pages
from tests.browser.conftest import Phone
from tests.conftest import ROOT, serve

SCAM = "scams-and-money/spot-a-scam"
LINES = "get-help/helplines"
LOW = "truth-and-wellbeing/feeling-very-low"
TAP = 44


def open_country(page: Page) -> set[str]:
    return set(
        page.evaluate(
            "[...document.querySelectorAll('.country')].filter(c => c.open).map(c => c.dataset.country)"
        )
    )


@pytest.mark.parametrize(("code", "home"), [("en", "in"), ("hi", "in"), ("ur", "pk"), ("vi", "vn")])
def test_country(code: str, home: str, address: str, phone: Phone) -> None:
    """The likeliest country is open; a choice holds on all blocks and pages, and in the bar."""
    page = phone(address + pages.of(LINES, code))
    assert open_country(page) == {home}
    assert page.locator(f'.bar-call[data-country="{home}"]').is_visible()
    other = "vn" if home != "vn" else "pk"
    button = page.locator(f'.choose button[data-country="{other}"]').nth(2)
    box = button.bounding_box()
    assert box is not None
    assert box["height"] >= TAP
    button.click()
    assert open_country(page) == {other}
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator(".bar-call:visible").get_attribute("data-country") == other
    page.goto(address + pages.of(LOW, code))
    assert open_country(page) == {other}
    assert page.locator(".bar-call:visible").get_attribute("data-country") == other


def test_country_without_script(address: str, phone: Phone) -> None:
    page = phone(address + pages.of(LINES, "ur"), java_script_enabled=False)
    first = page.locator(".countries").first.locator("details.country")
    assert [first.nth(n).get_attribute("data-country") for n in range(3)] == ["pk", "in", "vn"]
    assert first.nth(0).get_attribute("open") is not None
    first.nth(2).locator("> summary").click()
    assert first.nth(2).locator(".line").first.is_visible()


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_quiz_keeps_score_on_the_phone(code: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of(SCAM, code))
    quizzes = page.locator(".quiz")
    assert quizzes.count() >= 3
    quizzes.nth(0).locator(".answer.wrong summary").first.click()
    assert quizzes.nth(0).locator(".answer.wrong .why").first.is_visible()
    quizzes.nth(0).locator(".answer.right summary").first.click()
    quizzes.nth(1).locator(".answer.right summary").first.click()
    page.wait_for_timeout(100)
    score = page.locator(".quiz-score").inner_text()
    assert "1" in score
    assert "2" in score
    assert page.locator(".quiz-score").get_attribute("aria-live") == "polite"
    page.reload()
    assert page.locator(".quiz-score").inner_text() == score
    kept = page.evaluate("Object.keys(localStorage)")
    assert kept == [f"mitaan.quiz.{SCAM}.html"]


def test_quiz_without_script_and_by_keyboard(address: str, phone: Phone) -> None:
    page = phone(address + pages.of(SCAM, "en"), java_script_enabled=False)
    answer = page.locator(".quiz .answer").first
    assert not answer.locator(".why").is_visible()
    answer.locator("summary").focus()
    page.keyboard.press("Enter")
    assert answer.locator(".why").is_visible()


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_checklist_is_remembered_and_cleared(code: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of(SCAM, code))
    boxes = page.locator(".checklist").first.locator("input")
    label = page.locator(".checklist label").first.bounding_box()
    assert label is not None
    assert label["height"] >= TAP
    boxes.nth(1).check()
    page.reload()
    assert [boxes.nth(n).is_checked() for n in range(3)] == [False, True, False]
    page.locator(".checklist .clear").first.click()
    assert not boxes.nth(1).is_checked()
    page.reload()
    assert not boxes.nth(1).is_checked()
    assert page.evaluate("Object.keys(localStorage).length") == 0


def test_works_where_the_phone_keeps_nothing(address: str, phone: Phone) -> None:
    page = phone(address + "index.html")
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
    )
    page.goto(address + pages.of(SCAM, "en"))
    page.wait_for_load_state("networkidle")
    page.faults.clear()  # type: ignore[attr-defined]
    page.locator(".checklist input").first.check()
    page.locator(".quiz .answer summary").first.click()
    page.locator(".choose button").nth(1).click()
    assert page.faults == []  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_explained_word(code: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of(SCAM, code))
    word = page.locator("a.term").first
    gloss = word.get_attribute("data-gloss")
    word.focus()
    page.keyboard.press("Enter")
    assert page.locator(".gloss").inner_text() == gloss
    assert word.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    assert page.locator(".gloss").count() == 0
    word.click()
    word.click()
    page.wait_for_url(f"**/{pages.of('glossary', code)}#*")
    assert page.locator(".glossary div:target dd").is_visible()


def test_explained_word_without_script(address: str, phone: Phone) -> None:
    page = phone(address + pages.of(SCAM, "hi"), java_script_enabled=False)
    page.locator("a.term").first.click()
    page.wait_for_url(f"**/{pages.of('glossary', 'hi')}#*")


@pytest.mark.parametrize("code", pages.PLACES.codes)
@pytest.mark.parametrize("path", ["index", LOW, SCAM, "glossary"])
def test_help_is_one_tap_away_in_the_same_place(
    path: str, code: str, address: str, phone: Phone
) -> None:
    for script in (True, False):
        page = phone(address + pages.of(path, code), java_script_enabled=script)
        bar = page.locator("nav.bar").bounding_box()
        assert bar is not None
        assert round(bar["y"] + bar["height"]) == 740
        for link in page.locator("nav.bar a:visible").all():
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= TAP
        page.locator(".bar-help").click()
        page.wait_for_url(f"**/{pages.of('get-help/help-now', code)}")


def neutral_page(page: Page) -> None:
    """Stand in for the neutral page, so that no request leaves."""
    page.context.route(
        "https://www.wikipedia.org/**",
        lambda route: route.fulfill(body="<title>Neutral</title>", content_type="text/html"),
    )


@pytest.mark.parametrize("how", ["tap", "escape"])
def test_quick_exit_leaves_no_entry(how: str, address: str, phone: Phone) -> None:
    page = phone(address + "index.html")
    neutral_page(page)
    page.goto(address + pages.of(LOW, "en"))
    if how == "tap":
        page.locator(".bar-exit").click()
    else:
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
        page.wait_for_timeout(200)
        assert LOW in page.url
        page.keyboard.press("Escape")
    page.wait_for_url("https://www.wikipedia.org/")
    page.go_back()
    assert page.url == address + "index.html"


@pytest.mark.parametrize("code", ["en", "ur"])
def test_quick_exit_from_within_a_tree(code: str, address: str, phone: Phone) -> None:
    """After several steps, one Back still doesn't lead to the guide."""
    page = phone(address + "index.html")
    neutral_page(page)
    page.goto(address + pages.of("get-help/help-now", code))
    for _ in range(2):
        page.locator(".step:visible .choices a").nth(1).click()
        page.wait_for_timeout(150)
    page.locator("details.contents summary").click()
    page.locator("details.contents a").first.click()
    page.locator(".bar-exit").click()
    page.wait_for_url("https://www.wikipedia.org/")
    page.go_back()
    assert page.url == address + "index.html"
    assert page.evaluate("Object.keys(sessionStorage)") == []


def test_pressing_escape_again_and_again_goes_no_further_back(address: str, phone: Phone) -> None:
    page = phone(address + pages.of(SCAM, "en"))
    neutral_page(page)
    page.goto(address + "index.html")
    page.goto(address + pages.of("get-help/help-now", "en"))
    for _ in range(2):
        page.locator(".step:visible .choices a").nth(1).click()
        page.wait_for_timeout(150)
    page.evaluate(
        """() => { for (let n = 0; n < 6; n++)
          document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})); }"""
    )
    page.wait_for_url("https://www.wikipedia.org/")
    page.go_back()
    assert page.url == address + "index.html"


def test_ticks_on_crisis_guides_are_forgotten_with_the_browser(address: str, phone: Phone) -> None:
    page = phone(address + pages.of("sexual-harm/sextortion-first-hour", "en"))
    page.locator(".checklist input").first.check()
    page.reload()
    assert page.locator(".checklist input").first.is_checked()
    assert page.evaluate("Object.keys(localStorage)") == []
    assert page.evaluate("Object.keys(sessionStorage).filter(k => /ticks/.test(k)).length") == 1


def test_quick_exit_only_on_crisis_guides(address: str, phone: Phone) -> None:
    page = phone(address + pages.of(LOW, "ur"))
    assert page.locator(".bar-exit").is_visible()
    page.goto(address + pages.of(SCAM, "ur"))
    assert page.locator(".bar-exit").count() == 0


def test_quick_exit_is_explained(address: str, phone: Phone) -> None:
    for code in pages.PLACES.codes:
        page = phone(address + pages.of("get-help/use-this-site-safely", code))
        text = page.locator("article").inner_text()
        assert page.locator("#quick-exit").count() == 1
        assert "Escape" in text


DAY = 24 * 3600 * 1000


def at(page: Page, days: int) -> None:
    """The phone's clock stands so many days after 2026-11-21."""
    page.clock.set_fixed_time(
        datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.UTC) + datetime.timedelta(days=days)
    )


def test_age_of_the_copy(address: str, phone: Phone) -> None:
    page = phone(address + pages.of(SCAM, "en"))
    at(page, 0)
    page.reload()
    assert page.locator(".built").inner_text() == "This copy was made on 21 November 2026."
    at(page, 400)
    page.reload()
    assert "400 days ago" in page.locator(".built").inner_text()
    plain = phone(address + pages.of(SCAM, "en"), java_script_enabled=False)
    assert plain.locator(".built").inner_text() == "This copy was made on 21 November 2026."


def test_freshness_counts_at_the_moment_of_reading(
    small: Path, build: Callable[..., Path], phone: Phone
) -> None:
    """Built on 2026-11-21: one line checked 12 days before, one 143 days before, one never."""
    root, stop = serve(build(small))
    page = phone(root + "get-help/help-now.html")

    def told(days: int) -> dict[str, str]:
        at(page, days)
        page.reload()
        return dict(
            page.evaluate(
                "[...document.querySelectorAll('.line')].map(l => "
                "[l.querySelector('.line-name').textContent, l.querySelector('.age span').textContent])"
            )
        )

    assert told(0) == {
        "Fresh line": "checked 12 days ago",
        "Ageing line": "last checked on 1 July 2026, make sure before you rely on it",
        "Unchecked line": "not checked lately; in danger call all the same",
    }
    assert list(told(0))[-1] == "Unchecked line"
    assert told(-12)["Fresh line"] == "checked today"
    assert told(-11)["Fresh line"] == "checked yesterday"
    assert told(100)["Fresh line"].startswith("last checked on 9 November 2026")
    assert told(100)["Ageing line"] == "not checked lately: make sure first"
    assert next(iter(told(100))) == "Fresh line"
    assert set(told(400).values()) == {
        "not checked lately: make sure first",
        "not checked lately; in danger call all the same",
    }
    link = page.locator(".line .sure").first
    assert link.is_visible()
    assert link.evaluate("a => a.href").endswith("scams-and-money/find-a-real-number.html")
    stop()


def test_script_and_build_agree_on_limits() -> None:
    script = (ROOT / "overrides/assets/js/living.js").read_text(encoding="utf-8")
    assert f"FRESH_DAYS = {FRESH_DAYS}, STALE_DAYS = {STALE_DAYS}" in script
    levels = [level_for(n) for n in (0, FRESH_DAYS, FRESH_DAYS + 1, STALE_DAYS, STALE_DAYS + 1)]
    assert levels == ["fresh", "fresh", "ageing", "ageing", "stale"]


def test_tap_targets_of_calls(address: str, phone: Phone) -> None:
    for code in pages.PLACES.codes:
        page = phone(address + pages.of(LINES, code))
        boxes = page.evaluate(
            "[...document.querySelectorAll('.call')].filter(c => c.offsetParent)"
            ".map(c => c.getBoundingClientRect().height)"
        )
        assert boxes
        assert min(boxes) >= TAP, json.dumps(boxes)

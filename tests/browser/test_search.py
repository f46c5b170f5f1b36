"""Search as the reader meets it: the box on any page, and the search page. A stub stands in for the
engine, so that every state can be had by a word."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from hooks.project import Project
from hooks.views import around
from hooks.views.search_page import alphabetical, words_script
from tests.browser import pages
from tests.browser.conftest import Phone
from tests.browser.test_every_page import AXE, CLIPPED, axe, width_of
from tests.browser.test_living import TAP, neutral_page
from tests.conftest import serve

STUB = Path(__file__).parent / "engine_stub.js"
LOW = "truth-and-wellbeing/feeling-very-low"
SCAM = "scams-and-money/spot-a-scam"
HACKED = "accounts-and-phones/account-hacked"
ASKED = "() => window.asked[window.asked.length - 1]"
FETCHED = """() => performance.getEntriesByType('resource').map(r => r.name.split('/').pop())
  .filter(name => /search|words/.test(name)).sort()"""


@pytest.fixture(scope="module")
def stub_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("search") / "a site"
    shutil.copytree(site, target)
    shutil.copy(STUB, target / "assets" / "js" / "search-engine.js")
    return target


@pytest.fixture(scope="module")
def stub(stub_site: Path) -> Iterator[str]:
    """The address of the site with the stub in the engine's place."""
    root, stop = serve(stub_site)
    yield root
    stop()


def until(page: Page, script: str, wanted: object = True) -> None:
    """Ask the page until it answers as wanted."""
    answer = None
    for _ in range(100):
        answer = page.evaluate(script)
        if answer == wanted:
            return
        time.sleep(0.05)
    raise AssertionError(f"{script} is {answer!r}, not {wanted!r}")


def focused(page: Page) -> str:
    return str(
        page.evaluate(
            "(e => (e.className || e.tagName) + ' ' + (e.getAttribute('href') || ''))"
            "(document.activeElement)"
        )
    ).strip()


def open_box(page: Page, query: str = "") -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)
    said = page.locator(".finder-said")
    expect(said).not_to_be_empty()
    if query:
        until(page, ASKED, query)


def open_real(page: Page, query: str) -> None:
    page.locator("a.find").click()
    page.keyboard.type(query)


def faults(page: Page) -> list[str]:
    return list(page.faults)  # type: ignore[attr-defined]


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_opens_by_button_and_key(code: str, stub: str, phone: Phone) -> None:
    """Nothing is fetched before; Escape closes, empties and gives the focus back."""
    page = phone(stub + pages.of(SCAM, code))
    page.wait_for_load_state("networkidle")
    assert page.evaluate(FETCHED) == []
    button = page.locator("a.find")
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= TAP
    button.click()
    assert page.evaluate("document.activeElement.type") == "search"
    assert page.locator(".finder").evaluate("e => e.matches(':modal')")
    page.keyboard.type("phone/x")
    expect(page.locator(".finder-list > li")).to_have_count(2)
    until(page, FETCHED, ["search-engine.js", "search.css", "search.js", "words.js"])
    assert page.evaluate("window.opened") == ["./" if code == "en" else "../", code] or (
        page.evaluate("window.opened") == ["../" if code == "en" else "../../", code]
    )
    page.keyboard.press("Escape")
    assert not page.locator(".finder").is_visible()
    assert focused(page).startswith("find ")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    expect(page.locator(".finder [type=search]")).to_have_value("")
    expect(page.locator(".finder-list > li")).to_have_count(0)
    page.locator(".finder form button").click()
    assert not page.locator(".finder").is_visible()
    kept = "[...Object.keys(localStorage), ...Object.keys(sessionStorage), document.cookie]"
    assert page.evaluate(kept) == [""]
    assert faults(page) == []


def test_the_key_is_left_to_fields_and_shortcuts(stub: str, phone: Phone) -> None:
    page = phone(stub + pages.of(SCAM, "en"))
    page.locator(".checklist input").first.focus()
    page.keyboard.press("/")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("Control+/")
    assert page.locator(".finder").count() == 0


def test_the_key_can_be_switched_off(stub: str, phone: Phone) -> None:
    """A single key must not be one that somebody who dictates can't be rid of (WCAG 2.1.4)."""
    page = phone(stub + pages.of(SCAM, "vi"), width=1000)
    open_box(page)
    page.get_by_label("Phím / mở phần tìm kiếm").uncheck()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    assert not page.locator(".finder").is_visible()
    page.reload()
    page.keyboard.press("/")
    assert page.locator(".finder").count() == 0
    page.locator("a.find").click()
    page.get_by_label("Phím / mở phần tìm kiếm").check()
    page.reload()
    open_box(page)
    assert page.locator(".finder").is_visible()


REAL = {
    "en": ("insta account hacked", HACKED),
    "hi": ("paise kat gaye", "scams-and-money/money-lost-first-hour"),
    "ur": ("paise kat gaye", "scams-and-money/money-lost-first-hour"),
    "vi": ("lua dao", SCAM),
}


@pytest.mark.parametrize("code", REAL)
def test_the_real_search_finds_as_one_types(code: str, address: str, phone: Phone) -> None:
    """In the box, then on the page that can be shared; the words that match are marked."""
    query, path = REAL[code]
    page = phone(address + pages.of(LOW, code))
    page.wait_for_load_state("networkidle")
    page.locator("a.find").click()
    page.keyboard.type(query)
    first = page.locator(".finder-list > li").first
    expect(first.locator(".finder-title")).to_have_attribute("href", re.compile(path))
    expect(first.locator("mark").first).to_be_visible()
    until(page, "performance.getEntriesByType('resource').some(e => /search.more/.test(e.name))")
    expect(page.locator(".finder-list ul a").first).to_be_visible()  # headings came after it
    before = page.evaluate("performance.getEntriesByType('resource').length")
    page.keyboard.press("Backspace")
    expect(page.locator(".finder-list > li").first).to_be_visible()
    assert page.evaluate("performance.getEntriesByType('resource').length") == before
    page.goto(f"{address}{pages.of('search', code)}?q={query.replace(' ', '+')}")
    expect(page.locator("main ol a").first).to_have_attribute("href", re.compile(path))
    assert faults(page) == []


def test_the_rest_is_not_fetched_where_data_is_dear(address: str, phone: Phone) -> None:
    page = phone(address + pages.of(SCAM, "hi"))
    page.evaluate(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}, configurable: true})"
    )
    more = "performance.getEntriesByType('resource').some(e => /search.more/.test(e.name))"
    open_real(page, "अकाउंट हैक")
    expect(page.locator(".finder-list > li").first).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not page.evaluate(more)
    page.locator(".finder [type=search]").fill("qwxz")
    until(page, more)


def test_answers_at_once_where_the_network_is_slow(stub: str, phone: Phone) -> None:
    """The box is there, with help in it, before any script; what is typed meanwhile counts."""
    page = phone(stub + pages.of(LOW, "hi"))
    waiting: list[Route] = []
    page.route(re.compile(r"(search|words)[^/]*\.js$"), lambda route: waiting.append(route))
    page.locator("a.find").click()
    assert page.locator(".finder [type=search]").is_visible()
    assert page.locator(".finder .bar-help").is_visible()
    page.keyboard.type("typed early")
    page.keyboard.press("Enter")
    assert page.locator(".finder-list").count() == 0
    for _ in range(100):
        if len(waiting) >= 3:
            break
        page.wait_for_timeout(20)
    for route in waiting:
        route.continue_()
    expect(page.locator(".finder-list > li")).to_have_count(2)
    assert page.evaluate("window.asked") == ["typed early"]
    assert faults(page) == []


def test_closed_before_its_script_came(stub: str, phone: Phone) -> None:
    page = phone(stub + pages.of(SCAM, "en"))
    waiting: list[Route] = []
    page.route(re.compile(r"(search|words)[^/]*\.js$"), lambda route: waiting.append(route))
    page.keyboard.press("/")
    page.keyboard.type("secret")
    page.locator(".finder form button").click()
    assert not page.locator(".finder").is_visible()
    for _ in range(100):
        if len(waiting) >= 3:
            break
        page.wait_for_timeout(20)
    for route in waiting:
        route.continue_()
    until(page, "document.querySelector('.finder input').value", "")


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_results(code: str, stub: str, phone: Phone, project: Project) -> None:
    page = phone(stub + pages.of(LOW, code))
    open_box(page, "hack")
    words = project.words[code]
    said = page.locator(".finder-said")
    expect(said).to_have_text(words["search"]["count"].format(count=2))
    assert said.get_attribute("role") == "status"
    first, second = page.locator(".finder-list > li").all()
    assert first.locator(".finder-title").inner_html() == "My account was <mark>hacked</mark>"
    assert first.locator("ul a").count() == 2
    assert words["sections"]["accounts-and-phones"]["name"] in first.inner_text()
    assert words["page"]["not_yet_here"] in second.inner_text()
    assert second.locator(".finder-title").get_attribute("dir") == "ltr"
    assert page.locator(".finder").evaluate("e => getComputedStyle(e).direction") == (
        "rtl" if code == "ur" else "ltr"
    )
    for link in page.locator(".finder a:visible").all():
        box = link.bounding_box()
        assert box is not None
        assert box["height"] >= TAP, link.inner_text()
    page.locator(".finder-list ul a").first.click()
    page.wait_for_url(f"**/{pages.of(HACKED, code)}#text")
    page.go_back()
    expect(page.locator("h1")).to_be_visible()
    assert page.locator(".finder:visible").count() == 0
    assert "hack" not in page.evaluate("[...document.querySelectorAll('input')].map(i => i.value)")


def test_keys(stub: str, phone: Phone) -> None:
    page = phone(stub + pages.of(LOW, "ur"))
    open_box(page, "hack")
    expect(page.locator(".finder-list > li")).to_have_count(2)
    order = []
    for _ in range(7):
        page.keyboard.press("ArrowDown")
        order.append(focused(page))
    title = f"finder-title ../../{pages.of(HACKED, 'ur')}"
    assert order[0] == title
    assert order[1] == f"A ../../{pages.of(HACKED, 'ur')}#text"
    assert order[3] == f"finder-title ../../{pages.of(SCAM, 'ur')}"
    assert order[4].endswith("get-help/help-now.html")
    assert order[5].endswith("search.html")
    assert order[6] == order[5]
    for _ in range(6):
        page.keyboard.press("ArrowUp")
    assert focused(page) == "INPUT"
    page.keyboard.press("ArrowDown")
    page.keyboard.type("s")
    assert page.locator(".finder [type=search]").input_value() == "hacks"
    page.keyboard.press("Enter")
    assert focused(page) == title
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{pages.of(HACKED, 'ur')}")


def test_enter_before_the_answer_goes_on_when_it_is_here(stub: str, phone: Phone) -> None:
    page = phone(stub + pages.of(LOW, "en"))
    open_box(page)
    page.keyboard.insert_text("slow")
    page.keyboard.press("Enter")
    expect(page.locator(".finder-said")).to_have_text("Searching…")
    expect(page.locator(".finder-list > li")).to_have_count(2)
    until(page, "document.activeElement.className", "finder-title")


def test_a_late_answer_leaves_the_reader_where_they_are(stub: str, phone: Phone) -> None:
    page = phone(stub + pages.of(LOW, "en"))
    open_box(page, "slo")
    expect(page.locator(".finder-list > li")).to_have_count(2)
    page.keyboard.type("w")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    before = page.locator(".finder-title").first.element_handle()
    here = focused(page)
    assert here.endswith("#text")
    until(page, ASKED, "slow")
    for _ in range(100):
        if not before.evaluate("e => e.isConnected"):
            break
        page.wait_for_timeout(20)
    assert not before.evaluate("e => e.isConnected")
    assert focused(page) == here


def test_voice_paste_and_composition(stub: str, phone: Phone) -> None:
    """Text that comes without keys counts; while letters are chosen, keys belong to the keyboard."""
    page = phone(stub + pages.of(LOW, "vi"))
    open_box(page)
    page.keyboard.insert_text("bị hack")
    until(page, ASKED, "bị hack")
    cdp = page.context.new_cdp_session(page)
    cdp.send("Input.imeSetComposition", {"text": "đien", "selectionStart": 4, "selectionEnd": 4})
    until(page, ASKED, "bị hackđien")
    field = page.locator(".finder [type=search]")
    field.evaluate(
        """f => ['ArrowDown', 'Escape', 'Enter'].forEach(key => f.dispatchEvent(
          new KeyboardEvent('keydown', {key: key, isComposing: true, bubbles: true})))"""
    )
    assert field.is_visible()
    assert page.evaluate("document.activeElement.type") == "search"
    cdp.send("Input.insertText", {"text": "điện"})
    until(page, ASKED, "bị hackđiện")


def test_direction_follows_what_is_typed(stub: str, phone: Phone) -> None:
    page = phone(stub + pages.of(LOW, "ur"))
    open_box(page)
    field = page.locator(".finder [type=search]")
    direction = "f => getComputedStyle(f).direction"
    assert field.evaluate(direction) == "rtl"
    for text, wanted in (("mera phone", "ltr"), ("میرا فون", "rtl"), ("", "rtl")):
        field.fill(text)
        assert field.evaluate(direction) == wanted


@pytest.mark.parametrize("state", ["closest", "nothing"])
@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_says_what_it_has(state: str, code: str, stub: str, phone: Phone, project: Project) -> None:
    """The closest as such, nothing as such, and each time where help is."""
    page = phone(stub + pages.of("index", code))
    open_box(page, state)
    words = project.words[code]
    count = 2 if state == "closest" else 0
    expect(page.locator(".finder-said")).to_have_text(
        words["search"][state].replace("{count}", str(count))
    )
    assert page.locator(".finder-list > li").count() == count
    ways = page.locator(".finder-more a")
    assert [link.inner_text() for link in ways.all()] == [
        words["home"]["need_help"],
        words["page"]["all_guides"],
    ]
    ways.first.click()
    page.wait_for_url(f"**/{pages.of('get-help/help-now', code)}")


@pytest.mark.parametrize(("query", "kind"), [("i want to die", "life"), ("nude photo", "sexual")])
@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_danger_comes_first(
    query: str, kind: str, code: str, stub: str, phone: Phone, project: Project
) -> None:
    page = phone(stub + pages.of("index", code))
    open_box(page, query)
    panel = page.locator(".finder-out [role=status] .first")
    expect(panel.locator(".first-title")).to_have_text(project.words[code]["search"][kind])
    assert page.evaluate(
        "document.querySelector('.finder .first').getBoundingClientRect().bottom <="
        " document.querySelector('.finder-list').getBoundingClientRect().top"
    )
    call = panel.locator("a.call")
    assert call.get_attribute("href") == "tel:070011111"
    assert call.locator("bdi[dir=ltr]").inner_text() == "0700-11111"
    left = """b => { const at = i => { const r = document.createRange();
      r.setStart(b.firstChild, i); r.setEnd(b.firstChild, i + 1);
      return r.getBoundingClientRect().left; }; return at(0) < at(9); }"""
    assert call.locator("bdi").evaluate(left)
    before = panel.element_handle()
    page.keyboard.type(" now")
    until(page, ASKED, f"{query} now")
    assert panel.evaluate("(now, before) => now === before", before), "it would be said again"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{pages.of(LOW, code)}")


HOSTILE = [
    '"><img src=x onerror="window.hurt=1">',
    "<script>window.hurt=1</script>",
    "javascript:window.hurt=1",
    "\u202etxt.exe\u2066",
    "((a+)+$ [ \\ ^ .* {count} $& %s %E0%A4%A",
    "__proto__ constructor",
    "x" * 10_000,
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_stays_text(query: str, stub: str, phone: Phone) -> None:
    page = phone(stub + pages.of("index", "en"))
    open_box(page)
    page.locator(".finder [type=search]").fill(query + " hostile")
    expect(page.locator(".finder-list > li")).to_have_count(1)
    page.wait_for_load_state("networkidle")
    page.goto(stub + "search.html")
    page.wait_for_load_state("networkidle")
    page.evaluate("q => location.search = '?q=' + encodeURIComponent(q)", query + " hostile")
    expect(page.locator(".finder-list > li")).to_have_count(1)
    assert page.locator(".finder-list :not(li, a, p, ul, mark)").count() == 0
    assert "<img src=x" in page.locator(".finder-title").inner_text()
    page.wait_for_timeout(50)
    assert page.evaluate("window.hurt === undefined")
    assert faults(page) == []


def test_lone_surrogates_break_nothing(stub: str, phone: Phone) -> None:
    page = phone(stub + "search.html")
    field = page.locator(".finder-here [type=search]")
    field.evaluate("f => { f.value = 'a\\ud800'; f.dispatchEvent(new Event('input')); }")
    expect(page.locator(".finder-list > li")).to_have_count(2)
    field.press("Enter")
    assert faults(page) == []


@pytest.mark.parametrize("lost", ["words.js", "search.js", "search-engine.js"])
def test_says_when_it_did_not_load(lost: str, stub: str, phone: Phone) -> None:
    """Then the list of all guides is a tap away, and the next try works."""
    page = phone(stub + pages.of(SCAM, "hi"))
    page.route(f"**/{lost}", lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("phone")
    link = page.locator(".finder-said a, .finder [role=alert] a")
    expect(link).to_have_count(1)
    href = link.get_attribute("href") or ""
    assert href.endswith("search.html")
    assert page.locator(".finder .bar-help").is_visible()
    page.unroute(f"**/{lost}")
    page.keyboard.press("Escape")
    page.clock.install()
    page.clock.fast_forward(5000)
    page.keyboard.press("/")
    page.keyboard.type("phones")
    expect(page.locator(".finder-list > li")).to_have_count(2)
    assert link.count() == 0


def test_an_answer_that_fails_is_told(stub: str, phone: Phone) -> None:
    page = phone(stub + "search.html?q=broken")
    expect(page.locator(".finder-said a")).to_have_attribute("href", "#all")
    assert page.locator("#all").is_visible()


def test_quiet_under_data_saver(stub: str, phone: Phone) -> None:
    """The index waits for the first letter."""
    page = phone(stub + pages.of(SCAM, "en"))
    page.context.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page.reload()
    open_box(page)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.opened === undefined")
    page.keyboard.type("a")
    expect(page.locator(".finder-list > li")).to_have_count(2)


@pytest.mark.parametrize("how", ["escape", "tap"])
def test_quick_exit_from_the_box(how: str, stub: str, phone: Phone) -> None:
    """Three presses leave, the first of them closing the box; the bar's way out is in it too."""
    page = phone(stub + pages.of("index", "en"))
    neutral_page(page)
    page.goto(stub + pages.of(LOW, "en"))
    open_box(page, "something secret")
    if how == "tap":
        page.locator(".finder .bar-exit").click()
    else:
        page.keyboard.press("Escape")
        assert not page.locator(".finder").is_visible()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")
    page.wait_for_url("https://www.wikipedia.org/")
    page.go_back()
    assert page.url == stub + "index.html"


def test_leaving_the_page_forgets_the_box(stub: str, phone: Phone) -> None:
    page = phone(stub + pages.of(LOW, "en"))
    open_box(page, "secret")
    page.evaluate("dispatchEvent(new Event('pagehide'))")
    assert not page.locator(".finder").is_visible()
    assert page.locator(".finder [type=search]").input_value() == ""


def test_without_native_dialog(stub: str, phone: Phone) -> None:
    page = phone(stub + "index.html")
    page.context.add_init_script(
        "['show', 'showModal', 'close'].forEach(n => delete HTMLDialogElement.prototype[n])"
    )
    page.goto(stub + pages.of(SCAM, "en"))
    page.locator("a.find").click()
    box = page.locator(".finder")
    assert (box.get_attribute("role"), box.get_attribute("aria-modal")) == ("dialog", "true")
    expect(page.locator(".finder-more")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.closest('.finder .bar') !== null")
    page.keyboard.press("Tab")
    assert focused(page) == "INPUT"
    page.keyboard.type("phone")
    page.keyboard.press("Escape")
    assert not box.is_visible()
    assert focused(page).startswith("find ")
    page.locator("a.find").click()
    assert page.locator(".finder [type=search]").input_value() == ""
    page.locator(".finder form button").click()
    assert not box.is_visible()


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_accessible_and_narrow(code: str, stub: str, phone: Phone) -> None:
    page = phone(stub + pages.of(LOW, code), width=240)
    page.evaluate("document.fonts.ready")
    assert width_of(page) <= 240
    open_box(page, "i want to die hack")
    expect(page.locator(".finder-list > li")).to_have_count(2)
    for width in (240, 320, 360):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.locator(".finder").evaluate("e => e.scrollWidth <= e.clientWidth")
        assert width_of(page) <= width
    assert page.evaluate(CLIPPED) == []
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert axe(page) == []
    page.goto(stub + pages.of("search", code) + "?q=i+want+to+die")
    expect(page.locator(".finder-list > li")).to_have_count(2)
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert axe(page) == []


def test_results_scroll_under_the_keyboard(stub: str, phone: Phone) -> None:
    """Where little can be seen, the field stays, the results scroll, and help comes after them."""
    page = phone(stub + pages.of(LOW, "en"))
    open_box(page, "die hack")
    expect(page.locator(".finder-list > li")).to_have_count(2)
    page.set_viewport_size({"width": 360, "height": 300})
    until(page, "document.querySelector('.finder').classList.contains('low')")
    box = page.locator(".finder")
    assert box.evaluate("e => e.clientHeight <= 300 && e.scrollHeight > e.clientHeight")
    page.locator(".finder .bar").scroll_into_view_if_needed()
    field = page.locator(".finder [type=search]").bounding_box()
    assert field is not None
    assert 0 <= field["y"] < 30


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_search_page(code: str, stub: str, phone: Phone, project: Project) -> None:
    """The same results as an ordered list of links in the text; the address can be shared."""
    page = phone(stub + pages.of("search", code) + "?q=hack+%26%20phone")
    expect(page.locator("main ol > li")).to_have_count(2)
    assert page.evaluate("window.asked") == ["hack & phone"]
    first = page.locator("main ol > li a").first
    assert first.evaluate("a => a.href") == stub + pages.of(HACKED, code)
    assert page.evaluate("document.title").startswith("hack & phone · ")
    state = page.evaluate("history.state")
    field = page.locator("main input[name=q]")
    field.fill("lost phone")
    assert page.evaluate("location.search") == "?q=hack+%26%20phone"
    page.locator("main form button").click()
    assert page.evaluate("location.search") == "?q=lost%20phone"
    assert page.evaluate("document.title").startswith("lost phone · ")
    assert page.evaluate("history.state") == state
    assert page.evaluate("document.activeElement.className") == "finder-title"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    field.fill("i want to die")
    until(page, ASKED, "i want to die")
    expect(page.locator("main .first")).to_be_visible()
    field.press("Enter")
    assert page.evaluate("location.search") == ""
    assert "die" not in page.evaluate("document.title")
    title = project.tree.page(code, "search")
    assert title is not None
    assert page.evaluate("document.title").startswith(title.meta.title)
    assert page.locator(".finder").count() == 0
    assert page.locator(".bar-exit").is_visible()
    assert faults(page) == []


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_search_page_without_script(
    code: str, address: str, phone: Phone, project: Project
) -> None:
    page = phone(address + pages.of(SCAM, code), java_script_enabled=False)
    page.locator("a.find").click()
    page.wait_for_url(f"**/{pages.of('search', code)}")
    links = page.locator("main .section a")
    found = {link.evaluate("a => a.href") for link in links.all()}
    listed = [*project.tree.guides(), *around.PAGES]
    assert found == {address + pages.of(path, code) for path in listed}
    assert page.locator("main form").count() == 0
    assert page.locator("meta[name=robots]").get_attribute("content") == "noindex"


@pytest.mark.parametrize("code", ["en", "ur"])
def test_from_disk(code: str, stub_site: Path, phone: Phone) -> None:
    page = phone(pages.file_address(stub_site, pages.of("search", code)) + "?q=hack")
    expect(page.locator("main ol > li")).to_have_count(2)
    page.locator("main [type=search]").fill("phone")
    page.locator("main [type=search]").press("Enter")
    page.goto(pages.file_address(stub_site, pages.of(LOW, code)))
    open_box(page, "hack")
    page.locator(".finder-title").first.click()
    page.wait_for_url(f"**/{pages.of(HACKED, code)}")
    assert faults(page) == []


def test_no_search_where_there_is_no_page(
    small: Path, build: Callable[..., Path], phone: Phone
) -> None:
    root, stop = serve(build(small))
    page = phone(root + "index.html")
    assert page.locator("a.find").count() == 0
    page.keyboard.press("/")
    assert page.locator(".finder").count() == 0
    assert faults(page) == []
    stop()


def test_words_are_small(project: Project) -> None:
    for code in project.places.codes:
        script = words_script(project.words[code])
        assert script.startswith("window.mitaan.searchWords = {")
        assert len(script.encode()) < 3500


@pytest.mark.parametrize(
    ("code", "titles"),
    [
        ("en", ["Account", "about", "Zip"]),
        ("vi", ["An", "ăn", "ân", "Bạn", "Da", "Đa", "Em"]),
        ("ur", ["اب", "پانی", "ٹیم", "چال", "گھر", "ہم", "یاد"]),
        ("hi", ["अब", "आप", "ओटीपी", "कब", "ठगी", "हम"]),
    ],
)
def test_alphabets(code: str, titles: list[str]) -> None:
    wanted = ["about", "Account", "Zip"] if code == "en" else titles
    assert sorted(set(titles), key=alphabetical(code)) == wanted

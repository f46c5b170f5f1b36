"""Every decision tree, walked from its start to every end, by touch and by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from hooks.blocks.outline import read_outline
from hooks.blocks.steps import MOST_TAPS, distances, source_steps
from hooks.guides.taxonomy import load_taxonomy
from hooks.guides.tree import load_tree
from tests.browser import pages
from tests.browser.conftest import Phone
from tests.conftest import ROOT


def _trees() -> dict[tuple[str, str], list[tuple[str, list[str]]]]:
    """Steps with the targets of their choices, by language and page."""
    tree, _ = load_tree(ROOT / "docs", pages.PLACES, load_taxonomy(ROOT / "data"))
    found = {}
    for (code, path), page in tree.pages.items():
        for block in read_outline(page.body).walk():
            if block.name == "steps":
                steps, _ = source_steps(block)
                assert max(distances(steps).values()) <= MOST_TAPS
                found[code, path] = [(s.id, [target for _, target in s.choices]) for s in steps]
    return found


TREES = _trees()


def ways(steps: list[tuple[str, list[str]]]) -> list[list[int]]:
    """For every choice of every step, the shortest way to it as numbers of choices."""
    choices = dict(steps)
    first = steps[0][0]
    way: dict[str, list[int]] = {first: []}
    queue, all_ways = [first], []
    while queue:
        here = queue.pop(0)
        for number, target in enumerate(choices[here]):
            all_ways.append([*way[here], number])
            there = target.removeprefix("#")
            if there in choices and there not in way:
                way[there] = [*way[here], number]
                queue.append(there)
    return all_ways


SHOWN = """[...document.querySelectorAll('.step')].filter(step => step.offsetParent)
  .map(step => step.querySelector('h3').id).join()"""


def visible_step(page: Page) -> str:
    return str(page.evaluate(SHOWN))


def expect_step(page: Page, step: str) -> None:
    for _ in range(60):  # wait_for_function would need eval, which the page's policy forbids
        if visible_step(page) == step:
            return
        page.wait_for_timeout(50)
    assert visible_step(page) == step


@pytest.mark.parametrize(("code", "path"), TREES)
@pytest.mark.parametrize("how", ["touch", "keyboard"])
def test_walk_to_every_end(how: str, code: str, path: str, address: str, phone: Phone) -> None:
    steps = TREES[code, path]
    choices = dict(steps)
    home = address + pages.of(path, code)
    page = phone(home, has_touch=how == "touch")
    ends, reached = 0, {steps[0][0]}
    for way in ways(steps):
        if page.url.partition("#")[0] != home:
            page.goto(home)
        page.evaluate(f"location.hash = '#{steps[0][0]}'")
        here = steps[0][0]
        expect_step(page, here)
        for tap, number in enumerate(way, start=1):
            target = choices[here][number]
            link = page.locator(".step:visible .choices a").nth(number)
            box = link.bounding_box()
            assert box is not None
            assert box["height"] >= 44
            if how == "touch":
                link.tap()
            else:
                link.focus()
                page.keyboard.press("Enter")
            if not target.startswith("#"):
                page.wait_for_url(f"**/{target.split('/')[-1].replace('.md', '.html')}*")
                break
            here = target.removeprefix("#")
            expect_step(page, here)
            reached.add(here)
            assert page.evaluate("document.activeElement.id") == here
            if not choices[here]:
                ends += 1
                assert tap <= MOST_TAPS
                assert (
                    page.locator(".step:visible")
                    .locator("a[href^='tel:'], ol, a[href*='.html'], .web")
                    .count()
                )
    assert reached == set(choices)
    assert ends or any(not t.startswith("#") for targets in choices.values() for t in targets)


@pytest.mark.parametrize("code", pages.PLACES.codes)
def test_back_restart_and_the_back_key(code: str, address: str, phone: Phone) -> None:
    page = phone(address + pages.of("get-help/help-now", code))
    back, again = page.locator(".steps-back:visible"), page.locator(".steps-again:visible")
    assert back.count() == 0
    page.locator(".step:visible .choices a").nth(1).click()
    expect_step(page, "what-happened")
    page.locator(".step:visible .choices a").nth(0).click()
    expect_step(page, "my-thoughts")
    back.click()
    expect_step(page, "what-happened")
    page.go_forward()
    expect_step(page, "my-thoughts")
    page.go_back()
    expect_step(page, "what-happened")
    page.go_back()
    expect_step(page, "start")
    page.go_forward()
    expect_step(page, "what-happened")
    again.click()
    expect_step(page, "start")
    assert back.count() == 0


def test_a_link_into_the_tree_opens_that_step(address: str, phone: Phone) -> None:
    page = phone(address + pages.of("get-help/help-now", "en") + "#money")
    expect_step(page, "money")
    page.locator(".steps-back:visible").click()
    expect_step(page, "start")
    page = phone(address + pages.of("get-help/help-now", "en") + "#money")
    page.locator(".steps-again:visible").click()
    expect_step(page, "start")


def test_a_mangled_address_stops_nothing(address: str, phone: Phone) -> None:
    page = phone(address + pages.of("get-help/help-now", "en") + "#%E0%A4%A")
    expect_step(page, "start")
    page = phone(address + pages.of("get-help/help-now", "en") + "#constructor")
    expect_step(page, "start")


def test_a_reload_keeps_the_way(address: str, phone: Phone) -> None:
    page = phone(address + pages.of("get-help/help-now", "en"))
    page.locator(".step:visible .choices a").nth(1).click()
    expect_step(page, "what-happened")
    page.locator(".step:visible .choices a").nth(0).click()
    expect_step(page, "my-thoughts")
    page.reload()
    expect_step(page, "my-thoughts")
    assert page.locator(".steps-progress:visible").inner_text() == "Step 3"
    page.locator(".steps-back:visible").click()
    expect_step(page, "what-happened")


@pytest.mark.parametrize(("code", "path"), TREES)
def test_without_script_every_step_is_read_and_followed(
    code: str, path: str, address: str, phone: Phone
) -> None:
    page = phone(address + pages.of(path, code), java_script_enabled=False)
    assert page.locator(".step").count() == len(TREES[code, path])
    for step, targets in TREES[code, path]:
        assert page.locator(f"#{step}").is_visible()
        for number, target in enumerate(targets):
            link = page.locator(f".step:has(#{step}) .choices a").nth(number)
            assert link.is_visible()
            if target.startswith("#"):
                assert link.get_attribute("href") == target
    step, targets = next((s, t) for s, t in TREES[code, path] if t and t[-1].startswith("#"))
    page.locator(f".step:has(#{step}) .choices a").last.click()
    assert page.url.endswith(targets[-1])


def test_trees_are_printed_whole(address: str, phone: Phone) -> None:
    page = phone(address + pages.of("get-help/help-now", "en"))
    page.emulate_media(media="print")
    for step, _ in TREES["en", "get-help/help-now"]:
        assert page.locator(f"#{step}").is_visible()

"""Practice: one side covered, passages revealed one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browsing import PHONE, card, passage, sentence

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]


def covers(page: Page) -> int:
    return page.locator(".dz-cover").count()


@pytest.mark.parametrize("view", ["side", "stack", "lines"])
@pytest.mark.parametrize("side", ["zh", "en"])
def test_a_covered_text_is_there_for_nobody(side: str, view: str, quay: Opener) -> None:
    page = quay(f"?view={view}&hide={side}")
    assert covers(page) == page.locator(f".dz-{side}:not(.dz-gap)").count()
    words = {"zh": "改造老码头", "en": "renovate the old piers"}
    hidden = sentence(page, words[side])
    style = hidden.evaluate("s => [getComputedStyle(s).visibility, getComputedStyle(s).userSelect]")
    assert style == ["hidden", "none"]
    assert hidden.evaluate("s => s.closest('[inert]') !== null")
    if view != "lines":  # there each line has its own
        box = "one => Object.values(one.getBoundingClientRect().toJSON())"
        cover = page.locator(".dz-cover").first
        assert cover.evaluate(box) == page.locator(".dz-covered").first.evaluate(box)
    spoken = page.locator(".dz-turn").nth(2).aria_snapshot()
    assert words[side] not in spoken
    assert words["en" if side == "zh" else "zh"] in spoken
    page.keyboard.press("Control+a")
    assert words[side] not in page.evaluate("getSelection().toString()")


def test_a_term_that_comes_from_under_a_cover_opens_no_card(quay: Opener) -> None:
    page = quay()
    link = page.locator(".dz-en a.dz-term").first
    link.hover()
    card(page).wait_for()  # the cards are there
    page.mouse.move(5, 5)
    card(page).wait_for(state="detached")
    page.keyboard.press("e")
    box = link.evaluate("link => link.getClientRects()[0].toJSON()")
    page.mouse.click(box["x"] + 8, box["y"] + 8)
    page.wait_for_timeout(500)
    assert link.is_visible()
    assert card(page).count() == 0
    page.mouse.move(5, 5)
    link.hover()
    card(page).wait_for()


@pytest.mark.parametrize("how", ["click", "tap", "Enter", "Space"])
def test_a_button_reveals_one_passage_which_stays(how: str, quay: Opener) -> None:
    touch = {"viewport": PHONE, "has_touch": True} if how == "tap" else {}
    page = quay("?hide=en", **touch)
    every = covers(page)
    button = passage(page, "疏浚航道").locator(".dz-cover")
    assert (button.text_content() or "").split() == ["显示英文", "Show", "the", "English"]
    if how in {"Enter", "Space"}:
        button.focus()
        page.keyboard.press(how)
        assert page.evaluate("document.activeElement.matches('.dz-en')")  # Tab goes on from here
    else:
        getattr(button, how)()
    assert sentence(page, "renovate the old piers").is_visible()
    assert covers(page) == every - 1
    page.keyboard.press("3")
    page.keyboard.press("1")
    assert sentence(page, "renovate the old piers").is_visible()
    assert covers(page) == every - 1


def test_a_tap_on_a_covered_sentence_reveals_its_passage(quay: Opener) -> None:
    page = quay("?view=lines&hide=zh", viewport=PHONE, has_touch=True)
    hidden = sentence(page, "改造老码头")
    hidden.evaluate("s => s.scrollIntoView({block: 'center'})")
    box = hidden.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + 40, box["y"] + box["height"] / 2)
    assert hidden.is_visible()


@pytest.mark.parametrize("size", [{}, {"viewport": PHONE}])
def test_reveal_all_and_hide_again(size: Any, quay: Opener) -> None:
    page = quay(**size)
    reveal, again = (page.locator(f"[data-do={name}]") for name in ("reveal", "hide-again"))
    assert not reveal.is_visible()
    page.keyboard.press("z")
    every = covers(page)
    assert every > 5
    assert not again.is_visible()
    reveal.click()
    assert covers(page) == 0
    assert not reveal.is_visible()
    again.click()
    assert covers(page) == every
    page.keyboard.press("r")
    assert covers(page) == 0
    page.keyboard.press("h")
    assert covers(page) == every
    page.keyboard.press("z")
    assert covers(page) == 0
    assert not again.is_visible()


def test_what_was_revealed_is_covered_anew_another_time(quay: Opener) -> None:
    page = quay("?hide=en")
    every = covers(page)
    page.locator(".dz-cover").first.click()
    page.keyboard.press("e")
    page.keyboard.press("e")
    assert covers(page) == every


def test_practice_works_with_a_card_open(quay: Opener) -> None:
    page = quay("?hide=en")
    page.locator(".dz-zh a.dz-term").first.hover()
    card(page).wait_for()
    page.locator(".dz-n").nth(1).focus()
    page.keyboard.press("Tab")
    card(page).wait_for()
    every = covers(page)
    steps = {".dz-cover": every - 1, "[data-do=reveal]": 0, "[data-do=hide-again]": every}
    for button, left in steps.items():
        page.locator(button).first.evaluate("button => button.click()")
        assert covers(page) == left
        assert card(page).is_visible()


def test_a_gap_has_no_cover_nor_has_what_is_switched_off(quay: Opener) -> None:
    page = quay("?hide=zh&ref=0")
    assert page.locator(".dz-gap .dz-cover, .dz-ref .dz-cover").count() == 0


def test_without_script_nothing_is_hidden(quay: Opener) -> None:
    page = quay("?hide=zh,en", java_script_enabled=False)
    assert sentence(page, "改造老码头").is_visible()
    assert sentence(page, "renovate the old piers").is_visible()

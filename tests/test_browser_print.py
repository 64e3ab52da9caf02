"""The reading page on paper."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Page

from tests.browsing import card, open_panel, passage, sentence

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]


def test_print_shows_both_columns_and_addresses_and_no_controls(quay: Opener) -> None:
    page = quay("?view=en&hide=en&ref=0&pinyin=0", viewport={"width": 700, "height": 1000})
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    zh, en = (sentence(page, words) for words in ("今天的发布会由我主持", "I will chair today"))
    boxes = zh.bounding_box(), en.bounding_box()
    assert boxes[0] and boxes[1]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    assert en.evaluate("one => getComputedStyle(one).visibility") == "visible"
    assert sentence(page, "感谢风雨无阻").is_visible()  # what is ours, too, with its mark
    assert (
        page.locator(
            "button:visible, .dz-tools:visible, .dz-cover:visible, .dz-script:visible"
        ).count()
        == 0
    )
    number = page.locator(".dz-n").first
    told = number.evaluate("one => getComputedStyle(one, '::after').content")
    assert "attr(href)" in told or (number.get_attribute("href") or "-") in told
    head = page.locator(".dz-head")
    assert head.get_attribute("data-address") == page.url.split("?")[0]
    shown = head.evaluate("one => getComputedStyle(one, '::after').content")
    assert "attr(data-address)" in shown or page.url.split("?")[0] in shown
    assert page.locator(".dz-none:visible").count() == 0  # no gap for what is switched off
    assert page.pdf()[:4] == b"%PDF"


def test_print_leaves_out_cards_and_lights(quay: Opener) -> None:
    page = quay()
    page.keyboard.press("j")
    page.locator("a.dz-term").first.hover()
    card(page).wait_for()
    page.emulate_media(media="print")
    assert not card(page).is_visible()
    shade = page.locator("[aria-current]").first.evaluate("one => getComputedStyle(one).boxShadow")
    assert shade == "none"


def test_print_draws_what_is_far_away(quay: Opener) -> None:
    page = quay(viewport={"width": 700, "height": 200})
    drawn = page.locator(".dz-side:not(.dz-gap)").evaluate_all
    all_drawn = "all => all.every(one => one.checkVisibility({contentVisibilityAuto: true}))"
    assert not drawn(all_drawn)
    page.emulate_media(media="print")
    assert drawn(all_drawn)


def test_print_divides_a_long_passage_and_no_short_one(quay: Opener) -> None:
    page = quay()
    seen = page.locator(".dz-p").first
    page.emulate_media(media="print")
    breaks = "one => getComputedStyle(one).breakInside"
    assert seen.evaluate(breaks) == "avoid"
    seen.evaluate("one => { one.className = 'dz-p dz-rows-36' }")
    assert seen.evaluate(breaks) == "auto"


def test_pinyin_is_printed_in_the_size_of_the_rest(quay: Opener) -> None:
    page = quay("?pinyin=1")
    page.locator(".dz-p rt").first.wait_for()
    page.emulate_media(media="print")
    size = "one => parseFloat(getComputedStyle(one).fontSize)"
    chinese, english = (page.locator(f".dz-p .dz-{one}").first for one in ("zh", "en"))
    assert 1 <= chinese.evaluate(size) / english.evaluate(size) < 1.3
    assert page.locator(".dz-p rt").first.evaluate(size) < english.evaluate(size)


def test_terms_are_printed_without_notes_where_nobody_asks_for_them(quay: Opener) -> None:
    page = quay()
    page.evaluate("() => { window.print = () => { window.printed = true } }")
    open_panel(page)
    page.locator("[data-do=print]").click()
    page.wait_for_function("window.printed")
    assert page.locator(".dz-footnotes, .dz-p sup").count() == 0


def test_terms_are_printed_as_footnotes_where_it_is_asked_for(quay: Opener) -> None:
    page = quay()
    page.evaluate("() => { window.print = () => { window.printed = true } }")
    open_panel(page)
    page.locator("[data-notes]").check()
    page.locator("[data-do=print]").click()
    page.wait_for_function("window.printed")
    assert not page.locator(".dz-footnotes").is_visible()
    page.emulate_media(media="print")
    notes = page.locator(".dz-footnotes li")
    terms = page.locator("a.dz-term").evaluate_all(
        "all => [...new Set(all.map(a => a.dataset.term))]"
    )
    assert notes.count() == len(terms)
    assert notes.first.locator("b").evaluate("b => parseFloat(getComputedStyle(b).fontSize)") <= 12
    parts = notes.first.locator("p, div").evaluate_all(
        "all => all.map(one => [...one.getClientRects()].map(({left, right}) => [left, right]))"
    )
    assert all(two[0][0] != one[-1][1] for one, two in pairwise(filter(None, parts)))
    assert "夜间开行的客轮" in notes.first.inner_text()
    assert passage(page, "旅客人数增长了两成").locator("sup").first.inner_text() == "1"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".dz-footnotes, .dz-p sup").count() == 0

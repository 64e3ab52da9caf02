"""How pages are laid out, on a desk and on a phone, with script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from generator.model import Transcript
from tests.browsing import KINDS, READING, opened
from tests.sites import Site

pytestmark = pytest.mark.browser


def test_languages_stand_side_by_side_on_a_desk(desk: Page) -> None:
    sides = desk.locator(".dz-two .dz-p:not(:has(.dz-gap))").first.locator(".dz-side")
    zh, en = (sides.nth(number).bounding_box() for number in range(2))
    assert zh
    assert en
    assert abs(zh["y"] - en["y"]) < 2
    assert zh["x"] + zh["width"] <= en["x"]
    assert en["width"] > zh["width"]


def test_languages_stand_one_below_the_other_on_a_phone(phone: Page) -> None:
    sides = phone.locator(".dz-two .dz-p:not(:has(.dz-gap))").first.locator(".dz-side")
    zh, en = (sides.nth(number).bounding_box() for number in range(2))
    assert zh
    assert en
    assert zh["y"] + zh["height"] <= en["y"]
    assert abs(zh["x"] - en["x"]) < 2


def test_one_language_takes_the_full_measure(desk: Page) -> None:
    full = desk.locator(".dz-one .dz-p").first.bounding_box()
    text = desk.locator(".dz-one .dz-p .dz-side").first.bounding_box()
    number = desk.locator(".dz-one .dz-p .dz-n").first.bounding_box()
    assert full
    assert text
    assert number
    assert text["x"] - (number["x"] + number["width"]) < 30
    assert abs(full["x"] + full["width"] - text["x"] - text["width"]) < 2


def test_the_side_bars_give_way_to_the_text(desk: Page) -> None:
    assert not desk.locator(".md-sidebar:visible").count()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_its_window(kind: str, browser: Browser, site: Site) -> None:
    page = opened(browser, site.url + kind)
    spaced = "* { letter-spacing: .12em !important; word-spacing: .16em !important }"
    for style in ("/* as it is */", spaced):
        page.add_style_tag(content=style)
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            # The theme's search slides while the window changes; what does not fit stays.
            page.wait_for_function(
                "document.documentElement.scrollWidth <= innerWidth", timeout=5000
            )
    page.context.close()


def test_nothing_is_smaller_than_twelve_pixels(phone: Page) -> None:
    smallest = phone.evaluate(
        """() => Math.min(...[...document.querySelectorAll("article *")]
            .filter((node) => node.checkVisibility() && node.innerText?.trim())
            .map((node) => parseFloat(getComputedStyle(node).fontSize)))"""
    )
    assert smallest >= 12


def test_the_menu_leads_to_every_turn(desk: Page, liaoning: Transcript) -> None:
    desk.locator(".dz-tools summary").click()
    links = desk.locator(".dz-tools li a")
    assert links.count() == len(liaoning.turns)
    links.nth(20).click()
    assert desk.url.endswith(f"#{liaoning.turns[20].id}")
    assert not links.first.is_visible()
    top = desk.locator(f"#{liaoning.turns[20].id}").bounding_box()
    bar = desk.locator(".dz-tools").bounding_box()
    assert top
    assert bar
    assert bar["y"] + bar["height"] <= top["y"] < 400

    desk.locator(".dz-tools summary").click()
    desk.keyboard.press("Escape")
    assert not links.first.is_visible()
    assert desk.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_everything_is_there_without_script(
    browser: Browser, site: Site, liaoning: Transcript
) -> None:
    page = opened(browser, site.url + READING, java_script_enabled=False)
    assert page.locator(".dz-p").count() == 76
    text = page.locator(".dz-two .dz-zh:not(.dz-gap)").first.inner_text()
    assert text in liaoning.source.text
    assert not page.locator(".dz-card:visible").count()
    page.locator(".dz-tools summary").click()
    page.locator(".dz-tools li a").nth(9).click()
    assert page.url.endswith(f"#{liaoning.turns[9].id}")
    link = page.locator(".dz-two a.dz-term").first
    slug = link.get_attribute("data-term")
    link.click()
    page.wait_for_url(f"**/glossary/{slug}/")
    page.locator(".dz-places a").first.click()
    page.wait_for_url(f"**/{READING}#p-*")
    page.locator(".dz-who .dz-name[href]").first.click()
    page.wait_for_url("**/speakers/chen-wenjun/")
    page.context.close()

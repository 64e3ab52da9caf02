"""The cards of terms on a phone, where they are sheets from below, and a tap opens them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Locator, Page, Route

from tests.browsing import PHONE, READING, card, term
from tests.sites import Site

pytestmark = pytest.mark.browser


def test_a_tap_follows_the_link_where_there_are_no_popovers(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.add_init_script("delete HTMLElement.prototype.showPopover")
    page.goto(site.url + READING)
    page.wait_for_load_state("networkidle")
    link = term(page)
    slug = link.get_attribute("data-term")
    link.tap()
    page.wait_for_url(f"**/glossary/{slug}/")
    context.close()


def test_a_tap_opens_a_card_and_a_second_tap_follows(phone: Page) -> None:
    link = term(phone)
    slug = link.get_attribute("data-term")
    link.tap()
    card(phone).wait_for()
    assert READING in phone.url
    phone.touchscreen.tap(5, 200)
    assert card(phone).count() == 0
    link.tap()
    card(phone).wait_for()
    link.tap()
    phone.wait_for_url(f"**/glossary/{slug}/")


def test_where_cards_cannot_be_fetched_the_link_leads_to_the_term(
    quay: Callable[..., Page],
) -> None:
    page = quay("", viewport=PHONE, has_touch=True, is_mobile=True)
    page.route("**/cards.json", lambda route: route.fulfill(status=404))
    page.locator("a.dz-term").first.tap()
    page.wait_for_url("**/glossary/night-ferries/")


def test_who_is_offline_is_not_led_to_a_page_of_errors(quay: Callable[..., Page]) -> None:
    page = quay("", viewport=PHONE, has_touch=True, is_mobile=True)
    page.context.set_offline(True)
    address = page.url
    with page.expect_event("requestfailed"):
        page.locator("a.dz-term").first.tap()
    page.wait_for_timeout(300)
    assert page.url == address


def test_on_a_phone_the_card_is_a_sheet_from_below(quay: Callable[..., Page]) -> None:
    page = quay("", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator("a.dz-term").nth(3).tap()
    card(page).wait_for()
    box = card(page).bounding_box()
    assert box
    assert (box["x"], box["width"]) == (0, PHONE["width"])
    assert abs(box["y"] + box["height"] - PHONE["height"]) < 1


def touched(page: Page, link: Locator) -> Locator:
    """The sheet of a term in the middle of a phone, tapped where it begins."""
    link.evaluate("link => link.scrollIntoView({block: 'center', behavior: 'instant'})")
    box = link.evaluate("link => link.getClientRects()[0].toJSON()")
    page.touchscreen.tap(box["x"] + 4, box["y"] + 8)
    card(page).wait_for()
    return card(page)


def test_a_term_that_wraps_is_wholly_seen_above_its_sheet(phone: Page) -> None:
    wrapped = phone.evaluate(
        """() => [...document.querySelectorAll("a.dz-term")]
            .findIndex((link) => link.getClientRects().length > 2)"""
    )
    link = phone.locator("a.dz-term").nth(wrapped)
    sheet = touched(phone, link).bounding_box()
    term = link.bounding_box()
    assert sheet
    assert term
    assert term["y"] + term["height"] < sheet["y"]


def test_a_finger_that_comes_to_the_end_of_a_sheet_moves_no_page(phone: Page) -> None:
    sheet = touched(phone, phone.locator(".dz-answer a.dz-term[data-also]").first)
    assert sheet.evaluate("sheet => sheet.scrollHeight > sheet.clientHeight")
    before = phone.evaluate("scrollY")
    finger = phone.context.new_cdp_session(phone)
    for _ in range(3):
        for step in range(12):
            kind = "touchMove" if step else "touchStart"
            at = [{"x": 180, "y": 710 - 25 * step}]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})
            phone.wait_for_timeout(20)
        finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        phone.wait_for_timeout(400)
    assert sheet.evaluate("sheet => sheet.scrollTop") > 0
    assert phone.evaluate("scrollY") == before


def test_a_sheet_leaves_the_scrolling_to_the_reader(quay: Callable[..., Page]) -> None:
    page = quay("", viewport={"width": 640, "height": 450})
    link = page.locator(".dz-answer .dz-en a.dz-term").first
    link.evaluate("link => link.scrollIntoView({block: 'center', behavior: 'instant'})")
    link.evaluate("link => link.focus({focusVisible: true})")
    card(page).wait_for()
    before = page.evaluate("scrollY")
    page.mouse.move(300, 150)
    for _ in range(3):
        page.mouse.wheel(0, -100)
        page.wait_for_timeout(150)
    page.wait_for_function("least => scrollY <= least", arg=before - 250)


def test_who_has_read_on_is_not_led_away_when_the_cards_fail(quay: Callable[..., Page]) -> None:
    page = quay("", viewport=PHONE, has_touch=True, is_mobile=True)
    waiting: list[Route] = []

    def wait(route: Route) -> None:
        waiting.append(route)

    page.route("**/cards.json", wait)
    address = page.url
    with page.expect_request("**/cards.json"):
        page.locator("a.dz-term").first.tap()
    page.locator(".dz-head h1").tap()  # on with the reading
    with page.expect_event("requestfailed"):
        waiting[0].abort()
    page.wait_for_timeout(300)
    assert page.url == address

"""Accessibility: axe on every kind of page, sizes of targets, the focus."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browsing import DESK, KINDS, PHONE, READING, SMALL, axe, opened
from tests.sites import Site

pytestmark = pytest.mark.browser


def axe_found(browser: Browser, site: Site, kind: str) -> dict[str, list[dict[str, Any]]]:
    """All violations on a kind of page, on a desk and on a phone; in the dark those of colour."""
    found = {}
    for scheme, rules in (("light", ()), ("dark", ("color-contrast", "link-in-text-block"))):
        for size in (DESK, PHONE):
            page = opened(browser, site.url + kind, viewport=size, color_scheme=scheme)
            found[f"{kind} {scheme} {size['width']}"] = axe(page, only=rules)
            page.context.close()
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation(kind: str, browser: Browser, site: Site) -> None:
    assert not told(axe_found(browser, site, kind))


def told(found: dict[str, list[dict[str, Any]]]) -> list[tuple[Any, ...]]:
    """What axe found, and where."""
    return [
        (page, one["id"], one["help"], node["target"], node["failureSummary"])
        for page, violations in found.items()
        for one in violations
        for node in one["nodes"]
    ]


def open_menu(page: Page) -> None:
    page.locator(".dz-tools nav > button").click()
    page.locator(".dz-tools li a").first.wait_for()


def open_search(page: Page) -> None:
    page.locator("label[for=__search]:visible, .md-search__input:visible").first.click()
    page.wait_for_timeout(500)  # it slides in
    page.keyboard.insert_text("人才")
    page.locator(".md-search-result__link").first.wait_for(timeout=15_000)


def open_drawer(page: Page) -> None:
    page.locator("label[for=__drawer]:visible").first.click()
    page.wait_for_timeout(500)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("opening", "size"),
    [
        (open_menu, DESK),
        (open_menu, PHONE),
        (open_search, DESK),
        (open_search, PHONE),
        (open_drawer, PHONE),
    ],
)
def test_axe_finds_no_violation_in_what_opens(
    opening: Callable[[Page], None],
    size: ViewportSize,
    scheme: Any,
    browser: Browser,
    site: Site,
) -> None:
    page = opened(browser, site.url + READING, viewport=size, color_scheme=scheme)
    opening(page)
    found = axe(page)
    page.context.close()
    assert not told({opening.__name__: found})


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_links_that_stand_alone_are_large_enough_to_tap(
    size: Any, browser: Browser, site: Site
) -> None:
    # The given transcript in whole; the states of a page are in test_browser_page.py.
    page = opened(browser, site.url + READING, viewport=size)
    page.add_style_tag(content=".dz-turn, .dz-p { content-visibility: visible !important }")
    assert page.evaluate(SMALL) == []
    page.context.close()


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_focus_is_never_hidden_by_what_sticks(key: str, desk: Page) -> None:
    desk.locator("a.dz-term").nth(60).focus()
    for _ in range(25):
        desk.keyboard.press(key)
        desk.keyboard.press("Escape")
        hidden = desk.evaluate(
            """() => { const box = document.activeElement.getClientRects()[0];
              const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
              return !document.activeElement.contains(top) }"""
        )
        assert not hidden


def test_the_first_tab_stop_leads_past_the_header(desk: Page) -> None:
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.matches('.md-skip')")
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "content"

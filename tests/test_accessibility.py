"""Accessibility: axe on every kind of page, sizes of targets, the focus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browsing import AXE, DESK, KINDS, PHONE, READING, opened
from tests.sites import Site

pytestmark = pytest.mark.browser


def known_messages() -> dict[str, str]:
    """The theme's own violations, by rule: what axe says of them, word for word."""
    text = (Path(__file__).parent / "axe-theme.yml").read_text(encoding="utf-8")
    return {one["rule"]: one["says"] for one in yaml.safe_load(text) or []}


@pytest.fixture(scope="session")
def axe_found(browser: Browser, site: Site) -> dict[str, list[dict[str, Any]]]:
    """All violations on every kind of page, light and dark, on a desk and on a phone."""
    found = {}
    for kind in KINDS:
        for scheme in ("light", "dark"):
            for size in (DESK, PHONE):
                page = opened(browser, site.url + kind, viewport=size, color_scheme=scheme)
                page.add_script_tag(path=AXE)
                result = page.evaluate("() => axe.run()")
                found[f"{kind} {scheme} {size['width']}"] = result["violations"]
                page.context.close()
    return found


@pytest.mark.xdist_group("axe")
def test_axe_finds_no_violation_of_ours(axe_found: dict[str, list[dict[str, Any]]]) -> None:
    assert not ours(axe_found)


def ours(found: dict[str, list[dict[str, Any]]]) -> list[tuple[Any, ...]]:
    """The violations that are no known ones of the theme's."""
    known = known_messages()
    return [
        (page, one["id"], one["help"], node["target"], node["failureSummary"])
        for page, violations in found.items()
        for one in violations
        for node in one["nodes"]
        if known.get(one["id"]) != one["help"] or "dz-" in node["html"]
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
    page.add_script_tag(path=AXE)
    found = page.evaluate("() => axe.run()")["violations"]
    page.context.close()
    assert not ours({opening.__name__: found})


@pytest.mark.xdist_group("axe")
def test_every_excuse_for_the_theme_is_still_needed(
    axe_found: dict[str, list[dict[str, Any]]],
) -> None:
    found = {one["id"] for violations in axe_found.values() for one in violations}
    assert set(known_messages()) <= found


def test_links_that_stand_alone_are_large_enough_to_tap(phone: Page) -> None:
    small = phone.evaluate(
        """() => [...document.querySelectorAll(".dz-n, .dz-kind[href], .dz-tools nav > button")]
            .map((node) => node.getBoundingClientRect())
            .filter((box) => box.width < 24 || box.height < 24).length"""
    )
    assert not small


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

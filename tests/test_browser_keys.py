"""Single keys, the list of them, and the switch that turns them off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browsing import DESK, PHONE, axe, settle

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
LAYOUTS = {"1": "side", "2": "stack", "3": "lines", "4": "zh", "5": "en"}


def view(page: Page) -> str | None:
    return page.locator("html").get_attribute("data-dz-view")


def test_each_layout_has_a_key_of_its_own(quay: Opener) -> None:
    page = quay()
    for key, name in reversed(LAYOUTS.items()):
        page.keyboard.press(key)
        assert view(page) == name
        button = page.locator(f"[name=view][value={name}]")
        assert button.get_attribute("aria-keyshortcuts") == key
        assert button.get_attribute("aria-pressed") == "true"


def test_no_key_is_one_of_the_themes_or_twice_there(quay: Opener) -> None:
    keys = quay().eval_on_selector_all(
        "[aria-keyshortcuts]", "all => all.map(one => one.getAttribute('aria-keyshortcuts'))"
    )
    assert len(keys) == len(set(keys))
    assert not set("fs/p,n.") & set(keys)


def test_a_question_mark_lists_every_key(quay: Opener) -> None:
    page = quay()
    page.keyboard.press("?")
    listed = page.locator("dialog kbd").all_inner_texts()
    buttons = page.locator("[aria-keyshortcuts]")
    assert {one.get_attribute("aria-keyshortcuts") for one in buttons.all()} <= set(listed)
    assert set("fs/p,n.jk") <= set(listed)
    page.keyboard.press("3")  # behind the list nothing happens
    assert view(page) == "side"
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")  # a closed one says so in a task of its own
    page.keyboard.press("3")
    assert view(page) == "lines"


def test_keys_do_nothing_while_somebody_types(quay: Opener) -> None:
    page = quay()
    page.locator(".md-search__input").click()
    page.keyboard.type("3zjy?")
    assert page.locator(".md-search__input").input_value() == "3zjy?"
    assert view(page) == "side"
    assert page.locator("dialog, [aria-current], .dz-covered").count() == 0


@pytest.mark.parametrize("modifier", ["Control", "Alt", "Meta"])
def test_keys_do_nothing_with_a_modifier(modifier: str, quay: Opener) -> None:
    page = quay()
    page.evaluate("addEventListener('keydown', event => event.preventDefault())")
    page.keyboard.press(f"{modifier}+z")
    page.keyboard.press(f"{modifier}+j")
    assert page.locator(".dz-covered, [aria-current]").count() == 0


@pytest.mark.parametrize(("composing", "layout"), [(True, "side"), (False, "lines")])
def test_keys_do_nothing_while_an_input_method_composes(
    composing: bool, layout: str, quay: Opener
) -> None:
    page = quay()
    page.evaluate(
        """isComposing => document.body.dispatchEvent(new KeyboardEvent("keydown",
            {key: "3", isComposing, bubbles: true, cancelable: true}))""",
        composing,
    )
    assert view(page) == layout


def test_a_switch_turns_off_our_keys_and_the_themes_on_all_pages(quay: Opener) -> None:
    page = quay()
    searching = page.locator("#__search")
    page.keyboard.press("s")
    assert searching.is_checked()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("dialog input").uncheck()
    page.keyboard.press("Escape")
    page.locator("dialog").wait_for(state="detached")
    for key in "3zj?s/fnp":
        page.keyboard.press(key)
    assert view(page) == "side"
    assert not searching.is_checked()
    assert page.locator("dialog, [aria-current], .dz-covered").count() == 0
    page.goto(page.url.split("transcripts")[0])
    page.keyboard.press("s")
    assert not page.locator("#__search").is_checked()
    page.go_back()
    page.keyboard.press("Enter")  # what is no single sign still acts
    page.locator("[popovertarget=dz-panel]").click()
    page.locator("[data-do=keys]").click()
    page.locator("dialog input").check()
    page.locator("dialog [data-do=close]").click()
    page.keyboard.press("3")
    assert view(page) == "lines"


def test_the_list_is_a_dialog_with_a_name_and_no_violation(quay: Opener) -> None:
    page = quay()
    page.locator("[popovertarget=dz-panel]").click()
    page.locator("[data-do=keys]").click()
    assert page.get_by_role("dialog", name="快捷键 Keys").is_visible()
    assert not axe(page, "dialog")


def test_a_key_stands_on_the_line_of_what_it_does(quay: Opener) -> None:
    page = quay()
    page.keyboard.press("?")
    row = page.locator("dialog .dz-key").first
    key, does = row.locator("kbd").bounding_box(), row.locator("dd span").first.bounding_box()
    assert key
    assert does
    assert abs(key["y"] + key["height"] / 2 - does["y"] - does["height"] / 2) < 3


def test_the_list_begins_at_its_top_on_a_phone(quay: Opener) -> None:
    page = quay(viewport=PHONE)
    page.keyboard.press("?")
    assert page.locator("dialog h2").evaluate("title => title === document.activeElement")
    assert page.locator("dialog").evaluate("list => list.scrollTop") == 0


def test_every_control_is_reached_and_works_by_the_keyboard(quay: Opener) -> None:
    page = quay()
    page.locator(".dz-tools button").first.focus()
    reached = []
    for _ in range(9):
        reached.append(page.evaluate("document.activeElement.textContent"))
        page.keyboard.press("Tab")
    assert [one.split()[0] for one in reached] == [
        "并排",
        "上下",
        "逐句",
        "中文",
        "英文",
        "遮中文",
        "遮英文",
        "拼音",
        "更多",
    ]
    page.locator("[name=hide][value=en]").press("Space")
    assert page.locator(".dz-covered").count() > 5
    page.locator("[popovertarget=dz-panel]").press("Enter")
    assert page.locator("#dz-panel").is_visible()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == "dz-panel"


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_panel_stands_by_its_button_and_inside_the_window(size: Any, quay: Opener) -> None:
    page = quay(viewport=size)
    low = page.locator(".dz-n").nth(4)
    low.evaluate("one => scrollBy(0, one.getBoundingClientRect().bottom - innerHeight + 5)")
    for opener, panel in (
        (page.locator("[popovertarget=dz-panel]"), "#dz-panel"),
        (page.locator("[popovertarget=dz-turns]"), "#dz-turns"),
        (low, ".dz-menu"),
    ):
        opener.click()
        settle(page, 6)
        one, by = page.locator(panel).bounding_box(), opener.bounding_box()
        assert one and by
        assert one["x"] >= 0 and one["x"] + one["width"] <= size["width"], panel
        assert one["y"] >= 0 and one["y"] + one["height"] <= size["height"], panel
        beside = min(
            abs(one["y"] - by["y"] - by["height"]), abs(by["y"] - one["y"] - one["height"])
        )
        assert beside < 12 or (panel == "#dz-panel" and size == PHONE), panel  # a sheet there
        page.keyboard.press("Escape")

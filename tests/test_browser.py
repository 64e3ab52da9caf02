"""The site in a real browser: cards, layouts, search, accessibility, and life without script."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    ViewportSize,
    sync_playwright,
)

from generator.model import Transcript
from tests import chromium
from tests.conftest import LIAONING, ROOT
from tests.sites import Site

pytestmark = pytest.mark.browser

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
READING = f"transcripts/{LIAONING}/"
KINDS = [
    "",
    READING,
    "transcripts/",
    "questions/",
    "glossary/",
    "glossary/liaoning-talent-initiative/",
    "speakers/",
    "speakers/li-lecheng/",
    "outlets/china-daily/",
    "about/",
    "about/problems/",
    "prepare/",
]
AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"
# Chromium looks for its maker's servers at every start; a test wants nothing from elsewhere.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if path is None or not chromium.has_han_font():
        message = "there is no Chromium with a Han font: run python -m tests.chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


def opened(browser: Browser, address: str, **options: Any) -> Page:
    """A page at an address, at desk width unless the options say otherwise."""
    context: BrowserContext = browser.new_context(**({"viewport": DESK} | options))
    page = context.new_page()
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return page


@pytest.fixture
def desk(browser: Browser, site: Site) -> Iterator[Page]:
    page = opened(browser, site.url + READING)
    yield page
    page.context.close()


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    page = opened(browser, site.url + READING, viewport=PHONE, has_touch=True, is_mobile=True)
    yield page
    page.context.close()


def term(page: Page) -> Locator:
    """A term with its card's neighbours far away, scrolled into the middle of the window."""
    link = page.locator(".dz-two a.dz-term").first
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    return link


def card(page: Page) -> Locator:
    return page.locator(".dz-card:popover-open")


# ---- cards ----


def test_a_card_opens_under_the_mouse_stays_and_closes(desk: Page) -> None:
    term(desk).hover()
    card(desk).wait_for()
    assert term(desk).inner_text().lower() in card(desk).inner_text().lower()
    card(desk).hover()
    desk.wait_for_timeout(600)
    assert card(desk).count() == 1
    desk.mouse.move(5, 5)
    card(desk).wait_for(state="detached")


def test_escape_closes_a_card_under_the_mouse(desk: Page) -> None:
    term(desk).hover()
    card(desk).wait_for()
    desk.keyboard.press("Escape")
    assert card(desk).count() == 0


def test_a_click_follows_the_link(desk: Page) -> None:
    link = term(desk)
    slug = link.get_attribute("data-term")
    link.click()
    desk.wait_for_url(f"**/glossary/{slug}/")


def test_a_card_opens_on_keyboard_focus_and_escape_keeps_the_focus(desk: Page) -> None:
    link = term(desk)
    link.evaluate("link => link.closest('.dz-p').querySelector('.dz-n').focus()")
    desk.keyboard.press("Tab")
    card(desk).wait_for()
    slug = link.get_attribute("data-term")
    assert desk.evaluate("document.activeElement.dataset.term") == slug
    assert link.get_attribute("aria-describedby") == card(desk).get_attribute("id")
    desk.keyboard.press("Escape")
    assert card(desk).count() == 0
    assert desk.evaluate("document.activeElement.dataset.term") == slug
    desk.keyboard.press("Enter")
    desk.wait_for_url(f"**/glossary/{slug}/")


def test_a_card_under_the_focus_stays_when_the_mouse_moves(desk: Page) -> None:
    link = term(desk)
    link.evaluate("link => link.closest('.dz-p').querySelector('.dz-n').focus()")
    desk.keyboard.press("Tab")
    card(desk).wait_for()
    desk.mouse.move(5, 300)
    desk.mouse.move(9, 310)
    desk.wait_for_timeout(600)
    assert card(desk).count() == 1


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


def test_tab_moves_from_card_to_card(desk: Page) -> None:
    link = term(desk)
    link.evaluate("link => link.closest('.dz-p').querySelector('.dz-n').focus()")
    seen = []
    for _ in range(3):
        desk.keyboard.press("Tab")
        card(desk).wait_for()
        assert card(desk).count() == 1
        seen.append(card(desk).get_attribute("id"))
    assert len(set(seen)) == 3


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


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_card_fits_the_window_and_leaves_its_term_visible(
    width: int, browser: Browser, site: Site
) -> None:
    page = opened(browser, site.url + READING, viewport={"width": width, "height": 740})
    for number in range(0, page.locator("a.dz-term").count(), 15):
        link = page.locator("a.dz-term").nth(number)
        link.evaluate("link => link.scrollIntoView({block: 'center'})")
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        box, line = card(page).bounding_box(), link.evaluate("a => a.getClientRects()[0].toJSON()")
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 740
        assert box["y"] >= line["bottom"] - 1 or box["y"] + box["height"] <= line["top"] + 1
    page.context.close()


def test_a_term_wraps_with_its_line(phone: Page) -> None:
    lines = phone.eval_on_selector_all(
        "a.dz-term", "all => all.map(a => a.getClientRects().length)"
    )
    assert max(lines) > 1


# ---- layouts ----


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


# ---- search, colours, console ----


@pytest.mark.parametrize("words", ["住房安居", "人才高地", "affectionate place"])
def test_search_finds_words_inside_sentences_and_opens_the_turn(
    words: str, browser: Browser, site: Site, liaoning: Transcript
) -> None:
    page = opened(browser, site.url)
    page.locator("input[name=query]").click()
    page.keyboard.type(words)
    page.keyboard.press("Shift")  # an input method ends with a key, too; the theme waits for one
    hit = page.locator(f".md-search-result a[href*='{READING}']").first
    hit.wait_for(timeout=15_000)
    hits = page.locator(".md-search-result a")
    addresses = [hits.nth(number).get_attribute("href") or "" for number in range(hits.count())]
    turn = next(
        turn
        for turn, passage in liaoning.passages()
        if any(words in paragraph.text for paragraph in passage.paragraphs)
    )
    wanted = next(number for number, href in enumerate(addresses) if href.endswith(f"#{turn.id}"))
    hits.nth(wanted).evaluate("link => link.click()")
    page.wait_for_url(f"**#{turn.id}")
    assert page.locator(f"#{turn.id}").is_visible()
    page.context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_complains_in_the_console(kind: str, browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("requestfailed", lambda request: told.append(request.url))
    page.on("response", lambda reply: told.append(reply.url) if reply.status >= 400 else None)
    page.goto(site.url + kind)
    page.wait_for_load_state("networkidle")
    context.close()
    assert not told


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_and_can_be_changed(
    scheme: Any, browser: Browser, site: Site
) -> None:
    page = opened(browser, site.url + READING, color_scheme=scheme)
    shade = "() => getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(shade)
    bright = sum(map(int, re.findall(r"\d+", before)[:3])) > 384
    assert bright == (scheme == "light")
    for _ in range(2):
        page.locator("[data-md-component=palette] label:visible").click()
    assert page.evaluate(shade) != before or scheme == "dark"
    page.context.close()


# ---- accessibility ----


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
    known = known_messages()
    ours = [
        (page, one["id"], one["help"], node["target"], node["failureSummary"])
        for page, violations in axe_found.items()
        for one in violations
        for node in one["nodes"]
        if known.get(one["id"]) != one["help"] or "dz-" in node["html"]
    ]
    assert not ours


@pytest.mark.xdist_group("axe")
def test_every_excuse_for_the_theme_is_still_needed(
    axe_found: dict[str, list[dict[str, Any]]],
) -> None:
    found = {one["id"] for violations in axe_found.values() for one in violations}
    assert set(known_messages()) <= found


def test_an_open_card_has_no_violation(desk: Page) -> None:
    term(desk).hover()
    card(desk).wait_for()
    desk.add_script_tag(path=AXE)
    result = desk.evaluate("() => axe.run('.dz-card:popover-open')")
    assert not result["violations"]


def test_links_that_stand_alone_are_large_enough_to_tap(phone: Page) -> None:
    small = phone.evaluate(
        """() => [...document.querySelectorAll(".dz-n, .dz-kind[href], .dz-tools summary")]
            .map((node) => node.getBoundingClientRect())
            .filter((box) => box.width < 24 || box.height < 24).length"""
    )
    assert not small


# ---- without script ----


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


def test_the_first_tab_stop_leads_past_the_header(desk: Page) -> None:
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.matches('.md-skip')")
    desk.keyboard.press("Enter")
    assert desk.evaluate("document.activeElement.id") == "content"

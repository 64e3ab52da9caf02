"""The reading page as a whole: its weight, its states under axe, and how it loads."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import DESK, PHONE, READING, SMALL, axe, card, open_panel, settle
from tests.sites import ROOT, Site, serve
from tests.test_accessibility import told

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
ASSETS = ROOT / "docs/assets"


def packed(pattern: str) -> int:
    return sum(len(gzip.compress(one.read_bytes())) for one in ASSETS.glob(pattern))


def test_our_script_and_style_stay_light() -> None:
    assert packed("*.js") <= 15_000
    assert packed("*.css") <= 8_000


def test_the_given_transcripts_page_stays_light(site: Site, browser: Browser) -> None:
    html = (site.folder / READING / "index.html").read_bytes()
    assert len(gzip.compress(html)) <= 90_000
    page = browser.new_page(viewport=PHONE)
    page.goto(site.url + READING)
    assert page.evaluate("document.querySelectorAll('*').length") < 4_500
    page.close()


def test_our_pages_hold_no_script_or_style_of_ours(site: Site) -> None:
    for path in site.folder.glob("*/*/index.html"):
        article = re.search(r"<article.*</article>", path.read_text(encoding="utf-8"), re.S)
        assert article
        assert not re.search(r"<script|<style|\sstyle=|\son\w+=", article.group()), path


# ---- states under axe ----


def with_card(page: Page) -> None:
    page.locator(".dz-n").nth(1).focus()
    page.keyboard.press("Tab")
    card(page).wait_for()


def with_menu(page: Page) -> None:
    page.locator(".dz-n").first.click()
    page.locator(".dz-menu").wait_for()


def with_pinyin(page: Page) -> None:
    page.locator("rt").first.wait_for()


def with_light(page: Page) -> None:
    page.keyboard.press("j")


STATES: dict[str, tuple[str, Callable[[Page], None] | None]] = {
    "stack": ("?view=stack", None),
    "lines": ("?view=lines", with_light),
    "zh": ("?view=zh&terms=first", None),
    "en": ("?view=en&ref=0", None),
    "practice": ("?hide=en", with_light),
    "practice in lines": ("?view=lines&hide=zh", None),
    "pinyin": ("?pinyin=1", with_pinyin),
    "card": ("", with_card),
    "menu": ("", with_menu),
    "panel": ("", open_panel),
}


def violations(page: Page) -> list[tuple[Any, ...]]:
    return told({page.url: axe(page)})


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(state: str, size: Any, quay: Opener) -> None:
    query, act = STATES[state]
    shades = set()
    for scheme in ("light", "dark"):  # each opened anew: what is not drawn would keep its colours
        page = quay(query, viewport=size, color_scheme=scheme)
        if act:
            act(page)
        assert not violations(page)
        shades.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    assert len(shades) == 2


SPACING = """() => { const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet] }"""
WIDE = """() => [document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ...[...document.querySelectorAll('.dz-tools button, .dz-side, .dz-who')]
    .filter(one => one.getClientRects().length && one.scrollWidth > one.clientWidth + 1)
    .map(one => one.outerHTML)]"""


@pytest.mark.parametrize(
    ("how", "options"),
    [
        ("320", {"viewport": {"width": 320, "height": 640}}),
        ("768", {"viewport": {"width": 768, "height": 900}}),
        ("spacing", {"viewport": PHONE}),
        ("spacing", {}),
        ("zoom", {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2}),
        ("forced colours", {"forced_colors": "active"}),
    ],
)
def test_the_default_state_holds_in_all_conditions(
    how: str, options: dict[str, Any], quay: Opener
) -> None:
    page = quay(**options)
    if how == "spacing":
        page.evaluate(SPACING)
    assert not violations(page)
    assert page.evaluate(WIDE) == [0]


def test_a_lit_sentence_and_a_cover_are_seen_in_forced_colours(quay: Opener) -> None:
    page = quay("?hide=en", forced_colors="active")
    page.keyboard.press("j")
    outline = "one => getComputedStyle(one).outlineStyle"
    assert page.locator("[aria-current]").first.evaluate(outline) == "solid"
    border = "one => getComputedStyle(one).borderTopStyle"
    assert page.locator(".dz-cover").first.evaluate(border) == "solid"
    page.keyboard.press("3")  # line by line, where each sentence has a cover
    border = "one => getComputedStyle(one, '::before').borderTopStyle"
    assert page.locator(".dz-covered .dz-s").first.evaluate(border) == "solid"


def with_turns(page: Page) -> None:
    page.evaluate("document.querySelector('[popovertarget=dz-turns]').click()")


def with_keys(page: Page) -> None:
    page.keyboard.press("?")


OPENED = {"turns": ("", with_turns), "keys": ("", with_keys)}


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("state", [*STATES, *OPENED])
def test_targets_are_large_enough(state: str, size: Any, quay: Opener) -> None:
    query, act = (STATES | OPENED)[state]
    page = quay(query, viewport=size)
    if act:
        act(page)
    assert page.evaluate(SMALL) == []


def test_the_chosen_layout_is_legible_under_the_pointer(quay: Opener) -> None:
    page = quay()
    chosen = page.locator(".dz-tools [value=side]")
    colours = "one => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    before = chosen.evaluate(colours)
    chosen.hover()
    assert chosen.evaluate(colours) == before


def test_a_low_window_is_left_to_the_text(quay: Opener) -> None:
    low = quay("", viewport={"width": 740, "height": 360}, has_touch=True, is_mobile=True)
    low.evaluate("scrollTo(0, 600)")
    edge = low.locator(".dz-tools").evaluate("tools => tools.getBoundingClientRect().bottom")
    assert 0 < edge < 360 / 6
    turn = low.locator(".dz-question .dz-who").first
    turn.evaluate("turn => turn.scrollIntoView({behavior: 'instant'})")
    assert edge < turn.evaluate("turn => turn.getBoundingClientRect().top") < edge + 80


TEXTS = r"""() => { const wrong = [];
  const walker = document.createTreeWalker(document.querySelector('#content'), 4 /* texts */);
  while (walker.nextNode()) {
    const text = walker.currentNode.data, holder = walker.currentNode.parentElement;
    const lang = holder.closest('[lang]').lang;
    if (holder.closest('script, style, template')) continue;
    if (/\p{Script=Han}/u.test(text) && !lang.startsWith('zh-Han')) wrong.push([lang, text]);
    if (/\p{Script=Latin}{3}/u.test(text) && !/\p{Script=Han}/u.test(text)
        && !['en', 'zh-Latn-pinyin'].includes(lang)) wrong.push([lang, text]);
  }
  return wrong }"""


@pytest.mark.parametrize("state", STATES)
def test_every_run_of_text_says_its_language(state: str, quay: Opener) -> None:
    query, act = STATES[state]
    page = quay(query)
    if act:
        act(page)
    assert page.evaluate(TEXTS) == []


@pytest.mark.parametrize("query", ["", "?view=lines&hide=en", "?view=en"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_no_focus_is_hidden_under_what_sticks(query: str, size: Any, quay: Opener) -> None:
    page = quay(query, viewport=size)
    hidden = """() => { const box = document.activeElement.getClientRects()[0];
      const bar = document.querySelector('.dz-tools');
      return !bar.contains(document.activeElement) && !document.activeElement.closest('header, nav')
        && box.bottom <= bar.getBoundingClientRect().bottom }"""
    page.locator(".dz-source a, .dz-n").last.focus()
    for _ in range(25):
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Escape")
        assert not page.evaluate(hidden), page.evaluate("document.activeElement.outerHTML")


# ---- loading, long pages ----

SHIFTS = """() => { window.shifts = []; new PerformanceObserver(list => list.getEntries()
  .forEach(({value, sources}) => shifts.push([value, ...sources.map(
    ({node, previousRect, currentRect}) =>
      [node?.className || node?.nodeName, JSON.stringify([previousRect, currentRect])])])))
  .observe({type: 'layout-shift', buffered: true}) }"""


@pytest.mark.parametrize("query", ["", "?view=lines&hide=en&ref=0", "?view=zh&pinyin=1"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_nothing_shifts_while_loading(query: str, size: Any, browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport=size)
    page.add_init_script(f"({SHIFTS})()")
    page.goto(site.url + READING + query, wait_until="networkidle")
    page.wait_for_timeout(200)
    assert page.evaluate("window.shifts") == []
    page.close()


@pytest.mark.parametrize(
    ("path", "halt"),
    [
        (READING, b"<article"),
        (READING, b'class="dz-kick"'),
        (READING, b'class="dz-tools'),
        ("about/", b'<div class="md-search"'),
        ("glossary/", "鞍钢".encode()),
    ],
)
def test_nothing_shifts_where_a_page_comes_in_pieces(
    path: str, halt: bytes, browser: Browser, site: Site
) -> None:
    page = browser.new_page(viewport=DESK)
    page.add_init_script(f"({SHIFTS})()")
    with serve(site.folder, "/", halt=halt) as url:
        page.goto(url + path, wait_until="networkidle")
    assert page.evaluate("window.shifts") == []
    page.close()


def test_the_logo_has_its_place_before_its_picture_comes(browser: Browser, site: Site) -> None:
    page = browser.new_page(viewport=DESK)
    page.route("**/*.svg", lambda route: route.abort())
    page.goto(site.url + READING)
    box = page.locator(".md-header .md-logo img").bounding_box()
    assert box and box["width"] == 24
    page.close()


def test_long_pages_draw_only_what_is_near(desk: Page) -> None:
    drawn = desk.locator(".dz-side").evaluate_all(
        "all => all.map(one => one.checkVisibility({contentVisibilityAuto: true}))"
    )
    assert drawn[0]
    assert sum(drawn) < len(drawn) / 2


def test_the_browsers_search_finds_what_is_not_drawn(desk: Page) -> None:
    assert desk.evaluate("window.find('affectionate place')")
    settle(desk)
    box = desk.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().toJSON()")
    assert 0 < box["y"] < DESK["height"]

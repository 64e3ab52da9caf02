"""The reading page as a whole: its weight, its states under axe, print, and what moves."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import DESK, PHONE, READING, axe, card, passage, sentence
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


def with_panel(page: Page) -> None:
    page.locator("[popovertarget=dz-panel]").click()
    page.locator("#dz-panel").wait_for()


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
    "panel": ("", with_panel),
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


SMALL = """() => [...document.querySelectorAll('#content :is(button, label), .dz-n')]
  .filter(one => one.getClientRects().length)
  .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24).map(([html]) => html)"""


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("state", ["practice in lines", "menu", "panel"])
def test_targets_are_large_enough(state: str, size: Any, quay: Opener) -> None:
    query, act = STATES[state]
    page = quay(query, viewport=size)
    if act:
        act(page)
    assert page.evaluate(SMALL) == []


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


# ---- loading, long pages, print ----

SHIFTS = """() => { window.shifts = []; new PerformanceObserver(list => list.getEntries()
  .forEach(({value, sources}) => shifts.push([value, ...sources.map(
    ({node, previousRect, currentRect}) =>
      [node?.className || node?.nodeName, JSON.stringify([previousRect, currentRect])])])))
  .observe({type: 'layout-shift', buffered: true}) }"""


@pytest.mark.parametrize("query", ["", "?view=lines&hide=en&ref=0", "?view=zh"])
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


@pytest.mark.parametrize("place", ["p", "s"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("query", ["", "?view=lines&hide=zh"])
def test_an_address_opens_at_its_place(
    query: str, size: Any, place: str, browser: Browser, site: Site
) -> None:
    page = browser.new_page(viewport=size)
    page.goto(site.url + READING + query)
    names = page.locator(f".dz-p[id^='p-'], .dz-en .dz-s[id^='{place}-']").evaluate_all(
        "(all, place) => all.map(one => one.id).filter(id => id.startsWith(place))", place
    )
    name = names[len(names) * 2 // 3]
    page.goto("about:blank")
    page.goto(f"{site.url}{READING}{query}#{name}", wait_until="networkidle")
    box = page.locator(f"#{name}").bounding_box()
    bar = page.locator(".dz-tools").bounding_box()
    assert box and bar
    assert bar["y"] + bar["height"] - 2 <= box["y"] < size["height"] * 0.6
    shown = "one => [getComputedStyle(one).backgroundImage, getComputedStyle(one).backgroundColor]"
    assert page.locator(f"#{name}").evaluate(shown) != ["none", "rgba(0, 0, 0, 0)"]
    page.close()


def test_the_browsers_search_finds_what_is_not_drawn(desk: Page) -> None:
    assert desk.evaluate("window.find('affectionate place')")
    desk.wait_for_timeout(300)
    box = desk.evaluate("getSelection().getRangeAt(0).getBoundingClientRect().toJSON()")
    assert 0 < box["y"] < DESK["height"]


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
    assert page.locator("button:visible, .dz-tools:visible, .dz-cover:visible").count() == 0
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


def test_terms_are_printed_without_notes_where_nobody_asks_for_them(quay: Opener) -> None:
    page = quay()
    page.evaluate("() => { window.print = () => { window.printed = true } }")
    with_panel(page)
    page.locator("[data-do=print]").click()
    page.wait_for_function("window.printed")
    assert page.locator(".dz-footnotes, .dz-p sup").count() == 0


def test_terms_are_printed_as_footnotes_where_it_is_asked_for(quay: Opener) -> None:
    page = quay()
    page.evaluate("() => { window.print = () => { window.printed = true } }")
    with_panel(page)
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
    assert "夜间开行的客轮" in notes.first.inner_text()
    assert passage(page, "旅客人数增长了两成").locator("sup").first.inner_text() == "1"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".dz-footnotes, .dz-p sup").count() == 0


def test_the_other_script_opens_at_the_same_place_in_the_same_view(quay: Opener) -> None:
    page = quay("?view=lines")
    seen = passage(page, "疏浚航道").get_attribute("id")
    page.locator(f"#{seen}").evaluate("one => one.scrollIntoView()")
    page.wait_for_timeout(200)
    page.locator(f"#{seen}").evaluate("one => one.scrollIntoView()")
    page.locator("a.dz-script").evaluate("link => link.click()")
    page.wait_for_url(f"**/zh-hant/transcripts/2026-03-04-harbour/?view=lines#{seen}")
    assert "疏浚航道，讓更大的船進得來" in page.locator(f"#{seen}").inner_text()
    card_of = page.locator(".dz-zh a.dz-term").first
    card_of.hover()
    card(page).wait_for()
    assert "夜間開行的客輪" in card(page).inner_text()

"""The place of the reader: kept on switching, on coming back, and opened by an address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browsing import DESK, PHONE, READING, card, opened, passage, sentence, settle, top_of
from tests.sites import Site

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]


SCROLL = "(one, to) => scrollBy({top: one.getBoundingClientRect().top - to, behavior: 'instant'})"


def scroll(to: Locator, top: float) -> None:
    """Scroll something to a height; twice, as what comes into sight gets its true height then."""
    for _ in range(2):
        to.evaluate(SCROLL, top)
        settle(to.page, 6)


KEYS = "2314523yo1zrhzy1"  # every layout, pinyin, reference translations, practice


@pytest.mark.parametrize(("size", "top"), [({}, 170), ({"viewport": PHONE}, 190)])
def test_the_passage_under_the_eye_stays_on_switching(size: Any, top: int, quay: Opener) -> None:
    page = quay("?view=side", **size)
    seen = page.locator(f"#{passage(page, '疏浚航道').get_attribute('id')}")
    scroll(seen, top)
    for key in KEYS:
        page.keyboard.press(key)
        settle(page)
        assert abs(top_of(seen) - top) < 3, key


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_browser_that_anchors_no_scrolling_keeps_the_place_too(
    size: Any, site: Site, browser: Browser
) -> None:
    page = opened(browser, f"{site.url}{READING}?view=side", viewport=size)
    page.add_style_tag(content="html { overflow-anchor: none }")
    seen = page.locator(".dz-p").nth(45)
    for _ in range(6):
        scroll(seen, 190)
    for key in "231451y":
        page.keyboard.press(key)
        settle(page)
        if seen.is_visible():
            assert abs(top_of(seen) - 190) < 3, key
    page.context.close()


def test_a_reader_who_scrolls_after_switching_is_not_drawn_back(quay: Opener) -> None:
    page = quay("?view=side")
    scroll(passage(page, "疏浚航道"), 170)
    gone = """() => new Promise(done => {
      document.querySelector('[name=view][value=stack]').click();
      requestAnimationFrame(() => {
        const from = scrollY;
        scrollBy({top: -300, behavior: 'instant'});
        setTimeout(() => done(from - scrollY), 300);
      });
    })"""
    assert page.evaluate(gone) == 300


@pytest.mark.parametrize("key", "345")
def test_a_sentence_half_way_down_a_passage_stays_on_switching(key: str, quay: Opener) -> None:
    page = quay("?view=stack", viewport=PHONE)
    seen = sentence(page, "第三，培养船员")
    scroll(seen, 192)
    page.keyboard.press(key)
    settle(page)
    heir = seen if seen.is_visible() else sentence(page, "First, we will dredge")
    assert abs(top_of(heir) - 192) < 30  # a line may begin elsewhere


def test_the_passage_stays_where_the_eye_rests_between_two_turns(quay: Opener) -> None:
    page = quay("?view=lines")
    page.add_style_tag(content=".dz-turn { padding-bottom: 60px !important }")
    ends = page.locator(".dz-question").first
    seen = page.locator(".dz-turn", has_text="票价不会上涨").locator(".dz-p").first
    eye = """() => {
      const edge = document.querySelector('.dz-tools').getBoundingClientRect().bottom;
      return edge + (innerHeight - edge) / 6;
    }"""
    for _ in range(2):
        bottom = ends.evaluate("one => one.getBoundingClientRect().bottom")
        page.evaluate(f"by => scrollBy({{top: by - ({eye})(), behavior: 'instant'}})", bottom - 30)
        settle(page, 6)
    top = top_of(seen)
    page.keyboard.press("4")
    settle(page)
    assert abs(top_of(seen) - top) < 3


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


def test_the_other_script_opens_at_the_same_place_in_the_same_view(quay: Opener) -> None:
    page = quay("?view=lines")
    seen = passage(page, "疏浚航道").get_attribute("id")
    page.locator(f"#{seen}").evaluate("one => one.scrollIntoView()")
    settle(page)
    page.locator(f"#{seen}").evaluate("one => one.scrollIntoView()")
    link = page.locator("a.dz-script").bounding_box()  # it is in sight wherever one reads
    assert link
    page.mouse.click(link["x"] + 9, link["y"] + 9)  # a locator's click would scroll
    page.wait_for_url(f"**/zh-hant/transcripts/2026-03-04-harbour/?view=lines#{seen}")
    assert "疏浚航道，讓更大的船進得來" in page.locator(f"#{seen}").inner_text()
    card_of = page.locator(".dz-zh a.dz-term").first
    card_of.hover()
    card(page).wait_for()
    assert "夜間開行的客輪" in card(page).inner_text()


def test_the_other_script_opens_in_the_same_view_in_another_window_too(quay: Opener) -> None:
    page = quay("?view=lines")
    with page.context.expect_event("request") as asked:
        page.locator("a.dz-script").click(button="middle")
    assert asked.value.url.endswith("/zh-hant/transcripts/2026-03-04-harbour/?view=lines")


def test_the_other_script_opens_at_the_top_from_the_top(quay: Opener) -> None:
    page = quay("?view=stack")
    page.locator("a.dz-script").click()
    page.wait_for_url("**/zh-hant/transcripts/2026-03-04-harbour/?view=stack")
    assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
@pytest.mark.parametrize("view", ["side", "stack", "lines"])
@pytest.mark.parametrize("fragment", [False, True])
def test_who_reloads_comes_back_to_the_same_place(
    fragment: bool, view: str, size: Any, site: Site, browser: Browser
) -> None:
    page = opened(browser, f"{site.url}{READING}?view={view}", viewport=size)
    if fragment:
        first = page.locator(".dz-p").first.get_attribute("id")
        page.goto(f"{site.url}{READING}?view={view}#{first}")
    seen = page.locator(".dz-p").nth(48)
    for _ in range(6):
        scroll(seen, 190)
    settle(page)
    page.reload()
    settle(page)
    assert abs(top_of(seen) - 190) < 3
    page.context.close()


def test_who_goes_back_comes_to_the_same_place(site: Site, browser: Browser) -> None:
    page = opened(browser, f"{site.url}{READING}?view=side")
    seen = page.locator(".dz-p").nth(48)
    for _ in range(6):
        scroll(seen, 190)
    page.evaluate("window.onunload = () => {}")  # such a page is made anew on coming back
    settle(page)
    page.goto(site.url + "glossary/")
    page.go_back()
    settle(page)
    assert abs(top_of(seen) - 190) < 3
    page.evaluate("document.querySelector('#dz-turns a').click()")
    settle(page)
    assert top_of(seen) > 2000
    page.go_back()
    settle(page)
    assert abs(top_of(seen) - 190) < 3
    page.context.close()


def test_who_comes_back_to_the_top_stays_there(quay: Opener) -> None:
    page = quay("?view=lines")
    scroll(passage(page, "疏浚航道"), 170)
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    settle(page)
    page.reload()
    settle(page)
    assert page.evaluate("scrollY") == 0
    page.evaluate("document.querySelector('#dz-turns li:last-child a').click()")
    settle(page)
    assert page.evaluate("scrollY") > 0
    page.go_back()
    settle(page)
    assert page.evaluate("scrollY") == 0

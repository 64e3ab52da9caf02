"""How pages are laid out, on a desk and on a phone, with script and without."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize

from generator.model import Transcript
from tests.browsing import DESK, KINDS, PHONE, READING, opened
from tests.sites import Site

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]


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


def test_one_language_takes_the_full_measure(quay: Opener) -> None:
    desk = quay()
    desk.evaluate("""() => {
      const turn = document.querySelector('.dz-two');
      turn.classList.replace('dz-two', 'dz-one');
      for (const side of turn.querySelectorAll('.dz-zh')) side.remove();
    }""")
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
        for width in (320, 360, 768, 769, 800, 1024, 1280):
            page.set_viewport_size({"width": width, "height": 740})
            # The theme's search slides while the window changes; what does not fit stays.
            page.wait_for_function(
                "document.documentElement.scrollWidth <= innerWidth", timeout=5000
            )
    page.context.close()


@pytest.mark.parametrize("kind", ["", READING, "glossary/"])
def test_no_page_is_wider_than_a_phone_without_script(
    kind: str, browser: Browser, site: Site
) -> None:
    page = opened(browser, site.url + kind, viewport=PHONE, java_script_enabled=False)
    wide = page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth")
    assert wide == 0
    page.context.close()


def test_nothing_is_smaller_than_twelve_pixels(phone: Page) -> None:
    smallest = phone.evaluate(
        """() => Math.min(...[...document.querySelectorAll("article *")]
            .filter((node) => node.checkVisibility() && node.innerText?.trim())
            .map((node) => parseFloat(getComputedStyle(node).fontSize)))"""
    )
    assert smallest >= 12


def style(page: Page, selector: str, name: str) -> str:
    """A computed style of the first element that a selector finds."""
    found = page.locator(selector).first.evaluate(
        "(node, name) => getComputedStyle(node)[name]", name
    )
    return str(found)


def test_a_gap_stays_small_and_english_alone_stays_ink_on_a_phone(quay: Opener) -> None:
    phone = quay(viewport=PHONE)
    assert style(phone, ".dz-gap", "fontSize") == "13px"
    ink = style(phone, "article", "color")
    assert style(phone, ".dz-zh.dz-gap + .dz-en", "color") == ink
    assert style(phone, ".dz-zh:not(.dz-gap) + .dz-en", "color") != ink
    phone.keyboard.press("5")  # English alone
    assert style(phone, ".dz-zh:not(.dz-gap) + .dz-en", "color") == ink


@pytest.mark.parametrize("size", [DESK, PHONE])
def test_the_bar_that_sticks_is_as_wide_as_the_band_of_a_question(
    size: ViewportSize, browser: Browser, site: Site
) -> None:
    page = opened(browser, site.url + READING, viewport=size)
    bar, band = (page.locator(name).first.bounding_box() for name in (".dz-tools", ".dz-question"))
    assert bar
    assert band
    assert (bar["x"], bar["width"]) == (band["x"], band["width"])
    page.context.close()


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("transcripts/", ".dz-list > li"),
        ("speakers/li-lecheng/", ".dz-places > li"),
        (READING, ".dz-tools ol, .dz-tools li"),
    ],
)
def test_lists_of_links_are_flush(kind: str, rows: str, browser: Browser, site: Site) -> None:
    page = opened(browser, site.url + kind)
    margins = page.locator(rows).evaluate_all(
        "all => all.map(node => parseFloat(getComputedStyle(node).marginLeft))"
    )
    assert set(margins) == {0}
    page.context.close()


def test_the_kinds_of_replies_stand_in_one_column(browser: Browser, site: Site) -> None:
    page = opened(browser, site.url + "questions/")
    places = page.locator(".dz-reply").evaluate_all(
        """all => all.map(row => [row.querySelector(".dz-kind"), row.querySelector(".dz-name")]
             .map(node => node.getClientRects()[0]).map(({x, y}) => [Math.round(x), y]))"""
    )
    assert len({kind[0] for kind, _ in places}) == 1
    assert all(abs(kind[1] - name[1]) < 8 for kind, name in places)
    page.context.close()


def test_the_glossary_is_compact_on_a_phone_and_jumps_to_a_letter(
    browser: Browser, site: Site
) -> None:
    page = opened(browser, site.url + "glossary/", viewport=PHONE, java_script_enabled=False)
    rows = page.locator(".dz-terms tbody tr")
    boxes = (rows.first.bounding_box(), rows.last.bounding_box())
    assert boxes[0]
    assert boxes[1]
    assert (boxes[1]["y"] - boxes[0]["y"]) / rows.count() < 110
    page.locator(".dz-letters a", has_text="Z").click()
    row = page.locator("tr:target")
    assert (row.locator("small").inner_text()[0]).lower() == "z"
    top = row.bounding_box()
    assert top
    assert 40 < top["y"] < 300
    page.context.close()


def test_a_phone_has_no_reason_to_zoom_in_on_a_field(browser: Browser, site: Site) -> None:
    page = opened(browser, site.url + "glossary/", viewport=PHONE, has_touch=True, is_mobile=True)
    size = "field => parseFloat(getComputedStyle(field).fontSize)"
    assert page.locator(".dz-filter input").evaluate(size) >= 16
    assert page.locator(".md-search__input").evaluate(size) >= 16
    page.context.close()


def test_the_speaker_of_a_use_is_large_enough_to_tap(browser: Browser, site: Site) -> None:
    page = opened(
        browser,
        site.url + "glossary/liaoning-talent-initiative/",
        viewport=PHONE,
        has_touch=True,
        is_mobile=True,
    )
    heights = page.locator(".dz-by a").evaluate_all(
        "links => links.map(link => link.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 24
    page.context.close()


def test_the_lists_of_terms_are_filtered_as_one_types(browser: Browser, site: Site) -> None:
    for order in ("", "english/", "categories/"):
        page = opened(browser, f"{site.url}glossary/{order}")
        shown = page.locator(".dz-terms tbody tr:visible")
        number = shown.count()
        field = page.locator(".dz-filter input")
        for words in ("xinzhi shengchanli", "新质", "Productive New", "xīnzhì"):
            field.fill(words)
            page.locator(".dz-filter output", has_text=f"/ {number}").wait_for()
            assert "新质生产力" in shown.first.inner_text() + shown.last.inner_text(), words
            assert shown.count() < 9, words
        field.fill("")
        page.locator(".dz-filter output", has_text="/").wait_for(state="detached")
        assert shown.count() == number
        page.context.close()


def test_five_thousand_terms_are_filtered(browser: Browser, site: Site) -> None:
    def longer(route: Route) -> None:
        """The page with its rows over and over, and a last one of its own."""
        response = route.fetch()
        before, rows, after = re.split(r"(?<=<tbody>)(.*)(?=</tbody>)", response.text(), flags=re.S)
        more = rows * (5000 // rows.count("<tr") + 1)
        route.fulfill(response=response, body=f"{before}{more}<tr><td>独此一条</td></tr>{after}")

    context = browser.new_context()
    context.route("**/glossary/", longer)
    page = context.new_page()
    page.goto(site.url + "glossary/")
    assert page.locator(".dz-terms tbody tr").count() > 5000
    page.locator(".dz-filter input").press_sequentially("独此")
    page.locator(".dz-filter output", has_text=re.compile("^1 / 5")).wait_for()
    assert page.locator(".dz-terms tbody tr:visible").all_inner_texts() == ["独此一条"]
    context.close()


def test_a_use_of_a_term_has_the_term_in_the_middle(browser: Browser, site: Site) -> None:
    page = opened(browser, f"{site.url}glossary/business-environment/")
    middles = page.locator(".dz-line mark").evaluate_all(
        "all => all.map(node => node.getBoundingClientRect()).map(({x, width}) => x + width / 2)"
    )
    assert len(middles) > 9
    assert max(middles) - min(middles) < 2
    page.keyboard.press("Tab")
    page.locator("a.dz-use").last.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{READING}#p-*")
    page.context.close()


def test_quotation_marks_in_chinese_have_their_full_width(desk: Page) -> None:
    width = desk.evaluate(
        """() => { const text = document.createElement("p");
          text.textContent = "中“".repeat(10);  // two marks in a row share their space
          text.style.cssText = "position: absolute; font-size: 20px; white-space: nowrap";
          document.querySelector("article").append(text);
          return text.getBoundingClientRect().width }"""
    )
    assert width > 390


def test_a_page_without_script_is_dark_where_the_system_is(browser: Browser, site: Site) -> None:
    page = opened(browser, site.url + READING, java_script_enabled=False, color_scheme="dark")
    shade = style(page, "body", "backgroundColor")
    assert sum(map(int, re.findall(r"\d+", shade)[:3])) < 384
    page.context.close()


def test_the_menu_leads_to_every_turn(desk: Page, liaoning: Transcript) -> None:
    desk.locator(".dz-tools nav > button").click()
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

    desk.locator(".dz-tools nav > button").click()
    desk.keyboard.press("Escape")
    assert not links.first.is_visible()
    assert desk.evaluate("document.activeElement.getAttribute('popovertarget')") == "dz-turns"


def test_everything_is_there_without_script(
    browser: Browser, site: Site, liaoning: Transcript
) -> None:
    page = opened(browser, site.url + READING, java_script_enabled=False)
    assert page.locator(".dz-p").count() == 76
    text = page.locator(".dz-two .dz-zh p").first.inner_text()
    assert text in liaoning.source.text
    assert not page.locator(".dz-card:visible").count()
    page.locator(".dz-tools nav > button").click()
    page.locator(".dz-tools li a").nth(9).click()
    assert page.url.endswith(f"#{liaoning.turns[9].id}")
    page.keyboard.press("Escape")
    link = page.locator(".dz-two a.dz-term").first
    slug = link.get_attribute("data-term")
    link.click()
    page.wait_for_url(f"**/glossary/{slug}/")
    page.locator(".dz-uses a").first.click()
    page.wait_for_url(f"**/{READING}#p-*")
    page.locator(".dz-who .dz-name[href]").first.click()
    page.wait_for_url("**/speakers/chen-wenjun/")
    page.context.close()

"""Pinyin above the Chinese: on request, near the screen, and never in copied text."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.browsing import HARBOUR, card, passage, sentence, top_of
from tests.sites import Site

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
SIDE = """side => [...side.querySelectorAll('ruby')].map(ruby => [...ruby.childNodes]
    .map(node => node.textContent).join(' ')).join(' ')"""


def ruby(page: Page, number: int = 0) -> str:
    side = page.locator(".dz-zh:not(.dz-gap)").nth(number)
    side.locator("rt").first.wait_for()
    found = side.evaluate(SIDE)
    assert isinstance(found, str)
    return found


def test_it_is_fetched_only_when_it_is_asked_for(quay: Opener) -> None:
    page = quay()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.reload(wait_until="networkidle")  # and not as the page opens
    page.keyboard.press("3")
    assert not [url for url in asked if url.endswith("pinyin.json")]
    page.keyboard.press("y")
    assert ruby(page).startswith("女 nǚ 士 shì 们 men 先 xiān 生 sheng")
    page.keyboard.press("y")
    page.keyboard.press("y")
    page.locator(".dz-zh rt").first.wait_for()
    assert ruby(page)
    assert len([url for url in asked if url.endswith("pinyin.json")]) == 1


def test_each_character_gets_its_syllable(quay: Opener, harbour: Site) -> None:
    readings = json.loads((harbour.folder / HARBOUR / "pinyin.json").read_text(encoding="utf-8"))
    page = quay("?pinyin=1&view=stack", viewport={"width": 1280, "height": 9000})
    page.locator(".dz-p").last.locator("rt").first.wait_for()
    for name, syllables in readings.items():
        shown = page.locator(f"#{name} .dz-zh rt").all_text_contents()
        assert shown == syllables.split(" ")


def test_it_is_built_only_near_the_screen(quay: Opener) -> None:
    page = quay("?pinyin=1", viewport={"width": 1280, "height": 300})
    ruby(page)
    last = page.locator(".dz-p").last
    assert last.locator("rt").count() == 0
    last.scroll_into_view_if_needed()
    last.locator("rt").first.wait_for()


def test_it_is_built_only_near_the_screen_where_everything_is_drawn(quay: Opener) -> None:
    page = quay(viewport={"width": 600, "height": 300})
    name = page.locator(".dz-p").first.get_attribute("id")
    page.goto(f"{page.url}?pinyin=1#{name}")  # an address has the whole page drawn
    ruby(page)
    page.wait_for_timeout(200)
    last = page.locator(".dz-p:has(.dz-zh:not(.dz-gap))").last
    assert last.evaluate("one => one.checkVisibility({contentVisibilityAuto: true})")
    assert top_of(last) > 2_000
    assert last.locator("rt").count() == 0


def test_unsure_ones_are_marked_and_unknown_ones_left_out(quay: Opener) -> None:
    page = quay()
    name = passage(page, "下面，请各位提问").get_attribute("id")

    def answer(route: Route) -> None:
        route.fulfill(json={name: "xià miàn? ? gè wèi tí wèn"})

    page.route("**/pinyin.json", answer)
    page.keyboard.press("y")
    seen = passage(page, "Now, please put your questions")
    seen.scroll_into_view_if_needed()
    seen.locator("rt").first.wait_for()
    assert seen.locator("rt").all_text_contents() == ["xià", "miàn?", "", "gè", "wèi", "tí", "wèn"]
    unsure = seen.locator(".dz-unsure").first
    assert unsure.text_content() == "miàn?"
    shade = "one => getComputedStyle(one).color"
    assert unsure.evaluate(shade) != seen.locator("rt").first.evaluate(shade)


def test_syllables_of_another_text_are_not_used(quay: Opener) -> None:
    page = quay()
    name = page.locator(".dz-p").first.get_attribute("id")
    page.route("**/pinyin.json", lambda route: route.fulfill(json={name: "nǚ shì"}))
    page.keyboard.press("y")
    page.wait_for_timeout(300)
    assert page.locator("rt").count() == 0


def test_it_goes_and_the_text_is_as_before(quay: Opener) -> None:
    page = quay()
    zh = page.locator(".dz-zh").nth(1)
    before = zh.evaluate("side => side.innerHTML")
    page.keyboard.press("y")
    ruby(page, 1)
    page.keyboard.press("y")
    assert page.locator("ruby, rt").count() == 0
    assert zh.evaluate("side => side.innerHTML") == before
    assert zh.evaluate(
        "s => [...s.querySelectorAll('.dz-s')].every(one => one.childNodes.length < 4)"
    )


def test_sentences_terms_and_covers_work_under_pinyin(quay: Opener) -> None:
    page = quay("?pinyin=1")
    ruby(page)
    page.locator(".dz-zh a.dz-term ruby").first.hover()
    card(page).wait_for()
    assert len(page.locator(".dz-s.dz-lit").all()) == 3
    page.keyboard.press("z")
    assert page.locator(".dz-covered rt:visible").count() == 0


def test_a_card_that_stands_in_the_text_gets_none(quay: Opener) -> None:
    page = quay()
    link = page.locator(".dz-zh [data-term=night-ferry-fares]").first
    link.evaluate("link => link.focus({focusVisible: true})")
    card(page).wait_for()
    page.keyboard.press("y")
    link.locator("rt").first.wait_for()
    assert card(page).locator("ruby").count() == 0


@pytest.mark.parametrize("how", ["selection", "menu"])
def test_copied_text_has_no_pinyin(how: str, quay: Opener) -> None:
    page = quay("?pinyin=1", permissions=["clipboard-read", "clipboard-write"])
    ruby(page, 0)
    if how == "selection":
        page.evaluate("getSelection().selectAllChildren(document.querySelector('.dz-zh p'))")
        page.keyboard.press("Control+c")
    else:
        page.locator(".dz-n").first.click()
        page.locator(".dz-menu [value=zh]").click()
        page.locator(".dz-menu[data-told=copied]").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "女士们、先生们，大家上午好！欢迎来到青澜港。今天的发布会由我主持。"


def test_the_browsers_own_selection_leaves_it_out(quay: Opener) -> None:
    page = quay("?pinyin=1")
    ruby(page)
    assert page.locator("rt").first.evaluate("rt => getComputedStyle(rt).userSelect") == "none"
    assert page.locator("rt[lang=zh-Latn-pinyin]").count() == page.locator("rt").count()


@pytest.mark.parametrize("how", ["key", "address"])
def test_where_there_is_no_file_the_page_stays_as_it_is(how: str, quay: Opener) -> None:
    page = quay()
    page.route("**/pinyin.json", lambda route: route.fulfill(status=404))
    with page.expect_response("**/pinyin.json"):
        if how == "key":
            page.keyboard.press("y")
        else:
            page.goto(f"{page.url}?pinyin=1")
    page.locator("[name=pinyin][aria-pressed=false]").wait_for()
    # What is far away has no box before it is first drawn. The style sheet shows all after 3 s.
    sentence(page, "今天的发布会由我主持").wait_for(timeout=2_000)
    assert page.locator("rt").count() == 0


def test_a_page_without_chinese_asks_for_none(quay: Opener) -> None:
    page = quay()
    page.locator(".dz-zh").evaluate_all("all => { for (const one of all) one.remove(); }")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("y")
    page.wait_for_timeout(300)
    assert asked == []

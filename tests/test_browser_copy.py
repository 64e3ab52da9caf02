"""Copying: one language of a selection, and the menu of a passage."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Locator, Page

from tests.browsing import PHONE, READING, card, opened, passage, sentence, settle, top_of
from tests.sites import Site

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
CLIPBOARD: dict[str, Any] = {"permissions": ["clipboard-read", "clipboard-write"]}
SELECT = """([from, start, to, end]) => {
  const text = id => document.createTreeWalker(document.getElementById(id), 4).nextNode();
  getSelection().setBaseAndExtent(text(from), start, text(to), end);
}"""


def copied(page: Page) -> str:
    text = page.evaluate("navigator.clipboard.readText()")
    assert isinstance(text, str)
    return text.replace("\r\n", "\n")


def select(page: Page, start: tuple[str, int], end: tuple[str, int]) -> None:
    ids = [sentence(page, words).get_attribute("id") for words, _ in (start, end)]
    page.evaluate(SELECT, [ids[0], start[1], ids[1], end[1]])


@pytest.mark.parametrize("view", ["side", "stack"])
def test_a_selection_across_both_columns_gives_the_language_it_began_in(
    view: str, quay: Opener
) -> None:
    page = quay(f"?view={view}", **CLIPBOARD)
    select(page, ("今天的发布会由我主持", 2), ("The public has welcomed", 10))
    page.keyboard.press("Control+c")
    assert copied(page) == (
        "的发布会由我主持。\n\n过去一年，青澜港开通了夜航，增开了三条航线，旅客人数增长了两成。"
        "夜航受到群众欢迎。我们还修建了新的码头。"
    )
    select(page, ("I will chair", 2), ("夜航受到群众", 0))
    page.keyboard.press("Control+c")
    assert copied(page) == "will chair today's press conference."


ZH = "过去一年，青澜港开通了夜航，增开了三条航线，旅客人数增长了两成。"
EN = "Over the past year the port has opened night ferries and added three routes."
NEXT = "Passenger numbers rose by 20 percent."


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [  # downwards, and upwards
        (("过去一年", 5), ("Over the past year", 9), ZH[5:]),
        (
            ("Over the past year", 9),
            ("夜航受到群众", 2),
            f"{EN[9:]} Passenger numbers rose by 20 percent.",
        ),
        (("Over the past year", 9), ("过去一年", 5), EN[:8]),
        (("夜航受到群众", 2), ("Over the past year", 9), "夜航"),
        (("过去一年", 5), ("旅客人数增长了两成", 9), ZH[5:9]),
    ],
)
def test_line_by_line_a_selection_ends_before_what_stands_below_it(
    start: tuple[str, int], end: tuple[str, int], wanted: str, quay: Opener
) -> None:
    page = quay("?view=lines", **CLIPBOARD)
    select(page, start, end)
    page.keyboard.press("Control+c")
    assert copied(page) == wanted


def test_a_selection_from_the_end_to_the_beginning_gives_the_language_it_began_in(
    quay: Opener,
) -> None:
    page = quay(**CLIPBOARD)
    select(page, ("The public has welcomed", 10), ("今天的发布会由我主持", 2))
    page.keyboard.press("Control+c")
    assert copied(page) == (
        "Ladies and gentlemen, good morning and welcome to the port of Qinglan. "
        "I will chair today's press conference.\n\n"
        "Over the past year the port has opened night ferries and added three routes. "
        "Passenger numbers rose by 20 percent. The public"
    )
    select(page, ("夜航受到群众", 0), ("I will chair", 2))
    page.keyboard.press("Control+c")
    assert copied(page).startswith("过去一年")


@pytest.mark.parametrize(
    ("language", "start", "end"),
    [
        ("zh", ("今天的发布会由我主持", 2), ("The public has welcomed", 10)),
        ("en", ("The public has welcomed", 10), ("今天的发布会由我主持", 2)),
    ],
)
def test_what_is_left_out_is_not_shown_as_selected(
    language: str, start: tuple[str, int], end: tuple[str, int], quay: Opener
) -> None:
    page = quay()
    page.add_style_tag(content="::selection { background: rgb(255, 0, 0) }")
    select(page, start, end)
    page.wait_for_function(
        "language => document.documentElement.dataset.dzPicked == language", arg=language
    )
    shade = "one => getComputedStyle(one, '::selection').backgroundColor"
    for side in ("zh", "en"):
        one = passage(page, "夜航受到群众欢迎").locator(f".dz-{side} .dz-s").first
        shown = "rgb(255, 0, 0)" if side == language else "rgba(0, 0, 0, 0)"
        assert one.evaluate(shade) == shown


def test_a_selection_outside_the_text_is_left_to_the_browser(quay: Opener) -> None:
    page = quay(**CLIPBOARD)
    page.evaluate("getSelection().selectAllChildren(document.querySelector('h1'))")
    page.keyboard.press("Control+c")
    assert "青澜港的夜与昼" in copied(page)
    assert "Night and day" in copied(page)


def test_where_nothing_is_selected_nothing_is_copied(quay: Opener) -> None:
    page = quay(**CLIPBOARD)
    page.evaluate("navigator.clipboard.writeText('as before')")
    select(page, ("I will chair", 2), ("I will chair", 2))
    page.keyboard.press("Control+c")
    assert copied(page) == "as before"


def test_a_card_that_stands_in_the_text_is_copied_alone_and_never_with_it(quay: Opener) -> None:
    page = quay(**CLIPBOARD)
    page.locator(".dz-zh [data-term=night-ferry-fares]").first.hover()
    card(page).wait_for()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.dz-card-en'))")
    page.keyboard.press("Control+c")
    assert copied(page) == "night-ferry fares"
    select(page, ("会不会上涨", 0), ("港口还有哪些打算", 4))
    page.keyboard.press("Control+c")
    assert copied(page) == "夜航的票价会不会上涨？港口还有"


def test_covered_text_and_marks_of_the_page_are_not_copied(quay: Opener) -> None:
    page = quay("?hide=zh", **CLIPBOARD)
    page.locator(".dz-cover").nth(1).click()
    select(page, ("今天的发布会由我主持", 0), ("下面，请各位提问", 9))
    page.keyboard.press("Control+c")
    assert copied(page).startswith("过去一年")
    assert copied(page).endswith("我们还修建了新的码头。")


def open_menu(where: Locator) -> Locator:
    number = where.locator(".dz-n")
    number.scroll_into_view_if_needed()
    settle(where.page, 6)
    number.click()
    menu = where.page.locator(".dz-menu")
    menu.wait_for()
    return menu


def take(page: Page, menu: Locator, what: str) -> str:
    menu.locator(f"[value={what}]").click()
    page.locator(".dz-menu[data-told=copied]").wait_for()
    return copied(page)


def test_the_menu_of_a_passage_copies_its_text_pair_citation_and_link(quay: Opener) -> None:
    page = quay("?view=lines&hide=en", **CLIPBOARD)
    seen = passage(page, "我们不会让任何一位渔民掉队")
    menu = open_menu(seen)
    zh = "我们不会让任何一位渔民掉队。今天的发布会就到这里，谢谢大家。"
    en = (
        "We will leave no fisherman behind. This concludes today's press conference. Thank you all."
    )
    link = f"{page.url.split('?')[0]}#{seen.get_attribute('id')}"
    assert take(page, menu, "zh") == zh
    assert take(page, menu, "en") == en
    assert take(page, menu, "pair") == f"{zh}\n\n{en}"
    assert take(page, menu, "link") == link
    assert take(page, menu, "citation") == (
        "高岚，青澜港港长，《青澜港的夜与昼》，2026-03-04\n"
        "Gao Lan, harbour master of Qinglan, “Night and day in the port of Qinglan”, 2026-03-04\n"
        f"{link}"
    )


def test_a_link_may_carry_the_selected_words(quay: Opener) -> None:
    page = quay(**CLIPBOARD)
    seen = passage(page, "Our next steps fall")
    select(page, ("Our next steps fall", 4), ("Our next steps fall", 14))
    link = take(page, open_menu(seen), "link")
    told = ":~:text=Our-,next steps,-fall into three areas."
    assert unquote(link).endswith(f"#{seen.get_attribute('id')}{told}")
    page.keyboard.press("Escape")
    elsewhere = take(page, open_menu(page.locator(".dz-p").first), "link")
    assert ":~:" not in elsewhere
    page.goto("about:blank")
    page.goto(link)
    settle(page, 30)
    box = page.locator(f"#{seen.get_attribute('id')}").bounding_box()
    assert box and box["y"] + box["height"] > 0 and box["y"] < 900


def test_a_link_made_by_key_carries_the_words_with_their_hyphens(quay: Opener) -> None:
    page = quay(**CLIPBOARD)
    seen = passage(page, "three-year")
    words = sentence(page, "three-year")
    at = words.inner_text().index("three-year")
    select(page, ("three-year", at), ("three-year", at + 10))
    seen.locator(".dz-n").press("Enter")
    link = take(page, page.locator(".dz-menu"), "link")
    assert "-,three%2Dyear,-" in link  # a bare hyphen parts words from what stands beside them


def test_a_link_with_words_opens_at_the_words(site: Site, browser: Browser) -> None:
    page = opened(browser, site.url + READING, viewport=PHONE, **CLIPBOARD)
    seen = page.locator(".dz-p").nth(12)
    last = seen.locator(".dz-en .dz-s").last
    last.evaluate("""sentence => {
      const range = document.createRange();
      range.selectNodeContents(sentence);
      getSelection().addRange(range);
    }""")
    link = take(page, open_menu(seen), "link")
    for address, is_seen in ((link.split(":~:")[0], False), (link, True)):
        page.goto("about:blank")
        page.goto(address)
        settle(page, 30)
        assert (0 < top_of(last) < PHONE["height"]) is is_seen, address
    page.context.close()


def test_a_link_leads_to_words_that_stand_earlier_on_the_page_too(quay: Opener) -> None:
    page = quay(**CLIPBOARD)
    seen = passage(page, "What does the blue economy mean")
    term = seen.locator(".dz-en a.dz-term", has_text="blue economy")
    term.evaluate("one => getSelection().selectAllChildren(one)")
    link = take(page, open_menu(seen), "link")
    assert unquote(link).endswith(
        ":~:text=What does the-,blue economy,-mean for the fishermen of the outer islands?"
    )
    page.set_viewport_size({"width": 1280, "height": 300})
    page.goto("about:blank")
    page.goto(link)
    settle(page, 30)
    box = page.locator(f"#{seen.get_attribute('id')}").bounding_box()
    assert box and 60 < box["y"] < 300


def test_a_citation_has_no_line_for_a_language_that_the_page_has_not(quay: Opener) -> None:
    page = quay(**CLIPBOARD)
    page.locator(":is(.dz-head h1, .dz-who) > [lang|=zh], .dz-name > [lang|=zh]").evaluate_all(
        "all => { for (const one of all) one.remove(); }"
    )
    menu = open_menu(passage(page, "下面，请各位提问"))
    assert take(page, menu, "citation").startswith("Gao Lan, ")


def test_text_that_is_ours_is_copied_as_ours(quay: Opener) -> None:
    page = quay(**CLIPBOARD)
    menu = open_menu(passage(page, "感谢风雨无阻的船员们"))
    assert "参考译文 reference translation" in take(page, menu, "pair")
    assert "参考译文 reference translation" in take(page, menu, "citation")
    page.keyboard.press("Escape")
    page.keyboard.press("o")
    menu = open_menu(passage(page, "a word of thanks to the crews"))
    assert not menu.locator("[value=zh]").is_visible()
    assert "参考译文" not in take(page, menu, "citation")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_menu_opens_and_closes_by_the_keyboard(key: str, quay: Opener) -> None:
    page = quay()
    number = page.locator(".dz-n").first
    assert number.get_attribute("role") == "button"
    number.focus()
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.closest('.dz-menu') !== null")
    assert number.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Escape")
    page.locator(".dz-menu").wait_for(state="detached")
    assert page.evaluate("document.activeElement.matches('.dz-n')")


def test_what_cannot_be_copied_is_said(quay: Opener) -> None:
    page = quay("", viewport=PHONE)
    refuse = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }"
    page.evaluate(refuse)
    menu = open_menu(page.locator(".dz-p").first)
    menu.locator("[value=link]").click()
    assert menu.get_by_role("status").inner_text().startswith("未能复制")


def test_without_script_the_number_is_a_link_to_the_passage(quay: Opener) -> None:
    page = quay(java_script_enabled=False)
    number = page.locator(".dz-n").nth(3)
    number.click()
    assert page.url.endswith(number.get_attribute("href") or "-")

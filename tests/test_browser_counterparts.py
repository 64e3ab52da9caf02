"""A sentence and its counterpart: under the pointer, by a tap, by j and k, and with a term."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browsing import PHONE, card, passage, sentence

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
DREDGE = ["第一，疏浚航道", "第二，改造老码", "第三，培养船员", "First, we will dredge"]
SHADE = "one => getComputedStyle(one).backgroundColor"


def lit(page: Page, mark: str = ".dz-lit") -> list[str]:
    return [text.strip() for text in page.locator(f".dz-s{mark}").all_inner_texts()]


def current(page: Page) -> list[str]:
    return lit(page, "[aria-current=true]")


def begin(found: list[str], expected: list[str]) -> bool:
    return len(found) == len(expected) and all(map(str.startswith, found, expected))


@pytest.mark.parametrize("words", ["改造老码头", "renovate the old piers"])
def test_pointing_at_a_sentence_lights_its_whole_group(words: str, quay: Opener) -> None:
    page = quay()
    sentence(page, words).hover()
    assert begin(lit(page), DREDGE)
    assert sentence(page, words).evaluate(SHADE) != sentence(page, "谢谢你的提问").evaluate(SHADE)
    page.mouse.move(3, 3)
    assert not lit(page)


def test_a_sentence_without_a_counterpart_lights_alone(quay: Opener) -> None:
    page = quay()
    sentence(page, "我们还修建了新的码头").hover()
    assert lit(page) == ["我们还修建了新的码头。"]


def test_a_tap_lights_and_a_second_one_puts_out(quay: Opener) -> None:
    page = quay(viewport=PHONE, has_touch=True, is_mobile=True)
    one = sentence(page, "改造老码头")
    one.tap()
    assert begin(current(page), DREDGE)
    assert one.evaluate(SHADE) != sentence(page, "谢谢你的提问").evaluate(SHADE)
    sentence(page, "谢谢你的提问").tap()
    assert current(page) == ["谢谢你的提问。", "Thank you for your question."]
    sentence(page, "谢谢你的提问").tap()
    assert not current(page)
    assert not lit(page)  # a finger that is gone points at nothing


def test_a_tap_means_a_term_then_a_cover_then_a_light(quay: Opener) -> None:
    page = quay("?hide=en", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator(".dz-zh a.dz-term").first.tap()
    card(page).wait_for()
    assert not current(page)
    assert not lit(page)
    page.keyboard.press("Escape")
    page.locator(".dz-cover").first.tap()
    assert not current(page)
    sentence(page, "Ladies and gentlemen").tap()  # uncovered by that tap
    assert len(current(page)) == 3


def test_selecting_words_lights_nothing(quay: Opener) -> None:
    page = quay()
    seen = sentence(page, "改造老码头")
    seen.evaluate("one => one.scrollIntoView({block: 'center'})")
    line = seen.evaluate("one => one.getClientRects()[0].toJSON()")
    page.mouse.move(line["x"] + 4, line["y"] + 8)
    page.mouse.down()
    page.mouse.move(line["right"] - 4, line["y"] + 8, steps=4)
    page.mouse.up()
    assert page.evaluate("getSelection().toString()") in seen.inner_text()
    assert not current(page)


def test_sentences_are_no_tab_stops(quay: Opener) -> None:
    assert quay().locator(".dz-s[tabindex], .dz-s[role]").count() == 0


def test_j_and_k_walk_from_group_to_group(quay: Opener) -> None:
    page = quay("?view=lines")
    for _ in range(5):
        page.keyboard.press("j")
    assert current(page) == ["我们还修建了新的码头。"]  # after two groups, two groups
    page.keyboard.press("j")
    assert current(page) == ["We have also built a new pier."]
    page.keyboard.press("k")
    page.keyboard.press("k")
    assert current(page) == ["夜航受到群众欢迎。", "The public has welcomed the night ferries."]
    for _ in range(60):
        page.keyboard.press("j")
    assert "Thank you all." in current(page)  # the end is the end


def test_j_passes_what_the_layout_does_not_show(quay: Opener) -> None:
    page = quay("?view=zh")
    for _ in range(8):
        page.keyboard.press("j")
        assert page.locator("[aria-current]:visible").count() > 0


def test_a_sentence_without_a_link_comes_where_it_stands(quay: Opener) -> None:
    page = quay()
    group = page.locator(".dz-p").first.locator("[data-l='1']")
    group.evaluate_all("all => all.forEach(one => { delete one.dataset.l })")
    page.keyboard.press("j")
    assert begin(current(page), ["女士们、先生们"])
    for _ in range(3):
        page.keyboard.press("j")
    assert begin(current(page), ["今天的发布会", "I will chair"])


@pytest.mark.parametrize("key", ["j", "k"])
@pytest.mark.parametrize("view", ["side", "lines"])
def test_the_current_sentence_is_never_under_the_header(view: str, key: str, quay: Opener) -> None:
    page = quay(f"?view={view}", viewport={"width": 1280, "height": 500})
    page.locator(".dz-p").last.evaluate("p => p.scrollIntoView()") if key == "k" else None
    for _ in range(25):
        page.keyboard.press(key)
        box = page.locator("[aria-current]").first.bounding_box()
        bar = page.locator(".dz-tools").bounding_box()
        assert box and bar
        assert bar["y"] + bar["height"] <= box["y"] < 500 - 10


def test_j_begins_with_what_is_in_sight(quay: Opener) -> None:
    page = quay()
    sentence(page, "谢谢你的提问").evaluate("one => one.scrollIntoView()")
    page.keyboard.press("j")
    assert current(page)[0] in {"谢谢你的提问。", "谢谢。", "Thank you."}


def test_a_term_in_focus_lights_its_own_sentence(quay: Opener) -> None:
    page = quay()
    page.locator(".dz-n").nth(1).focus()
    page.keyboard.press("Tab")
    assert begin(lit(page), ["过去一年", "Over the past", "Passenger numbers"])


def test_weak_links_and_gaps_look_as_they_are(quay: Opener) -> None:
    page = quay()
    weak = sentence(page, "今天的发布会就到这里")
    assert weak.evaluate("one => getComputedStyle(one).textDecorationStyle") == "wavy"
    assert (
        sentence(page, "谢谢你的提问").evaluate("s => getComputedStyle(s).textDecorationLine")
        == "none"
    )
    gap = page.locator(".dz-gap").first
    assert gap.evaluate("one => getComputedStyle(one).borderLeftStyle") == "dotted"
    assert "此段无中文" in gap.inner_text()


LIT = "all => all.map(one => one.textContent)"
LINE = "one => getComputedStyle(one).textDecorationStyle"


@pytest.mark.parametrize("way", ["hover", "focus"])
@pytest.mark.parametrize(
    ("where", "words", "wanted"),
    [
        ("三根支柱", "海洋牧场", ["海洋牧场", "Marine ranches"]),
        ("三根支柱", "Marine ranches", ["海洋牧场", "Marine ranches"]),
        ("会不会上涨", "夜航的票价", ["夜航的票价", "fares", "night ferries"]),  # both are in it
        ("会不会上涨", "night ferries", ["夜航的票价", "night ferries"]),
    ],
)
def test_a_term_lights_the_words_that_render_it(
    where: str, words: str, wanted: list[str], way: str, quay: Opener
) -> None:
    page = quay("?view=side")
    page.keyboard.press("Tab")  # so that the focus is one by the keyboard
    seen = passage(page, where).locator("a.dz-term", has_text=words).first
    getattr(seen, way)()
    terms = page.locator("a.dz-term.dz-lit")
    assert terms.evaluate_all(LIT) == wanted
    assert seen.evaluate(LINE) == terms.last.evaluate(LINE) == "solid"
    assert page.locator("a.dz-term:not(.dz-lit)").first.evaluate(LINE) == "dotted"
    page.mouse.move(3, 3)
    page.locator("a.dz-script").focus()
    assert terms.count() == 0

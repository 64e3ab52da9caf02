"""The state of the view: the address, the memory, the controls; and the layouts that it names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import FloatRect, Page

from tests.browsing import DESK, PHONE, passage, sentence, top_of

pytestmark = pytest.mark.browser

Opener = Callable[..., Page]
WHOLE = "?view=lines&hide=zh,en&pinyin=1&terms=first&ref=0"
FIRST, SECOND = "今天的发布会由我主持", "旅客人数增长了两成"


def state(page: Page) -> dict[str, str]:
    """What the page is drawn by."""
    parts = ("view", "hide", "pinyin", "terms", "ref")
    root = page.locator("html")
    return {part: root.get_attribute(f"data-dz-{part}") or "" for part in parts}


def query(page: Page) -> str:
    found = page.evaluate("location.search")
    assert isinstance(found, str)
    return found


DEFAULT = {"view": "side", "hide": "", "pinyin": "0", "terms": "all", "ref": "1"}


def test_the_default_is_side_by_side_with_nothing_hidden(quay: Opener) -> None:
    assert state(quay()) == DEFAULT


def test_the_whole_state_is_in_the_address(quay: Opener) -> None:
    page = quay(WHOLE)
    assert state(page) == {
        "view": "lines",
        "hide": "zh,en",
        "pinyin": "1",
        "terms": "first",
        "ref": "0",
    }
    pressed = page.locator(".dz-tools [name][aria-pressed=true]")
    told = {(b.get_attribute("name"), b.get_attribute("value")) for b in pressed.all()}
    assert told == {
        ("view", "lines"),
        ("hide", "zh"),
        ("hide", "en"),
        ("pinyin", "1"),
        ("terms", "first"),
    }


@pytest.mark.parametrize(
    "wild", ["?view=%3Cb%3E&hide=both&pinyin=yes&terms=&ref=2", "?x=1", "?view"]
)
def test_what_an_address_may_not_say_is_the_default(wild: str, quay: Opener) -> None:
    page = quay(wild)
    assert state(page) == DEFAULT
    assert query(page) == wild


def test_what_is_hidden_may_be_named_in_any_order(quay: Opener) -> None:
    assert state(quay("?hide=en,zh")) == DEFAULT | {"hide": "zh,en"}


def test_a_control_writes_the_address_in_place_and_is_remembered(quay: Opener) -> None:
    page = quay("?h=%E6%B8%AF&view=stack#p-rc4itray")
    before = page.evaluate("history.length")
    page.locator("[name=view][value=lines]").click()
    page.locator("[name=hide][value=en]").click()
    page.locator("[name=hide][value=zh]").click()
    assert query(page) == "?h=%E6%B8%AF&view=lines&hide=zh,en"
    assert page.evaluate("location.hash") == "#p-rc4itray"
    assert page.evaluate("history.length") == before
    page.goto(page.url.split("?")[0])  # the same reader comes back without a query
    assert state(page) == DEFAULT | {"view": "lines", "hide": "zh,en"}
    assert query(page) == ""  # memory does not write into the address


def test_a_shared_link_wins_over_memory_and_is_left_as_it_is(quay: Opener) -> None:
    page = quay()
    page.locator("[name=hide][value=en]").click()
    bare = page.url.split("?")[0]
    page.goto(f"{bare}?view=stack")
    assert state(page) == DEFAULT | {"view": "stack"}  # nothing of what this reader has hidden
    assert query(page) == "?view=stack"
    page.goto(bare)
    assert state(page) == DEFAULT | {"hide": "en"}  # and looking at it has changed no memory


def test_an_address_that_was_changed_back_says_so(quay: Opener) -> None:
    page = quay("?view=zh")
    page.keyboard.press("1")
    assert query(page) == "?view=side"


def test_a_memory_that_is_broken_or_forbidden_is_no_memory(quay: Opener) -> None:
    page = quay()
    page.evaluate("localStorage.setItem('duizhao.view', '{\"view\": 7')")
    page.reload()
    assert state(page) == DEFAULT
    page.add_init_script("Storage.prototype.setItem = () => { throw new Error('full') }")
    page.reload()
    page.keyboard.press("3")
    assert state(page)["view"] == "lines"


# ---- layouts ----


def boxes(page: Page, words: str) -> tuple[FloatRect, FloatRect]:
    """Where the two sides of a passage stand."""
    zh, en = (passage(page, words).locator(f".dz-{one}").bounding_box() for one in ("zh", "en"))
    assert zh and en
    return zh, en


def test_side_by_side(quay: Opener) -> None:
    zh, en = boxes(quay("?view=side"), FIRST)
    assert zh["x"] + zh["width"] < en["x"]
    assert abs(zh["y"] - en["y"]) < 1


@pytest.mark.parametrize(("view", "size"), [("stack", None), ("side", PHONE), ("stack", PHONE)])
def test_stacked_and_on_a_phone_always(view: str, size: Any, quay: Opener) -> None:
    page = quay(f"?view={view}", **({"viewport": size} if size else {}))
    zh, en = boxes(page, FIRST)
    assert zh["y"] + zh["height"] <= en["y"]
    pressed = page.locator("[name=view][aria-pressed=true]")
    assert pressed.get_attribute("value") == "stack"
    assert pressed.is_visible()


def test_sentence_under_sentence_with_groups_together(quay: Opener) -> None:
    for size in ({}, {"viewport": PHONE}):
        page = quay("?view=lines", **size)
        found = passage(page, SECOND).locator(".dz-s")
        by_height = sorted(found.all(), key=top_of)
        assert [one.inner_text()[:12].strip() for one in by_height] == [
            "过去一年，青澜港开通了夜",
            "Over the pas",  # these two are one group
            "Passenger nu",
            "夜航受到群众欢迎。",
            "The public h",
            "我们还修建了新的码头。",  # these two are linked to nothing
            "We have also",
        ]
        first = passage(page, SECOND).locator(".dz-first")
        assert first.count() == 4
        tops = [one.evaluate("one => one.getBoundingClientRect().x") for one in by_height]
        assert max(tops) - min(tops) < 1
        ends = [top_of(one) + (one.bounding_box() or {"height": 0})["height"] for one in by_height]
        gaps = [top_of(one) - end for one, end in zip(by_height[1:], ends, strict=False)]
        assert min(gaps[2], gaps[4]) > max(gaps[0], gaps[1], gaps[3]) + 4  # groups stand apart


@pytest.mark.parametrize(("view", "other"), [("zh", "en"), ("en", "zh")])
def test_one_language_alone(view: str, other: str, quay: Opener) -> None:
    page = quay(f"?view={view}")
    assert page.locator(f".dz-{view}:visible").count() == page.locator(f".dz-{view}").count()
    assert page.locator(f".dz-{other}:visible").count() == 0
    seen = page.locator(".dz-p").first
    seen.locator(f".dz-{view}").evaluate("side => side.remove()")
    assert not seen.is_visible()  # nor is the number of a passage that has none of it


@pytest.mark.parametrize("view", ["zh", "en", "lines"])
def test_a_page_in_one_language_is_shown_in_every_layout(view: str, quay: Opener) -> None:
    """As it may be remembered from a page in both."""
    page = quay()
    page.evaluate(
        """() => {
          for (const one of document.querySelectorAll('.dz-zh')) one.remove();
          for (const one of document.querySelectorAll('.dz-two'))
            one.classList.replace('dz-two', 'dz-one');
        }"""
    )
    page.keyboard.press({"zh": "4", "en": "5", "lines": "3"}[view])
    assert page.locator(".dz-en").first.locator(".dz-s").first.is_visible()


def test_lines_are_about_as_long_as_a_books(quay: Opener) -> None:
    """Near 35 Han characters and 70 Latin ones, whatever the font; in two columns a little less."""
    longest = """() => Object.fromEntries(['zh', 'en'].map(side => {
      const line = document.querySelector(`.dz-two .dz-${side} .dz-s`);
      const box = getComputedStyle(line).display == 'inline' ? line.closest('p') : line;
      const sample = document.createElement('span');
      sample.style.whiteSpace = 'pre';
      sample.textContent = side == 'zh' ? '国' : 'the crews who sail in all weather ';
      line.append(sample);
      const width = sample.getBoundingClientRect().width / sample.textContent.length;
      return [side, box.clientWidth / width];
    }))"""
    one, two = (32, 38), (26, 37)
    for view, zh in (("side", two), ("stack", one), ("lines", one), ("zh", one), ("en", None)):
        found = quay(f"?view={view}").evaluate(longest)
        assert zh is None or zh[0] <= found["zh"] <= zh[1], (view, found)
        assert view == "zh" or 62 <= found["en"] <= 80, (view, found)


LONGEST = """() => Object.fromEntries(['zh', 'en'].map(side => {
  let most = 0;
  for (const one of document.querySelectorAll(`.dz-${side}:not(.dz-gap) .dz-s`)) {
    if (!one.getClientRects().length) continue;
    const measure = document.createElement('span');
    measure.style.whiteSpace = 'pre';
    measure.textContent = side == 'zh' ? '国' : 'the crews who sail in all weather ';
    const place = getComputedStyle(one).display == 'inline' ? one.parentElement : one;
    place.append(measure);
    const width = measure.getBoundingClientRect().width / measure.textContent.length;
    measure.remove();
    most = Math.max(most, place.clientWidth / width);
  }
  return [side, most];
}))"""


@pytest.mark.parametrize("width", [700, 768, 769, 1024, 1280, 1920])
@pytest.mark.parametrize("view", ["stack", "lines", "zh", "en"])
def test_one_column_is_as_wide_as_a_books_in_every_window(
    view: str, width: int, quay: Opener
) -> None:
    page = quay(f"?view={view}", viewport={"width": width, "height": 900})
    found = page.evaluate(LONGEST)
    if view != "en":
        assert 32 <= found["zh"] <= 38
    if view != "zh":
        assert 62 <= found["en"] <= 80
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("query", ["view=lines", "view=lines&hide=zh"])
def test_the_number_of_a_passage_stands_beside_its_first_line(query: str, quay: Opener) -> None:
    page = quay(f"?{query}")
    for seen in (page.locator(".dz-p").nth(1), passage(page, "下面，请各位提问")):
        number = seen.locator(".dz-n").bounding_box()
        first = seen.locator(".dz-zh").locator(".dz-cover:visible, .dz-s:visible").first
        line = first.evaluate("one => one.getClientRects()[0].toJSON()")
        assert number
        height = min(line["height"], 32)
        assert abs(number["y"] + 15 - line["y"] - height / 2) < 4


def test_line_by_line_a_gap_comes_after_all_that_has_no_counterpart(quay: Opener) -> None:
    page = quay()
    seen = passage(page, "疏浚航道")
    seen.locator(".dz-en").evaluate(
        """side => {
          side.classList.add('dz-gap');
          side.innerHTML = '<p>此段无英文</p>';
          for (const one of side.parentElement.querySelectorAll('.dz-s')) delete one.dataset.l;
        }"""
    )
    page.keyboard.press("3")
    last = seen.locator(".dz-zh .dz-s").last.bounding_box()
    gap = seen.locator(".dz-gap").bounding_box()
    assert last
    assert gap
    assert last["y"] + last["height"] <= gap["y"]


def test_without_script_the_default_stands_and_no_control(quay: Opener) -> None:
    page = quay("?view=zh&hide=en&ref=0", java_script_enabled=False)
    zh, en = boxes(page, FIRST)
    assert zh["x"] + zh["width"] < en["x"]
    assert page.locator(".dz-controls button:visible").count() == 0
    assert page.locator(".dz-tools nav > button").is_visible()
    small = quay(java_script_enabled=False, viewport=PHONE)
    zh, en = boxes(small, FIRST)
    assert zh["y"] + zh["height"] <= en["y"]


def test_the_layout_is_there_before_the_rest_of_the_script(quay: Opener) -> None:
    page = quay("?view=zh", broken="**/duizhao.js")
    assert not page.locator(".dz-en").first.is_visible()
    assert passage(page, FIRST).locator(".dz-zh").is_visible()


@pytest.mark.parametrize("asked", ["view=lines", "hide=en", "ref=0"])
def test_what_needs_the_script_is_not_seen_before_it(asked: str, quay: Opener) -> None:
    page = quay(f"?{asked}", broken="**/duizhao.js")
    assert not passage(page, FIRST).is_visible()
    passage(page, FIRST).wait_for(timeout=5_000)  # a script that never comes takes nothing away


# ---- terms and reference translations ----


def test_terms_are_marked_all_first_in_a_turn_or_not_at_all(quay: Opener) -> None:
    page = quay()
    count = page.locator("a.dz-term[href]").count
    every = count()
    page.locator("[popovertarget=dz-panel]").click()
    page.locator("[name=terms][value=first]").click()
    turn = page.locator(".dz-turn").first
    ferries = turn.locator("[data-term=night-ferries]")
    assert [one.get_attribute("href") is not None for one in ferries.all()] == [
        True,  # 夜航
        False,
        True,  # night ferries
        False,
    ]
    again = page.locator(".dz-turn").nth(2).locator("[data-term=night-ferries]").first
    assert again.get_attribute("href") == "../../glossary/night-ferries/"
    page.locator("[name=terms][value=none]").click()
    assert count() == 0
    page.locator(".dz-n").first.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.dz-n')")
    assert (
        page.locator("a.dz-term").first.evaluate("a => getComputedStyle(a).textDecorationLine")
        == "none"
    )
    page.locator("[name=terms][value=all]").click()
    assert count() == every


def test_reference_translations_can_be_switched_off(quay: Opener) -> None:
    words = "风雨无阻的船员们"
    page = quay()
    ours = passage(page, words).locator(".dz-zh")
    assert "参考译文" in ours.inner_text()
    page.keyboard.press("o")
    assert query(page) == "?view=side&ref=0"
    assert ours.inner_text().split() == ["此段无中文", "No", "Chinese", "text"]
    assert sentence(page, FIRST).is_visible()  # what is printed stays
    page.keyboard.press("o")
    assert words in ours.inner_text()
    assert "此段无中文" not in ours.inner_text()


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_line_by_line_each_sentence_of_ours_is_told_apart(size: Any, quay: Opener) -> None:
    page = quay("?view=lines", viewport=size)
    ours = page.locator(".dz-ref :is(.dz-s, small)")
    printed = page.locator(".dz-side:not(.dz-ref) .dz-s")
    lines = "all => [...new Set(all.map(one => getComputedStyle(one).borderLeftWidth))]"
    assert ours.count() > 3
    assert ours.evaluate_all(lines) == ["2px"]
    assert printed.evaluate_all(lines) == ["0px"]

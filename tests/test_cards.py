"""The cards of terms, by mouse and keyboard; see ``test_card_sheets.py`` for phones."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browsing import READING, axe, card, opened, term
from tests.sites import Site

pytestmark = pytest.mark.browser


def test_a_card_opens_under_the_mouse_stays_and_closes(desk: Page) -> None:
    term(desk).hover()
    card(desk).wait_for()
    assert term(desk).inner_text().lower() in card(desk).inner_text().lower()
    card(desk).hover()
    desk.wait_for_timeout(600)
    assert card(desk).count() == 1
    desk.mouse.move(5, 5)
    card(desk).wait_for(state="detached")


def test_a_card_leaves_the_other_column_to_be_read(desk: Page) -> None:
    seen = desk.locator(".dz-p").filter(has_text="净流入人口是8.6万人").first
    link = seen.locator(".dz-zh a.dz-term", has_text="净流入人口")
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    link.hover()
    card(desk).wait_for()
    box, column = card(desk).bounding_box(), seen.locator(".dz-zh").bounding_box()
    assert box and column
    assert column["x"] - 1 <= box["x"]
    assert box["x"] + box["width"] <= column["x"] + column["width"] + 1


def test_the_foot_of_a_card_is_one_line(desk: Page) -> None:
    link = desk.locator("a.dz-term[data-term=talent-is-the-primary-resource]").first
    link.hover()
    card(desk).wait_for()
    heights = card(desk).evaluate(
        """card => [...card.querySelectorAll(".dz-card-foot, .dz-card-foot > *")]
            .map(node => node.getBoundingClientRect().height)"""
    )
    assert len(heights) >= 3
    assert max(heights) < 36
    assert max(heights[1:]) < 26


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


def test_passing_over_a_term_opens_no_card(quay: Callable[..., Page]) -> None:
    page = quay()
    term(page).hover()
    card(page).wait_for()  # the cards are there
    page.mouse.move(5, 5)
    card(page).wait_for(state="detached")
    opened_while_passing = page.evaluate(
        """async () => {
          let opened = 0;
          document.addEventListener("beforetoggle", () => { opened += 1 }, {capture: true});
          const come = target => target.dispatchEvent(
            new PointerEvent("pointerover", {bubbles: true, pointerType: "mouse"}));
          const wait = time => new Promise(done => setTimeout(done, time));
          come(document.querySelector(".dz-two a.dz-term"));
          await wait(50);
          come(document.body);
          await wait(500);
          return opened;
        }"""
    )
    assert opened_while_passing == 0


def test_a_card_closes_when_the_focus_leaves(desk: Page) -> None:
    link = term(desk)
    link.evaluate("link => link.focus({focusVisible: true})")
    card(desk).wait_for()
    link.evaluate("link => link.closest('.dz-p').querySelector('.dz-n').focus()")
    card(desk).wait_for(state="detached", timeout=5_000)


def test_a_term_that_reaches_over_the_edge_of_another_is_reached_by_its_card(desk: Page) -> None:
    slug = "high-quality-specialty-consumer-goods"
    link = desk.locator(f".dz-en a.dz-term[data-term={slug}]").first
    assert link.inner_text() == "high-quality specialty consumer goods"  # before "industries"
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    link.hover()
    card(desk).wait_for()
    assert "consumer goods industry" in card(desk).locator(".dz-card-en").all_inner_texts()
    assert card(desk).locator("a[href='../../glossary/consumer-goods-industry/']").is_visible()


def test_a_card_under_the_focus_stays_when_the_mouse_moves(desk: Page) -> None:
    link = term(desk)
    link.evaluate("link => link.closest('.dz-p').querySelector('.dz-n').focus()")
    desk.keyboard.press("Tab")
    card(desk).wait_for()
    desk.mouse.move(5, 300)
    desk.mouse.move(9, 310)
    desk.wait_for_timeout(600)
    assert card(desk).count() == 1


def test_tab_moves_from_card_to_card(desk: Page) -> None:
    link = term(desk)
    link.evaluate("link => link.closest('.dz-p').querySelector('.dz-n').focus()")
    seen: list[str] = []
    while len(seen) < 3:
        desk.keyboard.press("Tab")
        name = desk.evaluate("document.activeElement.dataset.term")
        if name:  # not the number of a passage
            desk.wait_for_function("document.activeElement.hasAttribute('aria-describedby')")
            assert card(desk).locator(f"a[href$='/{name}/']").count() == 1
            seen.append(name)
    assert desk.locator(".dz-card").count() == 1  # one card for all of them


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_every_card_fits_the_window_and_leaves_its_term_visible(
    width: int, browser: Browser, site: Site
) -> None:
    page = opened(browser, site.url + READING, viewport={"width": width, "height": 740})
    for number in range(0, page.locator("a.dz-term").count(), 15):
        link = page.locator("a.dz-term").nth(number)
        link.evaluate("link => link.scrollIntoView({block: 'center'})")
        page.wait_for_timeout(60)
        link.evaluate("link => link.focus({focusVisible: true})")
        page.wait_for_function("document.activeElement.hasAttribute('aria-describedby')")
        box, term_box = card(page).bounding_box(), link.bounding_box()  # all lines of the term
        assert term_box
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 740
        below = box["y"] >= term_box["y"] + term_box["height"] - 1
        assert below or box["y"] + box["height"] <= term_box["y"] + 1
    page.context.close()


def test_a_card_keeps_to_its_line_while_the_page_scrolls(desk: Page) -> None:
    link = desk.locator("a.dz-term").nth(wrapped(desk))
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    line = link.evaluate("a => [...a.getClientRects()].at(-1).toJSON()")
    desk.mouse.move(line["x"] + 4, line["y"] + line["height"] / 2)
    card(desk).wait_for()
    # The pointer comes to lie on something else, so that the card is asked for before it closes.
    distance = """(by) => new Promise((done) => {
      scrollBy(0, by);
      const card = document.querySelector(".dz-card:popover-open");
      const link = document.querySelector(`a[aria-describedby="${card.id}"]`);
      requestAnimationFrame(() => requestAnimationFrame(() => done(
        card.getBoundingClientRect().top - [...link.getClientRects()].at(-1).bottom)));
    })"""
    before = desk.evaluate(distance, 0)
    assert abs(desk.evaluate(distance, 40) - before) < 1


def wrapped(page: Page) -> int:
    """The number of a term that wraps, one with its first line far from its last."""
    found = page.locator("a.dz-term").evaluate_all(
        "all => all.findIndex(a => !a.dataset.also && a.getClientRects().length > 1)"
    )
    assert isinstance(found, int)
    assert found >= 0
    return found


@pytest.mark.parametrize("by", [1500, -1500])
def test_a_card_closes_when_its_term_leaves_the_window(by: int, desk: Page) -> None:
    link = desk.locator("a.dz-term").nth(200)
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    link.evaluate("link => link.focus({focusVisible: true})")
    card(desk).wait_for()
    desk.evaluate("by => scrollBy(0, by)", by)
    card(desk).wait_for(state="detached")


def test_a_term_wraps_with_its_line(phone: Page) -> None:
    lines = phone.eval_on_selector_all(
        "a.dz-term", "all => all.map(a => a.getClientRects().length)"
    )
    assert max(lines) > 1


def test_an_open_card_has_no_violation(desk: Page) -> None:
    term(desk).hover()
    card(desk).wait_for()
    assert not axe(desk, ".dz-card:popover-open")


# ---- one file for all cards, nested terms, selecting ----


def test_the_cards_are_fetched_once_and_only_when_one_is_wanted(quay: Callable[..., Page]) -> None:
    page = quay()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for number in (0, 1, 2):
        page.locator("a.dz-term").nth(number).hover()
        page.wait_for_function(
            "n => document.querySelectorAll('a.dz-term')[n].hasAttribute('aria-describedby')",
            arg=number,
        )
    assert [url.rsplit("/", 1)[1] for url in asked if url.endswith("json")] == ["cards.json"]


def test_terms_inside_a_term_are_reached_by_its_card_and_by_the_keyboard(
    quay: Callable[..., Page],
) -> None:
    page = quay()
    link = page.locator("[data-term=night-ferry-fares]").first
    link.evaluate("link => link.focus({focusVisible: true})")
    card(page).wait_for()
    assert card(page).locator(".dz-card-name b").all_inner_texts() == ["夜航的票价", "夜航", "票价"]
    leads = []
    for _ in range(3):
        page.keyboard.press("Tab")
        leads.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert leads == [
        f"../../glossary/{slug}/" for slug in ("night-ferry-fares", "night-ferries", "fares")
    ]
    page.keyboard.press("Escape")
    assert card(page).count() == 0
    assert page.evaluate("document.activeElement.dataset.term") == "night-ferry-fares"


def test_words_of_a_term_can_be_selected_without_a_card_or_a_leap(
    quay: Callable[..., Page],
) -> None:
    page = quay()
    address = page.url
    link = page.locator(".dz-en a.dz-term").first
    box = link.evaluate("a => a.getClientRects()[0].toJSON()")
    page.mouse.move(box["x"] + 10, box["y"] + 9)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 8, box["y"] + 9, steps=5)
    page.wait_for_timeout(300)
    assert card(page).count() == 0
    page.mouse.up()
    words = page.evaluate("getSelection().toString()")
    assert len(words) > 3
    assert words in "night ferries"
    assert page.url == address


def test_a_term_that_is_dragged_as_selected_words_is_a_link_again(
    quay: Callable[..., Page],
) -> None:
    page = quay()
    link = page.locator(".dz-en a.dz-term").first
    address = link.get_attribute("href")
    link.evaluate("a => getSelection().selectAllChildren(a)")
    box = link.evaluate("a => a.getClientRects()[0].toJSON()")
    page.mouse.move(box["x"] + 20, box["y"] + 9)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 60, steps=8)
    page.mouse.up()
    page.wait_for_timeout(200)
    assert link.get_attribute("href") == address


def test_selecting_across_a_term_opens_no_card(quay: Callable[..., Page]) -> None:
    page = quay()
    link = page.locator(".dz-en a.dz-term").first
    box = link.evaluate("a => a.getClientRects()[0].toJSON()")
    page.mouse.move(box["x"] - 40, box["y"] + 9)
    page.mouse.down()
    page.mouse.move(box["x"] + 20, box["y"] + 9, steps=5)
    page.wait_for_timeout(400)
    assert card(page).count() == 0
    assert link.evaluate("a => getSelection().containsNode(a, true)")
    page.mouse.up()

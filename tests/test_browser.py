"""What works on the whole site: search, colours, a silent console."""

from __future__ import annotations

import json
import re
from typing import Any

import jieba
import pytest
from playwright.sync_api import Browser, ViewportSize

from generator.model import Transcript
from tests.browsing import DESK, KINDS, PHONE, READING, opened
from tests.sites import Site

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    "words", ["住房安居", "人才高地", "人才", "子女入学", "affectionate place"]
)
def test_search_finds_words_inside_sentences_and_opens_the_turn(
    words: str, browser: Browser, site: Site, liaoning: Transcript
) -> None:
    page = opened(browser, site.url)
    page.locator("input[name=query]").click()
    started = "document.querySelector('.md-search-result__meta').textContent.includes('键入')"
    page.wait_for_function(started)
    page.keyboard.insert_text(words)  # as an input method or the clipboard does: no key comes up
    # A hit is seen at once, not below "more on this page"; a click waits until it is.
    hit = page.locator(f".md-search-result a[href*='{READING}'][href*='#t-']").first
    hit.wait_for(timeout=15_000)
    name = (hit.get_attribute("href") or "").partition("#")[2]
    turn = next(turn for turn in liaoning.turns if turn.id == name)
    parts = [part for part in jieba.cut(words) if part.strip()]
    text = "".join(one.text for one in turn.paragraphs)
    assert any(part in text for part in parts)
    # Of the theme's cutting of a query, a word that is found everywhere must not be left over.
    index = json.loads((site.folder / "search/search_index.json").read_text(encoding="utf-8"))
    texts = [(doc["title"] + doc["text"]).replace("\u200b", "").lower() for doc in index["docs"]]
    with_words = sum(any(part in one for part in parts) for one in texts)
    found = re.search(r"\d+", page.locator(".md-search-result__meta").inner_text())
    assert found
    assert int(found.group()) <= with_words
    hit.click()
    page.wait_for_url(f"**#{turn.id}")
    assert page.locator(f"#{turn.id}").is_visible()
    page.context.close()


@pytest.mark.parametrize(("size", "scheme"), [(DESK, "light"), (PHONE, "dark")])
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_complains_in_the_console(
    kind: str, size: ViewportSize, scheme: Any, browser: Browser, site: Site
) -> None:
    context = browser.new_context(viewport=size, color_scheme=scheme)
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


def test_the_search_index_is_fetched_only_when_somebody_searches(
    browser: Browser, site: Site
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(site.url + READING, wait_until="networkidle")
    page.mouse.wheel(0, 2000)
    page.wait_for_timeout(300)
    assert "search_index.json" not in asked
    page.locator("input[name=query]").focus()
    page.locator(".md-search-result__meta", has_text="键入").wait_for()
    assert "search_index.json" in asked
    page.goto(f"{site.url}?q=人才")
    page.locator(".md-search-result a").first.wait_for()
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system_and_can_be_changed(
    scheme: Any, browser: Browser, site: Site
) -> None:
    page = opened(browser, site.url + READING, color_scheme=scheme)

    def bright() -> bool:
        shade = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
        return sum(map(int, re.findall(r"\d+", shade)[:3])) > 384

    toggle = page.locator(".dz-scheme button:visible")
    seen = [bright()]
    for _ in range(3):
        toggle.click()
        seen.append(bright())
    system = scheme == "light"
    assert seen == [system, True, False, system]  # the system's, light, dark, the system's again
    toggle.click()
    assert page.evaluate("document.activeElement.value") == "dark"  # the button for the next one
    page.reload()
    assert bright()
    page.context.close()

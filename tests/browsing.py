"""Pages opened in a real browser: the window sizes, the kinds of page, and how one is opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize

from tests.sites import LIAONING, ROOT

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 360, "height": 740}
READING = f"transcripts/{LIAONING}/"
HARBOUR = "transcripts/2026-03-04-harbour/"  # of tests/harbour: a short page with all that can be
KINDS = [
    "",
    READING,
    "transcripts/",
    "questions/",
    "glossary/",
    "glossary/liaoning-talent-initiative/",  # shown by a text in both languages
    "glossary/fortune-global-500/",  # paired by the editor
    "speakers/",
    "speakers/li-lecheng/",
    "outlets/china-daily/",
    "about/",
    "about/problems/",
    "about/model/",
    "about/architecture/",
    "prepare/",
    "404.html",
]
AXE = ROOT / "tests/node_modules/axe-core/axe.min.js"
# What passes is neither described nor sent: on a long page that takes most of the time.
RUN_AXE = """([what, rules]) => axe.run(what, {...rules, resultTypes: ["violations"]})
  .then(found => found.violations)"""


# What can be pressed, except terms, which stand in sentences. The words of a box belong to it.
SMALL = """() => [...document.querySelectorAll("a[href]:not(.dz-term), button, input, summary")]
  .filter(one => one.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
  .map(one => one.closest("label") ?? one)
  .map(one => [one.outerHTML.slice(0, 99), one.getBoundingClientRect()])
  .filter(([, { width, height }]) => Math.min(width, height) < 24)
  .map(([text, { width, height }]) => [text, width, height])"""


def opened(browser: Browser, address: str, broken: str | None = None, **options: Any) -> Page:
    """A page at an address, at desk width unless the options say otherwise.

    ``broken`` is a pattern of addresses from which nothing comes.
    """
    context: BrowserContext = browser.new_context(**({"viewport": DESK} | options))
    page = context.new_page()
    if broken:
        page.route(broken, lambda route: route.abort())
    page.goto(address)
    return page


def axe(page: Page, what: str = "html", only: Sequence[str] = ()) -> list[dict[str, Any]]:
    """What axe finds wrong on a page or in a part of it, by all rules or some of them."""
    page.add_script_tag(path=AXE)
    rules = {"runOnly": list(only)} if only else {}
    found: list[dict[str, Any]] = page.evaluate(RUN_AXE, [what, rules])
    return found


def term(page: Page) -> Locator:
    """A term with its card's neighbours far away, scrolled into the middle of the window."""
    link = page.locator(".dz-two a.dz-term").first
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    return link


def passage(page: Page, words: str) -> Locator:
    """The passage that holds some words."""
    return page.locator(".dz-p").filter(has_text=words)


def sentence(page: Page, words: str) -> Locator:
    return page.locator(".dz-s").filter(has_text=words)


def top_of(place: Locator) -> float:
    """Where something begins, in pixels from the top of the window."""
    box = place.bounding_box()
    assert box
    return box["y"]


def settle(page: Page, frames: int = 18) -> None:
    """Wait for frames: what comes into sight gets its true height, and a place is held for 12."""
    page.evaluate(
        """left => new Promise(done => {
          const next = () => left-- ? requestAnimationFrame(next) : done();
          next();
        })""",
        frames,
    )


def card(page: Page) -> Locator:
    return page.locator(".dz-card:popover-open")


def open_panel(page: Page) -> None:
    """Open what lies behind "More"."""
    page.locator("[popovertarget=dz-panel]").click()
    page.locator("#dz-panel").wait_for()

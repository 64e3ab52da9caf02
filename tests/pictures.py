"""Pictures of the reading page: ``make pictures`` takes each layout and state, to be looked at.

They are written below ``pictures/``, which git ignores; the two of the README are taken anew
in ``docs/assets``.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests import chromium
from tests.browsing import DESK, PHONE, READING, opened
from tests.sites import ROOT, build_site, copy_project, serve

FOLDER = ROOT / "pictures"
SHOWN = {"desk-light-card": "reading-page.png", "phone-dark-lines": "reading-page-phone.png"}


def _card(page: Page) -> None:
    link = page.locator(".dz-answer .dz-en a.dz-term:not([data-also]):visible").nth(4)
    link.evaluate("link => link.scrollIntoView({block: 'center'})")
    link.evaluate("link => link.focus({focusVisible: true})")
    page.locator(".dz-card:popover-open").wait_for()


def _light(page: Page) -> None:
    page.keyboard.press("j")
    page.keyboard.press("j")


def _reveal(page: Page) -> None:
    page.locator(".dz-cover").nth(1).evaluate("cover => cover.click()")


def _menu(page: Page) -> None:
    page.locator(".dz-question").nth(2).locator(".dz-n").click()


def _key(key: str) -> Callable[[Page], None]:
    return lambda page: page.keyboard.press(key)


def _turn(page: Page) -> None:
    page.locator(".dz-question").nth(2).evaluate("turn => turn.scrollIntoView()")
    page.wait_for_timeout(300)


STATES: dict[str, tuple[str, tuple[Callable[[Page], None], ...]]] = {
    "top": ("", ()),
    "side": ("?view=side", (_turn, _light)),
    "stack": ("?view=stack", (_turn,)),
    "lines": ("?view=lines", (_turn, _light)),
    "zh": ("?view=zh", (_turn,)),
    "en": ("?view=en&terms=none", (_turn,)),
    "practice": ("?hide=en", (_turn, _reveal)),
    "practice-lines": ("?view=lines&hide=zh", (_turn,)),
    "pinyin": ("?pinyin=1", (_turn,)),
    "official-only": ("?ref=0", (_turn,)),
    "card": ("", (_turn, _card)),
    "menu": ("", (_turn, _menu)),
    "more": ("", (_turn, _key("m"))),
    "keys": ("", (_key("?"),)),
}
SIZES: dict[str, ViewportSize] = {"desk": DESK, "phone": PHONE}


def main() -> None:
    """Build the site and take all pictures."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_site(copy_project(Path(folder) / "project"), "mkdocs")
        browser = playwright.chromium.launch(
            executable_path=chromium.find(),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        with serve(site, "/") as url:
            for size in SIZES:
                for scheme in ("light", "dark"):
                    for state in STATES:
                        _take(browser, url + READING, size, scheme, state)
        browser.close()
    for name, target in SHOWN.items():
        shutil.copy(FOLDER / f"{name}.png", ROOT / "docs/assets" / target)


def _take(browser: Browser, address: str, size: str, scheme: str, state: str) -> None:
    query, acts = STATES[state]
    phone = size == "phone"
    page = opened(
        browser,
        address + query,
        viewport=SIZES[size],
        color_scheme=scheme,
        is_mobile=phone,
        has_touch=phone,
    )
    for act in acts:
        act(page)
    page.wait_for_timeout(300)
    page.screenshot(path=FOLDER / f"{size}-{scheme}-{state}.png")
    page.context.close()


if __name__ == "__main__":
    main()

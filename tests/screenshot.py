"""The picture in the README: ``python -m tests.screenshot`` takes it anew from the built site."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests import chromium
from tests.sites import ROOT, build_site, copy_project, serve

PICTURE = ROOT / "docs/assets/reading-page.png"
PAGE = "transcripts/2024-04-23-liaoning/"


def main() -> None:
    """Build the site, open a term's card on the reading page, and take the picture."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = build_site(copy_project(Path(folder) / "project"), "mkdocs")
        browser = playwright.chromium.launch(
            executable_path=chromium.find(),
            args=["--no-sandbox", "--disable-background-networking"],
        )
        with serve(site, "/") as url:
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(url + PAGE)
            pair = page.locator(".dz-p:not(:has(.dz-gap))", has=page.locator(".dz-zh")).first
            pair.evaluate("node => scrollTo(0, node.getBoundingClientRect().top - 130)")
            pair.locator(".dz-zh a.dz-term").nth(2).hover()
            page.locator(".dz-card:popover-open").wait_for()
            page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()

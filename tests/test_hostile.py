"""A site full of hostile text: nothing of it runs, and all of it is shown as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browsing import opened
from tests.html_pages import article, text_of
from tests.sites import LIAONING, build_site, serve

pytestmark = pytest.mark.browser

HOSTILE = (
    "<img src=x onerror=alert(1)> [a](javascript:alert(2)) {{ config }} <script>alert(3)</script>"
)


def poison(project: Path) -> None:
    """Put hostile text wherever an editor or a source can put any."""
    value, other = json.dumps(HOSTILE), json.dumps(f"{HOSTILE}!")
    folder = project / f"content/transcripts/{LIAONING}"
    (folder / "transcript.yml").write_text(
        f"title: {{zh: {value}, en: {value}}}\ndate: 2024-04-23\nplace: {{en: {value}}}\n"
        f"text: {{of: {{en: {value}}}, copy: {{en: {value}}}}}\n",
        encoding="utf-8",
    )
    (folder / "source.txt").write_text(
        f"Gao Lan:\n\nHostile words: {HOSTILE}\n\nHarbor Daily:\n\n{HOSTILE} Why?\n",
        encoding="utf-8",
    )
    (project / "content/people.yml").write_text(
        f"people: [{{name: {{zh: {value}, en: Gao Lan}}}}]\n"
        f"outlets: [{{name: {{en: Harbor Daily, zh: {other}}}}}]\n",
        encoding="utf-8",
    )
    for path in (project / "content/glossary").glob("*.yml"):
        path.unlink()
    (project / "content/glossary/a.yml").write_text(
        f"category: {{zh: {value}, en: {other}}}\n"
        f"terms:\n- {{zh: 词, pinyin: {value}, also: [{value}], never: [{value}],\n"
        f"   renderings: [{{en: hostile words, status: preferred, source: editor}},\n"
        f"     {{en: {other}, status: admitted, source: editor}}],\n"
        f"   note: {{zh: {value}, en: {value}}}, definition: {{zh: {value}, en: {value}}}}}\n",
        encoding="utf-8",
    )


def test_hostile_text_runs_nowhere_not_even_in_search(browser: Browser, project: Path) -> None:
    poison(project)
    site = build_site(project, "mkdocs")
    reading = f"transcripts/{LIAONING}/"
    assert HOSTILE in text_of(article(site / reading / "index.html"))
    ran: list[str] = []
    with serve(site, "/repo/") as url:
        for kind in (
            "",
            reading,
            "glossary/",
            "glossary/hostile-words/",
            "speakers/gao-lan/",
            "questions/",
        ):
            page = opened(browser, url + kind)
            page.on("dialog", lambda dialog: ran.append(dialog.message))
            page.reload()
            page.locator("input[name=query]").click()
            page.keyboard.type("hostile")
            page.locator(".md-search-result a").first.wait_for(timeout=15_000)
            page.wait_for_timeout(300)
            assert not page.locator("[onerror], [href^='javascript:']").count()
            page.context.close()
    assert not ran

"""The page for editors is what the reader makes of the cases now, and is sound HTML."""

from __future__ import annotations

import re

import html5lib
import pytest
import yaml

from generator.pages.html import escape
from tests.prepare_page import CASES, PAGE, TITLES, prepare_page


def test_golden_prepare_page(request: pytest.FixtureRequest) -> None:
    found = prepare_page()
    if request.config.getoption("--update-golden"):
        PAGE.parent.mkdir(exist_ok=True)
        PAGE.write_bytes(found)
    assert PAGE.read_bytes() == found, "stale: run python -m tests.prepare_page, read the diff"


def test_every_case_has_a_heading_and_its_input() -> None:
    cases = yaml.safe_load(CASES.read_text(encoding="utf-8"))["cases"]
    assert {case["id"] for case in cases} <= set(TITLES)
    text = re.sub(r"<[^>]*>", "", prepare_page().decode())
    for case in cases:
        assert "&#10;".join(map(escape, case["input"].rstrip().split("\n"))) in text


def test_the_html_is_sound() -> None:
    body = prepare_page().decode().split("---\n", 2)[2]
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(f"<!doctype html><html lang='zh'><title>x</title><body>{body}")
    assert "\n\n" not in body.strip().replace("</section>\n\n<section>", "").replace(
        "</header>\n\n<section>", ""
    )

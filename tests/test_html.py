"""Text is data: whatever it holds, the page shows it as it is."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markdown import Markdown

from generator.pages.html import element, escape, page
from generator.pages.parts import rich
from generator.reading.formats import plain
from generator.reading.lines import split_lines

EXTENSIONS = ["tables", "toc", "fenced_code", "attr_list", "md_in_html", "abbr", "footnotes"]
PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[a](javascript:alert(1))",
    "![a](javascript:alert(1))",
    "<javascript:alert(1)>",
    "&lt;b&gt; &amp;amp; &#60;",
    "{{ config.site_name }} {% raw %} {# c #}",
    "*a* _b_ `c` ~~d~~ **e** # f",
    "</div></section></body>",
    "--- | --- \\ {: .cls onclick=x } {#id}",
    "<!-- a --> <![CDATA[b]]> <?php c ?>",
    "[^1]: a",
    "*[HTML]: b",
]


def shown(*texts: str) -> list[str]:
    """The texts that a browser shows for elements holding these, built as a page is."""
    block = element("div", *(element("p", text, title=text) for text in texts), id="it")
    source = page(block, title=texts[0], description=texts[0]).decode()
    body = source.split("---\n", 2)[2]
    html = Markdown(extensions=EXTENSIONS).convert(body)
    tree = html5lib.parseFragment(html, treebuilder="lxml", namespaceHTMLElements=False)
    (block_shown,) = [node for node in tree if isinstance(node, etree._Element)]
    assert [node.tag for node in block_shown.iter()] == ["div"] + ["p"] * len(texts)
    assert [paragraph.get("title") for paragraph in block_shown] == list(texts)
    return [paragraph.text or "" for paragraph in block_shown]


@pytest.mark.parametrize("text", PAYLOADS)
def test_markup_in_text_stays_text(text: str) -> None:
    assert shown(text) == [text]


# What reading lets through: no control characters, white space as single characters of a line.
LINE = st.text(max_size=60).map(
    lambda t: lines[0].text if (lines := split_lines(plain(t))[0]) else "x"
)


@given(LINE)
def test_any_text_stays_text(text: str) -> None:
    assert shown(text) == [text]


def test_collected_attacks_stay_text(corpora: Path) -> None:
    folder = corpora / "bad-input"
    payloads = json.loads((folder / "blns.json").read_text(encoding="utf-8"))
    for name in ("xss-payload-list.txt", "owasp-xss.md", "commonmark-spec.txt"):
        payloads += (folder / name).read_text(encoding="utf-8").splitlines()
    lines = [line.text for payload in payloads for line in split_lines(plain(payload))[0]]
    assert len(lines) > 10_000
    for batch in batched(lines, 200):
        assert shown(*batch) == list(batch)


def batched(lines: list[str], size: int) -> list[list[str]]:
    return [lines[at : at + size] for at in range(0, len(lines), size)]


@given(st.text(max_size=60))
def test_what_is_escaped_has_no_markup_left(text: str) -> None:
    assert not set("<>\"'`*_[]{}|\\=") & set(escape(text))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a *b* c", "<p>a <em>b</em> c</p>"),
        ("[SCIO](https://example.org/)", '<p><a href="https://example.org/">SCIO</a></p>'),
        ("[a](javascript:alert(1))", None),
        ("<b>a</b>", None),
        ("[a](../other/)", None),
        ("[a](http://example.org/)", None),
        ("![a](https://example.org/a.png)", "<p>a</p>"),
        ("# a", None),
    ],
)
def test_editors_write_a_little_markdown(markdown: str, expected: str | None) -> None:
    html = rich(markdown, "en")
    if expected:
        assert expected in html
    else:
        assert not any(tag in html for tag in ("<b>", "<img", "<h1", "href"))


def test_front_matter_is_escaped_for_a_theme_that_does_not() -> None:
    source = page(title='<img src=x onerror="a">', description="a\n---\nb: c").decode()
    front = source.split("---\n")[1]
    assert "<img" not in front
    assert [line.split(":")[0] for line in front.splitlines()] == [
        *("title", "description", "hide", "search"),
    ]

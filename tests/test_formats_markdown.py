"""Markdown loses its markup and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extracting import read, shown


def test_markdown_loses_its_markup_and_nothing_else() -> None:
    source = r"""---
title: "Press\_Briefing"
tags: [a, b]
---

# 記者會 #

### 唐鳳：
大家**好**，
再來 [直播](https://x.org) &nbsp;*ok* &lt; ![alt](u) `1*2` 3\*4

**李克强：**大家好。<laughter>
> （笑）
Then she goes on.

        1986. An indented line
Not a heading
---
1. 农业开局较好
- bullet
  goes on
——经济运行
"""
    assert shown(read("a.md", source)) == [
        "2 [front=('title', 'Press\\xa0Briefing')] title: \"Press\\_Briefing\"",
        "3 [front=('tags', '[a, b]')] tags: [a, b]",
        "6 [heading=1] 記者會",
        "8 [heading=3] 唐鳳：",
        "9 [] 大家好，",
        "10 [joined] 再來 直播 \xa0ok < alt 1*2 3*4",
        "12 [bold=4] 李克强：大家好。<laughter>",
        "13 [quote] （笑）",
        "14 [] Then she goes on.",
        "16 [item] 1986. An indented line",
        "17 [item joined] Not a heading",
        "19 [item] 1. 农业开局较好",
        "20 [item] bullet",
        "21 [item joined] goes on",
        "22 [item joined] ——经济运行",
    ]


def test_markdown_with_html_in_its_lines() -> None:
    source = (
        "**一、回顾**<br/>**I. Review**\n\n"
        '<strong style="display:block;">报告</strong>'
        '<strong style="display:block">REPORT</strong>\n\n'
        "<div>\n<p>各位代表：</p>\n<!-- gone -->Fellow Deputies</div>\n"
    )
    assert shown(read("a.md", source)) == [
        "1 [bold=4] 一、回顾",
        "1 [bold=9 joined] I. Review",
        "3 [bold=2] 报告",
        "3 [bold=6] REPORT",
        "6 [] 各位代表：",
        "7 [] Fellow Deputies",
    ]


def test_tables_of_markdown_with_and_without_a_header() -> None:
    source = (
        "| zh | en |\n|:--|--|\n| 一 \\| 二 | one<br>two |\n\n我 | I |\n\n你 | you |\n\nA | B\n"
    )
    assert shown(read("a.md", source)) == [
        "1 [row=1 cell=1] zh",
        "1 [row=1 cell=2] en",
        "3 [row=2 cell=1] 一 | 二",
        "3 [row=2 cell=2] one",
        "3 [row=2 cell=2 joined] two",
        "5 [row=3 cell=1] 我",
        "5 [row=3 cell=2] I",
        "7 [row=4 cell=1] 你",
        "7 [row=4 cell=2] you",
        "9 [] A | B",
    ]


@pytest.mark.parametrize(
    "text", ["> " * 60 + "deep", "- " * 60 + "deep", "[a](<b" * 400, "*a **" * 9]
)
def test_the_limits_of_the_markdown_parser_lose_no_word(text: str) -> None:
    source = f"first\n\n{text}\n\nlast\n"
    found = read("a.md", source).text
    assert [char for char in found if char.isalnum()] == [c for c in source if c.isalnum()]


# fmt: off
MARKDOWN_LINES = st.sampled_from([
    "", "# Head", "### 高岚：", "## x #", "#none", "words", "词语。",
    "- item", "  more", "\tindented", "1. one", "> quote", "***", "___",
    "=====", "| a | b |", "|---|---|", "<div>", "[ref]: x", "*em* x", "+ plus",
    "\\# kept", "１. wide", "**bold:** x", "   - deep", " # off",
])
# fmt: on


@given(st.lists(st.one_of(st.just(""), MARKDOWN_LINES), max_size=12))
def test_lines_that_need_no_parser_are_read_as_it_reads_them(lines: list[str]) -> None:
    """In a file with a fence nothing is read without the parser."""
    text = "\n".join(lines)
    fenced = shown(read("a.md", f"{text}\n\n```\nlast\n```\n"))
    assert shown(read("a.md", f"{text}\n\nlast\n"))[:-1] == fenced[:-1]

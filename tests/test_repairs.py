"""Damage to a line: scenarios, what holds for any text, and no false alarm on real texts."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.mojibake import is_mojibake
from generator.reading.repairs import RULES, find_damage, without

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "repairs.yml").read_text(encoding="utf-8")
)

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "發(fā)",
                    "會(huì)",
                    "了(le)",
                    "(",
                    ")",
                    "?/p>",
                    "<br/>",
                    "<b>",
                    "</b>",
                    "&nbsp;",
                ),
                *(
                    "&amp;",
                    'People"s',
                    "BothChinaandRussiahave",
                    "鏂伴椈",
                    "â€™",
                    "?shí)",
                    "e_tend",
                ),
                *("<", ">", "&", " ", "渡轮", "ferry", "\ufffd"),
            ]
        ),
        st.text(max_size=8),
    ),
    max_size=12,
).map("".join)


def text_of(case: dict[str, Any]) -> str:
    if "text" in case:
        return str(case["text"])
    meant, written, read = case["wrong"]
    wrong: str = meant.encode(written).decode(read, "ignore")
    return wrong[: case.get("cut")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_damage_is_found(case: dict[str, Any]) -> None:
    text = text_of(case)
    found = find_damage(text)
    shown = [[text[one.start : one.end], one.rule, one.removed] for one in found]
    expected = [[text if a == "whole" else a, b, c] for a, b, c in case.get("damage", [])]
    assert shown == expected
    if "repaired" in case:
        assert without(text, found) == case["repaired"]


@given(PIECES)
def test_stretches_are_in_order_and_apart(text: str) -> None:
    found = find_damage(text)
    assert all(0 <= one.start < one.end <= len(text) and one.rule in RULES for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(PIECES)
def test_what_stays_is_all_that_was_not_taken_out(text: str) -> None:
    found = find_damage(text)
    gone = sum(one.end - one.start for one in found if one.removed)
    assert len(without(text, found)) == len(text) - gone


@given(st.text("的一是不了在人有我他这中大来上国发会和海港渔业鳌鼋翀", min_size=4, max_size=30))
def test_chinese_rightly_read_is_no_mojibake(text: str) -> None:
    assert not is_mojibake(text)


@given(st.text("我们发展经济社会和的一是不了在人有这中大来上国", min_size=4, max_size=30))
def test_chinese_read_with_another_table_is_mojibake(text: str) -> None:
    assert is_mojibake(text.encode().decode("gb18030", "ignore"))
    assert is_mojibake(text.encode().decode("latin-1"))


def test_real_texts_raise_no_false_alarm(corpora: Path) -> None:
    """Only tags and entities are in these; the parsers of their formats know them."""
    folders = ("wh_briefings", "H1_*", "H2_*", "H3_*", "align-dev/[ez]*", "srt")
    files = [path for name in folders for path in corpora.glob(f"{name}/*.[ts][xr]t")]
    files += [path for name in folders for path in corpora.glob(f"{name}/*.md")]
    assert len(files) > 80
    wrong = [
        (path.name, one)
        for path in files
        for line in re.split(r"[\r\n]+", path.read_text(encoding="utf-8-sig"))
        for one in find_damage(line)
        if one.rule != "tag-residue"
    ]
    assert wrong == []

"""Captions, directions, headings, study notes, stamps and translators' marks."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.reading import asides
from generator.reading.study_notes import vocabulary

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "asides.yml").read_text(encoding="utf-8")
)

PIECES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *(
                    "(Laughter.)",
                    "[inaudible]",
                    "（播放影片）",
                    "//",
                    "(",
                    "）",
                    "[10:29]",
                    "10:29:33",
                ),
                *(
                    "2009-04-16 09:58:05",
                    "图为",
                    " 摄",
                    "一、",
                    "（一）",
                    "I. ",
                    "ferry ",
                    "[ˈferi]",
                    "n. ",
                ),
                *("【小林译】", "渡轮", "。", " ", "1. "),
            ]
        ),
        st.text(max_size=6),
    ),
    max_size=10,
).map("".join)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_each_aside_is_found_for_what_it_is(case: dict[str, Any]) -> None:
    text = case["text"]
    entry, stamp = vocabulary(text), asides.stamp(text)
    found = {
        "caption": asides.is_caption(text),
        "directions": [text[start:end] for start, end in asides.directions(text)],
        "heading": asides.heading_level(text),
        "vocabulary": vars(entry) if entry else None,
        "stamp": stamp[0] if stamp else None,
        "marks": [text[start:end] for start, end in asides.working_marks(text)],
    }
    nothing = {"caption": False, "directions": [], "heading": 0, "marks": []}
    expected = {key: case.get(key, nothing.get(key)) for key in found}
    assert found == expected


@given(PIECES)
def test_places_lie_in_the_text(text: str) -> None:
    spans = asides.directions(text)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    if found := asides.stamp(text):
        printed, start, end = found
        assert printed in text[start:end]
        assert start == 0 or end == len(text)
    if found := asides.label_stamp(text):
        printed, start, end = found
        assert printed in text[start:end]
    assert all(0 <= start < end <= len(text) for start, end in asides.working_marks(text))
    asides.is_caption(text)
    vocabulary(text)
    assert 0 <= asides.heading_level(text) <= 3


@given(st.sampled_from(["(Laughter.)", "（掌声）", "[inaudible]"]), st.integers(0, 3))
def test_a_direction_is_found_wherever_it_stands(direction: str, place: int) -> None:
    words = ["渡轮开航。", "Thank you. ", "谢谢。"]
    text = "".join([*words[:place], direction, *words[place:]])
    start = text.index(direction)
    assert asides.directions(text) == [(start, start + len(direction))]


def test_real_texts_raise_no_false_alarm(corpora: Path) -> None:
    """Briefings hold directions, but no captions, headings, notes or stamps."""
    files = list(corpora.glob("wh_briefings/*.md"))
    assert len(files) == 20
    for path in files:
        for line in re.split(r"[\r\n]+", path.read_text(encoding="utf-8")):
            assert not asides.is_caption(line), line
            assert not vocabulary(line), line
            assert not asides.heading_level(line), line
            assert not asides.working_marks(line), line

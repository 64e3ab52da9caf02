"""Real texts in both languages: twins given apart, and reports that interleave them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import Transcript, Turn
from tests import twins
from tests.reading import unaccounted
from tests.remembering import TOGETHER, remembered

pytestmark = TOGETHER

WHO_IS_WHO: dict[str, list[list[str]]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "twins.yml").read_text(encoding="utf-8")
)
DROPPED = 0.05
SEED = 4

Pairs = set[tuple[str, str]]


def expected(zh: tuple[Turn, ...], en: tuple[Turn, ...]) -> Pairs:
    """The paragraphs of turns that have as many in both languages, one to one, in order."""
    return {
        (one.text, other.text)
        for turn, its_twin in zip(zh, en, strict=False)
        if len(zh) == len(en) and len(turn.paragraphs) == len(its_twin.paragraphs)
        for one, other in zip(turn.paragraphs, its_twin.paragraphs, strict=True)
    }


def found(transcript: Transcript) -> Pairs:
    return {
        (passage.zh[0].text, passage.en[0].text)
        for _, passage in transcript.passages()
        if len(passage.zh) == len(passage.en) == 1
    }


def without_some(text: bytes, turns: tuple[Turn, ...]) -> tuple[bytes, set[str]]:
    """A text without one in twenty of its paragraphs, and these."""
    words = sorted({one.text for turn in turns for one in turn.paragraphs[1:]})
    gone = set(random.Random(SEED).sample(words, round(DROPPED * len(words))))
    lines = text.decode().split("\n")
    return "\n".join(line for line in lines if line.strip() not in gone).encode(), gone


@pytest.fixture(scope="module", autouse=True)
def encoder() -> Iterator[None]:
    """Most texts are the same after a few were left out."""
    with remembered():
        yield


@pytest.fixture(scope="module")
def events(corpora: Path) -> list[dict[str, Any]]:
    """Each pair of twins: its name, the pairs that are right, and those found."""
    out = []
    for name, zh, en in twins.files(corpora):
        turns = twins.turns("zh.md", zh), twins.turns("en.md", en)
        transcript = twins.join(zh, en)
        less, gone = without_some(zh, turns[0])
        out.append(
            {
                "name": name,
                "transcript": transcript,
                "right": expected(*turns),
                "found": found(transcript),
                "gone": gone,
                "found_of_less": found(twins.join(less, en)),
            }
        )
    return out


def test_who_is_who_in_the_twins(events: list[dict[str, Any]]) -> None:
    for event in events:
        parties = {
            (turn.who.party.name.zh, turn.who.party.name.en)
            for turn in event["transcript"].turns
            if turn.who.party
        }
        both = sorted([zh, en] for zh, en in parties if zh and en)
        assert both == sorted(WHO_IS_WHO[event["name"]]), event["name"]
        for side in (0, 1):  # one to one
            assert len({pair[side] for pair in both}) == len(both)


def test_paragraphs_of_twins_are_paired_in_order(events: list[dict[str, Any]]) -> None:
    right = sum(len(event["right"]) for event in events)
    good = sum(len(event["right"] & event["found"]) for event in events)
    assert right > 1500
    assert good >= 0.99 * right, (good, right)


def test_paragraphs_left_out_shift_nothing(events: list[dict[str, Any]]) -> None:
    kept = [{pair for pair in event["right"] if pair[0] not in event["gone"]} for event in events]
    right = sum(map(len, kept))
    good = sum(len(k & e["found_of_less"]) for k, e in zip(kept, events, strict=True))
    assert sum(len(event["gone"]) for event in events) > 30
    assert good >= 0.97 * right, (good, right)


# Lines of the reports that are no part of them: the copy's own words, and where it was found.
OF_THE_COPY = 12


@pytest.mark.parametrize("number", range(3))
def test_every_passage_of_an_interleaved_report_is_paired(corpora: Path, number: int) -> None:
    path = sorted((corpora / "H2_work_reports").iterdir())[number]
    transcript = twins.one("report.md", path.read_bytes())
    assert unaccounted(transcript) == []
    alone = [
        passage.paragraphs[0].line
        for _, passage in transcript.passages()
        if not (passage.zh and passage.en)
    ]
    assert [line for line in alone if line > OF_THE_COPY] == []
    assert sum(1 for _ in transcript.passages()) > 10


@pytest.mark.parametrize("number", range(3))
def test_what_a_report_prints_in_one_line_is_one_passage(corpora: Path, number: int) -> None:
    """A line of the file is one Chinese paragraph with the English ones that render it."""
    path = sorted((corpora / "H2_work_reports").iterdir())[number]
    transcript = twins.one("report.md", path.read_bytes())
    lines: dict[int, int] = {}
    for _, passage in transcript.passages():
        for line in {one.line for one in passage.paragraphs}:
            lines[line] = lines.get(line, 0) + 1
    split = [line for line, count in lines.items() if count > 1]
    text = path.read_text(encoding="utf-8").split("\n")
    assert [line for line in split if text[line - 1].count("<br") == 1] == []

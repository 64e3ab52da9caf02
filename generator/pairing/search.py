"""The best sequence of links between two texts: one dynamic programme over a band of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from generator.pairing.band import Band, around, band
from generator.pairing.endings import Endings
from generator.pairing.evidence import SHAPES, Evidence, Settings, confidence
from generator.pairing.lexicon import Lexicon, Vocabulary, chinese_words, english_words
from generator.pairing.measures import (
    MAX_GROUP,
    Array,
    Meaning,
    embed,
    one_thread,
    shared_keys,
    sizes,
    vectors_missing,
)
from generator.pairing.tokens import Concept

Level = Literal["sentence", "paragraph", "turn"]

# Translators join and split paragraphs and turns far less than sentences, and lengthen some more
# than others.
_LONG_UNITS = Settings(larger=2.4, length=0.5)
SETTINGS: dict[Level, Settings] = {
    "sentence": Settings(),
    "paragraph": _LONG_UNITS,
    "turn": _LONG_UNITS,
}
_BLOCK = 64  # rows whose scores are held at once
_SURE = 0.4  # confidence from which on a link is learned from
_NEIGHBOURS, _CONTEXT = 3, 0.3  # beads on each side that speak for a link, and their say
_FEWEST = 20  # links that words are learned from


@dataclass(frozen=True)
class Bead:
    """Texts that render each other, by their 0-based places; one side may be empty."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    confidence: float


def align(
    zh: Sequence[str],
    en: Sequence[str],
    *,
    level: Level = "sentence",
    terms: Sequence[Concept] = (),
) -> list[Bead]:
    """Link two texts given as sentences, paragraphs or turns, in order.

    Every text is in exactly one bead, and beads follow one another on both sides. A text without
    a rendering is a bead of its own. ``terms`` are concepts as Chinese and English forms.
    """
    if not zh or not en:
        alone = [Bead((at,), (), 1.0) for at in range(len(zh))]
        return alone + [Bead((), (at,), 1.0) for at in range(len(en))]
    with one_thread():
        return search(prepare(zh, en, terms, SETTINGS[level]), zh, en)


def prepare(
    zh: Sequence[str], en: Sequence[str], terms: Sequence[Concept], settings: Settings
) -> Evidence:
    """The measures of two texts, none empty."""
    meaning = None if vectors_missing() else Meaning(embed(zh), embed(en))
    return Evidence((sizes(zh), sizes(en)), shared_keys(zh, en, terms), meaning, settings)


def search(evidence: Evidence, zh: Sequence[str], en: Sequence[str]) -> list[Bead]:
    """Two passes: the second with what the sure links of the first teach."""
    evidence.measure_ratio(None)
    evidence.lexicon = evidence.endings = None
    beads = _best(evidence, band(evidence))
    least = _SURE / 2 if evidence.blind else _SURE
    sure = [(bead.zh, bead.en) for bead in beads if bead.zh and bead.en and bead.confidence > least]
    if len(sure) < _FEWEST:
        return beads
    evidence.measure_ratio(sure)
    evidence.endings = Endings(zh, en, sure)
    chinese = Vocabulary([chinese_words(text) for text in zh])
    english = Vocabulary([english_words(text) for text in en])
    evidence.lexicon = Lexicon(chinese, english, sure)
    return _best(evidence, around([(a[0], b[0]) for a, b in sure], evidence.shape))


# What is kept of a place: the shape that begins there, and three bits.
_SHAPE = 15
_ZH_ALONE = 16  # the text left out first is Chinese
_LEAVE_ON = 32  # after a text left out, leave out the next too
_LEAVE = 64  # after a link, leave out the next text


def _best(evidence: Evidence, area: Band) -> list[Bead]:
    """The sequence of the highest sum, counted from the end so that it is read forwards."""
    rows, columns = evidence.shape
    nothing = np.full(columns + MAX_GROUP + 2, -np.inf, np.float32)
    linked, left_out = [nothing] * MAX_GROUP, nothing  # best sums of the rows below
    choices: list[NDArray[np.uint8]] = []
    gains: list[Array] = []
    for bottom in range(rows + 1, 0, -_BLOCK):
        block = slice(max(bottom - _BLOCK, 0), bottom)
        left, right = int(area.start[block].min()), int(area.stop[block].max())
        inside = slice(block.start, min(block.stop, rows))
        scores = evidence.blocks(inside, slice(left, min(right, columns)))
        for row in range(block.stop - 1, block.start - 1, -1):
            span = slice(int(area.start[row]), int(area.stop[row]))
            width = min(span.stop, columns) - span.start
            first = span.start - left
            here = scores[row - block.start, :, first : first + width] if row < rows else None
            link, shape, gain = _links(here, linked, span)
            if row == rows:
                link[columns - span.start] = 0
            after_link, left_out, choice = _with_nulls(
                link, left_out, span, evidence.settings.leave
            )
            choices.append(choice | shape)
            gains.append(gain)
            linked = [after_link, *linked[:-1]]
    choices.reverse()
    gains.reverse()
    return _read(choices, gains, area, evidence)


def _links(
    scores: Array | None, linked: list[Array], span: slice
) -> tuple[Array, NDArray[np.uint8], Array]:
    """The best sums that begin with a link at each column of a row, its shape and its score."""
    width = span.stop - span.start
    best = np.full(width, -np.inf, np.float32)
    shape, gain = np.zeros(width, np.uint8), np.zeros(width, np.float32)
    if scores is None or not scores.shape[1]:
        return best, shape, gain
    inner = scores.shape[1]
    total = scores.copy()
    for at, (n, m) in enumerate(SHAPES):
        total[at] += linked[n - 1][span.start + m : span.start + m + inner]
    places = np.arange(inner)
    shape[:inner] = total.argmax(axis=0)
    best[:inner] = total[shape[:inner], places]
    gain[:inner] = scores[shape[:inner], places]
    return best, shape, gain


def _with_nulls(
    link: Array, below: Array, span: slice, leave: float
) -> tuple[Array, Array, NDArray[np.uint8]]:
    """The best sums from each column of a row on, after a link and after a text left out.

    To begin leaving out costs ``leave``, to go on with it nothing (the affine gaps of Gotoh 1982).
    """
    zh_alone = below[span.start : span.stop]
    after_null = np.maximum.accumulate(np.maximum(link, zh_alone)[::-1])[::-1]
    en_alone = np.append(after_null[1:], np.float32(-np.inf))
    null = np.maximum(zh_alone, en_alone)
    choice = np.where(zh_alone >= en_alone, _ZH_ALONE, 0).astype(np.uint8)
    choice[null > link] |= _LEAVE_ON
    choice[null - leave > link] |= _LEAVE
    out = []
    for values in (np.maximum(link, null - leave), after_null):
        row = np.full(len(below), -np.inf, np.float32)
        row[span] = values
        out.append(row)
    return out[0], out[1], choice


def _read(
    choices: list[NDArray[np.uint8]], gains: list[Array], area: Band, evidence: Evidence
) -> list[Bead]:
    """The beads along the choices, from the beginning."""
    groups: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
    scores: list[float] = []
    row = column = 0
    leave = _LEAVE
    while (row, column) != evidence.shape:
        offset = column - int(area.start[row])
        choice = int(choices[row][offset])
        if choice & leave:
            n, m = (1, 0) if choice & _ZH_ALONE else (0, 1)
            leave, score = _LEAVE_ON, 0.0
        else:
            n, m = SHAPES[choice & _SHAPE]
            leave, score = _LEAVE, 2 * float(gains[row][offset]) / (n + m) - evidence.doubt
        groups.append((tuple(range(row, row + n)), tuple(range(column, column + m))))
        scores.append(score)
        row, column = row + n, column + m
    return [
        Bead(zh, en, round(confidence(_in_context(scores, at)), 4) if zh and en else 1.0)
        for at, (zh, en) in enumerate(groups)
    ]


def _in_context(scores: list[float], at: int) -> float:
    """The score of a link, drawn some way to those of the beads around it."""
    around_it = scores[max(at - _NEIGHBOURS, 0) : at] + scores[at + 1 : at + 1 + _NEIGHBOURS]
    if not around_it:
        return scores[at]
    return (1 - _CONTEXT) * scores[at] + _CONTEXT * sum(around_it) / len(around_it)

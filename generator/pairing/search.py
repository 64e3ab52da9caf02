"""The best sequence of links between two texts: one dynamic programme over a band of pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from generator.pairing.band import Band, around, band
from generator.pairing.evidence import SHAPES, Evidence, Settings
from generator.pairing.lexicon import Lexicon, Vocabulary, chinese_words, english_words
from generator.pairing.measures import (
    MAX_GROUP,
    Array,
    Meaning,
    embed,
    shared_keys,
    sizes,
    vectors_missing,
)
from generator.pairing.tokens import Concept

Level = Literal["sentence", "paragraph", "turn"]

SETTINGS: dict[Level, Settings] = {
    "sentence": Settings(),
    "paragraph": Settings(),
    "turn": Settings(),
}
_BLOCK = 64  # rows whose scores are held at once
_SKIP_ZH, _SKIP_EN = len(SHAPES), len(SHAPES) + 1
_RATIO = 3.4  # English letters for a Chinese character, where no anchors tell better
_SURE = 0.8  # confidence from which on a link is learned from
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
    settings = SETTINGS[level]
    if not zh or not en:
        alone = [Bead((at,), (), 1.0) for at in range(len(zh))]
        return alone + [Bead((), (at,), 1.0) for at in range(len(en))]
    return search(prepare(zh, en, terms, settings), zh, en)


def prepare(
    zh: Sequence[str], en: Sequence[str], terms: Sequence[Concept], settings: Settings
) -> Evidence:
    """The measures of two texts."""
    meaning = None if vectors_missing() else Meaning(embed(zh), embed(en))
    lengths = (sizes(zh), sizes(en))
    return Evidence(lengths, shared_keys(zh, en, terms), meaning, settings, _RATIO)


def search(evidence: Evidence, zh: Sequence[str], en: Sequence[str]) -> list[Bead]:
    """Two passes: the second with the words that the sure links of the first teach."""
    area = band(evidence)
    evidence.estimate_ratio(None)
    beads = _best(evidence, area)
    evidence.estimate_ratio(beads)
    if not evidence.settings.lexicon:
        return _best(evidence, area)
    sure = [(b.zh, b.en) for b in beads if b.zh and b.en and b.confidence >= _SURE]
    if len(sure) < _FEWEST or not evidence.settings.lexicon:
        return beads
    sides = [Vocabulary([chinese_words(t) for t in zh]), Vocabulary([english_words(t) for t in en])]
    evidence.lexicon = Lexicon(sides[0], sides[1], sure)
    near = around([(a[0], b[0]) for a, b in sure], evidence.shape)
    return _best(evidence, near)


def _best(evidence: Evidence, area: Band) -> list[Bead]:
    """The sequence of the highest sum, counted from the end backwards so that it is read forwards."""
    rows, columns = evidence.shape
    pad = MAX_GROUP + 1
    following: list[Array] = [np.full(columns + pad, -np.inf, np.float32) for _ in range(MAX_GROUP)]
    choices: list[NDArray[np.uint8]] = []
    gains: list[Array] = []
    for bottom in range(rows + 1, 0, -_BLOCK):
        block = slice(max(bottom - _BLOCK, 0), bottom)
        left, right = int(area.start[block].min()), int(area.stop[block].max())
        scores = evidence.blocks(
            slice(block.start, min(block.stop, rows)), slice(left, min(right, columns))
        )
        for row in range(block.stop - 1, block.start - 1, -1):
            start, stop = int(area.start[row]), int(area.stop[row])
            at = None if row == rows else row - block.start
            best, choice, gain = _row(scores, at, (start, stop, left), following, columns)
            choices.append(choice)
            gains.append(gain)
            following = [best, *following[: MAX_GROUP - 1]]
    choices.reverse()
    gains.reverse()
    return _read(choices, gains, area, evidence.shape)


def _row(
    scores: list[Array],
    at: int | None,
    span: tuple[int, int, int],
    following: list[Array],
    columns: int,
) -> tuple[Array, NDArray[np.uint8], Array]:
    """Best sums from each column of a row on, what begins there, and what that scores."""
    start, stop, left = span
    width = stop - start
    best = np.full(width, -np.inf, np.float32)
    choice = np.full(width, _SKIP_EN, np.uint8)
    gain = np.zeros(width, np.float32)
    if at is None:
        best[columns - start] = 0
    else:
        best = following[0][start:stop].copy()
        choice[:] = _SKIP_ZH
        inner = min(stop, columns) - start
        for shape, (n, m) in enumerate(SHAPES):
            score = scores[shape][at, start - left : start - left + inner]
            total = score + following[n - 1][start + m : start + m + inner]
            better = total > best[:inner]
            best[:inner][better] = total[better]
            choice[:inner][better] = shape
            gain[:inner][better] = score[better]
    reached = np.maximum.accumulate(best[::-1])[::-1]
    choice[reached > best] = _SKIP_EN
    row = np.full(columns + MAX_GROUP + 1, -np.inf, np.float32)
    row[start:stop] = reached
    return row, choice, gain


def _read(
    choices: list[NDArray[np.uint8]], gains: list[Array], area: Band, shape: tuple[int, int]
) -> list[Bead]:
    beads: list[Bead] = []
    row = column = 0
    while (row, column) != shape:
        offset = column - int(area.start[row])
        choice = int(choices[row][offset])
        n, m = {_SKIP_ZH: (1, 0), _SKIP_EN: (0, 1)}.get(choice) or SHAPES[choice]
        score = float(gains[row][offset])
        sure = 1 / (1 + np.exp(-3 * (2 * score / (n + m) - 0.5))) if n and m else 1.0
        beads.append(
            Bead(tuple(range(row, row + n)), tuple(range(column, column + m)), float(sure))
        )
        row, column = row + n, column + m
    return beads

"""All measures of a pair of texts joined into one score for each group of n and m."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from generator.pairing.endings import Endings
from generator.pairing.lexicon import Lexicon
from generator.pairing.measures import MAX_GROUP, Array, Meaning, Shared, group_sums

# Groups of n Chinese and m English texts, most usual first.
SHAPES = (
    (1, 1),
    (1, 2),
    (2, 1),
    (1, 3),
    (3, 1),
    (2, 2),
    (1, 4),
    (4, 1),
    (2, 3),
    (3, 2),
)


# English letters for a Chinese character: a usual value, what may be, and the characters of
# Chinese that the usual value counts for beside the text's own.
RATIO, _RATIOS, _PRIOR = 3.4, (2.3, 5.2), 200


_FEW_KEYS = 20.0  # a square of weights below which keys say little
_SLOPE, _DOUBT = 1.4, 2.0  # of confidence: its steepness, and the score at one half


@dataclass(frozen=True)
class Settings:
    """Weights of the measures, in units of the score of one text."""

    meaning: float = 7.8
    common: float = 0.85  # how much of the likeness to the average text is taken off
    each: float = 0.575  # share of each text's own likeness to the other side, in larger groups
    shared: float = 0.66  # numbers, names and terms
    lexicon: float = 3.0
    middle: float = 0.5  # where nought lies between words of no pair (0) and those of a pair (1)
    endings: float = 1.0  # marks at the beginnings and ends of groups
    length: float = 0.93
    spread: float = 17.0  # variance of English letters for each that is expected
    skip: float = -0.4  # what a text must score to be linked
    blind: float = 2.1  # added where there are no vectors, for what these give to a usual pair
    leave: float = 1.0  # what it costs to begin leaving texts out
    larger: float = 0.8  # taken off for each text of a group after the first two
    both: float = 0.35  # taken off where both sides have several


def confidence(score: float) -> float:
    """A score for each text as a share: near nought for unrelated texts, .8 for a good pair.

    A logistic curve fitted by eye to right and wrong links of seven texts, and to links made
    between texts that have nothing to do with each other (few of which reach .5).
    """
    return 1 / (1 + math.exp(-_SLOPE * (score - _DOUBT)))


class Evidence:
    """The score of every group of texts, block by block."""

    def __init__(
        self,
        sizes: Sequence[Array],
        shared: Shared,
        meaning: Meaning | None,
        settings: Settings,
    ) -> None:
        """``sizes`` are the letters of each text."""
        self.shape = (len(sizes[0]), len(sizes[1]))
        self._shared, self._meaning, self.settings = shared, meaning, settings
        self._sizes = [[group_sums(side, n) for n in range(1, MAX_GROUP + 1)] for side in sizes]
        self.ratio = RATIO
        self.blind = 0.0 if meaning else settings.blind
        self.lexicon: Lexicon | None = None
        self.endings: Endings | None = None

    def measure_ratio(self, pairs: Sequence[tuple[Sequence[int], Sequence[int]]] | None) -> None:
        """Take English letters for a Chinese one from linked texts, or for a start from all."""
        zh, en = self._sizes[0][0], self._sizes[1][0]
        if pairs:
            zh = zh[[at for pair in pairs for at in pair[0]]]
            en = en[[at for pair in pairs for at in pair[1]]]
        ratio = (en.sum() + RATIO * _PRIOR) / (zh.sum() + _PRIOR)
        self.ratio = float(np.clip(ratio, *_RATIOS))

    @property
    def doubt(self) -> float:
        """What is taken off a score before it counts as confidence: more without vectors."""
        return self.blind / 2

    def likeness(self, rows: slice, columns: slice) -> Array:
        """The score of single pairs by meaning and shared keys, without their lengths."""
        return self._content(*self._products(rows, columns), rows, columns, (1, 1))

    def blocks(self, rows: slice, columns: slice) -> Array:
        """The score of each of SHAPES whose first texts are in ``rows`` and ``columns``.

        Groups that reach over the end of a text have the score minus infinity.
        """
        reach = MAX_GROUP - 1
        wide_rows = slice(rows.start, min(rows.stop + reach, self.shape[0]))
        wide_columns = slice(columns.start, min(columns.stop + reach, self.shape[1]))
        products = self._products(wide_rows, wide_columns)
        words = self.lexicon.block(wide_rows, wide_columns) if self.lexicon else None
        shape = (rows.stop - rows.start, len(SHAPES), columns.stop - columns.start)
        out = np.empty(shape, np.float32)
        for at, (n, m) in enumerate(SHAPES):
            score = self._content(*products, rows, columns, (n, m))
            score *= (n + m) / 2
            if self.lexicon and words:
                score += self.settings.lexicon * self._words(self.lexicon, words, n, m, score.shape)
            if self.endings:
                score += self.settings.endings * self.endings.block(rows, columns, (n, m))
            score += self._lengths(rows, columns, n, m)
            score -= self._price(n, m)
            score[max(self.shape[0] - n + 1 - rows.start, 0) :] = -np.inf
            score[:, max(self.shape[1] - m + 1 - columns.start, 0) :] = -np.inf
            out[:, at] = score
        return out

    def _products(self, rows: slice, columns: slice) -> tuple[Array | None, Array]:
        meaning = self._meaning.block(rows, columns) if self._meaning else None
        return meaning, self._shared.block(rows, columns)

    def _content(
        self,
        meaning: Array | None,
        shared: Array,
        rows: slice,
        columns: slice,
        group: tuple[int, int],
    ) -> Array:
        """What the words of each group say for it, for each of its texts."""
        n, m = group
        shape = (rows.stop - rows.start, columns.stop - columns.start)
        use = self.settings
        score: Array = np.full(shape, self.blind - use.skip, np.float32)
        if self._meaning and meaning is not None:
            cosine = self._cosine(self._meaning, meaning, rows, columns, group)
            usual = self._meaning.common(0, n)[rows][:, None] + self._meaning.common(1, m)[columns]
            score += use.meaning * (cosine - use.common / 2 * usual)
        return score + use.shared * self._dice(shared, rows, columns, group)

    def _dice(self, products: Array, rows: slice, columns: slice, group: tuple[int, int]) -> Array:
        """Likeness of keys, less where there are few."""
        n, m = group
        shape = (rows.stop - rows.start, columns.stop - columns.start)
        left, right = self._shared.norms(0, n)[rows, None], self._shared.norms(1, m)[columns]
        together = (left + right) ** 2 / 2 + _FEW_KEYS
        return np.asarray(2 * _window_sums(products, n, m, shape) / together, np.float32)

    def _cosine(
        self,
        meaning: Meaning,
        products: Array,
        rows: slice,
        columns: slice,
        group: tuple[int, int],
    ) -> Array:
        """The cosine of two groups, mixed with those of each text and the group on its other side.

        Sums hide a text that does not belong; on its own it shows.
        """
        n, m = group
        height, width = rows.stop - rows.start, columns.stop - columns.start
        shape, part = (height, width), self.settings.each
        left, right = meaning.norms(0, n)[rows, None], meaning.norms(1, m)[columns]
        cosine = _window_sums(products, n, m, shape) / left / right
        if n + m == 2 or not part:
            return cosine
        right_each = meaning.norms(1, 1)[columns.start : columns.start + products.shape[1]]
        left_each = meaning.norms(0, 1)[rows.start : rows.start + products.shape[0], None]
        english = _window_sums(products, n, 1, (height, products.shape[1])) / left / right_each
        chinese = _window_sums(products, 1, m, (products.shape[0], width)) / right / left_each
        each = _window_sums(english, 1, m, shape) + _window_sums(chinese, n, 1, shape)
        return np.asarray((1 - part) * cosine + part * each / (n + m), np.float32)

    def _words(
        self,
        lexicon: Lexicon,
        words: tuple[list[Array], list[Array]],
        n: int,
        m: int,
        shape: tuple[int, int],
    ) -> Array:
        """What the learned word pairs say for each group."""
        forth, back = words
        gained = _window_sums(forth[n - 1], 1, m, shape) + _window_sums(back[m - 1], n, 1, shape)
        middle = lexicon.usual + self.settings.middle * (lexicon.right - lexicon.usual)
        return gained - (n + m) * middle

    def _price(self, n: int, m: int) -> float:
        return self.settings.larger * (n + m - 2) + self.settings.both * (n > 1 and m > 1)

    def _lengths(self, rows: slice, columns: slice, n: int, m: int) -> Array:
        """Minus how far lengths are from what is expected, after Gale and Church (1993)."""
        expected = self._sizes[0][n - 1][rows][:, None] * self.ratio
        found = self._sizes[1][m - 1][columns]
        off = (found - expected) ** 2 / (self.settings.spread * (found + expected) / 2)
        return np.asarray(-self.settings.length * np.minimum(off / 2, 12), np.float32)


def _window_sums(values: Array, n: int, m: int, shape: tuple[int, int]) -> Array:
    """Sums over n rows and m columns from each place of the upper left ``shape`` on."""
    rows, columns = shape
    tall = np.zeros((rows, values.shape[1]), np.float32)
    for step in range(n):
        part = values[step : step + rows]
        tall[: len(part)] += part
    out = np.zeros(shape, np.float32)
    for step in range(m):
        piece = tall[:, step : step + columns]
        out[:, : piece.shape[1]] += piece
    return out

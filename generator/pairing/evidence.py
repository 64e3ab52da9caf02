"""All measures of a pair of texts joined into one score for each group of n and m."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

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


@dataclass(frozen=True)
class Settings:
    """Weights of the measures, in units of the score of one text."""

    meaning: float = 7.8
    common: float = 0.85  # how much of the likeness to the average text is taken off
    shared: float = 0.4
    lexicon: float = 0.5
    length: float = 0.2
    spread: float = 6.8  # variance of English letters for each that is expected
    skip: float = -0.5  # what a text must score on average to be linked at all
    larger: float = 1.2  # taken off for each text of a group after the first two
    both: float = 0.5  # taken off where both sides have several
    weigh: float = 0.0  # how far a text's say grows with its length
    leave: float = 1.0  # what it costs to begin leaving texts out
    each: float = 0.5  # share of the likeness of each text alone to the other side
    plain: float = 0.0  # skip where there are no vectors


class Evidence:
    """The score of every group of texts, block by block."""

    def __init__(
        self,
        sizes: Sequence[Array],
        shared: Shared,
        meaning: Meaning | None,
        settings: Settings,
        ratio: float,
    ) -> None:
        """``sizes`` are letters of each text; ``ratio`` English letters for a Chinese one."""
        self.shape = (len(sizes[0]), len(sizes[1]))
        self._shared, self._meaning, self.settings = shared, meaning, settings
        self._sizes = [[group_sums(side, n) for n in range(1, MAX_GROUP + 1)] for side in sizes]
        self.ratio = ratio
        self.lexicon: Lexicon | None = None

    def estimate_ratio(self, beads) -> None:
        z,e=(side[0] for side in self._sizes)
        if beads:
            z=z[[i for b in beads if b.en and b.confidence>.5 for i in b.zh]]; e=e[[i for b in beads if b.zh and b.confidence>.5 for i in b.en]]
        self.ratio = float(np.clip((e.sum()+3.4*200)/(z.sum()+200),2.3,5.2))

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
        w = self.settings.weigh
        say = [1 - w + w * np.minimum(side / side.mean(), 3) for side in (self._sizes[0][0], self._sizes[1][0])]
        self._say = [[group_sums(side, n) for n in range(1, MAX_GROUP + 1)] for side in say]
        products = self._products(wide_rows, wide_columns)
        words = self.lexicon.block(wide_rows, wide_columns) if self.lexicon else None
        shape = (rows.stop - rows.start, len(SHAPES), columns.stop - columns.start)
        out = np.empty(shape, np.float32)
        for at, (n, m) in enumerate(SHAPES):
            score = self._content(*products, rows, columns, (n, m))
            score *= (self._say[0][n - 1][rows][:, None] + self._say[1][m - 1][columns]) / 2
            if words is not None:
                forth, back = words
                gained = _window_sums(forth[n - 1], 1, m, score.shape)
                gained += _window_sums(back[m - 1], n, 1, score.shape)
                score += self.settings.lexicon * gained
            score += self._lengths(rows, columns, n, m)
            score -= self.settings.larger * (n + m - 2) + self.settings.both * (n > 1 and m > 1)
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
        score: Array = np.full(shape, -use.skip, np.float32)
        if self._meaning and meaning is not None:
            left, right = self._meaning.norms(0, n), self._meaning.norms(1, m)
            cosine = _window_sums(meaning, n, m, shape) / left[rows][:, None] / right[columns]
            if n + m > 2 and use.each:
                one, other = self._meaning.norms(0, 1), self._meaning.norms(1, 1)
                tall, wide = (shape[0], meaning.shape[1]), (meaning.shape[0], shape[1])
                texts = _window_sums(meaning, n, 1, tall) / left[rows][:, None]
                each = _window_sums(texts / other[columns.start : columns.start + tall[1]], 1, m, shape)
                texts = _window_sums(meaning, 1, m, wide) / right[columns]
                each += _window_sums(texts / one[rows.start : rows.start + wide[0], None], n, 1, shape)
                cosine = (1 - use.each) * cosine + use.each * each / (n + m)
            usual = self._meaning.common(0, n)[rows][:, None] + self._meaning.common(1, m)[columns]
            usual *= use.common / 2
            if use.plain: score += use.meaning * ((cosine - usual) / (1 - usual))
            else: score += use.meaning * (cosine - usual)
        left, right = self._shared.norms(0, n)[rows], self._shared.norms(1, m)[columns]
        total = left[:, None] + right
        score += use.shared * 2 * _window_sums(shared, n, m, shape) / (total**2 / 2 + 20)
        return score

    def _lengths(self, rows: slice, columns: slice, n: int, m: int) -> Array:
        """How far lengths are from what is expected, after Gale and Church (1993), nought at best."""
        expected = self._sizes[0][n - 1][rows][:, None] * self.ratio
        found = self._sizes[1][m - 1][columns]
        off = (found - expected) ** 2 / (self.settings.spread * (found + expected) / 2)
        cost: Array = -self.settings.length * np.minimum(off / 2, 12)
        return cost


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

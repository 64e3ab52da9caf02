"""The part of the matrix of Chinese against English texts that is searched.

A first look at all pairs, block by block, finds anchors: pairs that are each other's best. The band
runs from anchor to anchor and holds the whole box between two of them, so that a missing stretch
of either side lies within it; its cost grows with the texts, not with their product.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from generator.pairing.evidence import Evidence

_ALL = 150_000  # cells that are searched without a band
_ROWS = 256
_MARGIN = 24
_WIDEST = 2_500  # columns of a box with no anchor inside
_ANCHOR = 0.3  # what an anchor must score


@dataclass(frozen=True)
class Band:
    """For each row 0..N the first and last column, ``stop`` not included, of 0..M."""

    start: NDArray[np.int64]
    stop: NDArray[np.int64]


def band(evidence: Evidence) -> Band:
    """The band of two texts."""
    rows, columns = evidence.shape
    if rows * columns <= _ALL:
        return Band(np.zeros(rows + 1, np.int64), np.full(rows + 1, columns + 1, np.int64))
    return around(anchors(evidence), evidence.shape)


def anchors(evidence: Evidence) -> list[tuple[int, int]]:
    """Pairs that are each other's best, the longest chain of them that goes one way."""
    rows, columns = evidence.shape
    best_row = np.full(columns, -np.inf, np.float32)
    row_of = np.zeros(columns, np.int64)
    column_of = np.zeros(rows, np.int64)
    for top in range(0, rows, _ROWS):
        part = slice(top, min(top + _ROWS, rows))
        score = evidence.likeness(part, slice(0, columns))
        column_of[part] = score.argmax(axis=1)
        best = score.argmax(axis=0)
        value = score[best, np.arange(columns)]
        better = (value > best_row) & (value > _ANCHOR)
        best_row[better], row_of[better] = value[better], best[better] + top
    found = [
        (row, int(column))
        for row, column in enumerate(column_of)
        if row_of[column] == row and best_row[column] > _ANCHOR
    ]
    return _longest_chain(found)


def _longest_chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of pairs ordered by row whose columns rise (patience sorting)."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, (_, column) in enumerate(pairs):
        place = bisect_left(tails, column)
        before.append(last[place - 1] if place else -1)
        tails[place : place + 1] = [column]
        last[place : place + 1] = [at]
    chain, at = [], last[-1] if last else -1
    while at >= 0:
        chain.append(pairs[at])
        at = before[at]
    return chain[::-1]


def around(points: list[tuple[int, int]], shape: tuple[int, int], margin: int = _MARGIN) -> Band:
    """The boxes between neighbouring points, with a margin on each side."""
    rows, columns = shape
    start = np.full(rows + 1, columns, np.int64)
    stop = np.zeros(rows + 1, np.int64)
    corners = [(0, 0), *points, (rows, columns)]
    for (top, left), (bottom, right) in itertools.pairwise(corners):
        part = slice(max(top - margin, 0), min(bottom + margin, rows) + 1)
        height, width = max(bottom - top, 1), right - left
        at = np.clip((np.arange(part.start, part.stop) - top) / height, 0, 1)
        spare = max(width - _WIDEST, 0)
        low = left + (at * spare).astype(np.int64)
        start[part] = np.minimum(start[part], np.maximum(low - margin, 0))
        high = np.minimum(low + min(width, _WIDEST) + margin, columns) + 1
        stop[part] = np.maximum(stop[part], high)
    return Band(start, stop)

"""How texts begin and end, as evidence for where a group of them does.

A translator keeps most questions, outcries and quoted words, but marks them as the other language
and the kind of text have it. What the end of one side tells of the other's is therefore learned
from links that are already believed.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.pairing.measures import Array

_OPENING = "“‘「『\"'（(［[【"
_CLOSING = "”’」』\"'）)］]】"
_MARKS = ("?？", "!！", ".。…", ",，:：;；、—-")  # any other end is a kind of its own
_SMOOTHING = 2.0  # added to a count and to the one expected by chance


class Endings:
    """How much oftener two kinds of beginning, or of end, meet in links than by chance."""

    def __init__(
        self,
        zh: Sequence[str],
        en: Sequence[str],
        links: Sequence[tuple[Sequence[int], Sequence[int]]],
    ) -> None:
        """Learn from ``links``, pairs of groups of 0-based places of texts."""
        self._first = [np.array(list(map(_beginning, side)), np.int64) for side in (zh, en)]
        self._last = [np.array(list(map(_end, side)), np.int64) for side in (zh, en)]
        self._begin = _gain(
            self._first[0][[one[0] for one, _ in links]],
            self._first[1][[other[0] for _, other in links]],
        )
        self._close = _gain(
            self._last[0][[one[-1] for one, _ in links]],
            self._last[1][[other[-1] for _, other in links]],
        )

    def block(self, rows: slice, columns: slice, group: tuple[int, int]) -> Array:
        """The gain of each group of n and m texts from ``rows`` and ``columns`` on.

        That of one which reaches over the end of a text means nothing.
        """
        last = [
            side[np.minimum(np.arange(part.start, part.stop) + count - 1, len(side) - 1)]
            for side, part, count in zip(self._last, (rows, columns), group, strict=True)
        ]
        begin: Array = self._begin[np.ix_(self._first[0][rows], self._first[1][columns])]
        return begin + self._close[np.ix_(*last)]


def _beginning(text: str) -> int:
    return int(text.lstrip()[:1] in tuple(_OPENING))


def _end(text: str) -> int:
    """The kind of the last mark, and whether a quotation or a bracket closes after it."""
    whole = text.rstrip()
    inside = whole.rstrip(_CLOSING + " ")
    kind = next((at for at, marks in enumerate(_MARKS) if inside.endswith(tuple(marks))), -1)
    return 2 * (kind + 1) + (inside != whole)


def _gain(zh: NDArray[np.int64], en: NDArray[np.int64]) -> Array:
    """The logarithm of how often each two kinds meet, over what is expected by chance."""
    size = 2 * (len(_MARKS) + 1)
    met = np.zeros((size, size), np.float32)
    np.add.at(met, (zh, en), 1)
    chance = np.outer(met.sum(axis=1), met.sum(axis=0)) / max(len(zh), 1)
    gain: Array = np.log((met + _SMOOTHING) / (chance + _SMOOTHING)).astype(np.float32)
    return gain

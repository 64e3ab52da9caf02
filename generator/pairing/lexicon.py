"""Word pairs learned from links that are already believed, as evidence for a second pass.

IBM Model 1 (Brown et al. 1993) over the believed links, as Moore (2002) has it for alignment; a
pair seen once is worth little, so that no link speaks for itself.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from generator.language.chinese import simplified
from generator.language.english import stems
from generator.language.scripts import HAN
from generator.pairing.measures import MAX_GROUP, Array

_ROUNDS = 4
_DISCOUNT = 0.7  # taken off the expected count of each pair
_PRIOR = 1.0  # added to the count of each word
_BACKGROUND = 0.5  # share of the text's own word counts in a probability
_SAMPLES, _SAMPLE = 6, 40
_MOST_PAIRS = 1_500_000

Words = list[NDArray[np.int64]]


class Vocabulary:
    """Texts as word numbers."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.numbers: dict[str, int] = {}
        give = self.numbers.setdefault
        self.texts: Words = [
            np.array([give(word, len(self.numbers)) for word in text], np.int64) for text in texts
        ]
        self.size = len(self.numbers)
        flat = np.concatenate([*self.texts, np.zeros(0, np.int64)])
        counts = np.bincount(flat, minlength=self.size).astype(np.float32)
        self.share: Array = counts / max(float(counts.sum()), 1.0)
        self.lengths: Array = np.array([len(text) for text in self.texts], np.float32)


def chinese_words(text: str) -> list[str]:
    """Characters and pairs of neighbours, which need no dictionary."""
    plain = simplified(text)
    single = [character for character in plain if HAN.match(character)]
    double = [a + b for a, b in itertools.pairwise(plain) if HAN.match(a) and HAN.match(b)]
    return single + double


def english_words(text: str) -> list[str]:
    """Stems in small letters."""
    return [one.lower() for one in stems(text)]


class Lexicon:
    """How much better the words of one side are explained by the other's than by chance."""

    def __init__(
        self,
        zh: Vocabulary,
        en: Vocabulary,
        links: Sequence[tuple[Sequence[int], Sequence[int]]],
    ) -> None:
        """Learn from ``links``, pairs of groups of 0-based places of texts."""
        groups = [
            tuple(
                np.unique(np.concatenate([side.texts[at] for at in part]))
                for side, part in ((zh, link[0]), (en, link[1]))
            )
            for link in links
        ]
        self._forth = _Direction(zh, en, [(a, b) for a, b in groups])
        self._back = _Direction(en, zh, [(b, a) for a, b in groups])
        self.usual, self.right = self._levels(
            [(a[0], b[0]) for a, b in links if len(a) == len(b) == 1]
        )

    def _levels(self, pairs: Sequence[tuple[int, int]]) -> tuple[float, float]:
        """The mean gain of texts that are no pair, and of pairs, of a sample of single links."""
        other, right = [0.0], [0.0]
        for first in range(0, len(pairs), max(len(pairs) // _SAMPLES, _SAMPLE)):
            sample = pairs[first : first + _SAMPLE]
            rows, columns = (slice(side[0], side[-1] + 1) for side in zip(*sample, strict=True))
            forth, back = self.block(rows, columns)
            gain = (forth[0] + back[0]) / 2
            other.append(float(gain.mean()))
            right += [
                float(gain[row - rows.start, column - columns.start]) for row, column in sample
            ]
        return sum(other) / max(len(other) - 1, 1), sum(right) / max(len(right) - 1, 1)

    def block(self, rows: slice, columns: slice) -> tuple[list[Array], list[Array]]:
        """The gain of each English text from n Chinese ones, and of each Chinese from m English."""
        forth = self._forth.gains(rows, columns)
        back = [gain.T for gain in self._back.gains(columns, rows)]
        return forth, back


class _Direction:
    """Words of texts given those of the other side's."""

    def __init__(
        self,
        given: Vocabulary,
        told: Vocabulary,
        groups: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
    ) -> None:
        self._given, self._told = given, told
        first, second, chance = _learn(given.size, told.size, groups)
        order = np.argsort(first, kind="stable")
        self._second, self._chance = second[order], chance[order]
        self._known = np.bincount(second, minlength=told.size) > 0  # of the others nothing is told
        self._starts = np.searchsorted(first[order], np.arange(given.size + 1))
        self._per_text = max(float(told.lengths.mean()) if len(told.lengths) else 1.0, 1.0)

    def gains(self, rows: slice, columns: slice) -> list[Array]:
        """For groups of 1..MAX_GROUP given texts from ``rows`` on, the gain of each of ``columns``.

        A logarithm of a ratio of probabilities, summed over words, for a text of average length.
        """
        texts = self._told.texts[columns]
        here, at = np.unique(np.concatenate([*texts, np.zeros(0, np.int64)]), return_inverse=True)
        counts = np.zeros((len(here), len(texts)), np.float32)
        owner = np.repeat(np.arange(len(texts)), [len(text) for text in texts])
        np.add.at(counts, (at, owner), 1)
        counts *= self._known[here][:, None]
        told = np.zeros((rows.stop - rows.start, len(here)), np.float32)
        line = np.zeros(self._told.size, np.float32)
        for row, words_given in enumerate(self._given.texts[rows]):
            line[:] = 0
            for word in words_given:
                part = slice(self._starts[word], self._starts[word + 1])
                line[self._second[part]] += self._chance[part]
            told[row] = line[here]
        lengths = self._given.lengths[rows]
        out = []
        total, length = np.zeros_like(told), np.zeros_like(lengths)
        for step in range(MAX_GROUP):
            total[: len(told) - step] += told[step:] if step < len(told) else 0
            length[: len(told) - step] += lengths[step:] if step < len(told) else 0
            explained = total / np.maximum(length, 1)[:, None] / self._told.share[here]
            gain = np.log(_BACKGROUND + (1 - _BACKGROUND) * explained) @ counts
            out.append((gain / self._per_text).astype(np.float32))
        return out


def _learn(
    given: int,
    told: int,
    groups: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]],
) -> tuple[NDArray[np.int64], NDArray[np.int64], Array]:
    """Pairs of words, and the chance of the second where the first stands."""
    size, kept = 0, []
    for group in groups:
        size += len(group[0]) * len(group[1])
        if size > _MOST_PAIRS:
            break
        kept.append(group)
    if not kept:
        none = np.zeros(0, np.int64)
        return none, none, np.zeros(0, np.float32)
    firsts = np.concatenate([np.repeat(a, len(b)) for a, b in kept])
    seconds = np.concatenate([np.tile(b, len(a)) for a, b in kept])
    owners = np.repeat(np.arange(len(kept)), [len(a) * len(b) for a, b in kept])
    pairs, pair = np.unique(firsts * told + seconds, return_inverse=True)
    _, slot = np.unique(owners * told + seconds, return_inverse=True)
    first, second = pairs // told, pairs % told
    chance = np.ones(len(pairs), np.float32)
    for _ in range(_ROUNDS):
        share = chance[pair]
        share /= np.bincount(slot, share)[slot]
        expected = np.bincount(pair, share, minlength=len(pairs))
        totals = np.bincount(first, expected, minlength=given)
        chance = (expected / np.maximum(totals, 1e-9)[first]).astype(np.float32)
    sure = np.maximum(expected - _DISCOUNT, 0)
    chance = (sure / (totals + _PRIOR)[first]).astype(np.float32)
    keep = chance > 1e-4
    return first[keep], second[keep], chance[keep]

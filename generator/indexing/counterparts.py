"""The likely counterpart of a phrase, from the sentences that are linked.

How likely words render each other is learned from all linked sentences by IBM Model 1 (Brown et al.
1993), in both directions. The counterpart of a phrase is then the stretch of a linked sentence that
splits the two sentences best: its words explained by those of the phrase, and what is around it by
what is around the phrase (Vogel 2005). A phrase with several places takes what is best for all.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from generator.indexing.function_words import EDGES, EDGES_ZH, INSIDE, NEVER
from generator.language.chinese import cuts
from generator.language.english import WORD, stem
from generator.language.scripts import HAN
from generator.model import LANGUAGES, Language, Link, Paragraph, Passage, Transcript

LONGEST = 10
"""A counterpart has at most so many words."""

_ROUNDS = 6
_PRIOR = 0.5  # added to the count of each word, so that one that is seen once promises less
_FLOOR = 1e-3  # the probability of what nothing explains
_SURE = 1.0  # how much better (in logarithms, by word) the phrase explains it than the rest does
_AWAY = 6.0  # what is so much less likely than the best stretch fits no better than nothing
_SPREAD = 0.4  # of the logarithm of a counterpart's length beside what is usual
_FIT, _FITS = 0.4, 0.8  # what share of the best score is enough, and what is without a gain
_MOST_PLACES, _MOST_TRIED = 40, 40
_PIECE = re.compile(rf"{HAN.pattern}+|{WORD.pattern}")
_JOINT = re.compile(r"[ \-‑]?")
_NO_END = {"zh": EDGES_ZH, "en": EDGES | INSIDE | NEVER}

_Key = tuple[str, ...]
Array = NDArray[np.float64]


class Spot(NamedTuple):
    """Where a phrase stands: characters, 0-based, into the text of a paragraph.

    ``source`` names its passage, as ``slug#p-…``.
    """

    source: str
    paragraph: Paragraph
    start: int
    end: int


class Counterpart(NamedTuple):
    """A stretch of text in the other language, and a passage that prints it officially, if any."""

    form: str
    source: str | None


class _Stretch(NamedTuple):
    """Where a counterpart may stand: how well beside the best one (0 to 1), and its gain.

    The gain is by how much the phrase explains its words better than the rest does, by word.
    """

    fit: float
    gain: float
    spot: Spot


class _Word(NamedTuple):
    spot: Spot
    key: str


@dataclass(frozen=True)
class _Group:
    """The words of linked sentences, in each language."""

    words: Mapping[Language, Sequence[_Word]]


class Counterparts:
    """Finds the counterparts of phrases; learns from the transcripts once."""

    def __init__(self, transcripts: Iterable[Transcript]) -> None:
        """Take all sentences that are linked to others."""
        self._groups: list[_Group] = []
        self._at: dict[tuple[str, str], list[tuple[int, int, _Group]]] = defaultdict(list)
        for transcript in transcripts:
            for _, passage in transcript.passages():
                for link in passage.links:
                    if link.zh and link.en:
                        self._take(f"{transcript.slug}#{passage.id}", passage, link)
        self._learned = {
            language: _learn(
                [[word.key for word in group.words[language]] for group in self._groups],
                [[word.key for word in group.words[_other(language)]] for group in self._groups],
            )
            for language in LANGUAGES
        }
        self._with: dict[tuple[Language, str], set[int]] = defaultdict(set)  # numbers of groups
        sizes = Counter[Language](LANGUAGES)
        for number, group in enumerate(self._groups):
            for language, words in group.words.items():
                sizes[language] += sum(word.spot.end - word.spot.start for word in words)
                for word in words:
                    self._with[language, word.key].add(number)
        self._ratio = {one: sizes[_other(one)] / sizes[one] for one in LANGUAGES}

    def _take(self, source: str, passage: Passage, link: Link) -> None:
        words: dict[Language, list[_Word]] = {"zh": [], "en": []}
        group = _Group(words)
        for one in (*passage.zh, *passage.en):
            for sentence in one.sentences:
                if sentence.id in (*link.zh, *link.en):
                    words[one.language] += _words(source, one, sentence.start, sentence.end)
                    self._at[source, one.id].append((sentence.start, sentence.end, group))
        self._groups.append(group)

    def of(self, spots: Sequence[Spot]) -> Counterpart | None:
        """The counterpart of the phrase that stands in some places of one language, if any."""
        found: dict[_Key, list[_Stretch]] = defaultdict(list)
        asked = [(group, one) for one in spots[:_MOST_PLACES] if (group := self._group(one))]
        for group, one in asked:
            for key, stretch in self._stretches(group, one).items():
                found[key].append(stretch)
        fits = {key: sum(one.fit for one in there) / len(asked) for key, there in found.items()}
        tried = sorted(fits, key=lambda key: (fits[key], key), reverse=True)[:_MOST_TRIED]
        if not tried:
            return None
        best = max(
            tried, key=lambda key: (fits[key] + self._dice(found[key], len(asked), key), key)
        )
        there, is_often = found[best], len(asked) > 1
        is_sure = sum(one.gain for one in there) / len(there) >= _SURE
        if fits[best] < (_FIT if is_sure else _FITS) or not (is_sure or is_often):
            return None
        first = there[0].spot
        official = (one.spot.source for one in there if not one.spot.paragraph.reference)
        return Counterpart(first.paragraph.text[first.start : first.end], next(official, None))

    def _dice(self, there: Sequence[_Stretch], asked: int, key: _Key) -> float:
        """Of the linked sentences with a phrase or a stretch the share with both (Dice)."""
        language = there[0].spot.paragraph.language
        holders = set[int].intersection(*(self._with[language, word] for word in key))
        held = sum(_holds(self._groups[one].words[language], key) for one in holders)
        return 2 * len(there) / (asked + held)

    def _group(self, spot: Spot) -> _Group | None:
        for start, end, group in self._at.get((spot.source, spot.paragraph.id), ()):
            if start <= spot.start < end:
                return group
        return None

    def _stretches(self, group: _Group, spot: Spot) -> Mapping[_Key, _Stretch]:
        """Every stretch of the other sentences that can render a phrase."""
        language = spot.paragraph.language
        own, others = group.words[language], group.words[_other(language)]
        inside = np.array([_covers(spot, word.spot) for word in own], bool)
        if not inside.any() or not others:
            return {}
        there = self._learned[language].table(own, others)
        back = self._learned[_other(language)].table(others, own).T
        gains = _sums(_logs(_mean(there[inside])) - _logs(_mean(there[~inside])))
        rendered = _sums(back)
        usual = (spot.end - spot.start) * self._ratio[language]
        scored: dict[_Key, tuple[float, float, Spot]] = {}
        for first, last in _bounded(others, _other(language)):
            size, rest = last - first, max(len(others) - last + first, 1)
            within = rendered[:, last] - rendered[:, first]
            without = rendered[:, -1] - within
            place = others[first].spot._replace(end=others[last - 1].spot.end)
            gain = float(gains[last] - gains[first])
            score = gain + float(_logs(np.where(inside, within / size, without / rest)).sum())
            score -= (log((place.end - place.start) / usual) / _SPREAD) ** 2 / 2
            key = tuple(word.key for word in others[first:last])
            if key not in scored or scored[key][0] < score:
                scored[key] = (score, gain / size, place)
        best = max((score for score, _, _ in scored.values()), default=0.0)
        return {
            key: _Stretch(max(1 + (score - best) / _AWAY, 0), gain, place)
            for key, (score, gain, place) in scored.items()
        }


def _holds(words: Sequence[_Word], key: _Key) -> bool:
    keys = tuple(word.key for word in words)
    return any(keys[at : at + len(key)] == key for at in range(len(keys)))


def _other(language: Language) -> Language:
    return "en" if language == "zh" else "zh"


def _words(source: str, paragraph: Paragraph, start: int, end: int) -> Iterator[_Word]:
    """The words of a stretch of a paragraph, Chinese by a dictionary, English by their stems."""
    for match in _PIECE.finditer(paragraph.text, start, end):
        if not HAN.match(match[0]):
            yield _Word(Spot(source, paragraph, *match.span()), stem(match[0]).lower())
            continue
        at = match.start()
        for word in cuts(match[0]):
            yield _Word(Spot(source, paragraph, at, at + len(word)), word)
            at += len(word)


def _covers(spot: Spot, word: Spot) -> bool:
    same = spot.paragraph.id == word.paragraph.id
    return same and spot.start < word.end and word.start < spot.end


def _bounded(words: Sequence[_Word], language: Language) -> Iterator[tuple[int, int]]:
    """Where stretches that can be a term start and end: with no mark inside, between real words."""
    bad = _NO_END[language]
    for first, word in enumerate(words):
        if word.key in bad or word.key.isdigit():
            continue
        for last in range(first + 1, min(first + LONGEST, len(words)) + 1):
            end = words[last - 1]
            if last - first > 1 and not _joined(words[last - 2].spot, end.spot):
                break
            if end.key not in bad and (language == "en" or end.spot.end - word.spot.start > 1):
                yield first, last


def _joined(one: Spot, other: Spot) -> bool:
    same = one.paragraph.id == other.paragraph.id
    return same and bool(_JOINT.fullmatch(one.paragraph.text, one.end, other.start))


def _mean(table: Array) -> Array:
    """The means of the columns; zeros where there are no rows."""
    total: Array = table.sum(axis=0)
    return total / max(len(table), 1)


def _logs(chances: Array) -> Array:
    found: Array = np.log(np.maximum(chances, _FLOOR))
    return found


def _sums(table: Array) -> Array:
    """The sums of what stands before each place of the last axis."""
    sums: Array = np.insert(np.cumsum(table, axis=-1), 0, 0.0, axis=-1)
    return sums


# ---- which words render each other ----


class _Learned(NamedTuple):
    """How likely each word is rendered by each one that stands beside it in linked sentences.

    The last chance is that of all others: none.
    """

    numbers: Mapping[tuple[str, str], int]
    chances: Array

    def table(self, words: Sequence[_Word], others: Sequence[_Word]) -> Array:
        """The chances for each of some words (rows) that it is rendered by each of the others."""
        numbers = self.numbers
        found = [[numbers.get((one.key, other.key), -1) for other in others] for one in words]
        return self.chances[np.array(found, np.int64)]


def _learn(texts: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> _Learned:
    """IBM Model 1 from texts to others; an empty word may render what nothing else does."""
    numbers: dict[tuple[str, str], int] = {}
    firsts: dict[str, int] = {}
    pairs: list[int] = []
    slots: list[int] = []
    slot = 0
    for words, rendered in zip(texts, others, strict=True):
        given = ["", *words]
        for other in rendered:
            pairs += [numbers.setdefault((one, other), len(numbers)) for one in given]
            slots += [slot] * len(given)
            slot += 1
    of = np.array([firsts.setdefault(one, len(firsts)) for one, _ in numbers], np.int64)
    pair, at = np.array(pairs, np.int64), np.array(slots, np.int64)
    chances: Array = np.ones(len(numbers))
    for _ in range(_ROUNDS):
        weights = chances[pair]
        weights /= np.bincount(at, weights, slot)[at]
        counts = np.bincount(pair, weights, len(numbers))
        chances = counts / (np.bincount(of, counts, len(firsts)) + _PRIOR)[of]
    return _Learned(numbers, np.append(chances, 0.0))

"""Passages of a text that prints its two languages in turns: what stands beside what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from generator.language.scripts import HAN
from generator.model import Link, Paragraph, Passage, Turn
from generator.pairing.likeness import Likeness, confidence_of
from generator.pairing.search import align
from generator.pairing.stored import Stored
from generator.pairing.units import Terms, passage_of

# What a pair of neighbours must have in common: little where most neighbours of the text render
# each other, much where they do not.
_REGULAR = 0.45
_LITTLE, _MUCH = 0.12, 0.43
_NOTHING = 0.1

# Where a turn holds one block of each language, and one of them is longer than this, they are two
# texts, which are aligned, and no group that is printed together.
_GROUP_AT_MOST = 9
_AS_PRINTED = 0.05  # how much better a part of a group must fit than the whole of it,
_FOREIGN = 0.2  # and how much worse it may fit where what is left over is of other matters

_LATIN = re.compile(r"[A-Za-z]{2}")
_LEADS_UP = re.compile(r"[，、：:,]$")

Group = tuple[list[Paragraph], list[Paragraph]]


def pair_neighbours(turns: Sequence[Turn], stored: Stored, terms: Terms) -> list[list[Passage]]:
    """The passages of each turn, in the order of the source.

    What is stored is kept; only what lies between is paired, where it is not known to be alone.
    """
    parts = [list(_parts(turn.paragraphs, stored)) for turn in turns]
    loose = [one for turn in parts for one in turn if isinstance(one, list)]
    new = [one for one in loose if not stored.knows(each.id for each in one)]
    mixed = [one for one in new if len({each.language for each in one}) > 1]
    texts = {each.id: each.text for one in mixed for each in one}
    likeness = Likeness(texts, terms) if mixed else None
    tries = {one[0].id: _Runs.of(one, likeness) for one in mixed if likeness}
    believed = _believed([x for runs in tries.values() for x in runs.likenesses])
    passages: list[list[Passage]] = [[] for _ in turns]
    for own, turn, found in zip(passages, turns, parts, strict=True):
        for one in found:
            if isinstance(one, Passage):
                own.append(one)
            elif one[0].id in tries:
                runs = tries[one[0].id]
                least = _LITTLE if len(runs.runs) == 2 and _names_twice(turn) else believed
                own.extend(runs.passages(least, terms))
            else:
                own.extend(passage_of([each]) for each in one)
    return passages


def _names_twice(turn: Turn) -> bool:
    """Whether the labels of a turn are in both languages, so that its words should be, too."""
    printed = " ".join(label.text for label in turn.labels)
    return bool(HAN.search(printed) and _LATIN.search(printed))


def _parts(paragraphs: Sequence[Paragraph], stored: Stored) -> Iterator[Passage | list[Paragraph]]:
    """The passages of a turn that are stored, and the paragraphs between them."""
    of: dict[str, Link] = {}
    members: dict[Link, list[Paragraph]] = {}
    for link in stored.among(one.id for one in paragraphs):
        of |= dict.fromkeys(link.zh + link.en, link)
    for one in paragraphs:
        if one.id in of:
            members.setdefault(of[one.id], []).append(one)
    loose: list[Paragraph] = []
    for one in paragraphs:
        if one.id not in of:
            loose.append(one)
        elif (members_of := members[of[one.id]])[0] is one:
            if loose:
                yield loose
            loose = []
            yield passage_of(members_of, of[one.id].confidence)
    if loose:
        yield loose


def _believed(likenesses: Sequence[float]) -> float:
    """How alike two neighbours must be, in a text whose chosen neighbours are so alike."""
    return _LITTLE if likenesses and median(likenesses) >= _REGULAR else _MUCH


@dataclass(frozen=True)
class _Runs:
    """Paragraphs of one language and of the other in turns, and which runs go together.

    Each run goes with the run before it or after it, whichever it resembles more; the order of the
    languages may change.
    """

    runs: tuple[list[Paragraph], ...]
    taken: dict[int, Group]
    likeness: Likeness

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph], likeness: Likeness) -> _Runs:
        """Cut paragraphs into runs, and choose."""
        runs = tuple(list(run) for _, run in groupby(paragraphs, key=lambda one: one.language))
        groups = [_part(_sides(here, there), likeness) for here, there in pairwise(runs)]
        gains = [max(_alike(group, likeness) - _NOTHING, 0) for group in groups]
        return cls(runs, {at: groups[at] for at in _best(gains)}, likeness)

    @property
    def likenesses(self) -> list[float]:
        """How alike in meaning the runs are that go together.

        One by one where as many answer as many: sums of several are alike by their topic alone.
        """
        return [
            self.likeness.meaning(*_ids(pair))
            for zh, en in self.taken.values()
            for pair in (_as_printed(zh, en) if len(zh) == len(en) else [(zh, en)])
        ]

    def passages(self, believed: float, terms: Terms) -> list[Passage]:
        """The passages of these runs."""
        found: list[Passage] = []
        at = 0
        left: list[Paragraph] = []  # what stands between groups, and may go together itself
        while at < len(self.runs):
            group = self.taken.get(at)
            least = _LITTLE if group and _in_one_line(group) else believed
            if group and _alike(group, self.likeness) >= least:
                printed = self.runs[at] + self.runs[at + 1]
                members = {one.id for side in group for one in side}
                inside = [k for k, one in enumerate(printed) if one.id in members]
                found += self._rest(left + printed[: inside[0]], believed, terms)
                found += self._beside(printed[inside[0] : inside[-1] + 1], group, least, terms)
                left = printed[inside[-1] + 1 :]
                at += 2
            else:
                left += self.runs[at]
                at += 1
        return found + self._rest(left, believed, terms)

    def _rest(self, left: list[Paragraph], believed: float, terms: Terms) -> list[Passage]:
        """The passages of what stands between groups: the order of the languages may change."""
        is_less = len(left) < sum(map(len, self.runs))
        if not is_less or len({one.language for one in left}) < 2:
            return [passage_of([one]) for one in left]
        return _Runs.of(left, self.likeness).passages(believed, terms)

    def _beside(
        self, printed: Sequence[Paragraph], group: Group, believed: float, terms: Terms
    ) -> list[Passage]:
        """The passages of two runs: one by one, or as one group where n are answered by m."""
        zh, en = group
        is_text = len(self.runs) == len(group) and max(map(len, group)) > _GROUP_AT_MOST
        if len(zh) == len(en) or is_text:
            pairs = self._one_by_one(zh, en, believed, terms)
        else:
            pairs = [group]
        inside = {one.id for pair in pairs for side in pair for one in side}
        passages = [passage_of([one]) for one in printed if one.id not in inside]
        passages += [
            passage_of([*one, *other], confidence_of(_alike((one, other), self.likeness)))
            for one, other in pairs
        ]
        order = {one.id: at for at, one in enumerate(printed)}
        return sorted(passages, key=lambda passage: _place(passage, order))

    def _one_by_one(
        self, zh: list[Paragraph], en: list[Paragraph], believed: float, terms: Terms
    ) -> list[Group]:
        """The pairs of two runs: as they stand, or as the aligner finds them, if that is better."""
        beads = align([x.text for x in zh], [x.text for x in en], level="paragraph", terms=terms)
        found = [
            ([zh[at] for at in bead.zh], [en[at] for at in bead.en])
            for bead in beads
            if bead.zh and bead.en
        ]
        printed = _as_printed(zh, en)
        if len(zh) == len(en) and self._sum(printed) >= self._sum(found):
            found = printed
        return [pair for pair in found if _alike(pair, self.likeness) >= believed]

    def _sum(self, pairs: Sequence[Group]) -> float:
        return sum(_alike(pair, self.likeness) * max(map(len, pair)) for pair in pairs)


def _as_printed(zh: list[Paragraph], en: list[Paragraph]) -> list[Group]:
    return [([one], [other]) for one, other in zip(zh, en, strict=False)]


def _sides(here: list[Paragraph], there: list[Paragraph]) -> Group:
    return (here, there) if here[0].language == "zh" else (there, here)


def _place(passage: Passage, order: dict[str, int]) -> int:
    """Where a passage stands among paragraphs: with its side that is printed first."""
    return min(order[one.id] for one in passage.paragraphs)


def _part(group: Group, likeness: Likeness) -> Group:
    """The part of two runs that render each other: all of them, unless a part does so better.

    Left over may be the first or the last paragraphs of the longer run, but not words that lead up
    to what follows them, nor what is printed in one line with the other language.
    """
    if len(group[0]) == len(group[1]):
        return group
    longer = 0 if len(group[0]) > len(group[1]) else 1
    run, lines = group[longer], {one.line for one in group[1 - longer]}
    cuts = [at for at in range(1, len(run)) if not _LEADS_UP.search(run[at - 1].text)]
    parts = [(run[:at], run[at:]) for at in cuts] + [(run[at:], run[:at]) for at in cuts]
    kept = [(part, left) for part, left in parts if not any(one.line in lines for one in left)]

    def beside(part: list[Paragraph]) -> Group:
        return (part, group[1]) if longer == 0 else (group[0], part)

    tries = [group, *(beside(part) for part, _ in kept)]
    scores = [_alike(one, likeness) + likeness.fit(*_ids(one)) for one in tries]
    for at, (_, left) in enumerate(kept, start=1):
        foreign = _alike(beside(left), likeness) < _NOTHING
        scores[at] += _FOREIGN if foreign else -_AS_PRINTED
    return tries[max(range(len(tries)), key=lambda at: scores[at])]


def _ids(group: Group) -> tuple[list[str], list[str]]:
    return [one.id for one in group[0]], [one.id for one in group[1]]


def _alike(group: Group, likeness: Likeness) -> float:
    return likeness(*_ids(group))


def _in_one_line(group: Group) -> bool:
    """Whether both languages are printed in one line of the source."""
    return {one.line for one in group[0]} == {one.line for one in group[1]}


def _best(gains: Sequence[float]) -> set[int]:
    """The places (0-based) of the runs to take with the run after them, so that most is won."""
    most = [0.0, 0.0]  # the most that can be won with the first n runs
    for gain in gains:
        most.append(max(most[-1], most[-2] + gain))
    taken = set()
    at = len(gains)
    while at > 0:
        if most[at + 1] > most[at]:
            taken.add(at - 1)
            at -= 1
        at -= 1
    return taken

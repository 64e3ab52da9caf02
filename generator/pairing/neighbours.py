"""Passages of a text that prints its two languages in turns: what stands beside what."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from generator.model import Link, Paragraph, Passage
from generator.pairing.search import Bead, align
from generator.pairing.stored import Stored
from generator.pairing.units import BELIEVED, Terms, passage_of

# Where a turn holds one block of each language, and one of them is longer than this, they are two
# texts, which are aligned, and no group that is printed together.
_GROUP_AT_MOST = 9


def pair_neighbours(paragraphs: Sequence[Paragraph], stored: Stored, terms: Terms) -> list[Passage]:
    """Pair the paragraphs of one turn, in the order of the source.

    What is stored is kept; only what lies between is paired, where it is not known to be alone.
    """
    of = {
        one: link
        for link in stored.among(one.id for one in paragraphs)
        for one in link.zh + link.en
    }
    passages: list[Passage] = []
    loose: list[Paragraph] = []
    done: set[Link] = set()
    for paragraph in paragraphs:
        link = of.get(paragraph.id)
        if link is None:
            loose.append(paragraph)
        elif link not in done:
            done.add(link)
            passages += _pair_loose(loose, stored, terms)
            loose = []
            together = [one for one in paragraphs if of.get(one.id) is link]
            passages.append(passage_of(together, link.confidence))
    return passages + _pair_loose(loose, stored, terms)


def _pair_loose(paragraphs: Sequence[Paragraph], stored: Stored, terms: Terms) -> list[Passage]:
    """Pair paragraphs, unless all of them are known to be alone."""
    if stored.knows(one.id for one in paragraphs):
        return [passage_of([one]) for one in paragraphs]
    return _pair_runs(paragraphs, terms)


def _pair_runs(paragraphs: Sequence[Paragraph], terms: Terms) -> list[Passage]:
    """Pair runs of one language and of the other.

    Each run of one language is taken with the run before it or after it, whichever it resembles
    more; the order of the languages may change within a turn.
    """
    runs = [list(run) for _, run in groupby(paragraphs, key=lambda one: one.language)]
    tries = [_aligned(here, there, terms) for here, there in pairwise(runs)]
    taken = _best([sum(map(_gain, beads)) for beads in tries])
    is_text = len(runs) == 2 and max(map(len, runs)) > _GROUP_AT_MOST
    passages: list[Passage] = []
    at = 0
    while at < len(runs):
        if at in taken:
            passages += _passages(runs[at], runs[at + 1], tries[at], as_printed=not is_text)
            at += 2
        else:
            passages += [passage_of([one]) for one in runs[at]]
            at += 1
    return passages


def _aligned(here: list[Paragraph], there: list[Paragraph], terms: Terms) -> list[Bead]:
    zh, en = (here, there) if here[0].language == "zh" else (there, here)
    texts = [one.text for one in zh], [one.text for one in en]
    return align(*texts, level="paragraph", terms=terms)


def _gain(bead: Bead) -> float:
    """What is won by pairing: nothing where it is not believed."""
    if not _is_believed(bead):
        return 0
    return bead.confidence * (len(bead.zh) + len(bead.en))


def _is_believed(bead: Bead) -> bool:
    return bool(bead.zh and bead.en) and bead.confidence >= BELIEVED


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


def _passages(
    here: list[Paragraph], there: list[Paragraph], beads: list[Bead], *, as_printed: bool
) -> list[Passage]:
    """The passages of two runs: one by one, or as one group where n are answered by m.

    What is left over at either end of the runs stays alone.
    """
    zh, en = (here, there) if here[0].language == "zh" else (there, here)
    start, end = 0, len(beads)
    while not _is_believed(beads[start]):
        start += 1
    while not _is_believed(beads[end - 1]):
        end -= 1
    middle = beads[start:end]
    one_to_one = all(len(bead.zh) == len(bead.en) == 1 for bead in middle)
    complete = all(bead.zh and bead.en for bead in middle)
    if as_printed and complete and not one_to_one and _counts_differ(middle):
        middle = [_merged(middle)]
    return [
        passage
        for bead in (*beads[:start], *middle, *beads[end:])
        for passage in _made(bead, zh, en)
    ]


def _counts_differ(beads: Sequence[Bead]) -> bool:
    return sum(len(bead.zh) for bead in beads) != sum(len(bead.en) for bead in beads)


def _merged(beads: Sequence[Bead]) -> Bead:
    zh = tuple(at for bead in beads for at in bead.zh)
    en = tuple(at for bead in beads for at in bead.en)
    return Bead(zh, en, sum(bead.confidence for bead in beads) / len(beads))


def _made(bead: Bead, zh: Sequence[Paragraph], en: Sequence[Paragraph]) -> list[Passage]:
    paragraphs = [*(zh[at] for at in bead.zh), *(en[at] for at in bead.en)]
    if _is_believed(bead):
        return [passage_of(paragraphs, round(bead.confidence, 2))]
    return [passage_of([one]) for one in sorted(paragraphs, key=lambda one: one.spans[0])]

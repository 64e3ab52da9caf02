"""What was decided before and still holds, and the pairing of what lies between."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, Sized
from dataclasses import dataclass

from generator.model import Link
from generator.pairing.search import Bead

Align = Callable[[range, range], list[Bead]]
"""Pairs the units at these places (0-based); its beads count from the first of them."""


@dataclass(frozen=True)
class Placed:
    """A link by places (0-based) in two rows; ``confidence`` as in Link, in hundredths."""

    zh: tuple[int, ...]
    en: tuple[int, ...]
    confidence: float | None


class Stored:
    """Links found before, by the ids of the paragraphs and the sentences that they join."""

    def __init__(self, links: Iterable[Link], present: Collection[str]) -> None:
        """Take those links of which all words are still ``present``, by their ids."""
        self._links = {
            one: link
            for link in links
            for one in link.zh + link.en
            if all(other in present for other in link.zh + link.en)
        }

    def knows(self, ids: Iterable[str]) -> bool:
        """Whether all of these have been paired before, be it with nothing."""
        return all(one in self._links for one in ids)

    def among(self, ids: Iterable[str]) -> list[Link]:
        """What the links say of these ids, in their order: those with both sides among them."""
        there = dict.fromkeys(ids)
        links = dict.fromkeys(self._links[one] for one in there if one in self._links)
        own = [
            Link(_among(link.zh, there), _among(link.en, there), link.confidence) for link in links
        ]
        return [one for one in own if one.zh and one.en]


def _among(side: Sequence[str], there: Collection[str]) -> tuple[str, ...]:
    return tuple(one for one in side if one in there)


def anchors(zh: Sequence[str], en: Sequence[str], links: Iterable[Link]) -> list[Placed]:
    """Links between two rows of ids as beads, in order; one that crosses an earlier one is out.

    A link counts only where it joins neighbours. Those given first win.
    """
    places = {one: at for side in (zh, en) for at, one in enumerate(side)}
    kept: list[Placed] = []
    for link in links:
        bead = Placed(
            tuple(sorted(places[one] for one in link.zh)),
            tuple(sorted(places[one] for one in link.en)),
            link.confidence,
        )
        fits = all(_fit(bead, other) for other in kept)
        if fits and _in_a_row(bead.zh) and _in_a_row(bead.en):
            kept.append(bead)
    return sorted(kept, key=lambda bead: (bead.zh or (0,), bead.en))


def _fit(one: Placed, other: Placed) -> bool:
    """Whether two beads lie one after the other on both sides."""
    return (one.zh[-1] < other.zh[0] and one.en[-1] < other.en[0]) or (
        other.zh[-1] < one.zh[0] and other.en[-1] < one.en[0]
    )


def _in_a_row(places: Sequence[int]) -> bool:
    return places[-1] - places[0] == len(places) - 1


def fill(
    zh: Sequence[str], en: Sequence[str], fixed: Sequence[Placed], between: Align
) -> list[Placed]:
    """All beads of two rows of ids: the fixed ones, and those found between them."""
    placed: list[Placed] = []
    here = there = 0
    for bead in (*fixed, Placed((len(zh),), (len(en),), None)):
        gap = range(here, bead.zh[0]), range(there, bead.en[0])
        placed += [
            Placed(*_moved(one, here, there), round(one.confidence, 2))
            for one in (between(*gap) if all(map(len, gap)) else alone(*gap))
        ]
        placed.append(bead)
        here, there = bead.zh[-1] + 1, bead.en[-1] + 1
    return placed[:-1]


def _moved(bead: Bead, here: int, there: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(at + here for at in bead.zh), tuple(at + there for at in bead.en)


def alone(zh: Sized, en: Sized) -> list[Bead]:
    """Units without any counterpart."""
    return [
        *(Bead((at,), (), 1.0) for at in range(len(zh))),
        *(Bead((), (at,), 1.0) for at in range(len(en))),
    ]

"""Links between the sentences of a passage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from generator.model import Link, Passage, Sentence
from generator.pairing.likeness import Likeness
from generator.pairing.search import Bead, align
from generator.pairing.stored import Stored, alone, anchors, fill
from generator.pairing.units import Terms, sentences_of

_ALIKE = 0.25  # the cosine from which on a sentence belongs to its neighbour's link


def link_sentences(passage: Passage, said: Iterable[Link], stored: Stored, terms: Terms) -> Passage:
    """Give a passage with two sides its links.

    What an editor says (``said``, links between its sentences) comes first, then what is stored;
    the rest is aligned, between these.
    """
    if not passage.zh or not passage.en:
        return passage
    said = list(said)
    single = {one for link in said if not (link.zh and link.en) for one in link.zh + link.en}
    sides = sentences_of(passage.zh), sentences_of(passage.en)
    words = {one.id: text for side in sides for one, text in side}
    zh, en = ([one.id for one, _ in side if one.id not in single] for side in sides)
    given = [link for link in said if link.zh and link.en]
    fixed = anchors(zh, en, [*given, *stored.among([*zh, *en])])

    def between(here: range, there: range) -> list[Bead]:
        own = [zh[at] for at in here], [en[at] for at in there]
        if stored.knows([*own[0], *own[1]]):
            return alone(*own)
        texts = [words[one] for one in own[0]], [words[one] for one in own[1]]
        return _gathered(align(*texts, terms=terms), texts, terms)

    links = [
        Link(tuple(zh[at] for at in bead.zh), tuple(en[at] for at in bead.en), bead.confidence)
        for bead in fill(zh, en, fixed, between)
    ]
    links += [Link((one.id,), (), None) for one, _ in sides[0] if one.id in single]
    links += [Link((), (one.id,), None) for one, _ in sides[1] if one.id in single]
    return replace(passage, links=tuple(_in_order(links, *sides)))


def _gathered(beads: list[Bead], texts: tuple[list[str], list[str]], terms: Terms) -> list[Bead]:
    """Links in which a sentence left out by the aligner goes with the neighbour that it resembles.

    The sides of a passage render each other as wholes, so that less is left out than in texts.
    """
    if all(bead.zh and bead.en for bead in beads) or not all(texts):
        return beads
    names = [[f"{side}{at}" for at in range(len(texts[side]))] for side in (0, 1)]
    likeness = Likeness(dict(zip(names[0] + names[1], texts[0] + texts[1], strict=True)), terms)

    def alike(lone: Bead, other: Bead) -> float:
        zh = [names[0][at] for at in lone.zh or other.zh]
        en = [names[1][at] for at in lone.en or other.en]
        return likeness(zh, en) if other.zh and other.en else 0

    found = list(beads)
    for lone in [bead for bead in beads if not (bead.zh and bead.en)]:
        at = found.index(lone)
        around = [found[near] for near in (at - 1, at + 1) if 0 <= near < len(found)]
        best = max(around, key=lambda other: alike(lone, other), default=lone)
        if alike(lone, best) >= _ALIKE:
            zh, en = tuple(sorted(lone.zh + best.zh)), tuple(sorted(lone.en + best.en))
            found[found.index(best)] = Bead(zh, en, best.confidence)
            found.remove(lone)
    return found


def _in_order(links: Sequence[Link], *sides: Sequence[tuple[Sentence, str]]) -> list[Link]:
    """Links in the order of the text; one without Chinese stands after what precedes it."""
    zh, en = ({one.id: at for at, (one, _) in enumerate(side)} for side in sides)
    both = sorted((en[link.en[-1]], zh[link.zh[-1]]) for link in links if link.zh and link.en)

    def place(link: Link) -> tuple[float, int]:
        if link.zh:
            return zh[link.zh[0]], -1
        at = en[link.en[0]]
        return max((z for e, z in both if e < at), default=-1) + 0.5, at

    return sorted(links, key=place)

"""Two texts apart: which turn of one renders which of the other, and which paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model import LANGUAGES, Language, Link, Passage, Turn
from generator.pairing.search import Bead, align
from generator.pairing.speakers import Pair, contradict, in_step, with_names
from generator.pairing.stored import Stored, alone, anchors, fill
from generator.pairing.taking_in import take_in
from generator.pairing.units import Terms, has_both, text_of

_MOSTLY = 0.5  # of the shorter text's turns must have a counterpart for the two to be one event's


def second_text(turns: Sequence[Turn]) -> int | None:
    """The place (0-based) of the turn with which a second text begins; ``None`` without one.

    That is where all turns of one language are over, and those of the other one begin.
    """
    spoken = [turn.languages for turn in turns]
    cut = next((at for at, one in enumerate(spoken) if one != spoken[0]), 0)
    apart = cut > 0 and len(spoken[0]) == len(spoken[cut]) == 1 and len(set(spoken[cut:])) == 1
    return cut if apart else None


@dataclass(frozen=True)
class TextsOfOneEvent:
    """Two texts that are joined turn by turn, the second one in ``language``."""

    first: Sequence[Turn]
    second: Sequence[Turn]
    language: Language
    stored: Stored
    terms: Terms

    def joined(self) -> list[Turn] | None:
        """The turns of both, in order; what only one of the texts has stays alone in its place.

        ``None`` where less than half of the shorter text has a counterpart.
        """
        out: list[Turn] = []
        pairs: list[tuple[Turn, Turn]] = []
        for one, other in in_step(self._turns()):
            if (
                one
                and other
                and not contradict(one, other)
                and any(map(has_both, found := self._passages(one, other)))
            ):
                pairs.append((one, other))
                out.append(_joined(one, other, found))
            else:
                out += [turn for turn in (one, other) if turn]
                if one and len(out) > 1:
                    out[-2:] = self._without_label(*out[-2:])
        if len(pairs) < max(1, _MOSTLY * min(len(self.first), len(self.second))):
            return None
        return with_names(out, pairs)

    def _without_label(self, before: Turn, turn: Turn) -> tuple[Turn, Turn]:
        """A turn alone, and the one before it, at whose end its words may stand in the second text.

        So it is where that text prints no label for it.
        """
        end = len(before.passages)
        while end and self._is_one_sided(before.passages[end - 1]):
            end -= 1
        kept, loose = before.passages[:end], before.passages[end:]
        if not loose or not kept:
            return before, turn
        found = take_in(turn.passages, loose, self.language, self.stored, self.terms)
        if not any(map(has_both, found)):
            return before, turn
        return replace(before, passages=kept), replace(turn, passages=tuple(found))

    def _is_one_sided(self, passage: Passage) -> bool:
        """Whether a passage has the second text's language alone."""
        return bool(passage.get(self.language)) and not has_both(passage)

    def _turns(self) -> list[Pair]:
        """The turns of both texts, each beside the one that renders it, in order."""
        sides = (self.second, self.first) if self.language == "zh" else (self.first, self.second)
        zh, en = (
            [f"{side}{at}" for at in range(len(turns))]
            for side, turns in zip(LANGUAGES, sides, strict=True)
        )
        turns = dict(zip([*zh, *en], [*sides[0], *sides[1]], strict=True))
        holder = {one.id: name for name, turn in turns.items() for one in turn.paragraphs}

        def between(here: range, there: range) -> list[Bead]:
            own = [[turns[zh[at]] for at in here], [turns[en[at]] for at in there]]
            if self.stored.knows(x.id for side in own for turn in side for x in turn.paragraphs):
                return alone(here, there)
            texts = [list(map(_text, side)) for side in own]
            return align(*texts, level="turn", terms=self.terms)

        pairs: list[Pair] = []
        for bead in fill(zh, en, anchors(zh, en, self._known(holder)), between):
            names = [zh[at] for at in bead.zh], [en[at] for at in bead.en]
            for at in range(max(map(len, names))):
                pair = [turns[side[at]] if at < len(side) else None for side in names]
                pairs.append((pair[1], pair[0]) if self.language == "zh" else (pair[0], pair[1]))
        return pairs

    def _known(self, holder: dict[str, str]) -> list[Link]:
        """The turns that hold paragraphs which are linked already."""
        found = []
        for link in self.stored.among(holder):
            names = [holder[one] for one in link.zh + link.en]
            zh, en = ([one for one in names if one.startswith(side)] for side in LANGUAGES)
            if zh and en:
                found.append(Link((zh[0],), (en[0],), link.confidence))
        return list(dict.fromkeys(found))

    def _passages(self, one: Turn, other: Turn) -> list[Passage]:
        """The passages of two turns: those of the first one with the second text taken in."""
        return take_in(one.passages, other.passages, self.language, self.stored, self.terms)


def _text(turn: Turn) -> str:
    """What stands for a turn: its labels, which may name the same speaker, and its words."""
    return "\n".join([*(label.text for label in turn.labels), text_of(turn.paragraphs)])


def _joined(one: Turn, other: Turn, passages: list[Passage]) -> Turn:
    return replace(
        one,
        labels=one.labels + other.labels,
        passages=tuple(passages),
        time=one.time or other.time,
        number=one.number or other.number,
    )

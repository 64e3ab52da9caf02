"""A second text taken into the passages of a turn: it fills in, or takes over, one language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.model import LANGUAGES, Language, Link, Passage
from generator.pairing.search import Bead, align
from generator.pairing.stored import Stored, alone, anchors, fill
from generator.pairing.units import BELIEVED, Terms, passage_of, text_of


def take_in(
    passages: Sequence[Passage],
    added: Sequence[Passage],
    language: Language,
    stored: Stored,
    terms: Terms,
) -> list[Passage]:
    """The passages with others, of a text in ``language``, each in its place.

    Words of that language which stand there already give way; a reference translation gives way
    to them.
    """
    zh, en = (added, passages) if language == "zh" else (passages, added)
    names = [
        f"{side}{at}"
        for side, units in zip(LANGUAGES, (zh, en), strict=True)
        for at in range(len(units))
    ]
    units = dict(zip(names, [*zh, *en], strict=True))
    rows = names[: len(zh)], names[len(zh) :]
    holder = {one.id: name for name, unit in units.items() for one in unit.paragraphs}

    def between(here: range, there: range) -> list[Bead]:
        own = [units[rows[0][at]] for at in here], [units[rows[1][at]] for at in there]
        if stored.knows(one.id for side in own for unit in side for one in unit.paragraphs):
            return alone(here, there)
        texts = [_text(unit, "zh") for unit in own[0]], [_text(unit, "en") for unit in own[1]]
        return align(*texts, level="paragraph", terms=terms)

    links = [_between_units(link, holder) for link in stored.among(holder)]
    links = [link for link in links if link.zh and link.en]
    beads = fill(*rows, anchors(*rows, links), between)
    return [
        passage
        for bead in beads
        for passage in _made(
            [zh[at] for at in bead.zh], [en[at] for at in bead.en], bead.confidence, language
        )
    ]


def _between_units(link: Link, holder: dict[str, str]) -> Link:
    names = dict.fromkeys(holder[one] for one in link.zh + link.en)
    zh, en = (tuple(one for one in names if one.startswith(side)) for side in LANGUAGES)
    return Link(zh, en, link.confidence)


def _text(unit: Passage, language: Language) -> str:
    """The words of a unit in a language; what it has, where it has none in that one."""
    return text_of(unit.get(language) or unit.paragraphs)


def _made(
    zh: Sequence[Passage], en: Sequence[Passage], confidence: float | None, language: Language
) -> list[Passage]:
    """What becomes of units that are linked, or are alone."""
    own, new = (en, zh) if language == "zh" else (zh, en)
    if not own or not new or (confidence is not None and confidence < BELIEVED):
        return [*own, *new]
    added = [one for unit in new for one in unit.paragraphs]
    stands = [one for unit in own for one in unit.get(language)]
    if stands and all(one.reference for one in added):
        open_ = [unit for unit in own if not unit.get(language)]
        if not open_:
            return [replace(own[0], replaced=own[0].replaced + tuple(added)), *own[1:]]
        zh, en = (new, open_) if language == "zh" else (open_, new)
        filled = _made(zh, en, confidence, language)
        closed = [unit for unit in own if unit.get(language)]
        return [*filled, *closed] if own[0] in open_ else [*closed, *filled]
    rest = [one for unit in own for one in unit.paragraphs if one.language != language]
    if not rest:
        return [*own, *new]
    return [replace(passage_of([*rest, *added], confidence), replaced=tuple(stands))]

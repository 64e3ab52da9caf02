"""Persons and outlets with the turns that each has."""

from __future__ import annotations

from collections.abc import Iterable

from generator.indexes import Speaker
from generator.model import Affiliation, Party, Transcript, Turn


def find_speakers(transcripts: Iterable[Transcript]) -> list[Speaker]:
    """Everyone who has a turn, persons before outlets, each in the order of first speaking."""
    parties: dict[tuple[bool, str], Party] = {}
    turns: dict[tuple[bool, str], list[tuple[Transcript, Turn]]] = {}
    for transcript in transcripts:
        for turn in transcript.turns:
            if party := turn.who.party:
                key = (party.outlet, party.slug)
                parties.setdefault(key, party)
                turns.setdefault(key, []).append((transcript, turn))
    return [
        Speaker(parties[key], _offices(parties[key], turns[key]), tuple(turns[key]))
        for key in sorted(parties, key=lambda key: key[0])
    ]


def _offices(party: Party, turns: list[tuple[Transcript, Turn]]) -> tuple[Affiliation, ...]:
    """Each office once: as met at turns, then those that only ``people.yml`` has."""
    met = [turn.who.office for _, turn in turns if turn.who.office]
    return tuple(dict.fromkeys([*met, *party.affiliations]))

"""One speaker under two names: who is who in two texts of one event."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from generator.model import Bilingual, Party, Turn

Key = tuple[bool, str]  # of a party: whether it is an outlet, and its slug

Pair = tuple[Turn | None, Turn | None]
"""Turns of two texts that render each other, or one that is alone."""


def with_names(turns: Sequence[Turn], pairs: Sequence[tuple[Turn, Turn]]) -> list[Turn]:
    """Turns whose speakers have the names of both texts, by the turns that render each other."""
    both = {}
    for one, other in who_is_who(pairs):
        both[_key(one)] = both[_key(other)] = _merged(one, other)
    return [_named(turn, both) for turn in turns]


def who_is_who(pairs: Sequence[tuple[Turn, Turn]]) -> list[tuple[Party, Party]]:
    """The parties of two texts that are one, persons with persons and outlets with outlets.

    Two parties are one where they meet each other more often than all others together: a label
    that several share, such as "Senator", is nobody.
    """
    met: Counter[tuple[Party, Party]] = Counter()
    for one, other in ((a.who.party, b.who.party) for a, b in pairs):
        if one and other and one.outlet == other.outlet:
            met[one, other] += 1
    first: Counter[Key] = Counter()
    second: Counter[Key] = Counter()
    for (one, other), times in met.items():
        first[_key(one)] += times
        second[_key(other)] += times
    return [
        (one, other)
        for (one, other), times in met.most_common()
        if 2 * times > max(first[_key(one)], second[_key(other)])
    ]


def in_step(pairs: Sequence[Pair]) -> list[Pair]:
    """Pairs of turns in which no speaker answers for another one.

    Who is who shows in most pairs. Between those that fit, turns of one speaker go together in the
    order in which they speak.
    """
    same: dict[Key | None, Key | None] = {
        _key(one): _key(other) for one, other in who_is_who([(a, b) for a, b in pairs if a and b])
    }
    out: list[Pair] = []
    ones: list[Turn] = []
    others: list[Turn] = []
    for one, other in [*pairs, (None, None)]:
        fits = one and other and not _swapped(_speaker(one), _speaker(other), same)
        if fits or (one is None and other is None):
            out += _by_speaker(ones, others, same)
            out += [(one, other)] if fits else []
            ones, others = [], []
        else:
            ones += [one] if one else []
            others += [other] if other else []
    return out


def _swapped(one: Key | None, other: Key | None, same: Mapping[Key | None, Key | None]) -> bool:
    """Whether two speakers are each known to be somebody else of the other text."""
    return one in same and other in same.values() and same[one] != other


def _speaker(turn: Turn) -> Key | None:
    return _key(turn.who.party) if turn.who.party else None


def _by_speaker(
    ones: Sequence[Turn], others: Sequence[Turn], same: Mapping[Key | None, Key | None]
) -> list[Pair]:
    first = [same.get(_speaker(turn), _speaker(turn)) for turn in ones]
    match = SequenceMatcher(None, first, [_speaker(turn) for turn in others], autojunk=False)
    out: list[Pair] = []
    here = there = 0
    for block in match.get_matching_blocks():
        out += [(one, None) for one in ones[here : block.a]]
        out += [(None, other) for other in others[there : block.b]]
        here, there = block.a + block.size, block.b + block.size
        out += zip(ones[block.a : here], others[block.b : there], strict=True)
    return out


def contradict(one: Turn, other: Turn) -> bool:
    """Whether two turns are of two speakers, one of whom is known by both languages' names."""
    first, second = one.who.party, other.who.party
    if first is None or second is None or set(first.printed_names) & set(second.printed_names):
        return False
    return any(party.name.zh and party.name.en for party in (first, second))


def _key(party: Party) -> Key:
    return party.outlet, party.slug


def _merged(one: Party, other: Party) -> Party:
    """One party of two; the slug is that of the one that is known in both languages already."""
    first, second = (other, one) if other.name.zh and other.name.en else (one, other)
    name = Bilingual(first.name.zh or second.name.zh, first.name.en or second.name.en)
    names = dict.fromkeys((*first.aliases, *second.printed_names))
    aliases = tuple(each for each in names if each not in {name.zh, name.en})
    offices = first.affiliations or second.affiliations
    return replace(first, name=name, aliases=aliases, affiliations=offices)


def _named(turn: Turn, both: Mapping[Key, Party]) -> Turn:
    party = turn.who.party
    if party is None or _key(party) not in both:
        return turn
    return replace(turn, who=replace(turn.who, party=both[_key(party)]))

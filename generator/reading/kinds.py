"""Who speaks in each turn, and to what end."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.language.scripts import HAN, language_of
from generator.model import (
    Affiliation,
    Bilingual,
    Paragraph,
    Party,
    Passage,
    SpeakerKind,
    Turn,
    TurnKind,
    Who,
)
from generator.problems import Problem
from generator.project import Event, slugify
from generator.reading.labels import OUTLET_WORDS
from generator.reading.turns import Group, numbered, short_hash

_HOSTING = re.compile(
    r"\bwelcome to (?:this|the|today)|\bwe have invited\b|\bgive the floor\b|\bfloor is open\b"
    r"|欢迎(?:大家)?(?:出席|参加|各位)|歡迎(?:大家)?(?:出席|參加|各位)|我们(?:今天)?(?:还)?(?:邀请|请来)",
    re.IGNORECASE,
)
_HANDING_ON = re.compile(
    r"\b(?:invite|give the floor to|hand (?:it |this )?over to|turn (?:it )?over to|ask|let) "
    r"(?:\w+ )?(?:Mr|Ms|Mrs|Miss|Dr|Prof|Minister|Governor)\b|请.{1,20}(?:回答|介绍|补充|解答)",
    re.IGNORECASE,
)
_HANDING_ON_AT_MOST = 400
_QUOTED_WORDS = 6


def settle(
    groups: Sequence[Group],
    ids: Mapping[int, str],
    parties: Sequence[Party],
    offices: Mapping[str, Affiliation],
    event: Event,
) -> tuple[tuple[Turn, ...], list[Problem]]:
    """Make the turns: who speaks, in which office, and what each turn does."""
    groups = [one for one in groups if one.lines or one.label]
    cast = _cast(groups, parties)
    host = _host(groups)
    whos = [_who(one, cast, host, offices, event) for one in groups]
    kinds = _kinds(groups, whos)
    seen: dict[str, int] = {}
    turns = []
    for one, who, kind in zip(groups, whos, kinds, strict=True):
        first = one.lines[0].text if one.lines else ""
        printed = one.label.label.text if one.label else ""
        turns.append(
            Turn(
                id=numbered(f"t-{short_hash(printed, first)}", seen),
                kind=kind,
                who=who,
                label=one.label.label if one.label else None,
                passages=tuple(_passages(one, ids)),
            )
        )
    return tuple(turns), [_unnamed(one, event) for one in groups if one.inferred]


def _passages(group: Group, ids: Mapping[int, str]) -> list[Passage]:
    """Each line as a passage of its own; pairing joins them later."""
    passages = []
    for line in group.lines:
        language = language_of(line.text)
        found = (Paragraph(ids[line.number], language, line.text, line.spans, line.number),)
        passages.append(Passage(zh=found) if language == "zh" else Passage(en=found))
    return passages


def _cast(groups: Sequence[Group], parties: Sequence[Party]) -> dict[str, Party]:
    """The party for each name in use, case folded: a known one, else a new one of that name."""
    known = {name.casefold(): party for party in parties for name in party.printed_names}
    slugs = {(party.outlet, party.slug) for party in parties}
    cast: dict[str, Party] = {}
    for one in groups:
        key = one.name.casefold() if one.name else None
        if one.name is None or key is None or key in cast:
            continue
        party = known.get(key)
        if party is None:
            name = Bilingual(zh=one.name) if HAN.search(one.name) else Bilingual(en=one.name)
            outlet = bool(OUTLET_WORDS.search(one.name)) or one.label is None or _asks(one)
            base, number = slugify(one.name), 1
            slug = base
            while (outlet, slug) in slugs:
                number += 1
                slug = f"{base}-{number}"
            slugs.add((outlet, slug))
            party = Party(slug, name, outlet)
        cast[key] = party
    return cast


def _asks(group: Group) -> bool:
    return any(re.search(r"[?？]", line.text) for line in group.lines)


def _host(groups: Sequence[Group]) -> str | None:
    """The name of the moderator: who speaks first and says what hosts say."""
    first = next((one for one in groups if one.name), None)
    hosting = first and any(_HOSTING.search(line.text) for line in first.lines)
    return first.name if first and hosting else None


def _who(
    group: Group,
    cast: Mapping[str, Party],
    host: str | None,
    offices: Mapping[str, Affiliation],
    event: Event,
) -> Who:
    if group.name is None:
        return Who("outlet" if group.inferred else "unknown", inferred=group.inferred)
    party = cast[group.name.casefold()]
    kind: SpeakerKind = "official"
    if party.outlet:
        kind = "outlet"
    elif group.name == host:
        kind = "moderator"
    return Who(kind, party, _office(party, offices, event.details.date))


def _office(party: Party, offices: Mapping[str, Affiliation], date: str) -> Affiliation | None:
    """The office that the text prints, with the project's Chinese wording where it has one.

    Where the text prints none, the latest that the project has as of the event's date.
    """
    printed = next(
        (offices[key] for name in party.printed_names if (key := name.casefold()) in offices), None
    )
    dated = [one for one in party.affiliations if one.as_of and one.as_of <= date]
    latest = max(dated, key=lambda one: one.as_of or "", default=None)
    if printed is None or latest is None:
        return printed or latest
    if latest.office.en != printed.office.en:
        return printed
    return replace(latest, source=printed.source)


def _kinds(groups: Sequence[Group], whos: Sequence[Who]) -> list[TurnKind]:
    kinds: list[TurnKind] = []
    last = len(whos) - 1
    for at, who in enumerate(whos):
        asked = "question" in kinds
        if who.kind == "outlet":
            kinds.append("question")
        elif who.kind == "moderator":
            kinds.append("opening" if at == 0 else "closing" if at == last else "handover")
        elif asked and at < last and _hands_on(groups[at], who, whos[at + 1]):
            kinds.append("handover")
        else:
            kinds.append("answer" if asked and who.kind == "official" else "statement")
    return kinds


def _hands_on(group: Group, who: Who, following: Who) -> bool:
    """Whether an official only passes a question on to another one."""
    text = " ".join(line.text for line in group.lines)
    return (
        following.kind == "official"
        and following.party != who.party
        and len(text) <= _HANDING_ON_AT_MOST
        and bool(_HANDING_ON.search(text))
    )


def _unnamed(group: Group, event: Event) -> Problem:
    line = group.lines[0]
    quote = " ".join(line.text.split()[:_QUOTED_WORDS])
    folder = event.path.rpartition("/")[0]
    message = f"no label stands before {quote!r}; taken for a question by an unidentified outlet"
    hint = (
        f"to name it, add to {folder}/transcript.yml: "
        f'corrections: [{{quote: {json.dumps(quote, ensure_ascii=False)}, speaker: "…"}}]'
    )
    return Problem(event.path, line.number, "missing-label", message, hint)

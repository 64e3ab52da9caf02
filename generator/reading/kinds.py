"""Who speaks in each turn, and to what end."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from generator.model import (
    LANGUAGES,
    Affiliation,
    Paragraph,
    Party,
    Passage,
    SpeakerKind,
    Turn,
    TurnKind,
    Who,
)
from generator.problems import Problem
from generator.project import Event
from generator.reading.cast import Cast
from generator.reading.hosts import inferred_hosts, printed_hosts
from generator.reading.ids import Ids
from generator.reading.turns import Group

_HANDING_ON = re.compile(
    r"\b(?:invite|give the floor to|hand (?:it |this )?over to|turn (?:it )?over to|ask|let) "
    r"(?:\w+ )?(?:Mr|Ms|Mrs|Miss|Dr|Prof|Minister|Governor)\b|请.{1,20}(?:回答|介绍|补充|解答)|"
    r"請.{1,20}(?:回答|介紹|補充|說明)",
    re.IGNORECASE,
)
_MEMBER = re.compile(r"议员$|議員$|\b(?:Senator|Representative|Congress(?:wo)?man)\b")
_IN_THE_CHAIR = re.compile(
    r"(?:代理|署理)?(?:全委[会會])?(?:主席|議長|议长)|(?:THE )?(?:ACTING )?"
    r"(?:PRESIDENT|CHAIR(?:MAN|WOMAN|PERSON)?|SPEAKER)(?: PRO TEMPORE)?",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"[^。！？.!?\s](?:[^。！？.!?]|(?<=\b[A-Z][a-z])\.|\.(?=\w))*")
_POLITE = re.compile(r"谢谢|謝謝|感谢|感謝|好的|\bthank|\bgood question", re.IGNORECASE)
_HANDING_ON_AT_MOST = 6  # sentences
_SAID_AT_MOST = 12  # characters of anything else
_QUOTED_WORDS = 6


# How it is known who leads: by what is printed, or by what is said alone.
_Lead = Literal["printed", "inferred"]


@dataclass(frozen=True)
class Known:
    """What is known beside the turns.

    Offices as printed, by case-folded name; the case-folded names of those that the page announces
    as moderators; the ids of paragraphs; the event.
    """

    offices: Mapping[str, Affiliation]
    hosts: Collection[str]
    ids: Ids
    event: Event


def settle(
    groups: Sequence[Group], cast: Cast, known: Known
) -> tuple[tuple[Turn, ...], list[Problem]]:
    """Make the turns: who speaks, in which office, and what each turn does."""
    groups = [one for one in groups if one.lines or one.labels]
    for one in groups:  # a party met late in both languages is known so from the start
        cast.meet(one.printed, outlet=one.asks)
    parties = [cast.meet(one.printed, outlet=one.asks) for one in groups]
    hosts = printed_hosts(groups, parties, known.hosts)
    inferred = set() if hosts else inferred_hosts(groups, parties)
    leading: dict[int, _Lead] = {
        **dict.fromkeys(inferred, "inferred"),
        **dict.fromkeys(hosts, "printed"),
    }
    whos = [
        _who(one, party, cast, known, leading.get(at))
        for at, (one, party) in enumerate(zip(groups, parties, strict=True))
    ]
    kinds = [one.kind or kind for one, kind in zip(groups, _kinds(groups, whos), strict=True)]
    turns = tuple(
        Turn(
            id=known.ids.turn(one),
            kind=kind,
            who=who,
            labels=one.labels,
            passages=tuple(_passages(one, known.ids)),
            time=one.time,
            number=one.number,
        )
        for one, who, kind in zip(groups, whos, kinds, strict=True)
    )
    return turns, [_doubt(one, known.event) for one in groups if one.inferred]


def _passages(group: Group, ids: Ids) -> list[Passage]:
    """Each line as a passage of its own; pairing joins them later."""
    passages = []
    for line in group.lines:
        language = line.language or line.printed_in
        name, text = ids.passage(line), line.text
        found = (Paragraph(name, language, text, line.spans, line.number, time=line.time),)
        passages.append(Passage(zh=found) if language == "zh" else Passage(en=found))
    return passages


def _who(group: Group, party: Party | None, cast: Cast, known: Known, leads: _Lead | None) -> Who:
    titles = tuple(p.title for p in group.printed if p.title)
    if group.role:
        titles = (group.role, *titles)
    if party is None:
        kind = _part_kind(group, is_host=leads is not None)
        return Who(kind, inferred=bool(group.inferred), titles=titles)
    kind = "outlet" if party.outlet else "moderator" if leads else "official"
    return Who(
        kind,
        party,
        _office(party, known.offices, known.event.details.date),
        reporter=cast.reporter(group.printed, party),
        titles=titles,
        inferred=bool(group.inferred),
        kind_inferred=leads == "inferred",
        corrected=group.corrected,
    )


def _part_kind(group: Group, *, is_host: bool) -> SpeakerKind:
    if group.inferred:
        return "outlet" if group.inferred == "question" else "official"
    if is_host:
        return "moderator"
    return "generic" if group.printed else "unknown"


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
    if not any(
        latest.office.get(side) == text for side in LANGUAGES if (text := printed.office.get(side))
    ):
        return printed
    return replace(latest, as_of=printed.as_of, source=printed.source)


def _kinds(groups: Sequence[Group], whos: Sequence[Who]) -> list[TurnKind]:
    kinds: list[TurnKind] = []
    last = len(whos) - 1
    asked = False
    # Where nobody else asks, the one who leads the talk does.
    interview = not any(
        _is_asker(one, who) or _is_member(who) for one, who in zip(groups, whos, strict=True)
    )
    sitting = any(map(_is_member, whos))
    for at, (one, who) in enumerate(zip(groups, whos, strict=True)):
        asked = asked or kinds[-1:] == ["question"]
        parts = {printed.part for printed in one.printed}
        leads = (interview and who.kind == "moderator") or _is_member(who)
        if _is_asker(one, who) or _asks_unnamed(one) or (leads and at < last and one.asks):
            kinds.append("question")
        elif who.kind == "moderator":
            kinds.append("opening" if at == 0 else "closing" if at == last else "handover")
        elif "answer" in parts:
            kinds.append("answer")
        elif asked and at < last and _hands_on(one, who, whos[at + 1]):
            kinds.append("handover")
        else:
            aside = _is_member(who) or (sitting and _is_in_the_chair(one))
            answers = asked and who.kind == "official" and not aside
            kinds.append("answer" if answers else "statement")
    return kinds


def _is_member(who: Who) -> bool:
    """Whether a member of a legislature speaks, who puts questions to the government."""
    return any(_MEMBER.search(title) for title in who.titles)


def _is_in_the_chair(group: Group) -> bool:
    """Whether a label names nobody, but the one who leads the sitting."""
    return any(_IN_THE_CHAIR.fullmatch(label.text.strip(" :：")) for label in group.labels)


def _is_asker(group: Group, who: Who) -> bool:
    return who.kind == "outlet" or any(one.part == "question" for one in group.printed)


def _asks_unnamed(group: Group) -> bool:
    """Whether somebody of whom nothing is known, or an interpreter, puts a question."""
    return any(one.part == "speaker" for one in group.printed) and group.asks


def _hands_on(group: Group, who: Who, following: Who) -> bool:
    """Whether an official only passes a question on to another one, with thanks at most."""
    if following.kind != "official" or following.party == who.party:
        return False
    sentences = [part for line in group.lines for part in _SENTENCES.findall(line.text)]
    others = [one for one in sentences if not _HANDING_ON.search(one) and not _POLITE.search(one)]
    return (
        len(sentences) <= _HANDING_ON_AT_MOST
        and any(map(_HANDING_ON.search, sentences))
        and sum(map(len, others)) <= _SAID_AT_MOST
    )


_DOUBTS = {
    "question": "taken for a question by an unidentified outlet",
    "answer": "taken for an answer by an unidentified speaker",
    "speaker": "taken for words of {}, whom the title or the words above name",
}


def _doubt(group: Group, event: Event) -> Problem:
    """What an editor should settle about a turn that the source does not label."""
    line = group.lines[0]
    assert group.inferred
    named = group.printed[0].shown if group.printed else None
    quote = " ".join(line.text.split()[:_QUOTED_WORDS])
    details = PurePosixPath(event.path).with_name("transcript.yml")
    taken = _DOUBTS[group.inferred].format(named)
    words = [json.dumps(text, ensure_ascii=False) for text in (quote, named or "…")]
    hint = (
        f"to name it, add to {details}: corrections: [{{quote: {words[0]}, speaker: {words[1]}}}]"
    )
    code = "inferred-speaker" if named else "missing-label"
    return Problem(
        event.path, line.number, code, f"no label stands before {quote!r}; {taken}", hint
    )

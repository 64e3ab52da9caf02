"""The participants that the head of a page announces: who they are, and in what office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.language.chinese import is_common_word
from generator.language.names import SALUTATION, TITLE_END, is_chinese_name, split_title
from generator.language.scripts import HAN
from generator.model import Affiliation, Bilingual, Party, SpeakerKind, Who
from generator.project import slugify
from generator.reading.lines import Line

_CHAIR = r"chairpersons?|chair|moderators?|host|主持人|主持|司仪|司儀"
_HEADING = re.compile(
    rf"^(?:(?P<chair>{_CHAIR})|speakers?|participants?|attendees|panelists?|"
    r"出席(?:人员|嘉宾|人員|嘉賓)?|发布人|發布人|嘉宾|嘉賓|主讲人|主講人|介绍人|参加人员|与会人员|與會人員|"
    r"出席議員|缺席議員|列席)\s*(?P<colon>[:：]\s*|$)",
    re.IGNORECASE,
)
_PERSON_FIRST = re.compile(
    r"^(?:Mr|Ms|Mrs|Miss|Dr|Prof)?\.?\s*(?P<name>[A-Z][\w'’-]+(?: [A-Z][\w'’.-]+){1,3})"
    r"(?:\s*[,，–-]\s*(?P<role>[^.。]+?))?\.?$"
)
_HAN_PERSON = re.compile(
    r"^(?P<name>[\u4e00-\u9fff]{2,4})(?:\s*[,，、\s]\s*(?P<role>[^。]{2,60}))?$"
)
_HAN_AT_MOST = 80
_ENOUGH = 2  # persons in a row need no heading


def read_participants(lines: Sequence[Line]) -> tuple[int, list[tuple[Line, Who]]]:
    """How many of the first lines are a block of participants, and who stands on which line.

    A block is a heading such as ``Speakers:`` with persons beside or below it, or, where a copy has
    lost the heading, several persons with their offices, or one above another block.
    """
    match = _HEADING.match(lines[0].text)
    if lines[0].style.heading:
        return 0, []
    if match is None:
        people = _run(lines, "official", titled=True)
        below = lines[len(people)] if len(people) < len(lines) else None
        enough = len(people) >= _ENOUGH or (people and below and _HEADING.match(below.text))
        return (len(people), people) if enough else (0, [])
    kind: SpeakerKind = "moderator" if match["chair"] else "official"
    rest = lines[0].cut(match.end())
    if rest:
        who = _person(rest.text, kind)
        return (1, [(lines[0], who)]) if who else (0, [])
    people = _run(lines[1:], kind, titled=not match["colon"])
    return (len(people) + 1, people) if people else (0, [])


def _run(lines: Sequence[Line], kind: SpeakerKind, *, titled: bool) -> list[tuple[Line, Who]]:
    """The persons on the first lines, one on each; ``titled`` asks for an office with each."""
    people = []
    for line in lines:
        who = _person(line.text, kind)
        if who is None or (titled and not who.titles):
            break
        people.append((line, who))
    return people


def _person(text: str, kind: SpeakerKind) -> Who | None:
    """A person with an office, as a block of participants prints it; no label, no sentence."""
    if SALUTATION.search(text):
        return None
    if match := _PERSON_FIRST.match(text):
        name, role = match["name"], match["role"]
    elif HAN.search(text) and len(text) <= _HAN_AT_MOST and not re.search(r"[。：:]", text):
        role, name = split_title(text)
        if role is None and (match := _HAN_PERSON.match(text)):
            name, role = match["name"], match["role"]
        if role and not TITLE_END.search(role):
            return None
        if not is_chinese_name(name) or is_common_word(name):
            return None
    else:
        return None
    zh = HAN.search(name) is not None
    party = Party(slugify(name), Bilingual(zh=name) if zh else Bilingual(en=name))
    office = Affiliation(Bilingual(zh=role) if zh else Bilingual(en=role)) if role else None
    return Who(kind, party, office, titles=(role,) if role else ())

"""The head of a page: titles, facts, and the people it announces, before anybody speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from generator.language.names import OUTLET
from generator.language.scripts import HAN, language_of
from generator.model import AsideKind, Bilingual, Metadata, Note, SetAside, Who
from generator.reading.asides import is_stamp
from generator.reading.furniture import furniture_kind
from generator.reading.labels import begins_like_a_label, is_bracketed_label
from generator.reading.languages import names_version, split_languages
from generator.reading.lines import Line
from generator.reading.metadata import Fields, date_place, metadata_fields, page_buttons
from generator.reading.participants import read_participants

_EVENT = re.compile(
    r"\b(?:speech|remarks|address|statement|press conference|news conference|press briefing|"
    r"briefing|transcript|interview|keynote|dialogue|report on|Q&A|"
    r"conversation with|opening ceremony)\b"
    r"|演讲|演講|讲话|講話|致辞|致辭|发布会|發布會|发言|發言|记者会|記者會|吹风会|吹風會|实录|實錄|逐字稿|访谈|訪談|专访|專訪|"
    r"座谈|座談|工作报告|工作報告|答记者问|答記者問|全文",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[。！？.!?;；,，:：]$")
_SENTENCE_INSIDE = re.compile(r"[。！？](?![”’」』》）)])|[a-z]{2}[.!?] [A-Z]")
_MASTHEAD_AT_MOST = 4  # words of an outlet's name that stands above everything
_WORDS = re.compile(r"[^\W\d_]{2}")
_SEEN = 300  # lines below the one in hand, of which participants may take many
_TITLE_AT_MOST = 140
_ADDED = re.compile(r"^第[一二三四五六七八九十\d]{1,3}篇\s?[：:]\s?|\s*[|｜]\s*[^|｜]{1,12}$")
_KEY_ALONE = re.compile(
    r"^(?:date|time|place|venue|location|source|日期|时间|時間|地点|地點|来源|來源)\s*[:：]?$",
    re.IGNORECASE,
)


@dataclass
class Head:
    """What the head of a page holds, and how many of its lines that is."""

    title: Bilingual = field(default_factory=Bilingual)
    metadata: list[Metadata] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    people: list[Who] = field(default_factory=list)
    length: int = 0


def read_head(lines: Sequence[Line]) -> Head:
    """Read lines from the top for as long as they are no speech."""
    head = Head()
    titles: list[Line] = []
    own = False  # whether a fact gives the title
    while head.length < len(lines):
        below = lines[head.length : head.length + _SEEN]
        line = below[0]
        if line.is_corrected or _opens_blocks(below):
            break
        taken = _fact_below(below, head) or _participants(below, head)
        if taken:
            head.length += taken
            continue
        fields = metadata_fields(line.text) or date_place(line.text)
        kind = edge_kind(line, top=True)
        if line.style.front:
            key, value = line.style.front
            fields = ((_FRONT.get(key, key), value.strip("'\" ") or None),)
        if fields:
            keep_facts(line, fields, head.metadata, head.aside)
            own = own or any(key == "title" and value for key, value in fields)
        elif kind:
            head.aside.append(SetAside(kind, line.text, line.spans, line.number))
        elif _is_title(line, below[1:2]) and not (own and not line.style.heading):
            titles.append(line)
        elif (line.style.quote or head.metadata) and _before_facts(below[1:2]):
            head.notes.append(Note("introduction", line.text, line.spans, line.number))
        elif not titles and (tops := _titles_by_place(below)):
            titles += tops
            head.length += len(tops)
            continue
        else:
            break
        head.length += 1
    _settle_titles(titles, head)
    return head


def _opens_blocks(lines: Sequence[Line]) -> bool:
    """Whether a stamp stands alone above a label, as others do below it."""
    return (
        len(lines) > 1
        and is_stamp(lines[0].text)
        and begins_like_a_label(lines[1])
        and any(is_stamp(line.text) for line in lines[2:])
    )


def keep_facts(line: Line, fields: Fields, metadata: list[Metadata], aside: list[SetAside]) -> None:
    """Keep a line of facts, and set aside the buttons of the page that stand behind them."""
    rest, buttons = line.without(page_buttons(line.text))
    if rest:
        metadata.append(Metadata(rest.text, rest.spans, rest.number, fields))
    aside += [SetAside("share", one.text, one.spans, one.number) for one in buttons]


_FRONT = {
    "date": "date",
    "source_url": "address",
    "url": "address",
    "published_time": "published",
    "title": "title",
    "author": "author",
}


def _fact_below(lines: Sequence[Line], head: Head) -> int:
    """Take a key such as ``Date:`` alone on its line, and its value on the next one."""
    if len(lines) < 2 or not _KEY_ALONE.match(lines[0].text):
        return 0
    key, value = lines[:2]
    fields = date_place(value.text)
    if key.text[-1] in ":：":
        fields = metadata_fields(f"{key.text} {value.text}") or fields
    if not fields:
        return 0
    head.metadata.append(Metadata(key.text, key.spans, key.number, ()))
    head.metadata.append(Metadata(value.text, value.spans, value.number, fields))
    return 2


def edge_kind(line: Line, *, top: bool = False) -> AsideKind | None:
    """What kind of furniture a line at an edge is, if all of it is: no speech goes with it."""
    if names_version(line.text):
        return "divider"
    parts, _ = split_languages(line)
    kinds = [furniture_kind(part.text, edge=True, top=top) for part in parts]
    return kinds[0] if all(kinds) else None


def _is_title(line: Line, following: Sequence[Line]) -> bool:
    text = line.text
    if line.style.heading == 1:
        return True
    if _SENTENCE_INSIDE.search(text) or is_bracketed_label(line):
        return False
    if len(text) > _TITLE_AT_MOST or _SENTENCE_END.search(text) or line.style.quote:
        return False
    if line.style.heading and not _EVENT.search(text):
        return False
    return bool(_EVENT.search(text)) or _before_facts(following)


def _titles_by_place(lines: Sequence[Line]) -> list[Line]:
    """A line that is no sentence, or one in each language, with a gap below and then a label."""
    tops = list(takewhile(_could_be_title, lines[:2]))
    if len({line.printed_in for line in tops}) < len(tops):
        return []
    below = lines[len(tops) : len(tops) + 1]
    return tops if below and below[0].gap and begins_like_a_label(below[0]) else []


def _could_be_title(line: Line) -> bool:
    text, style = line.text, line.style
    if style.bold or style.heading or style.quote or is_stamp(text) or begins_like_a_label(line):
        return False
    if len(text) > _TITLE_AT_MOST or not _WORDS.search(text):
        return False
    if len(text.split()) <= _MASTHEAD_AT_MOST and OUTLET.search(text):
        return False
    return not (_SENTENCE_END.search(text) or _SENTENCE_INSIDE.search(text))


def _before_facts(following: Sequence[Line]) -> bool:
    """Whether facts of the copy come right below, as they do below a title."""
    if not following:
        return False
    return bool(metadata_fields(following[0].text) or date_place(following[0].text))


def _settle_titles(titles: Sequence[Line], head: Head) -> None:
    """The last title in each language counts; earlier ones only repeat it.

    What a site puts before or behind a title, its count or its section, is set aside.
    """
    plain = []
    for line in titles:
        rest, added = line.without(match.span() for match in _ADDED.finditer(line.text))
        head.aside += [SetAside("navigation", x.text, x.spans, x.number) for x in added]
        plain += [rest] if rest else []
    by_language = {language_of(line.text): line for line in plain}
    for line in plain:
        if by_language[language_of(line.text)] is line:
            head.notes.append(Note("title", line.text, line.spans, line.number))
        else:
            head.aside.append(SetAside("repeated", line.text, line.spans, line.number))
    zh, en = (by_language.get(side) for side in ("zh", "en"))
    head.title = Bilingual(zh.text if zh else None, en.text if en else None)
    if (own := _front_title(head.metadata)) and not head.title.any:
        head.title = Bilingual(zh=own) if HAN.search(own) else Bilingual(en=own)


def _front_title(metadata: Sequence[Metadata]) -> str | None:
    """The title that facts at the head give."""
    return next((v for line in metadata for key, v in line.fields if key == "title" and v), None)


def _participants(lines: Sequence[Line], head: Head) -> int:
    """Take a block of participants."""
    taken, people = read_participants(lines)
    head.notes += [Note("participant", x.text, x.spans, x.number) for x in lines[:taken]]
    head.people += [who for _, who in people]
    return taken

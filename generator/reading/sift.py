"""Lines to speech: what is not spoken is taken out of its way, and kept for what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from generator.language.scripts import HAN
from generator.model import AsideKind, Bilingual, Metadata, Note, NoteKind, Repair, SetAside, Who
from generator.reading.adverts import adverts
from generator.reading.asides import (
    directions,
    heading_level,
    is_caption,
    is_numbered_line,
    is_stamp,
    label_stamp,
    stamp,
    working_marks,
)
from generator.reading.furniture import furniture_kind, related_links
from generator.reading.head import edge_kind, keep_facts, read_head
from generator.reading.labels import begins_like_a_label
from generator.reading.languages import names_version, split_languages
from generator.reading.lines import Line
from generator.reading.metadata import date_place, metadata_fields
from generator.reading.repairs import find_damage
from generator.reading.study_notes import entry_number, glued_numbers, vocabulary
from generator.reading.wrapping import page_furniture, unwrap, without

_NUMBER = re.compile(r"^\d{1,3}[.．、]?$")
_HEADING_AT_MOST = 80
_LINKS = 30  # lines of links at the end of a page
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_RULE = re.compile(r"^(?:[-–—=_*~·•#\s]{3,}|[….。·]{2,})$")


@dataclass
class Sifted:
    """The lines of speech, labels among them, and everything else that the source holds."""

    lines: list[Line] = field(default_factory=list)
    aside: list[SetAside] = field(default_factory=list)
    metadata: list[Metadata] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    title: Bilingual = field(default_factory=Bilingual)
    people: list[Who] = field(default_factory=list)
    headed: int = 0  # how many lines of speech stood above the last heading

    def note(self, kind: NoteKind, line: Line, *fields: tuple[str, str]) -> None:
        """Keep a line as a note."""
        self.notes.append(Note(kind, line.text, line.spans, line.number, fields))

    @property
    def hosts(self) -> set[str]:
        """The case-folded names of those that are announced as moderators."""
        return {
            who.party.name.any.casefold()
            for who in self.people
            if who.party and who.kind == "moderator"
        }

    def add(self, other: Sifted) -> None:
        """Add what another file of the same source holds."""
        self.lines += other.lines
        self.aside += other.aside
        self.metadata += other.metadata
        self.notes += other.notes
        self.repairs += other.repairs
        self.people += other.people
        self.title = Bilingual(self.title.zh or other.title.zh, self.title.en or other.title.en)

    def add_titles(self, lines: Sequence[Line]) -> None:
        """Keep titles that stand below the head, where it has none in their language."""
        for line in lines:
            self.note("title", line)
            own = Bilingual(**{line.printed_in: line.text})
            self.title = Bilingual(self.title.zh or own.zh, self.title.en or own.en)

    def put_aside(self, kind: AsideKind, line: Line) -> None:
        """Set a line aside."""
        self.aside.append(SetAside(kind, line.text, line.spans, line.number))


def sift(lines: Sequence[Line]) -> Sifted:
    """Take everything apart that is no speech: damage, pages, head, foot, and notes between."""
    out = Sifted()
    mended = [
        one for line in lines for part in _at_breaks(line, out) if (one := _mended(part, out))
    ]
    mended = [line for line in mended if not _outside(line, out)]
    pages = page_furniture(mended, begins_like_a_label)
    for at in sorted(pages):
        out.put_aside("page", mended[at])
    whole = without(mended, pages, _begins)
    head = read_head(whole)
    out.metadata += head.metadata
    out.title, out.people = head.title, head.people
    out.aside += head.aside
    out.notes += head.notes
    body = _without_foot(whole[head.length :], out)
    for line in unwrap(body, _begins):
        _sift_line(line, out)
    out.lines = _without_numbers(_numbered(_stamped(out.lines, out), out), out)
    return out


def _begins(line: Line) -> bool:
    """Whether a line begins something new, and so goes on no line above it."""
    return line.is_corrected or begins_like_a_label(line)


def _outside(line: Line, out: Sifted) -> bool:
    """Whether a format tells a line from speech; it is kept for what it is."""
    if line.is_corrected:
        return False
    match line.style.beside:
        case None:
            return False
        case "remark" | "direction" | "caption" as kind:
            out.note(kind, line)
        case "outside" if fields := metadata_fields(line.text):
            keep_facts(line, fields, out.metadata, out.aside)
        case kind:
            out.put_aside(kind, line)
    return True


def _at_breaks(line: Line, out: Sifted) -> list[Line]:
    """The lines that a ``<br>`` left in the text divides it into."""
    breaks = [match.span() for match in _BREAK.finditer(line.text)] if "<" in line.text else []
    if not breaks:
        return [line]
    edges = [0, *(edge for pair in breaks for edge in pair), len(line.text)]
    for start, end in breaks:
        if part := line.cut(start, end):
            repair = Repair("tag-residue", part.text, part.spans, line.number, removed=True)
            out.repairs.append(repair)
    return [part for a, b in zip(edges[::2], edges[1::2], strict=True) if (part := line.cut(a, b))]


def _mended(line: Line, out: Sifted) -> Line | None:
    """The line without damage that can be taken out; what was found is recorded."""
    found = find_damage(line.text)
    for one in found:
        part = line.cut(one.start, one.end)
        if part:
            out.repairs.append(Repair(one.rule, part.text, part.spans, line.number, one.removed))
    return line.without((one.start, one.end) for one in found if one.removed)[0]


def _without_foot(lines: Sequence[Line], out: Sifted) -> list[Line]:
    """The lines without the furniture that follows the last speech."""
    end = len(lines)
    while end:
        if links := related_links([line.text for line in lines[max(0, end - _LINKS) : end]]):
            for line in lines[end - links : end]:
                out.put_aside("navigation", line)
            end -= links
            continue
        line = lines[end - 1]
        if line.is_corrected:
            break
        if kind := edge_kind(line):
            out.put_aside(kind, line)
        elif fields := metadata_fields(line.text):
            keep_facts(line, fields, out.metadata, out.aside)
        elif _RULE.match(line.text):
            out.put_aside("divider", line)
        elif stamp(line.text) is None and date_place(line.text):
            out.note("time", line)
        else:
            break
        end -= 1
    return list(lines[:end])


def _sift_line(line: Line, out: Sifted) -> None:
    """Sort one line of the body: stamps and adverts off it, then what it is as a whole."""
    timed = _timed(line, out)
    if _is_stamp(timed):  # a stamp alone waits to be given to a block
        out.lines.append(timed)
        return
    if _sift_entry(timed, out):  # before its two languages are parted
        return
    if timed.is_corrected:  # an editor says that it is speech
        out.lines.append(timed)
        return
    parts, dividers = split_languages(timed)
    for divider in dividers:
        out.put_aside("divider", divider)
    for part in parts:
        rest, taken = part.without(adverts(part.text))
        for one in taken:
            out.put_aside("advert", one)
        if rest:
            _sift_part(rest if rest is line else _timed(rest, out), out)


def _sift_part(line: Line, out: Sifted) -> None:
    """Sort what is of one language by what it is as a whole."""
    text = line.text
    if _RULE.match(text) or names_version(text):
        out.put_aside("divider", line)
    elif kind := furniture_kind(text, edge=False):
        out.put_aside(kind, line)
    elif text in {out.title.zh, out.title.en}:
        out.put_aside("repeated", line)
    elif is_caption(text):
        out.note("caption", line)
    elif _sift_entry(line, out):
        return
    elif _is_heading(line, out):
        out.note("heading", line)
        out.headed = len(out.lines)
    else:
        _sift_paragraph(line, out)


def _sift_entry(line: Line, out: Sifted) -> bool:
    """Keep a line of a study note; whether it is one."""
    entry = vocabulary(line.text)
    if entry:
        fields = {"term": entry.term, "gloss": entry.gloss, "ipa": entry.ipa}
        out.note("vocabulary", line, *((key, value) for key, value in fields.items() if value))
    return entry is not None


def _is_heading(line: Line, out: Sifted) -> bool:
    if heading_level(line.text):
        return True
    last = out.notes[-1] if out.notes and len(out.lines) == out.headed else None
    if last and last.kind == "heading" and HAN.search(last.text) and is_numbered_line(line.text):
        return True
    bold = line.style.bold >= len(line.text) and len(line.text) <= _HEADING_AT_MOST
    if bold and line.text[-1] in "。！？.!?;；，,:：":
        bold = False
    return bool(line.style.heading or bold) and not begins_like_a_label(line)


def _sift_paragraph(line: Line, out: Sifted) -> None:
    """Cut out of a paragraph what is not its words; the rest, if any, is speech."""
    rest, marks = line.without(working_marks(line.text))
    for one in marks:
        out.note("mark", one)
    if rest is None:
        return
    rest, cut = rest.without(directions(rest.text))
    for one in cut:
        out.note("direction", one)
    if rest and rest.style.quote and rest.text[0] in "(（[【":
        out.note("direction", rest)
    elif rest:
        out.lines.append(rest)


def _timed(line: Line, out: Sifted) -> Line:
    """The line with its stamp taken off; one that is only a stamp waits to be given to a block."""
    found = stamp(line.text) or label_stamp(line.text)
    if found is None:
        return line
    time, start, end = found
    rest, taken = line.without([(start, end)])
    if rest is None:
        return replace(line, time=time)
    for one in taken:
        out.note("time", one)
    return replace(rest, time=time)


def _without_numbers(lines: Sequence[Line], out: Sifted) -> list[Line]:
    """The lines without the numbers by which a study note counts the words that it explains."""
    entries = {
        number: term
        for note in out.notes
        if note.kind == "vocabulary"
        and (number := entry_number(note.text))
        and (term := dict(note.fields).get("term"))
    }
    if not entries:
        return list(lines)
    kept = []
    for line in lines:
        rest, numbers = line.without(glued_numbers(line.text, entries))
        for one in numbers:
            out.note("mark", one)
        kept += [rest] if rest else []
    return kept


def _stamped(lines: Sequence[Line], out: Sifted) -> list[Line]:
    """Give stamps that stand alone to the block before, or after where they open the blocks."""
    alone = [at for at, line in enumerate(lines) if _is_stamp(line)]
    if not alone:
        return list(lines)
    labels = [at for at, line in enumerate(lines) if begins_like_a_label(line)]
    opening = bool(labels) and alone[0] < labels[0] and alone[0] + 1 in labels
    kept: list[Line] = []
    waiting: str | None = None
    for line in lines:
        if _is_stamp(line):
            time = line.time
            out.note("time", line)
            if opening or not kept:
                waiting = time
            elif kept[-1].time is None:
                kept[-1] = replace(kept[-1], time=time)
            continue
        if waiting and line.time is None:
            kept.append(replace(line, time=waiting))
            waiting = None
        else:
            kept.append(line)
    return kept


def _is_stamp(line: Line) -> bool:
    return line.time is not None and is_stamp(line.text)


def _numbered(lines: Sequence[Line], out: Sifted) -> list[Line]:
    """Take the bare numbers that count questions off the lines above their labels."""
    kept: list[Line] = []
    waiting: str | None = None
    expected = 1
    for at, line in enumerate(lines):
        bare = line.text.rstrip(".．、")
        following = lines[at + 1] if at + 1 < len(lines) else None
        if _NUMBER.match(line.text) and bare == str(expected) and following:
            waiting = bare
            out.note("number", line)
            expected += 1
            continue
        kept.append(replace(line, index=waiting) if waiting else line)
        waiting = None
    return kept

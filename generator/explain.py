"""What each line of a source was taken for, and why."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.model import Span, Transcript, Turn

REASONS = {
    "navigation": "a row of short items at the edge of the page, with a word of sites among them, "
    "or the path to the page, or a choice of languages",
    "outside": "text of the page around the article, or of the document around its text: menus, "
    "comments, headers, text boxes",
    "hidden": "text that the page or the document does not show",
    "contact": "a short line at the edge of the page with a telephone number or an address",
    "pager": "links to other pages or articles",
    "share": "buttons for sharing or printing",
    "credit": "who edited or translated the page",
    "copyright": "a claim of rights, or a site's notice about itself",
    "advert": "an advert or a watermark of the site that copied the text",
    "repeated": "a title that stands again below it",
    "page": "a running head, or the number of a page beside it",
    "divider": "a line or a bar that only divides",
    "dropped": "by a correction",
    "control": "an invisible character that changes the text around it",
}

REPLACED = "what stands here is said in another file, which comes first"


@dataclass(frozen=True)
class Piece:
    """A stretch of the source: what it was taken for, more about that, and its own text.

    ``line`` is 1-based, of the file at ``path``; ``spans`` are characters of the decoded source,
    0-based.
    """

    line: int
    spans: tuple[Span, ...]
    taken_for: str
    detail: str
    text: str
    path: str = ""


def pieces(transcript: Transcript) -> list[Piece]:
    """Every character of the source but white space, each in one piece, in source order."""
    found = [
        Piece(one.line, one.spans, "set aside", f"{one.kind}: {REASONS[one.kind]}", one.text)
        for one in transcript.aside
    ]
    for one in transcript.metadata:
        fields = ", ".join(f"{key}: {value or '(empty)'}" for key, value in one.fields)
        found.append(Piece(one.line, one.spans, "metadata", fields, one.text))
    for note in transcript.notes:
        fields = ", ".join(f"{key}: {value}" for key, value in note.fields)
        found.append(Piece(note.line, note.spans, note.kind, fields, note.text))
    for repair in transcript.repairs:
        if repair.removed:
            found.append(Piece(repair.line, repair.spans, "repaired", repair.rule, repair.text))
    turns = [*transcript.turns, *(turn for text in transcript.beside for turn in text.turns)]
    number = 0
    for place, turn in enumerate(turns, start=1):
        found += _of_turn(transcript, turn, place, number)
        number += len(turn.passages)
    path_at = transcript.source.path_at
    placed = (replace(piece, path=path_at(piece.spans[0].start)) for piece in found)
    return sorted(placed, key=lambda piece: piece.spans[0])


def _of_turn(transcript: Transcript, turn: Turn, place: int, number: int) -> Iterator[Piece]:
    """The labels and the passages of a turn at a place, before which stand ``number`` passages."""
    for label in turn.labels:
        detail = f"turn {place}, {_about(turn)}"
        yield Piece(label.line, label.spans, "label", detail, label.text)
    for at, passage in enumerate(turn.passages, start=1):
        start = "" if turn.labels or at > 1 else f"turn {place}, {_about(turn)}; "
        for one in passage.paragraphs:
            damage = "".join(f", damaged: {rule}" for rule in transcript.damage(one))
            ours = ", reference translation" if one.reference else ""
            detail = f"{start}{passage.id}, {one.language}{ours}{damage}"
            yield Piece(one.line, one.spans, f"passage {number + at}", detail, one.text)
            start = ""
        for one in passage.replaced:
            detail = f"replaced: {REPLACED}, {passage.id}"
            yield Piece(one.line, one.spans, "set aside", detail, one.text)


def _about(turn: Turn) -> str:
    who = turn.who
    name = who.party.name.any if who.party else f"unidentified {who.kind}"
    kind = f"{who.kind}, inferred from what is said" if who.kind_inferred else who.kind
    inferred = ", inferred: no label is printed" if who.inferred else ""
    return f"{turn.kind}: {name} ({kind}){inferred}"


def corrections(transcript: Transcript) -> list[str]:
    """A line for each correction that was applied: where it stands, and what it fitted."""
    return [
        f"{one.correction.path}:{one.correction.line} {one.correction.action} "
        f"{one.correction.quote!r} → source line {one.line}"
        for one in sorted(transcript.applied, key=lambda one: one.correction.line)
    ]


def visible(text: str) -> str:
    r"""A text for a terminal: control characters are shown by their numbers.

    >>> visible("a\u202eb")
    'a<U+202E>b'
    """
    return "".join(
        f"<U+{ord(char):04X}>" if unicodedata.category(char) in {"Cc", "Cf", "Cn"} else char
        for char in text
    )

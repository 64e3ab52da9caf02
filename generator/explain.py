"""What each line of a source was taken for, and why."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Span, Transcript, Turn

REASONS = {
    "navigation": "a row of short items at the edge of the page, with a word of sites among them",
    "contact": "a short line at the edge of the page with a telephone number",
    "control": "an invisible character that changes the text around it",
}


@dataclass(frozen=True)
class Piece:
    """A stretch of the source: what it was taken for, more about that, and its own text.

    ``line`` is 1-based; ``spans`` are characters of the decoded source, 0-based.
    """

    line: int
    spans: tuple[Span, ...]
    taken_for: str
    detail: str
    text: str


def pieces(transcript: Transcript) -> list[Piece]:
    """Every character of the source but white space, each in one piece, in source order."""
    controls = [one.span for one in transcript.aside if one.kind == "control"]
    found = [
        Piece(
            one.line,
            _around(one.span, controls),
            "set aside",
            f"{one.kind}: {REASONS[one.kind]}",
            one.text,
        )
        for one in transcript.aside
    ]
    for one in transcript.metadata:
        fields = ", ".join(f"{key}: {value or '(empty)'}" for key, value in one.fields)
        found.append(Piece(one.line, _around(one.span, controls), "metadata", fields, one.text))
    number = 0
    for place, turn in enumerate(transcript.turns, start=1):
        if turn.label:
            detail = f"turn {place}, {_about(turn)}"
            label = turn.label
            spans = _around(label.span, controls)
            found.append(Piece(label.line, spans, "label", detail, label.text))
        for at, passage in enumerate(turn.passages):
            number += 1
            start = "" if turn.label or at else f"turn {place}, {_about(turn)}; "
            for paragraph in passage.paragraphs:
                detail = f"{start}{passage.id}, {paragraph.language}"
                taken_for = f"passage {number}"
                found.append(
                    Piece(paragraph.line, paragraph.spans, taken_for, detail, paragraph.text)
                )
                start = ""
    return sorted(found, key=lambda piece: piece.spans[0])


def _around(span: Span, controls: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches of a span between the control characters in it, which are set aside.

    ``controls`` are in the order of the source; one that is the span itself is left as it is.
    """
    spans, start = [], span.start
    for at in range(bisect_left(controls, span), len(controls)):
        control = controls[at]
        if control.start >= span.end or control == span:
            break
        if control.start > start:
            spans.append(Span(start, control.start))
        start = control.end
    return (*spans, Span(start, span.end)) if start < span.end else tuple(spans)


def _about(turn: Turn) -> str:
    who = turn.who
    name = who.party.name.any if who.party else f"unidentified {who.kind}"
    inferred = ", inferred: no label is printed" if who.inferred else ""
    return f"{turn.kind}: {name} ({who.kind}){inferred}"


def visible(text: str) -> str:
    r"""A text for a terminal: control characters are shown by their numbers.

    >>> visible("a\u202eb")
    'a<U+202E>b'
    """
    return "".join(
        f"<U+{ord(char):04X}>" if unicodedata.category(char) in {"Cc", "Cf", "Cn"} else char
        for char in text
    )

"""The model as JSON, for ``duizhao read --json``; described in ``docs/about/model.md``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.corrections import Applied
from generator.model import (
    LANGUAGES,
    Affiliation,
    Bilingual,
    Language,
    Paragraph,
    Party,
    Passage,
    Span,
    Transcript,
    Turn,
    Who,
)

VERSION = 1
"""Raised when a key changes its meaning or goes away; new keys do not raise it."""


def transcript_json(transcript: Transcript) -> dict[str, Any]:
    """A transcript as plain values. Lines are 1-based; spans are characters, 0-based."""
    details = transcript.details
    series = transcript.series
    return {
        "version": VERSION,
        "slug": transcript.slug,
        "title": _bilingual(details.title),
        "date": details.date or None,
        "place": _bilingual(details.place),
        "text": {
            "of": _bilingual(details.publisher),
            "copy": _bilingual(details.copy),
            "address": details.address,
        },
        "series": {"name": series.name, "number": series.number} if series else None,
        "source": transcript.source.path,
        "files": [{"path": path, "start": at} for at, path in transcript.source.parts],
        "metadata": [
            {"line": one.line, "text": one.text, "fields": dict(one.fields)}
            for one in transcript.metadata
        ],
        "people": [_party(party) for party in _parties(transcript, outlet=False)],
        "outlets": [_party(party) for party in _parties(transcript, outlet=True)],
        "printed_title": _bilingual(transcript.title),
        "participants": [_who(who) for who in transcript.people],
        "turns": [_turn(turn) for turn in transcript.turns],
        "notes": [
            {"line": one.line, "kind": one.kind, "text": one.text, **dict(one.fields)}
            for one in transcript.notes
        ],
        "repairs": [
            {"line": one.line, "rule": one.rule, "text": one.text, "removed": one.removed}
            for one in transcript.repairs
        ],
        "set_aside": [
            {"line": one.line, "kind": one.kind, "text": one.text, "spans": _spans(one.spans)}
            for one in transcript.aside
        ],
        "applied": [_applied(one) for one in transcript.applied],
    }


def _applied(one: Applied) -> dict[str, Any]:
    correction = one.correction
    return {
        "path": correction.path,
        "line": correction.line,
        "action": correction.action,
        "quote": correction.quote,
        "value": correction.value,
        "date": correction.date,
        "source_line": one.line,
    }


def _parties(transcript: Transcript, *, outlet: bool) -> list[Party]:
    found = (turn.who.party for turn in transcript.turns)
    return list(dict.fromkeys(one for one in found if one and one.outlet == outlet))


def _party(party: Party) -> dict[str, Any]:
    return {"slug": party.slug, "name": _bilingual(party.name)}


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "id": turn.id,
        "kind": turn.kind,
        "who": _who(turn.who),
        "labels": [{"line": one.line, "text": one.text} for one in turn.labels],
        "time": turn.time,
        "number": turn.number,
        "passages": [_passage(passage) for passage in turn.passages],
    }


def _who(who: Who) -> dict[str, Any]:
    party = who.party
    return {
        "kind": who.kind,
        "slug": party.slug if party else None,
        "name": _bilingual(party.name if party else Bilingual()),
        "office": _office(who.office) if who.office else None,
        "inferred": who.inferred,
        "kind_inferred": who.kind_inferred,
        "reporter": who.reporter.any or None,
        "reporter_name": _bilingual(who.reporter),
        "titles": list(who.titles),
    }


def _office(office: Affiliation) -> dict[str, Any]:
    return {
        **_bilingual(office.office),
        "ours": list(office.ours),
        "as_of": office.as_of,
        "source": office.source,
    }


def _passage(passage: Passage) -> dict[str, Any]:
    paragraphs = passage.paragraphs
    return {
        "id": passage.id,
        "zh": _side(passage, "zh"),
        "en": _side(passage, "en"),
        "lines": [paragraph.line for paragraph in paragraphs],
        "spans": _spans(span for paragraph in paragraphs for span in paragraph.spans),
        "time": next((one.time for one in paragraphs if one.time), None),
        "confidence": passage.confidence,
        "reference": [side for side in LANGUAGES if any(x.reference for x in passage.get(side))],
        "replaced": [one.text for one in passage.replaced],
        "sentences": {side: _sentences(passage.get(side)) for side in LANGUAGES},
        "links": [
            {"zh": list(one.zh), "en": list(one.en), "confidence": one.confidence}
            for one in passage.links
        ],
        "terms": sorted({mark.term for paragraph in paragraphs for mark in paragraph.marks}),
    }


def _sentences(paragraphs: Iterable[Paragraph]) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "text": paragraph.text[one.start : one.end]}
        for paragraph in paragraphs
        for one in paragraph.sentences
    ]


def _side(passage: Passage, language: Language) -> str | None:
    """The paragraphs of a language, a line each; ``None`` where there is none."""
    return "\n".join(paragraph.text for paragraph in passage.get(language)) or None


def _bilingual(text: Bilingual) -> dict[str, str | None]:
    return {"zh": text.zh, "en": text.en}


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]

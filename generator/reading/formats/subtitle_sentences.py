"""The lines of subtitles to sentences, which go on from one subtitle to the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.language.scripts import language_of
from generator.model import LANGUAGES, Language
from generator.reading.formats.extracted import Lines, Style

_ENDED = re.compile(r"[.!?。！？…:：;；][\"'”’」』）)\]]*$")
_BEGINS = re.compile(r"[-–—]\s?\S|>>|[^\s:：][^:：.!?。！？，,]{0,40}[:：](?!\d)")
_ALONE = re.compile(r"[\[(（【][^\])）】]*[\])）】]$")
_PRINTS_ENDS = 0.1
_LONGEST = 600  # characters of a sentence; what goes on for longer prints no ends of sentences


@dataclass(frozen=True)
class CueLine:
    """A line of a file of subtitles.

    ``cue`` is the same for the lines that are shown together, and empty where the line belongs to
    no subtitle; ``begins``: somebody begins to speak here.
    """

    text: str
    number: int
    style: Style
    cue: str
    begins: bool = False


def sentences(lines: Sequence[CueLine]) -> Lines:
    """The lines with those of one sentence joined, each language for itself."""
    out = Lines()
    ends = _languages_with_ends(lines)
    for cues in _stretches(lines):
        for sentence in _Stretch(ends).sentences(cues):
            whole = sentence[0].text
            for line in sentence[1:]:
                whole += _joint(whole, line.text) + line.text
            out.add(whole, sentence[0].number, sentence[0].style)
    return out


def _languages_with_ends(lines: Sequence[CueLine]) -> set[Language]:
    """The languages that print the ends of sentences: Chinese subtitles often do not."""
    spoken = Counter(language_of(line.text) for line in lines if line.cue)
    ended = Counter(
        language_of(line.text) for line in lines if line.cue and _ENDED.search(line.text)
    )
    return {side for side in LANGUAGES if ended[side] > _PRINTS_ENDS * spoken[side]}


def _stretches(lines: Sequence[CueLine]) -> Iterator[list[list[CueLine]]]:
    """The lines by subtitle, in stretches without anything between that is no speech."""
    cues: list[list[CueLine]] = []
    for cue, group in groupby(lines, key=lambda line: "" if _is_alone(line) else line.cue):
        if cue:
            cues.append(list(group))
            continue
        yield cues
        yield from ([[line]] for line in group)
        cues = []
    yield cues


def _is_alone(line: CueLine) -> bool:
    return not line.cue or bool(_ALONE.match(line.text))


class _Stretch:
    """Joins the lines of one subtitle after the other; ``open`` are the sentences under way."""

    def __init__(self, ends: set[Language]) -> None:
        self.ends = ends
        self.open: dict[Language, list[CueLine]] = {}
        self.length: dict[Language, int] = {}
        self.found: list[list[CueLine]] = []

    def sentences(self, cues: Sequence[Sequence[CueLine]]) -> list[list[CueLine]]:
        """The sentences, in the order in which they begin."""
        for cue in cues:
            for line in cue:
                self.take(line)
            if not self.ends.intersection(self.open):
                self.open.clear()
        return self.found

    def take(self, line: CueLine) -> None:
        side = language_of(line.text)
        begun = self.open.get(side)
        begins = line.begins or bool(_BEGINS.match(line.text))
        if begun is None or begins or self.length[side] + len(line.text) > _LONGEST:
            begun = self.open[side] = []
            self.length[side] = 0
            self.found.append(begun)
        begun.append(line)
        self.length[side] += len(line.text)
        if _ENDED.search(line.text):
            del self.open[side]


def _joint(left: str, right: str) -> str:
    words = left[-1].isascii() and right[0].isascii()
    return " " if words or language_of(right) == "en" else ""

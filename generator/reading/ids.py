"""Ids of turns and passages: short hashes of their own words, so that links to them last.

They are given for the source as it stands, before repairs, pairing and corrections, and kept by
the place where a passage or a turn begins. So a correction, a repair or a second language changes
no other id than that of a passage that it makes anew.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.ids import short_hash
from generator.reading.lines import CONTROL, Line
from generator.reading.turns import Group


class Ids:
    """The ids of one source, by the places (characters, 0-based) where their words begin."""

    def __init__(self, source: str) -> None:
        """Begin for a decoded text."""
        self._source = source
        self._ids: dict[tuple[str, int], str] = {}
        self._seen: dict[str, int] = {}

    def give(self, groups: Iterable[Group]) -> None:
        """Number all passages and turns of a source, equal ones in its order."""
        groups = list(groups)
        for line in sorted((x for one in groups for x in one.lines), key=lambda x: x.spans[0]):
            self.passage(line)
        for one in sorted(groups, key=place):
            self.turn(one)

    def passage(self, line: Line) -> str:
        """The id of a paragraph: a hash of its words as printed."""
        return self._at("p", line.spans[0].start, self._words(line))

    def turn(self, one: Group) -> str:
        """The id of a turn: a hash of its printed label and of the words of its first passage."""
        label = one.labels[0].text if one.labels else ""
        return self._at("t", place(one), label, self._words(one.lines[0]) if one.lines else "")

    def _words(self, line: Line) -> str:
        return CONTROL.sub("", self._source[line.spans[0].start : line.spans[-1].end])

    def _at(self, kind: str, place: int, *words: str) -> str:
        if (kind, place) not in self._ids:
            base = f"{kind}-{short_hash(*words)}"
            self._seen[base] = self._seen.get(base, 0) + 1
            number = self._seen[base]
            self._ids[kind, place] = base if number == 1 else f"{base}-{number}"
        return self._ids[kind, place]


def place(one: Group) -> int:
    """Where a turn begins: at its first label, or at its first line."""
    spans = [span for label in one.labels for span in label.spans]
    return min(spans or one.lines[0].spans).start

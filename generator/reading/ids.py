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
        for line in sorted(
            (x for one in groups for x in one.lines), key=lambda x: x.spans[0].start
        ):
            self.passage(line)
        for one in sorted(groups, key=lambda x: x.place):
            self.turn(one)

    def passage(self, line: Line) -> str:
        """The id of a paragraph: a hash of its words as printed."""
        key = ("p", line.spans[0].start)
        return self._ids.get(key) or self._new(key, self._words(line))

    def turn(self, one: Group) -> str:
        """The id of a turn: a hash of its printed label and of the words of its first passage."""
        key = ("t", one.place)
        label = one.labels[0].text if one.labels else ""
        first = self._words(one.lines[0]) if one.lines else ""
        return self._ids.get(key) or self._new(key, label, first)

    def _words(self, line: Line) -> str:
        if len(line.spans) == 1:  # nothing was taken out, and a hash knows no kinds of spaces
            return line.text
        return CONTROL.sub("", self._source[line.spans[0].start : line.spans[-1].end])

    def _new(self, key: tuple[str, int], *words: str) -> str:
        base = f"{key[0]}-{short_hash(*words)}"
        number = self._seen[base] = self._seen.get(base, 0) + 1
        self._ids[key] = base if number == 1 else f"{base}-{number}"
        return self._ids[key]

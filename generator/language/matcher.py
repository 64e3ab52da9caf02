"""Many terms at once in running text, Chinese without spaces and English with its inflections.

Both languages go through one automaton of Aho and Corasick (the library ``ahocorasick_rs``), which
gives the leftmost and then longest match in a time that does not grow with the number of terms.
Chinese is matched character by character in either script; English by the stems of its words, so
that inflected, capitalised and hyphenated forms match too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.language.chinese import both_scripts
from generator.language.english import words
from generator.language.scripts import HAN

# Stems are laid out as |stem||stem|, so that neighbouring matches share no character; a break
# between two words keeps a term from reaching over a comma or a full stop.
_EDGE = "\x00"
_BREAK = "\x01"
_QUOTE = re.compile('["“”]')
_OPENED = re.compile(r"(?:^|(?<=[\s(\[—-]))\"|“")  # a straight mark opens after a space
_CLOSE = re.compile('[,.;:?!]?["”]')  # English puts a comma before the mark
_JOINT = re.compile(r"[\s\-‐‑–\"'“”‘’]*")


@dataclass(frozen=True)
class Match:
    """A form found: characters, 0-based, into the text; ``key`` is the one it was given under."""

    start: int
    end: int
    key: str


def match_keys(form: str) -> tuple[str, ...]:
    """What is looked for in texts in place of a form: its scripts, or the stems of its words."""
    if HAN.search(form):
        return both_scripts(form)
    laid_out = _lay_out(form)[0]
    return (laid_out,) if laid_out else ()


class Matcher:
    """Finds forms in texts; where two overlap, the leftmost and then the longest wins."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """Take ``(key, form)`` pairs; of equal forms the first counts."""
        chinese: dict[str, str] = {}
        english: dict[str, str] = {}
        for key, form in forms:
            patterns = chinese if HAN.search(form) else english
            for pattern in match_keys(form):
                patterns.setdefault(pattern, key)
        self._chinese = _Automaton(chinese)
        self._english = _Automaton(english)

    def find(self, text: str) -> list[Match]:
        """All matches in the order of the text, none overlapping another."""
        found = [_with_quotes(text, m) for m in self._in_chinese(text) + self._in_english(text)]
        found.sort(key=lambda match: (match.start, -match.end))
        out: list[Match] = []
        for match in found:
            if not out or match.start >= out[-1].end:
                out.append(match)
        return out

    def _in_chinese(self, text: str) -> list[Match]:
        return [Match(start, end, key) for key, start, end in self._chinese.find(text)]

    def _in_english(self, text: str) -> list[Match]:
        laid_out, starts, ends = _lay_out(text)
        found = self._english.find(laid_out)
        return [Match(starts[start], ends[end], key) for key, start, end in found]


def _lay_out(text: str) -> tuple[str, dict[int, int], dict[int, int]]:
    """The stems of a text, and where in the text each place between them starts and ends a word."""
    laid_out, starts, ends, before = "", {}, {}, 0
    for word in words(text):
        if before and not _JOINT.fullmatch(text, before, word.start):
            laid_out += _BREAK
        starts[len(laid_out)] = word.start
        laid_out += _EDGE + word.stem + _EDGE
        ends[len(laid_out)] = before = word.end
    return laid_out, starts, ends


def _with_quotes(text: str, match: Match) -> Match:
    """A match with both marks of each quotation in it, or with neither.

    Words carry no quotation marks, so that a match ends inside the marks of its first or last word.
    """
    start, end, marks = match.start, match.end, _QUOTE.finditer(text, match.start, match.end)
    opened: list[int] = []
    unopened: list[int] = []
    for mark in marks:
        if _OPENED.match(text, mark.start()):
            opened.append(mark.start())
        elif opened:
            opened.pop()
        else:
            unopened.append(mark.start())
    if unopened and start and _OPENED.match(text, start - 1):
        start -= 1
    elif unopened == [end - 1]:
        end -= 1
    if opened and (close := _CLOSE.match(text, end)):
        end = close.end()
    elif opened == [start]:
        start += 1
    return replace(match, start=start, end=end) if start < end else match


class _Automaton:
    """The library's automaton with the key of each pattern."""

    def __init__(self, keys: dict[str, str]) -> None:
        self._keys = list(keys.values())
        self._automaton = AhoCorasick(list(keys), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[tuple[str, int, int]]:
        found = self._automaton.find_matches_as_indexes(text)
        return [(self._keys[index], start, end) for index, start, end in found]

"""Many terms at once in running text, Chinese without spaces and English with its inflections.

Both languages go through one automaton of Aho and Corasick (the library ``ahocorasick_rs``), whose
time does not grow with the number of terms. Texts and forms are laid out alike for it: Chinese
character by character in Simplified ones, English as the stems of its words, quotation marks and
what joins words left out. So inflected, capitalised and hyphenated forms match, in either script
and across quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from ahocorasick_rs import AhoCorasick

from generator.language.chinese import fold_script
from generator.language.english import WORD, stem
from generator.language.scripts import HAN

# A stem stands between two edges, so that no form matches inside a word; a break between two words
# keeps a term from reaching over a comma or a full stop.
_EDGE = "\x00"
_BREAK = "\x01"
_PIECE = re.compile(rf"({WORD.pattern}|{HAN.pattern}+)")
_JOINT = re.compile(r"[\s\-‐‑–\"'“”‘’]*")
_AND = re.compile(r"\s*&\s*")
_MOST_KEPT = 200_000  # pieces of text whose layout is remembered

_QUOTE = re.compile('["“”]')
_OPENED = re.compile(r"(?:^|(?<=[\s(\[—-]))\"|“")  # a straight mark opens after a space
_CLOSE = re.compile('[,.;:?!]?["”]')  # English puts a comma before the mark


@dataclass(frozen=True, slots=True)
class Match:
    """A form found: characters, 0-based, into the text; ``key`` is the one it was given under.

    ``inner`` are other forms that overlap it, and are no longer than it.
    """

    start: int
    end: int
    key: str
    form: str
    inner: tuple[Match, ...] = ()


class _Layout(dict[str, str]):
    """What stands in the layout for a piece of text: a word, a run of Chinese, or what is between.

    ``plain`` takes words in capitals for ordinary words.
    """

    def __init__(self, plain: bool) -> None:
        super().__init__()
        self._plain = plain

    def __missing__(self, piece: str) -> str:
        if HAN.match(piece):
            return fold_script(piece)
        if len(self) > _MOST_KEPT:
            self.clear()
        self[piece] = laid = self._lay_out(piece)
        return laid

    def _lay_out(self, piece: str) -> str:
        if WORD.match(piece):
            return _EDGE + stem(piece.lower() if self._plain else piece) + _EDGE
        if _JOINT.fullmatch(piece):
            return ""
        return _EDGE + stem("and") + _EDGE if _AND.fullmatch(piece) else _BREAK


_AS_PRINTED, _PLAIN = _Layout(plain=False), _Layout(plain=True)


def lay_out(form: str) -> str:
    """What is looked for in texts in place of a form; equal for forms that texts cannot tell apart.

    Empty where a form has no words.
    """
    laid = [_AS_PRINTED[piece] for piece in _PIECE.split(form)]
    return "".join(laid).strip(_BREAK)


@dataclass(frozen=True, slots=True)
class _Owner:
    """To whom a pattern belongs: a form of a key, a context that the key is not in, or a name."""

    kind: str
    key: str
    form: str


class Matcher:
    """Finds forms in texts, all of them, or the longest."""

    def __init__(
        self,
        forms: Iterable[tuple[str, str]],
        never: Iterable[tuple[str, str]] = (),
        names: Iterable[str] = (),
    ) -> None:
        """Take ``(key, form)`` pairs; of a key's equal forms the first counts.

        ``never`` pairs a key with wordings inside which its forms are not meant. Inside a name, or
        over its edge, no form is found.
        """
        owners: dict[str, list[_Owner]] = {}
        given = [("form", key, form) for key, form in forms]
        given += [("never", key, form) for key, form in never]
        given += [("name", "", name) for name in names]
        for kind, key, form in given:
            at = owners.setdefault(lay_out(form), [])
            if all((one.kind, one.key) != (kind, key) for one in at):
                at.append(_Owner(kind, key, form))
        owners.pop("", None)
        self._owners = [tuple(one) for one in owners.values()]
        self._automaton = AhoCorasick(list(owners))

    def find(self, text: str) -> list[Match]:
        """The matches in the order of the text, the longest of those that overlap first."""
        return longest(self.find_all(text))

    def find_all(self, text: str) -> list[Match]:
        """All matches, overlapping or not, in the order of the text, without ``inner``."""
        found = self._matches(text, _AS_PRINTED)
        if text.isupper():
            found = list(dict.fromkeys(found + self._matches(text, _PLAIN)))
        if _QUOTE.search(text):
            found = [_with_quotes(text, match) for match in found]
        found.sort(key=lambda match: (match.start, -match.end))
        return found

    def _matches(self, text: str, layout: _Layout) -> list[Match]:
        pieces = _PIECE.split(text)
        laid = [layout[piece] for piece in pieces]
        hits = self._automaton.find_matches_as_indexes("".join(laid), overlapping=True)
        if not hits:
            return []
        laid_at = list(accumulate(map(len, laid), initial=0))
        text_at = list(accumulate(map(len, pieces), initial=0))

        def place(at: int) -> tuple[int, int]:
            """Where the character, or the word, at a place of the layout stands in the text."""
            piece = bisect_right(laid_at, at) - 1
            start = text_at[piece]
            if laid[piece][0] == _EDGE:
                return start, text_at[piece + 1]
            start += at - laid_at[piece]
            return start, start + 1

        forms: list[Match] = []
        never: list[Match] = []
        names: list[Match] = []
        for index, start, end in hits:
            first, last = place(start)[0], place(end - 1)[1]
            for owner in self._owners[index]:
                kept = {"form": forms, "never": never, "name": names}[owner.kind]
                kept.append(Match(first, last, owner.key, owner.form))
        return _allowed(forms, never, names) if never or names else forms


def _allowed(forms: list[Match], never: list[Match], names: list[Match]) -> list[Match]:
    """Those forms that lie in no context of ``never`` of their key, and do not cut into a name."""
    return [
        one
        for one in forms
        if not any(ban.key == one.key and _covers(ban, one) for ban in never)
        and not any(_overlap(name, one) and not _covers(one, name) for name in names)
    ]


def _covers(one: Match, other: Match) -> bool:
    return one.start <= other.start and other.end <= one.end


def _overlap(one: Match, other: Match) -> bool:
    return one.start < other.end and other.start < one.end


def longest(found: Sequence[Match]) -> list[Match]:
    """The longest of matches in the order of a text that overlap; the others are within these.

    Of equally long ones the first wins. Other forms of the same key are left out.
    """
    out: list[Match] = []
    group: list[Match] = []
    end = 0
    for match in found:
        if group and match.start >= end:
            out += _resolved(group)
            group = []
        group.append(match)
        end = max(end, match.end)
    return out + _resolved(group)


def _resolved(group: list[Match]) -> list[Match]:
    if len(group) < 2:
        return group
    chosen: list[Match] = []
    for match in sorted(group, key=lambda match: match.start - match.end):
        over = [at for at, one in enumerate(chosen) if _overlap(one, match)]
        if not over:
            chosen.append(match)
        elif match.key not in {chosen[at].key for at in over}:
            outer = chosen[over[0]]
            chosen[over[0]] = replace(outer, inner=(*outer.inner, match))
    return sorted(chosen, key=lambda match: match.start)


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

"""Many terms at once in running text, Chinese without spaces and English with its inflections.

Both languages go through one automaton of Aho and Corasick (the library ``ahocorasick_rs``), whose
time does not grow with the number of terms. Texts and forms are laid out alike for it: Chinese
character by character, English as the stems of its words, quotation marks and
what joins words left out. So inflected, capitalised and hyphenated forms match, and those across
quotation marks; of Chinese forms those of either script are looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from generator.language.chinese import in_scripts, simplified
from generator.language.english import WORD, stem
from generator.language.scripts import HAN

# A stem stands between two edges, so that no form matches inside a word; a break between two words
# keeps a term from reaching over a comma or a full stop.
_EDGE = "\x00"
_BREAK = "\x01"
# A word with the space behind it, a run of Chinese, or what is between these; a plain word before a
# space, and a text in ASCII, are only special cases that are found faster.
_PIECE = re.compile(
    rf"[A-Za-z0-9]+ |{HAN.pattern}+|{WORD.pattern} ?"
    r"|[\W_\u2e80-\u33ff\u4dc0-\u4dff\uac00-\ud7ff]+"
)
_ASCII_PIECE = re.compile(r"[A-Za-z0-9]+ |[A-Za-z0-9]+(?:['.][A-Za-z0-9]+)* ?|[^A-Za-z0-9]+")
_COMMON_HAN = "\u4e00", "\ua000"  # told by a comparison, before the pattern is tried
_JOINT = re.compile(r"[\s\-‐‑–\"'“”‘’]*")
_AND = re.compile(r"\s*&\s*")
_MOST_KEPT = 200_000  # pieces of text whose layout is remembered

_QUOTE = re.compile('["“”]')
_OPENED = re.compile(r"(?:^|(?<=[\s(\[—-]))\"|“")  # a straight mark opens after a space
_CLOSE = re.compile('[,.;:?!]?["”]')  # English puts a comma before the mark


class Match(NamedTuple):
    """A form found: characters, 0-based, into the text; ``key`` is the one it was given under.

    ``inner`` are other forms that overlap it, and are no longer than it.
    """

    start: int
    end: int
    key: str
    form: str
    inner: tuple[Match, ...] = ()


_PLACE = itemgetter(0, 1)  # where a match starts and ends
_made = tuple.__new__  # a Match without its defaults being looked up, which takes twice as long


class _Layout(dict[str, str]):
    """What stands in the layout for a piece of text.

    ``plain`` takes words in capitals for ordinary words.
    """

    def __init__(self, plain: bool) -> None:
        super().__init__()
        self._plain = plain

    def __missing__(self, piece: str) -> str:
        if HAN.match(piece):
            return piece  # and is not kept: few stretches of Chinese return
        if len(self) > _MOST_KEPT:
            self.clear()
        self[piece] = laid = self._lay_out(piece)
        return laid

    def _lay_out(self, piece: str) -> str:
        if WORD.match(piece):
            word = piece.removesuffix(" ")
            return _EDGE + stem(word.lower() if self._plain else word) + _EDGE
        if _JOINT.fullmatch(piece):
            return ""
        return _EDGE + stem("and") + _EDGE if _AND.fullmatch(piece) else _BREAK


_AS_PRINTED, _PLAIN = _Layout(plain=False), _Layout(plain=True)


def _pieces(text: str) -> list[str]:
    """The pieces of a text, one after the other."""
    return (_ASCII_PIECE if text.isascii() else _PIECE).findall(text)


def _laid(text: str, pieces: list[str], layout: _Layout) -> list[str]:
    """The layout of each piece of a text; Chinese is its own, and most of it common."""
    if text.isascii():
        return list(map(layout.__getitem__, pieces))
    first, end = _COMMON_HAN
    return [one if first <= one < end else layout[one] for one in pieces]


def _laid_out(form: str) -> str:
    return "".join(_AS_PRINTED[piece] for piece in _pieces(form)).strip(_BREAK)


@lru_cache(maxsize=50_000)
def lay_out(form: str) -> str:
    """The layout of a form, equal for forms that texts cannot tell apart, in whichever script.

    Empty where a form has no words.
    """
    return _laid_out(simplified(form) if HAN.search(form) else form)


@lru_cache(maxsize=50_000)
def patterns(form: str) -> tuple[str, ...]:
    """What is looked for in the layout of texts in place of a form; nothing where it has no words.

    >>> patterns("发展")
    ('发展', '發展')
    """
    written = in_scripts(form) if HAN.search(form) else (form,)
    return tuple(filter(None, dict.fromkeys(map(_laid_out, written))))


class _Owner(NamedTuple):
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
            for pattern in patterns(form):
                at = owners.setdefault(pattern, [])
                if all((one.kind, one.key) != (kind, key) for one in at):
                    at.append(_Owner(kind, key, form))
        self._owners = [tuple(one) for one in owners.values()]
        self._automaton = AhoCorasick(list(owners), implementation=Implementation.ContiguousNFA)

    def find(self, text: str) -> list[Match]:
        """The matches in the order of the text, the longest of those that overlap first."""
        found = self.find_all(text)
        return longest(found) if len(found) > 1 else found

    def find_all(self, text: str) -> list[Match]:
        """All matches, overlapping or not, in the order of the text, without ``inner``."""
        found = self._matches(text, _AS_PRINTED)
        if text.isupper():
            found = list(dict.fromkeys(found + self._matches(text, _PLAIN)))
        if found and (marks := [mark.start() for mark in _QUOTE.finditer(text)]):
            found = [
                _with_quotes(text, one)
                if bisect_left(marks, one[0]) < bisect_left(marks, one[1])
                else one  # without a mark in it, as most are
                for one in found
            ]
        return sorted(found, key=_PLACE) if len(found) > 1 else found

    def _matches(self, text: str, layout: _Layout) -> list[Match]:
        pieces = _pieces(text)
        laid = _laid(text, pieces, layout)
        hits = self._automaton.find_matches_as_indexes("".join(laid), overlapping=True)
        if not hits:
            return []
        laid_at = list(accumulate(map(len, laid), initial=0))
        text_at = list(accumulate(map(len, pieces), initial=0))
        owners, forms = self._owners, list[Match]()
        others: dict[str, list[Match]] = {"form": forms, "never": [], "name": []}
        for index, start, end in hits:
            first = bisect_right(laid_at, start) - 1
            begin, in_chinese = text_at[first], laid[first][0] != _EDGE
            if in_chinese:
                begin += start - laid_at[first]
            if in_chinese and end <= laid_at[first + 1]:
                stop = begin + end - start
            else:
                last = bisect_left(laid_at, end, first) - 1
                stop = text_at[last]
                if laid[last][0] != _EDGE:
                    stop += end - laid_at[last]
                else:
                    stop += len(pieces[last]) - pieces[last].endswith(" ")
            for kind, key, form in owners[index]:
                others[kind].append(_made(Match, (begin, stop, key, form, ())))
        never, names = others["never"], others["name"]
        return _allowed(forms, never, names) if never or names else forms


def _allowed(forms: list[Match], never: list[Match], names: list[Match]) -> list[Match]:
    """Those forms that lie in no context of ``never`` of their key, and do not cut into a name."""
    banned, named = _Near(never), _Near(names)
    return [
        one
        for one in forms
        if not any(ban.key == one.key and _covers(ban, one) for ban in banned.to(one))
        and not any(not _covers(one, name) for name in named.to(one))
    ]


class _Near:
    """Finds those of some matches that overlap another one, in a time that is not all of theirs."""

    def __init__(self, matches: list[Match]) -> None:
        self._matches = sorted(matches, key=_PLACE)
        self._starts = [match.start for match in self._matches]
        self._longest = max((match.end - match.start for match in matches), default=0)

    def to(self, one: Match) -> list[Match]:
        first = bisect_right(self._starts, one.start - self._longest)
        last = bisect_left(self._starts, one.end)
        return [match for match in self._matches[first:last] if match.end > one.start]


def _covers(one: Match, other: Match) -> bool:
    return one.start <= other.start and other.end <= one.end


def longest(found: Sequence[Match]) -> list[Match]:
    """The longest of matches in the order of a text that overlap; the others are within these.

    Of equally long ones the first wins. Other forms of the same key are left out.
    """
    out: list[Match] = []
    group: list[Match] = []
    end = 0
    for match in found:
        if match[0] < end:
            group.append(match)
            end = max(end, match[1])
        else:
            out += group if len(group) < 2 else _resolved(group)
            group, end = [match], match[1]
    return out + _resolved(group)


def _resolved(group: list[Match]) -> list[Match]:
    """The longest of matches that hang together, in the order of the text."""
    if len(group) < 2:
        return group
    if len(group) == 2:  # as it is mostly, and without the search
        outer, inner = group
        if _shortness(inner) < _shortness(outer):
            outer, inner = inner, outer
        return [outer if outer.key == inner.key else _made(Match, (*outer[:4], (inner,)))]
    starts: list[int] = []
    chosen: list[tuple[Match, list[Match]]] = []  # in the order of the text, as their starts
    for match in sorted(group, key=_shortness):
        at = bisect_right(starts, match.start)
        last = bisect_left(starts, match.end)
        first = at - 1 if at and chosen[at - 1][0].end > match.start else at
        over = chosen[first:last]
        if not over:
            starts.insert(at, match.start)
            chosen.insert(at, (match, []))
        elif all(one.key != match.key for one, _ in over):
            over[0][1].append(match)
    return [_made(Match, (*outer[:4], tuple(inner))) for outer, inner in chosen]


def _shortness(match: Match) -> int:
    return match[0] - match[1]


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
    return match._replace(start=start, end=end) if start < end else match

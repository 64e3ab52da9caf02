"""How an editor says that names and terms are read: pinyin fitted to the characters of a form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from pypinyin import Style, pinyin

from generator.language.matcher import Matcher
from generator.language.scripts import HAN
from generator.problems import Problem

LONGEST = 100
"""Characters of a form; the pinyin of a longer one is not fitted to it."""

_TONES = "\u0304\u0301\u030c\u0300"
_LETTERS = re.compile(r"[^\W\d_]")
_SYLLABLE = re.compile(r"(?:[zcs]h|[bpmfdtnlgkhjqxryzcsw])?[aeiouüê]{1,3}(?:ng|n|r)?")
_LONGEST_SYLLABLE = 6  # zhuang


class Syllable(NamedTuple):
    """How the Han character at a place is read: 0-based, into the text that was given.

    ``text`` is empty where nobody knows. Not ``sure``: those who were asked disagree, or doubt.
    """

    at: int
    text: str
    sure: bool


@cache
def dictionary(char: str) -> tuple[str, ...]:
    """All readings of a character, with tone marks, the commonest first; none where unknown.

    >>> dictionary("乐")[:2], dictionary("A")
    (('lè', 'yuè'), ())
    """
    found = pinyin(char, style=Style.TONE, heteronym=True, errors="ignore")
    return tuple(found[0]) if found else ()


def without_tone(syllables: str) -> str:
    """Pinyin without its tone marks, letter for letter.

    >>> without_tone("lǜsè")
    'lüse'
    """
    parts = unicodedata.normalize("NFD", syllables)
    kept = "".join(char for char in parts if char not in _TONES)
    return unicodedata.normalize("NFC", kept)


@lru_cache(maxsize=20_000)
def fit(form: str, given: str) -> tuple[str | None, ...] | None:
    """The syllable of each Han character of a form; ``None`` where the pinyin does not fit it.

    Words may be joined, and what the form has in Latin letters and digits may stand in the pinyin.
    A reading that the dictionary does not know must stand on its own.
    Pinyin without any tone mark, as a name has it in English, tells a reading only where the
    dictionary gives the character one such reading; elsewhere the syllable is ``None``.

    >>> fit("大食物观", "dà shíwùguān")
    ('dà', 'shí', 'wù', 'guān')
    >>> fit("李乐成", "Li Lecheng"), fit("任乐成", "Ren Lecheng")
    (('lǐ', 'lè', 'chéng'), (None, 'lè', 'chéng'))
    >>> fit("观", "dà shí") is None
    True
    """
    chars = HAN.findall(form)
    text = unicodedata.normalize("NFC", given).lower()
    for run in re.findall(r"[a-z0-9]+", form.lower()):
        text = text.replace(run, " ", 1)
    bare = without_tone(text)
    if not chars or len(form) > LONGEST or len(bare) != len(text):
        return None
    ends = _split(chars, bare)
    if ends is None:
        return None
    starts = (0, *ends)
    syllables = [
        "".join(_LETTERS.findall(text[start:end])) for start, end in zip(starts, ends, strict=False)
    ]
    if bare != text:
        return tuple(syllables)
    return tuple(_only(char, one) for char, one in zip(chars, syllables, strict=True))


def _only(char: str, toneless: str) -> str | None:
    """The one reading of a character that is so without its tone."""
    found = [one for one in dictionary(char) if without_tone(one) == toneless]
    return found[0] if len(found) == 1 else None


def _split(chars: list[str], bare: str) -> list[int] | None:
    """Where in toneless pinyin the syllable of each character ends.

    Of several ways the one with the most readings that the dictionary knows.
    """
    # For each place that can be reached: how many readings were known, and the ends so far.
    reached: dict[int, tuple[int, list[int]]] = {0: (0, [])}
    for char in chars:
        known = {without_tone(one) for one in dictionary(char)} | ({"r"} if char == "儿" else set())
        after: dict[int, tuple[int, list[int]]] = {}
        for place, (score, ends) in reached.items():
            start = _skip(bare, place)
            for end in range(start + 1, min(start + _LONGEST_SYLLABLE, len(bare)) + 1):
                syllable = bare[start:end]
                if syllable not in known and not _stands_alone(bare, start, end):
                    continue
                better = score + (syllable in known)
                if end not in after or better > after[end][0]:
                    after[end] = better, [*ends, end]
        reached = after
    whole = [one for place, one in reached.items() if _skip(bare, place) == len(bare)]
    return max(whole, key=lambda one: one[0])[1] if whole else None


def _stands_alone(bare: str, start: int, end: int) -> bool:
    """Whether a stretch is a word with the form of a syllable, which need be in no dictionary."""
    parted = _skip(bare, end) > end or end == len(bare)
    inside = start > 0 and bool(_LETTERS.match(bare[start - 1]))
    return parted and not inside and bool(_SYLLABLE.fullmatch(bare, start, end))


def _skip(text: str, place: int) -> int:
    """The next letter from a place on, or the end."""
    match = _LETTERS.search(text, place)
    return match.start() if match else len(text)


def unfitting(given: Iterable[tuple[str | None, str | None, str, int]]) -> list[Problem]:
    """Report pinyin that does not fit its form: ``(form, pinyin, path, line)``, each if any."""
    message = "the pinyin {!r} does not fit {}, and is not written above it"
    hint = "give one syllable for each character, with tone marks and spaces"
    return [
        Problem(path, line, "pinyin", message.format(pinyin_, form), hint)
        for form, pinyin_, path, line in given
        if form and pinyin_ and HAN.search(form) and fit(form, pinyin_) is None
    ]


class Readings:
    """How names and terms are read, looked for in either script."""

    def __init__(self, forms: Iterable[tuple[str, str]]) -> None:
        """Take ``(form, pinyin)`` pairs; one whose pinyin does not fit it is left out."""
        fitting = ((form, fit(form, given)) for form, given in forms)
        self._syllables = {form: found for form, found in fitting if found}
        self._matcher = Matcher((form, form) for form in self._syllables)

    def find(self, text: str) -> dict[int, Syllable]:
        """The syllables that are told, by the places of their characters in the text."""
        found = {}
        for match in self._matcher.find(text):
            places = [at for at in range(match.start, match.end) if HAN.match(text[at])]
            for at, syllable in zip(places, self._syllables[match.key], strict=False):
                if syllable:
                    found[at] = Syllable(at, syllable, True)
        return found

"""What a text and its rendering share whatever the wording: numbers, names, glossary terms.

Both languages are brought to keys of one space, so that equal keys are evidence for a link:
``#3000`` for a number or a month, ``=uber`` for a Latin word in Chinese, ``~luming`` for a name in
pinyin, ``§4`` for the fifth concept of a glossary. Numbers are read more freely than for
agreement (``language.figures``): any value will do, whatever it counts, also that of a plan's or a
list's number.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from generator.language.chinese import pinyin_letters, simplified
from generator.language.matcher import Matcher
from generator.language.scripts import HAN

Concept = tuple[tuple[str, ...], tuple[str, ...]]
Keys = Counter[str]

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10_000, "亿": 100_000_000}
_CHINESE_NUMBER = re.compile(
    r"(?:\d[\d,]*(?:\.\d+)?|[零〇一二两三四五六七八九十百千]+)[万亿]*(?:[零〇一二两三四五六七八九十百千\d]+[万亿]+)*"
    r"(?:[零〇一二两三四五六七八九十百千]+)?"
)
_NUMBER_PART = re.compile(r"(\d[\d,]*(?:\.\d+)?|[零〇一二两三四五六七八九十百千]*)([万亿]*)")

_WORDS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_ORDINALS = (
    *("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
    *("ninth", "tenth", "eleventh", "twelfth"),
)
_ENGLISH_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ENGLISH = {word: value for value, word in enumerate(_WORDS)}
_ENGLISH |= {word: value for value, word in enumerate(_ORDINALS)}
_ENGLISH |= {word: 10 * at for at, word in enumerate(_ENGLISH_TENS, 2)}
_ENGLISH_SCALES = {
    "hundred": 10**2,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August"),
    *("September", "October", "November", "December"),
)
_MONTH = {name: at for at, name in enumerate(_MONTHS, 1)}
_ENGLISH_TOKEN = re.compile(r"\d[\d,]*(?:\.\d+)?|[A-Za-z]+")

_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'’-]+")
_CAPITALISED = re.compile(r"\b[A-Z][a-z]+(?:[ '’-][A-Z][a-z]+)*")
_SYLLABLE = (
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:[iu]?(?:ang|eng|ong|an|en|ai|ei|ao|ou|a|e|o)|"
    r"i(?:ng|n|u)?|u(?:[ine])?|er)"
)
_PINYIN = re.compile(rf"(?:{_SYLLABLE}){{2,4}}")
_LONGEST_NAME = 3  # characters of a Chinese name or of the given name alone


def keys(zh: Sequence[str], en: Sequence[str], terms: Sequence[Concept]) -> tuple[list[Keys], ...]:
    """The keys of each Chinese and of each English text; what no text of the other side has is out.

    ``terms`` are concepts as their Chinese and their English forms.
    """
    plain = [simplified(text) for text in zh]
    matcher = _matcher(tuple(terms))
    english = [_english_keys(text, matcher) for text in en]
    names = {key[1:] for found in english for key in found if key[0] == "~"}
    chinese = [_chinese_keys(text, matcher, names) for text in plain]
    shared = _all(chinese) & _all(english)
    return tuple(
        [Counter({key: n for key, n in found.items() if key in shared}) for found in side]
        for side in (chinese, english)
    )


@lru_cache(maxsize=1)
def _matcher(terms: tuple[Concept, ...]) -> Matcher:
    """The forms of all concepts; one glossary serves many passages."""
    return Matcher(
        (f"§{at}", form) for at, concept in enumerate(terms) for side in concept for form in side
    )


def _all(side: Iterable[Keys]) -> set[str]:
    return {key for found in side for key in found}


def _chinese_keys(text: str, matcher: Matcher, names: set[str]) -> Keys:
    found = Counter(_number_keys(chinese_numbers(text)))
    found.update("=" + word.lower() for word in _LATIN_WORD.findall(text))
    found.update("~" + name for name in _pinyin_names(text, names))
    found.update(match.key for match in matcher.find(text))
    return found


def _english_keys(text: str, matcher: Matcher) -> Keys:
    found = Counter(_number_keys(english_numbers(text)))
    found.update("=" + word.lower() for word in _LATIN_WORD.findall(text))
    found.update("~" + name for name in _written_pinyin(text))
    found.update(match.key for match in matcher.find(text))
    return found


def _number_keys(values: Iterable[float]) -> list[str]:
    """Keys of numbers; one and nought are said too freely to tell anything."""
    return [f"#{value:.10g}" for value in values if value not in (0, 1)]


def _written_pinyin(text: str) -> list[str]:
    """Capitalised English words, and runs of two or three, that could be Chinese names."""
    out = []
    for run in _CAPITALISED.findall(text):
        parts = re.split(r"[ '’-]", run.lower())
        joined = [*parts, *map("".join, itertools.pairwise(parts))]
        joined += map("".join, zip(parts, parts[1:], parts[2:], strict=False))
        out += [name for name in joined if _PINYIN.fullmatch(name)]
    return out


def _pinyin_names(text: str, names: set[str]) -> list[str]:
    """Which of the names the Chinese could stand for, read character by character."""
    if not names:
        return []
    read = [pinyin_letters(char) if HAN.match(char) else "" for char in text]
    out = []
    for at in range(len(read)):
        for size in range(2, _LONGEST_NAME + 1):
            syllables = read[at : at + size]
            if len(syllables) == size and all(syllables) and (name := "".join(syllables)) in names:
                out.append(name)
    return out


def chinese_numbers(text: str) -> list[float]:
    """The values of the numbers of a text in Simplified characters.

    >>> chinese_numbers("3万亿元，百分之三，一九七八年，二十五万三千人，2.5万")
    [3000000000000.0, 3.0, 1978.0, 253000.0, 25000.0]
    """
    plain = text.replace("百分之", "")
    return [_chinese_value(match) for match in _CHINESE_NUMBER.findall(plain)]


def _chinese_value(written: str) -> float:
    total = 0.0
    for part, scales in _NUMBER_PART.findall(written):
        if part or scales:
            value = _chinese_part(part) if part else 1.0
            for scale in scales:
                value *= _SCALES[scale]
            total += value
    return total


def _chinese_part(part: str) -> float:
    """A number below ten thousand: in figures, digit by digit, or with tens and hundreds."""
    if part[0].isascii():
        return float(part.replace(",", ""))
    if not set(part) & _TENS.keys():
        return float("".join(str(_DIGITS[character]) for character in part))
    total, digit = 0, 0
    for character in part:
        if character in _TENS:
            total += max(digit, 1) * _TENS[character]
            digit = 0
        else:
            digit = _DIGITS[character]
    return float(total + digit)


def english_numbers(text: str) -> list[float]:
    """The values of the numbers of an English text, and the numbers of its months.

    >>> english_numbers("3 trillion yuan on May 5, twenty-five thousand people, the 14th plan")
    [3000000000000.0, 5.0, 5.0, 25000.0, 14.0]
    """
    out: list[float] = []
    value, part, end = None, 0.0, 0
    for match in _ENGLISH_TOKEN.finditer(text):
        token, gap = match[0], text[end : match.start()]
        if gap not in (" ", "-", " and ") and value is not None:
            out.append(value + part)
            value, part = None, 0.0
        word, end = token.lower(), match.end()
        if token[0].isdigit() or word in _ENGLISH:
            number = _ENGLISH.get(word) if not token[0].isdigit() else _figure(token)
            if value is not None and not (part >= 20 and part % 10 == 0 and (number or 0) < part):
                out.append(value + part)
                value, part = 0.0, 0.0
            value, part = value or 0.0, part + (number or 0.0)
        elif word in _ENGLISH_SCALES and value is not None:
            scale = _ENGLISH_SCALES[word]
            if scale == 100:
                part = (part or 1) * scale
            else:
                value, part = value + (part or 1) * scale, 0.0
        elif word != "and":
            if value is not None:
                out.append(value + part)
            value, part = None, 0.0
            if token in _MONTH:
                out.append(float(_MONTH[token]))
    return out if value is None else [*out, value + part]


def _figure(token: str) -> float:
    return float(token.replace(",", ""))

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

from generator.language import numerals_en, numerals_zh
from generator.language.chinese import pinyin_letters, simplified
from generator.language.dates import MONTHS
from generator.language.figures import any_of
from generator.language.matcher import Matcher
from generator.language.scripts import HAN

Concept = tuple[tuple[str, ...], tuple[str, ...]]
Keys = Counter[str]

_NUMERALS = "".join({*numerals_zh.DIGITS, *numerals_zh.SCALES} - {*numerals_zh.MYRIADS})
_CHINESE_NUMBER = re.compile(
    r"(?P<figures>\d[\d,]*(?:\.\d+)?)(?P<scale>[百千万亿]*)"
    rf"|(?P<numeral>[{_NUMERALS}][{_NUMERALS}{''.join(numerals_zh.MYRIADS)}点]*)"
)
_MONTH = {name: at for at, name in enumerate(MONTHS, start=1)}
_ORDINAL = numerals_en.ORDINALS | {name: at for at, name in enumerate(numerals_en.FIRSTS, start=1)}
_ENGLISH_NUMBER = re.compile(
    rf"(?P<figures>\d[\d,]*(?:\.\d+)?)(?P<scale>(?:[ -]{numerals_en.SCALE}){{0,2}})"
    rf"|(?P<ordinal>\b(?i:{any_of(_ORDINAL)})\b)|(?P<numeral>{numerals_en.NUMBER})"
    rf"|(?P<month>\b(?:{any_of(MONTHS)})\b)"
)

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


def figures(text: str) -> set[float]:
    """The values of the numbers of a text, in either language, that are written in figures.

    >>> sorted(figures("2.5万人，百分之三")), sorted(figures("25,000 people, three percent"))
    ([25000.0], [25000.0])
    """
    chinese = bool(HAN.search(text))
    found = (_CHINESE_NUMBER if chinese else _ENGLISH_NUMBER).finditer(simplified(text))
    scale = numerals_zh.scale if chinese else numerals_en.scale
    return {_figure(one["figures"]) * scale(one["scale"]) for one in found if one["figures"]}


def chinese_numbers(text: str) -> list[float]:
    """The values of the numbers of a text in Simplified characters.

    >>> chinese_numbers("3万亿元，百分之三，一九七八年，二十五万三千人，2.5万")
    [3000000000000.0, 3.0, 1978.0, 253000.0, 25000.0]
    """
    found = []
    for match in _CHINESE_NUMBER.finditer(numerals_zh.plain(text).replace("百分之", "")):
        if match["figures"]:
            found.append(_figure(match["figures"]) * numerals_zh.scale(match["scale"]))
        elif (value := numerals_zh.parse(match["numeral"])) is not None:
            found.append(float(value))
    return found


def english_numbers(text: str) -> list[float]:
    """The values of the numbers of an English text, and the numbers of its months.

    >>> english_numbers("3 trillion yuan on May 5, twenty-five thousand people, the 14th plan")
    [3000000000000.0, 5.0, 5.0, 25000.0, 14.0]
    """
    found = []
    for match in _ENGLISH_NUMBER.finditer(text):
        if match["figures"]:
            found.append(_figure(match["figures"]) * numerals_en.scale(match["scale"]))
        elif match["ordinal"]:
            found.append(float(_ORDINAL[match["ordinal"].lower()]))
        elif match["month"]:
            found.append(float(_MONTH[match["month"]]))
        else:
            found.append(float(numerals_en.parse(match["numeral"])))
    return found


def _figure(written: str) -> float:
    return float(written.replace(",", ""))

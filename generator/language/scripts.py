"""Telling Chinese from English by the characters of a text."""

from __future__ import annotations

import re

from generator.model import Language

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_HAN_RUN = re.compile(rf"{HAN.pattern}+")
LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")


def language_of(text: str) -> Language:
    """The language of a paragraph: Chinese where it has more Han characters than Latin words.

    >>> language_of("5G网络和GDP数据未受影响。")
    'zh'
    >>> language_of("the concept of 和而不同 (harmony without uniformity)")
    'en'
    """
    if text.isascii():
        return "en"
    return "zh" if count_han(text) > len(LATIN_WORD.findall(text)) else "en"


def count_han(text: str) -> int:
    """How many Han characters a text holds.

    >>> count_han("5G网络和GDP数据")
    5
    """
    return len("".join(_HAN_RUN.findall(text)))

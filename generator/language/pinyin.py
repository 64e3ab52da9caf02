"""Pinyin in context: a syllable with its tone mark for every Han character of a text.

Who decides, first come first: the glossary and the people of the project; the phrases of pypinyin,
for words as jieba cuts them; the network of g2pM; the dictionary of pypinyin. Measured by
``make bench`` on sentences with one polyphone each.

Tones are those of a dictionary, as textbooks print them: neutral ones where the dictionary has
them, and no sandhi (一 is ``yī`` and 不 is ``bù`` wherever they stand).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import jieba
from pypinyin.constants import PHRASES_DICT
from pypinyin.contrib.tone_convert import to_tone

from generator.language.chinese import same_length
from generator.language.polyphones import guess
from generator.language.readings import Readings, Syllable, dictionary, without_tone
from generator.language.scripts import HAN

COMMON = 100
"""How often jieba's dictionary counts a word whose phrase is believed against g2pM."""
CERTAIN = 0.999
"""From this probability on, g2pM is believed against the phrase of a rarer word."""
SURE = 0.99
"""From this probability on, what g2pM says of a character in no phrase is taken for sure."""

# Where the phrases of pypinyin are out of step with today's dictionaries.
_MENDED = {
    "部分": ("bù", "fen"),
    "大部分": ("dà", "bù", "fen"),
    "照片": ("zhào", "piàn"),
    "供养": ("gōng", "yǎng"),
}
_PLAIN = {"一": "yī", "不": "bù"}  # phrases have their sandhi
_SENTENCE = re.compile(r"[^。！？!?；;\n]{1,200}[。！？!?；;\n]*|[。！？!?；;\n]+")


def read(text: str, readings: Readings) -> list[Syllable]:
    """A syllable for each Han character of a text, in order; Traditional reads as Simplified does.

    >>> [one.text for one in read("银行行长说，重要的是增长。", Readings([]))]
    ['yín', 'háng', 'háng', 'zhǎng', 'shuō', 'zhòng', 'yào', 'de', 'shì', 'zēng', 'zhǎng']
    """
    return read_all([text], readings)[0]


def read_all(texts: Sequence[str], readings: Readings) -> list[list[Syllable]]:
    """The syllables of each of several texts, which together take far less time than one by one."""
    found = []
    for text, syllables in zip(texts, _in_context(tuple(texts)), strict=True):
        told = readings.find(text)
        found.append([told.get(one.at, one) for one in syllables])
    return found


@lru_cache(maxsize=64)  # the paragraphs of a transcript that a preview writes again and again
def _in_context(texts: tuple[str, ...]) -> list[list[Syllable]]:
    cut = [_SENTENCE.findall(same_length(text, "t2s")) for text in texts]
    guesses = iter(guess([sentence for sentences in cut for sentence in sentences]))
    found = []
    for sentences in cut:
        asked = [
            one
            for sentence in sentences
            for one in zip(sentence, _by_phrases(sentence), next(guesses), strict=True)
        ]
        found.append(
            [Syllable(at, *_decide(*one)) for at, one in enumerate(asked) if HAN.match(one[0])]
        )
    return found


def _decide(
    char: str, phrase: tuple[str, bool] | None, guessed: tuple[str, float] | None
) -> tuple[str, bool]:
    """The syllable of a character, and whether it is sure."""
    if char in _PLAIN:
        return _PLAIN[char], True
    if guessed is None:
        known = dictionary(char)
        return phrase[0] if phrase else next(iter(known), ""), bool(phrase) or len(known) == 1
    reading, probability = _marked(guessed[0]), guessed[1]
    if phrase is None:
        return reading, probability >= SURE
    told, common = phrase
    if told in (reading, without_tone(reading)):  # 朋友 is péngyou, though 友 alone is yǒu
        return told, True
    return (told, common) if common or probability < CERTAIN else (reading, False)


def _by_phrases(sentence: str) -> list[tuple[str, bool] | None]:
    """What the phrases say of each character, and whether the word is a common one.

    ``None`` outside the words that they have. Of a word that they have not, its longest beginnings
    are looked for: 银行 in 银行业.
    """
    found: list[tuple[str, bool] | None] = []
    for word in jieba.cut(sentence, HMM=False):
        start = 0
        while start < len(word):
            ends = range(len(word), start + 1, -1)
            end = next((end for end in ends if _phrase(word[start:end])), start + 1)
            common = jieba.dt.FREQ.get(word[start:end], 0) >= COMMON
            found += [(one, common) for one in _phrase(word[start:end])] or [None]
            start = end
    return found


@lru_cache(maxsize=65536)
def _phrase(word: str) -> tuple[str, ...]:
    """How the phrases read a word; nothing where they do not have it."""
    if word in _MENDED:
        return _MENDED[word]
    syllables = PHRASES_DICT.get(word, ())
    if len(word) < 2 or len(syllables) != len(word):
        return ()
    pairs = zip(word, (one[0] for one in syllables), strict=True)
    return tuple("r" if char == "儿" and one == "er" else one for char, one in pairs)


@cache
def _marked(reading: str) -> str:
    """``lu:4`` as ``lǜ``."""
    return str(to_tone(reading.replace("u:", "ü")))

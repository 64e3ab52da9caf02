"""Chinese scripts, by OpenCC; common words, by the dictionary of jieba; pinyin, by pypinyin.

Pinyin for reading, with tones and in context, is made in ``pinyin``, ``readings`` and
``polyphones`` beside this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

import jieba.posseg
from opencc import OpenCC
from pypinyin import lazy_pinyin

jieba.setLogLevel("WARNING")

_CLAUSE = re.compile(r"[^\n，。、；：？！]*[\n，。、；：？！]|[^\n，。、；：？！]+")

SCRIPTS = {"zh-Hans": "zh-Hant", "zh-Hant": "zh-Hans"}
"""Each Chinese script by its BCP 47 tag, and the other one."""

# Surnames that are their own Traditional form, where OpenCC would take them for another word.
_SURNAMES = frozenset("范于余云郁后涂游里岳朴种干咸")
_COURTESIES = frozenset(("先生", "女士", "小姐"))


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


def both_scripts(text: str) -> tuple[str, ...]:
    """The text, and its Simplified and Traditional forms where they differ from it.

    >>> both_scripts("发展")
    ('发展', '發展')
    """
    forms = (text, _converter("t2s").convert(text), _converter("s2t").convert(text))
    return tuple(dict.fromkeys(forms))


def same_length(text: str, config: str) -> str:
    """The text by a configuration of OpenCC that turns characters into characters (``s2t``).

    Where a phrase would change its number of characters, each one is converted on its own, so that
    places in the text stay what they are.

    >>> same_length("皇后以后发展头发", "s2t")
    '皇后以後發展頭髮'
    """
    converter = _converter(config)
    converted: str = converter.convert(text)
    if len(converted) == len(text):
        return converted
    clauses = _CLAUSE.findall(text)
    if len(clauses) > 1:
        return "".join(same_length(clause, config) for clause in clauses)
    alone = ((char, converter.convert(char)) for char in text)
    return "".join(new if len(new) == 1 else char for char, new in alone)


class Converter:
    """Text into the other script, character by character, names and terms as they are fixed."""

    def __init__(
        self, config: str, wordings: Iterable[Sequence[str]], people: Iterable[str]
    ) -> None:
        """Take OpenCC's configuration, the wordings of each thing, and the names of people.

        Two wordings of a thing that differ in script alone say how it is written in each. A name
        of which nobody says so keeps a surname that both scripts write alike.
        """
        self._config = config
        self._fixed: dict[str, str] = {}
        to_traditional = config.startswith("s2")
        for name in people:
            if to_traditional and name[0] in _SURNAMES:
                self._fixed[name] = name[0] + same_length(name, config)[1:]
        for forms in wordings:
            for form in forms:
                plain = simplified(form)
                if plain != form and len(plain) == len(form) and plain in forms:
                    self._fixed |= {plain: form, form: form} if to_traditional else {form: plain}
        longest_first = sorted(self._fixed, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def __call__(self, text: str) -> str:
        """The text in the other script, of the same length."""
        out = list(same_length(text, self._config))
        if self._config.startswith("s2"):
            for place in _surnames_in(text):
                out[place] = text[place]
        for match in self._pattern.finditer(text):
            out[match.start() : match.end()] = self._fixed[match.group()]
        return "".join(out)


def _surnames_in(text: str) -> Iterator[int]:
    """Where a surname that both scripts write alike stands before a courtesy."""
    if not any(char in text for char in _SURNAMES):
        return
    words = list(jieba.cut(text, HMM=False))
    place = 0
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word in _SURNAMES and following in _COURTESIES:
            yield place
        place += len(word)


@lru_cache(maxsize=16)
def script_of(text: str) -> str:
    """The BCP 47 tag of the script that a Chinese text is mostly written in.

    Characters that both scripts share say nothing; a text of these alone counts as Simplified.

    >>> script_of("辽宁全面振兴"), script_of("遼寧全面振興")
    ('zh-Hans', 'zh-Hant')
    """
    traditional = sum(a != b for a, b in zip(text, _converter("t2s").convert(text), strict=False))
    simplified = sum(a != b for a, b in zip(text, _converter("s2t").convert(text), strict=False))
    return "zh-Hant" if traditional > simplified else "zh-Hans"


@cache
def _tags() -> dict[str, str]:
    """The part of speech of every word that jieba's dictionary holds."""
    jieba.posseg.initialize()
    tags: dict[str, str] = jieba.posseg.dt.word_tag_tab
    return tags


def is_common_word(text: str) -> bool:
    """Whether a dictionary has the text, in either script, as a word that is nobody's name.

    >>> is_common_word("时间"), is_common_word("目標"), is_common_word("陆明远")
    (True, True, False)
    """
    return not _tags().get(simplified(text), "nr").startswith("nr")


def reads_as_words(text: str) -> bool:
    """Whether a dictionary cuts a text so that a part of it is a word that is nobody's name.

    >>> reads_as_words("主要举措"), reads_as_words("哈特曼"), reads_as_words("洛静")
    (True, False, False)
    """
    tags = _tags()
    words = jieba.cut(simplified(text), HMM=False)
    return any(len(word) > 1 and not tags.get(word, "x").startswith("nr") for word in words)


def simplified(text: str) -> str:
    """The text in Simplified characters."""
    converted: str = _converter("t2s").convert(text)
    return converted


def is_known_name(text: str) -> bool:
    """Whether a dictionary has the text, in either script, as a personal name, foreign ones too.

    >>> is_known_name("哈特曼"), is_known_name("特朗普"), is_known_name("目标")
    (True, True, False)
    """
    return _tags().get(simplified(text), "").startswith("nr")


def pinyin_letters(text: str) -> str:
    """The pinyin of a text without tones and spaces, a surname's reading first in doubt.

    >>> pinyin_letters("陆明远")
    'lumingyuan'
    """
    return "".join(lazy_pinyin(text)).lower()

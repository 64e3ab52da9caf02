"""Chinese scripts, by OpenCC; common words, by the dictionary of jieba; pinyin, by pypinyin.

Pinyin for reading, with tones and in context, is made in ``pinyin``, ``readings`` and
``polyphones`` beside this.
"""

from __future__ import annotations

from functools import cache, lru_cache

import jieba.posseg
from opencc import OpenCC
from pypinyin import lazy_pinyin


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
    alone = ((char, converter.convert(char)) for char in text)
    return "".join(new if len(new) == 1 else char for char, new in alone)


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
    jieba.setLogLevel("WARNING")
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

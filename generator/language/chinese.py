"""Chinese scripts, by OpenCC; common words, by the dictionary of jieba; pinyin, by pypinyin."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin


@cache
def _converter(config: str) -> OpenCC:
    return OpenCC(config)


@lru_cache(maxsize=20_000)
def traditional(text: str) -> str:
    """The text in Traditional characters.

    >>> traditional("新质生产力")
    '新質生產力'
    """
    converted: str = _converter("s2t").convert(text)
    return converted


def in_scripts(text: str) -> tuple[str, ...]:
    """The text as it may be written: as given, in Simplified, and in Traditional characters.

    The last after the standards of OpenCC, of Taiwan and of Hong Kong, where these differ.

    >>> in_scripts("这里")
    ('这里', '這裏', '這裡')
    """
    plain = simplified(text)
    others = (_converter(config).convert(plain) for config in ("s2t", "s2tw", "s2hk"))
    return tuple(dict.fromkeys((text, plain, *others)))


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
def _jieba() -> Any:
    """The library, loaded when it is first asked: its tables take 70 MB, and pairing needs none."""
    import jieba.posseg  # noqa: PLC0415

    library: ModuleType = jieba
    library.setLogLevel("WARNING")
    return library


@cache
def _tags() -> dict[str, str]:
    """The part of speech of every word that jieba's dictionary holds."""
    _jieba().posseg.initialize()
    tags: dict[str, str] = _jieba().posseg.dt.word_tag_tab
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
    words = _jieba().cut(simplified(text), HMM=False)
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


@lru_cache(maxsize=20_000)
def pinyin(text: str) -> str:
    """The pinyin of a text with its tones, the syllables of a word written together.

    >>> pinyin("工业体系、“六地”")
    'gōngyè tǐxì, “liù dì”'
    """
    words: list[str] = []
    for word in cuts(text):
        halves = [word[:2], word[2:]]
        whole = len(word) != 4 or not all(half in _tags() for half in halves)
        words += [word] if whole else halves
    spelt = " ".join("".join(lazy_pinyin(word, style=Style.TONE)) for word in words)
    spelt = re.sub(r" ?、 ?", ", ", spelt)
    return re.sub(r"(?<=[“（《]) | (?=[”）》])", "", spelt)


def cuts(text: str) -> list[str]:
    """A Chinese text cut into the words of a dictionary.

    >>> cuts("推动经济发展")
    ['推动', '经济', '发展']
    """
    words: list[str] = _jieba().lcut(text, HMM=False)
    return words

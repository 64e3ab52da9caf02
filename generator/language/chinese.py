"""Chinese scripts, by OpenCC; common words, by the dictionary of jieba; pinyin, by pypinyin.

Pinyin for reading, with tones and in context, is made in ``pinyin``, ``readings`` and
``polyphones`` beside this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import permutations
from typing import Any

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

_CLAUSE = re.compile(r"[^\n，。、；：？！]*[\n，。、；：？！]|[^\n，。、；：？！]+")

# After a number it counts; OpenCC has 个中 for what lies within.
_COUNTED = re.compile(r"(?<=[\d一二三四五六七八九十百千万亿两几多])个")

SCRIPTS = {"zh-Hans": "zh-Hant", "zh-Hant": "zh-Hans"}
"""Each Chinese script by its BCP 47 tag, and the other one."""

TRADITIONAL = ("s2t", "s2tw", "s2hk")
"""How OpenCC can write Traditional without swapping words: its own way, Taiwan's, Hong Kong's."""

# Surnames that are their own Traditional form, where OpenCC would take them for another word.
_SURNAMES = frozenset("范于余云郁后涂游里岳朴种干咸")
_COURTESIES = frozenset(("先生", "女士", "小姐"))


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


def _by_words(text: str, words: Mapping[int, str], config: str) -> list[str]:
    """As ``same_length``, but no word is torn by a phrase that begins or ends within it.

    OpenCC takes the longest phrase of its table wherever it has come to, as 加注 in 更加注重.
    """
    whole = same_length(text, config)
    out = list(whole)
    ends = {place + len(word) for place, word in words.items()}
    for place, word in words.items():
        for at, char in enumerate(same_length(word, config), place):
            if char != whole[at] and len(word) > 1:
                start, end = _phrase(text, at, whole[at], config)
                if start not in words or end not in ends:
                    out[at] = char
    for counted in _COUNTED.finditer(text):
        out[counted.start()] = same_length(counted[0], config)
    return out


def _phrase(text: str, at: int, char: str, config: str) -> tuple[int, int]:
    """The shortest stretch of a text that makes a character of it another one."""
    for size in range(1, len(text)):
        for start in range(max(0, at - size + 1), min(at, len(text) - size) + 1):
            if same_length(text[start : start + size], config)[at - start] == char:
                return start, start + size
    return 0, len(text)


class Converter:
    """Text into the other script, character by character, names and terms as they are fixed.

    >>> Converter("s2t", [], [])("更加注重发展")
    '更加注重發展'

    Two that convert alike are equal.
    """

    def __init__(
        self, config: str, wordings: Iterable[Sequence[str]], people: Iterable[str]
    ) -> None:
        """Take OpenCC's configuration, the wordings of each thing, and the names of people.

        Two wordings of a thing that differ in script alone say how it is written in each. A name
        of which nobody says so keeps a surname that both scripts write alike.
        """
        self._config = config
        self._from_simplified = config.startswith("s2")
        names = people if self._from_simplified else ()
        kept = {one: _with_surname(one, config) for one in names if one[0] in _SURNAMES}
        # The national broadcaster, where OpenCC's table has the desk of a hotel.
        station = "总台", same_length("总", config) + same_length("电视台", config)[-1]
        fixed = dict([station] if self._from_simplified else [])
        fixed |= dict(pair for forms in wordings for pair in _pairs(forms))
        if not self._from_simplified:
            fixed = {traditional: plain for plain, traditional in fixed.items()}
        self._forms = kept | fixed
        self._names = kept.keys() - fixed.keys()
        longest_first = sorted(self._forms, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")
        self._way = config, frozenset(self._forms.items()), frozenset(self._names)

    def __eq__(self, other: object) -> bool:
        """Whether the other one converts alike."""
        return isinstance(other, Converter) and self._way == other._way

    def __hash__(self) -> int:
        """A hash of the way it converts."""
        return hash(self._way)

    def __call__(self, text: str) -> str:
        """The text in the other script, of the same length."""
        if not self._from_simplified:
            words, out = {}, list(same_length(text, self._config))
        else:
            words = dict(_words(text))
            out = _by_words(text, words, self._config)
        for place, word in words.items():
            if word in _SURNAMES and words.get(place + 1) in _COURTESIES:
                out[place] = word
        for match in self._pattern.finditer(text):
            if match[0] not in self._names or match.start() in words:  # no 余国 in 其余国家
                out[match.start() : match.end()] = self._forms[match[0]]
        return "".join(out)


def _with_surname(name: str, config: str) -> str:
    return name[0] + same_length(name, config)[1:]


def _words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text by the dictionary of jieba, with their places."""
    place = 0
    for word in _jieba().cut(text, HMM=False):
        yield place, word
        place += len(word)


def _pairs(forms: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Wordings that differ in script alone: the Simplified one, and the Traditional one."""
    for plain, traditional in permutations(forms, 2):
        if plain == traditional or len(plain) != len(traditional):
            continue
        if all(a == b or a == simplified(b) for a, b in zip(plain, traditional, strict=True)):
            yield plain, traditional


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
    import jieba  # noqa: PLC0415

    library: Any = jieba
    library.setLogLevel("WARNING")
    return library


@cache
def _tags() -> dict[str, str]:
    """The part of speech of every word that jieba's dictionary holds: a line has word, count, tag.

    Its own table of them (``jieba.posseg``) comes with a tagger that is never asked, in six times
    the time.
    """
    with _jieba().get_dict_file() as file:
        return {word: tag for word, _, tag in map(str.split, file.read().decode().splitlines())}


def part_of_speech(word: str) -> str:
    """The tag that jieba's dictionary gives a Simplified word, empty where it does not have it.

    >>> part_of_speech("努力"), part_of_speech("很快"), part_of_speech("，")
    ('ad', 'd', '')
    """
    return _tags().get(word, "")


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


@lru_cache(maxsize=20_000)
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

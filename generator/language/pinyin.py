"""Pinyin in context: a syllable with its tone mark for every Han character of a text.

Who decides, first come first: the glossary and the people of the project; the phrases of pypinyin,
for words as jieba cuts them; the network of g2pM; the dictionary of pypinyin. Measured by
``make bench`` on sentences with one polyphone each.

Tones are those of a dictionary, as textbooks print them: neutral ones where the dictionary has
them, and no sandhi (一 is ``yī`` and 不 is ``bù`` wherever they stand).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

import jieba
from pypinyin.constants import PHRASES_DICT
from pypinyin.contrib.tone_convert import to_tone

from generator.language.chinese import part_of_speech, same_length, script_of
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
    "大部分": ("dà", "bù", "fen"),
    "照片": ("zhào", "piàn"),
    "供养": ("gōng", "yǎng"),
    "一场": ("yī", "chǎng"),
    "质朴": ("zhì", "pǔ"),
    "落差": ("luò", "chā"),
    "高差": ("gāo", "chā"),
    "埃塞俄比亚": ("āi", "sài", "é", "bǐ", "yà"),
}
# Words whose last syllable is neutral in dictionaries and in the list of the Putonghua proficiency
# test, where the phrases have them with its full tone or not at all.
_NEUTRAL = frozenset(
    """
    先生 朋友 时候 事情 关系 消息 知识 认识 清楚 明白 告诉 学生 打算 商量 漂亮
    喜欢 麻烦 舒服 衣服 客气 名字 休息 学问 本事 合同 行李 粮食 热闹 头发 心思
    丈夫 招呼 规矩 动静 队伍 耽误 点心 包袱 帮手 答应 护士 见识 交情 结实 口袋
    宽敞 老实 买卖 名堂 模糊 稀罕 笑话 养活 应酬 冤枉 运气 在乎 扎实 主意
    窗户 妈妈 爸爸 哥哥 姐姐 太太 谢谢 收成 庄稼 牲口 木匠 生意 故事 眼睛
    耳朵 凉快 亮堂 厚道 踏实 妥当 称呼 打听 打量 打扮 照应 指望 累赘 骆驼
    葡萄 蘑菇 棉花 芝麻 高粱 豆腐 月亮 灯笼 喇叭 师傅 徒弟 裁缝 差事 出息 凑合
    姑娘 官司 闺女 含糊 行当 和尚 核桃 红火 糊涂 活泼 火候 伙计 机灵 记号 记性
    架势 街坊 困难 利索 码头 苗条 脑袋 能耐 脾气 欺负 亲戚 勤快 收拾 疏忽 爽快
    挑剔 晚上 委屈 稳当 媳妇 乡下 相声 秀气 衙门 秧歌 吆喝 早上 张罗 帐篷 招牌
    壮实 状元 嘴巴 好处 用处 比方 部分 玻璃 补丁 位置
    """.split()  # noqa: SIM905  # read as text
)
_MANNER = frozenset("adzilv")  # adjectives, adverbs, idioms: jieba's tags by their first letters
_DEEDS = frozenset("vadzilp")
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
    cut = [_SENTENCE.findall(_simplified(text)) for text in texts]
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


def _simplified(text: str) -> str:
    """A text in Simplified characters, place for place; Taiwan writes 看著 for 看着."""
    return same_length(text, "tw2s" if script_of(text) == "zh-Hant" else "t2s")


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

    ``None`` outside the words that they have.
    """
    words = [part for word in jieba.cut(sentence, HMM=False) for part in _parts(word)]
    found: list[tuple[str, bool] | None] = []
    for before, word, after in zip(["", *words], words, [*words[1:], ""], strict=False):
        if particle := _particle(before, word, after):
            found.append((particle, True))
        else:
            common = jieba.dt.FREQ.get(word, 0) >= COMMON
            found += [(one, common) for one in _phrase(word)] or [None] * len(word)
    return found


def _parts(word: str) -> Iterator[str]:
    """A word, or its longest beginnings where the phrases do not have it: 银行, 业 for 银行业."""
    while word:
        ends = range(len(word), 1, -1)
        end = next((end for end in ends if _phrase(word[:end])), 1)
        yield word[:end]
        word = word[end:]


def _particle(before: str, word: str, after: str) -> str:
    """How 地 or 得 is read where their neighbours show it: g2pM has learned little of the two.

    >>> _particle("很快", "地", "协调"), _particle("走", "得", "稳"), _particle("还", "得", "努力")
    ('de', 'de', 'děi')
    """
    if word not in ("地", "得"):
        return ""
    left, right = part_of_speech(before)[:1], part_of_speech(after)[:1]
    if word == "地":
        manner = left in _MANNER and right in _DEEDS
        return "de" if manner or before.endswith("性") else ""
    if left in ("v", "a"):
        return "de" if right in _DEEDS else ""
    return "děi" if left in ("r", "d") and right in ("v", "d", "a", "b") else ""


@lru_cache(maxsize=65536)
def _phrase(word: str) -> tuple[str, ...]:
    """How the phrases read a word; nothing where they do not have it."""
    if word in _MENDED:
        return _MENDED[word]
    known = [one[0] for one in PHRASES_DICT.get(word, ())]
    if word in _NEUTRAL:
        first, last = known or [dictionary(char)[0] for char in word]
        return first, without_tone(last)
    if len(word) < 2 or len(known) != len(word):
        return ()
    pairs = zip(word, known, strict=True)
    return tuple("r" if char == "儿" and one == "er" else one for char, one in pairs)


@cache
def _marked(reading: str) -> str:
    """``lu:4`` as ``lǜ``."""
    return str(to_tone(reading.replace("u:", "ü")))

"""Labels that name a part in a talk and no person: Q, 记者, Moderator, Interpreter, 网友“海风”."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Who asks, answers or leads; those of whom nothing is known, and interpreters, may do any of it.
_TABLE = {
    "question": (
        "q question 问 問 提问 提問 reporter journalist correspondent questioner 记者 記者"
        " 媒体 媒體 anonymous 匿名 interviewer 採訪者 采访者 访问者 网友 網友 提问者 提問者"
    ),
    "answer": "a answer 答 回答",
    "moderator": (
        "moderator host chair chairperson emcee mc facilitator operator 主持人 主持 司儀 司仪"
    ),
    "speaker": (
        "interpreter translator 翻译 翻譯 现场翻译 現場翻譯 口译员 口譯員 传译员 傳譯員 译员 譯員"
    ),
}
_PARTS = {word: part for part, words in _TABLE.items() for word in words.split()}

# Q1, 答2, Question 3: certain only beside each other, since Q1 is also a quarter of a year.
_COUNTED = re.compile(
    r"(?P<word>q|a|question|answer|问|問|答|提问|提問|回答|问题|問題)\s?[.#]?\s?(?P<number>\d{1,3})"
)
# 记者A, Reporter 2, and those of whom nothing but their being there is known.
_ONE_OF_SEVERAL = re.compile(
    r"(?:记者|記者|网友|網友|媒体|媒體)\s?(?:[a-z]|\d{1,2}|[甲乙丙丁一二三四五六七八九十])"
    r"|(?:reporter|journalist|questioner)\s(?:[a-z]|#?\d{1,2})"
    r"|(?:现场|現場|在场|在場|场内|場內|线上|線上|某|一位|一名|另一位|另一名|未具名|匿名)(?:记者|記者|网友|網友)"
)
_NOBODY = (
    r"(?:unidentified|unknown|unnamed|unidentifiable|male|female|another|off-?mic|off-?camera)"
)
_UNNAMED_REPORTER = re.compile(
    rf"(?:{_NOBODY} )+(?:reporter|journalist|correspondent|questioner)s?(?: #?\d{{1,2}})?"
)
_UNNAMED_SPEAKER = re.compile(
    rf"(?:{_NOBODY} )+(?:speaker|participant|voice|person|man|woman|attendee|audience member)s?"
    r"(?: #?\d{1,2})?|audience member(?: #?\d{1,2})?"
)
# A reader who writes in, with a name of his own: 网友“海风”, 网友 海风, 网友@海风.
_BY_NICKNAME = re.compile(
    r"(?:网友|網友|听众|聽眾|观众|觀眾|读者|讀者)"
    r"(?:\s?[“\"「『【\[（(@][^“”\"「」『』【】]{1,20}[”\"」』】\]）)]?|\s[^\s，。！？]{1,10})"
)


@lru_cache(maxsize=4096)  # labels return
def part_of(text: str) -> str | None:
    """The part that a label names, ``None`` for one that names somebody.

    One of ``question``, ``answer``, ``moderator`` and ``speaker``.

    >>> part_of("Q"), part_of("答2"), part_of("Unidentified reporter"), part_of("陆明远")
    ('question', 'answer', 'question', None)
    """
    plain = _plain(text)
    if part := _PARTS.get(plain):
        return part
    if counted := _COUNTED.fullmatch(plain):
        return "answer" if _PARTS.get(counted["word"]) == "answer" else "question"
    if (
        _ONE_OF_SEVERAL.fullmatch(plain)
        or _UNNAMED_REPORTER.fullmatch(plain)
        or _BY_NICKNAME.fullmatch(text)
    ):
        return "question"
    return "speaker" if _UNNAMED_SPEAKER.fullmatch(plain) else None


def is_doubtful_part(text: str) -> bool:
    """Whether a label of a part may also be something else: a quarter, a comment that is quoted.

    >>> is_doubtful_part("Q1"), is_doubtful_part("网友“海风”"), is_doubtful_part("Q")
    (True, True, False)
    """
    return bool(_COUNTED.fullmatch(_plain(text)) or _BY_NICKNAME.fullmatch(text))


def part_number(text: str) -> str | None:
    """The number by which a label counts questions and answers.

    >>> part_number("问２"), part_number("Q")
    ('2', None)
    """
    counted = _COUNTED.fullmatch(_plain(text))
    return counted["number"] if counted else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()

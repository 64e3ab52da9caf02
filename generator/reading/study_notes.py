"""Study notes that a learners' site adds: entries of vocabulary, and their numbers in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from generator.language.english import stem
from generator.language.scripts import HAN


@dataclass(frozen=True)
class Vocabulary:
    """An entry of a study note: a word, its sound where given, and what it means.

    All are empty in the heading of such notes.
    """

    term: str
    ipa: str | None
    gloss: str


_AT_MOST = 300
_HEADING_AT_MOST = 24
_BEGINS = re.compile("[0-9A-Za-z•·▲★*-]")
_SOUND_SIGN = re.compile(r"[/\[]")
_HEADING = re.compile(
    r"[【\[]?(?:重点|核心|本文|课文|英语|难点)?(?:词汇|生词|单词|词组|短语|词语)(?:积累|学习|总结|整理|讲解|注释|解析|表)?[】\]]?\s?[:：]?"
    r"|(?:Key |New |Useful )?(?:Vocabulary|Words and [Ee]xpressions|Word [Ll]ist)\s?[:：]?"
)
_IPA_LETTERS = re.compile("[ɑæəɜɪʊʌɔɒɛɡŋʃʒθðˈˌː]")
_NUMBER = r"(?:(?:\d{1,2}[.．、)]|\d{1,2}(?=\s)|[•·▲★*-])\s{0,3})?"
_TERM = r"([A-Za-z][A-Za-z'’-]{0,30}(?: [A-Za-z'’-]{1,20}){0,5}?)"
_SOUND = r"[/\[［]([^/\[\]［］]{1,40})[/\]］]"
_COUNTRY = r"(?:英式?|美式?|UK|US)?[:：]?\s?"
_PART = (
    r"(?:n|v|vt|vi|adj|adv|prep|conj|pron|num|int|abbr|phr|aux|art|a|ad)\."
    r"(?:\s?[/&]\s?(?:n|v|vt|vi|adj|adv|a|ad)\.)?"
)
_SOUNDED = re.compile(
    rf"{_NUMBER}{_TERM}\s{{0,4}}{_COUNTRY}{_SOUND}(?:\s?[,;，；]?\s?{_COUNTRY}{_SOUND})?"
    r"\s{0,4}(\S.{0,200})?"
)
_PARTED = re.compile(rf"{_NUMBER}{_TERM}\s{{1,4}}({_PART}\s?\S.{{0,200}})")
_PHRASE = re.compile(
    r"\d{1,2}[.．、)]\s{0,3}([a-z][A-Za-z'’-]{0,30}(?: [A-Za-z'’-]{1,20}){0,8})"
    r"\s{0,3}[:：]?\s{0,3}([\u3400-\u9fff][^。！？.!?A-Za-z]{0,40})"
)


def vocabulary(text: str) -> Vocabulary | None:
    """The entry that a line of a study note makes, ``None`` for any other line.

    >>> vocabulary("2. ferry 美 [ˈferi]  n. 渡轮")
    Vocabulary(term='ferry', ipa='ˈferi', gloss='n. 渡轮')
    >>> vocabulary("3. set sail 起航")
    Vocabulary(term='set sail', ipa=None, gloss='起航')
    >>> vocabulary("We [laughs] kept on."), vocabulary("1.We kept 增长")
    (None, None)
    >>> vocabulary("【重点词汇】")
    Vocabulary(term='', ipa=None, gloss='')
    """
    if len(text) > _AT_MOST:
        return None
    if len(text) <= _HEADING_AT_MOST and _HEADING.fullmatch(text):
        return Vocabulary("", None, "")
    if not _BEGINS.match(text) or (text.isascii() and not _SOUND_SIGN.search(text)):
        return None
    if found := _SOUNDED.fullmatch(text):
        term, ipa, _, gloss = found.groups()
        if _IPA_LETTERS.search(ipa) or re.match(rf".*?[英美]\s?[/\[［]{re.escape(ipa)}", text):
            return Vocabulary(term, ipa.strip(), gloss or "")
    if (found := _PARTED.fullmatch(text)) and HAN.search(found[2]):
        return Vocabulary(found[1], None, found[2])
    if found := _PHRASE.fullmatch(text):
        return Vocabulary(found[1], None, found[2].strip())
    return None


def entry_number(text: str) -> str | None:
    """The number that an entry is printed with.

    >>> entry_number("2. ferry n. 渡轮"), entry_number("• ferry n. 渡轮")
    ('2', None)
    """
    found = _NUMBERED.match(text)
    return found[1] if found else None


_NUMBERED = re.compile(r"(\d{1,2})(?!\d)")
_GLUED = re.compile(r"([A-Za-z]{3,})(\d{1,2})(?![\d%A-Za-z]|[.,]\d)")


def glued_numbers(text: str, entries: Mapping[str, str]) -> list[tuple[int, int]]:
    """Where a word of the text bears the number of its entry in the notes.

    ``entries`` are the terms by number.

    >>> glued_numbers("The advisories1 of May, and COP28.", {"1": "advisory", "28": "ferry"})
    [(14, 15)]
    """
    return [
        match.span(2)
        for match in _GLUED.finditer(text)
        if match[2] in entries and stem(match[1]) == stem(entries[match[2]].split()[-1])
    ]

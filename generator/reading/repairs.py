"""Damage to the text of a line: taken out where that is sure, else marked and left as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from generator.language.chinese import pinyin_letters, simplified
from generator.reading.mojibake import is_mojibake

RULES = {
    "pinyin-residue": "pinyin in brackets, left behind a character by a conversion of scripts",
    "tag-residue": "a piece of a web page's markup, left in its text",
    "mojibake": "text that was decoded with the wrong table, or lost bytes",
    "spaces-lost": "English words run together",
    "damaged-apostrophe": "another sign where an apostrophe or a letter was",
}


@dataclass(frozen=True)
class Damage:
    """A stretch of a line's text (characters, 0-based), and whether it is taken out."""

    start: int
    end: int
    rule: str
    removed: bool


def find_damage(text: str) -> list[Damage]:
    """The damage to a line, in order and without overlaps; a line of mojibake is that alone.

    >>> [text[one.start : one.end] for text in ["發(fā)布會(huì)</p>"] for one in find_damage(text)]
    ['(fā)', '(huì)', '</p>']
    """
    if is_mojibake(text):
        return [Damage(0, len(text), "mojibake", False)]
    found: list[Damage] = []
    if "(" in text or "（" in text:
        found += _damage(pinyin_residue(text), "pinyin-residue", True)
    if "?" in text or "\ufffd" in text:
        found += _damage(lost_bytes(text), "mojibake", False)
    if "<" in text or ">" in text or "&" in text:
        found += [Damage(start, end, "tag-residue", sure) for start, end, sure in markup(text)]
    found += _damage(glued_words(text), "spaces-lost", False)
    if _APOSTROPHE_SIGN.search(text):
        found += _damage(damaged_apostrophes(text), "damaged-apostrophe", False)
    return _disjoint(found)


def without(text: str, damage: Iterable[Damage]) -> str:
    """The text with what is taken out of it gone."""
    out, at = [], 0
    for one in damage:
        if one.removed:
            out.append(text[at : one.start])
            at = one.end
    return "".join([*out, text[at:]])


def _damage(stretches: Iterable[tuple[int, int]], rule: str, removed: bool) -> list[Damage]:
    return [Damage(start, end, rule, removed) for start, end in stretches]


def _disjoint(found: list[Damage]) -> list[Damage]:
    kept: list[Damage] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


# Pinyin residue

_BRACKETED = re.compile(r"[(（]([a-zü\u00e0-\u01dc\u0300-\u030c]{1,8})[)）]")
_SYLLABLE = re.compile(
    r"(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?"
    r"(?:[aoeiuü]|ai|ei|ao|ou|an|en|ang|eng|er|ong|ia|ie|iao|iu|ian|in|iang|ing|iong|ua|uo|uai|ui"
    r"|uan|un|uang|ue|üe)"
)
_TONES = frozenset("\u0304\u0301\u030c\u0300")
_LEVEL_1 = (b"\xb0\xa1", b"\xd7\xf9")  # where GB 2312 has its common characters


def pinyin_residue(text: str) -> list[tuple[int, int]]:
    """One toned syllable in brackets after the character it is the reading of.

    A conversion to Traditional characters leaves it, so one is sure where the character is a
    Traditional and a common one, which nobody glosses, and the first letter is that of its first
    reading. Beside a sure one any other syllable counts, too.

    >>> pinyin_residue("問(wèn)題(tí)了(le)"), pinyin_residue("高质量发展(gāo zhìliàng fāzhǎn)")
    ([(1, 6), (7, 11), (12, 16)], [])
    >>> pinyin_residue("冼(xiǎn)星海"), pinyin_residue("他姓吳(wu)"), pinyin_residue("會(kuài)計")
    ([], [], [])
    """
    found, sure = [], False
    for match in _BRACKETED.finditer(text):
        before = text[match.start() - 1 : match.start()]
        toned, syllable = _syllable(match[1])
        if not syllable or not "\u3400" <= before <= "\u9fff":
            continue
        found.append(match.span())
        sure = sure or (toned and syllable[0] == _first_letter(before))
    return found if sure else []


@cache
def _syllable(word: str) -> tuple[bool, str]:
    """Whether a syllable bears a tone, and the syllable without it; empty where it is none."""
    marks = unicodedata.normalize("NFD", word)
    tones = sum(char in _TONES for char in marks)
    plain = unicodedata.normalize("NFC", "".join(char for char in marks if char not in _TONES))
    return tones == 1, plain if tones <= 1 and _SYLLABLE.fullmatch(plain) else ""


@cache
def _first_letter(char: str) -> str:
    """The first letter of the reading of a common Traditional character.

    >>> _first_letter("發"), _first_letter("會"), _first_letter("会"), _first_letter("鱻")
    ('f', 'h', '', '')
    """
    code = simplified(char).encode("gb2312", "ignore")
    common = _LEVEL_1[0] <= code <= _LEVEL_1[1] and not char.encode("gb2312", "ignore")
    return pinyin_letters(char)[:1] if common else ""


# Lost bytes

_LOST = re.compile(
    r"\?[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]{0,12}\?[a-zü\u00e0-\u01dc]{1,6}[)）]"
    r"|\?[a-zü\u00e0-\u01dc]{1,6}[)）]|\ufffd+"
)


def lost_bytes(text: str) -> list[tuple[int, int]]:
    """Where a byte was lost: a toned syllable that has lost its character, or the sign for it.

    >>> lost_bytes("?！蔽胰鐚?shí)是。"), lost_bytes("什么?！(shí)")
    ([(0, 10)], [])
    """
    found = []
    for match in _LOST.finditer(text):
        word = match[0].rpartition("?")[2].rstrip(")）")
        if match[0][0] == "\ufffd" or all(_syllable(word)):
            found.append(match.span())
    return found


# Markup

_BLOCK = (
    "p|br|hr|div|li|ul|ol|td|tr|th|table|tbody|thead|h[1-6]|section|article|center|dd|dl|dt"
    "|blockquote|header|footer|nav|figure|figcaption|iframe|script|style"
)
_INLINE = "b|i|u|s|em|strong|font|span|a|sup|sub|small|big|img|wbr|strike|del|ins|mark"
_OFFICE = r"o:p|st1:\w{1,30}|v:\w{1,30}|w:\w{1,30}"
_TAG = re.compile(
    rf"<(/?)({_BLOCK}|{_INLINE}|{_OFFICE})(\s[^<>]{{0,400}})?\s{{0,3}}/?>"
    r"|<\?xml(?::namespace)?\s[^<>]{0,200}>"
    r"|<!--[^<>]{0,200}-->"
    rf"|\?/(?:{_BLOCK}|{_INLINE})>"
    r"|&(?:#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,8});",
    re.IGNORECASE,
)
_INLINE_NAMES = frozenset(_INLINE.split("|"))
_ATTRIBUTE = re.compile(r"\s[a-z:-]{1,30}\s?=", re.IGNORECASE)
_QUOTES = "\"'`“”‘’「」『』"
_SPACES = {"&nbsp;", "&ensp;", "&emsp;", "&thinsp;", "&zwnj;", "&zwj;", "&shy;", "&#160;", "&#xa0;"}
_ENTITIES = {
    *("&amp;", "&lt;", "&gt;", "&quot;", "&apos;", "&middot;", "&mdash;", "&ndash;", "&hellip;"),
    *("&ldquo;", "&rdquo;", "&lsquo;", "&rsquo;", "&bull;", "&copy;", "&reg;", "&times;"),
}


def markup(text: str) -> list[tuple[int, int, bool]]:
    """Tags and entities left as text, and for each whether it may be taken out.

    Tags about words that open and close in the line (``<b>soon</b>``) may be quoted, as may the
    bare name of one, unless the whole line stands in the tags of a block; entities that stand for
    a sign cannot go without a trace.

    >>> markup("三点。?/p>"), markup("<b>soon</b>"), markup("a < b")
    ([(3, 7, True)], [], [])
    >>> markup("Q&amp;A&nbsp;"), markup("Use a <p> here.")
    ([(1, 6, False), (7, 13, True)], [])
    >>> markup("<p><b>Host:</b> Yes.</p>")
    [(0, 3, True), (3, 6, True), (11, 15, True), (20, 24, True)]
    """
    tags = list(_TAG.finditer(text))
    quoted = set() if _is_block(text, tags) else _quoted(text, tags)
    found = []
    for tag in tags:
        start, end = tag.span()
        if text[start] == "&":
            name = tag[0].lower()
            if name in _SPACES:
                found.append((start, end, not _joins(text, start, end)))
            elif name in _ENTITIES or name[1] == "#":
                found.append((start, end, False))
        elif start not in quoted:
            found.append((start, end, not _joins(text, start, end)))
    return found


def _is_block(text: str, tags: list[re.Match[str]]) -> bool:
    """Whether a line is the source of a paragraph or another block, from its tag to the end of it.

    >>> [_is_block(text, list(_TAG.finditer(text))) for text in ("<p>Yes.</p>", "<b>Yes.</b>")]
    [True, False]
    """
    plain = text.strip()
    if len(tags) < 2 or not plain.startswith(tags[0][0]) or not plain.endswith(tags[-1][0]):
        return False
    first, last = ((tag[2] or "").lower() for tag in (tags[0], tags[-1]))
    return first == last and bool(last and tags[-1][1]) and first not in _INLINE_NAMES


def _joins(text: str, start: int, end: int) -> bool:
    """Whether taking this out would make one English word of two."""
    left, right = text[start - 1 : start], text[end : end + 1]
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _quoted(text: str, tags: list[re.Match[str]]) -> set[int]:
    """Where tags begin that may be quoted: pairs about words, and bare names among words."""
    quoted: set[int] = set()
    opened: list[tuple[str, int]] = []
    for tag in tags:
        name = (tag[2] or "").lower()
        if not name or ":" in name or _ATTRIBUTE.match(tag[3] or ""):
            continue
        left, right = text[max(0, tag.start() - 1) : tag.start()], text[tag.end() : tag.end() + 1]
        if (left == " " == right) or (left and left in _QUOTES and right in _QUOTES):
            quoted.add(tag.start())
        if name in _INLINE_NAMES and not tag[1]:
            opened.append((name, tag.start()))
        elif opened and tag[1] and opened[-1][0] == name:
            quoted |= {opened.pop()[1], tag.start()}
    return quoted


# Words run together

_LONG_RUN = re.compile(r"(?<![A-Za-z])[A-Za-z]{14,}")
_BESIDE = re.compile(r"[\w@#/\\.:=&%+~-]\n.*|.*\n(?:[\w@/\\=+].?|\.[a-z])", re.ASCII)
# Function words with letters on both sides; "of" and "and" are sure where no word ends like that.
_GLUED_WORD = re.compile(
    r"(?<=[a-z])(?:(?P<sure>(?<![or])of(?=[A-Z])|(?<=[aeiouy])and(?=[A-Z]))"
    r"|(?:the|and|for|with|that|this|have|has|are|were|will|from|which|been|our)"
    r"(?=[a-z]{2}|[A-Z])|(?:have|that|with|from|which|will)\b)"
)
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_VERY_LONG = 25
_GLUED_AFTER = re.compile(r"['’]s([A-Z][a-z]{1,30})")


def glued_words(text: str) -> list[tuple[int, int]]:
    """Runs of letters that hold several English words, two of them words of grammar.

    Names written like ``OpenStreetMap`` hold none; addresses and handles are passed over.

    >>> glued_words("BothChinaandRussiahave agreed"), glued_words("OpenStreetMap, GlaxoSmithKline")
    ([(0, 22)], [])
    """
    found = []
    for run in _LONG_RUN.finditer(text):
        capital = bool(_INNER_CAPITAL.search(run[0]))
        very_long = len(run[0]) > _VERY_LONG
        if (capital or very_long) and not _BESIDE.fullmatch(_around(text, *run.span())):
            words = list(_GLUED_WORD.finditer(run[0]))
            points = len(words) + sum(bool(word["sure"]) for word in words)
            kinds = len({word[0] for word in words})
            if (capital and points > 1) or (very_long and kinds > 1 - capital):
                found.append(run.span())
    found += [match.span(1) for match in _GLUED_AFTER.finditer(text)]
    return sorted(found)


def _around(text: str, start: int, end: int) -> str:
    """The character before a stretch and the two after it, on a line each."""
    return f"{text[max(0, start - 1) : start]}\n{text[end : end + 2]}"


# Damaged apostrophes

_APOSTROPHE_SIGN = re.compile(r"[\"“”?_´`](?<=[A-Za-z].)[a-z]")
_ENDING = re.compile(
    r"(?<![\w/=?&.#@-])([A-Za-z]{2,}|I)([\"“”?´`])(?:s|t|re|ve|ll|d|m)(?![\w\"”=/&-])"
)
_LETTER_LOST = re.compile(r"(?<![\w/=?&.#@-])[Ee]_[acehiopqtu][a-z]{2,}(?![\w_/=])")


def damaged_apostrophes(text: str) -> list[tuple[int, int]]:
    """Words whose apostrophe became another sign, or whose x became an underscore.

    A quotation mark that closes a quoted word is none.

    >>> text = 'The People"s Republic will e_tend it.'
    >>> [text[start:end] for start, end in damaged_apostrophes(text)]
    ['People"s', 'e_tend']
    >>> damaged_apostrophes('three "maybe"s and a user_id')
    []
    """
    found = []
    for match in _ENDING.finditer(text):
        before = text[max(0, match.start() - 200) : match.start()]
        quoted = {'"': before[-1:] == '"', "”": "“" in before.rpartition("”")[2]}
        if not quoted.get(match[2]):
            found.append(match.span())
    found += [match.span() for match in _LETTER_LOST.finditer(text)]
    return sorted(found)

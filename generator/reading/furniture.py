"""What stands around the speech on a copied page: navigation, contact lines, facts of the copy.

Only the lines before the first and after the last line of speech are looked at, so that nothing
inside a speech is ever taken for furniture.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.language.scripts import HAN
from generator.model import AsideKind, Metadata, SetAside
from generator.reading.lines import Line

# The keys under which copied pages print facts about themselves, and what each one tells.
METADATA_KEYS = {
    "文章来源": "source",
    "来源": "source",
    "來源": "source",
    "发布时间": "published",
    "發布時間": "published",
    "时间": "published",
    "時間": "published",
    "更新时间": "published",
    "更新時間": "published",
    "作者": "author",
    "责任编辑": "editor",
    "責任編輯": "editor",
    "点击": "views",
    "點擊": "views",
    "阅读量": "views",
    "閱讀量": "views",
    "Source": "source",
    "Updated": "published",
    "Published": "published",
    "Author": "author",
    "Editor": "editor",
    "Views": "views",
}
_KEY = re.compile(
    r"(?<![^\s|])(" + "|".join(sorted(METADATA_KEYS, key=len, reverse=True)) + r")\s*[:：]"
)
_SITE_WORDS = re.compile(
    r"公众号|公眾號|首页|首頁|入口|登录|登錄|注册|公告|导航|導航|微博|微信|商城"
)
_SENTENCE = re.compile(r"[，。！？；、,.!?;]")
_PHONE = re.compile(r"(?<!\d)(?:1\d{10}|0\d{2,3}-?\d{7,8}|400-?\d{3}-?\d{4})(?!\d)")
_PHONE_WORDS = re.compile(r"电话|電話|热线|熱線|联系|聯繫|\b(?:tel|phone|hotline)\b", re.IGNORECASE)
_ITEM_LENGTH = 24
_CONTACT_LENGTH = 60


def clear(
    lines: Sequence[Line],
) -> tuple[tuple[Line, ...], tuple[Metadata, ...], tuple[SetAside, ...]]:
    """Take the furniture off both ends: the lines of speech, the facts, and what is set aside."""
    metadata: list[Metadata] = []
    aside: list[SetAside] = []

    def taken(line: Line, *, top: bool = False) -> bool:
        if fields := metadata_fields(line.text):
            metadata.append(Metadata(line.text, line.span, line.number, fields))
        elif kind := furniture_kind(line.text, top=top):
            aside.append(SetAside(kind, line.text, line.span, line.number))
        else:
            return False
        return True

    start, end = 0, len(lines)
    while start < end and taken(lines[start], top=True):
        start += 1
    while start < end and taken(lines[end - 1]):
        end -= 1
    return tuple(lines[start:end]), tuple(metadata), tuple(aside)


def metadata_fields(text: str) -> tuple[tuple[str, str | None], ...]:
    """The facts of a line made of at least two known keys with a colon, else nothing.

    >>> metadata_fields("来源:新办 发布时间:2024-05-16 05:39 点击:")
    (('source', '新办'), ('published', '2024-05-16 05:39'), ('views', None))
    """
    keys = list(_KEY.finditer(text))
    if len(keys) < 2 or keys[0].start() > 0:
        return ()
    ends = [key.start() for key in keys[1:]] + [len(text)]
    return tuple(
        (METADATA_KEYS[key.group(1)], text[key.end() : end].strip(" |\u3000") or None)
        for key, end in zip(keys, ends, strict=True)
    )


def furniture_kind(text: str, *, edge: bool = False, top: bool = False) -> AsideKind | None:
    """What kind of furniture a line is by its form, if any.

    Navigation is a row of short Chinese items, none of them a sentence, with a word of sites among
    them; at the top of a page three items will do, which at the end of a speech could be its last
    words. A contact line is short, no sentence, and holds a telephone number.
    """
    if len(text) <= _CONTACT_LENGTH and _PHONE.search(text) and _PHONE_WORDS.search(text):
        return None if _SENTENCE.search(text[-1]) else "contact"
    items = text.split()
    row = len(items) > 1 and all(
        HAN.search(item) and len(item) <= _ITEM_LENGTH and not _SENTENCE.search(item)
        for item in items
    )
    if row and ((top and len(items) > 2) or _SITE_WORDS.search(text)):
        return "navigation"
    return None


def adverts(text: str) -> list[tuple[int, int]]:
    return []


def date_place(text: str) -> tuple[tuple[str, str | None], ...]:
    return ()

"""Offices and the series, from the words that open a conference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.language.names import CHINESE_NAME, TITLE_WORDS
from generator.model import Affiliation, Bilingual, Series, Who
from generator.project import Event
from generator.reading.lines import Line

# "Mr. Li Lecheng, deputy secretary of … and governor of Liaoning province, to brief you"
_INTRODUCED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.? (?P<name>(?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+), "
    r"(?P<office>(?!who\b|please\b|for\b|to\b|will\b|here\b|and\b)[^;.]+?)"
    r"(?=,? and (?:Mr|Ms|Mrs|Miss|Dr|Prof)\b|, (?:to|who|will|here|for)\b|[;.])"
)
# 今天我们邀请到青澜省生态环境厅厅长陆明远先生，省林业局局长苏映雪女士
_INTRODUCED_IN_CHINESE = re.compile(
    rf"(?P<office>[^，。；：！？,—\s]{{2,40}}?(?:{TITLE_WORDS}))\s?(?P<name>{CHINESE_NAME.pattern})"
    r"(?:女士|先生|小姐|同志|教授|博士|院士)?"
    r"(?=[，、。；！,\s]|$|[和与與及]|以及|还有|還有|出席|来|來|为|為|介绍|介紹|向|就|先(?!生)|首先|作|做|致|回答)"
)
_INTRODUCING = re.compile(
    "邀请|邀請|请到|請到|请来|請來|出席|嘉宾|嘉賓|有请|有請|先请|先請|下面请|下面請|下面由|在座|欢迎|歡迎"
)
# What leads to an office in such a sentence, and is no part of it.
_LEADING_TO_OFFICE = re.compile(
    r".*(?:[邀请請][请請]?(?:到|来|來)?了?|欢迎|歡迎|分别[是为]|分別[是為]|他们是|他們是|有|还有|還有|以及|是|下面由|由)(?=.{2})|^[、和与與及]"
)
_NO_OFFICE = re.compile(r".*(?:先生|女士|小姐|同志|主持人?|记者|記者|主播|司儀)")
_SERIES = re.compile(
    r"\bthe (?P<number>\d+)(?:st|nd|rd|th) (?:press conference|briefing|news conference) "
    r"(?:in|of) the series [\"“](?P<name>[^\"”]+?)[.,]?[\"”]"
)


def find_offices(
    lines: Sequence[Line], event: Event, people: Sequence[Who]
) -> dict[str, Affiliation]:
    """The offices as printed, by case-folded name; each as of the event's date.

    Those of the participants that the page announces come first, then those of the opening words.
    """
    date = event.details.date or None
    offices: dict[str, Affiliation] = {}
    for who in people:
        if who.party and who.office:
            office = replace(who.office, as_of=date, source=event.slug)
            offices.setdefault(who.party.name.any.casefold(), office)
    for line in lines:
        for match in _INTRODUCED.finditer(line.text):
            office = Affiliation(Bilingual(en=match["office"]), date, event.slug)
            offices.setdefault(match["name"].casefold(), office)
        for name, words in introduced_in_chinese(line.text):
            offices.setdefault(name, Affiliation(Bilingual(zh=words), date, event.slug))
    return offices


def introduced_in_chinese(text: str) -> list[tuple[str, str]]:
    """The names and the offices of those whom a Chinese text introduces as present.

    >>> introduced_in_chinese("今天我们邀请到青澜省副省长陆明远先生和省林业局局长苏映雪。")
    [('陆明远', '青澜省副省长'), ('苏映雪', '省林业局局长')]
    >>> introduced_in_chinese("青澜省副省长陆明远先生昨天说，欢迎主持人高岚。")
    []
    """
    if not _INTRODUCING.search(text):
        return []
    found = (
        (match["name"], _LEADING_TO_OFFICE.sub("", match["office"]))
        for match in _INTRODUCED_IN_CHINESE.finditer(text)
    )
    return [(name, words) for name, words in found if words and not _NO_OFFICE.fullmatch(words)]


def find_series(lines: Sequence[Line]) -> Series | None:
    """The series that the text says this conference belongs to, and its number in it."""
    for line in lines:
        if match := _SERIES.search(line.text):
            return Series(match["name"], int(match["number"]))
    return None

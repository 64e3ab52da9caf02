"""The speaker of a speech without labels, as its title names one: an inference, marked as such."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.language.names import CHINESE_NAME, ENGLISH_TITLE, TITLE_END, split_title
from generator.model import Bilingual
from generator.reading.cast import Printed, parse_label
from generator.reading.turns import Group

# 林若溪大使在港口论坛的演讲, 青澜省省长陆明远在大会上的讲话
_CHINESE = re.compile(
    r"^(?:[^，。：]{0,12}[—|｜：:])?(?P<who>[\u4e00-\u9fff·]{2,30}?)(?:在.{2,60}?|就.{2,60}?|向.{2,60}?)?"
    r"(?:上|时|時)?的?(?:主旨|书面|書面|开幕|開幕|视频|視頻|电视|電視)?"
    r"(?:演讲|演講|讲话|講話|致辞|致辭|发言|發言|贺词|賀詞|署名文章)"
)
# Speech by Ambassador Lin Ruoxi; Remarks by H.E. Lu Mingyuan, Premier of …
_ENGLISH = re.compile(
    r"\b(?:[Ss]peech|[Rr]emarks|[Aa]ddress|[Ss]tatement|[Kk]eynote|[Mm]essage|[Tt]oast)"
    r"(?: [\w-]+){0,3}? (?:[Bb]y|of) (?:H\. ?E\.,? )?"
    r"(?P<who>[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){1,4})"
)


def name_speaker(groups: Sequence[Group], title: Bilingual) -> list[Group]:
    """Give the one turn of a text without labels the speaker that its title names."""
    if len(groups) != 1 or groups[0].printed:
        return list(groups)
    named = tuple(one for one in (_in_chinese(title.zh or ""), _in_english(title.en or "")) if one)
    return [replace(groups[0], printed=named, inferred="speaker")] if named else list(groups)


def _in_chinese(title: str) -> Printed | None:
    """The person whom a Chinese title names first, with a title before or after the name.

    >>> _in_chinese("林若溪大使在港口论坛上的演讲：《同舟共济》").name
    '林若溪'
    >>> _in_chinese("港口论坛上的演讲")
    """
    match = _CHINESE.match(title)
    if not match:
        return None
    who = match["who"]
    office, name = split_title(who)
    if office and CHINESE_NAME.fullmatch(name) and TITLE_END.search(office):
        return Printed(who, name=name, title=office)
    return None


def _in_english(title: str) -> Printed | None:
    """The person by whom an English title says that a speech is.

    >>> _in_english("Pulling Together -- Speech by Ambassador Lin Ruoxi").name
    'Lin Ruoxi'
    """
    match = _ENGLISH.search(title)
    if not match:
        return None
    printed = parse_label(match["who"])
    named = ENGLISH_TITLE.match(match["who"]) or (printed.name and " " in printed.name)
    return printed if named and not printed.outlet else None

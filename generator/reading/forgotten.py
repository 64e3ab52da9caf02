"""Turns whose label was forgotten: a gap wider than the usual one, and words that show a change.

Each is given a turn of its own, marked as inferred: a question of an outlet that nobody names; the
words of somebody who has just been given the floor by name; an answer to a labelled question.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import zip_longest

from generator.language.names import CHINESE_NAME, OUTLET, split_title
from generator.reading.cast import Printed, parse_label
from generator.reading.turns import QUESTION_MARK, Group

_THANKS = re.compile(
    r"\b(?:thank you|thanks|that(?:'|’| i)s all|that concludes)\b[^.!]*[.!]?$"
    r"|谢谢[^。]{0,6}[。！]?$|謝謝[^。]{0,6}[。！]?$",
    re.IGNORECASE,
)
_GIVES_THE_FLOOR = re.compile(
    r"\b(?:(?:give|hand) (?:the floor|it|this)? ?(?:over )?to|(?:invite|welcome|ask)) "
    r"(?P<en>(?:Mr|Ms|Mrs|Miss|Dr|Prof|Governor|Minister|Director|Mayor)\.? [A-Z][\w'’-]+"
    r"(?: [A-Z][\w'’-]+){0,3})(?:[^.!?]{0,60})[.!]?$"
    r"|(?:有请|有請|请|請)(?P<zh>[\u4e00-\u9fff、]{2,30}?)(?:先生|女士)?"
    r"(?:讲话|講話|发言|發言|介绍|介紹|致辞|致辭|作介绍|回答|解答|补充|補充)?[^。！]{0,12}[。！]?$"
)
_BEGINS = re.compile(r"^(?:Thank|Thanks|Good |Ladies|Dear )|^(?:谢谢|謝謝|各位|大家|女士|尊敬)")
_REPLIES = re.compile(
    r"^(?:Thank you|Thanks)(?: very much| so much)?,? for (?:your|the|this|that) (?:\w+ )?question"
    r"|^(?:感谢|感謝|谢谢|謝謝)(?:您|你|这位|這位|记者|記者|媒体|媒體|朋友|的){0,6}(?:提问|提問|问题|問題)",
    re.IGNORECASE,
)


def split_forgotten(groups: Sequence[Group], usual: int, outlets: Collection[str]) -> list[Group]:
    """Divide the turns in which another one begins without a label.

    ``usual`` is the usual gap between lines; ``outlets`` are the case-folded names of the known.
    """
    out = []
    for here, following in zip_longest(groups, groups[1:]):
        wide = [at for at, line in enumerate(here.lines) if at and line.gap > usual]
        new = _forgotten(here, following, wide, outlets) if here.printed and wide else None
        if new is None:
            out.append(here)
        else:
            out += [replace(here, lines=here.lines[: -len(new.lines)]), new]
    return out


def _forgotten(
    here: Group, following: Group | None, wide: Sequence[int], outlets: Collection[str]
) -> Group | None:
    """The turn without a label that ends this one, if there is one, begun after a wide gap."""
    if _asks_by_label(here, outlets):
        at = next((at for at in wide if _REPLIES.search(here.lines[at].text)), None)
        return Group(lines=here.lines[at:], inferred="answer") if at else None
    for at in wide:
        floor = _GIVES_THE_FLOOR.search(here.lines[at - 1].text)
        if floor and (named := _named(floor)) and _BEGINS.search(here.lines[at].text):
            return Group(printed=(named,), lines=here.lines[at:], inferred="speaker")
    if not following or not following.printed or _asks_by_label(following, outlets):
        return None
    at = _question(here, wide, again=here.printed == following.printed)
    return Group(lines=here.lines[at:], inferred="question") if at else None


def _question(here: Group, wide: Sequence[int], *, again: bool) -> int | None:
    """Where a question begins that nobody labelled, in a turn before that of a person.

    One sign more than the gap is needed: words of thanks that end what stands above, or that the
    same speaker's label comes ``again``.
    """
    asked = [at for at, line in enumerate(here.lines) if QUESTION_MARK.search(line.text)]
    for at in reversed(wide):
        sign = again or _THANKS.search(here.lines[at - 1].text)
        if asked and at <= asked[-1] and sign:
            return at
    return None


def _named(floor: re.Match[str]) -> Printed | None:
    """Whom the words that give the floor name, with a title or without."""
    if floor["en"]:
        return parse_label(floor["en"])
    title, name = split_title(floor["zh"])
    fits = CHINESE_NAME.fullmatch(name)
    return Printed(floor["zh"], name=name, title=title) if fits else None


def _asks_by_label(one: Group, outlets: Collection[str]) -> bool:
    return any(
        p.outlet or p.part == "question" or OUTLET.search(p.text) or p.text.casefold() in outlets
        for p in one.printed
    )

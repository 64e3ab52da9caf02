"""Who leads an event: its moderator, as printed, or as only what is said shows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from generator.language.chinese import simplified
from generator.model import Party
from generator.reading.cast import Printed
from generator.reading.lines import Line
from generator.reading.turns import Group

_HOST_ROLES = {"moderator", "主持人", "主持"}
# Chinese in Simplified characters, to which a text is converted first.
_HOSTING = re.compile(
    r"\bwelcome to (?:this|the|today|our)|\bwe have invited\b|\bgive the floor\b|\bfloor is open\b"
    r"|欢迎(?:大家)?(?:出席|参加|收看|收听|各位|来到)|(?:现在|下面|接下来|首先)?有请|"
    r"(?:现在|下面|接下来|首先)请|我们(?:今天)?(?:还)?(?:邀请|请来|请到)|"
    r"(?:发布会|发佈会|会议|记者会|吹风会|直播)(?:现在|正式)?开始|请(?:各位)?记者(?:朋友)?(?:们)?提问|"
    r"开始提问",
    re.IGNORECASE,
)
_CALLING = re.compile(
    r"(?:最后|下)一个问题|继续提问|请提问|举手提问|(?:发布会|会议|记者会|吹风会).{0,8}(?:到此|到这里|结束)"
    r"|\b(?:next|last|final) question\b|\b(?:conference|briefing|session) (?:is|was) (?:hereby )?"
    r"(?:concluded|adjourned|over)\b|\b(?:concludes|to the end of) (?:today's|this|our) "
    r"(?:press )?(?:conference|briefing)",
    re.IGNORECASE,
)
_CALL_AT_MOST = 160  # characters of a turn that does no more
_TO_THE_HOST = re.compile(
    r"(?:谢谢|感谢)(?:.{0,3})(?:主持人|主席|司仪)|"
    r"\bthank(?:s| you),? (?:mr|ms|madam)?\.? ?(?:moderator|host|chair)",
    re.IGNORECASE,
)
# Titles of those who lead a sitting, in Simplified characters and small letters.
_CHAIR = re.compile(
    r"(?:代理|署理|全委会|大会|委员会|会议|副)*(?P<bare>主席|议长|委员长|院长|会长)"
    r"|(?:the |madam |mr\.? |deputy |acting )*(?:president|chair(?:man|woman|person)?|speaker)"
)
_ADDRESSED = re.compile(r"([^，,、。！!？?]{2,24})[，,]")
_HOST_TITLE = re.compile(r"主持|司仪|moderator|\bhost\b", re.IGNORECASE)


def printed_hosts(
    groups: Sequence[Group], parties: Sequence[Party | None], announced: Collection[str]
) -> set[int]:
    """The turns of those who are moderators by their labels, by announcement or by correction."""
    hosts = {at for at, one in enumerate(groups) if any(p.part == "moderator" for p in one.printed)}
    hosts |= {at for at, one in enumerate(groups) if one.role in _HOST_ROLES}
    hosts |= {
        at
        for at, one in enumerate(parties)
        if one and any(name.casefold() in announced for name in one.printed_names)
    }
    titled = {
        party
        for one, party in zip(groups, parties, strict=True)
        if party and any(_is_host(p) for p in one.printed)
    }
    return hosts | {at for at, one in enumerate(parties) if one in titled}


def _is_host(printed: Printed) -> bool:
    return printed.part == "moderator" or bool(_HOST_TITLE.search(simplified(printed.title or "")))


def inferred_hosts(groups: Sequence[Group], parties: Sequence[Party | None]) -> set[int]:
    """The turns of the one whom only words show to lead: their own, or others' thanks."""
    officials = {one for one in parties if one and not one.outlet}
    if len(officials) < 2 and any(one and one.outlet for one in parties):
        return set()  # nobody is left to answer
    if chairs := _chairs(groups, parties):
        return {at for at, one in enumerate(parties) if one in chairs}
    host = _who_opens(groups, parties) or _who_leads(groups, parties, officials)
    return {at for at, one in enumerate(parties) if host and one == host}


def _chairs(groups: Sequence[Group], parties: Sequence[Party | None]) -> set[Party]:
    """Those whose labels are only a title, by which several others begin to speak, as with 主席."""
    chairs: dict[str, set[Party]] = {}
    for one, party in zip(groups, parties, strict=True):
        title = _CHAIR.fullmatch(_title(one.printed[0].text)) if one.printed else None
        if title and party:
            for word in {title[0], title["bare"] or title[0]}:
                chairs.setdefault(word, set()).add(party)
    speaking: dict[str, set[str]] = {}
    for one, party in zip(groups, parties, strict=True) if chairs else ():
        opening = _ADDRESSED.match(one.lines[0].text) if one.lines else None
        word = _title(opening[1]) if opening else ""
        if party and not party.outlet and party not in chairs.get(word, {party}):
            speaking.setdefault(word, set()).add(party.slug)
    return {party for word, by in speaking.items() if len(by) > 1 for party in chairs[word]}


@lru_cache(maxsize=4096)  # labels return
def _title(text: str) -> str:
    return simplified(text).casefold().removesuffix("先生").removesuffix("女士")


def _who_opens(groups: Sequence[Group], parties: Sequence[Party | None]) -> Party | None:
    """The first to speak, if the opening words or the next one's thanks show a host."""
    first = next((at for at, one in enumerate(groups) if one.printed), None)
    if first is None:
        return None
    own = any(_HOSTING.search(simplified(line.text)) for line in groups[first].lines)
    following = groups[first + 1].lines[:1] if first + 1 < len(groups) else ()
    thanked = _thanks_the_host(following) or _thanks(following, parties[first])
    return parties[first] if own or thanked else None


def _who_leads(
    groups: Sequence[Group], parties: Sequence[Party | None], officials: Collection[Party]
) -> Party | None:
    """The one who calls for questions or ends the event; else the other of two, where one is."""
    for one, party in zip(groups, parties, strict=True):
        short = sum(len(line.text) for line in one.lines) <= _CALL_AT_MOST
        if party in officials and short and any(_calls(line) for line in one.lines):
            return party
    if len(officials) == 2 and groups and _thanks_the_host(groups[0].lines[:1]):
        return next(one for one in officials if one != parties[0])
    return None


def _thanks(lines: Sequence[Line], party: Party | None) -> bool:
    """Whether some lines begin with thanks to somebody by a name: Thank you, Ms. He."""
    words = (party.name.en or "").split() if party else []
    ends = "|".join(map(re.escape, {words[0], words[-1]})) if words else ""
    thanks = re.compile(rf"thank(?:s| you),? (?:\w+\.? ){{1,3}}(?:{ends})\b", re.IGNORECASE)
    return bool(ends) and any(thanks.match(line.text) for line in lines)


def _thanks_the_host(lines: Sequence[Line]) -> bool:
    return any(_TO_THE_HOST.search(simplified(line.text[:120])) for line in lines)


def _calls(line: Line) -> bool:
    return bool(_CALLING.search(simplified(line.text)))

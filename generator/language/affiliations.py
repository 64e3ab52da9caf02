"""Names printed with an office or an outlet: Helen Marsh, Chief Executive; 封面新闻记者 苏映雪."""

from __future__ import annotations

import re

from generator.language.names import (
    CHINESE_NAME,
    ENGLISH_TITLE,
    OUTLET,
    REPORTER_END,
    is_chinese_name,
    is_english_name,
)
from generator.language.parts import part_of
from generator.language.scripts import HAN

# Nouns that end an office, or stand before what it is an office of.
_OFFICE = (
    r"(?:President|Premier|Minister|Secretary(?:[- ]General)?|Ambassador|Governor|Mayor|Senator"
    r"|Congress(?:wo)?man|Commissioner|Director(?:[- ]General)?|Chair(?:man|woman|person)?|Chief"
    r"|Head|Administrator|Spokes(?:person|man|woman)|Attorney(?:[- ]General)?|Judge|Commander"
    r"|Counsell?or|Counsel|Consul(?:[- ]General)?|Councill?or|Executive|Officer|Professor|Economist"
    r"|Analyst|Scientist|Engineer|Researcher|Fellow|Manager|(?:Co-?)?Founder|Dean|Rector|Chancellor"
    r"|Envoy|Superintendent|Inspector|Treasurer|Comptroller|Advis[eo]r|Curator|Host|Moderator"
    r"|Presenter|Anchor|Coach|CEO|CFO|COO|CTO)"
)
_OFFICE_ALONE = re.compile(_OFFICE, re.IGNORECASE)
_NO_OFFICE = r"(?!(?:The|A|An|Our|My|Your|His|Her|Their|Its|Who|Mr|Ms|Mrs|Miss|Madam|Dear)\b)"
_IS_OFFICE = re.compile(
    rf"{_NO_OFFICE}(?:[A-Z][\w'’.&-]* ){{0,6}}?{_OFFICE}(?: (?:of|for|at|to|in|on|and) .{{1,60}})?",
    re.IGNORECASE,
)
# Words before an office that are printed small: State Department deputy spokesperson.
_BEFORE_OFFICE = (
    r"(?:[A-Z][\w'’.&-]*|of|the|and|for|deputy|vice|acting|assistant|associate|former|interim|chief"
    r"|foreign|press|senior|permanent|general|executive|managing|prime|special)"
)
_OPENS_A_SENTENCE = (
    r"(?!(?:I|We|Our|My|Your|Question|Questions|To|From|For|With|By|On|In|And|But|As|If|So|When)\b)"
)
_WORD = r"[A-Z][\w'’-]*\.?"
_OFFICE_THEN_NAME = re.compile(
    rf"{_OPENS_A_SENTENCE}(?P<title>(?:{_BEFORE_OFFICE} ){{0,8}}(?i:{_OFFICE})"
    rf"(?: (?:of|for)(?: the)?(?: [A-Z][\w'’-]*){{1,4}}?)?)"
    rf" (?P<name>(?!(?i:of|for)\b){_WORD}(?: {_WORD}){{1,2}})"
)
_SURNAME = re.compile(r"[A-Z][\w'’-]+")
_DIVIDED = re.compile(r"(?P<one>.{2,60}?)(?:,\s+|\s+[-–—|/]\s+)(?P<other>.{2,80})")

_REPORTER_OF = re.compile(
    rf"(?P<one>{_WORD}(?: {_WORD}){{0,3}})"
    r" (?:from|of|with) (?P<outlet>(?:the |The )?[A-Z].{1,50})"
)
_OUTLETS_REPORTER = re.compile(
    rf"(?P<outlet>{_WORD}(?: {_WORD}){{0,4}}) (?:[Rr]eporter|[Cc]orrespondent|[Jj]ournalist)"
    rf"(?: (?P<name>{_WORD}(?: {_WORD}){{1,2}}))?"
)
_HAN_REPORTER = re.compile(
    rf"(?P<outlet>.{{1,24}}?)\s?(?:特约|特約|驻[^\s]{{1,6}}|駐[^\s]{{1,6}})?(?:记者|記者)\s?"
    rf"(?P<name>{CHINESE_NAME.pattern})"
)
_HAN_OUTLET_AND_LATIN = re.compile(
    r"(?P<outlet>[\u4e00-\u9fff《》]{2,16})\s+(?P<name>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
)


def is_office(text: str) -> bool:
    """Whether an English text is an office.

    >>> is_office("Chief Executive"), is_office("vice minister of ocean affairs")
    (True, True)
    >>> is_office("The Economist"), is_office("Mr. Secretary"), is_office("Harbor Daily")
    (False, False, False)
    """
    return bool(_IS_OFFICE.fullmatch(text))


def split_office(text: str) -> tuple[str, str] | None:
    """The office and the name of an English label, which runs them together or parts them.

    >>> split_office("Helen Marsh, Chief Executive")
    ('Chief Executive', 'Helen Marsh')
    >>> split_office("State Department deputy spokesperson Helen Marsh")
    ('State Department deputy spokesperson', 'Helen Marsh')
    >>> split_office("Madam Chair, Mr. Secretary"), split_office("I thank Minister Helen Marsh")
    (None, None)
    """
    if match := _DIVIDED.fullmatch(text):
        one, other = match["one"], match["other"]
        if is_office(one) and _is_name(other):
            return one, _without_title(other)
        named = _is_name(one) and is_office(other)
        return (other, _without_title(one)) if named else None
    match = _OFFICE_THEN_NAME.fullmatch(text)
    return (match["title"], match["name"]) if match and _is_name(match["name"]) else None


def split_reporter(text: str) -> tuple[str, str | None] | None:
    """The outlet and the reporter, where a label names one for the other; brackets are others'.

    >>> split_reporter("Daniel Whitlock, The Straits Times"), split_reporter("NHK correspondent")
    (('The Straits Times', 'Daniel Whitlock'), ('NHK', None))
    >>> split_reporter("封面新闻记者 苏映雪"), split_reporter("青澜通讯社 林小满")
    (('封面新闻', '苏映雪'), ('青澜通讯社', '林小满'))
    >>> split_reporter("青澜省省长 陆明远"), split_reporter("Priya Nair, Press Secretary")
    (None, None)
    """
    return _han_reporter(text) if HAN.search(text) else _english_reporter(text)


def _han_reporter(text: str) -> tuple[str, str | None] | None:
    if (match := _HAN_REPORTER.fullmatch(text)) and not part_of(match["outlet"]):
        return match["outlet"], match["name"]
    match = _HAN_OUTLET_AND_LATIN.fullmatch(text)
    if match and OUTLET.search(match["outlet"]):
        return match["outlet"], match["name"]
    head, space, tail = text.rpartition(" ")
    if space and OUTLET.search(head) and is_chinese_name(tail):
        return REPORTER_END.sub("", head) or head, tail
    if space and is_chinese_name(head) and OUTLET.search(tail) and not is_chinese_name(tail):
        return REPORTER_END.sub("", tail) or tail, head
    return None


def _english_reporter(text: str) -> tuple[str, str | None] | None:
    if match := _DIVIDED.fullmatch(text):
        one, other = match["one"], match["other"]
        if is_office(other) or is_office(one):
            return None
        if _is_name(one) and not OUTLET.search(one) and OUTLET.search(other):
            return other, _without_title(one)
        both = OUTLET.search(one) and _is_name(other) and not OUTLET.search(other)
        return (one, _without_title(other)) if both else None
    if (match := _REPORTER_OF.fullmatch(text)) and OUTLET.search(match["outlet"]):
        if part_of(match["one"]):
            return match["outlet"], None
        named = _is_name(match["one"]) and not OUTLET.search(match["one"])
        return (match["outlet"], match["one"]) if named else None
    if (match := _OUTLETS_REPORTER.fullmatch(text)) and not part_of(text):
        return match["outlet"], match["name"]
    return None


def _is_name(text: str) -> bool:
    """Whether a text is a person's name, perhaps with a title, and no office.

    >>> _is_name("Dr. Helen Marsh"), _is_name("Prime Minister"), _is_name("Madam Chair")
    (True, False, False)
    """
    name = _without_title(text)
    surname = name != text and _SURNAME.fullmatch(name)
    last = name.rpartition(" ")[2]
    return bool(surname or is_english_name(name)) and not _OFFICE_ALONE.fullmatch(last)


def _without_title(text: str) -> str:
    title = ENGLISH_TITLE.match(text)
    return title["name"] if title else text

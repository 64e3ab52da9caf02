"""Which lines are speakers' labels: by form, and by what stands around them.

Form alone is not enough ("Dear friends:"), so a line of the right form also needs one sign that
somebody speaks there: a known party, a name that the text announces, a label that returns, the
name of an outlet, a question below it that is answered under another label, or, in the form of a
person's name, a place at the start of the text or among other labels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.language.scripts import HAN
from generator.model import Label, Party
from generator.reading.lines import Line

_COLON_END = re.compile(r"^(?P<name>[^:：]{2,80}?)\s*[:：]$")
_SMALL_WORDS = {"of", "from", "and", "the", "for", "in", "on", "at", "de", "&"}
_ENGLISH_WORD = re.compile(r"^(?:[A-Z0-9][\w'’&/.-]*|\([\w'’&. -]+\))$")
_WORDS_AT_MOST = 12
_HAN_NAME = re.compile(r"^[^\s，。！？；,.!?;]+(?: [^\s，。！？；,.!?;]+){0,2}$")
_HAN_AT_MOST = 40
_PERSON = re.compile(r"^[A-Z][\w'’-]*(?: [A-Z][\w'’.-]*){1,3}$|^[A-Z]{2,}(?: [A-Z.'-]+){1,3}$")
_SALUTATION = re.compile(
    r"\b(?:Dear|Distinguished|Respected|Honou?rable|Esteemed|Fellow|Ladies|Gentlemen|Friends|Guests|"
    r"Excellencies|Comrades|Colleagues|Members|Delegates|Deputies|Note|Notes|Remarks)\b"
)
_ANNOUNCED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.? ((?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+|[A-Z][\w'’-]+)"
)
OUTLET_WORDS = re.compile(
    r"\b(?:Daily|News|Times|Post|Press|Agency|Radio|Television|TV|Broadcasting|Herald|Journal|"
    r"Weekly|Review|Paper|Media|Video|Channel|Network|Telegraph|Tribune|Gazette|Globe|Reporter)\b"
    r"|日报|日報|晚报|晚報|时报|時報|早报|新闻|新聞|电视|電視|卫视|衛視|广播|廣播|通讯社|通訊社|记者|記者|周刊|传媒|网$"
)


@dataclass(frozen=True)
class SpeakerLabel:
    """A label with the name it prints."""

    label: Label
    name: str


def find_labels(lines: Sequence[Line], parties: Sequence[Party]) -> dict[int, SpeakerLabel]:
    """The lines that are labels, by their place in ``lines`` (0-based)."""
    names = {at: name for at, line in enumerate(lines) if (name := labelled_name(line.text))}
    often = Counter(name.casefold() for name in names.values())
    sure = {name.casefold() for party in parties for name in party.printed_names}
    sure |= announced_names(lines)

    def signed(at: int) -> bool:
        name = names[at]
        key = name.casefold()
        return key in sure or often[key] > 1 or bool(OUTLET_WORDS.search(name))

    certain = {at for at in names if signed(at)}
    asking = {at for at in names if at not in certain and _asks(lines, at, names, certain)}
    company = bool(certain | asking)
    named = {at for at in names if (at == 0 or company) and _is_person(names[at])}
    return {
        at: SpeakerLabel(Label(lines[at].text, lines[at].span, lines[at].number), names[at])
        for at in sorted(certain | asking | named)
    }


def labelled_name(text: str) -> str | None:
    """The name in a line that has the form of a label, ``None`` for any other line.

    >>> labelled_name("N Video from Nanfang Metropolis Daily:")
    'N Video from Nanfang Metropolis Daily'
    >>> labelled_name("We have made substantial efforts in the following two areas:")
    """
    match = _COLON_END.match(text)
    if not match:
        return None
    name = match["name"]
    if HAN.search(name):
        return name if len(name) <= _HAN_AT_MOST and _HAN_NAME.match(name) else None
    words = name.split()
    large = [word for word in words if word not in _SMALL_WORDS]
    fits = (
        len(words) <= _WORDS_AT_MOST
        and words[0] in large
        and all(_ENGLISH_WORD.match(word) for word in large)
    )
    return name if fits else None


def _is_person(name: str) -> bool:
    return bool(_PERSON.match(name)) and not _SALUTATION.search(name)


def announced_names(lines: Sequence[Line]) -> set[str]:
    """The names that stand after a title in running text, case folded."""
    return {match.group(1).casefold() for line in lines for match in _ANNOUNCED.finditer(line.text)}


def _asks(lines: Sequence[Line], at: int, names: dict[int, str], certain: set[int]) -> bool:
    """Whether a question stands below this line and somebody certain speaks next."""
    following = next((other for other in sorted(names) if other > at), None)
    if following not in certain or following is None:
        return False
    return any("?" in line.text or "？" in line.text for line in lines[at + 1 : following])

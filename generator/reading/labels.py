"""Which lines begin with a speaker's label: by form, and by what stands around them.

Form alone is not enough ("Dear friends:", "我们坚持一条原则："), so a beginning of the right form
also needs a sign that somebody speaks there: a known party, a name that the text announces, a
title, an outlet, a label that returns, a question below it that is answered under another label,
or, for a person's name, a place at the start of the text or among other labels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.language.chinese import is_common_word
from generator.language.names import (
    CAPITALS,
    ENGLISH_TITLE,
    GENERIC,
    OUTLET,
    OUTLET_ALONE,
    PERSON,
    REPORTER_END,
    SALUTATION,
    TITLE_END,
    is_chinese_name,
    split_title,
)
from generator.language.scripts import HAN
from generator.model import Party
from generator.reading.lines import Line

_BRACKETS = re.compile(
    r"^(?:\[(?P<square>[^\[\]]{1,60})\]|【(?P<full>[^【】:：]{1,60})】|［(?P<wide>[^［］]{1,60})］)\s*[:：]?\s*"
)
_UNCLOSED = re.compile(r"^【(?P<name>[^【】:：]{1,40})[:：]\s*")
# An ASCII colon must end the line or be followed by a space or a Chinese character: no 10:30.
_COLON = re.compile(r"^(?P<name>[^:：\n]{1,90}?)\s*(?:：|:(?=\s|$|[\u3400-\u9fff“\"《（【]))\s*")
_LETTER = re.compile(
    r"^(?P<name>[QA问問答])(?:[ \u00a0\u3000]{2,}|[\u00a0\u3000]|$|(?<=Q) (?=[A-Z(“\"\[]))"
)
_PARENTHESES = re.compile(r"^(?P<bare>.*?\S)\s*[(（](?P<inside>[^()（）]{2,60})[)）]$")
_HAN_SENTENCE = re.compile(r"[，。！？；…“”‘’\"]")
_NO_NAME = re.compile(
    r"(?:如下|以下|包括|分别是|分別是|认为|認為|表示|指出|强调|強調|说|說|问道|問道|的是|就是|在于|在於|为|為|了)$"
    r"|^(?:出席|缺席|列席|地点|地點|时间|時間|日期)"
)
_HAN_AT_MOST = 44
_BOLD_AT_MOST = 80
_PHRASE_AT_MOST = 12
_SMALL_WORDS = {"of", "from", "and", "the", "for", "in", "on", "at", "de", "&"}
_LARGE_WORD = re.compile(r"^(?:[A-Z0-9][\w'’&/.,-]*|\([\w'’&. -]+\))$")
_ANNOUNCED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.? ((?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+|[A-Z][\w'’-]+)"
)


@dataclass(frozen=True)
class Candidate:
    """A beginning of a line that has the form of a label.

    ``end`` is where the speech begins on the line; ``form`` how the label is set: ``bracket``,
    ``heading``, ``title`` (a heading without a colon), ``bold``, ``letter`` or ``colon``;
    ``shape`` what its name looks like.
    """

    at: int
    name: str
    end: int
    form: str
    shape: str
    own: bool
    colon: bool = True

    @property
    def key(self) -> str:
        """What equal labels share."""
        return " ".join(self.name.casefold().split())


def find_labels(lines: Sequence[Line], parties: Sequence[Party]) -> dict[int, Candidate]:
    """The lines that begin with labels, by their place in ``lines`` (0-based)."""
    found = {
        at: one
        for at, line in enumerate(lines)
        if line.is_label is not False and (one := _candidate(at, line)) is not None
    }
    forced = {at: _by_correction(at, line) for at, line in enumerate(lines) if line.is_label}
    return forced | _signed(lines, found, parties) if found else forced


def _signed(
    lines: Sequence[Line], found: Mapping[int, Candidate], parties: Sequence[Party]
) -> dict[int, Candidate]:
    """The candidates that have a sign of being labels."""
    often = Counter(one.key for one in found.values())
    names = {" ".join(name.casefold().split()) for party in parties for name in party.printed_names}
    names |= {name.casefold() for name in announced_names(lines)}
    certain = {at for at, one in found.items() if _certain(one, often, names)}
    levels = {lines[at].style.heading for at in certain if found[at].form == "heading"}
    certain |= {
        at
        for at, one in found.items()
        if one.form == "title" and lines[at].style.heading in levels and _is_no_word(one)
    }
    headings = {at for at in certain if found[at].form in {"heading", "title"}}
    if any(
        found[at].form == "heading" for at in headings
    ):  # where headings name the speakers, a colon in a paragraph does not
        return {at: found[at] for at in sorted(headings)}
    capitals = {found[at].key for at in found if found[at].shape == "capitals"}
    if len(capitals) > 1:
        certain |= {at for at, one in found.items() if one.shape == "capitals"}
    asking = {at for at in found.keys() - certain if _asks(lines, at, found, certain)}
    company = (
        len(certain | asking)
        or len({one.key for one in found.values() if one.shape == "person"}) > 1
    )
    persons = {
        at
        for at, one in found.items()
        if one.shape == "person" and (at == 0 or company) and _is_no_word(one)
    }
    return {at: found[at] for at in sorted(certain | asking | persons)}


def _by_correction(at: int, line: Line) -> Candidate:
    """A line that an editor calls a label: up to its colon, or the whole of it."""
    found = _candidate(at, line)
    if found:
        return found
    match = _COLON.match(line.text)
    end = match.end() if match else len(line.text)
    name = match["name"] if match else line.text
    return Candidate(at, name.strip(), end, "colon", "phrase", end >= len(line.text))


def announced_names(lines: Sequence[Line]) -> list[str]:
    """The names that stand after a title in running text, in order, each once."""
    found = (name for line in lines for name in _ANNOUNCED.findall(line.text))
    titles = {"Chairman", "Chair", "President", "Speaker", "Minister", "Secretary", "Governor"}
    return [name for name in dict.fromkeys(found) if name not in titles]


def _candidate(at: int, line: Line) -> Candidate | None:
    text = line.text
    if line.style.heading:
        name = text.rstrip(":： ")
        return _made(at, line, name, len(text), "heading" if name != text else "title")
    if 0 < line.style.bold <= _BOLD_AT_MOST:
        return _bold_candidate(at, line)
    if match := _BRACKETS.match(text):
        return _made(at, line, next(filter(None, match.groups())).strip(), match.end(), "bracket")
    if match := _UNCLOSED.match(text):
        return _made(at, line, match["name"].strip(), match.end(), "bracket")
    if match := _LETTER.match(text):
        return _made(at, line, match["name"], match.end(), "letter")
    if match := _COLON.match(text):
        return _made(at, line, match["name"].strip(), match.end(), "colon")
    return None


def _bold_candidate(at: int, line: Line) -> Candidate | None:
    bold, rest = line.text[: line.style.bold], line.text[line.style.bold :]
    end = len(line.text) - len(rest.lstrip(" :："))
    made = _made(at, line, bold.strip(":： [【】]"), end, "bold")
    colon = bold.rstrip()[-1:] in {":", "："} or rest[:1] in {":", "："}
    return replace(made, colon=colon) if made else None


def begins_like_a_label(line: Line) -> bool:
    """Whether a line begins in the form of a label that is more than a phrase with a colon."""
    one = _candidate(0, line)
    if one is None:
        return False
    if one.form == "bold" and not one.colon:
        return one.shape in {"person", "titled", "generic"}
    return one.shape != "phrase" or one.form in {"heading", "bracket"}


def _made(at: int, line: Line, name: str, end: int, form: str) -> Candidate | None:
    shape = shape_of(name)
    return Candidate(at, name, end, form, shape, end >= len(line.text)) if shape else None


def shape_of(name: str) -> str | None:
    """What a label's name looks like; ``None`` where it can be no label.

    >>> [shape_of(name) for name in ("MS. PSAKI", "《海潮日报》记者", "全委會主席", "陆明远")]
    ['capitals', 'outlet', 'titled', 'person']
    >>> shape_of("We have made substantial efforts in the following two areas")
    """
    if not name or SALUTATION.search(name):
        return None
    if name.casefold() in GENERIC:
        return "generic"
    match = _PARENTHESES.match(name)
    bare = match["bare"] if match else name
    return _han_shape(bare) if HAN.search(bare) else _english_shape(bare, bool(match))


def _han_shape(name: str) -> str | None:
    if len(name) > _HAN_AT_MOST or _HAN_SENTENCE.search(name):
        return None
    if REPORTER_END.search(name):
        return "outlet"
    if is_chinese_name(name):
        return "person"
    if _NO_NAME.search(name):
        return None
    title, person = split_title(name)
    if title and not OUTLET.search(title):
        return "titled" if TITLE_END.search(title) or is_chinese_name(person) else "phrase"
    if TITLE_END.search(name):
        return "titled"
    if OUTLET.search(name) or OUTLET.search(title or ""):
        return "outlet"
    return "phrase" if len(name) <= _PHRASE_AT_MOST else None


def _english_shape(name: str, with_outlet: bool) -> str | None:
    words = name.removeprefix("The ").split()
    large = [word for word in words if word.lower() not in _SMALL_WORDS]
    fits = (
        0 < len(words) <= _PHRASE_AT_MOST
        and words[0] in large
        and all(_LARGE_WORD.match(word) for word in large)
    )
    if not fits or name.isdigit():
        return None
    if CAPITALS.match(name) and not OUTLET.search(name):
        return "capitals"
    if with_outlet:
        return "outlet"
    if split_title(name)[0]:
        return "titled"
    if OUTLET.search(name):
        return "outlet"
    return "person" if PERSON.match(name) and len(words) > 1 else "phrase"


def _certain(one: Candidate, often: Mapping[str, int], names: set[str]) -> bool:
    again = often[one.key] > 1
    if one.form == "heading" or one.key in names:
        return True
    if one.form == "title":
        return again
    if one.form == "letter":
        return (again or one.own) and (one.key != "a" or often["q"] > 0)
    if one.form == "bold":
        named = one.shape in {"person", "titled", "generic"}
        return named or (one.colon and (again or one.shape == "outlet"))
    if one.form == "bracket":
        return one.shape in {"person", "titled", "outlet", "generic"} or again
    if one.shape in {"titled", "generic"} or (one.shape == "outlet" and _is_outlet(one.name)):
        return True
    if one.shape == "capitals":
        return again or ENGLISH_TITLE.match(one.name) is not None
    return again and one.shape == "person" and _is_no_word(one)


def _is_outlet(name: str) -> bool:
    """Whether a name can only be an outlet's: a reporter's, or with a word no subhead has."""
    return bool(REPORTER_END.search(name) or _PARENTHESES.match(name) or OUTLET_ALONE.search(name))


def _is_no_word(one: Candidate) -> bool:
    """Whether a short Chinese name is not simply a word, as 时间 and 目标 are."""
    return not HAN.search(one.name) or not is_common_word(one.name)


def _asks(
    lines: Sequence[Line], at: int, found: Mapping[int, Candidate], certain: set[int]
) -> bool:
    """Whether a question stands under this label and somebody certain speaks next."""
    if not _is_no_word(found[at]):
        return False
    end = next((other for other in range(at + 1, len(lines)) if other in found), None)
    if end is None or end not in certain:
        return False
    asked = [lines[at].text[found[at].end :], *(line.text for line in lines[at + 1 : end])]
    return any("?" in text or "？" in text for text in asked)

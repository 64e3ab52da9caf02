"""Beginnings of lines that have the form of a speaker's label, and what their names look like."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.language.affiliations import is_office, split_office, split_reporter
from generator.language.chinese import is_known_name
from generator.language.names import (
    CAPITALS,
    OUTLET,
    OUTLET_ALONE,
    REPORTER_END,
    SALUTATION,
    TITLE_END,
    is_chinese_name,
    is_english_name,
    is_titled_outlet,
    split_title,
    without_manner,
)
from generator.language.parts import is_doubtful_part, part_of
from generator.language.scripts import HAN
from generator.reading.cast import in_both_languages
from generator.reading.lines import Line

_BRACKETS = re.compile(
    r"^(?:\[(?P<square>[^\[\]]{1,60})\]|【(?P<full>[^【】:：]{1,60})】|［(?P<wide>[^［］]{1,60})］)\s*[:：]?\s*"
)
_UNCLOSED = re.compile(r"^【(?P<name>[^【】:：]{1,40})[:：]\s*")
# An ASCII colon must end the line or be followed by a space or a Chinese character: no 10:30.
_COLON = re.compile(r"^(?P<name>[^:：\n]{1,90}?)\s*(?:：|:(?=\s|$|[\u3400-\u9fff“\"《（【]))\s*")
_LETTER = re.compile(r"^(?P<name>[QA问問答])(?:[ \u3000]{2,}|\u3000|$|(?<=Q) (?=[A-Z(“\"\[]))")
PARENTHESES = re.compile(r"^(?P<bare>.*?\S)\s*[(（](?P<inside>[^()（）]{2,60})[)）]$")
_SPOKEN = re.compile("[的了得着过說说讲講很也都就]")
_HAN_SENTENCE = re.compile(r"[，。！？；…“”‘’\"]")
# What somebody is said to have said: 古人云, 《海潮日报》去年报道.
_SAID = re.compile(
    r"曰$|(?:报道|報道|报导|報導|刊文|撰文|写道|寫道|披露|援引|透露|[曾所常]说|[曾所常]說)$"
    r"|^(?:古人|前人|先人|先贤|先賢|先哲|诗人|詩人|古?[诗詩语語话話书書训訓]|老话|老話|俗话|俗話|俗语|俗語|常言|谚语|諺語|成语"
    r"|成語|孔子|老子|孟子|庄子|莊子|荀子|《[^《》]{1,12}》)(?:里|中)?有?[云曰道说說讲講言]$"
)
_NO_NAME = re.compile(
    r"(?:证明|證明|表明|显示|顯示|如下|以下|包括|分别是|分別是|认为|認為|表示|指出|强调|強調|说|說|问道|問道|的是|就是|在于|在於|为|為|了)$"
    r"|^(?:出席|缺席|列席|地点|地點|时间|時間|日期)"
)
_HANDLE = re.compile(r"@?[a-z][\w.-]{1,38}")  # under which somebody is known on a site
_BEGINS_A_NAME = re.compile(r"[^\W_]|[《“\"]|「[^」]+」")
_WIDE_NAME = re.compile(r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff]) ([\u4e00-\u9fff])$")
_FOREIGN_NAME = re.compile(r"^[\u4e00-\u9fff]{1,7}(?:[·•・‧][\u4e00-\u9fff]{1,8}){1,3}$")
_HAN_AT_MOST = 44
_BOLD_AT_MOST = 80
_PHRASE_AT_MOST = 12
_SMALL_WORDS = {"of", "from", "and", "the", "for", "in", "on", "at", "de", "&"}
_LARGE_WORD = re.compile(r"^(?:[A-Z0-9][\w'’&/.,-]*|\([\w'’&. -]+\))$")


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


def by_correction(at: int, line: Line) -> Candidate:
    """A line that an editor calls a label: up to its colon, or the whole of it."""
    found = candidate(at, line)
    if found:
        return found
    match = _COLON.match(line.text)
    end = match.end() if match else len(line.text)
    name = match["name"] if match else line.text
    return Candidate(at, name.strip(), end, "colon", "phrase", end >= len(line.text))


def candidate(at: int, line: Line) -> Candidate | None:
    """The beginning of a line (at this place of the text) that has the form of a label, if any."""
    text = line.text
    if line.style.heading:
        name = text.rstrip(":： ")
        made = _made(at, line, name, len(text), "heading" if name != text else "title")
        handle = name != text and _HANDLE.fullmatch(name)
        return made or (
            Candidate(at, name, len(text), "heading", "phrase", True) if handle else None
        )
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
    one = candidate(0, line)
    if one is None:
        return False
    if one.form == "bold" and not one.colon:
        return one.shape in {"person", "titled", "generic"} or is_outlet(one)
    return one.shape != "phrase" or one.form in {"heading", "bracket"}


def is_bracketed_label(line: Line) -> bool:
    """Whether a line begins with the name of somebody in brackets."""
    one = candidate(0, line)
    return one is not None and one.form == "bracket" and one.shape != "phrase"


def is_outlet(one: Candidate) -> bool:
    """Whether a name can only be an outlet's: a reporter's, or with a word no subhead has."""
    name = one.name
    if one.shape != "outlet":
        return False
    alone = REPORTER_END.search(name) or PARENTHESES.match(name) or OUTLET_ALONE.search(name)
    return bool(alone or split_reporter(name) or in_both_languages(name))


def _made(at: int, line: Line, name: str, end: int, form: str) -> Candidate | None:
    name = _set_apart(name)
    if form != "heading" and not _BEGINS_A_NAME.match(name):
        return None
    shape = shape_of(name)
    return Candidate(at, name, end, form, shape, end >= len(line.text)) if shape else None


def _set_apart(name: str) -> str:
    """A name without the space that sets two characters as wide as three: 高　岚."""
    name = " ".join(name.split())
    return _WIDE_NAME.sub(r"\1\2", name) if name[-2:-1] == " " else name


@lru_cache(maxsize=4096)  # labels return
def shape_of(name: str) -> str | None:
    """What a label's name looks like; ``None`` where it can be no label.

    >>> [shape_of(name) for name in ("MS. PSAKI", "《海潮日报》记者", "全委會主席", "陆明远")]
    ['capitals', 'outlet', 'titled', 'person']
    >>> shape_of("We have made substantial efforts in the following two areas")
    """
    name = without_manner(name)
    if not name or SALUTATION.search(name):
        return None
    if part_of(name):
        return "doubtful" if is_doubtful_part(name) else "generic"
    if pair := in_both_languages(name):
        return "outlet" if pair[0].outlet else "generic" if pair[0].part else "titled"
    match = PARENTHESES.match(name)
    if not match:
        return _han_shape(name) if HAN.search(name) else _english_shape(name)
    bare, inside = match["bare"], match["inside"]
    if len(bare) > 1 and part_of(bare):
        return "generic"
    if HAN.search(bare):
        return _han_shape(bare)
    shape = _english_shape(bare)
    if shape in {None, "capitals"}:
        return shape
    return "titled" if is_office(inside) else "outlet"


def _han_shape(name: str) -> str | None:
    if len(name) > _HAN_AT_MOST or _HAN_SENTENCE.search(name) or _SAID.search(name):
        return None
    if REPORTER_END.search(name) or is_titled_outlet(name) or split_reporter(name):
        return "outlet"
    if is_chinese_name(name) or _FOREIGN_NAME.match(name) or is_known_name(name):
        return "person"
    if _NO_NAME.search(name):
        return None
    title, person = split_title(name)
    if title and not OUTLET.search(title):
        return "titled" if TITLE_END.search(title) or is_chinese_name(person) else "phrase"
    return "titled" if TITLE_END.search(name) else _outlet_shape(name, title or "")


def _outlet_shape(name: str, title: str) -> str | None:
    if (OUTLET.search(name) or OUTLET.search(title)) and not _SPOKEN.search(name):
        return "outlet"
    return "phrase" if len(name) <= _PHRASE_AT_MOST else None


def _english_shape(name: str) -> str | None:
    if split_reporter(name):
        return "outlet"
    if split_office(name):
        return "titled"
    words = name.removeprefix("The ").removeprefix("THE ").split()
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
    if split_title(name)[0]:
        return "phrase" if "," in name else "titled"  # Madam Chair, Mr. Secretary
    if OUTLET.search(name):
        return "outlet"
    return "person" if is_english_name(name) else "phrase"

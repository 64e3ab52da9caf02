"""Which beginnings of lines are labels: those where something says that somebody speaks there.

Form alone is not enough ("Dear friends:", "我们坚持一条原则："). Some signs are a label's own: a
known party, a name that the text announces, a title, an outlet, a label that returns. Others come
from its neighbours: a question below it that is answered under a label, the same label in the other
language, brackets like those of a label, a place among labels. A label that is found by its
neighbours may be the sign of another one, so these are looked for until no more are found.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from generator.language.affiliations import is_office
from generator.language.chinese import is_common_word, reads_as_words
from generator.language.names import ENGLISH_TITLE
from generator.language.parts import part_number, part_of
from generator.language.scripts import HAN, language_of
from generator.model import Language, Party
from generator.reading.cast import parse_label, same_name
from generator.reading.labels import Candidate, by_correction, candidate, is_outlet
from generator.reading.lines import Line
from generator.reading.offices import introduced_in_chinese

_ANNOUNCED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.? ((?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+|[A-Z][\w'’-]+)"
)
_QUESTION_MARK = re.compile(r"[?？]")
_SMALL_WORD = re.compile(r"\b[a-z][\w'’-]+")
_SPOKEN = re.compile(
    "[我你您他她它这這那哪几幾最很的了是]"
    "|^(?:但|所以|因|如果|而|接着|接著|举例|舉例|[^记記]*第[一二三四五六七八九十])|(?:问题|問題|件事)$"
)
_NO_OUTLET = re.compile("[我你您他她它这這那哪几幾]|[的了是]$")
_ROUNDS = 8  # of looking at neighbours; real texts need two or three
_NAME_AT_MOST = 4  # Han characters of a name that nothing else tells


def announced_names(lines: Sequence[Line]) -> list[str]:
    """The names that stand after a title in running text, in order, each once.

    In Chinese text, those of whom it is said that they are present.
    """
    found: list[str] = []
    for line in lines:
        if "M" in line.text or "Dr" in line.text or "Prof" in line.text:
            found += _ANNOUNCED.findall(line.text)
        found += (name for name, _ in introduced_in_chinese(line.text))
    titles = {"Chairman", "Chair", "President", "Speaker", "Minister", "Secretary", "Governor"}
    return [name for name in dict.fromkeys(found) if name not in titles]


def printed_people(lines: Sequence[Line], parties: Sequence[Party]) -> list[str]:
    """The English names of those people whose full name a text prints, in either language.

    Only these are meant where a label has a surname alone: another text's Ms. Li is another Ms. Li.
    """
    text = "\n".join(line.text for line in lines).casefold()
    people = [one for one in parties if one.name.en and not one.outlet]
    return [
        one.name.en or ""
        for one in people
        if any(name and name.casefold() in text for name in (one.name.zh, one.name.en))
    ]


def find_labels(lines: Sequence[Line], parties: Sequence[Party]) -> dict[int, Candidate]:
    """The lines that begin with labels, by their place in ``lines`` (0-based)."""
    found = {
        at: one
        for at, line in enumerate(lines)
        if line.is_label is not False and (one := candidate(at, line)) is not None
    }
    forced = {at: by_correction(at, line) for at, line in enumerate(lines) if line.is_label}
    if not found:
        return forced
    names = {_plain(name) for party in parties for name in party.printed_names}
    text = _Text(lines, found, frozenset(names | set(map(_plain, announced_names(lines)))))
    return {at: found[at] for at in sorted(_signed(text))} | forced


@dataclass(frozen=True)
class _Text:
    """The lines of a text, the candidates among them by place, and the names it is known by."""

    lines: Sequence[Line]
    found: Mapping[int, Candidate]
    names: frozenset[str]

    @cached_property
    def often(self) -> Counter[str]:
        """How often each label returns."""
        return Counter(one.key for one in self.found.values())

    @cached_property
    def following(self) -> dict[int, int]:
        """The next candidate after each one."""
        return dict(pairwise(sorted(self.found)))

    @cached_property
    def preceding(self) -> dict[int, int]:
        """The candidate before each one."""
        return {after: before for before, after in self.following.items()}

    @cached_property
    def name_words(self) -> frozenset[str]:
        """Every word of the names that the text is known by."""
        return frozenset(word for name in self.names for word in name.split())

    @cached_property
    def small_words(self) -> frozenset[str]:
        """Every word that the text prints in small letters: those are nobody's names."""
        return frozenset(word for line in self.lines for word in _SMALL_WORD.findall(line.text))

    @cached_property
    def parts(self) -> frozenset[str | None]:
        """The parts that labels of the text name."""
        parts = {"generic", "doubtful"}
        return frozenset(part_of(one.name) for one in self.found.values() if one.shape in parts)

    @cached_property
    def persons(self) -> int:
        """How many different names of persons stand before colons."""
        return len({one.key for one in self.found.values() if one.shape == "person"})

    @cached_property
    def exchanged(self) -> frozenset[str]:
        """The single words and names that return, two at least, with a question below one."""
        again = {
            one.key
            for at, one in self.found.items()
            if self.often[one.key] > 1 and one.shape in {"person", "phrase"} and _is_name(self, at)
        }
        asked = any(
            self.asks(at, self.following.get(at, len(self.lines)))
            for at, one in self.found.items()
            if one.key in again
        )
        return frozenset(again) if asked and len(again) > 1 else frozenset()

    def said(self, at: int, end: int) -> list[str]:
        """What stands below a candidate, before another place: the rest of its line and more."""
        rest = self.lines[at].text[self.found[at].end :]
        return [*([rest] if rest else []), *(line.text for line in self.lines[at + 1 : end])]

    def asks(self, at: int, end: int) -> bool:
        """Whether a question stands below a candidate, before another place."""
        return any(_QUESTION_MARK.search(text) for text in self.said(at, end))


def _signed(text: _Text) -> set[int]:
    """The places of the candidates that have a sign of being labels."""
    lines, found = text.lines, text.found
    labels = {at for at, one in found.items() if _certain(one, text)}
    levels = {lines[at].style.heading for at in labels if found[at].form == "heading"}
    labels |= {
        at
        for at, one in found.items()
        if one.form == "title" and lines[at].style.heading in levels and _is_no_word(one)
    }
    headings = {at for at in labels if found[at].form in {"heading", "title"}}
    if any(found[at].form == "heading" for at in headings):
        return headings  # where headings name the speakers, a colon in a paragraph does not
    capitals = {at for at, one in found.items() if one.shape == "capitals"}
    if len({found[at].key for at in capitals}) > 1:
        labels |= capitals
    for _ in range(_ROUNDS):
        brackets = any(found[at].form == "bracket" for at in labels)
        known = {word for at in labels for word in _words(found[at].name)} if labels else set()
        seen = _Seen(labels, known, brackets)
        more = {at for at in found.keys() - labels if any(sign(text, at, seen) for sign in _SIGNS)}
        if not more:
            break
        labels = labels | more
    return labels


# ---- a label's own signs ----


def _certain(one: Candidate, text: _Text) -> bool:
    again = text.often[one.key] > 1
    if one.shape == "doubtful" and one.form in {"bold", "colon"}:
        return _is_borne_out(one, text)
    if one.form in {"heading", "title"} or one.key in text.names:
        return again or one.form != "title" or one.key in text.names
    if one.form == "letter":
        return (again or one.own) and (one.key != "a" or text.often["q"] > 0)
    if one.form == "bold":
        named = one.shape in {"person", "titled", "generic"}
        return named or (one.colon and (again or one.shape == "outlet"))
    if one.form == "bracket":
        return one.shape in {"person", "titled", "outlet", "generic", "doubtful"} or again
    if one.shape in {"titled", "generic"} or is_outlet(one):
        return True
    if one.shape == "capitals":
        title = ENGLISH_TITLE.match(one.name) or is_office(one.name.removeprefix("THE "))
        return again or bool(title)
    named = one.shape != "phrase" or _could_be_a_name(one.name) or is_office(one.name)
    return again and named and (one.shape == "phrase" or _is_no_word(one))


def _is_borne_out(one: Candidate, text: _Text) -> bool:
    """Whether a part that may be something else has its counterpart in the text, or asks."""
    if part_number(one.name):
        return {"question", "answer"} <= text.parts
    return text.asks(one.at, text.following.get(one.at, len(text.lines)))


def _is_no_word(one: Candidate) -> bool:
    """Whether a short Chinese name is not simply a word, as 时间 and 目标 are."""
    return not HAN.search(one.name) or not is_common_word(one.name)


def _could_be_a_name(name: str) -> bool:
    """Whether a Chinese text is as short as a name, and not made of words."""
    return bool(HAN.match(name)) and len(name) <= _NAME_AT_MOST and not reads_as_words(name)


def _is_name(text: _Text, at: int) -> bool:
    """Whether a candidate's words are nowhere common ones: neither in a dictionary nor here."""
    one = text.found[at]
    if HAN.search(one.name):
        if one.shape == "person":
            return not is_common_word(one.name)
        return _could_be_a_name(one.name)
    words = one.name.lower().split()
    many = 1 if one.shape == "phrase" else 4
    return len(words) <= many and not text.small_words.issuperset(words)


# ---- signs that neighbours give ----


@dataclass(frozen=True)
class _Seen:
    """What is already known: the labels, the words of their names, whether any is in brackets."""

    labels: set[int]
    words: set[str]
    brackets: bool


def _is_answered(text: _Text, at: int, seen: _Seen) -> bool:
    """A question stands below it, and somebody speaks next."""
    one, end = text.found[at], text.following.get(at)
    if end not in seen.labels or (one.shape == "phrase" and _SPOKEN.search(one.name)):
        return False
    return _is_no_word(one) and text.asks(at, end)


def _asks_a_person(text: _Text, at: int, seen: _Seen) -> bool:
    """What may be an outlet asks a person who speaks next."""
    end = text.following.get(at)
    if end is None or text.found[at].shape != "outlet" or text.found[end].shape != "person":
        return False
    return _is_name(text, end) and text.asks(at, end)


def _asks_as_others(text: _Text, at: int, seen: _Seen) -> bool:
    """What may be an outlet stands alone on its line, as other labels do, and asks."""
    one = text.found[at]
    if one.shape != "outlet" or not (one.own and one.colon):
        return False
    others = any(text.found[label].own for label in seen.labels)
    return others and text.asks(at, text.following.get(at, len(text.lines)))


def _is_bracketed(text: _Text, at: int, seen: _Seen) -> bool:
    """It stands in brackets, as another label does."""
    return seen.brackets and text.found[at].form == "bracket" and _is_no_word(text.found[at])


def _is_person(text: _Text, at: int, seen: _Seen) -> bool:
    """A person's name that begins the text, or stands among labels or other persons' names."""
    one = text.found[at]
    company = at == 0 or seen.labels or text.persons > 1
    form = one.shape == "person" or (one.shape == "capitals" and " " in one.name)
    return form and bool(company) and _is_name(text, at)


def _opens(text: _Text, at: int, seen: _Seen) -> bool:
    """What may be a name stands alone on the first line."""
    one = text.found[at]
    return at == 0 and one.own and bool(HAN.search(one.name)) and _is_name(text, at)


def _is_a_surname(text: _Text, at: int, seen: _Seen) -> bool:
    """A single word that is part of the name on another label, or of an announced one."""
    key = text.found[at].key
    return " " not in key and (key in seen.words or key in text.name_words)


def _is_in_dialogue(text: _Text, at: int, seen: _Seen) -> bool:
    """It returns, as does what stands on another label, and a question is asked."""
    return text.found[at].key in text.exchanged


def _has_a_twin(text: _Text, at: int, seen: _Seen) -> bool:
    """The neighbour is the same speaker's label in the other language, each over its own text."""
    before, after = text.preceding.get(at), text.following.get(at)
    return (before is not None and _are_twins(text, before, at, seen)) or (
        after is not None and _are_twins(text, at, after, seen)
    )


def _are_twins(text: _Text, first: int, second: int, seen: _Seen) -> bool:
    one, other = text.found[first], text.found[second]
    if _side(one) == _side(other):
        return False
    above = text.said(first, second)
    below = text.said(second, text.following.get(second, len(text.lines)))
    if not above or not below or language_of(below[0]) != _side(other):
        return False
    if any(language_of(said) != _side(one) for said in above):
        return False
    chinese, english = (one, other) if _side(one) == "zh" else (other, one)
    if same_name(parse_label(chinese.name).shown, parse_label(english.name).shown):
        return True
    asked = all(_QUESTION_MARK.search("".join(said)) for said in (above, below))
    if "outlet" in {one.shape, other.shape} and asked:
        return not _NO_OUTLET.search(chinese.name) and "titled" not in {one.shape, other.shape}
    named = all(
        x.shape != "phrase" or _is_name(text, at) for at, x in ((first, one), (second, other))
    )
    return (first in seen.labels or second in seen.labels) and named and not _differ(one, other)


def _differ(one: Candidate, other: Candidate) -> bool:
    """Whether one can only be an outlet's and the other only a person's, or one is a part."""
    shapes = {one.shape, other.shape}
    return bool(shapes & {"generic", "doubtful"}) or (
        "outlet" in shapes and bool(shapes & {"person", "titled"})
    )


def _side(one: Candidate) -> Language:
    return "zh" if HAN.search(one.name) else "en"


_SIGNS: tuple[Callable[[_Text, int, _Seen], bool], ...] = (
    _is_answered,
    _asks_a_person,
    _asks_as_others,
    _is_bracketed,
    _is_person,
    _opens,
    _is_a_surname,
    _is_in_dialogue,
    _has_a_twin,
)


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _words(name: str) -> list[str]:
    """The words of a person's name on a label, case-folded."""
    shown = parse_label(name).name or ""
    return shown.casefold().split() if " " in shown else []

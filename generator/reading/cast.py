"""Who is meant by a printed label: one party under title, surname, full name, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache

from generator.language.affiliations import is_office, split_office, split_reporter
from generator.language.chinese import is_common_word, pinyin_letters
from generator.language.names import (
    OUTLET,
    REPORTER_END,
    TITLE_END,
    is_chinese_name,
    is_english_name,
    split_title,
    without_manner,
)
from generator.language.parts import part_of
from generator.language.scripts import HAN
from generator.model import Bilingual, Party
from generator.project import unique_slug

_PARENTHESES = re.compile(r"^(?P<bare>.*?\S)\s*[(（](?P<inside>[^()（）]{2,60})[)）]$")
# Chinese and English in either order, a space, a bar or brackets between them.
_LATIN = r"[A-Za-z][A-Za-z\u00c0-\u024f .,'’-]*[A-Za-z\u00c0-\u024f.]"
_CHINESE = r"[\u3400-\u9fff《][\u3400-\u9fff·•・‧《》、 \u3000]*"
_BOTH_LANGUAGES = re.compile(
    rf"(?P<one>{_CHINESE})[\s/／|｜(（]*(?P<other>{_LATIN})[)）]?"
    rf"|(?P<first>{_LATIN})[\s/／|｜(（]*(?P<second>{_CHINESE})[)）]?"
)
_SHORT = 4  # Han characters in brackets that may be an outlet's name as well as an office

# Letters that a rendering in Chinese cannot keep apart, and how alike a rendering is to its name.
_EXCHANGED = str.maketrans("lfwbdgqcxz", "rvvptkksss")
_ALIKE = 0.7


@dataclass(frozen=True)
class Printed:
    """What a label prints: a person's name, a title, an outlet, or only a part such as 问.

    A part with a name, as in 主持人（陆明远）, is that person's.
    """

    text: str
    name: str | None = None
    title: str | None = None
    outlet: str | None = None
    part: str | None = None

    @property
    def shown(self) -> str:
        """The name to know the party by."""
        return self.outlet or self.name or self.title or self.text


@lru_cache(maxsize=4096)  # labels return
def parse_label(text: str) -> Printed:
    """Take a label's name apart.

    >>> parse_label("青澜通讯社 林小满").outlet, parse_label("Dana Reed (The Harbor Post)").name
    ('青澜通讯社', 'Dana Reed')
    """
    text = without_manner(text)
    if part := part_of(text):
        return Printed(text, part=part)
    if match := _PARENTHESES.match(text):
        return _with_brackets(text, match["bare"].strip(), match["inside"].strip())
    if REPORTER_END.search(text):
        return Printed(text, outlet=_outlet(REPORTER_END.sub("", text)))
    if found := split_reporter(text):
        outlet, name = found
        return Printed(text, outlet=_outlet(outlet), name=name)
    title, name = (None if HAN.search(text) else split_office(text)) or split_title(text)
    if title:
        return Printed(text, name=name, title=title)
    titled = text.startswith("《") and text.endswith("》")
    if titled or (OUTLET.search(text) and not is_chinese_name(text)):
        return Printed(text, outlet=_outlet(text))
    if TITLE_END.search(text) or is_office(text.removeprefix("THE ")):
        return Printed(text, title=text)
    return Printed(text, name=text)


def parse_labels(text: str) -> tuple[Printed, ...]:
    """What a label prints: one party, or the same one in both languages.

    >>> [one.shown for one in parse_labels("省长 陆明远 Governor Lu Mingyuan")]
    ['陆明远', 'Lu Mingyuan']
    >>> [one.shown for one in parse_labels("海潮网 Dana Reed")]
    ['海潮网']
    """
    return in_both_languages(text) or (parse_label(text),)


@lru_cache(maxsize=4096)  # labels return
def in_both_languages(text: str) -> tuple[Printed, Printed] | None:
    """The two halves of a label that prints one party in Chinese and in English, if it is one.

    >>> pair = in_both_languages("Xue Dingchuan（薛定川）")
    >>> pair and [one.text for one in pair]
    ['Xue Dingchuan', '薛定川']
    """
    found = _BOTH_LANGUAGES.fullmatch(text)
    if not found or not HAN.search(text):
        return None
    halves = found["one"] or found["first"], found["other"] or found["second"]
    one, other = (parse_label(half.strip()) for half in halves)
    chinese, english = (one, other) if HAN.search(one.text) else (other, one)
    if one.part or other.part:
        same = one.part == other.part
    elif one.outlet or other.outlet:
        same = bool(one.outlet and other.outlet)
    else:
        same = bool(chinese.name and english.name and sounds_like(chinese.name, english.name))
    return (one, other) if same else None


def _with_brackets(text: str, bare: str, inside: str) -> Printed:
    """A label that ends in brackets: around a name, an office, an outlet, or a mere remark.

    >>> _with_brackets("主持人（陆明远）", "主持人", "陆明远").name
    '陆明远'
    >>> _with_brackets("Question (via Zoom)", "Question", "via Zoom").part
    'question'
    """
    if (part := part_of(bare)) or part_of(inside):
        return _part_in_brackets(text, bare, inside, part)
    if REPORTER_END.search(inside):
        return Printed(text, name=bare, outlet=_outlet(REPORTER_END.sub("", inside)))
    if _names_outlet(bare) and is_person(inside) and not OUTLET.search(inside):
        return Printed(text, name=inside, outlet=_outlet(REPORTER_END.sub("", bare)))
    title, name = split_title(bare)
    if _is_office(inside, of_chinese=is_chinese_name(name)):
        return Printed(text, name=name, title=inside)
    return Printed(text, name=name, title=title, outlet=_outlet(inside))


def _part_in_brackets(text: str, bare: str, inside: str, part: str | None) -> Printed:
    """A label with a part before or in its brackets; those who only ask stay without a name."""
    name, part = (inside, part) if part else (bare, part_of(inside))
    if REPORTER_END.search(name) or OUTLET.search(name):
        return Printed(text, outlet=_outlet(REPORTER_END.sub("", name)))
    if part == "question" or not is_person(name):
        return Printed(text, part=part)
    return Printed(text, name=name, title=bare if name == inside else inside, part=part)


def _names_outlet(text: str) -> bool:
    return bool(OUTLET.search(text) or REPORTER_END.search(text))


def _is_office(text: str, *, of_chinese: bool) -> bool:
    """Whether what stands in brackets behind a name is an office, and no outlet."""
    if not HAN.search(text):
        return is_office(text)
    if TITLE_END.search(text):
        return True
    long = len(text) > _SHORT or is_common_word(text)
    return of_chinese and long and not OUTLET.search(text)


def _outlet(text: str) -> str:
    """An outlet's name without the marks of a title around it."""
    return text.strip().strip('《》“”"').strip() or text.strip()


class Cast:
    """The parties of one transcript, by every name under which labels print them."""

    def __init__(self, known: Sequence[Party], full_names: Iterable[str] = ()) -> None:
        """Begin with the project's parties and the full names of people that the text prints."""
        self._parties = {(one.outlet, one.slug): one for one in known}
        self._keys = {
            _key(name): (one.outlet, one.slug) for one in known for name in one.printed_names
        }
        self._reporters: dict[str, tuple[bool, str]] = {}
        self._reported: set[tuple[bool, str]] = set()  # the outlets that these speak for
        self._slugs = {
            kind: {one.slug for one in known if one.outlet == kind} for kind in (True, False)
        }
        self._full_names: dict[str, set[str]] = {}  # by each end of a name, case-folded
        for name in full_names:
            self._learn(name)

    def meet(self, labels: Sequence[Printed], *, outlet: bool) -> Party | None:
        """The party of a turn's labels, new where nobody knows it; ``None`` for a mere part.

        ``outlet`` says that an unknown name without a title is taken for an outlet.
        """
        named = [one for one in labels if one.part is None or one.name]
        if not named:
            return None
        names = [self._full_name(one) for one in named]
        keys = [_key(name) for name in names]
        at = next((self._keys[key] for key in keys if key in self._keys), None)
        at = at or next((self._reporters[key] for key in keys if key in self._reporters), None)
        if at is None:
            at = self._add(named, names, outlet)
        elif at not in self._reported or any(one.outlet for one in named):
            self._complete(at, names)
        for one, key in zip(named, keys, strict=True):
            self._keys.setdefault(key, at)
            if one.outlet and one.name:
                self._reporters[one.name.casefold()] = at
                self._reported.add(at)
                self._learn(one.name)
        return self._parties[at]

    def reporter(self, labels: Sequence[Printed], party: Party | None) -> Bilingual:
        """Who speaks for an outlet, where this or an earlier label says so."""
        if party is None or not party.outlet:
            return Bilingual()
        names = [one.name for one in labels if one.name and one.name not in party.printed_names]
        return Bilingual(*_sides(names))

    def _full_name(self, one: Printed) -> str:
        """A surname as the one full name that the text has for it."""
        alone = one.name and " " not in one.name and not HAN.search(one.name)
        if one.outlet or not alone or one.name is None:
            return one.shown
        fits = self._full_names.get(one.name.casefold(), set())
        return next(iter(fits)) if len(fits) == 1 else one.shown

    def _learn(self, name: str) -> None:
        """Remember a full name, so that it is known by its surname."""
        words = name.casefold().split()
        for end in {words[0], words[-1]} if len(words) > 1 else ():
            self._full_names.setdefault(end, set()).add(name)

    def _add(
        self, named: Sequence[Printed], names: Sequence[str], outlet: bool
    ) -> tuple[bool, str]:
        zh, en = _sides(names)
        is_outlet = any(one.outlet for one in named) or (
            outlet and not any(one.title or is_person(one.text) for one in named)
        )
        slug = unique_slug(en or zh or "", self._slugs[is_outlet])
        self._slugs[is_outlet].add(slug)
        self._parties[is_outlet, slug] = Party(slug, Bilingual(zh, en), is_outlet)
        if en and not is_outlet:
            self._learn(en)
        return is_outlet, slug

    def _complete(self, at: tuple[bool, str], names: Sequence[str]) -> None:
        """Give a party that was met in one language its name in the other one."""
        party = self._parties[at]
        zh, en = _sides(names)
        name = Bilingual(party.name.zh or zh, party.name.en or en)
        if name != party.name:
            self._parties[at] = replace(party, name=name)


def is_person(name: str) -> bool:
    """Whether a name has the form of a person's."""
    return is_english_name(name) or is_chinese_name(name)


def _key(name: str) -> str:
    return " ".join(name.casefold().split())


def _sides(names: Sequence[str]) -> tuple[str | None, str | None]:
    zh = next((name for name in names if HAN.search(name)), None)
    en = next((name for name in names if not HAN.search(name)), None)
    return zh, en


def same_name(chinese: str, english: str) -> bool:
    """Whether an English name is the pinyin of a Chinese one, in either order of its parts.

    >>> same_name("陆明远", "Lu Mingyuan"), same_name("陆明远", "Mingyuan Lu")
    (True, True)
    """
    letters = pinyin_letters(chinese)
    words = re.findall(r"[a-zü]+", english.lower())
    return bool(words) and letters in {"".join(words), "".join([words[-1], *words[:-1]])}


def sounds_like(chinese: str, english: str) -> bool:
    """Whether two names are the same, or the Chinese one renders the sound of the other, or a part.

    >>> sounds_like("施瓦布", "Klaus Schwab"), sounds_like("拉夫罗夫", "Sergey Lavrov")
    (True, True)
    >>> sounds_like("陆明远", "Dana Reed"), sounds_like("陆明远", "Wang Anran")
    (False, False)
    """
    if same_name(chinese, english):
        return True
    rendered = [_sound(part) for part in re.split("[·•・‧]", chinese)]
    spoken = [_sound(part) for part in english.split() if len(part) > 2]
    return any(
        SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE
        for a in rendered
        for b in spoken
    )


def _sound(name: str) -> str:
    """The letters of a name, or of its pinyin, with those that renderings exchange made one."""
    letters = pinyin_letters(name) if HAN.search(name) else name.lower()
    return letters.translate(_EXCHANGED)

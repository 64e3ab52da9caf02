"""Names and terms of one text whose renderings are missing in the other.

A translator may write "he" for a name and 这一 for a term, so a name or a term is missed only where
nothing of its renderings is left and nothing else can stand for it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.annotating.differences import Disagreement, Place
from generator.language.chinese import simplified
from generator.language.english import stems
from generator.language.scripts import HAN
from generator.model import Mark, Party
from generator.terms import Term

# What can stand for a person in place of the name.
_STANDS_FOR_EN = re.compile(
    r"\b(?:he|she|his|her|him|hers|I|me|my|they|them|their|who|whom|whose|president|premier|minister"
    r"|secretary|governor|mayor|chair\w*|director|comrade|mr|ms|mrs|dr|leaders?)\b",
    re.IGNORECASE,
)
_STANDS_FOR_ZH = re.compile(
    r"[他她我您]|本人|自己|同志|主席|总理|总书记|部长|书记|省长|市长|主任|领导"
)
# A Latin name in Chinese text: a word with a capital and lower case, or several.
_LATIN = re.compile(r"(?<![A-Za-z\d@./-])[A-Z][a-zà-ÿ]{3,}(?:[ -][A-Z][a-zà-ÿ]+)*(?![A-Za-z\d@./])")
_FUNCTION_WORDS = {"a", "an", "the", "of", "in", "on", "for", "to", "and", "or", "with", "by"}
_ROOT = 6  # letters of a name that its derivations keep: Yudkowsky, Yudkowskian
_ENOUGH = 1 / 3  # of the words of a rendering: then it is only worded anew


@dataclass(frozen=True)
class Side:
    """The text of one language of a linked group, and the terms of the glossary in it."""

    text: str
    marks: tuple[Mark, ...] = ()


def missing_names(zh: str, en: str, parties: Iterable[Party]) -> list[Disagreement]:
    """Names of known people and outlets that only one text has, and Latin ones in the Chinese."""
    found = []
    for party in parties:
        chinese = [name for name in party.printed_names if HAN.search(name)]
        latin = [name for name in party.printed_names if not HAN.search(name)]
        if not chinese or not latin:
            continue
        here = next((place for name in chinese if (place := _stands(name, zh))), None)
        there = next((place for name in latin if (place := _stands(name, en))), None)
        if here and not there and not _stands_for(party, latin, en):
            found.append(Disagreement("name-missing", here, None))
        elif there and not here and not _stands_for(party, chinese, zh):
            found.append(Disagreement("name-missing", None, there))
    return [*found, *_missing_latin(zh, en)]


def _stands(name: str, text: str) -> Place | None:
    """Where a name stands; a Latin one as whole words."""
    edges = ("", "") if HAN.search(name) else (r"(?<!\w)", r"(?!\w)")
    match = re.search(edges[0] + re.escape(name) + edges[1], text)
    return match.span() if match else None


def _stands_for(party: Party, names: Sequence[str], text: str) -> bool:
    """Whether a part of a name, or of a person a word such as "he", stands in a text."""
    if HAN.search(names[0]):
        part = any(name[:2] in text if party.outlet else name[0] in text for name in names)
        return part or (not party.outlet and bool(_STANDS_FOR_ZH.search(text)))
    parts = [word for name in names for word in name.split() if len(word) > 1]
    part = any(_stands(word, text) for word in parts if word.lower() not in _FUNCTION_WORDS)
    return part or (not party.outlet and bool(_STANDS_FOR_EN.search(text)))


def _missing_latin(zh: str, en: str) -> list[Disagreement]:
    plain = _folded(en)
    found: dict[str, Place] = {}
    for match in _LATIN.finditer(zh):
        parts = [_folded(part) for part in re.split(r"[ -]", match[0])]
        if not any(part[:_ROOT] in plain for part in parts if len(part) > 2):
            found.setdefault(match[0], match.span())
    return [Disagreement("name-missing", place, None) for place in found.values()]


def _folded(text: str) -> str:
    """A text without accents and case."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKD", text.casefold())
        if not unicodedata.combining(char)
    )


def missing_terms(zh: Side, en: Side, terms: Mapping[str, Term]) -> list[Disagreement]:
    """Terms marked in one text whose renderings the other does without; ``terms`` go by slug."""
    here, there = ({m.term: (m.start, m.end) for m in reversed(side.marks)} for side in (zh, en))
    chinese = [
        Disagreement("term-missing", place, None)
        for slug, place in here.items()
        if slug not in there and not _in_english(terms[slug], en.text)
    ]
    english = [
        Disagreement("term-missing", None, place)
        for slug, place in there.items()
        if slug not in here and not _in_chinese(terms[slug], zh.text)
    ]
    return sorted(chinese, key=lambda one: one.zh or (0, 0)) + sorted(
        english, key=lambda one: one.en or (0, 0)
    )


def _in_english(term: Term, text: str) -> bool:
    """Whether a good part of the words of one of a term's English wordings stands in a text."""
    given = set(stems(text))
    for form in term.forms:
        wanted = set(stems(form)) - _FUNCTION_WORDS
        if not HAN.search(form) and wanted and len(wanted & given) >= _ENOUGH * len(wanted):
            return True
    return False


def _in_chinese(term: Term, text: str) -> bool:
    """Whether two neighbouring characters of one of a term's Chinese wordings stand in a text."""
    plain = simplified(text)
    return any(
        form[at : at + 2] in plain
        for form in map(simplified, filter(HAN.search, term.forms))
        for at in range(len(form) - 1)
    )

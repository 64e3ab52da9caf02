"""The glossary as data: terms, their renderings, and where texts use them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from generator.language.scripts import HAN
from generator.model import (
    LANGUAGES,
    Bilingual,
    Language,
    Mark,
    Paragraph,
    Passage,
    Transcript,
    Turn,
)

Status = Literal["preferred", "admitted", "deprecated"]
STATUSES: tuple[Status, ...] = ("preferred", "admitted", "deprecated")
EDITOR = "editor"
"""The source of a rendering that no text at hand shows."""

_ABBREVIATION = re.compile(r"[A-Z][A-Z&-]*[A-Z]")


@dataclass(frozen=True)
class Rendering:
    """An English rendering of a term, and what shows it.

    ``source`` is a passage of a transcript here as ``slug#p-…`` (dated by its event), the web
    address of a document with its ``date``, or EDITOR, undated. ``line`` is 1-based.
    """

    en: str
    status: Status
    source: str
    date: str | None
    line: int


@dataclass(frozen=True)
class Term:
    """An entry of the glossary: one concept.

    ``name`` is its Chinese in Simplified characters and its preferred rendering; ``zh_hant`` the
    same in Traditional ones. ``also`` are short forms and variants in either language, ``alone``
    those abbreviations among them that need no long form beside them. ``belongs_to`` and
    ``see_also`` are the Chinese names of other entries, ``never`` are wordings in which it does not
    stand. Definition and note are Markdown.
    """

    slug: str
    name: Bilingual
    zh_hant: str
    pinyin: str
    renderings: tuple[Rendering, ...]
    definition: Bilingual
    category: Bilingual
    also: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    belongs_to: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    note: Bilingual = field(default_factory=Bilingual)
    never: tuple[str, ...] = ()
    path: str = ""
    line: int = 1

    @property
    def evidence(self) -> str:
        """What shows the preferred rendering."""
        return next((one.source for one in self.renderings if one.en == self.name.en), EDITOR)

    @property
    def forms(self) -> tuple[str, ...]:
        """Every wording that marks the term in running text, each once."""
        renderings = [one.en for one in self.renderings]
        return tuple(dict.fromkeys([self.name.zh or "", self.zh_hant, *renderings, *self.also]))

    @property
    def chinese(self) -> tuple[str, ...]:
        """Its Chinese wordings."""
        return tuple(form for form in self.forms if HAN.search(form))

    @property
    def bound(self) -> tuple[str, ...]:
        """Its abbreviations that mean it only after or beside its long form."""
        long = [form for form in self.forms if not _ABBREVIATION.fullmatch(form)]
        if not any(not HAN.search(form) for form in long):
            return ()
        return tuple(form for form in self.forms if form not in {*long, *self.alone})


@dataclass(frozen=True)
class Place:
    """A term at one place of a paragraph; ``form`` is the wording of the entry found there."""

    paragraph: Paragraph
    mark: Mark

    @property
    def form(self) -> str:
        """The wording of the entry that stands here."""
        return self.mark.form


Answer = Literal["found", "other", "none"]


@dataclass(frozen=True)
class Use:
    """A use of a term: its places in the two languages of a passage, where they are known.

    ``beside`` are the words of the language in which it has no place, those of the linked sentences
    where it has such; empty where there are none.
    ``again`` is the language of a place that another use has already: it answers more than one.
    """

    transcript: Transcript
    turn: Turn
    passage: Passage
    zh: Place | None = None
    en: Place | None = None
    beside: str = ""
    again: Language | None = None

    def get(self, language: Language) -> Place | None:
        """The place in one language."""
        return self.zh if language == "zh" else self.en

    @property
    def answer(self) -> Answer:
        """Whether the other side has a known rendering, some other text, or no text at all."""
        if self.zh and self.en:
            return "found"
        return "other" if self.beside else "none"

    @property
    def printed(self) -> tuple[Language, ...]:
        """The languages in which an official text prints it, and which no other use counts."""
        return tuple(
            side
            for side in LANGUAGES
            if (place := self.get(side)) and not place.paragraph.reference and side != self.again
        )

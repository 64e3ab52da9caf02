"""The transcript as data: Transcript > Turn > Passage > Paragraph > Sentence, and what is beside.

All records are immutable. A stage makes new ones with ``dataclasses.replace``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.corrections import Applied, Correction

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, Language] = ("zh", "en")
LANGUAGE_NAMES: dict[Language, str] = {"zh": "Chinese", "en": "English"}

TurnKind = Literal["opening", "statement", "question", "answer", "handover", "closing"]
SpeakerKind = Literal["official", "moderator", "outlet", "generic", "unknown"]
AsideKind = (
    Literal["navigation", "contact", "control", "pager", "share", "credit", "copyright", "advert"]
    | Literal["repeated", "page", "divider", "outside", "hidden", "dropped"]
)
NoteKind = (
    Literal["title", "introduction", "participant", "heading", "caption", "direction"]
    | Literal["remark", "vocabulary", "mark", "time", "number"]
)


@dataclass(frozen=True)
class Bilingual:
    """A short text in both languages, each absent where nobody gave it."""

    zh: str | None = None
    en: str | None = None

    def get(self, language: Language) -> str | None:
        """The text in one language."""
        return self.zh if language == "zh" else self.en

    @property
    def any(self) -> str:
        """The text in one of the languages, English first; empty where there is none."""
        return self.en or self.zh or ""


@dataclass(frozen=True, order=True)
class Span:
    """A stretch of a decoded source: characters, 0-based, ``end`` not included."""

    start: int
    end: int


@dataclass(frozen=True)
class Source:
    """The source of a transcript, decoded: one file, or several one after the other.

    ``path`` is that of the first one, relative to the project's folder; ``parts`` gives for each
    file where its text begins (characters, 0-based) and its path. The last ones, ``beside`` in
    number, are texts that stand beside the source.
    """

    path: str
    text: str
    parts: tuple[tuple[int, str], ...] = ()
    beside: int = 0

    @property
    def texts(self) -> tuple[int, ...]:
        """Where each text begins: that of the source itself, then those beside it."""
        return (0, *(start for start, _ in self.parts[len(self.parts) - self.beside :]))

    def path_at(self, place: int) -> str:
        """The path of the file that holds a place of the text."""
        return next((path for start, path in reversed(self.parts) if start <= place), self.path)


@dataclass(frozen=True)
class Mark:
    """A term in running text: characters, 0-based, into the text of its paragraph.

    ``form`` is the wording of the entry that stands there; ``inner`` are the terms that lie within
    the mark or reach over its edge, which the longer one wins over.
    """

    start: int
    end: int
    term: str
    form: str = ""
    inner: tuple[Mark, ...] = ()

    @property
    def all(self) -> tuple[Mark, ...]:
        """This mark, and those within it."""
        return (self, *(each for one in self.inner for each in one.all))


@dataclass(frozen=True)
class Sentence:
    """A sentence: characters, 0-based, into the text of its paragraph; ``id`` hashes its words."""

    id: str
    start: int
    end: int


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the source, in one language.

    ``spans`` are where it stands in the source (several where something was cut out); ``line`` is
    1-based; ``id`` hashes its own words as printed; ``time`` is the stamp or cue printed with it.
    ``reference`` where it is a translation of our own, which nobody has published officially.
    """

    id: str
    language: Language
    text: str
    spans: tuple[Span, ...]
    line: int
    marks: tuple[Mark, ...] = ()
    time: str | None = None
    sentences: tuple[Sentence, ...] = ()
    reference: bool = False


WEAK = 0.5
"""A link with less confidence is marked as weak, on the page and by ``check``."""


@dataclass(frozen=True)
class Link:
    """Sentences that render each other, by their ids: n Chinese and m English ones.

    One side is empty where the other one has no counterpart. ``confidence`` is 0 to 1, in
    hundredths; ``None`` where an editor says so. Paragraphs are linked in the same way.
    """

    zh: tuple[str, ...]
    en: tuple[str, ...]
    confidence: float | None

    @property
    def is_weak(self) -> bool:
        """Whether it may well be wrong, so that a reader should be told."""
        both = bool(self.zh and self.en)
        return both and self.confidence is not None and self.confidence < WEAK


@dataclass(frozen=True)
class Passage:
    """One aligned unit: in each language no, one or several paragraphs of the source.

    ``links`` are between its sentences, in the order of the text; where both sides are there, each
    sentence stands in one of them. ``confidence`` is that the sides render each other: see Link.
    ``replaced`` are paragraphs that give way to the same words of another file, and are not shown.
    """

    zh: tuple[Paragraph, ...] = ()
    en: tuple[Paragraph, ...] = ()
    links: tuple[Link, ...] = ()
    confidence: float | None = None
    replaced: tuple[Paragraph, ...] = ()

    def get(self, language: Language) -> tuple[Paragraph, ...]:
        """The paragraphs in one language."""
        return self.zh if language == "zh" else self.en

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs, in the order of the source."""
        return tuple(sorted(self.zh + self.en, key=_place))

    @property
    def id(self) -> str:
        """The id of the side that is printed first, so that a second language never changes it."""
        return self.paragraphs[0].id


def _place(paragraph: Paragraph) -> tuple[bool, Span]:
    """Where a paragraph stands: our own translations after everything that is printed."""
    return paragraph.reference, paragraph.spans[0]


@dataclass(frozen=True)
class Affiliation:
    """An office of a person: as of a date, and where it stands.

    ``ours``: the languages in which the wording is not official; ``source``: who prints it (slug).
    """

    office: Bilingual
    as_of: str | None = None
    source: str | None = None
    ours: tuple[Language, ...] = ()


@dataclass(frozen=True)
class Party:
    """A person or a media outlet: whoever can speak at a conference.

    ``pinyin`` is how a person's Chinese name is read, where an editor says so.
    """

    slug: str
    name: Bilingual
    outlet: bool = False
    aliases: tuple[str, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    pinyin: str | None = None

    @property
    def printed_names(self) -> tuple[str, ...]:
        """Every name under which a source may print it."""
        return tuple(name for name in (self.name.en, self.name.zh, *self.aliases) if name)


@dataclass(frozen=True)
class Label:
    """A speaker's label as printed, colon included."""

    text: str
    spans: tuple[Span, ...]
    line: int


@dataclass(frozen=True)
class Who:
    """Who speaks in a turn.

    ``party`` is absent where nobody is named; ``reporter`` is who speaks for an outlet; ``titles``
    are those that the labels of this turn print. ``inferred`` where the source prints no label and
    the turn's speaker or existence is our reading; ``kind_inferred`` where only what is said shows
    that a moderator is one; ``corrected`` where an editor named the speaker.
    """

    kind: SpeakerKind
    party: Party | None = None
    office: Affiliation | None = None
    inferred: bool = False
    kind_inferred: bool = False
    reporter: Bilingual = Bilingual()
    titles: tuple[str, ...] = ()
    corrected: bool = False


@dataclass(frozen=True)
class Turn:
    """What one speaker says until another one speaks.

    ``labels`` are those printed for it, one in each language at most; ``time`` and ``number`` what
    the source prints of these.
    """

    id: str
    kind: TurnKind
    who: Who
    labels: tuple[Label, ...]
    passages: tuple[Passage, ...]
    time: str | None = None
    number: str | None = None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All its paragraphs, passage by passage."""
        return tuple(one for passage in self.passages for one in passage.paragraphs)

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages in which anything of it is there."""
        return tuple(side for side in LANGUAGES if any(p.get(side) for p in self.passages))


@dataclass(frozen=True)
class SetAside:
    """Text of the source that is no part of the conference, kept with its kind and place."""

    kind: AsideKind
    text: str
    spans: tuple[Span, ...]
    line: int


@dataclass(frozen=True)
class Repair:
    """Damage to the source: a stretch that was taken out, or, if not ``removed``, only found."""

    rule: str
    text: str
    spans: tuple[Span, ...]
    line: int
    removed: bool


@dataclass(frozen=True)
class Note:
    """What belongs to the event but is not speech: a heading, a stage direction, a footnote.

    ``fields`` are the parts of an entry of vocabulary.
    """

    kind: NoteKind
    text: str
    spans: tuple[Span, ...]
    line: int
    fields: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Metadata:
    """A line of facts about the copy: ``fields`` in order, a value ``None`` where it is empty."""

    text: str
    spans: tuple[Span, ...]
    line: int
    fields: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True)
class Series:
    """The series of conferences that this one says it belongs to."""

    name: str
    number: int


@dataclass(frozen=True)
class Details:
    """What ``transcript.yml`` says and the source does not.

    ``reference`` says whose translation of our own is shown beside the official text;
    ``traditional`` names OpenCC's way from Simplified to Traditional characters.
    """

    title: Bilingual
    date: str
    place: Bilingual
    publisher: Bilingual
    copy: Bilingual
    address: str | None = None
    corrections: tuple[Correction, ...] = ()
    reference: Bilingual = Bilingual()
    traditional: str = "s2t"


@dataclass(frozen=True)
class Beside:
    """The turns of a text that stands beside the source: one language's words, or our own."""

    turns: tuple[Turn, ...]
    language: Language
    reference: bool


@dataclass(frozen=True)
class Transcript:
    """One event: its turns, and everything else that its source holds.

    ``title`` and ``people`` are those that the source prints at its head; ``beside`` holds what
    other files give for its turns, until pairing takes it in, and ``stored`` the links between
    paragraphs and between sentences that were found before.
    """

    slug: str
    details: Details
    source: Source
    turns: tuple[Turn, ...] = ()
    metadata: tuple[Metadata, ...] = ()
    aside: tuple[SetAside, ...] = ()
    notes: tuple[Note, ...] = ()
    repairs: tuple[Repair, ...] = ()
    applied: tuple[Applied, ...] = ()
    title: Bilingual = Bilingual()
    people: tuple[Who, ...] = ()
    series: Series | None = None
    beside: tuple[Beside, ...] = ()
    stored: tuple[Link, ...] = ()

    def passages(self) -> Iterator[tuple[Turn, Passage]]:
        """Every passage with its turn, in order."""
        for turn in self.turns:
            for passage in turn.passages:
                yield turn, passage

    def damage(self, paragraph: Paragraph) -> list[str]:
        """The rules by which a paragraph is damaged and was left as it is."""
        first, last = paragraph.spans[0].start, paragraph.spans[-1].end
        start = bisect_left(self.repairs, first, key=lambda one: one.spans[-1].end)
        end = bisect_left(self.repairs, last, key=lambda one: one.spans[0].start)
        return [one.rule for one in self.repairs[start:end] if not one.removed]

    @property
    def questions(self) -> tuple[Turn, ...]:
        """The turns that ask, in order."""
        return tuple(turn for turn in self.turns if turn.kind == "question")

"""The transcript as data: Transcript > Turn > Passage > Paragraph, and what stands beside it.

All records are immutable. A stage makes new ones with ``dataclasses.replace``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, Language] = ("zh", "en")

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
    file where its text begins (characters, 0-based) and its path.
    """

    path: str
    text: str
    parts: tuple[tuple[int, str], ...] = ()

    def path_at(self, place: int) -> str:
        """The path of the file that holds a place of the text."""
        return next((path for start, path in reversed(self.parts) if start <= place), self.path)


@dataclass(frozen=True)
class Mark:
    """A term in running text: characters, 0-based, into the text of its paragraph."""

    start: int
    end: int
    term: str


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of the source, in one language.

    ``spans`` are where it stands in the source (several where something was cut out); ``line`` is
    1-based; ``id`` hashes its own words as printed; ``time`` is the stamp or cue printed with it.
    """

    id: str
    language: Language
    text: str
    spans: tuple[Span, ...]
    line: int
    marks: tuple[Mark, ...] = ()
    time: str | None = None


@dataclass(frozen=True)
class Passage:
    """One aligned unit: in each language no, one or several paragraphs of the source."""

    zh: tuple[Paragraph, ...] = ()
    en: tuple[Paragraph, ...] = ()

    def get(self, language: Language) -> tuple[Paragraph, ...]:
        """The paragraphs in one language."""
        return self.zh if language == "zh" else self.en

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs, in the order of the source."""
        return tuple(sorted(self.zh + self.en, key=lambda paragraph: paragraph.spans[0]))

    @property
    def id(self) -> str:
        """The id of the side that is printed first, so that a second language never changes it."""
        return self.paragraphs[0].id


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
    reporter: str | None = None
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


CorrectionAction = Literal["speaker", "label", "drop", "join", "split", "kind", "role", "language"]


@dataclass(frozen=True)
class Correction:
    """An editor's statement about the words ``quote`` of the source.

    ``value`` is what the action sets: a speaker's name, a kind, a role, a language, ``yes`` or
    ``no``. ``path`` and ``line`` (1-based) say where the statement stands.
    """

    action: CorrectionAction
    quote: str
    value: str
    date: str | None
    path: str
    line: int


@dataclass(frozen=True)
class Applied:
    """A correction that fitted, and the 1-based line of the source that it fitted."""

    correction: Correction
    line: int


@dataclass(frozen=True)
class Details:
    """What ``transcript.yml`` says and the source does not.

    ``traditional`` names OpenCC's way from Simplified to Traditional characters.
    """

    title: Bilingual
    date: str
    place: Bilingual
    publisher: Bilingual
    copy: Bilingual
    address: str | None = None
    corrections: tuple[Correction, ...] = ()
    traditional: str = "s2t"


@dataclass(frozen=True)
class Transcript:
    """One event: its turns, and everything else that its source holds.

    ``title`` and ``people`` are those that the source prints at its head.
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


@dataclass(frozen=True)
class Term:
    """An entry of the glossary. ``forms`` are all its wordings, of either language.

    ``definition`` is Markdown. ``evidence`` is ``editor``, a web address, or a passage of a
    transcript here as ``slug#p-…``.
    """

    slug: str
    name: Bilingual
    pinyin: str
    definition: Bilingual
    evidence: str
    also: tuple[str, ...]
    path: str
    line: int

    @property
    def forms(self) -> tuple[str, ...]:
        """Every wording that marks the term in running text."""
        return tuple(form for form in (self.name.zh, self.name.en, *self.also) if form)


@dataclass(frozen=True)
class Occurrence:
    """A term at one place of a transcript."""

    transcript: Transcript
    turn: Turn
    passage: Passage
    paragraph: Paragraph
    mark: Mark


@dataclass(frozen=True)
class Question:
    """A question, its number within its transcript (1-based), and the turns that reply to it."""

    transcript: Transcript
    number: int
    turn: Turn
    replies: tuple[Turn, ...]


@dataclass(frozen=True)
class Speaker:
    """A person or an outlet, the offices met in transcripts, and all turns in order."""

    party: Party
    offices: tuple[Affiliation, ...]
    turns: tuple[tuple[Transcript, Turn], ...]


@dataclass(frozen=True)
class Index:
    """What the transcripts say together. ``occurrences`` go by the slug of their term."""

    speakers: tuple[Speaker, ...]
    questions: tuple[Question, ...]
    occurrences: Mapping[str, tuple[Occurrence, ...]]

"""The reading page: a transcript in parallel, with its terms, speakers and source."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from generator.language.chinese import Converter
from generator.language.scripts import language_of
from generator.model import (
    LANGUAGES,
    Affiliation,
    Note,
    Transcript,
    Turn,
)
from generator.pages.controls import tools
from generator.pages.html import NOT_SEARCHED, SEARCHED_FIRST, Html, element, join, page
from generator.pages.labels import LABELS, LANG, both, count, dotted, filled, label
from generator.pages.links import From, transcript_url
from generator.pages.other_script import alternates, converted, has_chinese, switch
from generator.pages.parts import facts, lang_of, linked_name, name_of, office
from generator.pages.passages import passage_block, rows_of


def reading_page(transcript: Transcript, convert: Converter | None = None) -> bytes:
    """The page of one transcript; with ``convert`` the one in the other script."""
    here = From(transcript_url(transcript))
    title = transcript.details.title
    questions = {turn.id: number for number, turn in enumerate(transcript.questions, start=1)}
    notes = _notes_by_turn(transcript)
    script = lang_of("zh", transcript)
    other = switch(transcript, convert is not None) if has_chinese(transcript) else None
    blocks = [_head(transcript), _tools(transcript, questions, other)]
    blocks += [_note(transcript, note) for note in notes[-1]]
    before = 0
    for at, turn in enumerate(transcript.turns):
        heading = _heading(turn, questions, here)
        flow = _flow(transcript, turn, before, notes[at], here)
        blocks.append(_turn(transcript, turn, heading, flow))
        before += len(turn.passages)
    blocks.append(_source(transcript))
    named = title.zh or title.any
    description = " ".join(filter(None, [title.zh, title.en, transcript.details.date]))
    if convert:
        blocks = [_converted(block, script, convert) for block in blocks]
        named, description = convert(named), convert(description)
    return page(
        *blocks,
        title=named,
        description=description,
        search=NOT_SEARCHED if convert else SEARCHED_FIRST,
        alternates=alternates(transcript),
    )


_converted = lru_cache(maxsize=1_000)(converted)  # in a preview most blocks come again

# The notes that a reader meets in their places; titles and stamps stand elsewhere on the page.
SHOWN = ("introduction", "participant", "heading", "caption", "direction", "remark", "vocabulary")


def _start(turn: Turn) -> int:
    """Where in the source a turn begins."""
    spans = [label.spans[0] for label in turn.labels]
    spans += [paragraph.spans[0] for one in turn.passages for paragraph in one.paragraphs]
    return min(spans).start


def _notes_by_turn(transcript: Transcript) -> Mapping[int, list[Note]]:
    """The notes that are shown, by the number of the turn they stand in; -1 before them all."""
    starts = [_start(turn) for turn in transcript.turns]
    found: dict[int, list[Note]] = defaultdict(list)
    for note in transcript.notes:
        if note.kind in SHOWN:
            found[bisect_right(starts, note.spans[0].start) - 1].append(note)
    return found


def _note(transcript: Transcript, note: Note) -> Html:
    lang = lang_of(language_of(note.text), transcript)
    return element("p", note.text, class_=f"dz-note dz-{note.kind}", lang=lang)


def _head(transcript: Transcript) -> Html:
    details, series = transcript.details, transcript.series
    kicker = [both(details.publisher)]
    if series:
        kicker.append(element("span", series.name, lang="en"))
        kicker.append(filled("number-in-series", series.number))
    title = [
        element("span", side, lang=LANG[language])
        for language in LANGUAGES
        if (side := details.title.get(language))
    ]
    return element(
        "header",
        element("p", dotted(kicker), class_="dz-kick"),
        element("h1", Html(" ".join(title)), id="title"),
        element("p", dotted(_counts(transcript)), class_="dz-facts"),
        class_=f"dz-head{' dz-wide' if _mostly_bilingual(transcript) else ''}",
    )


def _mostly_bilingual(transcript: Transcript) -> bool:
    both_there = sum(len(turn.languages) == len(LANGUAGES) for turn in transcript.turns)
    return 2 * both_there > len(transcript.turns)


def _counts(transcript: Transcript) -> list[Html]:
    details = transcript.details
    parties = {turn.who.party for turn in transcript.turns if turn.who.party}
    pairs = [passage for _, passage in transcript.passages()]
    bilingual = sum(1 for passage in pairs if passage.zh and passage.en)
    ours = sum(any(one.reference for one in passage.paragraphs) for passage in pairs)
    found = [
        element("time", details.date, datetime=details.date),
        both(details.place),
        count(sum(not party.outlet for party in parties), "speakers-count"),
        count(sum(party.outlet for party in parties), "outlets-count"),
        count(len(transcript.questions), "questions-count"),
        count(len(pairs), "passages-count"),
        None if _only(transcript.turns) else count(bilingual, "bilingual-count"),
        count(ours, "reference-count") if ours else None,
    ]
    if only := _only(transcript.turns):
        found.append(label(only))
    return [one for one in found if one]


def _only(turns: tuple[Turn, ...]) -> str | None:
    """The label that says so, where everything is in one language."""
    languages = _languages(turns)
    return f"only-{languages.pop()}" if len(languages) == 1 else None


def _languages(turns: tuple[Turn, ...]) -> set[str]:
    return {language for turn in turns for language in turn.languages}


def _tools(transcript: Transcript, questions: Mapping[str, int], other: Html | None) -> Html:
    turns = [
        element(
            "li",
            element(
                "a",
                element("span", *_kind(turn, questions), class_="dz-kind"),
                " ",
                element("span", both(name_of(turn))),
                href=f"#{turn.id}",
            ),
            class_="dz-asks" if turn.kind == "question" else None,
        )
        for turn in transcript.turns
    ]
    return tools(turns, _languages(transcript.turns), other)


def _kind(turn: Turn, questions: Mapping[str, int]) -> tuple[Html, str | None]:
    """What a turn does; a question with its number (1-based)."""
    number = questions.get(turn.id)
    return label(turn.kind), f" {number}" if number else None


def _heading(turn: Turn, questions: Mapping[str, int], here: From) -> Html:
    return element(
        "h2",
        element("a", *_kind(turn, questions), href=f"#{turn.id}", class_="dz-kind"),
        " ",
        linked_name(turn, here),
        id=turn.id,
        class_="dz-who",
    )


def _turn(transcript: Transcript, turn: Turn, heading: Html, flow: Sequence[Html]) -> Html:
    one = len(turn.languages) < len(LANGUAGES)
    says = one and _only(transcript.turns) is None and bool(turn.passages)
    return element(
        "section",
        "\n",
        heading,
        "\n",
        _about(transcript, turn),
        element("p", label(f"only-{turn.languages[0]}"), class_="dz-only", data_search_exclude="")
        if says
        else None,
        *flow,
        class_=f"dz-turn dz-{turn.kind} {'dz-one' if one else 'dz-two'} {rows_of(*turn.passages)}",
    )


def _flow(
    transcript: Transcript, turn: Turn, before: int, notes: Sequence[Note], here: From
) -> list[Html]:
    """The passages of a turn and the notes between them, in the order of the source."""
    placed = [
        (
            passage.paragraphs[0].spans[0],
            join(passage_block(transcript, turn, passage, before + number, here), "\n"),
        )
        for number, passage in enumerate(turn.passages, start=1)
    ]
    placed += [(note.spans[0], join(_note(transcript, note), "\n")) for note in notes]
    return [html for _, html in sorted(placed, key=lambda pair: pair[0])]


def _about(transcript: Transcript, turn: Turn) -> Html:
    """The line below a speaker's name: the office, and what is inferred."""
    said = [
        _leads(turn),
        turn.who.office and element("span", office(turn.who.office), class_="dz-office"),
        _known_since(transcript, turn.who.office),
        *(element("span", name) for name in (turn.who.reporter.en, turn.who.reporter.zh) if name),
        element("time", turn.time) if turn.time else None,
        element("span", label("inferred"), class_="dz-guess") if turn.who.inferred else None,
        element("span", label("by-editor"), class_="dz-guess") if turn.who.corrected else None,
    ]
    shown = [one for one in said if one]
    if not shown:
        return Html("")
    return join(element("p", *shown, class_="dz-about", data_search_exclude=""), "\n")


def _leads(turn: Turn) -> Html | None:
    """That somebody is the moderator, and whether only what is said shows it."""
    if turn.who.kind != "moderator":
        return None
    if turn.who.kind_inferred:
        return element("span", label("moderator-inferred"), class_="dz-guess")
    return element("span", label("moderator"))


def _known_since(transcript: Transcript, affiliation: Affiliation | None) -> Html | None:
    """The date of an office that this transcript does not print itself."""
    if affiliation is None or affiliation.source == transcript.slug or not affiliation.as_of:
        return None
    return element("small", label("as-of"), " ", element("time", affiliation.as_of))


def _source(transcript: Transcript) -> Html:
    details = transcript.details
    address = details.address
    aside = Counter(item.kind for item in transcript.aside)
    counts = [join(label(kind), f" {number}") for kind, number in sorted(aside.items())]
    return element(
        "section",
        element("h2", label("source"), id="source"),
        facts(
            (label("text-of"), _whose(transcript)),
            (label("reference"), both(details.reference) or None),
            (label("held-on"), details.date),
            (
                label("address"),
                element("a", address, href=address, rel="noopener")
                if address
                else label("no-address"),
            ),
            (label("copy-says"), _copy_says(transcript)),
            (label("pairs"), _downloads(transcript)),
            (label("aside"), dotted(counts) if counts else label("none")),
        ),
        class_="dz-source",
    )


def _downloads(transcript: Transcript) -> Html | None:
    """Links to the files with the linked sentences, where there are any."""
    if not any(link.zh and link.en for _, one in transcript.passages() for link in one.links):
        return None
    files = (("pairs.tmx", "translation-memory"), ("pairs.csv", "table"))
    there = f"../../{transcript_url(transcript)}"  # so that it holds for either script's page
    links = [element("a", label(name), href=there + file) for file, name in files]
    return dotted(links)


def _whose(transcript: Transcript) -> Html | None:
    details = transcript.details
    sides = [
        element("span", ", ".join(filter(None, parts)), lang=LANG[language])
        if language == "en"
        else element("span", "，".join(filter(None, parts)), lang=LANG[language])
        for language in LANGUAGES
        if any(parts := (details.publisher.get(language), details.copy.get(language)))
    ]
    return Html(" ".join(sides)) if sides else None


def _copy_says(transcript: Transcript) -> Html | None:
    """The facts that the copy prints about itself, as printed."""
    lang = lang_of("zh", transcript)
    told = [
        join(label(f"meta-{key}"), " ", element("span", value, lang=lang))
        for line in transcript.metadata
        for key, value in line.fields
        if value and f"meta-{key}" in LABELS
    ]
    return dotted(told) if told else None

"""Offices and the series, from the words that open a conference."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.model import Affiliation, Bilingual, Series, Who
from generator.project import Event
from generator.reading.lines import Line

# "Mr. Li Lecheng, deputy secretary of … and governor of Liaoning province, to brief you"
_INTRODUCED = re.compile(
    r"\b(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.? (?P<name>(?:[A-Z][\w'’-]+ ){1,3}[A-Z][\w'’-]+), "
    r"(?P<office>(?!who\b|please\b|for\b|to\b|will\b|here\b|and\b)[^;.]+?)"
    r"(?=,? and (?:Mr|Ms|Mrs|Miss|Dr|Prof)\b|, (?:to|who|will|here|for)\b|[;.])"
)
_SERIES = re.compile(
    r"\bthe (?P<number>\d+)(?:st|nd|rd|th) (?:press conference|briefing|news conference) "
    r"(?:in|of) the series [\"“](?P<name>[^\"”]+?)[.,]?[\"”]"
)


def find_offices(
    lines: Sequence[Line], event: Event, people: Sequence[Who]
) -> dict[str, Affiliation]:
    """The offices as printed, by case-folded name; each as of the event's date.

    Those of the participants that the page announces come first, then those of the opening words.
    """
    date = event.details.date or None
    offices: dict[str, Affiliation] = {}
    for who in people:
        if who.party and who.office:
            office = replace(who.office, as_of=date, source=event.slug)
            offices.setdefault(who.party.name.any.casefold(), office)
    for line in lines:
        for match in _INTRODUCED.finditer(line.text):
            office = Affiliation(Bilingual(en=match["office"]), date, event.slug)
            offices.setdefault(match["name"].casefold(), office)
    return offices


def find_series(lines: Sequence[Line]) -> Series | None:
    """The series that the text says this conference belongs to, and its number in it."""
    for line in lines:
        if match := _SERIES.search(line.text):
            return Series(match["name"], int(match["number"]))
    return None

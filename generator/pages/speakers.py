"""The speaker index, and a page for each person and each outlet with all turns."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from generator.indexes import Speaker
from generator.model import Transcript, Turn
from generator.pages.html import NOT_SEARCHED, Html, element, join, page
from generator.pages.labels import both, count, label, plain
from generator.pages.links import From, party_url, transcript_url
from generator.pages.parts import event_title, office, row, table, turn_link

_PEOPLE = ("name", "offices", "turns-head")
_OUTLETS = ("outlet", "questions")


def speakers_page(speakers: Sequence[Speaker]) -> bytes:
    """Everyone who speaks in the transcripts: persons, then outlets."""
    here = From("speakers/")
    people = [one for one in speakers if not one.party.outlet]
    outlets = [one for one in speakers if one.party.outlet]
    return page(
        element("h1", label("speakers"), id="speakers"),
        element("h2", label("people"), id="people"),
        table(
            _PEOPLE,
            [row(_PEOPLE, _name(one, here), _offices(one), str(len(one.turns))) for one in people],
        ),
        element("h2", label("outlets"), id="outlets"),
        table(_OUTLETS, [row(_OUTLETS, _name(one, here), str(len(one.turns))) for one in outlets]),
        title=plain("speakers"),
        description=plain("about-speakers"),
        search=NOT_SEARCHED,
    )


def _name(speaker: Speaker, here: From) -> Html:
    href = here.to(party_url(speaker.party))
    return element("a", both(speaker.party.name), href=href, class_="dz-name")


def _offices(speaker: Speaker) -> Html:
    if not speaker.offices and any(turn.who.kind == "moderator" for _, turn in speaker.turns):
        return label("moderator")
    return join(*(element("div", office(one), class_="dz-office") for one in speaker.offices))


def speaker_page(speaker: Speaker) -> bytes:
    """The page of one person or outlet."""
    party = speaker.party
    here = From(party_url(party))
    name = " ".join(filter(None, [party.name.zh, party.name.en]))
    kind = "outlet" if party.outlet else "person"
    return page(
        element(
            "header",
            element("p", label(kind), class_="dz-kick"),
            element("h1", both(party.name), id="speaker"),
            element("p", count(len(speaker.turns), "turns-count"), class_="dz-facts"),
            class_="dz-head",
        ),
        *_dated_offices(speaker, here),
        *_turns(speaker, here),
        title=name,
        description=f"{name}: {plain('about-speaker')}",
    )


def _dated_offices(speaker: Speaker, here: From) -> list[Html]:
    """Each office with the date it is known for, linked to the transcript that prints it."""
    if not speaker.offices:
        return []
    transcripts = {transcript.slug: transcript for transcript, _ in speaker.turns}
    items = []
    for one in speaker.offices:
        source = transcripts.get(one.source or "")
        date = element("time", one.as_of, datetime=one.as_of) if one.as_of else None
        known = element("a", date, href=here.to(transcript_url(source))) if source else date
        as_of = known and element("small", label("as-of"), " ", known)
        items.append(element("li", office(one), " ", as_of))
    return [element("h2", label("offices")), element("ul", *items)]


def _turns(speaker: Speaker, here: From) -> list[Html]:
    blocks = [element("h2", label("all-turns"))]
    for _, group in groupby(speaker.turns, key=lambda pair: pair[0].slug):
        found = list(group)
        transcript = found[0][0]
        link = element("a", event_title(transcript), href=here.to(transcript_url(transcript)))
        blocks.append(element("h3", link, class_="dz-event"))
        items = [_turn(transcript, turn, here) for _, turn in found]
        blocks.append(element("ul", *items, class_="dz-places", data_search_exclude=""))
    return blocks


def _turn(transcript: Transcript, turn: Turn, here: From) -> Html:
    kind = element("span", label(turn.kind), class_="dz-kind")
    return element("li", kind, " ", turn_link(transcript, turn, here))

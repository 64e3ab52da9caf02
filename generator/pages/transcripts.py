"""The list of all transcripts, the latest first."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Transcript
from generator.pages.html import NOT_SEARCHED, Html, element, page
from generator.pages.labels import both, count, dotted, label, plain
from generator.pages.links import From, transcript_url


def transcripts_page(transcripts: Sequence[Transcript]) -> bytes:
    """The page that lists every transcript with its date, place and size."""
    here = From("transcripts/")
    latest = sorted(transcripts, key=lambda one: (one.details.date, one.slug), reverse=True)
    return page(
        element("h1", label("transcripts"), id="transcripts"),
        element("ul", *(_entry(transcript, here) for transcript in latest), class_="dz-list"),
        title=plain("transcripts"),
        description=plain("about-transcripts"),
        search=NOT_SEARCHED,
    )


def _entry(transcript: Transcript, here: From) -> Html:
    details = transcript.details
    facts = [
        element("time", details.date, datetime=details.date),
        both(details.place),
        both(details.publisher),
        count(len(transcript.questions), "questions-count"),
    ]
    return element(
        "li",
        element("a", both(details.title), href=here.to(transcript_url(transcript))),
        element("p", dotted(facts), class_="dz-facts"),
    )

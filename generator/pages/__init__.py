"""Pages: the model as Markdown files, one module a kind of page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.indexes import Index
from generator.model import Term, Transcript
from generator.pages.cards import cards_file
from generator.pages.glossary import glossary_page, term_page
from generator.pages.links import cards_url, file_of, party_url, term_url, transcript_url
from generator.pages.questions import questions_page
from generator.pages.reading import reading_page
from generator.pages.speakers import speaker_page, speakers_page
from generator.pages.transcripts import transcripts_page


def render(
    transcripts: Sequence[Transcript], terms: Sequence[Term], index: Index
) -> dict[str, bytes]:
    """Every generated page: its path below ``docs``, and its bytes."""
    by_slug = {transcript.slug: transcript for transcript in transcripts}
    glossary = {term.slug: term for term in terms}
    urls = {
        "transcripts/": transcripts_page(transcripts),
        "glossary/": glossary_page(terms, index),
        "speakers/": speakers_page(index.speakers),
        "questions/": questions_page(index.questions),
    }
    urls |= {transcript_url(one): reading_page(one) for one in transcripts}
    urls |= {term_url(one.slug): term_page(one, index, by_slug) for one in terms}
    urls |= {party_url(one.party): speaker_page(one) for one in index.speakers}
    cards = {cards_url(one): cards_file(one, glossary) for one in transcripts}
    return {file_of(url): data for url, data in urls.items()} | cards

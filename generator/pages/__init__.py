"""Pages: the model as Markdown files, one module a kind of page."""

from __future__ import annotations

from collections.abc import Sequence

from generator.indexes import Index
from generator.model import Party, Transcript
from generator.pages.cards import CARDS, cards_file
from generator.pages.differences import differences_page
from generator.pages.glossary import DIFFERENCES, glossary_pages
from generator.pages.links import file_of, other_script_url, party_url, transcript_url
from generator.pages.other_script import converter, has_chinese
from generator.pages.questions import questions_page
from generator.pages.reading import reading_page
from generator.pages.speakers import speaker_page, speakers_page
from generator.pages.term import term_pages
from generator.pages.transcripts import transcripts_page
from generator.terms import Term


def render(
    transcripts: Sequence[Transcript],
    terms: Sequence[Term],
    index: Index,
    parties: Sequence[Party] = (),
) -> dict[str, bytes]:
    """Every generated page: its path below ``docs``, and its bytes.

    ``parties`` are those whose names the pages in the other script write as they are fixed.
    """
    glossary = {term.slug: term for term in terms}
    urls = {
        "transcripts/": transcripts_page(transcripts),
        DIFFERENCES: differences_page(terms, index),
        "speakers/": speakers_page(index.speakers),
        "questions/": questions_page(index.questions),
    }
    urls |= glossary_pages(terms, index)
    files: dict[str, bytes] = {}
    for one in transcripts:
        urls[transcript_url(one)] = reading_page(one)
        files[f"{transcript_url(one)}{CARDS}"] = cards_file(one, glossary)
        if has_chinese(one):
            convert = converter(one, parties, terms)
            urls[other_script_url(one)] = reading_page(one, convert)
            files[f"{other_script_url(one)}{CARDS}"] = cards_file(one, glossary, convert)
    urls |= term_pages(terms, index, transcripts)
    urls |= {party_url(one.party): speaker_page(one) for one in index.speakers}
    return {file_of(url): data for url, data in urls.items()} | files

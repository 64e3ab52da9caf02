"""Addresses: where each thing has its page, and how one page links to another."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import lru_cache

from generator.language.chinese import SCRIPTS, script_of
from generator.model import Party, Passage, Transcript, Turn


def transcript_url(transcript: Transcript) -> str:
    """The address of a reading page, below the site's root."""
    return f"transcripts/{transcript.slug}/"


def other_script_url(transcript: Transcript) -> str:
    """The address of the reading page in the script that its source is not in."""
    other = SCRIPTS[script_of(transcript.source.text)]
    return f"{other.lower()}/{transcript_url(transcript)}"


def turn_url(transcript: Transcript, turn: Turn) -> str:
    """The address of a turn."""
    return f"{transcript_url(transcript)}#{turn.id}"


def passage_url(transcript: Transcript, passage: Passage) -> str:
    """The address of a passage."""
    return f"{transcript_url(transcript)}#{passage.id}"


def party_url(party: Party) -> str:
    """The address of a person's or an outlet's page."""
    return f"{'outlets' if party.outlet else 'speakers'}/{party.slug}/"


def term_url(slug: str) -> str:
    """The address of a term's page."""
    return f"glossary/{slug}/"


def file_of(url: str) -> str:
    """The Markdown file, below ``docs``, that becomes the page at an address."""
    return f"{url}index.md"


@dataclass(frozen=True)
class From:
    """The page that links are written on, by its address."""

    url: str

    def to(self, url: str) -> str:
        """A relative address, so that the site works under any path.

        >>> From("speakers/li-lecheng/").to("transcripts/2024-04-23-liaoning/#t-abc")
        '../../transcripts/2024-04-23-liaoning/#t-abc'
        """
        path, mark, fragment = url.partition("#")
        return f"{_relative(self.url, path)}{mark}{fragment}"


@lru_cache(maxsize=50_000)
def _relative(here: str, path: str) -> str:
    relative = posixpath.relpath("/" + path, "/" + here)
    slash = "/" if path.endswith("/") and relative != "." else ""
    return "./" if relative == "." else relative + slash

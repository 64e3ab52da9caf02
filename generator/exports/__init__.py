"""Exports: the model in forms to take away, one module a format."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exports.pairs import pairs
from generator.exports.pairs_csv import pairs_csv
from generator.exports.term_entries import terms_json
from generator.exports.terms_csv import to_csv
from generator.exports.tmx import tmx
from generator.indexes import Index
from generator.model import Transcript
from generator.terms import Term


def downloads(transcript: Transcript) -> dict[str, bytes]:
    """The files that the page of a transcript offers, by their path below ``docs``."""
    found = list(pairs(transcript))
    if not found:
        return {}
    folder = f"transcripts/{transcript.slug}"
    return {f"{folder}/pairs.tmx": tmx(found), f"{folder}/pairs.csv": pairs_csv(found)}


def glossary_files(terms: Sequence[Term], index: Index) -> dict[str, bytes]:
    """The glossary as data, by its paths below ``docs``."""
    return {
        "glossary/terms.csv": to_csv(terms),
        "glossary/terms.json": terms_json(terms, index.counts),
    }

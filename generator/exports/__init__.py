"""Exports: transcripts as files to take away."""

from __future__ import annotations

from generator.exports.pairs import pairs
from generator.exports.pairs_csv import pairs_csv
from generator.exports.tmx import tmx
from generator.model import Transcript


def downloads(transcript: Transcript) -> dict[str, bytes]:
    """The files that the page of a transcript offers, by their path below ``docs``."""
    found = list(pairs(transcript))
    if not found:
        return {}
    folder = f"transcripts/{transcript.slug}"
    return {f"{folder}/pairs.tmx": tmx(found), f"{folder}/pairs.csv": pairs_csv(found)}

"""Exports: the model in forms to take away, one module a format."""

from __future__ import annotations

from collections.abc import Sequence

from generator.exports.term_entries import terms_json
from generator.exports.terms_csv import to_csv
from generator.indexes import Index
from generator.terms import Term


def glossary_files(terms: Sequence[Term], index: Index) -> dict[str, bytes]:
    """The glossary as data, by its paths below ``docs``."""
    uses = {slug: sum(bool(use.printed) for use in found) for slug, found in index.uses.items()}
    return {"glossary/terms.csv": to_csv(terms), "glossary/terms.json": terms_json(terms, uses)}

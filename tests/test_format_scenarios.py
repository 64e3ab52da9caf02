"""What becomes of each line of a file, told from its format: scenarios."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.explain import Piece, pieces
from tests.extracting import docx
from tests.reading import read_bytes, unaccounted

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "formats.yml").read_text(encoding="utf-8")
)


def told(piece: Piece) -> str:
    """What a piece was taken for, and its text."""
    taken_for = piece.taken_for.split()[0]
    if taken_for == "set":
        taken_for = piece.detail.split(":")[0]
    fields = f" ({piece.detail})" if taken_for == "metadata" else ""
    return f"{taken_for}{fields}: {piece.text}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_file_is_read_as_what_its_format_says(case: dict[str, Any]) -> None:
    name, source = case["file"], case["source"]
    data = (
        docx(source, case.get("main", "word/document.xml"), case.get("parts"))
        if name.endswith(".docx")
        else source.encode()
    )
    transcript, problems = read_bytes(name, data)
    assert transcript
    assert [told(piece) for piece in pieces(transcript)] == case["read"]
    assert not unaccounted(transcript)
    assert [str(one) for one in problems] == case.get("problems", [])

"""Expected output in files, written anew only by ``pytest --update-golden``."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent


def compare_golden(name: str, found: str, request: pytest.FixtureRequest) -> None:
    """Compare text with a golden file, or write the file where the flag says so."""
    path = FOLDER / name
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found == path.read_text(encoding="utf-8"), f"{name} differs; see `make golden`"

"""Corrections: every kind, where it fits once, nowhere and twice; shown by explain and read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.__main__ import main
from generator.corrections import Correction
from generator.details import ACTIONS, OF_AGREEMENT, OF_PAIRING
from generator.exports.model_json import transcript_json
from generator.model import Paragraph, Transcript, Turn
from generator.problems import Problem
from tests.sites import LIAONING, ROOT
from tests.test_reading import assert_nothing_lost, read_text

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "corrections.yml").read_text(encoding="utf-8")
)


def corrections(case: dict[str, Any]) -> tuple[Correction, ...]:
    return tuple(
        Correction(action, one["quote"], one[action], None, "transcript.yml", number)
        for number, one in enumerate(case["corrections"], start=1)
        for action in ACTIONS
        if action in one
    )


def read_case(case: dict[str, Any]) -> tuple[Transcript, list[Problem]]:
    return read_text(case["source"], corrections=corrections(case))


def shown(turn: Turn) -> str:
    paragraphs = [p for passage in turn.passages for p in passage.paragraphs]
    who = turn.who
    role = who.office.office.any if who.office else next(iter(who.titles), "-")
    role = who.kind if who.kind == "moderator" else role
    texts = " / ".join(
        f"{p.language}: {p.text}" for p in sorted(paragraphs, key=lambda p: p.spans[0])
    )
    return f"{turn.kind} | {who.party.name.any if who.party else '-'} | {role} | {texts}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_correction_does_what_it_says(case: dict[str, Any]) -> None:
    transcript, problems = read_case(case)
    misfits = [str(one) for one in problems if one.code == "quote"]
    assert len(misfits) == len(case.get("told", ()))
    assert all(words in one for words, one in zip(case.get("told", ()), misfits, strict=True))
    assert [one.line for one in transcript.applied] == case.get("applied", [])
    if "turns" in case:
        assert [shown(turn) for turn in transcript.turns] == case["turns"]
        assert [one.kind for one in transcript.aside] == case.get("aside", [])
    else:  # what fits nowhere or twice changes nothing
        assert transcript.turns == read_text(case["source"])[0].turns
    assert_nothing_lost(transcript)


def test_a_correction_changes_no_other_id() -> None:
    """Equal paragraphs and turns are numbered as the source has them."""
    source = "Gao Lan: Rents fall.\nRents fall.\nNets hold.\nGao Lan: Rents fall.\nRents fall.\n"
    before = {p.id for turn in read_text(source)[0].turns for p in paragraphs(turn)}
    turns = {turn.id for turn in read_text(source)[0].turns}
    for one in (
        Correction("drop", "Rents fall. Nets", "yes", None, "transcript.yml", 1),
        Correction("join", "Nets", "yes", None, "transcript.yml", 1),
        Correction("speaker", "Nets", "Lu Mingyuan", None, "transcript.yml", 1),
    ):
        after, problems = read_text(source, corrections=(one,))
        assert [str(x) for x in problems if x.code == "quote"] == []
        assert {p.id for turn in after.turns for p in paragraphs(turn)} <= before
        assert turns <= {turn.id for turn in after.turns}


def paragraphs(turn: Turn) -> list[Paragraph]:
    return [p for passage in turn.passages for p in passage.paragraphs]


def test_every_kind_fits_once_nowhere_and_twice() -> None:
    kinds = [case["title"].partition(":")[0] for case in CASES]
    for action in ACTIONS.keys() - {*OF_PAIRING, *OF_AGREEMENT}:  # those are in test_pairing.py
        own = [case for case, kind in zip(CASES, kinds, strict=True) if kind == action]
        assert any("applied" in case for case in own)
        for words in ("fits nowhere", "fits several places"):
            assert any(words in one for case in own for one in case.get("told", ()))


def test_the_model_gives_what_was_applied() -> None:
    model = transcript_json(read_case(CASES[0])[0])
    assert model["applied"] == [
        {
            "path": "transcript.yml",
            "line": 1,
            "action": "speaker",
            "quote": "Old shipyards burn",
            "value": "Tide Post",
            "date": None,
            "source_line": 8,
        }
    ]


def test_explain_lists_what_was_applied(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(project)
    folder = f"content/transcripts/{LIAONING}"
    details = project / folder / "transcript.yml"
    text = details.read_text(encoding="utf-8")
    statement = (
        "  - {quote: Industrial revitalization serves, speaker: Harbor Daily}\n"
        '  - {quote: "01电话 none", label: "no"}\n'
    )
    details.write_text(text + statement, encoding="utf-8")
    main(["explain", folder])
    lines = capsys.readouterr().out.splitlines()
    line = text.count("\n") + 1
    listed = lines[lines.index("corrections:") + 1 :]
    assert (
        f"  {folder}/transcript.yml:{line} speaker 'Industrial revitalization serves' "
        "→ source line 165"
    ) in listed
    assert not any("01电话 none" in one for one in listed)


def test_the_readme_shows_every_kind() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    example = text.partition("### Corrections")[2].partition("\n    corrections:\n")[2]
    block = "".join(
        line + "\n" for line in example.partition("\n\n")[0].splitlines() if line.startswith("  ")
    )
    given = yaml.load(block, Loader=yaml.BaseLoader)
    assert [next(a for a in ACTIONS if a in one) for one in given] == list(ACTIONS)
    for one in given:
        (action,) = (a for a in ACTIONS if a in one)
        assert not ACTIONS[action] or one[action] in ACTIONS[action]


def test_the_docs_name_every_key_of_the_model() -> None:
    text = (ROOT / "docs/about/model.md").read_text(encoding="utf-8")
    assert sorted(keys_of(transcript_json(read_case(CASES[0])[0]))) == sorted(
        key for key in keys_of(transcript_json(read_case(CASES[0])[0])) if f"`{key}`" in text
    )


def keys_of(value: object) -> set[str]:
    if isinstance(value, dict):
        return set(value) - {"zh", "en"} | {k for one in value.values() for k in keys_of(one)}
    return {k for one in value for k in keys_of(one)} if isinstance(value, list) else set()

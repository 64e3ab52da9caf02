"""Run a file of reading cases: ``python -m tests.reading_cases PATH.yml [--paired] [--show ID]``.

Prints each miss as expected against found, and how many cases are read exactly.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

import yaml

from generator.build import process
from generator.language.chinese import script_of
from generator.model import Bilingual, Details, Language, Note, Passage, Transcript, Turn, Who
from generator.project import Event, Project
from generator.reading import read
from tests.cases.compare import compare

CODES = {
    "missing-label": "missing_label",
    "no-content": "no_content",
    "pinyin-residue": "pinyin_residue_removed",
    "tag-residue": "tag_residue_removed",
    "mojibake": "mojibake_line",
    "spaces-lost": "spaces_lost",
    "damaged-apostrophe": "damaged_apostrophe",
    "untranslated": "untranslated_paragraph",
    "inferred-speaker": "inferred_speaker",
}
META = {"source", "author", "editor", "views", "published", "date", "time", "place"}
# Notes that the cases have no word for, as other facts: they are kept, and shown in no text.
COUNTED_ASIDE = {"mark", "number", "time"}
BLOCKS = {"caption": "caption", "direction": "stage", "vocabulary": "vocab"}


def read_case(case: dict[str, Any], *, paired: bool) -> dict[str, Any]:
    """What the reader makes of a case, in the vocabulary of the cases."""
    details = Details(Bilingual(), "", Bilingual(), Bilingual(), Bilingual())
    suffix = case.get("format", "txt")
    data = case["input"].encode() if isinstance(case["input"], str) else case["input"]
    event = Event("case", ((f"content/transcripts/case/source.{suffix}", data),), details)
    transcript, problems = (process if paired else read)(event, Project(Path()))
    codes = [CODES.get(problem.code, problem.code) for problem in problems]
    return found(transcript, codes) if transcript else {"turns": [], "warn": codes}


def found(transcript: Transcript, codes: list[str]) -> dict[str, Any]:
    """A transcript in the vocabulary of the cases."""
    text = transcript.source.text
    return {
        "meta": {key: value for line in transcript.metadata for key, value in line.fields},
        "title": {"zh": transcript.title.zh, "en": transcript.title.en},
        "lang": script_of(text),
        "people": [
            {"names": names(who), "role": next(iter(roles(who)), None)} for who in transcript.people
        ],
        "turns": [turn_found(turn) for turn in transcript.turns],
        "headings": [note.text for note in transcript.notes if note.kind == "heading"],
        "blocks": [block(note) for note in transcript.notes if note.kind in BLOCKS],
        "set_aside": [
            *(one.text for one in transcript.aside),
            *(one.text for one in transcript.repairs if one.removed),
            *(one.text for one in transcript.notes if one.kind in COUNTED_ASIDE),
            *(one.text for one in transcript.metadata if not META & dict(one.fields).keys()),
        ],
        "warn": codes,
    }


def turn_found(turn: Turn) -> dict[str, Any]:
    printed = [name for label in turn.labels for name in label_names(label.text)]
    return {
        "who": {
            "names": list(dict.fromkeys([*names(turn.who), *printed])),
            "roles": roles(turn.who),
            "kind": turn.who.kind,
            "inferred": turn.who.inferred,
        },
        "act": turn.kind,
        "time": turn.time,
        "index": turn.number,
        "paras": [
            {side: texts(passage, side) for side in ("zh", "en")} for passage in turn.passages
        ],
    }


def texts(passage: Passage, side: Language) -> str | list[str] | None:
    found = [paragraph.text for paragraph in passage.get(side)]
    return found[0] if len(found) == 1 else found or None


def label_names(text: str) -> list[str]:
    """A label as printed, without its colon and brackets."""
    plain = text.strip(" :：[]【】\u00a0\u3000*#")
    return [plain]


def names(who: Who) -> list[str]:
    party = [*who.party.printed_names] if who.party else []
    return [*party, *(name for name in (who.reporter.zh, who.reporter.en) if name)]


def roles(who: Who) -> list[str]:
    office = who.office.office if who.office else Bilingual()
    return [role for role in (*who.titles, office.zh, office.en) if role]


def block(note: Note) -> dict[str, str]:
    if note.kind == "vocabulary":
        return {"type": "vocab", **dict(note.fields)}
    return {"type": BLOCKS[note.kind], "text": note.text}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("--paired", action="store_true", help="compare who is beside whom, too")
    parser.add_argument("--show", metavar="ID", help="print what one case is read as")
    arguments = parser.parse_args()
    cases = yaml.safe_load(arguments.path.read_text(encoding="utf-8"))["cases"]
    good = 0
    for case in cases:
        result = read_case(case, paired=arguments.paired)
        misses = compare(case["expect"], result, paired=arguments.paired)
        good += not misses
        for miss in misses:
            print(f"{case['id']}: {miss}")
        if arguments.show == case["id"]:
            print(json.dumps(result, ensure_ascii=False, indent=2))
    print(f"{good} of {len(cases)} cases")
    return 0 if good == len(cases) else 1


if __name__ == "__main__":
    sys.exit(main())

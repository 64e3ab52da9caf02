"""What transcripts say together."""

from __future__ import annotations

from pathlib import Path

from generator.build import build, understand
from tests.test_content import write

PEOPLE = b"""people:
  - name: {zh: \xe9\xab\x98\xe5\xb2\x9a, en: Gao Lan}
    offices:
      - office: {en: governor of Qinglan province}
        as_of: "2024-01-02"
        source: first
"""
OPENING = """Chen Wenjun:

Welcome to this press conference. We have invited Ms. Gao Lan, {office}, to brief you.

Economic Daily:

What about growth?

Chen Wenjun:

Ms. Gao, please.

Gao Lan:

It is strong.

Chen Wenjun:

Today's press conference is hereby concluded.
"""


def project(root: Path, **offices: str) -> Path:
    """Transcripts by the name of their folder, each with the office that its opening prints."""
    files = {"content/people.yml": PEOPLE}
    for number, (name, office) in enumerate(offices.items(), start=4):
        folder = f"content/transcripts/{name}"
        files[f"{folder}/transcript.yml"] = (
            f"title: {{en: {name}}}\ndate: 202{number}-01-02\n".encode()
        )
        files[f"{folder}/source.txt"] = OPENING.format(office=office).encode()
    write(root, files)
    return root


def test_a_moderator_who_calls_somebody_does_not_end_the_replies(tmp_path: Path) -> None:
    index = understand(project(tmp_path, first="governor of Qinglan province")).index
    (question,) = index.questions
    assert [turn.who.party.name.en for turn in question.replies if turn.who.party] == ["Gao Lan"]


def test_an_office_is_dated_by_the_conference_that_prints_it(tmp_path: Path) -> None:
    office = "governor of Qinglan province"
    found = understand(project(tmp_path, first=office, second=office))
    offices = [
        (transcript.slug, turn.who.office.as_of, turn.who.office.source)
        for transcript in found.transcripts
        for turn in transcript.turns
        if turn.who.office
    ]
    assert offices == [("first", "2024-01-02", "first"), ("second", "2025-01-02", "second")]


def test_an_office_known_from_elsewhere_is_shown_with_its_date(tmp_path: Path) -> None:
    root = project(tmp_path, first="governor of Qinglan province", second="x")
    source = root / "content/transcripts/second/source.txt"
    source.write_text(source.read_text().replace(", x,", ""), encoding="utf-8")
    (root / "docs").mkdir()
    build(root)
    first, second = (
        (root / f"docs/transcripts/{name}/index.md").read_text(encoding="utf-8")
        for name in ("first", "second")
    )
    assert "<time>2024-01-02</time></small>" in second
    assert "<time>2024-01-02</time></small>" not in first
    assert understand(root).index.speakers[0].party.name.en == "Chen Wenjun"


def test_one_broken_transcript_brings_no_other_problems(tmp_path: Path) -> None:
    root = project(tmp_path, first="governor of Qinglan province")
    term = "- {zh: 词, renderings: [{en: word, status: preferred, source: 'first#p-aaaaaaaa'}]}\n"
    write(root, {"content/glossary/a.yml": term.encode()})
    write(root, {"content/transcripts/first/transcript.yml": b"title: [\n"})
    assert [problem.code for problem in understand(root).problems] == ["yaml"]


def test_nothing_is_written_where_there_is_no_content(tmp_path: Path) -> None:
    problems, changed = build(tmp_path)
    assert [problem.code for problem in problems] == ["missing-file"]
    assert changed == 0
    assert not list(tmp_path.iterdir())

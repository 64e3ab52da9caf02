"""Reading: scenarios, the first transcript as a whole, and nothing lost for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any, SupportsIndex, overload

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.build import process
from generator.corrections import Correction
from generator.details import ACTIONS
from generator.explain import pieces
from generator.model import Bilingual, Details, Party, Transcript
from generator.problems import Problem
from generator.project import Event, Project, slugify
from generator.reading.formats import extract
from generator.reading.head import read_head
from generator.reading.lines import Line, split_lines
from tests.golden import compare_golden
from tests.reading import read_bytes
from tests.remembering import TOGETHER, remembered

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "reading.yml").read_text(encoding="utf-8")
)


def read_text(
    text: str, parties: tuple[Party, ...] = (), corrections: tuple[Correction, ...] = ()
) -> tuple[Transcript, list[Problem]]:
    """Take a text through reading and all passes, as the file ``source.txt`` of a project."""
    title = Bilingual(en="A case")
    details = Details(title, "2024-01-02", Bilingual(), Bilingual(), Bilingual(), None, corrections)
    source = ("content/transcripts/case/source.txt", text.encode())
    event = Event("case", (source,), details)
    transcript, problems = process(event, Project(Path(), parties))
    assert transcript
    return transcript, problems


def read_case(case: dict[str, Any]) -> tuple[Transcript, list[Problem]]:
    parties = tuple(
        Party(slugify(name), Bilingual(en=name), outlet=key == "outlets")
        for key in ("people", "people_known", "outlets")
        for name in case.get(key, ())
    )
    parties += tuple(
        Party(slugify(en), Bilingual(zh, en)) for zh, en in case.get("people_both", ())
    )
    corrections = tuple(
        Correction(
            next(action for action in ACTIONS if action in one),
            one["quote"],
            str(next(one[action] for action in ACTIONS if action in one)),
            one.get("date"),
            "transcript.yml",
            number,
        )
        for number, one in enumerate(case.get("corrections", ()), start=1)
    )
    return read_text(case["source"], parties, corrections)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_a_source_is_read_as_expected(case: dict[str, Any]) -> None:
    transcript, problems = read_case(case)
    assert [turn.kind for turn in transcript.turns] == [one["kind"] for one in case["turns"]]
    for turn, expected in zip(transcript.turns, case["turns"], strict=True):
        who = turn.who
        pairs = [
            [" ".join(p.text for p in passage.get(side)) for side in ("zh", "en")]
            for passage in turn.passages
        ]
        found = {
            "kind": turn.kind,
            "who": who.party.name.any if who.party else None,
            "speaker": who.kind,
            "inferred": who.inferred,
            "office": who.office.office.en if who.office else None,
            "passages": len(turn.passages),
            "zh": sum(bool(zh) for zh, _ in pairs),
            "en": sum(bool(en) for _, en in pairs),
            "pairs": pairs,
        }
        assert {key: found[key] for key in expected} == expected
    assert [one.kind for one in transcript.aside] == case.get("aside", [])
    fields = {key: value for one in transcript.metadata for key, value in one.fields}
    assert fields == case.get("fields", {})
    assert [one.code for one in problems] == case.get("problems", [])
    told = "\n".join(map(str, problems))
    assert all(words in told for words in case.get("says", ()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_nothing_of_a_scenario_is_lost(case: dict[str, Any]) -> None:
    assert_nothing_lost(read_case(case)[0])


def test_the_first_transcript_has_the_structure_that_a_reader_sees(liaoning: Transcript) -> None:
    passages = [passage for _, passage in liaoning.passages()]
    parties = {turn.who.party for turn in liaoning.turns if turn.who.party}
    assert len(liaoning.turns) == 27
    assert len(liaoning.questions) == 11
    assert sum(not party.outlet for party in parties) == 5
    assert sum(party.outlet for party in parties) == 9
    assert sum(turn.who.inferred for turn in liaoning.turns) == 2
    assert sum(len(passage.en) for passage in passages) == 76
    assert sum(bool(passage.zh and passage.en) for passage in passages) == 76
    assert sum(one.reference for passage in passages for one in passage.zh) == 74
    assert (len(liaoning.aside), len(liaoning.metadata)) == (3, 1)
    assert liaoning.series
    assert (liaoning.series.name, liaoning.series.number) == (
        "Promoting High-Quality Development",
        11,
    )


def test_golden_structure_of_the_first_transcript(
    liaoning: Transcript, request: pytest.FixtureRequest
) -> None:
    lines = []
    for piece in pieces(liaoning):
        lines.append(f"{piece.line} | {piece.taken_for} | {piece.detail} | {piece.text[:60]}")
    for turn in liaoning.turns:
        who = turn.who
        name = who.party.name if who.party else Bilingual()
        office = who.office.office if who.office else Bilingual()
        shown = (turn.id, turn.kind, who.kind, name.zh, name.en, office.zh, office.en)
        lines.append(" | ".join(one or "-" for one in shown))
    compare_golden("liaoning.txt", "\n".join(lines) + "\n", request)


def test_offices_are_those_that_the_opening_prints(liaoning: Transcript) -> None:
    offices = {
        turn.who.party.name.en: turn.who.office
        for turn in liaoning.turns
        if turn.who.party and turn.who.office
    }
    assert set(offices) == {"Li Lecheng", "Wang Jian", "Zhang Lilin", "Gao Tao"}
    for office in offices.values():
        assert (office.office.en or "?") in liaoning.source.text
        assert (office.as_of, office.ours) == ("2024-04-23", ("zh",))


def test_ids_stay_when_other_things_change() -> None:
    plain, _ = read_text(
        "Gao Lan:\n\nA first point.\n\nA second point.\n\nThank you.\n\nThank you.\n"
    )
    edited, _ = read_text(
        "Gao Lan:\n\nA new point.\n\nA second point.\n\nThank you.\n\nThank you.\n"
    )
    ids = [passage.id for _, passage in plain.passages()]
    assert ids[1:] == [passage.id for _, passage in edited.passages()][1:]
    assert ids[3] == f"{ids[2]}-2"

    party = Party("gao-lan", Bilingual("高岚", "Gao Lan"))
    named, _ = read_text(plain.source.text, (party,))
    assert [turn.id for turn in named.turns] == [turn.id for turn in plain.turns]


def test_a_second_language_changes_no_id() -> None:
    party = (Party("gao-lan", Bilingual(en="Gao Lan")),)
    alone, _ = read_text("Gao Lan:\n\n我们将放宽门槛。\n\nThank you.\n", party)
    paired, _ = read_text(
        "Gao Lan:\n\n我们将放宽门槛。\n\nWe will lower it.\n\nThank you.\n", party
    )
    assert alone.turns[0].id == paired.turns[0].id
    assert [p.id for _, p in alone.passages()] == [p.id for _, p in paired.passages()]


def assert_nothing_lost(transcript: Transcript) -> None:
    """Every character but white space lies in exactly one piece, and pieces hold nothing else."""
    text = transcript.source.text
    covered = [0] * len(text)
    for piece in pieces(transcript):
        for span in piece.spans:
            for at in range(span.start, span.end):
                covered[at] += 1
        taken = "".join(text[span.start : span.end] for span in piece.spans)
        assert "".join(taken.split()) == "".join(piece.text.split())
    assert not [at for at, char in enumerate(text) if not char.isspace() and covered[at] != 1]
    assert max(covered, default=0) <= 1


# Lines like those of transcripts, mixed with anything that text can hold.
LINES = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "Gao Lan:",
            "Harbor Daily:",
            "陆明远：",
            "How is it going? Thank you.",
            "我们将放宽门槛,欢迎青年落户。",
            "公众号:海潮译社 公众号:海潮外刊精读",
            "来源:新办 作者: 点击:",
            "01电话 | 13800000000",
            "Mr. Gao Lan, governor of Qinglan, to brief you.",
            "A bell \x07 rings in this line, long enough that the file remains a text.",
        ]
    ),
    st.text(st.characters(codec="utf-8"), max_size=40),
    st.text("\u200b\u202e\ufeff\x1c\x85\u2028 ab:：高?", max_size=12),
)


@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\r\n", "\r", "\n\n\n"]))
def test_nothing_of_any_text_is_lost(lines: list[str], newline: str) -> None:
    transcript, problems = read_bytes("source.txt", newline.join(lines).encode())
    if transcript:
        assert_nothing_lost(transcript)
    else:  # with so many control characters it is no text, and said to be none
        assert [problem.code for problem in problems] == ["binary"]


def test_nothing_of_the_first_transcript_is_lost(liaoning: Transcript) -> None:
    assert_nothing_lost(liaoning)


@TOGETHER
def test_nothing_of_real_texts_is_lost(corpora: Path) -> None:
    files = sorted(corpora.glob("*_*/*.md")) + sorted(corpora.glob("align-dev/*/*"))
    texts = [path for path in files if path.is_file()]
    assert len(texts) > 50
    with remembered():
        for path in texts:
            transcript, _ = read_text(path.read_text(encoding="utf-8"))
            assert_nothing_lost(transcript)


class Counted(list[Line]):
    """Lines that count how many of them were copied out."""

    copied = 0

    @overload
    def __getitem__(self, at: SupportsIndex) -> Line: ...
    @overload
    def __getitem__(self, at: slice) -> list[Line]: ...
    def __getitem__(self, at: SupportsIndex | slice) -> Line | list[Line]:
        found = super().__getitem__(at)
        self.copied += len(found) if isinstance(found, list) else 0
        return found


def test_a_long_head_is_read_in_steps_that_do_not_grow_with_it() -> None:
    copied = []
    for count in (1000, 4000):
        text = "来源：海潮网 发布时间：2024-05-16 05:39 作者：\n" * count
        lines = Counted(split_lines(extract("a.txt", text.encode()))[0])
        assert read_head(lines).length == count
        copied.append(lines.copied)
    assert copied[1] <= 5 * copied[0]


@pytest.mark.parametrize(
    ("told", "who"),
    [
        ("Good morning. We will begin.", "Li"),
        ("Good morning. Li Lecheng, the governor, is here.", "Li Lecheng"),
        ("各位好。出席发布会的是李乐成省长。", "Li Lecheng"),
    ],
)
def test_a_surname_alone_is_only_whom_the_text_has_under_it(told: str, who: str) -> None:
    li = Party("li-lecheng", Bilingual("李乐成", "Li Lecheng"))
    text = f"Moderator: {told}\n\nMs. Li: Thank you. Exports grew by 5 percent last year.\n"
    transcript, _ = read_text(text, (li,))
    party = transcript.turns[1].who.party
    assert party
    assert party.name.en == who

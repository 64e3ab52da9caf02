"""What stands beside what: turns, passages and sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any, NoReturn

import pytest
import yaml

from generator.build import process
from generator.corrections import Correction
from generator.details import ACTIONS
from generator.links import written
from generator.model import Bilingual, Details, Language, Passage, Transcript
from generator.pairing import links_of, measures, neighbours, search, sentences, taking_in, texts
from generator.problems import Problem
from generator.project import Event, Project
from generator.sources import choose, is_beside
from tests.reading import unaccounted

SCENARIOS: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "scenarios" / "pairing.yml").read_text(encoding="utf-8")
)
FOLDER = PurePosixPath("content/transcripts/case")


def event_of(case: dict[str, Any], links: bytes | None = None) -> Event:
    """The folder of a scenario, with links that were found before."""
    names, problems = choose("case", list(case["files"]))
    assert not problems
    corrections = tuple(
        Correction(action, one["quote"], one[action], None, "transcript.yml", number)
        for number, one in enumerate(case.get("corrections", ()), start=1)
        for action in ACTIONS
        if action in one
    )
    details = Details(Bilingual(), "", Bilingual(), Bilingual(), Bilingual(), None, corrections)
    files = [(str(FOLDER / name), case["files"][name].encode()) for name in names]
    beside = [is_beside(name, names) for name in names]
    return Event(
        "case",
        tuple(file for file, is_there in zip(files, beside, strict=True) if not is_there),
        details,
        tuple(file for file, is_there in zip(files, beside, strict=True) if is_there),
        links,
    )


def paired(case: dict[str, Any], links: bytes | None = None) -> tuple[Transcript, list[Problem]]:
    transcript, problems = process(event_of(case, links), Project(Path()))
    assert transcript
    return transcript, problems


def side(passage: Passage, language: Language) -> str:
    return " / ".join(f"{'*' * one.reference}{one.text}" for one in passage.get(language))


def turns_of(transcript: Transcript) -> list[list[list[str]]]:
    return [
        [[side(passage, "zh"), side(passage, "en")] for passage in turn.passages]
        for turn in transcript.turns
    ]


def links_shown(transcript: Transcript) -> list[list[str]]:
    words = {
        sentence.id: one.text[sentence.start : sentence.end]
        for turn in transcript.turns
        for one in turn.paragraphs
        for sentence in one.sentences
    }
    return [
        [" / ".join(map(words.__getitem__, one)) for one in (link.zh, link.en)]
        for _, passage in transcript.passages()
        for link in passage.links
    ]


@pytest.mark.parametrize("case", SCENARIOS, ids=lambda case: case["title"])
def test_what_stands_beside_what(case: dict[str, Any]) -> None:
    transcript, problems = paired(case)
    assert turns_of(transcript) == case["turns"]
    if "links" in case:
        assert links_shown(transcript) == case["links"]
    assert [one.code for one in problems] == case.get("told", [])
    assert unaccounted(transcript) == []


def refuse(*_: object, **__: object) -> NoReturn:
    raise AssertionError("this was decided before")


@pytest.mark.parametrize("case", SCENARIOS, ids=lambda case: case["title"])
def test_links_that_are_written_down_decide_everything(
    case: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    transcript, problems = paired(case)
    links = written(links_of(transcript))
    for module in (neighbours, sentences, taking_in, texts):
        monkeypatch.setattr(module, "align", refuse)
    if not case.get("corrections"):
        again, told = paired(case, links)
        assert (again.turns, told) == (transcript.turns, problems)
        assert written(links_of(again)) == links


def test_a_sentence_stands_in_one_link_of_its_passage() -> None:
    for case in SCENARIOS:
        for _, passage in paired(case)[0].passages():
            if passage.zh and passage.en:
                ids = [x.id for one in passage.zh + passage.en for x in one.sentences]
                linked = [x for link in passage.links for x in link.zh + link.en]
                assert sorted(linked) == sorted(ids)


def test_only_what_is_new_is_paired(monkeypatch: pytest.MonkeyPatch) -> None:
    case = SCENARIOS[0]
    links = written(links_of(paired(case)[0]))
    text = case["files"]["source.txt"].replace("渔港修好了", "渔港全修好了")
    changed = case | {"files": {"source.txt": text}}
    asked: list[str] = []
    align = search.align

    def noted(zh: list[str], en: list[str], **rest: Any) -> Any:
        asked.extend([*zh, *en])
        return align(zh, en, **rest)

    monkeypatch.setattr(neighbours, "align", noted)
    transcript, _ = paired(changed, links)
    assert len(transcript.turns[0].passages) == 2
    assert asked == [
        "渔港全修好了，欢迎大家来看。",
        "The fishing port has been repaired, and everybody is welcome to see it.",
    ]


def test_an_id_is_the_same_whatever_is_paired_with_it() -> None:
    source = SCENARIOS[0]["files"]["source.txt"]
    english = "\n".join(line for line in source.splitlines() if line.isascii())
    alone, _ = paired({"files": {"source.txt": english}})
    both, _ = paired({"files": {"source.txt": source}})

    def ids(transcript: Transcript) -> list[str]:
        return [
            name
            for turn in transcript.turns
            for one in turn.paragraphs
            if one.language == "en"
            for name in (one.id, *(sentence.id for sentence in one.sentences))
        ]

    assert ids(alone) == ids(both)


def test_a_link_with_little_confidence_is_told_with_both_texts() -> None:
    case = SCENARIOS[0]
    links = written(links_of(paired(case)[0])).decode()
    weak = links.replace("\t1.00\n", "\t0.31\n").replace("\t0.9", "\t0.3")
    _, problems = paired(case, weak.encode())
    told = [one for one in problems if one.code == "weak-link"]
    assert told
    assert "'我们将开通夜航。' and 'We will open night ferries.'" in told[0].message


@pytest.mark.parametrize(
    "fault",
    ["p-a\tp-b\n", "p-a\ts-b\t0.50\n", "p-a\tp-b\t1.50\n", "<<<<<<< HEAD\n", "p-a\tp-a\t0.50\n"],
)
def test_a_faulty_file_of_links_is_told_and_not_used(fault: str) -> None:
    case = SCENARIOS[0]
    transcript, problems = paired(case)
    links = written(links_of(transcript)) + fault.encode()
    again, told = paired(case, links)
    assert again.turns == transcript.turns
    assert [(one.path, one.severity) for one in told if one not in problems] == [
        (f"{FOLDER}/links.tsv", "error")
    ]


def test_without_the_embeddings_pairing_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measures, "encoder", lambda: None)
    transcript, _ = paired(SCENARIOS[0])
    assert turns_of(transcript) == SCENARIOS[0]["turns"]


@pytest.mark.parametrize("names", [("zh.txt", "en.txt"), ("en.txt", "zh.txt")])
def test_files_in_the_wrong_language_are_read_for_what_they_are(names: tuple[str, str]) -> None:
    case = next(one for one in SCENARIOS if "merged" in one["title"])
    texts_of = [case["files"]["zh.txt"], case["files"]["en.txt"]]
    transcript, problems = paired({"files": dict(zip(names, texts_of, strict=True))})
    assert turns_of(transcript) == case["turns"]
    assert {one.code for one in problems} == ({"wrong-language"} if names[0] == "en.txt" else set())


def test_two_texts_in_one_language_stay_apart() -> None:
    text = SCENARIOS[0]["files"]["source.txt"]
    english = "\n".join(line for line in text.splitlines() if line.isascii())
    transcript, problems = paired({"files": {"zh.txt": english, "en.txt": english}})
    assert {passage.zh for _, passage in transcript.passages()} == {()}
    assert "wrong-language" in {one.code for one in problems}


def test_an_unpaired_text_is_left_as_it_was_read() -> None:
    transcript, problems = paired({"files": {"source.txt": "Gao Lan:\n\nNets hold.\n"}})
    assert links_of(transcript) == []
    assert problems == []
    assert replace(transcript, turns=()).stored == ()

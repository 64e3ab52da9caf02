"""Whether the two languages of a passage agree, and what an editor is told."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from generator.annotating.agreement import disagreements
from generator.annotating.differences import Disagreement, differing_figures
from generator.annotating.renderings import Side
from generator.build import understand
from generator.explain import corrections
from generator.language.matcher import Matcher
from generator.model import Bilingual, Mark, Party
from generator.terms import Term
from tests.reading import read_bytes
from tests.test_content import write

SCENARIOS = Path(__file__).parent / "scenarios"
CASES: list[dict[str, Any]] = yaml.safe_load(
    (SCENARIOS / "agreement.yml").read_text(encoding="utf-8")
)
VERDICTS: list[dict[str, Any]] = yaml.safe_load(
    (SCENARIOS / "agreement-verdicts.yml").read_text(encoding="utf-8")
)


def shown(one: Disagreement, zh: str, en: str) -> str:
    words = [text[slice(*place)] if place else "—" for text, place in ((zh, one.zh), (en, one.en))]
    return f"{one.kind}: {words[0]} | {words[1]}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["title"])
def test_what_differs_is_told(case: dict[str, Any]) -> None:
    zh, en = case["zh"], case["en"]
    people = [Party(en, Bilingual(zh, en)) for zh, en in case.get("people", ())]
    terms = {
        en: Term(en, Bilingual(zh, en), zh, "", (), Bilingual(), Bilingual(), also=(en,))
        for zh, en in case.get("terms", ())
    }
    matcher = Matcher((term.slug, form) for term in terms.values() for form in term.forms)
    sides = [
        Side(text, tuple(Mark(m.start, m.end, m.key) for m in matcher.find(text)))
        for text in (zh, en)
    ]
    found = disagreements(sides[0], sides[1], people, terms)
    assert [shown(one, zh, en) for one in found] == case.get("told", [])


# ---- the pass ----

SOURCE = """高岚：

Gao Lan:

去年增长5.4%，完成投资3万亿元。

Last year saw growth of 5.3 percent and investment of 3 trillion yuan.

今年将建成40座码头。

This year 40 quays will be built.
"""
DETAILS = "title: {en: Quays}\ndate: 2024-01-02\n"
FOLDER = "content/transcripts/quays"
STATEMENT = 'corrections:\n  - {quote: "%s", agree: "yes"}\n'


def told(root: Path, statement: str = "") -> tuple[list[str], list[str]]:
    """What is told about the transcript, and the corrections that fitted."""
    write(
        root,
        {
            "content/people.yml": b"people: []\n",
            f"{FOLDER}/transcript.yml": (DETAILS + statement).encode(),
            f"{FOLDER}/source.txt": SOURCE.encode(),
        },
    )
    result = understand(root)
    codes = {"figures-differ", "dates-differ", "name-missing", "term-missing", "quote"}
    told = [str(one) for one in result.problems if one.code in codes]
    return told, corrections(result.transcripts[0])


def test_a_passage_that_disagrees_is_told_with_both_texts(tmp_path: Path) -> None:
    problems, _ = told(tmp_path)
    assert problems == [
        f"{FOLDER}/source.txt:5: figures-differ: the figures differ: "
        "'去年增长5.4%，完成投资3万亿元。' and "
        "'Last year saw growth of 5.3 percent and investment of 3 trillion…'; "
        'if both are right say so: corrections: [{quote: …, agree: "yes"}]'
    ]


@pytest.mark.parametrize("quote", ["增长5.4%", "growth of 5.3 percent"])
def test_an_editor_says_that_they_agree(tmp_path: Path, quote: str) -> None:
    problems, applied = told(tmp_path, STATEMENT % quote)
    line = 5 if quote.startswith("增") else 7
    assert problems == []
    assert applied == [f"{FOLDER}/transcript.yml:4 agree {quote!r} → source line {line}"]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("growth of 5.9", "fits nowhere"),
        ("year", "fits several places (source lines 7, 11)"),
        ("40 quays", "nothing disagrees where '40 quays' stands; remove the correction"),
    ],
)
def test_a_correction_that_does_nothing_is_an_error(tmp_path: Path, quote: str, words: str) -> None:
    problems, applied = told(tmp_path, STATEMENT % quote)
    assert [one for one in problems if words in one and ": quote: " in one]
    assert [one for one in problems if "figures-differ" in one]
    assert applied == []


# ---- the work reports ----


class Group(NamedTuple):
    """A Chinese run of an interleaved text with the English one after it; a 1-based line."""

    file: str
    line: int
    zh: str
    en: str


def groups(path: Path) -> Iterator[Group]:
    transcript, _ = read_bytes(path.name, path.read_bytes())
    assert transcript
    for turn in transcript.turns:
        paragraphs = [one for passage in turn.passages for one in passage.paragraphs]
        runs = [list(run) for _, run in groupby(paragraphs, key=lambda one: one.language)]
        for run, following in pairwise(runs):
            if run[0].language == "zh":
                texts = ["\n".join(one.text for one in side) for side in (run, following)]
                yield Group(path.name, run[0].line, *texts)


@pytest.fixture(scope="module")
def reports(corpora: Path) -> list[Group]:
    paths = sorted((corpora / "H2_work_reports").glob("*.md"))
    return [group for path in paths for group in groups(path)]


def test_each_alarm_on_the_reports_has_a_verdict(reports: list[Group]) -> None:
    alarms = [
        (group.file, group.line, shown(one, group.zh, group.en))
        for group in reports
        for one in differing_figures(group.zh, group.en)
    ]
    assert alarms == [(one["file"], one["line"], one["told"]) for one in VERDICTS]
    assert all(one["verdict"] for one in VERDICTS)
    assert len(reports) > 250
    assert 50 * len({alarm[:2] for alarm in alarms}) < len(reports)


UNITS = {
    "万亿": "亿", "万": "亿", "亿": "万", " trillion": " billion", " billion": " million",
    " million": " billion",
}  # fmt: skip
CHANGES = {
    # The number of an item of a list is no figure.
    "digit": re.compile(r"(?<![\w.,-])(?!(?<=^)\d{1,2}\. )\d(?:[\d,.]*\d)?", re.MULTILINE),
    "unit": re.compile(rf"(?<=\d)(?:{'|'.join(UNITS)})"),
    "percent": re.compile(r"(?<=\d)(?:%| percent(?!age)|个百分点)"),
    "point": re.compile(r"(?<=\d)\.\d"),
}


def changed(kind: str, old: str, rng: random.Random) -> str:
    if kind == "digit":
        at = rng.choice([at for at, char in enumerate(old) if char.isdigit()])
        digit = rng.choice([one for one in "123456789" if one != old[at]])
        return old[:at] + digit + old[at + 1 :]
    return {"unit": UNITS.get(old, ""), "percent": "", "point": f"{old[1:]}."}[kind].rstrip(".")


def test_changes_planted_in_the_reports_are_found(reports: list[Group]) -> None:
    rng = random.Random(4)
    places = {
        kind: [
            (group, side, match)
            for group in reports
            for side in ("zh", "en")
            for match in pattern.finditer(getattr(group, side))
        ]
        for kind, pattern in CHANGES.items()
    }
    missed = []
    for number in range(100):
        kind = list(CHANGES)[number % 4]
        group, side, match = rng.choice(places[kind])
        new = changed(kind, match[0], rng)
        text = match.string[: match.start()] + new + match.string[match.end() :]
        planted = group._replace(zh=text) if side == "zh" else group._replace(en=text)
        before = {shown(one, group.zh, group.en) for one in differing_figures(group.zh, group.en)}
        after = {
            shown(one, planted.zh, planted.en) for one in differing_figures(planted.zh, planted.en)
        }
        if not after - before:
            missed.append((group.file, group.line, side, match[0], new))
    assert len(missed) <= 5, missed

"""The pinyin of each transcript, as one small file beside its page, for the page's script.

``transcripts/<slug>/pinyin.json`` is one JSON object without white space around its signs. It has a
key for each passage with Chinese, the passage's id (``p-…``), in the order of the page; its value
is a string: a syllable for each Han character of the passage's Chinese, in order and over all its
paragraphs, with one space between two of them::

    {"p-3f2a9c1d":"xià yī bù","p-77b01e52":"zhòng? yào de shì"}

Syllables are in lower case, with tone marks, in NFC. One that is not sure ends with ``?``; one that
nobody knows is ``?`` alone. A Han character is one that ``language.scripts.HAN`` matches. The page
in the other script has the same number of them in each passage, and the same file beside it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from generator.language.chinese import SCRIPTS, script_of
from generator.language.pinyin import read_all
from generator.language.readings import Readings, Syllable
from generator.model import Passage, Transcript
from generator.project import Project


def pinyin_files(transcripts: Sequence[Transcript], project: Project) -> dict[str, bytes]:
    """The file of each transcript that has Chinese: its path below ``docs``, and its bytes."""
    readings = _readings(project)
    found: dict[str, bytes] = {}
    for transcript in transcripts:
        passages = [passage for _, passage in transcript.passages() if passage.zh]
        if passages:
            table = _table(passages, readings)
            data = json.dumps(table, ensure_ascii=False, separators=(",", ":")).encode()
            found |= {f"{folder}/pinyin.json": data for folder in _folders(transcript)}
    return found


def _readings(project: Project) -> Readings:
    """How the project's people and terms are read; an English name may tell a Chinese one's."""
    people = [(one.name.zh, one.pinyin or one.name.en) for one in project.parties]
    terms = [(one.name.zh, one.pinyin) for one in project.terms]
    return Readings((form, pinyin) for form, pinyin in (*people, *terms) if form and pinyin)


def _table(passages: Sequence[Passage], readings: Readings) -> Mapping[str, str]:
    texts = [paragraph.text for passage in passages for paragraph in passage.zh]
    read = iter(read_all(texts, readings))
    return {
        passage.id: " ".join(_written(one) for _ in passage.zh for one in next(read))
        for passage in passages
    }


def _folders(transcript: Transcript) -> tuple[str, str]:
    """Where the pages of a transcript are: in its own script, and in the other one."""
    own = f"transcripts/{transcript.slug}"
    return own, f"{SCRIPTS[script_of(transcript.source.text)].lower()}/{own}"


def _written(syllable: Syllable) -> str:
    return syllable.text if syllable.sure else f"{syllable.text}?"

"""Proposals for the glossary: what recurs in the texts, and what they set off as a name.

English phrases are runs of words between function words, ranked by their C-value (Frantzi,
Ananiadou and Mima 2000), which takes away from a phrase the uses that are part of longer ones.
Capitals, quotation marks and an abbreviation in brackets count as further uses, and a word that
stands in no other phrase for more than one that stands in many. Chinese ones are recurring strings
that stand beside different words on both sides. What only our own translation has is not proposed.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log2

from generator.indexing.counterparts import Counterpart, Counterparts, Spot
from generator.indexing.function_words import CLASSES, EDGES, EDGES_ZH, INSIDE, LINKS, NEVER
from generator.language.chinese import cuts
from generator.language.english import WORD, stem
from generator.language.matcher import Matcher, lay_out
from generator.language.scripts import HAN
from generator.model import Language, Paragraph, Transcript

LONGEST = 8
"""A proposed phrase has at most so many words or Chinese words."""

_JOINT = re.compile(r"[ \-‑\n]*")
_QUOTED = re.compile(r"[\"“]([^\"“”]{3,80}?)[,.]?[\"”]")
_AROUND = re.compile(
    r"\w+(?:ing|[^m]ly)|(?!people)\w+['’]s"
)  # what is done with the thing, or whose it is
_ABBREVIATED = re.compile(r"\s*\(([A-Z][A-Za-z&-]{1,6})\)")
_SHORT = re.compile(r"[A-Z]{2,5}s?")
_HAN_RUN = re.compile(rf"{HAN.pattern}+")
_QUOTED_BONUS, _NAME_BONUS, _ABBREVIATED_BONUS, _COMPOUND_BONUS = 1.5, 2.0, 3.0, 1.0
_LIST = 0.5  # what a phrase with "and" in it counts for, which is a list more often than a term


@dataclass(frozen=True)
class Example:
    """A passage in which a proposal stands, and the words around it."""

    source: str
    text: str


@dataclass(frozen=True)
class Proposal:
    """A phrase that the glossary lacks, how often it stands, and its likely counterpart.

    ``score`` orders proposals. ``source`` is a passage that prints the English officially, if any;
    ``reference`` the language of a counterpart that only our own translation has.
    """

    en: str | None
    zh: str | None
    count: int
    score: float
    examples: tuple[Example, ...]
    source: str | None = None
    reference: Language | None = None


@dataclass
class _Candidate:
    forms: Counter[str] = field(default_factory=Counter)
    places: list[Spot] = field(default_factory=list)
    bonus: float = 0.0

    @property
    def form(self) -> str:
        """The way it is written most often, without the capital of a sentence's beginning."""
        return self.forms.most_common(1)[0][0]

    @property
    def is_official(self) -> bool:
        """Whether it stands anywhere else than in our own translation."""
        return any(not place.paragraph.reference for place in self.places)


def suggest(
    transcripts: Sequence[Transcript], known: Iterable[str], names: Iterable[str], at_most: int
) -> list[Proposal]:
    """The best proposals, best first; nothing among the ``known`` forms, and no one's name."""
    taken = {lay_out(form) for form in known}
    english = _ranked(*_english(transcripts, names), taken)
    chinese = _ranked(*_chinese(transcripts), taken)
    ranked: list[tuple[Language, _Candidate, float]]
    ranked = [("en", *pair) for pair in english.values()]
    ranked += [("zh", *pair) for pair in chinese.values() if pair[0].is_official]
    ranked.sort(key=lambda one: (-one[2], one[0], one[1].form))
    counterparts = Counterparts(transcripts)
    found: list[Proposal] = []
    for language, one, score in ranked:
        if len(found) == at_most:
            break
        if language == "en" or all(one.form != other.zh for other in found):
            found.append(_proposal(one, score, counterparts.of(one.places), language))
    return found


def _apart(
    ranked: Iterable[tuple[_Candidate, float]],
) -> dict[str, tuple[_Candidate, float]]:
    """Candidates by their form, best first, without those that better ones cover everywhere."""
    kept: dict[str, tuple[_Candidate, float]] = {}
    covered: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for one, score in sorted(ranked, key=lambda pair: (-pair[1], pair[0].form)):
        spans = [
            ((place.source, place.paragraph.id), place.start, place.end) for place in one.places
        ]
        if any(
            not any(start < stop and begin < end for begin, stop in covered[place])
            for place, start, end in spans
        ):
            kept.setdefault(one.form, (one, score))
            for place, start, end in spans:
                covered[place].append((start, end))
    return kept


def _ranked(
    found: Mapping[tuple[str, ...], _Candidate], words: Counter[str], taken: set[str]
) -> dict[str, tuple[_Candidate, float]]:
    """Candidates by their form, with their scores, without those that are taken.

    ``words`` are how often each word stands anywhere.
    """
    above: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for key, one in found.items():
        if len(one.places) > 1 or one.bonus:
            for length in range(1, len(key)):
                for at in range(len(key) - length + 1):
                    above[key[at : at + length]].append(len(one.places))
    ranked = []
    for key, one in found.items():
        longer = above.get(key, [])
        alone = len(one.places) - (sum(longer) / len(longer) if longer else 0)
        if (len(one.places) < 2 and not one.bonus) or (alone <= 0 and not one.bonus):
            continue
        if lay_out(one.form) not in taken:
            bound = max(len(one.places) / words[word] for word in key)
            score = log2(len(key) + 1) * max(alone, 0.5) * (1 + one.bonus) * (0.5 + bound)
            ranked.append(
                (
                    one,
                    score
                    * (
                        _LIST
                        if "and" in key and one.bonus < _NAME_BONUS and "-" not in one.form
                        else 1
                    ),
                )
            )
    return _apart(ranked)


def _english(
    transcripts: Iterable[Transcript], names: Iterable[str]
) -> tuple[Mapping[tuple[str, ...], _Candidate], Counter[str]]:
    """English phrases of official texts by the stems of their words, and all stems."""
    found: dict[tuple[str, ...], _Candidate] = defaultdict(_Candidate)
    stems: Counter[str] = Counter()
    people = Matcher([("name", name) for name in names])
    for source, paragraph in _paragraphs(transcripts, "en"):
        text = paragraph.text
        barred = [(match.start, match.end) for match in people.find(text)]
        quoted = {match.span(1) for match in _QUOTED.finditer(text)}
        for words in _runs(text):
            stems.update(stem(word.group()) for word in words)
            for start, end in _phrases(words):
                first, last = words[start].start(), words[end - 1].end()
                if any(first < stop and begin < last for begin, stop in barred):
                    continue
                bonus = _bonus(text, words, start, end, quoted)
                if _AROUND.fullmatch(words[start].group()) and bonus <= _NAME_BONUS:
                    continue
                one = found[tuple(stem(word.group()) for word in words[start:end])]
                one.forms[_written(text, words[start:end])] += 1
                one.places.append(Spot(source, paragraph, first, last))
                one.bonus = max(one.bonus, bonus)
    return found, stems


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """The words of a text, parted where anything but spaces and hyphens stands between them."""
    run: list[re.Match[str]] = []
    for word in WORD.finditer(text):
        if run and not _JOINT.fullmatch(text, run[-1].end(), word.start()):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _phrases(words: Sequence[re.Match[str]]) -> Iterator[tuple[int, int]]:
    """Where phrases of two words and more, or abbreviations, start and end.

    What hyphens join counts as one word.
    """
    plain = [word.group().lower() for word in words]
    joined = [a.end() + 1 == b.start() and a.string[a.end()] in "-‑" for a, b in pairwise(words)]
    joined = [False, *joined, False]  # at each word, whether a hyphen stands before it
    for start, first in enumerate(plain):
        if joined[start] or first in EDGES | INSIDE | NEVER or first.isdigit():
            continue
        for end in range(start + 1, min(start + LONGEST, len(plain)) + 1):
            last = plain[end - 1]
            if last in NEVER or (last in EDGES and last not in INSIDE):
                break
            if joined[end] or last in INSIDE or last.endswith("ly"):
                continue
            is_short = bool(_SHORT.fullmatch(words[start].group()))
            if is_short if end - start == 1 else not all(joined[start + 1 : end]):
                yield start, end


def _bonus(
    text: str,
    words: Sequence[re.Match[str]],
    start: int,
    end: int,
    quoted: set[tuple[int, int]],
) -> float:
    """How far the print sets a phrase off from its surroundings."""
    first, last = words[start].start(), words[end - 1].end()
    bonus = _QUOTED_BONUS if (first, last) in quoted else 0.0
    if _is_name([word.group() for word in words[start:end]]) and not _reaches_on(words, start, end):
        bonus += _NAME_BONUS
        match = _ABBREVIATED.match(text, last)
        if match and match[1][0] in {word.group()[0] for word in words[start:end]}:
            bonus += _ABBREVIATED_BONUS
    elif "-" in text[first:last] and _is_whole(words, start, end):
        bonus += _COMPOUND_BONUS
    return bonus


def _is_whole(words: Sequence[re.Match[str]], start: int, end: int) -> bool:
    """Whether words are a noun with all that stands before it, between words that bound it."""
    bounds = (EDGES | INSIDE | NEVER) - {"and"}
    plain = [word.group().lower() for word in words]
    if any(word in bounds for word in plain[start:end]) or words[start].group().isupper():
        return False
    before = start == 0 or plain[start - 1] in bounds or plain[start - 1].endswith(("ing", "ly"))
    before = before or any(char.isdigit() for char in plain[start - 1])
    return before and (end == len(words) or plain[end] in bounds)


def _is_name(words: Sequence[str]) -> bool:
    """Whether words have capitals, links between them and the class of thing at the end apart.

    >>> _is_name("Belt and Road Initiative".split()), _is_name("Huajin Aramco project".split())
    (True, True)
    >>> _is_name("State Council and the Party".split()), _is_name("Dalian and Shenyang".split())
    (False, False)
    """
    if words[-1] in CLASSES:
        words = words[:-1]
    if "and" in words and (words[words.index("and") + 1] == "the" or words[-2] == "and"):
        return False
    return all(word in LINKS or word[0].isupper() or word[0].isdigit() for word in words)


def _reaches_on(words: Sequence[re.Match[str]], start: int, end: int) -> bool:
    """Whether a name goes on with more words on either side."""

    def is_named(at: int, step: int) -> bool:
        while 0 <= at < len(words) and words[at].group() in LINKS - {"the"}:
            at += step
        return 0 <= at < len(words) and words[at].group()[0].isupper()

    after = end < len(words) and words[end].group() in CLASSES
    return after or is_named(start - 1, -1) or is_named(end, 1)


def _written(text: str, words: Sequence[re.Match[str]]) -> str:
    """The phrase as printed, in small letters where its capital is that of a sentence."""
    form = " ".join(text[words[0].start() : words[-1].end()].split())
    begins = re.search(r"(?:^|[.!?:][\"”]?\s+)[\"“]?$", text[: words[0].start()])
    if not begins or any(char.isupper() for char in form[1:]):
        return form
    return form[0].lower() + form[1:]


def _chinese(
    transcripts: Iterable[Transcript],
) -> tuple[Mapping[tuple[str, ...], _Candidate], Counter[str]]:
    """Recurring Chinese strings by their words, and quoted ones; and all words."""
    all_words: Counter[str] = Counter()
    found: dict[tuple[str, ...], _Candidate] = defaultdict(_Candidate)
    around: dict[tuple[str, ...], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for source, paragraph in _paragraphs(transcripts, "zh"):
        text = paragraph.text
        quoted = {match.span(1) for match in _QUOTED.finditer(text)}
        for run in _HAN_RUN.finditer(text):
            words = cuts(run.group())
            all_words.update(words)
            places = [run.start()]
            for word in words:
                places.append(places[-1] + len(word))
            for start in range(len(words)):
                for end in range(start + 1, min(start + LONGEST, len(words)) + 1):
                    key = tuple(words[start:end])
                    if len("".join(key)) < 3 or {key[0], key[-1]} & EDGES_ZH:
                        continue
                    one = found[key]
                    one.forms["".join(key)] += 1
                    one.places.append(Spot(source, paragraph, places[start], places[end]))
                    if (places[start], places[end]) in quoted:
                        one.bonus = _QUOTED_BONUS
                    before, after = around[key]
                    before.add(words[start - 1] if start else f"^{source}{places[start]}")
                    after.add(words[end] if end < len(words) else f"${source}{places[end]}")
    varied = {key: one for key, one in found.items() if one.bonus or min(map(len, around[key])) > 1}
    return varied, all_words


def _paragraphs(
    transcripts: Iterable[Transcript], language: str
) -> Iterator[tuple[str, Paragraph]]:
    """The paragraphs in a language, each with its source; English only where it is official."""
    for transcript in transcripts:
        for _, passage in transcript.passages():
            for paragraph in passage.zh if language == "zh" else passage.en:
                if language == "zh" or not paragraph.reference:
                    yield f"{transcript.slug}#{passage.id}", paragraph


def _proposal(
    one: _Candidate, score: float, found: Counterpart | None, language: Language
) -> Proposal:
    """A candidate of a language with its counterpart in the other one."""
    other = found.form if found else None
    zh, en = (one.form, other) if language == "zh" else (other, one.form)
    own, theirs = one.places[0].source, found.source if found else None
    return Proposal(
        en,
        zh,
        len(one.places),
        score,
        tuple(map(_example, one.places[:2])),
        own if language == "en" else theirs,
        ("en" if language == "zh" else "zh") if found and not theirs else None,
    )


def _example(place: Spot) -> Example:
    start = max(0, place.start - 30)
    return Example(place.source, " ".join(place.paragraph.text[start : place.start + 70].split()))

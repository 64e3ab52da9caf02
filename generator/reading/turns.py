"""Lines and labels to turns: cut at the labels, joined across languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, pairwise
from typing import Literal

from generator.language.parts import part_number
from generator.language.scripts import HAN, language_of
from generator.model import Label, Language, TurnKind
from generator.reading.cast import Printed, is_person, parse_labels, sounds_like
from generator.reading.labels import Candidate
from generator.reading.lines import Line

_MOST, _MANY = 0.9, 0.3
QUESTION_MARK = re.compile(r"[?？]")
_TITLE_AT_MOST = 140
_SENTENCE_END = re.compile(r"[。！？.!?;；,，:：]$")
_GREETING = re.compile(
    r"^(?:good (?:morning|afternoon|evening)|hello|hi|welcome|ladies|thank you|dear)\b"
    r"|大家(?:上午|下午|早上|晚上)?好|各位|女士们|女士們|尊敬的",
    re.IGNORECASE,
)


# What of a turn is our reading: that it is a question, that it is an answer, or who speaks.
Inference = Literal["question", "answer", "speaker"]


@dataclass(frozen=True)
class Group:
    """The lines of one turn, the labels printed for it, and what these say.

    ``inferred`` where the source prints no label, and the turn or its speaker is our reading;
    ``time`` and ``number`` are what the source prints; ``kind``, ``role`` and ``corrected`` are set
    by corrections.
    """

    labels: tuple[Label, ...] = ()
    printed: tuple[Printed, ...] = ()
    lines: tuple[Line, ...] = ()
    inferred: Inference | None = None
    time: str | None = None
    number: str | None = None
    kind: TurnKind | None = None
    role: str | None = None
    corrected: bool = False

    @property
    def language(self) -> Language:
        """The language of its first label."""
        return "zh" if self.printed and HAN.search(self.printed[0].text) else "en"

    @cached_property
    def asks(self) -> bool:
        """Whether a question stands in its lines."""
        return any(QUESTION_MARK.search(line.text) for line in self.lines)

    @cached_property
    def place(self) -> int:
        """Where it begins (characters of the source, 0-based): at its first label or line."""
        spans = [span for label in self.labels for span in label.spans]
        return min(span.start for span in spans or self.lines[0].spans)


def group(lines: Sequence[Line], found: Mapping[int, Candidate]) -> list[Group]:
    """Cut the lines at the labels, and join what belongs together."""
    starts = sorted(found)
    groups = [
        _begun(lines[at], found[at], lines[at + 1 : end])
        for at, end in pairwise([*starts, len(lines)])
    ]
    if above := lines[: starts[0] if starts else len(lines)]:
        groups.insert(0, Group(lines=tuple(above)))
    groups = _join_stamped([_timed(one) for one in groups])
    return join_languages(groups)


def split_introduction(
    lines: Sequence[Line], found: Mapping[int, Candidate]
) -> tuple[Sequence[Line], int]:
    """What stands above the first label of a text with several, unless somebody greets there."""
    first = min(found, default=0)
    above = lines[:first]
    if len(found) < 2 or any(_GREETING.search(line.text) for line in above):
        return (), 0
    return above, first


def title_between(lines: Sequence[Line], found: Mapping[int, Candidate]) -> range:
    """The places of the lines between one whole text and the same in the other language.

    There the second one's title stands: short lines, no sentences, in the language of what follows
    and not of what stands above, before the label in the middle of all.
    """
    starts = sorted(found)
    if len(starts) < 2 or len(starts) % 2:
        return range(0)
    last, middle = starts[len(starts) // 2 - 1], starts[len(starts) // 2]
    first = middle
    while first > last + 1 and _is_title(lines[first - 1]):
        first -= 1
    if first == middle:
        return range(0)
    language = lines[middle - 1].printed_in
    above = [language_of(text) for at in range(first) if (text := _spoken_on(lines, found, at))]
    below = [
        language_of(text)
        for at in range(middle, len(lines))
        if (text := _spoken_on(lines, found, at))
    ]
    parted = language not in above and below.count(language) >= _MOST * len(below)
    return range(first, middle) if above and below and parted else range(0)


def _spoken_on(lines: Sequence[Line], found: Mapping[int, Candidate], at: int) -> str:
    """What is said on a line, its label left out."""
    return lines[at].text[found[at].end :] if at in found else lines[at].text


def _is_title(line: Line) -> bool:
    return len(line.text) <= _TITLE_AT_MOST and not _SENTENCE_END.search(line.text)


def _begun(line: Line, one: Candidate, below: Sequence[Line]) -> Group:
    label, rest = line.cut(0, one.end), line.cut(one.end)
    assert label is not None  # a label has a name
    printed = Label(label.text, label.spans, label.number)
    lines = ((rest,) if rest else ()) + tuple(below)
    number = line.index or part_number(one.name)
    return Group((printed,), parse_labels(one.name), lines, number=number, time=line.time)


def _timed(one: Group) -> Group:
    time = next((line.time for line in one.lines if line.time), None)
    return replace(one, time=time) if time and not one.time else one


def _join_stamped(groups: Sequence[Group]) -> list[Group]:
    """One speaker's consecutive blocks, each with its own stamp, are one turn."""
    blocks: list[list[Group]] = []
    for one in groups:
        last = blocks[-1][-1] if blocks else None
        if last and last.time and one.time and _named(last) and _named(last) == _named(one):
            blocks[-1].append(one)
        else:
            blocks.append([one])
    return [
        block[0]
        if len(block) == 1
        else replace(
            block[0],
            labels=tuple(chain.from_iterable(one.labels for one in block)),
            lines=tuple(chain.from_iterable(one.lines for one in block)),
        )
        for block in blocks
    ]


def _named(one: Group) -> list[str]:
    """Whom the labels of a turn name, titles apart."""
    return [printed.shown for printed in one.printed]


def opening_lines(groups: Sequence[Group]) -> tuple[Line, ...]:
    """The words that open an event: those of its first turn."""
    return groups[0].lines if groups else ()


# ---- one speaker, two languages ----


def join_languages(groups: list[Group]) -> list[Group]:
    """Join the turns that print one speaker's label twice, once in each language.

    Either the labels stand together, or one whole text follows the other and the labels agree in
    number, order and kind.
    """
    if not groups or any(not one.printed for one in groups):
        return _join_neighbours(groups)
    half = len(groups) // 2
    first, second = groups[:half], groups[half:]
    if len(first) == len(second) and _is_rendering(first, second):
        return [_joined(a, b) for a, b in zip(first, second, strict=True)]
    if len(groups) % 2 == 0 and all(
        _could_be_one(a, b) for a, b in zip(groups[::2], groups[1::2], strict=True)
    ):
        return [_joined(a, b) for a, b in zip(groups[::2], groups[1::2], strict=True)]
    return _join_neighbours(groups)


def _is_rendering(first: Sequence[Group], second: Sequence[Group]) -> bool:
    """Whether one text follows another in the other language, with the same speakers in order.

    A few turns may be too short, or too full of quotations, to show their language; a few labels
    may be printed in two ways, and foreigners' in the same way; but many must be in both languages.
    """
    spoken = [Counter(map(_spoken, half)).most_common(1)[0] for half in (first, second)]
    paired = list(zip(first, second, strict=True))
    # A title may stand with the first of several labels only.
    agreeing = max(_agreeing(paired, lambda one: one.text), _agreeing(paired, lambda x: x.shown))
    parts = all(_same_part(a.printed[0], b.printed[0]) for a, b in paired)
    return (
        spoken[0][0] != spoken[1][0]
        and min(times for _, times in spoken) >= _MOST * len(first)
        and agreeing >= _MOST * len(first)
        and _MANY * len(first) <= sum(a.language != b.language for a, b in paired)
        and parts
    )


def _agreeing(paired: Sequence[tuple[Group, Group]], name: Callable[[Printed], str]) -> int:
    """How many pairs of turns have the name beside theirs that it has most often."""
    names = Counter(
        (name(a.printed[0]).casefold(), name(b.printed[0]).casefold()) for a, b in paired
    )
    usual: dict[str, int] = {}
    for (one, _), times in names.items():
        usual[one] = max(usual.get(one, 0), times)
    return sum(usual.values())


def _spoken(one: Group) -> Language:
    """The language of what is said in a turn, of its label where nothing is said."""
    text = "".join(line.text for line in one.lines)
    return language_of(text) if text else one.language


def _join_neighbours(groups: Sequence[Group]) -> list[Group]:
    out: list[Group] = []
    for one in groups:
        last = out[-1] if out else None
        if last and len(last.printed) == 1 and _could_be_one(last, one) and _are_one(last, one):
            out[-1] = _joined(last, one)
        else:
            out.append(one)
    return out


def _joined(first: Group, second: Group) -> Group:
    return replace(
        first,
        labels=first.labels + second.labels,
        printed=first.printed + second.printed,
        lines=first.lines + second.lines,
        time=first.time or second.time,
        number=first.number or second.number,
    )


def _could_be_one(first: Group, second: Group) -> bool:
    """Whether two labels are of two languages, not of two kinds, each over its own language."""
    if len(first.printed) != 1 or len(second.printed) != 1:
        return False
    if first.language == second.language:
        return _is_repeated(first, second)
    if not _mostly(first.lines, first.language):
        return False
    if first.lines and second.lines and second.lines[0].printed_in != second.language:
        return False
    one, other = first.printed[0], second.printed[0]
    if _outlet_and_person(one, other) and not (first.asks and second.asks):
        return False
    return _same_part(one, other)


def _is_repeated(first: Group, second: Group) -> bool:
    """Whether one label stands twice: over a text in one language, then over one in the other."""
    if first.printed[0].text.casefold() != second.printed[0].text.casefold():
        return False
    languages = {line.printed_in for line in first.lines}
    return (
        len(languages) == 1 and bool(second.lines) and second.lines[0].printed_in not in languages
    )


def _same_part(one: Printed, other: Printed) -> bool:
    """Whether two labels name one part; who merely speaks may have any name in print."""
    return {one.part, other.part} <= {None, "speaker"} or one.part == other.part


def _outlet_and_person(one: Printed, other: Printed) -> bool:
    """Whether one of two labels names an outlet, and the other one plainly a person."""
    return bool(one.outlet) != bool(other.outlet) and any(
        not x.outlet and (x.title or is_person(x.text)) for x in (one, other)
    )


def _mostly(lines: Sequence[Line], language: Language) -> bool:
    """Whether at most a few of some lines, such as quotations, are of another language."""
    return 4 * sum(line.printed_in != language for line in lines) <= len(lines)


def _are_one(first: Group, second: Group) -> bool:
    one, other = first.printed[0], second.printed[0]
    if first.language == second.language:
        return bool(part_number(one.text))
    if one.part or not first.lines or one.outlet or other.outlet:
        return True
    chinese, english = (one, other) if first.language == "zh" else (other, one)
    return bool(chinese.name and english.name and sounds_like(chinese.name, english.name))

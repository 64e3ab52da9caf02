"""Subtitles to lines: SubRip and WebVTT, each sentence with the time at which it starts."""

from __future__ import annotations

import re
from html import unescape

from generator.problems import Problem
from generator.reading.formats.encodings import decode
from generator.reading.formats.extracted import Beside, Extracted, Style, renumbered, source_lines
from generator.reading.formats.subtitle_sentences import CueLine, sentences

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}"
_TIMING = re.compile(rf"\s*({_CLOCK})(?:[,.]\d{{1,3}})?[ \t]*-->[ \t]*{_CLOCK}(?:[,.]\d{{1,3}})?")
_HEADER = re.compile(r"WEBVTT(?:[ \t].*)?$")
_UNSHOWN = re.compile(r"(?:STYLE|REGION)[ \t]*$")
_NOTE = re.compile(r"NOTE(?:[ \t]+(.*))?$")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t]+([^<>]*)>")
_TAGS = re.compile(
    r"</?(?:[biucv]|rt|ruby|lang|font|span|s)(?=[\s.>/])[^<>]*>|<\d[\d:.]*>|\{\\[^{}]*\}",
    re.IGNORECASE,
)
_GLOSS = re.compile(r"<rt>[^<>]*</rt>", re.IGNORECASE)
_BREAK = re.compile(r"<br[ \t]*/?>", re.IGNORECASE)
_REFERENCE = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_MUSIC = re.compile(r"[♪♫][^♪♫]*[♪♫]?$")
_TIMESTAMP_MAP = re.compile(r"X-TIMESTAMP-MAP=")


def read(path: str, data: bytes) -> Extracted:
    """Read a file of subtitles."""
    reader = _Reader(named=path.lower().endswith(".vtt"))
    source, numbers = source_lines(decode(path, data))
    for at, line in enumerate(source):
        reader.line(line, at + 1, source[at + 1] if at + 1 < len(source) else "")
    problems: tuple[Problem, ...] = ()
    if reader.strays:
        more = f", and {len(reader.strays) - 1} more" if len(reader.strays) > 1 else ""
        message = f"this line belongs to no subtitle{more}; it is kept as text without a time"
        hint = "above it write a line like 00:01:02,000 --> 00:01:05,000"
        problems = (Problem(path, numbers[reader.strays[0] - 1], "cue", message, hint),)
    return renumbered(sentences(reader.lines).extracted(problems), numbers)


class _Reader:
    """Goes through the lines of a file; ``state`` is what the lines to come belong to."""

    def __init__(self, *, named: bool) -> None:
        self.named = named
        self.lines: list[CueLine] = []
        self.strays: list[int] = []
        self.state = "none"  # none, cue, note, unshown
        self.time: str | None = None
        self.cue = ""  # the line of times: the same for both languages of one subtitle
        self.voice = ""  # whose the last label is
        self.blank_before = True

    def line(self, line: str, number: int, following: str) -> None:
        """Take one line of the file, with a look at the one below it."""
        timing = _TIMING.match(line)
        if timing:
            self.state, self.time, self.cue = "cue", timing[1], timing[0]
        elif not line.strip():
            self.state = "none"
        elif _TIMING.match(following) and self.is_name(line):
            pass
        elif number == 1 and _HEADER.match(line):
            self.state = "unshown"
        elif self.blank_before and self.state == "none" and self.block_starts(line, number):
            pass
        elif self.state != "unshown":
            self.text(line, number)
        self.blank_before = not line.strip()

    def is_name(self, line: str) -> bool:
        """Whether the line above a timing line is no text: a number, in WebVTT also a name."""
        return line.strip().isdigit() or (self.named and self.blank_before)

    def block_starts(self, line: str, number: int) -> bool:
        """Whether a block that is no cue starts here."""
        if _UNSHOWN.match(line) or (self.named and _TIMESTAMP_MAP.match(line)):
            self.state = "unshown"
        elif note := _NOTE.match(line):
            self.state = "note"
            if note[1]:
                self.add(note[1], number, Style(beside="remark"))
        else:
            return False
        return True

    def text(self, line: str, number: int) -> None:
        if self.state == "note":
            self.add(line.strip(), number, Style(beside="remark"))
            return
        if self.state == "none":
            self.strays.append(number)
            self.time, self.cue = None, ""
        for printed in _BREAK.split(line):
            part = printed
            voice = _VOICE.search(part)
            if voice and voice[1] == self.voice:  # each cue names it: a label says it once
                part, voice = part.replace(voice[0], ""), None
            text = _words(part)
            if text:
                self.voice = voice[1] if voice else self.voice
                beside: Beside | None = "direction" if _MUSIC.match(text) else None
                style = Style(time=self.time, beside=beside)
                self.add(text, number, style, begins=voice is not None)

    def add(self, text: str, number: int, style: Style, *, begins: bool = False) -> None:
        cue = "" if style.beside else self.cue
        self.lines.append(CueLine(text, number, style, cue, begins=begins))


def _words(line: str) -> str:
    r"""A line without its markup; the name of a voice becomes a label.

    >>> _words("<v.loud Gao Lan><i>Good</i> morning.</v>"), _words("{\\an8}好的 &amp; <laughs>")
    ('Gao Lan: Good morning.', '好的 & <laughs>')
    """
    line = _VOICE.sub(lambda match: f"{match[1].strip()}: ", _GLOSS.sub("", line))
    return _REFERENCE.sub(lambda match: unescape(match[0]), _TAGS.sub("", line)).strip()

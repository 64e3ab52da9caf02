"""The front matter of a Markdown file: the lines between two rows of dashes at its start."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PAIR = re.compile(r"([A-Za-z_][\w .-]*):(?:[ \t]+(.*))?$")
_GOES_ON = re.compile(r"[ \t]+\S|-[ \t]|#|[ \t]*$")
_LINES_AT_MOST = 500
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))")
_ESCAPED = {"_": "\u00a0", "n": " ", "t": " "}


def front_matter(source: Sequence[str]) -> list[tuple[int, tuple[str, str] | None]]:
    """Each line of the front matter with its key and value, nothing for dashes and blank lines.

    A line without a key goes with the key above it. Lines are counted from 0; where the file does
    not begin with front matter, there are none.
    """
    if not source or source[0].rstrip() != "---":
        return []
    found: list[tuple[int, tuple[str, str] | None]] = [(0, None)]
    key = ""
    for at, line in enumerate(source[1:_LINES_AT_MOST], start=1):
        if line.rstrip() in {"---", "..."}:
            return [*found, (at, None)] if key else []
        if pair := _PAIR.match(line):
            key = pair[1].strip()
            found.append((at, (key, _scalar(pair[2] or ""))))
        elif not key or not _GOES_ON.match(line):
            return []
        elif line.strip():
            found.append((at, (key, _scalar(line.strip().removeprefix("- ")))))
        else:
            found.append((at, None))
    return []


def _scalar(text: str) -> str:
    r"""A value without its quotes.

    >>> _scalar('"Jen\\_Psaki"'), _scalar("'It''s'")
    ('Jen\xa0Psaki', "It's")
    """
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] == "'":
        return text[1:-1].replace("''", "'")
    if len(text) > 1 and text[0] == text[-1] == '"':
        return _ESCAPE.sub(_unescape, text[1:-1])
    return text


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    if code:
        char = chr(int(code, 16))
        return char if char.isprintable() or char == "\u00a0" else " "
    return _ESCAPED.get(match[3], match[3])

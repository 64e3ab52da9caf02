"""Files of every format for tests, and what is extracted from them."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Mapping
from dataclasses import asdict

import pytest

from generator.problems import SEVERITIES
from generator.reading.formats import Extracted, Style, UnreadableError, extract

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def read(name: str, source: str | bytes) -> Extracted:
    found = extract(name, source.encode() if isinstance(source, str) else source)
    lines = found.text.split("\n")
    assert len(found.numbers) == len(lines)
    assert all(0 <= at < len(lines) for at in found.styles)
    for at, style in found.styles.items():
        assert style != Style()
        assert style.bold <= len(lines[at])
    return found


def shown(found: Extracted) -> list[str]:
    """Each line that is not blank: number, what its style says, text."""
    rows = []
    for at, (number, text) in enumerate(zip(found.numbers, found.text.split("\n"), strict=True)):
        if text:
            style = asdict(found.styles.get(at, Style()))
            said = " ".join(
                key if value is True else f"{key}={value}" for key, value in style.items() if value
            )
            rows.append(f"{number} [{said}] {text}")
    return rows


def refused(name: str, data: bytes) -> str:
    with pytest.raises(UnreadableError) as caught:
        extract(name, data)
    problem = caught.value.problem
    assert problem.path == name
    assert problem.code in SEVERITIES
    return f"{problem.line} {problem.code}: {problem.message}; {problem.hint}"


STYLES = """<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="base"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="label"><w:basedOn w:val="base"/></w:style>
<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>"""


def docx(
    body: str,
    main: str = "word/document.xml",
    parts: Mapping[str, str | bytes] | None = None,
    **by_root: str,
) -> bytes:
    """A Word document of these paragraphs, with other parts beside it.

    One goes by its whole name, or by its root (``footnotes`` in ``word/footnotes.xml``) with what
    stands in it.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        document = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        archive.writestr(main, document)
        for name, content in {**(parts or {}), **by_root}.items():
            if "." in name:
                archive.writestr(name, content)
            else:
                root = f'<w:{name} xmlns:w="{WORD}">{content!s}</w:{name}>'
                archive.writestr(f"word/{name}.xml", root)
    return data.getvalue()


def para(*runs: str, style: str = "") -> str:
    """A paragraph; a run that begins with ``*`` is bold."""
    texts = "".join(
        f"<w:r><w:rPr><w:b/></w:rPr><w:t>{html.escape(run[1:])}</w:t></w:r>"
        if run.startswith("*")
        else f"<w:r><w:t>{html.escape(run)}</w:t></w:r>"
        for run in runs
    )
    said = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{said}{texts}</w:p>"

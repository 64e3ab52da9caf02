"""``duizhao terms``: what the glossary lacks, what is doubtful in it, and its ways in and out."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from generator import build as building
from generator import glossary
from generator.explain import visible
from generator.exports.tbx import from_tbx, to_tbx
from generator.exports.term_entries import entry, terms_json
from generator.exports.terms_csv import from_csv, to_csv
from generator.indexing.suggest import Proposal, suggest
from generator.indexing.term_checks import check_terms
from generator.language.matcher import lay_out
from generator.model import LANGUAGE_NAMES
from generator.problems import Problem, has_errors
from generator.progress import Progress
from generator.project import load, read_file
from generator.terms import EDITOR, Term
from generator.yaml_checked import Checker, dump

OK, PROBLEMS, USAGE = 0, 1, 2
FORMATS = ("csv", "tbx", "json")


def add_term_commands(commands: Any, status: str) -> None:
    """Add ``terms`` and the commands below it to those of a parser."""
    raw = argparse.RawDescriptionHelpFormatter
    help_ = "Work on the glossary."
    epilog = f"example:\n  duizhao terms check\n\n{status}"
    parser = commands.add_parser(
        "terms", help=help_, description=help_, epilog=epilog, formatter_class=raw
    )
    below = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(
        run: Callable[[argparse.Namespace], int], help_: str, example: str
    ) -> argparse.ArgumentParser:
        one: argparse.ArgumentParser = below.add_parser(
            run.__name__.strip("_"),
            help=help_,
            description=help_,
            epilog=f"example:\n  duizhao terms {example}\n\n{status}",
            formatter_class=raw,
        )
        one.set_defaults(run=run)
        return one

    one = command(_suggest, "Propose entries that the glossary lacks, as YAML.", "suggest")
    one.add_argument("--number", type=int, default=100, help="at most so many (100)")
    one.add_argument("--json", action="store_true", help="print JSON")
    one = command(_check, "Say what is wrong or doubtful in the glossary.", "check --strict")
    one.add_argument("--strict", action="store_true", help="let warnings fail, too")
    one.add_argument("--json", action="store_true", help="print JSON")
    one = command(_show, "Print an entry and how the transcripts use it.", "show GDP")
    one.add_argument("term", metavar="TERM", help="any of its wordings, in either language")
    one.add_argument("--json", action="store_true", help="print JSON")
    one = command(_import, "Print the entries of a CSV or TBX file as YAML.", "import terms.tbx")
    one.add_argument("file", type=Path, metavar="FILE", help="terms.csv, or .tbx or .xml")
    one = command(_export, "Print the glossary as CSV, TBX or JSON.", "export tbx > terms.tbx")
    one.add_argument("format", choices=FORMATS, help="TBX is TBX-Basic, version 3")


def _understood() -> building.Result:
    with Progress(sys.stderr, "reading") as tell:
        return building.understand(Path.cwd(), tell)


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(f"{problem.severity}: {visible(str(problem))}", file=sys.stderr)


def _suggest(arguments: argparse.Namespace) -> int:
    if arguments.number < 1:
        print("duizhao: --number must be 1 or more", file=sys.stderr)
        return USAGE
    result = _understood()
    _tell(one for one in result.problems if one.severity == "error")
    known = [form for term in result.project.terms for form in term.forms]
    names = [name for party in result.project.parties for name in party.printed_names]
    found = suggest(result.transcripts, known, names, arguments.number)
    if arguments.json:
        print(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=2))
    else:
        print("# Paste what you want below 'terms:' in a file of content/glossary, and fill it in.")
        for one in found:
            print(_proposed(one))
    return PROBLEMS if has_errors(result.problems) else OK


def _proposed(one: Proposal) -> str:
    """A proposal as an entry to fill in, below comments that say where it stands."""
    lines = [f"{one.count} times" if one.count > 1 else "once"]
    lines += [f"{example.source}: …{example.text}…" for example in one.examples]
    if one.reference:
        named = LANGUAGE_NAMES[one.reference]
        lines.append(f"The {named} stands in our own reference translation, which shows nothing.")
    source = one.source or EDITOR
    rendering = {"en": one.en or "", "status": "preferred", "source": source}
    empty = {"zh": "", "en": ""}
    found = {"zh": one.zh or "", "renderings": [rendering], "definition": empty}
    return "".join(f"# {visible(line)}\n" for line in lines) + dump([found])


def _check(arguments: argparse.Namespace) -> int:
    result = _understood()
    found = [one for one in result.problems if one.path.startswith("content/glossary")]
    found = sorted({*found, *check_terms(result.project.terms, result.index.uses)})
    if arguments.json:
        rows = [{**asdict(problem), "severity": problem.severity} for problem in found]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        _tell(found)
        told = Counter(problem.severity for problem in found)
        counts = ", ".join(f"{told[key]} {key}s" for key in ("error", "warning", "note"))
        print(f"{len(result.project.terms)} terms; {counts}")
    return PROBLEMS if has_errors(found, strict=arguments.strict) else OK


def _show(arguments: argparse.Namespace) -> int:
    result = _understood()
    wanted = lay_out(arguments.term)
    terms = [
        term
        for term in result.project.terms
        if term.slug == arguments.term or wanted in map(lay_out, term.forms)
    ]
    if not terms:
        print(f"duizhao: no term is called {visible(arguments.term)!r}", file=sys.stderr)
        return USAGE
    rows = [{**entry(term), "slug": term.slug, "used": _used(term, result)} for term in terms]
    if arguments.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print(_visible_lines(dump(rows)), end="")
    return OK


def _visible_lines(text: str) -> str:
    """A text of several lines in which no control character reaches the terminal."""
    return "".join(f"{visible(line)}\n" for line in text.splitlines())


def _used(term: Term, result: building.Result) -> list[dict[str, str | None]]:
    """Each use of a term: where, by what words in each language, and whether they are answered."""
    return [
        {
            "place": f"{use.transcript.slug}#{use.passage.id}",
            "zh": use.zh.form if use.zh else None,
            "en": use.en.form if use.en else None,
            "answer": use.answer,
        }
        for use in result.index.uses.get(term.slug, ())
    ]


def _import(arguments: argparse.Namespace) -> int:
    path: Path = arguments.file
    readers = {".csv": from_csv, ".tbx": from_tbx, ".xml": from_tbx}
    if path.suffix.lower() not in readers:
        print(f"duizhao: {visible(path.name)} is none of {', '.join(readers)}", file=sys.stderr)
        return USAGE
    data = read_file(path)
    if isinstance(data, Problem):
        _tell([data])
        return USAGE if data.code == "missing-file" else PROBLEMS
    node = readers[path.suffix.lower()](path.as_posix(), data)
    if isinstance(node, Problem):
        _tell([node])
        return PROBLEMS
    checker = Checker(path.as_posix())
    terms = glossary.take_terms(checker, node)
    known = {lay_out(form) for term in load(Path.cwd())[0].terms for form in term.chinese}
    new = [term for term in terms if lay_out(term.name.zh or "") not in known]
    _tell(checker.problems)
    print(_visible_lines(dump([entry(term) for term in new])), end="")
    print(f"{len(new)} entries; {len(terms) - len(new)} are there already", file=sys.stderr)
    return PROBLEMS if has_errors(checker.problems) else OK


def _export(arguments: argparse.Namespace) -> int:
    if arguments.format == "json":
        result = _understood()
        uses = {slug: len(found) for slug, found in result.index.uses.items()}
        data = terms_json(result.project.terms, uses)
    else:
        project, problems = load(Path.cwd())
        if any(problem.path == "content" for problem in problems):
            _tell(problems)
            return PROBLEMS
        terms = project.terms
        data = to_csv(terms) if arguments.format == "csv" else to_tbx(terms, "duizhao")
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    return OK

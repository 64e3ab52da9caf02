"""The commands."""

from __future__ import annotations

import argparse
import difflib
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from generator import build as building
from generator.bitext import NO_VECTORS, Rung, pair_files, vectors_missing
from generator.disk import is_folder, real
from generator.explain import corrections, pieces, visible
from generator.exports.model_json import transcript_json
from generator.exports.pairs import pairs
from generator.exports.pairs_csv import pairs_csv
from generator.exports.tmx import tmx
from generator.model import Bilingual, Details, Transcript
from generator.new import new_folder
from generator.problems import Problem, has_errors
from generator.progress import Progress
from generator.project import Event, Project, load, read_file, slugify
from generator.term_commands import add_term_commands
from generator.writer import create

TEXT_SHOWN = 60
OK, PROBLEMS, USAGE = 0, 1, 2
EXPORTS = {"tmx": tmx, "csv": pairs_csv}
STATUS = "exit status: 0 done, 1 problems were found, 2 used wrongly"


def run(argv: Sequence[str] | None = None) -> int:
    """Run one command; its exit status."""
    try:
        arguments = _parser().parse_args(argv)
    except SystemExit as stop:  # argparse has printed help or what is wrong
        return int(stop.code or 0)
    status: int = arguments.run(arguments)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="duizhao",
        description="Turn transcripts in Chinese and English into annotated bilingual pages.",
        epilog=f"example:\n  duizhao check\n\n{STATUS}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def command(name: str, help_: str, example: str) -> argparse.ArgumentParser:
        one = commands.add_parser(
            name,
            help=help_,
            description=help_,
            epilog=f"example:\n  {example}\n\n{STATUS}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        one.set_defaults(run=globals()[f"_{name}"])
        return one

    folder = "content/transcripts/2024-04-23-liaoning"
    build = command("build", "Write the pages below docs/.", "duizhao build")
    check = command("check", "Say what is wrong with the content.", "duizhao check --strict")
    new = command(
        "new",
        "Make a transcript's folder from a saved page or text, or from one file in each language.",
        "duizhao new ~/Downloads/page.html",
    )
    read = command("read", "Print what a transcript was read as.", f"duizhao read {folder} --json")
    explain = command(
        "explain", "Print what each line of a source was taken for.", f"duizhao explain {folder}"
    )
    _arguments(build, check, new, read, explain)
    pair = command(
        "pair", "Link the sentences of two texts, and print them.", "duizhao pair zh.txt en.txt"
    )
    export = command(
        "export",
        "Print the pairs of a transcript, as a translation memory or as a table.",
        f"duizhao export {folder} --format tmx > liaoning.tmx",
    )
    _arguments_of_pairing(pair, export)
    add_term_commands(commands, STATUS)
    return parser


def _arguments_of_pairing(pair: argparse.ArgumentParser, export: argparse.ArgumentParser) -> None:
    pair.add_argument("zh", type=Path, metavar="ZH", help="the Chinese text")
    pair.add_argument("en", type=Path, metavar="EN", help="the English text")
    pair.add_argument("--lines", action="store_true", help="take each line as one sentence")
    forms = pair.add_mutually_exclusive_group()
    forms.add_argument("--ladder", action="store_true", help="print [0]:[0, 1] for each link")
    forms.add_argument("--json", action="store_true", help="print JSON")
    export.add_argument("path", type=Path, metavar="FOLDER", help="the transcript's folder")
    export.add_argument("--format", choices=tuple(EXPORTS), default="tmx", help="tmx or csv")


def _arguments(
    build: argparse.ArgumentParser,
    check: argparse.ArgumentParser,
    new: argparse.ArgumentParser,
    read: argparse.ArgumentParser,
    explain: argparse.ArgumentParser,
) -> None:
    for one in (build, check):
        one.add_argument("--strict", action="store_true", help="let warnings fail, too")
    for one in (read, explain):
        help_ = "the transcript's folder, or any file of a kind that is read"
        one.add_argument("path", type=Path, metavar="FOLDER-or-FILE", help=help_)
    help_ = "text, Markdown, web page, Word document or subtitles; two: Chinese and English"
    new.add_argument("files", type=Path, nargs="+", metavar="FILE", help=help_)
    for one in (check, read, explain):
        one.add_argument("--json", action="store_true", help="print JSON")


def _build(arguments: argparse.Namespace) -> int:
    with Progress(sys.stderr, "reading") as tell:
        problems, changed = building.build(Path.cwd(), tell=tell)
    _print_problems(problems)
    print(f"{changed} files below docs/ changed.")
    return PROBLEMS if has_errors(problems, strict=arguments.strict) else OK


def _check(arguments: argparse.Namespace) -> int:
    with Progress(sys.stderr, "reading") as tell:
        result = building.understand(Path.cwd(), tell)
    if arguments.json:
        _print_json(
            [{**asdict(problem), "severity": problem.severity} for problem in result.problems]
        )
    else:
        _print_problems(result.problems)
        turns = sum(len(one.turns) for one in result.transcripts)
        read = f"{len(result.transcripts)} of {len(result.project.slugs)} transcripts read"
        print(
            f"{read}, {turns} turns, {len(result.project.terms)} terms; {_tally(result.problems)}"
        )
    return PROBLEMS if has_errors(result.problems, strict=arguments.strict) else OK


def _new(arguments: argparse.Namespace) -> int:
    paths: list[Path] = arguments.files
    if len(paths) > 2:
        print("duizhao: one file, or one in each language, makes a transcript", file=sys.stderr)
        return USAGE
    read = [(path.as_posix(), read_file(path)) for path in paths]
    unread = [data for _, data in read if isinstance(data, Problem)]
    if absent := [problem for problem in unread if _is_absent(problem)]:
        is_there = absent[0].code != "missing-file"
        what = "this is a folder" if is_there else "there is no such file"
        print(f"duizhao: {visible(absent[0].path)}: {what}", file=sys.stderr)
        return USAGE
    project, problems = load(Path.cwd())
    if any(problem.path == "content" for problem in problems):
        _print_problems(problems)
        return PROBLEMS
    files = [(path, data) for path, data in read if isinstance(data, bytes)]
    with Progress(sys.stderr, "reading"):
        made = unread or new_folder(files, project)
    if isinstance(made, list):
        _print_problems(made)
        return PROBLEMS
    slug, contents = made
    folder = Path("content/transcripts") / slug
    if problem := create(folder, contents):
        _print_problems([problem])
        return PROBLEMS
    print(f"{folder.as_posix()} was made, with {', '.join(contents)}.")
    print(f"Fill in {folder.as_posix()}/transcript.yml, then run: duizhao check")
    return OK


def _read(arguments: argparse.Namespace) -> int:
    transcript, status = _one(arguments.path)
    if transcript and arguments.json:
        _print_json(transcript_json(transcript))
    elif transcript:
        for number, turn in enumerate(transcript.turns, start=1):
            party = turn.who.party
            printed = " / ".join(label.text for label in turn.labels)
            name = party.name.any if party else printed or f"(unidentified {turn.who.kind})"
            print(f"{number:4}  {turn.kind:9}  {len(turn.passages):3} passages  {visible(name)}")
    return status


def _explain(arguments: argparse.Namespace) -> int:
    transcript, status = _one(arguments.path)
    if transcript is None:
        return status
    found = pieces(transcript)
    if arguments.json:
        _print_json([asdict(piece) for piece in found])
        return status
    path = ""
    for piece in found:
        if piece.path != path:
            path = piece.path
            print(path)
        whole = piece.taken_for == "set aside"
        text = visible(piece.text)
        shown = text if whole or len(text) <= TEXT_SHOWN else text[:TEXT_SHOWN] + "…"
        print(f"{piece.line:5}  {piece.taken_for:11}  {visible(piece.detail)}\n{'':20}{shown}")
    if transcript.applied:
        print("corrections:")
    for line in corrections(transcript):
        print(f"  {visible(line)}")
    return status


def _pair(arguments: argparse.Namespace) -> int:
    read = [(path.as_posix(), read_file(path)) for path in (arguments.zh, arguments.en)]
    problems = [data for _, data in read if isinstance(data, Problem)]
    files = [(path, data) for path, data in read if isinstance(data, bytes)]
    rungs: list[Rung] = []
    if not problems:
        project, _ = load(Path.cwd())
        with Progress(sys.stderr, "pairing"):
            rungs, problems = pair_files(files[0], files[1], project, lines=arguments.lines)
    _print_problems(problems)
    if vectors_missing():
        print(f"note: {NO_VECTORS}", file=sys.stderr)
    if arguments.json:
        _print_json([asdict(one) for one in rungs])
    for one in [] if arguments.json else rungs:
        if arguments.ladder:
            print(f"{list(one.zh)}:{list(one.en)}")
        else:
            texts = (visible(text or "—") for text in (one.text.zh, one.text.en))
            print(f"{one.confidence:.2f}", *texts, sep="\t")
    return PROBLEMS if has_errors(problems) else OK


def _export(arguments: argparse.Namespace) -> int:
    transcript, status = _one(arguments.path)
    if transcript:
        sys.stdout.buffer.write(EXPORTS[arguments.format](pairs(transcript)))
    return status


def _one(given: Path) -> tuple[Transcript | None, int]:
    """The transcript in a folder or a file and the exit status; its problems are printed."""
    project, problems = load(Path.cwd())
    path = real(given)
    event = next((one for one in project.events if path in _places(project, one)), None)
    if event:
        path = real((project.root / event.path).parent)
    problems = [one for one in problems if real(project.root / one.path).is_relative_to(path)]
    if event is None and not problems:
        data = read_file(given)
        if isinstance(data, bytes):
            nothing = Details(Bilingual(), "", Bilingual(), Bilingual(), Bilingual())
            event = Event(slugify(given.stem), ((given.as_posix(), data),), nothing)
        elif _is_absent(data):
            print(f"duizhao: there is no transcript in {str(given)!r}", file=sys.stderr)
            known = [one.path.rpartition("/")[0] for one in project.events]
            near = difflib.get_close_matches(str(given), known, n=3, cutoff=0)
            print(f"  try one of: {', '.join(near) or 'none yet'}", file=sys.stderr)
            return None, USAGE
        else:
            problems.append(data)
    transcript = None
    if event:
        with Progress(sys.stderr, visible(f"reading {event.path}")):
            transcript, found = building.process(event, project)
        problems += found
    _print_problems(sorted(set(problems)))
    return transcript, PROBLEMS if has_errors(problems) else OK


def _is_absent(problem: Problem) -> bool:
    """Whether no file was named at all, which is the mistake of whoever typed the command."""
    return problem.code == "missing-file" or is_folder(Path(problem.path), problem.path) is True


def _places(project: Project, event: Event) -> set[Path]:
    """The folder of a transcript, and its source files."""
    files = {real(project.root / path) for path, _ in (*event.sources, *event.beside)}
    return files | {real((project.root / event.path).parent)}


def _print_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        print(f"{problem.severity}: {visible(str(problem))}", file=sys.stderr)


def _tally(problems: Sequence[Problem]) -> str:
    counts = [
        f"{number} {name}{'' if number == 1 else 's'}"
        for name in ("error", "warning", "note")
        if (number := sum(problem.severity == name for problem in problems))
    ]
    return ", ".join(counts) or "no problems"


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))

"""How well and how fast texts are linked: ``python -m tests.bench_pairing``.

With ``DUIZHAO_CORPORA`` set. Every text of ``align-dev`` is scored with settings chosen on the
others, as given and with lines dropped. ``--tune`` chooses these settings anew and prints them;
``--ablation`` prints what each measure gains.
"""

from __future__ import annotations

import importlib.util
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.pairing.evidence import Evidence, Settings
from generator.pairing.search import SETTINGS, align, prepare, search
from tests import bench_twins

Ladder = list[tuple[tuple[int, ...], tuple[int, ...]]]
Text = tuple[list[str], list[str], Ladder]

CHAPTERS = tuple(f"mac-dev-00{number}" for number in range(1, 7))
MAGAZINE = "mag-003"
TEXTS = (*CHAPTERS, MAGAZINE)
CANDIDATES = 36
TUNED = (
    "meaning",
    "common",
    "each",
    "shared",
    "lexicon",
    "middle",
    "endings",
    "length",
    "spread",
    "larger",
)

# What ``--tune`` chose for each text on all others, where these are not the shipped settings.
CHOSEN: dict[str, dict[str, float]] = {
    "mag-003": {
        "meaning": 8.964,
        "common": 0.59,
        "each": 0.436,
        "shared": 0.739,
        "lexicon": 3.178,
        "middle": 0.614,
        "endings": 1.427,
        "length": 0.736,
        "spread": 11.246,
        "skip": -0.98,
        "leave": 1.45,
        "larger": 1.137,
        "both": 0.12,
    },
}


def corpus() -> Path:
    return Path(os.environ["DUIZHAO_CORPORA"]) / "align-dev"


@cache
def scorer() -> Any:
    """The scorer that comes with the texts."""
    spec = importlib.util.spec_from_file_location("align_score", corpus() / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def text(name: str, seed: int | None = None) -> Text:
    """A text and its gold; with a seed, with lines dropped from both sides."""
    zh, en = (scorer().read_lines(corpus() / side / f"{name}.txt") for side in ("zh", "en"))
    whole: Text = (zh, en, scorer().read_beads(corpus() / "gold" / f"{name}.txt"))
    return whole if seed is None else dropped(whole, seed)


def dropped(whole: Text, seed: int) -> Text:
    """4 % of the lines of each side and one block of 5 % left out, the gold following."""
    chance = random.Random(seed)
    kept: list[dict[int, int]] = []
    for side in whole[:2]:
        size = len(side) // 20
        first = chance.randrange(len(side) - size)
        left = [
            at
            for at in range(len(side))
            if not first <= at < first + size and chance.random() >= 0.04
        ]
        kept.append({old: new for new, old in enumerate(left)})
    gold: Ladder = []
    for zh, en in whole[2]:
        left_zh = tuple(kept[0][at] for at in zh if at in kept[0])
        left_en = tuple(kept[1][at] for at in en if at in kept[1])
        if left_zh and left_en:
            gold.append((left_zh, left_en))
        else:
            gold += [((at,), ()) for at in left_zh] + [((), (at,)) for at in left_en]
    lines = [[side[at] for at in keep] for side, keep in zip(whole[:2], kept, strict=True)]
    return lines[0], lines[1], gold


@cache
def evidence(name: str, seed: int | None) -> Evidence:
    zh, en, _ = text(name, seed)
    return prepare(zh, en, (), Settings())


def ladder(name: str, seed: int | None, settings: Settings) -> Ladder:
    """The links found."""
    zh, en, _ = text(name, seed)
    measures = evidence(name, seed)
    measures.settings = settings
    return [(bead.zh, bead.en) for bead in search(measures, zh, en)]


def figures(texts: Iterable[tuple[str, int | None, Ladder]]) -> tuple[float, float, float, float]:
    """All-bead, strict and lax F1 over texts together, and that of nulls."""
    total = scorer().Score()
    for name, seed, found in texts:
        total.add(text(name, seed)[2], found)
    result = total.result()
    return tuple(result[key]["f1"] for key in ("allbead", "strict", "lax", "null"))


def score(
    names: Sequence[str], seeds: Sequence[int | None], settings: Settings
) -> tuple[float, ...]:
    return figures((name, seed, ladder(name, seed, settings)) for name in names for seed in seeds)


def candidates() -> list[Settings]:
    """Settings to choose from: the shipped ones and others by chance around them."""
    chance = random.Random(4)
    out = [SETTINGS["sentence"]]
    while len(out) < CANDIDATES:
        values = asdict(out[0])
        for key in TUNED:
            values[key] = round(values[key] * 2 ** chance.uniform(-0.6, 0.6), 3)
        values["common"], values["each"] = min(values["common"], 1), min(values["each"], 1)
        values["skip"] = round(values["skip"] + chance.uniform(-0.6, 0.6), 2)
        values["leave"] = round(values["leave"] + chance.uniform(-0.6, 0.6), 2)
        values["both"] = round(chance.uniform(0, 1), 2)
        out.append(Settings(**values))
    return out


def tune() -> None:
    """Choose for each text the settings that do best on the others, whole and dropped together."""
    found: list[dict[tuple[str, int | None], Ladder]] = []
    tried = candidates()
    for at, settings in enumerate(tried):
        found.append(
            {(name, seed): ladder(name, seed, settings) for name in TEXTS for seed in (None, 1)}
        )
        print(at, round(_worth(found[-1], TEXTS), 4), settings, flush=True)
    for left_out in (*TEXTS, ""):
        others = [name for name in TEXTS if name != left_out]
        best = max(range(len(tried)), key=lambda at: _worth(found[at], others))
        print(f"{left_out or 'all'!r}: {asdict(tried[best])},", flush=True)


def _worth(found: dict[tuple[str, int | None], Ladder], names: Sequence[str]) -> float:
    """The mean all-bead F1 of chapters and magazine, whole and dropped, with a tenth for nulls."""
    worth = []
    for group in (CHAPTERS, (MAGAZINE,)):
        for seed in (None, 1):
            texts = [(name, seed, found[name, seed]) for name in group if name in names]
            if texts:
                beads, _, _, nulls = figures(texts)
                worth.append(beads if seed is None else 0.9 * beads + 0.1 * nulls)
    return sum(worth) / len(worth)


def print_quality() -> None:
    """Each text with settings chosen on the others, whole and with lines dropped."""
    print(f"{'':22}all-bead  strict  lax   null F1")
    for title, group in (("chapters", CHAPTERS), ("magazine", (MAGAZINE,))):
        for kind, seeds in (("whole", (None,)), ("dropped", (1, 2, 3))):
            texts = [
                (name, seed, ladder(name, seed, Settings(**CHOSEN.get(name, {}))))
                for name in group
                for seed in seeds
            ]
            print(f"{title + ', ' + kind:22}" + "   ".join(f"{f:.3f}" for f in figures(texts)))


ABLATIONS: dict[str, dict[str, float]] = {
    "all measures": {},
    "no embeddings": {"meaning": 0},
    "no length": {"length": 0},
    "no numbers, names, terms": {"shared": 0},
    "no learned words": {"lexicon": 0},
    "no marks at the ends": {"endings": 0},
    "learned words not centred": {"middle": 0},
    "cosines as they are": {"common": 0},
    "only sums of vectors": {"each": 0},
    "no price to leave out": {"leave": 0},
}


def print_ablation() -> None:
    """What the shipped settings reach without one measure or another."""
    print(f"{'':28}chapters  magazine  magazine dropped (null F1)")
    for title, change in ABLATIONS.items():
        settings = replace(SETTINGS["sentence"], **change)
        chapters = score(CHAPTERS, [None], settings)[0]
        magazine = score([MAGAZINE], [None], settings)[0]
        less = score([MAGAZINE], [1, 2], settings)
        dropped_lines = f"{less[0]:.3f} ({less[3]:.3f})"
        print(f"{title:28}{chapters:.3f}     {magazine:.3f}     {dropped_lines}", flush=True)


def print_cost() -> None:
    """Time and memory of a new process for texts of three sizes."""
    for sizes in ((300, 380), (1_000, 1_350), (10_000, 10_000)):
        command = [sys.executable, "-m", "tests.bench_pairing", "--cold", *map(str, sizes)]
        start = time.perf_counter()
        run = subprocess.run(command, check=True, capture_output=True, text=True)
        clock = time.perf_counter() - start
        processor, memory = run.stdout.split()
        print(
            f"{sizes[0]:,} and {sizes[1]:,} sentences: {clock:.1f} s by the clock, "
            f"{processor} s of processor time, {memory} MB",
            flush=True,
        )


def cold(zh: int, en: int) -> None:
    """Link texts of so many lines, the corpus over and over; print seconds and megabytes used."""
    chinese, english = ([], [])  # type: tuple[list[str], list[str]]
    for name in TEXTS:
        chinese += text(name)[0]
        english += text(name)[1]
    align((chinese * 9)[:zh], (english * 9)[:en])
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"{time.process_time():.1f}", peak // (1_000_000 if sys.platform == "darwin" else 1_000))


def main() -> None:
    """Print the figures."""
    print_cost()  # first: Linux counts the peak of whoever starts a process as its own
    print_quality()
    right, total = bench_twins.in_order()
    print(f"twins, paragraphs in order: {right} of {total} ({right / total:.2%})")
    right, total = bench_twins.after_dropping(1)
    print(f"twins, one in twenty dropped: {right} of {total} ({right / total:.2%})")
    right, total = bench_twins.whole_files()
    print(f"twins, turns: {right} of {total} ({right / total:.2%})")


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["--tune"]:
            tune()
        case ["--ablation"]:
            print_ablation()
        case ["--cold", zh, en]:
            cold(int(zh), int(en))
        case _:
            main()

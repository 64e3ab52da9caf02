"""The builders: MkDocs with its preview and deployment, and its relatives from the same pages."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from lxml import etree

from tests.html_pages import article, parsed, text_of
from tests.sites import LIAONING, Site, build_site, run

pytestmark = pytest.mark.builders

SOURCE = f"content/transcripts/{LIAONING}/source.txt"
GENERATOR = re.compile(rb'<meta name="generator"[^>]*>')


def facts(path: Path) -> tuple[str, list[str], list[str], str | None]:
    """What a reader and a link meet on a page: its words, links, anchors and title."""
    own = article(path)
    links = [re.sub(r"/\.$", "/", link) for a in own.iter("a") if (link := a.get("href"))]
    ids = [name for node in own.iter(etree.Element) if (name := node.get("id"))]
    title = parsed(path).findtext(".//title")
    return " ".join(text_of(own).split()), links, [i for i in ids if i != "__skip"], title


def bare(path: Path) -> bytes:
    """A page without the name of its builder."""
    return GENERATOR.sub(b"", path.read_bytes())


def told(path: Path) -> list[str]:
    """What the frame of a page says in both languages: names of its parts, words of the search."""
    root = parsed(path)
    config = root.findtext(".//script[@id='__config']") or ""
    words = json.loads(config)["translations"]
    said = {text for key, text in words.items() if key.startswith("search.")}
    frame = {"md-header__inner", "md-tabs", "md-nav--primary", "md-nav--secondary"}
    said |= {
        n.get("aria-label", "") for n in root.iter("nav") if frame & set(n.get("class", "").split())
    }
    return sorted(said)


@pytest.mark.xdist_group("every page")  # parsed once in a process
@pytest.mark.parametrize("builder", ["properdocs", "zensical"])
def test_another_builder_makes_the_same_pages(builder: str, project: Path, site: Site) -> None:
    assert run(project, "generator", "build").returncode == 0
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("  - duizhao\n", ""), encoding="utf-8")
    other = build_site(project, builder)
    names = {path.relative_to(site.folder) for path in site.folder.rglob("*.html")}
    assert names <= {path.relative_to(other) for path in other.rglob("*.html")}
    home = Path("index.html")
    for name in sorted(names):
        if bare(site.folder / name) == bare(other / name):
            continue  # the same to the letter, and so when parsed
        ours, theirs = facts(site.folder / name), facts(other / name)
        # The themes differ in one title: Material gives the home page the site's name alone.
        assert ours[:3] == theirs[:3]
        assert ours[3] == theirs[3] or name == home
        assert told(site.folder / name) == told(other / name)


def test_pages_are_written_where_mkdocs_looks_for_them(lean: Path) -> None:
    (lean / "docs").rename(lean / "pages")
    with (lean / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("docs_dir: pages\n")
    assert (build_site(lean, "mkdocs") / f"transcripts/{LIAONING}/index.html").is_file()
    assert not (lean / "docs").exists()


def test_an_error_stops_a_strict_build_and_a_warning_does_not(lean: Path) -> None:
    people = lean / "content/people.yml"
    people.write_text(people.read_text(encoding="utf-8") + "nobody: []\n", encoding="utf-8")
    done = run(lean, "mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert "unknown key 'nobody'" in done.stderr
    assert "missing-label" in done.stderr
    assert "Traceback" not in done.stderr


ADDED = "- zh: 战斗机\n  renderings: [{en: fighter jets, status: preferred, source: editor}]\n"


@contextmanager
def preview(project: Path) -> Iterator[tuple[str, Path]]:
    """Run ``mkdocs serve``: gives its address and the file that it logs to."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    log = project / "serve.log"
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    with (
        log.open("wb") as out,
        subprocess.Popen(
            [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address],
            cwd=project,
            env=environment,
            stdout=out,
            stderr=out,
        ) as server,
    ):
        try:
            wait_for("Serving on", log)
            yield f"http://{address}/", log
        finally:
            server.terminate()


def wait_for(words: str, log: Path, times: int = 1) -> None:
    """Wait until a log holds some words so many times."""
    for _ in range(600):
        if log.read_text(encoding="utf-8").count(words) >= times:
            return
        time.sleep(0.1)
    pytest.fail(f"{words!r} did not come:\n{log.read_text(encoding='utf-8')}")


def test_an_edit_shows_in_the_preview_after_exactly_one_rebuild(lean: Path) -> None:
    edits = {
        SOURCE: ("Goodbye.", "Farewell and goodbye."),
        "content/glossary/livelihood.yml": ("- zh:", f"{ADDED}- zh:"),
        "docs/index.md": ("三条原则", "三条规矩"),
    }
    with preview(lean) as (url, log):
        for number, (name, (old, new)) in enumerate(edits.items(), start=1):
            path = lean / name
            path.write_text(path.read_text("utf-8").replace(old, new, 1), encoding="utf-8")
            wait_for("Reloading browsers", log, number)
            time.sleep(2.5)  # a second rebuild would begin after the half second of polling
            assert log.read_text(encoding="utf-8").count("Detected file changes") == number, name
        with urllib.request.urlopen(f"{url}transcripts/{LIAONING}/") as page:
            text = page.read()
        assert b"Farewell and goodbye." in text
        assert b'data-term="fighter-jets"' in text
        told = re.findall(r"\d+ generated files changed, in \d+\.\d\d s", log.read_text("utf-8"))
        print(*told, sep="\n")  # pytest -s shows what an edit costs
        assert len(told) == 4


def test_gh_deploy_generates_first(lean: Path) -> None:
    def git(*arguments: str) -> str:
        command = ["git", "-C", str(lean), *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    (lean / "remote").mkdir()
    subprocess.run(["git", "init", "--quiet", "--bare", lean / "remote"], check=True)
    git("init", "--quiet")
    git("config", "user.name", "A tester")
    git("config", "user.email", "tester@example.org")
    git("remote", "add", "origin", str(lean / "remote"))
    done = run(lean, "mkdocs", "gh-deploy", "--force")
    assert done.returncode == 0, done.stderr
    published = git("ls-tree", "-r", "--name-only", "gh-pages").splitlines()
    assert f"transcripts/{LIAONING}/index.html" in published
    assert ".nojekyll" in published

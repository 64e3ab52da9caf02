"""Lighthouse on the given transcript's page and on a stock Material page with the same text.

``make lighthouse`` runs it five times on each, turn about, and prints the medians. It ends with
status 1 where accessibility, best practices or SEO are below 100, or the performance on a phone is
more than four points below that of the stock page.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests import chromium
from tests.browsing import READING
from tests.html_pages import article, text_of
from tests.sites import ROOT, build_site, copy_project, run

RUNS = 5
SCRIPT = ROOT / "tests/lighthouse/node_modules/lighthouse/cli/index.js"
STOCK = "site_name: Stock\ntheme: {name: material, font: false}\n"


@functools.cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes())


class _Packed(http.server.SimpleHTTPRequestHandler):
    """Serves files packed by gzip, as GitHub Pages does; packed once, and so at once after that."""

    protocol_version = "HTTP/1.1"  # connections are kept

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = _packed(path)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    handler = functools.partial(_Packed, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


def _stock(folder: Path, ours: Path) -> Path:
    """A site of stock Material, with the text of our page as plain paragraphs."""
    (folder / "docs").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")
    paragraphs = [text_of(node) for node in article(ours).iter("h1", "h2", "p", "li", "dd")]
    text = "\n\n".join(" ".join(one.split()) for one in paragraphs)
    (folder / "docs/index.md").write_text(f"# Stock\n\n{text}\n", encoding="utf-8")
    done = run(folder, "mkdocs", "build", "--quiet")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def _scores(address: str, folder: Path) -> dict[str, float]:
    """The scores of one run on a phone, 0 to 100."""
    report = folder / "report.json"
    flags = "--headless=new --no-sandbox --disable-background-networking"
    command = [
        *(str(Path(sys.executable).parent / "node"), str(SCRIPT), address, "--quiet"),
        *("--output=json", f"--output-path={report}", f"--chrome-flags={flags}"),
    ]
    environment = {"CHROME_PATH": str(chromium.find()), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, check=True, env=environment)
    found = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: 100 * (one["score"] or 0) for name, one in found.items()}


def main() -> int:
    """Measure, print, and say whether the limits hold."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        ours = build_site(copy_project(folder / "project"), "mkdocs")
        stock = _stock(folder / "stock", ours / READING / "index.html")
        with _served(ours) as our_url, _served(stock) as stock_url:
            pages = {"ours": our_url + READING, "stock": stock_url}
            found: dict[str, list[dict[str, float]]] = {page: [] for page in pages}
            for _ in range(RUNS):
                for page, address in pages.items():
                    found[page].append(_scores(address, folder))
    medians = {
        page: {key: median(one[key] for one in runs) for key in runs[0]}
        for page, runs in found.items()
    }
    for page, scores in medians.items():
        runs = " ".join(f"{one['performance']:.0f}" for one in found[page])
        print(page, {key: round(score) for key, score in scores.items()}, "performance:", runs)
    full = all(medians["ours"][key] == 100 for key in ("accessibility", "best-practices", "seo"))
    behind = medians["stock"]["performance"] - medians["ours"]["performance"]
    return 0 if full and behind <= 4 else 1


if __name__ == "__main__":
    sys.exit(main())

"""Sites for tests: copies of the project, built by one of the builders, and served."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.writer import FOLDERS

ROOT = Path(__file__).resolve().parent.parent
LIAONING = "2024-04-23-liaoning"  # the first transcript
SITE_URL = "https://example.org/repo/"

_ARGUMENTS = {
    "mkdocs": ("mkdocs", "build", "--strict", "--quiet"),
    "properdocs": ("properdocs", "build", "--strict", "--quiet"),
    "zensical": ("zensical", "build", "--strict"),
}


@dataclass(frozen=True)
class Site:
    """A built site: its folder, and the address that it is served at, with a slash at its end."""

    folder: Path
    url: str


def copy_project(target: Path, content: Path = ROOT / "content") -> Path:
    """Copy what a build needs and nothing that one has written."""
    shutil.copytree(content, target / "content")
    for name in ("docs", "overrides"):
        ignore = shutil.ignore_patterns(*FOLDERS) if name == "docs" else None
        shutil.copytree(ROOT / name, target / name, ignore=ignore)
    shutil.copy(ROOT / "mkdocs.yml", target)
    return target


def run(project: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module with arguments in a project."""
    environment = {**os.environ, "SITE_URL": SITE_URL, "NO_MKDOCS_2_WARNING": "1"}
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=project,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=300,
    )


def build_site(project: Path, builder: str) -> Path:
    """Build a project's site; the folder that it is in."""
    done = run(project, *_ARGUMENTS[builder])
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a window closed before all had come
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path, path: str, *, halt: bytes = b"") -> Iterator[str]:
    """Serve a folder below a path, on this machine alone; gives the address.

    A page with the words ``halt`` comes up to these, and after half a second the rest.
    """

    class Handler(http.server.SimpleHTTPRequestHandler):
        def copyfile(self, source: Any, outputfile: Any) -> None:
            data = source.read()
            at = data.find(halt) if halt else -1
            if at > 0:
                outputfile.write(data[:at])
                time.sleep(0.5)
            outputfile.write(data[max(at, 0) :])

        def translate_path(self, url: str) -> str:
            if not url.startswith(path):
                return str(folder / "not-below-the-path")
            return super().translate_path("/" + url.removeprefix(path))

        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Handler, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{path}"
        finally:
            server.shutdown()
            thread.join()

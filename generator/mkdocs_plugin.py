"""The MkDocs plugin: pages are generated before every build, and content is watched.

It only saves time. The same pages, written by ``duizhao build``, make the same site without it.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, get_plugin_logger

from generator.build import build
from generator.writer import FOLDERS


class NoOptions(Config):
    """The plugin takes no options."""


log = get_plugin_logger("duizhao")


class DuizhaoPlugin(BasePlugin[NoOptions]):
    """Generates for ``mkdocs serve``, ``build`` and ``gh-deploy`` alike."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Take note whether this is a preview.

        A preview writes no links: they lie among what it watches, and would make it build again.
        """
        self._is_preview = command == "serve"

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Write the pages. Errors are logged as errors, so that ``--strict`` stops at them.

        Warnings are guesses that the pages mark as such; they do not stop a strict build.
        """
        start = time.perf_counter()
        keeping = not self._is_preview
        # MkDocs keeps so many objects that looking for garbage among them took a quarter of the
        # time of a rebuild.
        gc.disable()
        try:
            problems, changed = build(_root(config), Path(config.docs_dir), keeping=keeping)
        finally:
            gc.enable()
        seconds = time.perf_counter() - start
        for problem in problems:
            tell = log.error if problem.severity == "error" else log.info
            tell("%s", problem)
        log.info("%d generated files changed, in %.2f s", changed, seconds)

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Watch what is written by hand, and not what a build writes itself.

        Watching the generated pages would start a second build after each edit.
        """
        docs = Path(config.docs_dir)
        server.unwatch(str(docs))
        server.watch(str(docs), recursive=False)
        for folder in sorted(docs.iterdir()):
            if folder.is_dir() and folder.name not in FOLDERS:
                server.watch(str(folder))
        content = _root(config) / "content"
        if content.is_dir():
            server.watch(str(content))
        return server


def _root(config: MkDocsConfig) -> Path:
    """The folder of ``mkdocs.yml``, in which ``content/`` lies."""
    return Path(config.config_file_path).resolve().parent

"""A line on the terminal that tells how far a long command is."""

from __future__ import annotations

import threading
from types import TracebackType
from typing import TextIO

AFTER = 2.0
"""Seconds; what is done sooner tells nothing."""
_SHOWN = 38  # Chinese takes two places a character, and a second line would not be erased
_ERASE = "\r\x1b[K"


class Progress:
    """Shows the last text that it was told, from ``AFTER`` seconds on, until the end.

    Nothing is shown where the stream is no terminal.
    """

    def __init__(self, stream: TextIO, text: str, after: float = AFTER) -> None:
        self._stream, self._text = stream, text
        self._lock = threading.Lock()
        self._shown = False
        # A timer, since one long transcript may take all the time.
        self._timer = threading.Timer(after, self._show) if stream.isatty() else None

    def __call__(self, text: str) -> None:
        """Tell what is being done now."""
        with self._lock:
            self._text = text
            if self._shown:
                self._print()

    def __enter__(self) -> Progress:
        if self._timer:
            self._timer.daemon = True  # an interrupted command waits for nothing
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._timer:
            self._timer.cancel()
        with self._lock:
            if self._shown:
                self._stream.write(_ERASE)
                self._stream.flush()
            self._timer, self._shown = None, False

    def _show(self) -> None:
        with self._lock:
            if self._timer:  # else it has just ended
                self._shown = True
                self._print()

    def _print(self) -> None:
        self._stream.write(f"{_ERASE}{self._text[:_SHOWN]}")
        self._stream.flush()

"""The way in: ``duizhao``, or ``python -m generator``; it ends in one clear line."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

DONE, PROBLEMS, INTERRUPTED = 0, 1, 130  # the last as a shell has it of a program that Ctrl-C ends


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Status 0: done; 1: problems were found; 2: used wrongly."""
    if sys.stderr is None:  # closed by whoever started us; print() would take the other stream
        sys.stderr = io.StringIO()
    if sys.stdout is None:
        print("duizhao: the standard output is closed; leave it open", file=sys.stderr)
        return PROBLEMS
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without Chinese gets question marks
    try:
        # Not above: the dictionaries take a second, in which Ctrl-C must be as quiet as later.
        from generator.commands import run  # noqa: PLC0415

        status = run(argv)
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read our output has seen enough, as in `… | head`
        _discard(sys.stdout)
        return DONE
    except OSError as error:  # a full disk below the output, or a folder that cannot be entered
        _discard(sys.stdout)
        what = error.filename or "what was found cannot be printed"
        with contextlib.suppress(OSError):
            print(f"duizhao: {what} ({error.strerror})", file=sys.stderr)
        _discard(sys.stderr)
        return PROBLEMS


def _discard(stream: TextIO) -> None:
    """Let what the stream still holds go nowhere, so that the interpreter ends in silence."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    sys.exit(main())

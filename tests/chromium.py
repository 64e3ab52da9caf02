"""A Chromium that can show Chinese, for the browser tests.

`python -m tests.chromium` prints the path of one, and first installs what is missing: a browser
(Playwright's, else Debian's), a Han font on Linux, a library of Playwright's on a bare Debian.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VARIABLE = "DUIZHAO_CHROMIUM"
# The shell, which has no windows, tests in half the time.
COMMANDS = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
)
MAC_APPS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
PLAYWRIGHT = (sys.executable, "-m", "playwright")
# Asked in a process of its own: inside a test Playwright may be running already.
PLAYWRIGHTS_OWN = """
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    print(playwright.chromium.executable_path)
"""


def find() -> Path | None:
    """Return a Chromium that starts: the one named in the environment, the system's, Playwright's.

    One that is named is not replaced by another: if it does not start, there is none.
    """
    named = os.environ.get(VARIABLE)
    return next(filter(_starts, [Path(named)] if named else _candidates()), None)


def has_han_font() -> bool:
    """Tell whether Chinese can be shown; macOS and Windows come with fonts that do."""
    if sys.platform != "linux":
        return True
    return shutil.which("fc-list") is not None and bool(_output("fc-list", ":lang=zh"))


def install() -> None:
    """Install what is missing, as far as this machine and its user's rights let us."""
    if not _playwright_starts():
        _install_debians("libatomic1")  # its own Node wants it; bare systems lack it
    if find() is None and not os.environ.get(VARIABLE):
        _install_playwrights()
        if find() is None:
            _install_debians("chromium-headless-shell")
    if not has_han_font():
        _install_debians("fontconfig", "fonts-noto-cjk")


def main() -> int:
    """Print the path of a Chromium, installed if need be; return 1 if something stays missing."""
    if _missing():
        install()
    if missing := _missing():
        print(
            f"The browser tests lack {' and '.join(missing)}. Install Chromium or Chrome and a "
            "Chinese font (on Debian: chromium fonts-noto-cjk libatomic1), or name a browser in "
            f"{VARIABLE}. To leave these tests out: make test NO_BROWSER=1",
            file=sys.stderr,
        )
        return 1
    print(find())
    return 0


def _missing() -> list[str]:
    needs = {
        "a Playwright that starts": _playwright_starts(),
        "a Chromium that starts": find() is not None,
        "a Han font": has_han_font(),
    }
    return [need for need, met in needs.items() if not met]


def _playwright_starts() -> bool:
    return bool(_output(*PLAYWRIGHT, "--version"))


def _candidates() -> Iterator[Path]:
    yield from (Path(found) for found in map(shutil.which, COMMANDS) if found)
    yield from MAC_APPS
    if own := _output(sys.executable, "-c", PLAYWRIGHTS_OWN):
        yield Path(own)


def _install_playwrights() -> None:
    fetched = _run(*PLAYWRIGHT, "install", "--no-shell", "chromium")
    if fetched and find() is None and _as_root() is not None:
        _run(*PLAYWRIGHT, "install-deps", "chromium")  # the system's libraries it leans on


def _install_debians(*packages: str) -> None:
    if shutil.which("apt-get") is None or (as_root := _as_root()) is None:
        return
    apt = (*as_root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get")
    _run(*apt, "update")
    _run(*apt, "install", "--yes", "--no-install-recommends", *packages)


def _as_root() -> tuple[str, ...] | None:
    """Return what to put before a command to run it as root; None if that wants a password."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and _run("sudo", "-n", "true"):
        return ("sudo", "-n")
    return None


def _starts(path: Path) -> bool:
    return path.is_file() and bool(_output(str(path), "--version"))


def _output(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _run(*command: str) -> bool:
    """Run a command, its output kept away from ours; return whether it succeeded."""
    return subprocess.run(command, stdout=sys.stderr, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())

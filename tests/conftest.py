"""What several tests share: the project, copies of it, built sites, and the flag for goldens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page, sync_playwright

from generator.build import Result, understand
from generator.model import Transcript
from tests import chromium
from tests.browsing import HARBOUR, PHONE, READING, opened
from tests.sites import LIAONING, ROOT, Site, build_site, copy_project, run, serve

# Chromium looks for its maker's servers at every start; a test wants nothing from elsewhere.
CHROMIUM = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]

LEAN = "livelihood.yml"  # its terms lead to no term of another file

# In CI the same texts every time; elsewhere new ones, so that they are looked for.
settings.register_profile(
    "duizhao",
    deadline=None,
    derandomize=os.environ.get("CI") == "true",
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("duizhao")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the expected files anew; read the diff"
    )


@pytest.fixture(scope="session")
def result() -> Result:
    """The project's own content, understood."""
    return understand(ROOT)


@pytest.fixture(scope="session")
def liaoning(result: Result) -> Transcript:
    """The first transcript."""
    return next(one for one in result.transcripts if one.slug == LIAONING)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, with nothing generated in it, to change at will."""
    return copy_project(tmp_path / "project")


@pytest.fixture
def lean(project: Path) -> Path:
    """A copy with the terms of one field alone, which is built in a fraction of the time."""
    for path in (project / "content/glossary").glob("*.yml"):
        if path.name != LEAN:
            path.unlink()
    return project


@pytest.fixture(scope="session")
def corpora() -> Path:
    """The folder of larger texts; skipped where none is named, failed where it is missing."""
    named = os.environ.get("DUIZHAO_CORPORA")
    if not named:
        pytest.skip("DUIZHAO_CORPORA names no folder of test texts")
    folder = Path(named)
    if not folder.is_dir():
        pytest.fail(f"DUIZHAO_CORPORA names {folder}, which is not there")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The project's site, built strictly and served below ``/repo/`` as GitHub Pages does."""
    folder = tmp_path_factory.mktemp("site")
    built = build_site(copy_project(folder / "project"), "mkdocs")
    with serve(built, "/repo/") as url:
        yield Site(built, url)
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with one short transcript, made for the tests: both languages, groups, gaps, terms."""
    folder = tmp_path_factory.mktemp("harbour")
    project = copy_project(folder / "project", ROOT / "tests/harbour/content")
    done = run(project, "mkdocs", "build", "--quiet")  # not strict: gaps are warned of
    assert done.returncode == 0, done.stdout + done.stderr
    with serve(project / "site", "/repo/") as url:
        yield Site(project / "site", url)
    shutil.rmtree(folder)


@pytest.fixture
def quay(browser: Browser, harbour: Site) -> Iterator[Callable[..., Page]]:
    """Opens the reading page of that site with a query; on a desk unless an option says else."""
    pages = []

    def open_page(query: str = "", **options: Any) -> Page:
        pages.append(opened(browser, harbour.url + HARBOUR + query, **options))
        return pages[-1]

    yield open_page
    for page in pages:
        page.context.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running Chromium that can show Chinese; none is a failure, unless NO_BROWSER=1 says so.

    It stands here, and is imported nowhere: two of it would be two Playwrights in one process.
    """
    if os.environ.get("NO_BROWSER") == "1":
        pytest.skip("NO_BROWSER=1 leaves out what wants a browser")
    path = chromium.find()
    if path is None or not chromium.has_han_font():
        pytest.fail("there is no Chromium with a Han font: run python -m tests.chromium")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=CHROMIUM)
        yield running
        running.close()


@pytest.fixture
def desk(browser: Browser, site: Site) -> Iterator[Page]:
    """The reading page on a desk."""
    page = opened(browser, site.url + READING)
    yield page
    page.context.close()


@pytest.fixture
def phone(browser: Browser, site: Site) -> Iterator[Page]:
    """The reading page on a phone."""
    page = opened(browser, site.url + READING, viewport=PHONE, has_touch=True, is_mobile=True)
    yield page
    page.context.close()

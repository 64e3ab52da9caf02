"""What several tests share: the project, copies of it, built sites, and the flag for goldens."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.build import Result, understand
from generator.model import Transcript
from tests.sites import Site, build_site, copy_project, serve

ROOT = Path(__file__).resolve().parent.parent
LIAONING = "2024-04-23-liaoning"

settings.register_profile(
    "duizhao", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
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

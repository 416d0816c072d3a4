"""The sites that the judges look at, each built once by the real command, for all workers of a test run."""

from __future__ import annotations

import math
import os
import shutil
from typing import TYPE_CHECKING

import pytest
from serving import serve_folder

from judges.built_sites import ROOT, BuiltSite, build_archive
from judges.country_archive import write_country_archive
from judges.hostile_archive import write_hostile_archive
from judges.invented_archive import write_invented_archive
from judges.visiting import Visit
from luutru.publishing.lock import hold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser


def _write_seeds(folder: Path) -> None:
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "archive.toml", folder)


def _build(name: str, write: Callable[[Path], None], factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    mine = factory.getbasetemp()
    shared = mine.parent if "PYTEST_XDIST_WORKER" in os.environ else mine
    archive = shared / f"judged-{name}"
    # Whoever comes first builds; a worker that comes meanwhile waits.
    with hold(shared / f"{archive.name}.lock", archive.name, patience=math.inf):
        if not (archive / "repo/SHA256SUMS").exists():
            shutil.rmtree(archive, ignore_errors=True)
            archive.mkdir()
            write(archive)
            build_archive(archive)
    with serve_folder(archive) as address:
        yield BuiltSite(archive / "repo", f"{address}repo/")


@pytest.fixture(scope="session")
def seeds_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The five seeds, as in the committed site/."""
    yield from _build("seeds", _write_seeds, tmp_path_factory)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """The invented archive and the five seeds: every type of page."""
    yield from _build("invented", write_invented_archive, tmp_path_factory)


@pytest.fixture(scope="session")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """An archive that tries to run scripts from every text."""
    yield from _build("hostile", write_hostile_archive, tmp_path_factory)


@pytest.fixture(scope="session")
def country_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BuiltSite]:
    """An archive of many provinces."""
    yield from _build("country", write_country_archive, tmp_path_factory)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Opens pages and writes down every complaint; the test fails at its end if there was one."""
    visit = Visit(browser)
    yield visit
    visit.close()
    assert visit.complaints == []

"""A build that finds nothing changed stops where it has looked: it opens no article and makes no page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.archives import make_archive, make_seeds
from luutru.building.archive import open_archive
from luutru.building.build import build
from luutru.console import Console
from luutru.memo import Memo

if TYPE_CHECKING:
    from pathlib import Path

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>'


def is_built(root: Path, *, clean: bool) -> bool:
    """Build; whether there was anything to do."""
    with Memo(root) as memo:
        return build(open_archive(root), Console(), memo, 1, clean=clean) is not None


@pytest.fixture(params=["articles by hand", "raw pages", "logo"])
def archive(tmp_path: Path, request: pytest.FixtureRequest) -> tuple[Path, bool]:
    clean = request.param == "raw pages"
    if clean:
        make_seeds(tmp_path, 3)
    else:
        make_archive(tmp_path, 3)
    if request.param == "logo":
        (tmp_path / "dau.svg").write_text(LOGO)
        with (tmp_path / "archive.toml").open("a") as settings:
            settings.write('logo = "dau.svg"\n')
    assert is_built(tmp_path, clean=clean)
    return tmp_path, clean


def test_a_second_build_has_nothing_to_do(archive: tuple[Path, bool]) -> None:
    root, clean = archive
    assert not is_built(root, clean=clean)
    (root / "ghi-chu.txt").write_text("what lies beside the archive's folders is none of its business")
    assert not is_built(root, clean=clean)


def test_a_changed_logo_or_setting_is_noticed(archive: tuple[Path, bool]) -> None:
    root, clean = archive
    if (root / "dau.svg").exists():
        (root / "dau.svg").write_text(LOGO.replace("1 1", "2 2"))
        assert is_built(root, clean=clean)
    (root / "archive.toml").write_text('title = "Kho khác"\n')
    assert is_built(root, clean=clean)

"""Templates that are kept compiled are only ever those of this source, and damage costs only time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luutru.site.rendering import make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where this test's templates are kept compiled."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def render(folder: Path) -> str:
    make_environment.cache_clear()
    return make_environment((folder,)).get_template("page.html").render(text="a & b")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "page.html").write_text("<p>{{ text }}</p>", encoding="utf-8")
    yield folder
    make_environment.cache_clear()


def test_a_changed_template_is_compiled_again(kept: Path, folder: Path) -> None:
    assert render(folder) == render(folder) == "<p>a &amp; b</p>"
    (folder / "page.html").write_text("<b>{{ text }}</b>", encoding="utf-8")
    assert render(folder) == "<b>a &amp; b</b>"
    assert len(list(kept.rglob("luutru-*.cache"))) == 1


@pytest.mark.parametrize("damage", [b"", b"j2", b"garbage" * 90])
def test_damage_costs_only_time(kept: Path, folder: Path, damage: bytes) -> None:
    render(folder)
    (path,) = kept.rglob("luutru-*.cache")
    for data in (damage, path.read_bytes()[:40] + damage, path.read_bytes()[:-20] + damage):
        path.write_bytes(data)
        assert render(folder) == "<p>a &amp; b</p>"


def test_no_folder_of_the_users_own(kept: Path, folder: Path) -> None:
    render(folder)
    (own,) = (path for path in kept.iterdir() if path != folder)
    for path in own.iterdir():
        path.unlink()
    own.rmdir()
    own.write_text("a file where the folder should be")
    assert render(folder) == "<p>a &amp; b</p>"

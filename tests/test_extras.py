"""What is missing is installed by a command that works where the program runs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from luutru import extras
from luutru.errors import LuutruError
from luutru.extras import install_command, load_extra

ROOT = Path(__file__).parent.parent
DESK = '"flask>=3.1" "waitress>=3.0"'


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment of its own, with the program in it."""
    place = tmp_path / "luutru-2"
    place.mkdir()
    monkeypatch.setattr(sys, "prefix", str(place))
    monkeypatch.setattr(sys, "executable", f"{place}/bin/python")
    return place


@pytest.mark.parametrize("library", ["flask", "waitress"])
def test_pipx_is_told_to_inject_the_whole_extra(place: Path, library: str) -> None:
    (place / "pipx_metadata.json").write_text("{}", encoding="utf-8")
    assert install_command(library) == f"pipx inject luutru-2 {DESK}"


def test_a_tool_of_uv_has_no_pip(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: None)
    assert install_command("flask") == f'uv pip install --python "{place}/bin/python" {DESK}'


def test_any_other_environment_has_pip(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extras, "find_spec", lambda name: name)
    assert install_command("libzim") == f'"{place}/bin/python" -m pip install "libzim>=3.4,<3.7"'


def test_a_library_that_is_missing_is_told_with_its_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "libzim.writer", None)
    with pytest.raises(LuutruError, match=r'zim needs libzim, which is not installed; run: .*"libzim'):
        load_extra("libzim.writer", "zim")


def test_nothing_tells_to_install_the_program_from_an_index() -> None:
    paths = [*(ROOT / "luutru").rglob("*.*"), *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*.md")]
    kinds = (".py", ".toml", ".md", ".html")
    wrong = [
        path.relative_to(ROOT).as_posix()
        for path in paths
        if path.suffix in kinds and "install luutru[" in path.read_text(encoding="utf-8").replace('"', "")
    ]
    assert wrong == []

"""The documents are held to the code: an undocumented setting, command or library fails here."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from luutru.cli import main
from luutru.config import Config

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_every_setting_is_documented() -> None:
    documented = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))
    assert documented == {item.name for item in fields(Config)}


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_documented(command: str) -> None:
    assert f"`build.py {command}" in README or command == "build"


def test_every_library_is_named_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    required = [*project["dependencies"], *project["optional-dependencies"]["warc"]]
    for name in (re.split(r"[><=~]", item)[0] for item in required):
        assert re.search(rf"^\| {name} \|", ARCHITECTURE, re.MULTILINE | re.IGNORECASE), name


def test_files_that_the_documents_name_exist() -> None:
    for document in (README, ARCHITECTURE, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")):
        for path in re.findall(r"`((?:luutru|tests|templates)/[\w./-]+)`", document):
            assert (ROOT / path).exists(), path


def test_lock_files_name_no_download_host() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")

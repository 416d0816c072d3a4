"""The documents are held to the code: an undocumented setting, command or library fails here."""

from __future__ import annotations

import re
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

from luutru.cli import main
from luutru.config import Config
from luutru.site.urls import HOME, MENU

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_every_setting_is_documented() -> None:
    documented = set(re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE))
    assert documented == {item.name for item in fields(Config)}


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_all_that_a_menu_may_name_is_documented(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    (listed,) = re.findall(r"\(([^()]*tinh-thanh[^()]*)\)", text)
    folders = {url.removesuffix("/index.html").removesuffix(".html") for url in MENU.values() if url != HOME}
    named = {part.split()[0].strip("`") for part in listed.split(", ")}
    assert named == folders, "the names that `menu` takes"


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_is_documented(command: str) -> None:
    assert f"`build.py {command}" in README or command == "build"


def test_every_library_is_named_with_its_reason() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].items()
    required = project["dependencies"] + [item for name, items in extras if name != "dev" for item in items]
    for name in (re.split(r"[><=~]", item)[0] for item in required):
        assert re.search(rf"^\| {name} \|", ARCHITECTURE, re.MULTILINE | re.IGNORECASE), name


#: Those of the project: what tools install beside it has others.
DOCUMENTS = sorted(
    path for folder in ("", "bench", "docs", "training") for path in (ROOT / folder).glob("*.md")
)
#: Folders of the project, and rooms of the package that ARCHITECTURE.md names without it.
PLACES = (
    "luutru", "tests", "templates", "training", "bench", "docs", "building", "catalogue", "cleaning",
    "commands", "exporting", "knowledge", "publishing", "vietnamese", "desk",
)  # fmt: skip


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_and_targets_that_the_documents_name_exist(document: Path) -> None:
    if document.name == "CHANGELOG.md":
        return
    text = document.read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    missing = [target for target in re.findall(r"`make ([a-z-]+)", text) if target not in targets]
    for path in re.findall(rf"`((?:{'|'.join(PLACES)})/[\w./-]+)`", text):
        if not (ROOT / path).exists() and not (ROOT / "luutru" / path).exists():
            missing.append(path)
    assert missing == []


def test_the_code_names_no_document_that_is_not_here() -> None:
    sources = [path for folder in ("luutru", "training", "bench") for path in (ROOT / folder).rglob("*.py")]
    named = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in sources
        for name in re.findall(r"\b(?:DESIGN|[A-Z]{3,}\.md)\b", path.read_text(encoding="utf-8"))
    }
    assert {(path, name) for path, name in named if not [*ROOT.glob(name), *ROOT.glob(f"*/{name}")]} == set()


def test_lock_files_name_no_download_host() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert "://" not in (ROOT / name).read_text(encoding="utf-8")
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text(encoding="utf-8")

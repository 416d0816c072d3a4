"""The curators' handbook (docs/so-tay) is an archive that the program itself builds, and says what is so."""

from __future__ import annotations

import re
import shutil
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.config import Config
from luutru.messages import load_sentences

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs/so-tay"
DOCUMENTS = [ROOT / "README.vi.md", *sorted((HANDBOOK / "trang").glob("*.md"))]


def test_the_handbook_builds_strictly_and_every_link_of_it_leads_somewhere(tmp_path: Path) -> None:
    shutil.copytree(HANDBOOK, tmp_path / "so-tay", ignore=shutil.ignore_patterns("site", ".luutru"))
    for command in ("build", "check"):
        strict = ["--strict"] if command == "build" else []
        result = CliRunner().invoke(main, [command, *strict, "--archive", str(tmp_path / "so-tay")])
        assert result.exit_code == 0, result.output
    for page in (HANDBOOK / "trang").glob("*.md"):
        built = (tmp_path / f"so-tay/site/trang/{page.stem}.html").read_text(encoding="utf-8")
        assert built.count('<figure class="picture">') == page.read_text(encoding="utf-8").count("](anh/")


def test_every_page_stands_in_the_menu() -> None:
    menu = tomllib.loads((HANDBOOK / "archive.toml").read_text(encoding="utf-8"))["menu"]
    assert sorted(menu) == sorted(path.stem for path in (HANDBOOK / "trang").glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_commands_options_and_settings_are_those_there_are(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    for command, rest in re.findall(r"`luutru ([a-z]+)((?: [^`]*)?)`", text):
        assert command in main.commands, command
        known = {option for parameter in main.commands[command].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= known | {"--lang", "--help"}
    for block in [
        *re.findall(r"```toml\n(.*?)```", text, re.DOTALL),
        *re.findall(r"`([a-z_]+ = [^`]+)`", text),
    ]:
        settings = {item.name for item in fields(Config)}
        known = {
            "id",
            "name",
            "domains",
            "why",
            "slug",
            "label_vi",
            "group",
            "yes",
            "no",
            "kind",
            "lines",
            "starts",
            "contains",
            "nav_home",
            "link",
            "seal",
        }
        assert set(tomllib.loads(block)) <= settings | known | {"outlet", "topic", "phrase", "3"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_buttons_are_called_what_the_desk_calls_them(document: Path) -> None:
    said = {re.sub(r"\{\w+\}", "…", sentence) for sentence in load_sentences("vi").values()}
    elsewhere = {
        "+",
        "New repository",
        "Public",
        "Create repository",
        "Settings",
        "Pages",
        "Actions",
        "luutru",
        "một",
    }
    elsewhere |= {
        "Source: GitHub Actions",
        "Lập kho mã.",
        "Cho phép công bố.",
        "Ghi sổ địa chỉ.",
        "Đẩy lên",
        "Custom domain",
    }
    bold = set(re.findall(r"\*\*([^*]+)\*\*", document.read_text(encoding="utf-8")))
    buttons = {word for word in bold if not word.endswith(".")}  # others begin a paragraph
    assert {word for word in buttons if word not in said | elsewhere and "ba phút" not in word} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_pictures_are_there(document: Path) -> None:
    shown = re.sub(r"`[^`]*`", "", document.read_text(encoding="utf-8"))
    for path in re.findall(r"!\[[^]]*\]\(([^)]+)\)", shown):
        assert (document.parent / path).is_file(), path

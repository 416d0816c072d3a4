"""A fresh archive builds at once, strictly, and its workflow is the project's own."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from luutru.cli import main
from luutru.commands.new import FILES, STARTER, find_requirement, requirement_text
from luutru.config import load_config

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(arguments))
    return result.exit_code, result.output


def test_a_fresh_archive_builds_strictly_and_publishes(tmp_path: Path) -> None:
    folder = tmp_path / "kho"
    assert run("new", str(folder))[0] == 0
    code, output = run("--archive", str(folder), "--strict")
    assert code == 0, output
    code, output = run("publish", "--archive", str(folder))
    assert code == 0, output
    (article,) = (folder / "content").glob("*.md")
    text = article.read_text(encoding="utf-8")
    assert "title: Phường Bưởi trồng thêm 120 cây xanh ven hồ\n" in text
    assert 'published: "2024-03-05"' in text
    assert "districts: [Tây Hồ]" in text
    assert "Trang chủ" not in text.split("---\n", 2)[2]
    assert load_config(folder).title in (folder / "site" / "index.html").read_text(encoding="utf-8")


def test_every_file_of_the_starter_is_copied() -> None:
    there = {path.relative_to(STARTER).as_posix() for path in STARTER.rglob("*") if path.is_file()}
    assert there == FILES.keys()


def test_a_folder_with_something_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "archive.toml").write_text("title = 'x'\n", encoding="utf-8")
    code, output = run("new", str(tmp_path))
    assert code == 2
    assert "something already" in output
    assert [path.name for path in tmp_path.iterdir()] == ["archive.toml"]


@pytest.mark.parametrize("line", (STARTER / "archive.toml").read_text(encoding="utf-8").splitlines())
def test_every_setting_shown_is_one(line: str, tmp_path: Path) -> None:
    if re.match(r"#? ?\w+ = ", line):
        (tmp_path / "archive.toml").write_text(line.removeprefix("# "), encoding="utf-8")
        load_config(tmp_path)
    else:
        assert not line or line.startswith("# ")


def test_the_workflow_uses_what_the_project_s_own_uses_and_asks_for_no_more() -> None:
    own = (ROOT / ".github/workflows/pages.yml").read_text(encoding="utf-8")
    text = (STARTER / "pages.yml").read_text(encoding="utf-8")
    assert re.findall(r"uses: (\S+)", text) == re.findall(r"uses: (\S+)", own)
    ours, theirs = yaml.safe_load(own), yaml.safe_load(text)
    for steps in (job["steps"] for job in (*ours["jobs"].values(), *theirs["jobs"].values())):
        for step in steps:
            step.pop("run", None)
            step.pop("name", None)
    assert theirs == ours
    assert "luutru publish --check" in text


def test_the_workflow_installs_this_luutru() -> None:
    (line,) = [line for line in requirement_text(find_requirement()).splitlines() if line[0] != "#"]
    assert re.fullmatch(r"luutru(==[0-9.]+| @ git\+\S+@[0-9a-f]{40})", line)


@pytest.mark.parametrize(
    ("origin", "named"),
    [
        ("https://github.com/TEN/luutru.git", "luutru @ git+https://github.com/TEN/luutru.git@"),
        ("git@github.com:TEN/luutru.git", "luutru @ git+https://github.com/TEN/luutru.git@"),
        ("/home/ten/luutru", "luutru=="),
    ],
)
def test_a_clone_names_the_repository_it_came_from(
    origin: str, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = ["git", "-C", str(tmp_path), "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for words in (
        ["init", "-q"],
        ["commit", "-q", "--allow-empty", "-m", "x"],
        ["remote", "add", "origin", origin],
    ):
        subprocess.run([*git, *words], check=True)
    monkeypatch.setattr("luutru.commands.new.STARTER", tmp_path / "luutru/starter")
    monkeypatch.setattr("luutru.commands.new.distribution", lambda _: Installed())
    assert find_requirement().startswith(named)


class Installed:
    """An installation that does not say where it came from."""

    def read_text(self, _: str) -> None:
        return None

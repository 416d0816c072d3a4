"""The scripts of the site, held to their types and to a linter. They are served as they are written."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "templates/assets"
LONGEST = 300

pytestmark = pytest.mark.npm


def run(tool: str, *arguments: str | Path) -> str:
    """What one of node_modules' tools says, "" when it finds nothing."""
    program = shutil.which(tool, path=ROOT / "node_modules/.bin")
    assert program, f"{tool} is missing: npm ci"
    command = [program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    return "" if done.returncode == 0 else done.stdout + done.stderr


@pytest.mark.parametrize("project", ["tsconfig.json", "tsconfig.search.json"])
def test_every_value_has_its_type(project: str) -> None:
    """Those of the search say less of their parameters."""
    assert run("tsc", "--project", ROOT / project) == ""


def test_what_scripts_of_the_search_share_is_made_by_one_and_used_by_another() -> None:
    """tsc takes any name that is read of an object made in JavaScript. `repeated` is written in front of them
    (`luutru.site.assets`).
    """
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((SCRIPTS / "js/search").glob("*.js")))
    made = {"repeated", *re.findall(r"^ *luutru\.(\w+) = ", text, re.MULTILINE)}
    used = set(re.findall(r"(?<!/)\bluutru\.(\w+)\b(?! = )", text))
    assert len(made) > 40
    assert made == used


def test_the_linter_finds_nothing() -> None:
    assert run("oxlint", "--deny-warnings", SCRIPTS, ROOT / "luutru/publishing/preview") == ""


def test_the_judges_can_find_something(tmp_path: Path) -> None:
    script = tmp_path / "bad.js"
    script.write_text("var count = 1;\nif (count == '1') { count.trim(); }\n", encoding="utf-8")
    assert "TS2339" in run("tsc", "--noEmit", "--allowJs", "--checkJs", "--ignoreConfig", script)
    assert "eqeqeq" in run("oxlint", "--config", ROOT / ".oxlintrc.json", script)


def test_no_script_wants_a_second_room() -> None:
    scripts = list(SCRIPTS.rglob("*.js"))
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in scripts}
    assert lengths
    assert {name for name, length in lengths.items() if length > LONGEST} == set()

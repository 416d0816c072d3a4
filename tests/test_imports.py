"""The house stays a house: a module imports only from rows above its own (ARCHITECTURE.md)."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "luutru"
ROWS: tuple[tuple[str, ...], ...] = (
    (
        "frozen",
        "filled",
        "normal_form",
        "errors",
        "extras",
        "toml_files",
        "messages",
        "model",
        "config",
        "memo",
        "states",
        "console",
        "cluster",
        "parallel",
        "web_addresses",
        "vocabulary",
    ),
    ("vietnamese",),
    ("knowledge",),
    ("cleaning",),
    ("content",),
    ("catalogue",),
    ("site",),
    ("publishing",),
    ("building",),
    ("exporting",),
    ("commands",),
    ("desk",),
    ("cli_language",),
    ("cli_options",),
    ("cli",),
    ("__main__", "__init__"),
)
ROW_OF = {name: number for number, row in enumerate(ROWS) for name in row}


def imports_of(path: Path) -> set[str]:
    """The names that a module imports of the package, wherever in the file the import stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in found if name.startswith("luutru.")}


MODULES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_imports_point_upwards(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert own in ROW_OF, f"{own} stands in no row of the house"
    for part in {name.split(".")[1] for name in imports_of(path)}:
        if part in (own, "__version__"):
            continue
        assert ROW_OF[part] < ROW_OF[own] or (own in ROWS[0] and part in ROWS[0]), (
            f"{path.relative_to(PACKAGE)} imports luutru.{part}, which does not stand above {own}"
        )


def test_no_modules_import_one_another_in_a_circle() -> None:
    files = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in MODULES}
    names = {name.removesuffix(".__init__"): path for name, path in files.items()}
    needs = {
        name: {other if other in names else other.rpartition(".")[0] for other in imports_of(path)}
        & names.keys() - {name}
        for name, path in names.items()
    }
    while free := {name for name, others in needs.items() if not others}:
        needs = {name: others - free for name, others in needs.items() if others}
    # What is left is circles, and what imports a module of one.
    while outside := needs.keys() - set().union(*needs.values()):
        needs = {name: others for name, others in needs.items() if name not in outside}
    assert needs == {}


#: How a module would get at files. The site reads none but the data that stands beside its own code.
DISK = re.compile(
    r"\bopen\(|\b(?:import|from) (?:os|shutil|tempfile|pickle)\b|luutru\.states"
    r"|\.(?:read_bytes|write_bytes|write_text|is_file|is_dir|iterdir|exists|stat)\("
)


@pytest.mark.parametrize("path", sorted((PACKAGE / "site").rglob("*.py")), ids=lambda path: path.name)
def test_the_site_knows_nothing_of_disk(path: Path) -> None:
    assert not DISK.search(path.read_text(encoding="utf-8"))


def test_rendering_loads_nothing_that_cleans() -> None:
    program = "import sys, luutru.building.stages, luutru.site.making; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    ).stdout
    assert "luutru.site.making" in loaded
    assert not [name for name in loaded.split() if name.startswith("luutru.cleaning")]


#: What a test may not import: another test's module, and what is private.
NOT_SHARED = re.compile(
    r"^ *from (?:\w+\.)*test_\w+ import|^ *from luutru[\w.]* import (?:[^(\n]*?|\([^)]*?)\b_[a-z]", re.M
)


@pytest.mark.parametrize("path", sorted(Path(__file__).parent.rglob("*.py")), ids=lambda path: path.name)
def test_helpers_are_no_tests_and_what_is_private_is_tested_by_what_uses_it(path: Path) -> None:
    assert NOT_SHARED.findall(path.read_text(encoding="utf-8")) == []

"""Libraries that only some tasks need: loaded when one is asked for, and how they are installed here."""

from __future__ import annotations

import re
import sys
import tomllib
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from luutru.errors import LuutruError
from luutru.messages import tr

_ROOT = Path(__file__).resolve().parents[1]
_EXTRA = re.compile(r"""extra == ["'](\w+)""")
_NAME = re.compile(r"[\w.-]*")


class MissingExtraError(LuutruError):
    """A library that is not there; `module` is its name."""

    def __init__(self, module: str, purpose: str) -> None:
        self.module = module
        library = module.partition(".")[0]
        super().__init__(
            tr(
                "{purpose} needs {library}, which is not installed; run: {command}",
                purpose=purpose,
                library=library,
                command=install_command(library),
            )
        )


def has_extra(module: str) -> bool:
    """Whether a library is installed; does not load it."""
    return find_spec(module.partition(".")[0]) is not None


def load_extra(module: str, purpose: str = "") -> Any:
    """Load a module of an optional library; raises MissingExtraError with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(module, purpose or module) from error


@cache
def list_requirements() -> tuple[str, ...]:
    """Return what the program needs, as its metadata says it: "name>=1", of an extra with its marker."""
    from importlib.metadata import PackageNotFoundError, requires  # slow to load

    try:
        return tuple(sorted(requires("luutru") or ()))
    except PackageNotFoundError:
        project = tomllib.loads((_ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
        extras = project["optional-dependencies"].items()
        optional = [f'{line}; extra == "{extra}"' for extra, lines in extras for line in lines]
        return tuple(sorted(project["dependencies"] + optional))


def extra_of(requirement: str) -> str:
    """Return the extra that asks for a requirement, "" for none."""
    found = _EXTRA.search(requirement)
    return found[1] if found else ""


def install_command(library: str) -> str:
    """Return what to type to get a library, and all others of its extra, where this program runs.

    They are named themselves: the program is on no index, so "luutru[desk]" is found nowhere.
    """
    needs = [line for line in list_requirements() if extra_of(line) not in ("", "dev")]
    extra = next((extra_of(line) for line in needs if _NAME.findall(line)[0] == library), "")
    wanted = [line.partition(";")[0].strip() for line in needs if extra_of(line) == extra] or [library]
    libraries = " ".join(f'"{line}"' for line in wanted)
    prefix = Path(sys.prefix)
    if (prefix / "pipx_metadata.json").is_file():
        return f"pipx inject {prefix.name} {libraries}"
    if has_extra("pip"):
        return f'"{sys.executable}" -m pip install {libraries}'
    return f'uv pip install --python "{sys.executable}" {libraries}'

"""The generators to measure beside, as PyPI has them: the programs themselves, without Python around them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: Where the packages `hugo` and `pagefind_bin` have their programs.
HUGO, PAGEFIND = "hugo/binaries/hugo", "pagefind_bin/pagefind"


@dataclass(frozen=True, slots=True)
class Tools:
    """The first words of the commands; empty for a tool that is not to be run."""

    hugo: tuple[str, ...]
    pagefind: tuple[str, ...]


def find_tools(environment: Path, *, related: bool = False) -> Tools:
    """Find Hugo and Pagefind in a virtual environment; raises FileNotFoundError, which names what to install.

    `related` lets Hugo look for related articles too, which takes the square of their number.
    """
    hugo = (str(_find(environment, HUGO)), "--quiet")
    settings = ("env", "HUGO_PARAMS_RELATED=true") if related else ()
    return Tools((*settings, *hugo), (str(_find(environment, PAGEFIND)), "--silent"))


def _find(environment: Path, program: str) -> Path:
    for place in sorted(environment.rglob(f"site-packages/{program}*")):
        if place.is_file():
            return place.resolve()
    raise FileNotFoundError(f"{environment}: no {program} in it (pip install -r bench/requirements.txt)")

"""An archive's ``kien-thuc/``, file by file: of one that is damaged, its last sound version counts.

So a slip in one file takes nothing from the articles that it spoke of. The versions lie in
``.luutru/kien-thuc/``; without one, a damaged file counts for nothing until it is mended.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from luutru.errors import Problem, ProblemsError, Severity
from luutru.knowledge.outlets import FILE as OUTLETS
from luutru.knowledge.outlets import parse_outlets
from luutru.knowledge.rows import OWN, load_layers
from luutru.knowledge.topics import FILE as TOPICS
from luutru.knowledge.topics import parse_topics
from luutru.memo import FOLDER
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FURNITURE: Final = "furniture.toml"
OWN_FILES: Final = (OUTLETS.name, TOPICS.name, FURNITURE)


def own_files(root: Path, name: str) -> list[Path]:
    """Return the file of that name in an archive's ``kien-thuc/``, or its last sound version; or none."""
    files = (root / OWN / name, kept_file(root, name))
    return (
        [file for file in files if file.exists() and not find_problems(file)][:1] if files[0].exists() else []
    )


def kept_file(root: Path, name: str) -> Path:
    """Return where the last sound version of a file is kept."""
    return root / FOLDER / OWN / name


def find_problems(file: Path) -> list[Problem]:
    """Return what is wrong with a file of ``kien-thuc/``; nothing where there is none."""
    try:
        load_layers([file], _parser(file.name), repr)
    except ProblemsError as error:
        return [*error.problems]
    return []


def tell_damaged(root: Path) -> list[Problem]:
    """Return what is wrong with the files of an archive, and what counts until they are mended."""
    told = []
    for name in OWN_FILES:
        if found := find_problems(root / OWN / name):
            message = (
                tr("until it is mended, it counts as it was when it was last right")
                if own_files(root, name)
                else tr("until it is mended, nothing in it counts")
            )
            told += [*found, Problem(f"{OWN}/{name}", 0, message, severity=Severity.NOTE)]
    return told


def _parser(name: str) -> Callable[[str, str], tuple[Any, ...]]:
    if name == FURNITURE:
        from luutru.knowledge.phrases import parse_phrases  # which a site has no use for

        return parse_phrases
    return parse_outlets if name == OUTLETS.name else parse_topics

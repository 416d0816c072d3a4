"""An archive's ``kien-thuc/``, file by file: of one with mistakes, its sound rows count over its last sound
version.

So a slip in one row takes nothing from the articles that it spoke of. The versions lie in
``.luutru/kien-thuc/``.
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
    """Return the file of that name in an archive's ``kien-thuc/``; before one with mistakes, its last sound
    version; none where the archive has no such file.
    """
    file, kept = root / OWN / name, kept_file(root, name)
    if not file.exists():
        return []
    return [kept, file] if kept.exists() and find_problems(file) else [file]


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
            if kept_file(root, name).exists():
                message = tr(
                    "until it is mended, what is wrong in it counts as it was when it was last right"
                )
            elif load_layers((), _parser(name), repr, [root / OWN / name]):
                message = tr("until it is mended, its other rows count, and those with mistakes do not")
            else:
                message = tr("until it is mended, nothing in it counts")
            told += [*found, Problem(f"{OWN}/{name}", 0, message, severity=Severity.NOTE)]
    return told


def _parser(name: str) -> Callable[[str, str], tuple[Any, ...]]:
    if name == FURNITURE:
        from luutru.knowledge.phrases import parse_phrases  # which a site has no use for

        return parse_phrases
    return parse_outlets if name == OUTLETS.name else parse_topics

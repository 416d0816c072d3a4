"""content/urls.tsv: every address that was ever published, and the article or the outlet it stood for.

The register only grows. A build holds its plan against it: a list that is gone is led to a wider one, an
article's former address to where the article is now, and an article that is gone stops the build. It is a
text of one row an address, sorted, so that two branches that both published merge into the union of both.
A damaged row costs nothing that the content files do not know: their slugs and aliases are recorded again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.content.store import write_if_changed
from luutru.errors import Problem, Severity
from luutru.messages import tr
from luutru.publishing.tree import load_sums

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "urls.tsv"
COLUMNS = "url\tid"
#: An address as the site writes it, and the id of its article or the mark of its outlet; others have none.
_ROW = re.compile(r"((?:[a-z0-9_-]+/)*[a-z0-9_-]+\.html)\t([0-9a-f]{12})?")
_ARTICLE = re.compile(r"bai/([a-z0-9-]+)\.html")
#: Served for addresses that are none, so it is none itself.
_NO_ADDRESS = "404.html"


def render_register(register: Mapping[str, str]) -> str:
    """Return the file's text: address and id of an article or mark of an outlet, sorted by address."""
    return "\n".join([COLUMNS, *(f"{url}\t{article_id}" for url, article_id in sorted(register.items())), ""])


def parse_register(text: str, path: str = f"content/{FILE_NAME}") -> tuple[dict[str, str], list[Problem]]:
    """Read what is sound in a register, and report the rows that are damaged as warnings.

    Marks of a merge conflict are such rows; what stands on either side of them holds.
    """
    register: dict[str, str] = {}
    problems = []
    cure = tr('"publish" writes the register anew, with all that the content files know')
    lines = text.removeprefix("\ufeff").splitlines()
    for number, line in enumerate(lines, 1):
        if line.strip() in ("", COLUMNS.strip()):
            continue
        if row := _ROW.fullmatch(line):
            register[row[1]] = row[2] or register.get(row[1], "")
        else:
            message = tr("is no row of addresses: {line!r}", line=line[:60])
            problems.append(Problem(path, number, message, cure, Severity.WARNING))
    if not lines or lines[0] != COLUMNS:
        problems.append(
            Problem(path, 1, tr("must start with {columns!r}", columns=COLUMNS), cure, Severity.WARNING)
        )
    return register, problems


def load_register(content: Path) -> tuple[dict[str, str], list[Problem]]:
    """Read the register of a content folder; empty where nothing was published yet."""
    try:
        data = (content / FILE_NAME).read_bytes()
    except FileNotFoundError:
        return {}, []
    return parse_register(data.decode("utf-8", "replace"), f"{content.name}/{FILE_NAME}")


def write_register(content: Path, register: Mapping[str, str]) -> bool:
    """Write the register, whole or not at all; says whether it changed."""
    return write_if_changed(content / FILE_NAME, render_register(register))


def merge_register(published: Mapping[str, str], planned: Mapping[str, str]) -> dict[str, str]:
    """Return all addresses that were published with all that are now; what the plan says of one holds."""
    return {**published, **planned}


def published_slugs(register: Mapping[str, str]) -> dict[str, str]:
    """Return the slugs of articles in a register with their ids: no other article may take one."""
    return {found[1]: register[url] for url in register if (found := _ARTICLE.fullmatch(url))}


def is_address(url: str) -> bool:
    """Whether a file of the site is a page whose address readers keep."""
    return url.endswith(".html") and url != _NO_ADDRESS


def find_unrecorded(site: Path, register: Mapping[str, str]) -> list[str]:
    """Return the addresses of a built site that are not in the register, sorted."""
    return sorted(url for url in load_sums(site) if is_address(url) and url not in register)

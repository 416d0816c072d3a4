"""content/urls.tsv: every address that was ever published, and what it stood for.

The register only grows. A build holds its plan against it: an address that moved is led to where its page is
now, a list that is gone to a wider one, and what is nowhere stops the build. What an address stood for is the
id of an article, the mark of an outlet, or a page's name in the plan ("district/dong-da/2"): none of them
follows from addresses, so that their makers may change. The register is a text of one row an address, sorted,
so that two branches that both published merge into the union of both. A damaged row costs nothing that the
content files do not know: their slugs and aliases are recorded again.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.content.side_files import shorten, write_side_file
from luutru.content.store import read_text
from luutru.errors import Problem, Severity
from luutru.messages import tr
from luutru.publishing.tree import load_sums
from luutru.site.urls import article_slug, is_address

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE_NAME = "urls.tsv"
COLUMNS = "url\tid"
#: An address as the site writes it, and what it stands for; older registers know that of few.
_ROW = re.compile(r"((?:[a-z0-9_-]+/)*[a-z0-9_-]+(?:\.[a-z0-9_-]+)+)\t([a-z0-9_/.-]*)")


def render_register(register: Mapping[str, str]) -> str:
    """Return the file's text: address and what it stands for, sorted by address."""
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
    return register, shorten(problems)


def load_register(content: Path) -> tuple[dict[str, str], list[Problem]]:
    """Read the register of a content folder; empty where nothing was published yet."""
    text = read_text(content / FILE_NAME)
    return ({}, []) if text is None else parse_register(text, f"{content.name}/{FILE_NAME}")


def write_register(content: Path, register: Mapping[str, str]) -> bool:
    """Write the register, whole or not at all; says whether it changed."""
    return write_side_file(content / FILE_NAME, render_register(register))


def merge_register(published: Mapping[str, str], planned: Mapping[str, str]) -> dict[str, str]:
    """Return all addresses that were published with all that are now; what the plan says of one holds."""
    return {**published, **{url: mark or published.get(url, "") for url, mark in planned.items()}}


def published_slugs(register: Mapping[str, str]) -> dict[str, str]:
    """Return the slugs of articles in a register with their ids: no other article may take one."""
    slugs = ((article_slug(url), mark) for url, mark in register.items())
    return {slug: mark for slug, mark in slugs if slug and "/" not in slug}


def find_unrecorded(site: Path, register: Mapping[str, str]) -> list[str]:
    """Return the addresses of a built site that are not in the register, sorted."""
    return sorted(url for url in load_sums(site) if is_address(url) and url not in register)

"""Which names of outlets are one outlet, what it is called, and at which address its list is.

Content files name outlets as their pages do. Spellings that differ in case, spaces, signs or a leading "Báo"
are one outlet, and so is a known one without marks; of another one without marks it is asked. Different names
that would share an address get different ones.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from luutru.catalogue.names import make_slug
from luutru.content.slugs import MOST_BYTES, RESERVED
from luutru.errors import Problem, Severity
from luutru.knowledge.outlets import outlet_key, unmarked_key
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luutru.catalogue.names import Names

#: Digits of an outlet's mark that tell namesakes' addresses apart.
_DIGITS = 6
_MARK = 12


@dataclass(frozen=True, slots=True)
class JoinedOutlets:
    """`names`: spelling → name; `slugs`: name → address."""

    names: Mapping[str, str]
    slugs: Mapping[str, str]


def join_outlets(counts: Mapping[str, int], names: Names, owners: Mapping[str, str]) -> JoinedOutlets:
    """Join the spellings of outlets, given with their numbers of articles.

    `owners` are published addresses of outlets' lists → `mark_of` the outlet they are of: such an address
    stays the outlet's, whatever other names come.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    known_keys = _by_unmarked(names.outlet_names)
    for spelling in sorted(counts):
        key = outlet_key(spelling)
        if spelling.isascii() and key not in names.outlet_names:
            key = known_keys.get(unmarked_key(spelling), key)
        groups[key].append(spelling)
    called = {
        key: names.outlet_names.get(key) or min(group, key=lambda spelling: _rank(spelling, counts[spelling]))
        for key, group in groups.items()
    }
    known = frozenset(names.outlets.values())
    owned = {mark: slug for slug, mark in sorted(owners.items(), reverse=True) if slug not in known}
    taken = {*known, *owned.values()}
    slugs = {}
    # Of namesakes the one with most articles has the plain address.
    sizes = {key: sum(counts[spelling] for spelling in group) for key, group in groups.items()}
    for key in sorted(called, key=lambda key: (-sizes[key], key)):
        name = called[key]
        slug = names.outlets.get(name) or owned.get(mark_of(name), "")
        if not slug:
            slug = make_slug(name)
            if slug in taken or slug == "-" or RESERVED.fullmatch(slug):
                digits = mark_of(name)[:_DIGITS]
                slug = f"{make_slug(name, MOST_BYTES - _DIGITS - 1)}-{digits}".lstrip("-")
            taken.add(slug)
        slugs[name] = slug
    return JoinedOutlets(
        {spelling: called[key] for key, group in groups.items() for spelling in group},
        slugs,
    )


def ask_unmarked(folder: str, articles: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a note for each outlet without marks that may be another one's name.

    `articles` are names of outlets, each with an article of `folder` that says it.
    """
    marked = {outlet_key(name): name for name in articles if not name.isascii()}
    meant = _by_unmarked(marked)
    for name in sorted(filter(str.isascii, articles)):
        if key := meant.get(unmarked_key(name)):
            message = tr('the outlet "{name}" may be "{other}"', name=name, other=marked[key])
            cure = tr("write it the same way, if it is")
            yield Problem(f"{folder}/{articles[name]}.md", 0, message, cure, Severity.NOTE)


def _by_unmarked(keys: Iterable[str]) -> dict[str, str]:
    """Return the keys of outlets' names by what they are without marks, where they are one alone."""
    found: dict[str, set[str]] = defaultdict(set)
    for key in keys:
        found[unmarked_key(key)].add(key)
    return {plain: next(iter(meant)) for plain, meant in found.items() if len(meant) == 1}


def mark_of(name: str) -> str:
    """Return what an outlet is known by in the register of addresses, as an article is by its id."""
    return hashlib.sha256(f"outlet {outlet_key(name)}".encode("utf-8", "replace")).hexdigest()[:_MARK]


def _rank(spelling: str, count: int) -> tuple[int, bool, str]:
    """The spelling that most articles have; of equals none in capitals."""
    return -count, spelling.isupper(), spelling

"""Whether anything has changed since the last build, from the states of all files: one pass over their stats.

A build that ended without a complaint remembers what all its files were like: program, settings, places,
templates, seeds, content, and the site it made. While they are like that, the next build has nothing to do,
and says so before it has loaded anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from luutru.building.template_files import find_templates
from luutru.config import OWN_PAGES
from luutru.knowledge.rows import OWN
from luutru.memo import hash_of, hash_of_program
from luutru.messages import language
from luutru.states import hash_states, read_state, read_states

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.building.archive import Archive
    from luutru.memo import Memo
    from luutru.states import States

SPACE = "last builds"


class LastBuild(msgspec.Struct, frozen=True, array_like=True):
    """What a build found and left: hashes of its inputs and of its site, and what there is to say of them."""

    inputs: bytes
    site: bytes
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Look:
    """What a build found when it looked, before it read anything.

    `seeds` is a hash of the states of raw pages, empty for a build that reads none; `inputs` is one of all
    that a build reads.
    """

    seeds: bytes
    content: States
    site: States
    inputs: bytes


def look_at(archive: Archive, *, seeds: bool) -> Look:
    """Look at all files of a build once; at raw pages when it cleans any."""
    return _look(archive, hash_states(read_states(archive.seeds)) if seeds else b"")


def look_again(archive: Archive, look: Look) -> Look:
    """Look again when content was written; raw pages count as they were before they were read."""
    return _look(archive, look.seeds)


def _look(archive: Archive, seeds: bytes) -> Look:
    content = read_states(archive.content)
    root, config = archive.root, archive.config
    own_regions = [root / region for region in config.regions]
    others = [*own_regions, root / OWN, root / OWN_PAGES, *find_templates(root)]
    states = [hash_states(content), *(hash_states(read_states(folder)) for folder in others)]
    logo = read_state(root / config.logo) if config.logo else ""
    settings = f"{config!r} {logo} {others!r}"
    inputs = hash_of(hash_of_program(), settings, seeds, *states)
    return Look(seeds, content, read_states(archive.site, linked=True), inputs)


def recall_build(archive: Archive, memo: Memo, look: Look) -> LastBuild | None:
    """Return the last build of an archive, if its inputs were these and its site is as it left it."""
    if not archive.content.is_dir():
        return None
    last = memo.read(SPACE, _key(archive), LastBuild)
    return last if last and last.inputs == look.inputs and last.site == hash_states(look.site) else None


def remember_build(archive: Archive, memo: Memo, look: Look, site: States, said: Iterable[str]) -> None:
    """Remember a build that ended well: its inputs as it found them, and its `site` as it left it.

    `said` is what the next has to say that finds nothing changed.
    """
    last = LastBuild(look.inputs, hash_states(site), tuple(said))
    memo.put(SPACE, {_key(archive): msgspec.msgpack.encode(last)})


def forget_build(archive: Archive, memo: Memo) -> None:
    """Forget the last build: it had something to complain of, which the next must say again."""
    memo.drop(SPACE, [_key(archive)])


def _key(archive: Archive) -> bytes:
    return hash_of(language(), str(archive.seeds), str(archive.content), str(archive.site))

"""What workers do: all have the site; they make files of it and put them into the stage themselves."""

from __future__ import annotations

import pickle
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import uuid4

from luutru.memo import FOLDER
from luutru.parallel import workers_inherit
from luutru.site.article_blocks import make_block
from luutru.site.data_files import make_part
from luutru.site.failures import Failure, attempt
from luutru.site.making import make_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.publishing.tree import Stage, StagedFile
    from luutru.site.article_blocks import BlockTask, MadeBlock
    from luutru.site.context import Site
    from luutru.site.planned import PlannedPage, PlannedPart
    from luutru.site.search.layout import Layout

_shared: dict[str, Site] = {}


@dataclass(frozen=True, slots=True)
class SharedSite:
    """A small stand-in for a site, which is sent to a worker with every page.

    `path` is where workers read the site; empty where all inherit it.
    """

    key: str
    path: str

    def load(self) -> Site:
        """Return the site that this stands for, read once a process."""
        return _shared.get(self.key) or _read_shared(self)


@contextmanager
def share_site(site: Site, root: Path, jobs: int) -> Iterator[SharedSite]:
    """Keep a site for workers that are forked from this process, and write it where others find it.

    `root` is an archive's folder, which all workers can read.
    """
    key = uuid4().hex
    _shared.clear()
    _shared[key] = site
    if workers_inherit() or jobs == 1:
        yield SharedSite(key, "")
        return
    (root / FOLDER).mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="workers-", dir=root / FOLDER) as folder:
        path = Path(folder, "site.pickle")
        path.write_bytes(pickle.dumps(site, protocol=pickle.HIGHEST_PROTOCOL))
        yield SharedSite(key, str(path))


@lru_cache(maxsize=1)
def _read_shared(shared: SharedSite) -> Site:
    site: Site = pickle.loads(Path(shared.path).read_bytes())
    return site


def stage_block(
    shared: SharedSite, layout: Layout, stage: Stage, job: tuple[BlockTask, frozenset[int]]
) -> MadeBlock[StagedFile]:
    """Index a task's articles and make the wanted pages of them."""
    return make_block(shared.load(), layout, stage.put, job)


def stage_page(shared: SharedSite, stage: Stage, page: PlannedPage) -> StagedFile | Failure:
    """Make one file of the plan."""
    failures: list[Failure] = []
    make = partial(make_file, shared.load(), page)
    data = attempt(make, page.url, page.source or page.url, failures)
    return failures[0] if data is None else stage.put(page.url, data)


def make_shared_part(shared: SharedSite, part: PlannedPart) -> bytes:
    """Return a part of a format of data files, packed."""
    return make_part(shared.load(), part.name, part.letters)

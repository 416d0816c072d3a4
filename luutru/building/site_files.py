"""A plan → the files of the site: made on every core, or left where the site has them already."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from functools import partial
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, TypeVar

from luutru.building.data_memo import DataMemo
from luutru.building.search_memo import SearchMemo
from luutru.building.workers import make_shared_part, share_site, stage_block, stage_page
from luutru.catalogue.loading import forget_entries
from luutru.memo import FOLDER
from luutru.parallel import give_back_memory, map_in_order, open_workers
from luutru.publishing.tree import SiteFile
from luutru.site.data_files import list_formats
from luutru.site.failures import Failure
from luutru.site.planned import ARTICLE_TEMPLATE, KEPT
from luutru.site.rendering import compile_templates
from luutru.site.search.texts import text_file, text_path
from luutru.site.urls import article_url

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from concurrent.futures import Executor

    from luutru.building.archive import Archive
    from luutru.building.known_files import KnownFiles
    from luutru.building.workers import SharedSite
    from luutru.console import Console
    from luutru.memo import Memo
    from luutru.publishing.tree import AnyFile, Stage, StagedFile, TreeReport
    from luutru.site.article_blocks import MadeBlock, SearchPlan
    from luutru.site.context import Site
    from luutru.site.planned import Plan, PlannedPage

T = TypeVar("T")
R = TypeVar("R")

#: Fewer pages than this are made sooner than workers have started.
WORTH_WORKERS = 300


@dataclass(slots=True)
class Made:
    """The files of a site: new ones staged, others (without data) as the site has them.

    `keys` is path → key of all files that are as planned; `failures` are those that could not be made, which
    stay as the site has them.
    """

    files: list[AnyFile] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Makers:
    """What files are made with: what site and memo hold, where new ones go, who does the work."""

    known: KnownFiles
    memo: Memo
    console: Console
    jobs: int
    stage: Stage

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of the site as it is."""
        with open(f"{self.stage.site}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - of a thousand
            return file.read()


def make_files(archive: Archive, site: Site, plan: Plan, search: SearchPlan, makers: Makers) -> Made:
    """Make every file of a plan that the site on disk does not have as its key says."""
    known, stage = makers.known, makers.stage
    planned = [page for page in plan.pages if page.maker != KEPT]
    wanted = [page for page in planned if not known.holds(page.url, page.key)]
    urls = {page.url for page in wanted}
    made = Made([SiteFile(page.url, None) for page in plan.pages if page.url not in urls])
    made.keys.update({page.url: page.key for page in planned})
    with (
        TemporaryFile(dir=archive.root / FOLDER) as disk,
        share_site(site, archive.root, makers.jobs) as shared,
        open_workers(makers.jobs, len(wanted), WORTH_WORKERS) as executor,
    ):
        if executor:
            pages = {page.template for page in wanted if page.template}
            compile_templates(site.templates, site.words, pages)
        workers = _Workers(shared, executor, makers)
        index = SearchMemo(search, known, makers.memo, disk)
        begun = _begin_blocks(wanted, search, index, workers)
        # Data files are long: they come first, while the index holds little. Whenever this process joins
        # one, the workers are at the blocks that have begun.
        made.files += _data_files(site, plan, [page for page in wanted if page.maker == "data"], workers)
        workers.give_back_memory()
        in_blocks = _take_blocks(begun, urls, index, known, made)
        workers.give_back_memory()
        rest = [page for page in wanted if page.maker != "data" and page.url not in in_blocks]
        staged = workers.map(partial(stage_page, shared, stage), rest, "lists and other pages", chunk=50)
        for path, key, data in index.make_shared(makers.read):  # while the workers are at the lists
            made.keys[path] = key
            made.files.append(SiteFile(path, None) if data is None else stage.put(path, data))
        del index
        workers.give_back_memory()
        for file in staged:
            if isinstance(file, Failure):
                _leave(file, known, made)
            else:
                made.files.append(file)
    return made


@dataclass(frozen=True, slots=True)
class _Workers:
    shared: SharedSite
    executor: Executor | None
    makers: Makers

    def map(
        self,
        function: Callable[[T], R],
        values: Sequence[T],
        name: str,
        sizes: Sequence[int] = (),
        chunk: int = 1,
    ) -> Iterator[R]:
        """Apply a function to all values, in order, and show how far it is; `sizes` are theirs, if not 1.

        Workers begin at once.
        """
        made = map_in_order(function, values, self.executor, chunk=chunk, workers=self.makers.jobs)
        return self._tell(made, name, sizes or [1] * len(values))

    def give_back_memory(self) -> None:
        """Give back what a stage has left, when there is enough to do for workers."""
        if self.executor:
            give_back_memory()

    def _tell(self, made: Iterator[R], name: str, sizes: Sequence[int]) -> Iterator[R]:
        with self.makers.console.stage(name):
            yield from self.makers.console.track(made, name, sum(sizes), sizes)


def _begin_blocks(
    wanted: Iterable[PlannedPage], search: SearchPlan, index: SearchMemo, workers: _Workers
) -> Iterator[MadeBlock[StagedFile]]:
    """Set the workers to the blocks of the index that are to be made, with their articles' pages."""
    articles = {page.subject[0] for page in wanted if page.template == ARTICLE_TEMPLATE}
    work = [(task, frozenset(articles.intersection(task.values()))) for task in index.tasks]
    make = partial(stage_block, workers.shared, search.layout, workers.makers.stage)
    return workers.map(make, work, "articles", [len(task) for task in index.tasks])


def _take_blocks(
    begun: Iterator[MadeBlock[StagedFile]], wanted: set[str], index: SearchMemo, known: KnownFiles, made: Made
) -> set[str]:
    """Take the files of all texts and the pages made with them; return these pages, and those that failed."""
    pages: set[str] = set()
    made.keys |= index.text_keys
    made.files += [SiteFile(path, None) for path in index.kept]
    for block in begun:
        made.files += (*block.pages, *block.files)
        pages.update(file.path for file in block.pages)
        for failure in block.failures:
            if failure.url in wanted:
                pages.add(failure.url)
                _leave(failure, known, made)
            else:  # its page is as it was, and its text is missing in the index
                made.failures.append(failure)
        for number in block.torn:
            made.keys.pop(text_path(text_file(number)), None)
        index.put(block.indexed, block.torn)
    return pages


def _leave(failure: Failure, known: KnownFiles, made: Made) -> None:
    """Note a failure, and leave the file as the site has it, if it does."""
    made.failures.append(failure)
    made.keys.pop(failure.url, None)
    if failure.url in known.states:
        made.files.append(SiteFile(failure.url, None))


def _data_files(site: Site, plan: Plan, pages: list[PlannedPage], workers: _Workers) -> Iterator[AnyFile]:
    """Make data files, format by format, of pieces that are remembered by parts."""
    makers = workers.makers
    wanted: dict[str, list[str]] = {}  # a file stands at its former address too
    for page in pages:
        wanted.setdefault(str(page.subject[0]), []).append(page.url)
    planned = {name: parts for name, parts in plan.parts.items() if name in wanted}
    keys = {page.url: page.key for page in plan.pages if page.maker == "data"}
    data = DataMemo(planned, keys, makers.known, makers.memo, makers.read, formats=list_formats(site))
    # All formats in one go: while this process joins one, the workers are at the next.
    made = workers.map(partial(make_shared_part, workers.shared), data.unknown(), "data files", chunk=16)
    for name in planned:
        joined = data.join(name, made)
        yield from (makers.stage.put(url, joined) for url in wanted[name])


def drop_withdrawn(archive: Archive, site: Site, written: TreeReport) -> None:
    """Forget the site of before when an article was withdrawn: it still has the text."""
    pages = frozenset(written.written)
    withdrawn = (article_url(article.slug) for article in site.catalogue.all_articles() if article.withdrawn)
    if archive.twin and not pages.isdisjoint(withdrawn):
        shutil.rmtree(archive.twin, ignore_errors=True)


def forget_failed(memo: Memo, site: Site, failures: Iterable[Failure]) -> None:
    """Forget what the memo has of articles whose pages could not be made: it may be wrong."""
    urls = {failure.url for failure in failures}
    if urls:
        briefs = site.catalogue.briefs
        forget_entries(memo, [brief.name for brief in briefs if article_url(brief.article.slug) in urls])

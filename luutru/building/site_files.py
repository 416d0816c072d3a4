"""A plan → the files of the site: made on every core, or left where the site has them already."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from luutru.building.data_memo import DataMemo
from luutru.building.search_memo import SearchMemo
from luutru.parallel import give_back_memory, map_in_order, open_workers
from luutru.publishing.tree import SiteFile
from luutru.site.article_blocks import make_block, text_path_of
from luutru.site.failures import Failure, attempt
from luutru.site.making import make_shared, make_shared_part
from luutru.site.planned import ARTICLE_TEMPLATE, KEPT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Executor

    from luutru.building.known_files import KnownFiles
    from luutru.console import Console
    from luutru.memo import Memo
    from luutru.publishing.tree import Stage, StagedFile
    from luutru.site.article_blocks import BlockTask, SearchPlan
    from luutru.site.context import Site
    from luutru.site.making import SharedSite
    from luutru.site.planned import Plan, PlannedPage
    from luutru.site.search import Indexed, Layout

T = TypeVar("T")
R = TypeVar("R")

#: Fewer pages than this are made sooner than workers have started.
WORTH_WORKERS = 300


@dataclass(frozen=True, slots=True)
class _Run:
    """What a run works with: what the site and the memo hold, and who does the work."""

    known: KnownFiles
    memo: Memo
    console: Console
    jobs: int
    executor: Executor | None
    stage: Stage

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
        sizes = sizes or [1] * len(values)
        made = map_in_order(function, values, self.executor, chunk=chunk, workers=self.jobs)
        return self._tell(made, name, sizes)

    def read(self, path: str) -> bytes:
        """Return the bytes of a file of the site as it is."""
        with open(f"{self.stage.site}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 - of a thousand
            return file.read()

    def give_back_memory(self) -> None:
        """Give back what a stage has left, when there is enough to do for workers."""
        if self.executor:
            give_back_memory()

    def _tell(self, made: Iterator[R], name: str, sizes: Sequence[int]) -> Iterator[R]:
        with self.console.stage(name):
            yield from self.console.track(made, name, sum(sizes), sizes)


class FileMaker:
    """One run over a plan.

    `keys` is path → key of all files made, for `KnownFiles.remember`; `failures` are those that could not be.
    """

    def __init__(self, site: Site, shared: SharedSite, plan: Plan, search: SearchPlan) -> None:
        self.site, self.shared, self.plan, self.search = site, shared, plan, search
        self.keys = {page.url: page.key for page in plan.pages if page.maker != KEPT}
        self.failures: list[Failure] = []

    def files(
        self, known: KnownFiles, memo: Memo, console: Console, jobs: int, stage: Stage
    ) -> Iterator[SiteFile | StagedFile]:
        """Yield every file of the site, without bytes where the site has it as its key says.

        A file that cannot be made stays as the site has it.
        """
        wanted = {
            page.url: page
            for page in self.plan.pages
            if page.maker != KEPT and not known.holds(page.url, page.key)
        }
        yield from (SiteFile(page.url, None) for page in self.plan.pages if page.url not in wanted)
        with open_workers(jobs, len(wanted), WORTH_WORKERS) as executor:
            run = _Run(known, memo, console, jobs, executor, stage)
            index = SearchMemo(self.search, known, memo)
            begun = self._begin_blocks(wanted, index, run)
            # Data files are long: they come first, while the index holds little. Whenever this process joins
            # one, the workers are at the blocks that have begun.
            yield from self._data([page for page in wanted.values() if page.maker == "data"], run)
            run.give_back_memory()
            yield from self._blocks(begun, wanted, index, known)
            run.give_back_memory()
            whole = [page for page in wanted.values() if page.maker != "data"]
            make = partial(_stage_page, self.shared, stage)
            made = run.map(make, whole, "lists and other pages", chunk=50)
            yield from self._shared_index(index, run)  # while the workers are at the lists
            del index
            run.give_back_memory()
            for page in made:
                if isinstance(page, Failure):
                    yield from self._fail(page, known)
                else:
                    yield page

    def _fail(self, failure: Failure, known: KnownFiles) -> Iterator[SiteFile]:
        """Note a failure, and yield the file as the site has it, if it does."""
        self.failures.append(failure)
        self.keys.pop(failure.url, None)
        if failure.url in known.states:
            yield SiteFile(failure.url, None)

    def _begin_blocks(
        self, wanted: dict[str, PlannedPage], index: SearchMemo, run: _Run
    ) -> Iterator[_StagedBlock]:
        """Set the workers to the blocks of the index that are to be made, with their articles' pages."""
        articles = {page.subject[0] for page in wanted.values() if page.template == ARTICLE_TEMPLATE}
        work = [(task, frozenset(articles.intersection(task.places.values()))) for task in index.tasks]
        make = partial(_stage_block, self.shared, self.search.layout, run.stage)
        return run.map(make, work, "articles", [len(task.places) for task in index.tasks])

    def _blocks(
        self,
        begun: Iterator[_StagedBlock],
        wanted: dict[str, PlannedPage],
        index: SearchMemo,
        known: KnownFiles,
    ) -> Iterator[SiteFile | StagedFile]:
        """Yield the files of all texts, and the pages made with them."""
        self.keys |= index.text_keys
        yield from (SiteFile(path, None) for path in index.kept)
        for made in begun:
            for file in made.pages:
                del wanted[file.path]
            yield from made.pages
            yield from made.files
            for failure in made.failures:
                if wanted.pop(failure.url, None):
                    yield from self._fail(failure, known)
                else:  # its page is as it was, and its text is missing in the index
                    self.failures.append(failure)
            for number in made.torn:
                self.keys.pop(text_path_of(number), None)
            index.put(made.indexed, made.torn)

    def _shared_index(self, index: SearchMemo, run: _Run) -> Iterator[SiteFile]:
        """Make the files of the index that all articles share."""
        for path, key, data in index.make_shared(run.read):
            self.keys[path] = key
            yield SiteFile(path, data)

    def _data(self, pages: list[PlannedPage], run: _Run) -> Iterator[SiteFile]:
        """Make data files, format by format, of pieces that are remembered by parts."""
        urls = {str(page.subject[0]): page.url for page in pages}
        planned = {name: parts for name, parts in self.plan.parts.items() if name in urls}
        data = DataMemo(planned, self.keys, run.known, run.memo, run.read)
        # All formats in one go: while this process joins one, the workers are at the next.
        made = run.map(partial(make_shared_part, self.shared), data.unknown(), "data files", chunk=16)
        for name in planned:
            yield SiteFile(urls[name], data.join(name, made))


# In any worker ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _StagedBlock:
    """A block that was made: what the index takes, and its files, which are staged; see `MadeBlock`."""

    indexed: list[Indexed]
    pages: list[StagedFile]
    files: list[StagedFile]
    failures: tuple[Failure, ...]
    torn: frozenset[int]


def _stage_block(
    shared: SharedSite, layout: Layout, stage: Stage, job: tuple[BlockTask, frozenset[int]]
) -> _StagedBlock:
    made = make_block(shared, layout, job)
    return _StagedBlock(
        made.indexed,
        [stage.put(path, data) for path, data in made.pages.items()],
        [stage.put(path, data) for path, data in made.files.items()],
        made.failures,
        made.torn,
    )


def _stage_page(shared: SharedSite, stage: Stage, page: PlannedPage) -> StagedFile | Failure:
    failures: list[Failure] = []
    data = attempt(partial(make_shared, shared, page), page.url, page.source or page.url, failures)
    return failures[0] if data is None else stage.put(page.url, data)

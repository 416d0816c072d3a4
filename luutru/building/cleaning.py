"""seeds/ → content/: every raw page read, cleaned and merged with what a person made of it."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import msgspec

from luutru.building.cleaning_run import (
    Cleaned,
    CleaningRun,
    look_at,
    note_cleaned,
    tell_siteless,
    tell_values,
)
from luutru.building.containers import container_lines
from luutru.building.kept_pictures import PictureKeeper
from luutru.building.settled import FAULT, SettledSeeds
from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.formats.records import ReadingLog
from luutru.cleaning.inputs import find_page, read_inputs, sameness_of
from luutru.cleaning.notes import load_notes
from luutru.cleaning.pictures import PictureStore
from luutru.content.copies import mark_copies
from luutru.content.from_description import Draft, draft_of
from luutru.content.known_articles import Articles, made_of
from luutru.content.pictures import PictureError, limits_of, remove_laid, write_table
from luutru.content.second_stories import tell_second_stories
from luutru.content.side_files import find_blocked
from luutru.content.stage import CleanReport, update_content
from luutru.content.store import LEDGERS, read_ledger
from luutru.content.strays import tell_deleted
from luutru.errors import LuutruError, Problem
from luutru.knowledge import load_knowledge
from luutru.knowledge.loading import read_tables
from luutru.memo import FOLDER, hash_of
from luutru.messages import tr
from luutru.model import CleanedPage, RawPage, SetAside
from luutru.parallel import map_in_order, open_workers, without_collector
from luutru.publishing.register import load_register, published_slugs
from luutru.site.words import load_words, set_aside_words
from luutru.states import read_state, read_states

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from luutru.building.archive import Archive
    from luutru.cleaning.note_files import Notes
    from luutru.console import Console
    from luutru.knowledge import Knowledge
    from luutru.memo import Memo
    from luutru.model import Role
    from luutru.states import States


_CLEANED: Final = msgspec.msgpack.Decoder(Cleaned)
#: Files of one page each, by their names.
_SINGLE: Final = frozenset({"", ".txt", ".html", ".htm", ".md", ".mhtml", ".eml", ".docx", ".odt", ".pdf"})
#: Fewer raw pages than this are cleaned sooner than workers have started.
WORTH_WORKERS = 100
#: So many pages are held at once where their bytes are compared with those of settled ones.
MOST_HELD = 2000


def clean_seeds(archive: Archive, console: Console, memo: Memo, jobs: int) -> CleanReport:
    """Clean the raw pages of an archive into its content folder, but for those that are settled."""
    if not archive.seeds.is_dir():
        place = archive.show(archive.seeds)
        raise LuutruError(tr("{place}: there is no such folder (put the raw pages there)", place=place))
    blocked = [*find_blocked(archive.content)]
    if any(problem.path.endswith(LEDGERS) for problem in blocked):  # nowhere to write what was cleaned
        return CleanReport(problems=blocked)
    report = _clean(archive, console, memo, jobs)
    report.problems += blocked
    return report


def _clean(archive: Archive, console: Console, memo: Memo, jobs: int) -> CleanReport:
    run = CleaningRun()
    with console.stage("clean"), without_collector(), open_store(archive) as store:
        notes = load_notes(archive.seeds)
        content = read_states(archive.content)
        tables = read_tables(archive.config.region, archive.root)
        config = archive.config
        known = partial(load_knowledge, config.region, archive.root, hash_of(*tables))
        keeper = PictureKeeper(archive.content, limits_of(config)) if store else None
        clean = partial(clean_input, known=known, as_of=config.as_of, keeper=keeper)
        settled = SettledSeeds(archive, memo, notes, tables, content)
        notes = settled.notes
        log = ReadingLog()
        read = _read_unsettled(archive, settled, notes, log, store)
        inputs = look_at(read, archive.seeds.name, run)
        amount = len(settled) - len(settled.pages)
        files = dict(settled.listed)
        # How many records a file has is known when it was read.
        countable = all(Path(name).suffix in _SINGLE for name in files.keys() - settled.pages.keys())
        with open_workers(jobs, amount, WORTH_WORKERS) as executor:
            drafts = console.track(
                map(_unpack, map_in_order(clean, inputs, executor, chunk=16, workers=jobs)),
                "pages cleaned",
                amount if countable else None,
            )
            articles = Articles(archive.content, memo, jobs, content)
            published, _ = load_register(archive.content)
            report = update_content(
                note_cleaned(drafts, archive.seeds.name, run),
                archive.content,
                articles.identities(),
                reserved=published_slugs(published),
                settled={page.name: page.article for page in settled.all_pages()},
                compose=partial(compose_input, archive=archive, notes=notes, known=known, store=store),
                words=set_aside_words(load_words(config.language)),
            )
        if store:
            remove_laid(archive.content)
            write_table(archive.content, run.kept)
        with console.stage("clean: copies"):
            written = {item.name: name for item in run.seen if (name := report.articles.get(item.name))}
            _look_again([*written.values(), *report.refused], archive.content, content)
            new = set(report.new)
            articles.look(
                jobs,
                content,
                {
                    name: run.made[file].named(name)
                    for file, name in written.items()
                    if name in new and file not in report.renumbered
                },
            )
            marked = mark_copies(articles)
            _look_again(marked.originals, archive.content, content)
        report.marked.update(marked.originals)
        settled_names = {page.article for page in settled.all_pages() if isinstance(page.article, str)}
        missing = {*report.missing, *(name for name in settled_names if f"{name}.md" not in content)}
        report.problems += tell_deleted(archive.content.name, missing, articles.aliases())
        report.problems += tell_siteless(run.siteless, archive.seeds.name)
        report.problems += (
            Problem(f"{archive.seeds.name}/{item.name}", 0, item.detail)
            for item in report.set_aside
            if item.reason == FAULT
        )
        report.standing = tell_values([*run.seen, *settled.all_pages()], archive.seeds.name)
        report.problems += report.standing
        report.problems = sorted([*report.problems, *marked.problems, *notes.problems, *run.told])
        names = [item.name for item in run.seen]
        report.told += container_lines(names, report.articles, report.set_aside, log, files)
        report.own = settled.own
        settled.remember(run.seen, report, content, run.beside)
        # Told when the page is cleaned, and no reason to clean it again.
        report.problems += tell_second_stories(
            archive.content,
            ((name, read_ledger(archive.content, name)) for name in (*report.new, *report.refreshed)),
        )
    for page in settled.all_pages():
        report.read += 1
        if isinstance(page.article, str) and f"{page.article}.md" in content:
            report.unchanged += 1
            report.by_hand += [page.article] if page.by_hand else []
    return report


def _read_unsettled(
    archive: Archive, settled: SettledSeeds, notes: Notes, log: ReadingLog, store: PictureStore | None
) -> Iterable[RawPage | SetAside]:
    """Read what is to be cleaned: everything, when a page has the bytes of a settled one named after it.

    Of pages with the same bytes the first by name becomes the article.
    """
    read = partial(read_inputs, archive.seeds, notes=notes, listed=settled.listed, log=log, pictures=store)
    if not settled.pages:
        return read()
    known = {page.same: page.name for page in settled.all_pages() if page.same}
    inputs = list(islice(read(settled.pages, known), MOST_HELD + 1))
    swapped = any(isinstance(item, RawPage) and sameness_of(item) in known for item in inputs)
    if len(inputs) <= MOST_HELD and not swapped:
        return inputs
    settled.unsettle()
    return read()


@contextmanager
def open_store(archive: Archive) -> Iterator[PictureStore | None]:
    """Open a folder for the pictures of pages, where all workers find it; None where none are kept."""
    if not archive.config.pictures:
        yield None
        return
    (archive.root / FOLDER).mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="pictures-", dir=archive.root / FOLDER) as folder:
        yield PictureStore(Path(folder))


def _look_again(names: Iterable[str], folder: Path, states: States) -> None:
    """Look at the files of these articles, which were written since `states` were read."""
    for name in names:
        for path in (f"{name}.md", f"{LEDGERS}/{name}.tsv"):
            if state := read_state(f"{folder}/{path}"):
                states[path] = state
            else:
                states.pop(path, None)


def clean_input(
    item: RawPage | SetAside,
    known: Callable[[], Knowledge],
    as_of: str,
    keeper: PictureKeeper | None = None,
) -> bytes | Cleaned | SetAside:
    """Clean one input, in any process; a cleaned page comes packed, which is sent four times as fast.

    `known` loads what is known, once in each process; `keeper` keeps the pictures. Raises PictureError where
    they cannot be for want of Pillow.
    """
    if isinstance(item, SetAside):
        return item
    knowledge = known()
    try:
        page = clean_page(item, knowledge, as_of)
        if isinstance(page, SetAside):
            return page
        draft, wrong = _draft(page, keeper)
        cleaned = Cleaned(draft, made_of(draft), wrong)
    except PictureError:
        raise
    except Exception as error:
        detail = tr("the program failed on this page ({error}): please report it", error=type(error).__name__)
        return SetAside(item.name, FAULT, detail)
    try:
        return msgspec.msgpack.encode(cleaned)
    except UnicodeEncodeError:  # bytes that are no text stand in it as lone surrogates
        return cleaned


def _draft(page: CleanedPage, keeper: PictureKeeper | None) -> tuple[Draft, tuple[str, ...]]:
    """Return the draft of a page with its pictures kept, and what is wrong with those that are not."""
    if keeper is None or not page.raw.pictures:
        return draft_of(page), ()
    page, kept, wrong = keeper.keep(page)
    return replace(draft_of(page), pictures=kept), tuple(wrong)


def compose_input(
    name: str,
    by_hand: Mapping[int, Role],
    *,
    archive: Archive,
    notes: Notes,
    known: Callable[[], Knowledge],
    store: PictureStore | None,
) -> Draft | None:
    """Clean one input with the roles that a person gave to its lines; None when it is not there any more."""
    page = find_page(archive.seeds, name, notes, store)
    return compose_page(archive, known(), page, by_hand) if page else None


def compose_page(
    archive: Archive, knowledge: Knowledge, page: RawPage, by_hand: Mapping[int, Role]
) -> Draft | None:
    """Clean a page with the roles that a person gave to its lines; None when it is no article then."""
    cleaned = clean_page(page, knowledge, archive.config.as_of, by_hand)
    if not isinstance(cleaned, CleanedPage):
        return None
    keeper = PictureKeeper(archive.content, limits_of(archive.config)) if page.pictures else None
    return _draft(cleaned, keeper)[0]


def _unpack(cleaned: bytes | Cleaned | SetAside) -> Cleaned | SetAside:
    return _CLEANED.decode(cleaned) if isinstance(cleaned, bytes) else cleaned

"""``export``: editions of the archive to carry away, into dist/, with a manifest for a release."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from luutru.building.build import build
from luutru.building.opening import open_site
from luutru.catalogue.names import make_slug
from luutru.config import FILE_NAME as SETTINGS
from luutru.errors import LuutruError
from luutru.exporting.packing import DIST, MANIFEST_NAME, list_site, write_manifest
from luutru.exporting.selection import edition_day, select_articles
from luutru.memo import Memo
from luutru.messages import tr
from luutru.parallel import count_cores

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from luutru.building.archive import Archive
    from luutru.catalogue.terms import Facet
    from luutru.console import Console
    from luutru.site.context import Site

#: Editions carry the archive's name; a longer one makes no better file name.
LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Job:
    """What every edition is made from: `folder` is where it goes, `name` how its file begins."""

    archive: Archive
    site: Site
    folder: Path
    name: str
    wanted: Mapping[Facet, str]


def run_export(
    archive: Archive,
    console: Console,
    formats: Sequence[str],
    *,
    wanted: Mapping[Facet, str],
    dist: Path | None,
    jobs: int | None,
) -> int:
    """Write an edition in each of `formats`; `wanted` are the values that an e-book is limited to."""
    if wanted and "epub" not in formats:
        raise LuutruError(
            tr("--province, --district, --year, --topic, --outlet are for e-books: name epub as the format")
        )
    formats = tuple(dict.fromkeys(formats))
    if "zim" in formats:
        from luutru.exporting.zim_edition import load_writer

        load_writer()  # a missing library is told before the site is built
    with Memo(archive.root) as memo:
        if OF_THE_SITE.intersection(formats):
            # What was corrected or withdrawn since the last build must be so in the editions.
            build(archive, console, memo, jobs or count_cores(), clean=False)
        site, problems = open_site(archive, console, memo)
    console.report(problems)
    if console.errors:
        raise LuutruError(tr("no edition was written: put right what is named above first"))
    folder = (dist or archive.root / DIST).resolve()
    job = Job(archive, site, folder, name_editions(site), wanted)
    for form in formats:
        with console.stage(form):
            path = WRITERS[form](job, console)
        console.say(f"{archive.show(path)}: {_size(path.stat().st_size)}")
    write_manifest(folder)
    console.tell("{place}: sizes and checksums", place=archive.show(folder / MANIFEST_NAME))
    return 0


def name_editions(site: Site) -> str:
    """Return how the files of an archive's editions begin: its title as an address, cut at a word."""
    return make_slug(site.config.title, LONGEST_NAME).strip("-") or "luutru"


def _write_zip(job: Job, _: Console) -> Path:
    from luutru.exporting.zip_edition import write_zip_edition

    path = job.folder / f"{job.name}.zip"
    write_zip_edition(job.archive.site, path, job.site.config.title, job.site.config.language)
    return path


def _write_epub(job: Job, _: Console) -> Path:
    from luutru.exporting.epub.book import write_epub

    selection = select_articles(job.site, job.wanted)
    path = job.folder / f"{'-'.join(filter(None, (job.name, selection.name)))}.epub"
    write_epub(job.site, selection, path)
    return path


def _write_data(job: Job, console: Console) -> Path:
    from luutru.exporting.data.edition import write_data_edition

    path = job.folder / f"{job.name}-data.zip"
    if missing := write_data_edition(job.site, path):
        console.say(missing)
    return path


def _write_bag(job: Job, _: Console) -> Path:
    from luutru.exporting.bag_edition import write_bag
    from luutru.exporting.payload import list_content, list_seeds

    archive, config = job.archive, job.site.config

    def payload() -> Iterator[tuple[str, Path | bytes]]:
        if (archive.root / SETTINGS).is_file():
            yield SETTINGS, archive.root / SETTINGS
        parts = {
            "seeds": list_seeds(job.site, archive.seeds, archive.content),
            "content": list_content(job.site, archive.content),
            "site": list_site(archive.site),
        }
        for part, files in parts.items():
            yield from ((f"{part}/{name}", content) for name, content in files)

    path = job.folder / f"{job.name}-bag.zip"
    info = {
        "Source-Organization": config.publisher,
        "External-Identifier": config.base_url,
        "External-Description": f"{config.title}. {config.description}".removesuffix(". "),
        "Bagging-Date": edition_day(job.site),
    }
    write_bag(payload(), path, info)
    return path


def _write_zim(job: Job, _: Console) -> Path:
    from luutru.exporting.zim_edition import write_zim

    path = job.folder / f"{job.name}.zim"
    write_zim(job.site, job.archive.site, path, job.name)
    return path


#: Format → its writer, which gives back the file it wrote.
WRITERS: Mapping[str, Callable[[Job, Console], Path]] = {
    "zip": _write_zip,
    "epub": _write_epub,
    "zim": _write_zim,
    "data": _write_data,
    "bag": _write_bag,
}
#: Editions that hold the built site.
OF_THE_SITE = frozenset({"zip", "zim", "bag"})


def _size(size: int) -> str:
    return tr("{size:.1f} MB", size=size / 1e6) if size >= 1e5 else tr("{size:.1f} kB", size=size / 1e3)

"""The seeds folder → raw pages, whatever mixture of files is in it.

Every file ends as pages or as a reason why not. What a file is, is told by its content
(`luutru.cleaning.formats`). Files are read in the order of their names, one page at a time, so that memory
does not grow with the folder.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from luutru.cleaning.formats.files import FileReader
from luutru.cleaning.mastheads import note_masthead
from luutru.cleaning.note_files import META_SUFFIX, SOURCES, Notes
from luutru.cleaning.notes import load_notes
from luutru.cleaning.pictures import FolderFinder, PictureStore, attach_pictures, find_nothing
from luutru.messages import tr
from luutru.model import RawPage, SetAside
from luutru.normal_form import nfc
from luutru.vietnamese.folding import squeeze
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from luutru.cleaning.formats.records import ReadingLog


_COMPANION: Final = load_vocabulary("lines").pattern("companion-folder")
_SAVED: Final = (".html", ".htm", ".xhtml")
NOTHING_SKIPPED: Final[Mapping[str, str]] = MappingProxyType({})
#: What systems, Git and office programs leave in folders of their own accord, in small letters.
_LITTER: Final = re.compile(
    r"(?:eh)?thumbs\.db|desktop\.ini|icon\r|\._.*|~\$.*|\.~lock\..*#|\.nfs.*|\.fuse_hidden.*"
    r"|\.(?:ds_store|localized|directory|nomedia|gitkeep|gitignore|gitattributes|keep)"
)
_LITTER_FOLDERS: Final = frozenset({"__MACOSX", "$RECYCLE.BIN", "System Volume Information"})


def read_inputs(
    seeds: Path,
    skip: Container[str] = (),
    skipped: Mapping[str, str] = NOTHING_SKIPPED,
    notes: Notes | None = None,
    listed: Iterable[tuple[str, str]] | None = None,
    *,
    log: ReadingLog | None = None,
    pictures: PictureStore | None = None,
) -> Iterator[RawPage | SetAside]:
    """Yield every page below `seeds`, and every input that is none, in the order of their names.

    Files named in `skip` are not read; `skipped` are their pages, `sameness_of` → name. `notes` and `listed`
    are what `load_notes` and `list_inputs` say, if at hand; `log` takes what is to be said of containers, and
    `pictures` those of pages, which come without where there is none. The same bytes a second time are set
    aside, naming the first. What is wrong in a note costs that note alone.
    """
    notes = notes or load_notes(seeds)
    first: dict[bytes, str] = {}
    for own, path in list_inputs(seeds) if listed is None else listed:
        if own in skip:
            continue
        for page in read_input(Path(path), seeds, notes, own, log, pictures=pictures):
            if isinstance(page, SetAside):
                yield page
                continue
            same = sameness_of(page)
            name = min(skipped.get(same, page.name), page.name, key=order_of)
            name = first.setdefault(bytes.fromhex(same), name)
            yield (
                page
                if name == page.name
                else SetAside(page.name, "same-bytes", tr("the same bytes as {name}", name=name))
            )


def sameness_of(page: RawPage) -> str:
    """Return what pages have in common that are the same: their bytes, and of records the title they state.

    A text that two records give under two headlines was printed twice.
    """
    title = squeeze(page.known.title) if page.apart else ""
    return sha256(f"{page.sha256} {title}".encode()).hexdigest() if title else page.sha256


def list_inputs(seeds: Path) -> list[tuple[str, str]]:
    """Return name and path of the files and links below `seeds`; litter, hidden folders and notes are none.

    They come in the order of their names; links to folders are listed, not followed, and so are the folders
    that browsers save beside a page, with its pictures and scripts. A name is in NFC, as no copy by way of a
    Mac is a new one, unless the folder has a file of that very name as well.
    """
    found: list[tuple[str, str]] = []
    for folder, subfolders, files in os.walk(seeds):
        links = [name for name in subfolders if (Path(folder) / name).is_symlink()]
        companions = _companions(subfolders, files)
        left_out = {*links, *companions, *_LITTER_FOLDERS}
        subfolders[:] = [name for name in subfolders if not name.startswith(".") and name not in left_out]
        below = "" if folder == os.fspath(seeds) else f"{Path(folder).relative_to(seeds).as_posix()}/"
        found += [
            (below + name, os.path.join(folder, name))
            for name in (*files, *links, *companions)
            if not name.endswith(META_SUFFIX) and not _LITTER.fullmatch(name.lower())
        ]
    listed: dict[str, str] = {}
    for name, path in sorted(found, key=lambda item: (item[0] != _fit(item[0]), item[0])):
        if name != SOURCES:
            fit = _fit(name)
            listed[fit if fit not in listed else ascii(name)] = path
    return sorted(listed.items(), key=lambda item: order_of(item[0]))


def order_of(name: str) -> tuple[str, str]:
    """Sort names, those that systems give to copies behind what was copied.

    >>> sorted(["trang (1).txt", "trang - Copy.txt", "trang.txt"], key=order_of)
    ['trang.txt', 'trang (1).txt', 'trang - Copy.txt']
    """
    return name.rpartition(".")[0] or name, name


def _companions(folders: list[str], files: list[str]) -> list[str]:
    """Return the folders that belong to a saved page of the same name: "bai_files" beside "bai.html"."""
    pages = {name.rpartition(".")[0] for name in files if name.lower().endswith(_SAVED)}
    return [name for name in folders if (match := _COMPANION.fullmatch(name)) and match[1] in pages]


def read_input(
    path: Path,
    seeds: Path,
    notes: Notes = Notes(),  # noqa: B008
    name: str = "",
    log: ReadingLog | None = None,
    *,
    pictures: PictureStore | None = None,
    only: str = "",
) -> Iterator[RawPage | SetAside]:
    """Yield the pages of one file below `seeds`, or why there are none; `name` is as `list_inputs` has it.

    Where `only` names a record, no other is read.
    """
    name = name or _fit(path.relative_to(seeds).as_posix())
    nothing = True
    for page in _read_input(path, seeds, FileReader(notes, log, pictures, only), name):
        nothing = False
        yield page
    if nothing:
        yield SetAside(name, "empty", tr("holds no page; it is empty, or was cut off while it was saved"))


def find_page(
    seeds: Path, name: str, notes: Notes | None = None, pictures: PictureStore | None = None
) -> RawPage | None:
    """Return the page of that name below `seeds`; None when there is none."""
    listed = list_inputs(seeds)
    for own, path in listed:
        if name.startswith(own):
            notes = note_masthead(load_notes(seeds), own, listed) if notes is None else notes
            only = name if "#" in name else ""
            for page in read_input(Path(path), seeds, notes, own, pictures=pictures, only=only):
                if isinstance(page, RawPage) and page.name == name:
                    return page
    return None


def _read_input(path: Path, seeds: Path, reader: FileReader, name: str) -> Iterator[RawPage | SetAside]:
    aside = _refusal(path, seeds, name)
    if aside:
        yield aside
        return
    try:
        with path.open("rb") as stream:
            for page in reader.read(stream, name, path.name):
                finder = FolderFinder(path, seeds) if page.name == name else find_nothing
                yield attach_pictures(page, reader.pictures, finder)
    except OSError as error:
        yield SetAside(name, "unreadable", _reason(error))


def _fit(name: str) -> str:
    """Return a name fit for a UTF-8 file, one and the same whatever its normal form."""
    return nfc(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _refusal(path: Path, seeds: Path, name: str) -> SetAside | None:
    """Return why a file is not even opened."""
    try:
        if path.is_symlink() and (detail := _link_refusal(path.resolve(strict=True), seeds)):
            return SetAside(name, *detail)
        if path.name.startswith("."):
            detail = "hidden", tr("its name begins with a dot, so it is hidden; rename it if it is a page")
        elif _COMPANION.fullmatch(path.name) and path.is_dir():
            detail = "page-files", tr("pictures and scripts of the saved page beside it, which is read")
        elif not stat.S_ISREG(path.stat().st_mode):
            detail = "unreadable", tr("no regular file")
        else:
            return None
    except (OSError, RuntimeError) as error:
        detail = "unreadable", _reason(error)
    return SetAside(name, *detail)


def _link_refusal(target: Path, seeds: Path) -> tuple[str, str] | None:
    """Return why a link is not followed: the kind of reason and its words."""
    if not target.is_relative_to(seeds.resolve()):
        return "outside", tr("a link that leads out of the folder; copy the file instead")
    if target.is_dir():
        return "link", tr("a link to a folder, whose files are read where they are")
    return None


def _reason(error: Exception) -> str:
    match error:
        case FileNotFoundError():
            return tr("a link to a file that is not there")
        case PermissionError():
            return tr("you have no right to read it")
        case RuntimeError() | OSError(errno=errno.ELOOP):
            return tr("a link that leads to itself")
    return tr("cannot be read; the disk may be damaged")

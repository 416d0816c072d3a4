"""The content folder: reading its files in order, writing them whole or not at all.

``content/<slug>.md`` are the articles, ``content/ledger/<slug>.tsv`` their raw lines under the same name.
"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.content.frontmatter import join_content, read_content, split_content
from luutru.content.ledger import parse_ledger
from luutru.content.record import CleaningRecord, parse_record
from luutru.errors import LuutruError, Problem, ProblemsError, Severity, reason_of
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.knowledge.loading import Knowledge
    from luutru.model import ContentFile, Ledger
    from luutru.states import States

LEDGERS = "ledger"
_TEMPORARY = ".luutru-tmp"
#: Nothing is there, or a folder, a link in a circle, a file where a folder was meant.
_NO_FILE = (errno.ENOENT, errno.EISDIR, errno.ELOOP, errno.ENOTDIR)
#: The rows of a record that tie an input to its article come first, within this many bytes.
_HEAD_BYTES = 8192
#: Without waiting for what may come out of a pipe, and with the line ends that a file has.
_READ_AT_ONCE = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
#: The largest content file read, as of a raw page: building one of 100 MB would take 800 MB of memory.
MOST_BYTES = 32 << 20


def content_names(folder: Path) -> list[str]:
    """Return the names of the content files in a folder, without ".md", sorted."""
    return _names(folder, ".md")


def ledger_names(folder: Path) -> list[str]:
    """Return the names of the ledgers of a content folder, without ".tsv", sorted."""
    return _names(folder / LEDGERS, ".tsv")


def list_articles(states: States) -> list[str]:
    """Return the names of the content files among the files of a content folder, without ".md", sorted.

    A folder of such a name is among them: it stands where a content file was.
    """
    tops = {path.partition("/")[0] for path in states}
    return sorted([top.removesuffix(".md") for top in tops if top.endswith(".md") and top[0] != "."])


def state_of(states: States, name: str) -> str:
    """Return the states of an article's two files as one."""
    return f"{states.get(f'{name}.md', '')} {states.get(f'{LEDGERS}/{name}.tsv', '')}"


def load_content_file(
    folder: Path, name: str, knowledge: Knowledge | None = None
) -> tuple[ContentFile | None, list[Problem]]:
    """Read one content file: what it says, None when there are errors, and its errors and warnings."""
    place = f"{folder}/{name}.md"
    path = f"{folder.name}/{name}.md"
    if leads_out(place, folder):
        cure = tr("put the file itself here")
        return None, [Problem(path, 0, tr("is a link to a file outside the content folder"), cure)]
    try:
        data = read_whole(place)
        text = data.decode()
    except UnreadableError as error:
        return None, [Problem(path, 0, str(error), tr("put the article's own file here, or take it out"))]
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [Problem(path, line, tr("is not UTF-8"), tr('save it as "UTF-8" in your editor'))]
    return read_content(text, path, knowledge, hashlib.sha256(data).hexdigest())


def leads_out(place: str, folder: Path) -> bool:
    """Say whether a file is a link to one outside a folder; a link that leads round in a circle is not."""
    if not os.path.islink(place):  # noqa: PTH114
        return False
    # Path.resolve raises at a circle, in some versions of Python.
    return not Path(os.path.realpath(place)).is_relative_to(os.path.realpath(folder))


class UnreadableError(LuutruError):
    """A file that is not read, and why: the words after its name."""


def read_whole(place: str) -> bytes:
    """Return a file's bytes; raises UnreadableError."""
    try:
        descriptor = os.open(place, _READ_AT_ONCE)
        try:
            state = os.fstat(descriptor)
            if not stat.S_ISREG(state.st_mode):
                raise UnreadableError(tr("is no regular file"))
            if state.st_size > MOST_BYTES:
                message = tr(
                    "has {size} MB; no article has more than {most} MB",
                    size=state.st_size >> 20,
                    most=MOST_BYTES >> 20,
                )
                raise UnreadableError(message)
            data = os.read(descriptor, state.st_size)
            while len(data) < state.st_size and (more := os.read(descriptor, state.st_size - len(data))):
                data += more  # some file systems give a file in pieces
            return data
        finally:
            os.close(descriptor)
    except OSError as error:
        raise UnreadableError(tr("cannot be read: {reason}", reason=reason_of(error))) from error


def read_if_whole(place: str) -> bytes:
    """Return a file's bytes; none where it is not there or cannot be read, which is told of elsewhere."""
    try:
        return read_whole(place)
    except UnreadableError:
        return b""


def read_ledger(folder: Path, name: str) -> bytes:
    """Return the bytes of the ledger of the content file `name` ("x" for x.md), as `read_if_whole` does."""
    return read_if_whole(f"{folder}/{LEDGERS}/{name}.tsv")


def load_content(
    folder: Path, knowledge: Knowledge | None = None, problems: list[Problem] | None = None
) -> Iterator[ContentFile]:
    """Yield every content file that can be read in the order of their names, one at a time in memory.

    `problems` collects all that is wrong; without it, ProblemsError is raised after the last.
    """
    errors: list[Problem] = []
    for name in content_names(folder):
        content, found = load_content_file(folder, name, knowledge)
        if problems is not None:
            problems += found
        errors += (problem for problem in found if problem.severity is Severity.ERROR)
        if content is not None:
            yield content
    if errors and problems is None:
        raise ProblemsError(errors)


def load_ledger(folder: Path, name: str) -> Ledger | None:
    """Read the ledger of the content file `name` ("x" for x.md); None when it has none."""
    path = f"{folder.name}/{LEDGERS}/{name}.tsv"
    place = f"{folder}/{LEDGERS}/{name}.tsv"
    try:
        return parse_ledger(read_whole(place).decode("utf-8", "surrogateescape"), path)
    except UnreadableError as error:
        if not os.path.exists(place):  # noqa: PTH110
            return None
        cure = tr("restore it from version control, or delete it")
        raise ProblemsError([Problem(path, 0, str(error), cure)]) from error


def load_record(folder: Path, name: str) -> CleaningRecord | None:
    """Read which input an article is of, and what cleaning last wrote; of long lists only their beginning."""
    path = os.path.join(folder, LEDGERS, f"{name}.tsv")
    try:
        with open(path, "rb", buffering=0, opener=_open_at_once) as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        if error.errno in _NO_FILE:
            return None
        raise
    return parse_record(head.decode("utf-8", "replace"))


def read_text(path: Path) -> str | None:
    """Return a file's text with its own line ends; None where there is no file, but perhaps a folder."""
    try:
        with open(path, "rb", opener=_open_at_once) as file:
            return file.read().decode("utf-8", "surrogateescape")
    except OSError as error:
        if error.errno in _NO_FILE:
            return None
        raise


def _open_at_once(place: str, flags: int) -> int:
    """Open a file, and no pipe, which would be waited for."""
    descriptor = os.open(place, flags | _READ_AT_ONCE)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(errno.EISDIR, os.strerror(errno.EISDIR), place)
    return descriptor


def write_if_changed(path: Path, text: str) -> bool:
    """Write a file in one step and say so; a file that has this text already is not touched.

    Until the new file stands complete under its temporary name, the old one is what everybody reads. A file
    keeps its mode; a link stays one and what it leads to is written, and so is a file of several names.
    """
    data = text.encode()
    path = path.resolve() if path.is_symlink() else path
    state = None
    try:
        state = path.stat()
        if state.st_size == len(data) and path.read_bytes() == data:
            return False
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{hashlib.sha256(path.name.encode()).hexdigest()[:16]}{_TEMPORARY}")
    try:
        temporary.write_bytes(data)
        if state is not None and state.st_nlink > 1:
            path.write_bytes(data)
            temporary.unlink()
            return True
        if state is not None:
            temporary.chmod(stat.S_IMODE(state.st_mode))
        temporary.replace(path)
    except BaseException as error:
        temporary.unlink(missing_ok=True)
        if isinstance(error, OSError) and error.errno:
            error.filename = str(path)  # a full disk does not say where
        raise
    return True


def write_body(folder: Path, name: str, body_md: str) -> None:
    """Give a content file another text; raises ProblemsError where nobody can tell where its text begins."""
    path = folder / f"{name}.md"
    front, _, problem = split_content(read_text(path) or "", f"{folder.name}/{name}.md")
    if problem:
        raise ProblemsError([problem])
    write_if_changed(path, join_content(front, body_md))


def move_article(folder: Path, old: str, new: str) -> None:
    """Give a content file and its ledger another name. Raises FileExistsError rather than replace one."""
    for place, ending in ((folder, ".md"), (folder / LEDGERS, ".tsv")):
        if (place / f"{new}{ending}").exists():
            raise FileExistsError(f"{place.name}/{new}{ending}")
    # Should the second step be missing, the next cleaning finds the ledger's article and completes it.
    (folder / f"{old}.md").rename(folder / f"{new}.md")
    ledger = folder / LEDGERS / f"{old}.tsv"
    if ledger.exists():
        ledger.rename(folder / LEDGERS / f"{new}.tsv")


def remove_leftovers(folder: Path) -> None:
    """Remove what an interrupted write left in a content folder."""
    for place in (folder, folder / LEDGERS):
        if place.is_dir():
            for leftover in place.glob(f".*{_TEMPORARY}"):
                leftover.unlink(missing_ok=True)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    # Of a link in a circle is_dir raises.
    return os.path.isdir(entry.path) if entry.is_symlink() else entry.is_dir()  # noqa: PTH112


def _names(folder: Path, ending: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name.removesuffix(ending)
                for entry in entries
                if entry.name.endswith(ending) and not entry.name.startswith(".") and not _is_folder(entry)
            )
    except FileNotFoundError:
        return []

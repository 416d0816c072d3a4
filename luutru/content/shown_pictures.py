"""Which files of content/anh/ articles show, each in the form that a site shows it in, remembered."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

import msgspec

from luutru.content.body_pictures import find_lines, picture_names
from luutru.content.pictures import FOLDER, PictureError, is_kept, keep_picture, size_of
from luutru.content.store import UnreadableError, content_names, leads_out, read_text, read_whole
from luutru.errors import Problem, Severity, did_you_mean
from luutru.memo import Drawers
from luutru.messages import tr, trn
from luutru.normal_form import nfc
from luutru.states import read_states

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from luutru.content.pictures import Limits
    from luutru.memo import Memo
    from luutru.states import States

SPACE: Final = "pictures"
_SHOWN: Final = 3


class ShownPicture(msgspec.Struct, frozen=True, array_like=True):
    """A picture of a site: its name there, made of its bytes; its size in pixels; its file here."""

    name: str
    width: int
    height: int
    file: str


class _Remembered(msgspec.Struct, frozen=True, array_like=True):
    state: str
    picture: ShownPicture


def load_picture(folder: Path, file: str, limits: Limits) -> tuple[str, bytes]:
    """Return the name and the bytes under which a site shows a file of content/anh/.

    What `keep_picture` made is shown as it is; others are made fit first. Raises PictureError.
    """
    place = folder / FOLDER / file
    if leads_out(str(place), folder):
        raise PictureError(tr("is a link to a file outside the content folder"), "outside")
    try:
        data = read_whole(str(place))
    except UnreadableError as error:
        raise PictureError(str(error), "unreadable") from error
    if is_kept(file, data):
        return file, data
    kept = keep_picture(data, limits)
    return kept.name, kept.data


def recall_pictures(
    folder: Path, states: States, wanted: Iterable[str], limits: Limits, memo: Memo
) -> tuple[dict[str, ShownPicture], dict[str, str]]:
    """Return those of the wanted files of content/anh/ that can be shown, and why others cannot.

    `states` are those of the content folder's files; a file is opened again only when its state changed.
    """
    drawers = Drawers(memo, SPACE, _Remembered)
    known = drawers.load()
    kept: dict[str, _Remembered] = {}
    refused: dict[str, str] = {}
    there = _files(states)
    for name in sorted(set(wanted)):
        if not (file := there.get(name)):
            refused[name] = ""
            continue
        state = f"{states[f'{FOLDER}/{file}']} {limits}"
        if (last := known.get(name)) and last.state == state:
            kept[name] = last
            continue
        try:
            own, _ = load_picture(folder, file, limits)
        except PictureError as error:
            refused[name] = str(error)
        else:
            kept[name] = _Remembered(state, ShownPicture(own, *(size_of(own) or (0, 0)), file))
    drawers.keep(kept)
    return {name: last.picture for name, last in kept.items()}, refused


def _files(states: States) -> dict[str, str]:
    """Return the files of content/anh/: name in composed form → name on disk."""
    within = f"{FOLDER}/"
    return {nfc(path[len(within) :]): path[len(within) :] for path in states if path.startswith(within)}


def tell_pictures(
    folder: Path, states: States, shown: Mapping[str, tuple[str, ...]], refused: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what is wrong with pictures: files that are not there or none, and files that nobody shows.

    `shown` are the files that each content file (its name without ".md") shows.
    """
    files = _files(states)
    for article, own in shown.items():
        for name in own:
            if (why := refused.get(name)) is None:
                continue
            line = find_lines(read_text(folder / f"{article}.md") or "", name)
            place = f"{folder.name}/{FOLDER}/{name}"
            if why:
                message = tr("{place} cannot be shown: {reason}", place=place, reason=why)
                cure = tr("put another picture there, or take the line out")
            else:
                message = tr("there is no {place}", place=place)
                cure = did_you_mean(name, files) or tr("put the file there, or take the line out")
            yield Problem(f"{folder.name}/{article}.md", line, message, cure, Severity.WARNING)
    unshown = sorted(file for file in files.keys() - {*chain(*shown.values())} if not file.startswith("."))
    if unshown:
        names = ", ".join(unshown[:_SHOWN]) + (", …" if len(unshown) > _SHOWN else "")
        message = trn(
            "{count} picture in it is shown by no article: {names}",
            "{count} pictures in it are shown by no article: {names}",
            len(unshown),
            names=names,
        )
        cure = tr("write ![caption](anh/{name}) where it belongs, or delete it", name=unshown[0])
        yield Problem(f"{folder.name}/{FOLDER}", 0, message, cure, Severity.NOTE)


def tell_unwanted(folder: Path, shown: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Yield a note where articles show pictures in an archive that keeps none."""
    article = next((name for name, names in shown.items() if names), "")
    if article:
        line = find_lines(read_text(folder / f"{article}.md") or "", shown[article][0])
        message = tr("shows a picture, and this archive shows none")
        cure = tr("write pictures = true in archive.toml")
        yield Problem(f"{folder.name}/{article}.md", line, message, cure, Severity.NOTE)


def remove_pictures(folder: Path, names: Collection[str]) -> None:
    """Remove those of these files of content/anh/ that no content file shows any more."""
    if not names:
        return
    articles = (read_text(folder / f"{name}.md") or "" for name in content_names(folder))
    unshown = set(names).difference(*map(picture_names, articles))
    for name, file in _files(read_states(folder)).items():
        if name in unshown:
            (folder / FOLDER / file).unlink()

"""Decisions about what an article says: its values, whether a doubtful one is right, its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.commands.addresses import today
from luutru.commands.table_cells import find_remarks, read_cells
from luutru.content.changes import add_changes
from luutru.content.deciding import decide, decide_what_is_right, settle_value
from luutru.content.finding import find_article
from luutru.content.markdown_writing import escape_text
from luutru.content.pictures import FOLDER as PICTURES
from luutru.content.pictures import Limits, keep_picture, write_picture
from luutru.content.store import read_text, write_body, write_if_changed
from luutru.errors import LuutruError, problems_of
from luutru.knowledge.typed_outlets import NearOutletError
from luutru.messages import tr, trn

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from luutru.desk.desk import Desk


class PartlySavedError(LuutruError):
    """Some fields could not be set; `saved` are those that were, `meant` are values to take instead."""

    def __init__(self, desk: Desk, wrong: Mapping[str, LuutruError], saved: Collection[str]) -> None:
        self.saved = frozenset(saved)
        self.meant = {
            field: error.meant for field, error in wrong.items() if isinstance(error, NearOutletError)
        }
        kept = tr("Saved: {what}. Not saved:", what=", ".join(map(desk.label, saved))) if saved else ""
        told = (
            f"{desk.label(field)}: {problem.told_here()}"
            for field, error in wrong.items()
            for problem in problems_of(error)
        )
        super().__init__("\n".join(filter(None, [kept, *told])))


def set_values(
    desk: Desk,
    name: str,
    typed: Mapping[str, str],
    *,
    was: Mapping[str, str] | None = None,
    reviewed: bool = False,
) -> None:
    """Set the fields of an article as they were typed.

    `was` is what stood in the fields before one typed: those left alone stay as they are now, and LuutruError
    names those that others changed meanwhile. When some cannot be set, PartlySavedError says so of them.
    """
    name, file = find_article(desk.content, name)
    path = desk.content / f"{name}.md"
    if was is not None:
        typed = {key: text for key, text in typed.items() if _squeeze(text) != _squeeze(was.get(key))}
        now = {key: _squeeze(desk.typed(key, getattr(file.article, key))) for key in typed}
        changed = [
            key for key in typed if key in was and now[key] not in (_squeeze(was[key]), _squeeze(typed[key]))
        ]
        _refuse_changed(", ".join(map(desk.label, changed)))
    used = desk.index.values()["outlet"]
    decided, wrong = read_cells(typed, file.article, desk.knowledge, used=used, day_first=True)
    edited, told, invalid = decide_what_is_right(
        read_text(path) or "",
        file,
        decided,
        day=today(),
        as_of=desk.archive.config.as_of,
        reviewed=reviewed and not wrong,
        knowledge=desk.knowledge,
    )
    wrong |= invalid
    reviewed = reviewed and not wrong
    what = [tr("reviewed") if change.field == "reviewed" else desk.label(change.field) for change in told]
    with desk.deciding("; ".join(what), name):
        write_if_changed(path, edited)
        add_changes(desk.content, told)
    unsure = dict.fromkeys(value.label for value, _ in desk.open(name).suspected) if reviewed else {}
    if unsure:
        text = tr(
            "{what}: only suspected, and not written; it can still be said to be right",
            what=", ".join(unsure),
        )
        desk.notices.append(text)
    desk.notices += find_remarks(decided, desk.knowledge, {*used})
    if wrong:
        raise PartlySavedError(desk, wrong, [change.field for change in told])


def put_first(desk: Desk, name: str, field: str, value: str) -> None:
    """Let a value of a list stand before the others: a site files an article under its first district."""
    held = getattr(find_article(desk.content, name)[1].article, field)
    if value in held:
        set_values(desk, name, {field: "; ".join(sorted(held, key=lambda one: one != value))})


def confirm(desk: Desk, values: Collection[tuple[str, str]], field: str, *, right: bool) -> None:
    """Say of one field that its value is right, or that it is not, in each of some articles.

    `values` are names of articles, each with the value that is meant.
    """
    edits = []
    for name, value in values:
        name, file = find_article(desk.content, name)  # noqa: PLW2901 - its name, where a slug was given
        decided = {field: settle_value(field, getattr(file.article, field), value, right=right)}
        one = {(field, value)}
        path = desk.content / f"{name}.md"
        edited, told = decide(
            read_text(path) or "",
            file,
            decided,
            day=today(),
            as_of=desk.archive.config.as_of,
            reviewed=False,
            rejected=() if right else one,
            confirmed=one if right else (),
            knowledge=desk.knowledge,
        )
        edits.append((name, path, edited, told))
    label = desk.label(field)
    what = tr("{field}: right", field=label) if right else tr("{field}: wrong", field=label)
    if len(edits) > 1:
        what = f"{what} ({trn('{count} article', '{count} articles', len(edits))})"
    with desk.deciding(what, *(name for name, *_ in edits)):
        for _, path, edited, told in edits:
            write_if_changed(path, edited)
            add_changes(desk.content, told)


def add_picture(desk: Desk, name: str, data: bytes, caption: str, after: int) -> None:
    """Show a picture in an article, behind its paragraph number `after`; 0 stands before the first.

    Raises LuutruError for what is no picture, or when Pillow is missing.
    """
    name, file = find_article(desk.content, name)
    config = desk.archive.config
    picture = keep_picture(data, Limits(config.picture_side, config.picture_kb))
    if f"]({PICTURES}/{picture.name})" in file.body_md:
        raise LuutruError(tr("this picture stands in the article already"))
    shown = f"![{escape_text(' '.join(caption.split()))}]({PICTURES}/{picture.name})"
    paragraphs = split_paragraphs(file.body_md)
    body_md = "\n\n".join([*paragraphs[:after], shown, *paragraphs[after:]])
    place = desk.content / PICTURES / picture.name
    with desk.deciding(tr("picture"), name) as made:
        if not place.exists():
            made.add(place)
        write_picture(desk.content, picture)
        write_body(desk.content, name, body_md)
    if not config.pictures:
        desk.notices.append(tr("the archive shows no pictures yet: write pictures = true in archive.toml"))


def split_paragraphs(body_md: str) -> list[str]:
    """Return the pieces of a text between its empty lines."""
    return [piece.strip("\n") for piece in re.split(r"\n(?:[ \t]*\n)+", body_md) if piece.strip()]


def set_body(desk: Desk, name: str, body_md: str, *, was: str | None = None) -> None:
    """Set the text of an article, in Markdown; `was` is the text before one typed, as in `set_values`."""
    name, file = find_article(desk.content, name)
    if was is not None and _squeeze(file.body_md) not in (_squeeze(was), _squeeze(body_md)):
        _refuse_changed(tr("text"))
    with desk.deciding(tr("text"), name):
        write_body(desk.content, name, body_md.replace("\r\n", "\n").strip("\n"))


def _refuse_changed(what: str) -> None:
    if what:
        message = tr(
            "{what}: changed meanwhile in another window or by another program. What you typed is still"
            " here, nothing was saved; compare it with what stands there now, and save again.",
            what=what,
        )
        raise LuutruError(message)


def _squeeze(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split())

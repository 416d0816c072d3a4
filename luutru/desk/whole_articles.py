"""Decisions about an article as a whole: its address, its place beside others, whether it is there at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.commands.addresses import today
from luutru.content.addresses import find_article, moved, rename_article, restore_article, withdraw_article
from luutru.content.changes import Change, add_changes
from luutru.content.frontmatter import join_content, split_content
from luutru.content.store import read_text, write_if_changed
from luutru.errors import LuutruError
from luutru.messages import tr

if TYPE_CHECKING:
    from luutru.desk.desk import Desk


def rename(desk: Desk, name: str, new_slug: str) -> str:
    """Give an article another address, which it returns; the old one redirects."""
    if not new_slug:
        raise LuutruError(tr("write the new address first"))
    name, _ = find_article(desk.content, name)
    with desk.deciding(tr("new address: {slug}", slug=new_slug), name, new_slug):
        rename_article(desk.content, name, new_slug, desk.published(), today())
    return new_slug


def withdraw(desk: Desk, name: str, reason: str) -> None:
    """Take an article back; readers see the reason at its address."""
    if not reason.strip():
        raise LuutruError(tr("write the reason first; readers will see it"))
    name, _ = find_article(desk.content, name)
    with desk.deciding(tr("withdrawn: {reason}", reason=reason.strip()), name):
        withdraw_article(desk.content, name, reason, today(), desk.published())


def restore(desk: Desk, name: str) -> None:
    """Publish an article again that was withdrawn."""
    name, _ = find_article(desk.content, name)
    with desk.deciding(tr("withdrawn no longer"), name):
        restore_article(desk.content, name, today())


def link_copy(desk: Desk, name: str, other: str) -> None:
    """Say that an article repeats another, or ("") that it repeats none."""
    name, file = find_article(desk.content, name)
    original = find_article(desk.content, desk.index.find(other, but=name))[1].article if other else None
    if original and original.id == file.article.id:
        raise LuutruError(tr("an article repeats no article but another"))
    what = tr("reprint of “{title}”", title=original.title) if original else tr("no reprint")
    with desk.deciding(what, name):
        desk.edit(name, {"duplicate_of": original.id if original else None})


def merge(desk: Desk, name: str, into: str, *, text: bool = False) -> str:
    """Put another article in an article's place: its file goes, and its addresses lead to the other.

    With `text`, what the article says stands at the end of the other: two pages of one article. Returns the
    name of the article that stays.
    """
    if not into:
        raise LuutruError(tr("write the title or address of the article to merge with"))
    name, gone = find_article(desk.content, name)
    stays, file = find_article(desk.content, desk.index.find(into, but=name))
    if stays == name:
        raise LuutruError(tr("an article repeats no article but another"))
    aliases = dict.fromkeys((*file.article.aliases, gone.article.slug, *gone.article.aliases))
    with desk.deciding(tr("merged: “{title}”", title=gone.article.title), stays, name):
        desk.edit(stays, {"aliases": tuple(aliases)})
        if text:
            path = desk.content / f"{stays}.md"
            front, body_md, _ = split_content(read_text(path) or "", file.path)
            write_if_changed(path, join_content(front, f"{body_md.rstrip()}\n\n{gone.body_md.strip()}"))
        (desk.content / f"{name}.md").unlink()
        day, old, new = today(), gone.article, file.article
        leads = moved(day, new.id, old.slug, new.slug, desk.published())
        add_changes(desk.content, [leads, Change(day, old.id, "merged", old.slug, new.id)])
    return stays

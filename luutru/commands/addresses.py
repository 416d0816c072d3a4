"""``rename`` and ``withdraw``: an address changes or an article goes, and nobody meets an empty page."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from luutru.cleaning.input_names import say_input
from luutru.content.addresses import rename_article, slug_typed, withdraw_article
from luutru.content.finding import find_meant, slug_of
from luutru.content.store import ledger_names
from luutru.errors import LuutruError
from luutru.exporting.packing import DIST, list_editions
from luutru.messages import tr
from luutru.publishing.register import load_register, published_slugs
from luutru.site.urls import article_url

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.console import Console


def run_rename(archive: Archive, console: Console, slug: str, typed: str) -> int:
    """Give an article another address, which may be typed as words; the old one redirects."""
    new_slug = slug_typed(typed)
    published = _open(archive)
    meant = find_meant(archive.content, slug)[1].article.slug
    old = rename_article(archive.content, meant, new_slug, published, today())
    console.tell(
        "{place}/{new_slug}.md: its address is now {new}; {old} will lead to it",
        place=archive.show(archive.content),
        new_slug=new_slug,
        new=article_url(new_slug),
        old=article_url(old),
    )
    console.tell("now run {program} (or {program} publish)")
    return 0


def run_withdraw(archive: Archive, console: Console, slug: str, reason: str, *, erase: bool) -> int:
    """Put a tombstone in an article's place."""
    published = _open(archive)
    meant = slug_of(slug)
    if meant not in published and meant not in ledger_names(archive.content):  # else its file may be gone
        meant = find_meant(archive.content, slug)[1].article.slug
    done = withdraw_article(archive.content, meant, reason, today(), published, erase=erase)
    place = f"{archive.show(archive.content)}/{done.name}.md"
    made = tr("written again as a tombstone") if done.made_anew else tr("withdrawn")
    console.tell(
        '{place}: {made}; its page will say when and why, and show no text of "{title}"',
        place=place,
        made=made,
        title=done.title,
    )
    if erase:
        seed = (
            tr("; the raw page {file} is yours to delete", file=f"{archive.show(archive.seeds)}/{done.seed}")
            if done.seed
            else ""
        )
        console.tell(
            "  its text and ledger were erased{seed}; the repository's history still has them", seed=seed
        )
        if done.origin:
            console.tell(
                "  it was split off from {file}, lines {lines}, which the ledger there still has",
                file=say_input(done.origin.file),
                lines=done.origin.lines,
            )
    elif not done.made_anew:
        console.tell("  the text stays in content/ and seeds/ for you; --erase takes it out of content/")
    for name in done.copies:
        copy = f"{archive.show(archive.content)}/{name}.md"
        console.tell("  {copy} repeats its text and stays: withdraw it too where that is right", copy=copy)
    for name in list_editions(archive.root / DIST):
        console.tell(
            "  {dist}/{name} was made before and may hold the text: export it again", dist=DIST, name=name
        )
    console.tell("now run {program} (or {program} publish)")
    return 0


def today() -> str:
    """Return the curator's day, ISO. Only a decision has one; what is built from it never asks the clock."""
    return dt.datetime.now().astimezone().date().isoformat()


def _open(archive: Archive) -> dict[str, str]:
    if not archive.content.is_dir():
        place = archive.show(archive.content)
        raise LuutruError(tr("{place}: there are no content files yet (run {program} first)", place=place))
    published, _ = load_register(archive.content)
    return published_slugs(published)

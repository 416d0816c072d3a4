"""A new address for an article, and an article taken back: both leave something at the old address.

Each changes the article first and moves files afterwards, so that whatever interrupts it, the archive is
one that builds: a content file may stand under another name than its slug.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from luutru.content.body_pictures import picture_names
from luutru.content.changes import DRAFT, Change, Origin, add_changes, find_origin, load_changes
from luutru.content.editing import edit_article
from luutru.content.erased import remember_erased
from luutru.content.fields import FOUND, KEYS, Kind
from luutru.content.finding import find_article, slug_of
from luutru.content.frontmatter import render_content, split_content
from luutru.content.identity import make_print, parse_print
from luutru.content.ledger import parse_ledger
from luutru.content.record import parse_record
from luutru.content.shown_pictures import remove_pictures
from luutru.content.slugs import make_slug
from luutru.content.store import (
    LEDGERS,
    content_names,
    ledger_names,
    load_content,
    load_content_file,
    load_record,
    move_article,
    read_if_whole,
    read_text,
    write_body,
    write_if_changed,
)
from luutru.content.validation import slug_faults
from luutru.errors import LuutruError
from luutru.messages import tr
from luutru.model import Article, Role, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from luutru.model import ContentFile


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What `withdraw_article` did: the content file, and the raw page that still holds the text.

    `copies` are the content files of articles that repeat it; `origin` tells whose raw page it was split off.
    """

    name: str
    title: str
    seed: str
    made_anew: bool
    copies: tuple[str, ...] = ()
    origin: Origin | None = None


def slug_typed(text: str) -> str:
    """Return the slug that a person means by an address, or by words such as a title.

    >>> slug_typed("Quận họp tổng kết"), slug_typed("bai/quan-hop.html"), slug_typed("quan-hop")
    ('quan-hop-tong-ket', 'quan-hop', 'quan-hop')
    """
    text = text.strip()
    address = slug_of(text) if text.endswith((".html", ".md")) else text
    slug = make_slug(address)
    if not slug:
        raise LuutruError(tr("an address has letters or digits; write some words of the title"))
    return slug


def rename_article(folder: Path, slug: str, new_slug: str, published: Mapping[str, str], day: str) -> str:
    """Give an article another slug; its old one becomes an alias, which redirects. Returns the old slug.

    `published` is slug → article id of all addresses ever published; `day` that of the decision. Raises
    LuutruError, with nothing done, when the new slug is none or belongs to another article.
    """
    name, file = find_article(folder, slug)
    article = file.article
    old = article.slug
    for fault in slug_faults("slug", new_slug):
        raise LuutruError(f"{fault.message} ({fault.cure})")
    if new_slug == old:
        raise LuutruError(tr('"{old}" has this slug already; nothing was changed', old=old))
    others = _find_naming(folder, {old, new_slug}, but=name)
    _refuse_taken(folder, new_slug, article, others, published, own_name=name)
    aliases = tuple(alias for alias in (*article.aliases, old) if alias != new_slug)
    edit_article(folder, name, {"slug": new_slug, "aliases": aliases})
    for other in others:
        if other.article.duplicate_of == old:
            edit_article(folder, other.name, {"duplicate_of": article.id})
    if name != new_slug:
        move_article(folder, name, new_slug)
    add_changes(folder, [moved(day, article.id, old, new_slug, published)])
    return old


def withdraw_article(
    folder: Path, slug: str, reason: str, day: str, published: Mapping[str, str], *, erase: bool = False
) -> Withdrawal:
    """Take an article back: its page says when and why, its text leaves the site and every edition.

    Of a content file that was deleted by hand, its ledger or the register of addresses gives the title and
    the id, and a new content file is written for its address. With `erase`, the text is taken out of the
    content file too, its ledger, which holds the raw page, is removed, and so are pictures that no other
    article shows; what the text can be known by should it come back is kept (`luutru.content.erased`).
    """
    reason = " ".join(reason.split())
    if not reason:
        raise LuutruError(tr('a withdrawal needs a reason, which readers will see: --reason "…"'))
    slug = slug.removesuffix(".md")
    made_anew = slug not in content_names(folder) and (slug in ledger_names(folder) or slug in published)
    if made_anew:
        article = replace(_remember(folder, slug, published), withdrawn=reason)
        name = slug
        write_if_changed(folder / f"{name}.md", render_content(article, {}, ""))
    else:
        name, file = find_article(folder, slug)
        article = file.article
        edit_article(folder, name, {"withdrawn": reason})
    if erase:
        _erase(folder, name, article)
    add_changes(folder, [Change(day, article.id, "withdrawn", "", reason)])
    says = re.compile(rf"^duplicate_of:.*\b(?:{article.id}|{re.escape(article.slug)})\b", re.MULTILINE)
    copies = [
        other for other in content_names(folder) if says.search(read_text(folder / f"{other}.md") or "")
    ]
    origin = find_origin(folder, article.id)
    return Withdrawal(name, article.title, article.source.file or "", made_anew, tuple(copies), origin)


def restore_article(folder: Path, slug: str, day: str) -> None:
    """Publish an article again that was withdrawn; raises LuutruError for one that was not, or was erased."""
    name, file = find_article(folder, slug)
    if not file.article.withdrawn:
        raise LuutruError(tr("{path}: was not withdrawn", path=file.path))
    if not file.body_md.strip():
        cure = tr("write its text into the file first, or restore it from version control")
        raise LuutruError(tr("{path}: its text was erased ({cure})", path=file.path, cure=cure))
    edit_article(folder, name, {"withdrawn": None})
    add_changes(folder, [Change(day, file.article.id, "withdrawn", file.article.withdrawn, "")])


def moved(day: str, article_id: str, old: str, new: str, published: Mapping[str, str]) -> Change:
    """Return the row that tells of another address; a draft's, where no reader ever saw the old one."""
    return Change(day, article_id, "slug" if old in published else f"{DRAFT}slug", old, new)


def keep_former_addresses(folder: Path, published: Mapping[str, str], day: str) -> list[tuple[str, str]]:
    """Write former addresses into articles whose slug was changed by hand; returns (former, new) slugs.

    `published` is slug → article id of all addresses ever published. The content files then know all that
    the register knows, and it can be made again from them. Of aliases that were never published it is noted.
    """
    files = list(load_content(folder, problems=[]))
    known = {slug for file in files for slug in (file.article.slug, *file.article.aliases)}
    by_id = {file.article.id: file for file in files}
    former: dict[str, list[str]] = {}
    for slug, article_id in sorted(published.items()):
        if slug not in known and article_id in by_id:
            former.setdefault(article_id, []).append(slug)
    changes = []
    for article_id, slugs in former.items():
        file = by_id[article_id]
        edit_article(folder, file.name, {"aliases": (*file.article.aliases, *slugs)})
        changes += [Change(day, article_id, "slug", slug, file.article.slug) for slug in slugs]
    told = {(change.id, change.old) for change in load_changes(folder, [])}
    unseen = [
        moved(day, file.article.id, alias, file.article.slug, published)
        for file in files
        for alias in file.article.aliases
        if alias not in published and (file.article.id, alias) not in told
    ]
    add_changes(folder, [*changes, *unseen])
    return [(change.old, change.new) for change in changes]


def _find_naming(folder: Path, slugs: Iterable[str], *, but: str) -> list[ContentFile]:
    """Return the content files that have one of these slugs in them; only those are read whole."""
    needles = [slug.encode() for slug in slugs]
    names = (name for name in content_names(folder) if name != but)
    data = ((name, read_if_whole(f"{folder}/{name}.md")) for name in names)
    found = (load_content_file(folder, name)[0] for name, text in data if any(one in text for one in needles))
    return [file for file in found if file]


def _refuse_taken(
    folder: Path,
    slug: str,
    article: Article,
    others: list[ContentFile],
    published: Mapping[str, str],
    *,
    own_name: str,
) -> None:
    owner = next((other for other in others if slug in (other.article.slug, *other.article.aliases)), None)
    if owner:
        fault = tr('"{slug}" is the address of {path} (choose another one)', slug=slug, path=owner.path)
    elif slug not in article.aliases and published.get(slug, article.id) != article.id:
        fault = tr('"{slug}" was published as the address of another article (choose another one)', slug=slug)
    elif slug != own_name and slug in (*content_names(folder), *ledger_names(folder)):
        fault = tr(
            "{name}/{slug}.md or its ledger exists already (choose another slug)", name=folder.name, slug=slug
        )
    else:
        return
    raise LuutruError(fault)


def _remember(folder: Path, slug: str, published: Mapping[str, str]) -> Article:
    """Put together what is known of an article whose content file is gone; no text of it."""
    text = read_text(folder / LEDGERS / f"{slug}.tsv")
    record = parse_record(text) if text else None
    ledger = parse_ledger(text, f"{folder.name}/{LEDGERS}/{slug}.tsv") if text else None
    titles = [" ".join(row.text.split()) for row in ledger.rows if row.role is Role.TITLE] if ledger else []
    return Article(
        id=record.id if record else published.get(slug) or f"{0:012x}",
        slug=slug,
        title=titles[0] if titles else slug.replace("-", " "),
        source=Source(record.file, record.sha256) if record else Source(),
    )


def _erase(folder: Path, name: str, article: Article) -> None:
    """Take the text out of a withdrawn article's content file, then its raw lines out of the archive."""
    record = load_record(folder, name)
    _, body_md, _ = split_content(read_text(folder / f"{name}.md") or "", name)
    known = parse_print(record.text) if record else None
    if known or body_md.strip():
        remember_erased(folder, article.id, known or make_print(article.title, body_md))
    # A tombstone says which article stood here; what was read out of its text goes.
    told = [key for key in FOUND if KEYS[key] is Kind.TEXT and key not in ("title", "outlet")]
    edit_article(folder, name, dict.fromkeys(told), evidence={})
    write_body(folder, name, "")
    (folder / LEDGERS / f"{name}.tsv").unlink(missing_ok=True)
    remove_pictures(folder, picture_names(body_md))

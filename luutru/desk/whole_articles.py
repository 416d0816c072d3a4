"""Decisions about an article as a whole: its address, its place beside others, whether it is there at all."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from luutru.building.cleaning import compose_page
from luutru.building.raw_pages import raw_page_of
from luutru.commands.addresses import today
from luutru.commands.table_cells import PLACES
from luutru.content.addresses import (
    moved,
    rename_article,
    restore_article,
    slug_typed,
    withdraw_article,
)
from luutru.content.changes import Change, add_changes, show_value
from luutru.content.editing import edit_article
from luutru.content.fields import FOUND, FURTHER_FILES, further_files
from luutru.content.finding import find_article
from luutru.content.page_marks import is_heading_of
from luutru.content.store import load_ledger, write_body
from luutru.content.validation import sort_day
from luutru.desk.values import split_paragraphs
from luutru.errors import LuutruError
from luutru.messages import tr
from luutru.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.desk.desk import Desk
    from luutru.model import Article, ContentFile, Evidence, Ledger, RawPage

#: What each page says in its own way.
_OWN: Final = frozenset({"title", "kicker", "summary"})
#: What the text of a second page adds to.
_ADDED: Final = ("districts", "wards", "provinces", "topics")
#: Before the words of a paragraph in Markdown.
_SIGNS: Final = "#*_> "


def rename(desk: Desk, name: str, typed: str) -> str:
    """Give an article another address, which it returns; the old one redirects."""
    if not typed:
        raise LuutruError(tr("write the new address first"))
    new_slug = slug_typed(typed)
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
        edited: dict[str, object] = {"duplicate_of": original.id if original else None}
        edit_article(desk.content, name, edited, None, desk.knowledge)


def merge(desk: Desk, name: str, into: str, *, text: bool = False) -> str:
    """Put another article in an article's place: its file goes, and its addresses lead to the other.

    With `text`, what the article says stands at the end of the other: two pages of one article. The other
    takes over what it lacks, and notices tell what differs. Returns the name of the article that stays.
    """
    if not into:
        raise LuutruError(tr("write the title or address of the article to merge with"))
    name, gone = find_article(desk.content, name)
    stays, file = find_article(desk.content, desk.index.find(into, but=name))
    if stays == name:
        raise LuutruError(tr("an article repeats no article but another"))
    if text:
        gone = _read_behind(desk, (stays, file), (name, gone))
    aliases = dict.fromkeys((*file.article.aliases, gone.article.slug, *gone.article.aliases))
    taken, differing = compare(file.article, gone.article, text=text)
    places: list[Any] = [taken.get(field, getattr(file.article, field)) for field in PLACES]
    lone = desk.knowledge.places.lone_provinces(*places)
    taken = {field: value for field, value in taken.items() if field != "provinces"}
    taken |= {"provinces": lone} if lone != file.article.provinces else {}
    if text:
        taken |= _name_files(file.article, gone.article)
    dates = {key: taken.get(key, getattr(file.article, key)) for key in ("published", "event")}
    if taken.keys() & dates.keys():
        taken["date"] = sort_day(dates)
    with desk.deciding(tr("merged: “{title}”", title=gone.article.title), stays, name):
        taken["aliases"] = tuple(aliases)
        edit_article(desk.content, stays, taken, _join_evidence(file, gone, taken), desk.knowledge)
        if text:
            further = _without_heading(gone.body_md, file.article.title)
            write_body(desk.content, stays, f"{file.body_md.rstrip()}\n\n{further}")
        (desk.content / f"{name}.md").unlink()
        day, old, new = today(), gone.article, file.article
        leads = moved(day, new.id, old.slug, new.slug, desk.published())
        values = (
            Change(day, new.id, field, show_value(getattr(new, field)), show_value(value))
            for field, value in taken.items()
            if field in FOUND
        )
        add_changes(desk.content, [*values, leads, Change(day, old.id, "merged", old.slug, new.id)])
    desk.notices += (
        tr(
            "{field} differs: “{kept}” stays, the other article had “{other}”",
            field=desk.label(field),
            kept=desk.say(field, show_value(getattr(file.article, field))),
            other=desk.say(field, show_value(getattr(gone.article, field))),
        )
        for field in differing
    )
    return stays


def _name_files(stays: Article, page: Article) -> dict[str, object]:
    """Return the key that tells the raw files of an article's further pages, with those of one more."""
    told = [*further_files(stays), page.source.file or "", *further_files(page)]
    return {FURTHER_FILES: tuple(dict.fromkeys(filter(None, told)))}


def compare(stays: Article, gone: Article, *, text: bool) -> tuple[dict[str, object], list[str]]:
    """Return the values that an article takes over from one merged into it, and the fields that differ.

    It takes what it lacks; with `text`, which then tells of both, the other's places and topics too.
    """
    taken: dict[str, object] = {}
    differing = []
    for field in FOUND:
        held, other = getattr(stays, field), getattr(gone, field)
        if not held and other:
            taken[field] = other
        elif text and field in _ADDED:
            more = tuple(one for one in other if one not in held)
            taken |= {field: (*held, *more)} if more else {}
        elif held and other and not _is_same(held, other) and field not in _OWN:
            differing.append(field)
    if taken.get("published", stays.published) != gone.published:
        taken.pop("published_time", None)
    return taken, differing


def _is_same(one: object, other: object) -> bool:
    """Whether two values say the same; lists do in any order."""
    both = isinstance(one, tuple) and isinstance(other, tuple)
    return {*one} == {*other} if both else one == other  # type: ignore[misc]


def _join_evidence(
    stays: ContentFile, gone: ContentFile, taken: Mapping[str, object]
) -> dict[str, tuple[Evidence, ...]]:
    """Return the evidence of an article that took values over; what the other only suspected comes along.

    Lines are those of a raw page, and the other's is another.
    """
    evidence = dict(stays.evidence)
    for field, records in gone.evidence.items():
        held = getattr(stays.article, field)
        known = evidence.get(field, ()) if isinstance(held, tuple) or held else ()
        if field in taken or not (held or getattr(gone.article, field) or evidence.get(field)):
            more = (replace(record, line=None) for record in records if not held or record.value not in held)
            evidence[field] = (*known, *more)
    return evidence


# A further page: read behind the first, without the headline that it repeats ---------------------------


def _read_behind(desk: Desk, first: tuple[str, ContentFile], page: tuple[str, ContentFile]) -> ContentFile:
    """Return a further page, of that name, with the places, topics and authors that its lines tell when they
    stand below those of the first page; as it is, where one of the two has no raw page.
    """
    (_, begin), (_, further) = first, page
    if further.article.reviewed:
        return further
    try:
        (raw, above), (behind, below) = (_read_page(desk, *one) for one in (first, page))
    except LuutruError:  # nothing of it can be read again
        return further
    start = len(raw.lines)
    roles = {row.line: row.role for row in above.rows}
    for row in below.rows:
        role = Role.BODY if row.role is Role.SAPO else row.role
        headed = role is Role.TITLE or is_heading_of(row.text, begin.article.title)
        roles[start + row.line] = Role.FURNITURE if headed else role
    joined = replace(raw, lines=(*_texts(raw), *_texts(behind)), shown=(), newline="\n", pictures=())
    draft = compose_page(desk.archive, desk.knowledge, joined, roles)
    if draft is None:
        return further
    values: dict[str, Any] = {}
    evidence = dict(further.evidence)
    for field in (*_ADDED, "authors"):
        held, found = getattr(further.article, field), getattr(draft.article, field)
        more = [
            replace(record, line=record.line - start)
            for record in draft.evidence.get(field, ())
            if record.value in found and record.value not in held and record.line and record.line > start
        ]
        values[field] = (*held, *dict.fromkeys(record.value for record in more))
        evidence[field] = (*evidence.get(field, ()), *more)
    return replace(further, article=replace(further.article, **values), evidence=evidence)


def _read_page(desk: Desk, name: str, file: ContentFile) -> tuple[RawPage, Ledger]:
    """Return an article's raw page with its ledger; raises LuutruError where it has none."""
    ledger = load_ledger(desk.content, name)
    if ledger is None:
        raise LuutruError(name)
    return raw_page_of(desk.archive, file.article.source.file or file.article.slug, ledger), ledger


def _texts(raw: RawPage) -> tuple[str, ...]:
    return tuple(shown.text for shown in raw.shown) or raw.lines


def _without_heading(body_md: str, title: str) -> str:
    """Return the text of a further page without what it begins with: the headline again, which page it is."""
    paragraphs = split_paragraphs(body_md)
    while paragraphs and is_heading_of(
        paragraphs[0].partition("\n{:")[0].replace("\\", "").strip(_SIGNS), title
    ):
        del paragraphs[0]
    return "\n\n".join(paragraphs)

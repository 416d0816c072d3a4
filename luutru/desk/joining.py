"""A further page of an article is read behind the first: what its lines say there, and its text without the
headline that it repeats.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from luutru.building.cleaning import compose_page
from luutru.building.raw_pages import raw_page_of
from luutru.content.page_marks import is_heading_of
from luutru.content.store import load_ledger
from luutru.desk.values import split_paragraphs
from luutru.errors import LuutruError
from luutru.model import Role

if TYPE_CHECKING:
    from luutru.desk.desk import Desk
    from luutru.model import ContentFile, Ledger, RawPage

#: What the text of a second page adds to.
ADDED: Final = ("districts", "wards", "provinces", "topics")
#: Before the words of a paragraph in Markdown.
_SIGNS: Final = "#*_> "


def read_behind(desk: Desk, first: tuple[str, ContentFile], page: tuple[str, ContentFile]) -> ContentFile:
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
    for field in (*ADDED, "authors"):
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


def without_heading(body_md: str, title: str) -> str:
    """Return the text of a further page without what it begins with: the headline again, which page it is."""
    paragraphs = split_paragraphs(body_md)
    while paragraphs and is_heading_of(
        paragraphs[0].partition("\n{:")[0].replace("\\", "").strip(_SIGNS), title
    ):
        del paragraphs[0]
    return "\n\n".join(paragraphs)

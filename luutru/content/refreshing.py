"""One article written from its page: merged with what a person made of it, and remembered in its ledger.

A ledger row whose rule is "by-hand" is a line whose role a person gave; it is given again at each cleaning.
Lines are known by their text, and by how many with the same text stand before them, so that a page saved
again with other furniture keeps what was decided.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from luutru.content.body_pictures import picture_names
from luutru.content.frontmatter import read_content
from luutru.content.identity import render_print
from luutru.content.ledger import parse_ledger, render_ledger
from luutru.content.merging import Merged, field_prints, merge_content
from luutru.content.paragraph_merging import paragraph_prints
from luutru.content.pictures import take_picture
from luutru.content.record import CleaningRecord, fingerprint, parse_record, render_record
from luutru.content.store import LEDGERS, UnreadableError, read_text, read_whole, write_if_changed
from luutru.errors import LuutruError
from luutru.frozen import frozen
from luutru.model import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from luutru.content.from_description import Draft
    from luutru.model import LedgerRow, Role

#: Cleans an input with the roles that a person gave to its lines; None when it is not there.
Compose: TypeAlias = "Callable[[str, Mapping[int, Role]], Draft | None]"


@frozen
class Refreshed:
    """What became of an article: how it was merged, and whether its file changed.

    `kept_from`: the article is a person's whole, and its page has other bytes now.
    """

    merged: Merged | None = None
    changed: bool = False
    kept_from: bool = False


def refresh_article(folder: Path, name: str, draft: Draft) -> Refreshed:
    """Merge what cleaning makes of a page today into the article that is its own."""
    try:
        mine = read_whole(f"{folder}/{name}.md").decode("utf-8", "surrogateescape")
    except UnreadableError:  # told when it is loaded
        return Refreshed()
    base_text = read_text(folder / LEDGERS / f"{name}.tsv")
    base = parse_record(base_text) if base_text else None
    article_id = base.id if base else _id_in(mine, f"{folder.name}/{name}.md") or draft.article.id
    record = record_of(draft, article_id, base)
    unchanged = base_text == render_ledger(draft.ledger, render_record(record))
    if unchanged and record.written == fingerprint(mine):
        return Refreshed()
    merged = merge_content(mine, f"{folder.name}/{name}.md", base, draft)
    if "everything" in merged.by_hand:  # reviewed, withdrawn, or not readable
        return Refreshed(merged, kept_from=bool(base and base.sha256 != draft.sha256))
    record = replace(record, fields={**record.fields, **merged.written})
    return Refreshed(merged, write_article(folder, name, merged.text, draft, record))


def write_article(folder: Path, name: str, text: str, draft: Draft, record: CleaningRecord) -> bool:
    """Write pictures, content file and ledger, in this order; return whether the content file changed."""
    if draft.pictures:
        for picture in picture_names(text):
            take_picture(folder, picture)
    # The article first: should the ledger not follow, the next run finds the same values and writes it.
    changed = write_if_changed(folder / f"{name}.md", text)
    ledger = render_ledger(draft.ledger, render_record(replace(record, written=fingerprint(text))))
    write_if_changed(folder / LEDGERS / f"{name}.tsv", ledger)
    return changed


def load_hand_roles(folder: Path, name: str, draft: Draft) -> dict[int, Role]:
    """Return the roles that a person gave to lines which the page still has: number of the line → role."""
    text = read_text(folder / LEDGERS / f"{name}.tsv") or ""
    if f"\t{BY_HAND}\t" not in text:
        return {}
    try:
        rows = parse_ledger(text).rows
    except LuutruError:  # told when the article's page is made
        return {}
    return place_roles(find_hand_roles(rows), draft.ledger.rows)


def find_hand_roles(rows: Iterable[LedgerRow]) -> dict[tuple[str, int], Role]:
    """Return the roles given by hand: (text of the line, its number among its equals) → role."""
    return {key: row.role for key, row in number_rows(rows) if row.rule == BY_HAND}


def place_roles(given: Mapping[tuple[str, int], Role], rows: Iterable[LedgerRow]) -> dict[int, Role]:
    """Return the roles of the lines of a page that `given` knows: number of the line → role."""
    return {row.line: given[key] for key, row in number_rows(rows) if key in given}


def number_rows(rows: Iterable[LedgerRow]) -> Iterator[tuple[tuple[str, int], LedgerRow]]:
    """Yield each row with words, with what its line is known by."""
    seen: Counter[str] = Counter()
    for row in rows:
        text = " ".join(row.text.split())
        if text:
            yield (text, seen[text]), row
            seen[text] += 1


def _id_in(mine: str, path: str) -> str:
    content, _ = read_content(mine, path)
    return content.article.id if content else ""


def record_of(
    draft: Draft, article_id: str, base: CleaningRecord | None = None, lines: Mapping[str, str] | None = None
) -> CleaningRecord:
    """Return what to remember of a draft; what is no finding of its page is as it was in `base`."""
    return CleaningRecord(
        file=draft.name,
        sha256=draft.sha256,
        id=article_id,
        text=render_print(draft.text),
        duplicate_of=base.duplicate_of if base else "",
        written=base.written if base else "",
        fields=field_prints(draft.article, draft.evidence, lines),
        paragraphs=paragraph_prints(draft.body_md),
    )

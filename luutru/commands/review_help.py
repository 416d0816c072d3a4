"""What ``review`` answers to "?": the letters, and what a field may say."""

from __future__ import annotations

from shutil import get_terminal_size
from typing import TYPE_CHECKING

from luutru.commands.own_knowledge import has_word
from luutru.content.fields import KEYS, Kind
from luutru.knowledge.typed_places import find_meant
from luutru.messages import tr
from luutru.vietnamese.collation import sort_key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from luutru.knowledge.loading import Knowledge

#: Names that fit on a screen, in columns.
_MOST_LISTED = 60


def explain_field(
    field: str, word: str, knowledge: Knowledge, outlets: Collection[str], language: str
) -> Iterator[str]:
    """Yield what the letters do and what may be typed; with a word, only the known names that have it.

    `outlets` are those that articles have.
    """
    known = _known_names(field, knowledge, outlets, language)
    if not (word and known):
        yield tr("  a: it is right. c: type another value. n: it is wrong, and nothing is known.")
        yield tr("  s: ask again another time. q: stop; what you decided is kept.")
    if KEYS[field] is Kind.QUOTED:
        yield "  " + tr(
            "19/1/2018 or 2018-01-19; 2018-01; 2018; uncertain year 2024?-02-28; from–to 2021-12/2022-01"
        )
    names = [name for name in known if has_word((name,), word)]
    if known and not names and field in ("districts", "wards"):
        names = [name for name in find_meant(word, knowledge.places) if name in known]
    if known and not names:
        yield "  " + tr('nothing known has "{word}" in it; without a word all is listed', word=word)
    elif len(names) > _MOST_LISTED or (names and not word):
        yield tr("  {count} names; ? WORD lists those with a word in them", count=len(names))
    if word or len(names) <= _MOST_LISTED:
        for line in in_columns(names[:_MOST_LISTED], get_terminal_size().columns - 4):
            yield f"    {line}"


def _known_names(field: str, knowledge: Knowledge, outlets: Collection[str], language: str) -> Sequence[str]:
    match field:
        case "topics":
            return [topic.label(language) for topic in knowledge.topics.all]
        case "districts":
            return [district.name for district in knowledge.places.districts]
        case "wards":
            return [*knowledge.places.wards]
        case "provinces":
            return [province.name for province in knowledge.places.provinces]
        case "outlet":
            return sorted({*outlets, *(outlet.name for outlet in knowledge.outlets.all)}, key=sort_key)
    return []


def in_columns(names: Sequence[str], width: int) -> Iterator[str]:
    """Yield lines of a width with names side by side, in order from the top down."""
    for rows in range(1, len(names) + 1):
        columns = [names[start : start + rows] for start in range(0, len(names), rows)]
        widths = [max(map(len, column)) + 2 for column in columns]
        if sum(widths) - 2 <= width or rows == len(names):
            for row in range(rows):
                cells = zip(columns, widths, strict=True)
                yield "".join(column[row].ljust(room) for column, room in cells if row < len(column)).rstrip()
            return

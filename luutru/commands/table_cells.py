"""Values as people type them and spreadsheets give them back: 19/1/2018, 15:45:00, names without marks."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from luutru.content.changes import show_value
from luutru.content.deciding import DECIDABLE, find_differences, read_value
from luutru.content.fields import DATES
from luutru.errors import LuutruError
from luutru.knowledge.typed_outlets import is_new_outlet, settle_outlet, tell_new_outlet
from luutru.knowledge.typed_places import settle_place
from luutru.knowledge.typed_topics import settle_topic
from luutru.messages import tr
from luutru.vietnamese.edtf import is_edtf
from luutru.vietnamese.written_dates import parse_when, read_typed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from luutru.knowledge.loading import Knowledge
    from luutru.model import Article

#: A day as spreadsheets show it: day or month first, by the country that the computer is set to.
_TURNED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: +0?0:00(?::00)?)?", re.ASCII)
_KEPT = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MONTHS = 12
#: In the order in which `Places.lone_provinces` asks for them.
PLACES = ("provinces", "districts", "wards")
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::\d{2})?", re.ASCII)


def read_cells(
    cells: Mapping[str, str],
    article: Article,
    knowledge: Knowledge,
    *,
    used: Collection[str] = (),
    day_first: bool | None = None,
) -> tuple[dict[str, object], dict[str, LuutruError]]:
    """Return the values of those of some cells that hold a field which a curator may decide, and what is
    wrong with the others, by field.

    `used` are the outlets that articles have. A province in which a district or ward of the article lies
    follows from that, and is not written.
    """
    decided: dict[str, Any] = {}
    wrong: dict[str, LuutruError] = {}
    for field in (field for field in DECIDABLE if field in cells):
        held = getattr(article, field)
        about = replace(article, districts=decided.get("districts", article.districts))
        try:
            if field == "outlet" and " ".join(cells[field].split()) != held:
                decided[field] = settle_outlet(cells[field], knowledge.outlets, used) or None
            else:
                decided[field] = read_cell(field, cells[field], held, knowledge, about, day_first=day_first)
        except LuutruError as error:
            wrong[field] = error
    if find_differences(article, {field: decided[field] for field in PLACES if field in decided}):
        found = [decided.get(field, getattr(article, field)) for field in PLACES]
        decided |= {"provinces": knowledge.places.lone_provinces(*found)} if found[0] else {}
    return decided, wrong


def find_remarks(typed: Mapping[str, object], knowledge: Knowledge, used: set[str]) -> Iterator[str]:
    """Yield what to say of odd values that were typed; a new outlet is among those `used` from then on."""
    if is_new_outlet(outlet := typed.get("outlet"), knowledge.outlets, used):
        used.add(str(outlet))
        yield tell_new_outlet(outlet)
    for author in read_value("authors", show_value(typed.get("authors"))) or ():
        if "," in author:
            yield tr("an author with a comma in it is one: part several by “;”")
        if author in used or knowledge.outlets.by_name(author):
            yield tr("“{name}” is an outlet's name; is it the author's too?", name=author)


def is_day_first(cells: Iterable[str]) -> bool | None:
    """Whether the days of a table have their day first, or their month; None where its cells do not tell.

    Days that nobody turned about (2018-01-19) tell that the others were typed, in Viet Nam.
    """
    dates = list(cells)
    turned = list(filter(None, map(_TURNED.fullmatch, dates)))
    day = any(int(date[1]) > _MONTHS for date in turned) or any(map(_KEPT.fullmatch, dates))
    month = any(int(date[2]) > _MONTHS for date in turned)
    return day if day != month else None


def read_cell(
    field: str,
    cell: str,
    held: object,
    knowledge: Knowledge | None = None,
    article: Article | None = None,
    *,
    day_first: bool | None = None,
) -> object:
    """Return the value of a field from its cell; `held` is what the article has now.

    With `day_first` a date is written as in Viet Nam, by a person or a whole table; without it a spreadsheet
    may have turned about what it was. Raises LuutruError, for one that may be two days, or is none.
    A topic may be named; places need no marks; of several of one name it is the one near the `article`.
    """
    text = cell.strip()
    if knowledge and field in ("topics", "districts", "wards", "provinces"):
        return tuple(_settle(field, name, knowledge, article) for name in read_value(field, cell) or ())
    if field in DATES and text and text != held and not is_edtf(text):
        days = list(_days_of(text))
        if held in (days if day_first is False else days[:1]):
            return held
        if len(days) > 1 and not day_first:
            message = tr("{text} may be {one} or {other}", text=text, one=days[0], other=days[1])
            raise LuutruError(f"{message} ({tr('write one of the two, and format the column as text')})")
        if not days and (turned := _TURNED.fullmatch(text)) and 0 < int(turned[2]) <= _MONTHS:
            day, month, year = map(int, turned.groups())
            raise LuutruError(tr("{month}/{year} has no day {day}", month=month, year=year, day=day))
        if not days:
            message = tr(
                '"{text}" is no date: write 19/1/2018, 1/2018 or 2018; 2018~ is about 2018, 2018? unsure, '
                "2017-12/2018-01 a span",
                text=text,
            )
            raise LuutruError(message)
        return days[0]
    if field == "published_time" and (found := _TIME.fullmatch(text)):
        return f"{found[1]:0>2}:{found[2]}"
    return read_value(field, cell)


def _settle(field: str, typed: str, knowledge: Knowledge, article: Article | None) -> str:
    """Return the topic or place meant, or what was typed; raises LuutruError for several between commas."""

    def settle(name: str) -> str:
        if field == "topics":
            return settle_topic(name, knowledge.topics)
        return settle_place(field, name, knowledge.places, article)

    meant, parts = settle(typed), [part.strip() for part in typed.split(",")]
    if len(parts) > 1:
        known = knowledge.names[field]
        if meant not in known and known.issuperset(map(settle, parts)):
            raise LuutruError(tr("part several by “;”: {names}", names="; ".join(parts)))
    return meant


def _days_of(text: str) -> Iterator[str]:
    """Yield what a date may mean, as EDTF; nothing where it is none."""
    if not (found := _TURNED.fullmatch(text)):
        yield from filter(None, [read_typed(text) or parse_when(text)[0]])
        return
    first, second, year = found.groups()
    for month, day in dict.fromkeys(((second, first), (first, second))):
        if is_edtf(written := f"{year}-{month:0>2}-{day:0>2}"):
            yield written

"""A record, whatever container it came in → its page: the text from one field, what is known from the others.

What the fields are called is data (`luutru.knowledge.record_keys`). A record is believed: its title is the
title and its lead is the lead, and its text is left with what is text.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field, replace
from typing import IO, TYPE_CHECKING, Final

from luutru.cleaning.describing.credits import split_authors
from luutru.cleaning.formats.record_fields import ADDRESS, Fields, as_text, is_nothing, parse_literal
from luutru.cleaning.html_input import looks_like_html
from luutru.cleaning.known import merge_known
from luutru.cleaning.reading import read_page
from luutru.knowledge.record_keys import load_record_keys, name_of
from luutru.messages import tr
from luutru.model import Known, RawPage, SetAside
from luutru.vietnamese.repair import repair_line
from luutru.vietnamese.syllables import is_syllable
from luutru.vietnamese.written_dates import parse_when
from luutru.vocabulary import UPPER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from luutru.cleaning.note_files import Notes
    from luutru.cleaning.pictures import PictureStore
    from luutru.cleaning.reading import Kind

#: An element of HTML inside a text; a lone "<" or "<3" is none.
_TAG: Final = re.compile(
    r"</(?:p|div|span|a|b|i|u|em|strong|h[1-6]|li|ul|ol|td|tr|table|figure|section|article|font|center)\s*>"
    r"|<(?:br|hr|img|p|div)\b[^<>]{0,2000}>", re.I,
)  # fmt: skip
_ESCAPED_TAG: Final = re.compile(r"&lt;/?(?:p|div|br|span|strong|a|h[1-6])\b", re.I)
#: Elements that make lines; in a text without any (WordPress keeps none) a blank line is a paragraph's end.
_BLOCK_TAG: Final = re.compile(r"<(?:p|div|br|li|td|tr|section|article)\b", re.I)
#: A place of one to three words, glued to the first word of a lead.
_STAMP: Final = re.compile(
    rf"((?:[{UPPER}][^\W\d_]* ){{0,2}}[{UPPER}][^\W\d_{UPPER}]+)([{UPPER}][^\W\d_{UPPER}]*)(?![^\W_])"
)
_CITY_STAMP: Final = re.compile(rf"TP HCM(?=[{UPPER}][^\W\d_{UPPER}])")
_BETWEEN_TAGS: Final = re.compile(r"\s?[,;|]\s?")
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])[:hg][0-5]\d(?::[0-5]\d)?", re.I | re.ASCII)
_DEEPEST: Final = 4
_LONGEST_NAME: Final = 60


@dataclass(slots=True)
class ReadingLog:
    """What is said of containers when all of their records were read: keys that stand for nothing known."""

    unread: dict[str, dict[str, None]] = field(default_factory=dict)

    def note_keys(self, container: str, keys: Sequence[str]) -> None:
        """Note the keys of a record that were not read."""
        if keys:
            self.unread.setdefault(container, {}).update(dict.fromkeys(keys))


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: with what the user knows of them; `log` takes what is to be said of containers,
    `pictures` those that are packed in them. Where `only` names a record, no other is read.
    """

    notes: Notes
    log: ReadingLog | None = None
    pictures: PictureStore | None = None
    only: str = ""

    def read(self, stream: IO[bytes], name: str, file_name: str = "") -> Iterator[RawPage | SetAside]:
        """Yield the pages of a file within another; `file_name` is what it is called, where that differs."""
        raise NotImplementedError


def find_records(value: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """Yield the records in a value: itself, those of its list, of its columns, or of the objects in it."""
    if isinstance(value, list):
        for item in value:
            yield from find_records(item, depth + 1)
    elif isinstance(value, dict):
        members: list[object] = [item for item in value.values() if isinstance(item, dict | list)]
        if columns := _as_columns(value) if members else []:
            yield from columns
        elif depth > _DEEPEST or not members or looks_like_record(value):
            yield value
        else:
            inner = [list(find_records(_addressed(item, str(key)), depth + 1)) for key, item in value.items()
                     if isinstance(item, dict | list)]  # fmt: skip
            lists = [found for found in inner if any(map(looks_like_record, found))]
            if not lists:
                yield value
            for found in lists:
                yield from found


def _addressed(value: object, key: str) -> object:
    """Return an object that stands under an address with it, for it is its own."""
    return {"url": key, **value} if isinstance(value, dict) and ADDRESS.fullmatch(key) else value


def looks_like_record(value: Mapping[str, object]) -> bool:
    """Say whether an object is an article: it has a text, or a title and a lead or an address."""
    fields = Fields(value)
    if fields.pick("text") or "<" in fields.pick("html"):
        return True
    return bool(fields.pick("title") and (fields.pick("lead") or fields.pick("url")))


def _as_columns(value: Mapping[str, object]) -> list[dict[str, object]]:
    """Return the records of a table by columns, as pandas writes it ({"title": {"0": …}}); else nothing."""
    names, data = value.get("columns"), value.get("data")
    if isinstance(names, list) and isinstance(data, list):
        return [dict(zip(map(str, names), row, strict=False)) for row in data if isinstance(row, list)]
    keys = load_record_keys()
    known = {key: column for key, column in value.items() if keys.is_known(key)}
    columns: dict[str, list[object]] = {}
    for key, column in known.items():
        if isinstance(column, dict | list):
            columns[key] = list(column.values()) if isinstance(column, dict) else column
    sizes = {len(column) for column in columns.values()}
    names_of_text = [key for key in columns if "text" in keys.fields[name_of(key)]]
    titles = [key for key in columns if "title" in keys.fields[name_of(key)]]
    if len(columns) < 2 or len(sizes) != 1 or not (names_of_text and titles) or sizes == {0}:
        return []
    same = {key: item for key, item in value.items() if key not in columns}
    return [{**same, **dict(zip(columns, row, strict=True))} for row in zip(*columns.values(), strict=True)]


def read_record(
    record: Mapping[str, object],
    name: str,
    known: Known = Known(),  # noqa: B008 - frozen
    log: ReadingLog | None = None,
) -> RawPage | SetAside:
    """Return the page of a record; its page's bytes are those of its text in UTF-8."""
    fields = Fields(record)
    if log is not None:
        log.note_keys(name.rpartition("#")[0], fields.unknown())
    known = merge_known(known, _known(fields))
    markup = fields.pick("html")
    text = markup if "<" in markup else fields.pick("text")
    if not text:
        if empty := fields.has_empty("text"):
            return SetAside(name, "empty", tr('the field "{field}" is empty', field=empty))
        text = known.summary  # a list of headlines with their leads has no other text
    if not text:
        return SetAside(
            name, "no-text",
            tr('no field with the text (it has: {fields}); name the column "content"',
               fields=", ".join(list(record)[:20]) or tr("nothing")),
        )  # fmt: skip
    if _ESCAPED_TAG.search(text) and not _TAG.search(text):
        text = html.unescape(text)
    elif "\\n" in text and "\n" not in text:
        text = text.replace("\\r", "").replace("\\n", "\n")
    whole = looks_like_html(text)
    marked = whole or bool(_TAG.search(text))
    kind: Kind = "text"
    if marked:
        kind = "html" if whole or _BLOCK_TAG.search(text) else "html-lines"
    page = read_page(text.encode("utf-8", "surrogatepass"), name, known, kind)
    return page if whole or isinstance(page, SetAside) else replace(page, apart=True)


def _line(text: str) -> str:
    """Return the one line of a title or a lead, without the tags that stood in it."""
    if "<" in text and _TAG.search(text):
        text = html.unescape(re.sub(r"<[^<>]*>", " ", text))
    return repair_line(text)[0]


def _without_stamp(lead: str) -> str:
    """Return a lead without the place that a crawler glued to it: "Hà NộiHơn hai mươi gia đình …".

    VnExpress sets the place in an element of its own, and no space between.
    """
    match = _STAMP.match(lead)
    if match and all(is_syllable(word.lower()) for word in (match[1].split()[-1], match[2])):
        return lead[match.start(2) :]
    return lead.removeprefix("TP HCM") if _CITY_STAMP.match(lead) else lead


def known_of_record(record: Mapping[str, object]) -> Known:
    """Return what a record says of its page, beside the text."""
    return _known(Fields(record))


def _known(fields: Fields) -> Known:
    published, time = _when(fields, "published")
    if published and not time:
        time = next((t for value in fields.values("published") if (t := _clock(as_text(value)))), "")
    url = next((text for value in fields.values("url") if (text := _first_line(value))), "")
    site = next((text for value in fields.values("outlet") if (text := _first_line(value))), "")
    if not url and ADDRESS.fullmatch(site) and site.count("/") > 3:
        url = site
    tags = [name for value in _first(fields, "tags") for name in _BETWEEN_TAGS.split(as_text(value))]
    return Known(
        url=f"https:{url}" if url.startswith("//") else url,
        title=_line(fields.pick("title")),
        site_name=_line(site),
        summary=_without_stamp(_line(fields.pick("lead"))),
        published=published,
        published_time=time,
        updated=_when(fields, "updated")[0],
        retrieved=_when(fields, "retrieved")[0],
        authors=_names(_first(fields, "authors")),
        category=_labels(map(as_text, _first(fields, "category"))),
        tags=_labels(tags),
    )


def _first(fields: Fields, field: str) -> list[object]:
    """Return the first value of a field that says something, as the list that it is or may be."""
    value = parse_literal(next((value for value in fields.values(field) if as_text(value)), []))
    return value if isinstance(value, list) else [value]


def _first_line(value: object) -> str:
    return as_text(value).strip().partition("\n")[0].strip()


def _when(fields: Fields, field: str) -> tuple[str, str]:
    """Return the day and the time of the first value that is a date; else what is said instead of one."""
    said = [as_text(value).strip() for value in fields.values(field)]
    for text in said:
        day, time = parse_when(text)
        if day:
            return day, time
    return next((text for text in said if text and not _clock(text)), fields.says_unknown(field)), ""


def _clock(text: str) -> str:
    text = text.strip()
    return (
        text[:5].lower().replace("h", ":").replace("g", ":").rjust(5, "0") if _CLOCK.fullmatch(text) else ""
    )


def _names(values: Sequence[object]) -> tuple[str, ...]:
    names: list[str] = []
    for value in values:
        for line in as_text(value).splitlines():
            text = _line(line)
            if not is_nothing(text) and not text.isdigit() and "@" not in text and not ADDRESS.match(text):
                names += [name for name in split_authors(text, anything=True) if len(name) <= _LONGEST_NAME]
    return tuple(dict.fromkeys(name for name in names if any(map(str.isalpha, name))))


def _labels(texts: Iterable[str]) -> tuple[str, ...]:
    labels = (_line(line).strip("#").strip() for text in texts for line in text.splitlines())
    return tuple(dict.fromkeys(label for label in labels if not is_nothing(label)))

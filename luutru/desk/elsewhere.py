"""The same mistake elsewhere: values and lines like one of an article, in other pages, mostly of its outlet.

What is alike is found in the bytes of the files first, so that only those that have the words are read whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from luutru.content.fields import KEYS, LISTS
from luutru.content.finding import find_article
from luutru.content.store import LEDGERS, load_content_file, load_ledger, read_if_whole
from luutru.content.tsv import escape_cell
from luutru.errors import LuutruError
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from luutru.desk.desk import Desk
    from luutru.model import Article, ContentFile, LedgerRow, Role

#: A page of the desk with more would be read by nobody to its end.
MOST: Final = 200
_LONGEST_LABEL: Final = 20
#: What a content file may write otherwise within quotes.
_QUOTED: Final = re.compile(r"[\"'\\]")
#: What each article says in words of its own.
_WORDED: Final = frozenset({"title", "kicker", "summary"})


@dataclass(frozen=True, slots=True)
class Like:
    """A value or a line like another: in which article, and how it stands there.

    `value` is what the field has there, `line` the line's number in the raw page, 0 where there is none;
    `foreign` says that the page is of an outlet known to be another.
    """

    name: str
    title: str
    value: str
    words: str
    line: int
    role: Role | None = None
    foreign: bool = False


def find_values(desk: Desk, name: str, field: str, value: str) -> tuple[Like, ...]:
    """Return the articles of the same outlet with this value of a field by the same rule, this one first.

    A day, which differs from article to article, is alike where its rule is; a title where its words are.
    """
    name, file = find_article(desk.content, name)
    if field not in KEYS:
        raise LuutruError(tr("there is no such field"))
    shared = field in LISTS or field == "outlet"
    worded = field in _WORDED
    own_words = {record.text for record in file.evidence.get(field, ())} if worded else set()
    rules = {
        record.rule
        for record in file.evidence.get(field, ())
        if not shared or (record.value or getattr(file.article, field) or "") == value
    }
    needles = {max(_QUOTED.split(text), key=len) for text in own_words} or ({value} if shared else rules)
    found = []
    for other in [other for other, own in _walk(desk, name, file) if own] if rules else ():
        data = read_if_whole(f"{desk.content}/{other}.md")
        if not any(needle.encode() in data for needle in needles):
            continue
        content, _ = load_content_file(desk.content, other)
        if content is None or content.article.reviewed or content.article.withdrawn:
            continue
        held = getattr(content.article, field)
        for record in content.evidence.get(field, ()):
            own = record.value or (held if isinstance(held, str) else "")
            if (
                own
                and record.rule in rules
                and (own == value or not shared)
                and (not worded or record.text in own_words)
            ):
                found.append(Like(other, content.article.title, own, record.text, record.line or 0))
                break
        if len(found) >= MOST:
            break
    return tuple(found)


def find_lines(desk: Desk, name: str, lines: Collection[int]) -> tuple[Like, ...]:
    """Return the lines of raw pages that say what these lines say: these, then those of the same outlet.

    Spaces aside, and whatever their numbers are: "Tin số 12" is like "Tin số 7", and "Ảnh: Minh Thư" like
    "Ảnh: Hà Lê". In all other pages, whose outlet may not be known, these very words are looked for.
    """
    name, file = find_article(desk.content, name)
    ledger = load_ledger(desk.content, name)
    texts = [row.text for row in ledger.rows if row.line in lines] if ledger else []
    wanted = {pattern_of(text) for text in texts}
    same = {" ".join(text.split()) for text in texts}
    needles = {needle for text in texts if (needle := _needle_of(text))}
    found: list[Like] = []
    for other, own in _walk(desk, name, file):
        data = read_if_whole(f"{desk.content}/{LEDGERS}/{other}.tsv")
        if not any(needle in data for needle in needles):
            continue
        for page, row, is_markup in _rows(desk, other):
            if pattern_of(row.text) in wanted if own else " ".join(row.text.split()) in same:
                words = Markup(row.text).striptags() if is_markup else " ".join(row.text.split())
                foreign = not own and bool(page.outlet)
                found.append(Like(other, page.title, "", words, row.line, row.role, foreign))
        if len(found) >= MOST:
            break
    return tuple(found[:MOST])


def pattern_of(text: str) -> str:
    """Return a line less what differs between equal ones: spaces, numbers, what follows a label."""
    return "".join("0" if char.isdecimal() else char for char in " ".join(_label_of(text).split()))


def _label_of(text: str) -> str:
    """Return the label that a line begins with ("Ảnh:"), the whole line where it has none."""
    label, colon, said = text.strip().partition(":")
    return label + colon if said[:1].isspace() and 0 < len(label) <= _LONGEST_LABEL else text


def _needle_of(text: str) -> bytes:
    """Return the longest run of what is alike without a digit, as it stands in a ledger."""
    pieces = "".join("\0" if char.isdecimal() else char for char in _label_of(text)).split("\0")
    return escape_cell(max((piece.strip() for piece in pieces), key=len)).encode("utf-8", "surrogateescape")


def _rows(desk: Desk, name: str) -> Iterator[tuple[Article, LedgerRow, bool]]:
    """Yield the lines of an article that nobody reviewed, with it and whether they are markup."""
    file, _ = load_content_file(desk.content, name)
    if file is None or file.article.reviewed or file.article.withdrawn:
        return
    try:
        ledger = load_ledger(desk.content, name)
    except LuutruError:
        return
    if ledger is None:
        return
    for row in ledger.rows:
        yield file.article, row, not ledger.newline


def _walk(desk: Desk, name: str, file: ContentFile) -> list[tuple[str, bool]]:
    """Return all articles, this one first, then those that may be of its outlet, and whether they may."""
    outlet = file.article.outlet or ""
    others = [(other, not outlet or seen.outlet == outlet) for other, seen in desk.index if seen.id]
    return [(name, True), *sorted((one for one in others if one[0] != name), key=lambda one: not one[1])]

"""Text files with many articles, or with fields in lines: "Tiêu đề: …", "Ngày đăng: …", "Nội dung: …".

A file is split only where it is plain that its parts are articles: a dividing line, or a headline with its
date, that come again; blocks, or single lines, each of which speaks of its own headline and of no other's. A
file that cannot be told from one article is one article.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.knowledge.record_keys import load_record_keys, name_of
from luutru.vietnamese.dates import is_date_line
from luutru.vietnamese.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Sequence

#: "-----", "=====", "* * * *", "#####": nothing else stands on the line.
_RULER: Final = re.compile(r"[ \t]*([-=*_#~+])(?:[ \t]*\1){3,}[ \t]*")
_LABEL: Final = re.compile(r"[ \t]*+\**+([^\W\d_][\w /-]{0,24}?)\**+[ \t]*+:[ \t]*+(.*)")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’)]*(?:\s+|$)")
#: An article has at least so many words, and its headline between the other two figures.
_LEAST_WORDS, _SHORTEST_TITLE, _LONGEST_TITLE = 30, 4, 25
#: A line of prose has so many words, and a full stop.
_PROSE_WORDS: Final = 9
#: Of its headline's words an article says so many again, and another article fewer than the second share.
_OWN, _OTHERS = 0.5, 0.5
#: Words that any text has; they tell no article from another.
_COMMON: Final = frozenset((
    "va", "cua", "la", "cho", "voi", "trong", "tren", "tai", "o", "tu", "den", "da", "se", "dang", "duoc",
    "bi", "co", "khong", "mot", "cac", "nhung", "nay", "do", "khi", "sau", "truoc", "hon", "moi", "ve", "ra",
    "vao", "len", "xuong", "nam", "ngay", "thang",
))  # fmt: skip


def find_fields(text: str) -> list[dict[str, object]]:
    """Return the records of a text whose lines begin with the names of fields; nothing for any other text."""
    keys = load_record_keys()
    records: list[dict[str, object]] = []
    record: dict[str, object] = {}
    last = ""
    for line in text.splitlines():
        match = _LABEL.fullmatch(line)
        fields = keys.fields.get(name_of(match[1]), ()) if match else ()
        if match and fields and fields[0] not in ("file", "wrapper", "other"):
            if match[1] in record and record.keys() & {match[1]}:
                records.append(record)
                record = {}
            last = match[1]
            record[last] = match[2]
        elif last and not _RULER.fullmatch(line):
            record[last] = f"{record[last]}\n{line}"
        elif line.strip() and not _RULER.fullmatch(line):
            return []
    records = [{key: str(value).strip("\n") for key, value in one.items()} for one in (*records, record)]
    return records if all(map(_is_article, records)) else []


def _is_article(record: dict[str, object]) -> bool:
    keys = load_record_keys()
    fields = {field for key in record for field in keys.fields[name_of(key)]}
    return "text" in fields and bool(fields & {"title", "published", "url"}) and len(record) > 1


def split_articles(text: str) -> list[tuple[str, str]]:
    """Return title and text of the articles in a text of several; nothing for a text of one.

    A title is "" where it is told best together with the text.
    """
    lines = text.splitlines(keepends=True)
    if parts := _by_rulers(lines) or _by_dated_headlines(lines):
        return [("", part) for part in parts]
    return _by_blocks(lines) or _by_lines(lines)


def _by_rulers(lines: Sequence[str]) -> list[str]:
    parts = [""]
    for line in lines:
        if _RULER.fullmatch(line.rstrip("\r\n")):
            parts.append("")
        else:
            parts[-1] += line
    parts = [part for part in parts if part.strip()]
    return parts if len(parts) > 1 and all(map(_has_headline_and_text, parts)) else []


def _has_headline_and_text(part: str) -> bool:
    printed = [line.strip() for line in part.splitlines() if line.strip()]
    if not any(map(_is_headline, printed[: 1 + is_date_line(printed[0])])):
        return False
    prose = [line for line in printed if line[-1] in '.!?…”"' and len(line.split()) >= _PROSE_WORDS]
    return len(prose) > 2 and len(part.split()) >= _LEAST_WORDS


def _is_headline(line: str) -> bool:
    words = line.split()
    return (
        _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE
        and line[-1] not in ".!?…:;,"
        and not is_date_line(line)
    )


def _by_dated_headlines(lines: Sequence[str]) -> list[str]:
    """Split before each headline whose date stands below it, with a text below that."""
    printed = [(place, line.strip()) for place, line in enumerate(lines) if line.strip()]
    starts = [
        place for (place, line), (_, below) in pairwise(printed) if _is_headline(line) and is_date_line(below)
    ]
    if len(starts) < 2 or (printed and starts[0] != printed[0][0]):
        return []
    parts = _cut(lines, starts)
    return parts if all(len(part.split()) >= _LEAST_WORDS and part.count(".") > 1 for part in parts) else []


def _by_blocks(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Split at blank lines where each block is a headline and its text, told apart by their words."""
    starts = [
        place for place, line in enumerate(lines)
        if line.strip() and (not place or not lines[place - 1].strip())
    ]  # fmt: skip
    if len(starts) < 2 or (starts and "".join(lines[: starts[0]]).strip()):
        return []
    parts = _cut(lines, starts)
    heads = [part.split("\n", 1)[0].strip() for part in parts]
    rests = [part.partition("\n")[2] for part in parts]
    if not all(map(_is_headline, heads)) or any(len(part.split()) < _LEAST_WORDS for part in parts):
        return []
    return [*zip(heads, rests, strict=True)] if _speak_each_of_their_own(heads, rests) else []


def _by_lines(lines: Sequence[str]) -> list[tuple[str, str]]:
    """Split into lines where each is a whole article: its headline first, as a sentence."""
    parts = [line for line in lines if line.strip()]
    heads, rests = [], []
    for part in parts:
        end = _SENTENCE_END.search(part)
        heads.append(part[: end.start()] if end else "")
        rests.append(part[end.end() :] if end else "")
    whole = all(len(rest.split()) >= _LEAST_WORDS and len(_SENTENCE_END.findall(rest)) > 1 for rest in rests)
    if len(parts) < 2 or not whole or not all(head and _is_headline(head) for head in heads):
        return []
    return [*zip(heads, rests, strict=True)] if _speak_each_of_their_own(heads, rests) else []


def _speak_each_of_their_own(heads: Sequence[str], rests: Sequence[str]) -> bool:
    """Say whether each text says its headline's words again, and hardly those of its neighbours'."""
    words = [set(fold_words(rest)) for rest in rests]
    for place, head in enumerate(heads):
        told = [word for word in fold_words(head) if word not in _COMMON]
        if not told or _share(told, words[place]) < _OWN:
            return False
        beside = [*words[max(0, place - 1) : place], *words[place + 1 : place + 2]]
        if any(_share(told, other) >= _OTHERS for other in beside):
            return False
    return True


def _share(words: Sequence[str], text: set[str]) -> float:
    return sum(word in text for word in words) / len(words)


def _cut(lines: Sequence[str], starts: Sequence[int]) -> list[str]:
    return ["".join(lines[start:end]) for start, end in pairwise([*starts, len(lines)])]

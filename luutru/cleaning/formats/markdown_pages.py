"""Pages in Markdown, with front matter as Hugo, Jekyll and Hexo write it or without.

As with HTML, the source is cut into pieces that joined are the source again: a piece is a paragraph, a
heading or an item, and shows its text without Markdown's signs. What the front matter says is known of the
page.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from luutru.cleaning.formats.records import known_of_record
from luutru.cleaning.known import merge_known
from luutru.cleaning.reading import read_page
from luutru.messages import tr
from luutru.model import Known, RawPage, SetAside, Shown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_YAML: Final = re.compile(
    r"\A\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)
_TOML: Final = re.compile(r"\A\s*\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_LONGEST_FRONT: Final = 1 << 16
_HEADING: Final = re.compile(r"(#{1,6})[ \t]++(.*?)(?:(?<![ \t#])[ \t]*#*)?$")
_UNDERLINE: Final = re.compile(r"(=+|-+)[ \t]*$")
_ITEM: Final = re.compile(r"[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
#: Lines that say how, not what: rulers, includes, short codes, attributes, comments.
_NO_TEXT: Final = re.compile(
    r"[ \t]*(?:[-*_]{3,}|\{%.*%\}|\{\{.*\}\}|\{:.*\}|<!--.*-->|!\[[^\]]*\]\([^)]*\)(?:\{.*\})?|```.*)[ \t]*$"
)
_SIGNS: Final = (
    (re.compile(r"!\[[^\[\]]{0,500}\]\([^()]{0,2000}\)"), ""),
    (re.compile(r"\[([^\[\]]{0,500})\]\([^()\s]{0,2000}(?:\s+\"[^\"]{0,500}\")?\)"), r"\1"),
    (re.compile(r"(\*\*|__)(?=\S)(.{1,500}?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<!\w)_(?=\S)([^_]+?)(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]*>"), ""),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>-])"), r"\1"),
)  # fmt: skip


def read_markdown(data: bytes, name: str, known: Known) -> RawPage | SetAside:
    """Return the page of a Markdown file."""
    page = read_page(data, name, known, "text")
    if isinstance(page, SetAside):
        return page
    source = page.newline.join(page.lines) + page.newline * page.final_newline
    front, start = _front_matter(source)
    pieces, shown = zip(*_cut(source, start), strict=True)
    if not any(piece.text for piece in shown):
        return SetAside(name, "empty", tr("front matter without a text below it"))
    said = merge_known(page.known, known_of_record(front)) if front else page.known
    return replace(
        page, newline="", final_newline=False, lines=pieces, shown=shown, known=said, apart=bool(said.title)
    )


def _front_matter(source: str) -> tuple[Mapping[str, object], int]:
    """Return what stands above the text, and where the text begins."""
    for pattern, load in ((_YAML, _load_yaml), (_TOML, _load_toml)):
        if match := pattern.match(source[:_LONGEST_FRONT]):
            front = load(match[1])
            if isinstance(front, dict):
                return {str(key): _plain(value) for key, value in front.items()}, match.end()
    if source.startswith("{"):
        with suppress(ValueError, RecursionError):
            return json.JSONDecoder().raw_decode(source)
    return {}, 0


def _load_yaml(text: str) -> object:
    import yaml

    try:
        return yaml.load(text, Loader=yaml.BaseLoader)  # dates stay as they are written
    except yaml.YAMLError:
        return None


def _load_toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _plain(value: Any) -> object:
    return value.isoformat() if isinstance(value, dt.date | dt.time) else value


def _cut(source: str, start: int) -> Iterator[tuple[str, Shown]]:
    """Yield pieces of the source with what they show."""
    if start:
        yield source[:start], Shown()
    paragraph = ""
    for line in source[start:].splitlines(keepends=True):
        bare = line.strip()
        heading = _HEADING.match(bare)
        if (
            bare
            and not heading
            and not _NO_TEXT.match(bare)
            and not (_ITEM.match(line) or bare.startswith(">"))
        ):
            if paragraph and _UNDERLINE.match(bare):
                yield from _piece(paragraph, "h1" if bare[0] == "=" else "h2")
                yield line, Shown()
                paragraph = ""
            else:
                paragraph += line
                if line.rstrip("\r\n").endswith(("  ", "\\")):
                    yield from _piece(paragraph, "p")
                    paragraph = ""
            continue
        if paragraph and _UNDERLINE.match(bare) and bare[:1] == "-":
            yield from _piece(paragraph, "h2")
            yield line, Shown()
            paragraph = ""
            continue
        yield from _piece(paragraph, "p")
        paragraph = ""
        if heading:
            yield from _piece(line, f"h{len(heading[1])}")
        elif not bare or _NO_TEXT.match(bare):
            yield line, Shown()
        else:
            yield from _piece(line, "blockquote" if bare.startswith(">") else "li")
    yield from _piece(paragraph, "p")


def _piece(text: str, element: str) -> Iterator[tuple[str, Shown]]:
    """Yield a paragraph and the white space around it."""
    if not text:
        return
    inner = text.strip()
    lead = len(text) - len(text.lstrip())
    if lead:
        yield text[:lead], Shown()
    if inner:
        yield inner, Shown(_shown(inner, element), element)
    if lead + len(inner) < len(text):
        yield text[lead + len(inner) :], Shown()


def _shown(text: str, element: str) -> str:
    if element == "blockquote":
        text = text.lstrip("> ")
    elif element == "li":
        text = re.sub(r"^[*+]", "-", text)
    elif match := _HEADING.match(text):
        text = match[2]
    text = " ".join(text.removesuffix("\\").split())
    for pattern, instead in _SIGNS:
        text = pattern.sub(instead, text)
    return text.strip()

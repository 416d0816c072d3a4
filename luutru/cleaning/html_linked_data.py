"""The article that a page describes in JSON-LD: read though slightly broken, and only where it is its own.

Pages carry the descriptions of related articles too, and templates forget commas and escapes.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from luutru.vietnamese.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_ARTICLE_TYPES: Final = frozenset(
    ("Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle",
     "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "Report")
)  # fmt: skip
_CONTROLS: Final = re.compile(r"[\x00-\x1f]")
#: A string with quotes inside: it ends at the quote that a comma, colon or bracket follows.
_STRING: Final = re.compile(r'"((?:[^"\\]|\\.|"(?!\s*[,:}\]]))*)"', re.DOTALL)
_BARE_QUOTE: Final = re.compile(r'(?<!\\)"')
_BAD_ESCAPE: Final = re.compile(r'\\(?!["\\/bfnrtu])')
_TRAILING_COMMA: Final = re.compile(r",(?=\s*[}\]])")
_AROUND: Final = re.compile(r"^(?:\s|<!--|//|<!\[CDATA\[|/\*.*?\*/)++|(?:-->|//\s{0,9}\]\]>|\]\]>|;){1,4}$")
#: Where an article stands in the description of something else.
_INNER: Final = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart", "isPartOf")
_DEEPEST: Final = 6
#: A script of more letters is a data set, and is not mended.
_LONGEST: Final = 1 << 20
#: Two headlines of one article have so many of the shorter one's words in common: editors change a word.
_COMMON: Final = 0.6


def find_article(
    scripts: Iterable[str], addresses: Sequence[str], headings: Sequence[str]
) -> Mapping[str, object]:
    """Return the description of the page's own article; empty where none is, or where all are of others.

    `addresses` are what the page says its own are, `headings` its headline and its window's title.
    """
    found = [thing for script in scripts for thing in _things(_load(script))]
    verdicts = [_agrees(thing, addresses, headings) for thing in found]
    for wanted in (True, None):
        if wanted in verdicts:
            return found[verdicts.index(wanted)]
    return {}


def _agrees(thing: Mapping[str, object], addresses: Sequence[str], headings: Sequence[str]) -> bool | None:
    """Say whether a description is this page's, by its address or its headline; None if nobody knows."""
    own = {_same_address(address) for address in addresses if address}
    said = {_same_address(address) for address in addresses_of(thing)}
    if own and said:
        if own & said:
            return True
        if not headings:
            return False
    headline = thing.get("headline") or thing.get("name")
    if isinstance(headline, str) and headings:
        return any(share_words(headline, heading) for heading in headings)
    return None if not (own and said) else False


def addresses_of(thing: Mapping[str, object]) -> list[str]:
    """Return the addresses that a description gives of its article, the best first."""
    main = thing.get("mainEntityOfPage")
    values = (
        main.get("@id") or main.get("url") if isinstance(main, dict) else main,
        thing.get("url"),
        thing.get("@id"),
    )
    return [value for value in values if isinstance(value, str) and value.startswith(("http://", "https://"))]


def share_words(one: str, other: str) -> bool:
    """Say whether two headlines are of one article."""
    first, second = set(fold_words(one)), set(fold_words(other))
    return bool(first and second) and len(first & second) >= _COMMON * min(len(first), len(second))


def _same_address(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("amp.")
    return f"{host}{parts.path.rstrip('/')}"


def _load(script: str) -> object:
    """Return what a script says, its usual mistakes mended; None where they are others."""
    text = _CONTROLS.sub(" ", _AROUND.sub("", script.strip()))  # line feeds inside strings are one of them
    for mend in (str, _mend_commas, _mend_strings):
        text = mend(text)
        try:
            found: object = json.loads(text)
        except (ValueError, RecursionError):
            if len(text) > _LONGEST:
                break
        else:
            return found
    return None


def _mend_commas(text: str) -> str:
    return _TRAILING_COMMA.sub("", text)


def _mend_strings(text: str) -> str:
    return _STRING.sub(
        lambda match: f'"{_BARE_QUOTE.sub(chr(92) + chr(34), _BAD_ESCAPE.sub("", match[1]))}"', text
    )


def _things(data: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """Yield the articles in JSON-LD: the top thing, those of a list or a graph, and what a page is about."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _things(item, depth + 1)
    elif isinstance(data, dict):
        types = data.get("@type")
        names = (
            item.rpartition("/")[2].rpartition(":")[2] for item in as_list(types) if isinstance(item, str)
        )
        if _ARTICLE_TYPES.intersection(names):
            yield data
        for key in _INNER:
            yield from _things(data.get(key), depth + 1)


def as_list(value: object) -> list[object]:
    """Return a value that may be one or several as a list."""
    return value if isinstance(value, list) else [value]

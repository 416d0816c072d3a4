"""What an HTML page's own metadata say of it: JSON-LD first, then Open Graph and `meta`, then its heading.

Vietnamese outlets write a `NewsArticle` in JSON-LD (VnExpress, Tuổi Trẻ, Dân trí, Kinh tế & Đô thị), or
only `article:published_time` and the like; old portals nothing but a title. The site's own name often
stands where an author's should, and is no author.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from luutru.cleaning.known import merge_known
from luutru.model import Known
from luutru.vietnamese.folding import fold, match_key
from luutru.vietnamese.repair import repair_line
from luutru.vietnamese.written_dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luutru.cleaning.html_input import HtmlPage

_ARTICLE_TYPES: Final = frozenset(
    ("Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "AnalysisNewsArticle",
     "BackgroundNewsArticle", "ReviewNewsArticle", "BlogPosting", "LiveBlogPosting", "Report")
)  # fmt: skip
#: Where `meta` elements say it (property, name or itemprop), best first.
_NAMES: Final = {
    "title": ("og:title", "headline", "citation_title", "dc.title", "twitter:title"),
    "published": (
        "article:published_time", "datepublished", "pubdate", "publishdate", "published_time",
        "og:published_time",
        "dc.date.issued", "dc.date", "citation_publication_date", "date",
    ),
    "updated": ("article:modified_time", "datemodified", "lastmod", "og:updated_time", "dc.date.modified"),
    "authors": ("article:author", "author", "dc.creator", "citation_author"),
    "summary": ("og:description", "description", "twitter:description"),
    "outlet": ("og:site_name", "dc.publisher", "publisher"),
    "url": ("og:url",),
}  # fmt: skip
_CUT_OFF: Final = ("...", "…")
#: Templates that were saved before they were filled in: "${hot.title}", "{{title}}".
_PLACEHOLDER: Final = re.compile(r"\$\{|\{\{|\{%|<%")
_CONTROLS: Final = re.compile(r"[\x00-\x1f]")
#: An author's name; longer ones are biographies.
_LONGEST_NAME: Final = 60
_DEEPEST: Final = 6
_BETWEEN_AUTHORS: Final = re.compile(r"\s?(?:,|;| - |–|&| và )\s?")
#: A heading of fewer words may be a section or the site's name.
_LEAST_WORDS: Final = 5


def find_known(page: HtmlPage) -> Known:
    """Return what the page's metadata say; fields they say nothing of, or nothing sensible, stay empty."""
    declared = _declared(page.declared)
    known = merge_known(_from_linked_data(page.linked_data), _from_declared(declared))
    headings = [text for text in map(_text, page.headings()) if text]
    is_article = bool(known.published) or _first(declared, ("og:type",)).lower() == "article"
    title = known.title if is_article else ""
    if len(headings) == 1 and _is_title(headings[0], title or _window_title(page)):
        title = headings[0]
    authors = tuple(name for name in known.authors if not _is_site(name, known))
    return merge_known(Known(title=title, authors=authors), _without(known))


def _window_title(page: HtmlPage) -> str:
    return next((_text(shown.text) for shown in page.shown if shown.element == "title"), "")


def _is_title(heading: str, title: str) -> bool:
    """Say whether the only main heading is the article's title: what the window's title begins with, if any.

    Sites set their own name as heading too ("Báo điện tử …").
    """
    if title:
        return match_key(title).startswith(match_key(heading)) and heading.count(" ") > 1
    return len(heading.split()) >= _LEAST_WORDS


def _without(known: Known) -> Known:
    return Known(
        url=known.url, site_name=known.site_name, published=known.published,
        published_time=known.published_time, updated=known.updated, summary=known.summary,
    )  # fmt: skip


def _is_site(name: str, known: Known) -> bool:
    """Say whether an author's name is the site's: "VnExpress" on vnexpress.net."""
    plain = re.sub("[^a-z0-9]", "", fold(name)).removeprefix("bao")
    sites = (known.site_name, urlsplit(known.url).hostname or "")
    return not plain or any(plain in re.sub("[^a-z0-9]", "", fold(site)) for site in sites)


def _text(value: object) -> str:
    """Return a metadata value as repaired text; "" for anything else, for addresses and placeholders."""
    if not isinstance(value, str) or _PLACEHOLDER.search(value):
        return ""
    return repair_line(value)[0]


def _summary(value: object) -> str:
    text = _text(value)
    return "" if text.endswith(_CUT_OFF) else text


def _address(value: object) -> str:
    text = _text(value)
    return text if text.startswith(("http://", "https://")) else ""


def _names(values: Iterable[object]) -> tuple[str, ...]:
    names: list[str] = []
    for value in values:
        text = _text(value)
        if text and not _address(text) and not text.isdigit() and "@" not in text:
            names += [name for name in _BETWEEN_AUTHORS.split(text) if 0 < len(name) <= _LONGEST_NAME]
    return tuple(dict.fromkeys(names))


def _declared(elements: Iterable[Mapping[str, str]]) -> dict[str, list[str]]:
    """Return what `meta` and `link` elements say: name in lower case → contents in order."""
    declared: dict[str, list[str]] = {}
    for element in elements:
        if element[""] == "link" and "canonical" in element.get("rel", "").lower().split():
            declared.setdefault("canonical", []).append(element.get("href", ""))
        elif element[""] == "meta" and element.get("content", "").strip():
            for key in ("property", "name", "itemprop"):
                if name := element.get(key, "").strip().lower():
                    declared.setdefault(name, []).append(element["content"])
    return declared


def _first(declared: Mapping[str, list[str]], names: Iterable[str]) -> str:
    return next((declared[name][0] for name in names if name in declared), "")


def _from_declared(declared: Mapping[str, list[str]]) -> Known:
    published, time = parse_when(_first(declared, _NAMES["published"]))
    authors: list[str] = next((declared[name] for name in _NAMES["authors"] if name in declared), [])
    return Known(
        url=_address(_first(declared, ("canonical",))) or _address(_first(declared, _NAMES["url"])),
        site_name=_text(_first(declared, _NAMES["outlet"])),
        title=_text(_first(declared, _NAMES["title"])),
        published=published,
        published_time=time,
        updated=parse_when(_first(declared, _NAMES["updated"]))[0],
        authors=_names(authors),
        summary=_summary(_first(declared, _NAMES["summary"])),
    )


def _from_linked_data(scripts: Iterable[str]) -> Known:
    for script in scripts:
        try:
            # Line feeds inside strings are a usual mistake; JSON takes any white space between tokens.
            data = json.loads(_CONTROLS.sub(" ", script))
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            return _from_article(thing)
    return Known()


def _things(data: object, depth: int = 0) -> Iterator[Mapping[str, object]]:
    """Yield the articles in JSON-LD: the top thing, those of a list, or those of a graph."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for item in data:
            yield from _things(item, depth + 1)
    elif isinstance(data, dict):
        types = data.get("@type")
        if _ARTICLE_TYPES.intersection(item for item in _as_list(types) if isinstance(item, str)):
            yield data
        yield from _things(data.get("@graph"), depth + 1)


def _as_list(value: object) -> list[object]:
    return value if isinstance(value, list) else [value]


def _from_article(article: Mapping[str, object]) -> Known:
    published, time = parse_when(_text(article.get("datePublished")))
    main = article.get("mainEntityOfPage")
    url = _address(main.get("@id") if isinstance(main, dict) else main) or _address(article.get("url"))
    publisher = article.get("publisher")
    authors: list[object] = []
    for author in _as_list(article.get("author")):
        if isinstance(author, dict):
            if author.get("@type") not in ("Organization", "NewsMediaOrganization"):
                authors += _as_list(author.get("name"))
        else:
            authors.append(author)
    return Known(
        url=url,
        site_name=_text(publisher.get("name") if isinstance(publisher, dict) else publisher),
        title=_text(article.get("headline")),
        published=published,
        published_time=time,
        updated=parse_when(_text(article.get("dateModified")))[0],
        authors=_names(authors),
        summary=_summary(article.get("description")),
    )

"""What an HTML page's own metadata say of it: JSON-LD first, then Open Graph and `meta`, then its heading.

Vietnamese outlets write a `NewsArticle` in JSON-LD (VnExpress, Tuổi Trẻ, Dân trí, Kinh tế & Đô thị), or
only `article:published_time` and the like; old portals nothing but a title. The site's own name often
stands where an author's should, and is no author.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from luutru.cleaning.html_linked_data import addresses_of, as_list, find_article, share_words
from luutru.cleaning.known import merge_known
from luutru.model import Known, Unfit
from luutru.vietnamese.folding import fold, match_key
from luutru.vietnamese.repair import repair_line
from luutru.vietnamese.written_dates import is_believed, parse_when
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luutru.cleaning.html_input import HtmlPage

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
#: What browsers and SingleFile write above a page they save: its address, and the day.
_SAVED_FROM: Final = re.compile(
    r"<!--\s{0,9}(?:saved from url=\(\d{1,9}\)\s{0,9}|Page saved with SingleFile\s{1,9}url:\s{0,9}"
    r"|Mirrored from\s{1,9})"
    r"(?P<url>\S{1,2000}+)(?:\s{1,9}saved date:\s{0,9}(?P<day>[^\n(]{1,80}?)\s{0,9}(?:\(|\n|-->))?",
    re.IGNORECASE,
)
#: They stand within the first letters of a page.
_HEAD: Final = 4000
#: An author's name; longer ones are biographies.
_LONGEST_NAME: Final = 60
_BETWEEN_AUTHORS: Final = load_vocabulary("credits").pattern("between-authors")
#: A heading of fewer words may be a section or the site's name.
_LEAST_WORDS: Final = 5


def find_known(page: HtmlPage) -> Known:
    """Return what the page's metadata say; fields they say nothing of, or nothing sensible, stay empty."""
    declared = _declared(page.declared)
    headings = [text for text in map(_text, page.headings()) if text]
    window = _window_title(page)
    told = [*headings, *filter(None, (_text(_first(declared, _NAMES["title"])), window))]
    saved = _saved(page)
    addresses = [*declared.get("canonical", ()), *declared.get("og:url", ()), saved.url]
    article = find_article(page.linked_data, [address for address in addresses if address], told)
    known = merge_known(merge_known(_from_article(article), _from_declared(declared)), saved)
    canonical = _first(declared, ("canonical",))
    if not known.url and canonical:
        known = replace(known, unfit=(Unfit("url", canonical, "siteless-address"),))
    is_article = bool(known.published) or _first(declared, ("og:type",)).lower() == "article"
    title = known.title if is_article else ""
    if len(headings) == 1 and _is_title(headings[0], title or window):
        title = headings[0]
    authors = tuple(name for name in known.authors if not _is_site(name, known))
    return merge_known(Known(title=title, authors=authors), replace(known, title="", authors=()))


def _saved(page: HtmlPage) -> Known:
    """Return what the program that saved the page wrote above it."""
    head = ""
    for piece in page.pieces:
        head += piece
        if len(head) > _HEAD:
            break
    match = _SAVED_FROM.search(head[:_HEAD])
    if not match:
        return Known()
    day = parse_when(" ".join((match["day"] or "").split()[:6]))[0]
    return Known(url=_address(match["url"]), retrieved=day)


def _window_title(page: HtmlPage) -> str:
    return next((_text(shown.text) for shown in page.shown if shown.element == "title"), "")


def _is_title(heading: str, title: str) -> bool:
    """Say whether the only main heading is the article's title: what the window's title begins with, if any.

    Sites set their own name as heading too ("Báo điện tử …").
    """
    if title:
        if match_key(title).startswith(match_key(heading)):
            return heading.count(" ") > 1
        return len(heading.split()) >= _LEAST_WORDS and share_words(heading, title)
    return len(heading.split()) >= _LEAST_WORDS


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
    """Return what elements declare: name in lower case → values in order.

    A `time` element stands under "time", and under "time-below" when it comes after the main heading.
    """
    declared: dict[str, list[str]] = {}

    def say(name: str, value: str) -> None:
        if name.strip() and value.strip():
            declared.setdefault(name.strip().lower(), []).append(value)

    for element in elements:
        name = element[""]
        if name == "link" and "canonical" in element.get("rel", "").lower().split():
            say("canonical", element.get("href", ""))
        elif name == "base":
            say("base", element.get("href", ""))
        elif name == "meta":
            for key in ("property", "name", "itemprop"):
                say(element.get(key, ""), element.get("content", ""))
        else:
            value = element.get("content") or element.get("datetime") or element.get("text", "")
            for item in element.get("itemprop", "").split():
                say(item, value)
            if name == "time":
                say("time-below" if "below-h1" in element else "time", element.get("datetime", ""))
    return declared


def _first(declared: Mapping[str, list[str]], names: Iterable[str]) -> str:
    return next((declared[name][0] for name in names if name in declared), "")


def _from_declared(declared: Mapping[str, list[str]]) -> Known:
    published, time = _when(declared[name][0] for name in _NAMES["published"] if name in declared)
    if not published:
        published, time = _time_element(declared)
    authors: list[str] = next((declared[name] for name in _NAMES["authors"] if name in declared), [])
    return Known(
        url=next(filter(None, map(_address, _addresses(declared))), ""),
        site_name=_text(_first(declared, _NAMES["outlet"])),
        title=_text(_first(declared, _NAMES["title"])),
        published=published,
        published_time=time,
        updated=_when(declared[name][0] for name in _NAMES["updated"] if name in declared)[0],
        authors=_names(authors),
        summary=_summary(_first(declared, _NAMES["summary"])),
        category=tuple(filter(None, map(_text, declared.get("article:section", ())))),
        tags=_tags(declared),
    )


def _addresses(declared: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield the addresses that a page may declare as its own; one without its site where it names that."""
    canonical = _first(declared, ("canonical",))
    yield from (canonical, _first(declared, _NAMES["url"]))
    with suppress(ValueError):  # brackets that do not close
        yield urljoin(_address(_first(declared, ("base",))), canonical)


def _tags(declared: Mapping[str, list[str]]) -> tuple[str, ...]:
    said = declared.get("article:tag") or declared.get("news_keywords") or ()
    return tuple(
        dict.fromkeys(name for text in said for name in re.split(r"\s?[,;]\s?", _text(text)) if name)
    )


def _time_element(declared: Mapping[str, list[str]]) -> tuple[str, str]:
    """Return the first time below the main heading; else the only one of the page, which is no list then."""
    for name in ("time-below", "time"):
        found = [when for value in declared.get(name, ()) if (when := parse_when(value))[0]]
        if found and (name == "time-below" or len({day for day, _ in found}) == 1):
            return found[0]
    return "", ""


def _when(values: Iterable[object]) -> tuple[str, str]:
    """Return the first date that can be read and believed, with its time; else what is said instead."""
    said = [text for text in map(_text, values) if text]
    for text in said:
        day, time = parse_when(text)
        if day and is_believed(day):
            return day, time
    return (said[0], "") if said else ("", "")


def _from_article(article: Mapping[str, object]) -> Known:
    published, time = _when([article.get("datePublished")])
    publisher = article.get("publisher")
    authors: list[object] = []
    for author in as_list(article.get("author")):
        if isinstance(author, dict):
            if author.get("@type") not in ("Organization", "NewsMediaOrganization"):
                authors += as_list(author.get("name"))
        else:
            authors.append(author)
    return Known(
        url=next(filter(None, map(_address, addresses_of(article))), ""),
        site_name=_text(publisher.get("name") if isinstance(publisher, dict) else publisher),
        title=_text(article.get("headline")),
        published=published,
        published_time=time,
        updated=_when([article.get("dateModified")])[0],
        authors=_names(authors),
        summary=_summary(article.get("description")),
    )

"""The site as one ZIM file, which Kiwix opens on phones and computers and serves in schools.

The library that writes the format is under the GPL: it is an extra, loaded only when this edition is asked
for, and no part of the program. Its releases from 3.7 on leave out a list that today's zimcheck in Debian
asks for. It gives each file an identifier by chance, so that the bytes differ from run to run.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape
from typing import TYPE_CHECKING, Any

from luutru.catalogue.entries import shorten
from luutru.exporting.packing import list_site, write_whole
from luutru.exporting.rendering import load_edition_words
from luutru.exporting.selection import edition_day
from luutru.extras import load_extra
from luutru.publishing.tree import SUMS_NAME
from luutru.site import urls
from luutru.site.context import CSP
from luutru.site.offline import draw_icon
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from luutru.site.context import Site

#: For web servers and search engines; Kiwix has its own way with each.
_LEFT_OUT = frozenset(
    {SUMS_NAME, urls.ROBOTS, urls.NO_JEKYLL, urls.NOT_FOUND, urls.SERVICE_WORKER, urls.MANIFEST}
)
_TYPES = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "svg": "image/svg+xml",
    "xml": "application/xml",
    "json": "application/json",
    "jsonl": "application/jsonl",
    "csv": "text/csv",
    "txt": "text/plain",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
    "woff2": "font/woff2",
    "jpg": "image/jpeg",
    "png": "image/png",
}
#: openZIM's limits, in characters: https://wiki.openzim.org/wiki/Metadata
_TITLE, _DESCRIPTION, _LONG_DESCRIPTION = 30, 80, 4000
_TITLE_TAG = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
_MAIN = re.compile(r"<main\b.*?</main>", re.DOTALL)
_LANGUAGES = {"vi": "vie", "en": "eng"}
ICON_SIZE = 48
_ALIASES = "khong-dau"


def load_writer() -> Any:
    """Load the library; raises LuutruError with the command that installs it."""
    return load_extra("libzim.writer", "zim")


def write_zim(site: Site, folder: Path, target: Path, name: str) -> None:
    """Write the built site in `folder` as a ZIM file; `name` is the archive's for Kiwix's library."""
    library = load_writer()
    sitemaps = urls.SITEMAP.removesuffix(".xml")
    files = [one for one in list_site(folder) if one[0] not in _LEFT_OUT and not one[0].startswith(sitemaps)]
    item = _item_class(library)
    with write_whole(target) as draft:
        creator = library.Creator(draft).config_indexing(True, "vie")
        creator.set_mainpath(urls.HOME)
        with creator:
            for key, value in _metadata(site, name).items():
                creator.add_metadata(key, value)
            creator.add_illustration(ICON_SIZE, draw_icon(ICON_SIZE))
            for url, path in files:
                creator.add_item(item(url, *_read(url, path)))
            hint = {library.Hint.FRONT_ARTICLE: True}
            for url, title in toneless_titles(site):
                alias = f"{_ALIASES}/{url.removesuffix('.html')}"
                creator.add_redirection(alias, title, url, hint)


def toneless_titles(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the pages of articles and terms with their titles as people type them without accents.

    Kiwix takes accents off when it suggests titles, but knows no d in đ.
    """
    titles = [(urls.article_url(entry.article.slug), entry.article.title) for entry in site.catalogue.entries]
    for facet, terms in site.catalogue.terms.items():
        titles += [(urls.term_url(facet, term.slug), term.name) for term in terms.values()]
    for url, title in titles:
        if "đ" in title.lower():
            yield url, fold(title)


def searchable(text: str) -> str:
    """Return a text as Kiwix's full-text search finds it: without accents, then with đ as d as well.

    Kiwix takes the accents off what a reader types and keeps a đ.

    >>> searchable("Đống Đa")
    'Đong Đa\\ndong da'
    """
    letters = unicodedata.normalize("NFD", text)
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return f"{bare}\n{fold(text)}"


def _metadata(site: Site, name: str) -> dict[str, str]:
    config = site.config
    description = config.description or load_edition_words(config.language)["illustration"]
    found = {
        "Name": name,
        "Title": shorten(config.title, _TITLE - 1),
        "Description": shorten(description, _DESCRIPTION - 1),
        "LongDescription": description[:_LONG_DESCRIPTION] if len(description) > _DESCRIPTION else "",
        "Language": ",".join(dict.fromkeys(("vie", _LANGUAGES[config.language]))),
        "Creator": config.publisher or config.title,
        "Publisher": config.publisher or config.title,
        "Date": edition_day(site),
        "License": config.rights,
        "Source": config.base_url,
        "Scraper": "luutru",
        "Tags": f"_category:other;_ftindex:yes;_pictures:{'yes' if site.pictures else 'no'};_videos:no",
    }
    return {key: value for key, value in found.items() if value}


def _read(url: str, path: Path) -> tuple[str, str, bytes, str]:
    """Return a file's title, type, bytes, and what the full-text index reads of it."""
    data = path.read_bytes()
    kind = _TYPES.get(url.rpartition(".")[2], "application/octet-stream")
    if kind != "text/html":
        return "", kind, data, ""
    html = data.decode()
    title = unescape(found[1]) if (found := _TITLE_TAG.search(html)) else url
    main = _MAIN.search(html)
    text = " ".join(unescape(_TAG.sub(" ", main[0] if main else html)).split())
    # Kiwix on computers opens pages under zim://, which the site's own policy does not name.
    return title, kind, html.replace(CSP, CSP.replace("file:", "file: zim:"), 1).encode(), text


def _item_class(library: Any) -> Any:
    """The library wants a class of its own, which cannot be made before it is loaded."""

    class Index(library.IndexData):  # type: ignore[misc]
        """What the full-text index reads: the text, and the same without accents."""

        def __init__(self, title: str, text: str) -> None:
            super().__init__()
            self.title, self.text = title, text

        def has_indexdata(self) -> bool:
            return bool(self.text)

        def get_title(self) -> str:
            return searchable(self.title)

        def get_content(self) -> str:
            return searchable(self.text)

        def get_keywords(self) -> str:
            return ""

        def get_wordcount(self) -> int:
            return self.text.count(" ") + 1

    class Item(library.Item):  # type: ignore[misc]
        """A file of the site."""

        def __init__(self, url: str, title: str, kind: str, data: bytes, text: str) -> None:
            super().__init__()
            self.url, self.title, self.kind, self.data, self.text = url, title, kind, data, text

        def get_path(self) -> str:
            return self.url

        def get_title(self) -> str:
            return self.title

        def get_mimetype(self) -> str:
            return self.kind

        def get_contentprovider(self) -> Any:
            return library.StringProvider(self.data)

        def get_hints(self) -> dict[Any, bool]:
            return {library.Hint.FRONT_ARTICLE: self.kind == "text/html"}

        def get_indexdata(self) -> Any:
            return Index(self.title, self.text) if self.text else None

    return Item

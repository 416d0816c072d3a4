"""The one maker of addresses: where every page lives, and how one page links to another.

A page's URL is its path in the built tree, with "/" and without a leading one ("quan-huyen/dong-da.html").
Links are relative, so that the same bytes serve the root of a domain, a project path and ``file://``; only a
standard that needs it gets an absolute address, and only when the archive has a base_url.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from luutru.catalogue.terms import Facet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

HOME = "index.html"
SEARCH = "tim-kiem.html"
ABOUT = "gioi-thieu.html"
QUALITY = "chat-luong.html"
CHANGES = "thay-doi.html"
NOT_FOUND = "404.html"
YEAR_UNKNOWN = "nam/khong-ro.html"
FEED = "feed.xml"
SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
NO_JEKYLL = ".nojekyll"
ARTICLES = "bai/"
DATA_FOLDER = "du-lieu/"
STYLESHEET = "assets/style.css"
SEARCH_STYLESHEET = "assets/search.css"
SEARCH_SCRIPT = "assets/js/search.js"
SEARCH_PAGE_SCRIPT = "assets/js/search-page.js"
SCRIPT = "assets/js/site.js"
DATA = f"{ABOUT}#du-lieu"
HOME_SCRIPT = "assets/js/home.js"
DAYS = "ngay-nay/"
ICON = "assets/icon.svg"
ICON_SIZES = (192, 512)
SERVICE_WORKER = "sw.js"
MANIFEST = "manifest.webmanifest"

FOLDERS: Mapping[Facet, str] = {
    Facet.PROVINCE: "tinh-thanh",
    Facet.DISTRICT: "quan-huyen",
    Facet.YEAR: "nam",
    Facet.TOPIC: "chu-de",
    Facet.OUTLET: "bao",
    Facet.WARD: "phuong-xa",
}
OWN_PAGES = "trang"
#: The folders of the site: what stands above one of them is its root.
SITE_FOLDERS = (
    *(folder.rstrip("/") for folder in (ARTICLES, DATA_FOLDER, DAYS)),
    *FOLDERS.values(),
    OWN_PAGES,
    "anh",
    "assets",
    "chat-luong",
)
#: What a menu may name, beside a curator's own pages: the first part of an address.
MENU: Mapping[str, str] = {
    **{folder: f"{folder}/index.html" for folder in FOLDERS.values()},
    **{url.removesuffix(".html"): url for url in (HOME, SEARCH, ABOUT, QUALITY, CHANGES)},
}
#: Facets whose terms have an Atom feed.
FEEDS = frozenset({Facet.PROVINCE, Facet.DISTRICT, Facet.TOPIC})


def article_url(slug: str) -> str:
    """An article's page."""
    return f"{ARTICLES}{slug}.html"


def own_url(slug: str) -> str:
    """A page that the curator wrote."""
    return f"{OWN_PAGES}/{slug}.html"


def picture_url(name: str) -> str:
    """A picture, by the name that is made of its bytes."""
    return f"anh/{name}"


def article_slug(url: str) -> str:
    """The slug of the article whose page has this URL; empty for other pages."""
    return url.removeprefix(ARTICLES).removesuffix(".html") if url.startswith(ARTICLES) else ""


def is_address(url: str) -> bool:
    """Whether readers or programs keep the address of a file: of pages, feeds, and data files.

    404.html is served for addresses that are none, and the sitemap is made for those who come again.
    """
    if url.endswith(".xml"):
        return not url.startswith("sitemap")
    return url.startswith(DATA_FOLDER) or (url.endswith(".html") and url != NOT_FOUND)


@lru_cache(maxsize=4096)
def term_url(facet: Facet, slug: str) -> str:
    """A term's list: ``nam/2018.html``."""
    return f"{FOLDERS[facet]}/{slug}.html"


def crossing_url(district: str, year: int) -> str:
    """The list of a district in a year."""
    return f"{FOLDERS[Facet.DISTRICT]}/{district}/{year:04}.html"


def terms_url(facet: Facet) -> str:
    """The list of a facet's terms."""
    return f"{FOLDERS[facet]}/index.html"


def term_feed_url(facet: Facet, slug: str) -> str:
    """A term's Atom feed, beside its page."""
    return f"{FOLDERS[facet]}/{slug}.xml"


def quality_list_url(what: str) -> str:
    """A list behind a number of the quality page."""
    return f"chat-luong/{what}.html"


def data_url(name: str) -> str:
    """A data file of all articles."""
    return f"{DATA_FOLDER}{name}"


def days_url(month: str) -> str:
    """The script with the articles of each day of a month, "01" to "12"."""
    return f"{DAYS}{month}.js"


def logo_url(path: str) -> str:
    """The archive's own mark, whose file is at this path of the archive."""
    return f"assets/logo{PurePosixPath(path).suffix.lower()}"


def icon_url(size: int) -> str:
    """The icon as a picture of `size` pixels a side."""
    return f"assets/icon-{size}.png"


def page_url(first: str, page: int) -> str:
    """Page `page` of the list whose first page is `first`."""
    return first if page == 1 else f"{first.removesuffix('.html')}/trang-{page}.html"


def beside(url: str) -> str:
    """A page's address on other pages of its folder."""
    return url.rpartition("/")[2]


def section_of(url: str) -> str:
    """The part of the site that a page is in: its folder, or a page by itself; curators' own stand alone.

    >>> section_of("quan-huyen/dong-da/2018.html"), section_of("chat-luong.html"), section_of("trang/a.html")
    ('quan-huyen', 'chat-luong', 'trang/a.html')
    """
    folder, _, rest = url.partition("/")
    return url if folder == OWN_PAGES else folder if rest else url.removesuffix(".html")


@lru_cache(maxsize=64)
def _climb(depth: int) -> str:
    return "../" * depth


def root_of(url: str) -> str:
    """The way from a page up to the site's root: "", "../", "../../"."""
    return _climb(url.count("/"))


@lru_cache(maxsize=64)  # a page writes its own in several places
def absolute_url(base_url: str, url: str) -> str:
    """The address of a page on the web; empty when the site has no base_url.

    The home page is the folder itself, as servers give it.
    """
    if not base_url:
        return ""
    base = base_url if base_url.endswith("/") else f"{base_url}/"
    return base + quote("" if url == HOME else url)


def outlet_owners(register: Mapping[str, str]) -> dict[str, str]:
    """Of published addresses those of outlets: the part that an outlet gave → the mark of that outlet."""
    folder = f"{FOLDERS[Facet.OUTLET]}/"
    return {
        url.removeprefix(folder).removesuffix(".html"): mark
        for url, mark in register.items()
        if mark and "/" not in mark and url.startswith(folder)
    }


def moved_term(
    url: str, facet: Facet, former: Mapping[str, str], key: Callable[[str], str] = str
) -> str | None:
    """The list of a term whose slug was another one when `url` was its list; None where it was not.

    `former` is the `key` of a slug that it may have had → its slug.
    """
    folder, _, rest = url.partition("/")
    slug = former.get(key(rest.partition("/")[0].removesuffix(".html"))) if folder == FOLDERS[facet] else None
    return term_url(facet, slug) if slug else None


def wider_list(url: str) -> str | None:
    """The page to send readers to when a list is gone: the next wider one; None for what is no list.

    A curator's own page that is gone leads home.

    >>> wider_list("quan-huyen/dong-da/2018/trang-2.html")
    'quan-huyen/dong-da/2018.html'
    >>> wider_list("quan-huyen/dong-da/2018.html")
    'quan-huyen/dong-da.html'
    >>> wider_list("quan-huyen/dong-da.html")
    'quan-huyen/index.html'
    """
    folder, _, name = url.rpartition("/")
    if folder == OWN_PAGES:
        return HOME
    if not name.endswith(".html") or folder.split("/")[0] not in (*FOLDERS.values(), "chat-luong"):
        return None
    if folder in FOLDERS.values():
        return HOME if name == "index.html" else f"{folder}/index.html"
    if folder == "chat-luong":
        return QUALITY
    return f"{folder}.html"


def repository_url(repository: str, path: str) -> str:
    """Return the address of something in the archive's repository; empty when none is set."""
    base = repository.rstrip("/")
    return f"{base}/{path}" if base else ""

"""Style sheets, scripts, fonts and pictures: copied as they are, style sheets without comments; those of
`CSS_FOLDER` joined into one, and those of `SEARCH_FOLDER` into two, without comments and indents, which are a
third. The script of every page says its words itself. The search page's own sheet and script hold those of
every page too, for a file more is a journey more on a slow network.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

import msgspec

from luutru.site import urls
from luutru.site.search.texts import REPEATED
from luutru.site.styles import join_sheets

if TYPE_CHECKING:
    from luutru.site.context import Site
    from luutru.site.templates import Templates

FOLDER = "assets/"
CSS_FOLDER = "assets/css/"
SEARCH_FOLDER = "assets/js/search/"
#: What only the search page needs begins here: it comes while the files of a query's words are on their way.
SEARCH_PAGE = SEARCH_FOLDER + "4"
#: What the script of every page says: words by their names.
SCRIPT_WORDS = (
    "cite_own",
    "cite_shown",
    "copied",
    "copy",
    "copy_citation",
    "copy_link",
    "next_article",
    "previous_article",
    "save_file",
    "turn_within",
)
#: A comment that has its lines for itself, and the indent of any other line.
_COMMENT: Final = re.compile(rb"^[ \t]*(?://[^\n]*|/\*.*?\*/[ \t]*)\n", re.MULTILINE | re.DOTALL)
_INDENT: Final = re.compile(rb"^[ \t]+", re.MULTILINE)
#: Kept out of the site: notes for people, what is inside 404.html, and what stands elsewhere.
_NOT_COPIED = (".md", "not_found.css", "not_found.js", "sw.js")


def list_assets(templates: Templates) -> dict[str, tuple[str, ...]]:
    """Return the assets of a site: URL → the files it is joined from, as `Templates` names them."""
    names = [name for name in templates.files if name.startswith(FOLDER)]
    sheets = tuple(name for name in names if name.startswith(CSS_FOLDER) and name.endswith(".css"))
    joined = {
        urls.STYLESHEET: sheets,
        urls.SEARCH_STYLESHEET: (*sheets, *(name for name in names if name == urls.SEARCH_STYLESHEET)),
        urls.SEARCH_SCRIPT: tuple(name for name in names if SEARCH_FOLDER < name < SEARCH_PAGE),
        urls.SEARCH_PAGE_SCRIPT: tuple(
            name for name in names if name.startswith(SEARCH_FOLDER) and name > SEARCH_PAGE
        ),
    }
    single: dict[str, tuple[str, ...]] = {
        name: (name,)
        for name in names
        if not name.startswith((CSS_FOLDER, SEARCH_FOLDER)) and not name.endswith(_NOT_COPIED)
    }
    return single | {url: parts for url, parts in joined.items() if parts}


def make_asset(site: Site, url: str) -> bytes:
    """Return an asset's bytes."""
    return _make(site, url, list_assets(site.templates)[url])


def hash_assets(site: Site) -> dict[str, str]:
    """Return the assets of a site with a hash of the bytes of each: URL → hash."""
    return {
        url: blake2b(_make(site, url, names), digest_size=16).hexdigest()
        for url, names in list_assets(site.templates).items()
    }


def _make(site: Site, url: str, names: tuple[str, ...]) -> bytes:
    """Join an asset's files. Style sheets name files relative to assets/, where the joined one stands."""
    parts = [site.templates.read(name) for name in names]
    if url.endswith(".css"):
        return join_sheets(part.decode("utf-8") for part in parts).encode()
    if url == urls.SCRIPT:
        parts.insert(0, f"const LUUTRU = {msgspec.json.encode(_script_data(site)).decode()};\n".encode())
    if url == urls.SEARCH_PAGE_SCRIPT:
        # An archive's own base.html may ask for the script of every page by itself.
        parts.insert(0, b"if (!window.luutruSite) {\n%s}\n" % make_asset(site, urls.SCRIPT))
        parts.insert(1, f'luutru.repeated = "{" ".join(REPEATED)}".split(" ");\n'.encode())
    if url in (urls.SEARCH_SCRIPT, urls.SEARCH_PAGE_SCRIPT):
        return _INDENT.sub(b"", _COMMENT.sub(b"", b"".join(parts)))
    return b"".join(parts)


def _script_data(site: Site) -> dict[str, object]:
    """What scripts know of the whole site: their words, and what all references have in common."""
    config, words = site.config, site.words
    return {
        "words": {name: getattr(words, name) for name in SCRIPT_WORDS},
        "archive": config.title,
        "base": urls.absolute_url(config.base_url, urls.HOME),
        "kept": words.cite_copy.format(archive=config.title, address="{address}"),
    }

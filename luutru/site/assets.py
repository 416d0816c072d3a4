"""Style sheets, scripts, fonts and pictures: copied as they are, style sheets without comments; those of
`CSS_FOLDER` joined into one, and so are those of `SEARCH_FOLDER`.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING

from luutru.site import urls
from luutru.site.rendering import list_template_files, read_template_file
from luutru.site.styles import join_sheets

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "assets/"
CSS_FOLDER = "assets/css/"
SEARCH_FOLDER = "assets/js/search/"
#: Kept out of the site: notes for people, what is inside 404.html, and what stands elsewhere.
_NOT_COPIED = (".md", "not_found.css", "not_found.js", "sw.js")


def list_assets(folders: tuple[Path, ...]) -> dict[str, tuple[str, ...]]:
    """Return the assets of a site: URL → the files it is joined from, as the template folders name them."""
    names = [name for name in list_template_files(folders) if name.startswith(FOLDER)]
    joined = {
        urls.STYLESHEET: tuple(
            name for name in names if name.startswith(CSS_FOLDER) and name.endswith(".css")
        ),
        urls.SEARCH_SCRIPT: tuple(name for name in names if name.startswith(SEARCH_FOLDER)),
    }
    single: dict[str, tuple[str, ...]] = {
        name: (name,)
        for name in names
        if not name.startswith((CSS_FOLDER, SEARCH_FOLDER)) and not name.endswith(_NOT_COPIED)
    }
    return single | {url: parts for url, parts in joined.items() if parts}


def make_asset(folders: tuple[Path, ...], url: str) -> bytes:
    """Return an asset's bytes."""
    return _make(folders, url, list_assets(folders)[url])


def hash_assets(folders: tuple[Path, ...]) -> dict[str, str]:
    """Return the assets of a site with a hash of the bytes of each: URL → hash."""
    return {
        url: blake2b(_make(folders, url, names), digest_size=16).hexdigest()
        for url, names in list_assets(folders).items()
    }


def _make(folders: tuple[Path, ...], url: str, names: tuple[str, ...]) -> bytes:
    """Join an asset's files. Style sheets name files relative to assets/, where the joined one stands."""
    parts = [read_template_file(folders, name) for name in names]
    if url.endswith(".css"):
        return join_sheets(part.decode("utf-8") for part in parts).encode()
    return b"".join(parts)

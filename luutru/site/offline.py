"""What lets readers on the web keep the site: the service worker, the manifest and its icons.

None of it names an address, so that the same bytes serve any place; nothing of it works from disk, where the
whole site is already.
"""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import msgspec

from luutru.site import urls
from luutru.site.assets import list_assets

if TYPE_CHECKING:
    from luutru.site.context import Site

_WORKER = "assets/sw.js"
#: What every page needs besides itself.
_NEEDED = ("assets/js/", "assets/fonts/", "assets/icon", "assets/search.css")
_GROUND, _INK = b"\x9c\x2f\x1c", b"\xfc\xfb\xf8"


def list_needed(site: Site) -> list[str]:
    """Return the files that the service worker keeps from the start, by their addresses."""
    pages = [urls.HOME, urls.SEARCH]
    assets = [url for url in list_assets(site.templates) if url.startswith(_NEEDED)]
    fonts = [url for url in assets if not url.endswith(".txt")]
    return [*pages, urls.STYLESHEET, *fonts]


def make_service_worker(site: Site) -> bytes:
    """Return the script at the site's root: templates/assets/sw.js with its words and the files it keeps."""
    words = site.words
    values = {
        "files": list_needed(site),
        "language": site.config.language,
        "title": words.offline_title,
        "text": words.offline_text,
        "home": words.nav_home,
    }
    head = f"const LUUTRU = {msgspec.json.encode(values).decode()};\n"
    return head.encode() + site.templates.read(_WORKER)


def make_manifest(site: Site) -> bytes:
    """Return the manifest by which browsers put the site among a reader's programs."""
    title = site.config.title
    values = {
        "name": title,
        "short_name": title if len(title) <= 24 else title[:24].rpartition(" ")[0],
        "lang": site.config.language,
        "start_url": urls.HOME,
        "scope": "./",
        "display": "minimal-ui",
        "background_color": "#fcfbf8",
        "theme_color": "#fcfbf8",
        "icons": [
            {"src": urls.ICON, "type": "image/svg+xml", "sizes": "any"},
            *(
                {
                    "src": urls.icon_url(size),
                    "type": "image/png",
                    "sizes": f"{size}x{size}",
                    "purpose": "any maskable",
                }
                for size in urls.ICON_SIZES
            ),
        ],
    }
    return msgspec.json.format(msgspec.json.encode(values), indent=1) + b"\n"


def draw_icon(size: int) -> bytes:
    """Return the site's icon (three lines on a red ground) as a PNG of `size` pixels a side."""
    unit = size / 32
    bars = ((9, 8, 24), (14.5, 8, 24), (20, 8, 18))  # middle, left, right: assets/icon.svg
    rows = []
    for y in range(size):
        row = _GROUND * size
        for middle, left, right in bars:
            if abs((y + 0.5) / unit - middle) <= 1.3:
                start, end = round(left * unit), round(right * unit)
                row = _GROUND * start + _INK * (end - start) + _GROUND * (size - end)
        rows.append(b"\0" + row)
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"".join(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )

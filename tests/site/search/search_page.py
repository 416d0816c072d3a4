"""A search page for the tests: the markup of templates/pages/search.html, around an index."""

from __future__ import annotations

import json
import tomllib
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from factories import make_site
from search_index import write_index

from luutru.site import urls
from luutru.site.assets import make_asset
from luutru.site.search.files import path_of
from luutru.site.searching import facet_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luutru.site.search.documents import SearchDocument

ROOT = Path(__file__).parents[3]
CSP = "default-src 'none'; script-src 'self' file:; img-src data:; form-action 'self' file:; base-uri 'none'"


def write_search_site(
    folder: Path,
    documents: Iterable[SearchDocument],
    labels: Mapping[str, Mapping[str, str]],
    short: Mapping[str, Sequence[str]] | None = None,
) -> None:
    """Write an index, the scripts, the page, and a page for each document."""
    documents, site = list(documents), make_site([])
    for path, data in write_index(documents, labels, facet_pages(), short or {}):
        _write(folder / path, data)
    for name in ("sw.js", "manifest.webmanifest"):  # what site.js asks for on the web
        _write(folder / name, b"")
    for script in (urls.SCRIPT, urls.SEARCH_SCRIPT, urls.SEARCH_PAGE_SCRIPT, "assets/js/references.js"):
        _write(folder / script, make_asset(site, script))
    _write(folder / "tim-kiem.html", render_page().encode())
    for document in documents:
        _write(folder / document.url, render_article(document).encode())


def render_article(document: SearchDocument) -> str:
    """What site.js and the trail need of templates/pages/article.html."""
    title = escape(document.title)
    paragraphs = "".join(f'<p id="{escape(p.anchor)}">{escape(p.text)}</p>' for p in document.passages)
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>{title}</title>
<script src="../{urls.SCRIPT}" defer></script></head><body><main id="noi-dung">
<article><h1>{title}</h1><div class="text">{paragraphs}</div></article>
<nav class="turn"></nav>
</main></body></html>"""


def render_page() -> str:
    words = tomllib.loads((ROOT / "luutru/site/words/vi.toml").read_text(encoding="utf-8"))["search_script"]
    data = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    return f"""<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{CSP}">
<title>Tìm kiếm</title><link rel="icon" href="data:,">
<script src="{urls.SEARCH_SCRIPT}" defer></script><script src="{path_of("index")}" defer></script>
<script src="{urls.SEARCH_PAGE_SCRIPT}" defer></script>
</head><body><main id="noi-dung"><h1>Tìm kiếm</h1>
<form id="search-form" role="search" action="tim-kiem.html"><label for="q">Tìm</label>
<input id="q" name="q" type="search"><button>Tìm</button></form>
<p id="search-status" role="status"></p><button id="search-open" hidden></button>
<ul id="search-chips"></ul><div id="search-notes"></div>
<ul id="search-cards"></ul>
<ul id="search-suggestions" role="listbox" hidden></ul>
<section id="results" data-state="idle" data-root="" aria-labelledby="ket-qua">
<h2 id="ket-qua">Kết quả</h2></section>
<div id="facets"></div>
<script type="application/json" id="search-words">{data}</script>
<template id="search-empty"><div class="empty"><p>Không có bài nào.</p></div></template>
<section id="search-starters"><p>Danh mục</p></section>
</main></body></html>"""


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)

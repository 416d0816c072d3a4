"""Articles by blocks of the search index: each is read once, for its page and for the search.

A block is what is indexed again after one change. Its task is small and goes to any worker; it brings the
pages that are wanted, the files of the index that are its own, and its share of what all blocks share.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from luutru.site import urls
from luutru.site.article_page import view_article
from luutru.site.body_html import render_body
from luutru.site.context import load_listed
from luutru.site.making import load_shared
from luutru.site.planned import ARTICLE_TEMPLATE
from luutru.site.rendering import render_view
from luutru.site.search import build_block, path_of, plan_layout, tokenise_document
from luutru.site.searching import document_of, facet_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.site.context import Site
    from luutru.site.making import SharedSite
    from luutru.site.search import DocumentTokens, IndexBlock, Layout, SearchDocument


@dataclass(frozen=True, slots=True)
class BlockTask:
    """One block to index: its articles' slots and places in the catalogue, and a hash of all that goes in."""

    number: int
    slots: tuple[int, ...]
    places: tuple[int, ...]
    key: str


@dataclass(frozen=True, slots=True)
class MadeBlock:
    """What a worker brings back: pages and index files by path, and the block's share of the rest."""

    index: IndexBlock
    pages: dict[str, bytes]
    files: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """The whole index before it is made; `shared_key` is a hash of all that goes into the shared files."""

    layout: Layout
    tasks: tuple[BlockTask, ...]
    shared_key: str


def plan_search(site: Site, version: str) -> SearchPlan:
    """Plan the search index of a site."""
    briefs = site.catalogue.briefs
    places = {urls.article_url(brief.article.slug): place for place, brief in enumerate(briefs)}
    layout, blocks = plan_layout(places)
    common = (
        f"{version} {site.config!r} {site.words.key} {layout.capacity} {layout.pair_files} {layout.blocks}"
    )
    tasks = []
    for number, members in enumerate(blocks):
        slots = tuple(slot for slot, _ in members)
        inside = tuple(places[url] for _, url in members)
        content = (f"{slot} {briefs[place].content_key}" for slot, place in zip(slots, inside, strict=True))
        tasks.append(BlockTask(number, slots, inside, _hash(common, str(number), *content)))
    labels = repr(facet_labels(site))
    return SearchPlan(layout, tuple(tasks), _hash(labels, *(task.key for task in tasks)))


def make_block(shared: SharedSite, layout: Layout, job: tuple[BlockTask, frozenset[int]]) -> MadeBlock:
    """Index a block and make the wanted pages of its articles, in a worker."""
    site = load_shared(shared)
    task, wanted = job
    pages: dict[str, bytes] = {}

    def read() -> Iterator[tuple[int, SearchDocument, DocumentTokens]]:
        for slot, place in zip(task.slots, task.places, strict=True):
            file = load_listed(site, place)
            body = render_body(file.body_md, site.words)
            document = document_of(site, place, file, body)
            if place in wanted:
                view = view_article(site, place, file, body)
                pages[document.url] = render_view(site.templates, ARTICLE_TEMPLATE, view)
            yield slot, document, tokenise_document(document)

    index, files = build_block(layout, task.number, read())
    return MadeBlock(index, pages, {path_of(name): data for name, data in files.items()})


def _hash(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

"""Articles by blocks of the search index: each is read once, for its page and for the search.

A block is what is indexed again after one change. Its task is small and goes to any worker; it brings the
pages that are wanted, the files of the index that are its own, and its share of what all blocks share.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from luutru.model import ContentFile
from luutru.site import urls
from luutru.site.article_page import view_article
from luutru.site.body_html import render_body
from luutru.site.context import load_listed
from luutru.site.failures import Failure, attempt
from luutru.site.making import load_shared
from luutru.site.planned import ARTICLE_TEMPLATE
from luutru.site.rendering import render_view
from luutru.site.search import build_block, path_of, plan_layout, tokenise_document
from luutru.site.searching import document_of, facet_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.site.body_html import Body
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
    """What a worker brings back: pages and index files by path, and the block's share of the rest.

    `whole` false: of some article the index has no text, since its content file could not be read.
    """

    index: IndexBlock
    pages: dict[str, bytes]
    files: dict[str, bytes]
    failures: tuple[Failure, ...]
    whole: bool


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """The whole index before it is made; `shared_key` is a hash of all that goes into the shared files."""

    layout: Layout
    tasks: tuple[BlockTask, ...]
    shared_key: str

    def without(self, task: BlockTask) -> SearchPlan:
        """Return the plan with another key for a block that could not be made whole."""
        tasks = tuple(
            replace(known, key=f"{known.key} in part") if known is task else known for known in self.tasks
        )
        return SearchPlan(self.layout, tasks, f"{self.shared_key} in part")


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
    failures: list[Failure] = []
    whole = True

    def read() -> Iterator[tuple[int, SearchDocument, DocumentTokens]]:
        nonlocal whole
        for slot, place in zip(task.slots, task.places, strict=True):
            entry = site.catalogue.entries[place]
            url, source = urls.article_url(entry.article.slug), f"content/{entry.name}.md"
            article = None
            if entry.name not in site.unread:
                article = attempt(partial(_read_article, site, place), url, source, failures)
            if article is None:
                whole = False
                article = _stand_in(site, place)
            elif place in wanted:
                page = attempt(partial(_make_page, site, place, article), url, source, failures)
                if page is not None:
                    pages[url] = page
            yield slot, article.document, tokenise_document(article.document)

    index, files = build_block(layout, task.number, read())
    named = {path_of(name): data for name, data in files.items()}
    return MadeBlock(index, pages, named, tuple(failures), whole)


class _ReadArticle(NamedTuple):
    file: ContentFile
    body: Body
    document: SearchDocument


def _read_article(site: Site, place: int) -> _ReadArticle:
    file = load_listed(site, place)
    body = render_body(file.body_md, site.words)
    return _ReadArticle(file, body, document_of(site, place, file, body))


def _stand_in(site: Site, place: int) -> _ReadArticle:
    """Return what the catalogue knows of an article whose content file cannot be read: all but its text."""
    entry = site.catalogue.entries[place]
    file, body = ContentFile("", entry.content_key, entry.article, {}, ""), render_body("", site.words)
    return _ReadArticle(file, body, document_of(site, place, file, body))


def _make_page(site: Site, place: int, article: _ReadArticle) -> bytes:
    view = view_article(site, place, article.file, article.body)
    return render_view(site.templates, ARTICLE_TEMPLATE, view)


def _hash(*parts: str) -> str:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

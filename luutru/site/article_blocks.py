"""Articles by blocks of the search index: each is read once, for its page and for the search.

A task is small and goes to any worker; it brings the pages that are wanted, the files with the articles'
texts, and what the files that all articles share take from each.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeAlias, TypeVar

from luutru.model import ContentFile
from luutru.site import urls
from luutru.site.article_page import view_article
from luutru.site.body_html import render_body
from luutru.site.context import load_listed
from luutru.site.failures import Failure, attempt
from luutru.site.planned import ARTICLE_TEMPLATE, hash_texts
from luutru.site.rendering import render_view
from luutru.site.search.layout import plan_layout
from luutru.site.search.texts import text_file, text_path, write_texts
from luutru.site.search.writing import describe, index_document
from luutru.site.searching import (
    document_of,
    facet_labels,
    facet_pages,
    own_page_words,
    search_key,
    short_names,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping

    from luutru.site.body_html import Body
    from luutru.site.context import Site
    from luutru.site.search.documents import SearchDocument
    from luutru.site.search.layout import Layout
    from luutru.site.search.postings import Indexed

T = TypeVar("T")
#: Articles to index: number → place in the catalogue, ascending.
BlockTask: TypeAlias = dict[int, int]
#: So many articles are a task: workers are asked often enough, and not too often.
TASK = 100


@dataclass(frozen=True, slots=True)
class MadeBlock(Generic[T]):
    """What a worker brings back: what the shared files take, and what became of the pages and files of texts.

    Of the numbers in `torn` the index has no text, since their content files could not be read.
    """

    indexed: list[Indexed]
    pages: list[T]
    files: list[T]
    failures: tuple[Failure, ...]
    torn: frozenset[int]


@dataclass(frozen=True, slots=True)
class SearchPlan:
    """The whole index before it is made.

    `places`: number → place in the catalogue, ascending. `keys`: number → a hash of all that goes into an
    article's share. `shape` is a hash of what all numbers follow from. `described` are the files that tell
    of the others, by path.
    """

    layout: Layout
    places: dict[int, int]
    keys: dict[int, str]
    shape: str
    described: dict[str, bytes]

    def tasks(self, files: Container[str]) -> list[BlockTask]:
        """Return the tasks that make these files of texts, by path: all articles of each."""
        groups = (
            list(numbers) for file, numbers in groupby(self.places, text_file) if text_path(file) in files
        )
        tasks: list[BlockTask] = []
        for numbers in groups:
            if not tasks or len(tasks[-1]) + len(numbers) > TASK:
                tasks.append({})
            tasks[-1].update((number, self.places[number]) for number in numbers)
        return tasks


def plan_search(site: Site, version: str) -> SearchPlan:
    """Plan the search index of a site."""
    briefs = site.catalogue.briefs
    place_of = {urls.article_url(brief.article.slug): place for place, brief in enumerate(briefs)}
    dates = {url: briefs[place].article.date or "" for url, place in place_of.items()}
    layout, members = plan_layout(dates)
    places = {number: place_of[url] for number, url in members.items()}
    return SearchPlan(
        layout,
        places,
        {number: search_key(site, place) for number, place in places.items()},
        hash_texts(version, repr(site.config), site.words.key, layout.shape),
        describe(
            layout,
            {number: dates[url] for number, url in members.items()},
            facet_labels(site),
            facet_pages(),
            own=own_page_words(site),
            short=short_names(site),
        ),
    )


def make_block(
    site: Site, layout: Layout, put: Callable[[str, bytes], T], job: tuple[BlockTask, frozenset[int]]
) -> MadeBlock[T]:
    """Index a task's articles and make the wanted pages of them; `put` takes each file by its path."""
    task, wanted = job
    pages: list[T] = []
    documents: dict[int, SearchDocument] = {}
    failures: list[Failure] = []
    torn = set()
    for number, place in task.items():
        entry = site.catalogue.entries[place]
        url, source = urls.article_url(entry.article.slug), f"content/{entry.name}.md"
        article = None
        if entry.name not in site.unread:
            article = attempt(partial(_read_article, site, place), url, source, failures)
        if article is None:
            torn.add(number)
            article = _stand_in(site, place)
        elif place in wanted:
            page = attempt(partial(_make_page, site, place, article), url, source, failures)
            if page is not None:
                pages.append(put(url, page))
        documents[number] = article.document
    indexed = [index_document(layout, number, document) for number, document in documents.items()]
    files = [
        put(text_path(file), write_texts(file, {number: documents[number] for number in numbers}))
        for file, numbers in groupby(documents, text_file)
    ]
    return MadeBlock(indexed, pages, files, tuple(failures), frozenset(torn))


class _ReadArticle(NamedTuple):
    file: ContentFile
    body: Body
    document: SearchDocument


def _read_article(site: Site, place: int) -> _ReadArticle:
    file = load_listed(site, place)
    body = render_body(file.body_md, site.words, site.pictures)
    return _ReadArticle(file, body, document_of(site, place, file, body))


def _stand_in(site: Site, place: int) -> _ReadArticle:
    """Return what the catalogue knows of an article whose content file cannot be read: all but its text."""
    entry = site.catalogue.entries[place]
    file, body = ContentFile("", entry.content_key, entry.article, {}, ""), render_body("", site.words)
    return _ReadArticle(file, body, document_of(site, place, file, body))


def _make_page(site: Site, place: int, article: _ReadArticle) -> bytes:
    view = view_article(site, place, article.file, article.body)
    return render_view(site.templates, ARTICLE_TEMPLATE, view)


def text_keys(shape: str, keys: Mapping[int, str]) -> dict[str, str]:
    """Return the path of each file of texts with its key, made of those of its articles; see `SearchPlan`."""
    return {
        text_path(file): hash_texts(shape, *(f"{number} {keys[number]}" for number in numbers))
        for file, numbers in groupby(keys, text_file)
    }

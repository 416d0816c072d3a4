"""What the search index is made from: an article as a document, and the names of facet values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.catalogue.terms import Facet
from luutru.knowledge.naming import slug_of
from luutru.site import urls
from luutru.site.cards import article_date, date_text
from luutru.site.provinces import title_of
from luutru.site.search.documents import Passage, SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.catalogue.terms import Term
    from luutru.model import Article, ContentFile
    from luutru.site.body_html import Body
    from luutru.site.context import Site

_WORD = re.compile(r"\w+")
#: What the search calls the facets, as a reader types them ("quan:dong-da").
FACET_NAMES = {
    Facet.PROVINCE: "tinh",
    Facet.DISTRICT: "quan",
    Facet.YEAR: "nam",
    Facet.TOPIC: "chu-de",
    Facet.OUTLET: "bao",
    Facet.WARD: "phuong",
}


def document_of(site: Site, place: int, file: ContentFile, body: Body) -> SearchDocument:
    """Return an article as the search sees it; its file has been read and its body rendered."""
    article, slugs = file.article, site.catalogue.slugs
    outlets = slugs[Facet.OUTLET][place]
    return SearchDocument(
        url=urls.article_url(article.slug),
        title=article.title,
        date=article.date or "",
        date_text=date_text(article_date(article), site.words),
        outlet=outlets[0] if outlets else "",
        outlet_name=article.outlet or "",
        districts=slugs[Facet.DISTRICT][place],
        topics=article.topics,
        wards=slugs[Facet.WARD][place],
        authors=article.authors,
        provinces=slugs[Facet.PROVINCE][place],
        passages=tuple(_passages(article, () if site.config.excerpt_only else body.passages)),
    )


def search_key(site: Site, place: int) -> str:
    """Return a text that says whether the document of an article in the catalogue is another."""
    slugs = site.catalogue.slugs
    values = (slugs[facet][place] for facet in (Facet.OUTLET, Facet.DISTRICT, Facet.WARD, Facet.PROVINCE))
    return f"{site.catalogue.briefs[place].content_key} {' '.join(map(','.join, values))}"


def facet_labels(site: Site) -> dict[str, dict[str, str]]:
    """Return the names of facet values: what the search calls the facet → slug → name."""
    return {
        name: {slug: _label(site, term) for slug, term in site.catalogue.terms[facet].items()}
        for facet, name in FACET_NAMES.items()
        if facet is not Facet.YEAR
    }


def short_names(site: Site) -> dict[str, list[str]]:
    """Return what the provinces that have articles are called in short, in letters alone: "hcm", "sg".

    These are its other names, and the first letters of each, with "tp" before them or not.
    """
    found = {}
    for slug in site.catalogue.terms[Facet.PROVINCE]:
        if province := site.places.province(slug):
            forms = {slug_of(name).replace("-", "") for name in province.aliases}
            for name in (province.name, *province.aliases):
                words = slug_of(name).split("-")
                if len(words) > 1 and not any(word.isupper() for word in _WORD.findall(name)):
                    forms |= {(initials := "".join(word[0] for word in words)), f"tp{initials}"}
            found[slug] = sorted(forms)
    return found


def _label(site: Site, term: Term) -> str:
    """A term's name, of a province with its kind: "Tỉnh Nghệ An"."""
    known = site.places.province(term.slug) if term.facet is Facet.PROVINCE else None
    return title_of(site, known) if known else term.name


def facet_pages() -> dict[str, str]:
    """Return the folder of the pages of each facet's values, from the site's root."""
    return {name: f"{urls.FOLDERS[facet]}/" for facet, name in FACET_NAMES.items()}


def own_page_words(site: Site) -> tuple[tuple[str, str, str], ...]:
    """Return the archive's own pages as the search offers them: address, title, the words of the text."""
    return tuple(
        (urls.own_url(page.slug), page.title, " ".join(dict.fromkeys(_WORD.findall(page.body_md.lower()))))
        for page in site.own.pages
    )


def _passages(article: Article, body: tuple[tuple[str, str], ...]) -> Iterator[Passage]:
    """Yield the text, the lead first: the body's own, or the summary where a person wrote another."""
    if article.summary and not (body and article.summary in body[0][1]):
        yield Passage("", article.summary)
    yield from (Passage(anchor, text) for anchor, text in body)

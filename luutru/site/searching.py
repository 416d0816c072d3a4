"""What the search index is made from: an article as a document, and the names of facet values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.catalogue.catalogue import Facet
from luutru.site import urls
from luutru.site.cards import article_date, date_text
from luutru.site.search.documents import Passage, SearchDocument

if TYPE_CHECKING:
    from luutru.model import ContentFile
    from luutru.site.body_html import Body
    from luutru.site.context import Site

#: What the search calls the facets, as a reader types them ("quan:dong-da").
FACET_NAMES = {Facet.DISTRICT: "quan", Facet.YEAR: "nam", Facet.TOPIC: "chu-de", Facet.OUTLET: "bao"}


def document_of(site: Site, place: int, file: ContentFile, body: Body) -> SearchDocument:
    """Return an article as the search sees it; its file has been read and its body rendered."""
    article, filing, slugs = file.article, site.catalogue.filings[place], site.catalogue.slugs
    outlets = slugs[Facet.OUTLET][place]
    if site.config.excerpt_only:
        passages: tuple[Passage, ...] = (Passage("", article.summary),) if article.summary else ()
    else:
        passages = tuple(Passage(anchor, text) for anchor, text in body.passages)
    return SearchDocument(
        url=urls.article_url(article.slug),
        title=article.title,
        date=article.date or "",
        date_text=date_text(article_date(article), site.words),
        year="" if filing.year is None else f"{filing.year:04}",
        outlet=outlets[0] if outlets else "",
        districts=slugs[Facet.DISTRICT][place],
        topics=article.topics,
        wards=slugs[Facet.WARD][place],
        also=" ".join((*article.authors, *article.wards, article.kicker or "", *article.aliases)),
        passages=passages,
    )


def facet_labels(site: Site) -> dict[str, dict[str, str]]:
    """Return the names of facet values: what the search calls the facet → slug → name."""
    return {
        name: {slug: term.name for slug, term in site.catalogue.terms[facet].items()}
        for facet, name in FACET_NAMES.items()
    }

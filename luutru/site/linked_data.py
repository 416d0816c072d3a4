"""An article for machines: JSON-LD, Highwire and Dublin Core tags.

A date that is inferred, approximate or an interval stays out of formats that know only plain dates; an author
who is not surely a person ("HN") is no Person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from luutru.catalogue.catalogue import Facet
from luutru.site import urls
from luutru.site.escaping import escape_text
from luutru.site.facts import TIME_ZONE, author_is_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.model import ContentFile
    from luutru.site.citation import Reference
    from luutru.site.context import Site

#: Inside a script element nothing may look like its end or like a comment.
_SAFE_JSON = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def article_tags(site: Site, file: ContentFile, reference: Reference, summary: str) -> Iterator[str]:
    """Yield the finished tags that tell machines what the article is."""
    article = file.article
    for name, value in _meta_values(site, file, reference, summary):
        if value:
            yield f'<meta name="{name}" content="{escape_text(value)}">'
    if reference.machine:
        published = _timestamp(reference.machine, article.published_time if article.published else None)
        yield f'<meta property="article:published_time" content="{published}">'
    data = msgspec.json.encode(make_json_ld(site, file, reference, summary)).decode()
    if "<" in data or "&" in data or ">" in data:
        data = data.translate(_SAFE_JSON)
    yield f'<script type="application/ld+json">{data}</script>'


def _meta_values(
    site: Site, file: ContentFile, reference: Reference, summary: str
) -> Iterator[tuple[str, str | None]]:
    article = file.article
    address = reference.copy
    people = tuple(
        author
        for author in article.authors
        if author_is_person(article, author, file.evidence.get("authors", ()))
    )
    yield "citation_title", article.title
    for author in people:
        yield "citation_author", author
    yield "citation_publication_date", reference.machine.replace("-", "/")
    yield "citation_journal_title", article.outlet
    yield "citation_language", "vi"
    yield "citation_public_url", reference.original or address
    yield "DC.title", article.title
    for author in people:
        yield "DC.creator", author
    yield "DC.date", reference.machine
    yield "DC.publisher", article.outlet
    yield "DC.language", "vi"
    yield "DC.type", "Text"
    yield "DC.identifier", address
    yield "DC.source", reference.original
    yield "DC.description", summary
    yield "DC.coverage", "; ".join(article.districts)
    yield "DC.rights", article.rights or site.config.rights


def make_json_ld(site: Site, file: ContentFile, reference: Reference, summary: str) -> dict[str, Any]:
    """Return the article as schema.org's NewsArticle, only with what is surely known."""
    article = file.article
    evidence = file.evidence.get("authors", ())
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "identifier": article.id,
        "inLanguage": "vi",
        "description": summary,
        "datePublished": _timestamp(reference.machine, article.published_time) if article.published else "",
        "author": [
            {"@type": "Person", "name": author}
            for author in article.authors
            if author_is_person(article, author, evidence)
        ],
        "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None,
        "contentLocation": [
            {"@type": "AdministrativeArea", "name": name} for name in (*article.districts, *article.wards)
        ],
        "about": [site.catalogue.terms[Facet.TOPIC][slug].name for slug in article.topics],
        "isBasedOn": reference.original,
        "url": reference.copy,
        "archivedAt": reference.copy,
        "isPartOf": {"@type": "Collection", "name": site.config.title},
    }
    if site.config.base_url:
        data["isPartOf"]["url"] = urls.absolute_url(site.config.base_url, urls.HOME)
    return {name: value for name, value in data.items() if value}


def _timestamp(machine: str, time: str | None) -> str:
    return f"{machine}T{time}{TIME_ZONE}" if time and len(machine) == len("2018-01-19") else machine

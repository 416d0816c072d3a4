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
from luutru.site.facts import TIME_ZONE, find_people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import Article, ContentFile
    from luutru.site.citation import Reference
    from luutru.site.context import Site


def article_tags(site: Site, file: ContentFile, reference: Reference, summary: str) -> list[str]:
    """Return the finished tags that tell machines what the article is."""
    article, people = file.article, find_people(file)
    tags = [
        f'<meta name="{name}" content="{escape_text(value)}">'
        for name, value in _meta_values(site, article, people, reference, summary)
        if value
    ]
    if reference.machine:
        published = _timestamp(reference.machine, article.published_time if article.published else None)
        tags.append(f'<meta property="article:published_time" content="{published}">')
    data = msgspec.json.encode(make_json_ld(site, article, people, reference, summary)).decode()
    # Inside a script element nothing may look like its end or like a comment.
    data = data.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    tags.append(f'<script type="application/ld+json">{data}</script>')
    return tags


def _meta_values(
    site: Site, article: Article, people: Sequence[str], reference: Reference, summary: str
) -> list[tuple[str, str | None]]:
    return [
        ("citation_title", article.title),
        *[("citation_author", author) for author in people],
        ("citation_publication_date", reference.machine.replace("-", "/")),
        ("citation_journal_title", article.outlet),
        ("citation_language", "vi"),
        ("citation_public_url", reference.original or reference.copy),
        ("DC.title", article.title),
        *[("DC.creator", author) for author in people],
        ("DC.date", reference.machine),
        ("DC.publisher", article.outlet),
        ("DC.language", "vi"),
        ("DC.type", "Text"),
        ("DC.identifier", reference.copy),
        ("DC.source", reference.original),
        ("DC.description", summary),
        ("DC.coverage", "; ".join(article.districts)),
        ("DC.rights", article.rights or site.config.rights),
    ]


def make_json_ld(
    site: Site, article: Article, people: Sequence[str], reference: Reference, summary: str
) -> dict[str, Any]:
    """Return the article as schema.org's NewsArticle, only with what is surely known; `people` wrote it."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "identifier": article.id,
        "inLanguage": "vi",
        "description": summary,
        "datePublished": _timestamp(reference.machine, article.published_time) if article.published else "",
        "author": [{"@type": "Person", "name": author} for author in people],
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

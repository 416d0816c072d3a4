"""An article for machines: JSON-LD and Highwire tags, each value once, less what the head says of every page.

A date that is inferred, approximate or an interval stays out of formats that know only plain dates; an author
who is not surely a person ("HN") is no Person.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.escaping import escape_text, script_json
from luutru.site.facts import add_time, find_people
from luutru.site.provinces import lone_provinces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import Article, ContentFile
    from luutru.site.citation import Reference
    from luutru.site.context import Site


def article_tags(site: Site, file: ContentFile, reference: Reference) -> list[str]:
    """Return the finished tags that tell machines what the article is."""
    article, people = file.article, find_people(file)
    values = [
        *[("citation_author", author) for author in people],
        ("citation_publication_date", reference.machine.replace("-", "/")),
        ("citation_journal_title", article.outlet),
        ("citation_language", "vi"),
        ("citation_public_url", reference.original),
    ]
    tags = [f'<meta name="{name}" content="{escape_text(value)}">' for name, value in values if value]
    data = script_json(make_json_ld(site, article, people, reference))
    tags.append(f'<script type="application/ld+json">{data}</script>')
    return tags


def make_json_ld(site: Site, article: Article, people: Sequence[str], reference: Reference) -> dict[str, Any]:
    """Return the article as schema.org's NewsArticle, only with what is surely known; `people` wrote it."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "identifier": article.id,
        "inLanguage": "vi",
        "datePublished": add_time(reference.machine, article.published_time) if article.published else "",
        "author": [{"@type": "Person", "name": author} for author in people],
        "publisher": {"@type": "NewsMediaOrganization", "name": article.outlet} if article.outlet else None,
        "contentLocation": [
            {"@type": "AdministrativeArea", "name": name}
            for name in (*article.districts, *article.wards, *lone_provinces(site, article))
        ],
        "about": [site.catalogue.terms[Facet.TOPIC][slug].name for slug in article.topics],
        "isBasedOn": reference.original,
        "isPartOf": {"@type": "Collection", "name": site.config.title},
    }
    if site.config.base_url:
        data["isPartOf"]["url"] = urls.absolute_url(site.config.base_url, urls.HOME)
    return {name: value for name, value in data.items() if value}

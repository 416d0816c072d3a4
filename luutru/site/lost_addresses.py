"""Published addresses that no page of a plan has any more, and where their readers find more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.messages import tr
from luutru.catalogue.catalogue import Facet
from luutru.errors import Problem, ProblemsError
from luutru.site import urls

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from luutru.site.context import Site

REGISTER = "content/urls.tsv"


def follow_lost_addresses(
    site: Site, known: Collection[str], published: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Yield (address, where it leads now, the title there) of what was published and is not in `known`.

    A list leads to the next wider one, an article whose slug was changed to where it is. Raises ProblemsError
    with every article that is nowhere. `published` is address → id of its article, "" for lists.
    """
    problems = []
    outlets = {_letters(slug): slug for slug in sorted(site.catalogue.terms[Facet.OUTLET], reverse=True)}
    articles: dict[str, tuple[str, str]] | None = None
    for url in sorted(published.keys() - known):
        target = (
            urls.moved_term(url, Facet.TOPIC, site.topics.former)
            or urls.moved_term(url, Facet.OUTLET, outlets, _letters)
            or urls.wider_list(url)
        )
        while target is not None and target not in known:
            target = urls.wider_list(target)
        if target is not None:
            yield url, target, site.config.title
            continue
        articles = _articles_by_id(site) if articles is None else articles
        if article := articles.get(published[url]):
            slug, title = article
            yield url, urls.article_url(slug), title
        elif slug := urls.article_slug(url):
            cure = tr(
                'run withdraw {slug} --reason "…", or add "aliases: [{slug}]" to the article that took its place',
                slug=slug,
            )
            problems.append(Problem(REGISTER, 0, tr("{url} was published and is gone", url=url), cure))
    if problems:
        raise ProblemsError(problems)


def _letters(slug: str) -> str:
    """What the addresses of an outlet's spellings have in common."""
    return slug.replace("-", "").removeprefix("bao")


def _articles_by_id(site: Site) -> dict[str, tuple[str, str]]:
    """Return id → (slug, title) of all articles, the withdrawn too."""
    listed = (entry.article for entry in site.catalogue.entries)
    return {article.id: (article.slug, article.title) for article in (*listed, *site.catalogue.withdrawn)}

"""Published addresses that no page of a plan has any more, and where their readers find more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.catalogue.outlets import mark_of
from luutru.catalogue.terms import Facet
from luutru.errors import Problem, ProblemsError
from luutru.messages import tr
from luutru.site import urls
from luutru.site.planned import NAMELESS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from luutru.catalogue.terms import Term
    from luutru.site.context import Site
    from luutru.site.planned import PlannedPage

REGISTER = "content/urls.tsv"


def follow_lost_addresses(
    site: Site, pages: Sequence[PlannedPage], published: Mapping[str, str]
) -> Iterator[tuple[str, PlannedPage | tuple[str, str]]]:
    """Yield each address that was published and is that of no page any more, with what stands for it now.

    That is (address, title) of where it leads: where its page is now, or the next wider list. What is no HTML
    cannot lead anywhere: there the planned file is given that must stand there too. Raises ProblemsError with
    every address for which nothing stands. `published` is address → what it stood for, as the register says.
    """
    known = {page.url for page in pages}
    lost = sorted(published.keys() - known)
    if not lost:
        return
    named = {page.name: page for page in pages if page.maker not in NAMELESS}
    moved = {mark_of(term.name): urls.term_url(Facet.OUTLET, term.slug) for term in _outlets(site).values()}
    outlets = {_letters(slug): slug for slug in sorted(_outlets(site), reverse=True)}
    articles = _articles_by_id(site)
    problems = []
    for url in lost:
        mark = published[url]
        names = [mark, *_wider_names(mark, site.topics.former)] if "/" in mark or mark in named else []
        page = next((named[name] for name in names if name in named), None)
        if mark in articles:
            slug, title = articles[mark]
            yield url, (urls.article_url(slug), title)
        elif page and page.template:
            yield url, (page.url, site.config.title)
        elif page:
            yield url, page
        elif target := moved.get(mark) or _follow_list(url, known, site, outlets):
            yield url, (target, site.config.title)
        elif slug := urls.article_slug(url):
            cure = tr(
                'run {program} withdraw {slug} --reason "…", '
                'or add "aliases: [{slug}]" to the article that took its place',
                slug=slug,
            )
            problems.append(Problem(REGISTER, 0, tr("{url} was published and is gone", url=url), cure))
        else:
            cure = tr("put back what was there, or take its row out of {register}", register=REGISTER)
            problems.append(Problem(REGISTER, 0, tr("{url} was published and is gone", url=url), cure))
    if problems:
        raise ProblemsError(problems)


def _wider_names(name: str, former_topics: Mapping[str, str]) -> Iterator[str]:
    """Yield the names of pages that stand for one that is gone, the nearest first.

    >>> list(_wider_names("crossing/dong-da/2018/3", {}))
    ['crossing/dong-da/2018/1', 'district/dong-da/1', 'terms/district']
    """
    maker, *subject = name.split("/")
    if maker == Facet.TOPIC and subject[0] in former_topics:
        yield f"{maker}/{former_topics[subject[0]]}/1"
    if subject and subject[-1].isdigit():
        yield "/".join([maker, *subject[:-1], "1"])
    if maker == "crossing":
        yield f"{Facet.DISTRICT}/{subject[0]}/1"
    wider = {"crossing": "terms/district", "year_unknown": "terms/year", "term_feed": "feed"}
    wider |= dict.fromkeys(("terms", "own_page"), "home")
    wider |= {facet: f"terms/{facet}" for facet in Facet}
    if maker == Facet.PROVINCE or name == f"terms/{Facet.PROVINCE}":
        yield f"terms/{Facet.PROVINCE}"
        yield f"terms/{Facet.DISTRICT}"  # where none are left to tell apart
    yield wider.get(maker, "quality" if maker.startswith("quality") else "")


def _follow_list(url: str, known: Collection[str], site: Site, outlets: Mapping[str, str]) -> str | None:
    """Return the list that stands for one of which the register knows the address alone."""
    target = (
        urls.moved_term(url, Facet.TOPIC, site.topics.former)
        or urls.moved_term(url, Facet.OUTLET, outlets, _letters)
        or urls.wider_list(url)
    )
    while target is not None and target not in known:
        target = urls.wider_list(target)
    return target


def _outlets(site: Site) -> Mapping[str, Term]:
    return site.catalogue.terms[Facet.OUTLET]


def _letters(slug: str) -> str:
    """What the addresses of an outlet's spellings have in common."""
    return slug.replace("-", "").removeprefix("bao")


def _articles_by_id(site: Site) -> dict[str, tuple[str, str]]:
    """Return id → (slug, title) of all articles, the withdrawn too."""
    listed = (entry.article for entry in site.catalogue.entries)
    return {article.id: (article.slug, article.title) for article in (*listed, *site.catalogue.withdrawn)}

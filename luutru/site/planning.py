"""The whole site, planned before a byte is written.

Every page has its URL, its template and a key: a hash of all it shows, cheap to make, so that a page whose
key is known from the build before need not be made again. What a page shows is put together only when its
turn comes, by the maker that its plan names: plans are small and can be sent to any worker.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec import structs

from luutru.catalogue.names import make_slug
from luutru.catalogue.paging import Paging, page_lists
from luutru.catalogue.terms import Facet
from luutru.config import OWN_PAGES
from luutru.content.own_pages import PICTURES as OWN_PICTURES
from luutru.errors import Problem, ProblemsError
from luutru.memo import hash_of
from luutru.messages import tr
from luutru.site import urls
from luutru.site.assets import hash_assets
from luutru.site.changes_page import find_splits, withdrawal_days
from luutru.site.data_files import FORMATS, list_parts
from luutru.site.feeds import FEED_LENGTH, SITEMAP_LENGTH
from luutru.site.lost_addresses import REGISTER, follow_lost_addresses
from luutru.site.making import VIEWS
from luutru.site.offline import list_needed
from luutru.site.place_pages import tell_kin
from luutru.site.planned import (
    ARTICLE_TEMPLATE,
    KEPT,
    Plan,
    PlannedPage,
    PlannedPart,
    check_addresses,
    hash_texts,
)
from luutru.site.quality_pages import long_quality_lists, page_work, quality_lists
from luutru.site.this_day import find_days

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luutru.catalogue.packed import BriefArticle
    from luutru.catalogue.related import Shared
    from luutru.model import Article
    from luutru.site.context import Site

#: Raised when a maker's result changes for the same inputs; lets a memo of an older program miss.
FORMAT = "1"
NOTHING_PUBLISHED: Mapping[str, str] = MappingProxyType({})


def plan_site(
    site: Site,
    *,
    published: Mapping[str, str] = NOTHING_PUBLISHED,
    kept: Mapping[str, str] = NOTHING_PUBLISHED,
    version: str = "",
) -> Plan:
    """Plan a whole site; raises ProblemsError with every clash of addresses and every lost one.

    `published` are the addresses that must go on answering, with the id of the article they stood for ("" for
    lists): a list that emptied or shrank is led to the next wider one, an article whose slug was changed to
    where it is now, and an article that is gone is an error. `kept` are addresses that stay as the site has
    them, each with the content file that cannot be read. `version` stands in the pages' keys for the
    program itself and for what it knows of places, outlets and topics.
    """
    if site.catalogue.clashes:
        raise ProblemsError(
            Problem(
                "content",
                0,
                tr("{names} would share {url}", names=" and ".join(names), url=urls.term_url(facet, slug)),
                tr("write one name"),
            )
            for facet, slug, names in site.catalogue.clashes
        )
    return _Planner(site, version).plan(published, kept)


def _former_slugs(article: Article | BriefArticle) -> list[str]:
    """Return the slugs that lead to an article: one that it has again is its address."""
    return [alias for alias in article.aliases if alias != article.slug]


class _Planner:
    """Keys of one plan: what all pages share is hashed once."""

    def __init__(self, site: Site, version: str) -> None:
        self.site = site
        self.catalogue = site.catalogue
        #: What all pages but an article's own show of it.
        self.hashes = [brief.card_key for brief in site.catalogue.briefs]
        for place in site.catalogue.originals:  # a card says that its article repeats another
            self.hashes[place] += "="
        outlets = {outlet.name: outlet.id for outlet in site.outlets.all}
        self.common = hash_texts(
            FORMAT,
            version,
            # Addresses of outlets that do not follow from their names: other outlets have a part in them.
            *[
                f"{term.slug}={term.name}"
                for term in self.catalogue.terms[Facet.OUTLET].values()
                if term.slug not in (outlets.get(term.name), make_slug(term.name))
            ],
            site.templates.key,
            repr(site.config),
            site.words.key,
            repr(site.places.id),
            # Whether there are provinces to tell apart: the menu says so, and how places are named.
            repr(bool(self.catalogue.terms[Facet.PROVINCE])),
            *(f"{page.slug}={page.title}={page.in_menu}" for page in site.own.pages),
        )
        terms = self.catalogue.terms
        #: The provinces, districts and wards that have pages.
        self.places = hash_texts(*terms[Facet.PROVINCE], "", *terms[Facet.DISTRICT], "", *terms[Facet.WARD])
        #: Everything: for the pages about the whole archive.
        self.everything = hash_texts(
            *self.hashes,
            *(repr((one.id, one.slug, one.title, one.withdrawn)) for one in self.catalogue.withdrawn),
            *map(repr, site.set_aside),
            repr([place for place, brief in enumerate(site.catalogue.briefs) if brief.second_story]),
        )

    def plan(self, published: Mapping[str, str], kept: Mapping[str, str]) -> Plan:
        parts = self._parts()
        pages = [
            *self._lone_pages(),
            *self._own_pages(),
            *self._articles(),
            *self._pictures(),
            *self._withdrawn(),
            *self._terms(),
            *self._crossings(),
            *self._quality(),
            *self._days(),
            *self._data(parts),
            *self._assets(),
        ]
        planned = {page.url for page in pages}
        pages += [
            PlannedPage(url, "", "", KEPT, (), listed=False, source=source)
            for url, source in kept.items()
            if url not in planned
        ]
        lost = follow_lost_addresses(self.site, tuple(pages), published)
        pages += [self._stand_in(url, now) for url, now in lost]
        check_addresses(pages, self._tell_source)
        pages += self._sitemaps(pages)
        return Plan(tuple(pages), parts)

    def _page(
        self,
        url: str,
        maker: str,
        *subject: str | int,
        shows: Iterable[str],
        listed: bool = True,
        source: str = "",
    ) -> PlannedPage:
        template = f"pages/{maker}.html" if maker in VIEWS else ""
        key = hash_texts(self.common, url, maker, *shows)
        return PlannedPage(url, template, key, maker, subject, listed, source)

    def _cards(self, members: Iterable[int]) -> str:
        """Hash the cards of some articles: one list goes into many keys."""
        return hash_texts(*map(self.hashes.__getitem__, members))

    def _lone_pages(self) -> Iterator[PlannedPage]:
        every = (self.everything,)
        changes = (self.everything, *map(repr, self.site.changes))
        yield self._page(urls.HOME, "home", shows=every)
        for facet in self.catalogue.facets:
            yield self._page(urls.terms_url(facet), "terms", facet.value, shows=every)
        yield self._page(urls.SEARCH, "search", shows=every)
        yield self._page(urls.ABOUT, "about", shows=every)
        yield self._page(urls.CHANGES, "changes", shows=changes)
        yield self._page(urls.QUALITY, "quality", shows=every)
        yield self._page(urls.NOT_FOUND, "not_found", shows=(), listed=False)
        yield self._page(
            urls.FEED, "feed", shows=self.hashes[: min(FEED_LENGTH, self.catalogue.dated)], listed=False
        )
        yield self._page(urls.ROBOTS, "robots", shows=(), listed=False)
        for url, maker in ((urls.SERVICE_WORKER, "service_worker"), (urls.MANIFEST, "manifest")):
            yield self._page(url, maker, shows=(hash_texts(*list_needed(self.site)),), listed=False)
        for size in urls.ICON_SIZES:
            yield self._page(urls.icon_url(size), "icon", size, shows=(), listed=False)
        yield self._page(urls.NO_JEKYLL, "empty", shows=(), listed=False)

    def _own_pages(self) -> Iterator[PlannedPage]:
        for page in self.site.own.pages:
            source = f"{OWN_PAGES}/{page.slug}.md"
            yield self._page(urls.own_url(page.slug), "own_page", page.slug, shows=(page.key,), source=source)
        for name, key in self.site.own.pictures:
            url = f"{OWN_PAGES}/{OWN_PICTURES}/{name}"
            yield PlannedPage(url, "", key, "own_file", (url,), listed=False, source=url)
        if logo := self.site.config.logo:
            key = hash_texts(hash_of(self.site.content.read_own(logo)).hex())
            yield PlannedPage(urls.logo_url(logo), "", key, "own_file", (logo,), listed=False, source=logo)

    def _articles(self) -> Iterator[PlannedPage]:
        catalogue, paragraphs = self.catalogue, self.site.paragraphs
        origins, split = find_splits(self.site)
        for place, (brief, related) in enumerate(zip(catalogue.briefs, catalogue.related, strict=True)):
            article = brief.article
            url = urls.article_url(article.slug)
            published = paragraphs.get(article.id)
            followed = published.key_for(brief.content_key) if published else ""
            pictures = [repr(self.site.pictures.get(name)) for name in brief.pictures]
            own = (brief.file_name, brief.content_key, brief.ledger_key, followed, *pictures)
            parted = (repr(origins.get(article.id)), str(article.id in split))
            key = hash_texts(self.common, url, *self._around(place, related), *own, *parted)
            maker = KEPT if brief.name in self.site.unread else "article"
            yield PlannedPage(url, ARTICLE_TEMPLATE, key, maker, (place,))
            for alias in _former_slugs(article):
                yield self._redirect(
                    urls.article_url(alias), url, catalogue.article(place).title, f"content/{brief.name}.md"
                )

    def _around(self, place: int, related: Iterable[tuple[int, Shared]]) -> list[str]:
        """List what an article's page shows of its card and of others: neighbours, copies, related."""
        catalogue, cards = self.catalogue, self.hashes
        beside = (catalogue.newer(place), catalogue.older(place), catalogue.originals.get(place))
        shown = [cards[place], *["" if other is None else cards[other] for other in beside]]
        shown += [cards[copy] for copy in catalogue.copies.get(place, ())]
        shown.append("")
        for other, (district, topic) in related:
            shown += (cards[other], district, topic)
        return shown

    def _pictures(self) -> Iterator[PlannedPage]:
        files = {picture.name: picture.file for picture in self.site.pictures.values()}
        for name, file in sorted(files.items()):
            yield PlannedPage(urls.picture_url(name), "", name, "picture", (file, name), listed=False)

    def _withdrawn(self) -> Iterator[PlannedPage]:
        days = withdrawal_days(self.site)
        for article in self.catalogue.withdrawn:
            shows = [article.slug, article.title, article.withdrawn or "", days.get(article.id, "")]
            url = urls.article_url(article.slug)
            yield self._page(
                url,
                "withdrawn",
                article.slug,
                shows=shows,
                listed=False,
                source=f"content/{article.slug}.md",
            )
            for alias in _former_slugs(article):
                yield self._redirect(
                    urls.article_url(alias), url, article.title, f"content/{article.slug}.md"
                )

    def _terms(self) -> Iterator[PlannedPage]:
        for facet, terms in self.catalogue.terms.items():
            order = list(terms.values())
            names = ["", *(f"{term.slug}={term.name}" for term in order), ""]
            for place, (slug, term) in enumerate(terms.items()):
                kin = tell_kin(self.site, facet, term.name)
                extra = (*names[place : place + 3], self._surroundings(facet), kin)
                url = urls.term_url(facet, slug)
                yield from self._list(url, facet.value, term.members, subject=(slug,), extra=extra)
                if facet in urls.FEEDS:
                    shows = [term.name, *(self.hashes[member] for member in term.members[:FEED_LENGTH])]
                    feed = urls.term_feed_url(facet, slug)
                    yield self._page(feed, "term_feed", facet.value, slug, shows=shows, listed=False)
        years = list(self.catalogue.terms[Facet.YEAR].values())
        last = f"{years[-1].slug}={years[-1].count}" if years else ""
        yield from self._list(urls.YEAR_UNKNOWN, "year_unknown", self.catalogue.undated, extra=(last,))

    def _surroundings(self, facet: Facet) -> str:
        """What a term's first page shows besides its articles: places show places."""
        return self.places if facet in (Facet.PROVINCE, Facet.DISTRICT, Facet.WARD) else ""

    def _crossings(self) -> Iterator[PlannedPage]:
        for slug, years in self.catalogue.crossings.items():
            extra = (self.catalogue.terms[Facet.DISTRICT][slug].name, *map(str, years))
            for year, members in years.items():
                url = urls.crossing_url(slug, year)
                yield from self._list(url, "crossing", members, subject=(slug, year), extra=extra)

    def _list(
        self,
        first_url: str,
        maker: str,
        members: tuple[int, ...],
        *,
        subject: tuple[str | int, ...] = (),
        extra: tuple[str, ...] = (),
        listed: bool = True,
        paging: Paging | None = None,
    ) -> Iterator[PlannedPage]:
        """Plan the pages of a list.

        The first shows numbers of all its articles and `extra`; the others show only their own articles.
        """
        paging = paging or page_lists(self.site.config.page_size)
        for number in range(1, paging.count_pages(len(members)) + 1):
            shown = members if number == 1 else paging.slice_page(members, number)
            shows = [str(len(members)), self._cards(shown), *(extra if number == 1 else ())]
            url = urls.page_url(first_url, number)
            yield self._page(url, maker, *subject, number, shows=shows, listed=listed)

    def _quality(self) -> Iterator[PlannedPage]:
        for slug, members in quality_lists(self.site).items():
            url, paging = urls.quality_list_url(slug), page_work(self.site)
            yield from self._list(url, "quality_list", members, subject=(slug,), listed=False, paging=paging)
        for slug, years in long_quality_lists(self.site).items():
            counts = [f"{year}={len(members)}" for year, members in years.items()]
            url = urls.quality_list_url(slug)
            yield self._page(url, "quality_years", slug, shows=counts, listed=False)

    def _days(self) -> Iterator[PlannedPage]:
        for month, days in find_days(self.site).items():
            places = sorted(place for found in days.values() for place in found)
            shows = [self._cards(places)]
            yield self._page(urls.days_url(month), "days", month, *places, shows=shows, listed=False)

    def _parts(self) -> dict[str, tuple[PlannedPart, ...]]:
        keys = {
            letters: hash_texts(self.common, self._cards(places))
            for letters, places in list_parts(self.site).items()
        }
        return {
            name: tuple(PlannedPart(hash_texts(name, key), name, letters) for letters, key in keys.items())
            for name in FORMATS
        }

    def _data(self, parts: Mapping[str, tuple[PlannedPart, ...]]) -> Iterator[PlannedPage]:
        for name, own in parts.items():
            key = hash_texts(*[part.key for part in own])
            yield PlannedPage(urls.data_url(name), "", key, "data", (name,), listed=False)

    def _assets(self) -> Iterator[PlannedPage]:
        colours = self.site.config.colours
        for url, key in hash_assets(self.site).items():
            if colours and url == urls.STYLESHEET:
                yield PlannedPage(url, "", hash_texts(key, repr(colours)), "stylesheet", listed=False)
                continue
            yield PlannedPage(url, "", key, "asset", (url,), listed=False, source=f"templates/{url}")

    def _redirect(self, url: str, target: str, text: str, source: str) -> PlannedPage:
        return self._page(
            url, "redirect", url, target, text, shows=(target, text), listed=False, source=source
        )

    def _stand_in(self, url: str, now: PlannedPage | tuple[str, str]) -> PlannedPage:
        """Plan what stands at an address that was published: a redirect, or a file as it is elsewhere."""
        if isinstance(now, PlannedPage):
            subject = (*now.subject, url) if now.maker in ("feed", "term_feed") else now.subject
            return structs.replace(
                now, url=url, key=hash_texts(now.key, url), subject=subject, source=REGISTER
            )
        return self._redirect(url, *now, REGISTER)

    def _tell_source(self, page: PlannedPage) -> str:
        if page.template == ARTICLE_TEMPLATE:
            return f"content/{self.catalogue.briefs[int(page.subject[0])].name}.md"
        return page.source or page.url

    def _sitemaps(self, pages: list[PlannedPage]) -> Iterator[PlannedPage]:
        """Plan the sitemap, which needs the site's own address; a long one is split and listed in turn."""
        if not self.site.config.base_url or self.site.config.noindex:
            return
        listed = [page.url for page in pages if page.listed and page.template]
        if len(listed) <= SITEMAP_LENGTH:
            yield self._page(urls.SITEMAP, "sitemap", *listed, shows=listed, listed=False)
            return
        starts = range(0, len(listed), SITEMAP_LENGTH)
        names = [f"sitemap-{number}.xml" for number in range(1, len(starts) + 1)]
        yield self._page(urls.SITEMAP, "sitemap_index", *names, shows=names, listed=False)
        for name, start in zip(names, starts, strict=True):
            part = listed[start : start + SITEMAP_LENGTH]
            yield self._page(name, "sitemap", *part, shows=part, listed=False)

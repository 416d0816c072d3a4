"""An article's page, and the tombstone of a withdrawn one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from luutru.catalogue.entries import SUMMARY_LENGTH, shorten
from luutru.catalogue.terms import Facet
from luutru.site import urls
from luutru.site.body_html import Body, add_former_ids, render_body
from luutru.site.cards import make_card
from luutru.site.changes_page import find_splits, withdrawal_days
from luutru.site.citation import make_reference, render_citation
from luutru.site.context import (
    breadcrumbs,
    captions_note,
    frame_page,
    load_listed,
    make_head,
    make_link,
    site_view,
)
from luutru.site.date_words import date_words
from luutru.site.facts import make_facts, make_original
from luutru.site.left_out import make_left_out
from luutru.site.linked_data import article_tags
from luutru.site.page_references import make_references
from luutru.site.provinces import term_trail
from luutru.site.views.article import ArticleView, WithdrawnView
from luutru.site.views.listing import Related

if TYPE_CHECKING:
    from luutru.catalogue.related import Shared
    from luutru.model import ContentFile
    from luutru.site.context import Site
    from luutru.site.views.article import LeftOut
    from luutru.site.views.listing import Card
    from luutru.site.views.shared import Link


def make_article_view(site: Site, place: int) -> ArticleView:
    """Return the view of the article at a place of the catalogue; reads its content file and ledger."""
    file = load_listed(site, place)
    return view_article(site, place, file, render_body(file.body_md, site.words, site.pictures))


def view_article(site: Site, place: int, file: ContentFile, body: Body) -> ArticleView:
    """Return the view of an article whose file has been read and whose body has been rendered."""
    article, catalogue = file.article, site.catalogue
    url = urls.article_url(article.slug)
    root = urls.root_of(url)
    reference = make_reference(site, article)
    summary = shorten(article.summary or "", SUMMARY_LENGTH)
    facts = make_facts(site, place, file, root)
    original_place = catalogue.originals.get(place)
    excerpt = site.config.excerpt_only
    return ArticleView(
        site=site_view(site, url),
        head=make_head(
            site,
            url,
            article.title,
            summary,
            extra=article_tags(site, file, reference),
            kind="article",
        ),
        breadcrumbs=_breadcrumbs(site, place, root),
        kicker=article.kicker or "",
        title=article.title,
        facts=facts,
        uncertain=any(value.uncertain for fact in facts for value in fact.values),
        body=None if excerpt else add_former_ids(body, site.paragraphs.get(article.id)),
        summary=article.summary or "",
        captions_note=captions_note(site) if body.has_captions and not excerpt else "",
        duplicate_of=None if original_place is None else make_card(site, original_place, None),
        duplicates=tuple([make_card(site, copy, None) for copy in catalogue.copies.get(place, ())]),
        previous=_neighbour(site, catalogue.older(place)),
        next=_neighbour(site, catalogue.newer(place)),
        related=tuple(
            [
                Related(make_card(site, other, None), _shared_words(site, shared))
                for other, shared in catalogue.related[place]
            ]
        ),
        more=_more_lists(site, place, root),
        citation=render_citation(site, reference),
        references=make_references(site, root, article),
        original=make_original(site, article),
        left_out=None if excerpt else find_left_out(site, place, [text for _, text in body.passages]),
        reviewed=article.reviewed,
        rights=article.rights or site.config.rights,
        address="" if reference.copy else url,
        report_href=_report_href(site, file),
        edit_href=_edit_href(site, file.path),
    )


def make_withdrawn_view(site: Site, slug: str) -> WithdrawnView:
    """Return the tombstone of a withdrawn article."""
    article = next(article for article in site.catalogue.withdrawn if article.slug == slug)
    url, words = urls.article_url(slug), site.words
    day = withdrawal_days(site).get(article.id)
    return WithdrawnView(
        **frame_page(site, url, article.title, words.withdrawn_text, here=words.withdrawn, index=False),
        title=article.title,
        reason=article.withdrawn or "",
        day_text=date_words(day, words) if day else "",
        changes_href=urls.root_of(url) + urls.CHANGES,
    )


def _breadcrumbs(site: Site, place: int, root: str) -> tuple[Link, ...]:
    """Home, the province and the first district (else the province, else the year)."""
    catalogue = site.catalogue
    filing = catalogue.filings[place]
    steps = []
    if districts := catalogue.slugs[Facet.DISTRICT][place]:
        slug = districts[0]
        steps += term_trail(site, catalogue.terms[Facet.DISTRICT][slug])[1:]
        if filing.year is not None:
            steps.append((str(filing.year), urls.crossing_url(slug, filing.year)))
    elif provinces := catalogue.slugs[Facet.PROVINCE][place]:
        steps += term_trail(site, catalogue.terms[Facet.PROVINCE][provinces[0]])[1:]
    elif filing.year is None:
        steps.append((site.words.year_unknown_title, urls.YEAR_UNKNOWN))
    else:
        year = f"{filing.year:04}"
        steps.append((site.words.year_title.format(year=year), urls.term_url(Facet.YEAR, year)))
    return breadcrumbs(site, root, *steps)


def _neighbour(site: Site, place: int | None) -> Card | None:
    return None if place is None else make_card(site, place, None)


def _shared_words(site: Site, shared: Shared) -> str:
    district, topic = shared
    names = [site.catalogue.terms[Facet.DISTRICT][district].name] if district else []
    names += [site.catalogue.terms[Facet.TOPIC][topic].name] if topic else []
    return " · ".join(names)


def _more_lists(site: Site, place: int, root: str) -> tuple[Link, ...]:
    """The further districts in that year: to all other lists facts and breadcrumbs lead."""
    catalogue, words = site.catalogue, site.words
    year = catalogue.filings[place].year
    if year is None:
        return ()
    links = []
    for slug in catalogue.slugs[Facet.DISTRICT][place][1:]:
        name = catalogue.terms[Facet.DISTRICT][slug].name
        text = words.district_in_year.format(district=name, year=year)
        links.append(make_link(site, root, text, urls.crossing_url(slug, year)))
    return tuple(links)


def find_left_out(site: Site, place: int, texts: list[str]) -> LeftOut | None:
    """Return what of an article's raw page is not among `texts`, its paragraphs; reads its ledger."""
    entry = site.catalogue.entries[place]
    article, ledger = entry.article, site.content.load_ledger(entry.name)
    if ledger is None:
        return None
    shown = [article.title, article.kicker or "", *texts]
    return make_left_out(ledger, shown, site.words, split=article.id in find_splits(site)[1])


def _report_href(site: Site, file: ContentFile) -> str:
    """A new issue about an article, filled in; for repositories that take issues as GitHub does."""
    if not site.config.repository:
        return ""
    words, article = site.words, file.article
    body = words.report_body.format(title=article.title, id=article.id, file=file.path)
    query = urlencode(
        {"title": words.report_title.format(title=article.title), "body": body}, quote_via=quote
    )
    return urls.repository_url(site.config.repository, f"issues/new?{query}")


def _edit_href(site: Site, path: str) -> str:
    return urls.repository_url(site.config.repository, f"edit/HEAD/{quote(path)}") if path else ""

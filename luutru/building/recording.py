"""What `publish` records: what stands at each address of a site, and the paragraphs of each article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.catalogue.outlets import mark_of
from luutru.catalogue.terms import Facet
from luutru.content.markdown import parse_body
from luutru.content.paragraphs import load_published, publish_article, write_published
from luutru.content.store import load_content
from luutru.site.body_html import make_anchors
from luutru.site.lost_addresses import REGISTER
from luutru.site.planned import NAMELESS
from luutru.site.urls import article_url, is_address, term_url

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.content.paragraphs import PublishedArticle
    from luutru.site.context import Site
    from luutru.site.planned import Plan


def list_addresses(site: Site, plan: Plan) -> dict[str, str]:
    """Return every address with what it stands for: an article's id, an outlet's mark, or a page's name.

    Of what stands at an address only because it was published that is "": the register knows it.
    """
    named = (page for page in plan.pages if page.maker not in NAMELESS and page.source != REGISTER)
    marks = {page.url: page.name for page in named}
    for term in site.catalogue.terms[Facet.OUTLET].values():
        marks[term_url(Facet.OUTLET, term.slug)] = mark_of(term.name)
    for article in site.catalogue.all_articles():
        for slug in (article.slug, *article.aliases):
            marks[article_url(slug)] = article.id
    return {page.url: marks.get(page.url, "") for page in plan.pages if is_address(page.url)}


def record_paragraphs(archive: Archive) -> None:
    """Record the paragraphs of all articles as they are published now."""
    published, _ = load_published(archive.content)
    rows: dict[str, PublishedArticle] = {}
    if not archive.config.excerpt_only:
        for file in load_content(archive.content):
            article = file.article
            if article.withdrawn:
                continue
            before = published.get(article.id)
            if before and before.is_of(file.sha256):
                rows[article.id] = before
                continue
            texts = [block.text for block in parse_body(file.body_md)]
            passages = [
                (anchor, text) for anchor, text in zip(make_anchors(texts), texts, strict=True) if anchor
            ]
            rows[article.id] = publish_article(before, file.sha256, passages)
    write_published(archive.content, rows)

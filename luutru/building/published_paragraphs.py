"""What ``publish`` keeps of the articles' paragraphs, so that links to them go on answering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.content.markdown import parse_body
from luutru.content.paragraphs import load_published, publish_article, write_published
from luutru.content.store import load_content
from luutru.site.body_html import make_anchors

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.content.paragraphs import PublishedArticle


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

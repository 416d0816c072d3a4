"""What a build tells of the articles: new, changed, moved, withdrawn, or gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.messages import tr
from luutru.site.urls import article_slug, article_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from luutru.catalogue.packed import BriefArticle
    from luutru.model import Article
    from luutru.publishing.tree import TreeReport

#: So many of a kind are named; the rest is counted.
SHOWN = 3


def tell_changes(
    articles: Iterable[BriefArticle | Article], changed: Collection[str], tree: TreeReport
) -> Iterator[str]:
    """Yield a line for each kind of change since the last build that has any; nothing for a first build.

    `articles` are all that have an address, the withdrawn too; `changed` are the slugs of those whose file
    says something else than when they were last loaded: an empty line more in it changes no page.
    """
    if len(tree.added) == len(tree.sums):
        return
    written = frozenset(tree.written)
    kinds: dict[str, list[str]] = {"new": [], "changed": [], "moved": [], "withdrawn": [], "gone": []}
    for article in articles:
        if article_url(article.slug) in tree.added:
            moved = any(article_url(alias) not in tree.added for alias in article.aliases)
            kinds["moved" if moved else "new"].append(article.slug)
        elif article.slug in changed and article_url(article.slug) in written:
            kinds["withdrawn" if article.withdrawn else "changed"].append(article.slug)
    kinds["gone"] += filter(None, map(article_slug, tree.removed))
    said = {
        "new": tr("new"),
        "changed": tr("changed"),
        "moved": tr("moved"),
        "withdrawn": tr("withdrawn"),
        "gone": tr("gone"),
    }
    for kind, slugs in kinds.items():
        if slugs:
            yield f"  {len(slugs)} {said[kind]}: {_name(sorted(slugs))}"


def _name(slugs: list[str]) -> str:
    rest = len(slugs) - SHOWN
    return ", ".join(slugs[:SHOWN]) + (" " + tr("and {count} more", count=rest) if rest > 0 else "")

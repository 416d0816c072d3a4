"""What a build says when it has ended, and the next that finds no change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from luutru.building.own_rows import tell_own_rows
from luutru.messages import tr, trn
from luutru.site.urls import article_slug, article_url

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from luutru.building.archive import Archive
    from luutru.catalogue.packed import BriefArticle
    from luutru.content.stage import CleanReport
    from luutru.memo import Memo
    from luutru.model import Article
    from luutru.publishing.tree import TreeReport
    from luutru.site.context import Site

#: So many articles of a kind are named; the rest is counted.
_SHOWN = 5
#: The same of those that changed since the last build.
_CHANGED_SHOWN = 3
#: Where it is remembered what was said.
_SPACE, _GONE = "told", b"gone"


def lines_when_written(
    archive: Archive, site: Site, tree: TreeReport, changed: Collection[str]
) -> Iterator[str]:
    """Yield how many files of the site were written, and which articles are others than before.

    `changed` are the slugs of those whose file says something else.
    """
    removed = tr(", removed {count}", count=len(tree.removed)) if tree.removed else ""
    yield _rendered_line(archive, site, tree, len(tree.written)) + removed
    yield from tell_own_rows(archive.root, site)
    yield from tell_changes(site.catalogue.all_articles(), changed, tree)


def lines_when_unchanged(
    archive: Archive, site: Site, tree: TreeReport, cleaned: CleanReport | None
) -> Iterator[str]:
    """Yield what the next build has to say that finds nothing changed."""
    if cleaned:
        yield from (problem.told() for problem in cleaned.standing)
        yield cleaned_line(cleaned, 0, 0, cleaned.unchanged + cleaned.written)
    yield _rendered_line(archive, site, tree, 0)
    yield from tell_own_rows(archive.root, site)


def _rendered_line(archive: Archive, site: Site, tree: TreeReport, written: int) -> str:
    return tr(
        "{articles} articles, {pages} files in {place}/: wrote {written}, unchanged {unchanged}",
        articles=len(site.catalogue.briefs),
        pages=len(tree.sums),
        place=archive.show(archive.site),
        written=written,
        unchanged=len(tree.sums) - written,
    )


def cleaned_line(report: CleanReport, written: int, new: int, unchanged: int) -> str:
    """Return how many raw pages were read and what became of them, in one line."""
    told = tr(
        "read {read}, cleaned {written} ({new} new), unchanged {unchanged}, set aside {set_aside}",
        read=report.read,
        written=written,
        new=new,
        unchanged=unchanged,
        set_aside=len(report.set_aside),
    )
    if elsewhere := report.read - written - unchanged - len(report.set_aside):
        told += tr(", merged or deleted {count}", count=elsewhere)
    return f"{told}; {tr('all that people corrected is kept')}" if report.by_hand else told


def gone_lines(report: CleanReport, memo: Memo) -> list[str]:
    """Return the lines on articles that were taken out, and on those whose raw page is gone since it was last
    said; none without any.
    """
    told = memo.read(_SPACE, _GONE, list[str]) or []
    if told != report.gone:
        memo.put(_SPACE, {_GONE: msgspec.msgpack.encode(report.gone)})
    gone = [name for name in report.gone if name not in set(told)]
    line = tr(
        "  no raw page in seeds/, or one with another text now: {count} articles, which stay: {names}",
        count=len(gone),
        names=name_some(gone),
    )
    out = trn(
        "  taken out, as its raw page is said to be no article: {names}",
        "  taken out, as their raw pages are said to be no articles: {count} articles: {names}",
        len(report.refused),
        names=name_some(report.refused),
    )
    return [*([out] if report.refused else []), *([line] if gone else [])]


def name_some(names: Sequence[str]) -> str:
    """Return the first of some names, and a sign where there are more."""
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")


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
            yield f"  {len(slugs)} {said[kind]}: {_name_first(sorted(slugs))}"


def _name_first(slugs: list[str]) -> str:
    rest = len(slugs) - _CHANGED_SHOWN
    return ", ".join(slugs[:_CHANGED_SHOWN]) + (" " + tr("and {count} more", count=rest) if rest > 0 else "")

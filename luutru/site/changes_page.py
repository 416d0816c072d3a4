"""thay-doi.html: what readers who read or cited an article need to know of: withdrawn, corrected, moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.content.changes import DRAFT
from luutru.site import urls
from luutru.site.context import frame_page
from luutru.site.date_words import date_words
from luutru.site.once import once_a_site
from luutru.site.value_words import value_words
from luutru.site.views.trust import ChangesView, ChangeView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luutru.content.changes import Change, Origin
    from luutru.model import Article
    from luutru.site.context import Site

#: The field of front matter that holds a curator's notes on corrections.
NOTES = "x_corrections"


def make_changes_view(site: Site) -> ChangesView:
    """Return the page of corrections, newest first; what has no day stands last."""
    words = site.words
    listed = sorted(_changed_articles(site), key=lambda article: article.slug)
    by_id = {article.id: article for article in listed}
    withdrawn_on = withdrawal_days(site)
    moved_on = {(change.id, change.old): change.day for change in site.changes if change.field == "slug"}
    noted = [(article, note) for article in listed for note in _notes(article)]
    drafts = {(change.id, change.old) for change in site.changes if change.field == f"{DRAFT}slug"}
    aliases = ((article, alias) for article in listed for alias in article.aliases)
    unseen = drafts - moved_on.keys()
    moves = [(article, alias) for article, alias in aliases if (article.id, alias) not in unseen]
    return ChangesView(
        **frame_page(site, urls.CHANGES, words.changes_title, words.changes_intro, here=words.nav_changes),
        withdrawn=_newest_first(
            _view(site, article, article.withdrawn or "", withdrawn_on.get(article.id, ""))
            for article in site.catalogue.withdrawn
        ),
        corrected=_newest_first(
            (
                *(
                    _view(site, by_id[change.id], _say(site, change), change.day)
                    for change in site.changes
                    if change.id in by_id and change.field in words.fields
                ),
                *(_view(site, article, note) for article, note in noted),
            )
        ),
        moved=_newest_first(
            _view(
                site, article, words.moved_from.format(address=alias), moved_on.get((article.id, alias), "")
            )
            for article, alias in moves
        ),
    )


def _changed_articles(site: Site) -> Iterator[Article]:
    """Yield the listed articles that a correction, a note or an alias tells of."""
    told = {change.id for change in site.changes if change.field in site.words.fields}
    for place, brief in enumerate(site.catalogue.briefs):
        if brief.article.aliases or brief.article.id in told or NOTES in brief.article.extra:
            yield site.catalogue.article(place)


def withdrawal_days(site: Site) -> Mapping[str, str]:
    """Return the id of each withdrawn article → the day it was withdrawn, where it was written down."""
    return {
        change.id: change.day for change in sorted(site.changes) if change.field == "withdrawn" and change.new
    }


@once_a_site
def find_splits(site: Site) -> tuple[Mapping[str, Origin], frozenset[str]]:
    """Return the lines of which each article was made that was split off, by its id; and the ids of the
    articles of those pages, also where a row does not tell its lines any more: what was withdrawn stays so.
    """
    origins = {change.id: origin for change in site.changes if (origin := change.origin)}
    return origins, frozenset(change.split_from for change in site.changes if change.split_from)


def _view(site: Site, article: Article, text: str, day: str = "") -> ChangeView:
    day_text = date_words(day, site.words) if day else ""
    return ChangeView(article.title, urls.article_url(article.slug), text, day, day_text)


def _newest_first(changes: Iterator[ChangeView] | tuple[ChangeView, ...]) -> tuple[ChangeView, ...]:
    return tuple(sorted(dict.fromkeys(changes), key=lambda change: change.day, reverse=True))


def _say(site: Site, change: Change) -> str:
    words = site.words
    form = words.change_field
    if not change.old or not change.new:
        form = words.change_added if change.new else words.change_removed
    return form.format(
        field=words.fields[change.field],
        old=value_words(change.field, change.old, words, site.topics),
        new=value_words(change.field, change.new, words, site.topics),
    )


def _notes(article: Article) -> tuple[str, ...]:
    """The curator's notes on corrections, one sentence or a list of them."""
    notes = article.extra.get(NOTES, ())
    if isinstance(notes, str):
        return (notes,)
    return tuple(str(note) for note in notes) if isinstance(notes, (list, tuple)) else ()

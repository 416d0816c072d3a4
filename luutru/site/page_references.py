"""The references of the articles that a page shows, for programs: made in the browser
(assets/js/references.js).

The page holds of each article's CSL item only what the page does not show of it. Where no script runs, a link
leads to the references of all articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from luutru.site import urls
from luutru.site.cards import article_date
from luutru.site.citation import csl_date, tell_date
from luutru.site.date_words import machine_date
from luutru.site.escaping import script_json
from luutru.site.once import once_a_site
from luutru.site.views.listing import References

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.model import Article
    from luutru.site.context import Site
    from luutru.site.words import Words


def make_references(site: Site, root: str, article: Article) -> References:
    """Return what an article's page says of its reference; `root` is its way to the root."""
    # A plain date stands below the title, but not the day of sorting alone.
    shown = bool(article.published or article.event)
    return References(root + urls.DATA, Markup(f"[{_row(article, site.words, shown=shown)}]"))


def list_references(site: Site, root: str, places: Iterable[int]) -> References:
    """Return the references of the articles whose cards a page shows, in the order of the cards."""
    return References(root + urls.DATA, Markup(f"[{','.join([_row_of(site, place) for place in places])}]"))


@once_a_site
def _row_of(site: Site, place: int) -> str:
    return _row(site.catalogue.article(place), site.words, shown=True)


def _row(article: Article, words: Words, *, shown: bool) -> str:
    """What the script does not read from the page or put into every item itself, as JSON: 0 stands for
    what is missing, and nothing at the end. `shown`: the page shows the date, if it is a plain one.
    """
    date, source = article_date(article), article.source
    row = [
        article.id,
        article.authors,
        article.outlet,
        source.url,
        None if shown and machine_date(date) else csl_date(date),
        csl_date(machine_date(source.retrieved or "")),
        tell_date(date, words),
    ]
    while not row[-1]:
        row.pop()
    return script_json([value or 0 for value in row])

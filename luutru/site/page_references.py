"""The references of the articles that a page shows, for programs: made in the browser
(assets/js/references.js).

The page holds of each article's CSL item only what the page does not show of it. Where no script runs, a link
leads to the references of all articles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from luutru.site import urls
from luutru.site.citation import make_csl, make_reference
from luutru.site.escaping import script_json
from luutru.site.views import References

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.model import Article
    from luutru.site.citation import Reference
    from luutru.site.context import Site

#: What the script does not read from the page or put into every item itself, in the order in which a row has
#: it.
_COLUMNS = ("id", "author", "container-title", "URL", "issued", "accessed", "note")


def make_references(root: str, references: Iterable[Reference], *, cards: bool) -> References:
    """Return what a page says of its articles' references; `root` is its way to the root.

    Plain dates stand in the `cards` of a page, and below the title of an article.
    """
    items = [_page_item(reference, cards=cards) for reference in references]
    return References(root + urls.DATA, Markup(script_json(items)))


def list_references(site: Site, root: str, articles: Iterable[Article]) -> References:
    """Return the references of the articles whose cards a page shows, in the order of the cards."""
    return make_references(root, [make_reference(site, article) for article in articles], cards=True)


def _page_item(reference: Reference, *, cards: bool) -> list[Any]:
    """A row: 0 stands for what is missing, and nothing at its end."""
    item = make_csl(reference)
    item["id"] = reference.article.id
    item["author"] = [author["literal"] for author in item.get("author", ())]
    item["URL"] = reference.original
    item["note"] = reference.date_note
    article = reference.article
    if reference.machine and (cards or article.published or article.event):
        del item["issued"]
    row = [item.get(name) or 0 for name in _COLUMNS]
    while not row[-1]:
        row.pop()
    return row

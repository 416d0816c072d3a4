"""The references of the articles that a page shows, for programs: made in the browser (assets/js/references.js).

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

#: What the script puts into every item itself, or reads from the page.
_TOLD = ("type", "title", "archive", "archive_location", "language", "note")


def make_references(root: str, references: Iterable[Reference], *, cards: bool) -> References:
    """Return what a page says of its articles' references; `root` is its way to the root.

    On pages of `cards` the plain dates stand in these.
    """
    items = [_page_item(reference, cards=cards) for reference in references]
    return References(root + urls.DATA, Markup(script_json(items)))


def list_references(site: Site, root: str, articles: Iterable[Article]) -> References:
    """Return the references of the articles whose cards a page shows, in the order of the cards."""
    return make_references(root, [make_reference(site, article) for article in articles], cards=True)


def _page_item(reference: Reference, *, cards: bool) -> dict[str, Any]:
    item = make_csl(reference)
    page_item = {name: value for name, value in item.items() if name not in _TOLD}
    if "author" in item:
        page_item["author"] = [author["literal"] for author in item["author"]]
    if not reference.original:
        page_item.pop("URL", None)
    if cards and reference.machine:
        del page_item["issued"]
    if reference.date_note:
        page_item["note"] = reference.date_note
    return page_item

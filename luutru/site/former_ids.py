"""Ids that a paragraph had before it was edited, put beside the one it has: links to them go on answering."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from luutru.content.paragraphs import find_former

if TYPE_CHECKING:
    from luutru.content.paragraphs import PublishedArticle
    from luutru.site.body_html import Body

#: The start tags with an id that `body_html` writes. In text every "<" is escaped.
_START = re.compile(r'<(?:p|h\d|div|figure)(?: class="[a-z ]+")? id="([a-z0-9-]+)"[^>]*>')


def add_former_ids(body: Body, published: PublishedArticle | None) -> Markup:
    """Return the HTML of a body in which every id that was published for it is found."""
    former = find_former(published, body.passages)
    if not former:
        return body.html
    html = _START.sub(lambda found: found[0] + _anchors(former.get(found[1], ())), body.html)
    return Markup(_anchors(former.get("", ())) + html)


def _anchors(ids: tuple[str, ...]) -> str:
    return "".join(f'<span id="{one}"></span>' for one in ids)

"""Terms with how many articles each has: a list with a bar under each name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from luutru.site.charts.lengths import draw_bar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.site.views.shared import Link


def draw_terms(links: Iterable[Link], peak: int = 0) -> Markup:
    """The list; the longest bar is that of `peak` articles, or of the largest term when it is 0."""
    terms = tuple(links)
    peak = max(peak, *(link.count or 0 for link in terms), 1) if terms else 1
    return Markup('<ul class="terms">\n' + "\n".join(_draw_term(link, peak) for link in terms) + "\n</ul>")


def _draw_term(link: Link, peak: int) -> str:
    text = escape(link.text)
    name = f'<a href="{escape(link.href)}">{text}</a>' if link.href else f'<span class="a">{text}</span>'
    note = f' <span class="note">{escape(link.note)}</span>' if link.note else ""
    if link.count is None:
        return f"<li>{name}{note}</li>"
    number = f' <span class="n">{escape(link.count_text or str(link.count))}</span>'
    return f"<li>{name}{number}{note}{draw_bar(link.count, peak)}</li>"

"""Bars as true as their numbers, where the policy of the pages forbids inline styles: the width or height of
an empty `<svg>`, which is an attribute. Style sheets give it its colour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.site.views.shared import Link


def share(count: int, peak: int) -> str:
    """Return the share of `count` in `peak` as a percentage of three digits: "0%" for none, never over
    "100%".

    >>> share(1, 491), share(2, 3), share(7, 7)
    ('0.204%', '66.7%', '100%')
    """
    if count <= 0 or peak <= 0:
        return "0%"
    return f"{100 * min(count, peak) / peak:.3g}%"


def draw_bar(count: int, peak: int) -> Markup:
    """A bar of `count` beside others of which the longest is `peak`."""
    return Markup(f'<svg class="v" width="{share(count, peak)}"></svg>')


def draw_terms(links: Iterable[Link], peak: int = 0) -> Markup:
    """A list of terms, a bar under each name; the longest is that of `peak` articles, 0 for the largest's."""
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

"""Bars as true as their numbers, where the policy of the pages forbids inline styles: the width or height of
an empty `<svg>`, which is an attribute. Style sheets give it its colour.
"""

from __future__ import annotations

from markupsafe import Markup


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

"""Districts against years: a table whose cells are shaded by their number, which they also say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from luutru.site.views.pictures import HeatCell, HeatTable
    from luutru.site.words import Words


def draw_heat(heat: HeatTable, words: Words) -> Markup:
    """The table in a frame of its own that scrolls sideways by touch and keyboard where it is too wide."""
    caption = escape(words.heat_provinces_caption if heat.by_province else words.heat_caption)
    corner = escape(words.heat_provinces_corner if heat.by_province else words.heat_corner)
    years = "".join(f'<th scope="col">{_link(href, label)}</th>' for label, href in heat.years)
    unknown = any(row.unknown for row in heat.rows)
    rows = "\n".join(
        f'<tr><th scope="row">{_link(row.href, row.name)}</th>{"".join(map(_draw_cell, row.cells))}'
        f"{_sum(row.unknown or '·') if unknown else ''}{_sum(row.total_text)}</tr>"
        for row in heat.rows
    )
    if unknown:
        years += f'<th scope="col" class="sum">{escape(words.heat_unknown)}</th>'
    return Markup(
        f'<div class="scroll" role="group" tabindex="0" aria-label="{caption}">\n<table class="heat">\n'
        f'<caption class="vh">{caption}</caption>\n'
        f'<thead><tr><th scope="col">{corner}</th>{years}'
        f'<th scope="col" class="sum">{escape(words.heat_total)}</th></tr></thead>\n'
        f"<tbody>\n{rows}\n</tbody>\n</table>\n</div>"
    )


def _sum(text: str | int) -> str:
    return f'<td class="sum">{escape(text)}</td>'


def _link(href: str, text: str) -> str:
    return f'<a href="{escape(href)}">{escape(text)}</a>' if href else str(escape(text))


def _draw_cell(cell: HeatCell) -> str:
    if not cell.count:
        return '<td class="q0">·</td>'
    shown = str(cell.count)
    if cell.href:
        shown = f'<a href="{escape(cell.href)}" title="{escape(cell.label)}">{shown}</a>'
    return f'<td class="q{cell.level}">{shown}</td>'

"""Pictures drawn at build time: the map, timelines and the heat table, as markup.

Each drawing is a pure function of a view from `site/views/pictures.py` and the interface words, and gives
`Markup`. None uses scripts, inline styles or colour alone: sizes are attributes of SVG, and
every number stands as text in the picture or in the table beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.site.charts.district_map import draw_locator, draw_map
from luutru.site.charts.heat import draw_heat
from luutru.site.charts.lengths import draw_bar, draw_terms
from luutru.site.charts.timeline import draw_spark, draw_timeline
from luutru.site.repeated import draw_left_out, draw_related, draw_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: The names templates use; `rendering.py` makes them globals of the Jinja environment.
DRAWINGS: Mapping[str, Callable[..., object]] = {
    "draw_bar": draw_bar,
    "draw_heat": draw_heat,
    "draw_left_out": draw_left_out,
    "draw_locator": draw_locator,
    "draw_map": draw_map,
    "draw_related": draw_related,
    "draw_sheet": draw_sheet,
    "draw_spark": draw_spark,
    "draw_terms": draw_terms,
    "draw_timeline": draw_timeline,
}

"""Articles over time: an ordered list that style sheets draw as columns, and that reads well as text.

The newest comes first, as in lists of articles; style sheets turn the row around, so that time runs to the
right and a narrow screen, which scrolls the row, opens at its newest end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from luutru.site.charts.lengths import share

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.site.views.pictures import Bar, Timeline
    from luutru.site.words import Words


def draw_timeline(timeline: Timeline, words: Words) -> Markup:
    """The bars of a timeline, one list item each; below them what has no date, and what hatching means."""
    items = [_draw_bar(bar, timeline.peak, words) for bar in reversed(timeline.bars)]
    notes = ""
    if unknown := timeline.unknown:
        link = f'<a href="{escape(unknown.href)}">{escape(unknown.name)}: {escape(unknown.count_text)}</a>'
        notes += f'<p class="note apart">{link}</p>'
    if any(bar.uncertain for bar in timeline.bars):
        notes += f'<p class="note"><span class="swatch"></span> {escape(words.timeline_uncertain)}</p>'
    return Markup('<ol class="timeline">\n' + "\n".join(items) + f"\n</ol>{notes}")


def draw_spark(counts: Sequence[int], peak: int) -> Markup:
    """A line of columns as wide as a word, for a row of a table that says the numbers."""
    columns = "".join(
        f"M{place} 20v-{20 * count / peak:.3g}h.8V20z" for place, count in enumerate(counts) if count
    )
    return Markup(
        f'<svg class="spark" viewBox="0 0 {len(counts)} 20" preserveAspectRatio="none" aria-hidden="true">'
        f'<path d="{columns}"/></svg>'
    )


def _draw_bar(bar: Bar, peak: int, words: Words) -> str:
    label = f'<span class="t">{escape(bar.label)}</span>'
    if not bar.count or not bar.href:
        return f'<li><span>{label}<span class="b"><b>0</b></span></span></li>'
    title = ""
    if bar.uncertain:
        told = words.timeline_uncertain_count.format(count=bar.uncertain)
        title = f' title="{escape(f"{bar.name}: {bar.count_text} ({told})")}"'
    certain = bar.count - bar.uncertain
    columns = f'<svg class="v" height="{share(certain, peak)}"></svg>' if certain else ""
    if bar.uncertain:
        columns = f'<svg class="v u" height="{share(bar.uncertain, peak)}"></svg>{columns}'
    return (
        f'<li><a href="{escape(bar.href)}"{title}>{label}'
        f'<span class="b"><b>{bar.count}</b>{columns}</span></a></li>'
    )

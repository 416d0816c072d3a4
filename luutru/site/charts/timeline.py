"""Articles over time: an ordered list that style sheets draw as columns, and that reads well as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from luutru.site.charts.steps import step

if TYPE_CHECKING:
    from luutru.site.views.pictures import Bar, Timeline
    from luutru.site.words import Words

#: From here on columns get narrower than a finger (24 px at 1,000 px): the list stays in rows of text.
MOST_COLUMNS = 36


def draw_timeline(timeline: Timeline, words: Words) -> Markup:
    """The bars of a timeline, one list item each; rows on narrow screens, columns on wide ones."""
    bars = [*timeline.bars, timeline.unknown] if timeline.unknown else list(timeline.bars)
    shape = "cols" if len(bars) <= MOST_COLUMNS else "rows"
    peak = max(timeline.peak, *(bar.count for bar in bars))
    items = [_draw_bar(bar, peak, words, unknown=bar is timeline.unknown) for bar in bars]
    note = ""
    if any(bar.uncertain for bar in bars):
        note = f'<p class="note"><span class="swatch"></span> {escape(words.timeline_uncertain)}</p>'
    return Markup(f'<ol class="timeline {shape}">\n' + "\n".join(items) + f"\n</ol>{note}")


def _draw_bar(bar: Bar, peak: int, words: Words, *, unknown: bool) -> str:
    kind = ' class="apart"' if unknown else ""
    label = f'<span class="t">{escape(bar.label)}</span>'
    if not bar.count or not bar.href:
        bar_and_number = '<span class="v v0"></span><span class="n">0</span>'
        return f'<li{kind}><span class="col none">{label}{bar_and_number}</span></li>'
    inferred = f'<i class="{step(bar.uncertain, bar.count)}"></i>' if bar.uncertain else ""
    name = f"{bar.name}: {bar.count_text}"
    if bar.uncertain:
        name += f" ({words.timeline_uncertain_count.format(count=bar.uncertain)})"
    bar_and_number = (
        f'<span class="v {step(bar.count, peak)}">{inferred}</span><span class="n">{bar.count}</span>'
    )
    link = f'<a class="col" href="{escape(bar.href)}" title="{escape(name)}">{label}{bar_and_number}</a>'
    return f"<li{kind}>{link}</li>"

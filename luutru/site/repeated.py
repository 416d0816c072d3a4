"""Markup that stands many times on a page: cards of lists, evidence, related articles, lines left out.

Templates place it; written here, as text, it takes a tenth of the time of a template's loop. Whoever wants it
otherwise loops over the same values in a template of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup

from luutru.site.escaping import escape_text as esc

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.site.views.article import Fact, FactValue, LeftOutRun
    from luutru.site.views.listing import Card, Related
    from luutru.site.words import Words


def draw_cards(cards: Iterable[Card], words: Words, level: int) -> Markup:
    """Articles in a list, each with a heading of a level."""
    return Markup("\n".join([_card(card, words, level) for card in cards]))


def _card(card: Card, words: Words, level: int) -> str:
    date, where = esc(card.date_text), esc(card.outlet)
    if card.datetime:
        date = f'<time datetime="{esc(card.datetime)}">{date}</time>'
    if card.uncertain:
        date += f" {_unsure(words, ' ')}"
    if card.places:
        where += f" · {esc(card.places)}" if where else esc(card.places)
    if card.duplicate:
        where += f' <span class="badge">{esc(words.duplicate_badge)}</span>'
    line = f'<p class="line">{where}</p>' if where else ""
    gist = f'<p class="gist"{words.vi}>{esc(card.summary)}</p>' if card.summary else ""
    return (
        f'<li class="card"><h{level}><a href="{esc(card.href)}"{words.vi}>{esc(card.title)}</a></h{level}>\n'
        f'<p class="when">{date}</p>{line}{gist}</li>'
    )


def _unsure(words: Words, space: str = "") -> str:
    mark = f'<span aria-hidden="true">{esc(words.mark_uncertain)}</span>'
    return f'<span class="unsure">{mark}<span class="vh">{space}({esc(words.uncertain)})</span></span>'


def draw_sheet(facts: Iterable[Fact], words: Words) -> Markup:
    """What is known of an article, each value with its evidence one click away: the rows of a `<dl>`."""
    return Markup(
        "".join(
            [
                f'<div id="phieu-{fact.id}"><dt>{esc(fact.label)}</dt>'
                f"{''.join([_value(value, words) for value in fact.values])}</div>"
                for fact in facts
            ]
        )
    )


def _value(value: FactValue, words: Words) -> str:
    text = esc(value.text)
    shown = f'<a href="{esc(value.href)}">{text}</a>' if value.href else text
    if value.uncertain:
        shown += f" {_unsure(words)}"
    if value.note:
        shown += f' <span class="note">{esc(value.note)}</span>'
    if value.reasons:
        reasons = []
        for reason in value.reasons:
            place = f", {esc(reason.place)}" if reason.place else ""
            quote = f": <q{words.vi}>{esc(reason.quote)}</q>" if reason.quote else ""
            reasons.append(f"<p>{esc(reason.why)}{place}{quote} <b>{esc(reason.confidence)}</b></p>")
        shown += (
            f'<details><summary>{esc(words.evidence)}<span class="vh">: {text}</span></summary>'
            f"{''.join(reasons)}</details>"
        )
    return f"<dd>{shown}</dd>"


def draw_related(related: Iterable[Related], words: Words) -> Markup:
    """Articles that share something with the one on the page: the items of a list."""
    items = []
    for other in related:
        card = other.card
        outlet = f" · {esc(card.outlet)}" if card.outlet else ""
        shared = f" · {esc(words.shares)} {esc(other.shared)}" if other.shared else ""
        items.append(
            f'<li><a href="{esc(card.href)}"{words.vi}>{esc(card.title)}</a>\n'
            f'<p class="line">{esc(card.date_text)}{outlet}{shared}</p></li>'
        )
    return Markup("".join(items))


def draw_left_out(runs: Iterable[LeftOutRun], words: Words) -> Markup:
    """Lines of the raw page that are not in the article: the items of a list."""
    return Markup(
        "".join(
            [
                f"<li>{esc(run.place)} · <b>{esc(run.role_text)}</b> · {esc(run.reason)}\n"
                f"{f'<p{words.vi}>{esc(run.text)}</p>' if run.text else ''}</li>"
                for run in runs
            ]
        )
    )

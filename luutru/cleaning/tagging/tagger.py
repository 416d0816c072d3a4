"""Lines in, tagged lines out: features, scores, the best reading of the page, and why."""

from __future__ import annotations

from functools import lru_cache
from operator import add
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.broken_lines import find_paragraphs
from luutru.cleaning.tagging.features import page_features
from luutru.cleaning.tagging.fused_tail import set_fused_tail
from luutru.cleaning.tagging.grammar import FOLLOWERS, INDEX, NAMES, ROLES, best_path
from luutru.cleaning.tagging.headings import set_headings
from luutru.cleaning.tagging.headlines import HEADLINE_WORDS, head_the_page, refuse_titles
from luutru.cleaning.tagging.label_rows import is_row_of_labels, set_rows_of_labels
from luutru.cleaning.tagging.lone_dates import set_lone_date_line
from luutru.cleaning.tagging.patterns import FUSED
from luutru.cleaning.tagging.printed_days import set_printed_days
from luutru.cleaning.tagging.second_story import set_second_story_apart
from luutru.cleaning.tagging.settling import settle
from luutru.cleaning.tagging.verses import set_verses
from luutru.cleaning.tagging.weights import SCALE, add_rows, load_weights
from luutru.model import Role, TaggedLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.cleaning.tagging.weights import Row, Weights
    from luutru.knowledge.loading import Knowledge
    from luutru.knowledge.phrases import Phrases
    from luutru.model import Line

_TEXT: Final = frozenset({INDEX["s-sapo"], INDEX["b-body"]})
_BODY: Final = INDEX["b-body"]
#: What a paragraph that was broken into lines may be.
_PROSE: Final = frozenset(
    {INDEX[state] for state in ("t-title", "s-sapo", "b-body", "b-caption", "p-caption")}
)
_TITLE: Final = INDEX["t-title"]
#: A page whose reading has fewer paragraphs than the first figure, though as many as the second stand
#: together in it, is read again with those as its text: no article is lost to a line misread above it.
_TOO_FEW, _TOGETHER = 2, 3
#: A page that shows a paragraph and no more headlines than these is no list: a film with its one paragraph.
_FEW_HEADLINES: Final = 3
#: Far above the margin of any line.
_PUSH: Final = 200 * SCALE
#: More than a short sentence looks like a caption (2.9 for "Sáng 12/3, … khu dân cư số 3." below a lead),
#: less than a credit or a known phrase says.
_NUDGE: Final = 8 * SCALE
#: Elements of HTML whose lines have this role, whatever they say; their names are the rules.
COVERED: Final = {
    **dict.fromkeys(("hidden", "advert", "poll", "place-stamp", "tag-link"), Role.FURNITURE),
    "item-date": Role.META, "item-author": Role.BYLINE,
}  # fmt: skip
_SURE: Final = 100.0
NOTHING_STATED: Final[Mapping[int, Role]] = MappingProxyType({})


def tag_page(
    lines: Sequence[Line], knowledge: Knowledge, stated: Mapping[int, Role] = NOTHING_STATED
) -> tuple[TaggedLine, ...]:
    """Give every line of a page its role, with the feature that spoke loudest for it and the margin.

    `stated` are roles that are certain, by the lines' numbers; with a title among them no other line is one.
    """
    seen = [line for line in lines if line.element not in COVERED]
    tagged = iter(tag_lines(seen, knowledge.phrases, load_weights(), stated))
    return tuple(
        TaggedLine(line, COVERED[line.element], line.element, _SURE)
        if line.element in COVERED
        else next(tagged)
        for line in lines
    )


def tag_lines(
    lines: Sequence[Line], phrases: Phrases, weights: Weights, stated: Mapping[int, Role] = NOTHING_STATED
) -> tuple[TaggedLine, ...]:
    """Tag lines with these phrases and weights."""
    printed = [line for line in lines if line.text]
    shapes, names = page_features(printed, phrases)
    rows = [weights.rows(found) for found in names]
    emissions = [add_rows(found) for found in rows]
    labels = {line.number for line in printed if is_row_of_labels(line, phrases)}
    no_titles = {index for index, line in enumerate(printed) if line.number in labels}
    for index in no_titles:
        shapes[index].kind = shapes[index].kind or "menu"
    for index in no_titles.union(refuse_titles(shapes, names)):
        emissions[index][_TITLE] -= _PUSH
    if stated:
        _push_stated(printed, shapes, emissions, stated)
    path = best_path(emissions, weights.steps, weights.first)
    given_up = _text_given_up(shapes, path)
    if given_up:
        for index in given_up:
            emissions[index][_BODY] += _PUSH
        path = best_path(emissions, weights.steps, weights.first)
    if joined := _join_paragraphs(shapes, names, printed, emissions, path):
        path = best_path(emissions, weights.steps, weights.first)
    tagged: list[TaggedLine] = []
    index = 0
    for line in lines:
        if not line.text:
            tagged.append(TaggedLine(line, Role.BLANK, "blank", 0.0))
            continue
        before = path[index - 1] if index else None
        after = path[index + 1] if index + 1 < len(path) else None
        state = path[index]
        rival, margin = _runner_up(emissions[index], before, state, after, weights)
        if index in given_up:
            rule = "stands-together"
        elif index in joined:
            rule = "one-paragraph"
        else:
            rule = _loudest(names[index], rows[index], state, rival)
        tagged.append(TaggedLine(line, ROLES[state], rule, margin / SCALE, ROLES[rival]))
        index += 1
    tagged = set_rows_of_labels(head_the_page(tagged, shapes), labels)
    tagged = settle(set_printed_days(tagged), shapes)
    settled = set_headings(set_verses(tagged, shapes), shapes)
    return set_lone_date_line(set_second_story_apart(set_fused_tail(settled), shapes))


def _push_stated(
    lines: Sequence[Line],
    shapes: Sequence[Shape],
    emissions: Sequence[list[int]],
    stated: Mapping[int, Role],
) -> None:
    """Push title and lead to the lines that are certain to be them; with a title known no other is one.

    What a record gives as its text is text, where its lines are sentences.
    """
    titled = Role.TITLE in stated.values()
    for line, shape, emission in zip(lines, shapes, emissions, strict=True):
        role = stated.get(line.number)
        if role is None and titled:
            emission[_TITLE] -= _PUSH
            if shape.letter in "PQ" and not (shape.kind or shape.credited):
                for state in _TEXT:
                    emission[state] += _NUDGE
        elif role in (Role.TITLE, Role.SAPO):
            emission[_TITLE if role is Role.TITLE else INDEX["s-sapo"]] += 2 * _PUSH


def _join_paragraphs(
    shapes: Sequence[Shape],
    names: Sequence[Sequence[str]],
    lines: Sequence[Line],
    emissions: Sequence[list[int]],
    path: Sequence[int],
) -> set[int]:
    """Push the pieces of a paragraph that were read apart to one state; return the lines that change."""
    fixed = any(name.startswith("wrap/") for found in names[:1] for name in found)
    changed: set[int] = set()
    for run in find_paragraphs(shapes, lines, fixed_width=fixed):
        states = {path[index] for index in run}
        if len(states) == 1 or states.isdisjoint(_PROSE):
            continue
        fitting = states & _PROSE
        if _TITLE in fitting and sum([shapes[index].words for index in run]) > HEADLINE_WORDS:
            fitting = fitting - {_TITLE} or {_BODY}
        best = max(sorted(fitting), key=lambda state: sum([emissions[index][state] for index in run]))
        for index in run:
            emissions[index][best] += _PUSH
        changed.update(index for index in run if path[index] != best)
    return changed


def _text_given_up(shapes: Sequence[Shape], path: Sequence[int]) -> list[int]:
    """Return the paragraphs that stand together on a page that was read as having next to no text."""
    paragraphs = [index for index, shape in enumerate(shapes) if shape.letter == "P" and not shape.kind]
    if sum(path[index] in _TEXT for index in paragraphs) >= _TOO_FEW:
        return []
    best = _longest_run(paragraphs)
    if not best:
        best = _longest_run([i for i, shape in enumerate(shapes) if shape.letter == "Q" and not shape.kind])
        nothing = not any(path[i] in _TEXT for i, shape in enumerate(shapes) if shape.letter == "Q")
        return best if nothing and len(best) >= _TOO_FEW and not _are_teasers(shapes, best) else []
    if _are_teasers(shapes, best):
        return []
    lone = not any(path[index] in _TEXT for index in paragraphs) and _headlines(shapes) <= _FEW_HEADLINES
    return best if lone or len(best) >= _TOGETHER else []


def _longest_run(lines: Sequence[int]) -> list[int]:
    """Return the most of these line numbers that follow one another."""
    start, best = 0, (0, 0)
    for place, index in enumerate(lines):
        if place and index - lines[place - 1] != 1:
            start = place
        if place + 1 - start > best[1] - best[0]:
            best = start, place + 1
    return list(lines[slice(*best)])


def _headlines(shapes: Sequence[Shape]) -> int:
    return sum([shape.letter in "HBRrm" for shape in shapes])


def _are_teasers(shapes: Sequence[Shape], lines: Sequence[int]) -> bool:
    """Whether most of the lines hold a headline and its teaser: "…khi đi thi(Dân trí) - Sáng 4/5, …"."""
    return sum(FUSED.search(shapes[index].text) is not None for index in lines) * 2 > len(lines)


def _runner_up(
    emission: Sequence[int], before: int | None, state: int, after: int | None, weights: Weights
) -> tuple[int, int]:
    """Return the best state of another role, its neighbours as they are, and by how much it lost."""
    rivals, steps = _contest(weights, before, state, after)
    scores = list(map(add, emission, steps))
    best = max(rivals, key=scores.__getitem__)
    return best, scores[state] - scores[best]


@lru_cache(maxsize=1 << 14)  # there are twice as many, of which pages have a few hundred
def _contest(
    weights: Weights, before: int | None, state: int, after: int | None
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the states of other roles that the grammar allows between two, and all states' steps there.

    Where it allows none, all are rivals and no step counts.
    """
    rivals = _rivals(before, state, after)
    if not rivals:
        return _rivals(None, state, None), (0,) * len(NAMES)
    steps = weights.first if before is None else weights.transitions[before]
    return rivals, steps if after is None else tuple(map(add, steps, weights.columns[after]))


def _rivals(before: int | None, state: int, after: int | None) -> tuple[int, ...]:
    return tuple(
        rival
        for rival in (range(len(NAMES)) if before is None else FOLLOWERS[before])
        if ROLES[rival] is not ROLES[state] and (after is None or after in FOLLOWERS[rival])
    )


def _loudest(names: Sequence[str], rows: Sequence[Row], state: int, rival: int) -> str:
    """Return the feature that favours `state` over `rival` most; `rows` are the features' weights."""
    gains = [row[state] - row[rival] for row in rows]
    best = max(gains, default=0)
    return names[gains.index(best)] if best > 0 else "grammar"

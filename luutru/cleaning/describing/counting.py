"""How sure a value is: as often as values of its kind were right, where that was counted.

A rule says how sure it is of itself. What it does not know is how its values fare on pages that nobody here
has seen, and that goes with what surrounds them: by how much their line won its role, whether headline or
lead name a place, how many others the text names, what told a year. Each such kind is a row of
`knowledge/data/confidence.toml` with how many were seen and how many were right.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Final

from luutru.knowledge.counts import load_counts
from luutru.model import HEADS, Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import Count, Description, Evidence, TaggedLine

#: For so many values the rule's own figure stands.
_PRIOR: Final = 3.0
#: Nothing that is read is certain.
_MOST: Final = 0.99
#: Names of which a rule says itself that they name nobody for sure: initials, an office.
_NAMED: Final = 0.75
_CLOSE, _CLEAR = 10.0, 20.0
_MANY: Final = 5
#: What a topic says of itself, score / (score + 3), where little speaks for it.
_FAINT: Final = 0.6
_TITLES: Final = frozenset({"title-line", "title-lines"})
_PRINTED: Final = frozenset({"date-line", "only-update-line", "extracted-day", "stamp-in-title"})
#: A printed day that is less sure than this is one that the text speaks against: too few were seen.
_PLAIN: Final = 0.9
_OUTLETS: Final = frozenset({"dateline", "signature", "own-address"})
_AUTHORS: Final = frozenset({"byline", "byline-label", "meta-name", "source-name", "end-of-text"})
_IN_TEXT: Final = frozenset({"cue-body", "cue-caption", "cue-subhead"})
_FOLLOWS: Final = "event-day: "
_DAY, _DAY_ALONE = "told-in-text", "told-in-text-without-year"
_YEARS: Final = {
    **dict.fromkeys(("publication", "extracted-day", "anniversary"), "year-sure"),
    **dict.fromkeys(("part-of-year", "planned-year", "weekday"), "year-sure"),
    **dict.fromkeys(("lunar-year", "new-year"), "year-lunar"),
    **dict.fromkeys(("year-in-head", "compared-year", "since-start-of-year"), "year-told"),
    **dict.fromkeys(("recent-month", "month", "planned-month"), "year-month"),
    **dict.fromkeys(("year", "summed-year", "quarter", "end-of-year"), "year-guess"),
}  # fmt: skip
#: Which of its several homes a place is in was counted nowhere: such a figure may sink, and not rise.
_PLACES: Final = frozenset(
    {"unit-word", "committee", "list", "organ", "headline", "in-region", "place-of", "bare"}
)


def _share(count: Count, stated: float) -> float:
    """Return the share that is right, near to what the rule says of itself where few were seen."""
    return min(_MOST, round((count.right + _PRIOR * stated) / (count.seen + _PRIOR), 2))


class Kinds:
    """Tells of a page's values of which kind they are."""

    def __init__(self, lines: Sequence[TaggedLine], found: Description) -> None:
        self._lines = {line.number: line for line in lines}
        places = (*found.districts, *found.wards)
        self._many = sum(not self._in_head(place.evidence[0]) for place in places) >= _MANY

    def name(self, field: str, evidence: Sequence[Evidence]) -> str:  # noqa: PLR0911 - one case a field
        """Return the id of a value's kind; "" for one that was not counted."""
        first = evidence[0]
        rule = first.rule
        if field == "title" and rule in _TITLES:
            won = self._margin(first)
            if rule == "title-lines":
                return "title-joined"
            return "title-close" if won < _CLOSE else "title-likely" if won < _CLEAR else "title-clear"
        if field in ("published", "event"):
            if rule in _PRINTED:
                return "date-printed" if first.confidence >= _PLAIN else ""
            return _kind_of_day([piece.rule.removeprefix(_FOLLOWS) for piece in evidence])
        if field == "outlet" and rule in _OUTLETS:
            return "outlet"
        if field == "authors" and rule in _AUTHORS and first.confidence >= _NAMED:
            return "author-close" if self._margin(first) < _CLOSE else "author-clear"
        if field in ("districts", "wards"):
            if self._in_head(first):
                return "place-in-head"
            if self._many:
                return "place-of-many"
            return "place-in-text" if len(evidence) > 1 else "place-once"
        if field == "topics":
            if first.confidence < _FAINT:
                return "topic-faint"
            return "topic-in-text" if rule in _IN_TEXT else "topic-in-head"
        return ""

    def _in_head(self, piece: Evidence) -> bool:
        line = self._lines.get(piece.line or 0)
        return line is not None and line.role in HEADS

    def _margin(self, piece: Evidence) -> float:
        line = self._lines.get(piece.line or 0)
        return line.score if line is not None else 0.0


def _kind_of_day(rules: Sequence[str]) -> str:
    if rules[0] == _DAY:
        return "day-in-text"
    if rules[0] != _DAY_ALONE or len(rules) == 1:
        return ""
    return _YEARS.get(rules[1].removeprefix("year-from-"), "year-weak")


def count_values(lines: Sequence[TaggedLine], found: Description) -> Description:
    """Return a page's description with each value as sure as its kind was right, and with its kinds."""
    kinds, counts = Kinds(lines, found), load_counts()
    changed: dict[str, object] = {}
    counted: dict[tuple[str, str], Count] = {}
    for field in (item.name for item in fields(found)):
        values = getattr(found, field)
        several = isinstance(values, tuple)
        told = []
        for value in values if several else (values,) if isinstance(values, Found) else ():
            count = counts.get(kinds.name(field, value.evidence))
            if count is not None:
                counted[field, value.value] = count
                value = replace(value, evidence=_with(value.evidence, count, field))  # noqa: PLW2901
            told.append(value)
        if told:
            changed[field] = tuple(told) if several else told[0]
    return replace(found, **changed, counted=counted)  # type: ignore[arg-type]


def _with(evidence: Sequence[Evidence], count: Count, field: str) -> tuple[Evidence, ...]:
    """Return a value's evidence, none of it surer than the value."""
    first, stated = evidence[0], max(piece.confidence for piece in evidence)
    sure = _share(count, stated)
    if field in ("districts", "wards") and first.rule.removeprefix("ward-") not in _PLACES:
        sure = min(sure, stated)
    rest = (
        replace(piece, confidence=sure if field == "topics" else min(piece.confidence, sure))
        for piece in evidence[1:]
    )
    return (replace(first, confidence=sure), *rest)

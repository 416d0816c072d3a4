"""All units that a page names, before its date is known, and what they say about the date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.describing.finding import find_mentions
from luutru.model import Evidence, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.cleaning.describing.mentions import Mention
    from luutru.cleaning.describing.passages import Passage
    from luutru.knowledge.places import Places

#: What a unit's mention is worth, by where it stands.
ZONES: Final = {
    Role.TITLE: 5.0, Role.KICKER: 4.0, Role.SAPO: 4.0, Role.CAPTION: 2.0, Role.SUBHEAD: 2.0, Role.BODY: 1.0,
}  # fmt: skip
#: Where an article says what it is about.
HEADS: Final = frozenset({Role.TITLE, Role.KICKER, Role.SAPO})
_CONFIDENCE: Final = {
    "unit-word": 0.97, "committee": 0.97, "list": 0.95, "organ": 0.9, "headline": 0.85, "in-region": 0.92,
    "place-of": 0.75, "bare": 0.7,
}  # fmt: skip
#: Rules that say nothing of the unit's kind, and so nothing of when it existed.
_KINDLESS: Final = frozenset({"bare", "place-of", "headline", "in-region"})
_NEVER: Final = "9999"


@dataclass(frozen=True, slots=True)
class Survey:
    """All mentions of a page; `inside` and `outside` count how often this region and others are named."""

    mentions: tuple[Mention, ...]
    inside: int
    outside: int


def survey_places(passages: Iterable[Passage], places: Places) -> Survey:
    """Return every unit that the passages name."""
    mentions: list[Mention] = []
    inside = outside = 0
    for passage in passages:
        named = find_mentions(passage, places.names, places.traps)
        mentions += named.mentions
        inside += named.inside
        outside += named.outside
    return Survey(_with_strangers(mentions), inside, outside)


def _with_strangers(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Mark every mention of a ward that the page once says to lie in another province, and never here.

    "Quyên góp cho xã Minh Khai": the lead goes on "xã Minh Khai, huyện Thạch An, tỉnh Cao Bằng".
    """
    strangers = {(id(item.name), item.kind) for item in mentions if item.outside and item.is_ward}
    if not strangers:
        return tuple(mentions)
    strangers -= {(id(item.name), item.kind) for item in mentions if item.home}
    return tuple(
        replace(item, outside=True) if (id(item.name), item.kind) in strangers else item for item in mentions
    )


def bound_date(survey: Survey) -> tuple[str | None, str | None]:
    """Return the first and last ISO day on which all units existed that headline, lead and captions name.

    Either is None when the units do not say, both when they contradict each other.
    """
    first, last = "", _NEVER
    for mention in survey.mentions:
        if mention.former or mention.outside or mention.rule in _KINDLESS:
            continue
        if mention.passage.role in HEADS or mention.passage.role is Role.CAPTION:
            spans = _spans(mention)
            if spans:
                first = max(first, min(start for start, _ in spans))
                last = min(last, max(end or _NEVER for _, end in spans))
    if first > last:
        return None, None
    return first or None, None if last == _NEVER else last


def _spans(mention: Mention) -> list[tuple[str, str]]:
    """Return the days of every unit that a mention can mean."""
    name = mention.name
    if mention.is_ward:
        return [
            (unit.valid_from, unit.valid_to)
            for unit in name.units
            if unit.kind == mention.kind and (not mention.home or unit.district == mention.home)
        ]
    spans = [("", former.valid_to) for former in name.former if former.kind == mention.kind]
    if name.district is not None and name.district.kind == mention.kind:
        spans.append((name.district.valid_from, name.district.valid_to))
    return spans


def best_evidence(mentions: Sequence[Mention], value: str) -> tuple[Evidence, ...]:
    """Return up to three mentions as the evidence of a value, the most telling first."""
    ranked = sorted(mentions, key=lambda item: -ZONES[item.passage.role] * _CONFIDENCE[item.rule])
    return tuple(
        Evidence(
            mention.passage.line_of(mention.start),
            mention.passage.quote(mention.start, mention.end),
            f"ward-{mention.rule}" if mention.is_ward else mention.rule,
            _CONFIDENCE[mention.rule],
            value,
        )
        for mention in ranked[:3]
    )

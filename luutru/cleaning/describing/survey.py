"""All units that a page names, before its date is known, and what they say about the date."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.describing.finding import find_mentions
from luutru.cleaning.describing.namesakes import tell_districts
from luutru.frozen import frozen
from luutru.model import HEADS, Evidence, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.cleaning.describing.mentions import Mention, Named
    from luutru.cleaning.describing.passages import Passage
    from luutru.knowledge.places import Places

#: What a unit's mention is worth, by where it stands.
ZONES: Final = {
    Role.TITLE: 5.0, Role.KICKER: 4.0, Role.SAPO: 4.0, Role.CAPTION: 2.0, Role.SUBHEAD: 2.0, Role.BODY: 1.0,
}  # fmt: skip
_CONFIDENCE: Final = {
    "unit-word": 0.97, "committee": 0.97, "list": 0.95, "organ": 0.9, "headline": 0.85, "in-region": 0.92,
    "place-of": 0.75, "bare": 0.7,
}  # fmt: skip
#: How sure it is that the right one of namesakes is meant (`namesakes`).
_TOLD: Final = {
    "": 1.0, "province-beside": 1.0, "its-ward": 0.98, "same-name": 0.95, "province-named": 0.95,
    "nearest-province": 0.9, "other-units": 0.85, "only-of-kind": 0.85, "outlet-province": 0.8,
}  # fmt: skip
#: Rules that say nothing of the unit's kind, and so nothing of when it existed.
_KINDLESS: Final = frozenset({"bare", "place-of", "headline", "in-region"})
_NEVER: Final = "9999"
#: How sure one of several namesakes is, and how many of them are a question that a person can answer.
_ONE_OF_SEVERAL: Final = 0.3
_MOST_SUSPECTED: Final = 12


@frozen
class Survey:
    """All mentions of a page; `inside` and `outside` count how often this region and others are named.

    `provinces` are the slugs of the provinces that are named, most often first; `named` says where.
    """

    mentions: tuple[Mention, ...]
    inside: int
    outside: int
    provinces: tuple[str, ...] = ()
    named: tuple[Named, ...] = ()


def survey_places(passages: Iterable[Passage], places: Places, outlet: str = "") -> Survey:
    """Return every unit that the passages name; `outlet` is the slug of the province that the outlet writes
    about.
    """
    named = [find_mentions(passage, places.names, places.traps) for passage in passages]
    mentions = tell_districts(named, places, outlet)
    inside, outside = sum(one.inside for one in named), sum(one.outside for one in named)
    provinces: Counter[str] = Counter()
    if len(places.provinces) > 1:
        for one in named:
            provinces.update(one.provinces.values())
        outside += sum(
            mention.district is not None and mention.district.province not in places.plain
            for mention in mentions
        )
    told = tuple(slug for slug, _ in provinces.most_common())
    return Survey(_with_strangers(mentions), inside, outside, told, tuple(named))


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


def _confidence(mention: Mention) -> float:
    return round(_CONFIDENCE[mention.rule] * _TOLD[mention.told], 2)


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
    lives = mention.district.lives if mention.district is not None else ()
    return spans + [(life.valid_from, life.valid_to) for life in lives if life.kind == mention.kind]


def best_evidence(mentions: Sequence[Mention], value: str) -> tuple[Evidence, ...]:
    """Return up to three mentions as the evidence of a value, the most telling first."""
    ranked = sorted(
        mentions, key=lambda item: -ZONES[item.passage.role] * _CONFIDENCE[item.rule] * _TOLD[item.told]
    )
    return tuple(
        Evidence(
            mention.passage.line_of(mention.start),
            mention.passage.quote(mention.start, mention.end),
            f"ward-{mention.rule}" if mention.is_ward else mention.told or mention.rule,
            _confidence(mention),
            value,
        )
        for mention in ranked[:3]
    )


def suspect_districts(mentions: Iterable[Mention]) -> tuple[Evidence, ...]:
    """Return for each name that districts of several provinces bear all those that it may mean."""
    found: dict[str, Evidence] = {}
    for mention in mentions:
        if mention.is_ward or mention.outside or mention.district is not None or mention.rule in _KINDLESS:
            continue
        same = [one for one in mention.name.districts if any(life.kind == mention.kind for life in one.lives)]
        if 1 < len(same) <= _MOST_SUSPECTED:
            for district in same:
                proof = best_evidence([mention], district.name)[0]
                told = replace(proof, rule="district-of-several", confidence=_ONE_OF_SEVERAL)
                found.setdefault(district.name, told)
    return tuple(found.values())

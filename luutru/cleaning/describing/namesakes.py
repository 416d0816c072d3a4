"""Which of several districts of one name a page means, and what says so.

In this order: the province printed beside it; the same name told apart elsewhere on the page; its ward before
it; the only province of the page that has one; the nearest province; the provinces of other units that are
sure; the outlet's province. What is left is not filed.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.describing.mentions import (
    are_linked,
    find_homes,
    lies_abroad,
    lies_elsewhere,
    province_beside,
)
from luutru.cleaning.describing.place_words import OLDER_KINDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from luutru.cleaning.describing.mentions import Mention, Named
    from luutru.knowledge.places import Places
    from luutru.knowledge.units import District

#: Rules by which a name stands without a unit word: it is known by other words of the page alone.
BARE: Final = frozenset({"bare", "place-of", "headline", "organ"})


@dataclass(slots=True)
class _Open:
    """A mention whose district is to be told: its places, those it may mean, and the wards before it."""

    passage: int
    number: int
    mention: Mention
    choice: list[District]
    exact: frozenset[str]
    wards: list[Mention]


@dataclass(slots=True)
class _Page:
    """What a page says of where its units lie."""

    passages: Sequence[Named]
    kin: Mapping[str, frozenset[str]]
    #: Cities that were a district and became a province, by name.
    cities: Mapping[str, str]
    outlet: str
    #: The district of each mention and what told it, by the numbers of passage and mention.
    told: dict[tuple[int, int], tuple[District | None, str]] = field(default_factory=dict)
    by_name: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)
    by_plain: dict[str, set[str]] = field(default_factory=dict)
    #: The provinces of districts that are sure.
    sure: Counter[str] = field(default_factory=Counter)
    #: Where each province is named: passage and word.
    named: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def tell_districts(passages: Sequence[Named], places: Places, outlet: str) -> list[Mention]:
    """Return all mentions of a page, each district's with the one meant.

    `outlet` is the slug of the province that the outlet writes about, "" where there is none.
    """
    several = len(places.provinces) > 1
    page = _Page(passages, places.kin, places.cities if several else {}, outlet)
    homes = [find_homes(named) for named in passages]
    if several:
        for number, named in enumerate(passages):
            for at, slug in named.provinces.items():
                page.named.setdefault(slug, []).append((number, at))
        _tell(page, homes, places)
    found: list[Mention] = []
    for number, named in enumerate(passages):
        if not named.mentions:
            continue
        mentions = [_with_district(page, number, place, one) for place, one in enumerate(named.mentions)]
        for place, mention in enumerate(mentions):
            home = homes[number].get(place) if mention.is_ward else None
            district = mentions[home].district if home is not None else None
            if district is not None:
                city = page.cities.get(district.plain, "")
                found.append(replace(mention, home=district.slug, province=city))
            elif several and mention.is_ward:
                beside = province_beside(mention, named)
                away = lies_elsewhere(mention, named) or home is not None
                found.append(replace(mention, province=beside, outside=away))
            elif lies_elsewhere(mention, named):
                found.append(replace(mention, outside=True))
            else:
                found.append(mention)
    return found


def _with_district(page: _Page, passage: int, number: int, mention: Mention) -> Mention:
    """Return a mention with its district: where names are not shared, the one of its name."""
    if mention.is_ward:
        return mention
    if (passage, number) not in page.told:
        if len(page.kin) > 1:
            return mention
        district = mention.name.district
        return mention if district is None else replace(mention, district=district)
    district, told = page.told[passage, number]
    if district is None:
        return replace(mention, outside=told == "elsewhere")
    return replace(mention, district=district, told=told)


def _tell(page: _Page, homes: Sequence[Mapping[int, int]], places: Places) -> None:
    waiting: list[_Open] = []
    bare: list[_Open] = []
    for number, named in enumerate(page.passages):
        wards_of = _wards_by_home(named, homes[number])
        for place, mention in enumerate(named.mentions):
            if mention.is_ward or not mention.name.districts or (number, place) in page.told:
                continue
            exact, choice = _choice(mention)
            one = _Open(number, place, mention, choice, exact, wards_of.get(place, []))
            beside = _beside(page, named, place)
            if beside:
                _settle_beside(page, one, beside)
                if beside in page.cities.values() and not province_beside(mention, named):
                    page.told[number, place + 1] = (None, "several")
            elif lies_elsewhere(mention, named) or lies_abroad(mention, named):
                page.told[number, place] = (None, "elsewhere")
            elif mention.rule in BARE:
                bare.append(one)
            elif len(choice) == 1 and exact:
                _settle(page, one, choice[0], "")
            else:
                waiting.append(one)
    for one in waiting:
        _by_evidence(page, one)
    for one in bare:
        _settle_bare(page, one, places)


def _wards_by_home(named: Named, homes: Mapping[int, int]) -> Mapping[int, list[Mention]]:
    found: dict[int, list[Mention]] = defaultdict(list)
    for ward, home in homes.items():
        found[home].append(named.mentions[ward])
    return found


def _choice(mention: Mention) -> tuple[frozenset[str], list[District]]:
    """Return the slugs of the districts of a mention's kind, and all that it may mean, those too that were of
    a lower rank before the lists begin.
    """
    older = OLDER_KINDS.get(mention.kind, frozenset())
    heirs = {slug for one in mention.name.former if one.kind == mention.kind for slug in one.successors}
    exact, choice = [], []
    for district in mention.name.districts:
        kinds = {life.kind for life in district.lives}
        if mention.kind in kinds or district.slug in heirs:
            exact.append(district)
        elif kinds & older or mention.rule in BARE:
            choice.append(district)
    return frozenset(district.slug for district in exact), [*exact, *choice]


def _beside(page: _Page, named: Named, place: int) -> str:
    """Return the province named behind a unit, or behind the list that it stands in."""
    for position in range(place, len(named.mentions)):
        mention = named.mentions[position]
        if position > place and (mention.rule != "list" or mention.is_ward):
            following = mention if position == place + 1 else None
            return _city_behind(page, named.mentions[place], following, named)
        if beside := province_beside(mention, named):
            return beside
    return ""


def _city_behind(page: _Page, mention: Mention, following: Mention | None, named: Named) -> str:
    """Return the province that a city behind a unit is: "quận Thuận Hóa, thành phố Huế" of 2025.

    Until 2024 Huế was a district; then no other district is said to lie in it.
    """
    if following is None or not (slug := page.cities.get(following.name.name)):
        return ""
    return slug if are_linked(mention, following, named) else ""


def _settle_beside(page: _Page, one: _Open, province: str) -> None:
    for provinces in ({province}, page.kin.get(province, frozenset())):
        for choice in (one.choice, one.mention.name.districts):
            inside = [district for district in choice if district.province in provinces]
            district = _pick(one, inside)
            if district is not None:
                _settle(page, one, district, "province-beside")
                return
    page.told[one.passage, one.number] = (None, "elsewhere")


def _settle(page: _Page, one: _Open, district: District, told: str) -> None:
    page.told[one.passage, one.number] = (district, told)
    counter = page.by_name.setdefault((one.mention.name.name, one.mention.kind), Counter())
    counter[district.slug] += 1
    page.by_plain.setdefault(one.mention.name.name, set()).add(district.slug)
    if told != "outlet-province":
        page.sure[district.province] += 1


def _pick(one: _Open, choice: Collection[District]) -> District | None:
    """Return the only district of some, or the only one of them of the kind that the text says."""
    exact = [district for district in choice if district.slug in one.exact]
    for group in (exact, choice):
        if len(group) == 1:
            return next(iter(group))
    return None


def _by_evidence(page: _Page, one: _Open) -> None:
    choice = one.choice
    for told, narrowed in _evidence(page, one):
        inside = [district for district in choice if district.slug in narrowed]
        if not inside:
            continue
        if (district := _pick(one, inside)) is not None:
            _settle(page, one, district, told)
            return
        choice = inside
    if len(one.exact) == 1:
        _settle(page, one, one.choice[0], "only-of-kind")
    else:
        page.told[one.passage, one.number] = (None, "several")


def _evidence(page: _Page, one: _Open) -> Iterable[tuple[str, Collection[str]]]:
    """Yield what may tell the district, strongest first: a name for it, and the slugs that it leaves."""
    same = page.by_name.get((one.mention.name.name, one.mention.kind))
    if same:
        yield "same-name", {same.most_common(1)[0][0]}
    for ward in one.wards:
        yield "its-ward", {unit.district for unit in ward.name.units}
    yield "province-named", _inside(page, one, page.named)
    near = _nearest(page, one)
    if near:
        yield "nearest-province", _inside(page, one, [near])
    yield "other-units", _inside(page, one, page.sure)
    if page.sure:
        yield "other-units", _inside(page, one, [page.sure.most_common(1)[0][0]])
    if page.outlet:
        yield "outlet-province", _inside(page, one, [page.outlet])


def _inside(page: _Page, one: _Open, provinces: Collection[str]) -> set[str]:
    """Return the districts that lie in one of some provinces, or in one that it was made of."""
    found = {district.slug for district in one.choice if district.province in provinces}
    kin = {slug for province in provinces for slug in page.kin.get(province, ())}
    return found or {district.slug for district in one.choice if district.province in kin}


def _nearest(page: _Page, one: _Open) -> str:
    """Return the province named nearest to a mention of those that have such a district."""
    homes = {district.province for district in one.choice}
    homes |= {slug for province in homes for slug in page.kin.get(province, ())}
    best: tuple[int, int, str] | None = None
    place = one.passage, one.mention.start
    for slug in sorted(homes):
        where = page.named.get(slug, [])
        behind = bisect(where, place)
        for passage, at in where[max(0, behind - 1) : behind + 1]:
            far = abs(passage - one.passage)
            distance = (far, 0 if far else abs(at - one.mention.start), slug)
            best = distance if best is None else min(best, distance)
    return best[2] if best else ""


def _settle_bare(page: _Page, one: _Open, places: Places) -> None:
    """A name without a unit word means what the page elsewhere names with one; or, on a page that names its
    own city, that city's.
    """
    slugs = page.by_plain.get(one.mention.name.name, set())
    if slugs:
        district = next((found for found in one.choice if found.slug in slugs), None)
    else:
        district = next((found for found in one.choice if found.province in places.plain), None)
    if district is not None and (
        slugs or district.province in page.named or page.outlet == district.province
    ):
        page.told[one.passage, one.number] = (district, "same-name" if slugs else "")
    else:
        page.told[one.passage, one.number] = (None, "several")

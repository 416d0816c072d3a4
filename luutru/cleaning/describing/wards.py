"""Which ward is meant by a name that several districts, or several years, have."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.describing.place_words import OLDER_KINDS
from luutru.cleaning.describing.survey import ZONES, best_evidence
from luutru.frozen import frozen
from luutru.model import HEADS, Evidence, Found, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luutru.cleaning.describing.mentions import Mention
    from luutru.cleaning.describing.survey import Survey
    from luutru.knowledge.places import Places
    from luutru.knowledge.units import Unit

#: A longer list of wards is a table or a schedule, not what the article is about.
LONGEST_LIST: Final = 10
#: More that it may be are no question that a person could answer.
_MOST_SUSPECTED: Final = 8
#: How sure a ward is that two or three districts have.
_ONE_OF_SEVERAL: Final = 0.3


@frozen
class Setting:
    """What is known of an article when its wards are chosen.

    `day` is its ISO day, None when unknown; `ended` whether districts had ended by then; `proved` the
    districts it names beyond doubt, by slug, and how strongly; `local` that its outlet writes about this
    region only.
    """

    survey: Survey
    places: Places
    day: str | None
    ended: bool
    proved: Mapping[str, float]
    local: bool


@frozen
class Choice:
    """A ward chosen: `district` is its slug, empty when districts had ended or several could be meant.

    Then `perhaps` are the names under which those would be filed, since `name` alone is none of them.
    """

    name: str
    unit: Unit
    district: str
    mentions: tuple[Mention, ...] = ()
    perhaps: tuple[str, ...] = ()

    @property
    def weight(self) -> float:
        """How strongly the article names it."""
        return sum(ZONES[mention.passage.role] for mention in self.mentions)


@frozen
class _Index:
    """Counted once, and not again for each ward: a page may name thousands.

    `districts` are places and slugs of the districts named in each passage, by the passage's identity;
    `times` how often each name is given, by its identity and kind; `apart` says that no one district has all
    wards named.
    """

    districts: Mapping[int, Sequence[tuple[int, str]]]
    times: Mapping[tuple[int, str], int]
    apart: bool


def choose_wards(setting: Setting) -> list[Choice]:
    """Return the wards an article names, each once, in the order of the text."""
    chosen: dict[str, Choice] = {}
    named: dict[str, list[Mention]] = defaultdict(list)
    index = _index(setting.survey)
    for mention in setting.survey.mentions:
        if not mention.is_ward or mention.outside or mention.resident or mention.listed > LONGEST_LIST:
            continue
        if mention.former and (setting.ended or mention.passage.role not in HEADS):
            continue
        choice = _choose(mention, setting, index)
        if choice is not None:
            chosen.setdefault(choice.name, choice)
            named[choice.name].append(mention)
    return [replace(choice, mentions=tuple(named[name])) for name, choice in chosen.items()]


def file_wards(choices: Iterable[Choice]) -> tuple[Found[str], ...]:
    """Return wards with their evidence, the most often and most prominently named first."""
    ranked = sorted(choices, key=lambda choice: -choice.weight)
    return tuple(
        Found(choice.name, best_evidence(choice.mentions, choice.name))
        for choice in ranked
        if not choice.perhaps
    )


def suspect_wards(choices: Iterable[Choice]) -> tuple[Evidence, ...]:
    """Return for each ward that several districts have which it may be: for a person to say."""
    ranked = sorted(choices, key=lambda choice: -choice.weight)
    return tuple(
        replace(best_evidence(choice.mentions, name)[0], rule="ward-of-several", confidence=_ONE_OF_SEVERAL)
        for choice in ranked
        for name in choice.perhaps
    )


def is_in_passing(mentions: Sequence[Mention], survey: Survey) -> bool:
    """Whether a unit, or a ward with its district, is named once in a text mostly of other regions."""
    once = len({mention.is_ward for mention in mentions}) == len(mentions)
    return survey.outside > survey.inside and once and all(one.passage.role is Role.BODY for one in mentions)


def _index(survey: Survey) -> _Index:
    districts: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for mention in survey.mentions:
        if not mention.is_ward and mention.district is not None:
            districts[id(mention.passage)].append((mention.start, mention.district.slug))
    wards = {(id(item.name), item.kind): item for item in survey.mentions if item.is_ward}
    homes = [{unit.district for unit in item.name.units if unit.kind == item.kind} for item in wards.values()]
    apart = len(homes) > 1 and not set.intersection(*homes)
    times = Counter((id(mention.name), mention.kind) for mention in survey.mentions)
    return _Index(districts, times, apart)


def _choose(mention: Mention, setting: Setting, index: _Index) -> Choice | None:
    candidates = _of_the_day([unit for unit in mention.name.units if unit.kind == mention.kind], setting)
    if setting.places.names.several:
        found = _narrow(mention, setting, index, candidates)
        plain = [unit for unit in candidates if unit.province in setting.places.plain]
        if not found and not mention.home and not mention.province:
            here = (setting.survey.inside or setting.local) and _is_trusted(mention, setting, index)
            found = plain if here else _only_one(mention, candidates, index)
        return _pick(mention, found)
    home = mention.home or _nearby(mention, index)
    at_home = [unit for unit in candidates if unit.district and unit.district == home]
    known = [unit for unit in candidates if unit.district in setting.proved]
    if at_home:
        return _pick(mention, at_home[:1])
    if known:
        return _pick(mention, [max(known, key=lambda unit: setting.proved[unit.district])])
    return _pick(mention, candidates if _is_trusted(mention, setting, index) else [])


def _pick(mention: Mention, units: Sequence[Unit]) -> Choice | None:
    """Return the choice of the ward that some units are, or of the several that it may be."""
    if not units:
        return None
    names = tuple(dict.fromkeys(unit.filed for unit in units))
    if len(names) > 1:  # several districts have one
        if len(names) > _MOST_SUSPECTED:
            return None
        return Choice(f"{mention.kind} {mention.name.name}", units[0], "", perhaps=names)
    return Choice(names[0], units[0], units[0].district)


def _narrow(mention: Mention, setting: Setting, index: _Index, candidates: Sequence[Unit]) -> Sequence[Unit]:
    """Return those units of a name that the words around it, or the page, say, in a country of provinces."""
    if mention.home and not setting.ended:
        units = [unit for unit in mention.name.units if unit.district == mention.home]
        older = OLDER_KINDS.get(mention.kind, frozenset())
        same = _of_the_day([unit for unit in units if unit.kind == mention.kind], setting)
        return (same or [unit for unit in units if unit.kind in older])[:1]
    if mention.province:
        return _within(candidates, [mention.province], setting)
    near = _nearby(mention, index)
    if near and (found := [unit for unit in candidates if unit.district == near]):
        return found[:1]
    if known := [unit for unit in candidates if unit.district in setting.proved]:
        return [max(known, key=lambda unit: setting.proved[unit.district])]
    return _within(candidates, setting.survey.provinces, setting)


def _within(units: Sequence[Unit], provinces: Sequence[str], setting: Setting) -> Sequence[Unit]:
    """Return the units in some provinces; where there are none, in those that they were, or became."""
    wider = frozenset(slug for province in provinces for slug in setting.places.kin[province])
    inside = [unit for unit in units if unit.province in provinces]
    return inside or [unit for unit in units if unit.province in wider]


def _only_one(mention: Mention, candidates: Sequence[Unit], index: _Index) -> Sequence[Unit]:
    """Return the only unit of the country of a name and kind, where a page is about it."""
    if len({unit.filed for unit in mention.name.units if unit.kind == mention.kind}) > 1:
        return ()
    times = index.times[id(mention.name), mention.kind]
    return candidates if mention.passage.role in HEADS or times > 1 else ()


def _of_the_day(units: Sequence[Unit], setting: Setting) -> list[Unit]:
    if setting.ended:
        return [unit for unit in units if setting.places.districts_ended(unit.valid_from)]
    old = [unit for unit in units if unit.district]
    if setting.day is None:
        return old or list(units)
    # A ward named by the name it lost shortly before is still meant.
    return [unit for unit in old if unit.holds(setting.day)] or old


def _nearby(mention: Mention, index: _Index) -> str:
    """Return the district named nearest to a ward in the same passage, if that ward can be in it."""
    slugs = {unit.district for unit in mention.name.units}
    named = index.districts.get(id(mention.passage), ())
    near = ((abs(start - mention.start), slug) for start, slug in named)
    return min((pair for pair in near if pair[1] in slugs), default=(0, ""))[1]


def _is_trusted(mention: Mention, setting: Setting, index: _Index) -> bool:
    """Whether a ward named without its district is this region's: no other region is named more."""
    survey = setting.survey
    inside = survey.inside + len(setting.proved) + setting.local
    if survey.outside > inside:
        return False
    if inside == 0 and index.apart:  # "phường Quang Trung và xã Liên Phương": a town of Hưng Yên
        return False
    times = index.times[id(mention.name), mention.kind]
    return inside > 0 or mention.passage.role in HEADS or times > 1

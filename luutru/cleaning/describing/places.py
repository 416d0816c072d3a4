"""Districts and wards: what an article is about, told from what it mentions in passing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.describing.place_words import SUBJECT_ORGANS
from luutru.cleaning.describing.provinces import title_provinces
from luutru.cleaning.describing.survey import ZONES, best_evidence, suspect_districts
from luutru.cleaning.describing.wards import (
    Setting,
    choose_wards,
    file_wards,
    is_in_passing,
    suspect_wards,
)
from luutru.frozen import frozen
from luutru.model import HEADS, Found, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luutru.cleaning.describing.mentions import Mention
    from luutru.cleaning.describing.survey import Survey
    from luutru.cleaning.describing.wards import Choice
    from luutru.knowledge.places import Places
    from luutru.knowledge.units import Unit
    from luutru.model import Evidence

#: The committee that opens a paragraph is its subject ("* Ngày 9-7, Huyện ủy Phú Xuyên tổ chức …").
_SUBJECT: Final = 1.0
_SUBJECT_WORDS: Final = 12
#: A ward of the district counts for it, but less than its own name.
_BY_WARD: Final = 0.75
#: A district named once in the text of an article ("Kinh nghiệm từ quận Long Biên …") is a passing mention,
#: but not with its ward ("xã Tân Triều, huyện Thanh Trì").
THRESHOLD: Final = 1.75
_ONCE: Final = 1.0
#: How often one that is named in passing is what the article is about, seen on news texts.
_PASSING: Final = 0.3
#: A longer list of districts says "all over the city": it counts for nothing.
LONGEST_LIST: Final = 5
#: Rules that prove a district by themselves; bare names only add to one proved elsewhere.
_PROOFS: Final = frozenset({"unit-word", "committee", "organ", "list", "headline", "in-region"})
_BARE: Final = 0.6
#: A district that headline or lead name, and the text again and again, needs no "huyện" before it: a page all
#: about Ba Vì, where Hà Nội is named too and other regions less.
_KINDLESS: Final = frozenset({"bare", "place-of"})
_AGAIN: Final = 3


@frozen
class Described:
    """What a page says of its places; `suspected` gives by field what several may be."""

    districts: tuple[Found[str], ...]
    wards: tuple[Found[str], ...]
    suspected: Mapping[str, tuple[Evidence, ...]]


def describe_places(survey: Survey, places: Places, day: str | None, local: bool = False) -> Described:
    """Return the districts and the wards an article is about, strongest first, and what it may be about.

    `day` is the ISO day of publication or of the event, None when unknown; `local` says that the outlet
    writes about this region only. Where somebody lives is not what an article is about, unless its
    headline or lead names that district.
    """
    lived = survey  # a home, too, tells in which district a ward lies that is named beside it
    headed = {item.district for item in survey.mentions if item.passage.role in HEADS and not item.resident}
    about = (item for item in survey.mentions if not item.resident or item.district in headed - {None})
    survey = replace(survey, mentions=tuple(about))
    if day is None:
        new = [mention for mention in survey.mentions if _is_new(mention, places)]
        ended = len(new) > 1 or any(mention.passage.role in HEADS for mention in new)
    else:
        ended = places.districts_ended(day)
    proved = _prove(survey, local)
    wards = choose_wards(Setting(lived, places, day, ended, proved, local))
    if ended:
        return Described((), file_wards(wards), _suspects(wards))
    scores, mentions = _score(survey, places, day, proved, wards)
    # A district of another province than the headline names is told in passing, but where the lead names it.
    if bound := title_provinces(survey, places):
        mentions = {
            slug: named
            for slug, named in mentions.items()
            if places.by_slug[slug].province in bound or _in_head(named)
        }
    scores = {
        slug: score
        for slug, score in scores.items()
        if slug in mentions and (places.names.several or not is_in_passing(mentions[slug], survey))
    }
    slugs = _select(scores, mentions, places, local=local)
    names = {slug: places.by_slug[slug].name for slug in slugs}
    districts = tuple(Found(name, best_evidence(mentions[slug], name)) for slug, name in names.items())
    told = [ward for ward in wards if ward.district in slugs or not is_in_passing(ward.mentions, survey)]
    suspects = _suspects(told, () if districts else survey.mentions)
    if not districts:
        suspects = _in_passing(mentions, places) | suspects
    return Described(districts, file_wards(told), suspects)


def _suspects(wards: Iterable[Choice], mentions: Iterable[Mention] = ()) -> dict[str, tuple[Evidence, ...]]:
    """Return what a page may be about, by field: for a person to say."""
    found = {"wards": suspect_wards(wards), "districts": suspect_districts(mentions)}
    return {field: suspects for field, suspects in found.items() if suspects}


def _in_passing(mentions: Mapping[str, Sequence[Mention]], places: Places) -> dict[str, tuple[Evidence, ...]]:
    """Return the only district that a page names, too little to be filed under it."""
    if len(mentions) != 1:  # of several none is likelier than the others
        return {}
    ((slug, named),) = mentions.items()
    sure = [mention for mention in named if mention.rule in _PROOFS]
    proof = best_evidence(sure, places.by_slug[slug].name)[:1]
    told = tuple(replace(piece, rule="named-in-passing", confidence=_PASSING) for piece in proof)
    return {"districts": told} if told else {}


def _is_new(mention: Mention, places: Places) -> bool:
    """Whether a ward is named that exists only since districts ended."""
    if not mention.is_ward or mention.outside or mention.former:
        return False
    units = [unit for unit in mention.name.units if unit.kind == mention.kind]
    return bool(units) and all(places.districts_ended(unit.valid_from) for unit in units)


def _prove(survey: Survey, local: bool) -> dict[str, float]:
    """Return the districts named beyond doubt, by slug, with how strongly."""
    proved: dict[str, float] = defaultdict(float)
    bare: dict[str, list[Mention]] = defaultdict(list)
    for mention in survey.mentions:
        district = mention.district
        if mention.is_ward or district is None or mention.outside or mention.former:
            continue
        if mention.rule in _KINDLESS:
            bare[district.slug].append(mention)
        at_home = (
            mention.rule == "place-of" and mention.passage.role in HEADS and (local or survey.inside > 0)
        )
        if mention.rule in _PROOFS or at_home:
            proved[district.slug] += _worth(mention)
    if local or survey.inside > survey.outside:
        for slug, named in bare.items():
            if slug not in proved and len(named) >= _AGAIN and _in_head(named):
                proved[slug] = sum(map(_worth, named))
    return proved


def _worth(mention: Mention) -> float:
    if mention.listed > LONGEST_LIST:
        return 0.0
    worth = ZONES[mention.passage.role]
    if mention.start < _SUBJECT_WORDS and _is_subject(mention):
        worth += _SUBJECT
    return worth if mention.rule in _PROOFS else worth * _BARE


def _is_subject(mention: Mention) -> bool:
    """Whether a unit's committee opens the paragraph, or the unit an item of a round-up."""
    if mention.rule in ("committee", "organ"):
        return True
    keys = mention.passage.keys
    opens = mention.start <= 1 or keys[mention.start - 1] in SUBJECT_ORGANS or keys[0] in ("*", "-", "+", "•")
    return mention.rule == "unit-word" and opens


def _score(
    survey: Survey, places: Places, day: str | None, proved: Mapping[str, float], wards: Sequence[Choice]
) -> tuple[dict[str, float], dict[str, list[Mention]]]:
    """Return the weight and the mentions of every district that may be meant, by slug."""
    scores: dict[str, float] = defaultdict(float, proved)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for mention in survey.mentions:
        if mention.is_ward or mention.outside:
            continue
        slugs = _meant(mention, day)
        for slug in slugs:
            mentions[slug].append(mention)
            itself = mention.district is not None and mention.district.slug == slug
            if not itself or (mention.rule not in _PROOFS and slug in proved):
                scores[slug] += _worth(mention) / len(slugs)  # of several that followed it is one
    for ward in wards:
        slug = ward.district
        if slug and (slug in proved or _tells_district(ward, places, dated=bool(day or proved))):
            short = [mention for mention in ward.mentions if mention.listed <= LONGEST_LIST]
            scores[slug] += sum(_BY_WARD * ZONES[mention.passage.role] for mention in short)
            mentions[slug] += ward.mentions
    return scores, mentions


def _meant(mention: Mention, day: str | None) -> tuple[str, ...]:
    """Return the districts a mention means: those that followed a unit that ended, else its own."""
    name = mention.name
    for former in name.former:
        if mention.kind == former.kind and (day is None or day <= former.valid_to):
            return former.successors
    return () if mention.district is None else (mention.district.slug,)


def _tells_district(ward: Choice, places: Places, *, dated: bool) -> bool:
    """Whether a ward alone says in which district: only one has it, and it is not one of after their end."""
    namesakes = _namesakes(ward.unit, places)
    if not dated and any(not unit.district for unit in namesakes):
        return False
    return sum(unit.district != "" for unit in namesakes) == 1 or any(item.home for item in ward.mentions)


def _namesakes(unit: Unit, places: Places) -> list[Unit]:
    return [
        other
        for other in places.named(unit.name)
        if other.kind == unit.kind and other.province == unit.province
    ]


def _select(
    scores: Mapping[str, float],
    mentions: Mapping[str, Sequence[Mention]],
    places: Places,
    *,
    local: bool,
) -> list[str]:
    """Return the slugs of the districts an article is about, strongest first."""
    # News of the whole country say once where a thing happened, those of one region in the headline.
    once = not local and not any(map(_in_title, mentions.values()))
    chosen = [slug for slug, score in scores.items() if score >= (_ONCE if once else THRESHOLD)]
    if len(chosen) > 1:
        chosen.sort(key=lambda slug: (-scores[slug], places.order[slug]))
    return chosen


def _in_title(mentions: Iterable[Mention]) -> bool:
    return any(mention.passage.role is Role.TITLE and mention.rule in _PROOFS for mention in mentions)


def _in_head(mentions: Iterable[Mention]) -> bool:
    return any(mention.passage.role in HEADS and mention.listed <= LONGEST_LIST for mention in mentions)

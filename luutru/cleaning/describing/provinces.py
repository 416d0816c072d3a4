"""The province that an article is about which names no district or ward."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.describing.place_words import (
    CLUB_PAIRS,
    CLUBS,
    NOT_PROVINCES,
    PROVINCE_ORGANS,
    PROVINCE_UNITS,
    ROUTES,
    SOME_CAPITAL,
)
from luutru.frozen import frozen
from luutru.knowledge.place_names import find_longest
from luutru.model import HEADS, Evidence, Found, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.cleaning.describing.mentions import Named
    from luutru.cleaning.describing.passages import Passage
    from luutru.cleaning.describing.survey import Survey
    from luutru.knowledge.places import Places
    from luutru.knowledge.units import Province

#: So much of all that names provinces must name this one: else the page is about several, or the country.
_SHARE: Final = 0.75
#: How often a page names the province of its headline, headline included, one of its lead alone, and one that
#: stands in neither.
_WITH_TITLE: Final = 2
_WITH_LEAD: Final = 4
_IN_TEXT: Final = 10
#: Seen on 2,997 unread news texts without a district: of 99 provinces found 97 were right.
_CONFIDENCE: Final = {"province-title": 0.92, "province-lead": 0.9, "province-text": 0.85}
#: Behind these a word has its capital from the sentence.
_OPENING: Final = frozenset(".:;!?…\"'“‘")


@frozen
class _Naming:
    """Where a province is named: from its unit word, if it has one, to the name."""

    passage: Passage
    start: int
    at: int
    end: int

    @property
    def unit(self) -> bool:
        """Whether "tỉnh" or "thành phố" goes before it; "TPHCM" has it in it."""
        return self.start < self.at or self.passage.keys[self.at].startswith("tp")


def find_province(survey: Survey, places: Places, day: str | None) -> tuple[Found[str], ...]:
    """Return the one province that headline or lead name, and the text again and again, others hardly.

    `day` is the ISO day of publication or of the event. None where several share the page, and on pages of
    sports, where clubs bear the names of provinces.
    """
    namings = survey.named if len(places.provinces) > 1 else ()
    count = Counter(slug for named in namings for slug in named.provinces.values())
    found = _find_namings(namings, places)
    if not found:
        return ()
    slug = max(found, key=lambda one: (len(found[one]), one))
    own = found[slug]
    others = count.total() - count[slug]
    few = len(own) < _WITH_TITLE or 2 * len(own) <= count[slug] or len(own) < _SHARE * (len(own) + others)
    province = _as_it_was(places.province(slug), places, day)
    best = _best(own)
    if few or best is None or province is None or _is_shared(survey, slug) or _is_of_clubs(survey):
        return ()
    (rule, naming), name = best, province.name
    line, words = naming.passage.line_of(naming.start), naming.passage.quote(naming.start, naming.end)
    proof = Evidence(line, words, rule, _CONFIDENCE[rule], name)
    return (Found(name, (proof,)),)


def title_provinces(survey: Survey, places: Places) -> frozenset[str]:
    """Return the provinces that the headline names, with what they were and became, by slug."""
    titles = [named for named in survey.named if named.passage.role is Role.TITLE]
    found = _find_namings(titles, places) if len(places.provinces) > 1 else ()
    return frozenset(kin for slug in found for kin in (slug, *places.kin[slug]))


def _find_namings(passages: Iterable[Named], places: Places) -> dict[str, list[_Naming]]:
    """Return where provinces are named, by slug, and nothing that has its name from one."""
    found: dict[str, list[_Naming]] = defaultdict(list)
    for named in passages:
        for at, slug in named.provinces.items():
            one = _Naming(named.passage, _start_of(named.passage, at), at, _end_of(named.passage, at, places))
            if not _is_something_else(one):
                found[slug].append(one)
    return found


def _best(own: Sequence[_Naming]) -> tuple[str, _Naming] | None:
    """Return the naming that tells most of where a page plays, with the rule for it."""
    units = [naming for naming in own if naming.unit]
    for naming in own:
        if naming.passage.role is Role.TITLE:
            return "province-title", naming
    for naming in units:
        if naming.passage.role in HEADS and len(own) >= _WITH_LEAD and len(units) > 1:
            return "province-lead", naming
    return ("province-text", units[0]) if len(own) >= _IN_TEXT and len(units) >= _WITH_LEAD else None


def _start_of(passage: Passage, at: int) -> int:
    """Return where a province's name begins, with its unit word."""
    for words in (2, 1):
        if at >= words and tuple(passage.keys[at - words : at]) in PROVINCE_UNITS:
            return at - words
    return at


def _end_of(passage: Passage, at: int, places: Places) -> int:
    """Return the token behind a province's name."""
    tries = (places.names.provinces, places.names.aliases)
    known = (find_longest(trie, passage.keys, passage.tokens, at) for trie in tries)
    return max((found[1] for found in known if found), default=at + 1)


def _is_something_else(naming: _Naming) -> bool:
    """Whether the name is a part of another: of a paper, a street, a club, a route."""
    passage, start, keys = naming.passage, naming.start, naming.passage.keys
    if tuple(keys[naming.at : naming.end]) in SOME_CAPITAL:
        return True
    if not start:
        return False
    if start == naming.at and keys[start - 1] in NOT_PROVINCES:
        return True
    if not ROUTES.isdisjoint(keys[naming.end : naming.end + 1]):
        return True
    opens = start == 1 or keys[start - 2] in _OPENING  # "Bí thư Đà Nẵng", "Dân Hà Nội"
    # "hội thả diều Sông Mơ tỉnh Bến Xưa": behind its own word the name is the province's.
    bare = start == naming.at
    capital = bare and passage.tokens[start - 1][0].isupper() and not passage.capital
    return capital and not opens and keys[start - 1] not in PROVINCE_ORGANS


def _is_shared(survey: Survey, slug: str) -> bool:
    """Whether the headline names another province."""
    titles = (named for named in survey.named if named.passage.role is Role.TITLE)
    return any(other != slug for named in titles for other in named.provinces.values())


def _is_of_clubs(survey: Survey) -> bool:
    heads = (named.passage.keys for named in survey.named if named.passage.role in HEADS)
    return any(not (CLUBS.isdisjoint(keys) and CLUB_PAIRS.isdisjoint(pairwise(keys))) for keys in heads)


def _as_it_was(province: Province | None, places: Places, day: str | None) -> Province | None:
    """Return the province as it was called on a day: Thừa Thiên Huế became Huế; None without a day."""
    if province is None or not province.valid_from or (day and province.valid_from <= day):
        return province
    before = [
        one for one in places.provinces if province.slug in one.successors and one.code == province.code
    ]
    return before[0] if day and len(before) == 1 else None

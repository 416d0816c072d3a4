"""The words around a unit's name: unit words, committees, organisations, what makes a name something else.

They are rows of knowledge/data/words/districts.toml.
"""

from __future__ import annotations

from typing import Final

from luutru.vocabulary import load_vocabulary

_WORDS: Final = load_vocabulary("districts")
_DISTRICTS: Final = tuple(map(_WORDS.words, ("quan", "huyen", "thi-xa", "thanh-pho")))
_WARDS: Final = tuple(map(_WORDS.words, ("phuong", "xa", "thi-tran", "dac-khu")))
DISTRICT_KINDS: Final = frozenset(names[0] for names in _DISTRICTS)
WARD_KINDS: Final = frozenset(names[0] for names in _WARDS)
#: For a unit word those that a unit which bore it may have risen to: "huyện Tân Uyên" is a city now.
OLDER_KINDS: Final = {
    _DISTRICTS[1][0]: frozenset({_DISTRICTS[0][0], _DISTRICTS[2][0], _DISTRICTS[3][0]}),
    _DISTRICTS[2][0]: frozenset({_DISTRICTS[0][0], _DISTRICTS[3][0]}),
    _DISTRICTS[0][0]: frozenset({_DISTRICTS[3][0]}),
    _WARDS[1][0]: frozenset({_WARDS[0][0], _WARDS[2][0]}),
    _WARDS[2][0]: frozenset({_WARDS[0][0]}),
}
#: Unit words and their abbreviations; those in capitals and with a full stop are read only so.
WORDS: Final = {name: names[0] for names in (*_DISTRICTS, *_WARDS) for name in names if " " not in name}
PAIRS: Final = {tuple(name.split()): name for name in DISTRICT_KINDS | WARD_KINDS if " " in name}
ABBREVIATIONS: Final = frozenset(WORDS) - DISTRICT_KINDS - WARD_KINDS
#: Any of these may begin a unit word: nothing else needs looking at.
UNIT_OPENERS: Final = frozenset({*WORDS, *(first for first, _ in PAIRS)})
#: "xã hội" is society, and no commune.
NOT_COMMUNE: Final = (_WARDS[1][0], _WORDS.words("society")[0])
#: "bà xã" and "ông xã" are a wife and a husband.
SPOUSES: Final = _WORDS.word_set("spouses")
#: "Quận ủy", "Huyện đoàn", "Thị ủy": the committee of the unit named next.
COMMITTEES: Final = {name.split()[0]: name for name in _WORDS.words("committee-units")}
COMMITTEE_WORDS: Final = _WORDS.word_set("committees")
OPENERS: Final = _WORDS.word_set("list-openers")
NUMBER_ENDS: Final = _WORDS.word_set("number-ends")
ROMAN: Final = _WORDS.word_set("roman")
PLURALS: Final = _WORDS.word_set("plurals")
#: Between a district's parenthesis and the wards in it: "(gồm các phường A, B)".
WARD_OPENERS: Final = OPENERS | PLURALS
EXAMPLES: Final = _WORDS.word_set("examples")
SEPARATORS: Final = _WORDS.word_set("list-joints")
LIST_END: Final = _WORDS.word_set("list-and")
REGION_OPENERS: Final = _WORDS.word_set("region-openers")
HOME_WORDS: Final = _WORDS.word_set("home")
HOME_APART: Final = _WORDS.word_set("home-apart")
HOME_PAPERS: Final = _WORDS.pairs("home-paper")
HOME_AFTER_BIRTH: Final = _WORDS.word_set("home-after-birth")
BIRTH: Final = _WORDS.pairs("birth")
#: Before a name they make a person of it; between that and a unit stands an address.
PERSONS: Final = _WORDS.word_set("persons")
ADDRESS: Final = _WORDS.word_set("address") | UNIT_OPENERS
AGE_WORDS: Final = _WORDS.word_set("age")
PICKS: Final = _WORDS.pairs("picks")
TEAMS: Final = _WORDS.pairs("teams")
MERGED: Final = _WORDS.pairs("merged")
FORMER_WORDS: Final = _WORDS.word_set("former")
ORGANS: Final = _WORDS.word_set("organs")
ORGAN_PAIRS: Final = _WORDS.pairs("organ-pairs")
SUBJECT_ORGANS: Final = _WORDS.word_set("subject-organs")
NOT_UNITS: Final = _WORDS.word_set("not-units")
NOT_UNIT_PAIRS: Final = _WORDS.pairs("not-unit-pairs")
PROVINCE_WORD: Final = _WORDS.words("province-word")[0]
PLACING: Final = _WORDS.word_set("placing")
PLACE_WORDS: Final = _WORDS.word_set("place-words")
LINKS: Final = _WORDS.word_set("links")
STRANGER_LINKS: Final = _WORDS.word_set("links", "stranger-links")
PROVINCE_UNITS: Final = _WORDS.pairs("province-units")
PROVINCE_ORGANS: Final = _WORDS.word_set("organs", "province-organs")
NOT_PROVINCES: Final = (NOT_UNITS - _WORDS.word_set("may-be-provinces")) | _WORDS.word_set("not-provinces")
CLUBS: Final = _WORDS.word_set("clubs")
CLUB_PAIRS: Final = _WORDS.pairs("club-pairs")
SOME_CAPITAL: Final = _WORDS.pairs("capital-of-some-country")
ROUTES: Final = _WORDS.word_set("routes")

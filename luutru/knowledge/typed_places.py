"""Districts and wards as people type them: without marks, case, unit word, or a ward's district."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.vietnamese.folding import fold, match_key, squeeze
from luutru.vocabulary import load_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from luutru.knowledge.places import Places

_UNIT = load_words("units").pattern("any-unit")
_FOLDED_UNIT = re.compile(fold(_UNIT.pattern))


def forms_of(name: str) -> tuple[str, str, str]:
    """Return a filing name, without its district, and without its unit word too.

    >>> forms_of("xã Phú Cường (Ba Vì)")
    ('xã Phú Cường (Ba Vì)', 'xã Phú Cường', 'Phú Cường')
    """
    plain = name.partition(" (")[0]
    return name, plain, _UNIT.sub("", plain)


def find_named(typed: str, names: Collection[str]) -> tuple[str, ...]:
    """Return those of some filing names that are nearest to what was typed, of names that it says in full but
    for marks and case; what is typed with them means no other.
    """
    for form in (match_key, squeeze):
        for part in range(3):
            if found := tuple(name for name in sorted(names) if form(forms_of(name)[part]) == form(typed)):
                return found
    return ()


def compared(name: str) -> str:
    """Return a name as one looks for the nearest: without marks, case, unit word and district.

    >>> compared("xa Phú Cường")
    'phu cuong'
    """
    return _FOLDED_UNIT.sub("", fold(forms_of(name)[1]))


def settle_place(field: str, typed: str, places: Places, districts: Collection[str] = ()) -> str:
    """Return the filing name of the only district or ward meant; what is none, or may be several, stays.

    A ward that several districts have is that of the `districts` of its article.
    """
    if field == "districts":
        named = {f"{district.kind} {district.name}": district.name for district in places.districts}
        found = tuple(named[name] for name in find_named(typed, named))
    else:
        found = find_named(typed, places.wards)
        if len(found) > 1:
            found = tuple(name for name in found if {*places.homes(places.wards[name])} & {*districts})
    return found[0] if len(found) == 1 else typed

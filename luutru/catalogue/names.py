"""How the values that content files write become addresses and labels."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luutru.content.slugs import MOST_BYTES
from luutru.vietnamese.folding import fold
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from luutru.knowledge.outlets import Outlets
    from luutru.knowledge.places import Places
    from luutru.knowledge.topics import Topics

_NOT_IN_ADDRESS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Names:
    """Addresses of names, and labels of topics; what is missing gets an address from its own letters.

    `districts`, `wards` and `outlets` map a name to its slug, `topics` a slug to the label readers see,
    `outlet_names` an outlet's `outlet_key` to its name. `provinces` map a slug to its name, and
    `find_provinces` gives the slugs of those in which some districts and wards lie, and of more, all by name.
    """

    districts: Mapping[str, str]
    wards: Mapping[str, str]
    outlets: Mapping[str, str]
    topics: Mapping[str, str]
    outlet_names: Mapping[str, str]
    provinces: Mapping[str, str] = field(default_factory=dict)
    find_provinces: Callable[..., tuple[str, ...]] = lambda districts, wards, provinces=(): ()


#: What a ward's name begins with, longest first: "thị trấn Quang Minh", "đặc khu Cát Hải".
_UNIT_WORDS = load_vocabulary("units").pattern("any-unit")

NO_NAMES = Names({}, {}, {}, {}, {})


def make_slug(name: str, most_bytes: int = MOST_BYTES) -> str:
    """Return an address made of a name's letters and digits, cut at a word; "-" when it has none.

    >>> make_slug("phường Quang Trung (Đống Đa)")
    'phuong-quang-trung-dong-da'
    """
    slug = _NOT_IN_ADDRESS.sub("-", fold(name)).strip("-")
    if len(slug) > most_bytes:
        slug = slug[: most_bytes + 1].rpartition("-")[0] or slug[:most_bytes]
    return slug or "-"


def name_without_unit(name: str) -> str:
    """Return a place's name without the word for its kind, by which lists are ordered.

    >>> [name_without_unit(name) for name in ("phường Quang Trung (Đống Đa)", "thị trấn Đông Anh", "Bưởi")]
    ['Quang Trung (Đống Đa)', 'Đông Anh', 'Bưởi']
    """
    return _UNIT_WORDS.sub("", name, count=1)


def name_within(name: str, province: str) -> str:
    """Return a place's name where it is clear in which province it lies.

    >>> name_within("Hải Châu (Đà Nẵng)", "Đà Nẵng")
    'Hải Châu'
    >>> name_within("phường 5 (Quận 3, Hồ Chí Minh)", "Hồ Chí Minh")
    'phường 5 (Quận 3)'
    """
    inner = name.removesuffix(f", {province})")
    return f"{inner})" if inner != name else name.removesuffix(f" ({province})")


def join_places(names: Iterable[str]) -> str:
    """Return some districts in a line, with each province named once.

    >>> join_places(["Quận 1 (Hồ Chí Minh)", "Hải Châu (Đà Nẵng)", "Quận 3 (Hồ Chí Minh)", "Đống Đa"])
    'Quận 1, Quận 3 (Hồ Chí Minh); Hải Châu (Đà Nẵng); Đống Đa'
    """
    groups: dict[str, list[str]] = {}
    for name in names:
        own, _, home = name.partition(" (")
        groups.setdefault(home, []).append(own)
    return "; ".join(", ".join(group) + (f" ({home}" if home else "") for home, group in groups.items())


def name_terms(places: Places, outlets: Outlets, topics: Topics, language: str) -> Names:
    """Return the addresses and labels of everything that is known."""
    return Names(
        districts={district.name: district.slug for district in places.districts},
        wards=places.ward_slugs,
        outlets={outlet.name: outlet.id for outlet in outlets.all},
        topics={topic.slug: topic.label(language) for topic in topics.all},
        outlet_names=outlets.keys,
        provinces={province.slug: province.name for province in places.provinces},
        find_provinces=places.find_provinces,
    )

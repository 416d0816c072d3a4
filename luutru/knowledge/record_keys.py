"""What the fields of an article are called by those who collect articles: data/record_keys.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from luutru.vietnamese.folding import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

FILE: Final = Path(__file__).parent / "data" / "record_keys.toml"


@dataclass(frozen=True, slots=True)
class RecordKeys:
    """Field → its names as compared, best first; and name → the fields it may stand for.

    `around` are words that say "of the article", before or after a name.
    """

    names: Mapping[str, tuple[str, ...]]
    fields: Mapping[str, tuple[str, ...]]
    around: tuple[str, ...]

    def rank(self, key: str, field: str) -> int:
        """Return how good a key is for a field, 0 the best; -1 when it is none of its names."""
        names = self.names[field]
        key = name_of(key)
        return names.index(key) if key in names else -1

    def is_known(self, key: str) -> bool:
        """Say whether a key is the name of any field."""
        return name_of(key) in self.fields


#: A key as it is compared: folded, letters and digits only.
compared: Final = cache(squeeze)


@cache
def name_of(key: str) -> str:
    """Return the name of a field that a key is, a word for "article" around it or not; else as compared.

    >>> name_of("Ngày đăng"), name_of("publishDate"), name_of("Tiêu đề bài báo"), name_of("news_url")
    ('ngaydang', 'publishdate', 'tieude', 'url')
    """
    keys = load_record_keys()
    name = compared(key)
    rests = (rest for word in keys.around for rest in (name.removeprefix(word), name.removesuffix(word)))
    return name if name in keys.fields else next((rest for rest in rests if rest in keys.fields), name)


@cache
def load_record_keys() -> RecordKeys:
    """Read the names of fields."""
    names: dict[str, tuple[str, ...]] = {}
    fields: dict[str, list[str]] = {}
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    for row in data["field"]:
        names[row["id"]] = tuple(dict.fromkeys(map(compared, row["names"])))
        for name in names[row["id"]]:
            fields.setdefault(name, []).append(row["id"])
    return RecordKeys(names, {name: tuple(found) for name, found in fields.items()}, tuple(data["around"]))

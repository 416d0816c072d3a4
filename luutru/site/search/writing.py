"""What the index takes from an article, and the files that tell of its other files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from luutru.site.search.coding import NOBODY, NUMBER_BASE, encode_number
from luutru.site.search.document_tokens import tokenise_document
from luutru.site.search.files import path_of, render_file
from luutru.site.search.layout import (
    MOST_FREQUENT,
    PAIRS_PER_FILE,
    RESIDUE_BITS,
    RESIDUES,
    STRIDE,
    borders_of,
    frequent_words,
    year_and_day,
)
from luutru.site.search.pairs import PAIR_FACTOR
from luutru.site.search.postings import FACET_FILES, Indexed
from luutru.site.search.texts import NUMBERS_PER_FILE
from luutru.site.search.tokens import make_slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luutru.site.search.documents import SearchDocument
    from luutru.site.search.layout import Layout

#: Facet → value's slug → its name.
Labels: TypeAlias = Mapping[str, Mapping[str, str]]
#: Raised when files are written otherwise than the script of an older site would read them.
FORMAT: Final = 11
#: Forms of one word, for the script that reads what is typed.
_SYNONYMS: Final = Path(__file__).parents[2] / "knowledge/data/synonyms.toml"


def index_document(layout: Layout, number: int, document: SearchDocument) -> Indexed:
    """Return what the shared files take from an article."""
    return Indexed(number, tokenise_document(document, layout), document.facets)


def describe(
    layout: Layout,
    dates: Mapping[int, str],
    labels: Labels,
    pages: Mapping[str, str] = MappingProxyType({}),
    *,
    own: Sequence[tuple[str, str, str]] = (),
    short: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> dict[str, bytes]:
    """Return the files that tell of the others, by path: one for every search, and the days of all articles.

    `dates` by number, ascending; `pages` facet → folder of its values' pages, from the site's root; `own` the
    archive's own pages: address, title, words; `short` province → what it is called in short.
    """
    index = {
        "format": FORMAT,
        "articles": layout.articles,
        "years": layout.years,
        "numberBase": NUMBER_BASE,
        "numbersPerFile": NUMBERS_PER_FILE,
        "residues": RESIDUES,
        "stride": STRIDE,
        "residueBits": RESIDUE_BITS,
        "mostFrequent": MOST_FREQUENT,
        "pairFiles": layout.pair_files,
        "pairsPerFile": PAIRS_PER_FILE,
        "pairFactor": PAIR_FACTOR,
        "facetFiles": FACET_FILES,
        "borders": " ".join(_shorten(borders_of(layout.word_files))),
        "frequent": " ".join(frequent_words()),
        "synonyms": load_synonyms(),
        "pages": dict(pages),
        **({"own": own} if own else {}),
        **({"short": dict(short)} if short else {}),
        "labels": {facet: _write_labels(values) for facet, values in sorted(labels.items())},
    }
    values = {"index": index, "days": _write_days(layout, dates)}
    return {path_of(name): render_file(name, value) for name, value in values.items()}


def _shorten(words: Sequence[str]) -> Iterator[str]:
    """Yield words, less what each has in common with the one before, as a digit that says how much."""
    for before, word in zip(("", *words), words, strict=False):
        same = min(
            9, sum(1 for _ in takewhile(lambda two: two[0] == two[1], zip(before, word, strict=False)))
        )
        yield f"{same}{word[same:]}"


def _write_labels(names: Mapping[str, str]) -> list[str | tuple[str, str]]:
    """Return the names of a facet's values, each less what it has in common with the one before ("phường "),
    with the slug where it does not follow from the name.
    """
    values = sorted(names.items())
    written = _shorten([name for _, name in values])
    return [
        short if make_slug(name) == slug else (slug, short)
        for (slug, name), short in zip(values, written, strict=True)
    ]


def _write_days(layout: Layout, dates: Mapping[int, str]) -> str:
    """Write for each number the days since the article before, in its year; `NOBODY` where there is none."""
    letters = [NOBODY] * layout.size
    before = (0, 0)
    for number, iso in dates.items():
        year, day = year_and_day(iso)
        letters[number] = encode_number(day - (before[1] if before[0] == year else 0))
        before = (year, day)
    return "".join(letters)


@cache
def load_synonyms() -> tuple[tuple[str, ...], ...]:
    """Return for each word its forms as they are written."""
    rows = tomllib.loads(_SYNONYMS.read_text(encoding="utf-8"))["word"]
    return tuple(tuple(row["forms"]) for row in rows)

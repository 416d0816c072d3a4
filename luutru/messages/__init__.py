"""What the program says to people, in their language.

English stands in the code, as the argument of `tr` or `trn`; ``vi/<package>.toml`` has the same sentence in
Vietnamese under it. A sentence without a translation is said in English, and a test finds it by name.

The language is that of the process, as with gettext: `speaking` sets it. Whatever goes into a file of an
archive is made while the archive's own language is spoken, so that two curators with two languages write the
same bytes.
"""

from __future__ import annotations

import tomllib
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent
_language: ContextVar[str] = ContextVar("language", default="en")


def tr(english: str, /, **values: object) -> str:
    """Say a sentence in the language spoken, its ``{names}`` filled with `values`."""
    return load_sentences(_language.get()).get(english, english).format_map(values)


def trn(one: str, many: str, /, count: int, **values: object) -> str:
    """Say one of two English sentences by `count`, which is among the values; Vietnamese has one for both.

    The Vietnamese sentence stands under `many`.
    """
    sentence = load_sentences(_language.get()).get(many)
    return (sentence or (one if count == 1 else many)).format_map({**values, "count": count})


def language() -> str:
    """Return the language spoken: "vi" or "en"."""
    return _language.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language meanwhile."""
    before = _language.set(language)
    try:
        yield
    finally:
        _language.reset(before)


@cache
def load_sentences(language: str) -> Mapping[str, str]:
    """Read the sentences of a language, English → its own; empty for English itself."""
    sentences: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.toml")):
        sentences |= tomllib.loads(path.read_text(encoding="utf-8"))
    return sentences

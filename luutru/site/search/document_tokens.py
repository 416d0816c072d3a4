"""All that the index takes from one article's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import msgspec

from luutru.site.search.pairs import place_pairs
from luutru.site.search.places import find_places
from luutru.site.search.tokens import BORDER, SPELLINGS, look_up, split_fields, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.site.search.documents import SearchDocument
    from luutru.site.search.layout import Layout

#: Between the places of two words; no character of places.
BETWEEN: Final = "!"


class DocumentTokens(msgspec.Struct, frozen=True, array_like=True):
    """An article's words and pairs; small, to come from a worker.

    `title`: its spelled words, with spaces between them, and their `places` (`places.find_places`, in UTF-8,
    `BETWEEN` between them). `lead`: the words of the lead; `others`: those that stand outside the title, the
    lead's too, less the title's own. `pairs`: those outside the title (`pairs.place_pairs`).
    """

    title: str = ""
    places: bytes = b""
    lead: str = ""
    others: str = ""
    pairs: bytes = b""

    def title_places(self) -> dict[str, str]:
        """Return the words of the title with their places."""
        return dict(zip(self.title.split(), self.places.decode().split(BETWEEN), strict=False))

    def words(self) -> list[str]:
        """Return all words, each once."""
        return [*self.title.split(), *self.others.split()]


def tokenise_document(document: SearchDocument, layout: Layout) -> DocumentTokens:
    """Find an article's words and pairs. A pair does not reach from one field into the next."""
    title = find_places(look_up(SPELLINGS, split_words(document.title)))
    texts = [passage.text for passage in document.passages] or [""]
    tokens = split_fields((*texts, *document.authors, document.outlet_name))
    return DocumentTokens(
        " ".join(title),
        BETWEEN.join(title.values()).encode(),
        " ".join(_spell(tokens[: tokens.index(BORDER)])),
        " ".join(_spell(tokens).difference(title)),
        place_pairs(tokens, layout),
    )


def _spell(tokens: Iterable[bytes]) -> set[str]:
    """Return how the words among tokens are spelled."""
    return set(look_up(SPELLINGS, tuple({*tokens} - {BORDER})))

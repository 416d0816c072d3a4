"""What an article's page shows of other articles: neighbours in time, copies, related ones; as one hash each.

An edit of a text leaves all of them as they are, so they are remembered together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.memo import hash_of
from luutru.site import urls
from luutru.site.planned import hash_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.catalogue.catalogue import Catalogue
    from luutru.memo import Memo

SPACE = "surroundings"


def hash_surroundings(
    catalogue: Catalogue, cards: Sequence[str], common: str, memo: Memo | None = None
) -> list[str]:
    """Return for each article a hash of its card and of all that its page shows of other articles.

    `cards` are the keys of all cards, `common` is the key of what all pages share. They are recalled from a
    memo where all that goes into them is as it was.
    """
    if memo is None:
        return _hash_all(catalogue, cards, common)
    copies = repr((catalogue.dated, catalogue.copies, catalogue.originals))
    key = hash_of(common, copies, catalogue.related.key, "\n".join(cards))
    return memo.recall(SPACE, key, list[str], lambda: _hash_all(catalogue, cards, common))


def _hash_all(catalogue: Catalogue, cards: Sequence[str], common: str) -> list[str]:
    hashes = []
    for place, (brief, related) in enumerate(zip(catalogue.briefs, catalogue.related, strict=True)):
        original = catalogue.originals.get(place)
        newer, older = catalogue.newer(place), catalogue.older(place)
        shows = [
            common,
            urls.article_url(brief.article.slug),
            cards[place],
            "" if newer is None else cards[newer],
            "" if older is None else cards[older],
            "" if original is None else cards[original],
            *[cards[copy] for copy in catalogue.copies.get(place, ())],
            "",
        ]
        for other, shared in related:
            shows += (cards[other], *shared)
        hashes.append(hash_texts(*shows))
    return hashes

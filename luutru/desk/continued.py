"""Pages of one article, and parts of one series: told by what headlines and raw pages print of it.

Pages are one text and belong together. Parts of a series are articles of their own.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luutru.desk.seen import Seen

#: "Tin vắn (tiếp theo)" may go on from any other.
_LEAST_WORDS: Final = 4


def find_pages(articles: Mapping[str, Seen]) -> Iterator[tuple[str, str]]:
    """Yield the further pages of articles, each with the name of the first: of several the next alone,
    for each text is to stand behind that of the page before.
    """
    further = sorted((seen.mark.page, name) for name, seen in articles.items() if seen.mark.page > 1)
    cores = {articles[name].mark.core for _, name in further}
    firsts = defaultdict[str, list[str]](list)
    for name, seen in articles.items() if further else ():
        if seen.mark.core in cores and seen.mark.page <= 1 and not (seen.mark.is_part or seen.duplicate_of):
            firsts[seen.mark.core].append(name)
    taken: set[str] = set()
    for _, name in further:
        page = articles[name]
        found = [one for one in firsts[page.mark.core] if _may_be_one(articles[one], page)]
        if len(found) == 1 and found[0] not in taken and not page.reviewed:
            taken.add(found[0])
            yield name, found[0]


def find_parts(articles: Mapping[str, Seen], name: str) -> list[str]:
    """Return the names of the other parts of the series that an article is of, in the order of their days: a
    first one need print nothing, and what goes on another day ("(tiếp theo)") is a part, too.
    """
    one = articles[name]
    parts = [
        other
        for other, seen in articles.items()
        if seen.mark.core == one.mark.core and other != name and _are_parts(seen, one)
    ]
    return sorted(parts, key=lambda other: (articles[other].mark.day, articles[other].title))


def _are_parts(one: Seen, other: Seen) -> bool:
    if not one.mark.core or not _is_one_outlet(one, other):
        return False
    if one.mark.is_part and other.mark.is_part:
        return True
    marked = one.mark.is_part or other.mark.is_part or max(one.mark.page, other.mark.page) > 1
    return marked and _is_long(one) and not _may_be_one(one, other)


def _may_be_one(first: Seen, page: Seen) -> bool:
    """Say whether two pages of one headline may be one article: what goes on another day is of a series."""
    days = {first.mark.day, page.mark.day} - {""}
    alike = first.mark.is_part == page.mark.is_part and len(days) < 2
    return alike and _is_long(page) and _is_one_outlet(first, page)


def _is_long(page: Seen) -> bool:
    return len(page.mark.core.split()) >= _LEAST_WORDS


def _is_one_outlet(one: Seen, other: Seen) -> bool:
    return one.outlet == other.outlet or not (one.outlet and other.outlet)

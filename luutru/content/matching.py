"""Whose page is this? Raw pages whose bytes no article has, and the articles they are of.

All are matched at once, not one after the other, so that neither the order of files nor what was found first
decides. Strongest first: the address on the web, the text, and last the name of the file or the number of the
record, which decides only where the text is still largely the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from heapq import nsmallest
from itertools import chain, islice
from typing import TYPE_CHECKING, Final

from luutru.content.identity import NEAR, are_near, likeness
from luutru.content.similar import COMMON

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luutru.content.identity import Identity, TextPrint

#: A name tells a page only where so much of the text is still the same, and pages that give one address at
#: the same time with less in common are different articles. Two notices of two sentences, of which one is the
#: same in all, share a little less.
LARGELY: Final = 0.5
#: A page that is now at an article's address is its new version unless little is the same: news is rewritten
#: as it unfolds, and one paragraph of three stays, while articles on different things share a twentieth.
SURVIVES: Final = 0.3
#: Of an erased text a sample of a dozen hashes or more is left, which may lack one or two by chance.
_NEAR_THIN: Final = 0.7
#: Of the rare runs that a text has in common with some article, one that is alike has such a part at least.
_SHARED_OF_MOST: Final = 1 / 4
#: Hashes by which an article can be found: of texts that share four fifths, nine in twelve.
_INDEXED: Final = 12
_INDEXED_THIN: Final = 64
#: A page without a run of its own has those of thousands of articles; so many are enough.
_MOST_LOOKED_AT: Final = 10_000
#: Counters of hashes, one byte each. A million articles have ten for each, far from COMMON.
_COUNTERS: Final = 1 << 23


@dataclass(slots=True)
class Matches:
    """Whose each page is. Pages in none of these are new articles.

    `articles` is page → article; `withheld` page → the withdrawn article it is of; `versions` input → the
    input with another version of the same page, which is taken instead; `claimed` address → the inputs that
    give it with different texts, so that it tells nothing.
    """

    articles: dict[str, str] = field(default_factory=dict)
    withheld: dict[str, str] = field(default_factory=dict)
    versions: dict[str, str] = field(default_factory=dict)
    claimed: dict[str, list[str]] = field(default_factory=dict)


def match_bytes(
    pages: Iterable[Identity],
    articles: Mapping[str, Identity],
    by_bytes: Mapping[str, Sequence[str]],
    live: Mapping[str, str],
) -> dict[str, str]:
    """Return the articles of pages that have their bytes and are read otherwise now, by page.

    `by_bytes` are the names of articles by the bytes they were cleaned from. Of several that are not `live`,
    as records may give one text under two headlines, the one with the page's address or name is its own.
    """
    pairs = sorted(
        (page.address != articles[name].address, page.name != articles[name].file, page.name, name)
        for page in pages
        for name in by_bytes.get(page.sha256, ())
        if name not in live
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for *_, page_name, name in pairs:
        if page_name not in found and name not in taken:
            taken.add(name)
            found[page_name] = name
    return found


def match_pages(
    pages: Iterable[Identity], articles: Mapping[str, Identity], live: Mapping[str, str]
) -> Matches:
    """Find the articles of pages whose bytes are of none.

    `articles` are all there are, by name; `live` are those whose raw page is known, with that input's name.
    """
    matching = _Matching(pages, articles, live)
    matching.withhold()
    matching.by_address()
    matching.by_text()
    return matching.found


class _Matching:
    def __init__(
        self, pages: Iterable[Identity], articles: Mapping[str, Identity], live: Mapping[str, str]
    ) -> None:
        self.found = Matches()
        self.articles = articles
        self.live = live
        self.waiting = {page.name: page for page in sorted(pages, key=lambda page: page.name)}
        #: Articles whose raw page is gone, or holds another text.
        self.gone = {
            name: article
            for name, article in articles.items()
            if name not in live and not article.withdrawn and article.file
        }
        index = _Index(self.gone.values(), _INDEXED, 0xFFFFFFFF)
        self.by_file = {article.file: name for name, article in self.gone.items()}
        #: Page → the gone articles it may be of, and how much of the text is the same.
        self.near: dict[str, dict[str, float]] = {}
        for page in self.waiting.values():
            names = index.find(page.text)
            if page.name in self.by_file:
                names.add(self.by_file[page.name])
            self.near[page.name] = {name: likeness(page.text, self.gone[name].text) for name in names}
        addresses = {page.address for page in self.waiting.values() if page.address}
        #: Address → the articles that have it.
        self.holders: dict[str, list[Identity]] = {address: [] for address in sorted(addresses)}
        for article in articles.values():
            if article.address in self.holders:
                self.holders[article.address].append(article)

    def withhold(self) -> None:
        """Find pages with the text of a withdrawn article, unless they are more like one that is not."""
        withdrawn = {name: article for name, article in self.articles.items() if article.withdrawn}
        index = _Index(withdrawn.values(), _INDEXED_THIN, 0xFFFF)
        for page in list(self.waiting.values()):
            alike = {name: likeness(page.text, withdrawn[name].text) for name in index.find(page.text)}
            alike = {name: much for name, much in alike.items() if _is_back(withdrawn[name].text, much)}
            if not alike:
                continue
            most = max(alike.values())
            others = [other for other in self.holders.get(page.address, ()) if not other.withdrawn]
            rivals = [likeness(page.text, other.text) for other in others]
            if most >= max([*rivals, *self.near[page.name].values()], default=0.0):
                self._withhold(page, min(name for name in alike if alike[name] == most))

    def by_address(self) -> None:
        """Match pages with an address: it is one article's, in whatever versions, or tells nothing."""
        groups = defaultdict[str, list["Identity"]](list)
        for page in self.waiting.values():
            if page.address:
                groups[page.address].append(page)
        for address, pages in sorted(groups.items()):
            holders = self.holders[address]
            living = [article for article in holders if article.name in self.live]
            newest = max(
                [*pages, *living], key=lambda one: (one.retrieved, self.live.get(one.name, one.name))
            )
            alike = {one.name: likeness(newest.text, one.text) for one in holders}
            same = [likeness(newest.text, page.text) for page in pages] + [alike[one.name] for one in living]
            if min(same) < LARGELY:
                names = [page.name for page in pages] + [self.live[one.name] for one in living]
                self.found.claimed[address] = sorted(names)
                continue
            if "/" not in address and "?" not in address:
                continue  # a site's home page, whose address is given in the place of an article's
            least = SURVIVES if len(holders) == 1 else LARGELY
            fitting = [one for one in living or holders if alike[one.name] >= least]
            if newest in living:
                self._settle_versions(pages, self.live[newest.name])
                continue
            self._settle_versions([page for page in pages if page is not newest], newest.name)
            if not fitting:
                continue
            best = min(fitting, key=lambda one: (-alike[one.name], not one.withdrawn, one.name))
            if best.withdrawn:
                self._withhold(newest, best.name)
            else:
                if best.name in self.live:
                    self.found.versions[self.live[best.name]] = newest.name
                self._match(newest, best.name)

    def by_text(self) -> None:
        """Match what is left by its text, most alike first, and by its name where the text allows it."""
        taken = set(self.found.articles.values())
        self._match_equal(taken)
        pairs = []
        for page in self.waiting.values():
            for name, alike in self.near[page.name].items():
                article = self.gone[name]
                named_so = article.file == page.name
                if are_near(page.text, article.text, alike):
                    rank = 0 if alike == 1 else 1 if named_so else 2
                elif named_so and alike >= LARGELY:
                    rank = 3
                else:
                    continue
                pairs.append((rank, not named_so, -alike, page.name, name))
        for *_, page_name, name in sorted(pairs):
            if name not in taken and page_name in self.waiting:
                taken.add(name)
                self._match(self.waiting[page_name], name)

    def _match_equal(self, taken: set[str]) -> None:
        """Match pages with the very text of an article one to one, those under its name first."""
        free = defaultdict[str, dict[str, None]](dict)
        for name, article in sorted(self.gone.items()):
            if article.text.digest and name not in taken:
                free[article.text.digest][name] = None
        for named in (True, False):
            for page in list(self.waiting.values()):
                names = free.get(page.text.digest, {})
                name = self.by_file.get(page.name, "") if named else next(iter(names), "")
                if name in names:
                    del names[name]
                    taken.add(name)
                    self._match(page, name)

    def _match(self, page: Identity, name: str) -> None:
        self.found.articles[page.name] = name
        del self.waiting[page.name]

    def _withhold(self, page: Identity, name: str) -> None:
        self.found.withheld[page.name] = name
        del self.waiting[page.name]

    def _settle_versions(self, pages: Iterable[Identity], taken: str) -> None:
        for page in pages:
            self.found.versions[page.name] = taken
            del self.waiting[page.name]


def _is_back(text: TextPrint, alike: float) -> bool:
    """Say whether so much of a withdrawn text is a text that has come back."""
    return alike >= (NEAR if text.bits == 32 else _NEAR_THIN)


class _Index:
    """Finds articles that may have a text, by a few of their hashes, of which the last bits may be all.

    Hashes that few other articles have come first: pages of one template have hardly any of their own.
    """

    def __init__(self, articles: Iterable[Identity], indexed: int, mask: int) -> None:
        self._mask = mask
        self._owners = defaultdict[int, list[str]](list)
        self._digests: dict[str, str] = {}
        articles = sorted(articles, key=lambda article: article.name)
        #: How many articles have a hash, up to COMMON + 1; told by some of its bits, to save room.
        counts = bytearray(_COUNTERS)
        for article in articles:
            for value in article.text.values():
                if counts[value & mask & (_COUNTERS - 1)] <= COMMON:
                    counts[value & mask & (_COUNTERS - 1)] += 1
        for article in articles:
            text = article.text
            if text.digest:
                self._digests.setdefault(text.digest, article.name)
            values = [value & mask for value in text.values()]
            values.sort(key=lambda value: counts[value & (_COUNTERS - 1)] > COMMON)
            for value in values[:indexed]:
                self._owners[value].append(article.name)

    def find(self, text: TextPrint) -> set[str]:
        """Return the names of the articles that may be alike: those that share most of what is rare.

        Of those with the very same text the first is enough.
        """
        values = {value & self._mask for value in text.values()} & self._owners.keys()
        owners = sorted((self._owners[value] for value in values), key=lambda names: (len(names), names))
        rare = [names for names in owners if len(names) <= COMMON]
        shared = Counter(islice(chain.from_iterable(rare or owners), _MOST_LOOKED_AT))
        most = max(shared.values(), default=0)
        names = [(-amount, name) for name, amount in shared.items() if amount >= _SHARED_OF_MOST * most]
        found = {name for _, name in nsmallest(COMMON, names)}
        return found | {self._digests[text.digest]} if text.digest in self._digests else found

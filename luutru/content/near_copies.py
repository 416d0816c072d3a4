"""Which articles repeat which: texts that share at least four fifths of the shorter one's runs of syllables.

Articles are taken in the order of their rank, the earliest first. Each becomes the copy of the first original
before it whose text it shares, or is an original itself. So every copy repeats its original directly, and
what is found depends on the articles alone, neither on the order of files nor on earlier findings.

Where nearly all is as it was, only what changed, and what that touches, is compared again, to the same end.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from luutru.content.similar import Index, Scan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Set

    from luutru.vietnamese.shingles import Run

#: Copies share so much of the shorter text. Of 10,000 news articles 25 pairs do, nearly all of them one
#: article printed twice or one dispatch in two papers; below it begin the follow-ups that retell the story.
CONTAINED = (4, 5)
#: Shorter texts must be equal to be copies: a notice of two sentences (up to 60 runs) may well stand whole in
#: a long article. The shortest of those 10,000 articles has 93 different runs.
FEWEST_CONTAINED = 80
#: Still shorter ones say the same without being the same article ("Đang cập nhật.").
FEWEST_EQUAL = 20
#: More articles than this are sooner compared through an index of all.
MANY = 32


class Standing(StrEnum):
    """What an article may become."""

    FREE = "free"  #: an original or a copy, as it is found
    KEPT = "kept"  #: an original, for a person has the last word
    OUT = "out"  #: neither: withdrawn, not readable, or a copy by a person's word


class Text(msgspec.Struct, frozen=True, array_like=True):
    """What is compared of one article.

    `day` is the day it was published, "" when that is not certain; `runs` counts its different runs of three
    syllables; `not_of` is the id of an article that, as a person says, it does not repeat; `origins` counts
    what says where it comes from: its outlet, its address.
    """

    id: str
    slug: str
    day: str
    standing: Standing
    runs: int
    sketch: bytes
    not_of: str = ""
    origins: int = 0

    @property
    def takes_part(self) -> bool:
        """Whether it is compared with others."""
        return self.standing is not Standing.OUT and self.runs >= FEWEST_EQUAL


@dataclass(frozen=True, slots=True)
class Findings:
    """Texts by name, and the name of the original of each that takes part: None for an original."""

    texts: Mapping[str, Text] = field(default_factory=dict)
    originals: Mapping[str, str | None] = field(default_factory=dict)


def are_copies(one: Set[Run], other: Set[Run]) -> bool:
    """Say whether two texts, by their runs of three syllables, are one article."""
    shared, shorter = len(one & other), min(len(one), len(other))
    if shorter < FEWEST_CONTAINED:
        return shared == len(one) == len(other) >= FEWEST_EQUAL
    return shared * CONTAINED[1] >= shorter * CONTAINED[0]


def find_originals(
    texts: Mapping[str, Text], compare: Callable[[str, str], bool], before: Findings = Findings()
) -> Findings:
    """Find what each article repeats; `compare` says of two names whether their texts are copies.

    `before` is what was found last time. Some 200 µs an article when all are new, 2 µs when one is.
    """
    return Findings(texts, _Search(texts, compare, before).settle())


Rank = tuple[bool, str, int, int, str, str]


def _rank(name: str, text: Text) -> Rank:
    """Those a person answers for first, then the earliest, those of known origin, and the fullest."""
    return text.standing is not Standing.KEPT, text.day or "9999", -text.origins, -text.runs, text.slug, name


class _Search:
    def __init__(
        self, texts: Mapping[str, Text], compare: Callable[[str, str], bool], before: Findings
    ) -> None:
        self.texts = {name: text for name, text in texts.items() if text.takes_part}
        self.old = {
            name: text for name, text in before.texts.items() if text.takes_part and name in before.originals
        }
        self.compare = compare
        self.before = before
        self.rank = cache(lambda name: _rank(name, self.texts[name]))
        #: Articles whose finding of last time cannot be relied on.
        self.changed = {
            name for name in self.texts.keys() | self.old.keys() if self.old.get(name) != self.texts.get(name)
        }

    def settle(self) -> dict[str, str | None]:
        """Return the original of each article."""
        if not self.changed:
            return {name: self.before.originals[name] for name in self.texts}
        #: Sketch → the names of the articles that have it.
        self.groups: dict[bytes, list[str]] = {}
        for name, text in self.texts.items():
            self.groups.setdefault(text.sketch, []).append(name)
        few = self.changed if len(self.changed) <= MANY else set()
        came = [self.texts[name].sketch for name in few & self.texts.keys()]
        went = [self.old[name].sketch for name in few & self.old.keys()]
        scan = Scan(self.groups, came, went)
        unsettled = self._find_unsettled(scan) if few else set(self.texts)
        self.similar = scan if len(unsettled) <= MANY else Index(self.groups)
        found = {name: self.before.originals[name] for name in self.texts.keys() - unsettled}
        waiting = [(self.rank(name), name) for name in unsettled]
        heapq.heapify(waiting)
        queued = set(unsettled)
        while waiting:
            rank, name = heapq.heappop(waiting)
            near = self._find_near(name)
            original = found[name] = self._find_original(name, rank, near, found)
            if name not in self.changed and self.before.originals[name] == original:
                continue
            # What comes after it may repeat it now, or repeats it no more.
            touched = near if original is None else [copy for copy in found if found[copy] == name]
            for other in touched:
                if other not in queued and self.rank(other) > rank:
                    queued.add(other)
                    heapq.heappush(waiting, (self.rank(other), other))
        return found

    def _find_near(self, name: str) -> list[str]:
        sketches = self.similar.find(self.texts[name].sketch)
        return [other for sketch in sketches for other in self.groups[sketch] if other != name]

    def _find_original(
        self, name: str, rank: Rank, near: list[str], found: Mapping[str, str | None]
    ) -> str | None:
        text = self.texts[name]
        if text.standing is Standing.KEPT:
            return None
        originals = [other for other in near if self.rank(other) < rank and found.get(other, "") is None]
        originals.sort(key=self.rank)
        for other in originals:
            if self.texts[other].not_of != text.id and self.compare(name, other):
                return other
        return None

    def _find_unsettled(self, scan: Scan) -> set[str]:
        """Return what to compare again: what changed, its copies, and where formulas came or went."""
        changed = self.changed
        unsettled = {name for name in self.old if self.before.originals[name] in changed} | changed
        for sketch in scan.find_new_formulas():
            unsettled.update(self.groups[sketch])
        return unsettled & self.texts.keys()

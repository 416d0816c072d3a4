"""What articles and pages are known by: address on the web, bytes, text, and the name of a file.

A text is known by a `TextPrint`: some of the hashes of its runs of three syllables. It stands in the ledger,
and of an erased article it is all that is left: see `thin_print` for what can be learned from it.
"""

from __future__ import annotations

import binascii
import sys
from array import array
from base64 import b64decode, b64encode
from collections import defaultdict
from hashlib import sha256
from typing import TYPE_CHECKING, Final

import msgspec

from luutru.content.body_pictures import without_pictures
from luutru.content.near_copies import FEWEST_CONTAINED
from luutru.vietnamese.shingles import HASHES, hash_runs, split_syllables

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: As much of the shorter text is shared by two forms of one text, as by reprints.
NEAR: Final = 0.8
#: Of a notice within a long article this much of the article would be missing.
_OF_THE_LONGER: Final = 0.5
#: Hashes kept of a text: all of a short one, an eighth of a long one, what a ledger's head has room for.
_FEWEST_KEPT: Final = 96
_MOST_KEPT: Final = 384
_KEPT: Final = 8
#: Fewer samples of a short text say nothing of whether it stands in a long one.
_FEWEST_COMPARED: Final = 4
#: Of an erased text: a fourth of its runs, between these numbers.
_FEWEST_THIN: Final = 8
_MOST_THIN: Final = 64
_THIN: Final = 4
_THIN_BITS: Final = 16


class TextPrint(msgspec.Struct, frozen=True, array_like=True):
    """What a text is known by: the hash of its syllables, how many runs it has, and some of their hashes.

    `hashes` are those below `limit` in ascending order; `bits` says how many of their bits are kept.
    """

    digest: str = ""
    runs: int = 0
    limit: int = HASHES
    hashes: bytes = b""
    bits: int = 32

    def values(self) -> array[int]:
        """Return the hashes, or what is kept of each."""
        return array("I" if self.bits == 32 else "H", self.hashes)

    def below(self, limit: int) -> set[int]:
        """Return the last bits of the hashes below a limit; where the others are not kept, about so many."""
        values = self.values()
        if self.bits == 32:
            return {value & 0xFFFF for value in values if value < limit}
        return set(values[: round(len(values) * min(1.0, limit / self.limit))])


class Identity(msgspec.Struct, frozen=True, array_like=True):
    """What an article, or a page, is known by. `name` is of the content file, or of the input.

    `file` and `sha256` are of the raw page ("" where there was none); `address` is normalised.
    """

    name: str
    id: str
    file: str
    sha256: str
    address: str
    retrieved: str
    text: TextPrint
    withdrawn: bool = False
    aliases: tuple[str, ...] = ()


def make_print(title: str, body_md: str) -> TextPrint:
    """Return what a text is known by; its headline is part of it, and its pictures are not."""
    syllables = split_syllables(f"{title}\n{without_pictures(body_md)}")
    hashes = hash_runs(syllables)
    digest = (
        sha256(" ".join(syllables).encode("utf-8", "surrogatepass")).hexdigest()[:12] if syllables else ""
    )
    kept = min(_MOST_KEPT, max(_FEWEST_KEPT, len(hashes) // _KEPT))
    limit = hashes[kept] if kept < len(hashes) else HASHES
    return TextPrint(digest, len(hashes), limit, array("I", hashes[:kept]).tobytes())


def thin_print(text: TextPrint) -> TextPrint:
    """Return what an erased text may be known by.

    Who has the text, or guesses all of it, can see that it is the one; that is what the print is for. Who has
    not cannot put it together from a dictionary of runs of three syllables: 16 bits are left of each hash, so
    that of fifty million runs seven hundred fit each, and of four runs one is kept, in the order of the
    hashes, so that what fits does not join into a chain. Nor does it tell whether some name was there.
    """
    kept = min(_MOST_THIN, max(_FEWEST_THIN, text.runs // _THIN), text.runs // 2)
    hashes = array("I", text.hashes)
    limit = hashes[kept] if kept < len(hashes) else text.limit
    thin = array("H", [value & 0xFFFF for value in hashes[:kept]])
    return TextPrint(text.digest, text.runs, limit, thin.tobytes(), _THIN_BITS)


def render_print(text: TextPrint) -> str:
    """Return a print as a cell of a ledger; the same on every machine."""
    values = _little(text.values())
    return f"{text.digest} {text.runs} {text.limit} {text.bits} {b64encode(values).decode()}"


def parse_print(cell: str) -> TextPrint | None:
    """Read such a cell; None when it is none."""
    try:
        digest, runs, limit, bits, coded = cell.split(" ")
        values = array("I" if bits == "32" else "H", b64decode(coded, validate=True))
        return TextPrint(digest, int(runs), int(limit), _little(values), int(bits))
    except (ValueError, binascii.Error):
        return None


def _little(values: array[int]) -> bytes:
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def likeness(one: TextPrint, other: TextPrint) -> float:
    """Return how much of the shorter text both have, from 0 to 1; 1 only when nothing tells them apart."""
    if one.digest and one.digest == other.digest:
        return 1.0
    limit = min(one.limit, other.limit)
    ours, theirs = one.below(limit), other.below(limit)
    fewer = min(len(ours), len(theirs))
    return len(ours & theirs) / fewer if fewer >= (1 if limit == HASHES else _FEWEST_COMPARED) else 0.0


def are_near(one: TextPrint, other: TextPrint, alike: float) -> bool:
    """Say whether two texts so much alike are one; a notice within a long article is not that article."""
    fewer, more = sorted((one.runs, other.runs))
    return alike >= NEAR and (fewer >= FEWEST_CONTAINED or alike * fewer >= _OF_THE_LONGER * more)


def find_copied_files(ids: Mapping[str, str], has_ledger: Callable[[str], bool]) -> dict[str, str]:
    """Return the content files that bear the id of another one: each with the file whose id it is.

    `ids` are those of content files by name. The file with a ledger of its own is the article, as cleaning
    wrote both; where that does not tell, the first by name.
    """
    bearers = defaultdict[str, list[str]](list)
    for name, article_id in ids.items():
        bearers[article_id].append(name)
    copies: dict[str, str] = {}
    for names in bearers.values():
        if len(names) > 1:
            first, *others = sorted(names, key=lambda name: (not has_ledger(name), name))
            copies |= dict.fromkeys(others, first)
    return copies

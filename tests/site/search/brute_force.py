"""The judge: a search that looks at every word of every article, and shares no code with the one it judges.

Words are compared letter by letter in decomposed form: a letter typed with marks must stand so, one typed
without may bear any. Tones of "hoà", "khoẻ", "thuý" are placed on the first vowel first.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, product, starmap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luutru.site.search.documents import SearchDocument

_MARKS = "\u0300-\u036f"
_LETTER = re.compile(f"([^{_MARKS}])([{_MARKS}]*)")
_NEW_STYLE = re.compile("(?<!q)(?:(o)([ae])|(u)(y))([\u0300\u0301\u0303\u0309\u0323])$")
#: Title, lead, anywhere side by side; all in the title, in title and lead, each beside a neighbour; the rest.
TITLE, LEAD, REST, NEAR_TITLE, NEAR_LEAD, BESIDE, FAR = range(1, 8)

Letters = tuple[tuple[str, str], ...]
Pair = tuple[str, str]


@cache
def letters_of(word: str) -> Letters:
    """A word's letters with their marks, đ as d with a stroke of its own."""
    word = word.replace("ð", "đ")
    plain = unicodedata.normalize("NFD", word)
    plain = _NEW_STYLE.sub(lambda m: (m[1] or m[3]) + m[5] + (m[2] or m[4]), plain)
    found = [(base, "".join(sorted(marks))) for base, marks in _LETTER.findall(plain)]
    return tuple(("d", "-") if base == "đ" else (base, marks) for base, marks in found)


def split(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text).lower())


def fits(word: str, typed: str) -> bool:
    ours, theirs = letters_of(word), letters_of(typed)
    return len(ours) == len(theirs) and all(
        base == other and (not marks or marks == others)
        for (other, others), (base, marks) in zip(ours, theirs, strict=True)
    )


@dataclass
class Read:
    """An article as the judge reads it: its fields as words."""

    document: SearchDocument
    fields: list[list[str]] = field(init=False)
    words: set[str] = field(init=False)
    pairs: set[Pair] = field(init=False)

    def __post_init__(self) -> None:
        d = self.document
        lead, *rest = [passage.text for passage in d.passages] or [""]
        self.fields = [split(text) for text in (d.title, lead, *rest, *d.authors, d.outlet_name)]
        self.words = {word for words in self.fields for word in words}
        for word in self.words:
            VOCABULARY.setdefault(word)
        self.pairs = {PAIRS.setdefault(pair, pair) for words in self.fields for pair in pairwise(words)}

    def has(self, typed: str) -> bool:
        return not self.words.isdisjoint(fitting(typed))

    def has_pair(self, one: str, other: str) -> bool:
        return not self.pairs.isdisjoint(fitting_pairs(one, other))

    def has_run(self, typed: list[str], fields: slice = slice(None)) -> bool:
        if not all(map(self.has, typed)) or not all(starmap(self.has_pair, pairwise(typed))):
            return False
        if len(typed) <= 2 and fields == slice(None):
            return True
        first, *rest = map(fitting, typed)
        return any(
            word in first
            and all(
                words[start + i : start + i + 1] and words[start + i] in one for i, one in enumerate(rest, 1)
            )
            for words in self.fields[fields]
            for start, word in enumerate(words)
        )

    def has_tier(self, tier: int, typed: list[str]) -> bool:
        """Whether an article that has all words answers so well, or better."""
        if tier in (TITLE, LEAD, REST):
            return self.has_run(typed, {TITLE: slice(0, 1), LEAD: slice(1, 2), REST: slice(2, None)}[tier])
        if tier in (NEAR_TITLE, NEAR_LEAD):
            fields = self.fields[: 1 if tier == NEAR_TITLE else 2]
            words = {word for words in fields for word in words}
            return all(not words.isdisjoint(fitting(one)) for one in typed)
        if tier == BESIDE:
            beside = list(starmap(self.has_pair, pairwise(typed)))
            return all(any(beside[max(0, i - 1) : i + 1]) for i in range(len(typed)))
        return True


#: Every word of every article read, and every two side by side.
VOCABULARY: dict[str, None] = {}
PAIRS: dict[Pair, Pair] = {}


@cache
def fitting(typed: str) -> frozenset[str]:
    """The words of all articles that are what was typed; all articles must have been read."""
    return frozenset(word for word in VOCABULARY if fits(word, typed))


@cache
def fitting_pairs(one: str, other: str) -> frozenset[Pair]:
    """The pairs of words of all articles that are what was typed."""
    return frozenset(pair for pair in product(fitting(one), fitting(other)) if pair in PAIRS)


@dataclass
class Asked:
    """A query as its parts, and as it is typed."""

    words: list[str] = field(default_factory=list)
    phrases: list[list[str]] = field(default_factory=list)
    without: list[list[str]] = field(default_factory=list)
    quan: str = ""
    nam: str = ""
    bao: str = ""

    @property
    def text(self) -> str:
        parts = [*self.words, *(f'"{" ".join(phrase)}"' for phrase in self.phrases)]
        parts += [f'-"{" ".join(phrase)}"' if len(phrase) > 1 else f"-{phrase[0]}" for phrase in self.without]
        parts += [f"{name}:{value}" for name in ("quan", "nam", "bao") if (value := getattr(self, name))]
        return " ".join(parts)

    @property
    def run(self) -> list[str]:
        return self.words + [word for phrase in self.phrases for word in phrase]


def find(articles: list[Read], asked: Asked) -> list[Read]:
    """Every article that has every word and phrase, nothing that is unwanted, and passes the filters."""
    return [
        article
        for article in articles
        if all(map(article.has, asked.words))
        and all(map(article.has_run, asked.phrases))
        and not any(map(article.has_run, asked.without))
        and (not asked.quan or asked.quan in article.document.districts)
        and (not asked.nam or article.document.date.startswith(asked.nam))
        and (not asked.bao or asked.bao == article.document.outlet)
    ]


def best(found: list[Read], run: list[str]) -> tuple[int, set[str]]:
    """The best tier and the addresses of those that may come first: the newest of it."""
    newest_first = sorted(found, key=lambda article: article.document.date, reverse=True)
    for tier in range(TITLE, FAR + 1):
        good = (one for one in newest_first if not run or one.has_tier(tier, run))
        first = next(good, None)
        if first:
            equal = [one for one in newest_first if one.document.date == first.document.date]
            return tier, {one.document.url for one in equal if not run or one.has_tier(tier, run)}
    raise ValueError("nothing was found")

"""Documents to index, many of them."""

from __future__ import annotations

import random

from luutru.site.search.documents import Passage, SearchDocument

SYLLABLES = [
    "an",
    "bình",
    "cầu",
    "dân",
    "đình",
    "gia",
    "hà",
    "khê",
    "lạc",
    "mai",
    "nam",
    "phú",
    "quang",
    "sơn",
    "tân",
    "vân",
    "xuân",
    "yên",
    "đống",
    "đa",
]


def make_many(count: int, seed: int = 1, length: int = 60) -> list[SearchDocument]:
    chance = random.Random(seed)
    return [
        SearchDocument(
            url=f"bai/{number}.html",
            title=" ".join(chance.choices(SYLLABLES, k=6)),
            date=f"20{chance.randint(10, 25)}",
            passages=(Passage("p", " ".join(chance.choices(SYLLABLES, k=length))),),
        )
        for number in range(count)
    ]

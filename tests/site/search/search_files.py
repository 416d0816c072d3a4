"""Readers of the index's files, as the browser reads them, and documents to index."""

from __future__ import annotations

import base64
import json
import random
from pathlib import Path
from typing import Any

from luutru.site.search import Passage, SearchDocument
from luutru.site.search.coding import BITMAP, COMPLEMENT, ESCAPE, NUMBER_BASE, PAIR_BASE

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


def decode_slots(text: str, capacity: int) -> list[int]:
    """The reader of search-index.js, in Python."""
    if text.startswith(BITMAP):
        data = text[1:] + "=" * (-len(text[1:]) % 4)
        bits = int.from_bytes(base64.b64decode(data), "little")
        return [slot for slot in range(capacity) if bits >> slot & 1]
    slots, slot = [], -1
    for letter in text.removeprefix(COMPLEMENT):
        slot += ord(letter) - NUMBER_BASE + 1
        slots.append(slot)
    return [slot for slot in range(capacity) if slot not in slots] if text.startswith(COMPLEMENT) else slots


def decode_pairs(text: str) -> list[int]:
    letters, value, values = iter(text), 0, []
    for letter in letters:
        code = ord(letter)
        if letter == ESCAPE:
            code = (ord(next(letters)) - 93) * 0x8000 + ord(next(letters)) - 93
        value += code - PAIR_BASE
        values.append(value)
    return values


def read_shared(files: dict[str, bytes], kind: str) -> list[Any]:
    """The values of the files whose names begin so."""
    texts = [data.decode() for path, data in files.items() if Path(path).name.startswith(kind)]
    return [json.loads(text[text.index(",") + 1 : text.rindex(")")]) for text in texts]


def make_many(count: int, seed: int = 1, length: int = 60) -> list[SearchDocument]:
    chance = random.Random(seed)
    return [
        SearchDocument(
            url=f"bai/{number}.html",
            title=" ".join(chance.choices(SYLLABLES, k=6)),
            date=f"20{chance.randint(10, 25)}",
            year="2018",
            passages=(Passage("p", " ".join(chance.choices(SYLLABLES, k=length))),),
        )
        for number in range(count)
    ]

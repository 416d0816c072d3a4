"""Invented articles in the shape of the seeds: the same number and seed give the same bytes on any machine.

Sentences are put together from phrases, so the text means little; but its length, its vocabulary, its spread
over districts, years, outlets and topics, and the furniture around it are those of real pages. An article is
about 6 KB of text; `raw_page` lays it out as a scraped page.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

WORDS = tomllib.loads((Path(__file__).parent / "vocabulary.toml").read_text(encoding="utf-8"))
#: The first so many districts are urban ("quận").
URBAN = 12
OUTLETS = (
    ("Kinh tế & Đô thị", "Kinhtedothi - "),
    ("Lao động Thủ đô", "(LĐTĐ) "),
    ("Phụ nữ Thủ đô", "(PNTĐ) - "),
    ("Dân trí", "(Dân trí) - "),
    (None, ""),
)
_FURNITURE_HEAD = ("Trang chủ", "Thời sự", "Đô thị", "Chia sẻ")
_FURNITURE_TAIL = ("Tin cùng chuyên mục", "Phiên bản di động")


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented article."""

    number: int
    title: str
    day: date
    time: str
    outlet: str | None
    dateline: str
    author: str
    districts: tuple[str, ...]
    topics: tuple[str, ...]
    paragraphs: tuple[str, ...]


def invent_articles(amount: int, seed: int = 1) -> Iterator[Invented]:
    """Invent `amount` articles, spread over twelve years, thirty districts and twenty topics."""
    for number in range(amount):
        yield invent_article(number, seed)


def invent_article(number: int, seed: int = 1, edition: int = 0) -> Invented:
    """Invent one article; another `edition` of it has the same title and metadata and another text."""
    chance = random.Random(f"{seed}/{number}")
    district = chance.choice(WORDS["districts"])
    kind = "quận" if WORDS["districts"].index(district) < URBAN else "huyện"
    place = f"{kind} {district}"
    outlet, dateline = chance.choice(OUTLETS)
    day = date(2012, 1, 1) + timedelta(days=chance.randrange(4700))
    subject = _fill(chance, chance.choice(WORDS["objects"]), place)
    title = _capitalise(f"{place}: {subject} {chance.choice(WORDS['tails'][:3])}")
    time = f"{chance.randrange(6, 22):02}:{chance.randrange(60):02}"
    author = _name(chance)
    topics = tuple(chance.sample(WORDS["topics"], chance.randrange(1, 4)))
    if edition:
        chance = random.Random(f"{seed}/{number}/{edition}")
    paragraphs = tuple(
        " ".join(_sentence(chance, place) for _ in range(chance.randrange(2, 6)))
        for _ in range(chance.randrange(9, 14))
    )
    lead = f"Ngày {day.day}/{day.month}, {_sentence(chance, place)}"
    return Invented(
        number=number,
        title=f"Kỳ {number + 1}. {title}",
        day=day,
        time=time,
        outlet=outlet,
        dateline=dateline,
        author=author,
        districts=(district,),
        topics=topics,
        paragraphs=(lead, *paragraphs),
    )


def raw_page(article: Invented) -> str:
    """Lay the article out as a scraped page, with furniture, a caption and a related block."""
    paragraphs = article.paragraphs
    return "\n".join(
        [
            *_FURNITURE_HEAD,
            article.title,
            f"{article.day:%d/%m/%Y} {article.time}",
            article.dateline + paragraphs[0],
            *paragraphs[1:4],
            article.title,
            f"Quang cảnh buổi làm việc tại {article.districts[0]}",
            *paragraphs[4:],
            article.author,
            _FURNITURE_TAIL[0],
            *(invent_article(article.number + step, seed=2).title for step in (1, 2)),
            _FURNITURE_TAIL[1],
            "",
        ]
    )


def _sentence(chance: random.Random, place: str) -> str:
    parts = " ".join(chance.choice(WORDS[kind]) for kind in ("subjects", "verbs", "objects", "tails"))
    return _capitalise(_fill(chance, parts, place)) + "."


def _fill(chance: random.Random, text: str, place: str) -> str:
    return text.format(
        place=place,
        org="Quận ủy" if place.startswith("quận") else "Huyện ủy",
        name=_name(chance),
        number=chance.randrange(3, 990),
        count=chance.randrange(2, 40),
        digit=chance.randrange(10),
    )


def _name(chance: random.Random) -> str:
    return (
        f"{chance.choice(WORDS['surnames'])} {chance.choice(WORDS['names'])} {chance.choice(WORDS['names'])}"
    )


def _capitalise(text: str) -> str:
    return text[0].upper() + text[1:]

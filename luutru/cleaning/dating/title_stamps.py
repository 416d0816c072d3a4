"""What a site glues to a headline: the stamp of its day, with an author before it and a counter behind."""

from __future__ import annotations

import re
from typing import Final

from luutru.vietnamese.person_names import has_surname

_CLOCK: Final = r"\d{1,2}\s?[:hg]\s?\d{2}(?::\d{2})?(?:\s?(?:AM|PM))?"
_DAY: Final = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}"
#: Between the parts of a stamp; a line has no two spaces in a row, and the longest seen is " | - ".
_GAP: Final = r"[\s,|()-]{1,6}"
_STAMP: Final = rf"(?:{_CLOCK}(?:{_GAP})?(?:ngày\s)?{_DAY}|{_DAY}(?:{_GAP})?(?:lúc\s)?(?:{_CLOCK})?)"
#: "… lần thứ XII (17:55 30/07/2020)", "… NHÀ GIÁO VIỆT NAM - (21/10/2023 21:23)", "… 15/01/2021 11:53 Xuân
#: Sinh 120 lượt xem": a full date with its clock ends a headline only as the site's stamp; what follows it
#: is author and counter.
STAMP_TAIL: Final = re.compile(
    rf"\s?[-–|,]?\s?(?:\(\s?(?:cập nhật|ngày đăng|đăng)?:?\s?{_STAMP}\s?\)\s?$"
    r"|(?:(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),?\s?)?"
    rf"(?:{_CLOCK}{_GAP}{_DAY}|{_DAY}{_GAP}{_CLOCK})(?P<rest>.*))",
    re.I,
)
#: "… mở đường (Lê Hương Giang - 12/03/2015 - 1.204 lượt xem)": all in one pair of brackets.
_GLUED_TAIL: Final = re.compile(
    rf"\s?\(((?=[^()]*{_DAY})(?=[^()]*(?:lượt|view|\s[-–|]\s))[^()]*)\)\s?$", re.I
)
#: "… kiểu mẫu Khổng Thị Lý 21/12/2022 318 lượt xem": a counter behind the day makes it the site's own.
_COUNTED_TAIL: Final = re.compile(
    rf"\s?[-–|,(]?\s?(?:{_CLOCK}{_GAP})?{_DAY}(?:{_GAP}{_CLOCK})?{_GAP}"
    r"(?:(?:lượt xem|lượt đọc|đã xem|xem|views?)\s?:?\s?[\d.,]+"
    r"|[\d.,]+\s?(?:lượt xem|lượt đọc|lượt|views?))\)?\s?$",
    re.I,
)
#: No stamp is without a year, and most headlines are.
_YEAR: Final = re.compile(r"\d{4}")
#: The longest name an author signs with.
_NAME_WORDS: Final = 4


def split_stamp(text: str) -> tuple[str, str]:
    """Return a headline without the time stamp at its end, and what the stamp stood beside."""
    if not _YEAR.search(text):
        return text, ""
    glued = _GLUED_TAIL.search(text)
    if glued is not None and glued.start():
        return text[: glued.start()].rstrip(" -–|,"), glued[1]
    counted = _COUNTED_TAIL.search(text)
    if counted is not None and counted.start():
        start = _before_name(text, counted.start())
        return text[:start].rstrip(" -–|,"), text[start:].strip(" -–|,")
    match = STAMP_TAIL.search(text)
    if match is None or not match.start():
        return text, ""
    return text[: match.start()].rstrip(" -–|,"), (match["rest"] or "").strip(" -–|,")


def _before_name(text: str, end: int) -> int:
    """Return where the author's name begins that stands before `end`, `end` itself where none does."""
    starts = [match.start() for match in re.finditer(r"\S+", text[:end])][-_NAME_WORDS:]
    for start in starts[:-1]:
        words = text[start:end].split()
        if start and has_surname(" ".join(words)) and all(word[0].isupper() for word in words):
            return start
    return end


def in_stamp(text: str, start: int) -> bool:
    """Whether what begins at `start` of a headline's line is glued to the headline, and no part of it."""
    headline, glued = split_stamp(text)
    return bool(glued) and start >= len(headline)

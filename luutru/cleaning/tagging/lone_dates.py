"""A date line that was read as furniture, on a page that shows no other: the text tells whose it is.

The clock in a page's head and the date of an article look alike ("Thứ năm, ngày 13/07/2017 16:28"). The clock
shows the day the page was fetched, the date line the day after what the article tells of, or that day. A page
that shows nothing else of its site has no clock: a date that ends it is the article's. So is one between the
text and who signs it. Below the menus of its foot a date is less sure, and, where the text does not tell its
day, for a person to judge.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.printed_days import is_printed_day
from luutru.model import Role
from luutru.vietnamese.dates import DateKind, find_dates, is_date_line, lower
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import TaggedLine

#: What a site prints around an article.
FRAME: Final = frozenset({Role.FURNITURE, Role.RELATED})
#: The rule of a line that this module settled.
RULE: Final = "day-told-in-text"
_TOP_RULE: Final = "day-above-lead"
_SIGNED_RULE: Final = "day-above-signature"
_END_RULE: Final = "day-ends-the-page"
FOOT_RULE: Final = "day-at-foot-told-in-text"
#: News is printed so many days after the day it tells of, or on it.
_LATEST: Final = 3
#: Lines so far below the text's last one may still be its date: a signature may stand between.
_BELOW: Final = 2
#: "Hôm nay, 13/07/2017" is a clock.
_TODAY: Final = load_vocabulary("dating").word_set("today")
_TEXT: Final = (Role.SAPO, Role.BODY)
_ANSWERED: Final = (Role.META, Role.TITLE, Role.BYLINE)


def set_lone_date_line(tagged: Sequence[TaggedLine]) -> tuple[TaggedLine, ...]:
    """Make the one date line that was read as furniture a line of the article, if its text tells that day, or
    nothing else stands above the text.

    Nothing is changed on a page with a date elsewhere, or with lines of two different days.
    """
    if any(line.role in _ANSWERED and _days(line) for line in tagged):
        return tuple(tagged)
    texts = [index for index, line in enumerate(tagged) if line.role in _TEXT]
    if not texts:
        return tuple(tagged)
    found = [
        index
        for index in _candidates(tagged, texts[0], texts[-1])
        if is_date_line(tagged[index].text)
        or (_ends_the_page(tagged, index) and is_printed_day(tagged[index].text))
    ]
    signed = [index for index in found if _is_signed(tagged, index, texts[-1])]
    found = signed if len(signed) == 1 else found
    at_foot = find_foot_day(tagged) if not found else None
    found = found if at_foot is None else [at_foot]
    days = {day for index in found for day in _days(tagged[index])}
    if len(found) != 1 or len(days) != 1:
        return tuple(tagged)
    told = {
        (item.month, item.day)
        for index in texts
        for item in find_dates(tagged[index].text)
        if item.kind is DateKind.DAY
    }
    day = days.pop()
    index = found[0]
    is_told = any((near.month, near.day) in told for near in _days_before(day))
    at_end = _ends_the_page(tagged, index)
    if not is_told and not at_end and not signed and not _opens_the_text(tagged, index, texts[0]):
        return tuple(tagged)
    rule = FOOT_RULE if at_foot is not None else RULE if is_told else _END_RULE if at_end else _TOP_RULE
    rule = _SIGNED_RULE if signed and not is_told else rule
    line = replace(tagged[index], role=Role.META, rule=rule, runner_up=tagged[index].role)
    return (*tagged[:index], line, *tagged[index + 1 :])


def find_foot_day(tagged: Sequence[TaggedLine]) -> int | None:
    """Return the place of a page's last line that is a day, below other furniture, where all that is printed
    around the text shows no other.
    """
    printed = [index for index, line in enumerate(tagged) if line.role is not Role.BLANK]
    if len(printed) < 2 or any(tagged[index].role is not Role.FURNITURE for index in printed[-2:]):
        return None
    last = printed[-1]
    text = tagged[last].text
    if not is_date_line(text) or not _TODAY.isdisjoint(lower(text).replace(",", " ").split()):
        return None
    others = (tagged[index] for index in printed[:-1] if tagged[index].role not in _TEXT)
    return None if any(map(_days, others)) else last


def _opens_the_text(tagged: Sequence[TaggedLine], index: int, lead: int) -> bool:
    """Whether day and clock stand first of all and right above the lead; a page's own clock has a weekday."""
    between = any(line.role is not Role.BLANK for line in (*tagged[:index], *tagged[index + 1 : lead]))
    days = [item for item in find_dates(tagged[index].text) if item.is_full_day]
    return not between and index < lead and days[0].weekday is None and days[0].hour is not None


def _ends_the_page(tagged: Sequence[TaggedLine], index: int) -> bool:
    """Whether a line is the last of a page with a headline that shows nothing else of its site."""
    if any(line.role is not Role.BLANK for line in tagged[index + 1 :]):
        return False
    above = {line.role for line in tagged[:index]}
    return Role.TITLE in above and above.isdisjoint(FRAME)


def _is_signed(tagged: Sequence[TaggedLine], index: int, last: int) -> bool:
    """Whether a line stands between the text's last line and who signs it, where no site's clock does."""
    between = any(line.role is not Role.BLANK for line in tagged[last + 1 : index])
    below = next((line for line in tagged[index + 1 :] if line.role is not Role.BLANK), None)
    return index > last and not between and below is not None and below.role is Role.BYLINE


def _candidates(tagged: Sequence[TaggedLine], first: int, last: int) -> list[int]:
    """Return the furniture above the text and right below it, as far as it holds a figure."""
    below = [index for index in range(last + 1, len(tagged)) if tagged[index].role is not Role.BLANK][:_BELOW]
    return [
        index
        for index in (*range(first), *below)
        if tagged[index].role is Role.FURNITURE and any(map(str.isdigit, tagged[index].text))
    ]


def _days(line: TaggedLine) -> list[date]:
    return [
        date.fromisoformat(item.first_day)
        for item in find_dates(line.text)
        if item.is_full_day and item.first_day
    ]


def _days_before(day: date) -> list[date]:
    return [day - timedelta(days=back) for back in range(_LATEST + 1)]

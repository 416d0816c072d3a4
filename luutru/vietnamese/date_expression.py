"""What a date expression in Vietnamese text is, as a value."""

from __future__ import annotations

from enum import StrEnum

from luutru.frozen import frozen
from luutru.vietnamese.date_calendar import is_day, iso_day


class DateKind(StrEnum):
    """What the words mean, so far as the words themselves and their neighbours in the line tell."""

    DAY = "day"  #: a day, or a run of days when `end_day` is set; the year may be missing
    MONTH = "month"
    QUARTER = "quarter"  #: `month` to `end_month`
    PART_OF_YEAR = "part-of-year"  #: "6 tháng đầu năm 2020": `month` to `end_month`
    YEAR = "year"
    SCHOOL_YEAR = "school-year"  #: "năm học 2023 - 2024": `year` and `end_year`
    TERM = "term"  #: a term or programme: "nhiệm kỳ 2020-2025", "(2011 - 2025)"
    LUNAR_YEAR = "lunar-year"  #: "Quý Mão": `year` is the one it mostly covers
    DOCUMENT = "document"  #: the date of a decree, plan, decision
    ANNIVERSARY = "anniversary"  #: a day's name or a yearly round: "đợt 2/9", "Ngày Phụ nữ 8/3"
    BIRTH = "birth"  #: "SN 1996", "sinh ngày 12/3/1985"
    LUNAR = "lunar"  #: "mùng 5 Tết": day of the lunar calendar
    RELATIVE = "relative"  #: "sáng nay", "hôm qua", "3 ngày trước": `offset` days from the telling
    TIME = "time"  #: a clock time that belongs to no date in the line
    INVALID = "invalid"  #: shaped like a date that does not exist: "02/13/2018"


class Bound(StrEnum):
    """How the words before a day limit something by it; such a day is hardly ever the event itself."""

    NONE = ""
    BEFORE = "before"  #: "trước ngày", "chậm nhất là ngày": a deadline
    UNTIL = "until"  #: "đến hết ngày"
    AS_OF = "as-of"  #: "tính đến ngày"
    SINCE = "since"  #: "từ ngày", with no end given
    AFTER = "after"  #: "sau ngày"


@frozen
class DateExpression:
    """One date expression.

    `start` and `end` delimit it in the line, its cue words included ("Chiều ngày 28/9/2017"); `core` is
    where the date itself begins. Unknown parts are None. `end_year`, `end_month`, `end_day` are set for
    runs; `hour` and `minute` when a clock time stands beside a day. `weekday` is 0 for Monday. `session` is
    the word for the part of the day ("chiều"). `marked` says that words such as "ngày" or a session show it
    to be a date and no fraction. `short_year` says that the year was printed with two digits.
    """

    start: int
    core: int
    end: int
    kind: DateKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    end_year: int | None = None
    end_month: int | None = None
    end_day: int | None = None
    hour: int | None = None
    minute: int | None = None
    weekday: int | None = None
    session: str | None = None
    bound: Bound = Bound.NONE
    marked: bool = False
    short_year: bool = False
    offset: int | None = None
    #: The words just before it, lower case, nearest last; at most four.
    lead: tuple[str, ...] = ()
    text: str = ""  #: How it stands in the line, with a bracket that closes behind it.

    @property
    def is_full_day(self) -> bool:
        """Whether day, month and year are all there."""
        return self.day is not None and self.month is not None and self.year is not None

    @property
    def first_day(self) -> str | None:
        """The (first) day as ISO text, if day, month and year are there and such a day exists."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return iso_day(self.year, self.month, self.day) if is_day(self.year, self.month, self.day) else None

    @property
    def last_day(self) -> str | None:
        """The last day of a run, else the day itself."""
        if self.end_day is None or self.end_month is None:
            return self.first_day
        if self.year is None or self.month is None:
            return None
        year = self.end_year or self.year + (self.end_month < self.month)
        return (
            iso_day(year, self.end_month, self.end_day)
            if is_day(year, self.end_month, self.end_day)
            else None
        )

"""Pages of a few tagged lines, and the dates found on them."""

from __future__ import annotations

from luutru.cleaning.dating import DatedPage, describe_dates
from luutru.model import Found, Known, Line, Role, TaggedLine

Rows = tuple[tuple[str, str], ...]
TITLE = ("title", "Quận Tây Hồ tổ chức hoạt động")
BODY = ("body", "Tại hội nghị, các đại biểu thảo luận sôi nổi.")


def date_page(
    *rows: tuple[str, str],
    known: Known = Known(),  # noqa: B008 - frozen
    as_of: str = "",
    bounds: tuple[str | None, str | None] = (None, None),
) -> DatedPage:
    lines = tuple(
        TaggedLine(Line(number, text, text), Role(role), "test", 1.0)
        for number, (role, text) in enumerate(rows, 1)
    )
    return describe_dates(lines, known, as_of, bounds)


def value(found: Found[str] | None) -> str | None:
    return found.value if found else None

"""The first and last day that anything about a page may be dated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.frozen import frozen
from luutru.vietnamese.date_calendar import FIRST_YEAR
from luutru.vietnamese.edtf import span_of

if TYPE_CHECKING:
    from luutru.model import Known


@frozen
class Limits:
    """ISO days: nothing after `latest` is believed; the units existed from `not_before` to `not_after`."""

    latest: str | None
    not_before: str | None
    not_after: str | None

    @classmethod
    def of(cls, known: Known, as_of: str, bounds: tuple[str | None, str | None]) -> Limits:
        """The limits of a page, from the user's notes, the archive's settings and the units named."""
        ends = [span[1] for text in (known.retrieved, as_of) if (span := span_of(text))]
        return cls(min(ends, default=None), *bounds)

    def allows(self, day: str) -> bool:
        """Whether a page can have been published on an ISO day: no zero date of a CMS, none after the end."""
        return day >= f"{FIRST_YEAR}-01-01" and (self.latest is None or day <= self.latest)

    def fits_units(self, day: str) -> bool:
        """Whether the units that the article names all existed on an ISO day."""
        return (self.not_before is None or day >= self.not_before) and (
            self.not_after is None or day <= self.not_after
        )

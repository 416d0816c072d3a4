"""What stood on the raw page and does not stand on the article's: together they are the raw document."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING

from luutru.model import BY_HAND, CONTENT_ROLES, Role
from luutru.site.escaping import showable
from luutru.site.rule_words import rule_words
from luutru.site.views.article import LeftOut, LeftOutRun
from luutru.site.words import count_words
from luutru.vietnamese.folding import squeeze, squeeze_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luutru.model import Ledger, LedgerRow
    from luutru.site.words import Words

_TAG = re.compile(r"<(?:!--.*?-->|[a-zA-Z/!?][^>]*>)", re.DOTALL)
#: What a line of the article is called that the article's page no longer has: a person took it out.
EDITED = "edited"


def make_left_out(
    ledger: Ledger, shown: Iterable[str], words: Words, *, split: bool = False
) -> LeftOut | None:
    """Return the lines of the raw page that `shown`, the texts of the article's page, do not have.

    Neighbouring lines left out for the same reason are one run; blank lines between them count as theirs.
    With `split`, lines that a person gave to another article are named, and their text is that article's: it
    may have been withdrawn.
    """
    #: Role, reason, whether a person gave the lines to another article; and the lines.
    runs: list[tuple[tuple[str, str, bool], list[LedgerRow]]] = []
    count = 0
    for role, row in _find_left_out(ledger, list(shown)):
        count += 1
        given = split and role == Role.RELATED and row.rule == BY_HAND
        if given:
            reason = words.split_reason
        else:
            reason = words.edited_reason if role == EDITED else rule_words(row.rule, words, unnamed="shape")
        why = (role, reason, given)
        if runs and runs[-1][0] == why and _adjoin(ledger, runs[-1][1][-1], row):
            runs[-1][1].append(row)
        else:
            runs.append((why, [row]))
    if not runs:
        return None
    return LeftOut(
        tuple([_make_run(ledger, why, rows, words) for why, rows in runs]),
        count_words(count, words.lines_one, words.lines_many, words),
    )


def _find_left_out(ledger: Ledger, shown: list[str]) -> Iterator[tuple[str, LedgerRow]]:
    exact = set(shown)
    parts: list[str] = []
    for row in ledger.rows:
        role = row.role
        if role is Role.BLANK:
            continue
        if role not in CONTENT_ROLES:
            yield role.value, row
        elif row.text not in exact and (text := _row_text(ledger, row)) not in exact:
            # Not there word for word: mended, joined with its neighbours, rid of its dateline, or taken out.
            own = squeeze(text)
            if any(_is_most(squeeze(part), own) for part in shown if part in text):
                continue  # rid of its dateline, as nearly every lead is: no need to squeeze all that is shown
            parts = parts or squeeze_all(shown)
            if not any(own in part or (part in own and _is_most(part, own)) for part in parts):
                yield EDITED, row


def _is_most(part: str, whole: str) -> bool:
    return 2 * len(part) >= len(whole)


def _row_text(ledger: Ledger, row: LedgerRow) -> str:
    """What a raw line shows. A page of markup has no line ends of its own: its pieces have tags in them."""
    if ledger.newline:
        return row.text.strip()
    return " ".join(unescape(_TAG.sub(" ", row.text)).split())


def _adjoin(ledger: Ledger, before: LedgerRow, after: LedgerRow) -> bool:
    between = ledger.rows[before.line : after.line - 1]
    return not between or all(row.role is Role.BLANK for row in between)


def _make_run(ledger: Ledger, why: tuple[str, str, bool], rows: list[LedgerRow], words: Words) -> LeftOutRun:
    role, reason, given = why
    texts = () if given else (showable(_row_text(ledger, row)) for row in rows)
    return LeftOutRun(
        place=lines_in_words(rows[0].line, rows[-1].line, words),
        role_text=words.roles[role],
        reason=reason,
        text="\n".join(texts),
    )


@lru_cache(maxsize=4096)
def lines_in_words(first: int, last: int, words: Words) -> str:
    """Return a span of lines, as "Dòng 6–8"."""
    if first == last:
        return words.line_one.format(line=first)
    return words.line_span.format(first=first, last=last)

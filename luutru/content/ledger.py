"""The ledger: each raw line of a page once, in order, with its role and the rule that gave it.

A TSV file beside the content file. Rows that start with "#" say how the bytes were put together, then there
is one row a line. From it the raw page is rebuilt byte for byte: nothing an archive was given can be lost::

    #encoding	utf-8
    #bom	no
    #newline	\\n
    #final_newline	yes
    line	role	rule	text
    1	furniture	ticker	DÒNG SỰ KIỆN. …

Other "#" rows belong to `luutru.content.record` and are passed over here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.content.tsv import escape_cell, unescape_cell
from luutru.errors import Problem, ProblemsError, did_you_mean
from luutru.messages import tr
from luutru.model import CleanedPage, Ledger, LedgerRow, Role

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = "line\trole\trule\ttext"
#: Markup is cut into pieces with nothing between them.
_NEWLINES = {r"\n": "\n", r"\r\n": "\r\n", r"\r": "\r", "": ""}
_ANSWERS = {"yes": True, "no": False}
_ROLES: dict[str, Role] = {role.value: role for role in Role}


def ledger_of(page: CleanedPage) -> Ledger:
    """Return the ledger of a cleaned page."""
    raw = page.raw
    rows = tuple(LedgerRow(tagged.number, tagged.role, tagged.rule, tagged.line.raw) for tagged in page.lines)
    return Ledger(raw.encoding, raw.bom, raw.newline, raw.final_newline, rows)


def render_ledger(ledger: Ledger, notes: Iterable[str] = ()) -> str:
    """Return the text of a ledger file; `notes` are further "#" rows, without their line feeds."""
    return "\n".join(
        [
            f"#encoding\t{escape_cell(ledger.encoding)}",
            f"#bom\t{_answer(ledger.bom)}",
            f"#newline\t{escape_cell(ledger.newline)}",
            f"#final_newline\t{_answer(ledger.final_newline)}",
            *notes,
            COLUMNS,
            *[
                f"{row.line}\t{row.role.value}\t{escape_cell(row.rule)}\t{escape_cell(row.text)}"
                for row in ledger.rows
            ],
            "",
        ]
    )


def parse_ledger(text: str, path: str = "") -> Ledger:
    """Read a ledger; raises ProblemsError with every problem in it, each with its line."""
    head, columns, table = text.partition(f"\n{COLUMNS}\n")
    if not columns:
        cure = tr("restore it from version control, or delete it and clean again")
        raise ProblemsError(
            [Problem(path, 0, tr('is no ledger: the row "{columns}" is missing', columns=COLUMNS), cure)]
        )
    problems: list[Problem] = []
    rows = read_plain_rows(table)
    if rows is None:
        rows, problems = read_rows(table, path, head.count("\n") + 3)
    facts = dict([cells for line in head.split("\n") if len(cells := line.split("\t")) == 2])
    for name, allowed in (("#bom", _ANSWERS), ("#newline", _NEWLINES), ("#final_newline", _ANSWERS)):
        if facts.get(name) not in allowed:
            said = " or ".join(filter(None, allowed))
            problems.append(Problem(path, 1, tr('the row "{name}" must say {names}', name=name, names=said)))
    if "#encoding" not in facts:
        problems.append(Problem(path, 1, tr('the row "#encoding" is missing')))
    if problems:
        raise ProblemsError(problems)
    return Ledger(
        encoding=unescape_cell(facts["#encoding"]),
        bom=_ANSWERS[facts["#bom"]],
        newline=_NEWLINES[facts["#newline"]],
        final_newline=_ANSWERS[facts["#final_newline"]],
        rows=tuple(rows),
    )


def read_plain_rows(table: str) -> list[LedgerRow] | None:
    """Read rows that hold nothing escaped, as nearly all do; None when some row may be otherwise."""
    if "\\" in table:
        return None
    try:
        return [
            LedgerRow(int(line), _ROLES[role], rule, text)
            for line, role, rule, text in [row.split("\t") for row in table.split("\n")[:-1]]
        ]
    except (ValueError, KeyError):
        return None


def read_rows(table: str, path: str, first: int) -> tuple[list[LedgerRow], list[Problem]]:
    """Read a table, the first line of which is number `first`, and of which lines may be no rows."""
    rows, problems = [], []
    for number, line in enumerate(table.split("\n")[:-1], first):
        try:
            line_number, role, rule, cell = line.split("\t")
            rows.append(LedgerRow(int(line_number), _ROLES[role], unescape_cell(rule), unescape_cell(cell)))
        except (ValueError, KeyError) as error:
            problems.append(_row_problem(path, number, line, error))
    return rows, problems


def rebuild_bytes(ledger: Ledger) -> bytes:
    """Return the raw page's bytes."""
    from luutru.vietnamese.decoding import encode_lines  # with tables that no reader of ledgers needs

    lines = [row.text for row in ledger.rows]
    return encode_lines(ledger.encoding, ledger.bom, ledger.newline, ledger.final_newline, lines)


def _answer(value: bool) -> str:
    return "yes" if value else "no"


def _row_problem(path: str, number: int, line: str, error: Exception) -> Problem:
    cells, cure = line.split("\t"), ""
    if len(cells) != len(COLUMNS.split("\t")):
        message = tr("has {count} cells, not 4: {line!r}", count=len(cells), line=line[:60])
    elif isinstance(error, KeyError):
        message, cure = tr('unknown role "{role}"', role=cells[1]), did_you_mean(cells[1], _ROLES)
    else:
        message = str(error)
    return Problem(path, number, message, cure)

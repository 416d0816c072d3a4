"""Tagged lines → the article's text: the outlet's prefix off, captions once, wrapped lines joined."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.dating.title_stamps import read_headed
from luutru.cleaning.tagging.dressing import extracted_length
from luutru.cleaning.tagging.shapes import line_end
from luutru.model import Block, BlockKind, Role
from luutru.vocabulary import UPPER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.knowledge.outlets import Outlets
    from luutru.model import TaggedLine


_KINDS: Final = {
    Role.SAPO: BlockKind.SAPO, Role.BODY: BlockKind.PARAGRAPH, Role.SUBHEAD: BlockKind.SUBHEAD,
    Role.CAPTION: BlockKind.CAPTION,
}  # fmt: skip
#: "(VHO) - ", "(Thanh tra) - ", "(SGGPO).- ", "(Chinhphu.vn) – ": brackets and a dash; "(LĐTĐ) ": an acronym
#: in brackets; "TTO - ", "ANTD.VN - ", "Congthuong.vn - ": an acronym or a domain before a dash.
_PREFIX: Final = re.compile(
    rf"\((?:[{UPPER}][\w&.+/]*(?: [\w&.+/]+){{0,3}}|[\w-]+(?:\.\w+)+)\) ?\.? ?[-–—:] ?(?=[\"“‘{UPPER}\d])"
    rf"|\([{UPPER}&.+\d]{{2,8}}\) (?=[\"“‘{UPPER}\d])"
    rf"|(?:[{UPPER}][{UPPER}&.+]{{1,9}}(?:\.VN| Online)?|[{UPPER}]\w+\.(?:vn|com|net|VN)) ?[-–—|] "
    rf"(?=[\"“‘{UPPER}\d])"
)
_PIPES: Final = re.compile(r"^(?:\| ?)+|(?<!\|)(?<!\| )(?: ?\|)+$|^!\[[^\]]*\](?:\([^)]*\))? ?\|? ?")
_BULLET: Final = re.compile(r"(?:[-–—•●▪◦·*+✓►]\s+|\d{1,2}[.)]\s+|[a-zđ]\)\s+)(?=\S)")
_STAR_ITEM: Final = re.compile(r"\*\s+\S")
_CELLS: Final = re.compile(r" ?\| ?")


def assemble_blocks(tagged: Sequence[TaggedLine], outlets: Outlets | None = None) -> tuple[Block, ...]:
    """Return the article's text in the order of reading."""
    lines = [line for line in tagged if line.role in _KINDS]
    groups = _join(lines)
    blocks: list[Block] = []
    lead = True
    for index, group in enumerate(groups):
        role = group[0].role
        text = " ".join(line.text for line in group)
        if lead and role in (Role.SAPO, Role.BODY):
            text = text[dateline_length(text, outlets) :]
            lead = False
        block = _block(role, text, group, groups, index)
        if block.text:
            blocks.append(block)
    return tuple(_with_verse(blocks, tagged))


def dateline_length(text: str, outlets: Outlets | None = None) -> int:
    """Return how many characters of a lead are no text: "(LĐTĐ) ", "Kinhtedothi - ", "date 2026-01-31 ",
    and a headline with its stamp in the same line.
    """
    before = extracted_length(text)
    headed = read_headed(text[before:])
    before += headed.end() if headed else 0
    text = text[before:]
    dateline = outlets.find_dateline(text) if outlets is not None else None
    if dateline is not None:
        return before + dateline.end
    match = _PREFIX.match(text)
    return before + (match.end() if match else 0)


def _block(
    role: Role, text: str, group: Sequence[TaggedLine], groups: Sequence[Sequence[TaggedLine]], index: int
) -> Block:
    numbers = tuple(line.number for line in group)
    if role is Role.CAPTION:
        return Block(BlockKind.CAPTION, clean_caption(text), numbers)
    if role is Role.BODY and len(group) == 1:
        cells = _table_cells(group[0])
        if cells:
            return Block(BlockKind.TABLE_ROW, cells, numbers)
        if _is_item(groups, index):
            return Block(BlockKind.LIST_ITEM, text, numbers)
    return Block(_KINDS[role], _PIPES.sub("", text).strip() if "|" in text or "![" in text else text, numbers)


def clean_caption(text: str) -> str:
    """Return a caption once, without table or Markdown residue.

    >>> clean_caption("Quang cảnh hội nghịQuang cảnh hội nghị |")
    'Quang cảnh hội nghị'
    """
    if "|" in text or "![" in text:
        text = _PIPES.sub("", _PIPES.sub("", text))
    text = text.strip()
    half, odd = divmod(len(text), 2)
    if half >= 8:
        if not odd and text[:half] == text[half:]:
            return text[:half].strip()
        if odd and text[half] == " " and text[:half] == text[half + 1 :]:
            return text[:half]
    return text


def _table_cells(line: TaggedLine) -> str:
    """Return the cells of a table's row, separated by tabs; an empty string for any other line."""
    raw = line.line.raw.strip()
    if "\t" in raw:
        cells = [" ".join(cell.split()) for cell in raw.split("\t")]
    elif line.text.count("|") >= 2:
        cells = _CELLS.split(line.text.strip("| "))
    else:
        return ""
    return "\t".join(cells) if sum(bool(cell) for cell in cells) > 1 else ""


def _is_item(groups: Sequence[Sequence[TaggedLine]], index: int) -> bool:
    """Whether a body line is an item of a list: short, marked, and next to another of the same mark."""
    mark = _item_mark(groups[index])
    if not mark:
        return False
    beside = [*groups[max(0, index - 1) : index], *groups[index + 1 : index + 2]]
    return any(_item_mark(group) == mark for group in beside)


def _item_mark(group: Sequence[TaggedLine]) -> str:
    """The mark of a list item ("-", "1", "a"), empty for paragraphs, speech and the "*" of round-ups."""
    text = group[0].text
    if group[0].role is not Role.BODY or len(group) > 1 or len(text) > 260 or text.endswith("?"):
        return ""
    match = _BULLET.match(text)
    if match is None or _STAR_ITEM.match(text):
        return ""
    mark = match[0].strip()
    return "1" if mark[0].isdigit() else "a" if mark[0].isalpha() else mark


def _join(lines: Sequence[TaggedLine]) -> list[list[TaggedLine]]:
    """Group lines that are one paragraph: all of a wrapped page's, and runs that go on in lower case."""
    width = _wrap_width(lines)
    groups: list[list[TaggedLine]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        if before is not None and before.role is line.role and _goes_on(before, line, width):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _wrap_width(lines: Sequence[TaggedLine]) -> int:
    """Return the width at which the page's text was wrapped, 0 when it was not.

    Wrapped text has many lines of one length that end inside a sentence ("… dự bị đã thực / hành").
    """
    runs_on = [
        len(a.text) for a, b in pairwise(lines)
        if b.number - a.number == 1 and a.role is b.role and line_end(a.text) in ("word", "comma")
        and 40 <= len(a.text) <= 140 and (b.text[0].islower() or b.text[0].isdigit())
    ]  # fmt: skip
    if len(runs_on) < 3 or len(runs_on) < 0.2 * len(lines):
        return 0
    return sorted(runs_on)[len(runs_on) * 9 // 10]


def _goes_on(before: TaggedLine, line: TaggedLine, width: int) -> bool:
    if line.number - before.number != 1:
        return False
    end = line_end(before.text)
    if _BULLET.match(line.text):
        return False
    if width:
        return len(before.text) > 0.72 * width and not (
            end == "stop" and len(before.text) < 0.9 * width and line.text[0].isupper()
        )
    if before.role is Role.SUBHEAD or before.role is Role.CAPTION:
        return False
    return end in ("word", "comma") and line.text[0].islower() and before.text.count(" ") > 4


def _with_verse(blocks: Sequence[Block], tagged: Sequence[TaggedLine]) -> list[Block]:
    """Make one block of the lines of a poem: four or more short ones in a row that end without a stop."""
    texts = {line.number: line for line in tagged}
    found: list[Block] = []
    stanza: list[Block] = []

    def close() -> None:
        if len(stanza) >= 4:
            lines = tuple(number for block in stanza for number in block.lines)
            found.append(Block(BlockKind.VERSE, "\n".join(block.text for block in stanza), lines))
        else:
            found.extend(stanza)
        stanza.clear()

    for block in blocks:
        apart = stanza and any(
            texts[number].role is not Role.BLANK for number in range(stanza[-1].lines[-1] + 1, block.lines[0])
        )
        verse = _is_verse(block)
        if not verse or apart:
            close()
        if verse:
            stanza.append(block)
        else:
            found.append(block)
    close()
    return found


def _is_verse(block: Block) -> bool:
    if block.kind is not BlockKind.PARAGRAPH or len(block.lines) > 1:
        return False
    words = block.text.count(" ") + 1
    ends = line_end(block.text)
    return (
        3 <= words <= 11
        and len(block.text) < 55
        and ends in ("word", "comma", "dots", "ask", "stop", "semi")
        and (block.text[0].isupper() or block.text[0] in '“"')
        and not any(map(str.isdigit, block.text))
    )

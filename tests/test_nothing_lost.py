"""Nothing lost, nothing invented: every raw line is in the ledger, and every value's evidence in the page."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.tagging.dressing import extracted_length
from luutru.content.from_description import draft_of
from luutru.content.ledger import parse_ledger, rebuild_bytes, render_ledger
from luutru.errors import DecodingError
from luutru.knowledge import load_knowledge
from luutru.model import CleanedPage, Role, SetAside
from luutru.vietnamese.decoding import decode_page

CORPUS = Path(__file__).parent / "corpus"
TAGGED = sorted(CORPUS.rglob("*.src"))
JUNK = {
    "one line": "Một dòng".encode(),
    "no newline at the end": "Tiêu đề\n\nMột đoạn văn dài hơn một chút, có dấu chấm ở cuối.".encode(),
    "five megabytes on one line": "Đảng bộ quận Đống Đa ".encode() * 180_000,
    "NUL bytes": b"Tieu de\x00\x00\nNoi dung \x00 bai viet\n",
    "only furniture": "Trang chủ\nChia sẻ\nTin cùng chuyên mục\nPhiên bản di động\n".encode(),
    "only newlines": b"\n\r\n\r\n\n",
    "carriage returns": "Một\rHai\rBa".encode(),
    "mixed line ends": "Một\r\nHai\nBa\r\n".encode(),
    "ten thousand lines": b"a\n" * 10_000,
    "broken UTF-8": "Quận Đống Đa".encode()[:-1] + b"\nxin ch\xe0o\n",
    "byte order mark": "\ufeffQuận Tây Hồ\n".encode(),
    "UTF-16": "Quận Tây Hồ: tổng kết công tác năm 2019\n".encode("utf-16"),
    "tabs and backslashes": b"a\tb\\n\\\n\t\n",
}


def raw_bytes(path: Path) -> bytes:
    """The raw page of a tagged one: the text column, joined by line feeds."""
    rows = path.read_text(encoding="utf-8").partition("\n---\n")[2].removesuffix("\n").split("\n")
    return "\n".join(row.partition("\t")[2] for row in rows).encode()


def clean(data: bytes) -> CleanedPage | SetAside | None:
    """Clean a page; None when its bytes are no text."""
    try:
        page = decode_page(data, "x.txt")
    except DecodingError:
        return None
    return clean_page(page, load_knowledge())


def check(data: bytes) -> CleanedPage | None:
    """Hold both promises for one input; None when it is set aside."""
    page = clean(data)
    if page is None or isinstance(page, SetAside):
        return None
    assert [line.number for line in page.lines] == list(range(1, len(page.raw.lines) + 1))
    ledger = draft_of(page).ledger
    assert rebuild_bytes(parse_ledger(render_ledger(ledger))) == data
    texts = [line.text for line in page.lines]
    for name, records in draft_of(page).evidence.items():
        for record in records:
            if record.line is not None:
                # Words of a hard-wrapped page go on in the lines below.
                following = " ".join(text for text in texts[record.line - 1 : record.line + 30] if text)
                assert record.text in following, (name, record)
    return page


@pytest.mark.parametrize("path", TAGGED, ids=[path.stem for path in TAGGED])
def test_tagged_pages(path: Path) -> None:
    article = "\n#kind: article\n" in path.read_text(encoding="utf-8")
    page = check(raw_bytes(path))
    assert page is not None or not article, "an article was set aside"


@pytest.mark.parametrize("data", JUNK.values(), ids=JUNK.keys())
def test_junk(data: bytes) -> None:
    check(data)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_pages_shaken_up(data: st.DataObject) -> None:
    """Lines of real pages in any order, cut, doubled, with bytes changed: never a crash, never a loss."""
    chance = random.Random(data.draw(st.integers(0, 10**9)))
    lines = raw_bytes(chance.choice(TAGGED)).split(b"\n") + raw_bytes(chance.choice(TAGGED)).split(b"\n")
    chosen = [chance.choice(lines) for _ in range(chance.randrange(1, 60))]
    page = bytearray(b"\n".join(chosen))
    for _ in range(chance.choice([0, 0, 1, 5])):
        page[chance.randrange(len(page) or 1) : 1] = bytes([chance.randrange(256)])
    check(bytes(page))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    check(data)


def test_furniture_and_related_lines_prove_nothing_but_the_outlet() -> None:
    for path in TAGGED:
        page = clean(raw_bytes(path))
        if isinstance(page, CleanedPage):
            roles = {line.number: line.role for line in page.lines}
            extracted = {line.number for line in page.lines if extracted_length(line.text)}
            for name, records in draft_of(page).evidence.items():
                for record in records:
                    # What an extractor wrote above the page is furniture, and its day is evidence.
                    if record.line in extracted:
                        continue
                    if name != "outlet" and record.value is None and record.line is not None:
                        assert roles[record.line] not in (Role.RELATED, Role.FURNITURE), (
                            path.stem,
                            name,
                            record,
                        )

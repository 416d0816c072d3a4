"""Invented articles, and what becomes of a folder of files: shared by the tests of formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.inputs import read_inputs
from luutru.content.from_description import Draft, draft_of
from luutru.knowledge import load_knowledge
from luutru.model import RawPage, SetAside

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Xã Hòa Lâm mở lớp dạy nghề đan lát cho thanh niên"
LEAD = "Hơn bốn mươi học viên đã đến lớp trong tuần đầu tiên."
TEXT = (
    "Sáng 5/4, xã Hòa Lâm khai giảng lớp dạy nghề đan lát tại nhà văn hóa thôn Đông.\n"
    "Lớp học kéo dài ba tháng, do các nghệ nhân trong làng đứng lớp và không thu học phí.\n"
    "Học viên học xong được hợp tác xã nhận hàng về làm tại nhà."
)
RECORD = {
    "title": TITLE,
    "description": LEAD,
    "content": TEXT,
    "date": "Thứ hai, 5/4/2021, 09:15 (GMT+7)",
    "author": "Lò Văn Mẫu",
    "url": "https://bao.example/lop-nghe.html",
}


def numbered(amount: int) -> list[dict[str, str]]:
    """Return that many records, no two alike."""
    return [
        {**RECORD, "title": f"{TITLE} khóa {n}", "content": f"{TEXT} Khóa {n}.", "url": f"https://b.example/{n}"}
        for n in range(1, amount + 1)
    ]  # fmt: skip


def read_folder(folder: Path, files: dict[str, str | bytes]) -> dict[str, RawPage | SetAside]:
    """Write files into a folder and read it: name → what came of it."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return {item.name: item for item in read_inputs(folder)}


def outcomes(items: dict[str, RawPage | SetAside]) -> dict[str, str]:
    """Return "page" or the reason why not, by name."""
    return {name: item.reason if isinstance(item, SetAside) else "page" for name, item in items.items()}


def drafts(items: dict[str, RawPage | SetAside]) -> dict[str, Draft]:
    """Clean all that are pages, and return their drafts by name."""
    found: dict[str, Draft] = {}
    for name, item in items.items():
        cleaned = item if isinstance(item, SetAside) else clean_page(item, load_knowledge())
        if not isinstance(cleaned, SetAside):
            found[name] = draft_of(cleaned)
    return found


def paragraphs(draft: Draft) -> list[str]:
    """Return the paragraphs of an article's body."""
    return [paragraph for paragraph in draft.body_md.strip().split("\n\n") if paragraph]

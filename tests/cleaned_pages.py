"""Cleaned pages to hand to the stage seeds → content, and what it made of them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from luutru.model import (
    Block,
    BlockKind,
    CleanedPage,
    Description,
    Evidence,
    Found,
    Line,
    RawPage,
    Role,
    TaggedLine,
)

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.content.stage import CleanReport

LONG = (
    "Ngày 19/1, Quận ủy đã tổ chức hội nghị tổng kết công tác năm 2017 và triển khai nhiệm vụ năm 2018 "
    "trên địa bàn các phường. "
)


def found(value: str, line: int = 1) -> Found[str]:
    return Found(value, (Evidence(line, value, "test-rule", 0.9),))


def page(
    name: str = "000.txt",
    title: str = "Quận họp tổng kết",
    paragraphs: tuple[str, ...] = ("Mở đầu.", "Giữa bài.", "Kết bài."),
    published: str | None = "2018-01-19",
    salt: str = "",
    **values: object,
) -> CleanedPage:
    """A cleaned page whose raw page is its title, its paragraphs, and `salt` as furniture."""
    texts = (title, *paragraphs, salt)
    data = "\n".join(texts).encode()
    raw = RawPage(name, hashlib.sha256(data).hexdigest(), "utf-8", False, "\n", False, tuple(texts))
    roles = (Role.TITLE, *[Role.BODY] * len(paragraphs), Role.FURNITURE)
    lines = tuple(
        TaggedLine(Line(number, text, text), role, "test-rule", 1.0)
        for number, (text, role) in enumerate(zip(texts, roles, strict=True), 1)
    )
    kinds = (BlockKind.SAPO, *[BlockKind.PARAGRAPH] * len(paragraphs))
    blocks = tuple(
        Block(kind, text, (number,))
        for number, (kind, text) in enumerate(zip(kinds, paragraphs, strict=False), 2)
    )
    description = Description(
        title=found(title),
        published=found(published) if published else None,
        **values,  # type: ignore[arg-type]
    )
    return CleanedPage(raw, lines, description, blocks)


SLUG = "quan-hop-tong-ket"


def edit(folder: Path, old: str, new: str, name: str = SLUG) -> None:
    path = folder / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def read(folder: Path, name: str = SLUG) -> str:
    return (folder / f"{name}.md").read_text(encoding="utf-8")


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def messages(report: CleanReport) -> list[str]:
    return [str(problem) for problem in report.problems]

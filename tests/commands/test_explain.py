"""`explain` tells of an article what cleaning did with its raw page, whatever form that has."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.content.store import load_content
from luutru.messages import speaking

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "Cầu treo bên trạm thông xe sau bốn tháng sửa chữa"
TEXT = (
    "Ngày 5/3/2019, huyện Ba Vì thông xe cầu treo bên trạm bơm sau bốn tháng sửa chữa mặt cầu và lan can.",
    "Cây cầu dài 96 mét, xây năm 1998, là lối đi học của hơn hai trăm em nhỏ ở bờ bên kia con suối.",
    "Xã đã cắm biển giới hạn tải trọng và giao tổ tự quản trông coi, quét dọn vào mỗi sáng thứ bảy.",
)
FORMS = {
    "trang.html": f"<!DOCTYPE html><html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>"
    f"<p>{'</p><p>'.join(TEXT)}</p></body></html>",
    "trang.txt": "\n".join((TITLE, *TEXT)),
    "kho.json": json.dumps([{"title": TITLE, "content": "\n".join(TEXT)}], ensure_ascii=False),
    "kho.csv": f'title,content\n{TITLE},"{" ".join(TEXT)}"\n',
}


def explain(archive: Path, page: str, *options: str) -> list[str]:
    words = ["explain", page, "--archive", str(archive), *options]
    result = CliRunner().invoke(main, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


def values(told: list[str]) -> list[str]:
    """The lines without the mark of uncertain values: these few pages are as sure as others like them."""
    return [line.removesuffix(" [?]") for line in told]


@pytest.mark.parametrize("name", FORMS)
def test_an_article_is_explained_from_its_raw_page(tmp_path: Path, name: str) -> None:
    (tmp_path / "archive.toml").write_text('title = "Kho"\nlanguage = "vi"\n', encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / name).write_text(FORMS[name], encoding="utf-8")
    CliRunner().invoke(main, ["clean", "--archive", str(tmp_path)], catch_exceptions=False)
    [file] = load_content(tmp_path / "content")
    told = explain(tmp_path, file.article.slug)
    assert f"Title: {TITLE}" in values(told)
    assert told == explain(tmp_path, file.article.source.file or "")
    # Without the raw page, its ledger is as good for a page of its own.
    (tmp_path / "seeds" / name).unlink()
    if not name.startswith("kho"):
        assert f"Title: {TITLE}" in values(explain(tmp_path, file.article.slug))


def test_what_is_told_is_in_words(tmp_path: Path) -> None:
    (tmp_path / "archive.toml").write_text('title = "Kho"\nlanguage = "vi"\n', encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "x.txt").write_text(FORMS["trang.txt"], encoding="utf-8")
    with speaking("vi"):
        told = explain(tmp_path, "x.txt", "--lang", "vi")
    assert "Ngày sự kiện: 5/3/2019" in values(told)
    topics = [line for line in told if line.startswith("Chủ đề: ")]
    assert topics
    assert not [line for line in topics if re.search(r": [a-z-]+$", line)], "a topic by its name"
    assert not [line for line in told if re.search(r"\b\w+=|[A-Z]/[A-Z]|\d{4}-\d{2}", line)]
    assert "vì: " in "\n".join(told)
    assert told[0] == f"x.txt: {len(TEXT) + 1} dòng", "no sum of bytes, no common encoding"
    [title] = [told[number + 1] for number, line in enumerate(told) if line == f"Tiêu đề: {TITLE} [?]"]
    assert title.endswith(f"%  dòng tiêu đề; dòng 1: “{TITLE}”")
    evidence = [line for line in told if re.match(r" +\d+%  ", line)]
    assert len(evidence) == len(set(evidence))

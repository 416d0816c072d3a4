"""Renaming and withdrawing: what a person wrote stays, the old address is kept, faults change nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luutru.content.addresses import (
    keep_former_addresses,
    rename_article,
    slug_typed,
    withdraw_article,
)
from luutru.content.changes import Change, load_changes
from luutru.content.finding import find_article
from luutru.content.store import load_content, load_content_file
from luutru.errors import LuutruError

if TYPE_CHECKING:
    from pathlib import Path

DAY = "2026-03-03"
FIRST = """---
# Bài này đã đối chiếu với bản in.
title: Quận họp tổng kết   # như trên trang
slug: quan-hop-tong-ket
id: "0123456789ab"
x_ghi_chu: của người giữ kho
---

Sáng 3/3, quận họp.
"""
SECOND = """---
title: Bản chép lại
id: "ba9876543210"
duplicate_of: "quan-hop-tong-ket"
aliases: [ban-chep]
---

Sáng 3/3, quận họp.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / "ledger").mkdir(parents=True)
    (folder / "quan-hop-tong-ket.md").write_text(FIRST, encoding="utf-8")
    (folder / "ban-chep-lai.md").write_text(SECOND, encoding="utf-8")
    (folder / "ledger" / "quan-hop-tong-ket.tsv").write_text("any text\n", encoding="utf-8")
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_rename_moves_file_and_ledger_and_leaves_an_alias(content: Path) -> None:
    published = {"quan-hop-tong-ket": "0123456789ab"}
    assert rename_article(content, "quan-hop-tong-ket", "tong-ket-nam", published, DAY) == "quan-hop-tong-ket"
    assert not (content / "quan-hop-tong-ket.md").exists()
    assert (content / "ledger" / "tong-ket-nam.tsv").read_text(encoding="utf-8") == "any text\n"
    text = (content / "tong-ket-nam.md").read_text(encoding="utf-8")
    assert "# Bài này đã đối chiếu với bản in." in text
    assert "title: Quận họp tổng kết   # như trên trang" in text
    assert "x_ghi_chu: của người giữ kho" in text
    file, problems = load_content_file(content, "tong-ket-nam")
    assert file is not None
    assert not problems
    assert (file.article.slug, file.article.aliases) == ("tong-ket-nam", ("quan-hop-tong-ket",))
    (change,) = load_changes(content)
    told = Change(DAY, "0123456789ab", "slug", "quan-hop-tong-ket", "tong-ket-nam", who=change.who)
    assert change == told


def test_what_repeats_a_renamed_article_still_names_it(content: Path) -> None:
    rename_article(content, "quan-hop-tong-ket", "tong-ket-nam", {}, DAY)
    copy, _ = load_content_file(content, "ban-chep-lai")
    assert copy is not None
    assert copy.article.duplicate_of == "0123456789ab"


def test_back_and_forth_leaves_one_alias(content: Path) -> None:
    rename_article(content, "quan-hop-tong-ket", "tong-ket-nam", {}, DAY)
    rename_article(content, "tong-ket-nam", "quan-hop-tong-ket", {}, DAY)
    file, _ = load_content_file(content, "quan-hop-tong-ket")
    assert file is not None
    assert file.article.aliases == ("tong-ket-nam",)


@pytest.mark.parametrize(
    ("typed", "slug"),
    [
        ("Tổng kết năm 2018: “Đủ & đẹp”", "tong-ket-nam-2018-du-dep"),
        (" tong-ket-nam ", "tong-ket-nam"),
        ("https://example.org/kho/bai/tong-ket-nam.html", "tong-ket-nam"),
        ("Họp 1/2", "hop-1-2"),
        ("chữ " * 60, "chu-" * 19 + "chu"),
    ],
)
def test_an_address_may_be_typed_as_words(typed: str, slug: str) -> None:
    assert slug_typed(typed) == slug


def test_words_without_a_letter_are_no_address() -> None:
    with pytest.raises(LuutruError, match="letters or digits"):
        slug_typed(" – ! ")


@pytest.mark.parametrize(
    ("slug", "new", "message"),
    [
        ("quan-hop-tong-ket", "Tổng kết", 'write "tong-ket"'),
        ("quan-hop-tong-ket", "ban-chep-lai", "content/ban-chep-lai.md"),
        ("quan-hop-tong-ket", "ban-chep", "content/ban-chep-lai.md"),
        ("quan-hop-tong-ket", "quan-hop-tong-ket", "already"),
        ("quan-hop-tong-ket", "da-dang", "another article"),
        ("quan-hop-tong-cet", "moi", 'did you mean "quan-hop-tong-ket"'),
    ],
)
def test_what_cannot_be_renamed_is_left_alone(content: Path, slug: str, new: str, message: str) -> None:
    before = snapshot(content)
    with pytest.raises(LuutruError, match=message):
        rename_article(content, slug, new, {"da-dang": "f" * 12}, DAY)
    assert snapshot(content) == before


def test_a_withdrawn_article_keeps_its_file_and_its_comments(content: Path) -> None:
    withdraw_article(content, "quan-hop-tong-ket", " Tác giả\n yêu cầu ", DAY, {})
    text = (content / "quan-hop-tong-ket.md").read_text(encoding="utf-8")
    assert "withdrawn: Tác giả yêu cầu\n" in text
    assert "# Bài này đã đối chiếu với bản in." in text
    assert "Sáng 3/3, quận họp." in text
    assert [change.field for change in load_changes(content)] == ["withdrawn"]


def test_erasing_leaves_no_word_of_the_text_and_no_ledger(content: Path) -> None:
    withdraw_article(content, "quan-hop-tong-ket", "Tác giả yêu cầu", DAY, {}, erase=True)
    text = (content / "quan-hop-tong-ket.md").read_text(encoding="utf-8")
    assert "Sáng 3/3" not in text
    assert not (content / "ledger" / "quan-hop-tong-ket.tsv").exists()
    file, _ = load_content_file(content, "quan-hop-tong-ket")
    assert file is not None
    assert (file.body_md, file.article.withdrawn) == ("", "Tác giả yêu cầu")


def test_an_article_deleted_by_hand_gets_a_tombstone_at_its_published_address(content: Path) -> None:
    done = withdraw_article(content, "da-xoa", "Trùng bài khác", DAY, {"da-xoa": "f" * 12})
    assert done.made_anew
    file, _ = load_content_file(content, "da-xoa")
    assert file is not None
    assert (file.article.id, file.article.slug, file.article.withdrawn) == (
        "f" * 12,
        "da-xoa",
        "Trùng bài khác",
    )


def test_a_slug_changed_by_hand_leaves_an_alias_once_published(content: Path) -> None:
    path = content / "quan-hop-tong-ket.md"
    path.write_text(FIRST.replace("slug: quan-hop-tong-ket", "slug: sua-tay"), encoding="utf-8")
    published = {"quan-hop-tong-ket": "0123456789ab", "ban-chep": "ba9876543210", "da-mat": "f" * 12}
    assert keep_former_addresses(content, published, DAY) == [("quan-hop-tong-ket", "sua-tay")]
    file, _ = load_content_file(content, "quan-hop-tong-ket")
    assert file is not None
    assert file.article.aliases == ("quan-hop-tong-ket",)
    assert keep_former_addresses(content, published, DAY) == [], "once is enough"


def test_addresses_that_nobody_saw_are_noted_as_drafts(content: Path) -> None:
    rename_article(content, "quan-hop-tong-ket", "tong-ket-nam", {}, DAY)
    assert keep_former_addresses(content, {}, DAY) == []
    assert keep_former_addresses(content, {}, DAY) == [], "once is enough"
    rows = [(change.field, change.old) for change in load_changes(content)]
    assert sorted(rows) == [("draft:slug", "ban-chep"), ("draft:slug", "quan-hop-tong-ket")]


def test_a_withdrawal_needs_a_reason(content: Path) -> None:
    before = snapshot(content)
    with pytest.raises(LuutruError, match="reason"):
        withdraw_article(content, "quan-hop-tong-ket", "  ", DAY, {})
    assert snapshot(content) == before


def test_articles_are_found_by_slug_and_by_file_name(content: Path) -> None:
    (content / "Ghi tay.md").write_text("---\ntitle: Ghi tay\n---\n\nx\n", encoding="utf-8")
    slugs = {file.article.slug: file.path for file in load_content(content)}
    assert find_article(content, "ghi-tay")[0] == find_article(content, "Ghi tay.md")[0] == "Ghi tay"
    assert slugs["ghi-tay"] == "content/Ghi tay.md"

"""Who an article is: whatever happens to raw pages, each text stays at its address and none is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from identity_walks import clean_plainly, walk

from luutru.cli import main
from luutru.content.store import load_content

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.long


@pytest.mark.parametrize("first", range(0, 100, 10))
def test_whatever_is_done_to_raw_pages_each_text_stays_at_its_address(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: int
) -> None:
    monkeypatch.setattr("luutru.building.cleaning.clean_page", clean_plainly)
    for seed in range(first, first + 10):
        walk(tmp_path / "archive", seed)


LIBRARY = (
    "Thư viện quận Cầu Giấy mở cửa cả ngày chủ nhật",
    "Từ ngày 1/6/2019, thư viện quận Cầu Giấy mở cửa cả ngày chủ nhật để phục vụ bạn đọc nhỏ tuổi.",
    "Thư viện có thêm ba nghìn đầu sách mới và một phòng đọc yên tĩnh dành cho người lớn tuổi.",
)
BRIDGE = (
    "Quận Tây Hồ khánh thành cầu đi bộ qua hồ nhỏ",
    "Sáng 5/3/2019, quận Tây Hồ khánh thành chiếc cầu đi bộ bắc qua hồ nhỏ phía sau trường học của phường.",
    "Chiếc cầu dài bốn mươi mét, rộng ba mét, từ nay các em học sinh không phải vòng ra đường lớn.",
)
MARKET = (
    "Huyện Ba Vì mở phiên chợ nông sản đầu năm",
    "Ngày 12/4/2019, huyện Ba Vì mở phiên chợ nông sản với hơn bảy chục gian hàng của các xã vùng núi.",
    "Sữa, chè và mật ong là những mặt hàng được khách từ nội thành hỏi mua nhiều hơn cả trong ngày.",
)
OF_THE_MARKET = ("bảy chục gian hàng", "khách từ nội thành hỏi mua")


def run(archive: Path, *words: str) -> str:
    result = CliRunner().invoke(main, [*words, "--archive", str(archive)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def write_records(archive: Path, *texts: tuple[str, ...]) -> None:
    (archive / "seeds").mkdir(exist_ok=True)
    lines = [json.dumps({"title": text[0], "text": "\n".join(text)}) + "\n" for text in texts]
    (archive / "seeds/pages.jsonl").write_text("".join(lines), encoding="utf-8")


def addresses(archive: Path) -> dict[str, str]:
    return {file.article.slug: file.article.title for file in load_content(archive / "content")}


def test_a_record_on_top_moves_no_article(tmp_path: Path) -> None:
    write_records(tmp_path, BRIDGE, MARKET)
    run(tmp_path, "build")
    before = addresses(tmp_path)
    write_records(tmp_path, LIBRARY, BRIDGE, MARKET)
    run(tmp_path, "build")
    after = addresses(tmp_path)
    assert {slug: after[slug] for slug in before} == before
    assert sorted(after.values()) == sorted([LIBRARY[0], BRIDGE[0], MARKET[0]])


def write_reprint(archive: Path, *records: tuple[str, str]) -> None:
    """Records of one text, each with its title and its address."""
    text = "\n".join(BRIDGE[1:])
    lines = [json.dumps({"title": title, "text": text, "url": url}) + "\n" for title, url in records]
    (archive / "seeds").mkdir(exist_ok=True)
    (archive / "seeds/pages.jsonl").write_text("".join(lines), encoding="utf-8")


HERE = (BRIDGE[0], "https://bao-a.example/cau.html")
THERE = ("Trẻ em Tây Hồ có cầu mới để đi học", "https://bao-b.example/tre-em.html")


def test_a_text_under_two_headlines_was_printed_twice(tmp_path: Path) -> None:
    write_reprint(tmp_path, HERE, THERE, HERE)
    assert "the same bytes as pages.jsonl#1" in run(tmp_path, "clean")
    before = addresses(tmp_path)
    assert sorted(before.values()) == sorted([HERE[0], THERE[0]])
    originals = [file.article.duplicate_of for file in load_content(tmp_path / "content")]
    assert originals.count(None) == 1
    run(tmp_path, "clean")
    assert addresses(tmp_path) == before
    write_reprint(tmp_path, THERE, HERE)
    run(tmp_path, "clean")
    assert addresses(tmp_path) == before
    for title in (HERE[0], THERE[0]):
        assert run(tmp_path, "explain", next(slug for slug in before if before[slug] == title))


def test_a_headline_that_changed_under_its_address_is_no_new_article(tmp_path: Path) -> None:
    write_reprint(tmp_path, HERE)
    run(tmp_path, "clean")
    (slug,) = addresses(tmp_path)
    write_reprint(tmp_path, (THERE[0], HERE[1]))
    run(tmp_path, "clean")
    assert addresses(tmp_path) == {slug: THERE[0]}
    write_reprint(tmp_path, HERE, (THERE[0], HERE[1]))
    assert "which has the same address" in run(tmp_path, "clean")
    assert len(addresses(tmp_path)) == 1


def test_an_erased_article_is_nowhere_and_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luutru.publishing.tree.KEPT_ONE_IN", 0)  # the site of before stays
    write_records(tmp_path, BRIDGE, MARKET)
    run(tmp_path, "build")
    [slug] = [slug for slug, title in addresses(tmp_path).items() if title == MARKET[0]]
    run(tmp_path, "withdraw", slug, "--reason", "theo yêu cầu", "--erase")
    assert "pages.jsonl#2 (record 2): An article that was withdrawn: " in run(tmp_path, "build")
    assert find_words(tmp_path) == []
    write_records(tmp_path, LIBRARY, BRIDGE)
    page = "<html><body><nav><a>Trang chủ</a></nav><h1>{}</h1><p>{}</p><p>{}</p></body></html>\n"
    (tmp_path / "seeds/luu").mkdir()
    (tmp_path / "seeds/luu/cho.html").write_text(page.format(*MARKET), encoding="utf-8")
    assert "luu/cho.html: An article that was withdrawn: " in run(tmp_path, "build")
    assert find_words(tmp_path) == []
    assert len(addresses(tmp_path)) == 3


def find_words(archive: Path) -> list[str]:
    """The files, outside of the raw pages, that hold words of the market."""
    return [
        path.relative_to(archive).as_posix()
        for path in archive.rglob("*")
        if path.is_file() and "seeds" not in path.parts
        and any(words.encode() in path.read_bytes() for words in OF_THE_MARKET)
    ]  # fmt: skip


def test_what_became_of_an_old_page_is_said_by_name(tmp_path: Path) -> None:
    write_records(tmp_path, BRIDGE, MARKET)
    run(tmp_path, "build")
    [slug] = [slug for slug, title in addresses(tmp_path).items() if title == MARKET[0]]
    write_records(tmp_path, BRIDGE, LIBRARY)
    said = run(tmp_path, "build")
    assert slug in said
    assert "no raw page in" in said or "không còn trang thô" in said
    assert slug not in run(tmp_path, "build"), "it needs no doing, and was said"
    assert len(addresses(tmp_path)) == 3

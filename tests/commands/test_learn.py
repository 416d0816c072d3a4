"""What an archive's own pages teach: lines that a site prints on many of them are its furniture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cleaning.learning import Habit, SitePage, find_habits
from luutru.cli import main
from luutru.knowledge.phrases import load_phrases, parse_phrases
from luutru.model import Role

if TYPE_CHECKING:
    from pathlib import Path

SLOGAN = "Cùng nhau gieo một mùa vàng trên quê hương đổi mới."
#: Headline, lead and text of four articles that have nothing in common but the line below them.
STORIES = (
    ("Xã Đồng Mẫu mở đường vào đồng", "xã Đồng Mẫu khởi công tuyến đường vào cánh đồng lúa phía tây.",
     "Tuyến đường dài gần hai cây số, rộng năm mét, xe chở lúa vào được tận bờ ruộng, bà con hết gánh. "),
    ("Lớp học đêm bên bến đò", "thầy giáo về hưu mở lớp học không thu tiền cho con em làng chài ven sông.",
     "Mười bốn em ngồi chung ba chiếc bàn dài, em nhỏ nhất mới tập đánh vần, em lớn nhất đã biết chèo đò. "),
    ("Chợ hoa họp sớm vì nắng hanh", "tiểu thương các làng đem đào, quất ra chợ sớm hơn mọi năm mười hôm.",
     "Giá mỗi gốc quất giảm một phần ba, người mua chuộng cây nhỏ đặt vừa ban công của căn hộ tầng cao. "),
    ("Đội bóng nữ vô địch giải huyện", "đội bóng nữ của hợp tác xã thắng trận chung kết bằng đá luân lưu.",
     "Các cầu thủ ban ngày đứng máy may, chiều tối tập trên sân phơi thóc, giày do chồng con góp tiền mua. "),
)  # fmt: skip


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    rows = ["file,url"]
    for day, (title, lead, text) in enumerate(STORIES, 1):
        page = (title, f"0{day}-03-2019 08:00", f"Mẫu Báo - Ngày {day}/3, {lead}", text * 3, SLOGAN)
        (tmp_path / f"seeds/{day}.txt").write_text("\n".join(page), encoding="utf-8")
        rows.append(f"{day}.txt,https://www.mau.example/{day}.html")
    (tmp_path / "seeds/sources.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    run(tmp_path, "build")
    return tmp_path


def run(archive: Path, *words: str) -> str:
    result = CliRunner().invoke(main, [*words, "--archive", str(archive)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_what_is_learned_is_a_row_that_names_itself(archive: Path) -> None:
    said = run(archive, "learn")
    assert "mau.example" in said
    assert SLOGAN in said
    assert not (archive / "kien-thuc").exists()
    run(archive, "learn", "--write")
    text = (archive / "kien-thuc/furniture.toml").read_text(encoding="utf-8")
    assert text.startswith("# Lines that sites print around their articles. Each row begins with [[phrase]]")
    (row,) = parse_phrases(text)
    assert (row.id, row.lines) == ("learned-mau-example-below", (SLOGAN,))
    run(archive, "build")
    assert all(SLOGAN not in path.read_text(encoding="utf-8") for path in (archive / "content").glob("*.md"))
    _, told = run(archive, "explain", "1.txt").split(SLOGAN[:40], 1)
    assert row.id in told.splitlines()[1]
    assert "nothing new" in run(archive, "learn", "--write")


def page(*lines: tuple[str, str], site: str = "mau.example") -> SitePage:
    return SitePage(site, [(Role(role), text) for role, text in lines])


def habits(*pages: SitePage) -> list[Habit]:
    return find_habits(pages, load_phrases())


def told(number: int) -> tuple[str, str]:
    return "body", f"Đoạn thứ {number}: " + "bà con góp công đắp lại bờ mương trước mùa mưa, " * 6


def test_a_line_is_learned_where_it_always_stands_in_one_place() -> None:
    above = [page(("title", "Báo Mẫu: tin từ ruộng đồng"), told(n)) for n in range(3)]
    assert [(habit.pages, habit.place) for habit in habits(*above)] == [(3, "above")]
    assert habits(*above[:2]) == []
    moved = [*above[:2], page(told(2), ("body", "Báo Mẫu: tin từ ruộng đồng"))]
    assert habits(*moved) == []
    elsewhere = [page(*one.lines, site=str(number)) for number, one in enumerate(above)]
    assert habits(*elsewhere) == []


@pytest.mark.parametrize(
    ("role", "line"),
    [
        ("byline", "Tin và ảnh của Lục Văn Mẫu"),
        ("title", "Lục Văn Mẫu"),
        ("body", "Thứ tư, 13/10/2021 09:26"),
        ("caption", "Ảnh do người dân cung cấp"),
        ("furniture", "Báo Mẫu: tin từ ruộng đồng"),
        ("body", "Chia sẻ Zalo"),
    ],
)
def test_what_repeats_and_is_an_articles_own_or_known_is_not_learned(role: str, line: str) -> None:
    assert habits(*[page((role, line), told(n)) for n in range(4)]) == []


def test_inside_the_text_labels_stand_together() -> None:
    alone = [page(told(n), ("body", "Người dân nói gì?"), told(n + 9)) for n in range(3)]
    assert habits(*alone) == []
    labels = ("subhead", "Mời nghe đọc bài"), ("body", "Giọng đọc của máy")
    pair = [page(told(n), *labels, told(n + 9)) for n in range(3)]
    assert [habit.line for habit in habits(*pair)] == ["Giọng đọc của máy", "Mời nghe đọc bài"]


def test_a_sentence_is_learned_wherever_it_stands_in_the_text() -> None:
    inside = [page(told(n), ("body", SLOGAN), told(n + 9)) for n in range(3)]
    assert [(habit.pages, habit.place) for habit in habits(*inside)] == [(3, "inside")]
    short = [page(("sapo", f"Tin ngắn số {n}."), ("body", SLOGAN)) for n in range(2)]
    assert [(habit.pages, habit.place) for habit in habits(*inside, *short)] == [(5, "inside")]
    assert habits(*inside[:2], page(told(2), ("furniture", SLOGAN))) != []
    assert habits(*inside[:2]) == []

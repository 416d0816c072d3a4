"""What needs no doing is said when it happens, and not at every build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from luutru.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """Xã Hòa Lâm khánh thành cây cầu treo thứ {n}
2{n}/01/2018 08:00
Hơn hai trăm người dân xã Hòa Lâm có mặt từ sớm để chứng kiến cây cầu thứ {n} bắt đầu hoạt động.
Kinh phí xây dựng do các hộ trong vùng cùng đóng góp, phần còn lại được tỉnh hỗ trợ từ ngân sách.
"""


def build(root: Path) -> str:
    (root / "archive.toml").touch()
    result = CliRunner().invoke(main, ["build", "--archive", str(root), "--lang", "en"])
    assert result.exit_code == 0, result.output
    return result.output


def start(root: Path) -> None:
    (root / "seeds").mkdir()
    (root / "archive.toml").write_text('title = "Kho thử"\n', encoding="utf-8")
    for n in (1, 2):
        (root / f"seeds/{n}.txt").write_text(PAGE.format(n=n), encoding="utf-8")
    build(root)


def test_a_raw_page_that_is_gone_is_told_once(tmp_path: Path) -> None:
    start(tmp_path)
    (tmp_path / "seeds/1.txt").unlink()
    assert "1 articles, which stay: xa-hoa-lam-khanh-thanh-cay-cau-treo-thu-1" in build(tmp_path)
    assert "which stay" not in build(tmp_path)
    (tmp_path / "seeds/2.txt").unlink()
    told = build(tmp_path)
    assert "which stay: xa-hoa-lam-khanh-thanh-cay-cau-treo-thu-2\n" in told, "and not the first one again"


def test_a_page_that_is_no_article_any_more_is_told_once(tmp_path: Path) -> None:
    start(tmp_path)
    (tmp_path / "seeds/1.txt").write_text("Liên hệ\n", encoding="utf-8")
    assert "is now taken for no article" in build(tmp_path)
    assert "is now taken for no article" not in build(tmp_path)

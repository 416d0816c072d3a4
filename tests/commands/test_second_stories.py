"""A second story in a page is named when the page is cleaned, in `review`, and on the quality page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from luutru.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """Trang chủ
Quận thay sáu mươi ghế đá ở công viên
14/05/2017 08:15
Tô Hạ
Sáng 14/5, công ty cây xanh của quận đã thay xong sáu mươi ghế đá ở công viên trung tâm.
Ghế cũ bằng gỗ đã mục, nhiều chiếc gãy chân từ mùa mưa năm ngoái và không ai sửa.
Người dân cho biết từ nay các cụ đi tập buổi sáng có chỗ ngồi nghỉ chân dưới bóng cây.
Nghĩa trang trồng thêm hai nghìn cây thông
15/05/2017 16:30
Diệp Anh
Hơn hai trăm người tham gia quét dọn từ sáng sớm đến trưa ở cả bốn xóm quanh nghĩa trang.
Cây cao một mét, được ươm từ hai năm trước ở vườn của hợp tác xã bên sông.
"""
TOLD = 'its raw page holds a second story from line 8 on: "Nghĩa trang trồng thêm hai nghìn cây thông"'


def run(archive: Path, *words: str) -> str:
    result = CliRunner().invoke(main, [*words, "--archive", str(archive)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


def test_a_second_story_is_named_wherever_a_curator_looks(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/a.txt").write_text(PAGE, encoding="utf-8")
    assert TOLD in run(tmp_path, "publish")
    [content] = (tmp_path / "content").glob("*.md")
    quality, listed = tmp_path / "site/chat-luong.html", tmp_path / "site/chat-luong/hai-bai-mot-trang.html"
    assert TOLD in run(tmp_path, "review", "--list")
    assert "chat-luong/hai-bai-mot-trang.html" in quality.read_text(encoding="utf-8")
    assert content.stem in listed.read_text(encoding="utf-8")
    assert TOLD not in run(tmp_path, "build"), "told once, when it is cleaned"
    text = content.read_text(encoding="utf-8")
    content.write_text(text.replace("\n---\n", "\nreviewed: true\n---\n", 1), encoding="utf-8")
    run(tmp_path, "build")
    assert "hai-bai" not in quality.read_text(encoding="utf-8")
    assert TOLD not in run(tmp_path, "review", "--list")

"""A renewed program says what it changes, and before that what it would; the reviewed stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """Quận Đống Đa kết nạp {count} đảng viên mới
19-01-2018 15:45
Kinhtedothi - Ngày 19/1, Quận ủy Đống Đa tổ chức hội nghị tổng kết công tác kết nạp đảng viên mới của năm.
Theo báo cáo, {count} quần chúng ưu tú đã được bồi dưỡng, trong đó có công nhân và giáo viên của quận.
{words}
"""
WORDS = (
    "Hội nghị nghe nhiều tham luận về nguồn phát triển Đảng.",
    "Các chi bộ trường học nhận chỉ tiêu riêng từng quý.",
)
SLUGS = [f"quan-dong-da-ket-nap-{count}-dang-vien-moi" for count in (362, 417)]


def run(root: Path, *words: str) -> str:
    result = CliRunner().invoke(main, [*words, "--archive", str(root)])
    assert result.exit_code == 0, result.output
    return result.output


def contents(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((root / "content").rglob("*")) if path.is_file()}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    for count, words in zip((362, 417), WORDS, strict=True):
        (tmp_path / f"seeds/{count}.txt").write_text(PAGE.format(count=count, words=words), encoding="utf-8")
    run(tmp_path, "build")
    return tmp_path


def renew(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another program run."""
    monkeypatch.setattr("luutru.building.renewal.hash_of_program", lambda: b"new")
    monkeypatch.setattr("luutru.building.settled.hash_of_program", lambda: b"new")
    monkeypatch.setattr("luutru.building.last_build.hash_of_program", lambda: b"new")


def test_a_renewed_program_says_so_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "is new" not in run(root, "build")
    renew(monkeypatch)
    output = run(root, "build")
    assert "the program is new" in output
    assert "no article changed by it" in output
    assert "is new" not in run(root, "build")


def test_what_it_changes_is_told_and_what_is_reviewed_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (root / f"content/{slug}.md" for slug in SLUGS)
    text = first.read_text(encoding="utf-8").replace("schema: 1\n", "schema: 1\nreviewed: true\n")
    first.write_text(text, encoding="utf-8")
    run(root, "build")
    renew(monkeypatch)
    monkeypatch.setattr("luutru.content.from_description.render_body", lambda blocks: "Chữ khác.")
    before = contents(root)
    output = run(root, "build", "--dry-run")
    assert f"content/{SLUGS[1]}.md\n    the text" in output
    assert SLUGS[0] not in output
    assert "would change 1 articles, make 0, set aside 0; nothing was written" in output
    assert contents(root) == before
    assert f"1 article changed by it: {SLUGS[1]}" in run(root, "build")
    assert first.read_text(encoding="utf-8") == text
    assert "Chữ khác." in second.read_text(encoding="utf-8")


def test_values_that_would_change_are_shown_before_and_after(root: Path) -> None:
    page = root / "seeds/362.txt"
    page.write_text(
        page.read_text(encoding="utf-8").replace("19-01-2018 15:45", "20-01-2018 15:45"), encoding="utf-8"
    )
    (root / "seeds/moi.txt").write_text(
        PAGE.format(count=99, words="Một đoạn khác hẳn những đoạn kia."), encoding="utf-8"
    )
    output = run(root, "build", "--dry-run")
    assert "19/1/2018 → 20/1/2018" in output
    assert "would change 1 articles, make 1" in output


@pytest.mark.parametrize("edited", ["archive.toml", "seeds/sources.csv", "kien-thuc/furniture.toml"])
def test_what_else_may_have_changed_articles_is_told(
    root: Path, monkeypatch: pytest.MonkeyPatch, edited: str
) -> None:
    said = {
        "archive.toml": 'title = "Kho"\nregion = "none"\n',
        "seeds/sources.csv": "file,outlet\n362.txt,Báo Sông Thu\n",
        "kien-thuc/furniture.toml": f'[[phrase]]\nid = "x"\nkind = "ad"\nwhy = "X."'
        f'\nlines = ["{WORDS[0]}"]\n',
    }
    (root / edited).parent.mkdir(exist_ok=True)
    (root / edited).write_text(said[edited], encoding="utf-8")
    renew(monkeypatch)
    output = run(root, "build")
    assert "changed by it, or by what you changed in archive.toml, kien-thuc/" in output
    monkeypatch.setattr("luutru.building.renewal.hash_of_program", lambda: b"newer")
    monkeypatch.setattr("luutru.building.settled.hash_of_program", lambda: b"newer")
    monkeypatch.setattr("luutru.building.last_build.hash_of_program", lambda: b"newer")
    assert "no article changed by it" in run(root, "build")

"""A link to a paragraph, after the paragraph was edited: built, published, built from nothing."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.content.paragraphs import FILE_NAME

if TYPE_CHECKING:
    from pathlib import Path

HEAD = '---\ntitle: Quận Ba Đình họp\nslug: hop\nid: "000000000001"\npublished: "2018-03-03"\n---\n\n'
LEAD = "Sáng 3/3, quận Ba Đình họp bàn việc chỉnh trang hè phố."
NEXT = "Theo báo cáo, đến nay đã có chín tuyến phố hoàn thành, còn ba tuyến đang chờ mặt bằng."
LAST = "Hội nghị thống nhất hoàn thành trước mùa mưa năm nay."


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    write(tmp_path, LEAD, NEXT, LAST)
    return tmp_path


def write(archive: Path, *paragraphs: str) -> None:
    text = HEAD + "\n\n".join(paragraphs) + "\n"
    (archive / "content/hop.md").write_text(text, encoding="utf-8")


def run(archive: Path, command: str) -> str:
    result = CliRunner().invoke(main, [command, "--archive", str(archive)])
    assert result.exit_code == 0, result.output
    return (archive / "site/bai/hop.html").read_text(encoding="utf-8")


def id_of(page: str, words: str) -> str:
    found = re.search(rf'<p id="(d-[0-9a-f]+)"[^>]*>{words}', page)
    assert found
    return found[1]


def files_of(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
    }


def test_an_edited_paragraph_answers_to_its_old_id(archive: Path) -> None:
    old = id_of(run(archive, "publish"), "Theo báo cáo")
    write(archive, LEAD, "Đến đầu tháng, " + NEXT, LAST)
    for command in ("build", "publish", "build"):
        page = run(archive, command)
        new = id_of(page, rf'<span id="{old}"></span>Đến đầu tháng')
        assert new != old
        assert page.count(f'id="{old}"') == 1
    # Edited once more: both ids lead to it; links to the rest are as they were.
    write(archive, LEAD, "Tính đến ngày họp, " + NEXT, LAST)
    page = run(archive, "publish")
    id_of(page, rf'<span id="{new}"></span><span id="{old}"></span>Tính đến ngày họp')


def test_an_erased_paragraph_leads_to_its_neighbour(archive: Path) -> None:
    page = run(archive, "publish")
    old = id_of(page, "Hội nghị")
    write(archive, LEAD, NEXT)
    assert id_of(run(archive, "publish"), rf'<span id="{old}"></span>Theo báo cáo') == id_of(
        page, "Theo báo cáo"
    )


def test_a_quick_build_is_the_build_from_nothing(archive: Path) -> None:
    run(archive, "publish")
    write(archive, "Ngày 3/3, quận Ba Đình họp bàn việc chỉnh trang hè phố.", LAST)
    for command in ("build", "publish", "build"):
        run(archive, command)
        quick = files_of(archive / "site")
        shutil.rmtree(archive / "site")
        shutil.rmtree(archive / ".luutru", ignore_errors=True)
        run(archive, "build")
        assert files_of(archive / "site") == quick


def test_publishing_what_did_not_change_makes_no_page_again(archive: Path) -> None:
    run(archive, "publish")
    result = CliRunner().invoke(main, ["render", "--archive", str(archive)])
    assert "wrote 0" in result.output


def test_a_damaged_row_is_named_and_mended(archive: Path) -> None:
    run(archive, "publish")
    path = archive / "content" / FILE_NAME
    whole = path.read_text(encoding="utf-8")
    path.write_text(f"{whole}<<<<<<< HEAD\n", encoding="utf-8")
    built = CliRunner().invoke(main, ["build", "--archive", str(archive)])
    assert f"content/{FILE_NAME}:3: is no row of paragraphs" in built.output
    published = CliRunner().invoke(main, ["publish", "--archive", str(archive)])
    assert "mended" in published.output
    assert path.read_text(encoding="utf-8") == whole

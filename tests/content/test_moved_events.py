"""The day of an event follows a corrected day of publication that it was told by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.content.deciding import decide
from luutru.content.following import YEAR_RULE, follow_publication
from luutru.content.store import load_content_file
from luutru.model import Evidence

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.model import Article

TOLD = Evidence(4, "Ngày 19/1", "told-in-text-without-year", 0.93)
YEAR = Evidence(3, "20-01-2018", YEAR_RULE, 0.99)
TODAY = Evidence(4, "Sáng nay", "told-in-text", 0.9)
WHOLE = Evidence(4, "ngày 19/1/2018", "told-in-text", 0.9)
PAGE = """Quận tổng kết công tác xây dựng Đảng năm qua

20-01-2018 15:45

Ngày 19/1, Quận ủy Đống Đa đã tổ chức hội nghị tổng kết công tác xây dựng Đảng, với sự có mặt của các chi bộ.

Năm qua, quận đã kết nạp nhiều đảng viên mới và củng cố các chi bộ ở khu dân cư, trường học, doanh nghiệp.
"""


@pytest.mark.parametrize(
    ("event", "evidence", "after", "moved"),
    [
        ("2018-01-19", (TOLD, YEAR), "2019-01-20", "2019-01-19"),
        ("2018-01-19", (TOLD, YEAR), "2019-01-02", "2019-01-19"),
        ("2018-01-19", (TOLD, YEAR), "2020-07-01", "2020-01-19"),
        ("2017-12-30/2018-01-02", (TOLD, YEAR), "2020-01-03", "2019-12-30/2020-01-02"),
        ("2018-01-19", (TOLD, YEAR), None, "2018?-01-19"),
        ("2018-01-20", (TODAY,), "2018-01-22", "2018-01-22"),
        ("2018-01-19", (WHOLE,), "2019-01-20", "2018-01-19"),
        ("2018-01-19", (), "2019-01-20", "2018-01-19"),
    ],
)
def test_an_event_moves_with_the_day_that_told_its_year(
    event: str, evidence: tuple[Evidence, ...], after: str | None, moved: str
) -> None:
    found = follow_publication(event, evidence, "2018-01-20", after)
    assert (found[0] if found else event) == moved
    again = follow_publication(moved, found[1], after, after) if found else None
    assert again is None


def clean(archive: Path) -> str:
    result = CliRunner().invoke(main, ["clean", "--archive", str(archive)], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "x.txt").write_text(PAGE, encoding="utf-8")
    clean(tmp_path)
    return tmp_path


def article(archive: Path) -> Article:
    (path,) = (archive / "content").glob("*.md")
    file, _ = load_content_file(archive / "content", path.stem)
    assert file
    return file.article


def test_a_day_corrected_in_the_file_moves_its_event_and_stays_so(archive: Path) -> None:
    assert (article(archive).published, article(archive).event) == ("2018-01-20", "2018-01-19")
    (path,) = (archive / "content").glob("*.md")
    text = path.read_text(encoding="utf-8")
    for year in (2019, 2021):
        now = article(archive).published or ""
        path.write_text(
            path.read_text(encoding="utf-8").replace(f'published: "{now}"', f'published: "{year}-01-20"'),
            encoding="utf-8",
        )
        clean(archive)
        assert (article(archive).published, article(archive).event) == (f"{year}-01-20", f"{year}-01-19")
        before = path.read_bytes()
        clean(archive)
        assert path.read_bytes() == before
    path.write_text(text, encoding="utf-8")
    clean(archive)
    assert article(archive).event == "2018-01-19"


def test_a_day_corrected_on_the_desk_moves_its_event_and_is_told(archive: Path) -> None:
    (path,) = (archive / "content").glob("*.md")
    file, _ = load_content_file(archive / "content", path.stem)
    assert file
    text, told = decide(
        path.read_text(encoding="utf-8"), file, {"published": "2019-01-20"}, day="2026-01-01", reviewed=False
    )
    assert [(change.field, change.new) for change in told] == [
        ("published", "2019-01-20"),
        ("event", "2019-01-19"),
    ]
    path.write_text(text, encoding="utf-8")
    clean(archive)
    assert article(archive).event == "2019-01-19"
    kept = replace(file, evidence={**file.evidence, "event": (WHOLE,)})
    _, told = decide(text, kept, {"published": "2019-01-20"}, day="2026-01-01", reviewed=False)
    assert [change.field for change in told] == ["published"]

"""Whatever legal date a content file has, the archive builds, and one slip makes no picture unreadable."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from click.testing import CliRunner

from luutru.catalogue.catalogue import fill_years
from luutru.cli import main
from luutru.site.search.layout import plan_layout

if TYPE_CHECKING:
    from pathlib import Path

DATES = (
    "0001", "0999-12-31", "1864", "1899-12-31", "1900-01-01", "1970-01-01", "2024-02-29", "2101",
    "9999-12-31",
    "0001-01-01/9999-12-31", "/0001", "9998/..", "9999?-12-31", "0001~", "9999-02%",
)  # fmt: skip


def test_an_archive_of_all_times_builds_publishes_and_is_exported(tmp_path: Path) -> None:
    (tmp_path / "archive.toml").write_text('base_url = "https://kho.example/"\nlanguage = "en"\n')
    content = tmp_path / "content"
    content.mkdir()
    for number, edtf in enumerate(DATES):
        lines = [f"{key}: '{edtf}'" for key in ("published", "updated", "event")]
        head = "\n".join([f"title: Bài {number}", *lines, "districts: [Đống Đa]", "reviewed: true"])
        (content / f"bai-{number}.md").write_text(f"---\n{head}\n---\n\nMột bài của phường.\n", "utf-8")
    for command in (["build"], ["check"], ["publish"], ["export", "data"], ["export", "epub"]):
        result = CliRunner().invoke(main, [*command, "--archive", str(tmp_path)], catch_exceptions=False)
        assert result.exit_code == 0, result.output
    years = (tmp_path / "site/nam/index.html").read_text("utf-8")
    shown = [int(year) for year in re.findall(r'<span class="t">(\d+)</span>', years)]
    assert sorted(shown) == fill_years((1, 999, 1864, 1899, 1900, 1970, 2024, 2101, 9999))
    assert len(shown) < 400


def test_years_are_filled_between_neighbours_and_not_across_the_ages() -> None:
    assert fill_years([2018, 2015]) == [2015, 2016, 2017, 2018]
    assert fill_years([201, 2015, 2016, 9999]) == [201, 2015, 2016, 9999]
    assert len(fill_years([1900, 2000])) == 101
    assert fill_years([]) == []


def test_days_sort_as_time_does() -> None:
    days = [*range(1, date.max.toordinal(), 997), date.max.toordinal()]
    dates = [date.fromordinal(day).isoformat() for day in days]
    _, members = plan_layout({f"bai/{iso}.html": iso for iso in ["", *dates]})
    assert list(members.values()) == [f"bai/{iso}.html" for iso in ["", *dates]]

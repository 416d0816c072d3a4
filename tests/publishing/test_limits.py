"""The forecast against what GitHub Pages takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.publishing.limits import MOST_BYTES, MOST_FILE_BYTES, find_excess, measure_site, sum_sizes

if TYPE_CHECKING:
    from pathlib import Path


def test_the_room_is_what_is_left_divided_by_what_an_article_takes() -> None:
    size = sum_sizes(
        [
            ("bai/a.html", 30_000),
            ("bai/b.html", 50_000),
            ("index.html", 20_000),
            ("assets/css/x.css", 900_000),
        ]
    )
    assert (size.articles, size.growing, size.total, size.files) == (2, 100_000, 1_000_000, 4)
    assert size.room == (MOST_BYTES - 1_000_000) // 50_000
    assert size.room == 19_980
    assert "room for about 20000 more articles" in str(size), "no more is known than that"
    assert (size.largest, size.largest_path) == (900_000, "assets/css/x.css")


def test_a_site_within_the_limits_is_taken() -> None:
    assert find_excess(sum_sizes([("bai/a.html", MOST_FILE_BYTES)])) == []


def test_too_large_a_file_and_too_large_a_site_are_refused_with_what_to_do() -> None:
    sizes = [("du-lieu/bai.csv", MOST_FILE_BYTES + 1), *((f"bai/{n}.html", 10**8) for n in range(10))]
    site, file = find_excess(sum_sizes(sizes), "site")
    assert "GitHub Pages takes 1000 MB" in site.message
    assert site.cure
    assert file.path == "site/du-lieu/bai.csv"


def test_everything_in_the_folder_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "bai").mkdir()
    (tmp_path / "bai" / "a.html").write_bytes(b"x" * 100)
    (tmp_path / "CNAME").write_bytes(b"y" * 11)
    size = measure_site(tmp_path)
    assert (size.total, size.articles, size.files) == (111, 1, 2)
    assert measure_site(tmp_path / "bai").articles == 0

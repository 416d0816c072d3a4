"""`check` finds what leads nowhere, and only that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from factories import write_tree

from luutru.publishing.checking import check_site
from luutru.publishing.tree import SiteFile

if TYPE_CHECKING:
    from pathlib import Path

GOOD = {
    "index.html": '<link rel="stylesheet" href="assets/a.css">'
    '<p id="top"><a href="bai/m%E1%BB%9Bi.html#p-1">x</a>',
    "bai/mới.html": '<p id="p-1"><a href="../index.html#top">x</a> <a href="#p-1">y</a>'
    ' <a href="https://example.org/">z</a><a href="mailto:a@example.org">m</a>',
    "assets/a.css": "body { background: url(dot.png) }",
    "assets/dot.png": "png",
    "feed.xml": '<feed xmlns="http://www.w3.org/2005/Atom"><link href="bai/m%E1%BB%9Bi.html"/></feed>',
}


def build(site: Path, **changes: str) -> Path:
    files = GOOD | changes
    write_tree([SiteFile(path, text.encode()) for path, text in files.items()], site)
    return site


def test_a_sound_site_passes(tmp_path: Path) -> None:
    result = check_site(build(tmp_path / "site"))
    assert result.problems == []
    assert result.pages == 2
    assert result.links == 8


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("x.html", '<a href="gone.html">x</a>', "no file"),
        ("x.html", '<a href="index.html#nowhere">x</a>', "no such place"),
        ("x.html", '<a href="#nowhere">x</a>', "no such place"),
        ("x.html", '<p id="a"></p><p id="a"></p>', "twice"),
        ("x.html", '<a href="/index.html">x</a>', "not relative"),
        ("x.html", '<a href="../index.html">x</a>', "no file"),
        ("x.html", '<a href="bai/">x</a>', "no file"),
        ("x.html", '<script src="https://cdn.example/x.js"></script>', "from elsewhere"),
        ("x.html", '<img src="//cdn.example/x.png" alt="">', "from elsewhere"),
        ("x.html", '<link rel="stylesheet" href="https://cdn.example/x.css">', "from elsewhere"),
        ("x.html", '<a href="javascript:alert(1)">x</a>', "no address"),
        ("404.html", '<a href="index.html">x</a>', "any depth"),
        ("x.css", "a { background: url('gone.png') }", "no file"),
        ("x.xml", "<feed", "well-formed"),
        ("x.xml", '<feed xmlns="http://www.w3.org/2005/Atom"><link href="gone.html"/></feed>', "no file"),
    ],
)
def test_what_leads_nowhere_is_found(tmp_path: Path, name: str, text: str, words: str) -> None:
    problems = check_site(build(tmp_path / "site", **{name: text})).problems
    assert [problem.path for problem in problems] == [name]
    assert words in problems[0].message


def test_a_dead_link_is_reported_with_its_line(tmp_path: Path) -> None:
    site = build(tmp_path / "site", **{"x.html": '<p>\n<a href="gone.html?a=1&amp;b=2">x</a>'})
    assert [problem.line for problem in check_site(site).problems] == [2]


def test_files_that_were_changed_or_lost_are_reported(tmp_path: Path) -> None:
    site = build(tmp_path / "site")
    (site / "assets/dot.png").write_bytes(b"other")
    (site / "feed.xml").unlink()
    assert [problem.path for problem in check_site(site).problems] == ["assets/dot.png", "feed.xml"]

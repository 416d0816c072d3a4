"""Addresses that never die: the register is read whatever happened to it, and only grows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factories import write_tree
from hypothesis import given
from hypothesis import strategies as st

from luutru.publishing.register import (
    find_unrecorded,
    load_register,
    merge_register,
    parse_register,
    published_slugs,
    render_register,
    write_register,
)
from luutru.publishing.tree import SiteFile
from luutru.site.urls import is_address

if TYPE_CHECKING:
    from pathlib import Path

NAMES = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
ADDRESSES = st.builds("{}/{}.html".format, st.sampled_from(["bai", "nam", "quan-huyen/dong-da"]), NAMES)
IDS = st.one_of(st.just(""), st.from_regex(r"[0-9a-f]{12}", fullmatch=True))
REGISTERS = st.dictionaries(ADDRESSES, IDS, max_size=12)


@given(REGISTERS)
def test_a_register_is_read_as_it_was_written(register: dict[str, str]) -> None:
    assert parse_register(render_register(register)) == (register, [])


@given(REGISTERS, REGISTERS)
def test_two_branches_that_both_published_merge_into_the_union(
    ours: dict[str, str], theirs: dict[str, str]
) -> None:
    text = render_register(ours)
    conflict = f"<<<<<<< HEAD\n{text}=======\n{render_register(theirs)}>>>>>>> other\n"
    read, problems = parse_register(conflict)
    assert read.keys() == ours.keys() | theirs.keys()
    assert len(problems) == 4, "three marks, and a first line that is no heading"
    assert {problem.severity for problem in problems} == {"warning"}


@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    register, _ = parse_register(text)
    assert parse_register(render_register(register)) == (register, [])


def test_rows_that_are_damaged_are_named_and_the_rest_holds(tmp_path: Path) -> None:
    (tmp_path / "urls.tsv").write_bytes(b"url\tid\nbai/a.html\t0123456789ab\nbai/b\xff.html\t\n../x.html\t\n")
    register, problems = load_register(tmp_path)
    assert register == {"bai/a.html": "0123456789ab"}
    assert [problem.line for problem in problems] == [3, 4]


def test_merging_never_loses_an_address() -> None:
    published = {"bai/a.html": "0" * 12, "nam/2018.html": ""}
    merged = merge_register(published, {"bai/a.html": "1" * 12, "bai/b.html": "2" * 12})
    assert merged == {"bai/a.html": "1" * 12, "bai/b.html": "2" * 12, "nam/2018.html": ""}


def test_published_slugs_are_those_of_articles() -> None:
    register = {"bai/mot-bai.html": "0" * 12, "bai/doi-ten.html": "", "nam/2018.html": "", "bai/x/y.html": ""}
    assert published_slugs(register) == {"mot-bai": "0" * 12, "doi-ten": ""}


def test_new_addresses_of_a_site_are_found_and_other_files_are_none(tmp_path: Path) -> None:
    files = ("index.html", "bai/a.html", "bai/b.html", "404.html", "feed.xml", "assets/style.css")
    write_tree([SiteFile(name, b"x") for name in files], tmp_path / "site")
    assert find_unrecorded(tmp_path / "site", {"index.html": ""}) == ["bai/a.html", "bai/b.html", "feed.xml"]
    assert not is_address("404.html")


def test_writing_the_same_register_again_touches_nothing(tmp_path: Path) -> None:
    assert write_register(tmp_path, {"bai/a.html": ""})
    assert not write_register(tmp_path, {"bai/a.html": ""})

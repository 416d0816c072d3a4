"""Names, links, pipes and texts that break other programs: built, or refused with their place and cure."""

from __future__ import annotations

import os
import shutil
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.content import store

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = """Quận Đống Đa kết nạp {number} đảng viên mới
19-01-2018 15:45
Ngày 19/1, Quận ủy Đống Đa tổ chức hội nghị kết nạp {number} đảng viên mới, vượt chỉ tiêu được giao.
Theo báo cáo, {number} quần chúng ưu tú đã được bồi dưỡng, trong đó có công nhân và giáo viên của quận.
"""
ARTICLE = "---\ntitle: {title}\n---\nMột đoạn văn.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    (tmp_path / "content/mot.md").write_text(ARTICLE.format(title="Bài một"), encoding="utf-8")
    return tmp_path


def run(archive: Path, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, [*words, "--archive", str(archive)], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def test_awkward_file_names_become_articles_that_unpack_anywhere(archive: Path) -> None:
    names: list[bytes | str] = [
        "a..b.txt", "dòng\nmới.txt", "A.txt", "a.txt", "CON.txt", "aux.txt", "nul.htm.txt", "$(touch x).txt",
        "<script>.txt", "x|y?.txt", "x\\..\\..\\x.txt", "ă" * 125 + ".txt", "%0a.txt", "-rf.txt",
    ]  # fmt: skip
    (archive / "seeds/a.. /CON").mkdir(parents=True)
    for number, name in enumerate(names, 100):
        place = os.path.join(os.fsencode(archive / "seeds"), os.fsencode(name))
        with open(place, "w", encoding="utf-8") as file:  # noqa: PTH123 - a name that is no text
            file.write(PAGE.format(number=number))
    (archive / "seeds/a.. /CON/x.txt").write_text(PAGE.format(number=99), encoding="utf-8")
    said = run(archive, "build", "--strict")
    assert f"cleaned {len(names) + 1} ({len(names) + 1} new)" in said
    run(archive, "check")
    run(archive, "export", "zip", "bag", "data")
    assert len(list((archive / "dist").glob("*.zip"))) == 3
    assert not (archive.parent / "x.txt").exists()
    for edition in (archive / "dist").glob("*.zip"):
        with zipfile.ZipFile(edition) as packed:
            assert packed.testzip() is None
            for name in packed.namelist():
                assert ".." not in Path(name).parts
                assert not name.startswith("/")


def test_a_name_that_is_no_text_is_read_and_told_where_it_cannot_be_written(archive: Path) -> None:
    (archive / "seeds").mkdir()
    place = os.path.join(os.fsencode(archive / "seeds"), b"\xff\xfe.txt")
    with open(place, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(PAGE.format(number=5))
    assert "cleaned 1 (1 new)" in run(archive, "build", "--strict")
    assert "not UTF-8" in run(archive, "export", "bag", code=2)
    assert not (archive / "dist").exists()


def test_case_twins_and_titles_that_fold_alike_are_articles_of_their_own(archive: Path) -> None:
    (archive / "seeds").mkdir()
    for number, district in enumerate(("Đống Đa", "Dong Da", "ĐỐNG ĐA", "Đông Da")):
        text = PAGE.replace("Đống Đa", district).format(number=7) + f"Bài thứ {number} của loạt bài này.\n"
        (archive / f"seeds/{number}.txt").write_text(text, encoding="utf-8")
    run(archive, "build", "--strict")
    slugs = [path.name for path in (archive / "site/bai").glob("quan-dong-da*.html")]
    assert len(slugs) == 4
    assert len({name.casefold() for name in slugs}) == 4


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.symlink_to("nowhere"), "cannot be read"),
        (lambda path: path.symlink_to("/etc/passwd"), "link to a file outside"),
        (os.mkfifo, "no regular file"),
        (lambda path: path.write_bytes(b"\xff\xfe\x00"), "is not UTF-8"),
        (lambda path: path.write_text(ARTICLE.format(title="a\nslug: con")), 'write "con-1"'),
        (lambda path: path.write_text(ARTICLE.format(title="a\nslug: ../../x")), "is no slug"),
        (lambda path: path.write_text(ARTICLE.format(title="a\nx_a: &a [b]\nx_c: [*a, *a]")), "aliases"),
        (lambda path: path.write_text(ARTICLE.format(title="a\nx_a: " + "[" * 50_000)), "nested"),
        (lambda path: path.write_text(ARTICLE.format(title="a\nx_a: !!python/object/apply:x []")), "tags"),
        (lambda path: path.write_text(ARTICLE.format(title="a" * 300_000)), "front matter"),
    ],
    ids=[
        "broken-link",
        "link-out",
        "pipe",
        "bytes",
        "device",
        "parent",
        "bomb",
        "deep",
        "tag",
        "endless-front",
    ],
)
def test_a_content_file_that_cannot_be_one_is_named_and_the_site_stays(
    archive: Path, make: Callable[[Path], object], said: str
) -> None:
    run(archive, "build")
    before = {path: path.read_bytes() for path in (archive / "site").rglob("*") if path.is_file()}
    make(archive / "content/hai.md")
    output = run(archive, "build", code=1)
    assert "content/hai.md" in output
    assert said in output
    assert {path: path.read_bytes() for path in (archive / "site").rglob("*") if path.is_file()} == before


def test_a_file_that_comes_in_pieces_is_read_whole(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run(archive, "render")
    page = (archive / "site/bai/mot.html").read_bytes()
    shutil.rmtree(archive / ".luutru")
    read = os.read
    monkeypatch.setattr(os, "read", lambda descriptor, size: read(descriptor, min(size, 7)))
    run(archive, "render", "--jobs", "1")
    assert (archive / "site/bai/mot.html").read_bytes() == page


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir], ids=["pipe", "folder"])
def test_a_ledger_that_is_no_file_is_named_and_not_waited_for(
    archive: Path, make: Callable[[Path], object]
) -> None:
    (archive / "content/mot.md").write_text(ARTICLE.format(title="Một bài"), encoding="utf-8")
    (archive / "content/ledger").mkdir(exist_ok=True)
    make(archive / "content/ledger/mot.tsv")
    assert "content/ledger/mot.tsv: is no regular file" in run(archive, "render", code=1)


def test_a_content_file_too_large_to_be_one_is_not_read(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (archive / "content/hai.md").open("w", encoding="utf-8") as file:
        file.write(ARTICLE.format(title="Hai"))
        file.truncate(store.MOST_BYTES + 1)  # takes no room on the disk
    assert "no article has more than 32 MB" in run(archive, "build", code=1)
    monkeypatch.setattr(store, "MOST_BYTES", store.MOST_BYTES * 2)
    with (archive / "content/hai.md").open("r+", encoding="utf-8") as file:
        file.truncate(200)
    run(archive, "build")


@pytest.mark.parametrize("name", ["sources.csv", "a.meta.yaml"])
def test_a_pipe_in_place_of_a_note_is_not_waited_for(archive: Path, name: str) -> None:
    (archive / "seeds").mkdir()
    (archive / "seeds/a.txt").write_text(PAGE.format(number=1), encoding="utf-8")
    os.mkfifo(archive / "seeds" / name)
    assert f"seeds/{name}: is no regular file" in run(archive, "build", code=1)
    assert len(list((archive / "site/bai").glob("*.html"))) == 2


def test_a_pipe_among_the_seeds_is_in_no_edition_and_not_waited_for(archive: Path) -> None:
    (archive / "seeds").mkdir()
    os.mkfifo(archive / "seeds/a.txt")
    run(archive, "export", "bag")
    (bag,) = (archive / "dist").glob("*-bag.zip")
    with zipfile.ZipFile(bag) as packed:
        assert not [name for name in packed.namelist() if name.endswith("a.txt")]


@pytest.mark.parametrize("settings", [b"\xff\xfe", None], ids=["bytes", "folder"])
def test_settings_that_cannot_be_read_are_told(archive: Path, settings: bytes | None) -> None:
    path = archive / "archive.toml"
    path.unlink()
    path.mkdir() if settings is None else path.write_bytes(settings)
    assert "error: archive.toml: " in run(archive, "build", code=2)


def test_ten_thousand_namesakes_get_slugs_of_their_own() -> None:
    from luutru.content.slugs import choose_slug

    taken: set[str] = set()
    asked = 0

    def is_taken(slug: str) -> bool:
        nonlocal asked
        asked += 1
        return slug in taken

    for number in range(10_000):
        taken.add(choose_slug("Đại hội Đảng bộ", f"{number * 2654435761 % 2**48:012x}", is_taken))
    assert len(taken) == 10_000
    assert asked < 30_000, "the tries of each must not grow with the number of namesakes"

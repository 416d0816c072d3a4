"""Broken files, hostile names and failed writes cost nobody else anything."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from cleaned_pages import SLUG, edit, found, messages, page

from luutru.content.stage import update_content
from luutru.content.store import load_content, write_if_changed
from luutru.errors import Problem, ProblemsError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def test_a_broken_content_file_is_kept_and_the_rest_goes_on(content: Path) -> None:
    update_content([page("a.txt"), page("b.txt", "Bài khác")], content)
    edit(content, "title: Quận", "titel: Quận")
    (content / "bai-khac.md").write_bytes(b"---\ntitle: \xff\n---\n")
    before = {path: path.read_bytes() for path in content.glob("*.md")}
    report = update_content(
        [page("a.txt", salt="x"), page("b.txt", "Bài khác", salt="x"), page("c.txt", "Ba")], content
    )
    assert {path: path.read_bytes() for path in before} == before
    assert report.new == ["ba"]
    assert any('did you mean "title"?' in message for message in messages(report))
    assert any("is not UTF-8" in message for message in messages(report))
    with pytest.raises(ProblemsError) as caught:
        list(load_content(content))
    assert {problem.path for problem in caught.value.problems} == {
        f"content/{SLUG}.md",
        "content/bai-khac.md",
    }


def test_a_page_of_one_endless_line_can_be_read_again(content: Path) -> None:
    endless = "chữ " * 500_000
    update_content([page(title=endless, paragraphs=(endless,), authors=(found(endless),))], content)
    [file] = load_content(content)
    assert len(file.article.title) < 500
    assert len(file.article.summary or "") < 2100
    assert len(file.body_md) == len(endless.strip())


HOSTILE_NAMES = [
    "../../x.txt",
    "a\nb.txt",
    "x" * 300,
    "CON",
    "A.TXT",
    "a.txt",
    "b\\c",
    "tệp: #1.txt",
    "-",
    "null",
    "\udcff",
]


def test_hostile_input_names_stay_data(content: Path) -> None:
    pages = [page(name, f"Bài {number}", salt=str(number)) for number, name in enumerate(HOSTILE_NAMES)]
    assert len(update_content(pages, content).new) == len(HOSTILE_NAMES)
    assert {path.parent for path in content.parent.rglob("*.md")} == {content}
    files = sorted(load_content(content), key=lambda file: int(file.article.title.split()[1]))
    known = [name if name != "\udcff" else "\ufffd" for name in HOSTILE_NAMES]
    assert [file.article.source.file for file in files] == known
    assert update_content(pages, content).unchanged == len(HOSTILE_NAMES)


def test_a_link_out_of_the_folder_is_refused(content: Path, tmp_path: Path) -> None:
    content.mkdir()
    (tmp_path / "secret.md").write_text("---\ntitle: T\n---\n")
    (content / "a.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(ProblemsError, match="outside the content folder"):
        list(load_content(content))


@pytest.mark.parametrize("kind", ["circle", "pipe"])
def test_a_content_file_that_cannot_be_opened_stops_nothing(content: Path, kind: str) -> None:
    pages = [page(), page("001.txt", "Bài khác")]
    update_content(pages, content)
    path = content / f"{SLUG}.md"
    path.unlink()
    if kind == "circle":
        path.symlink_to(path.name)
    else:
        os.mkfifo(path)
    assert update_content(pages, content).unchanged == 2
    problems: list[Problem] = []
    assert len(list(load_content(content, problems=problems))) == 1
    assert [(problem.path, bool(problem.cure)) for problem in problems] == [(f"content/{SLUG}.md", True)]


def test_a_failed_write_leaves_the_old_file(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = content / "a.md"
    assert write_if_changed(path, "một")
    assert not write_if_changed(path, "một")

    def fail(*_: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OSError, match="no space"):
        write_if_changed(path, "hai")
    assert path.read_text() == "một"
    assert [child.name for child in content.iterdir()] == ["a.md"]

"""Damaged files beside the articles: told with file, line and cure, and they stop nothing."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.content.changes import Change, add_changes, load_changes, take_back
from luutru.errors import LuutruError

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = """Xã Hòa Lâm khánh thành cây cầu treo thứ {n}
2{n}/01/2018 08:00
Hơn hai trăm người dân xã Hòa Lâm có mặt từ sớm để chứng kiến cây cầu thứ {n} bắt đầu hoạt động.
Kinh phí xây dựng do các hộ trong vùng cùng đóng góp, phần còn lại được tỉnh hỗ trợ từ ngân sách.
Người dân mong muốn có thêm đèn chiếu sáng ở hai đầu cầu, nhất là vào những đêm mưa lũ dâng cao.
"""
SIDE = ["changes.tsv", "erased.tsv", "paragraphs.tsv", "set-aside.tsv", "urls.tsv"]


def run(archive: Path, *words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, [*words, "--archive", str(archive), "--lang", "en"])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("kho")
    (root / "seeds").mkdir()
    (root / "archive.toml").write_text('title = "Kho thử"\n', encoding="utf-8")
    for n in range(2):
        (root / f"seeds/{n}.txt").write_text(PAGE.format(n=n), encoding="utf-8")
    assert run(root, "publish")[0] == 0
    return root


@pytest.fixture
def archive(published: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(published, tmp_path / "kho"))


def replace(path: Path, make: Callable[[Path], object]) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    make(path)


@pytest.mark.parametrize(
    "make", [Path.mkdir, os.mkfifo, lambda path: path.symlink_to(path.name)], ids=["folder", "pipe", "circle"]
)
@pytest.mark.parametrize("name", [*SIDE, "ledger"])
def test_what_stands_in_the_place_of_a_side_file_is_named_and_stops_nothing(
    archive: Path, name: str, make: Callable[[Path], object]
) -> None:
    if name == "ledger" and make is Path.mkdir:
        return
    replace(archive / f"content/{name}", make)
    shutil.rmtree(archive / "site")
    code, output = run(archive, "build")
    assert code == 1
    assert re.search(rf"^error: content/{name}: .+ \(.*move", output, re.MULTILINE)
    assert len(list((archive / "site/bai").glob("*.html"))) == 2
    assert run(archive, "review", "--list")[0] == 0
    assert run(archive, "publish")[0] == 1


def test_an_article_whose_ledger_is_a_folder_waits_and_no_other_does(archive: Path) -> None:
    replace(sorted((archive / "content/ledger").glob("*.tsv"))[0], Path.mkdir)
    for n in range(2):
        (archive / f"seeds/{n}.txt").write_text(f"{PAGE.format(n=n)}\nMột dòng được thêm sau này.\n", "utf-8")
    code, output = run(archive, "build")
    assert (code, "cleaned 1" in output) == (1, True)
    assert re.search(r"error: content/ledger/\S+\.tsv: is no regular file \(move it away", output)


@pytest.mark.parametrize("name", SIDE)
def test_a_side_file_of_bytes_is_told_in_a_few_lines(archive: Path, name: str) -> None:
    (archive / f"content/{name}").write_bytes(bytes(range(256)) * 50)
    _, output = run(archive, "render")
    told = [
        line
        for line in output.splitlines()
        if line.startswith((f"warning: content/{name}", f"error: content/{name}"))
    ]
    assert 0 < len(told) <= 5
    assert all(re.match(r"\w+: \S+:\d+: .+ \(.+\)$", line) for line in told)


def test_decisions_are_noted_beside_damaged_rows_and_taken_out_again(tmp_path: Path) -> None:
    path = tmp_path / "changes.tsv"
    damaged = b"day\tid\tfield\told\tnew\twho\nhai\tba\n\xff\xfe\n"
    path.write_bytes(damaged)
    change = Change("2026-03-01", "0" * 12, "title", "Cũ", "Mới", "Thư")
    add_changes(tmp_path, [change])
    problems: list[object] = []
    assert load_changes(tmp_path, problems) == (change,)  # type: ignore[arg-type]
    assert len(problems) == 2
    take_back(tmp_path, [change, change], "2026-03-02")
    assert path.read_bytes() == damaged


def test_a_decision_that_cannot_be_noted_is_refused(tmp_path: Path) -> None:
    (tmp_path / "changes.tsv").mkdir()
    with pytest.raises(LuutruError, match=r"changes\.tsv: is no regular file \(move it away"):
        add_changes(tmp_path, [Change("2026-03-01", "0" * 12, "title", "Cũ", "Mới")])


def test_another_articles_id_typed_into_a_file_is_put_back_with_a_word(archive: Path) -> None:
    first, second = sorted((archive / "content").glob("*.md"))
    texts = [path.read_text(encoding="utf-8") for path in (first, second)]
    ids = [re.search(r'^id: "(\w+)"', text, re.MULTILINE)[1] for text in texts]  # type: ignore[index]
    first.write_text(texts[0].replace(ids[0], ids[1]), encoding="utf-8")
    _, output = run(archive, "build")
    line = texts[0].splitlines().index(f'id: "{ids[0]}"') + 1
    assert (
        f'content/{first.name}:{line}: "{ids[1]}" is not this article\'s id; "{ids[0]}" was put back'
        in output
    )
    assert first.read_text(encoding="utf-8") == texts[0]

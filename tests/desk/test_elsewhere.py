"""The same mistake in other pages of the outlet is found, mended together, and undone together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luutru.building.archive import open_archive
from luutru.content.store import load_content_file
from luutru.desk import lines, values
from luutru.desk.desk import Desk
from luutru.desk.elsewhere import find_lines, find_values, pattern_of
from luutru.model import Role

from .conftest import DOUBTFUL, LEDGER

if TYPE_CHECKING:
    from pathlib import Path

FIRST, SECOND, OTHER, DONE = "quan-hop-ban", "quan-hop-ban-2", "bao-khac", "da-duyet"


@pytest.fixture
def desk(archive: Path) -> Desk:
    for number, (name, old, new) in enumerate(
        [
            (SECOND, "Chia sẻ", "Chia sẻ"),
            (OTHER, "outlet: Kinh tế & Đô thị", "outlet: Hà Nội mới"),
            (DONE, "title: Quận họp bàn\n", "title: Quận họp bàn\nreviewed: true\n"),
        ]
    ):
        text = DOUBTFUL.replace("slug: quan-hop-ban", f"slug: {name}").replace(
            "0123456789ab", f"{number:012x}"
        )
        (archive / f"content/{name}.md").write_text(text.replace(old, new), encoding="utf-8")
        ledger = LEDGER.replace("Chia sẻ <", f"Chia  sẻ {number} <").replace("8\t", "9\t")
        (archive / f"content/ledger/{name}.tsv").write_text(ledger, encoding="utf-8")
    return Desk(open_archive(archive))


def test_values_alike_are_those_of_the_same_outlet_and_rule_that_nobody_reviewed(desk: Desk) -> None:
    found = find_values(desk, FIRST, "districts", "Ba Đình")
    assert [(like.name, like.value, like.line) for like in found] == [
        (FIRST, "Ba Đình", 4),
        (SECOND, "Ba Đình", 4),
    ]
    assert [like.name for like in find_values(desk, OTHER, "authors", "HN")] == [OTHER]
    assert find_values(desk, FIRST, "districts", "Tây Hồ") == ()


def test_values_alike_are_mended_and_given_back_together(desk: Desk) -> None:
    found = find_values(desk, FIRST, "authors", "HN")
    values.confirm(desk, [(like.name, like.value) for like in found], "authors", right=False)
    assert [desk.open(name).file.article.authors for name in (FIRST, SECOND, OTHER)] == [(), (), ("HN",)]
    desk.undo()
    assert [desk.open(name).file.article.authors for name in (FIRST, SECOND)] == [("HN",), ("HN",)]


def test_days_are_alike_where_the_rule_is(desk: Desk, archive: Path) -> None:
    path = archive / f"content/{SECOND}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("2018-03-03", "2018-03-09"), encoding="utf-8")
    found = find_values(desk, FIRST, "published", "2018-03-03")
    assert [(like.name, like.value) for like in found] == [(FIRST, "2018-03-03"), (SECOND, "2018-03-09")]


def test_a_title_is_alike_only_where_the_same_words_stand(desk: Desk, archive: Path) -> None:
    assert [like.name for like in find_values(desk, FIRST, "title", "Quận họp bàn")] == [FIRST, SECOND]
    path = archive / f"content/{SECOND}.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Quận họp bàn", "Xã mở hội"), encoding="utf-8")
    assert [like.name for like in find_values(desk, FIRST, "title", "Quận họp bàn")] == [FIRST]


def test_only_pages_with_the_words_are_read_whole(
    desk: Desk, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A title's rule stands in every file: of 10,000 articles all were parsed."""
    for name in (FIRST, SECOND):
        path = archive / f"content/{name}.md"
        text = path.read_text(encoding="utf-8").replace("outlet: Kinh", "x_outlet: Kinh")
        path.write_text(text.replace("text: Quận họp bàn", r'text: "Sông Thu \"mở\" hội"'), encoding="utf-8")
    desk.look()
    read: list[str] = []

    def load(folder: Path, name: str) -> object:
        read.append(name)
        return load_content_file(folder, name)

    monkeypatch.setattr("luutru.desk.elsewhere.load_content_file", load)
    assert [like.name for like in find_values(desk, FIRST, "title", "Quận họp bàn")] == [FIRST, SECOND]
    assert read == [FIRST, SECOND]
    read.clear()
    assert find_values(desk, FIRST, "kicker", "") == ()
    assert read == [], "nothing says what it was read from"


def test_lines_alike_differ_in_spaces_and_numbers_only(desk: Desk) -> None:
    assert pattern_of(" Tin  số 12") == pattern_of("Tin số 07")
    assert {like.name for like in find_lines(desk, FIRST, [3])} >= {FIRST, SECOND}
    assert [(like.name, like.line) for like in find_lines(desk, SECOND, [9])] == [(SECOND, 9)]
    assert find_lines(desk, FIRST, []) == ()


def test_the_very_same_line_is_found_in_pages_of_others(desk: Desk, archive: Path) -> None:
    """Six pages of one folder without an outlet were passed over, though all began with one line."""
    path = archive / f"content/{SECOND}.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("outlet: Kinh", "x_outlet: Kinh"), encoding="utf-8"
    )
    desk.look()
    found = [(like.name, like.line, like.foreign) for like in find_lines(desk, FIRST, [3])]
    assert found == [(FIRST, 3, False), (OTHER, 3, True), (SECOND, 3, False)]
    ledger = archive / f"content/ledger/{SECOND}.tsv"
    text = ledger.read_text(encoding="utf-8").replace("HN\n", "Tin số 7\n")
    ledger.write_text(text, encoding="utf-8")
    ledger = archive / f"content/ledger/{FIRST}.tsv"
    ledger.write_text(text.replace("số 7", "số 8"), encoding="utf-8")
    assert [like.name for like in find_lines(desk, FIRST, [7])] == [FIRST], "of others, equal lines alone"


def test_lines_alike_get_a_role_together(desk: Desk) -> None:
    found = find_lines(desk, FIRST, [4])
    lines.set_roles(desk, {like.name: {like.line} for like in found}, Role.FURNITURE)
    for name in (FIRST, SECOND):
        ledger = desk.open(name).ledger
        assert ledger
        assert [(row.role, row.rule) for row in ledger.rows if row.line == 4] == [(Role.FURNITURE, "by-hand")]
    desk.undo()
    assert find_lines(desk, FIRST, [4])[0].role is Role.BODY


def test_lines_with_the_same_label_are_alike() -> None:
    assert pattern_of("Ảnh: Minh Thư") == pattern_of(" Ảnh:  Hà Lê")
    assert pattern_of("Lúc 16:30 chiều") != pattern_of("Lúc 16:45 sáng")
    assert pattern_of(f"{'Rất dài ' * 4}: một") != pattern_of(f"{'Rất dài ' * 4}: hai")

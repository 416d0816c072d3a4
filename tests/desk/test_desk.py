"""Decisions on the desk: each is in content/ at once, readers are told, and undoing gives back every byte."""

from __future__ import annotations

import io
import json
import re
import subprocess
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from luutru.commands.addresses import run_rename, run_withdraw
from luutru.commands.review_table import apply_table
from luutru.console import Console
from luutru.content.changes import Change, load_changes
from luutru.desk import values, whole_articles
from luutru.errors import LuutruError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from luutru.desk.desk import Desk
    from luutru.desk.seen import Waiting
    from luutru.model import Article

DOUBTFUL, CERTAIN = "quan-hop-ban", "quan-ket-nap"


def article(desk: Desk, name: str = DOUBTFUL) -> Article:
    return desk.open(name).file.article


def waiting(desk: Desk) -> Waiting:
    desk.look()
    return desk.index.waiting()


def contents(archive: Path) -> dict[str, bytes]:
    return {
        path.relative_to(archive).as_posix(): path.read_bytes()
        for path in sorted((archive / "content").rglob("*"))
        if path.is_file()
    }


def test_the_queue_holds_what_is_doubtful_set_aside_repeated_and_broken(archive: Path, desk: Desk) -> None:
    (archive / "content/hong.md").write_text("---\ntitle: [\n---\n", encoding="utf-8")
    (archive / "content/set-aside.tsv").write_text(
        "file\treason\tdetail\na.txt\tempty\tx\n", encoding="utf-8"
    )
    whole_articles.link_copy(desk, CERTAIN, DOUBTFUL)
    queue = waiting(desk)
    assert [(task.name, len(task.doubts)) for task in queue.doubtful] == [(DOUBTFUL, 4)]
    assert [doubt.field for doubt in queue.doubtful[0].doubts] == ["event", "districts", "outlet", "authors"]
    assert [item.name for item in desk.set_aside()] == ["a.txt"]
    assert [(name, other) for name, _, other in queue.copies] == [(CERTAIN, "Quận họp bàn")]
    assert [problem.path for problem in queue.broken] == ["content/hong.md"]


def test_a_file_changed_elsewhere_is_seen_at_once(archive: Path, desk: Desk) -> None:
    assert len(waiting(desk).doubtful) == 1
    path = archive / f"content/{DOUBTFUL}.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("slug:", "reviewed: true\nslug:"), encoding="utf-8"
    )
    assert len(waiting(desk).doubtful) == 0


def sign(desk: Desk) -> str:
    """Work under a name that git knows."""
    who = "Nguyễn Thị Thủ Thư"
    for command in (["init", "-q"], ["config", "user.name", who]):
        subprocess.run(["git", "-C", str(desk.archive.root), *command], check=True)
    return who


def test_values_are_set_as_typed_and_readers_are_told_by_whom(desk: Desk) -> None:
    sign(desk)
    values.set_values(
        desk, DOUBTFUL, {"districts": "Đống Đa;  Tây Hồ ", "outlet": "", "title": "Quận họp bàn"}
    )
    found = article(desk)
    assert (found.districts, found.outlet, found.reviewed) == (("Đống Đa", "Tây Hồ"), None, False)
    told = {(change.field, change.old, change.new, change.who) for change in load_changes(desk.content)}
    assert told == {
        ("districts", "Đống Đa; Ba Đình", "Đống Đa; Tây Hồ", "Nguyễn Thị Thủ Thư"),
        ("outlet", "Kinh tế & Đô thị", "", "Nguyễn Thị Thủ Thư"),
    }
    values.set_values(desk, DOUBTFUL, {}, reviewed=True)
    assert article(desk).reviewed
    assert waiting(desk).doubtful == ()


def test_days_stand_in_their_fields_as_people_write_them(desk: Desk) -> None:
    value = next(value for value in desk.open(DOUBTFUL).values if value.field == "published")
    assert (value.text, value.held) == ("3/3/2018", "2018-03-03")
    values.set_values(desk, DOUBTFUL, {"published": "4/3/2018?"}, was={"published": value.text})
    assert article(desk).published == "2018?-03-04"
    assert desk.typed("published", article(desk).published) == "4/3/2018?"


def test_a_doubtful_value_is_right_or_wrong(desk: Desk) -> None:
    values.confirm(desk, [(DOUBTFUL, "Ba Đình")], "districts", right=False)
    values.confirm(desk, [(DOUBTFUL, "2018-03-02")], "event", right=True)
    values.confirm(desk, [(DOUBTFUL, "Kinh tế & Đô thị")], "outlet", right=True)
    found = article(desk)
    assert (found.districts, found.event, found.outlet) == (("Đống Đa",), "2018-03-02", "Kinh tế & Đô thị")
    assert [doubt.field for doubt in waiting(desk).doubtful[0].doubts] == ["authors"]


def test_a_value_that_is_none_changes_nothing(archive: Path, desk: Desk) -> None:
    before = contents(archive)
    for typed in ({"published": "hôm qua"}, {"districts": "Đống Đ"}, {"topics": "nhà trọ"}):
        with pytest.raises(LuutruError):
            values.set_values(desk, DOUBTFUL, typed)
    with pytest.raises(LuutruError):
        whole_articles.link_copy(desk, DOUBTFUL, DOUBTFUL)
    with pytest.raises(LuutruError):
        whole_articles.rename(desk, DOUBTFUL, "***")
    with pytest.raises(LuutruError):
        whole_articles.withdraw(desk, DOUBTFUL, "  ")
    assert contents(archive) == before
    assert desk.journal.decisions() == []


DECISIONS: dict[str, Callable[[Desk], object]] = {
    "values": lambda desk: values.set_values(desk, DOUBTFUL, {"outlet": "Hànộimới"}, reviewed=True),
    "right": lambda desk: values.confirm(desk, [(DOUBTFUL, "2018-03-02")], "event", right=True),
    "wrong": lambda desk: values.confirm(desk, [(DOUBTFUL, "Ba Đình")], "districts", right=False),
    "text": lambda desk: values.set_body(desk, DOUBTFUL, "Một đoạn.\r\n\r\nHai đoạn.\r\n"),
    "address": lambda desk: whole_articles.rename(desk, DOUBTFUL, "quan-hop-ban-viec"),
    "withdrawn": lambda desk: whole_articles.withdraw(desk, DOUBTFUL, "Theo yêu cầu của tòa soạn"),
    "reprint": lambda desk: whole_articles.link_copy(desk, DOUBTFUL, CERTAIN),
    "merged": lambda desk: whole_articles.merge(desk, DOUBTFUL, CERTAIN),
    "reviewed": lambda desk: values.set_values(desk, DOUBTFUL, {}, reviewed=True),
    "picture": lambda desk: values.add_picture(desk, DOUBTFUL, picture(), "", 1),
}


@pytest.mark.parametrize("decision", DECISIONS.values(), ids=DECISIONS.keys())
def test_every_decision_is_signed(decision: Callable[[Desk], object], desk: Desk) -> None:
    who = sign(desk)
    decision(desk)
    assert {change.who for change in load_changes(desk.content)} == {who}


def test_commands_sign_as_the_desk_does(desk: Desk) -> None:
    who = sign(desk)
    console = Console(quiet=True)
    run_withdraw(desk.archive, console, CERTAIN, "Nhầm", erase=False)
    run_rename(desk.archive, console, DOUBTFUL, "quan-hop")
    table = desk.archive.root / "a.csv"
    table.write_text("file,reviewed,outlet\nquan-hop.md,yes,Hànộimới\n", encoding="utf-8")
    apply_table(desk.archive, console, table, dry_run=False)
    told = [(change.field, change.new, change.who) for change in load_changes(desk.content)]
    rows = [("withdrawn", "Nhầm"), ("draft:slug", "quan-hop"), ("outlet", "Hànộimới"), ("reviewed", "true")]
    assert told == [(*row, who) for row in rows]


def test_what_is_done_twice_is_told_twice_and_undone_once(desk: Desk) -> None:
    for _ in range(2):
        whole_articles.withdraw(desk, DOUBTFUL, "Nhầm")
        whole_articles.restore(desk, DOUBTFUL)
    told = [change.new for change in load_changes(desk.content)]
    assert told == ["Nhầm", "", "Nhầm", ""]
    desk.undo()
    assert [change.new for change in load_changes(desk.content)] == told[:-1]


@pytest.mark.parametrize("decision", DECISIONS.values(), ids=DECISIONS.keys())
def test_a_decision_changes_something_and_undoing_it_gives_back_every_byte(
    decision: Callable[[Desk], object], archive: Path, desk: Desk
) -> None:
    values.set_values(desk, CERTAIN, {"outlet": "Hànộimới"})  # an older row of changes.tsv stays
    before = contents(archive)
    decision(desk)
    assert contents(archive) != before
    desk.undo()
    assert contents(archive) == before
    assert len(desk.journal.decisions()) == 1


def test_all_decisions_are_undone_one_after_the_other(archive: Path, desk: Desk) -> None:
    before = contents(archive)
    for name in ("wrong", "text", "values", "reprint", "address"):
        DECISIONS[name](desk)
    while desk.journal.decisions():
        desk.undo()
    assert contents(archive) == before
    assert load_changes(desk.content) == ()
    with pytest.raises(LuutruError, match="nothing to undo"):
        desk.undo()


def test_what_was_changed_since_is_told_once_and_does_not_bar_what_was_before(
    archive: Path, desk: Desk
) -> None:
    values.set_values(desk, CERTAIN, {"outlet": "Hànộimới"})
    values.set_values(desk, CERTAIN, {"title": "Quận kết nạp"})
    DECISIONS["text"](desk)
    path = archive / f"content/{DOUBTFUL}.md"
    mine = path.read_text(encoding="utf-8") + "\nThêm.\n"
    path.write_text(mine, encoding="utf-8")
    before = contents(archive)
    stuck = desk.journal.decisions()[-1]
    with pytest.raises(LuutruError, match=f'"{stuck.what}".*content/{DOUBTFUL}.md was changed since'):
        desk.undo()
    assert contents(archive) == before
    for _ in range(2):
        desk.undo()
    assert article(desk, CERTAIN).outlet is None
    assert article(desk, CERTAIN).title == "Quận kết nạp đảng viên"
    assert path.read_text(encoding="utf-8") == mine
    with pytest.raises(LuutruError, match="nothing to undo"):
        desk.undo()
    [left] = desk.journal.decisions()
    assert (left.what, left.before) == (stuck.what, stuck.before)
    assert left.stuck
    path.write_text(mine.removesuffix("\nThêm.\n"), encoding="utf-8")
    assert desk.undo() == left, "what is as it was left can be undone"


def test_decisions_about_one_file_are_undone_in_their_order_alone(archive: Path, desk: Desk) -> None:
    DECISIONS["wrong"](desk)
    DECISIONS["text"](desk)
    path = archive / f"content/{DOUBTFUL}.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nThêm.\n", encoding="utf-8")
    before = contents(archive)
    for why in ("was changed since", "was decided later"):
        with pytest.raises(LuutruError, match=why):
            desk.undo()
    assert contents(archive) == before


def test_a_merged_article_leaves_its_address_to_the_other(desk: Desk) -> None:
    whole_articles.merge(desk, DOUBTFUL, CERTAIN)
    assert article(desk, CERTAIN).aliases == (DOUBTFUL,)
    with pytest.raises(LuutruError):
        desk.open(DOUBTFUL)
    told = {
        (change.id, change.field, change.old, change.new)
        for change in load_changes(desk.content)
        if change.field in ("draft:slug", "merged")
    }
    assert told == {
        ("ba9876543210", "draft:slug", DOUBTFUL, CERTAIN),  # which was never published
        ("0123456789ab", "merged", DOUBTFUL, "ba9876543210"),
    }


def test_changes_without_a_name_are_read_as_they_were_written(archive: Path, desk: Desk) -> None:
    rows = "day\tid\tfield\told\tnew\n2026-01-02\tba9876543210\toutlet\t\tHànộimới\n"
    (archive / "content/changes.tsv").write_text(rows, encoding="utf-8")
    old = Change("2026-01-02", "ba9876543210", "outlet", "", "Hànộimới")
    assert load_changes(desk.content) == (old,)
    values.set_values(desk, CERTAIN, {"outlet": "Hànộimới"})
    assert old in load_changes(desk.content)


def test_a_withdrawn_article_is_published_again(desk: Desk, archive: Path) -> None:
    with pytest.raises(LuutruError, match="was not withdrawn"):
        whole_articles.restore(desk, DOUBTFUL)
    whole_articles.withdraw(desk, DOUBTFUL, "Nhầm")
    assert waiting(desk).doubtful == ()
    whole_articles.restore(desk, DOUBTFUL)
    assert article(desk).withdrawn is None
    assert len(waiting(desk).doubtful) == 1
    path = archive / f"content/{DOUBTFUL}.md"
    path.write_text(path.read_text(encoding="utf-8").split("Hôm qua")[0], encoding="utf-8")
    whole_articles.withdraw(desk, DOUBTFUL, "Nhầm")
    with pytest.raises(LuutruError, match="was erased"):
        whole_articles.restore(desk, DOUBTFUL)


def picture(colour: str = "red") -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(target, "PNG")
    return target.getvalue()


def test_a_picture_stands_where_it_was_put_and_leaves_without_a_trace(desk: Desk, archive: Path) -> None:
    before = contents(archive)
    values.add_picture(desk, CERTAIN, picture(), " Quận [họp]  bàn ", 1)
    text, shown = desk.open(CERTAIN).file.body_md.split("\n\n")
    assert text.startswith("Ngày 4/3")
    assert re.fullmatch(r"!\[Quận \\\[họp\\?\] bàn\]\(anh/[0-9a-f]{16}-40x30\.png\)", shown)
    assert len(list((archive / "content/anh").iterdir())) == 1
    with pytest.raises(LuutruError, match="already"):
        values.add_picture(desk, CERTAIN, picture(), "again", 0)
    values.add_picture(desk, DOUBTFUL, picture(), "", 0)
    assert desk.open(DOUBTFUL).file.body_md.startswith("![](anh/")
    desk.undo()
    assert len(list((archive / "content/anh").iterdir())) == 1, "another article shows it"
    desk.undo()
    assert contents(archive) == before


def test_what_is_no_picture_changes_nothing(desk: Desk, archive: Path) -> None:
    before = contents(archive)
    with pytest.raises(LuutruError, match="JPEG"):
        values.add_picture(desk, CERTAIN, b"<svg onload='x'/>", "", 1)
    assert contents(archive) == before


def test_any_decision_is_undone_that_nothing_came_after(archive: Path, desk: Desk) -> None:
    DECISIONS["wrong"](desk)
    values.set_values(desk, CERTAIN, {"outlet": "Hànộimới"})
    DECISIONS["text"](desk)
    first, other, last = desk.journal.decisions()
    later = f"“{last.what}” was decided later; undo that first"
    assert [desk.journal.hindrance(one) for one in (first, other, last)] == [later, "", ""]
    desk.undo(other.mark)
    assert article(desk, CERTAIN).outlet is None
    assert desk.journal.decisions() == [first, last]
    assert desk.journal.about(DOUBTFUL) == [last, first]
    with pytest.raises(LuutruError, match="nothing to undo"):
        desk.undo(other.mark)


def test_what_another_window_saved_is_not_taken_back_in_silence(desk: Desk) -> None:
    was = {value.field: value.text for value in desk.open(DOUBTFUL).values}
    values.set_values(desk, DOUBTFUL, {**was, "title": "Quận bàn việc", "outlet": ""}, was=was)
    mine = {**was, "published": "4/3/2018"}
    values.set_values(desk, DOUBTFUL, mine, was=was)
    found = article(desk)
    assert (found.title, found.outlet, found.published) == ("Quận bàn việc", None, "2018-03-04")
    with pytest.raises(LuutruError, match="Tiêu đề: changed meanwhile"):
        values.set_values(desk, DOUBTFUL, {**was, "title": "Quận họp", "outlet": ""}, was=was)
    assert article(desk).title == "Quận bàn việc"
    text = desk.open(DOUBTFUL).file.body_md
    values.set_body(desk, DOUBTFUL, "Một đoạn.", was=text)
    with pytest.raises(LuutruError, match="text: changed meanwhile"):
        values.set_body(desk, DOUBTFUL, "Hai đoạn.", was=text)
    assert desk.open(DOUBTFUL).file.body_md.strip() == "Một đoạn."


def test_days_and_topics_are_taken_as_people_write_them(desk: Desk) -> None:
    values.set_values(
        desk, CERTAIN, {"published": "5/3/2018", "topics": "Kết nạp, phát triển đảng viên; y tế"}
    )
    found = article(desk, CERTAIN)
    assert (found.published, found.topics[0]) == ("2018-03-05", "ket-nap-dang-vien")
    assert found.topics[1] == "y-te"


@pytest.mark.parametrize(
    ("typed", "districts", "wards"),
    [
        ({"districts": "ba vi", "wards": "phú cường"}, ("Ba Vì",), ("xã Phú Cường (Ba Vì)",)),
        (
            {"districts": "huyen Sóc Sơn; ĐONG DA", "wards": "xa phu cuong; phuong buoi"},
            ("Sóc Sơn", "Đống Đa"),
            ("xã Phú Cường (Sóc Sơn)", "phường Bưởi"),
        ),
        ({"wards": "lang"}, ("Đống Đa", "Ba Đình"), ("phường Láng",)),
    ],
)
def test_places_are_known_without_marks_case_or_unit(
    desk: Desk, typed: dict[str, str], districts: tuple[str, ...], wards: tuple[str, ...]
) -> None:
    values.set_values(desk, DOUBTFUL, typed)
    assert (article(desk).districts, article(desk).wards) == (districts, wards)


def test_a_date_that_is_none_is_told_with_what_people_write(desk: Desk) -> None:
    for typed in ("hôm qua", "31/13/2018", "2018-13"):
        with pytest.raises(LuutruError, match=f'"{typed}" is no date: write 19/1/2018'):
            values.set_values(desk, DOUBTFUL, {"published": typed})


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ({"wards": "phu cuong"}, r"which one: xã Phú Cường \(Ba Vì\), xã Phú Cường \(Sóc Sơn\)"),
        ({"districts": "Ba Vỉ; hoang maii"}, 'did you mean "Hoàng Mai"'),
        ({"wards": "phuong buoii"}, 'did you mean "phường Bưởi"'),
    ],
)
def test_a_place_that_is_none_is_told_with_the_nearest(desk: Desk, typed: dict[str, str], hint: str) -> None:
    with pytest.raises(LuutruError, match=hint):
        values.set_values(desk, DOUBTFUL, typed)


def test_an_author_with_a_comma_is_told_to_be_one(desk: Desk) -> None:
    values.set_values(desk, DOUBTFUL, {"authors": "Lê Vi, Hoàng Kim"})
    assert article(desk, DOUBTFUL).authors == ("Lê Vi, Hoàng Kim",)
    assert any("part several by “;”" in notice for notice in desk.take_notices())
    values.set_values(desk, DOUBTFUL, {"authors": "Lê Vi; Hoàng Kim"})
    assert not any("part several" in notice for notice in desk.take_notices())


def test_an_article_is_merged_into_the_other_with_such_a_title(desk: Desk) -> None:
    assert whole_articles.merge(desk, DOUBTFUL, "quận") == CERTAIN


def test_a_day_that_its_month_has_not_is_told(desk: Desk) -> None:
    with pytest.raises(LuutruError, match="2/2017 has no day 31"):
        values.set_values(desk, DOUBTFUL, {"published": "31/2/2017"})


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("19/5/2199", "19/5/2199 is still to come: today is"),
        ("2/3/2026", r"2/3/2026 is after the collection of the page on 1/3/2026 .*retrieved in content/"),
    ],
)
def test_no_page_was_published_after_it_was_collected(
    desk: Desk, archive: Path, typed: str, message: str
) -> None:
    path = archive / f"content/{DOUBTFUL}.md"
    text = path.read_text(encoding="utf-8")
    if "2026" in typed:
        source = f'source: {{file: a.txt, sha256: "{"0" * 64}", url: null, retrieved: "2026-03-01"}}\n'
        text = text.replace("evidence:\n", f"{source}evidence:\n", 1)
        path.write_text(text, encoding="utf-8")
    with pytest.raises(LuutruError, match=message):
        values.set_values(desk, DOUBTFUL, {"published": typed})
    assert path.read_text(encoding="utf-8") == text
    values.set_values(desk, DOUBTFUL, {"published": "1/3/2026"})
    assert desk.open(DOUBTFUL).file.article.published == "2026-03-01"


def test_an_outlet_is_typed_as_one_likes_and_a_new_one_is_told(desk: Desk) -> None:
    values.set_values(desk, CERTAIN, {"outlet": "kinh te va do thi"})
    assert article(desk, CERTAIN).outlet == "Kinh tế & Đô thị"
    assert not any("new outlet" in notice for notice in desk.take_notices())
    with pytest.raises(LuutruError, match=r"did you mean \"Kinh tế & Đô thị\""):
        values.set_values(desk, CERTAIN, {"outlet": "Kinh tế & Đô thịt"})
    values.set_values(desk, CERTAIN, {"outlet": "Báo Núi Bà"})
    assert "“Báo Núi Bà” is a new outlet: no other article has it" in desk.take_notices()


def test_a_decision_of_an_older_program_can_be_undone(desk: Desk, archive: Path) -> None:
    values.set_values(desk, DOUBTFUL, {"outlet": "Hànộimới"})
    journal, file = archive / ".luutru/desk-journal.jsonl", archive / f"content/{DOUBTFUL}.md"
    [decision] = map(json.loads, journal.read_text(encoding="utf-8").splitlines())
    decision["after"] = {f"content/{DOUBTFUL}.md": sha256(file.read_bytes()).hexdigest()}
    journal.write_text(json.dumps(decision) + "\n", encoding="utf-8")
    desk.undo()
    assert desk.open(DOUBTFUL).file.article.outlet == "Kinh tế & Đô thị"

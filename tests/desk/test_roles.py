"""Roles given on the desk: the article is composed anew, edits stay, cleaning again keeps them."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from luutru.building.archive import open_archive
from luutru.building.opening import open_site
from luutru.commands.addresses import run_withdraw
from luutru.commands.build import run_build
from luutru.commands.explain import run_explain
from luutru.commands.publish import run_publish
from luutru.console import Console
from luutru.content.changes import load_changes
from luutru.content.refreshing import find_hand_roles, place_roles
from luutru.content.second_stories import find_second_story
from luutru.content.store import content_names, load_ledger
from luutru.desk import lines, values, whole_articles
from luutru.desk.desk import Desk
from luutru.desk.sources_table import set_source
from luutru.errors import LuutruError
from luutru.exporting.payload import list_content, list_seeds
from luutru.memo import Memo
from luutru.model import LedgerRow, Role

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """Quận Đống Đa kết nạp 362 đảng viên mới
19-01-2018 15:45
Kinhtedothi - Ngày 19/1, Quận ủy Đống Đa tổ chức hội nghị tổng kết công tác kết nạp đảng viên mới của năm.
Theo báo cáo, 362 quần chúng ưu tú đã được bồi dưỡng, trong đó có công nhân và giáo viên của quận.
Bí thư Quận ủy yêu cầu các chi bộ tiếp tục tạo nguồn, nhất là ở khu vực ngoài nhà nước của quận.
Các chi bộ trường học được giao chỉ tiêu riêng cho từng quý, có kiểm tra vào cuối mỗi tháng của năm.
Trần Văn Mẫu
"""
LINE = "Bí thư Quận ủy yêu cầu các chi bộ"
SLUG = "quan-dong-da-ket-nap-362-dang-vien-moi"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "archive.toml").write_text('title = "Kho thử"\n', encoding="utf-8")
    (tmp_path / "seeds/a.txt").write_text(PAGE, encoding="utf-8")
    build(tmp_path)
    return tmp_path


@pytest.fixture
def desk(archive: Path) -> Desk:
    return Desk(open_archive(archive))


def build(archive: Path) -> None:
    console = Console(quiet=True)
    assert run_build(open_archive(archive), console, jobs=1, strict=False, timings=False) == 0


def publish(archive: Path) -> None:
    assert run_publish(open_archive(archive), Console(quiet=True), jobs=1) == 0


def roles(archive: Path, name: str = SLUG) -> dict[int, tuple[Role, str]]:
    ledger = load_ledger(archive / "content", name)
    assert ledger
    return {row.line: (row.role, row.rule) for row in ledger.rows if row.rule == "by-hand"}


def test_a_line_that_is_no_text_leaves_it_and_comes_back(archive: Path, desk: Desk) -> None:
    before = desk.open(SLUG).file
    assert LINE in before.body_md
    lines.set_roles(desk, {SLUG: [5]}, Role.FURNITURE)
    assert LINE not in desk.open(SLUG).file.body_md
    assert roles(archive) == {5: (Role.FURNITURE, "by-hand")}
    lines.set_roles(desk, {SLUG: [5]}, Role.SUBHEAD)
    assert f"## {LINE}" in desk.open(SLUG).file.body_md
    desk.undo()
    desk.undo()
    assert desk.open(SLUG).file == before


def test_cleaning_again_keeps_the_role_and_the_edits(archive: Path, desk: Desk) -> None:
    values.set_values(desk, SLUG, {"outlet": "Hànộimới"})
    lines.set_roles(desk, {SLUG: [5]}, Role.FURNITURE)
    after = desk.open(SLUG).file
    assert after.article.outlet == "Hànộimới"
    build(archive)
    assert desk.open(SLUG).file == after
    saved_again = f"Trang chủ\nThời sự\n{PAGE}Chia sẻ bài viết\n"
    (archive / "seeds/a.txt").write_text(saved_again, encoding="utf-8")
    build(archive)
    assert content_names(archive / "content") == [SLUG]
    assert LINE not in desk.open(SLUG).file.body_md
    assert roles(archive) == {7: (Role.FURNITURE, "by-hand")}


def test_the_title_may_be_another_line(desk: Desk) -> None:
    lines.set_roles(desk, {SLUG: [1]}, Role.FURNITURE)
    lines.set_roles(desk, {SLUG: [6]}, Role.TITLE)
    assert desk.open(SLUG).file.article.title.startswith("Các chi bộ trường học")


def test_a_page_that_is_gone_is_composed_of_its_ledger(archive: Path, desk: Desk) -> None:
    (archive / "seeds/a.txt").unlink()
    lines.set_roles(desk, {SLUG: [5]}, Role.FURNITURE)
    assert LINE not in desk.open(SLUG).file.body_md


def test_lines_become_an_article_of_their_own(
    archive: Path, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    name = lines.split(desk, SLUG, [5, 6])
    told = {(change.id, change.field, change.new) for change in load_changes(desk.content)}
    first, second = (desk.open(one).file.article.id for one in (SLUG, name))
    assert told == {(first, "work", "split off"), (second, "split", first)}
    with pytest.raises(LuutruError, match=f"{name}: was split off from a.txt, lines 5-6; .* explain {SLUG}"):
        run_explain(desk.archive, Console(quiet=True), name)
    capsys.readouterr()
    run_explain(desk.archive, Console(), SLUG)
    said = capsys.readouterr().out
    assert re.search(rf"{LINE[:30]}.*\n +because: the curator decided\n", said), "and nothing else it may be"
    new = desk.open(name).file
    assert new.article.title.startswith(LINE)
    assert new.body_md.startswith("Các chi bộ trường học")
    assert new.article.published == "2018-01-19"
    assert LINE not in desk.open(SLUG).file.body_md
    build(archive)
    assert "a.txt</code> · Dòng 5–6" in (archive / f"site/bai/{name}.html").read_text(encoding="utf-8")
    notes = archive / "content/changes.tsv"
    damaged = notes.read_text(encoding="utf-8").replace("a.txt: 5-6", "the last lines")
    notes.write_text(damaged, encoding="utf-8")
    build(archive)
    assert "the last lines" not in (archive / f"site/bai/{name}.html").read_text(encoding="utf-8")
    assert "Các chi bộ trường học" not in (archive / f"site/bai/{SLUG}.html").read_text(encoding="utf-8")
    desk.undo()
    assert content_names(archive / "content") == [SLUG]
    assert LINE in desk.open(SLUG).file.body_md


def test_an_article_split_off_and_withdrawn_stands_on_no_page(
    archive: Path, desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    name = lines.split(desk, SLUG, [5, 6])
    run_withdraw(desk.archive, Console(), name, "xin lỗi", erase=True)
    assert "was split off from a.txt, lines 5-6, which the ledger" in capsys.readouterr().out
    build(archive)
    build(archive)
    pages = {path.stem: path.read_text(encoding="utf-8") for path in (archive / "site/bai").glob("*.html")}
    assert pages.keys() == {SLUG, name}
    assert not any("Các chi bộ trường học" in page for page in pages.values())
    assert "Dòng 5–6 · <b>Tên bài khác</b> · nay là một bài riêng" in pages[SLUG]
    assert content_names(archive / "content") == sorted([SLUG, name])
    with Memo(archive) as memo:
        site, _ = open_site(desk.archive, Console(quiet=True), memo)
    left = {path for path, _ in list_content(site, archive / "content")}
    assert {f"{SLUG}.md", f"{name}.md"} <= left
    assert not [path for path in left if path.startswith("ledger/")], "it holds the text that was withdrawn"
    assert [path for path, _ in list_seeds(site, archive / "seeds", archive / "content")] == []


def test_an_article_split_off_has_the_values_of_its_own_lines(archive: Path, desk: Desk) -> None:
    second = (
        "Mưa đá ở Mê Linh\n\nTrận mưa đá làm hỏng rau của huyện Mê Linh.\n\nNgười dân trồng lại.\n\nLan Chi\n"
    )
    (archive / "seeds/a.txt").write_text(f"{PAGE}\n{second}", encoding="utf-8")
    build(archive)
    ledger = load_ledger(archive / "content", SLUG)
    assert ledger
    own = {text for text in second.split("\n") if text}
    name = lines.split(desk, SLUG, [row.line for row in ledger.rows if row.text in own])
    new = desk.open(name).file
    assert (new.article.title, new.article.districts) == ("Mưa đá ở Mê Linh", ("Mê Linh",))
    assert new.article.published == "2018-01-19"
    assert new.article.source.file is None
    assert "Mê Linh" not in desk.open(SLUG).file.article.districts


@pytest.mark.parametrize(
    ("line", "day", "told"),
    [
        ("05/02/2017 08:30", "2017-02-05", "its day is 5/2/2017, as its own lines say: “05/02/2017 08:30”"),
        ("", "2018-01-19", "its day is 19/1/2018, that of the article it was split off from"),
    ],
)
def test_an_article_split_off_is_read_like_a_page_of_its_own(
    archive: Path, desk: Desk, line: str, day: str, told: str
) -> None:
    own = ["Trường Bến Đò mở thư viện xanh cho học sinh", *filter(None, [line]), *SECOND[1:], "Lan Chi"]
    shutil.rmtree(archive / "content")
    (archive / "seeds/a.txt").unlink()
    paragraphs = "".join(f"<p>{text}</p>" for text in [*PAGE.splitlines(), *own])
    (archive / "seeds/a.html").write_text(f"<article>{paragraphs}</article>", encoding="utf-8")
    build(archive)
    ledger = load_ledger(archive / "content", SLUG)
    assert ledger
    mine = [row.line for row in ledger.rows if row.text.removeprefix("<p>").removesuffix("</p>") in own]
    assert len(mine) == len(own)
    name = lines.split(desk, SLUG, mine)
    new = desk.open(name).file
    assert (new.article.title, new.article.published, new.article.authors) == (own[0], day, ("Lan Chi",))
    assert new.body_md == "\n\n".join(SECOND[1:])
    assert any(told in notice for notice in desk.notices)
    assert bool(line) == (new.evidence["published"][0].confidence >= 0.9)


SECOND = [
    "Trường tiểu học Bến Đò khai trương thư viện xanh cho học sinh",
    "Trường tiểu học Bến Đò vừa khai trương thư viện xanh với hơn hai nghìn đầu sách phụ huynh quyên góp.",
    "Thư viện mở cửa mỗi ngày từ sáu giờ sáng, các em được mượn sách về nhà trong một tuần.",
]


def story_of(archive: Path) -> list[int]:
    ledger = load_ledger(archive / "content", SLUG)
    assert ledger
    return find_second_story(ledger.rows)[0]


def test_two_stories_in_one_page_are_asked_about_until_a_person_says(archive: Path, desk: Desk) -> None:
    (archive / "seeds/a.txt").write_text(PAGE + "\n".join(SECOND) + "\n", encoding="utf-8")
    build(archive)
    desk.look()
    assert desk.index.waiting().second_stories == ((SLUG, desk.open(SLUG).file.article.title, False),)
    assert len(story_of(archive)) == len(SECOND)
    lines.keep_whole(desk, SLUG)
    assert f"## {SECOND[0]}" in desk.open(SLUG).file.body_md
    build(archive)
    desk.look()
    assert desk.index.waiting().second_stories == ()
    desk.undo()
    name = lines.split(desk, SLUG, story_of(archive))
    assert desk.open(name).file.article.title == SECOND[0]
    assert SECOND[2] not in desk.open(SLUG).file.body_md
    assert desk.index.waiting().second_stories == ()


def test_one_line_is_no_article(archive: Path, desk: Desk) -> None:
    with pytest.raises(LuutruError, match="at least one paragraph"):
        lines.split(desk, SLUG, [5])
    assert roles(archive) == {}


def test_an_article_written_by_hand_has_no_lines(archive: Path, desk: Desk) -> None:
    (archive / "content/tay.md").write_text("---\ntitle: Viết tay\n---\n\nMột đoạn.\n", encoding="utf-8")
    with pytest.raises(LuutruError):
        lines.set_roles(desk, {"tay": [1]}, Role.BODY)


def test_an_article_by_a_persons_word_has_all_its_lines(archive: Path, desk: Desk) -> None:
    lines_of = ["Thông báo lịch cắt điện", "Thôn Đông", "Thôn Đoài", "Từ 7h30"]
    (archive / "seeds/b.txt").write_text("\n".join(["Trang chủ", *lines_of]) + "\n", encoding="utf-8")
    build(archive)
    opened = desk.open(lines.accept_input(desk, "b.txt"))
    assert opened.file.article.title == lines_of[0]
    assert [text for text in opened.file.body_md.split("\n") if text] == lines_of[1:]


LISTING = "\n".join(
    ["Tin mới nhất", *(f"Quận {n} khởi công trường học mới\n0{n}/03/2019" for n in range(1, 9))]
)


def test_an_input_that_was_set_aside_becomes_an_article_by_a_persons_word(archive: Path, desk: Desk) -> None:
    (archive / "seeds/b.txt").write_text(LISTING, encoding="utf-8")
    build(archive)
    assert [item.name for item in desk.set_aside()] == ["b.txt"]
    name = lines.accept_input(desk, "b.txt")
    assert desk.open(name).file.article.source.file == "b.txt"
    assert desk.set_aside() == ()
    build(archive)
    assert sorted(content_names(archive / "content")) == sorted([SLUG, name])
    desk.undo()
    assert content_names(archive / "content") == [SLUG]
    assert not (archive / "seeds/sources.csv").exists()


def test_what_a_person_says_is_no_article_waits_no_more(archive: Path, desk: Desk) -> None:
    for name, text in (("b.txt", LISTING), ("c.txt", LISTING), ("d.txt", LISTING.replace("Quận", "Phường"))):
        (archive / f"seeds/{name}").write_text(text, encoding="utf-8")
    build(archive)
    assert [item.name for item in desk.all_set_aside()] == ["b.txt", "c.txt", "d.txt"]
    assert [item.name for item in desk.set_aside()] == ["b.txt", "d.txt"], "the same bytes ask nothing"
    lines.refuse_input(desk, "b.txt")
    assert [item.name for item in desk.set_aside()] == ["d.txt"]
    build(archive)
    desk.look()
    assert [item.name for item in desk.set_aside()] == ["d.txt"]
    assert desk.refused() == frozenset({"b.txt"})
    lines.accept_input(desk, "b.txt")
    assert desk.refused() == frozenset()
    desk.undo()
    desk.undo()
    assert [item.name for item in desk.set_aside()] == ["b.txt", "d.txt"]


def test_an_article_may_be_said_to_be_none_and_that_undone(archive: Path, desk: Desk) -> None:
    values.set_values(desk, SLUG, {"outlet": "Hànộimới"})
    files = {path: path.read_bytes() for path in desk.files_of(SLUG)}
    lines.refuse_article(desk, SLUG)
    assert not desk.index.has(SLUG)
    assert not any(path.exists() for path in files)
    assert [item.reason for item in desk.all_set_aside()] == ["said-none"]
    assert desk.set_aside() == ()
    build(archive)
    assert content_names(desk.content) == []
    desk.undo()
    file = desk.files_of(SLUG)[0]
    assert file.read_bytes() == files[file]
    assert not (archive / "seeds/sources.csv").exists()
    build(archive)
    assert desk.all_set_aside() == ()
    assert desk.open(SLUG).file.article.outlet == "Hànộimới"


def test_roles_given_by_hand_are_not_lost_by_a_word_in_a_table(archive: Path, desk: Desk) -> None:
    lines.set_roles(desk, {SLUG: [5]}, Role.FURNITURE)
    (archive / "seeds/sources.csv").write_text("file,is_article\na.txt,no\n", encoding="utf-8")
    build(archive)
    assert content_names(desk.content) == [SLUG]
    lines.refuse_article(desk, SLUG)
    assert content_names(desk.content) == []


def test_an_article_that_readers_know_is_withdrawn_and_no_less(archive: Path, desk: Desk) -> None:
    assert run_publish(desk.archive, Console(quiet=True), jobs=1) == 0
    with pytest.raises(LuutruError, match="take it back"):
        lines.refuse_article(desk, SLUG)
    assert desk.index.has(SLUG)


@pytest.fixture
def accepted(archive: Path, desk: Desk) -> str:
    """An input that a person's word made an article, after another decision."""
    (archive / "seeds/b.txt").write_text(LISTING, encoding="utf-8")
    build(archive)
    values.set_values(desk, SLUG, {"outlet": "Hànộimới"})
    return lines.accept_input(desk, "b.txt")


def test_rows_of_sources_by_hand_do_not_bar_undoing_another(archive: Path, desk: Desk, accepted: str) -> None:
    sources = archive / "seeds/sources.csv"
    sources.write_text(sources.read_text(encoding="utf-8") + "c.txt,no\n", encoding="utf-8")
    (archive / "seeds/rong.txt").write_text("", encoding="utf-8")
    build(archive)
    desk.undo()
    assert sources.read_text(encoding="utf-8") == "file,is_article\nc.txt,no\n"
    assert not desk.index.has(accepted)
    assert [item.name for item in desk.set_aside()] == ["b.txt", "rong.txt"]
    desk.undo()
    assert desk.open(SLUG).file.article.outlet != "Hànộimới"


def test_its_own_row_by_hand_bars_undoing_it_and_no_other_decision(
    archive: Path, desk: Desk, accepted: str
) -> None:
    sources = archive / "seeds/sources.csv"
    mine = sources.read_text(encoding="utf-8").replace("b.txt,yes", "b.txt,no")
    sources.write_text(mine, encoding="utf-8")
    with pytest.raises(
        LuutruError, match=r'"is an article" \(b.txt\).*sources.csv says of b.txt was changed'
    ):
        desk.undo()
    desk.undo()
    assert desk.open(SLUG).file.article.outlet != "Hànộimới"
    assert sources.read_text(encoding="utf-8") == mine
    assert desk.index.has(accepted)


def test_a_rename_is_undone_after_a_build(archive: Path, desk: Desk) -> None:
    before = {path: path.read_bytes() for path in (archive / "content").rglob(f"{SLUG}.*")}
    whole_articles.rename(desk, SLUG, "ten-moi")
    build(archive)
    desk.undo()
    assert {path: path.read_bytes() for path in (archive / "content").rglob(f"{SLUG}.*")} == before
    assert content_names(archive / "content") == [SLUG]


def test_an_article_that_is_published_is_withdrawn_not_undone(
    archive: Path, desk: Desk, accepted: str
) -> None:
    publish(archive)
    with pytest.raises(LuutruError, match=f"{accepted} is published and would be gone; .* withdraw it"):
        desk.undo()
    assert desk.index.has(accepted)
    desk.undo()
    assert desk.open(SLUG).file.article.outlet != "Hànộimới"
    publish(archive)


def test_an_address_that_was_published_is_changed_back(archive: Path, desk: Desk) -> None:
    text = '---\ntitle: Viết tay\nid: "ba9876543210"\n---\n\nMột đoạn.\n'
    (archive / "content/tay.md").write_text(text, encoding="utf-8")
    publish(archive)
    whole_articles.rename(desk, "tay", "viet-tay")
    publish(archive)
    desk.undo()
    assert content_names(archive / "content") == [SLUG, "tay"]
    publish(archive)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "file,is_article\na.txt,yes\n"),
        ("file,url\na.txt,https://x.vn/1\n", "file,url,is_article\na.txt,https://x.vn/1,yes\n"),
        ("file;is_article\nb.txt;no\n", "file;is_article\nb.txt;no\na.txt;yes\n"),
        ("file,is_article\na.txt,no\n", "file,is_article\na.txt,yes\n"),
        ("\ufefffile\na.txt\n", "file,is_article\na.txt,yes\n"),
        ("File;Tờ báo\na.txt;Dân trí\n", "File;Tờ báo;is_article\na.txt;Dân trí;yes\n"),
    ],
)
def test_a_cell_of_the_table_of_sources_is_set(before: str, after: str) -> None:
    assert set_source(before, "a.txt", "is_article", "yes") == after


def test_equal_lines_are_told_apart_by_their_number() -> None:
    def page(*texts: str, by_hand: int = 0) -> list[LedgerRow]:
        return [
            LedgerRow(line, Role.CAPTION, "by-hand" if line == by_hand else "x", text)
            for line, text in enumerate(texts, 1)
        ]

    given = find_hand_roles(page("a", "b", "a", by_hand=3))
    assert place_roles(given, page("menu", "a", "b", "", "a", "a")) == {5: Role.CAPTION}
    assert place_roles(given, page("a", "b")) == {}


def test_corrections_tell_what_readers_saw_before_and_see_now(archive: Path, desk: Desk) -> None:
    def publish() -> str:
        assert run_publish(open_archive(archive), Console(quiet=True), jobs=1) == 0
        return (archive / "site/thay-doi.html").read_text(encoding="utf-8")

    values.set_values(desk, SLUG, {"outlet": "Báo Nháp"})
    values.set_values(desk, SLUG, {"outlet": "Lao Động"})
    assert "Lao Động" not in publish(), "nobody saw another outlet"
    desk.undo()
    values.set_values(desk, SLUG, {"outlet": "Lao Động"})
    assert "Báo Nháp" not in publish(), "it is as it was published"
    values.set_values(desk, SLUG, {"outlet": "Tuổi Trẻ"})
    values.set_values(desk, SLUG, {"outlet": "Tiền Phong"})
    told = publish()
    assert ("Lao Động" in told, "Tuổi Trẻ" in told, "Tiền Phong" in told) == (True, False, True)
    rows = load_changes(desk.content)
    assert [(row.old, row.new) for row in rows if row.field == "outlet"] == [("Lao Động", "Tiền Phong")]
    assert publish() == told
    assert load_changes(desk.content) == rows
    desk.undo()
    assert "Tuổi Trẻ" in publish(), "which readers see now"


def test_what_cleaning_finds_again_bars_no_undoing(archive: Path, desk: Desk) -> None:
    lead = desk.open(SLUG).file.article.summary or ""
    values.set_values(desk, SLUG, {"summary": ""})
    values.set_values(desk, SLUG, {"summary": lead})
    typed = desk.files_of(SLUG)[0].read_text(encoding="utf-8")
    (archive / "seeds/sources.csv").write_text("file,is_article\na.txt,yes\n", encoding="utf-8")
    build(archive)
    assert desk.files_of(SLUG)[0].read_text(encoding="utf-8") != typed, "the line proves it again"
    desk.undo()
    assert desk.open(SLUG).file.article.summary is None
    desk.undo()
    assert desk.open(SLUG).file.article.summary == lead

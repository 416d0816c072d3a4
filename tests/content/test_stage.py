"""The stage seeds → content: what is written, what stays as a person set it, what is reported."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luutru.content.frontmatter import parse_content
from luutru.content.ledger import rebuild_bytes
from luutru.content.set_aside import parse_set_aside
from luutru.content.stage import CleanReport, update_content
from luutru.content.store import load_content, load_ledger, move_article, write_if_changed
from luutru.errors import ProblemsError
from luutru.model import (
    Block,
    BlockKind,
    CleanedPage,
    Description,
    Evidence,
    Found,
    Line,
    RawPage,
    Role,
    SetAside,
    TaggedLine,
)

if TYPE_CHECKING:
    from pathlib import Path

LONG = (
    "Ngày 19/1, Quận ủy đã tổ chức hội nghị tổng kết công tác năm 2017 và triển khai nhiệm vụ năm 2018 "
    "trên địa bàn các phường. "
)


def found(value: str, line: int = 1) -> Found[str]:
    return Found(value, (Evidence(line, value, "test-rule", 0.9),))


def page(
    name: str = "000.txt",
    title: str = "Quận họp tổng kết",
    paragraphs: tuple[str, ...] = ("Mở đầu.", "Giữa bài.", "Kết bài."),
    published: str | None = "2018-01-19",
    salt: str = "",
    **values: object,
) -> CleanedPage:
    """A cleaned page whose raw page is its title, its paragraphs, and `salt` as furniture."""
    texts = (title, *paragraphs, salt)
    data = "\n".join(texts).encode()
    raw = RawPage(name, hashlib.sha256(data).hexdigest(), "utf-8", False, "\n", False, tuple(texts))
    roles = (Role.TITLE, *[Role.BODY] * len(paragraphs), Role.FURNITURE)
    lines = tuple(
        TaggedLine(Line(number, text, text), role, "test-rule", 1.0)
        for number, (text, role) in enumerate(zip(texts, roles, strict=True), 1)
    )
    kinds = (BlockKind.SAPO, *[BlockKind.PARAGRAPH] * len(paragraphs))
    blocks = tuple(
        Block(kind, text, (number,))
        for number, (kind, text) in enumerate(zip(kinds, paragraphs, strict=False), 2)
    )
    description = Description(
        title=found(title),
        published=found(published) if published else None,
        **values,  # type: ignore[arg-type]
    )
    return CleanedPage(raw, lines, description, blocks)


SLUG = "quan-hop-tong-ket"


def edit(folder: Path, old: str, new: str, name: str = SLUG) -> None:
    path = folder / f"{name}.md"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def read(folder: Path, name: str = SLUG) -> str:
    return (folder / f"{name}.md").read_text(encoding="utf-8")


def snapshot(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


def messages(report: CleanReport) -> list[str]:
    return [str(problem) for problem in report.problems]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


def test_a_new_page_becomes_an_article_with_its_ledger(content: Path) -> None:
    new = page(
        districts=(found("Đống Đa", 2),), suspected={"outlet": (Evidence(4, "x", "layout", 0.5, "Báo X"),)}
    )
    report = update_content([new], content)
    assert (report.read, report.new, report.problems) == (1, [SLUG], [])
    [file] = load_content(content)
    assert file.path == f"content/{SLUG}.md"
    assert file.article.id == new.raw.sha256[:12]
    assert (file.article.date, file.article.districts, file.article.outlet) == (
        "2018-01-19",
        ("Đống Đa",),
        None,
    )
    assert file.evidence["districts"][0].value == "Đống Đa"
    assert file.evidence["outlet"] == (Evidence(4, "x", "layout", 0.5, "Báo X"),)
    assert file.body_md == "Mở đầu.\n\nGiữa bài.\n\nKết bài."
    assert file.article.summary == "Mở đầu."
    ledger = load_ledger(content, SLUG)
    assert ledger is not None
    assert hashlib.sha256(rebuild_bytes(ledger)).hexdigest() == new.raw.sha256
    assert (content / "set-aside.tsv").read_text() == "file\treason\tdetail\n"


def test_again_with_nothing_changed_nothing_is_written(content: Path) -> None:
    pages: list[CleanedPage | SetAside] = [page(), page("001.txt", "Bài khác")]
    pages.append(SetAside("x.bin", "binary", "no text"))
    update_content(pages, content)
    before = snapshot(content)
    report = update_content(pages, content)
    assert snapshot(content) == before
    assert (report.unchanged, report.written, report.newly_set_aside) == (2, 0, [])
    assert report.set_aside == [SetAside("x.bin", "binary", "no text")]


def test_what_a_person_changed_stays_and_the_rest_is_refreshed(content: Path) -> None:
    update_content([page(outlet=found("Báo A"))], content)
    edit(content, "title: Quận họp tổng kết", "title: Tựa do người sửa")
    report = update_content([page(outlet=found("Báo B"), event=found("2018-01-18"))], content)
    file = parse_content(read(content), "content/a.md")
    assert (file.article.title, file.article.outlet, file.article.event) == (
        "Tựa do người sửa",
        "Báo B",
        "2018-01-18",
    )
    assert file.evidence["title"] == (Evidence(None, "", "by-hand", 1.0),)
    assert file.evidence["outlet"][0].text == "Báo B"
    assert (report.refreshed, report.by_hand, report.problems) == ([SLUG], [SLUG], [])


def test_a_clash_keeps_the_persons_and_is_reported_once(content: Path) -> None:
    update_content([page(outlet=found("Báo A"))], content)
    edit(content, "outlet: Báo A", "outlet: Báo Tay")
    newer = page(outlet=found("Báo B"))
    report = update_content([newer], content)
    assert parse_content(read(content), "x.md").article.outlet == "Báo Tay"
    assert report.clashes == 1
    [message] = messages(report)
    assert message.startswith(
        f'content/{SLUG}.md: "outlet" was changed by hand and is kept; cleaning now finds "Báo B"'
    )
    assert messages(update_content([newer], content)) == []


def test_a_deleted_line_stays_deleted(content: Path) -> None:
    update_content([page(outlet=found("Báo A"))], content)
    edit(content, "outlet: Báo A\n", "")
    update_content([page(outlet=found("Báo A"))], content)
    file = parse_content(read(content), "x.md")
    assert file.article.outlet is None
    assert "outlet" not in file.evidence


def test_date_follows_a_published_set_by_hand(content: Path) -> None:
    update_content([page()], content)
    edit(content, 'published: "2018-01-19"', 'published: "2017-05"')
    update_content([page()], content)
    assert "\ndate: 2017-05-01\n" in read(content)


def test_the_body_merges_by_paragraph_where_changes_do_not_touch(content: Path) -> None:
    update_content([page(paragraphs=("Một.", "Hai.", "Ba.", "Bốn."))], content)
    edit(content, "Hai.", "Hai, người sửa.")
    report = update_content([page(paragraphs=("Một.", "Hai.", "Ba.", "Bốn mới.", "Năm."))], content)
    assert parse_content(read(content), "x").body_md == "Một.\n\nHai, người sửa.\n\nBa.\n\nBốn mới.\n\nNăm."
    assert report.clashes == 0
    report = update_content([page(paragraphs=("Một.", "Hai hai.", "Ba.", "Bốn mới.", "Năm."))], content)
    assert "Hai, người sửa." in read(content)
    assert "Hai hai." not in read(content)
    assert report.clashes == 1


def test_comments_own_keys_order_and_quoting_survive(content: Path) -> None:
    update_content([page(outlet=found("Báo A"))], content)
    edit(content, "outlet: Báo A\n", "# xem lại\noutlet: 'Báo A' # theo ảnh chụp\nx_kho: {hop: 12}  # kệ 3\n")
    edit(content, "schema: 1\n", "")
    edit(content, "title:", "title:  ")
    update_content([page(outlet=found("Báo B"))], content)
    text = read(content)
    assert "# xem lại\n# theo ảnh chụp\noutlet: Báo B\nx_kho: {hop: 12}  # kệ 3\n" in text
    assert "title:   Quận" in text
    assert text.startswith("---\nid:")
    assert parse_content(text, "x.md").article.extra == {"x_kho": {"hop": 12}}


def test_reviewed_and_withdrawn_articles_are_left_alone(content: Path) -> None:
    for line in ("reviewed: true\n", "withdrawn: theo yêu cầu\n"):
        update_content([page(outlet=found("Báo A"))], content)
        edit(content, "summary:", f"{line}summary:")
        before = read(content)
        report = update_content([page(outlet=found("Báo B"), salt="khác")], content)
        assert read(content) == before
        assert "other bytes" in messages(report)[0]
        edit(content, line, "")


def test_new_bytes_update_the_article_whose_id_and_slug_are_frozen(content: Path) -> None:
    first = page()
    update_content([first], content)
    report = update_content([page(title="Tựa mới hẳn", salt="mới")], content)
    assert (report.new, report.refreshed) == ([], [SLUG])
    [file] = load_content(content)
    assert (file.article.id, file.article.slug) == (first.raw.sha256[:12], SLUG)
    assert file.article.title == "Tựa mới hẳn"
    assert file.article.source.sha256 == page(title="Tựa mới hẳn", salt="mới").raw.sha256


def test_a_deleted_content_file_is_not_resurrected(content: Path) -> None:
    update_content([page()], content)
    (content / f"{SLUG}.md").unlink()
    report = update_content([page()], content)
    assert report.missing == [SLUG]
    assert not (content / f"{SLUG}.md").exists()
    assert f"withdraw {SLUG}" in messages(report)[0]


def test_a_content_file_renamed_by_hand_keeps_its_article(content: Path) -> None:
    update_content([page()], content)
    (content / f"{SLUG}.md").rename(content / "ten-khac.md")
    report = update_content([page(event=found("2018-01-18"))], content)
    assert report.missing == report.new == []
    assert sorted(path.name for path in content.glob("*.md")) == ["ten-khac.md"]
    assert sorted(path.name for path in (content / "ledger").iterdir()) == ["ten-khac.tsv"]
    assert "event:" in read(content, "ten-khac")


def test_the_same_bytes_twice_are_set_aside(content: Path) -> None:
    report = update_content([page("a.txt"), page("b.txt")], content)
    assert report.new == [SLUG]
    assert report.newly_set_aside == [SetAside("b.txt", "same-bytes", "the same bytes as a.txt")]


def test_a_renamed_seed_keeps_its_article(content: Path) -> None:
    update_content([page("b.txt")], content)
    edit(content, "title: Quận họp tổng kết", "title: Của người")
    report = update_content([page("a.txt")], content)
    assert (report.new, report.gone) == ([], [])
    [file] = load_content(content)
    assert (file.article.source.file, file.article.title) == ("a.txt", "Của người")


def test_the_same_text_in_other_bytes_is_a_duplicate(content: Path) -> None:
    text = (LONG, LONG + "Thêm.")
    report = update_content(
        [page("a.txt", paragraphs=text), page("b.txt", paragraphs=text, salt="x")], content
    )
    assert len(report.new) == 2
    first, second = sorted(load_content(content), key=lambda file: file.article.source.file or "")
    assert (first.article.duplicate_of, second.article.duplicate_of) == (None, first.article.id)
    again = update_content([page("b.txt", paragraphs=text, salt="x")], content, is_present=lambda name: True)
    assert again.written == 0


def test_short_bodies_are_no_duplicates(content: Path) -> None:
    update_content([page("a.txt"), page("b.txt", salt="x")], content)
    assert [file.article.duplicate_of for file in load_content(content)] == [None, None]


def test_a_removed_seed_leaves_its_article_and_is_reported(content: Path) -> None:
    update_content([page("a.txt"), SetAside("leer.txt", "empty", "")], content)
    report = update_content([], content)
    assert report.gone == [SLUG]
    assert (content / f"{SLUG}.md").exists()
    assert parse_set_aside((content / "set-aside.tsv").read_text()) == ()
    assert update_content([], content, is_present=lambda name: True).gone == []


def test_a_page_that_is_now_set_aside_keeps_its_article(content: Path) -> None:
    update_content([page("a.txt")], content)
    report = update_content([SetAside("a.txt", "listing", "")], content)
    assert report.set_aside == []
    assert "withdraw" in messages(report)[0]
    assert (content / f"{SLUG}.md").exists()


def test_namesakes_get_the_ids_first_digits(content: Path) -> None:
    pages = [page(f"{number:03}.txt", salt=str(number)) for number in range(200)]
    update_content(pages, content)
    names = {file.article.slug for file in load_content(content)}
    assert names == {SLUG} | {f"{SLUG}-{other.raw.sha256[:6]}" for other in pages[1:]}


def test_no_new_article_takes_the_address_of_one_written_by_hand(content: Path) -> None:
    content.mkdir()
    (content / "Bài Tay.md").write_text("---\ntitle: T\n---\n")
    (content / "QUAN-HOP.md").write_text("---\ntitle: T\n---\n")
    pages = [page("a.txt", "Bài tay"), page("b.txt", "Quận họp"), page("c.txt", "Đã chuyển")]
    report = update_content(pages, content, reserved={"da-chuyen": ""})
    assert report.new == [
        f"{slug}-{one.raw.sha256[:6]}"
        for slug, one in zip(["bai-tay", "quan-hop", "da-chuyen"], pages, strict=True)
    ]
    assert len({file.article.slug for file in load_content(content)}) == 5


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


def test_a_page_without_a_headline_is_titled_by_its_first_words(content: Path) -> None:
    lost = page(paragraphs=(LONG,))
    lost = replace(lost, description=replace(lost.description, title=None))
    update_content([lost], content)
    [file] = load_content(content)
    assert file.article.title == "Ngày 19/1, Quận ủy đã tổ chức hội nghị tổng kết công…"
    assert file.evidence["title"][0].rule == "first-words"
    assert file.article.title.removesuffix("…") in LONG


def test_a_lost_ledger_costs_no_edit(content: Path) -> None:
    update_content([page(outlet=found("Báo A"))], content)
    edit(content, "outlet: Báo A", "outlet: Báo Tay")
    (content / "ledger" / f"{SLUG}.tsv").unlink()
    report = update_content([page(outlet=found("Báo A"))], content)
    assert report.new == []
    [file] = load_content(content)
    assert file.article.outlet == "Báo Tay"
    assert (content / "ledger" / f"{SLUG}.tsv").exists()


def test_a_crash_between_article_and_ledger_leaves_nothing_by_hand(content: Path) -> None:
    update_content([page(outlet=found("Báo A"))], content)
    ledger = content / "ledger" / f"{SLUG}.tsv"
    old = ledger.read_bytes()
    update_content([page(outlet=found("Báo B"))], content)
    ledger.write_bytes(old)
    assert update_content([page(outlet=found("Báo B"))], content).by_hand == []
    update_content([page(outlet=found("Báo C"))], content)
    assert next(load_content(content)).article.outlet == "Báo C"


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


def test_a_moved_article_keeps_its_ledger(content: Path) -> None:
    update_content([page()], content)
    move_article(content, SLUG, "ten-moi")
    assert update_content([page()], content).unchanged == 1
    assert load_ledger(content, "ten-moi") is not None
    (content / "khac.md").write_text("---\ntitle: T\n---\n")
    with pytest.raises(FileExistsError):
        move_article(content, "ten-moi", "khac")


def test_a_link_out_of_the_folder_is_refused(content: Path, tmp_path: Path) -> None:
    content.mkdir()
    (tmp_path / "secret.md").write_text("---\ntitle: T\n---\n")
    (content / "a.md").symlink_to(tmp_path / "secret.md")
    with pytest.raises(ProblemsError, match="outside the content folder"):
        list(load_content(content))


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


LINES = st.sampled_from(
    ["outlet: Người gõ", "kicker: 'Của tôi'", "rights: 'CC BY'", "x_so: [1, 2]", "# ghi chú của tôi",
     "authors: [Tôi, Bạn]", "event: 2017-05", "updated: 2019", "aliases: [cu]"]
)  # fmt: skip
TYPED = ["Tôi viết.", "Tôi thêm\nhai dòng.", "**Tôi**"]
BODY_EDITS = st.lists(st.tuples(st.integers(0, 4), st.sampled_from(TYPED)), max_size=3)
PARAGRAPHS = ["Mở đầu.", "Giữa bài.", "Kết bài.", "Đoạn mới.", "Đoạn khác."]
FRESH = st.tuples(
    st.lists(
        st.sampled_from(PARAGRAPHS),
        min_size=1,
        max_size=5,
        unique=True,
    ),
    st.sampled_from([None, "Báo A", "Báo B"]),
    st.sampled_from(["2018-01-19", None, "2018-02"]),
    st.sampled_from(["Quận họp tổng kết", "Tựa tìm thấy"]),
)


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(LINES, unique=True, max_size=4),
    body=BODY_EDITS,
    fresh=st.lists(FRESH, min_size=1, max_size=3),
)
def test_nothing_a_person_typed_is_lost(
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[str],
    body: list[tuple[int, str]],
    fresh: list[tuple[list[str], str | None, str | None, str]],
) -> None:
    content = tmp_path_factory.mktemp("edit") / "content"
    update_content([page(outlet=found("Báo A"))], content)
    keys = {line.split(":")[0] for line in lines}
    front, body_md = read(content).split("\n---\n", 1)
    kept = [line for line in front.split("\n") if line.split(":")[0] not in keys]
    paragraphs = body_md.strip("\n").split("\n\n")
    for place, text in body:
        paragraphs.insert(place, text)
    typed = "\n".join([kept[0], *lines, *kept[1:]])
    (content / f"{SLUG}.md").write_text(
        typed + "\n---\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8"
    )
    for texts, outlet, published, title in fresh:
        again = page(
            title=title,
            paragraphs=tuple(texts),
            published=published,
            outlet=found(outlet) if outlet else None,
        )
        update_content([again], content)
        text = read(content)
        for line in lines:
            assert f"\n{line}\n" in text
        for _, typed_text in body:
            assert text.count(typed_text) >= sum(typed_text == other for _, other in body)
        assert parse_content(text, "content/a.md").article.slug == SLUG

"""Cleaning again after a person's edits: what they typed stays, the rest is refreshed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from cleaned_pages import SLUG, edit, found, messages, page, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from luutru.content.frontmatter import parse_content
from luutru.content.stage import update_content
from luutru.content.store import load_content
from luutru.model import (
    Evidence,
    Known,
)

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.model import CleanedPage


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


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
        told = [*messages(report), *[item.reason for item in report.set_aside]]
        assert ("other bytes" in told[0]) or told == ["withdrawn"]
        edit(content, line, "")


def test_a_deleted_content_file_is_not_resurrected(content: Path) -> None:
    update_content([page()], content)
    (content / f"{SLUG}.md").unlink()
    report = update_content([page()], content)
    assert report.missing == [SLUG]
    assert not (content / f"{SLUG}.md").exists()


def test_a_content_file_renamed_by_hand_keeps_its_article(content: Path) -> None:
    update_content([page()], content)
    (content / f"{SLUG}.md").rename(content / "ten-khac.md")
    report = update_content([page(event=found("2018-01-18"))], content)
    assert report.missing == report.new == []
    assert sorted(path.name for path in content.glob("*.md")) == ["ten-khac.md"]
    assert sorted(path.name for path in (content / "ledger").iterdir()) == ["ten-khac.tsv"]
    assert "event:" in read(content, "ten-khac")


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


def labelled(category: str, *tags: str) -> CleanedPage:
    """A page that its outlet filed under a section and key words."""
    made = page()
    return replace(made, raw=replace(made.raw, known=Known(category=(category,), tags=tags)))


def test_section_and_key_words_are_refreshed_unless_a_person_set_them(content: Path) -> None:
    update_content([labelled("Thời sự", "kết nạp")], content)
    update_content([labelled("Chính trị", "kết nạp", "tổng kết")], content)
    file = parse_content(read(content), "content/a.md")
    assert file.article.extra == {"x_category": "Chính trị", "x_tags": ["kết nạp", "tổng kết"]}
    edit(content, "x_category: Chính trị", "x_category: Xây dựng Đảng\nx_kho: A1")
    report = update_content([labelled("Xã hội")], content)
    file = parse_content(read(content), "content/a.md")
    assert file.article.extra == {"x_category": "Xây dựng Đảng", "x_kho": "A1"}
    assert report.by_hand == [SLUG]

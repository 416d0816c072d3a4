"""Ids of paragraphs that were published: whatever becomes of a text, each goes on answering, once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from luutru.content.paragraphs import (
    PublishedArticle,
    find_former,
    make_sketch,
    parse_published,
    publish_article,
    render_published,
)
from luutru.site.body_html import make_anchors

BODY = (
    "Sáng 3/3, Quận ủy Ba Đình tổ chức hội nghị giao ban công tác xây dựng Đảng quý một năm 2018.",
    "Kết quả đạt được",
    "Trong quý, Đảng bộ quận đã kết nạp được sáu mươi đảng viên mới, đạt ba mươi phần trăm chỉ tiêu cả năm.",
    "Bên cạnh đó, công tác kiểm tra, giám sát được các cấp ủy quan tâm thực hiện đúng chương trình đề ra.",
    "Phát biểu kết luận, Bí thư Quận ủy yêu cầu các đơn vị khắc phục tồn tại, hoàn thành nhiệm vụ quý hai.",
)
TEXTS = st.lists(st.sampled_from(BODY) | st.text(alphabet="abc đ.", min_size=1, max_size=12), max_size=7)


def passages(texts: tuple[str, ...] | list[str]) -> list[tuple[str, str]]:
    return [(anchor, text) for anchor, text in zip(make_anchors(texts), texts, strict=True) if anchor]


def anchor_of(text: str) -> str:
    return make_anchors([text])[0]


def edit(place: int, *texts: str, until: int | None = None) -> list[str]:
    end = place + 1 if until is None else until
    return [*BODY[:place], *texts, *BODY[end:]]


def lead_to(after: list[str]) -> dict[str, str]:
    """Former id → the text it leads to, when BODY was published and `after` is what stands there now."""
    now = passages(after)
    text_of = {"": "", **dict(now)}
    former = find_former(publish_article(None, "0" * 64, passages(BODY)), now)
    return {old: text_of[anchor] for anchor, ids in former.items() for old in ids}


def test_nothing_is_kept_where_nothing_changed() -> None:
    assert lead_to(list(BODY)) == {}
    row = publish_article(None, "ab" * 32, passages(BODY))
    assert row.key_for("ab" * 32) == ""
    assert row.key_for("cd" * 32) != ""


def test_an_edited_beginning_leads_to_the_edited_paragraph() -> None:
    mended = BODY[2].replace("Trong quý, Đảng bộ", "Trong quý I năm 2018, toàn Đảng bộ")
    assert lead_to(edit(2, mended)) == {anchor_of(BODY[2]): mended}


def test_a_paragraph_is_found_by_its_words_where_its_place_says_otherwise() -> None:
    mended = "Ngoài ra, " + BODY[3].removeprefix("Bên cạnh đó, ")
    assert lead_to([mended, *BODY[:3], BODY[4]]) == {anchor_of(BODY[3]): mended}
    assert lead_to(edit(3, "Một đoạn mới chen vào đây.", mended)) == {anchor_of(BODY[3]): mended}


def test_a_paragraph_joined_to_another_leads_there() -> None:
    joined = f"{BODY[2]} {BODY[3]}"
    assert lead_to(edit(2, joined, until=4)) == {anchor_of(BODY[3]): joined}


def test_what_was_rewritten_wholly_is_found_by_its_place() -> None:
    assert lead_to(edit(1, "Những con số")) == {anchor_of(BODY[1]): "Những con số"}


def test_what_was_taken_out_leads_to_its_neighbour() -> None:
    assert lead_to(edit(3)) == {anchor_of(BODY[3]): BODY[2]}
    assert lead_to(edit(0)) == {anchor_of(BODY[0]): BODY[1]}
    assert set(lead_to([])) == set(map(anchor_of, BODY))


def test_what_comes_back_has_its_own_id_again() -> None:
    mended = "Trong quý I, Đảng bộ" + BODY[2].removeprefix("Trong quý, Đảng bộ")
    row = publish_article(None, "0" * 64, passages(BODY))
    edited = publish_article(row, "1" * 64, passages(edit(2, mended)))
    again = find_former(edited, passages(BODY))
    assert again == {anchor_of(BODY[2]): (anchor_of(mended),)}


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_every_id_ever_published_answers_once_through_any_edits(versions: list[list[str]]) -> None:
    row: PublishedArticle | None = None
    ever: set[str] = set()
    for number, texts in enumerate(versions):
        now = passages(texts)
        former = find_former(row, now)
        answering = [*(anchor for anchor, _ in now), *(old for ids in former.values() for old in ids)]
        assert len(answering) == len(set(answering))
        ever |= {anchor for anchor, _ in now}
        assert set(answering) == ever
        row = publish_article(row, f"{number:064}", now)
        assert find_former(row, now) == former, "publishing changes no page"
        assert publish_article(row, f"{number:064}", now) == row
        rows = {f"{number:012x}": row}
        assert parse_published(render_published(rows)) == (rows, [])


@given(st.text())
def test_any_file_is_read_without_an_error(text: str) -> None:
    rows, _ = parse_published(text)
    for row in rows.values():
        find_former(row, passages(BODY))
    assert parse_published(render_published(rows)) == (rows, [])


@given(TEXTS, TEXTS)
def test_two_branches_that_both_published_lose_no_id(ours: list[str], theirs: list[str]) -> None:
    rows = [publish_article(None, f"{one:064}", passages(texts)) for one, texts in enumerate((ours, theirs))]
    text = "".join(render_published({"0" * 12: row}) for row in rows)
    merged, _ = parse_published(text)
    answering = find_former(merged["0" * 12], passages(BODY))
    known = {anchor for anchor, _ in (*passages(ours), *passages(theirs))}
    assert {old for ids in answering.values() for old in ids} == known - {
        anchor for anchor, _ in passages(BODY)
    }


def test_sketches_tell_an_edit_from_another_text() -> None:
    sketches = [make_sketch(text) for text in BODY]
    assert len(set(sketches)) == len(BODY)
    assert make_sketch(BODY[3]) == make_sketch(BODY[3].upper().replace(",", ";"))

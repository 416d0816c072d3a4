from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from luutru.model import BY_HAND, Ledger, LedgerRow, Role
from luutru.site.left_out import make_left_out
from luutru.site.words import load_words
from luutru.vietnamese.folding import squeeze

WORDS = load_words("vi")


def ledger(*rows: tuple[Role, str, str], newline: str = "\n") -> Ledger:
    lines = tuple(LedgerRow(number, *row) for number, row in enumerate(rows, 1))
    return Ledger("utf-8", bom=False, newline=newline, final_newline=True, rows=lines)


def test_neighbours_left_out_for_one_reason_are_one_run() -> None:
    found = make_left_out(
        ledger(
            (Role.FURNITURE, "menu", "Trang chủ"),
            (Role.BLANK, "blank", ""),
            (Role.FURNITURE, "menu", "Thời sự"),
            (Role.TITLE, "title", "Tiêu đề"),
            (Role.FURNITURE, "menu", "Xem thêm"),
            (Role.RELATED, WORDS.roles["related"], "Bài khác"),
        ),
        ["Tiêu đề"],
        WORDS,
    )
    assert found is not None
    assert [(run.place, run.role_text, run.text) for run in found.runs] == [
        ("Dòng 1–3", WORDS.roles["furniture"], "Trang chủ\nThời sự"),
        ("Dòng 5", WORDS.roles["furniture"], "Xem thêm"),
        ("Dòng 6", WORDS.roles["related"], "Bài khác"),
    ]
    assert found.count_text == "4 dòng"


def test_what_was_given_to_another_article_is_told_without_its_text_whatever_the_words() -> None:
    words = load_words("vi", {"split_reason": WORDS.edited_reason})
    rows = ((Role.BODY, "b", "Một đoạn bị bỏ đi."), (Role.RELATED, BY_HAND, "Một bài khác."))
    for split in (True, False):
        found = make_left_out(ledger(*rows), [], words, split=split)
        assert found is not None
        assert [run.text for run in found.runs] == ["Một đoạn bị bỏ đi.", "" if split else "Một bài khác."]


def test_page_and_list_together_are_the_raw_page() -> None:
    rows = (
        (Role.TITLE, "t", "Tiêu đề"),
        (Role.META, "m", "19-01-2018 15:45"),
        (Role.SAPO, "s", "Kinhtedothi -  Ngày 19/1, Quận uỷ họp."),
        (Role.BODY, "b", "Một đoạn bị người biên tập bỏ đi."),
        (Role.BODY, "b", "Một đoạn ngắt"),
        (Role.BODY, "b", "giữa chừng."),
        (Role.ALT, "a", "Ảnh 1"),
        (Role.BYLINE, "y", "HN"),
    )
    shown = ["Tiêu đề", "Ngày 19/1, Quận ủy họp.", "Một đoạn ngắt giữa chừng."]
    found = make_left_out(ledger(*rows), shown, WORDS)
    assert found is not None
    assert [run.text for run in found.runs] == [
        "19-01-2018 15:45",
        "Một đoạn bị người biên tập bỏ đi.",
        "Ảnh 1",
        "HN",
    ]
    assert found.runs[1].role_text == WORDS.roles["edited"]


def test_a_caption_printed_twice_in_one_line_is_on_the_page() -> None:
    doubled = ledger((Role.CAPTION, "c", "Khai giảng lớp họcKhai giảng lớp học"))
    assert make_left_out(doubled, ["Khai giảng lớp học"], WORDS) is None


def test_nothing_left_out_is_no_list() -> None:
    assert make_left_out(ledger((Role.TITLE, "t", "A"), (Role.BLANK, "", "")), ["A"], WORDS) is None


def test_pieces_of_markup_are_shown_as_their_text() -> None:
    found = make_left_out(
        ledger(
            (Role.BODY, "b", '<p class="x">Một &amp; hai'),
            (Role.FURNITURE, "f", '<a href="/x">Chia sẻ</a>'),
            newline="",
        ),
        ["Một & hai"],
        WORDS,
    )
    assert found is not None
    assert [run.text for run in found.runs] == ["Chia sẻ"]


def test_characters_no_page_may_hold_are_replaced() -> None:
    found = make_left_out(ledger((Role.FURNITURE, "f", "a\x00b\udc80c")), [], WORDS)
    assert found is not None
    assert found.runs[0].text == "a\ufffdb\ufffdc"


PIECES = st.lists(st.sampled_from(["Kinhtedothi -", "Ngày 19/1,", "họp", "Quận ủy", "QUẬN UỶ", "1", "…"]))
LINES = st.lists(PIECES.map(" ".join), max_size=5)


@given(LINES, LINES)
def test_a_line_is_left_out_when_its_letters_are_not_on_the_page(lines: list[str], shown: list[str]) -> None:
    def stands(line: str) -> bool:
        own, parts = squeeze(line), [squeeze(part) for part in shown]
        return any(own in part or (part in own and 2 * len(part) >= len(own)) for part in parts)

    found = make_left_out(ledger(*[(Role.BODY, "b", line) for line in lines]), shown, WORDS)
    left = [line for run in found.runs for line in run.text.split("\n")] if found else []
    assert left == [line.strip() for line in lines if not stands(line)]


def test_a_reason_is_in_words_and_names_no_rule() -> None:
    rows = ((Role.FURNITURE, "ph=share", "Chia sẻ"), (Role.META, "LR=HQ/B", "19-01-2018"))
    found = make_left_out(ledger(*rows), [], WORDS)
    assert found is not None
    assert [run.reason for run in found.runs] == [
        "cụm từ quen thuộc của khung trang",
        "hình dạng và vị trí của dòng",
    ]

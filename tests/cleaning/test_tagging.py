"""Tagging: the seeds line for line, the grammar, repetitions, second stories; and that nothing is lost."""

import random
import string
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luutru.cleaning.tagging.grammar import (
    FOLLOWERS,
    INDEX,
    NAMES,
    ROLES,
    all_steps,
    best_path,
    find_steps,
    read_states,
)
from luutru.cleaning.tagging.pictures import caption_score
from luutru.cleaning.tagging.shapes import line_end, look_at
from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import SCALE, ZERO, add_rows, load_weights
from luutru.knowledge.phrases import load_phrases
from luutru.model import Line, Role, TaggedLine
from luutru.vietnamese.folding import match_key
from luutru.vietnamese.repair import repair_line

PHRASES, WEIGHTS = load_phrases(), load_weights()
CORPUS = Path(__file__).parents[1] / "corpus"


def tag(*raws: str) -> tuple[TaggedLine, ...]:
    return tag_lines([Line(n, raw, *repair_line(raw)) for n, raw in enumerate(raws, 1)], PHRASES, WEIGHTS)


def rows_of(path: Path) -> list[tuple[str, str]]:
    body = path.read_text(encoding="utf-8").partition("\n---\n")[2].removesuffix("\n")
    return [(role, text) for role, _, text in (row.partition("\t") for row in body.split("\n"))]


@pytest.mark.parametrize("path", sorted((CORPUS / "pages").glob("seed-*.src")), ids=lambda path: path.stem)
def test_the_five_original_documents_are_exact(path: Path) -> None:
    rows = rows_of(path)
    found = tag(*(text for _, text in rows))
    assert [str(line.role) for line in found] == [role for role, _ in rows]


PARAGRAPH = (
    "Theo báo cáo tại hội nghị, toàn huyện đã trồng mới hơn hai nghìn cây xanh. Tỷ lệ cây sống đạt trên tám "
    "mươi phần trăm, cao hơn năm ngoái."
)
TITLE = "Huyện Gia Lâm trồng hai nghìn cây xanh dịp đầu xuân"
LEAD = "Sáng 12/2, huyện Gia Lâm phát động Tết trồng cây tại xã Đa Tốn với gần 500 người tham gia."


@pytest.mark.parametrize("line", ["00:00", "| --- | --- |", "14:20 5/6/2022", "Video", "Chính trị", "***"])
@pytest.mark.parametrize("below", [(), (TITLE,)])
def test_clocks_rulers_and_labels_are_no_headlines(line: str, below: tuple[str, ...]) -> None:
    found = tag(line, *below, LEAD, PARAGRAPH, PARAGRAPH)
    assert found[0].role is not Role.TITLE


def roles(*raws: str) -> list[Role]:
    return [line.role for line in tag(*raws) if line.role is not Role.BLANK]


def test_a_title_printed_under_a_picture_is_its_alternative_text() -> None:
    found = roles(
        TITLE,
        LEAD,
        PARAGRAPH,
        f"{TITLE} - ảnh 1",
        "Đoàn viên trồng cây ở xã Đa Tốn",
        PARAGRAPH + " ",
        "Lê Hạnh Vi",
    )
    assert found[3:5] == [Role.ALT, Role.CAPTION]
    assert found[-1] is Role.BYLINE


def test_names_and_text_of_readers_comments_are_furniture() -> None:
    found = roles(
        TITLE,
        LEAD,
        PARAGRAPH,
        PARAGRAPH + " A",
        "Lê Hạnh Vi",
        "Bình luận (1)",
        "Trần Đức Lâm",
        "Hay quá!",
        "Thích (3) Trả lời",
    )
    assert found[4] is Role.BYLINE
    assert set(found[5:]) == {Role.FURNITURE}


def test_a_second_story_below_the_first_is_set_apart() -> None:
    texts = [
        PARAGRAPH.replace("hai nghìn", number)
        for number in ("ba nghìn", "bốn nghìn", "năm nghìn", "sáu nghìn")
    ]
    first = [TITLE, "12/02/2021 08:00", LEAD, *texts[:2], "Lê Hạnh Vi"]
    lead = "Chiều 13/2, quận Hà Đông khai trương hai điểm đọc sách miễn phí cho thiếu nhi."
    second = ["Quận Hà Đông mở thêm hai điểm đọc sách miễn phí", "13/02/2021 09:10", lead, *texts[2:]]
    found = tag(*first, *second)
    assert [line.role for line in found[6:]] == [Role.RELATED] * 5
    assert {line.rule for line in found[6:]} == {"second-story"}
    assert [line.role for line in found[:6]] == [
        Role.TITLE, Role.META, Role.SAPO, Role.BODY, Role.BODY, Role.BYLINE,
    ]  # fmt: skip


@given(
    st.lists(st.text(string.ascii_letters + string.digits + " .,:-|ăâđêôơư\n\t©", max_size=120), max_size=40)
)
@settings(max_examples=60, deadline=None)
def test_every_line_gets_one_role_and_only_empty_ones_are_blank(raws: list[str]) -> None:
    found = tag(*raws)
    assert [line.number for line in found] == list(range(1, len(raws) + 1))
    assert all((line.role is Role.BLANK) == (not line.text) for line in found)
    assert all(line.runner_up is not line.role for line in found)


@given(
    st.lists(st.lists(st.floats(-20, 20), min_size=len(NAMES), max_size=len(NAMES)), min_size=1, max_size=12)
)
@settings(max_examples=60, deadline=None)
def test_the_best_path_obeys_the_grammar(emissions: list[list[float]]) -> None:
    zero = [[0.0] * len(NAMES)] * len(NAMES)
    path = best_path(emissions, all_steps(zero), zero[0])
    assert len(path) == len(emissions)
    assert all(after in FOLLOWERS[before] for before, after in pairwise(path))
    parts = "".join(NAMES[state][0] for state in path)
    assert list(parts) == sorted(parts, key="htpsbe".index)


@given(st.integers(0, 2**32), st.integers(1, 14))
@settings(max_examples=60, deadline=None)
def test_leaving_states_out_changes_no_reading(seed: int, lines: int) -> None:
    chance = random.Random(seed)
    rows = [[chance.randint(-900, 900) for _ in NAMES] for _ in range(len(NAMES) + 1 + lines)]
    transitions, first, emissions = rows[: len(NAMES)], rows[len(NAMES)], rows[len(NAMES) + 1 :]
    steps = find_steps(transitions, beam=10**9)

    def total(path: list[int]) -> int:
        moves = sum(transitions[before][after] for before, after in pairwise(path))
        return first[path[0]] + moves + sum(row[state] for row, state in zip(emissions, path, strict=True))

    assert total(best_path(emissions, steps, first)) == total(
        best_path(emissions, all_steps(transitions), first)
    )


@given(st.lists(st.sampled_from(sorted(WEIGHTS.features)), max_size=80))
@settings(max_examples=60, deadline=None)
def test_one_sum_gives_the_scores_of_all_states(names: list[str]) -> None:
    learned = [WEIGHTS.features[name] for name in names]
    expected = [ZERO + sum(round(row.get(state, 0.0) * SCALE) for row in learned) for state in NAMES]
    assert add_rows(WEIGHTS.rows([*names, "unknown"])) == expected


def test_a_label_seen_before_has_the_same_shape_and_stays_as_it_is() -> None:
    first = look_at("Tin liên quan", PHRASES)
    names = list(first.names)
    first.names.append("changed")
    first.letter = "?"
    again = look_at("Tin liên quan", PHRASES)
    assert (again.names, again.letter) == (names, "r")


def test_states_learned_from_roles_give_the_roles_back() -> None:
    gold = [Role(role) for role, _ in rows_of(CORPUS / "pages" / "seed-003.src") if role != "blank"]
    states = read_states(gold)
    assert [ROLES[state] for state in states] == gold
    assert states[0] == INDEX["t-title"]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("Anh nói.", "stop"), ("“Tôi mong vậy.”", "stop"), ("Còn tiếp…", "dots"), ("cắt ở đây...", "dots"),
        ("Vì sao?", "ask"), ("Ảnh |", "pipe"), ("“Nhà sạch”", "quote"), ("Ảnh (TL)", "paren"),
        ("(Ảnh: T.P).", "stop"),
        ("Đại hội", "word"), ("gồm:", "colon"),
    ],
)  # fmt: skip
def test_line_ends(text: str, end: str) -> None:
    assert line_end(text) == end


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Trần Long", "name=words2"), ("X.Sinh", "name=initials"), ("VÂN THÙY", "name=caps"),
        ("Bài và ảnh: Lê Vi", "name=credit"), ("Ban Truyền thông nhà trường", "name=unit"),
        ("Ngọc Diễm - Hoàng Kim", "name=several"), ("Lê Vi (thực hiện)", "name=written-by"),
        ("19-01-2018 15:45", "date=only"), ("Thứ Ba, 06/08/2019 - 07:30", "date=only"),
        ("Ngày đăng 21/05/2019 | 14:32 | View count: 341", "date=only"), ("Theo Hà Nội mới", "source/name"),
        ("HNP - Diễn ra trong hai ngày", "dateline"), ("(Dân trí) - Hơn 40ha rau", "dateline"),
        ("img_0231.jpg", "file"), ("Sách trao cho học sinh xã Đa Tốn. Ảnh: T.P", "photo"),
    ],
)  # fmt: skip
def test_shapes_of_short_lines(text: str, name: str) -> None:
    assert name in look_at(text, PHRASES).names


@pytest.mark.parametrize(
    "text",
    ["Quận Tây Hồ nằm bên hồ", "Theo ông Nam", "Ngày 3-11 là ngày hội", "Tháng 5 có nhiều mưa"],
)
def test_sentences_are_no_names_dates_or_credits(text: str) -> None:
    names = look_at(text, PHRASES).names
    assert "date=only" not in names
    assert not any(name.startswith("name=words") for name in names)


def test_several_headlines_in_one_line_show_by_their_capitals() -> None:
    run = (
        "57 tân binh quận Tây Hồ hô vang lời thề hiếu nghĩa Lần đầu tiên tổ chức kết nạp Đảng cho công dân "
        "Tập huấn công tác cơ sở cho cán bộ chủ chốt"
    )
    assert "run" in look_at(run, PHRASES).names
    assert "run" not in look_at(PARAGRAPH, PHRASES).names


def test_captions_open_otherwise_than_sentences() -> None:
    caption = sum(caption_score(match_key("Quang cảnh buổi lễ tại trụ sở"), PHRASES)[:2])
    sentence = sum(
        caption_score(match_key("Tuy nhiên, nếu không có tiền thì cũng chưa thể làm"), PHRASES)[:2]
    )
    assert caption > 1 > -1 > sentence


def test_the_one_paragraph_of_a_page_is_its_text() -> None:
    found = tag(
        "Khai mạc hội thi cắm hoa",
        "12/10/2020 14:24",
        "Multimedia",
        "8h sáng nay, hội thi cắm hoa của các trường trong quận khai mạc tại nhà thi đấu với hơn hai trăm cô "
        "giáo dự thi. Ban giám khảo chấm trong hai ngày rồi mới công bố kết quả. (Theo VTV1)",
    )
    assert [str(line.role) for line in found] == ["title", "meta", "furniture", "sapo"]


CUT_DOWN = (
    "Phường Mai Động tặng quà 40 thợ hàn nghỉ hưu",
    "Chiều thứ bảy, hội trường phường chật kín người. Bốn mươi bác thợ hàn của nhà máy cũ nhận mỗi người "
    "một chiếc phích và một tấm khăn len, do lớp trẻ trong khu phố góp tiền mua.",
    "Bác Lường Văn Pha, 81 tuổi, kể chuyện hàn cầu giữa đêm. Nghe xong, mấy cậu học nghề xin được về nhà "
    "bác xem bộ đồ nghề đã theo ông bốn chục năm.",
    "MINH HOÀNG",
)


def test_a_page_cut_down_to_its_text_keeps_title_and_author() -> None:
    assert [str(line.role) for line in tag(*CUT_DOWN)] == ["title", "sapo", "body", "byline"]


def test_a_count_of_comments_beside_the_date_ends_nothing() -> None:
    found = tag(
        "Câu lạc bộ đàn bầu mừng xuân",
        "14/02/2019",
        "0 Comments",
        "Chiều mồng chín Tết, hơn 50 hội viên câu lạc bộ đàn bầu gặp mặt tại nhà văn hóa xã.",
        "Năm qua, câu lạc bộ mở hai lớp dạy đàn miễn phí cho học trò trong xã.",
        "Cuối buổi, mỗi người nhận một bao lì xì có câu hát viết tay.",
        "Leave a Reply",
    )
    assert [str(line.role) for line in found[3:6]] == ["sapo", "body", "body"]


def test_an_infographic_is_no_outlet() -> None:
    assert "dateline" in look_at("(LĐTĐ) Chiều nay, quận họp bàn việc thu gom rác.", PHRASES).names
    assert "dateline" not in look_at("(Infographic) Bà Hà Thị Na giữ chức Chủ tịch Hội", PHRASES).names

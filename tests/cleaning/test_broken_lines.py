"""Pieces of one paragraph have one role, on pages of fixed width and on others."""

from __future__ import annotations

import pytest

from luutru.cleaning.tagging.broken_lines import find_paragraphs
from luutru.cleaning.tagging.shapes import look_at
from luutru.cleaning.tagging.tagger import tag_lines
from luutru.cleaning.tagging.weights import load_weights
from luutru.knowledge.phrases import load_phrases
from luutru.model import Line, Role

PHRASES = load_phrases()
#: A story as a word processor broke it: some first words stand alone.
BROKEN = [
    "Huyện Ba Vì khánh thành bốn công trình chào mừng ngày lễ",
    "15/09/2014 08:30",
    "Ngày 12/9, huyện Ba Vì đã tổ chức lễ gắn biển bốn công trình chào",
    "mừng ngày lễ lớn của huyện, gồm hai trường học, một trạm y tế và một",
    "nhà văn hóa với tổng mức đầu tư gần 40 tỷ đồng.",
    "Phát",
    "biểu tại buổi lễ, lãnh đạo huyện đã biểu dương các đơn vị thi công,",
    "đồng thời yêu cầu sớm bàn giao để các nhà trường kịp đưa vào sử",
    "dụng trước ngày khai giảng và bảo đảm an toàn cho học sinh.",
    "Đồng",
    "chí Lê Văn Nhẫn, Chủ tịch xã Tản Hồng, cho biết người dân đã hiến",
    "hơn 600 mét vuông đất để làm đường vào trường trong hai năm qua.",
]


def lines_of(texts: list[str], numbers: list[int] | None = None) -> list[Line]:
    return [Line(n, text, text) for n, text in zip(numbers or range(1, len(texts) + 1), texts, strict=True)]


def runs(texts: list[str], numbers: list[int] | None = None, *, fixed_width: bool = False) -> list[range]:
    shapes = [look_at(text, PHRASES) for text in texts]
    return find_paragraphs(shapes, lines_of(texts, numbers), fixed_width=fixed_width)


def test_a_broken_page_is_read_in_paragraphs() -> None:
    found = tag_lines(lines_of(BROKEN), PHRASES, load_weights())
    assert [line.role for line in found[:2]] == [Role.TITLE, Role.META]
    for run in (range(2, 5), range(5, 9), range(9, 12)):
        roles = {found[index].role for index in run}
        assert len(roles) == 1, [found[index].text for index in run]
        assert roles <= {Role.SAPO, Role.BODY}


@pytest.mark.parametrize(
    ("texts", "numbers", "fixed_width", "expected"),
    [
        (["Đồng", "chí Lê Hà, Chủ tịch xã"], None, True, [range(2)]),
        (["Đồng", "chí Lê Hà, Chủ tịch xã"], None, False, []),
        (
            ["Sáng nay huyện đã tổ chức lễ gắn biển", "bốn công trình,", "gồm hai trường."],
            None,
            True,
            [range(3)],
        ),
        (["Sáng nay huyện đã tổ chức lễ gắn biển", "bốn công trình."], None, False, [range(2)]),
        (["Sáng nay huyện đã tổ chức lễ gắn biển", "bốn công trình."], [1, 3], False, []),
        (["Sáng nay huyện đã tổ chức lễ gắn biển.", "bốn công trình."], None, True, []),
        (["Sáng nay huyện đã tổ chức lễ gắn biển", "Bốn công trình."], None, True, []),
    ],
)
def test_a_line_goes_on_in_the_next(
    texts: list[str], numbers: list[int] | None, fixed_width: bool, expected: list[range]
) -> None:
    assert runs(texts, numbers, fixed_width=fixed_width) == expected

"""A second story below one that is signed above its text."""

from __future__ import annotations

import pytest

from luutru.cleaning.tagging.dressing import look_through
from luutru.cleaning.tagging.second_story import set_second_story_apart
from luutru.knowledge.phrases import load_phrases
from luutru.model import Line, Role, TaggedLine

PHRASES = load_phrases()
PROSE = "Hơn hai trăm người tham gia quét dọn từ sáng sớm đến trưa ở cả bốn xóm."
FIRST = [
    (Role.TITLE, "Quận thay sáu mươi ghế đá ở công viên"), (Role.BYLINE, "Tô Hạ"), (Role.SAPO, PROSE),
    (Role.BODY, PROSE), (Role.BODY, PROSE),
]  # fmt: skip
SECOND = [
    "Nghĩa trang trồng thêm hai nghìn cây thông",
    "15/05/2017 16:30",
    "Diệp Anh",
    PROSE,
    "Cây cao một mét.",
]


def settle(*second: str) -> list[Role]:
    rows = [*FIRST, *((Role.BODY, text) for text in (*second, PROSE))]
    lines = [TaggedLine(Line(n, text, text), role, "test", 1.0) for n, (role, text) in enumerate(rows, 1)]
    shapes = [look_through(line.text, PHRASES) for line in lines]
    return [line.role for line in set_second_story_apart(lines, shapes)][len(FIRST) :]


def test_a_story_with_its_headline_date_and_author_is_set_apart() -> None:
    assert settle(SECOND[0], SECOND[1], SECOND[2], PROSE, *SECOND[3:]) == [Role.RELATED] * 7


@pytest.mark.parametrize("missing", [0, 1, 2])
def test_a_headline_a_date_or_a_name_alone_is_no_story(missing: int) -> None:
    rest = [text for place, text in enumerate(SECOND[:3]) if place != missing]
    assert Role.RELATED not in settle(*rest, PROSE)

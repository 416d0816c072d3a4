"""Pages of headlines with a teaser and a day each; an article and a chronicle are none."""

from __future__ import annotations

from itertools import chain

import pytest

from luutru.cleaning.tagging.cards import name_cards
from luutru.knowledge import load_knowledge
from luutru.model import Line, Role, TaggedLine

PHRASES = load_knowledge().phrases
CARDS = (
    ("Bến Xưa: Đêm hội đèn trời trên sông Mơ", "Đêm hội năm nay có hai trăm chiếc đèn.", "12/03/2021"),
    ("Xóm Kè vào mùa phơi gốm", "Lò nào cũng đỏ lửa từ tinh mơ...", "Thứ sáu, 05/02/2021 08:15"),
    ("Thư viện Bến Xưa bỏ trống đã ba năm", "Nhà mới xây xong mà chưa có sách để đọc!", "20/01/2021"),
    ("Chợ đêm sông Mơ mở lại sau mùa nước", "Tiểu thương dọn hàng từ chiều.", "20/01/2021"),
)
HEAD, FOOT = ("Bến Xưa TV", "Tag: Bến Xưa"), ("Xem thêm", "1 2 3 4 Trang sau")
TOLD = "Ông Mẫu cho biết xã đã vận động được hơn ba trăm hộ hiến đất làm đường ra bến."


def is_list(*texts: str) -> bool:
    lines = [TaggedLine(Line(n, text, text), Role.BODY, "test", 1.0) for n, text in enumerate(texts, 1)]
    return bool(name_cards(lines, PHRASES))


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (2, 0, 1)])
def test_headlines_with_a_teaser_and_a_day_each_are_a_list(order: tuple[int, ...]) -> None:
    cards = [tuple(card[at] for at in order) for card in CARDS]
    assert is_list(*HEAD, *chain(*cards), *FOOT)
    assert is_list(*chain(*cards[:3]))
    assert is_list(*HEAD, *chain(*cards[:2]), *FOOT)
    assert not is_list(*HEAD, *chain(*cards[:2]))
    assert not is_list(*cards[0], *FOOT)


def test_an_article_with_such_a_list_below_it_is_none() -> None:
    assert not is_list("Phường họp dân", TOLD, *chain(*CARDS), *FOOT)
    assert not is_list(*CARDS[0], TOLD, *chain(*CARDS))


def test_a_chronicle_goes_from_its_first_day_to_the_last() -> None:
    assert not is_list(*chain(*reversed(CARDS)))

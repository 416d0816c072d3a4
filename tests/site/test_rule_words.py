from __future__ import annotations

import pytest

from luutru.site.rule_words import rule_words
from luutru.site.words import load_words


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("date-line", "dòng ngày tháng của trang"),
        ("ph=share", "cụm từ quen thuộc của khung trang"),
        ("copied/long/next", "lặp lại một dòng khác"),
        ("LR=HQ/B", "hình dạng và vị trí của dòng"),
        ("year-from-some-new-clue", "năm suy ra từ câu chữ của bài"),
        (
            "event-day: told-in-text",
            "lấy theo ngày sự kiện, vì trang không có dòng ngày; ngày sự kiện nêu trong bài",
        ),
        ("something-new", "quy tắc “something-new”"),
    ],
)
def test_rules_in_words(rule: str, words: str) -> None:
    assert rule_words(rule, load_words("vi")) == words

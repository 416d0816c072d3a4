from __future__ import annotations

import re
from pathlib import Path

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


#: The rule of a piece of evidence, where it is written as such.
WRITTEN = re.compile(
    r'Evidence\((?:[^()]|\([^()]*\))*?"([a-z][a-z-]+)"'
    r'|_add\(\w+, \w+, "([a-z-]+)"|rule, confidence = "([a-z-]+)"'
)
#: Packages whose functions return how a name was read.
PROOFS = re.compile(r'return "([a-z]+(?:-[a-z]+)*)"')


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_rule_that_cleaning_writes_has_words(language: str) -> None:
    """ "rule “known”" stood beside the date of each record."""
    cleaning = Path(__file__).parents[2] / "luutru/cleaning"
    text = "\n".join(path.read_text(encoding="utf-8") for path in cleaning.rglob("*.py"))
    rules = {"".join(found) for found in WRITTEN.findall(text)}
    for module in ("mentions", "name_reader"):
        rules |= set(PROOFS.findall((cleaning / f"describing/{module}.py").read_text(encoding="utf-8")))
    words = load_words(language)
    assert len(rules) > 20
    unnamed = words.rule_unnamed.partition("{")[0]
    missing = {rule for rule in rules if unnamed in rule_words(rule, words)}
    assert missing == set(), f"add it to [rules] in luutru/site/words/{language}.toml"

"""An article is found by whatever a curator knows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.content.finding import find_article, find_meant, several, with_words
from luutru.errors import LuutruError

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = """---
title: {title}
slug: {slug}
id: "{id}"
aliases: [ten-cu-{id}]
---

Một đoạn văn.
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (tmp_path / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    for number, title in enumerate(("Hầm chui Kim Mã thông xe", "Kim Mã vào xuân", "Đường Láng mở rộng"), 1):
        text = ARTICLE.format(title=title, slug=f"bai-{number}", id=f"{number:012x}")
        (folder / f"tep-{number}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "typed",
    [
        "bai-1",
        "tep-1.md",
        "bai/bai-1.html",
        "000000000001",
        "ten-cu-000000000001",
        "ham chui",
        "kim ma thong xe",
    ],
)
def test_an_article_is_found_by_what_is_known_of_it(content: Path, typed: str) -> None:
    name, file = find_meant(content, typed)
    assert (name, file.article.slug) == ("tep-1", "bai-1")


def test_several_titles_are_listed_and_none_is_told(content: Path) -> None:
    with pytest.raises(LuutruError, match="several articles") as told:
        find_meant(content, "kim ma")
    assert str(told.value).splitlines()[1:] == ["tep-1: Hầm chui Kim Mã thông xe", "tep-2: Kim Mã vào xuân"]
    with pytest.raises(LuutruError, match="there is no article"):
        find_meant(content, "cầu Long Biên")
    with pytest.raises(LuutruError, match="there is no article"):
        find_article(content, "ham chui")  # the desk asks for the very article


def test_whole_words_come_before_beginnings() -> None:
    titles = {"a": "Tổ số 1, phố Huế", "b": "Tổ số 11 phố Huế", "c": "Tổ số 12"}
    assert with_words(titles, "tổ số 1") == ["a"]
    assert with_words(titles, "to so 1 ph") == ["a", "b"]
    assert with_words(titles, "12") == ["c"]
    assert with_words(titles, "  ") == []
    many = {str(number): "Tổ" for number in range(12)}
    assert str(several(many, "tổ")).endswith("\n… and 4 more")


def test_commands_take_words_of_a_title(content: Path) -> None:
    def run(*words: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, [*words, "--archive", str(content.parent)], catch_exceptions=False)
        return result.exit_code, result.output

    assert "tep-3: was written by hand" in run("explain", "duong lang")[1]
    code, output = run("withdraw", "duong lang", "--reason", "nhầm")
    assert (code, "Đường Láng mở rộng" in output) == (0, True)
    assert run("withdraw", "kim ma", "--reason", "nhầm")[0] == 2

"""TOML that people wrote: what is wrong is told with its line and what to write there."""

from __future__ import annotations

import pytest

from luutru.errors import ProblemsError
from luutru.toml_files import line_of, read_toml


@pytest.mark.parametrize(
    ("line", "cure"),
    [
        ("id = “song-thu”", 'type straight ones: id = "song-thu"'),
        ("yes = ['“a” b', “c”]", "type straight ones: yes = ['“a” b', \"c\"]"),
        ("name = Báo Sông Thu  # tờ báo", 'put the value in quotes: name = "Báo Sông Thu";'),
        ("pictures = True", "write it as pictures = true"),
        ("pictures = không", "write it as pictures = false"),
        ('name = "Báo "Mới"', "stands in single ones: name = 'Báo \"Mới'"),
        ("tên = 1", 'left of "=" stands one name'),
        ("ten bao = 1", 'left of "=" stands one name'),
        ("Báo của huyện", 'begin a remark with "#"'),
        ('name = "Báo', "close the quotes"),
        ('name = "Báo "Mới" đây"', "stands in single ones: name = 'Báo \"Mới\" đây'"),
        (r'logo = "anh\moi.svg"', "write / in its place"),
        ('yes = ["a" "b"]', "by commas"),
        ('yes = ["a", "b"', "close it with ]"),
        ("[[outlet]", "write it as [[outlet]]"),
        ("a = 2", "take one of the two lines out"),
    ],
)
def test_a_line_is_told_with_its_cure(line: str, cure: str) -> None:
    with pytest.raises(ProblemsError) as error:
        read_toml(f'a = 1\n\n{line}\n\nz = "“cong” thì không sao"  # “”\n', "kien-thuc/x.toml")
    (problem,) = error.value.problems
    assert (problem.path, problem.line) == ("kien-thuc/x.toml", 3)
    assert cure in problem.cure


def test_every_line_with_curly_quotes_is_told_at_once() -> None:
    with pytest.raises(ProblemsError) as error:
        read_toml("a = “x”\nb = 1\nc = “y”\n", "x.toml")
    assert [problem.line for problem in error.value.problems] == [1, 3]


def test_tables_that_stand_in_one_bracket_get_two() -> None:
    with pytest.raises(ProblemsError) as error:
        read_toml("[outlet]\na = 1\n\n[outlet]\na = 2\n", "x.toml")
    (problem,) = error.value.problems
    assert (problem.line, problem.cure.endswith("[[outlet]]")) == (4, True)


def test_a_day_without_quotes_is_text_and_what_stands_in_texts_stays() -> None:
    text = 'day = 30/11/2026\nnote = """\nb = 1/2/2026\n"""\n'
    assert read_toml('note = """\nb = 1/2/2026\n"""\n', "x.toml") == {"note": "b = 1/2/2026\n"}
    assert read_toml(text, "x.toml")["day"] == "30/11/2026"


def test_a_key_is_found_from_its_row_on() -> None:
    text = '[[a]]\nid = "x"\n[[a]]\n"id" = "y"\n'
    assert [line_of(text, "id"), line_of(text, "id", 3), line_of(text, "no")] == [2, 4, 0]

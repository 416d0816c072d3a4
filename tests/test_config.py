"""Settings are checked before anything is built, each with its line and cure."""

from __future__ import annotations

import pytest

from luutru.config import Config, parse_config
from luutru.errors import ProblemsError


@pytest.mark.parametrize("key", ["base_url", "repository"])
@pytest.mark.parametrize(
    "value", ["github.com/a/b", "ftp://a.example", "https://", "https://a b.example/", "javascript:alert(1)",
              "https://a.example/?q=", "https://a.example/#top", "https://a.example:x/"]
)  # fmt: skip
def test_addresses_that_are_none_are_refused_with_line_and_cure(key: str, value: str) -> None:
    with pytest.raises(ProblemsError) as error:
        parse_config(f'title = "T"\n{key} = "{value}"\n')
    (problem,) = error.value.problems
    assert (problem.line, problem.path) == (2, "archive.toml")
    assert value in problem.message
    assert problem.cure


@pytest.mark.parametrize(
    "value", ["https://a.example", "http://127.0.0.1:8000/kho/", "https://a.example/~b/c"]
)
def test_addresses_are_taken(value: str) -> None:
    config = parse_config(f'base_url = "{value}"\nrepository = "{value}"\n')
    assert (config.base_url, config.repository) == (value, value)


@pytest.mark.parametrize("value", ["2026-03-01", "2026-03", "2026", ""])
def test_the_day_of_collection_is_a_day_a_month_or_a_year(value: str) -> None:
    assert parse_config(f'as_of = "{value}"') == Config(as_of=value)


def test_a_day_without_quotes_is_meant_as_one_with() -> None:
    assert parse_config("as_of = 2026-03-01").as_of == "2026-03-01"


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("30/11/2026", "2026-11-30"),
        ('"30/11/2026"', "2026-11-30"),
        ("1-3-2026  # ngày lấy về", "2026-03-01"),
        ('"ngày 1 tháng 3 năm 2026"', "2026-03-01"),
        ('"11/2026"', "2026-11"),
        ('"tháng 3 năm 2026"', "2026-03"),
    ],
)
def test_a_day_may_be_written_as_vietnam_writes_it(written: str, day: str) -> None:
    assert parse_config(f'title = "Kho 1/3/2026"\nas_of = {written}\nlanguage = "vi"').as_of == day


@pytest.mark.parametrize(
    "value",
    [
        '"31/02/2026"',
        '"30/11/1970"',
        '"2026-13"',
        '"2026-02-30"',
        '"hôm nay"',
        '"1970-01-01"',
        '"9999-12-31"',
        "2026",
        "true",
    ],
)
def test_what_is_no_day_is_refused(value: str) -> None:
    with pytest.raises(ProblemsError, match=r"archive\.toml:1: .*as_of"):
        parse_config(f"as_of = {value}")


@pytest.mark.parametrize("value", ["", "  "])
def test_an_archive_has_a_name(value: str) -> None:
    with pytest.raises(ProblemsError) as error:
        parse_config(f'language = "vi"\ntitle = "{value}"')
    (problem,) = error.value.problems
    assert (problem.line, Config().title in problem.cure) == (2, True)

"""A field stands in every place where fields stand: one that was forgotten is named."""

from __future__ import annotations

import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

import luutru.site
from luutru.content.fields import FOUND, KEYS, flat_values
from luutru.exporting.data.records import LISTS
from luutru.exporting.data.schema import load_tables
from luutru.model import Article, Description, Source

#: Keys that say something of the file, not of the article.
OF_THE_FILE = {"schema", "evidence"}
#: Keys that no table of articles tells: other addresses are in urls.tsv, and a withdrawn article is in no
#: table.
NOT_TOLD = {"aliases", "withdrawn"}
TOLD = [key for key in flat_values(Article(id="", slug="", title="")) if key not in NOT_TOLD]
WORDS = Path(luutru.site.__file__).parent / "words"


def test_what_cleaning_finds_is_written() -> None:
    assert {field.name for field in fields(Description)} - {"suspected"} == {*FOUND}


def test_an_article_has_what_its_content_file_has() -> None:
    assert {field.name for field in fields(Article)} - {"extra"} == KEYS.keys() - OF_THE_FILE


def test_each_part_of_the_source_is_a_value_of_its_own() -> None:
    assert {key for key in TOLD if key.startswith("source_")} == {
        f"source_{field.name}" for field in fields(Source)
    }


def test_the_data_edition_has_every_field() -> None:
    columns = {column.name for column in load_tables()[0].columns}
    tables = {table.name.removeprefix("article_") for table in load_tables()}
    assert [key for key in TOLD if key not in columns | (tables & {*LISTS})] == []


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_field_found_has_a_label(language: str) -> None:
    words = tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    labels = words["fields"]
    assert [key for key in FOUND if key not in labels] == []

"""A field stands in every place where fields stand: one that was forgotten is named."""

from __future__ import annotations

import ast
import inspect
import tomllib
from dataclasses import fields
from pathlib import Path

import pytest

import luutru.site
from luutru.cleaning.describing import page
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


def test_an_article_has_what_its_content_file_has() -> None:
    of_articles, of_files = {field.name for field in fields(Article)} - {"extra"}, KEYS.keys() - OF_THE_FILE
    assert of_articles - of_files == set(), "add it to KEYS in luutru/content/fields.py"
    assert of_files - of_articles == set(), "add it to Article in luutru/model.py"


def test_what_cleaning_finds_is_written() -> None:
    described = {field.name for field in fields(Description)} - {"suspected", "counted"}
    assert described - {*FOUND} == set(), "add it to KEYS in luutru/content/fields.py"


def test_what_cleaning_can_find_is_looked_for() -> None:
    """A field of a description that nothing fills stays empty in every article."""
    calls = [node for node in ast.walk(ast.parse(inspect.getsource(page))) if isinstance(node, ast.Call)]
    (made,) = [call for call in calls if ast.unparse(call.func) == "Description"]
    filled = {keyword.arg for keyword in made.keywords}
    described = {field.name for field in fields(Description)} - {"counted"}
    assert described - filled == set(), "find it in describe_page of luutru/cleaning/describing/page.py"
    assert filled - described == set(), "add it to Description in luutru/model.py"


def test_each_part_of_the_source_is_a_value_of_its_own() -> None:
    assert {key for key in TOLD if key.startswith("source_")} == {
        f"source_{field.name}" for field in fields(Source)
    }


def test_the_data_edition_has_every_field() -> None:
    columns = {column.name for column in load_tables()[0].columns}
    tables = {table.name.removeprefix("article_") for table in load_tables()}
    missing = [key for key in TOLD if key not in columns | (tables & {*LISTS})]
    assert missing == [], "add a column to luutru/exporting/data/schema.toml; for a list a table, and LISTS"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_field_found_has_a_label(language: str) -> None:
    words = tomllib.loads((WORDS / f"{language}.toml").read_text(encoding="utf-8"))
    missing = [key for key in FOUND if key not in words["fields"]]
    assert missing == [], f"add it to [fields] in luutru/site/words/{language}.toml"

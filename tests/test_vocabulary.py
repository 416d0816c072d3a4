"""Words and patterns prove themselves: every row says why it is there, and its samples hold."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest
from spelling import misspelt

from luutru.vocabulary import FOLDER, Row, Vocabulary, load_vocabulary

PACKAGE = Path(__file__).parents[1] / "luutru"
#: Modules with Vietnamese in their code, and why it is not data.
LETTERS = "the writing system: letters and bytes, not words"
SHOWN = "said to users: a label, an example, a description that stands in both languages"
VIETNAMESE_IN_CODE = {
    "vietnamese/code_page.py": LETTERS,
    "vietnamese/collation.py": LETTERS,
    "vietnamese/folding.py": LETTERS,
    "vietnamese/legacy.py": LETTERS,
    "vietnamese/mojibake.py": LETTERS,
    "vietnamese/repair.py": LETTERS,
    "exporting/data/sqlite_base.py": LETTERS,
    "exporting/zim_edition.py": LETTERS,
    "site/search/tokens.py": LETTERS,
    "cli.py": SHOWN,
    "config.py": SHOWN,
    "knowledge/topics.py": SHOWN,
}
FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))
NAMED = {f"{file}.{row.id}": row for file in FILES for row in load_vocabulary(file).rows.values()}
ROWS = [(load_vocabulary(name.partition(".")[0]), row) for name, row in NAMED.items()]
EVERY_ROW = pytest.mark.parametrize(("file", "row"), ROWS, ids=list(NAMED))
#: What in a regular expression is no text: classes, escapes, names of groups.
SYNTAX = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.|\(\?P<\w+>|\{[^}]*\}")
ACCENTED = re.compile("[đĐơƠưƯăĂÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĩĨũŨẠ-ỹ]")


def pattern_of(file: Vocabulary, row: Row) -> re.Pattern[str]:
    """A row's pattern; words are looked for as whole words."""
    return file.pattern(row.id) if row.pattern else re.compile(rf"(?<!\w)(?:{file.source(row.id)})(?!\w)")


@EVERY_ROW
def test_samples_hold(file: Vocabulary, row: Row) -> None:
    pattern = pattern_of(file, row)
    assert [sample for sample in row.yes if not pattern.search(sample)] == []
    assert [sample for sample in row.no if pattern.search(sample)] == []


def test_every_row_says_why_and_has_samples_both_ways() -> None:
    for name, (file, row) in zip(NAMED, ROWS, strict=True):
        assert len(row.why) > 4, f"{name}: why, what it is for, is missing"
        assert bool(row.words) != bool(row.pattern), f"{name}: has either words or a pattern"
        assert row.yes, f"{name}: yes, what it must match, is missing"
        assert row.no or pattern_of(file, row).search(""), f"{name}: no, what it must not match, is missing"


@pytest.mark.parametrize("file", FILES)
def test_no_two_rows_have_one_id(file: str) -> None:
    ids = Counter(row["id"] for row in tomllib.loads((FOLDER / f"{file}.toml").read_text("utf-8"))["row"])
    assert [name for name, count in ids.items() if count > 1] == [], "the first of them is not read"


def test_no_word_stands_twice_in_a_row() -> None:
    assert [name for name, row in NAMED.items() if len(row.words) != len(set(row.words))] == []


def test_words_are_spelled_as_vietnamese_is() -> None:
    for name, row in NAMED.items():
        if name.startswith("syllables."):
            continue  # they are what the judge itself is made of
        text = " ".join(row.words) or SYNTAX.sub(" ", row.pattern)
        assert misspelt(text) == [], name


def vietnamese_in(path: Path) -> list[str]:
    """The strings of a module's code with letters of Vietnamese; docstrings and classes left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = [
        node.value for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose
    ]  # fmt: skip
    return [string for string in strings if ACCENTED.search(SYNTAX.sub("", string))]


def test_words_are_data_and_not_code() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): words
        for path in PACKAGE.rglob("*.py")
        if (words := vietnamese_in(path))
    }
    new = {path: words for path, words in found.items() if path not in VIETNAMESE_IN_CODE}
    assert new == {}, "a word belongs into knowledge/data/words/, with its reason and samples"
    assert sorted(VIETNAMESE_IN_CODE.keys() - found.keys()) == [], "no longer needed"


def test_every_row_is_asked_for() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    asked = set(re.findall(r"[\"']([a-z][a-z-]*)[\"']", code))
    asked.update(re.findall(r"\{(?:[a-z]+\.)?([a-z-]+)\}", " ".join(row.pattern for _, row in ROWS)))
    whole = load_vocabulary("founding_days").rows.keys() | load_vocabulary("page_kinds").rows
    unasked = [row.id for _, row in ROWS if row.id not in asked and row.id not in whole]
    assert unasked == [], "no code reads them: take them out, or ask for them by load_vocabulary"


@pytest.mark.parametrize("row", load_vocabulary("founding_days").rows.values(), ids=lambda row: row.id)
def test_a_founding_day_is_that_of_its_samples(row: Row) -> None:
    for sample in row.yes:
        age, day, month, founded, *celebrated = map(int, re.findall(r"\d+", sample))
        assert (day, month, founded) == row.value
        assert celebrated == [day, month, founded + age]

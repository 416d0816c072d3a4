"""Every sentence of the program has its Vietnamese, and every Vietnamese sentence is said."""

from __future__ import annotations

import ast
import string
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.messages import FOLDER, load_sentences, speaking, tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parent.parent / "luutru"


def sentences_said() -> Iterator[tuple[str, str, set[str]]]:
    """Where a sentence stands, the sentence, and the names of the values given with it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
                continue
            if (many := {"tr": 0, "trn": 1}.get(node.func.id)) is None:
                continue
            place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
            given = {keyword.arg for keyword in node.keywords if keyword.arg}
            if many:
                given.add("count")
            for argument in node.args[: many + 1]:
                assert isinstance(argument, ast.Constant), f"{place}: a sentence is written out"
                yield place, str(argument.value), given


def names_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_sentence_is_given_its_values() -> None:
    wrong = [place for place, sentence, given in sentences_said() if not names_in(sentence) <= given]
    assert wrong == []


def test_every_sentence_has_its_vietnamese_and_none_is_left_over() -> None:
    vietnamese = load_sentences("vi")
    said = {sentence for _, sentence, _ in sentences_said()}
    plurals = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "trn":
                plurals.add(ast.literal_eval(node.args[0]))  # said under its plural
    assert sorted(said - plurals - set(vietnamese)) == [], "without Vietnamese"
    assert sorted(set(vietnamese) - said) == [], "said nowhere"


def test_both_languages_fill_in_the_same_values() -> None:
    wrong = [english for english, own in load_sentences("vi").items() if names_in(english) != names_in(own)]
    assert wrong == []


def test_no_sentence_stands_in_two_files() -> None:
    names = [
        name
        for path in sorted((FOLDER / "vi").glob("*.toml"))
        for name in tomllib.loads(path.read_text(encoding="utf-8"))
    ]
    assert len(names) == len(set(names))


def test_english_tells_one_from_many_and_unknown_sentences_stay_english() -> None:
    with speaking("vi"):
        assert tr("no such {thing}", thing="x") == "no such x"
        assert trn("{count} such", "{count} suches", 1) == "1 such"
    assert trn("{count} such", "{count} suches", 2) == "2 suches"

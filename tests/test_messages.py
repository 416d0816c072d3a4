"""Every sentence of the program has its Vietnamese, and every Vietnamese sentence is said."""

from __future__ import annotations

import ast
import re
import shlex
import string
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.cli_language import Command, choose_language, help_sentences
from luutru.messages import FOLDER, load_sentences, speaking, tr, trn
from scripts.click_sentences import list_catalogues

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A sentence in a template of the desk: tr("…", name=value), trn("…", "…", count).
CALL_IN_TEMPLATE = re.compile(r'\btrn?\("(?P<one>[^"]*)"(?:, "(?P<many>[^"]*)")?(?P<values>[^"]*?)\)')
PACKAGE = Path(__file__).parent.parent / "luutru"


def sentences_said() -> Iterator[tuple[str, str, set[str]]]:
    """Where a sentence stands, the sentence, and the names of the values given with it."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = ast.unparse(node.func).removeprefix("self.") if isinstance(node, ast.Call) else ""
            many = {"tr": 0, "console.tell": 0, "trn": 1}.get(called)
            if many is None or not isinstance(node, ast.Call):
                continue
            place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
            given = {keyword.arg for keyword in node.keywords if keyword.arg}
            if many:
                given.add("count")
            for argument in node.args[: many + 1]:
                if isinstance(argument, ast.Constant):
                    yield place, str(argument.value), given
                else:
                    assert path.name in ("cli_language.py", "console.py"), f"{place}: a sentence written out"

    for path in sorted(PACKAGE.rglob("desk/templates/*.html")):
        text = path.read_text(encoding="utf-8")
        for found in CALL_IN_TEMPLATE.finditer(text):
            place = f"{path.relative_to(PACKAGE)}:{text.count(chr(10), 0, found.start()) + 1}"
            given = {*re.findall(r"(\w+)=", found["values"]), *(["count"] if found["many"] else [])}
            for sentence in filter(None, (found["one"], found["many"])):
                yield place, sentence, given


def help_texts() -> Iterator[str]:
    """What --help says, in English."""
    with speaking("en"):
        for command in (main, *main.commands.values()):
            yield command.help or ""
            yield command.epilog or ""
            for parameter in command.params:
                yield getattr(parameter, "help", None) or ""


def names_in(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def test_every_sentence_is_given_its_values() -> None:
    wrong = [
        place for place, sentence, given in sentences_said() if not names_in(sentence) <= given | {"program"}
    ]
    assert wrong == []


def test_every_sentence_has_its_vietnamese_and_none_is_left_over() -> None:
    vietnamese = load_sentences("vi")
    said = {sentence for _, sentence, _ in sentences_said()}
    own = ["Show this message and exit."]  # click says it itself, in its own translation
    said |= {sentence for text in help_texts() if text not in own for sentence in help_sentences(text)}
    plurals = {
        found["one"]
        for path in PACKAGE.rglob("desk/templates/*.html")
        for found in CALL_IN_TEMPLATE.finditer(path.read_text(encoding="utf-8"))
        if found["many"]
    }
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "trn":
                plurals.add(ast.literal_eval(node.args[0]))  # said under its plural
    assert sorted(said - plurals - set(vietnamese)) == [], "without Vietnamese"
    assert sorted(set(vietnamese) - said) == [], "said nowhere"


#: What is called with a sentence for people: everything else that holds words is a name for programs.
TELLERS = re.compile(
    r"Fault|Problem|SetAside|(?!Value|Runtime|Index|Assertion|Parse|Database|Type|Key)\w+Error"
)
ENGLISH = re.compile(r"[A-Za-z]{2,} +[a-z]{2,}")
#: Packages whose functions hand sentences on before they are told.
HANDING_ON = ("content", "building", "commands", "knowledge", "publishing")
#: Names of progress, of remembered values, and what only developers see.
NO_SENTENCES = {
    "pages cleaned", "data files", "lists and other pages", "parts of ", "last builds", "settled seeds",
    "two articles with the id ", "load content", "search index", " in part", "files of ",
}  # fmt: skip


def english_literals(tree: ast.AST) -> Iterator[tuple[int, str]]:
    """Texts of two English words and more, outside docstrings, patterns and calls of tr and trn."""
    known: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            known.add(id(node.value))
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in {"tr", "trn", "tell", "compile", "option", "execute"}:
                known |= {id(inner) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in known:
            continue
        if isinstance(node, ast.JoinedStr):
            known |= {id(value) for value in node.values}
            text = "".join(str(value.value) for value in node.values if isinstance(value, ast.Constant))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        else:
            continue
        if ENGLISH.search(text) and not re.search(r"[<\n]", text) and text not in NO_SENTENCES:
            yield getattr(node, "lineno", 0), text


def test_no_sentence_passes_the_catalogue_by() -> None:
    untold = []
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and TELLERS.fullmatch(getattr(node.func, "attr", getattr(node.func, "id", "")))
        ]
        whole = path.relative_to(PACKAGE).parts[0] in HANDING_ON
        for part in [tree] if whole else calls:
            untold += [f"{path.relative_to(PACKAGE)}:{line}: {text}" for line, text in english_literals(part)]
    assert not untold, "\n".join(untold)


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


def test_clicks_own_sentences_are_compiled() -> None:
    for path, data in list_catalogues().items():
        assert path.read_bytes() == data, "run: python -m scripts.click_sentences"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--lang", "vi", "--help"], "Cách dùng:"),
        (["render", "--help", "--lang=vi"], "Dựng trang web từ các tệp nội dung."),
        (["--lang", "vi", "explainn"], "Không có lệnh 'explainn'. Có phải ý bạn là 'explain'?"),
        (["render", "--lang", "vi", "--jobs", "0"], "Giá trị của '--jobs' không hợp lệ"),
        (["render", "--lang", "vi", "a", "b"], "Thừa tham số (a b)"),
        (["--lang", "en", "renderr"], "No such command"),
        (["--archive", "kho", "--lang=vi", "renderr"], "Không có lệnh 'renderr'"),
        (["--archiv", "kho", "--lang=vi"], "Không có tùy chọn '--archiv'"),
    ],
)
def test_help_and_errors_of_typing_speak_the_language(words: list[str], said: str) -> None:
    with speaking("en"):
        assert said in CliRunner().invoke(main, words).output


@pytest.mark.parametrize(
    ("words", "system", "settings", "language"),
    [
        ([], "en_US.UTF-8", 'language = "vi"', "vi"),
        ([], "vi_VN.UTF-8", 'language = "en"', "en"),
        ([], "C.UTF-8", 'title = "Kho"', "vi"),
        ([], "C.UTF-8", "broken =", "vi"),
        ([], "C.UTF-8", None, "en"),
        ([], "vi_VN.UTF-8", None, "vi"),
        (["--lang", "en"], "vi_VN.UTF-8", None, "en"),
        (["build", "--lang=en"], "vi_VN.UTF-8", 'language = "vi"', "en"),
    ],
)
def test_the_option_decides_then_the_archive_then_the_system(
    words: list[str], system: str, settings: str | None, language: str, tmp_path: Path
) -> None:
    if settings is not None:
        (tmp_path / "archive.toml").write_text(settings, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("LUUTRU_LANG")
        patch.setenv("LC_ALL", system)
        assert choose_language([*words, "--archive", str(tmp_path)]) == language


def test_every_placeholder_of_the_help_is_vietnamese_and_no_line_is_cut() -> None:
    with speaking("vi"):
        parameters = {parameter for command in main.commands.values() for parameter in command.params}
        shown = {parameter.metavar for parameter in parameters if parameter.metavar}
        lists = CliRunner().invoke(main, ["--help", "--lang", "vi"]).output
    assert {text for text in shown if text.isascii()} == {"URL", "dask://HOST:PORT", "[vi|en]"} & shown
    assert "..." not in lists


def test_a_number_has_the_sign_of_its_language() -> None:
    assert (
        tr("{seconds:.1f} s, {count} of {share:.0%}", seconds=9.25, count=3, share=0.6) == "9.2 s, 3 of 60%"
    )
    with speaking("vi"):
        assert tr("done in {seconds:.1f} s", seconds=9.25) == "xong sau 9,2 giây"


@pytest.mark.parametrize("name", main.commands)
def test_the_help_of_each_command_ends_in_commands_that_are_taken(name: str) -> None:
    command = main.commands[name]
    assert isinstance(command, Command)
    if any(parameter.param_type_name == "argument" for parameter in command.params):
        assert command.examples
    said = CliRunner().invoke(main, [name, "--help"]).output
    for example in command.examples:
        assert f"  {example}\n" in said, "on one line, to be copied"
        program, *words = shlex.split(example)
        assert program == "luutru"
        if words:
            assert words[0] == name
            command.make_context(name, words[1:])


def test_a_number_out_of_bounds_is_told_in_words() -> None:
    said = CliRunner().invoke(main, ["desk", "--port", "99999", "--lang", "vi"]).output
    assert "từ 0 đến 65535" in said
    assert "<" not in said

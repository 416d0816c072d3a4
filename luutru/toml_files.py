"""TOML as people write it: read, or told with the line that is wrong, why, and what to write there.

The parser's own words are English and speak of its grammar. What people get wrong are quotes that an editor
made curly, values without quotes, names with marks or spaces, and brackets.
"""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any, Final

from luutru.errors import Problem, ProblemsError, broken_text, did_you_mean
from luutru.messages import tr
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection

_LINE: Final = re.compile(r"at line (\d+)")
#: How the parser begins to say that a name or a table stands there already.
_TWICE: Final = ("Cannot overwrite a value", "Cannot declare", "Cannot mutate")
#: A day as people write it, without quotes: 30/11/2026.
_BARE_DAY: Final = re.compile(
    r"^( *[\w-]+ *= *)(\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4})(?= *(?:#.*)?$)", re.MULTILINE
)
#: A number as people write it left of "=", without quotes: TOML takes 0.5 for a table.
_BARE_NUMBER: Final = re.compile(r"^([ \t]*)(-?\d+)[.,](\d+)(?=[ \t]*=)", re.MULTILINE)
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*"' r"|'[^']*'")
_CURLY: Final = re.compile("[“”„‟«»]")
_NAME: Final = re.compile(r"[A-Za-z0-9_-]+")
_STRAIGHT: Final = str.maketrans(dict.fromkeys("“”„‟«»", '"'))
_SHOWN: Final = 60
#: What people write for true and false.
_ANSWERS: Final = load_vocabulary("answers")
_SAID: Final = {"true": _ANSWERS.word_set("yes"), "false": _ANSWERS.word_set("no")}


def read_toml(text: str, path: str) -> dict[str, Any]:
    """Return what a text says; a day without quotes ("30/11/2026") is a text, a number left of "=" a name.

    Raises ProblemsError for a text that is no TOML; `path` is its file's.
    """
    text = _BARE_NUMBER.sub(r'\1"\2.\3"', text)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        mended = _BARE_DAY.sub(r'\1"\2"', text)
        if mended != text:
            return read_toml(mended, path)
        raise ProblemsError(_tell_broken(path, text, error)) from error


def line_of(text: str, key: str, start: int = 0) -> int:
    """Return the line on which a key or a table is named, from a line on; `start` itself where none does."""
    first = max(start, 1)
    for number, line in enumerate(text.splitlines()[first - 1 :], first):
        if line.partition("=")[0].partition("#")[0].strip().strip("[]\"'") == key:
            return number
    return start


def unknown_name(path: str, line: int, message: str, name: str, known: Collection[str]) -> Problem:
    """Return the problem of a name that nobody reads: the nearest of those known, or all of them."""
    cure = did_you_mean(name, known) or tr("known: {names}", names=", ".join(sorted(known)))
    return Problem(path, line, message, cure)


def name_kind(kind: object) -> str:
    """Return what values of a kind are to people: str, int, bool and dict; anything else is a list."""
    if kind is str:
        return tr('a text in quotes: "…"')
    if kind is int:
        return tr("a whole number, without quotes")
    if kind is bool:
        return tr("true or false, without quotes")
    return tr("a table") if kind is dict else tr('a list: ["…", "…"]')


def wrong_kind(path: str, line: int, key: str, wanted: str, value: object) -> Problem:
    """Return the problem of a value of another kind than it must have."""
    return Problem(path, line, say_wrong_kind(key, wanted, value))


def say_wrong_kind(key: str, wanted: str, value: object) -> str:
    """Say that a value is of another kind than it must have, as people would write it."""
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return tr('"{key}" must be {wanted}, not {value}', key=key, wanted=wanted, value=shown[:_SHOWN])


def _tell_broken(path: str, text: str, error: Exception) -> list[Problem]:
    """Return what is wrong with a text that is no TOML: its lines with curly quotes, or the one named."""
    lines = text.splitlines()
    curly = [number for number, line in enumerate(lines, 1) if _CURLY.search(_bare(line))]
    if curly:
        return [_tell_curly(path, number, lines[number - 1].strip()) for number in curly]
    number = int(found[1]) if (found := _LINE.search(str(error))) else len(lines)
    if "nclosed array" in str(error):  # which the parser notices below it
        opened = (at for at in range(min(number, len(lines)), 0, -1) if _opens_list(lines[at - 1]))
        number = next(opened, number)
    line = lines[number - 1].strip() if 0 < number <= len(lines) else ""
    if not str(error).startswith(_TWICE):
        return [broken_text(path, text, number, "TOML", _cure(line))]
    cure = tr("take one of the two lines out")
    if line.startswith("["):
        cure = tr("begin each of them with two brackets: {line}", line=f"[[{line.strip('[] ')}]]")
    return [Problem(path, number, tr("says {shown} a second time", shown=line[:_SHOWN]), cure)]


def _tell_curly(path: str, number: int, line: str) -> Problem:
    at, mended = 0, ""
    for match in _QUOTED.finditer(line):
        mended += line[at : match.start()].translate(_STRAIGHT) + match[0]
        at = match.end()
    mended += line[at:].translate(_STRAIGHT)
    message = tr("has curly quotes: {line}", line=line[:_SHOWN])
    return Problem(path, number, message, tr("type straight ones: {line}", line=mended[:_SHOWN]))


def _bare(line: str) -> str:
    """Return what of a line stands outside of quotes and remarks."""
    return _QUOTED.sub("", line).partition("#")[0]


def _opens_list(line: str) -> bool:
    return _bare(line).count("[") > _bare(line).count("]")


def _cure(line: str) -> str:
    """Return what to write in place of a line that the parser refuses: the first cure that applies."""
    name, equals, value = (part.strip() for part in line.partition("="))
    value = value.partition(" #")[0].strip()
    meant = next((word for word, said in _SAID.items() if value.casefold() in said), "")
    quotes = value.count('"')
    cures = {
        tr("write it as {line}", line=f"[[{line.strip('[] ')}]]"): line.startswith("["),
        tr("part the values of a list by commas, and close it with ]"): value.startswith("[")
        or line.startswith(('"', "'", "]")),
        tr('begin a remark with "#", and write each value as: name = "text"'): not equals,
        tr('left of "=" stands one name, of letters without marks, digits, "-" and "_"'): (
            not _NAME.fullmatch(name)
        ),
        tr("write it as {line}", line=f"{name} = {meant}"): meant,
        tr(
            "put the value in quotes: {line}; yes and no are true and false, without quotes",
            line=f'{name} = "{value}"',
        ): not value.startswith('"'),
        tr("close the quotes"): quotes == 1 or (quotes % 2 and not value.endswith('"')),
        tr("no backslash may stand in quotes; write / in its place"): "\\" in value,
        tr("a text that has quotes in it stands in single ones: {line}", line=f"{name} = '{value[1:-1]}'"): 1,
    }
    return next(cure for cure, applies in cures.items() if applies)

"""Every regular expression of the package, and the texts that could make it slow.

Run as a program, it prints each pattern of the package as a line of JSON: where it is made, the pattern, its
flags, and the methods it is used with. Patterns are caught where `re` compiles them, so those made of data,
at first use or inside a call (`re.sub("…", …)`) are among them.
"""

from __future__ import annotations

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections import defaultdict
from contextlib import redirect_stdout, suppress
from pathlib import Path
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PACKAGE = Path(__file__).parent.parent / "luutru"
_MATCHING = frozenset({"match", "fullmatch"})
_SEARCHING = frozenset({"search", "findall", "finditer", "sub", "subn", "split"})
#: What stands for the class of a character in an attack: letters of both cases, digits, all punctuation.
_POOL = " aAnhgtđĐéÁ1209.,-–—:;/(|)[]*_<>&“”\"'‘’#\n\t\r\x00!?…+=%@{}\\^~•©`\u00a0\u0301\ud800\udc80\u0080ÃÐ"
#: Where a search gives up at last, and not before.
TAILS = ("\n!", "A")
_LONGEST = 400
#: Modules that compile what others ask for: the pattern is the caller's.
_MAKERS = (re.__file__, str(PACKAGE / "vocabulary.py"))


def package_patterns() -> set[tuple[str, re.Pattern[Any]]]:
    """Import the whole package, build an archive with it, and return what was compiled, and where."""
    found: set[tuple[str, re.Pattern[Any]]] = set()
    compile_ = re._compile  # type: ignore[attr-defined]

    def catch(pattern: Any, flags: Any) -> Any:
        compiled = compile_(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_code.co_filename.endswith(_MAKERS) and frame.f_back:
            frame = frame.f_back
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(PACKAGE):
            found.add((f"{file.relative_to(PACKAGE).as_posix()}:{frame.f_lineno}", compiled))
        return compiled

    re._compile = catch  # type: ignore[attr-defined]
    import luutru

    for module in pkgutil.walk_packages(luutru.__path__, "luutru."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from luutru.cli import main

    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "seeds").mkdir()
        for seed in (PACKAGE.parent / "seeds").iterdir():
            (root / "seeds" / seed.name).write_bytes(seed.read_bytes())
        (root / "archive.toml").write_text('title = "x"\n', encoding="utf-8")
        with redirect_stdout(sys.stderr), suppress(SystemExit):
            main(["--archive", folder, "--jobs", "1"])
    from luutru.knowledge import load_knowledge
    from luutru.vietnamese.legacy import from_vni

    from_vni("")
    load_knowledge().outlets.find_credits("")
    re._compile = compile_  # type: ignore[attr-defined]
    for path in PACKAGE.rglob("*.py"):  # what is compiled inside a call that the build did not come to
        own = path.relative_to(PACKAGE).as_posix()
        for node in calls_of_re(ast.parse(path.read_text(encoding="utf-8"))):
            text = node.args[0]
            if isinstance(text, ast.Constant) and getattr(node.func, "attr", "") != "compile":
                found.add((f"{own}:{node.lineno}", compile_(text.value, 0)))
    return found


def calls_of_re(tree: ast.AST) -> list[ast.Call]:
    """Return the calls in a module that compile a pattern, `re.compile` and `re.sub` alike."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr != "escape"
    ]


def names_and_uses() -> tuple[dict[str, str], dict[str, set[str]]]:
    """Return the name that each place's pattern gets, and with which methods patterns of a name are used.

    A name that is passed on is taken to be searched with.
    """
    names: dict[str, str] = {}
    uses: dict[str, set[str]] = defaultdict(set)
    for path in PACKAGE.rglob("*.py"):
        own = path.relative_to(PACKAGE).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        used_well: set[ast.AST] = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
                target = node.targets[0] if isinstance(node, ast.Assign) else node.target
                if isinstance(target, ast.Name):
                    name = f"{own}:{target.id}" if target.id.startswith("_") else target.id
                    for line in range(node.lineno, (node.end_lineno or node.lineno) + 1):
                        names[f"{own}:{line}"] = name
            if isinstance(node, ast.Attribute) and node.attr in _MATCHING | _SEARCHING:
                uses[_name(node.value, own)].add(node.attr)
                used_well.add(node.value)
        for node in ast.walk(tree):
            loaded = isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load)
            if loaded and node not in used_well and not _is_text(node):
                uses[_name(node, own)].add("search")
    return names, uses


def _is_text(node: ast.AST) -> bool:
    """Whether an attribute is a module's, whose own attribute is looked up (`patterns.NAME.match`)."""
    return isinstance(node, ast.Attribute) and node.attr == "pattern"


def _name(node: ast.AST, own: str) -> str:
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return f"{own}:{name}" if name.startswith("_") else name


def attacks(pattern: re.Pattern[Any]) -> Iterator[tuple[str, str]]:
    """Yield what to begin a text with, and what to repeat in it: samples of each part of the pattern.

    A search is slow where a part that repeats can begin at every place of a text and fails at its end, or
    where one part can take what another leaves; either shows when the parts' samples are repeated.
    """
    text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = parser.parse(text, pattern.flags if isinstance(pattern.pattern, str) else pattern.flags & ~re.U)
    seen: set[tuple[str, str]] = set()
    for salt in (0, 1, 5):
        for before, pump in _pumps(tree, pattern.flags, salt, ""):
            for attack in (("", pump), (before, pump)):
                if pump and len(pump) < _LONGEST and attack not in seen:
                    seen.add(attack)
                    yield attack


def _pumps(sequence: Any, flags: int, salt: int, before: str) -> Iterator[tuple[str, str]]:
    nodes = list(sequence)
    texts = [_sample(node, flags, salt) for node in nodes]
    for start in range(len(nodes)):
        prefix = before + "".join(texts[:start])
        for end in range(start + 1, min(len(nodes), start + 8) + 1):
            yield prefix, "".join(texts[start:end])
        for inside, own_flags in _children(nodes[start], flags):
            yield from _pumps(inside, own_flags, salt, prefix)
    yield before, "".join(texts)


def _children(node: tuple[Any, Any], flags: int) -> Sequence[tuple[Any, int]]:
    kind, value = node
    if kind in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        return [(value[2], flags)]
    if kind is ops.SUBPATTERN:
        return [(value[3], flags | value[1])]
    if kind is ops.ATOMIC_GROUP:
        return [(value, flags)]
    if kind is ops.BRANCH:
        branches = value[1]
        return [(branch, flags) for branch in branches[:: max(1, len(branches) // 24)]]
    return [(value[1], flags)] if kind in (ops.ASSERT, ops.ASSERT_NOT) else []


def _sample(node: tuple[Any, Any], flags: int, salt: int) -> str:  # noqa: PLR0911 - one a kind of node
    """Return a text that a node of a pattern matches; another for another `salt`."""
    kind, value = node
    if kind in (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT):
        least, most, inside = value
        return _sample_of(inside, flags, salt) * max(int(least), min(1, int(most)))
    if kind is ops.SUBPATTERN:
        return _sample_of(value[3], flags | value[1], salt)
    if kind is ops.ATOMIC_GROUP:
        return _sample_of(value, flags, salt)
    if kind is ops.BRANCH:
        return _sample_of(value[1][salt % len(value[1])], flags, salt)
    if kind is ops.ASSERT:
        return _sample_of(value[1], flags, salt) if value[0] > 0 else ""
    if kind in (ops.ASSERT_NOT, ops.AT, ops.GROUPREF):
        return ""
    if kind is ops.LITERAL:
        return chr(value)
    fitting = _fitting(kind, value, flags)
    return fitting[salt % len(fitting)] if fitting else ""


def _sample_of(sequence: Any, flags: int, salt: int) -> str:
    return "".join([_sample(node, flags, salt) for node in sequence])


def _fitting(kind: Any, value: Any, flags: int) -> list[str]:
    """Return the characters of the pool that a node for one character matches, else the first it names."""
    if kind is ops.ANY:
        return [letter for letter in _POOL if letter != "\n" or flags & re.DOTALL]
    if kind is ops.NOT_LITERAL:
        return [letter for letter in _POOL if ord(letter) != value]
    negated = value[0][0] is ops.NEGATE
    fitting = [letter for letter in _POOL if any(_is_in(letter, item) for item in value) != negated]
    named = [
        item[1] if item[0] is ops.LITERAL else item[1][0]
        for item in value
        if item[0] in (ops.LITERAL, ops.RANGE)
    ]
    return fitting or ([] if negated else [chr(code) for code in named])


def _is_in(letter: str, item: tuple[Any, Any]) -> bool:
    kind, value = item
    if kind is ops.LITERAL:
        return bool(ord(letter) == value)
    if kind is ops.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if kind is not ops.CATEGORY:
        return False
    name = str(value).removeprefix("CATEGORY_")
    tests: dict[str, bool] = {
        "DIGIT": letter.isdigit(),
        "SPACE": letter.isspace(),
        "WORD": letter.isalnum() or letter == "_",
    }
    return tests[name.removeprefix("NOT_")] != name.startswith("NOT_")


def print_patterns() -> None:
    """Print the package's patterns, a line of JSON each."""
    names, uses = names_and_uses()
    for where, pattern in sorted(package_patterns(), key=lambda item: (item[0], str(item[1].pattern))):
        name = names.get(where, "")
        methods = uses[name] if name and uses[name] <= _MATCHING and uses[name] else {"finditer"}
        text = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
        row = [where, text, pattern.flags, isinstance(pattern.pattern, bytes), sorted(methods)]
        print(json.dumps(row))


if __name__ == "__main__":
    print_patterns()

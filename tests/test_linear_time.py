"""Reading takes time in proportion to what is read: every pattern by itself, and each reader as a whole.

Measured in the processor's own time, and only as a ratio: three times the text may take five times as long
(nine times is what a square law costs), and short times are not compared at all.
"""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable  # noqa: TC003 - read at run time
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pattern_attacks import PACKAGE, TAILS, attacks, calls_of_re

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.inputs import read_input
from luutru.content.frontmatter import read_content
from luutru.content.ledger import parse_ledger
from luutru.content.markdown import parse_body
from luutru.errors import LuutruError
from luutru.knowledge import load_knowledge
from luutru.model import RawPage
from luutru.vietnamese.decoding import decode_page
from luutru.vietnamese.repair import repair_line

pytestmark = pytest.mark.long

#: A text of so many letters is searched in less than two thousandths of a second, whatever the pattern here.
_LETTERS = 2000
_SHORT = 0.002
_MOST_TIMES = 6.0
#: Of the attacks on a pattern of many branches so many are tried, one in so many of all.
_MOST_ATTACKS = int(os.environ.get("ATTACKS", "100"))
#: Patterns that run over nothing but what the program itself has just made or brought along.
_OVER_OWN_TEXT = ("exporting/zim_edition.py", "site/styles.py", "content/record.py")
#: Where a pattern is made of a name or number at hand, when an article is withdrawn, an archive begun or the
#: index patched, and where it reads only the program's own data.
_MADE_OF_NAMES = ("content/addresses.py", "commands/new.py", "site/search/coding.py", "vocabulary.py")


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[Any], tuple[str, ...]], ...]:
    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("pattern_attacks.py")],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONIOENCODING": "utf-8"},
    )
    found = []
    for row in done.stdout.splitlines():
        where, text, flags, is_bytes, methods = json.loads(row)
        pattern: re.Pattern[Any] = (
            re.compile(text.encode("latin-1"), flags) if is_bytes else re.compile(text, flags)
        )
        found.append((where, pattern, tuple(methods)))
    return tuple(found)


def _cost(run: Callable[[], object]) -> float:
    started = time.process_time()
    run()
    return time.process_time() - started


def _is_slow(run_on: Callable[[int], object], size: int, short: float) -> bool:
    """Whether the time of `run_on` grows faster than the size, from one size to the next, twice seen."""
    for _ in range(2):
        first = _cost(lambda: run_on(size))
        if first < short:
            return False
        second = _cost(lambda: run_on(3 * size))
        if second < _MOST_TIMES * first or _cost(lambda: run_on(9 * size)) < _MOST_TIMES * second:
            return False
    return True


def _run(pattern: re.Pattern[Any], method: str, text: str) -> None:
    found = getattr(pattern, method)(
        text if isinstance(pattern.pattern, str) else text.encode("utf-8", "replace")
    )
    if method == "finditer":
        for _ in found:
            pass


@pytest.mark.parametrize("part", range(8))
def test_each_pattern_takes_time_in_proportion_to_its_text(part: int) -> None:
    slow = [found for pattern in _patterns()[part::8] if (found := _slow_attack(*pattern))]
    assert not slow, "\n".join(slow)


def _slow_attack(where: str, pattern: re.Pattern[Any], methods: tuple[str, ...]) -> str:
    """Return the first attack under which a pattern is slow, empty if there is none."""
    if where.startswith(_OVER_OWN_TEXT):
        return ""
    tried = list(attacks(pattern))
    for before, pump in tried[:: len(tried) // _MOST_ATTACKS + 1]:
        for tail in TAILS:
            for method in methods:

                def attack(times: int, before: str = before, pump: str = pump, end: str = tail) -> None:
                    _run(pattern, method, before + pump * times + end)  # noqa: B023

                times = _LETTERS // len(pump)
                if _cost(lambda: attack(times)) > _SHORT and _is_slow(attack, times, _SHORT):  # noqa: B023
                    return f"{where} {method}: {before[:40]!r} {pump[:40]!r} {tail!r}"
    return ""


def test_no_pattern_is_overlooked() -> None:
    caught = {where for where, _, _ in _patterns()}
    for path in PACKAGE.rglob("*.py"):
        own = path.relative_to(PACKAGE).as_posix()
        for call in calls_of_re(ast.parse(path.read_text(encoding="utf-8"))):
            lines = range(call.lineno, (call.end_lineno or call.lineno) + 1)
            if own in _MADE_OF_NAMES:
                continue
            assert not caught.isdisjoint({f"{own}:{line}" for line in lines}), f"{own}:{call.lineno}"


def test_a_pattern_with_a_square_law_is_found() -> None:
    for bad in (r"\s+$", r"\w*\d+$", r"x.*y", r"[^()]*\("):
        pattern = re.compile(bad)
        assert any(
            _is_slow(lambda size: _run(pattern, "finditer", pump * size + tail), 1200 // len(pump), 0.0003)  # noqa: B023
            for before, pump in attacks(pattern)
            for tail in TAILS
        ), bad


#: What a line is filled with: all of them have made some pattern slow, or are what one looks for.
_FILLINGS = (
    ". ", "(", ") ", "a", "a ", "A ", "A. ", "1", "1/", "1.", "19-01-2018 ", "2018 ", "- ", "| ", "“",
    "*", "_", "[", "<", "&", "&amp;", "<p>", "</p>", "<!--", "<a ", "=\"", "](", "\\", "`", "#", "> ",
    "\t", "\u00a0", "\u0301\u0323", "Ảnh: ", "Theo ", "đạt ", "tổng kết ", "ngày ", "số 1/", "Lê Vi, ",
    "phường Bưởi, ", "www.", "a@", "à n", "Ã", "số ", "năm 2018, ", "- ảnh 1 ", "\u0000", "\udc80",
)  # fmt: skip
_HEAD = "Quận kết nạp thêm được 362 người mới\n19-01-2018 15:45 "
_TEXT = "Ngày 19/1, Quận ủy đã tổ chức hội nghị tổng kết công tác năm 2017 và triển khai nhiệm vụ năm 2018.\n"


def _clean(text: str, folder: Path, suffix: str = ".txt") -> None:
    path = folder / f"a{suffix}"
    path.write_text(text, encoding="utf-8", errors="surrogateescape")
    for page in read_input(path, folder):
        if isinstance(page, RawPage):
            clean_page(page, load_knowledge())


@pytest.mark.parametrize("place", ["title", "date line", "text", "lines", "html", "meta"])
def test_a_page_takes_time_in_proportion_to_its_length(place: str, tmp_path: Path) -> None:
    shapes: dict[str, Callable[[str], tuple[str, str]]] = {
        "title": lambda long: (f"{long} x\n{_HEAD}\n{_TEXT * 3}", ".txt"),
        "date line": lambda long: (f"{_HEAD}{long} x\n{_TEXT * 3}", ".txt"),
        "text": lambda long: (f"{_HEAD}\n{_TEXT * 3}{long} x\n{_TEXT}", ".txt"),
        "lines": lambda long: (f"{_HEAD}\n{_TEXT * 3}" + long.replace(" ", "\n"), ".txt"),
        "html": lambda long: (f"<!doctype html><h1>{_HEAD}</h1><p>{_TEXT}<p>{long}", ".html"),
        "meta": lambda long: (
            f'<!doctype html><meta name="author" content="{long}"><title>{long}</title>{_TEXT}', ".html"
        ),
    }  # fmt: skip
    start = 500 if place == "lines" else 4000  # every line costs half a millisecond
    slow = [
        filling
        for filling in _FILLINGS
        if _is_slow(lambda size: _clean(*_placed(shapes[place], filling, size, tmp_path)), start, 0.03)  # noqa: B023
    ]
    assert not slow


def _placed(
    shape: Callable[[str], tuple[str, str]], filling: str, size: int, folder: Path
) -> tuple[str, Path, str]:
    text, suffix = shape(filling * (size // len(filling)))
    return text, folder, suffix


@pytest.mark.parametrize("reader", ["markdown", "front matter", "ledger", "repair", "decoding"])
def test_a_reader_takes_time_in_proportion_to_what_it_reads(reader: str) -> None:
    readers: dict[str, Callable[[str], object]] = {
        "markdown": parse_body,
        "front matter": lambda text: read_content(
            f"---\ntitle: a\nsummary: {text}\n---\n{text}", "content/a.md"
        ),
        "ledger": lambda text: parse_ledger(f"#encoding\t{text}\n1\tbody\t{text}\n"),
        "repair": repair_line,
        "decoding": lambda text: decode_page(b"a " + text.encode("utf-8", "surrogateescape"), "a.txt"),
    }
    run = readers[reader]

    def read(text: str) -> None:
        with suppress(LuutruError):
            run(text)

    slow = [
        filling
        for filling in _FILLINGS
        if _is_slow(lambda size: read(filling * (size // len(filling))), 1500, 0.004)  # noqa: B023
    ]
    assert not slow

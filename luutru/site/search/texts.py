"""The files of texts: all that is shown and searched of a few articles with neighbouring numbers.

An article more or less, or one that was edited, makes one small file anew. Vietnamese repeats its syllables:
those that news repeat most are one character wherever they stand. search/2-files.js is the reader.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from luutru.filled import Filled
from luutru.site.search.documents import Passage, SearchDocument
from luutru.site.search.files import path_of, read_file, render_file
from luutru.site.search.tokens import TABLE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

#: Numbers in a file; four of five are taken (`layout.LOAD`). A reader reads a file for each hit, so that more
#: would cost more bytes, and fewer more files.
NUMBERS_PER_FILE: Final = 4
#: The words that Vietnamese news repeat most, as they are written; scripts have the same list.
REPEATED: Final = (Path(__file__).parent / "repeated.txt").read_text(encoding="utf-8").split()
#: Characters that stand for these: two bytes each.
_CODES: Final = range(0x400, 0x800)
#: What may follow a word before the space.
_ENDS: Final = ".,;:!?)”"
#: Before any other word that begins with one of those characters, or with this.
_ESCAPE: Final = "\x7f"
_CODED: Final = re.compile(rf"([\u0400-\u07ff])([{_ENDS}]*)|{_ESCAPE}?(?:([^ ]+)(?: |\Z)| )")
_ODD: Final = re.compile(rf"[\u0400-\u07ff{_ENDS}{_ESCAPE}]")
_CODE_OF: Final = dict(zip(REPEATED, map(chr, _CODES), strict=True))


def text_file(number: int) -> int:
    """Return which file of texts has the article with a number."""
    return number // NUMBERS_PER_FILE


def text_path(file: int) -> str:
    """Return the path of a file of texts."""
    return path_of(f"t{file}")


def write_texts(file: int, documents: Mapping[int, SearchDocument]) -> bytes:
    """Return a file of texts: number → article, in the order of numbers."""
    articles = [(number, _replace_texts(document, _write_text)) for number, document in documents.items()]
    return render_file(f"t{file}", articles)


def read_texts(data: bytes) -> dict[int, SearchDocument]:
    """Return the articles that `write_texts` was given."""
    articles = read_file(data, list[tuple[int, SearchDocument]])
    return {number: _replace_texts(document, _read_text) for number, document in articles}


def _replace_texts(document: SearchDocument, change: Callable[[str], str]) -> SearchDocument:
    passages = tuple(Passage(one.anchor, change(one.text)) for one in document.passages)
    return msgspec.structs.replace(document, passages=passages)


def _write_text(text: str) -> str:
    return "".join(map(_WRITTEN.__getitem__, text.split(" ")))


def _read_text(text: str) -> str:
    return _CODED.sub(_read_word, text)[:-1]


def _read_word(found: re.Match[str]) -> str:
    return f"{REPEATED[ord(found[1]) - _CODES.start] + found[2] if found[1] else found[3] or ''} "


def _write_word(word: str) -> str:
    """Write what stands between two spaces: a character and what follows it, or as it is, with a space."""
    core = word.rstrip(_ENDS)
    if code := _CODE_OF.get(core):
        return code + word[len(core) :]
    return f"{_ESCAPE if _ODD.match(word) else ''}{word} "


_WRITTEN: Final = Filled(_write_word, TABLE_WORDS)

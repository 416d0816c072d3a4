"""The files of texts: all that is shown and searched of a few articles with neighbouring numbers.

An article more or less, or one that was edited, makes one small file anew. Vietnamese repeats its syllables:
what stands twice in a file is written once, and is one character wherever it stands. search/2-files.js is the
reader.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import msgspec

from luutru.site.search.documents import Passage, SearchDocument
from luutru.site.search.files import path_of, read_file, render_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: Numbers in a file; four of five are taken (`layout.LOAD`). A reader reads a file for each hit, so that more
#: would cost more bytes, and fewer more files.
NUMBERS_PER_FILE: Final = 5
#: Characters that stand for the repeated words of a file: two bytes each, written from left to right, as few
#: as most files need.
CODES: Final = "".join(map(chr, range(0x400, 0x590)))
#: Before a word that begins with one of these, or with this.
ESCAPE: Final = "\x7f"
_ODD: Final = re.compile(f"[{CODES[0]}-{CODES[-1]}{ESCAPE}]")
_CODED: Final = re.compile(f"([{CODES[0]}-{CODES[-1]}])|{ESCAPE}?(?!\\Z)([^ ]*)(?: |\\Z)")


class _TextFile(msgspec.Struct, frozen=True, array_like=True):
    """The repeated words, with spaces between them, and number → article with its texts written in them."""

    words: str
    articles: list[tuple[int, SearchDocument]]


def text_file(number: int) -> int:
    """Return which file of texts has the article with a number."""
    return number // NUMBERS_PER_FILE


def text_path(file: int) -> str:
    """Return the path of a file of texts."""
    return path_of(f"t{file}")


def write_texts(file: int, documents: Mapping[int, SearchDocument]) -> bytes:
    """Return a file of texts: number → article, in the order of numbers."""
    split = [[passage.text.split(" ") for passage in document.passages] for document in documents.values()]
    counts = Counter(chain.from_iterable(chain.from_iterable(split)))
    often = sorted(counts.items(), key=itemgetter(1), reverse=True)[: len(CODES)]
    repeated = [word for word, count in often if count > 1 and len(word) > 1]
    table = _literals(counts) | dict(zip(repeated, CODES, strict=False))
    articles = [
        (number, msgspec.structs.replace(document, passages=_write_passages(document, words, table)))
        for (number, document), words in zip(documents.items(), split, strict=True)
    ]
    return render_file(f"t{file}", _TextFile(" ".join(repeated), articles))


def read_texts(data: bytes) -> dict[int, SearchDocument]:
    """Return the articles that `write_texts` was given."""
    file = read_file(data, _TextFile)
    words = dict(zip(CODES, file.words.split(" "), strict=False))

    def read(text: str) -> str:
        return _CODED.sub(lambda found: f"{words[found[1]] if found[1] else found[2]} ", text)[:-1]

    return {
        number: msgspec.structs.replace(
            document, passages=tuple(Passage(one.anchor, read(one.text)) for one in document.passages)
        )
        for number, document in file.articles
    }


def _write_passages(
    document: SearchDocument, words: Iterable[list[str]], table: Mapping[str, str]
) -> tuple[Passage, ...]:
    texts = ("".join(map(table.__getitem__, text)) for text in words)
    return tuple(Passage(one.anchor, text) for one, text in zip(document.passages, texts, strict=True))


def _literals(words: Iterable[str]) -> dict[str, str]:
    """Return each word as it is written where it is not repeated."""
    if not _ODD.search("".join(words)):
        return {word: f"{word} " for word in words}
    return {word: f"{ESCAPE if _ODD.match(word) else ''}{word} " for word in words}

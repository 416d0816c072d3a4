"""An article's lines cut into words once, so that places and topics can be read from them in one pass each.

Lines that a fixed page width broke are joined here (a ward's name may stand on both sides of the break).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from luutru.model import CONTENT_ROLES, Role
from luutru.vietnamese.folding import fold_tones

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.model import TaggedLine

#: A word or a mark ("1.200" is one word); the space behind is taken along, so that the search for the next
#: one begins right there.
_TOKEN: Final = re.compile(r"(\d{1,3}+(?:\.\d{3}(?!\d))++|\w++|[^\w\s]) ?")
_DASHES: Final = str.maketrans("–—‑−", "----")
#: After these a cue does not go on; other punctuation ("kiểm tra, giám sát") is passed over.
_BREAKS: Final = dict.fromkeys(".:;!?…()|", "")
_PASSED_OVER: Final = frozenset(",-/\"'“”‘’[]&*+«»<>%\\_•·#=~^@$€°")
_SENTENCE_END: Final = (".", "!", "?", "…", ":", ";", "”", '"', ")", "|")
_JOINED: Final = frozenset({Role.TITLE, Role.SAPO, Role.BODY})
#: Hard-wrapped pages have lines of 70 to 100 letters; a shorter line that ends without a stop is its own.
_SHORTEST_WRAPPED: Final = 50


class _Keys(dict[str, str]):
    """Token → its form for comparing. Vietnamese has some 7,000 syllables, so a page finds nearly all of its
    words here; the memory is forgotten when numbers and foreign words have filled it.
    """

    def __missing__(self, token: str) -> str:
        if len(self) > _MOST_REMEMBERED:
            self.clear()
        key = self[token] = fold_tones(token.lower()).translate(_DASHES)
        return key


_MOST_REMEMBERED: Final = 100_000
_KEYS: Final = _Keys()


class Passage:
    """A paragraph, headline or caption as words.

    `tokens` are its words and punctuation marks, `keys` the same for comparing (lower case, tones the older
    way, one kind of dash). `capital` tells whether the whole passage is in capitals.
    """

    __slots__ = ("_letters", "_spaces", "capital", "keys", "lines", "role", "text", "tokens")

    def __init__(self, role: Role, lines: Sequence[TaggedLine]) -> None:
        self.role = role
        self.lines = lines
        self.text = lines[0].text if len(lines) == 1 else " ".join(line.text for line in lines)
        self.tokens: list[str] = _TOKEN.findall(self.text)
        self.keys: list[str] = [*map(_KEYS.__getitem__, self.tokens)]
        self.capital = len(self.text) > 20 and self.text.isupper()
        #: Letters before each token and up to each space, counted only where evidence asks for it.
        self._letters: list[int] | None = None
        self._spaces: list[int] = []

    def words(self) -> list[str]:
        """Return the words for finding cues; "" where a phrase ends."""
        return [_BREAKS.get(key, key) for key in self.keys if key not in _PASSED_OVER]

    def word_tokens(self) -> list[int]:
        """Return the token that each of the `words` is."""
        return [place for place, key in enumerate(self.keys) if key not in _PASSED_OVER]

    def quote(self, start: int, end: int) -> str:
        """Return the text from token `start` up to token `end`, exclusive, as it stands."""
        return self.text[self._offset(start) : self._offset(end - 1) + len(self.tokens[end - 1])]

    def line_of(self, token: int) -> int:
        """Return the number of the raw line that a token stands on."""
        if len(self.lines) == 1:
            return self.lines[0].number
        offset = self._offset(token)
        for line in self.lines:
            offset -= len(line.text) + 1
            if offset < 0:
                return line.number
        return self.lines[-1].number

    def _offset(self, token: int) -> int:
        """Return where a token begins: after all letters before it, and the spaces among them."""
        if self._letters is None:
            self._letters = [0, *accumulate(map(len, self.tokens))]
            self._spaces = [*accumulate(map(len, self.text.split(" ")))]
        letters = self._letters[token]
        return letters + bisect_right(self._spaces, letters)


def split_passages(tagged: Iterable[TaggedLine]) -> tuple[Passage, ...]:
    """Return the article's passages in page order: title, kicker, lead, paragraphs, subheads, captions."""
    groups: list[list[TaggedLine]] = []
    previous: TaggedLine | None = None
    for line in tagged:
        if line.role in CONTENT_ROLES and line.text:
            if previous is not None and _goes_on(previous, line):
                groups[-1].append(line)
            else:
                groups.append([line])
        previous = line
    passages = tuple(Passage(group[0].role, group) for group in groups)
    if all(passage.role is not Role.SAPO for passage in passages):
        for passage in passages:
            if passage.role is Role.BODY:
                passage.role = Role.SAPO  # a page without a lead opens with a paragraph that does its work
                break
    return passages


def _goes_on(previous: TaggedLine, line: TaggedLine) -> bool:
    if previous.role is not line.role or line.role not in _JOINED or not previous.text:
        return False
    if line.role is Role.TITLE:
        return True
    return len(previous.text) >= _SHORTEST_WRAPPED and not previous.text.endswith(_SENTENCE_END)

"""What the pages of one site have in common: lines on several of them, at the same place, are its furniture.

Nothing is learned by heart here: the lines found are proposed as rows of the archive's own furniture.toml,
which a person reads, corrects, and keeps.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from luutru.model import PROSE, Role
from luutru.vietnamese.dates import is_date_line
from luutru.vietnamese.folding import match_key
from luutru.vietnamese.person_names import looks_like_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luutru.knowledge.phrases import Phrases

#: A line on so many pages of a site, and on so large a share of them, is no article's own.
PAGES: Final = 3
_SHARE: Final = 0.2
#: Roles whose lines repeat and are an article's own: a reporter signs many, a day sees many.
_OWN: Final = frozenset({Role.META, Role.BYLINE, Role.SOURCE, Role.BLANK})
_READ: Final = frozenset({Role.FURNITURE, Role.RELATED})
#: "Ảnh: TTXVN" stands under many pictures; a label of the site ends in no name.
_CAPTIONS: Final = frozenset({Role.CAPTION, Role.ALT})
_LONGEST: Final = 200
#: How a sentence ends, and its fewest words: "Người dân nói gì?" heads a passage.
_STOPS: Final = (".", "!", "?", "…")
_SENTENCE: Final = 6


@dataclass(frozen=True, slots=True)
class SitePage:
    """One article's raw lines with their roles, and the site it is from."""

    site: str
    lines: Sequence[tuple[Role, str]]


@dataclass(frozen=True, slots=True)
class Habit:
    """A line that a site prints: on how many of its pages, "above" or "below" their text or "inside" it.

    `read_as` are the roles it was given, other than furniture: what is mended by learning it.
    """

    site: str
    line: str
    pages: int
    place: str
    read_as: tuple[Role, ...]


def find_habits(pages: Iterable[SitePage], phrases: Phrases) -> list[Habit]:
    """Return the lines that are furniture by their repetition and were read as something else, by site.

    A line inside the text counts only where the same line stands before or behind it, as labels do; a whole
    sentence that is a line of its own counts wherever it stands.
    """
    by_site: dict[str, list[SitePage]] = defaultdict(list)
    for page in pages:
        by_site[page.site].append(page)
    habits: list[Habit] = []
    for site, group in sorted(by_site.items()):
        seen: dict[str, list[_Seen]] = defaultdict(list)
        for number, page in enumerate(group):
            for key, one in _look(page, number):
                seen[key].append(one)
        least = max(PAGES, round(_SHARE * len(group)))
        repeated = {key for key, found in seen.items() if len({one.page for one in found}) >= least}
        habits += filter(None, (_judge(site, key, seen, repeated, phrases) for key in sorted(repeated)))
    return habits


@dataclass(frozen=True, slots=True)
class _Seen:
    """One line on one page; `beside` are the keys of the lines before and behind."""

    page: int
    line: str
    role: Role
    place: str
    beside: frozenset[str]


def _look(page: SitePage, number: int) -> Iterable[tuple[str, _Seen]]:
    printed = [(role, text) for role, text in page.lines if role is not Role.BLANK and text]
    keys = [match_key(text) for _, text in printed]
    prose = [at for at, (role, text) in enumerate(printed) if role in PROSE and len(text) > _LONGEST]
    first, last = (prose[0], prose[-1]) if prose else (len(printed), -1)
    for at, (role, text) in enumerate(printed):
        place = "above" if at < first else "below" if at > last else "inside"
        beside = frozenset((*keys[max(0, at - 1) : at], *keys[at + 1 : at + 2]))
        yield keys[at], _Seen(number, text, role, place, beside)


def _judge(
    site: str,
    key: str,
    seen: Mapping[str, Sequence[_Seen]],
    repeated: set[str],
    phrases: Phrases,
) -> Habit | None:
    found = seen[key]
    places = {one.place for one in found}
    roles = {one.role for one in found}
    line = found[0].line
    is_sentence = line.endswith(_STOPS) and len(line.split()) >= _SENTENCE
    if (
        (len(places) > 1 and not is_sentence)
        or len(line) > _LONGEST
        or roles <= _READ
        or roles & _OWN
        or roles <= _CAPTIONS
    ):
        return None
    if looks_like_name(line) or is_date_line(line) or phrases.find(key) is not None:
        return None
    if places == {"inside"} and not is_sentence and not all(one.beside & repeated for one in found):
        return None
    read_as = tuple(sorted(roles - _READ, key=str))
    [(place, _)] = Counter(one.place for one in found).most_common(1)
    return Habit(site, line, len({one.page for one in found}), place, read_as)

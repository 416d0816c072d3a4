"""News outlets and what proves that an article is theirs: datelines, signatures, addresses, credits.

`load_outlets` reads data/outlets.toml; everything else is pure.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from luutru.errors import Problem
from luutru.knowledge.rows import BadRowsError, check_id, keys_of, load_layers, read_rows
from luutru.knowledge.whole_names import is_whole_name
from luutru.messages import tr
from luutru.toml_files import line_of
from luutru.vietnamese.folding import fold, match_key
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

FILE: Final = Path(__file__).parent / "data" / "outlets.toml"
#: "(LĐTĐ) ", "(HNM) - ", "(SGGPO).- ", "(PLO)- ": what follows the parentheses leaves the text with them.
_IN_PARENTHESES: Final = re.compile(r"[\s*•]*+\(\s*+([^()\n]{2,30}?)\s*+\)\s*+(?:[.:]?\s*+[-–—|]++|:)?\s*")
#: "TTTĐ - ", "SKĐS | ", "ANTD.VN – "; a dash without spaces only where a capital follows ("TTO-Sau").
_BEFORE_DASH: Final = re.compile(
    r"[\s*•]*+([^\s()\n][^()\n]{0,24}?)\s*(?:\.\s?-|\s[-–—|]+|[-–—](?=\s|[A-ZÀ-ỸĐ]))\s*"
)
#: An outlet not in the list: capitals in parentheses and a dash at the start of a lead.
_UNKNOWN: Final = re.compile(r"\s*\(([A-ZĐ][A-ZĐ&.]{1,9})\)\s*[-–—]\s+(?=\S)")
_WORDS: Final = load_vocabulary("papers")
#: News agencies have no page of their own here.
_AGENCIES: Final = _WORDS.word_set("agencies")
#: Marks of this many letters are recognised in any case.
_ANY_CASE: Final = 6
_PAPER: Final = tuple(tuple(name.split()) for name in _WORDS.words("paper-words"))
_AND: Final = f" {_WORDS.words('ampersand')[0]} "
#: "Báo Mẫu điện tử", "Tuổi Trẻ Online".
_PAPER_ENDS: Final = tuple(tuple(end.split()) for end in _WORDS.words("paper-ends"))
_PLAIN_PAPER: Final = tuple(tuple(map(fold, words)) for words in _PAPER)
_PLAIN_AND: Final = fold(_AND)
_SIGNS: Final = re.compile(r"[\W_]+")
#: A host name, wherever it stands in an address or a sentence.
_HOST: Final = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:www\.|m\.)?((?:[a-z0-9-]+\.)+(?:vn|com|net|org))(?![\w-])", re.I
)


def outlet_key(name: str) -> str:
    """Return what the spellings of one outlet's name have in common: its letters, tones and digits.

    Case, spaces and signs do not count, nor do "Báo" and "Báo điện tử" before a name, "điện tử" behind it.

    >>> outlet_key("BÁO  Kinh tế & Đô-thị điện tử") == outlet_key("Kinh tế và Đô thị")
    True
    """
    key = match_key(name)
    words = [word for word in _SIGNS.split(key.replace("&", _AND)) if word]
    start = next((len(front) for front in _PAPER if tuple(words[: len(front)]) == front), 0)
    words = words[start:] or words
    end = next((len(end) for end in _PAPER_ENDS if tuple(words[-len(end) :]) == end), 0)
    return "".join(words[: len(words) - end] or words) or key


def unmarked_key(name: str) -> str:
    """Return what a name typed without marks has in common with the name that it means.

    >>> unmarked_key("Bao Ha Noi Moi") == unmarked_key("Hà Nội Mới")
    True
    """
    words = [word for word in _SIGNS.split(fold(name).replace("&", _PLAIN_AND)) if word]
    start = next((len(front) for front in _PLAIN_PAPER if tuple(words[: len(front)]) == front), 0)
    return "".join(words[start:] or words)


class Outlet(msgspec.Struct, frozen=True):
    """One outlet; see the head of data/outlets.toml for what each field holds."""

    id: str
    name: str
    domains: tuple[str, ...] = ()
    datelines: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    local: bool = False
    gathers: bool = False
    province: str = ""
    why: str = ""
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()


class Dateline(msgspec.Struct, frozen=True):
    """An outlet's mark at the start of a lead: `text[:end]` is the mark with its dash, and leaves the body.

    `outlet` is None for a mark of the known shape whose outlet is not in the list.
    """

    outlet: Outlet | None
    text: str
    end: int


@dataclass(frozen=True)
class Outlets:
    """All outlets, with look-ups by name, mark and address."""

    all: tuple[Outlet, ...]

    def by_name(self, name: str) -> Outlet | None:
        """Return the outlet of that name or id, however spelt, or None."""
        return self._names.get(outlet_key(name))

    def by_typed_name(self, name: str) -> Outlet | None:
        """Return the outlet that a person names: as `by_name` does, without marks where one is meant, or by
        the sign or the address that it alone has ("KTĐT", "tuoitre.vn").
        """
        unmarked = self._unmarked.get(unmarked_key(name)) if name.isascii() else None
        return self.by_name(name) or unmarked or self._marks.get(name.strip("() ").casefold())

    @cached_property
    def keys(self) -> dict[str, str]:
        """Key of each name that an outlet goes by → its proper name."""
        return {key: outlet.name for key, outlet in self._names.items()}

    def by_host(self, host: str) -> Outlet | None:
        """Return the outlet whose address a host name belongs to: the most specific one."""
        labels = host.casefold().removeprefix("www.").split(".")
        for start in range(len(labels) - 1):
            outlet = self._hosts.get(".".join(labels[start:]))
            if outlet is not None:
                return outlet
        return None

    def by_url(self, url: str) -> Outlet | None:
        """Return the outlet that an address belongs to, or None."""
        match = _HOST.search(url)
        return self.by_host(match[1]) if match else None

    def find_hosts(self, text: str) -> tuple[tuple[Outlet, str], ...]:
        """Return the known outlets whose host names stand in a text, each with the words."""
        if "." not in text:
            return ()
        pairs = ((self.by_host(match[1]), match[0]) for match in _HOST.finditer(text))
        return tuple((outlet, words) for outlet, words in pairs if outlet is not None)

    def find_dateline(self, text: str) -> Dateline | None:
        """Return the outlet's mark at the start of a lead, or None."""
        match = _IN_PARENTHESES.match(text)
        if match:
            outlet = _get(self._in_parentheses, match[1])
            if outlet is None and "/" in match[1]:  # "(KTĐT/TTXVN)": the first is the outlet
                outlet = _get(self._in_parentheses, match[1].split("/")[0].strip())
            if outlet is not None:
                return Dateline(outlet, text[: match.end()], match.end())
            unknown = _UNKNOWN.match(text)
            return Dateline(None, unknown[0], unknown.end()) if unknown else None
        match = _BEFORE_DASH.match(text)
        if match and match.end() < len(text):
            outlet = _get(self._before_dash, match[1])
            if outlet is not None:
                return Dateline(outlet, text[: match.end()], match.end())
        return None

    def is_mark(self, text: str) -> bool:
        """Whether a text is nothing but an outlet's mark or an agency's: "ANTĐ", "(LĐTĐ)", "TTXVN"."""
        return _get(self._in_parentheses, text.strip("() ")) is not None or text in _AGENCIES

    def find_signature(self, text: str) -> Dateline | None:
        """Return the outlet's mark at the end of a last paragraph: `text` of the result is the mark."""
        end = text.rstrip(" .")
        for mark, outlet in self._signatures:
            if end.endswith(mark):
                return Dateline(outlet, mark, len(text))
        return None

    def find_credits(self, text: str) -> tuple[tuple[Outlet, str], ...]:
        """Return the outlets named in a copyright or source line, the longer name where one holds another.

        A name that is a piece of another's ("Bến Xưa 24h") is no outlet's.
        """
        return tuple(
            (self._credits[match_key(match[0])], match[0])
            for match in self._credit_names.finditer(text)
            if is_whole_name(text, match)
        )

    @cached_property
    def _names(self) -> dict[str, Outlet]:
        names = {outlet_key(name): outlet for outlet in self.all for name in (*outlet.credits, outlet.name)}
        return {outlet_key(outlet.id): outlet for outlet in self.all} | names

    @cached_property
    def _unmarked(self) -> dict[str, Outlet]:
        """Names without marks → the outlet, where it is one alone."""
        return _only_ones((unmarked_key(key), outlet) for key, outlet in self._names.items())

    @cached_property
    def _marks(self) -> dict[str, Outlet]:
        """Signs and addresses, with marks and without → the outlet, where it is one alone."""
        return _only_ones(
            (form(mark.strip("()")), outlet)
            for outlet in self.all
            for mark in (*outlet.datelines, *outlet.domains)
            for form in (str.casefold, fold)
        )

    @cached_property
    def _hosts(self) -> dict[str, Outlet]:
        return {domain: outlet for outlet in self.all for domain in outlet.domains}

    @cached_property
    def _in_parentheses(self) -> dict[str, Outlet]:
        return _with_lower(
            (mark.strip("()"), outlet) for outlet in self.all for mark in (*outlet.datelines, *outlet.domains)
        )

    @cached_property
    def _before_dash(self) -> dict[str, Outlet]:
        bare = (
            (mark, outlet) for outlet in self.all for mark in outlet.datelines if not mark.startswith("(")
        )
        return _with_lower([*((domain, outlet) for outlet in self.all for domain in outlet.domains), *bare])

    @cached_property
    def _signatures(self) -> tuple[tuple[str, Outlet], ...]:
        return tuple((mark, outlet) for outlet in self.all for mark in outlet.signatures)

    @cached_property
    def _credits(self) -> dict[str, Outlet]:
        return {match_key(name): outlet for outlet in self.all for name in (*outlet.credits, outlet.name)}

    @cached_property
    def _credit_names(self) -> re.Pattern[str]:
        names = sorted(
            {name for outlet in self.all for name in (*outlet.credits, outlet.name)}, key=len, reverse=True
        )
        return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)", re.I)


def _only_ones(named: Iterable[tuple[str, Outlet]]) -> dict[str, Outlet]:
    """Return the outlets by the keys that only one of them has."""
    meant: dict[str, dict[str, Outlet]] = defaultdict(dict)
    for key, outlet in named:
        meant[key][outlet.id] = outlet
    return {key: next(iter(found.values())) for key, found in meant.items() if len(found) == 1}


def _with_lower(marks: Iterable[tuple[str, Outlet]]) -> dict[str, Outlet]:
    pairs = list(marks)
    return {mark.lower(): outlet for mark, outlet in pairs if len(mark) >= _ANY_CASE} | dict(pairs)


def _get(marks: dict[str, Outlet], mark: str) -> Outlet | None:
    """Return the outlet of a mark; only long ones may differ in case ("KINHTEDOTHI", never "tp")."""
    found = marks.get(mark)
    return marks.get(mark.lower()) if found is None and len(mark) >= _ANY_CASE else found


def load_outlets(*own: Path) -> Outlets:
    """Read the outlets, and those of further files over them, as `load_layers` does."""
    return Outlets(load_layers((FILE,), parse_outlets, lambda outlet: outlet.id, own))


def parse_outlets(text: str, path: str = FILE.name) -> tuple[Outlet, ...]:
    """Return the outlets that a TOML text of ``[[outlet]]`` tables describes."""
    given, problems = read_rows(text, path, "outlet", keys_of(Outlet))
    outlets: dict[str, Outlet] = {}
    for line, row in given:
        wrong = check_id(row, "id", row.get("name", ""), outlets)
        if wrong:
            problems.append(Problem(path, line_of(text, "id", line), *wrong))
        if not row.get("name"):
            cure = tr("write it as {line}", line='name = "…"')
            problems.append(Problem(path, line, tr('"{key}" is missing', key="name"), cure))
        elif not wrong:
            outlets[row["id"]] = msgspec.convert(row, Outlet)
    if problems:
        raise BadRowsError(problems, outlets.values())
    return tuple(outlets.values())

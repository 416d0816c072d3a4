"""Authors: read from the byline, the date line, what is glued to the headline, or the end of the last
paragraph.

A source ("Theo X"), a picture's author and the editors in the footer are not authors. Initials are kept as
printed with a low confidence: they name nobody. A stated collective ("PV") is kept as printed too, and then a
name in the text is only suspected.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.acts import RULE as ACT
from luutru.cleaning.dating.title_stamps import split_stamp
from luutru.cleaning.describing.credits import author_of_source, is_labelled, is_source, split_authors
from luutru.cleaning.describing.outlets import name_printed
from luutru.knowledge.place_names import name_key
from luutru.model import PERHAPS_SECOND, Evidence, Found, Role
from luutru.vietnamese.folding import match_key
from luutru.vietnamese.person_names import has_surname, is_initials, looks_like_name, title_case_name
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.knowledge.loading import Knowledge
    from luutru.model import Known, TaggedLine

_WORDS: Final = load_vocabulary("credits")
_NOT_NAMES: Final = _WORDS.pattern("not-names")
_PIECES: Final = re.compile(r"\s*[|•·»/]\s*|\s+[-–—]\s+|^\s*[-–—,]\s*|\s*[-–—,]\s*$|\s{2,}|\s*;\s*")
_ORGANISATION: Final = _WORDS.pattern("organisation")
_AFTER_STOP: Final = _WORDS.pattern("after-stop")
_SIGNED_AFTER_STOP: Final = _WORDS.pattern("signed-after-stop")
#: Who signs stands among so many letters of a text's end.
_END: Final = 120
_LABEL_AFTER_STOP: Final = _WORDS.pattern("label-after-stop")
#: "… đồng tình. (Nguyễn An)", "… (Lê Minh - TTXVN)"
_IN_PARENTHESES: Final = re.compile(r"[.!?…”\"]\s*\(([^()]{2,60})\)\.?$")
#: What no author's line holds, though it may have been taken for one.
_SENTENCE: Final = re.compile(r"\d|,|\S\s(?:\S+\s){7}")
#: "Th", where a page was cut in a paragraph's first word: no vowel, and no initials.
_CUT: Final = re.compile(r"[A-ZĐ][b-df-hj-np-tv-xđ]{1,2}")
_LONGEST_NAME: Final = 5
_ACCOUNTS: Final = _WORDS.word_set("accounts")
_NOBODY: Final = _WORDS.word_set("nobody")
_COLLECTIVE: Final = _WORDS.pattern("collective")
_DOCUMENT: Final = _WORDS.pattern("document")
_OFFICE: Final = load_vocabulary("lines").pattern("unit-author")
_ADDRESS: Final = re.compile(r"\w\.(?:vn|com|net|org)\b", re.IGNORECASE)
_PAPER: Final = _WORDS.pattern("paper-or-source")
_DESK_WORDS: Final = 2
#: Where an article names the district that its reporter writes from.
_TOLD_IN: Final = frozenset({Role.TITLE, Role.KICKER, Role.SAPO, Role.BODY})
#: Initials name nobody; nor may the reporter's district, or the signature of what may be another story.
_SURE, _LIKELY, _DOUBTED = 0.97, 0.8, 0.4


def describe_authors(
    lines: Sequence[TaggedLine], known: Known, knowledge: Knowledge
) -> tuple[tuple[Found[str], ...], tuple[Evidence, ...]]:
    """Return the authors as printed, in the order of the page, and who is suspected to be one; names in
    capitals are written as names are.
    """
    reader = _Reader(knowledge)
    if stated := tuple(filter(reader.names_somebody, map(title_case_name, known.authors))):
        return _stated(stated), ()
    found = reader.read(lines)
    if several := tuple(filter(reader.names_several, known.authors)):
        named = (one.evidence[0] for one in found if looks_like_name(one.value))
        return _stated(several), tuple(replace(record, confidence=_DOUBTED) for record in named)
    return found, ()


def _stated(names: Sequence[str]) -> tuple[Found[str], ...]:
    return tuple(Found(name, (Evidence(None, name, "known-author", 1.0, name),)) for name in names)


class _Reader:
    """Collects names, each once; `is_doubted` below what may be another story's headline."""

    __slots__ = ("_is_below", "_knowledge", "_text", "found", "is_doubted")

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge
        self._text: Sequence[TaggedLine] = ()
        self.found: dict[str, Found[str]] = {}
        self.is_doubted = self._is_below = False

    def read(self, lines: Sequence[TaggedLine]) -> tuple[Found[str], ...]:
        """Return the authors whom the lines name: the surest kind of place that names any."""
        self._text = [line for line in lines if line.role in _TOLD_IN]
        for line in lines:
            self.is_doubted |= line.rule == PERHAPS_SECOND
            self._is_below |= line.role is Role.BODY
            if line.role is Role.BYLINE:
                self.read_byline(line)
        if not self.found:
            for line in lines:
                if line.role is Role.META and line.rule != ACT:
                    self.read_meta(line, line.text)
                elif line.role is Role.TITLE:
                    self.read_meta(line, split_stamp(line.text)[1])
                elif line.role is Role.SOURCE and not is_source(line.text):
                    self.read_meta(line, line.text)
        if not self.found:
            self.read_sources(lines)
        if not self.found:
            bodies = [line for line in lines if line.role in (Role.SAPO, Role.BODY) and line.text]
            if bodies:
                self.read_end(bodies[-1])
        return self.chosen()

    def read_byline(self, line: TaggedLine) -> None:
        """The whole line is the author's; an outlet's name there is a source, behind who wrote."""
        mark = self._knowledge.outlets.find_signature(line.text)
        if mark is not None:
            for name in split_authors(line.text.rstrip(" .").removesuffix(mark.text)):
                if self._is_person(name):
                    self._add(name, line, "byline", self._confidence(name))
            return
        names = split_authors(line.text, anything=True)
        for before, name in zip(("", *names), names, strict=False):
            placed = self._may_be_place(name, before, line)
            province = self._is_of_province(name)
            if ((placed or province) and self._is_told(name)) or (province and not self._is_below):
                continue
            if is_labelled(line.text) and name.split()[-1].islower() and len(name.split()) == _DESK_WORDS:
                continue  # "Phóng viên Điện tử": a desk, not a person
            label = name[0].isupper() and name[1:].islower() and " " in name and not _OFFICE.match(name)
            nobody = (
                _ORGANISATION.fullmatch(name)
                or _SENTENCE.search(name)
                or _CUT.fullmatch(name)
                or (len(name.split()) > _LONGEST_NAME and self._is_told(name))  # "Tin: " and the headline
                or _PAPER.match(name)
                or _ADDRESS.search(name)
                or (label and not is_labelled(line.text))  # "Bản đồ hành chính", of a menu
                or (_is_titled(name) and not is_labelled(line.text))
            )
            if not nobody and (province or not self._is_outlet(name)):
                rule = "byline-label" if is_labelled(line.text) else "byline"
                sure = _LIKELY if province else self._confidence(name)
                self._add(name, line, rule, _DOUBTED if placed else sure)

    def read_meta(self, line: TaggedLine, text: str) -> None:
        """A piece of a date line with the shape of a name."""
        for piece in _PIECES.split(_NOT_NAMES.sub(" | ", text)):
            labelled = is_labelled(piece)
            for name in split_authors(piece):
                if labelled or self._is_person(name):
                    self._add(name, line, "meta-name", _SURE if labelled or has_surname(name) else _LIKELY)

    def read_sources(self, lines: Sequence[TaggedLine]) -> None:
        """A person named before the outlet that the text was taken from."""
        for line in lines:
            name = author_of_source(line.text) if line.role in (Role.SOURCE, Role.BYLINE) else ""
            if name and self._is_person(name):
                self._add(name, line, "source-name", _SURE if has_surname(name) else _LIKELY)

    def read_end(self, line: TaggedLine) -> None:
        """A name after the last full stop of the text, or in parentheses there."""
        for pattern in (_LABEL_AFTER_STOP, _AFTER_STOP, _IN_PARENTHESES, _SIGNED_AFTER_STOP):
            match = pattern.search(line.text, max(0, len(line.text) - _END))
            if match is None or is_source(match[1]):
                continue
            if pattern is _SIGNED_AFTER_STOP and match[1].isascii() and "." not in match[1]:
                continue  # "Real Madrid - Barcelona"
            for name in map(_once, split_authors(match[1])):
                short = pattern is _SIGNED_AFTER_STOP and "." in name  # "L.Minh"
                person = short or self._is_person(name)
                if person and (has_surname(name) or pattern is not _IN_PARENTHESES):
                    self._add(name, line, "end-of-text", _LIKELY)

    def names_somebody(self, name: str) -> bool:
        """Say whether what stands in an author's field is an author: no outlet, place, desk or account."""
        key = match_key(name)
        if " " not in name and name.islower():  # "mau": the account of whoever put the text up
            return False
        if key in _ACCOUNTS | _NOBODY or _ORGANISATION.fullmatch(name) or self._is_outlet(name):
            return False
        if _DOCUMENT.match(name) or _COLLECTIVE.search(name):
            return False
        if has_surname(name) and looks_like_name(name):
            return True
        places = self._knowledge.places
        return places.district(name) is None and not _ORGANISATION.search(name)

    def names_several(self, name: str) -> bool:
        """Say whether what stands in an author's field signs for several people: "PV", "Ban Bạn đọc"."""
        return (
            bool(_COLLECTIVE.search(name)) and match_key(name) not in _ACCOUNTS and not self._is_outlet(name)
        )

    def chosen(self) -> tuple[Found[str], ...]:
        """Return the persons; an organisation ("Ban Truyền thông nhà trường") only where none is named."""
        persons = tuple(found for found in self.found.values() if looks_like_name(found.value))
        named = {found.evidence[0].line for found in persons if not is_initials(found.value)}
        if named:  # "DT" in a circle beside a comment: initials of their own line name nobody more
            persons = tuple(
                found for found in persons if not is_initials(found.value) or found.evidence[0].line in named
            )
        return persons or tuple(self.found.values())

    def _add(self, name: str, line: TaggedLine, rule: str, confidence: float) -> None:
        value = title_case_name(name)
        key = match_key(value)
        if len(value) > 1 and key not in self.found.keys() | _ACCOUNTS and not _DOCUMENT.match(value):
            self.found[key] = Found(value, (Evidence(line.number, line.text, rule, confidence, value),))

    def _confidence(self, name: str) -> float:
        if self.is_doubted or is_initials(name):
            return _DOUBTED
        if not looks_like_name(name):
            return 0.6  # "Ban Truyền thông nhà trường"
        return _SURE if has_surname(name) or "." in name else 0.93

    def _is_person(self, name: str) -> bool:
        """Whether a name found outside a byline is a person's: two words or more, no section, outlet or
        place.
        """
        words = name.split()
        if len(words) < 2 or not looks_like_name(name) or _ORGANISATION.search(name) or self._is_outlet(name):
            return False
        places = self._knowledge.places
        return places.district(name) is None and not (name.isupper() and len(words) > 4)

    def _may_be_place(self, name: str, before: str, line: TaggedLine) -> bool:
        """Whether a name that a comma parts from a person's is a district's or a ward's: "Lê Vi, Ba Vì"."""
        is_unit = bool(self._knowledge.places.names.get(name_key(name)).kinds)
        return is_unit and looks_like_name(before) and f"{before}, {name}" in line.text

    def _is_of_province(self, name: str) -> bool:
        """Whether a paper of a province is called "Báo" and this name: "HẢI DƯƠNG" is a person's too."""
        outlets = self._knowledge.outlets
        paper = outlets.by_name(name)
        return paper is not None and bool(paper.province) and name_printed(name, outlets) is None

    def _is_told(self, name: str) -> bool:
        return any(f" {name_key(name)} " in f" {name_key(line.text)} " for line in self._text)

    def _is_outlet(self, name: str) -> bool:
        outlets = self._knowledge.outlets
        bare = _PAPER.sub("", name)
        # Three capitals are as likely a person's initials ("PL").
        return (
            outlets.by_name(bare) is not None
            or outlets.by_name(bare.partition("-")[0]) is not None  # "VOV-Tây Bắc"
            or outlets.by_url(bare) is not None
            or (len(bare) > 3 and outlets.is_mark(bare))
        )


def _is_titled(name: str) -> bool:
    """Whether a name is a site's: "Bến Giải Trí" names its subject, and no family."""
    found = _ORGANISATION.search(name)
    return found is not None and " " in found[0] and looks_like_name(name) and not has_surname(name)


def _once(name: str) -> str:
    """Return a name that stands twice in a line once."""
    half = len(name) // 2
    return name[:half] if name[:half] == name[half + 1 :] else name

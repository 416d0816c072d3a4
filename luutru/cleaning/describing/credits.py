"""The grammar of an author's line: "Bài và ảnh: X - Y", "Tin, ảnh: X", "X (Ảnh: Y)", "Theo Z", "X, Y và
Z".
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from luutru.vietnamese.person_names import has_surname, looks_like_name
from luutru.vocabulary import load_vocabulary

_WORDS: Final = load_vocabulary("credits")
_AUTHOR_LABEL: Final = _WORDS.pattern("author-label")
_DESK: Final = _WORDS.pattern("desk")
_PICTURE_CREDIT: Final = _WORDS.pattern("picture-credit")
_OWN_LABEL_AFTER_PICTURE: Final = _WORDS.pattern("own-label-after-picture")
_SOURCE_TAIL: Final = _WORDS.pattern("source-tail")
_OFFICE: Final = _WORDS.pattern("office")
_SOURCE_LINE: Final = _WORDS.pattern("source-line")
_AUTHOR_OF_SOURCE: Final = _WORDS.pattern("author-of-source")
_SEPARATOR: Final = _WORDS.pattern("separator")
_HELD: Final = _WORDS.pattern("office-held")
_PARENTHESES: Final = re.compile(r"\s?\([^()]*\)?")
_EDGES: Final = " \t-–—|*•.,;:“”\"'()[]"


def split_authors(text: str, anything: bool = False) -> tuple[str, ...]:
    """Return the names an author's line prints, as printed; none for a source or a picture credit.

    `anything` also takes what has no name's shape ("Ban Truyền thông nhà trường"), where the line is known to
    be the author's.
    """
    text = text.strip(' \t-–—|*•"“”')
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1]
    if _SOURCE_LINE.match(text):
        return ()
    labelled = None if _DESK.match(text) else _AUTHOR_LABEL.match(text)
    if labelled:
        text = text[labelled.end() :]
    picture = _PICTURE_CREDIT.search(text)
    if picture:
        own = _OWN_LABEL_AFTER_PICTURE.search(picture[0])
        text = text[: picture.start()] or (own[1] if own else "")
    text = _SOURCE_TAIL.sub("", text)
    text = _OFFICE.sub("", _PARENTHESES.sub("", text))
    names: list[str] = []
    for part in _SEPARATOR.split(text):
        label = None if _DESK.match(part) else _AUTHOR_LABEL.match(part)
        name = _tidy(part[label.end() :] if label else part)
        if names and _HELD.match(name):
            break  # "Lê Vi - Phó Bí Thư Đoàn Xã": what its bearer is, and of what
        if names and label and name.partition(" ")[0].isupper() and not text.isupper() and "." not in name:
            continue  # "Lê Vi, phóng viên VOV Đò Than": whose reporter
        if name and (anything or labelled or looks_like_name(name)) and name not in names:
            names.append(name)
    if len(names) > 1 and not all(map(looks_like_name, names)):
        # "Hồng Vân - Trung tâm Văn hóa - Thông tin": the person; "Ban Truyền thông - Trường X": all of it
        if looks_like_name(names[0]):  # what follows the office is its place: "…, quận Hoàng Mai, Hà Nội"
            return tuple(takewhile(looks_like_name, names))
        return tuple(filter(looks_like_name, names)) if labelled else (_tidy(text),)
    return tuple(names)


def is_labelled(text: str) -> bool:
    """Whether a line says that what follows is its author: "Bài và ảnh: …", "PV Nguyễn An"."""
    return _AUTHOR_LABEL.match(text.strip(_EDGES)) is not None


def is_source(text: str) -> bool:
    """Whether a line credits whom the text was taken from."""
    return _SOURCE_LINE.match(text) is not None


def author_of_source(text: str) -> str:
    """Return the person whom a source's line names before the outlet: "Theo Minh Phong (Bóng đá)"; else
    nothing.

    A pen name has two words; "Trí Thức Trẻ", three without a family name, is a paper.
    """
    found = _AUTHOR_OF_SOURCE.match(text)
    name = _tidy(found["name"]) if found else ""
    named = looks_like_name(name) and (has_surname(name) or len(name.split()) == 2)
    return name if named and len(name.split()) > 1 else ""


def _tidy(text: str) -> str:
    name = text.strip(_EDGES)
    # Initials keep their last full stop: "T.H."
    return f"{name}." if re.fullmatch(r"(?:[A-ZĐ]\.)+[A-ZĐ]", name) and f"{name}." in text else name

"""The grammar of an author's line: "Bài và ảnh: X - Y", "Tin, ảnh: X", "X (Ảnh: Y)", "Theo Z", "X, Y và
Z".
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import Final

from luutru.vietnamese.person_names import has_surname, looks_like_name

_ROLE: Final = (
    r"(?:bài viết|bài|tin bài|tin|thực hiện|tác giả|người viết|phóng viên|pv|nhóm phóng viên|nhóm pv"
    r"|nhóm tác giả|biên soạn|ghi chép|tổng hợp|by|bởi|lược ghi|lược dịch|biên dịch|người dịch|dịch|ctv"
    r"|cộng tác viên|người đăng|đăng bởi|nội dung|viết bởi|tường thuật|thơ|nhà báo)"
)
_PICTURE: Final = (
    r"(?:ảnh(?: minh họa| tư liệu| bài)?|hình(?: ảnh)?|đồ họa|video(?: clip)?|clip|thiết kế|biên tập|kỹ thuật"
    r"|trình bày|dựng phim|dựng|minh họa|photo|infographics?|nguồn ảnh|quay phim|âm thanh)"
)
_AND: Final = r"\s?(?:,|và|&|-|–|\+|/)\s?"
#: "Bài và ảnh:", "Tin, ảnh:", "Thực hiện:", "Bài:", "Phóng viên" before a name.
_AUTHOR_LABEL: Final = re.compile(
    rf"^(?:{_ROLE}(?:{_AND}(?:{_ROLE}|{_PICTURE}))*|{_PICTURE}{_AND}{_ROLE})\s?[:：]\s?"
    r"|^(?:phóng viên|pv|nhóm pv|nhóm phóng viên|ctv|cộng tác viên|tác giả|thực hiện|by|bởi|viết bởi"
    r"|đăng bởi|nhà báo)\s"
    r"(?=[A-ZÀ-ỸĐ])",
    re.I,
)
#: "Nhóm PV Thời sự" is a desk, no label and a name.
_DESK: Final = re.compile(
    r"^nhóm (?:pv|phóng viên) (?:báo|ban|thời sự|chính trị|kinh tế|xã hội|văn hóa|pháp luật)\b", re.I
)
#: From "Ảnh: X" on, nobody wrote the text.
_PICTURE_CREDIT: Final = re.compile(
    rf"\s?[-–—|,;/(.]{{0,4}}\s?(?<!\w){_PICTURE}(?:{_AND}{_PICTURE}){{0,4}}\s?[:：].*", re.I
)
_OWN_LABEL_AFTER_PICTURE: Final = re.compile(rf"(?<!\w){_ROLE}\s?[:：]\s?(.+)", re.I)
#: "Theo Hà Nội mới", "(Nguồn: TTXVN)", "t/h", "tổng hợp": whom a text was taken from.
_SOURCE_TAIL: Final = re.compile(
    r"\s?[-–—|,;/(]{0,4}\s?(?<!\w)(?:(?:theo|nguồn(?: tin)?|dẫn nguồn|dẫn theo)\b.*"
    r"|(?:t/h\)?|th\)|\(?(?:tổng hợp|biên dịch|ghi|thực hiện|lược ghi)\)?)$)",
    re.I,
)
_SOURCE_LINE: Final = re.compile(r"^\W*(?:theo|nguồn(?: tin)?|dẫn theo|dẫn nguồn)\b", re.I)
#: "Theo Minh Phong (Bóng đá)", "(Theo Lê Na/VOV.VN)": the author, then whose paper it was.
_AUTHOR_OF_SOURCE: Final = re.compile(
    r"^\W*(?:dẫn )?theo\s+(?P<name>[^\W\d_][\w .]{2,40}?)\s*(?:\([^()]{2,40}\)|/\s?[^()/]{2,40})\W*$", re.I
)
#: "THANH THẢO- HOÀNG THÂN" too.
_SEPARATOR: Final = re.compile(
    r"\s?[,;|&+/•]\s?|\s?(?<=[\w\s])[-–—]\s|(?<=[a-zà-ỹđ])[-–—](?=[A-ZÀ-ỸĐ])|\s(?:và|cùng|with|and)\s"
)
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
    text = _PARENTHESES.sub("", text)
    names: list[str] = []
    for part in _SEPARATOR.split(text):
        label = None if _DESK.match(part) else _AUTHOR_LABEL.match(part)
        name = _tidy(part[label.end() :] if label else part)
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

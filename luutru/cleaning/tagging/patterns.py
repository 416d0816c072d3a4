"""The patterns that a line's shape is read with: sentences, dates, names, credits, captions, prefixes.

Each is compiled once and is linear in the length of a line. Those with words in them are rows, with samples,
of knowledge/data/words/lines.toml.
"""

from __future__ import annotations

import re
from typing import Final

from luutru.vocabulary import LOWER, UPPER, load_vocabulary

_LINES: Final = load_vocabulary("lines")

#: A sentence ends inside the line: stop, blank, capital. "TP. Hà Nội", "Q. 1" and initials are no ends.
#: The stop comes first and is looked back from: a search for a letter is many times as fast as one that looks
#: back at every place. So with the patterns of glued headlines below.
SENTENCE_END: Final = re.compile(
    rf"[.!?…](?<![{UPPER}\d].)(?<!\bT[PX].)(?<!\b[Tt]h.)[\"”’')\]]*\s(?=[\"“‘(]?[{UPPER}\d])"
)

# --- dates -----------------------------------------------------------------------------------------------
DAY: Final = _LINES.pattern("day")
DATE_PARTS: Final = _LINES.pattern("date-parts")
LOOSE: Final = re.compile(r"[\s|,;:()\[\]/.\-–—•·+*&]+")
TIME_AGO: Final = _LINES.pattern("time-ago")
AGO_INSIDE: Final = _LINES.pattern("ago-inside")
DATE_AT_END: Final = _LINES.pattern("date-at-end")

# --- names and credits -----------------------------------------------------------------------------------
NAME: Final = _LINES.pattern("name")
NAMES: Final = _LINES.pattern("names")
CAPS_NAME: Final = _LINES.pattern("caps-name")
INITIALS: Final = _LINES.pattern("initials")
CREDIT: Final = _LINES.pattern("credit")
UNIT_AUTHOR: Final = _LINES.pattern("unit-author")
WRITTEN_BY: Final = _LINES.pattern("written-by")
WITH_OFFICE: Final = _LINES.pattern("with-office")
REPORTER: Final = _LINES.pattern("reporter")
SOURCE: Final = _LINES.pattern("source")

# --- captions --------------------------------------------------------------------------------------------
PHOTO: Final = _LINES.pattern("photo")
PHOTO_WORDS: Final = _LINES.words("photo-words")
#: How far from a line's end its credit begins.
PHOTO_REACH: Final = 120
IN_PICTURE: Final = _LINES.pattern("in-picture")
#: "IMG_0231.jpg", "tin nhap 20180214005229", "undefined", "![](a.jpg)"
FILE: Final = re.compile(
    r"^\S+\.(?:jpe?g|png|gif|webp|bmp|mp4|pdf|docx?)$|^(?:img|dsc|image)[-_ ]?\w*\d$|^!\[[^\]]*\].*$"
    r"|^undefined$|^null$|^tin nhap \d+$",
    re.I,
)

# --- marks of all kinds ----------------------------------------------------------------------------------
DIGIT: Final = re.compile(r"\d")
LETTER: Final = re.compile(r"[^\W\d_]")
GALLERY: Final = _LINES.pattern("gallery")
PICTURE_WORD: Final = _LINES.words("picture-word")[0]
URL: Final = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w.]{1,64}@[\w.]+\.\w+|\b[\w-]{1,63}\.(?:vn|com|net|org)\b", re.IGNORECASE
)
#: Signs without which a line holds no address.
URL_SIGNS: Final = (".vn", ".com", "http", "www.", "@", ".net", ".org")
TABLE: Final = re.compile(r"^[|\s:\-+!\[\]()]+$")
BULLET: Final = _LINES.pattern("bullet")
#: "Hà Nội: Khởi công cầu vượt"; not "00:00", a player's clock.
LABEL_COLON: Final = re.compile(r"^[^\W\d_][^.:]{1,39}: ?\S")
DATELINE: Final = _LINES.pattern("dateline")
#: No dateline is without one of these among so many letters; most lines are.
_DATELINE_SIGN: Final = re.compile(r"[-–—:|(]")
_DATELINE_REACH: Final = 40


def opens_with_dateline(text: str) -> bool:
    """Whether a line begins with an outlet's mark: "(LĐTĐ) …", "TTO - …"."""
    return _DATELINE_SIGN.search(text, 0, _DATELINE_REACH) is not None and DATELINE.match(text) is not None


#: "Chiều 7/3, ông …", "Khoảng 9h ngày 30/3, …": a day in figures near the beginning of a lead; "chừng 5-6
#: tuổi" is none.
OPENS_WITH_DAY: Final = re.compile(
    r"[^\d]{0,24}(?:\d{1,2}h\d{0,2}[^\d]{0,10})?\d{1,2}(?:/\d{1,2}(?:/\d{4})?(?![\d/%])|-\d{1,2}(?=[,-]))"
)

#: "… lên đườngLàng nghề …": one headline begins where another ends.
GLUED: Final = re.compile(rf"[{UPPER}](?<=[{LOWER}\d”\"!?)].)(?=[{LOWER}]+ )")
#: "… cho công dân Tập huấn nghị …": a single word with a capital between two without.
LONE_CAPITAL: Final = re.compile(rf" (?<=[{LOWER}\d”\"’'%!?)] )[“\"‘']?([{UPPER}][{LOWER}]+)(?= [{LOWER}])")
FUSED: Final = _LINES.pattern("fused")
MARKED_TEASER: Final = _LINES.pattern("marked-teaser")

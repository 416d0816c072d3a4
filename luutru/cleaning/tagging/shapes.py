"""What a line looks like by itself: its words, its end, its case, and the shapes of dates, names and credits.

Nothing here knows of the page; `features` puts lines side by side. Feature names are short and stable: they
are the keys of weights.json and stand in ledgers as the rule that decided.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging import patterns as p
from luutru.cleaning.tagging.headline_runs import add_headline_run
from luutru.cleaning.tagging.pictures import add_caption_words, add_picture
from luutru.cleaning.tagging.shape import Shape
from luutru.vietnamese.folding import match_key

if TYPE_CHECKING:
    from collections.abc import Callable

    from luutru.knowledge.phrases import Phrases

#: A paragraph of more words is read for its sentences only: no label, caption or headline is so long.
_LONGEST: Final = 60
#: Lines of up to this many words come again on other pages, and are remembered.
_OFTEN: Final = 8
#: "Kinh tế và Đô thị 3 giờ trước 12 liên quan": an outlet's name and two counts are no longer.
_AGO_WORDS: Final = 12
_BUCKETS: Final = ((1, "1"), (2, "2"), (4, "4"), (7, "7"), (12, "12"), (20, "20"), (34, "34"), (60, "60"))
_SIZES: Final = tuple(next(name for top, name in _BUCKETS if words <= top) for words in range(_LONGEST + 1))
_STARTS: Final = {
    "(": "paren", "©": "copy", "®": "copy", "#": "hash",
    "“": "quote", '"': "quote", "‘": "quote", "'": "quote",
}  # fmt: skip
_ENDS: Final = {
    ".": "stop", "…": "dots", "?": "ask", "!": "ask", ":": "colon", ";": "semi", ",": "comma", "|": "pipe",
    ")": "paren",
}  # fmt: skip
#: "Lê Thu Vân - Trung tâm Văn hóa - Thông tin và Thể thao quận Hoàng Mai, Hà Nội" is an author's line.
_NAME_WORDS: Final = 20
#: Kinds of furniture that stay what they are in long sentences ("Không sao chép … của tòa soạn.").
_LONG_KINDS: Final = frozenset({"legal", "comment", "template"})
_KIND_LETTERS: Final = {
    "related": "r", "mostread": "m", "tags": "t", "comment": "c", "legal": "l", "share": "s", "menu": "u",
    "section": "u", "counter": "v", "form": "o", "player": "y",
}  # fmt: skip
#: Letters that a phrase does not replace: dates, names, sources, picture names.
_KEPT_LETTERS: Final = "DNKA"
_SURE_NAMES: Final = frozenset(
    {"words2", "words3", "words4", "credit", "several", "written-by", "caps", "office"}
)
_CREDITS: Final = (
    ("credit", p.CREDIT),
    ("unit", p.UNIT_AUTHOR),
    ("written-by", p.WRITTEN_BY),
    ("office", p.WITH_OFFICE),
)


def look_at(text: str, phrases: Phrases) -> Shape:
    """Return the shape of one repaired line that is not blank."""
    words = text.count(" ") + 1
    if words > _LONGEST:
        return _look_at_paragraph(text, words, line_end(text))
    if words > _OFTEN:
        return _look_at_line(text, words, phrases)
    seen = _look_at_label(text, phrases)
    names = [*seen.names]
    return Shape(
        text, seen.key, words, seen.end, seen.sentences, seen.kind, seen.letter, names, seen.credited
    )


@lru_cache(maxsize=4096)
def _look_at_label(text: str, phrases: Phrases) -> Shape:
    """Return the shape of a short line: a site prints its labels on every page."""
    return _look_at_line(text, text.count(" ") + 1, phrases)


def _look_at_line(text: str, words: int, phrases: Phrases) -> Shape:
    end = line_end(text)
    key = match_key(text)
    size = _SIZES[words]
    sentences = len(p.SENTENCE_END.findall(text)) if words > 7 else 0
    shape = Shape(
        text, key, words, end, sentences, "", "", [f"wc={size}", f"end={end}", f"wc={size}/end={end}"]
    )
    add = shape.names.append
    _add_phrase(shape, phrases, add)
    if sentences:
        add("sent=1" if sentences == 1 else "sent=2")
    _add_start_and_case(shape, add)
    if words <= 24:
        _add_date(shape, add)
        if words <= _NAME_WORDS:
            _add_name(shape, add)
        _add_marks(shape, add)
    if words <= 1 and not p.LETTER.search(text):
        add("symbols")
        shape.letter = shape.letter or "#"
    if any(map(key.__contains__, p.URL_SIGNS)) and p.URL.search(text):
        add("url")
    if words > 4:
        add_picture(shape, add)
    if p.opens_with_dateline(text):
        add("dateline")
        if words > 7:
            add("dateline/long")
    if words > 3:
        add_caption_words(shape, phrases, size, add)
    if words > 7:
        add_headline_run(shape, phrases, add)
    shape.letter = shape.letter or _letter(shape)
    add(f"is={shape.letter}")
    if shape.kind and shape.letter not in _KEPT_LETTERS:
        shape.letter = _KIND_LETTERS.get(shape.kind, "f")
    return shape


def line_end(text: str) -> str:
    """Return what the line ends in: stop, dots, ask, colon, semi, comma, pipe, paren, quote or word."""
    last = text[-1]
    if last in "\"”’'»" and len(text) > 1:
        return "stop" if text[-2] in ".!?…" else "quote"
    if last == "." and text.endswith(".."):
        return "dots"
    if last in ")]" and text[-2:-1] == ".":
        return "stop"
    return _ENDS.get(last, "word")


def slug_key(text: str) -> str:
    """Letters and digits of a folded text: what an image named after the title prints, however it is cut."""
    return "".join([letter for letter in text if letter.isascii() and letter.isalnum()])


def _look_at_paragraph(text: str, words: int, end: str) -> Shape:
    sentences = p.SENTENCE_END.search(text) is not None
    names = ["wc=long", f"end={end}", f"wc=long/end={end}", "is=P"]
    if sentences:
        names.append("sent=2")
    if p.opens_with_dateline(text):
        names += ["dateline", "dateline/long"]
    return Shape(text, text, words, end, sentences, "", "P", names)


def _add_phrase(shape: Shape, phrases: Phrases, add: Callable[[str], None]) -> None:
    phrase = phrases.find(shape.key)
    if phrase is None:
        return
    prose = shape.words > 14 and (shape.end == "stop" or shape.sentences) and phrase.kind not in _LONG_KINDS
    if prose:
        add(f"ph={phrase.kind}/prose")
    else:
        shape.kind = phrase.kind
        add(f"ph={phrase.kind}")


def _add_start_and_case(shape: Shape, add: Callable[[str], None]) -> None:
    text = shape.text
    start = text[0]
    if start in _STARTS:
        add(f"start={_STARTS[start]}")
    elif start.islower():
        add("start=lower")
    elif start.isdigit():
        add("start=digit")
    if text.startswith((">>", "»", "=>", "›")):
        add("arrows")
    elif p.BULLET.match(text):
        add("bullet")
    if text.isupper():
        add("caps")
        if shape.words > 4:
            add("caps/long")


def _add_date(shape: Shape, add: Callable[[str], None]) -> None:
    text, key = shape.text, shape.key
    if not p.DIGIT.search(text):
        return
    day = p.DAY.search(text) if "20" in text or "19" in text else None
    ago = p.TIME_AGO.match(key) is not None
    if day is not None or ago or len(key) < 24:
        rest = p.LOOSE.sub(" ", p.DATE_PARTS.sub(" ", key)).split()
        if not rest and (day is not None or ":" in key or "/" in key or ago):
            shape.letter = "D" if day is not None else "d"
            add("date=only" if day is not None else "date=clock")
        elif day is not None and len(rest) <= 4:
            shape.letter = "D"
            add("date=and-words")
        elif day is not None:
            add("date=inside")
    elif shape.words <= _AGO_WORDS and p.AGO_INSIDE.search(key):
        add("date=ago")
        shape.letter = "d"
    if day is not None and shape.words > 4 and p.DATE_AT_END.search(text):
        add("date=at-end")


def _add_name(shape: Shape, add: Callable[[str], None]) -> None:
    name = _name_shape(shape.text, shape.words)
    if name:
        add(f"name={name}")
        if not shape.letter:
            shape.letter = "N" if name in _SURE_NAMES else "n"
    source = p.SOURCE.match(shape.text)
    if source is not None:
        add("source")
        if source["who"][:1].isupper() or "." in source["who"]:
            add("source/name")
            shape.letter = "K"


def _name_shape(text: str, words: int) -> str:
    """Return how a line looks like somebody's name, empty if it does not."""
    name = next((name for name, pattern in _CREDITS if pattern.match(text)), "")
    if name:
        return name
    if words <= 6 and p.NAME.match(text):
        return f"words{words}"
    if words <= 5 and text.isupper() and p.CAPS_NAME.match(text):
        return "caps"
    if words <= 3 and p.INITIALS.match(text):
        return "initials"
    return "several" if p.NAMES.match(text) else ""


def _add_marks(shape: Shape, add: Callable[[str], None]) -> None:
    text = shape.text
    if p.FILE.match(text):
        add("file")
        shape.letter = "A"
    if p.TABLE.match(text):
        add("table")
    if text.count("|") > 1 and shape.words > 3:
        add("cells")
    if ":" in text and p.LABEL_COLON.match(text):
        add("label-colon")


def _letter(shape: Shape) -> str:
    words, end = shape.words, shape.end
    # "… một số tỉnh, thành phố. (Theo VTV1)": a long line of sentences is a paragraph whatever ends it.
    if shape.sentences and (
        words > 34 or (words > 14 and end in ("stop", "colon", "ask", "dots", "semi", "quote"))
    ):
        return "P"
    if end in ("stop", "dots", "semi", "colon") and words > 7:
        return "P" if words > 34 else "Q"
    if words > 24:
        return "B"
    if end == "stop" and words > 2:
        return "q"
    return "H" if words > 4 else "S"

"""Pictures in a body: a line ``![caption](anh/NAME)``, whoever wrote it.

The line stands by itself; the caption is Markdown, the name that of a file in content/anh/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from luutru.content.markdown_writing import CAPTION_MARK
from luutru.normal_form import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator

#: What every such line holds: a body without it holds no picture.
SIGN: Final = "](anh/"
#: A caption may have been marked as one, as captions without a picture are.
PICTURE: Final = re.compile(
    r"^ {0,3}!\[(?P<caption>(?:\\[^\n]|(?!\]\()[^\n\\])*)\]\(anh/(?P<name>(?:(?!\]\()[^\n])+)\) *$"
    r"(?:\n *\{: *\.caption *\}$)?",
    re.MULTILINE,
)
_ANYWHERE: Final = re.compile(r"!\[[^\]\n]{0,1000}\]\(anh/")


def picture_name(match: re.Match[str]) -> str:
    """Return the name of the file below content/anh/ that a picture's line means.

    A name copied from a browser has "%20" for a space, one copied from a Mac its accents apart.
    """
    return nfc(unquote(match["name"].strip()))


def picture_names(body_md: str) -> tuple[str, ...]:
    """Return the files that a body shows, each once, in order."""
    if SIGN not in body_md:
        return ()
    return tuple(dict.fromkeys(map(picture_name, PICTURE.finditer(body_md))))


def find_lines(text: str, name: str) -> int:
    """Return the number of the first line of a text that shows a file."""
    text = text.replace("\r\n", "\n")
    found = next((match for match in PICTURE.finditer(text) if picture_name(match) == name), None)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def find_misplaced(text: str) -> Iterator[int]:
    """Yield the numbers of the lines in which a picture does not stand by itself, and is a mere link."""
    if SIGN in text:
        for number, line in enumerate(text.split("\n"), 1):
            if SIGN in line and _ANYWHERE.search(line) and not PICTURE.fullmatch(line.rstrip("\r")):
                yield number


def without_pictures(body_md: str) -> str:
    """Return a body with the captions of its pictures alone: as it is where pictures are not kept."""
    if SIGN not in body_md:
        return body_md
    return PICTURE.sub(
        lambda match: f"{match['caption']}\n{CAPTION_MARK}" if match["caption"].strip() else "", body_md
    )

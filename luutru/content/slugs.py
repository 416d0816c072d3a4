"""Titles → slugs: the last part of an article's address, and the name of its content file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable

MOST_BYTES = 80
#: Digits of the id that tell namesakes apart; more only where these are taken too.
_DIGITS = (6, 8, 10, 12)
_UNTITLED = "bai"
#: Names that Windows keeps for devices, and the one a folder of pages keeps for its list.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9]|conin|conout|clock|index)")
#: Marks that part words, and what folding and slugify take for different letters (or entities).
_MARKS = str.maketrans("“”–…", "    ")
_READ_OTHERWISE = re.compile("[&Ƣƣ\u034f-\u036f]")


def make_slug(title: str, most_bytes: int = MOST_BYTES) -> str:
    """Return a title as small letters a–z, digits and hyphens, cut at a word; "" when nothing is left of it.

    >>> make_slug("Đảng bộ quận Đống Đa: 362 đảng viên mới")
    'dang-bo-quan-dong-da-362-dang-vien-moi'
    """
    from slugify import slugify

    # A title is cut long before its slug is: 10 MB on one line need not be transliterated.
    text = title[:1000].translate(_MARKS)
    if not _READ_OTHERWISE.search(text):
        text = fold(text)  # of what is ASCII then, slugify makes a slug in a tenth of the time
    return slugify(text, max_length=most_bytes, word_boundary=True, save_order=True, lowercase=True)


def choose_slug(title: str, article_id: str, is_taken: Callable[[str], bool]) -> str:
    """Return the slug of a new article: its title's, with the id's first digits where that is taken.

    The digits are the article's own, not a count, so that it does not matter how many namesakes there are.
    """
    slug = make_slug(title)
    if slug and not RESERVED.fullmatch(slug) and not is_taken(slug):
        return slug
    for digits in _DIGITS:
        base = make_slug(title, MOST_BYTES - digits - 1) or _UNTITLED
        candidate = f"{base}-{article_id[:digits]}"
        if not is_taken(candidate):
            return candidate
    raise ValueError(f"two articles with the id {article_id}")


def slug_of_file(stem: str, article_id: str) -> str:
    """Return the slug of a content file that states none: its own name, made a slug."""
    return choose_slug(stem, article_id, lambda slug: False)

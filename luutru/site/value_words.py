"""Values of an article as people know them: dates in words, topics by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luutru.content.fields import DATES, KEYS, Kind
from luutru.errors import EdtfError
from luutru.messages import tr
from luutru.site.date_words import date_words
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from luutru.knowledge.topics import Topics
    from luutru.site.words import Words

#: A list of fewer letters is told whole.
_LONG: Final = 50


def value_words(field: str, value: str, words: Words, topics: Topics) -> str:
    """Write a field's value, of a list those between "; ", in the language of `words`; words that
    are no date are quoted.
    """
    if field in DATES and value:
        try:
            unsure = parse_edtf(value).uncertain
        except EdtfError:
            return f"“{value}”"
        said = date_words(value, words)
        return f"{said} ({words.uncertain})" if unsure else said
    if field == "topics":
        known = [(slug, topics.by_slug(slug)) for slug in value.split("; ")]
        return "; ".join(topic.label(words.language) if topic else slug for slug, topic in known)
    return value


def leave_common_out(field: str, old: str, new: str) -> tuple[str, str]:
    """Return what a list was and is; of a long one "…" in place of the values that stay.

    >>> leave_common_out("topics", "a" * 50 + "; b", "a" * 50 + "; c")
    ('…; b', '…; c')
    """
    if KEYS.get(field) is not Kind.NAMES or max(len(old), len(new)) <= _LONG:
        return old, new
    before, after = old.split("; "), new.split("; ")
    if not {*before} & {*after}:
        return old, new
    gone, come = (
        [value for value in one if value not in other] for one, other in ((before, after), (after, before))
    )
    return "; ".join(["…", *gone]), "; ".join(["…", *come])


def change_words(field: str, old: str, new: str, words: Words, topics: Topics) -> str:
    """Write what became of a field's value: "Ngày đăng: 19/1/2018 → không rõ"."""
    before, after = (value_words(field, value, words, topics) for value in leave_common_out(field, old, new))
    before, after = before or tr("unknown"), after or tr("unknown")
    return f"{words.fields.get(field, field)}: {before} → {after}"

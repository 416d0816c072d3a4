"""Values of an article as people know them: dates in words, topics by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luutru.errors import EdtfError
from luutru.messages import tr
from luutru.site.date_words import date_words
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from luutru.knowledge.topics import Topics
    from luutru.site.words import Words

#: Fields whose values are EDTF dates.
DATES: Final = ("published", "updated", "event")


def value_words(field: str, value: str, words: Words, topics: Topics) -> str:
    """Write a field's value, of a list those between "; ", in the language of `words`; what is none stays."""
    if field in DATES and value:
        try:
            unsure = parse_edtf(value).uncertain
        except EdtfError:
            return value
        said = date_words(value, words)
        return f"{said} ({words.uncertain})" if unsure else said
    if field == "topics":
        known = [(slug, topics.by_slug(slug)) for slug in value.split("; ")]
        return "; ".join(topic.label(words.language) if topic else slug for slug, topic in known)
    return value


def change_words(field: str, old: str, new: str, words: Words, topics: Topics) -> str:
    """Write what became of a field's value: "Ngày đăng: 19/1/2018 → không rõ"."""
    before, after = (value_words(field, value, words, topics) or tr("unknown") for value in (old, new))
    return f"{words.fields.get(field, field)}: {before} → {after}"

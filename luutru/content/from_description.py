"""A cleaned page → the draft of its content file: what cleaning would write had nobody touched anything."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, Any

from luutru.content.fields import FOUND
from luutru.content.identity import Identity, TextPrint, make_print
from luutru.content.ledger import ledger_of
from luutru.content.markdown_writing import printable_line, render_body
from luutru.content.validation import sort_day
from luutru.frozen import frozen
from luutru.model import Article, BlockKind, Evidence, Ledger, Source
from luutru.web_addresses import normalise_address

if TYPE_CHECKING:
    from luutru.model import CleanedPage, Description, Found, Known

ID_DIGITS = 12
#: Evidence kept for one value: the strongest; more would make the file hard to read and prove nothing more.
_MOST_EVIDENCE = 3
#: Characters of a value and of the words that prove it. A page of 5 MB on one line still has front matter
#: that can be read; the whole line stands in the ledger.
_LONGEST = 400
_LONGEST_SUMMARY = 2000
#: Values of one list: a table of all wards of a country is what no article is about.
_MOST_VALUES = 200
#: Characters of all evidence, which stands in front matter of 256,000 at most.
_ALL_EVIDENCE = 100_000
#: Characters of a record beside its words.
_RECORD = 80
#: Key words kept; pages that list more list those of the site.
_MOST_LABELS = 50
#: Words of the text that stand for a headline that was lost.
_TITLE_WORDS = 12


@frozen
class Draft:
    """What cleaning found, before a slug is chosen and a person's changes are merged.

    `name` and `sha256` are of the input; `article.slug` is empty and `article.id` that of a new article;
    `text` is what its text is known by; `pictures` are its pictures' names by their keys in
    `luutru.content.pictures`.
    """

    name: str
    sha256: str
    article: Article
    evidence: dict[str, tuple[Evidence, ...]]
    body_md: str
    ledger: Ledger
    text: TextPrint
    pictures: dict[str, str] = field(default_factory=dict)


def draft_of(page: CleanedPage) -> Draft:
    """Return the draft of a cleaned page; pure, for any process."""
    raw, found = page.raw, page.description
    evidence = _evidence_of(found)
    values = {key: _value(found, key) for key in FOUND}
    if not values["title"]:
        values["title"], evidence["title"] = _title_from_text(page)
    if not values["summary"]:
        lead = next((block for block in page.blocks if block.kind is BlockKind.SAPO), None)
        if lead and (summary := _shortened(printable_line(lead.text), _LONGEST_SUMMARY)):
            values["summary"] = summary
            evidence["summary"] = (Evidence(lead.lines[0] if lead.lines else None, "", "sapo", 1.0),)
    if not values["published"]:
        values["published_time"] = None
    article = Article(
        id=raw.sha256[:ID_DIGITS],
        slug="",
        date=sort_day(values),
        extra=_labels(raw.known),
        source=Source(raw.name, raw.sha256, raw.known.url or None, raw.known.retrieved or None),
        **values,
    )
    body_md = render_body(page.blocks)
    text = make_print(article.title, body_md)
    return Draft(raw.name, raw.sha256, article, evidence, body_md, ledger_of(page), text)


def identity_of_draft(draft: Draft) -> Identity:
    """Return what a page is known by."""
    source = draft.article.source
    address = normalise_address(source.url or "")
    return Identity(
        draft.name, draft.article.id, draft.name, draft.sha256, address, source.retrieved or "", draft.text
    )


def _evidence_of(found: Description) -> dict[str, tuple[Evidence, ...]]:
    evidence: dict[str, tuple[Evidence, ...]] = {}
    left = _ALL_EVIDENCE
    for key in FOUND:
        values: Found[str] | tuple[Found[str], ...] | None = getattr(found, key)
        if not values:
            records = tuple(found.suspected.get(key, ()))
        elif isinstance(values, tuple):
            records = tuple(
                record if record.value else replace(record, value=value.value)
                for value in values
                for record in value.evidence[:_MOST_EVIDENCE]
            ) + tuple(found.suspected.get(key, ()))
        else:
            records = values.evidence[:_MOST_EVIDENCE]
        kept = []
        for record in map(_printable, records):
            left -= _RECORD + len(record.text) + len(record.value or "")
            kept += [record] if left >= 0 else []
        if kept:
            evidence[key] = tuple(kept)
    return evidence


def _labels(known: Known) -> dict[str, object]:
    """Return the section and the key words that the outlet itself filed the article under."""
    labels = {"x_category": known.category, "x_tags": known.tags}
    return {
        key: printed[0] if key == "x_category" and len(printed) == 1 else printed
        for key, texts in labels.items()
        if (printed := [_shortened(printable_line(text), _LONGEST) for text in texts[:_MOST_LABELS]])
    }


def _title_from_text(page: CleanedPage) -> tuple[str, tuple[Evidence, ...]]:
    """The text's first words, for a page whose headline was lost; the file's name when there is no text."""
    for block in page.blocks:
        words = printable_line(block.text).split()
        if words:
            title = _shortened(" ".join(words[:_TITLE_WORDS]), _LONGEST)
            title += "…" if len(words) > _TITLE_WORDS else ""
            line = block.lines[0] if block.lines else None
            return title, (Evidence(line, title.removesuffix("…"), "first-words", 0.3),)
    return page.raw.name, (Evidence(None, page.raw.name, "file-name", 0.1),)


def _value(found: Description, key: str) -> Any:
    """Return what was found for a field as its content file states it: text or None, or a tuple of texts."""
    values = getattr(found, key)
    if not isinstance(values, tuple):
        return _text(values, _LONGEST_SUMMARY if key == "summary" else _LONGEST)
    return tuple(dict.fromkeys(text for value in values[:_MOST_VALUES] if (text := _text(value))))


def _text(found: Found[str] | None, longest: int = _LONGEST) -> str | None:
    return (_shortened(printable_line(found.value), longest) or None) if found else None


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0].rstrip() + "…"


def _printable(record: Evidence) -> Evidence:
    """The record as it will be read back: on one line, its confidence with two digits."""
    return Evidence(
        record.line if record.line and record.line > 0 else None,  # a record's own title and lead have none
        printable_line(record.text)[:_LONGEST].rstrip(),
        printable_line(record.rule),
        round(float(record.confidence), 2),
        _shortened(printable_line(record.value), _LONGEST) if record.value else None,
    )

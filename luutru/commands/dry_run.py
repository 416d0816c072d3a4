"""``clean --dry-run``: how the first records and pages would be read, and nothing written."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from luutru.building.containers import container_of, unread_fields
from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.formats.records import ReadingLog
from luutru.cleaning.input_names import say_input
from luutru.cleaning.inputs import list_inputs, read_input
from luutru.cleaning.mastheads import note_mastheads, read_head
from luutru.cleaning.notes import load_notes
from luutru.content.from_description import draft_of
from luutru.knowledge import load_knowledge
from luutru.messages import language, tr, trn
from luutru.model import RawPage, SetAside
from luutru.site.date_words import date_words
from luutru.site.words import load_words, set_aside_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.building.archive import Archive
    from luutru.console import Console
    from luutru.content.from_description import Draft
    from luutru.site.words import Words

#: Records shown of each container, and single files shown of the folder.
SHOWN: Final = 3
#: Letters of a value that are shown.
_WIDTH: Final = 100


def show_reading(archive: Archive, console: Console) -> int:
    """Show how the first records of each container and the first single files would be read."""
    files, log = dict(list_inputs(archive.seeds)), ReadingLog()
    notes = note_mastheads(load_notes(archive.seeds), {name: read_head(path) for name, path in files.items()})
    knowledge = load_knowledge(archive.config.region, archive.root)
    words = load_words(language())
    single = 0
    for name, path in files.items():
        found = list(islice(read_input(Path(path), archive.seeds, notes, name, log), SHOWN + 1))
        if not container_of(found[0].name if found else name, files):
            single += 1
            if single > SHOWN:
                continue
        for item in found[:SHOWN]:
            console.say(say_input(item.name))
            as_of = archive.config.as_of
            cleaned = clean_page(item, knowledge, as_of) if isinstance(item, RawPage) else item
            if isinstance(cleaned, SetAside):
                reason = set_aside_reason(cleaned.reason, words)
                console.say(f"    {tr('set aside')}: {reason}: {cleaned.detail}")
            else:
                for line in _fields(draft_of(cleaned), words):
                    console.say(f"    {line}")
        if len(found) > SHOWN:
            console.say(f"    {tr('… and more records of this file')}")
        if keys := log.unread.get(name):
            console.say(f"    {unread_fields(name, [*keys])}")
    if single > SHOWN:
        console.say(trn("… and {count} more file", "… and {count} more files", single - SHOWN))
    console.tell("nothing was written")
    return 0


def _fields(draft: Draft, words: Words) -> Iterator[str]:
    article = draft.article
    published, updated = (
        date_words(day, words) if day else "" for day in (article.published, article.updated)
    )
    text = " ".join(draft.body_md.split())
    values = {
        tr("title"): article.title,
        tr("published"): " ".join(filter(None, (published, article.published_time))),
        tr("updated"): updated,
        tr("outlet"): article.outlet,
        tr("authors"): "; ".join(article.authors),
        tr("address"): article.source.url,
        tr("lead"): article.summary,
        tr("section"): article.extra.get("x_category"),
        tr("key words"): article.extra.get("x_tags"),
        tr("text"): trn("{count} word", "{count} words", len(text.split())) + f": {text}",
    }
    for label, value in values.items():
        shown = "; ".join(map(str, value)) if isinstance(value, list) else str(value or "–")
        shown = shown if len(shown) <= _WIDTH else f"{shown[:_WIDTH].rstrip()}…"
        yield f"{label + ':':<14} {shown}"

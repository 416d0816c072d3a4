"""What is said of files that hold many records: how many, what became of them, and how they are read."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.formats.records import ReadingLog
from luutru.cleaning.inputs import list_inputs, read_input
from luutru.cleaning.notes import load_notes
from luutru.content.from_description import draft_of
from luutru.knowledge import load_knowledge
from luutru.messages import language, tr, trn
from luutru.model import RawPage, SetAside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luutru.commands.archive import Archive
    from luutru.commands.console import Console
    from luutru.content.from_description import Draft

#: Records shown of each container, and single files shown of the folder.
SHOWN: Final = 3
#: Places and names of columns told of each kind.
_TOLD: Final = 5
#: Files told; a folder may have thousands with two records each.
_MOST_LINES: Final = 30
#: Letters of a value that are shown.
_WIDTH: Final = 100
_WITHOUT_TEXT: Final = frozenset({"empty", "no-text"})
_SAME: Final = frozenset({"same-bytes", "same-address", "same-text"})


def container_of(name: str, files: Mapping[str, str]) -> str:
    """Return the file that a page came from where it holds several: "x.zip" for "x.zip#a.csv#3"; else ""."""
    while "#" in name and name not in files:
        name = name.rpartition("#")[0]
        if name in files:
            return name
    return ""


def container_lines(
    names: Iterable[str],
    articles: Mapping[str, str],
    aside: Iterable[SetAside],
    log: ReadingLog,
    files: Mapping[str, str],
) -> Iterator[str]:
    """Yield a line for each file of several records: its articles, and how many are none, with their places.

    `names` are all inputs of this cleaning, `articles` those that became articles, `aside` those set aside.
    """
    records, made = Counter[str](), Counter[str]()
    for name in names:
        if file := container_of(name, files):
            records[file] += 1
            made[file] += name in articles
    others: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for item in aside:
        if (file := container_of(item.name, files)) in records:
            others[file][_kind(item.reason)].append(item.name.removeprefix(f"{file}#"))
    several = sorted(file for file, count in records.items() if count > 1)
    for file in several[:_MOST_LINES]:
        said = [
            trn("{number} record", "{number} records", records[file], number=_number(records[file])),
            trn("{number} article", "{number} articles", made[file], number=_number(made[file])),
            *(_told(kind, places) for kind, places in sorted(others[file].items())),
        ]
        yield f"  {file}: {', '.join(said)}"
    if (more := len(several) - _MOST_LINES) > 0:
        yield f"  {trn('… and {count} more file', '… and {count} more files', more)}"
    for keys, files_of in _by_keys(log).items():
        others_of = len(files_of) - 1
        file = f"{files_of[0]} (+{others_of})" if others_of else files_of[0]
        yield f"  {_unread(file, [*keys])}"


def _by_keys(log: ReadingLog) -> dict[tuple[str, ...], list[str]]:
    """Return the files by the fields that were not read: a folder of objects has the same in each."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for file, keys in sorted(log.unread.items()):
        found[tuple(sorted(keys))].append(file)
    return dict(islice(found.items(), _MOST_LINES))


def _kind(reason: str) -> str:
    return "same" if reason in _SAME else "no-text" if reason in _WITHOUT_TEXT else reason


def _told(kind: str, places: list[str]) -> str:
    count = len(places)
    where = ", ".join(places[:_TOLD]) + (", …" if count > _TOLD else "")
    number = _number(count)
    match kind:
        case "same":
            return trn("{number} the same as another", "{number} the same as others", count, number=number)
        case "no-text":
            return tr("{number} without a text ({where})", number=number, where=where)
        case "broken":
            return tr("{number} broken ({where})", number=number, where=where)
    return tr("{number} set aside as {reason} ({where})", number=number, reason=kind, where=where)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".") if language() == "vi" else f"{count:,}"


def _unread(file: str, keys: list[str]) -> str:
    names = ", ".join(keys[:20]) + (", …" if len(keys) > 20 else "")
    return tr("{file}: fields that were not read: {names}", file=file, names=names)


def show_reading(archive: Archive, console: Console) -> int:
    """Show how the first records of each container and the first single files would be read."""
    notes, log = load_notes(archive.seeds), ReadingLog()
    knowledge = load_knowledge(archive.config.region, archive.root)
    files = dict(list_inputs(archive.seeds))
    single = 0
    for name, path in files.items():
        found = list(islice(read_input(Path(path), archive.seeds, notes, name, log), SHOWN + 1))
        if not container_of(found[0].name if found else name, files):
            single += 1
            if single > SHOWN:
                continue
        for item in found[:SHOWN]:
            console.say(item.name)
            as_of = archive.config.as_of
            cleaned = clean_page(item, knowledge, as_of) if isinstance(item, RawPage) else item
            if isinstance(cleaned, SetAside):
                console.say(f"    {tr('set aside')}: {cleaned.reason}: {cleaned.detail}")
            else:
                for line in _fields(draft_of(cleaned)):
                    console.say(f"    {line}")
        if len(found) > SHOWN:
            console.say(f"    {tr('… and more records of this file')}")
        if keys := log.unread.get(name):
            console.say(f"    {_unread(name, [*keys])}")
    if single > SHOWN:
        console.say(trn("… and {count} more file", "… and {count} more files", single - SHOWN))
    console.say(tr("nothing was written"))
    return 0


def _fields(draft: Draft) -> Iterator[str]:
    article = draft.article
    text = " ".join(draft.body_md.split())
    values = {
        tr("title"): article.title,
        tr("published"): " ".join(filter(None, (article.published, article.published_time))),
        tr("updated"): article.updated,
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

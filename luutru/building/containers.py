"""What is said of files that hold many records: how many, what became of them, what was not read."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING, Final

from luutru.cleaning.input_names import say_places
from luutru.messages import language, tr, trn
from luutru.site.words import load_words, set_aside_reason

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from luutru.cleaning.formats.records import ReadingLog
    from luutru.model import SetAside


#: Places and names of columns told of each kind.
_TOLD: Final = 5
#: Files told; a folder may have thousands with two records each.
_MOST_LINES: Final = 30
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
            *(_told(file, kind, places) for kind, places in sorted(others[file].items())),
        ]
        yield f"  {file}: {', '.join(said)}"
    if (more := len(several) - _MOST_LINES) > 0:
        yield f"  {trn('… and {count} more file', '… and {count} more files', more)}"
    for keys, files_of in _by_keys(log).items():
        others_of = len(files_of) - 1
        file = f"{files_of[0]} (+{others_of})" if others_of else files_of[0]
        yield f"  {unread_fields(file, [*keys])}"


def _by_keys(log: ReadingLog) -> dict[tuple[str, ...], list[str]]:
    """Return the files by the fields that were not read: a folder of objects has the same in each."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for file, keys in sorted(log.unread.items()):
        found[tuple(sorted(keys))].append(file)
    return dict(islice(found.items(), _MOST_LINES))


def _kind(reason: str) -> str:
    return "same" if reason in _SAME else "no-text" if reason in _WITHOUT_TEXT else reason


def _told(file: str, kind: str, places: list[str]) -> str:
    count = len(places)
    where = say_places(file, places[:_TOLD]) + (", …" if count > _TOLD else "")
    number = _number(count)
    match kind:
        case "same":
            return trn("{number} the same as another", "{number} the same as others", count, number=number)
        case "no-text":
            return tr("{number} without a text ({where})", number=number, where=where)
        case "broken":
            return tr("{number} broken ({where})", number=number, where=where)
    reason = set_aside_reason(kind, load_words(language()))
    return tr("{number} set aside: {reason} ({where})", number=number, reason=reason, where=where)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".") if language() == "vi" else f"{count:,}"


def unread_fields(file: str, keys: list[str]) -> str:
    """Say which fields of a file's records were not read."""
    names = ", ".join(keys[:20]) + (", …" if len(keys) > 20 else "")
    return tr("{file}: fields that were not read: {names}", file=file, names=names)

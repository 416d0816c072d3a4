"""``topics``, ``outlets``, ``places``: what an archive knows, as lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.knowledge.own_files import tell_damaged
from luutru.knowledge.typed_places import find_meant, forms_of
from luutru.knowledge.typed_topics import words_of
from luutru.messages import tr
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from luutru.building.archive import Archive
    from luutru.console import Console
    from luutru.knowledge.topics import Topic, Topics


#: Farther than any name that has a word in it.
_FARTHEST = 6


def run_topics(archive: Archive, console: Console, word: str) -> int:
    """List the topics with a word in their name, or else about it; of a single one its scope note too."""
    console.report(tell_damaged(archive.root))
    language = archive.config.language
    topics = archive.load_knowledge().topics
    found = list_topics(word, topics)
    rows = [(topic.slug, topic.label(language)) for topic in found]
    _show(console, (tr("id"), tr("name")), rows, word, "topics")
    topic = found[0] if len(found) == 1 else None
    if topic is not None and topic.in_scope:
        console.tell("filed here: {text}", text=topic.in_scope)
        console.tell("filed elsewhere: {text}", text=topic.out_of_scope)
        console.tell("for example: {text}", text="; ".join(topic.examples))
    return 0


def list_topics(word: str, topics: Topics) -> list[Topic]:
    """Return the topics that have a word in a name, the nearest first, else in their cues or definition."""
    names = {topic: (topic.slug, topic.label_vi, topic.label_en, *topic.former) for topic in topics.all}
    found = [topic for topic in topics.all if has_word(names[topic], word)]
    if word:
        found.sort(key=lambda topic: _distance(names[topic], word))
    return found or sorted(
        (topic for topic in topics.all if _heard(topic, word)), key=lambda topic: -_heard(topic, word)
    )


def _heard(topic: Topic, word: str) -> int:
    """Return in how many of its cues, and of its definitions, a topic has a word."""
    cues = (cue for cue, weight in topic.cues if weight > 0)
    return sum(words_of(word) in words_of(said) for said in (topic.definition, topic.definition_vi, *cues))


def run_outlets(archive: Archive, console: Console, word: str) -> int:
    """List the outlets whose id, name or address has a word."""
    console.report(tell_damaged(archive.root))
    rows = (
        (outlet.id, outlet.name, ", ".join(outlet.domains)) for outlet in archive.load_knowledge().outlets.all
    )
    _list(console, (tr("id"), tr("name"), tr("addresses on the web")), rows, word, "outlets")
    return 0


def run_places(archive: Archive, console: Console, word: str) -> int:
    """List the places whose name has a word: provinces, districts with theirs, wards with their districts.

    A ward of today lies mostly on the ground of a district. Of a country, without a word, provinces alone.
    """
    places = archive.load_knowledge().places
    provinces = {province.slug: province.name for province in places.provinces}
    several = len(provinces) > 1
    rows = [(name, slug, "") for slug, name in provinces.items()] if several else []
    heads = (tr("name, as content files have it"), tr("in addresses"), tr("lies in"))
    if several and not word:
        _list(console, heads[:2], [row[:2] for row in rows], "", "places")
        return 0
    rows += [
        (district.name, district.slug, provinces[district.province] if several else "")
        for district in places.districts
    ]
    rows += [(ward.name, ward.slug, ", ".join(places.homes(ward))) for ward in places.wards.values()]
    rows = list(dict.fromkeys(rows))
    if not any(has_word(row, word) for row in rows) and (meant := find_meant(word, places)):
        _list(console, heads, [row for row in rows if row[0] in meant], "", "")
        return 0
    _list(console, heads, rows, word, "places")
    return 0


def _distance(names: Iterable[str], word: str) -> tuple[int, bool]:
    """Return how far names are from a word: one is the same, has it as a whole word, at its beginning, in it;
    none has it. Of two as far, one with the same marks is nearer.
    """
    wanted, nearest = fold(word), (_FARTHEST, True)
    for name in names:
        text = fold(name).replace("-", " ")
        if wanted in text:
            whole = f" {text} "
            tests = (
                text == wanted,
                whole.startswith(f" {wanted} "),
                f" {wanted} " in whole,
                text.startswith(wanted),
                f" {wanted}" in whole,
                True,
            )
            nearest = min(nearest, (tests.index(True), word.casefold() not in name.casefold()))
    return nearest


def has_word(row: tuple[str, ...], word: str) -> bool:
    """Whether a cell of a row has a word, typed without marks or with them."""
    wanted = fold(word)
    return any(wanted in fold(cell) for cell in row)


def _list(
    console: Console, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], word: str, command: str
) -> None:
    """Print the rows that have a word in a cell, the nearest first."""
    found = [row for row in rows if has_word(row, word)]
    if word:
        names = (lambda row: forms_of(row[0])[1:]) if command == "places" else (lambda row: row[:2])
        found.sort(key=lambda row: _distance(names(row), word))
    _show(console, heads, found, word, command)


def _show(
    console: Console, heads: tuple[str, ...], found: Sequence[tuple[str, ...]], word: str, command: str
) -> None:
    """Print rows below what their columns are; of all that a `command` lists, how to list fewer first."""
    if not found:
        console.tell('nothing known has "{word}" in it; without a word all is listed', word=word)
        return
    if command and not word:
        narrow = tr("{program} {command} WORD lists what has a word in it", command=command)
        console.say(f"{len(found)}; {narrow}")
    heads = tuple(head.upper() for head in heads)
    widths = [max(map(len, column)) for column in zip(heads, *found, strict=True)]
    for row in (heads, *found):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        console.say("  ".join(cells).rstrip())


LISTS: Mapping[str, Callable[[Archive, Console, str], int]] = {
    "topics": run_topics,
    "outlets": run_outlets,
    "places": run_places,
}

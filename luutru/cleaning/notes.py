"""What the user knows of the pages: seeds/sources.csv and `<name>.meta.yaml` beside a seed.

`sources.csv` has a row a page and a column `file` (the name below seeds/, "pages.jsonl#12" for a record, or
"haiphong/*" for all below a folder), with any of the columns of `Known`; `x.meta.yaml`, or
`x.txt.meta.yaml`, has the same as keys for the page x.txt, or for all records of a container. Everything
wrong in them is found at once, each with file and line.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.known import merge_known
from luutru.cleaning.note_files import (
    FOLDER_MARK,
    META_SUFFIX,
    NOTED,
    SOURCES,
    Notes,
    load_meta,
    load_sources,
)
from luutru.errors import Problem, Severity, did_you_mean
from luutru.messages import tr
from luutru.model import Known
from luutru.normal_form import nfc

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

#: Suggestions cost a comparison with each file's name.
_MOST_GUESSES: Final = 20


def load_notes(seeds: Path) -> Notes:
    """Read sources.csv and every `.meta.yaml` below `seeds`; the page's own file beats the table.

    `.meta.yaml` notes stand under their name less that suffix: "x" or "x.txt" for the page x.txt.
    """
    sources = load_sources(seeds)
    by_name = dict(sources.by_name)
    problems = list(sources.problems)
    metas = sorted(seeds.rglob(f"*{META_SUFFIX}"))
    missing = [name for name in by_name if not _stands_for(seeds, name).exists()]
    there: list[str] = []
    if missing or metas:
        paths = (path.relative_to(seeds).as_posix() for path in seeds.rglob("*") if path.is_file())
        there = sorted(nfc(path) for path in paths if not path.endswith(META_SUFFIX))
    if missing:
        missing = sorted({name for name in missing if name.partition("#")[0] not in there})
        folders = {f"{path.rpartition('/')[0]}{FOLDER_MARK}" for path in there if "/" in path}
        place = f"{seeds.name}/{SOURCES}"
        for name in missing:
            choices = folders if name.endswith(FOLDER_MARK) else there
            guess = did_you_mean(name.partition("#")[0], choices) if len(missing) < _MOST_GUESSES else ""
            cure = guess or tr("correct the name, or delete the row")
            if "*" in name.removesuffix(FOLDER_MARK):
                cure = tr("“*” stands for all of a folder alone, as in {example}", example="thu-muc/*")
            folder = name.removesuffix(FOLDER_MARK)
            message = (
                tr('there is no file "{name}"', name=name)
                if folder == name
                else tr('there is no folder "{name}" with pages', name=folder)
            )
            problems.append(Problem(place, sources.lines[name], message, cure, Severity.WARNING))
    stems = {stem for name in there for stem in _stems(name)} if metas else set()
    for path in metas:
        name = path.relative_to(seeds).as_posix()
        place = f"{seeds.name}/{name}"
        known, wrong = load_meta(path, place)
        problems += wrong
        stem = nfc(name.removesuffix(META_SUFFIX))
        if stem.partition("#")[0] not in stems:
            cure = tr("name it after its page: {name}", name=f"a.html → a{META_SUFFIX}")
            problems.append(Problem(place, 0, tr("belongs to no page"), cure, Severity.WARNING))
        by_name[f"{stem}{META_SUFFIX}"] = known
    if metas:
        problems += _tell_several(seeds.name, there, by_name, sources)
    return Notes(by_name, tuple(problems))


def _tell_several(
    folder: str, pages: Sequence[str], by_name: Mapping[str, Known], sources: Notes
) -> Iterator[Problem]:
    """Yield a note for each page of which several notes say different things, and which of them counts."""
    for page in pages:
        names = [f"{stem}{META_SUFFIX}" for stem in dict.fromkeys(_stems(page))]
        names = [name for name in (*names, page) if name in by_name]
        if not any(name.endswith(META_SUFFIX) for name in names):
            continue
        for first, other in pairwise(names):
            differing = [key for key in NOTED if _differ(key, by_name[first], by_name[other])]
            if differing:
                is_row = other == page
                place, line = (SOURCES, sources.lines[page]) if is_row else (other, 0)
                message = tr(
                    "says otherwise than {first} of {page}: {names}; {first} counts",
                    first=first.rpartition("/")[2],
                    page=page,
                    names=", ".join(differing),
                )
                yield Problem(f"{folder}/{place}", line, message, tr("keep the right one"), Severity.NOTE)


def _differ(key: str, one: Known, other: Known) -> bool:
    said, said_there = getattr(one, key), getattr(other, key)
    return bool(said and said_there and said != said_there)


def known_of(notes: Notes, name: str) -> Known:
    """Return what the notes say of the page or record `name`.

    In this order: its row, its file's notes, its file's row, those of its folders, the nearest first.
    """
    name = nfc(name)
    file, number, _ = name.partition("#")
    known = Known()
    for key in (
        ([name] if number else [])
        + [f"{stem}{META_SUFFIX}" for stem in _stems(file)]
        + [file, *_folders(file)]
    ):
        if note := notes.by_name.get(key):
            known = merge_known(known, note)
    masthead = notes.mastheads.get(file, "")
    return replace(known, masthead=masthead) if masthead else known


def _stands_for(seeds: Path, name: str) -> Path:
    """Return the file or folder that a row's name stands for."""
    if name.endswith(FOLDER_MARK) or name == FOLDER_MARK[1:]:
        return seeds / name[: -len(FOLDER_MARK)]
    return seeds / name.partition("#")[0]


def _folders(file: str) -> Iterator[str]:
    """Yield the rows that a file's folders may have: "a/b/*", "a/*", "*"."""
    while file:
        file = file.rpartition("/")[0]
        yield f"{file}{FOLDER_MARK}" if file else FOLDER_MARK[1:]


def _stems(file: str) -> list[str]:
    """What the notes of a file may be named after: of pages.jsonl.gz itself, pages.jsonl or pages."""
    folder, slash, last = file.rpartition("/")
    return [file, file.rpartition(".")[0], folder + slash + last.partition(".")[0]]

"""``learn``: what the archive's own pages say is furniture of their sites, as rows to correct."""

from __future__ import annotations

import json
import re
from itertools import groupby
from operator import attrgetter
from textwrap import wrap
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from luutru.cleaning.learning import Habit, SitePage, find_habits
from luutru.content.store import load_content, load_ledger
from luutru.errors import ProblemsError
from luutru.knowledge.phrases import FILE_NAME, name_kinds, parse_phrases
from luutru.knowledge.rows import OWN
from luutru.messages import tr
from luutru.vietnamese.folding import fold
from luutru.vietnamese.repair import repair_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from luutru.building.archive import Archive
    from luutru.console import Console
    from luutru.model import Article

#: The kind of a row, by where its lines stand.
_KINDS = {"above": "menu", "inside": "share", "below": "mostread"}
#: Columns of remarks in a file.
_WIDTH = 100
_NO_ID = re.compile(r"[^a-z0-9]+")


def run_learn(archive: Archive, console: Console, *, write: bool) -> int:
    """Say which lines are furniture by their repetition; with `write`, add them to the archive's own."""
    habits = find_habits(_site_pages(archive.content), archive.load_knowledge().phrases)
    if not habits:
        console.tell("nothing new: no line stands on several pages of a site and was read as text")
        return 0
    for site, group in groupby(habits, key=lambda habit: habit.site):
        console.say(site or tr("pages without an address or an outlet"))
        for habit in group:
            pages = tr("{n} pages", n=habit.pages)
            console.say(f"  {pages}  {'/'.join(habit.read_as):<12} {habit.line}")
    path = archive.root / OWN / FILE_NAME
    if write:
        _add(path, habits)
        console.tell("{path}: written; read it, correct it, and build again", path=archive.show(path))
    else:
        console.tell("with --write they are added to {path}", path=archive.show(path))
    return 0


def _site_pages(content: Path) -> Iterator[SitePage]:
    """Yield the pages that articles were cleaned from, copies left out, in the order of their names."""
    for file in load_content(content, problems=[]):
        try:
            ledger = None if file.article.duplicate_of else load_ledger(content, file.name)
        except ProblemsError:
            continue
        if ledger and ledger.newline:  # the pieces of markup are no lines
            lines = [(row.role, repair_line(row.text)[0]) for row in ledger.rows]
            yield SitePage(_site_of(file.article), lines)


def _site_of(article: Article) -> str:
    """Return where an article is from: the host of its address, else its outlet's name."""
    host = urlsplit(article.source.url or "").hostname or ""
    return host.removeprefix("www.") or article.outlet or ""


def _add(path: Path, habits: Sequence[Habit]) -> None:
    """Add a row for each site and place; what stands in the file stays, and an id is never given twice."""
    old = path.read_text(encoding="utf-8-sig") if path.is_file() else ""
    taken = {row.id for row in parse_phrases(old, path.name)}
    rows = [] if old else [_head()]
    by_place = attrgetter("site", "place")
    for (site, place), group in groupby(sorted(habits, key=by_place), key=by_place):
        found = list(group)
        stem = "-".join(filter(None, ("learned", _NO_ID.sub("-", fold(site)).strip("-"), place)))
        name = next(name for name in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))) if name not in taken)
        taken.add(name)
        most = max(habit.pages for habit in found)
        why = tr(
            "Stands on up to {n} pages of {site}; found by learn.", n=most, site=site or tr("unknown sites")
        )
        rows.append(_render(name, _KINDS[place], why, [habit.line for habit in found]))
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        "\n".join(filter(None, (old.rstrip("\n") + "\n" if old else "", *rows))), encoding="utf-8"
    )


def _head() -> str:
    """Return what stands above the first row: how rows are written."""
    told = tr(
        "Lines that sites print around their articles. Each row begins with [[phrase]] and has an id (small"
        " letters without marks, hyphens), a kind ({kinds}), why it is here, and one or several of: lines"
        " (whole lines), starts (beginnings of lines), contains (words inside a line). Samples under yes must"
        " be recognised, those under no must not.",
        kinds=name_kinds(),
    )
    return "".join(f"# {line}\n" for line in wrap(told, _WIDTH))


def _render(name: str, kind: str, why: str, lines: Sequence[str]) -> str:
    quoted = "".join(f"    {json.dumps(line, ensure_ascii=False)},\n" for line in lines)
    return (
        f'[[phrase]]\nid = "{name}"\nkind = "{kind}"\nwhy = {json.dumps(why, ensure_ascii=False)}\n'
        f"lines = [\n{quoted}]\nyes = [{json.dumps(lines[0], ensure_ascii=False)}]\n"
    )

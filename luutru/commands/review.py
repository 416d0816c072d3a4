"""``review``: which values a person should look at, the least sure first, and what the person decides."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from luutru.commands.doubts import Doubt, find_doubts
from luutru.content.continued import FurtherPages
from luutru.content.second_stories import tell_second_stories
from luutru.content.store import load_content
from luutru.messages import tr
from luutru.site.words import load_words

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.commands.doubts import ReviewTask
    from luutru.console import Console
    from luutru.errors import Problem


def run_review(archive: Archive, console: Console, task: ReviewTask) -> int:
    """Do what the task says; on a terminal, ask."""
    if task.apply is not None:
        from luutru.commands.review_table import apply_table

        return apply_table(archive, console, task.apply, dry_run=task.dry_run)
    if task.table is not None:
        from luutru.commands.review_table import write_table

        return write_table(archive, console, task)
    if not task.only_list and sys.stdin.isatty() and sys.stdout.isatty():
        from luutru.commands.review_questions import ask_all

        return ask_all(archive, console, task.below)
    return list_doubts(archive, console, task.below)


def list_doubts(archive: Archive, console: Console, below: float) -> int:
    """List the doubts about every article that no person has reviewed."""
    doubts: list[Doubt] = []
    files = 0
    problems: list[Problem] = []
    further = FurtherPages(archive.content)
    for file in load_content(archive.content, problems=problems):
        files += 1
        doubts += find_doubts(file, below)
        name = file.path.rpartition("/")[2].removesuffix(".md")
        if not file.article.reviewed:
            problems += tell_second_stories(archive.content, [name])
        further.add(name, file)
    problems += further.tell().values()
    words, topics = load_words(archive.config.language), archive.load_knowledge().topics
    for doubt in sorted(doubts, key=lambda doubt: doubt.turn):
        console.say(doubt.tell(words, topics))
    looked_at = len({doubt.path for doubt in doubts})
    console.say(
        tr(
            "to review: {count} values in {looked_at} of {files} articles, less sure than {below:.0%}",
            count=len(doubts),
            looked_at=looked_at,
            files=files,
            below=below,
        )
    )
    console.report(problems)
    return 1 if console.errors else 0

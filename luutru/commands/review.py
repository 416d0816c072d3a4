"""``review``: which values a person should look at, the least sure first, and what the person decides."""

from __future__ import annotations

import sys
from operator import attrgetter
from typing import TYPE_CHECKING

from luutru.commands.doubts import look_through, say_how_many
from luutru.content.continued import FurtherPages
from luutru.content.second_stories import tell_second_stories
from luutru.content.store import read_ledger
from luutru.messages import tr
from luutru.site.words import load_words

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.commands.doubts import ReviewTask, ToReview
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

        return ask_all(archive, console, task)
    return list_doubts(archive, console, task)


def list_doubts(archive: Archive, console: Console, task: ReviewTask) -> int:
    """List the doubts about every article that no person has reviewed, or all that is known of named ones."""
    problems: list[Problem] = []
    knowledge = archive.load_knowledge()
    found: list[ToReview] = []
    files = 0
    further = FurtherPages(archive.content)
    for file, article in look_through(archive, task, knowledge, problems):
        files += 1
        if article:
            found.append(article)
        ledger = read_ledger(archive.content, file.name)
        further.add(file, ledger)
        if article or not (task.named or file.article.reviewed):
            problems += tell_second_stories(archive.content, [(file.name, ledger)])
    named = {article.name for article in found}
    problems += (note for name, note in further.tell().items() if not task.named or name in named)
    found.sort(key=attrgetter("turn"))
    words = load_words(archive.config.language)
    for doubt in sorted(doubt for article in found for doubt in article.doubts):
        console.say(doubt.tell(words, knowledge.topics))
    if task.named or task.all_articles:
        for article in found:
            for field in article.missing:
                console.say(f"   –  {article.file.path}: {words.fields.get(field, field)}: {tr('unknown')}")
    if not task.named:
        console.say(say_how_many(found, files, task))
    console.report(problems)
    return 1 if console.errors else 0

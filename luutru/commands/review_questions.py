"""``review`` on a terminal: article by article, the least sure first; the answers go into content files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from luutru.commands.addresses import today
from luutru.commands.archive import only_writer
from luutru.commands.review import find_doubts
from luutru.content.changes import add_changes
from luutru.content.deciding import decide, read_value
from luutru.content.fields import KEYS, Kind
from luutru.content.store import load_content, read_text, write_if_changed
from luutru.content.validation import vocabulary_of
from luutru.errors import ProblemsError, called_as

if TYPE_CHECKING:
    from collections.abc import Callable

    from luutru.commands.archive import Archive
    from luutru.commands.console import Console
    from luutru.commands.review import Doubt
    from luutru.content.validation import Vocabulary
    from luutru.model import ContentFile

HELP = "[a]ccept  [c]hange  [n]o, take it out  [s]kip  [q]uit"
LIST_HELP = 'the new value; several are separated by ";"; empty for unknown'


@dataclass(slots=True)
class _Answers:
    """What was decided of one article, and whether every doubt of it was."""

    decided: dict[str, object]
    rejected: set[tuple[str, str]] = field(default_factory=set)
    complete: bool = True
    stop: bool = False


def ask_all(
    archive: Archive,
    console: Console,
    below: float,
    ask: Callable[[str], str] = input,
) -> int:
    """Ask about every doubt; write the answers of an article when its last question was answered."""
    vocabulary = vocabulary_of(archive.load_knowledge())
    waiting = []
    for file in load_content(archive.content):
        if doubts := sorted(find_doubts(file, below)):
            waiting.append((doubts, file))
    waiting.sort(key=lambda item: item[0][0])
    values = sum(len(doubts) for doubts, _ in waiting)
    console.say(f"{values} values in {len(waiting)} articles are less sure than {below:.0%}")
    written = 0
    for number, (doubts, file) in enumerate(waiting, 1):
        console.say(f"\n({number}/{len(waiting)}) {file.article.title}\n  {file.path}")
        try:
            answers = _ask_article(file, doubts, console, ask)
        except (EOFError, KeyboardInterrupt):
            answers = _Answers({}, complete=False, stop=True)
        written += _write(archive, console, file, answers, vocabulary)
        if answers.stop:
            break
    console.say(f"\n{written} articles written; run {called_as()} to see them in the site")
    return 0


def _ask_article(
    file: ContentFile, doubts: list[Doubt], console: Console, ask: Callable[[str], str]
) -> _Answers:
    answers = _Answers({})
    for doubt in doubts:
        console.say(
            f"\n  {doubt.field}: {doubt.value if doubt.proved else f'unknown; perhaps {doubt.value}'}"
        )
        console.say(f"  because of  {doubt.words}  ({doubt.rule}, {doubt.confidence:.0%} sure)")
        while True:
            answer = ask(f"  {HELP}: ").strip().lower()[:1]
            if answer in ("a", "c", "n", "s", "q"):
                break
        if answer == "q":
            answers.complete, answers.stop = False, True
            return answers
        if answer == "s":
            answers.complete = False
            continue
        held = answers.decided.get(doubt.field, getattr(file.article, doubt.field))
        if answer == "c":
            answers.decided[doubt.field] = read_value(doubt.field, ask(f"  {LIST_HELP}: "))
        else:
            answers.decided[doubt.field] = _settle(doubt, held, keep=answer == "a")
            if answer == "n":
                answers.rejected.add((doubt.field, doubt.value))
    return answers


def _settle(doubt: Doubt, held: object, *, keep: bool) -> object:
    """Return a field's value once a doubtful value was kept or taken out."""
    if KEYS[doubt.field] is Kind.NAMES and isinstance(held, tuple):
        if not keep:
            return tuple(name for name in held if name != doubt.value)
        return held if doubt.proved or doubt.value in held else (*held, doubt.value)
    if not keep:
        return None
    return held if doubt.proved else doubt.value


def _write(
    archive: Archive, console: Console, file: ContentFile, answers: _Answers, vocabulary: Vocabulary
) -> bool:
    """Write what was decided; a value that cannot be is named, and the article left for another time."""
    if not answers.decided and not answers.complete:
        return False
    path = archive.content / f"{file.path.rpartition('/')[2]}"
    text = read_text(path) or ""
    try:
        edited, changes = decide(
            text,
            file,
            answers.decided,
            day=today(),
            reviewed=answers.complete,
            rejected=answers.rejected,
            vocabulary=vocabulary,
        )
    except ProblemsError as error:
        console.report(error.problems)
        console.say("  nothing was written for this article; review it again")
        return False
    with only_writer(archive.root):
        written = write_if_changed(path, edited)
        add_changes(archive.content, changes)
    return written

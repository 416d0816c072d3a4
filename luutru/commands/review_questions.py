"""``review`` on a terminal: article by article, the least sure first; each answer is written at once."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from luutru.building.archive import only_writer
from luutru.commands.addresses import today
from luutru.commands.doubts import (
    MISSED,
    Doubt,
    ToReview,
    find_line,
    find_paragraph,
    is_begun,
    is_missing,
    lines_around,
    look_through,
    quote,
    say_how_many,
)
from luutru.commands.review_help import explain_field
from luutru.commands.table_cells import find_remarks, read_cells
from luutru.content.changes import DRAFT, Change, add_changes, load_changes, show_value
from luutru.content.continued import FurtherPages
from luutru.content.deciding import DECIDABLE, decide, list_decidable, settle_value
from luutru.content.second_stories import tell_second_stories
from luutru.content.store import load_content_file, load_ledger, read_ledger, read_text, write_if_changed
from luutru.errors import LuutruError, Problem, ProblemsError, problems_of
from luutru.messages import tr, trn
from luutru.site.rule_words import rule_words
from luutru.site.value_words import change_words, value_words
from luutru.site.words import load_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from luutru.building.archive import Archive
    from luutru.commands.doubts import ReviewTask
    from luutru.console import Console
    from luutru.knowledge.loading import Knowledge
    from luutru.model import ContentFile, Ledger

#: An answer that leaves a value as it is.
_BACK = "-"


class _StopAsking(Exception):  # noqa: N818 - no error
    """The curator has had enough for today."""


def ask_all(archive: Archive, console: Console, task: ReviewTask, ask: Callable[[str], str] = input) -> int:
    """Ask about every doubt, and what is missing; who stops in the middle goes on there the next time.

    Last come articles in which all is answered, and that nobody has called reviewed yet.
    """
    problems: list[Problem] = []
    knowledge = archive.load_knowledge()
    waiting: list[ToReview] = []
    used: set[str] = set()
    files = 0
    pages = FurtherPages(archive.content)
    edited = {
        change.id for change in load_changes(archive.content) if change.field.removeprefix(DRAFT) in DECIDABLE
    }
    for file, article in look_through(archive, task, knowledge, problems):
        files += 1
        pages.add(file, read_ledger(archive.content, file.name))
        used |= {file.article.outlet or ""} - {""}
        if article:
            waiting.append(article)
        elif not task.named and is_begun(file, edited):
            waiting.append(ToReview(file, (), ()))
    waiting.sort(key=attrgetter("turn"))
    console.report(problems)
    unread = 1 if console.errors else 0
    if not task.named:
        console.say(say_how_many(waiting, files, task))
        if begun := sum(1 for article in waiting if not (article.doubts or article.missing)):
            console.say(
                trn(
                    "last comes {count} article that was answered, and is not marked as reviewed",
                    "last come {count} articles that were answered, and are not marked as reviewed",
                    begun,
                )
            )
    reviewer = _Reviewer(archive, knowledge, console, ask, used)
    further = pages.tell()
    try:
        for number, article in enumerate(waiting, 1):
            console.say(f"\n({number}/{len(waiting)}) {article.file.article.title}\n  {article.file.path}")
            ledger = article.name, read_ledger(archive.content, article.name)
            second = tell_second_stories(archive.content, [ledger])
            for note in (*filter(None, [further.get(article.name)]), *second):
                console.say(f"  {note.told_here()}")
            reviewer.ask_article(article)
    except (_StopAsking, EOFError, KeyboardInterrupt):
        console.say()
    written = len(reviewer.written)
    told = trn("{count} article written", "{count} articles written", written)
    console.tell("{told}; run {program} to see it in the site", told=told)
    return unread


class _Reviewer:
    """Asks, and writes what it is told."""

    def __init__(
        self,
        archive: Archive,
        knowledge: Knowledge,
        console: Console,
        ask: Callable[[str], str],
        outlets: set[str],
    ) -> None:
        self.archive, self.console, self.ask, self.outlets = archive, console, ask, outlets
        self.knowledge = knowledge
        self.words = load_words(archive.config.language)
        self.fields = self.words.fields
        self.written: set[str] = set()

    def ask_article(self, article: ToReview) -> None:
        """Ask what is doubtful or missing in an article; once all is answered, whether it is reviewed."""
        file, name = article.file, article.name
        try:
            ledger = load_ledger(self.archive.content, name)
        except LuutruError:  # a render tells of it; there is still something to ask
            ledger = None
        answered = [self._answer(name, doubt, file, ledger) for doubt in article.doubts]
        for field in article.missing:
            if is_missing(self._load(name), field):  # a district that was doubtful tells the province
                self.console.say(f"\n  {self.fields.get(field, field)}: {tr('unknown')}")
                answered.append(self._take_value(name, field))
        if all(answered) and not self._load(name).article.reviewed:
            self._ask_whether_all_is_right(name)

    def _ask_whether_all_is_right(self, name: str) -> None:
        """Show every value, and ask whether the whole article was reviewed."""
        file = self._load(name)
        self.console.say("\n  " + tr("What was answered is kept. The article says now:"))
        for field in list_decidable(self.knowledge.places):
            text = show_value(getattr(file.article, field))
            if text or (field in MISSED and is_missing(file, field)):
                value = value_words(field, quote(text, ""), self.words, self.knowledge.topics)
                self.console.say(f"    {self.fields.get(field, field)}: {value or tr('unknown')}")
        while True:
            said = self.ask(
                tr("  Mark the whole article as reviewed? [y]es  [n]o, not yet  [q]uit  [?]: ")
            ).strip()
            answer = said.lower()[:1]
            if answer == "q":
                raise _StopAsking
            if answer == "y":
                self._write(name, reviewed=True)
            if answer in ("y", "n", ""):
                return
            if answer == "?":
                self.console.tell(
                    "  y: all of it is right, and is asked no more. n: you are asked again next time."
                )
            else:
                self._refuse(said)

    def _answer(self, name: str, doubt: Doubt, file: ContentFile, ledger: Ledger | None) -> bool:
        """Ask of one doubtful value until it is answered; False when it is left for another time."""
        label = self.fields.get(doubt.field, doubt.field)
        self.console.say(f"\n  {label}: {doubt.shown(self.words, self.knowledge.topics)}")
        rule = rule_words(doubt.rule, self.words)
        reason = tr("{rule}, {sure:.0%} sure", rule=rule, sure=doubt.confidence)
        self.console.say(f"    {doubt.words}  ({reason})")
        around = list(lines_around(ledger, doubt.line or find_line(ledger, doubt.words), doubt.value))
        for line in around or filter(None, [find_paragraph(file.body_md, doubt.words)]):
            self.console.say(f"    {line}")
        while True:
            said = self.ask(tr("  [a]ccept  [c]hange  [n]o, take it out  [s]kip  [q]uit  [?]: ")).strip()
            answer = said.lower()[:1]
            if answer == "q":
                raise _StopAsking
            if answer == "s":
                return False
            if answer in ("a", "n"):
                if self._settle(name, doubt, keep=answer == "a"):
                    return True
                continue
            if answer == "c" and self._take_value(name, doubt.field, doubt):
                return True
            if answer == "?":
                self._help(doubt.field, said[1:])
            elif answer != "c":
                self._refuse(said)

    def _refuse(self, said: str) -> None:
        """Say that an answer is none of those that stand in the question."""
        self.console.say(
            "  " + tr("“{said}” is no answer here: type one of the letters in brackets", said=said)
        )

    def _take_value(self, name: str, field: str, doubt: Doubt | None = None) -> bool:
        """Ask for a value until one can be written; False when there was none after all."""
        while True:
            text = self.ask(
                tr("  value (several: a; b – empty, n: unknown – ? or ? WORD: names – s: skip – q: quit): ")
                if doubt is None
                else tr(
                    "  new value (several: a; b – empty: unknown – ? or ? WORD lists names – - goes back): "
                )
            )
            letter = text.strip().lower()
            if doubt is None and letter == "q":
                raise _StopAsking
            if letter == _BACK or (doubt is None and letter == "s"):
                return False
            if doubt is None and letter == "n":  # as to the other question: there is none
                text = ""
            elif letter.startswith("?") or (len(letter) == 1 and letter.isalpha()):  # no value is one letter
                self._help(field, text.strip()[1:])
                continue
            article, cells = self._load(name).article, {field: text}
            try:
                values, wrong = read_cells(cells, article, self.knowledge, used=self.outlets, day_first=True)
                if wrong:
                    raise wrong[field]
                value = values[field]
                if not value and doubt is None:
                    return True
                self._write(name, values, rejected={(field, doubt.value)} if doubt and not value else ())
                for remark in find_remarks({field: value}, self.knowledge, self.outlets):
                    self.console.say(f"  {remark}")
            except LuutruError as error:
                self._tell(error)
            else:
                return True

    def _settle(self, name: str, doubt: Doubt, *, keep: bool) -> bool:
        """Keep a doubtful value, or take it out."""
        held = getattr(self._load(name).article, doubt.field)
        one = {(doubt.field, doubt.value)}
        settled = {doubt.field: settle_value(doubt.field, held, doubt.value, right=keep)}
        try:
            self._write(name, settled, confirmed=one if keep else (), rejected=() if keep else one)
        except ProblemsError as error:
            self._tell(error)
            return False
        return True

    def _tell(self, error: LuutruError) -> None:
        for problem in problems_of(error):
            self.console.say(f"  {problem.told_here()}")

    def _write(
        self,
        name: str,
        decided: dict[str, object] | None = None,
        *,
        rejected: Collection[tuple[str, str]] = (),
        confirmed: Collection[tuple[str, str]] = (),
        reviewed: bool = False,
    ) -> None:
        path = self.archive.content / f"{name}.md"
        text = read_text(path) or ""
        edited, changes = decide(
            text,
            self._load(name),
            decided or {},
            day=today(),
            as_of=self.archive.config.as_of,
            reviewed=reviewed,
            rejected=rejected,
            confirmed=confirmed,
            knowledge=self.knowledge,
        )
        with only_writer(self.archive.root):
            if write_if_changed(path, edited):
                self.written.add(name)
            add_changes(self.archive.content, changes)
        self._echo(decided or {}, changes)

    def _echo(self, decided: dict[str, object], changes: Iterable[Change]) -> None:
        """Say what was understood: what changed, or what stays as it is."""
        changed = {change.field: change for change in changes}
        if changed.pop("reviewed", None):
            self.console.tell("  → the article is marked as reviewed")
        topics = self.knowledge.topics
        for field, change in changed.items():
            self.console.say(f"  → {change_words(field, change.old, change.new, self.words, topics)}")
        for field in decided.keys() - changed.keys():
            value = value_words(field, show_value(decided[field]), self.words, topics) or tr("unknown")
            self.console.say(f"  → {self.fields.get(field, field)}: {value}")

    def _load(self, name: str) -> ContentFile:
        file, problems = load_content_file(self.archive.content, name)
        if file is None:
            raise ProblemsError(problems)
        return file

    def _help(self, field: str, word: str) -> None:
        for line in explain_field(field, word.strip(), self.knowledge, self.outlets, self.words.language):
            self.console.say(line)

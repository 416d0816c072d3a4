"""The stage seeds → content: every cleaned page finds its article, or becomes a new one.

A page belongs to the article whose record names its input; failing that, to one cleaned from the same bytes
whose input is gone (a renamed seed). Pages stream through; of all articles only their records are held.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from luutru.content.fields import render_fields
from luutru.content.from_description import Draft, draft_of
from luutru.content.frontmatter import join_content, read_content
from luutru.content.ledger import render_ledger
from luutru.content.merging import Merged, field_prints, merge_content, paragraph_prints
from luutru.content.record import CleaningRecord, fingerprint, parse_record, render_record
from luutru.content.set_aside import FILE_NAME as SET_ASIDE
from luutru.content.set_aside import parse_set_aside, render_set_aside
from luutru.content.slugs import choose_slug, make_slug
from luutru.content.store import (
    LEDGERS,
    content_names,
    ledger_names,
    load_content_file,
    load_record,
    read_text,
    remove_leftovers,
    write_if_changed,
)
from luutru.content.validation import SLUG
from luutru.errors import Problem, Severity
from luutru.model import CleanedPage, SetAside

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

NOTHING_RESERVED: Mapping[str, str] = MappingProxyType({})
NOTHING_SETTLED: Mapping[str, tuple[str, str]] = MappingProxyType({})


@dataclass(slots=True)
class CleanReport:
    """What a run of the stage did. Articles are named by their content file, without ".md"."""

    read: int = 0
    new: list[str] = field(default_factory=list)
    refreshed: list[str] = field(default_factory=list)
    unchanged: int = 0
    by_hand: list[str] = field(default_factory=list)  #: articles of which something stays as a person set it
    clashes: int = 0
    set_aside: list[SetAside] = field(default_factory=list)  #: all of them, sorted
    newly_set_aside: list[SetAside] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  #: content files deleted by hand
    gone: list[str] = field(default_factory=list)  #: articles whose input is no longer among the seeds
    marked: list[str] = field(default_factory=list)  #: articles that repeat another now, or no longer
    problems: list[Problem] = field(default_factory=list)
    #: Input → article.
    articles: dict[str, str] = field(default_factory=dict)

    @property
    def written(self) -> int:
        """How many articles were written from their pages."""
        return len(self.new) + len(self.refreshed)


def update_content(
    pages: Iterable[Draft | CleanedPage | SetAside],
    folder: Path,
    is_present: Callable[[str], bool] | None = None,
    reserved: Mapping[str, str] = NOTHING_RESERVED,
    settled: Mapping[str, tuple[str, str]] = NOTHING_SETTLED,
) -> CleanReport:
    """Write what was cleaned into a content folder, never over what a person wrote, and say what was done.

    `pages` come in the order of their names. `is_present` says whether an input that is not among `pages`
    still exists; without it, `pages` are all there are. `reserved` are slugs
    that no new article may take but the one whose id stands with them. `settled` are articles known to be as
    the last run left them, with the name and the SHA-256 of their inputs: their ledgers are not read.
    """
    stage = _Stage(folder, is_present, reserved, settled)
    for page in pages:
        stage.report.read += 1
        if isinstance(page, SetAside):
            stage.set_aside(page)
        else:
            stage.take(page if isinstance(page, Draft) else draft_of(page))
    return stage.finish()


class _Stage:
    def __init__(
        self,
        folder: Path,
        is_present: Callable[[str], bool] | None,
        reserved: Mapping[str, str],
        settled: Mapping[str, tuple[str, str]],
    ) -> None:
        self.folder = folder
        self.report = CleanReport()
        self._is_present = is_present
        remove_leftovers(folder)
        self._files = set(content_names(folder))
        names = ledger_names(folder)
        self._taken = {name.casefold() for name in (*self._files, *names)}
        self._reserved = reserved
        # A file named by hand has the address that its name makes.
        self._taken |= {make_slug(name) for name in self._files if not SLUG.fullmatch(name)}
        self._by_file: dict[str, str] = {}
        self._by_bytes: dict[str, str] = {}
        #: Article → the name of its input.
        self._inputs: dict[str, str] = {}
        for name in names:
            if name in settled:
                self._know(name, *settled[name])
            elif record := load_record(folder, name):
                self._know(name, record.file, record.sha256)
        self._orphans: dict[str, str] | None = None
        self._seen: set[str] = set()
        self._aside: dict[str, SetAside] = {}

    def _know(self, name: str, file: str, sha256: str) -> None:
        if old := self._inputs.get(name):
            self._by_file.pop(old, None)
        self._inputs[name] = file
        self._by_file[file] = name
        self._by_bytes.setdefault(sha256, name)

    def set_aside(self, item: SetAside) -> None:
        """Note an input that is no article; an article it once was stays."""
        self._seen.add(item.name)
        if name := self._by_file.get(item.name):
            message = f"{item.name} is now taken for no article ({item.reason}); its page stays"
            self._warn(name, message, "withdraw it if that is right", Severity.NOTE)
            return
        self._aside[item.name] = item

    def take(self, draft: Draft) -> None:
        """Write one article, new or known."""
        self._seen.add(draft.name)
        name = self._by_file.get(draft.name)
        if name is None and (twin := self._by_bytes.get(draft.sha256)):
            other = self._inputs[twin]
            if self._stands(other):
                self._aside[draft.name] = SetAside(draft.name, "same-bytes", f"the same bytes as {other}")
                return
            name = twin
        if name is None or name not in self._files:
            name = self._orphan(draft, name) or name
        if name is None:
            self._create(draft)
        elif name in self._files:
            self._refresh(name, draft)
        else:
            self.report.missing.append(name)

    def finish(self) -> CleanReport:
        """Write set-aside.tsv and complete the report."""
        path = self.folder / SET_ASIDE
        text = read_text(path)
        rows = parse_set_aside(text, f"{self.folder.name}/{SET_ASIDE}") if text else ()
        before = {item.name: item for item in rows}
        kept = {
            name: item
            for name, item in before.items()
            if name not in self._seen and self._is_present is not None and self._is_present(name)
        }
        items = {**kept, **self._aside}
        write_if_changed(path, render_set_aside(items.values()))
        report = self.report
        report.set_aside = [items[name] for name in sorted(items)]
        report.newly_set_aside = [item for item in report.set_aside if before.get(item.name) != item]
        report.gone = sorted(
            name for file, name in self._by_file.items() if name in self._files and not self._stands(file)
        )
        report.problems.sort()
        report.articles = self._by_file
        return report

    def _stands(self, file: str) -> bool:
        """Say whether an input exists: it came in this run, or is known to be there still."""
        return file in self._seen or (self._is_present is not None and self._is_present(file))

    def _create(self, draft: Draft) -> None:
        own = draft.article.id
        slug = choose_slug(
            draft.article.title,
            own,
            lambda slug: slug in self._taken or self._reserved.get(slug, own) != own,
        )
        article = replace(draft.article, slug=slug)
        draft = replace(draft, article=article)
        lines = render_fields(article, draft.evidence)
        text = join_content("".join(lines.values()), draft.body_md)
        self._taken.add(slug)
        self._files.add(slug)
        self._write(slug, text, draft, _record(draft, article.id, lines=lines))
        self.report.new.append(slug)

    def _refresh(self, name: str, draft: Draft) -> None:
        path = self.folder / f"{name}.md"
        base_text = read_text(self.folder / LEDGERS / f"{name}.tsv")
        base = parse_record(base_text) if base_text else None
        mine = read_text(path) or ""
        article_id = base.id if base else self._id_in(mine, draft)
        record = _record(draft, article_id, base)
        unchanged = base_text == render_ledger(draft.ledger, render_record(record))
        if unchanged and record.written == fingerprint(mine):
            self.report.unchanged += 1
            return
        merged = merge_content(mine, f"{self.folder.name}/{name}.md", base, draft)
        self._note(name, merged)
        if "everything" in merged.by_hand:
            self._keep(name, base, draft)
            return
        record = replace(record, fields={**record.fields, **merged.written})
        if self._write(name, merged.text, draft, record):
            self.report.refreshed.append(name)
        else:
            self.report.unchanged += 1

    def _keep(self, name: str, base: CleaningRecord | None, draft: Draft) -> None:
        """Leave an article and its ledger as they are: reviewed, withdrawn, or not readable."""
        self.report.unchanged += 1
        if base and base.sha256 != draft.sha256:
            message = f"{draft.name} has other bytes now; the article is kept as it is"
            self._warn(name, message, 'remove "reviewed: true" to merge the new text', Severity.NOTE)

    def _write(self, name: str, text: str, draft: Draft, record: CleaningRecord) -> bool:
        # The article first: should the ledger not follow, the next run finds the same values and writes it.
        changed = write_if_changed(self.folder / f"{name}.md", text)
        record = replace(record, written=fingerprint(text))
        ledger = render_ledger(draft.ledger, render_record(record))
        write_if_changed(self.folder / LEDGERS / f"{name}.tsv", ledger)
        self._know(name, record.file, record.sha256)
        return changed

    def _orphan(self, draft: Draft, old_name: str | None) -> str | None:
        """Return the content file of this input that stands under another name than its ledger."""
        if self._orphans is None:
            self._orphans = {}
            for name in sorted(self._files - set(self._inputs)):
                content, _ = load_content_file(self.folder, name)
                if content and content.article.source.file:
                    self._orphans[content.article.source.file] = name
        orphan = self._orphans.get(draft.name)
        if orphan and old_name:
            # Renamed by hand: its ledger goes with it.
            ledgers = self.folder / LEDGERS
            (ledgers / f"{old_name}.tsv").replace(ledgers / f"{orphan}.tsv")
            self._inputs[orphan] = self._inputs.pop(old_name)
            self._by_file[draft.name] = orphan
        return orphan

    def _id_in(self, mine: str, draft: Draft) -> str:
        content, _ = read_content(mine, f"{self.folder.name}/x.md")
        return content.article.id if content else draft.article.id

    def _note(self, name: str, merged: Merged) -> None:
        if merged.by_hand:
            self.report.by_hand.append(name)
        self.report.clashes += len([problem for problem in merged.problems if problem.line == 0])
        self.report.problems += merged.problems

    def _warn(self, name: str, message: str, cure: str, severity: Severity = Severity.WARNING) -> None:
        path = f"{self.folder.name}/{name}.md"
        self.report.problems.append(Problem(path, 0, message, cure, severity))


def _record(
    draft: Draft,
    article_id: str,
    base: CleaningRecord | None = None,
    lines: Mapping[str, str] | None = None,
) -> CleaningRecord:
    """Return what to remember of a draft; what is no finding of its page is as it was in `base`."""
    return CleaningRecord(
        file=draft.name,
        sha256=draft.sha256,
        id=article_id,
        duplicate_of=base.duplicate_of if base else "",
        written=base.written if base else "",
        fields=field_prints(draft.article, draft.evidence, lines),
        paragraphs=paragraph_prints(draft.body_md),
    )

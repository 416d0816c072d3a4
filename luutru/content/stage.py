"""The stage seeds → content: every cleaned page finds its article, or becomes a new one.

A page with the bytes that an article was cleaned from, and its text, is that article's. All others wait on
disk until all of the run are known, and are matched then: by their bytes (records may give one text under two
headlines, and these are two articles), or as `luutru.content.matching` does.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from luutru.content.fields import render_fields
from luutru.content.from_description import Draft, draft_of, identity_of_draft
from luutru.content.frontmatter import join_content
from luutru.content.known_articles import Articles
from luutru.content.matching import match_bytes, match_pages
from luutru.content.record import fingerprint
from luutru.content.refreshing import load_hand_roles, record_of, refresh_article, write_article
from luutru.content.refusing import take_out_refused
from luutru.content.set_aside import FILE_NAME as SET_ASIDE
from luutru.content.set_aside import load_set_aside, render_set_aside
from luutru.content.side_files import is_blocked, write_side_file
from luutru.content.slugs import choose_slug, make_slug
from luutru.content.spool import Spool
from luutru.content.store import LEDGERS, content_names, ledger_names, remove_leftovers
from luutru.content.validation import SLUG
from luutru.errors import Problem, Severity
from luutru.memo import Memo
from luutru.messages import tr
from luutru.model import SAID_NONE, CleanedPage, SetAside
from luutru.web_addresses import normalise_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from luutru.content.identity import Identity
    from luutru.content.refreshing import Compose

NOTHING_RESERVED: Mapping[str, str] = MappingProxyType({})
NOTHING_SETTLED: Mapping[str, str | SetAside] = MappingProxyType({})
#: So many inputs of a kind are named; the rest is counted.
SHOWN = 5


@dataclass(slots=True)
class CleanReport:
    """What a run of the stage did. Articles are named by their content file, without ".md"."""

    read: int = 0
    new: list[str] = field(default_factory=list)
    refreshed: list[str] = field(default_factory=list)
    #: Of these the ones whose raw page has the bytes it had, and is read otherwise.
    reread: list[str] = field(default_factory=list)
    unchanged: int = 0
    by_hand: list[str] = field(default_factory=list)  #: articles of which something stays as a person set it
    clashes: int = 0
    set_aside: list[SetAside] = field(default_factory=list)  #: all of them, sorted
    newly_set_aside: list[SetAside] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)  #: content files deleted by hand
    gone: list[str] = field(default_factory=list)  #: articles whose raw page is gone, or holds another text
    refused: list[str] = field(default_factory=list)  #: articles taken out: a person says they are none
    renumbered: set[str] = field(default_factory=set)  #: inputs of new articles with another id than theirs
    #: Articles that repeat another now, or no longer → the name of that, "" for none.
    marked: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    standing: list[Problem] = field(default_factory=list)  #: of these what holds until a page is another
    told: list[str] = field(default_factory=list)  #: a line for each file of many records
    articles: dict[str, str] = field(default_factory=dict)  #: input → article
    own: bytes = b""  #: hash of the settings, knowledge and notes that pages were read with

    @property
    def written(self) -> int:
        """How many articles were written from their pages."""
        return len(self.new) + len(self.refreshed)


def update_content(
    pages: Iterable[Draft | CleanedPage | SetAside],
    folder: Path,
    articles: Mapping[str, Identity] | None = None,
    *,
    reserved: Mapping[str, str] = NOTHING_RESERVED,
    settled: Mapping[str, str | SetAside] = NOTHING_SETTLED,
    compose: Compose | None = None,
    words: Mapping[str, tuple[str, str]] | None = None,
) -> CleanReport:
    """Write what was cleaned into a content folder, never over what a person wrote, and say what was done.

    `pages` come in the order of their names. `articles` are what the folder's are known by, if at hand.
    `reserved` are slugs that no new article may take but the one whose id stands with them. `settled` are the
    inputs that did not come because they are as the last run left them: each with its article, or with why it
    was set aside. `compose` cleans an input anew with the roles that a person gave to its lines. `words` are
    those of `render_set_aside`.
    """
    if articles is None:
        with Memo(None) as memo:
            articles = Articles(folder, memo).identities()
    with Spool(folder) as spool:
        stage = _Stage(folder, articles, reserved, spool, compose)
        for file, outcome in settled.items():
            if isinstance(outcome, SetAside):
                stage.aside[file] = outcome
            else:
                stage.live[outcome] = file
        for page in pages:
            stage.report.read += 1
            if isinstance(page, SetAside):
                stage.aside[page.name] = page
            else:
                stage.take(page if isinstance(page, Draft) else draft_of(page))
        stage.match()
        return stage.finish(words)


class _Stage:
    def __init__(
        self,
        folder: Path,
        articles: Mapping[str, Identity],
        reserved: Mapping[str, str],
        spool: Spool,
        compose: Compose | None,
    ) -> None:
        self.folder = folder
        self.report = CleanReport()
        remove_leftovers(folder)
        self._files = set(content_names(folder))
        names = ledger_names(folder)
        self._taken = {name.casefold() for name in (*self._files, *names)}
        self._reserved = reserved
        # A file named by hand has the address that its name makes.
        self._taken |= {make_slug(name) for name in self._files if not SLUG.fullmatch(name)}
        self.articles = dict(articles)
        self._join_renamed(names)
        self._ids = {article.id for article in self.articles.values()}
        self._by_bytes = defaultdict[str, list[str]](list)
        # Where several articles have the same bytes: one that stands, that cleaning wrote, not a renamed one.
        ledgers = set(names)
        for name in sorted(
            self.articles, key=lambda name: (name not in self._files, name not in ledgers, name)
        ):
            self._by_bytes[self.articles[name].sha256].append(name)
        #: Article → the name of its input, of this run or settled.
        self.live: dict[str, str] = {}
        self.aside: dict[str, SetAside] = {}
        #: Pages that wait, by their bytes and their text.
        self._waiting: dict[tuple[str, str], Identity] = {}
        self._spool = spool
        self._compose = compose

    def take(self, draft: Draft) -> None:
        """Write an article that has the bytes of this page and its text; let all other pages wait."""
        names = self._by_bytes.get(draft.sha256, [])
        name = next((name for name in names if self.articles[name].text.digest == draft.text.digest), None)
        name = name or next((name for name in names if self.articles[name].withdrawn), None)
        if name is None:
            waiting = identity_of_draft(draft)
            first = self._waiting.setdefault((draft.sha256, draft.text.digest), waiting)
            if first is waiting:
                self._spool.put(draft)
            else:
                self._repeats(draft.name, first.name)
        elif self.articles[name].withdrawn:
            self._withhold(draft.name, name)
        elif name in self.live:
            self._repeats(draft.name, self.live[name])
        else:
            self._accept(name, draft)

    def match(self) -> None:
        """Find the articles of all pages that waited, and write them."""
        of_bytes = match_bytes(self._waiting.values(), self.articles, self._by_bytes, self.live)
        self.live |= {name: file for file, name in of_bytes.items()}
        others = [page for page in self._waiting.values() if page.name not in of_bytes]
        matches = match_pages(others, self.articles, self.live)
        matches.articles.update(of_bytes)
        for file, other in matches.versions.items():
            detail = tr("another version of {name}, which has the same address", name=other)
            self.aside[file] = SetAside(file, "same-address", detail)
        for draft in self._spool.drafts():
            if withdrawn := matches.withheld.get(draft.name):
                self._withhold(draft.name, withdrawn)
            elif name := matches.articles.get(draft.name):
                self._accept(name, draft)
            elif draft.name not in matches.versions:
                self._create(draft)
        for address, files in matches.claimed.items():
            message = tr(
                "{count} pages with different texts give the address {address}, "
                "which says nothing then: {names}",
                count=len(files),
                address=address,
                names=", ".join(files[:SHOWN]) + (" …" if len(files) > SHOWN else ""),
            )
            cure = tr("write each page's own address in sources.csv")
            self.report.problems.append(Problem(files[0], 0, message, cure, Severity.NOTE))

    def finish(self, words: Mapping[str, tuple[str, str]] | None) -> CleanReport:
        """Write set-aside.tsv and complete the report."""
        before = {item.name: item for item in load_set_aside(self.folder)[0]}
        write_side_file(self.folder / SET_ASIDE, render_set_aside(self.aside.values(), words))
        report = self.report
        report.set_aside = [self.aside[name] for name in sorted(self.aside)]
        report.newly_set_aside = [item for item in report.set_aside if before.get(item.name) != item]
        for name, article in sorted(self.articles.items()):
            if name in self.live or name not in self._files or article.withdrawn or not article.file:
                continue
            item = self.aside.get(article.file)
            if item and item.reason == SAID_NONE:
                if problem := take_out_refused(self.folder, article, self._reserved.values()):
                    report.problems.append(problem)
                else:
                    report.refused.append(name)
                continue
            report.gone.append(name)
            if item and before.get(item.name) != item:  # told when it happens
                message = tr(
                    "its raw page {file} is now taken for no article ({detail}); its page stays",
                    file=item.name,
                    detail=item.detail or item.reason,
                )
                self._tell(name, message, tr("withdraw it if that is right"))
        report.problems.sort()
        report.articles = {file: name for name, file in self.live.items()}
        return report

    def _join_renamed(self, ledgers: list[str]) -> None:
        """Give content files that were renamed by hand the ledgers that stand under their old names."""
        alone = [self.articles[name] for name in sorted(self._files - set(ledgers)) if name in self.articles]
        for old in [name for name in ledgers if name not in self._files and name in self.articles]:
            record = self.articles[old]
            new = next((one for one in alone if record.id == one.id or record.file == one.file), None)
            if new:
                alone.remove(new)
                folder = self.folder / LEDGERS
                (folder / f"{old}.tsv").replace(folder / f"{new.name}.tsv")
                del self.articles[old]
                known = {"file": record.file, "sha256": record.sha256, "text": record.text}
                self.articles[new.name] = msgspec.structs.replace(new, **known)

    def _repeats(self, file: str, other: str) -> None:
        self.aside[file] = SetAside(file, "same-bytes", tr("the same bytes as {name}", name=other))

    def _withhold(self, file: str, name: str) -> None:
        detail = tr("the text of {name}, which was withdrawn", name=name)
        self.aside[file] = SetAside(file, "withdrawn", detail)

    def _accept(self, name: str, draft: Draft) -> None:
        self.live[name] = draft.name
        if name in self._files:
            self._refresh(name, draft)
        else:
            self.report.missing.append(name)

    def _create(self, draft: Draft) -> None:
        own = draft.article.id
        while own in self._ids:  # an article that was cleaned from these bytes has other ones now
            own = fingerprint(own)
            self.report.renumbered.add(draft.name)
        slug = choose_slug(
            draft.article.title,
            own,
            lambda slug: slug in self._taken or self._reserved.get(slug, own) != own,
        )
        article = replace(draft.article, id=own, slug=slug)
        draft = replace(draft, article=article)
        lines = render_fields(article, draft.evidence)
        text = join_content("".join(lines.values()), draft.body_md)
        self._taken.add(slug)
        self._files.add(slug)
        self._ids.add(own)
        self.live[slug] = draft.name
        write_article(self.folder, slug, text, draft, record_of(draft, article.id, lines=lines))
        self.report.new.append(slug)

    def _refresh(self, name: str, draft: Draft) -> None:
        if is_blocked(self.folder / LEDGERS / f"{name}.tsv"):  # which is told of
            self.report.unchanged += 1
            return
        by_hand = load_hand_roles(self.folder, name, draft)
        if by_hand and self._compose and (composed := self._compose(draft.name, by_hand)):
            draft = composed
        refreshed = refresh_article(self.folder, name, draft)
        if merged := refreshed.merged:
            self.report.by_hand += [name] if merged.by_hand else []
            self.report.clashes += sum(problem.line == 0 for problem in merged.problems)
            self.report.problems += merged.problems
            if merged.source:
                address = normalise_address(merged.source.url or "")
                known = {"address": address, "retrieved": merged.source.retrieved or ""}
                self.articles[name] = msgspec.structs.replace(self.articles[name], **known)
        if refreshed.kept_from:
            message = tr("{name} has other bytes now; the article is kept as it is", name=draft.name)
            self._tell(name, message, tr('remove "reviewed: true" to merge the new text'))
        if refreshed.changed:
            self.report.refreshed.append(name)
            if draft.sha256 == self.articles[name].sha256:
                self.report.reread.append(name)
        else:
            self.report.unchanged += 1

    def _tell(self, name: str, message: str, cure: str) -> None:
        path = f"{self.folder.name}/{name}.md"
        self.report.problems.append(Problem(path, 0, message, cure, Severity.NOTE))

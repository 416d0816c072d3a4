"""Decisions about lines of a raw page: another role, an article of their own, or that they are one at all."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from luutru.building.cleaning import compose_page, open_store
from luutru.building.raw_pages import raw_page_of
from luutru.cleaning.note_files import SOURCES
from luutru.commands.addresses import today
from luutru.content.changes import Change, add_changes
from luutru.content.finding import find_article
from luutru.content.frontmatter import render_content
from luutru.content.record import fingerprint
from luutru.content.refreshing import find_hand_roles, number_rows, place_roles, refresh_article
from luutru.content.second_stories import find_second_story
from luutru.content.set_aside import FILE_NAME as SET_ASIDE
from luutru.content.slugs import choose_slug
from luutru.content.store import content_names, load_ledger, read_text, write_if_changed
from luutru.content.validation import sort_day
from luutru.desk.sources_table import IS_ARTICLE, set_source
from luutru.errors import LuutruError
from luutru.messages import tr, trn
from luutru.model import BY_HAND, FIRST_STORY, Evidence, Known, Role, Source

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping
    from pathlib import Path

    from luutru.content.from_description import Draft
    from luutru.desk.desk import Desk
    from luutru.model import ContentFile, Ledger

#: A title and a paragraph.
_LEAST_LINES = 2
#: How sure it is that the second story of a page is of the day of the first.
_INHERITED = 0.5
#: Roles that a line keeps in an article of its own.
_KEPT = frozenset({Role.SAPO, Role.SUBHEAD, Role.CAPTION, Role.ALT, Role.BYLINE, Role.SOURCE, Role.META})


def set_roles(desk: Desk, lines: Mapping[str, Collection[int]], role: Role) -> None:
    """Give lines of raw pages a role, by the names of their articles, and compose each anew; edits stay."""
    articles = [(*find_article(desk.content, name), set(numbers)) for name, numbers in lines.items()]
    count = sum(len(numbers) for *_, numbers in articles)
    shown = desk.words.roles.get(role, role)
    what = trn("{count} line: {role}", "{count} lines: {role}", count, role=shown)
    if len(articles) > 1:
        what = f"{what} ({trn('{count} article', '{count} articles', len(articles))})"
    with desk.deciding(what, *(name for name, *_ in articles)):
        for name, file, numbers in articles:
            _compose(desk, name, file, numbers, role)


def keep_whole(desk: Desk, name: str) -> None:
    """Say that a raw page holds one story: what was taken for a second one's headline is a subhead of it."""
    name, file = find_article(desk.content, name)
    story, certain = find_second_story(_ledger(desk, name).rows)
    if not story:
        return
    with desk.deciding(tr("one story"), name):
        if certain:
            _compose(desk, name, file, story[1:], Role.BODY)
        _compose(desk, name, file, story[:1], Role.SUBHEAD)


def split(desk: Desk, name: str, lines: Iterable[int]) -> str:
    """Make an article of its own of lines of a raw page: the first is its title. Returns its name."""
    name, file = find_article(desk.content, name)
    numbers = set(lines)
    draft = _draft_of_lines(desk, file, _ledger(desk, name), numbers)
    found = draft.article
    article_id = fingerprint(f"{file.article.id}\n{found.title}")
    taken = {*content_names(desk.content), *desk.published()}
    slug = choose_slug(found.title, article_id, taken.__contains__)
    published, told_by = found.published or file.article.published, draft.evidence.get("published", ())
    if published and not found.published:
        told_by = (Evidence(None, "", FIRST_STORY, _INHERITED), *told_by)
    article = replace(
        found,
        id=article_id,
        slug=slug,
        source=Source(),
        extra={},
        published=published,
        date=sort_day({"published": published, "event": found.event}),
        outlet=found.outlet or file.article.outlet,
    )
    evidence = {
        field: tuple(replace(record, line=None) for record in records)
        for field, records in (draft.evidence | {"published": told_by}).items()
        if records
    }
    with desk.deciding(tr("split off"), name, slug):
        _compose(desk, name, file, numbers, Role.RELATED)
        write_if_changed(desk.content / f"{slug}.md", render_content(article, evidence, draft.body_md))
        span = f"{file.article.source.file or name}: {min(numbers)}-{max(numbers)}"
        told = (file.article.id, "work", "", tr("split off")), (article_id, "split", span, file.article.id)
        add_changes(desk.content, (Change(today(), *one) for one in told))
    desk.notices.append(_tell_day(desk, published, found.published and told_by[0].text))
    return slug


def _tell_day(desk: Desk, day: str | None, words: str | None) -> str:
    """Say which day an article that was split off has, and from where."""
    said = desk.say("published", day or "")
    if words:
        return tr("its day is {day}, as its own lines say: “{words}”", day=said, words=words)
    if day:
        return tr(
            "its day is {day}, that of the article it was split off from; correct it if it has another",
            day=said,
        )
    return tr("no day was found for it; write one below")


def _draft_of_lines(desk: Desk, file: ContentFile, ledger: Ledger, numbers: Collection[int]) -> Draft:
    """Clean lines of a page as a page of their own, the first of them the title."""
    chosen = [row for row in ledger.rows if row.line in numbers and row.text.strip()]
    if len(chosen) < _LEAST_LINES:
        raise LuutruError(tr("mark a title and at least one paragraph"))
    raw = raw_page_of(desk.archive, file.article.source.file or file.article.slug, ledger)
    known = Known(url=raw.known.url, outlet=raw.known.outlet, site_name=raw.known.site_name)
    texts = tuple(raw.lines[row.line - 1] for row in chosen)
    shown = tuple(raw.shown[row.line - 1] for row in chosen if raw.shown)
    page = replace(raw, known=known, lines=texts, shown=shown, apart=False, pictures=())
    by_hand = {line: row.role for line, row in enumerate(chosen, 1) if row.rule == BY_HAND} | {1: Role.TITLE}
    draft = compose_page(desk.archive, desk.knowledge, page, by_hand)
    if draft:  # nothing of what is marked is anything around an article
        found = {row.line: row.role for row in draft.ledger.rows}
        roles = {line: role if role in _KEPT else Role.BODY for line, role in found.items()} | by_hand
        text = [line for line, role in sorted(roles.items()) if role is Role.BODY]
        if text and Role.SAPO not in roles.values():
            roles[text[0]] = Role.SAPO
        draft = compose_page(desk.archive, desk.knowledge, page, roles)
    if draft is None:
        raise LuutruError(tr("with these roles nothing of the article is left"))
    return draft


@contextmanager
def _answering(desk: Desk, what: str, name: str, file: str, answer: str) -> Iterator[set[Path]]:
    """Be deciding whether an input is an article, and answer so in the table of sources."""
    sources = desk.archive.seeds / SOURCES
    with desk.deciding(what, name, source=(sources, file, IS_ARTICLE)) as made:
        write_if_changed(sources, set_source(read_text(sources) or "", file, IS_ARTICLE, answer))
        yield made


def accept_input(desk: Desk, file: str) -> str:
    """Say that an input is an article, whatever it looks like; returns the name of its article."""
    known = set(content_names(desk.content))
    aside = desk.content / SET_ASIDE
    before = read_text(aside)
    with _answering(desk, tr("is an article"), file, file, "yes") as made:
        report = desk.clean()
        for name in {*content_names(desk.content)} - known:
            made |= set(desk.files_of(name))
        if file not in report.articles:
            detail = next((item.detail for item in report.set_aside if item.name == file), "")
            write_if_changed(aside, before or "")
            message = tr("{file} still is no article: {detail}", file=file, detail=detail or "?")
            raise LuutruError(message)
    return report.articles[file]


def refuse_input(desk: Desk, file: str) -> None:
    """Say that an input is no article, so that it waits no more."""
    with _answering(desk, tr("no article: {file}", file=file), file, file, "no"):
        pass


def refuse_article(desk: Desk, name: str) -> None:
    """Say that an article's page is none: its file and its ledger go, and the page is set aside."""
    name, file = find_article(desk.content, name)
    page = file.article.source.file
    if not page:
        raise LuutruError(tr("This article was split off or written by hand; it has no raw page of its own."))
    if file.article.id in desk.published().values():
        raise LuutruError(tr("readers know this article; take it back below, with a reason for them"))
    with _answering(desk, tr("no article: {file}", file=page), name, page, "no"):
        for path in desk.files_of(name):
            path.unlink(missing_ok=True)
        desk.clean()


def _compose(desk: Desk, name: str, file: ContentFile, lines: Collection[int], role: Role) -> None:
    """Give lines a role, and merge what cleaning makes of the page then into the article."""
    ledger = _ledger(desk, name)
    given = find_hand_roles(ledger.rows)
    given |= {key: role for key, row in number_rows(ledger.rows) if row.line in lines}
    with open_store(desk.archive) as store:
        raw = raw_page_of(desk.archive, file.article.source.file or name, ledger, store)
        draft = compose_page(desk.archive, desk.knowledge, raw, place_roles(given, ledger.rows))
        if draft is None:
            raise LuutruError(tr("with these roles nothing of the article is left"))
        merged = refresh_article(desk.content, name, draft).merged
    desk.notices += map(str, merged.problems if merged else ())
    if merged and "body" in merged.by_hand:
        desk.notices.append(tr("the text was edited by hand and stays as it is; mend it below"))


def _ledger(desk: Desk, name: str) -> Ledger:
    ledger = load_ledger(desk.content, name)
    if ledger is None:
        raise LuutruError(tr("This article was split off or written by hand; it has no raw page of its own."))
    return ledger

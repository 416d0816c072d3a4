"""content/ → the site as a value, before any page of it is made: content files loaded, and put together."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from luutru.building.template_files import find_templates, load_templates
from luutru.building.unread_articles import Publishable, keep_own_pages, keep_unread
from luutru.catalogue.catalogue import build_catalogue
from luutru.catalogue.loading import load_entries, tell_lost_originals
from luutru.catalogue.names import name_terms
from luutru.catalogue.outlets import ask_unmarked
from luutru.config import FILE_NAME as SETTINGS
from luutru.content.changes import load_changes
from luutru.content.erased import load_erased
from luutru.content.own_pages import load_own_pages
from luutru.content.paragraphs import load_published
from luutru.content.pictures import FOLDER as PICTURES
from luutru.content.pictures import limits_of
from luutru.content.published_changes import settle
from luutru.content.set_aside import load_set_aside
from luutru.content.shown_pictures import load_picture, recall_pictures, tell_pictures, tell_unwanted
from luutru.content.side_files import find_blocked
from luutru.content.store import load_content_file, load_ledger
from luutru.content.strays import find_strays
from luutru.errors import LuutruError, Problem, ProblemsError
from luutru.knowledge.loading import load_knowledge, read_tables
from luutru.knowledge.own_files import tell_damaged
from luutru.memo import hash_of, hash_of_program
from luutru.messages import tr
from luutru.publishing.register import load_register
from luutru.site.context import Site
from luutru.site.own_page import check_menu
from luutru.site.urls import outlet_owners
from luutru.site.words import load_words
from luutru.states import read_states

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from luutru.building.archive import Archive
    from luutru.catalogue.catalogue import Catalogue
    from luutru.catalogue.loading import Loaded
    from luutru.console import Console
    from luutru.content.own_pages import OwnPages
    from luutru.content.pictures import Limits
    from luutru.content.shown_pictures import ShownPicture
    from luutru.knowledge import Knowledge
    from luutru.memo import Memo
    from luutru.model import ContentFile, Ledger
    from luutru.states import States


@dataclass(frozen=True, slots=True)
class ContentFolder:
    """The content folder as pages read it: an article's file and ledger at a time; see `context.Content`."""

    folder: Path
    root: Path
    knowledge: Knowledge | None = None

    def load_file(self, name: str) -> ContentFile:
        """Read a content file; raises ProblemsError when it has become unreadable."""
        file, problems = load_content_file(self.folder, name, self.knowledge)
        if file is None:
            raise ProblemsError(problems)
        return file

    def read_own(self, path: str) -> bytes:
        """Read a file of the archive by its path: a picture of an own page, or the logo."""
        return (self.root / path).read_bytes()

    def load_ledger(self, name: str) -> Ledger | None:
        """Read a ledger; None when there is none."""
        return load_ledger(self.folder, name)

    def load_picture(self, file: str, limits: Limits) -> tuple[str, bytes]:
        """Return the name in the site and the bytes of a file of content/anh/; raises PictureError."""
        return load_picture(self.folder, file, limits)


@dataclass(frozen=True, slots=True)
class LoadedContent:
    """What a content folder says.

    `program` is the key of the program and of what it knows; `states` are those of the pictures.
    """

    program: bytes
    knowledge: Knowledge
    articles: Loaded
    own: OwnPages
    publishable: Publishable
    states: States
    problems: tuple[Problem, ...]


def load_content(
    archive: Archive, console: Console, memo: Memo, jobs: int = 1, states: States | None = None
) -> LoadedContent:
    """Load the articles of an archive and what must go on answering; `states` are those of content files."""
    if not archive.content.is_dir():
        place = archive.show(archive.content)
        raise LuutruError(
            tr(
                "{place}: there is no content to render (put raw pages into seeds/ and run {program})",
                place=place,
            )
        )
    region = archive.config.region
    program = hash_of(hash_of_program(), *read_tables(region, archive.root))
    knowledge = load_knowledge(region, archive.root, program)
    with console.stage("load content"):
        states = read_states(archive.content) if states is None else states
        loaded = load_entries(archive.content, states, knowledge, memo, program, jobs=jobs)
        published, odd = load_register(archive.content)
        publishable = keep_unread(archive, loaded, published)
        own, bad_pages = load_own_pages(archive.root)
        publishable = keep_own_pages(archive, publishable, own.broken)
    strays = find_strays(states, archive.content.name)
    damaged = tell_damaged(archive.root)
    problems = (*damaged, *find_blocked(archive.content), *loaded.problems, *strays, *odd, *bad_pages)
    pictures = {path: state for path, state in states.items() if path.startswith(f"{PICTURES}/")}
    return LoadedContent(program, knowledge, loaded, own, publishable, pictures, problems)


def put_together(
    archive: Archive, console: Console, memo: Memo, content: LoadedContent
) -> tuple[Site, list[Problem]]:
    """Put all articles together; returns with the site what is odd in other files of the content folder."""
    knowledge = content.knowledge
    with console.stage("catalogue"):
        paragraphs, damaged = load_published(archive.content)
        aside, broken = load_set_aside(archive.content)
        problems = [*damaged, *broken]
        load_erased(archive.content, problems)
        own = content.own
        check_menu(archive.config.menu, [*(page.slug for page in own.pages), *own.broken])
        _check_logo(archive)
        names = name_terms(knowledge.places, knowledge.outlets, knowledge.topics, archive.config.language)
        owners = outlet_owners(content.publishable.published)
        catalogue = build_catalogue(content.publishable.entries, names, owners)
        pictures, told = _recall_pictures(archive, catalogue, content.states, memo)
        problems += told
        site = Site(
            config=archive.config,
            words=load_words(archive.config.language, archive.config.labels),
            places=knowledge.places,
            outlets=knowledge.outlets,
            topics=knowledge.topics,
            catalogue=catalogue,
            content=ContentFolder(archive.content, archive.root, knowledge),
            templates=load_templates(find_templates(archive.root)),
            set_aside=aside,
            changes=settle(
                load_changes(archive.content, problems), {*content.publishable.published.values()}
            ),
            paragraphs=paragraphs,
            unread=content.articles.unread,
            own=own,
            pictures=pictures,
        )
        problems += tell_lost_originals(archive.content, site.catalogue)
        outlets = {brief.article.outlet: brief.name for brief in catalogue.briefs if brief.article.outlet}
        problems += ask_unmarked(archive.content.name, outlets)
    return site, problems


def _recall_pictures(
    archive: Archive, catalogue: Catalogue, states: States, memo: Memo
) -> tuple[Mapping[str, ShownPicture], Iterator[Problem]]:
    """Return the pictures that the site shows, and what is wrong with those that articles ask for."""
    folder, config = archive.content, archive.config
    shown = {brief.name: brief.pictures for brief in catalogue.briefs if brief.pictures}
    if config.excerpt_only or not config.pictures:
        return {}, tell_unwanted(folder, shown)
    pictures, refused = recall_pictures(folder, states, chain(*shown.values()), limits_of(config), memo)
    return pictures, tell_pictures(folder, states, shown, refused)


def _check_logo(archive: Archive) -> None:
    """Raise ProblemsError where archive.toml names a logo that is not there."""
    logo = archive.config.logo
    if logo and not (archive.root / logo).is_file():
        message = tr('"logo" names {name}, and there is no such file', name=logo)
        raise ProblemsError([Problem(SETTINGS, 0, message, tr("name a picture in the archive's folder"))])


def open_site(
    archive: Archive, console: Console, memo: Memo, *, states: States | None = None
) -> tuple[Site, tuple[Problem, ...]]:
    """Load an archive and put it together, for those who make no site of it; with all that is wrong."""
    content = load_content(archive, console, memo, states=states)
    site, more = put_together(archive, console, memo, content)
    return site, (*content.problems, *more)

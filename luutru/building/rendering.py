"""content/ → site/: every page planned, those whose key changed made, the rest left alone."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from luutru import __version__
from luutru.building.changed_articles import tell_changes
from luutru.building.known_files import KnownFiles
from luutru.building.site_files import FileMaker
from luutru.building.unread_articles import Standing, keep_own_pages, keep_unread
from luutru.catalogue.catalogue import Facet, build_catalogue
from luutru.catalogue.loading import forget_entries, load_entries, tell_lost_originals
from luutru.catalogue.names import name_terms
from luutru.catalogue.outlets import mark_of
from luutru.catalogue.related import recall_related
from luutru.content.changes import load_changes
from luutru.content.own_pages import load_own_pages
from luutru.content.paragraphs import load_published
from luutru.content.pictures import limits_of
from luutru.content.set_aside import load_set_aside
from luutru.content.shown_pictures import recall_pictures, tell_pictures, tell_unwanted
from luutru.content.strays import find_strays
from luutru.content.validation import vocabulary_of
from luutru.errors import LuutruError, ProblemsError, called_as
from luutru.knowledge.loading import read_tables, recall_knowledge
from luutru.memo import FOLDER, hash_of, hash_of_program
from luutru.messages import tr
from luutru.parallel import without_collector, workers_inherit
from luutru.publishing.register import is_address, load_register
from luutru.publishing.tree import write_tree
from luutru.site.article_blocks import plan_search
from luutru.site.content_folder import ContentFolder
from luutru.site.context import Site
from luutru.site.failures import tell_failures
from luutru.site.making import share_site
from luutru.site.own_page import check_logo, check_menu
from luutru.site.planning import plan_site
from luutru.site.rendering import find_templates
from luutru.site.urls import article_url, outlet_owners, term_url
from luutru.site.words import load_words
from luutru.states import read_states

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luutru.building.archive import Archive
    from luutru.building.last_build import Look
    from luutru.catalogue.catalogue import Catalogue
    from luutru.console import Console
    from luutru.content.shown_pictures import ShownPicture
    from luutru.errors import Problem
    from luutru.memo import Memo
    from luutru.publishing.tree import TreeReport
    from luutru.site.planned import Plan
    from luutru.states import States


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a render did, what is wrong, and `told`, lines that say so."""

    site: Site
    plan: Plan
    tree: TreeReport
    problems: tuple[Problem, ...]
    told: tuple[str, ...]

    @property
    def articles(self) -> int:
        """How many articles are listed."""
        return len(self.site.catalogue.entries)

    @property
    def pages(self) -> int:
        """How many files the site has."""
        return len(self.tree.sums)

    def addresses(self) -> dict[str, str]:
        """Return every address, with the id of the article or the mark of the outlet it leads to, or ""."""
        ids = {
            term_url(Facet.OUTLET, term.slug): mark_of(term.name)
            for term in self.site.catalogue.terms[Facet.OUTLET].values()
        }
        for article in self.site.catalogue.all_articles():
            for slug in (article.slug, *article.aliases):
                ids[article_url(slug)] = article.id
        return {page.url: ids.get(page.url, "") for page in self.plan.pages if is_address(page.url)}


@dataclass(frozen=True, slots=True)
class OpenSite:
    """The site of an archive before any page of it is made, and what is wrong in its content files.

    `changed` are the slugs of articles that say something else than when they were last loaded.
    """

    site: Site
    program: bytes
    problems: tuple[Problem, ...]
    changed: frozenset[str]
    standing: Standing


def open_site(
    archive: Archive, console: Console, memo: Memo, jobs: int = 1, states: States | None = None
) -> OpenSite:
    """Load the content of an archive and put it together; `states` are those of its content files."""
    if not archive.content.is_dir():
        place = archive.show(archive.content)
        raise LuutruError(
            tr(
                "{place}: there is no content to render (put raw pages into seeds/ and run {program})",
                place=place,
                program=called_as(),
            )
        )
    program = hash_of(hash_of_program(), *read_tables(archive.config.region, archive.root))
    knowledge = recall_knowledge(memo, program, archive.config.region, archive.root)
    with console.stage("load content"):
        states = read_states(archive.content) if states is None else states
        vocabulary = vocabulary_of(knowledge)
        loaded = load_entries(archive.content, states, vocabulary, memo, program, jobs=jobs)
        published, odd = load_register(archive.content)
        standing = keep_unread(archive, loaded, published)
    with console.stage("catalogue"):
        paragraphs, damaged = load_published(archive.content)
        aside, broken = load_set_aside(archive.content)
        strays = find_strays(states, archive.content.name)
        own, bad_pages = load_own_pages(archive.root)
        standing = keep_own_pages(archive, standing, own.broken)
        check_menu(archive.config.menu, [*(page.slug for page in own.pages), *own.broken])
        check_logo(archive.root, archive.config.logo)
        problems = [*loaded.problems, *strays, *odd, *damaged, *broken, *bad_pages]
        names = name_terms(knowledge.places, knowledge.outlets, knowledge.topics, archive.config.language)
        catalogue = build_catalogue(
            standing.entries, names, partial(recall_related, memo, program), outlet_owners(published)
        )
        pictures, told = _recall_pictures(archive, catalogue, states, memo)
        problems += told
        site = Site(
            config=archive.config,
            words=load_words(archive.config.language, archive.config.labels),
            places=knowledge.places,
            outlets=knowledge.outlets,
            topics=knowledge.topics,
            catalogue=catalogue,
            content=ContentFolder(archive.content, vocabulary),
            templates=find_templates(archive.root),
            set_aside=aside,
            changes=load_changes(archive.content, problems),
            paragraphs=paragraphs,
            unread=loaded.unread,
            own=own,
            root=archive.root,
            pictures=pictures,
        )
        problems += tell_lost_originals(archive.content, site.catalogue)
    return OpenSite(site, program, tuple(problems), loaded.changed, standing)


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


def render_site(archive: Archive, console: Console, memo: Memo, jobs: int, look: Look) -> Rendered:
    """Build the site of an archive; writes only what differs from what `look` saw."""
    with without_collector():
        opened = open_site(archive, console, memo, jobs, look.content)
        look.content.clear()  # nobody asks for them again, and they are half a kilobyte an article
        try:
            return write_site(archive, opened, console, memo, jobs, states=look.site)
        except ProblemsError:  # what stopped it may follow from these: an address is gone, its file misnamed
            console.report(opened.problems)
            raise


def write_site(
    archive: Archive,
    opened: OpenSite,
    console: Console,
    memo: Memo,
    jobs: int,
    *,
    states: States | None = None,
) -> Rendered:
    """Make the pages of an opened site and put them in place of the old ones.

    `states` are those of the files of the site on disk, and are kept up to date.
    """
    site, program = opened.site, opened.program
    with console.stage("plan"):
        version = f"{__version__} {program.hex()}"
        standing = opened.standing
        plan = plan_site(site, published=standing.published, kept=standing.kept, version=version, memo=memo)
        search = plan_search(site, version)
    with console.stage("site"), _shared_folder(archive, jobs) as folder:
        known = KnownFiles(
            archive.site, read_states(archive.site, linked=True) if states is None else states, memo
        )
        maker = FileMaker(site, share_site(site, program.hex(), folder), plan, search)
        twin = _twin_of(archive)
        tree = write_tree(partial(maker.files, known, memo, console, jobs), archive.site, twin)
        known.remember(maker.keys, tree)
        written = frozenset(tree.written)
        withdrawn = (article for article in site.catalogue.all_articles() if article.withdrawn)
        if twin and written and any(article_url(article.slug) in written for article in withdrawn):
            shutil.rmtree(twin, ignore_errors=True)  # the site of before still has the text
    failed = {failure.url for failure in maker.failures}
    if failed:  # what the memo has of their articles may be wrong
        forget_entries(
            memo, [brief.name for brief in site.catalogue.briefs if article_url(brief.article.slug) in failed]
        )
    problems = (*opened.problems, *tell_failures(maker.failures))
    told = tuple(tell_changes(site.catalogue.all_articles(), opened.changed, tree))
    return Rendered(site, plan, tree, problems, told)


def _twin_of(archive: Archive) -> Path | None:
    """Return where the site of the build before may stay, on the file system that the site is on."""
    inside = archive.site.parent == archive.root
    return archive.root / FOLDER / f"{archive.site.name}.twin" if inside else None


@contextmanager
def _shared_folder(archive: Archive, jobs: int) -> Iterator[Path | None]:
    """Open a folder for what workers must read, where all find the archive; None where they inherit it."""
    if workers_inherit() or jobs == 1:
        yield None
        return
    import tempfile

    (archive.root / FOLDER).mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="workers-", dir=archive.root / FOLDER) as folder:
        yield Path(folder)

"""Articles whose content files cannot be read: their pages and addresses stay as they were.

What an article was is known from two places. The page is the site's own; with it stay its address and those
that led to it. Its place in lists and in the search is that of its entry, as long as the memo knows it:
without ``.luutru/``, lists are made without the article until its file is mended. An article of which the
site has no page is in no list either.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from luutru.catalogue.packed import unpack_entry
from luutru.config import OWN_PAGES
from luutru.content.slugs import slug_of_file
from luutru.content.store import load_record, read_if_whole
from luutru.content.validation import SLUG
from luutru.publishing.register import published_slugs
from luutru.publishing.tree import load_sums
from luutru.site.urls import article_url, own_url
from luutru.states import read_states

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from luutru.building.archive import Archive
    from luutru.catalogue.loading import Loaded

#: The lines of a front matter that say where its article is; they may be read where others cannot.
_SLUGS = re.compile(r"^(?:slug|aliases):(.*)$", re.MULTILINE)
_ID = re.compile(r"^id:[ \"']*([0-9a-f]{12})\b", re.MULTILINE)
_NAME = re.compile(rf"(?<![\w-]){SLUG.pattern}(?![\w-])")


@dataclass(frozen=True, slots=True)
class Publishable:
    """What a site is made of: entries, packed, and the addresses that must go on answering.

    `kept` are the addresses that stay as the site has them, each with the content file that cannot be read.
    """

    entries: tuple[bytes, ...]
    published: Mapping[str, str]
    kept: Mapping[str, str]


def keep_unread(archive: Archive, loaded: Loaded, published: Mapping[str, str]) -> Publishable:
    """Return what stands of the articles that were loaded, and of those that could not be read."""
    if not loaded.unread:
        return Publishable(tuple(loaded.entries.values()), published, {})
    present = load_sums(archive.site).keys() & read_states(archive.site, linked=True).keys()
    entries = dict(loaded.entries)
    addresses: dict[str, str] = {}
    for name in sorted(loaded.unread):
        source = f"{archive.content.name}/{name}.md"
        if name in entries:
            article = unpack_entry(entries[name]).article
            slugs = {article.slug, *article.aliases}
            if not article.withdrawn and article_url(article.slug) not in present:
                del entries[name]
        else:
            slugs = find_slugs(archive.content, name, published_slugs(published))
        addresses |= dict.fromkeys(map(article_url, sorted(slugs)), source)
    kept = {url: source for url, source in addresses.items() if url in present}
    promised = {url: article_id for url, article_id in published.items() if url not in addresses}
    return Publishable(tuple(entries.values()), promised, kept)


def keep_own_pages(archive: Archive, publishable: Publishable, broken: Iterable[str]) -> Publishable:
    """Let own pages that cannot be read stay as the site has them; `broken` are their slugs."""
    sources = {own_url(slug): f"{OWN_PAGES}/{slug}.md" for slug in broken}
    if not sources:
        return publishable
    present = load_sums(archive.site).keys() & read_states(archive.site, linked=True).keys()
    kept = {url: source for url, source in sources.items() if url in present}
    promised = {url: article_id for url, article_id in publishable.published.items() if url not in sources}
    return Publishable(publishable.entries, promised, {**publishable.kept, **kept})


def find_slugs(folder: Path, name: str, published: Mapping[str, str]) -> set[str]:
    """Return the slugs that the article of a content file may have, as far as its text and its ledger say.

    `published` is slug → article id of all addresses ever published.
    """
    text = read_if_whole(f"{folder}/{name}.md").decode("utf-8", "replace")
    record = load_record(folder, name)
    ids = {*_ID.findall(text), record.id if record else ""} - {""}
    slugs = {slug for line in _SLUGS.findall(text) for slug in _NAME.findall(line)}
    slugs |= {slug for slug, article_id in published.items() if article_id in ids}
    return slugs or {slug_of_file(name, "")}

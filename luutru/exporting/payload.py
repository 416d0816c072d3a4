"""What of an archive may leave it: the files of a bag, less what was withdrawn or is not to be published.

A withdrawn article leaves its tombstone only: address, title and reason; the raw page that it was split off
from stays behind, too. Where an archive publishes excerpts
only, front matter stays and texts go, with the ledgers and raw pages that hold them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from luutru.catalogue.entries import shorten
from luutru.content.changes import FILE_NAME as CHANGES
from luutru.content.changes import load_changes, render_changes
from luutru.content.fields import further_files
from luutru.content.frontmatter import render_content
from luutru.content.pictures import FOLDER as PICTURES
from luutru.content.pictures import NOT_KEPT, limits_of, load_table
from luutru.content.store import LEDGERS
from luutru.exporting.packing import sha256_of, walk_files
from luutru.model import Article
from luutru.site.facts import QUOTE_LENGTH
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping
    from pathlib import Path

    from luutru.model import Evidence
    from luutru.site.context import Site

_COMPANION: Final = load_vocabulary("lines").pattern("companion-folder")
#: What changed in an article that is gone: only that it is gone, and where it was.
_TOLD_OF_WITHDRAWN = ("withdrawn", "slug")


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """How to recognise what belongs to withdrawn articles: ids, names and checksums of their raw pages.

    `origins` are the ids of articles on whose raw pages they stood: those pages' ledgers have their text.
    """

    ids: frozenset[str]
    origins: frozenset[str]
    files: frozenset[str]
    sums: frozenset[str]


def find_withdrawn(site: Site) -> Withdrawn:
    """Collect what belongs to the withdrawn articles of a site."""
    articles = site.catalogue.withdrawn
    ids = frozenset(article.id for article in articles)
    origins = frozenset(
        change.split_from for change in site.changes if change.split_from and change.id in ids
    )
    sources = [article.source for article in articles]
    briefs = enumerate(site.catalogue.briefs) if origins else ()
    sources += [
        site.catalogue.article(place).source for place, brief in briefs if brief.article.id in origins
    ]
    files = [source.file for source in sources]
    files += (file for article in articles for file in further_files(article))
    return Withdrawn(
        ids=ids,
        origins=origins,
        # A record's container goes with it: the other records' raw lines are in their ledgers.
        files=frozenset(file.partition("#")[0] for file in files if file),
        sums=frozenset(source.sha256 for source in sources if source.sha256),
    )


def list_seeds(site: Site, folder: Path, content: Path) -> Iterator[tuple[str, Path]]:
    """Yield the raw pages that may leave, with the notes and the pictures beside them."""
    if site.config.excerpt_only or not folder.is_dir():
        return
    gone = find_withdrawn(site)
    stems = {name.rpartition(".")[0] for name in gone.files}
    notes = {f"{stem}.meta.yaml" for stem in (*gone.files, *stems)}
    files = {picture.file for picture in site.pictures.values()}
    table = load_table(content) if gone.ids else {}
    hidden = {key.partition("\t")[0] for key, picture in table.items() if picture not in {*files, NOT_KEPT}}
    for name, path in walk_files(folder):
        if name in gone.files or name in notes or _is_companion(name, stems):
            continue
        digest = sha256_of(path) if gone.sums or hidden else ""
        if digest not in gone.sums and not digest.startswith(tuple(hidden)):
            yield name, path


def _is_companion(name: str, stems: Container[str]) -> bool:
    """Say whether a file lies in the folder that a browser saved beside one of these pages."""
    parent, _, folder = name.rpartition("/")[0].rpartition("/")
    match = _COMPANION.fullmatch(folder)
    return match is not None and f"{parent}/{match[1]}".lstrip("/") in stems


def list_content(site: Site, folder: Path) -> Iterator[tuple[str, Path | bytes]]:
    """Yield the content files and ledgers that may leave, some of them shortened."""
    gone, content = find_withdrawn(site), site.content
    excerpt = site.config.excerpt_only
    untouched = not gone.ids and not excerpt
    shown = {picture.file: picture.name for picture in site.pictures.values()}
    for name, path in walk_files(folder):
        if name.startswith(f"{PICTURES}/"):
            picture = name.removeprefix(f"{PICTURES}/")
            if shown.get(picture) == picture:
                yield name, path
            elif picture in shown:  # as a camera made it, with what it wrote beside the pixels
                yield name, content.load_picture(picture, limits_of(site.config))[1]
        elif untouched:
            yield name, path
        elif name == CHANGES:
            kept = (
                change
                for change in load_changes(folder)
                if change.id not in gone.ids or change.field in _TOLD_OF_WITHDRAWN
            )
            yield name, render_changes(kept).encode()
        elif "/" not in name and name.endswith(".md"):
            file = content.load_file(name.removesuffix(".md"))
            if file.article.withdrawn:
                yield name, render_tombstone(file.article).encode()
            else:
                short = render_content(file.article, shorten_evidence(file.evidence), "")
                yield name, short.encode() if excerpt else path
        elif name.startswith(f"{LEDGERS}/"):
            article = name.removeprefix(f"{LEDGERS}/").removesuffix(".tsv")
            is_listed = not excerpt and (folder / f"{article}.md").is_file()
            held = content.load_file(article).article if is_listed else None
            if held and not held.withdrawn and held.id not in gone.origins:
                yield name, path
        else:
            yield name, path


def render_tombstone(article: Article) -> str:
    """Return the content file of a withdrawn article with nothing in it but its address and the reason."""
    rest = Article(
        id=article.id,
        slug=article.slug,
        title=article.title,
        aliases=article.aliases,
        withdrawn=article.withdrawn,
    )
    return render_content(rest, {}, "")


def shorten_evidence(
    evidence: Mapping[str, tuple[Evidence, ...]],
) -> dict[str, tuple[Evidence, ...]]:
    """Return evidence that quotes no more of the raw page than an article's page shows."""
    return {
        field: tuple(replace(piece, text=shorten(piece.text, QUOTE_LENGTH)) for piece in pieces)
        for field, pieces in evidence.items()
    }

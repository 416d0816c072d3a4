"""Which article is meant: by its address, its file's name, its id, or words of its title."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from luutru.content.store import content_names, load_content, load_content_file
from luutru.errors import LuutruError, ProblemsError, did_you_mean
from luutru.messages import tr
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from luutru.model import ContentFile

#: Articles named where several have the words that were typed.
MOST_FOUND: Final = 8


def find_article(folder: Path, slug: str) -> tuple[str, ContentFile]:
    """Return the name of the content file with this slug (or else this name), and what it says."""
    slug = slug.removesuffix(".md")
    if slug in content_names(folder):
        file, problems = load_content_file(folder, slug)
        if file is None:
            raise ProblemsError(problems)
        if file.article.slug == slug:
            return slug, file
    files = _load_all(folder)
    name = next((name for name, file in files.items() if file.article.slug == slug), slug)
    if name in files:
        return name, files[name]
    cure = did_you_mean(slug, [file.article.slug for file in files.values()]) or tr(
        "write its address, the name of its file in {name}/, or words of its title", name=folder.name
    )
    raise LuutruError(tr('there is no article "{slug}" ({cure})', slug=slug, cure=cure))


def find_meant(folder: Path, typed: str) -> tuple[str, ContentFile]:
    """Return the article that a person means: by its address, its file's name, its id, a former address, or
    words of its title, marks aside; raises LuutruError where there is none, or several, which it lists.
    """
    slug = slug_of(typed)
    try:
        return find_article(folder, slug)
    except ProblemsError:
        raise
    except LuutruError:
        files = _load_all(folder)
        known = (name for name, file in files.items() if slug in (file.article.id, *file.article.aliases))
        titles = {name: file.article.title for name, file in files.items()}
        name = next(known, None) or next(iter(find_titled(titles, typed)), None)
        if name is None:
            raise
        return name, files[name]


def _load_all(folder: Path) -> dict[str, ContentFile]:
    return {file.name: file for file in load_content(folder, problems=[])}


def slug_of(typed: str) -> str:
    """Return the slug in an address or a path ("bai/quan-hop.html"), or the text itself."""
    return typed.strip().rpartition("/")[2].removesuffix(".html").removesuffix(".md")


def find_titled(titles: Mapping[str, str], text: str) -> list[str]:
    """Return the only name whose title has these words; none for no title.

    Raises LuutruError that lists the titles where several have them.
    """
    found = with_words(titles, text)
    if len(found) > 1:
        raise several({name: titles[name] for name in found}, text)
    return found


def several(titles: Mapping[str, str], text: str) -> LuutruError:
    """Return the error that lists the articles that some words may mean."""
    shown = [f"{name}: {title}" for name, title in [*titles.items()][:MOST_FOUND]]
    if (more := len(titles) - MOST_FOUND) > 0:
        shown.append(f"… {tr('and {count} more', count=more)}")
    said = tr('several articles have "{text}"; write the address of one:', text=text.strip())
    return LuutruError("\n".join([said, *shown]))


def with_words(titles: Mapping[str, str], text: str) -> list[str]:
    """Return the names whose titles have these words, marks aside, or else words that begin so.

    One with no other words stands alone.
    """
    words = [*map(_bare, fold(text).split())]
    if not words:
        return []
    folded = {name: [*map(_bare, fold(title).split())] for name, title in titles.items()}
    same = [name for name, title in folded.items() if title == words]
    if len(same) == 1:
        return same
    whole = [name for name, title in folded.items() if set(words) <= set(title)]
    return whole or [
        name
        for name, title in folded.items()
        if all(any(own.startswith(word) for own in title) for word in words)
    ]


def _bare(word: str) -> str:
    return word.strip(".,:;!?…()[]\"'“”‘’–-") or word

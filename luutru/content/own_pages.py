"""``trang/*.md``: pages that a curator writes beside the articles, as "how to use this archive".

A page is Markdown, with a title in its front matter or in its first line ("# …"). Pictures lie in
``trang/anh/`` and stand alone on a line: ``![what is seen](anh/x.png)``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from luutru.config import OWN_PAGES
from luutru.content.frontmatter import split_content
from luutru.content.slugs import RESERVED, make_slug
from luutru.content.store import UnreadableError, read_if_whole, read_whole
from luutru.content.validation import SLUG
from luutru.errors import Problem, did_you_mean
from luutru.memo import hash_of
from luutru.messages import tr
from luutru.states import read_states

if TYPE_CHECKING:
    from pathlib import Path

PICTURES: Final = "anh"
#: What a browser shows and no script can stand in.
_SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".webp", ".gif")
#: A picture alone on its line.
PICTURE: Final = re.compile(r"^!\[([^\]\n]*)\]\(([^()\s]+)\)[ \t]*$", re.MULTILINE)
_KEYS: Final = ("title", "description", "menu")
_HEADING: Final = re.compile(r"#[ \t]+(\S.*)")


@dataclass(frozen=True, slots=True)
class OwnPage:
    """One page: `in_menu` is whether the navigation leads to it, `key` a hash of its file."""

    slug: str
    title: str
    description: str
    in_menu: bool
    body_md: str
    key: str


@dataclass(frozen=True, slots=True)
class OwnPages:
    """All pages that can be read, by name; file names of their pictures with a hash of each.

    `broken` are the slugs of the pages that cannot be read.
    """

    pages: tuple[OwnPage, ...] = ()
    pictures: tuple[tuple[str, str], ...] = ()
    broken: tuple[str, ...] = ()


def load_own_pages(root: Path) -> tuple[OwnPages, list[Problem]]:
    """Read the pages of an archive, and tell what is wrong in them."""
    folder = root / OWN_PAGES
    problems: list[Problem] = []
    pages, pictures, broken = [], [], []
    for name in sorted(read_states(folder)):
        place = f"{OWN_PAGES}/{name}"
        inner, _, file = name.rpartition("/")
        if file.startswith("."):
            continue
        try:
            data = read_whole(f"{folder}/{name}")
        except UnreadableError as error:
            problems.append(Problem(place, 0, str(error)))
            continue
        if inner == PICTURES and file.lower().endswith(_SUFFIXES):
            pictures.append((file, hash_of(data).hex()))
        elif not inner and name.endswith(".md"):
            page = read_own_page(data, name, problems)
            if page is None:
                broken.append(name.removesuffix(".md"))
            else:
                pages.append(page)
        else:
            kinds = ", ".join(f"{OWN_PAGES}/{PICTURES}/*{suffix}" for suffix in _SUFFIXES[:2])
            cure = tr("pages are {pages}, pictures {pictures}", pages=f"{OWN_PAGES}/*.md", pictures=kinds)
            problems.append(Problem(place, 0, tr("is a file that nobody reads"), cure))
    names = {name for name, _ in pictures}
    problems += (problem for page in pages for problem in _find_lost_pictures(folder, page, names))
    return OwnPages(tuple(pages), tuple(pictures), tuple(broken)), problems


def read_own_page(data: bytes, name: str, problems: list[Problem]) -> OwnPage | None:
    """Read one page; None when it cannot be, and every problem of it is added."""
    place = f"{OWN_PAGES}/{name}"
    slug = name.removesuffix(".md")
    found: list[Problem] = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(Problem(place, line, tr("is not UTF-8"), tr('save it as "UTF-8" in your editor')))
        return None
    if not SLUG.fullmatch(slug) or RESERVED.fullmatch(slug):
        cure = tr("name it {name}", name=f"{make_slug(slug) or 'trang-1'}.md")
        found.append(Problem(place, 0, tr("has a name that can be no address"), cure))
    values, body_md = _read_front(text, place, found)
    title = values.get("title")
    first, _, rest = body_md.lstrip("\n").partition("\n")
    if heading := _HEADING.fullmatch(first):
        title, body_md = title or heading[1].rstrip(" #"), rest
    if not found and (not isinstance(title, str) or not title.strip()):
        cure = tr('write "# …" in its first line')
        found.append(Problem(place, 1, tr("has no title"), cure))
    if not isinstance(values.get("menu", True), bool):
        found.append(Problem(place, 2, tr('"menu" must be true or false')))
    problems += found
    if found:
        return None
    description = str(values.get("description") or "")
    return OwnPage(
        slug,
        " ".join(str(title).split()),
        " ".join(description.split()),
        bool(values.get("menu", True)),
        body_md.strip("\n"),
        hash_of(data).hex(),
    )


def _read_front(text: str, place: str, problems: list[Problem]) -> tuple[dict[str, object], str]:
    """Return what a page's front matter says, where it has one, and the rest."""
    if not text.startswith("---\n") and not text.startswith("---\r\n"):
        return {}, text.replace("\r\n", "\n")
    from luutru.content.yaml_nodes import compose

    front, body_md, problem = split_content(text, place)
    if problem:
        problems.append(problem)
        return {}, body_md
    mapping, found = compose(front, place, first_line=2)
    problems += found
    for key, line in mapping.lines.items():
        if key not in _KEYS:
            cure = did_you_mean(key, _KEYS) or tr("known: {names}", names=", ".join(_KEYS))
            problems.append(Problem(place, line, tr('unknown key "{name}"', name=key), cure))
    return {key: node.value for key, node in mapping.items.items()}, body_md


def _find_lost_pictures(folder: Path, page: OwnPage, there: set[str]) -> list[Problem]:
    """Return a problem for each picture that a page shows and that is not in its folder."""
    lines = read_if_whole(f"{folder}/{page.slug}.md").decode("utf-8", "replace").splitlines()
    problems = []
    for number, line in enumerate(lines, 1):
        if not (picture := PICTURE.match(line)):
            continue
        inner, _, file = picture[2].rpartition("/")
        if inner != PICTURES or file not in there:
            message = tr("there is no picture {name}", name=f"{OWN_PAGES}/{picture[2]}")
            cure = did_you_mean(file, there) or tr("put it into {folder}", folder=f"{OWN_PAGES}/{PICTURES}/")
            problems.append(Problem(f"{OWN_PAGES}/{page.slug}.md", number, message, cure))
    return problems

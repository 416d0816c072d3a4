"""A page that the curator wrote, and what an archive's settings change around every page."""

from __future__ import annotations

import html
import re
from posixpath import join, normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from markupsafe import Markup

from luutru.config import FILE_NAME, OWN_PAGES
from luutru.content.own_pages import PICTURE
from luutru.errors import Problem, ProblemsError, Severity, did_you_mean
from luutru.messages import tr
from luutru.site import urls
from luutru.site.assets import make_asset
from luutru.site.body_html import render_body
from luutru.site.context import frame_page
from luutru.site.contrast import make_readable
from luutru.site.escaping import escape_text
from luutru.site.views.pages import OwnPageView

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterator, Mapping

    from luutru.content.own_pages import OwnPage
    from luutru.site.context import Site

#: Private-use letters, as many as a page may have pictures.
_FIRST_SIGN = 0xE001
_SIGN = re.compile("<p>\ue000([\ue001-\uf8ff])</p>")
#: What is to be typed; articles have none.
_CODE = re.compile(r"`([^`<>\n]+)`")
#: A link to the file of another page, as editors of Markdown follow it.
_TO_FILE = re.compile(r'(<a href="[a-z0-9-]+)\.md(?=["#])')
#: What stands behind a colour's name, the ground on which letters are worst read, and where that holds.
_GROUNDS = {
    "": ("#f4f1ea", "{}\n"),
    "_dark": ("#1e2125", "@media (prefers-color-scheme:dark){{{}}}\n"),
}
_HREF = re.compile(r'<a href="([^"]*)"')


def make_own_page_view(site: Site, slug: str) -> OwnPageView:
    """Return the view of an archive's own page."""
    page = next(page for page in site.own.pages if page.slug == slug)
    frame = frame_page(site, urls.own_url(slug), page.title, page.description)
    return OwnPageView(**frame, title=page.title, body_html=_render(site, page))


def _render(site: Site, page: OwnPage) -> Markup:
    """Return a page's text; a picture goes through Markdown as a sign that no text has."""
    pictures: list[str] = []

    def hold(found: re.Match[str]) -> str:
        image = f'<img src="{escape_text(found[2])}" alt="" loading="lazy">'
        below = f"<figcaption>{escape_text(found[1])}</figcaption>" if found[1] else ""
        pictures.append(f'<figure class="picture">{image}{below}</figure>')
        return f"\n\n\ue000{chr(_FIRST_SIGN + len(pictures) - 1)}\n\n"

    body = render_body(PICTURE.sub(hold, page.body_md.replace("\ue000", "")), site.words)
    shown = _CODE.sub(r"<code>\1</code>", str(body.html))
    shown = _SIGN.sub(lambda found: pictures[ord(found[1]) - _FIRST_SIGN], shown)
    return Markup(_TO_FILE.sub(r"\1.html", shown))


def find_lost_links(site: Site, files: Container[str]) -> Iterator[Problem]:
    """Yield a warning for each link of an archive's own pages that leads to no file of its site."""
    for page in site.own.pages:
        path = f"{OWN_PAGES}/{page.slug}.md"
        for address in map(html.unescape, _HREF.findall(_render(site, page))):
            parts = urlsplit(address)
            target = normpath(join(urls.own_url(page.slug), "..", unquote(parts.path)))
            if parts.scheme or parts.netloc or not parts.path or target in files:
                continue
            typed = re.sub(r"\.html(?=#|$)", "", address)
            text = site.content.read_own(path).decode("utf-8", "replace").splitlines()
            line = next((number for number, said in enumerate(text, 1) if f"({typed}" in said), 0)
            message = tr("{address} leads to no file of the site", address=address)
            cure = tr("addresses begin at the folder of this page; an article's is ../bai/NAME.html")
            yield Problem(path, line, message, cure, Severity.WARNING)


def make_stylesheet(site: Site) -> bytes:
    """Return the style sheet of every page, in the archive's own colours."""
    return make_asset(site, urls.STYLESHEET) + render_colours(site.config.colours).encode()


def render_colours(colours: Mapping[str, str]) -> str:
    """Return rules that set colours: "link" on a light ground, "link_dark" or "link" on a dark one; "seal"
    likewise. Letters are as much darker or lighter as they need to be read: `--tint` are those of seal.
    """
    rules = []
    for key, (ground, form) in _GROUNDS.items():
        said = ""
        for name in ("link", "seal"):
            if colour := colours.get(f"{name}{key}", colours.get(name)):
                ink = make_readable(colour, ground)
                said += f"--link:{ink};" if name == "link" else f"--seal:{colour};--tint:{ink};"
        rules += [form.format(f":root{{{said}}}")] if said else []
    return "".join(rules)


def check_menu(menu: Collection[str], own_slugs: Collection[str]) -> None:
    """Raise ProblemsError for an entry of `menu` in archive.toml that is no page."""
    known = {*urls.MENU, *own_slugs}
    names = tr("known: {names}", names=", ".join(sorted(known)))
    problems = [
        Problem(
            FILE_NAME,
            0,
            tr('"menu" names "{name}", and there is no such page', name=name),
            "; ".join(filter(None, (did_you_mean(name, known), names))),
        )
        for name in menu
        if name not in known
    ]
    if problems:
        raise ProblemsError(problems)

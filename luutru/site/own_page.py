"""A page that the curator wrote, and what an archive's settings change around every page: menu, logo,
colours.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from luutru.config import FILE_NAME
from luutru.content.own_pages import PICTURE
from luutru.errors import Problem, ProblemsError, did_you_mean
from luutru.messages import tr
from luutru.site import urls
from luutru.site.assets import make_asset
from luutru.site.body_html import render_body
from luutru.site.context import breadcrumbs, make_head, site_view
from luutru.site.escaping import escape_text
from luutru.site.views.pages import OwnPageView

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from luutru.content.own_pages import OwnPage
    from luutru.site.context import Site

#: Private-use letters, as many as a page may have pictures.
_FIRST_SIGN = 0xE001
_SIGN = re.compile("<p>\ue000([\ue001-\uf8ff])</p>")
#: What is to be typed; articles have none.
_CODE = re.compile(r"`([^`<>\n]+)`")
#: A link to the file of another page, as editors of Markdown follow it.
_TO_FILE = re.compile(r'(<a href="[a-z0-9-]+)\.md(?=["#])')


def make_own_page_view(site: Site, slug: str) -> OwnPageView:
    """Return the view of an archive's own page."""
    page = next(page for page in site.own.pages if page.slug == slug)
    url = urls.own_url(slug)
    return OwnPageView(
        site=site_view(site, url, url),
        head=make_head(site, url, page.title, page.description),
        breadcrumbs=breadcrumbs(site, urls.root_of(url), (page.title, "")),
        title=page.title,
        body_html=_render(site, page),
    )


def _render(site: Site, page: OwnPage) -> Markup:
    """Return a page's text; a picture goes through Markdown as a sign that no text has."""
    pictures: list[str] = []

    def hold(found: re.Match[str]) -> str:
        image = f'<img src="{escape_text(found[2])}" alt="" loading="lazy">'
        below = f"<figcaption>{escape_text(found[1])}</figcaption>" if found[1] else ""
        pictures.append(f'<figure class="picture">{image}{below}</figure>')
        return f"\n\n\ue000{chr(_FIRST_SIGN + len(pictures) - 1)}\n\n"

    body = render_body(PICTURE.sub(hold, page.body_md.replace("\ue000", "")), site.words)
    html = _CODE.sub(r"<code>\1</code>", str(body.html))
    html = _SIGN.sub(lambda found: pictures[ord(found[1]) - _FIRST_SIGN], html)
    return Markup(_TO_FILE.sub(r"\1.html", html))


def make_own_file(site: Site, path: str) -> bytes:
    """Return a file of the archive's own folder, by its path below it."""
    return site.content.read_own(path)


def make_stylesheet(site: Site) -> bytes:
    """Return the style sheet of every page, in the archive's own colours."""
    return make_asset(site, urls.STYLESHEET) + render_colours(site.config.colours).encode()


def render_colours(colours: Mapping[str, str]) -> str:
    """Return rules that set colours: "link" on a light ground, "link_dark" on a dark one; "seal" likewise."""
    light = "".join(f"--{name}:{value};" for name, value in colours.items() if not name.endswith("_dark"))
    dark = "".join(
        f"--{name.removesuffix('_dark')}:{value};"
        for name, value in colours.items()
        if name.endswith("_dark")
    )
    return (f":root{{{light}}}\n" if light else "") + (
        f"@media (prefers-color-scheme:dark){{:root{{{dark}}}}}\n" if dark else ""
    )


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

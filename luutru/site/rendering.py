"""Jinja: templates compiled once a process, every view rendered by the template of its name."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache, lru_cache
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from luutru.errors import Problem, ProblemsError
from luutru.messages import tr
from luutru.site.escaping import keep_direction
from luutru.site.repeated import draw_cards
from luutru.site.templates import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jinja2 import Environment, Template

    from luutru.site.templates import Templates
    from luutru.site.views.listing import Card
    from luutru.site.views.shared import Link, SiteView
    from luutru.site.words import Words

#: Masthead and colophon of a page, for each depth and section: some 30 of 1 KB.
CHROME_KEPT = 200
#: A process makes pages of one site; a desk opens a site for each preview.
_SITES_KEPT = 2
#: What templates are called in errors.
_FOLDER = "templates/"
_PACKAGE = __file__.rpartition("site")[0]
#: A word of the interface where a template shows it, with what stands before and after it in its line.
_WORD = re.compile(r"(.?)\{\{ w\.([a-z_]+) \}\}(?=(.?))")
#: Beside these, spaces at a word's ends may be cut off.
_EDGES = frozenset({"", " ", "{", "}"})
#: What an archive's own macros call the one that draws an article in a list.
_OWN_CARD = "macro card("


@lru_cache(maxsize=_SITES_KEPT)
def make_environment(templates: Templates, words: Words | None) -> Environment:
    """Return the Jinja environment of these files; templates are compiled when used, with `words` in
    them: the same on every page, and a third of what a page shows.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    from luutru.site.charts import DRAWINGS

    sources = {
        name: _put_words(data.decode("utf-8"), words)
        for name, data in templates.files.items()
        if name.endswith(ENDINGS)
    }
    has_card = _OWN_CARD in sources.get("macros/lists.html", "")

    def load(name: str) -> tuple[str, str, None] | None:
        return (sources[name], f"{_FOLDER}{name}", None) if name in sources else None

    environment = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.update(DRAWINGS)

    @cache
    def macros(name: str) -> Any:
        return environment.get_template(f"macros/{name}.html").module

    def draw_breadcrumbs(links: tuple[Link, ...], words: Words) -> Markup:
        markup: Markup = macros("chrome").breadcrumbs(links, words)
        return markup

    @lru_cache(maxsize=CHROME_KEPT)
    def draw_chrome(part: str, site: SiteView) -> Markup:
        """Make a part of what surrounds a page, once for all pages that share it."""
        markup: Markup = getattr(macros("chrome"), part)(site, site.words)
        return markup

    def draw_all(cards: Iterable[Card], words: Words, level: int) -> Markup:
        """Draw articles of a list, as the archive's own macro does where it has one."""
        if has_card:
            draw = macros("lists").card
            return Markup("\n").join(draw(card, words, level) for card in cards)
        return draw_cards(cards, words, level)

    def draw_card(card: Card, words: Words, level: int) -> Markup:
        return draw_all([card], words, level)

    environment.globals |= {
        "draw_breadcrumbs": draw_breadcrumbs,
        "draw_card": draw_card,
        "draw_cards": draw_all,
        "draw_chrome": draw_chrome,
    }
    return environment


def compile_templates(templates: Templates, words: Words, pages: Iterable[str]) -> None:
    """Compile the templates of some pages, with all that these draw on, for workers to inherit."""
    parts = (name for name in templates.files if name.endswith(ENDINGS) and not name.startswith("pages/"))
    for name in (*parts, *pages):
        with suppress(Exception):  # what is wrong in it is told where it is used
            make_environment(templates, words).get_template(name)


def _put_words(source: str, words: Words | None) -> str:
    """Put the words of the interface into a template, each where it can be mistaken for nothing else."""

    def put(found: re.Match[str]) -> str:
        before, name, after = found.groups()
        text = getattr(words, name, None)
        if not isinstance(text, str) or "{" in text or "\n" in text:
            return found[0]
        safe = text == text.strip() != "" or _EDGES.isdisjoint((before, after))
        return f"{before}{escape(text)}" if safe else found[0]

    return _WORD.sub(put, source)


def render_view(templates: Templates, template: str, view: object) -> bytes:
    """Render a view; raises ProblemsError with the template and line that fail, be it inside of another."""
    try:
        words = getattr(getattr(view, "site", None), "words", None)
        page = _load(templates, words, template).render(_fields(view))
    except Exception as error:
        place, line = _find_place(error)
        if not place:
            raise
        raise ProblemsError([Problem(place, line, str(error), tr("correct the template"))]) from error
    return keep_direction(page.encode("utf-8", "replace"))


def _find_place(error: Exception) -> tuple[str, int]:
    """Return the template and the line where an error arose; "" where it was in none, but in what
    it called.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return f"{_FOLDER}{error.name}", error.lineno
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    for file, line in reversed(frames):
        if file.startswith(_FOLDER):
            return file, line
        if file.startswith(_PACKAGE) and not isinstance(error, (TemplateError, AttributeError)):
            return "", 0
    return "", 0


@lru_cache(maxsize=_SITES_KEPT * 32)
def _load(templates: Templates, words: Words | None, template: str) -> Template:
    loaded = make_environment(templates, words).get_template(template)
    # Copied for every page: a plain dictionary takes a tenth of the time that Jinja's chain of two takes.
    loaded.globals = dict(loaded.globals)
    return loaded


def _fields(view: Any) -> Mapping[str, Any]:
    return {name: getattr(view, name) for name in view.__struct_fields__}

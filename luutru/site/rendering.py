"""Jinja: templates found and read once a process, every view rendered by the template of its name.

An archive's own ``templates/`` folder may hold some files only: what it lacks comes from the program's.
"""

from __future__ import annotations

import hashlib
from functools import cache, lru_cache
from keyword import iskeyword
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from luutru.messages import tr
from luutru.errors import LuutruError, Problem, ProblemsError
from luutru.site.escaping import keep_direction, show
from luutru.states import read_states

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment, Template
    from jinja2.compiler import CodeGenerator
    from markupsafe import Markup

    from luutru.site.views import Card, Link, SiteView
    from luutru.site.words import Words

#: An article's card stands on some ten pages. Some 2 KB each, in every worker.
CARDS_KEPT = 8000
#: Masthead and colophon of a page, for each depth and section: some 30 of 1 KB.
CHROME_KEPT = 200
ENDINGS = (".html", ".xml")
#: Assets that are parts of other files.
INSIDE = frozenset({"assets/not_found.css", "assets/not_found.js", "assets/sw.js"})


def find_templates(archive: Path | None = None) -> tuple[Path, ...]:
    """Return the folders of templates, the archive's own first.

    The program's are in luutru/templates of an installed wheel, and beside the package in a source checkout.
    """
    package = Path(__file__).resolve().parents[1]
    own = next(
        (folder for folder in (package / "templates", package.parent / "templates") if folder.is_dir()), None
    )
    if own is None:
        raise LuutruError(tr("{package}: the program's templates are missing (install it again)", package=package))
    folders = [archive / "templates"] if archive and (archive / "templates").is_dir() else []
    if own not in (folder.resolve() for folder in folders):
        folders.append(own)
    return tuple(folders)


def list_template_files(folders: tuple[Path, ...]) -> dict[str, Path]:
    """Return every file of the folders by its name in them, sorted; the first folder that has it wins."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        found |= {name: folder / name for name in read_states(folder) if "/." not in f"/{name}"}
    return dict(sorted(found.items()))


def read_template_file(folders: tuple[Path, ...], name: str) -> bytes:
    """Read one file of the folders; raises LuutruError when none has it."""
    for folder in folders:
        path = folder / name
        if path.is_file():
            return path.read_bytes()
    raise LuutruError(tr("templates/{name}: is missing", name=name))


def hash_templates(folders: tuple[Path, ...]) -> str:
    """Return a hash of all that pages are rendered with: templates, and the assets that pages have inside."""
    digest = hashlib.blake2b(digest_size=16)
    for name, path in list_template_files(folders).items():
        if name.endswith(ENDINGS) or name in INSIDE:
            data = path.read_bytes()
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


@cache
def make_compiler() -> type[CodeGenerator]:
    """Return Jinja's compiler with four shorter ways, which halve the time of an article's page.

    An attribute is an attribute, never also an item. A function is called without a look at what else it
    might want. What is printed is escaped as text, without an object of its own for each. The pieces of
    a block are joined where they are made, and do not climb one by one through every block and template
    around it.
    """
    from jinja2.compiler import CodeGenerator

    class Compiler(CodeGenerator):
        def visit_Getattr(self, node: Any, frame: Any) -> None:  # noqa: N802 - Jinja's name
            self.write("(")
            self.visit(node.node, frame)
            self.write(f").{node.attr}")

        def visit_Call(self, node: Any, frame: Any, forward_caller: bool = False) -> None:  # noqa: N802
            odd = node.dyn_args or node.dyn_kwargs or any(iskeyword(named.key) for named in node.kwargs)
            if odd or forward_caller:
                super().visit_Call(node, frame, forward_caller=forward_caller)
                return
            self.visit(node.node, frame)
            self.write("(")
            for value in node.args:
                self.visit(value, frame)
                self.write(", ")
            for named in node.kwargs:
                self.write(f"{named.key}=")
                self.visit(named.value, frame)
                self.write(", ")
            self.write(")")

        def writeline(self, x: str, node: Any = None, extra: int = 0) -> None:
            pieces = x.removeprefix("yield from ")
            super().writeline(x if pieces == x else f'yield "".join({pieces})', node, extra)

        def write_commons(self) -> None:
            super().write_commons()
            self.writeline("show = environment.show")

        def _output_child_pre(self, node: Any, frame: Any, finalize: Any) -> None:
            self.write("show(")

    return Compiler


@cache
def make_environment(folders: tuple[Path, ...]) -> Environment:
    """Return the Jinja environment of these folders, one a process; templates are compiled when used."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from luutru.site.charts import DRAWINGS
    from luutru.site.compiled_templates import find_compiled_templates

    environment = Environment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=find_compiled_templates(),
    )
    environment.code_generator_class = make_compiler()
    environment.show = show  # type: ignore[attr-defined]
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

    @lru_cache(maxsize=CARDS_KEPT)
    def draw_card(card: Card, words: Words, level: int) -> Markup:
        """Make the markup of a card, once for the many lists it stands in."""
        markup: Markup = macros("lists").card(card, words, level)
        return markup

    environment.globals |= {
        "draw_breadcrumbs": draw_breadcrumbs,
        "draw_card": draw_card,
        "draw_chrome": draw_chrome,
    }
    return environment


def render_view(folders: tuple[Path, ...], template: str, view: object) -> bytes:
    """Render a view; raises ProblemsError with the template and line that fail, be it inside of another."""
    try:
        page = _load(folders, template).render(_fields(view))
    except Exception as error:
        place, line = _find_place(error, folders)
        if not place:
            raise
        raise ProblemsError([Problem(place, line, str(error), tr("correct the template"))]) from error
    return keep_direction(page.encode("utf-8", "replace"))


def _find_place(error: Exception, folders: tuple[Path, ...]) -> tuple[str, int]:
    """Return the template and the line where an error arose; "" where it was in none, but in what it called."""
    from jinja2 import TemplateError, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return f"templates/{error.name}", error.lineno
    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    own = str(Path(__file__).resolve().parents[1])
    for file, line in reversed(frames):
        for folder in folders:
            if Path(file).is_relative_to(folder):
                return f"templates/{Path(file).relative_to(folder).as_posix()}", line
        if file.startswith(own) and not isinstance(error, (TemplateError, AttributeError)):
            return "", 0
    return "", 0


@cache
def _load(folders: tuple[Path, ...], template: str) -> Template:
    loaded = make_environment(folders).get_template(template)
    # Copied for every page: a plain dictionary takes a tenth of the time that Jinja's chain of two takes.
    loaded.globals = dict(loaded.globals)
    return loaded


def _fields(view: Any) -> Mapping[str, Any]:
    return {name: getattr(view, name) for name in view.__struct_fields__}

"""What editions say: files of ``templates/``, filled in, and words of their own."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.exporting.xhtml import tidy_address
from luutru.site.escaping import showable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

_FOLDER = Path(__file__).parent / "templates"
#: The few words that only editions say, by language.
_WORDS = Path(__file__).parent / "words.toml"


def render(template: str, **values: object) -> str:
    """Return a template with these values; in markup they are escaped, unless they are `Markup`."""
    return showable(_environment().get_template(template).render(values))


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=lambda name: not (name or "").endswith(".md"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals["tidy_address"] = tidy_address
    return environment


@cache
def load_edition_words(language: str) -> Mapping[str, str]:
    """Read the words of editions in a language of the interface."""
    words: dict[str, str] = tomllib.loads(_WORDS.read_text(encoding="utf-8"))[language]
    return words

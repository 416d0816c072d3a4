"""In which language the command line speaks, and its help in that language."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from luutru.config import FILE_NAME, LANGUAGES
from luutru.messages import tr, users_language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

F = TypeVar("F", bound="Callable[..., Any]")

#: Says the language as ``--lang`` does, for every command of a shell.
VARIABLE = "LUUTRU_LANG"


def choose_language(arguments: Sequence[str]) -> str:
    """Return the language to speak, before anything is parsed: an error of parsing is told in it too.

    ``--lang`` decides, then the variable LUUTRU_LANG, then the archive's language; where there is no archive,
    the user's system.
    """
    asked = _value_of("--lang", arguments) or os.environ.get(VARIABLE)
    if asked in LANGUAGES:
        return asked
    settings = Path(_value_of("--archive", arguments) or ".") / FILE_NAME
    try:
        said = tomllib.loads(settings.read_text(encoding="utf-8-sig")).get("language", LANGUAGES[0])
    except FileNotFoundError:
        return users_language()
    except (OSError, ValueError):  # told when the archive is opened
        return LANGUAGES[0]
    return said if said in LANGUAGES else LANGUAGES[0]


def _value_of(option: str, arguments: Sequence[str]) -> str:
    """Return the last value that an option is given, "" when it is not."""
    value = ""
    for number, argument in enumerate(arguments):
        if argument == option:
            value = "".join(arguments[number + 1 : number + 2])
        elif argument.startswith(f"{option}="):
            value = argument.partition("=")[2]
    return value


class _Said:
    """Has its help in English, and gives it in the language spoken, paragraph by paragraph."""

    _english: str | None

    @property
    def help(self) -> str | None:
        """The help as shown."""
        return self._english and "\n\n".join(map(tr, help_sentences(self._english)))

    @help.setter
    def help(self, english: str | None) -> None:
        self._english = english


def help_sentences(english: str) -> list[str]:
    """Return the paragraphs of a help text, each in one line: the sentences a translation is asked for."""
    return [" ".join(paragraph.split()) for paragraph in english.split("\n\n") if paragraph.strip()]


class Command(_Said, click.Command):
    """A command whose help speaks the user's language."""

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what may follow the command's name."""
        return [tr("[OPTIONS]"), *super().collect_usage_pieces(ctx)[1:]]


class Group(_Said, click.Group):
    """A group of such commands."""

    command_class = Command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what may follow the program's name."""
        return [tr("[OPTIONS]"), tr("COMMAND [ARGUMENTS]…")]

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line below the help."""
        if self.epilog:
            formatter.write_paragraph()
            formatter.write_text(tr(self.epilog))


class Option(_Said, click.Option):
    """An option whose help speaks the user's language."""


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """Declare such an option."""
    return click.option(*names, cls=Option, **settings)

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


def _placeholder(english: str) -> str:
    """Return what stands for a value in a line of help, in the language spoken."""
    return {
        "ADDRESS": tr("ADDRESS"),
        "CONFIDENCE": tr("CONFIDENCE"),
        "DAY": tr("DAY"),
        "DIR": tr("DIR"),
        "FILE-or-SLUG": tr("FILE-or-SLUG"),
        "FORMAT…": tr("FORMAT…"),
        "IN.csv": tr("IN.csv"),
        "N": tr("N"),
        "NAME": tr("NAME"),
        "NEW-SLUG": tr("NEW-SLUG"),
        "OUT.csv": tr("OUT.csv"),
        "SLUG": tr("SLUG"),
        "TEXT": tr("TEXT"),
        "TOPIC": tr("TOPIC"),
        "[ARTICLE]…": tr("[ARTICLE]…"),
        "[WORD]": tr("[WORD]"),
        "YEAR": tr("YEAR"),
    }.get(english, english)


class _Named:
    """Has the placeholder of its value in English, and gives it in the language spoken."""

    _english_metavar: str | None

    @property
    def metavar(self) -> str | None:
        """The placeholder as shown."""
        return self._english_metavar and _placeholder(self._english_metavar)

    @metavar.setter
    def metavar(self, english: str | None) -> None:
        self._english_metavar = english


class IntRange(click.IntRange):
    """A whole number between two, whose error is told without signs of mathematics."""

    def _describe_range(self) -> str:
        return _tell_bounds(self.min, self.max)


class FloatRange(click.FloatRange):
    """A number between two, likewise."""

    def _describe_range(self) -> str:
        return _tell_bounds(self.min, self.max)


def _tell_bounds(least: float | None, most: float | None) -> str:
    if most is None:
        return tr("{least} or more", least=least)
    return tr("{least} to {most}", least=least, most=most)


class Command(_Said, click.Command):
    """A command whose help speaks the user's language, and ends in commands to copy."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.examples = examples

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the examples below the help, each on one line."""
        if self.examples:
            with formatter.section(tr("Examples")):
                for line in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}{line}\n")

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what was typed; where something is missing, an example says how it is written."""
        try:
            return super().parse_args(ctx, args)
        except click.MissingParameter as error:
            if self.examples:
                told = tr("For example: {example}", example=self.examples[0])
                raise click.MissingParameter(told, error.ctx or ctx, error.param) from error
            raise

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the line of the list of commands, whole: a cut one says half."""
        return super().get_short_help_str(max(limit, 1000))

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


class Option(_Said, _Named, click.Option):
    """An option whose help speaks the user's language."""

    def get_help_extra(self, ctx: click.Context) -> Any:
        """Return what stands behind the help: no range in mathematicians' signs."""
        extra = super().get_help_extra(ctx)
        extra.pop("range", None)
        return extra


class _Argument(_Named, click.Argument):
    pass


def argument(*names: str, **settings: Any) -> Callable[[F], F]:
    """Declare an argument whose placeholder speaks the user's language."""
    return click.argument(*names, cls=_Argument, **settings)


def option(*names: str, **settings: Any) -> Callable[[F], F]:
    """Declare such an option."""
    return click.option(*names, cls=Option, **settings)

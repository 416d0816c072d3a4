"""What the commands have in common: options, the archive they work on, errors as messages and exit codes."""

from __future__ import annotations

import errno
import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from luutru.cli_language import VARIABLE, Group, IntRange, choose_language, option
from luutru.config import LANGUAGES
from luutru.errors import LuutruError, ProblemsError, reason_of
from luutru.messages import speak, tr

if TYPE_CHECKING:
    from collections.abc import Callable

EXIT_FAILED, EXIT_INTERRUPTED = 2, 130

FOLDER = click.Path(path_type=Path)
_QUIET = "luutru.quiet"


def _be_quiet(context: click.Context, _: click.Parameter, quiet: bool) -> None:
    context.meta[_QUIET] = quiet


_OPTIONS: dict[str, Callable[[Any], Any]] = {
    "archive": option(
        "--archive",
        "root",
        metavar="DIR",
        type=FOLDER,
        default=Path(),
        help="The archive: the folder that holds archive.toml.  [default: this folder]",
    ),
    "seeds": option("--seeds", metavar="DIR", type=FOLDER, help="The raw pages.  [default: seeds/]"),
    "content": option(
        "--content", metavar="DIR", type=FOLDER, help="The content files.  [default: content/]"
    ),
    "site": option("--site", metavar="DIR", type=FOLDER, help="The built site.  [default: site/]"),
    "jobs": option(
        "--jobs",
        metavar="N",
        type=IntRange(min=1),
        help="How many processes may work at once.  [default: one per core]",
    ),
    "executor": option(
        "--executor",
        metavar="dask://HOST:PORT",
        help="A Dask cluster to work on, by its scheduler's address.  [default: this machine]",
    ),
    "strict": option("--strict", is_flag=True, help="Exit with 1 when there was a warning."),
    "base_url": option(
        "--base-url",
        metavar="URL",
        help="The address the site is published at.  [default: base_url of archive.toml]",
    ),
    "timings": option("--timings", is_flag=True, help="Say how long each stage took."),
    "quiet": option(
        "--quiet",
        is_flag=True,
        expose_value=False,
        callback=_be_quiet,
        help="Report problems only.",
    ),
    "lang": option(
        "--lang",
        type=click.Choice(LANGUAGES),
        envvar=VARIABLE,
        expose_value=False,
        help="The language to speak.  [default: the archive's]",
    ),
}

#: What an archive is opened with.
_PARTS = ("seeds", "content", "site", "base_url")


def options(*names: str, writes: bool = False) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options in `names`, and turn its errors into messages and exit codes.

    One with an archive is given that, with the folders that were set by hand, and a console in place of these
    options. A command that `writes` the archive does so alone.
    """

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        guarded = _opened(function) if "archive" in names else function
        guarded = _alone(guarded) if writes else guarded
        shown = list(names)
        if "jobs" in names:
            guarded = _on_cluster(guarded)
            shown.insert(names.index("jobs") + 1, "executor")
        shown.append("lang")
        guarded = _guarded(guarded)
        for name in reversed(shown):
            guarded = _OPTIONS[name](guarded)
        return guarded

    return decorate


def _opened(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*, root: Path, **kwargs: Any) -> Any:
        from luutru.building.archive import open_archive
        from luutru.console import Console

        console = Console(quiet=click.get_current_context().meta.get(_QUIET, False))
        parts = {name: kwargs.pop(name) for name in _PARTS if name in kwargs}
        return function(open_archive(root, **parts), console, **kwargs)

    return run


def _on_cluster(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, executor: str | None, **kwargs: Any) -> Any:
        if executor is None:
            return function(*args, **kwargs)
        from luutru.cluster import use_cluster

        with use_cluster(executor):
            return function(*args, **kwargs)

    return run


def _alone(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, root: Path, **kwargs: Any) -> Any:
        from luutru.building.archive import only_writer

        with only_writer(root):
            return function(*args, root=root, **kwargs)

    return run


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            sys.exit(function(*args, **kwargs))
        except ProblemsError as error:
            for problem in error.problems:
                click.echo(problem.told(), err=True)
            sys.exit(EXIT_FAILED)
        except LuutruError as error:
            click.echo(tr("error: {error}", error=error), err=True)
            sys.exit(EXIT_FAILED)
        except OSError as error:
            if error.errno == errno.EPIPE:  # who read the output has gone: click ends without a word
                raise
            click.echo(tr("error: {error}", error=_explain(error)), err=True)
            sys.exit(EXIT_FAILED)
        except KeyboardInterrupt:
            click.echo(tr("stopped; the site is as it was before"), err=True)
            sys.exit(EXIT_INTERRUPTED)

    return run


_FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})


def _explain(error: OSError) -> str:
    place = f"{error.filename}: " if error.filename else ""
    cure = tr("make room") if error.errno in _FULL else tr("check the file and its permissions")
    reason = reason_of(error)
    return place + tr(
        "{reason} ({cure}, then run it again; no file was left half written)", reason=reason, cure=cure
    )


class Commands(Group):
    """Lists the commands in the order of an article's journey; without a command's name, runs ``build``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return their names in the order in which they were added."""
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Choose the language, and put the command's name first."""
        speak(choose_language(args))
        place = self._skip_options(args)
        if place < len(args):
            args = [args[place], *args[:place], *args[place + 1 :]]
        elif own := [word for word in args if word in ("-h", "--help", "--version")]:
            args = own
        else:
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def _skip_options(self, args: list[str]) -> int:
        """Return how many words stand before the command's name: options of the command, told too early."""
        options = [option for command in self.commands.values() for option in command.params]
        takes = {name: not getattr(option, "is_flag", True) for option in options for name in option.opts}
        place = 0
        while place < len(args) and args[place].startswith("-"):
            if args[place].startswith("--") and args[place].partition("=")[0] not in takes:
                return len(args)  # whether a misspelt one takes the next word is not known
            place += 2 if takes.get(args[place]) else 1
        return place

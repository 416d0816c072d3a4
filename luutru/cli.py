"""The command line: options and help. What a command does stands in `luutru.commands`.

Commands are imported when they run, so that ``--help`` answers at once.
"""

from __future__ import annotations

import sys
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from luutru import __version__
from luutru.errors import LuutruError, ProblemsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from luutru.commands.archive import Archive
    from luutru.commands.console import Console

EXIT_FAILED, EXIT_INTERRUPTED = 2, 130

_FOLDER = click.Path(path_type=Path)
_OPTIONS: dict[str, Callable[[Any], Any]] = {
    "archive": click.option(
        "--archive",
        "root",
        metavar="DIR",
        type=_FOLDER,
        default=Path(),
        help="The archive: the folder that holds archive.toml.  [default: this folder]",
    ),
    "seeds": click.option("--seeds", metavar="DIR", type=_FOLDER, help="The raw pages.  [default: seeds/]"),
    "content": click.option(
        "--content", metavar="DIR", type=_FOLDER, help="The content files.  [default: content/]"
    ),
    "site": click.option("--site", metavar="DIR", type=_FOLDER, help="The built site.  [default: site/]"),
    "jobs": click.option(
        "--jobs",
        metavar="N",
        type=click.IntRange(min=1),
        help="How many processes may work at once.  [default: one a core]",
    ),
    "strict": click.option(
        "--strict", is_flag=True, help="Exit with 1 when there was a warning or a new set-aside."
    ),
    "base_url": click.option(
        "--base-url",
        metavar="URL",
        help="The address the site is published at.  [default: base_url of archive.toml]",
    ),
    "timings": click.option("--timings", is_flag=True, help="Say how long each stage took."),
}


def _options(*names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the options in `names`, and turn its errors into messages and exit codes."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        guarded = _guarded(function)
        for name in reversed(names):
            guarded = _OPTIONS[name](guarded)
        return guarded

    return decorate


def _guarded(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            sys.exit(function(*args, **kwargs))
        except ProblemsError as error:
            for problem in error.problems:
                click.echo(f"{problem.severity}: {problem}", err=True)
            sys.exit(EXIT_FAILED)
        except LuutruError as error:
            click.echo(f"error: {error}", err=True)
            sys.exit(EXIT_FAILED)
        except KeyboardInterrupt:
            click.echo("stopped; the site is as it was before", err=True)
            sys.exit(EXIT_INTERRUPTED)

    return run


def _open(
    root: Path,
    seeds: Path | None = None,
    content: Path | None = None,
    site: Path | None = None,
    base_url: str | None = None,
) -> tuple[Archive, Console]:
    from luutru.commands.archive import open_archive
    from luutru.commands.console import Console

    return open_archive(root, seeds=seeds, content=content, site=site, base_url=base_url), Console()


class _Commands(click.Group):
    """Lists the commands in the order of an article's journey; without a command's name, runs ``build``."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        own = {"-h", "--help", "--version"}
        if not args or (args[0].startswith("-") and args[0] not in own):
            args = ["build", *args]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done; 1 with --strict when there was a warning; 2 nothing done, and why.",
)
@click.version_option(__version__, prog_name="luutru")
def main() -> None:
    """Turn a folder of raw news pages into a static archive.

    Without a command: build, that is, clean the new and changed pages of seeds/ into content/, then render
    content/ into site/. "COMMAND --help" tells the options of each.
    """


@main.command()
@_options("archive", "seeds", "content", "site", "base_url", "jobs", "strict", "timings")
def build(
    *,
    root: Path,
    seeds: Path | None,
    content: Path | None,
    site: Path | None,
    base_url: str | None,
    jobs: int | None,
    strict: bool,
    timings: bool,
) -> int:
    """Clean what is new in seeds/, then build the site."""
    from luutru.commands.build import run_build

    archive, console = _open(root, seeds, content, site, base_url)
    return run_build(archive, console, jobs=jobs, strict=strict, timings=timings)


@main.command()
@_options("archive", "seeds", "content", "jobs", "strict", "timings")
def clean(
    *, root: Path, seeds: Path | None, content: Path | None, jobs: int | None, strict: bool, timings: bool
) -> int:
    """Turn the pages of seeds/ into content files; what a person changed stays."""
    from luutru.commands.build import run_clean

    archive, console = _open(root, seeds, content)
    return run_clean(archive, console, jobs=jobs, strict=strict, timings=timings)


@main.command()
@_options("archive", "content", "site", "base_url", "jobs", "strict", "timings")
def render(
    *,
    root: Path,
    content: Path | None,
    site: Path | None,
    base_url: str | None,
    jobs: int | None,
    strict: bool,
    timings: bool,
) -> int:
    """Build the site from the content files."""
    from luutru.commands.build import run_render

    archive, console = _open(root, content=content, site=site, base_url=base_url)
    return run_render(archive, console, jobs=jobs, strict=strict, timings=timings)


@main.command()
@_options("archive", "site")
def check(*, root: Path, site: Path | None) -> int:
    """Follow every link, anchor and asset of the built site; exit with 1 when one is dead."""
    from luutru.commands.check import run_check

    archive, console = _open(root, site=site)
    return run_check(archive, console)


@main.command()
@click.option(
    "--check", "only_check", is_flag=True, help="Build and write nothing: exit with 1 when an address is new."
)
@_options("archive", "seeds", "content", "site", "base_url", "jobs")
def publish(
    *,
    root: Path,
    seeds: Path | None,
    content: Path | None,
    site: Path | None,
    base_url: str | None,
    jobs: int | None,
    only_check: bool,
) -> int:
    """Build strictly, check, and record every address in content/urls.tsv, so that it answers for ever."""
    from luutru.commands.publish import run_publish, run_publish_check

    archive, console = _open(root, seeds, content, site, base_url)
    if only_check:
        return run_publish_check(archive, console)
    return run_publish(archive, console, jobs=jobs)


@main.command()
@click.option("--port", metavar="N", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; on any other address, others in the network can read the preview.",
)
@_options("archive", "seeds", "content", "site")
def serve(
    *, port: int, host: str, root: Path, seeds: Path | None, content: Path | None, site: Path | None
) -> int:
    """Show the site in a browser; build and reload it when something changes, and show errors in it."""
    from luutru.commands.serve import run_serve

    archive, console = _open(root, seeds, content, site)
    return run_serve(archive, console, host=host, port=port)


@main.command()
@click.argument("slug", metavar="SLUG")
@click.argument("new_slug", metavar="NEW-SLUG")
@_options("archive", "content")
def rename(*, slug: str, new_slug: str, root: Path, content: Path | None) -> int:
    """Give an article another address; the old one redirects to it."""
    from luutru.commands.addresses import run_rename

    archive, console = _open(root, content=content)
    return run_rename(archive, console, slug, new_slug)


@main.command()
@click.argument("slug", metavar="SLUG")
@click.option("--reason", metavar="TEXT", required=True, help="Why; readers will see it.")
@click.option("--erase", is_flag=True, help="Take the text out of content/ too, not only out of the site.")
@_options("archive", "content")
def withdraw(*, slug: str, reason: str, erase: bool, root: Path, content: Path | None) -> int:
    """Take an article back; its address then says when and why."""
    from luutru.commands.addresses import run_withdraw

    archive, console = _open(root, content=content)
    return run_withdraw(archive, console, slug, reason, erase=erase)


@main.command()
@click.argument("page", metavar="FILE-or-SLUG")
@_options("archive", "seeds", "content")
def explain(*, page: str, root: Path, seeds: Path | None, content: Path | None) -> int:
    """Show every decision on one page: each line's role and rule, each value's evidence.

    FILE is a raw page; SLUG is the name of a content file, without ".md".
    """
    from luutru.commands.explain import run_explain

    archive, console = _open(root, seeds, content)
    return run_explain(archive, console, page)


@main.command()
@click.option(
    "--below",
    metavar="CONFIDENCE",
    type=click.FloatRange(0, 1),
    default=0.9,
    show_default=True,
    help="Take up the values less sure than this.",
)
@click.option("--list", "only_list", is_flag=True, help="Only list them; without a terminal, always.")
@click.option("--csv", "table", metavar="OUT.csv", type=_FOLDER, help="Write them as a table to correct.")
@click.option("--all", "all_articles", is_flag=True, help="With --csv: every article, doubtful or not.")
@click.option("--apply", metavar="IN.csv", type=_FOLDER, help="Write a corrected table into content/.")
@click.option("--dry-run", is_flag=True, help="With --apply: only say what would change.")
@_options("archive", "content")
def review(*, root: Path, content: Path | None, **task: Any) -> int:
    """Walk the values that are uncertain or only suspected, worst first, and write what you decide."""
    from luutru.commands.review import ReviewTask, run_review

    archive, console = _open(root, content=content)
    return run_review(archive, console, ReviewTask(**task))


@main.command()
@click.argument("formats", nargs=-1, required=True, type=click.Choice(["zip", "epub", "zim", "data", "bag"]))
@click.option("--district", metavar="NAME", help="An e-book of one district's articles: Đống Đa, or dong-da.")
@click.option("--year", metavar="YEAR", help="An e-book of one year's articles; khong-ro for those of none.")
@click.option("--topic", metavar="TOPIC", help="An e-book of one topic's articles: its name or its address.")
@click.option("--dist", metavar="DIR", type=_FOLDER, help="Where the editions go.  [default: dist/]")
@_options("archive", "seeds", "content", "site", "base_url", "jobs")
def export(
    *,
    formats: tuple[str, ...],
    district: str | None,
    year: str | None,
    topic: str | None,
    dist: Path | None,
    root: Path,
    seeds: Path | None,
    content: Path | None,
    site: Path | None,
    base_url: str | None,
    jobs: int | None,
) -> int:
    """Write editions to carry away into dist/: one or more of zip, epub, zim, data, bag."""
    from luutru.catalogue.catalogue import Facet
    from luutru.commands.export import run_export

    archive, console = _open(root, seeds, content, site, base_url)
    values = {Facet.DISTRICT: district, Facet.YEAR: year, Facet.TOPIC: topic}
    wanted = {facet: value for facet, value in values.items() if value}
    return run_export(archive, console, formats, wanted=wanted, dist=dist, jobs=jobs)


@main.command()
@click.argument("folder", metavar="DIR", type=_FOLDER)
@_options()
def new(*, folder: Path) -> int:
    """Write a fresh archive into DIR, with one example page; it builds at once."""
    from luutru.commands.console import Console
    from luutru.commands.new import run_new

    return run_new(Console(), folder)

"""The command line: options and help. What a command does stands in `luutru.commands`.

Commands are imported when they run, so that ``--help`` answers at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from luutru import __version__
from luutru.cli_language import FloatRange, IntRange, Option, argument, option
from luutru.cli_options import FOLDER, Commands, options
from luutru.config import LANGUAGES, SURE
from luutru.messages import language

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.building.archive import Archive
    from luutru.console import Console


_PORT = "The port on this machine; 0 takes any that is free."


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done; 1 when something could not be read or made, or with --strict there was a"
    " warning; 2 nothing done, and why.",
)
@click.version_option(__version__, prog_name="luutru", help="Show the version and exit.", cls=Option)
def main() -> None:
    """Turn a folder of raw news pages into a static archive.

    Without a command: build, that is, clean the new and changed pages of seeds/ into content/, then render
    content/ into site/. "COMMAND --help" lists the options of each.
    """


@main.command(examples=["luutru", "luutru build --dry-run"])
@option(
    "--verify",
    is_flag=True,
    help="Build a second time, from nothing, and compare: exit with 1 at a difference.",
)
@option(
    "--dry-run",
    is_flag=True,
    help="Only say what cleaning would change in which articles, as after a renewal of the program.",
)
@options("archive", "seeds", "content", "site", "base_url", "jobs", "strict", "timings", "quiet", writes=True)
def build(archive: Archive, console: Console, **how: Any) -> int:
    """Clean what is new in seeds/, then build the site."""
    from luutru.commands.build import run_build

    return run_build(archive, console, **how)


@main.command(examples=["luutru clean --dry-run"])
@option(
    "--dry-run",
    is_flag=True,
    help="Show how the first pages and records are read, field by field; write nothing.",
)
@options("archive", "seeds", "content", "jobs", "strict", "timings", "quiet", writes=True)
def clean(archive: Archive, console: Console, *, dry_run: bool, **how: Any) -> int:
    """Turn raw pages into content files; your edits are kept.

    Only new and changed pages of seeds/ are read, and what a person changed in content/ is never overwritten.
    """
    from luutru.commands.build import run_clean
    from luutru.commands.dry_run import show_reading

    return show_reading(archive, console) if dry_run else run_clean(archive, console, **how)


@main.command()
@options("archive", "content", "site", "base_url", "jobs", "strict", "timings", "quiet", writes=True)
def render(archive: Archive, console: Console, **how: Any) -> int:
    """Build the site from the content files."""
    from luutru.commands.build import run_render

    return run_render(archive, console, **how)


@main.command()
@options("archive", "site")
def check(archive: Archive, console: Console) -> int:
    """Check every link, anchor and asset of the built site.

    Exits with 1 when one is dead; says how much room is left on GitHub Pages.
    """
    from luutru.commands.check import run_check

    return run_check(archive, console)


@main.command(examples=["luutru publish"])
@option(
    "--check", "only_check", is_flag=True, help="Build and write nothing: exit with 1 when an address is new."
)
@options("archive", "seeds", "content", "site", "base_url", "jobs", "quiet", writes=True)
def publish(archive: Archive, console: Console, *, jobs: int | None, only_check: bool) -> int:
    """Build strictly, check, and record every address.

    The addresses stand in content/urls.tsv: from then on each of them answers, or the build says what to do.
    """
    from luutru.commands.publish import run_publish, run_publish_check

    return run_publish_check(archive, console) if only_check else run_publish(archive, console, jobs=jobs)


@main.command(examples=["luutru serve", "luutru serve --port 8001"])
@option("--port", metavar="N", type=IntRange(0, 65535), default=8000, show_default=True, help=_PORT)
@option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen; on any other address, others in the network can read the preview.",
)
@options("archive", "seeds", "content", "site")
def serve(archive: Archive, console: Console, *, port: int, host: str) -> int:
    """Preview the site; changes are built and shown at once.

    The page in the browser reloads by itself, and an error stands in it until it is fixed.
    """
    from luutru.commands.serve import run_serve
    from luutru.desk.serving import open_desk

    return run_serve(archive, console, host=host, port=port, open_desk=lambda: open_desk(archive, 0))


@main.command(examples=["luutru desk --open"])
@option("--port", metavar="N", type=IntRange(0, 65535), default=8010, show_default=True, help=_PORT)
@option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@options("archive", "seeds", "content", "site")
def desk(archive: Archive, console: Console, *, port: int, open_browser: bool) -> int:
    """The curator's desk, in the browser.

    Doubtful values, raw page and cleaned page side by side, corrections, merges and withdrawals; each is
    written into content/ at once and can be undone. Only this machine can reach it. Needs luutru[desk].
    """
    from luutru.desk.serving import run_desk

    return run_desk(archive, console, port=port, open_browser=open_browser)


@main.command(
    examples=["luutru rename quan-hop quan-hop-tong-ket", 'luutru rename quan-hop "Quận họp tổng kết"']
)
@argument("slug", metavar="SLUG")
@argument("new_slug", metavar="NEW-SLUG", nargs=-1, required=True)
@options("archive", "content", writes=True)
def rename(archive: Archive, console: Console, *, slug: str, new_slug: tuple[str, ...]) -> int:
    """Give an article another address; the old one redirects.

    The new address may be written as words, such as the title; what they become is said.
    """
    from luutru.commands.addresses import run_rename

    return run_rename(archive, console, slug, " ".join(new_slug))


@main.command(examples=['luutru withdraw quan-hop --reason "Theo yêu cầu của tác giả"'])
@argument("slug", metavar="SLUG", nargs=-1, required=True)
@option("--reason", metavar="TEXT", required=True, help="Why; readers will see it.")
@option("--erase", is_flag=True, help="Take the text out of content/ too, not only out of the site.")
@options("archive", "content", writes=True)
def withdraw(archive: Archive, console: Console, *, slug: tuple[str, ...], reason: str, erase: bool) -> int:
    """Withdraw an article; its address tells when and why."""
    from luutru.commands.addresses import run_withdraw

    return run_withdraw(archive, console, " ".join(slug), reason, erase=erase)


@main.command(
    examples=["luutru explain trang_1.txt", "luutru explain quan-hop", 'luutru explain "quan hop tong ket"']
)
@argument("page", metavar="FILE-or-SLUG", nargs=-1, required=True)
@options("archive", "seeds", "content")
def explain(archive: Archive, console: Console, *, page: tuple[str, ...]) -> int:
    """Show every decision on one page, and its reason.

    Each line's role with the reason, and what else it may be; each value with the words that prove it.

    FILE is a raw page of seeds/; SLUG is the article's address, or words of its title.
    """
    from luutru.commands.explain import run_explain

    return run_explain(archive, console, " ".join(page))


@main.command(
    examples=[
        "luutru review --all",
        "luutru review quan-hop",
        "luutru review --csv bang.csv",
        "luutru review --apply bang.csv --dry-run",
    ]
)
@argument("named", metavar="[ARTICLE]…", nargs=-1)
@option(
    "--below",
    metavar="CONFIDENCE",
    type=FloatRange(0, 1),
    default=SURE,
    show_default=True,
    help="Review the values whose confidence is below this.",
)
@option("--list", "only_list", is_flag=True, help="Only list them; without a terminal, always.")
@option("--csv", "table", metavar="OUT.csv", type=FOLDER, help="Write them as a table to correct.")
@option(
    "--all", "all_articles", is_flag=True, help="Those too that only lack a value; with --csv, every article."
)
@option("--apply", metavar="IN.csv", type=FOLDER, help="Write a corrected table into content/.")
@option("--dry-run", is_flag=True, help="With --apply: only say what would change.")
@options("archive", "content")
def review(archive: Archive, console: Console, **task: Any) -> int:
    """Go through uncertain values, the least certain first.

    Each answer is written into the content file at once; then it asks whether the whole article was reviewed.

    ARTICLE, by its address or words of its title: look at this one, at all that is known of it and missing.
    """
    from luutru.commands.doubts import ReviewTask
    from luutru.commands.review import run_review

    return run_review(archive, console, ReviewTask(**task))


@main.command(examples=["luutru export epub data", 'luutru export epub --district "Đống Đa"'])
@argument(
    "formats",
    metavar="FORMAT…",
    nargs=-1,
    required=True,
    type=click.Choice(["zip", "epub", "zim", "data", "bag"]),
)
@option("--province", metavar="NAME", help="An e-book of one province's articles: Nghệ An, or nghe-an.")
@option("--district", metavar="NAME", help="An e-book of one district's articles: Đống Đa, or dong-da.")
@option("--year", metavar="YEAR", help="An e-book of one year's articles; khong-ro for those of none.")
@option("--topic", metavar="TOPIC", help="An e-book of one topic's articles: its name or its address.")
@option("--outlet", metavar="NAME", help="An e-book of one outlet's articles: its name or its address.")
@option("--dist", metavar="DIR", type=FOLDER, help="Where the editions go.  [default: dist/]")
@options("archive", "seeds", "content", "site", "base_url", "jobs", "quiet", writes=True)
def export(
    archive: Archive,
    console: Console,
    *,
    formats: tuple[str, ...],
    dist: Path | None,
    jobs: int | None,
    **wanted: str | None,
) -> int:
    """Write editions to take away: zip, epub, zim, data, bag.

    One or several, into dist/, with sizes and checksums in MANIFEST.tsv.
    """
    from luutru.catalogue.terms import Facet
    from luutru.commands.export import run_export

    values = {facet: value for facet in Facet if (value := wanted.get(facet))}
    return run_export(archive, console, formats, wanted=values, dist=dist, jobs=jobs)


@main.command(examples=["luutru new kho-bao --lang vi", "luutru new . --renew"])
@argument("folder", metavar="DIR", type=FOLDER)
@option("--title", metavar="TEXT", help="The archive's name.")
@option("--language", type=click.Choice(LANGUAGES), help="The language of the archive's pages.")
@option("--region", metavar="NAME", help="Places: viet-nam, hanoi, none, a folder.  [default: viet-nam]")
@option("--as-of", metavar="DAY", help="The day the pages were collected: no later date is believed.")
@option("--example", is_flag=True, help="With an invented example page.")
@option("--renew", is_flag=True, help="Put this program into an archive that keeps an older one.")
@option("--yes", "take_defaults", is_flag=True, help="Ask nothing, take the defaults.")
@options()
def new(*, folder: Path, **wishes: Any) -> int:
    """Write a fresh archive into DIR, which may hold pages already.

    On a terminal it asks for title, language, region and the day of collection. The archive keeps the program
    itself, so that its workflow can publish it.
    """
    from luutru.commands.new import Wishes, run_new
    from luutru.console import Console

    if click.get_current_context().get_parameter_source("lang") is ParameterSource.COMMANDLINE:
        wishes["language"] = wishes["language"] or language()
    return run_new(Console(), folder, Wishes(**wishes))


@main.command(examples=["luutru learn", "luutru learn --write"])
@option("--write", is_flag=True, help="Add them to kien-thuc/furniture.toml.")
@options("archive", "content", writes=True)
def learn(archive: Archive, console: Console, *, write: bool) -> int:
    """Find lines that a site prints on many of its pages.

    Lines that repeat so are furniture, though they were read as text. They are proposed as rows of the
    archive's own furniture.toml, which you may correct.
    """
    from luutru.commands.learn import run_learn

    return run_learn(archive, console, write=write)


def _listing(name: str, about: str, word: str) -> None:
    """Add a command that lists what is known of one kind."""

    @main.command(name, help=about, examples=[f"luutru {name}", f"luutru {name} {word}"])
    @argument("words", metavar="[WORD]", nargs=-1)
    @options("archive")
    def listing(archive: Archive, console: Console, *, words: tuple[str, ...]) -> int:
        from luutru.commands import own_knowledge

        return own_knowledge.LISTS[name](archive, console, " ".join(words))


_listing(
    "topics", "List the known topics with their ids. With a WORD, only those that contain it.", "giao thong"
)
_listing(
    "outlets", "List the known outlets with their ids. With a WORD, only those that contain it.", "tuoi tre"
)
_listing("places", "List the known districts and wards. With a WORD, only those that contain it.", "vinh")

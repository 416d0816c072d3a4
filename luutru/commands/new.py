"""``new``: a fresh archive, in an empty folder or around pages that are there already."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.building.example_page import EXAMPLE, SEEDS, STARTER
from luutru.building.own_wheel import PROGRAM, make_wheel
from luutru.commands.table_cells import read_cell
from luutru.config import FILE_NAME, parse_config
from luutru.errors import LuutruError, reason_of, tell_here
from luutru.knowledge.loading import list_regions, region_folder
from luutru.messages import language, tr, trn
from luutru.vietnamese.folding import squeeze

if TYPE_CHECKING:
    from collections.abc import Callable

    from luutru.console import Console

#: Where an archive keeps the program that its workflow installs.
REQUIREMENTS = "requirements.txt"
#: File of the starter, one for each language → where it goes in an archive.
FILES = {
    "archive.{language}.toml": FILE_NAME,
    "README.{language}.md": "README.md",
    "gitignore.{language}.txt": ".gitignore",
    "pages.{language}.yml": ".github/workflows/pages.yml",
}
#: Files that are no pages, though they lie in the folder.
_OWN = frozenset(
    {FILE_NAME, REQUIREMENTS, PROGRAM, SEEDS, "content", "site", "dist", "kien-thuc", "templates"}
)


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is known of the archive to be; None: ask, or take the default."""

    title: str | None = None
    language: str | None = None
    region: str | None = None
    as_of: str | None = None
    example: bool = False
    take_defaults: bool = False
    renew: bool = False


def run_new(console: Console, folder: Path, wishes: Wishes, ask: Callable[[str], str] = input) -> int:
    """Write a fresh archive into a folder, and say what comes next; on a terminal, ask what it should be."""
    if wishes.renew:
        return _renew(console, folder)
    _refuse(folder)
    talks = not wishes.take_defaults and sys.stdin.isatty() and sys.stdout.isatty()
    settings = _settings(wishes, ask if talks else None)
    pages = find_pages(folder)
    if pages and talks:
        shown = ", ".join(path.name for path in pages[:3]) + (" …" if len(pages) > 3 else "")
        move = ask(tr("Move {pages} into seeds/? [Y/n] ", pages=shown)).strip().lower() not in ("n", "k")
    else:
        move = wishes.take_defaults
    try:
        kept = write_archive(folder, settings, example=wishes.example and not pages)
        for path in pages if move else ():
            path.rename(folder / SEEDS / path.name)
    except OSError as error:
        message = tr(
            "{filename}: {reason} (check the permissions)",
            filename=error.filename or folder,
            reason=reason_of(error),
        )
        raise LuutruError(message) from error
    console.tell("{folder}: a fresh archive", folder=folder)
    for name in kept:
        console.tell("  {name} was there already and stays as it is", name=name)
    if pages and move:
        console.say(trn("  {count} file moved into seeds/", "  {count} files moved into seeds/", len(pages)))
    elif pages:
        console.tell("  move the pages that lie in the folder into seeds/")
    elif not any((folder / SEEDS).iterdir()):
        console.tell("  put the raw pages into seeds/")
    if folder.resolve() != Path.cwd():
        console.say(f'  cd "{folder}"' if " " in str(folder) else f"  cd {folder}")
    console.tell("  luutru              (builds it; then open site/index.html)")
    console.tell("  luutru serve        (shows it, and every change at once)")
    console.tell("  luutru desk --open  (the curator's desk, in the browser)")
    console.tell("archive.toml explains the settings")
    return 0


def find_pages(folder: Path) -> list[Path]:
    """Return what lies loose in a folder that is to become an archive: its pages, as files or in folders."""
    if not folder.is_dir():
        return []
    names = _OWN | set(FILES.values())
    return sorted(path for path in folder.iterdir() if path.name[0] not in "._" and path.name not in names)


def write_archive(folder: Path, settings: str, *, example: bool = False) -> list[str]:
    """Write an archive with these settings; returns the names of files that were there and stay."""
    spoken = parse_config(settings).language
    files = {
        target: (STARTER / source.format(language=spoken)).read_bytes() for source, target in FILES.items()
    }
    files[FILE_NAME] = settings.encode()
    program = own_program()
    wheel = next(iter(program)).encode()
    files["README.md"] = files["README.md"].replace(b"phan-mem/luutru-*.whl", wheel)
    files |= program
    if example:
        files[f"{SEEDS}/{EXAMPLE}"] = (STARTER / SEEDS / EXAMPLE).read_bytes()
    kept = []
    (folder / SEEDS).mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        path = folder / name
        if path.exists():
            kept.append(name)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return kept


def own_program() -> dict[str, bytes]:
    """Return the files by which an archive keeps this program: its wheel, and what its workflow installs."""
    wheel = make_wheel()
    requirement = f"./{PROGRAM}/{wheel.name} \\\n    --hash=sha256:{wheel.sha256}\n"
    return {
        f"{PROGRAM}/{wheel.name}": wheel.data,
        REQUIREMENTS: (requirement + wheel.requirements).encode(),
    }


def _renew(console: Console, folder: Path) -> int:
    """Put the program that runs into an archive, in place of the one that it keeps."""
    if not (folder / FILE_NAME).is_file():
        raise LuutruError(tr("{folder}: there is no archive here", folder=folder))
    files = own_program()
    for path in (folder / PROGRAM).glob("luutru-*.whl"):
        if f"{PROGRAM}/{path.name}" not in files:
            path.unlink()
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        console.tell("{path}: written", path=name)
    console.tell("now run {program}, look at what changed, and commit everything", program="luutru")
    return 0


def _refuse(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        message = tr("{folder}: is no folder (name a new one, or one with your pages)", folder=folder)
        raise LuutruError(message)
    if (folder / FILE_NAME).exists():
        raise LuutruError(tr("{folder}: is an archive already (name another folder)", folder=folder))


def _settings(wishes: Wishes, ask: Callable[[str], str] | None) -> str:
    """Return the text of archive.toml; a wrong answer is told, and asked for again."""
    spoken = wishes.language or _ask(ask, tr("Language of the archive, vi or en"), "language", language())
    _check("language", spoken)
    text = (STARTER / f"archive.{spoken}.toml").read_text(encoding="utf-8")
    default = parse_config(text)
    meant = {"viet-nam": tr("the whole country"), "hanoi": tr("Hanoi alone"), "none": tr("no places")}
    regions = ", ".join(f"{name}: {meant[name]}" if name in meant else name for name in list_regions())
    questions = {
        "title": (wishes.title, tr("Title of the archive"), default.title),
        "region": (wishes.region, tr("Region ({names})", names=regions), str(default.region)),
        "as_of": (wishes.as_of, tr("Day the pages were collected, as 1/3/2026; empty if unknown"), ""),
    }
    for key, (known, question, offered) in questions.items():
        value = _ask(ask, question, key, offered) if known is None else known
        if value:
            line = _check(key, value)
            text = re.sub(
                rf"^(?:# )?{key} = .*$", line.replace("\\", r"\\"), text, count=1, flags=re.MULTILINE
            )
    return text


def _ask(ask: Callable[[str], str] | None, question: str, key: str, default: str) -> str:
    while ask is not None:
        answer = ask(f"{question} [{default}]: " if default else f"{question}: ").strip() or default
        try:
            if key == "as_of":
                answer = str(read_cell("published", answer, None, day_first=True) or "")
            _check(key, answer)
        except LuutruError as error:
            print(tell_here(error), file=sys.stderr)
        else:
            return answer
    return default


def _check(key: str, value: str) -> str:
    """Return the line of archive.toml that says so; raises LuutruError for a value that it may not have."""
    if key == "region":
        regions = {squeeze(name): name for name in list_regions()}
        value = regions.get(squeeze(value), value)
    line = f"{key} = {json.dumps(value, ensure_ascii=False)}"
    if value:
        parse_config(line)
    if key == "region":
        region_folder(value)
    return line

"""``new``: a fresh archive that builds at once."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from luutru import __version__
from luutru.errors import LuutruError
from luutru.messages import tr

if TYPE_CHECKING:
    from luutru.commands.console import Console

STARTER = Path(__file__).resolve().parents[1] / "starter"
#: File of the starter → where it goes in an archive.
FILES = {
    "archive.toml": "archive.toml",
    "README.md": "README.md",
    "seeds/vi-du.txt": "seeds/vi-du.txt",
    "gitignore.txt": ".gitignore",
    "pages.yml": ".github/workflows/pages.yml",
}
#: The address of a repository for those who may write to it.
_SSH = re.compile(r"(?:ssh://)?git@([^:/]+)[:/](.+)")


def run_new(console: Console, folder: Path) -> int:
    """Write a fresh archive into a folder that is new or empty."""
    requirement = find_requirement()
    write_archive(folder, requirement)
    console.say(tr("{folder}: a fresh archive with one invented example page", folder=folder))
    console.say(f"  cd {folder}")
    console.say(tr("  luutru              (builds it; then open site/index.html)"))
    console.say(tr("  luutru serve        (shows it, and every change at once)"))
    console.say(tr("archive.toml explains the settings; put your raw pages into seeds/"))
    if "git+" not in requirement:
        console.say(tr("before you publish: requirements.txt must say where the workflow gets luutru from"))
    return 0


def write_archive(folder: Path, requirement: str) -> None:
    """Copy the starter; raises LuutruError, with nothing written, where something stands already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise LuutruError(
            tr("{folder}: there is something already (name a new or empty folder)", folder=folder)
        )
    try:
        for source, target in FILES.items():
            path = folder / target
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(STARTER / source, path)
        (folder / "requirements.txt").write_text(requirement_text(requirement), encoding="utf-8")
    except OSError as error:
        raise LuutruError(
            tr(
                "{filename}: {reason} (check the permissions)",
                filename=error.filename or folder,
                reason=error.strerror,
            )
        ) from error


def requirement_text(requirement: str) -> str:
    """Return what the workflow installs."""
    return (
        "# Where the workflow gets luutru from: a release, or a repository as in\n"
        "# luutru @ git+https://github.com/NAME/luutru@v1.0.0\n"
        f"{requirement}\n"
    )


def find_requirement() -> str:
    """Return this very luutru as pip names it: by the repository it came from, else by its version."""
    try:
        origin = json.loads(distribution("luutru").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    version = origin.get("vcs_info", {})
    if version:
        return f"luutru @ {version['vcs']}+{origin['url']}@{version['commit_id']}"
    is_installed_folder = "dir_info" in origin
    folder = Path(unquote(urlsplit(origin["url"]).path)) if is_installed_folder else STARTER.parents[1]
    return _requirement_of_clone(folder) or f"luutru=={__version__}"


def _requirement_of_clone(folder: Path) -> str:
    """Return the repository that a folder was cloned from, on the web, at the folder's commit; or ""."""
    if not (folder / ".git").exists():
        return ""
    try:
        address, commit = (
            subprocess.check_output(
                ["git", "-C", folder, *words], text=True, stderr=subprocess.DEVNULL
            ).strip()
            for words in (("remote", "get-url", "origin"), ("rev-parse", "HEAD"))
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    if found := _SSH.fullmatch(address):
        address = f"https://{found[1]}/{found[2]}"
    return f"luutru @ git+{address}@{commit}" if address.startswith("https://") else ""

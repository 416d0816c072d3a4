"""``new``: a fresh archive that builds at once."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from luutru import __version__
from luutru.errors import LuutruError

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


def run_new(console: Console, folder: Path) -> int:
    """Write a fresh archive into a folder that is new or empty."""
    write_archive(folder)
    console.say(f"{folder}: a fresh archive with one invented example page")
    console.say(f"  cd {folder}")
    console.say("  luutru              (builds it; then open site/index.html)")
    console.say("  luutru serve        (shows it, and every change at once)")
    console.say("archive.toml explains the settings; put your raw pages into seeds/")
    return 0


def write_archive(folder: Path) -> None:
    """Copy the starter; raises LuutruError, with nothing written, where something stands already."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise LuutruError(f"{folder}: there is something already (name a new or empty folder)")
    try:
        for source, target in FILES.items():
            path = folder / target
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(STARTER / source, path)
        (folder / "requirements.txt").write_text(requirement_text(), encoding="utf-8")
    except OSError as error:
        raise LuutruError(f"{error.filename or folder}: {error.strerror} (check the permissions)") from error


def requirement_text() -> str:
    """Return what the workflow installs: this very luutru, from where it was installed."""
    return (
        "# Where the workflow gets luutru from: a release, or a repository as in\n"
        "# luutru @ git+https://github.com/NAME/luutru@v1.0.0\n"
        f"{_requirement()}\n"
    )


def _requirement() -> str:
    try:
        origin = json.loads(distribution("luutru").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    version = origin.get("vcs_info", {})
    if version:
        return f"luutru @ {version['vcs']}+{origin['url']}@{version['commit_id']}"
    return f"luutru=={__version__}"

"""Templates on disk: an archive's own ``templates/`` may hold some only, the rest is the program's."""

from __future__ import annotations

from pathlib import Path

from luutru.errors import LuutruError
from luutru.messages import tr
from luutru.site.templates import Templates
from luutru.states import read_states


def find_templates(archive: Path | None = None) -> tuple[Path, ...]:
    """Return the folders of templates, the archive's own first.

    The program's are in luutru/templates of an installed wheel, and beside the package in a source checkout.
    """
    package = Path(__file__).resolve().parents[1]
    own = next(
        (folder for folder in (package / "templates", package.parent / "templates") if folder.is_dir()), None
    )
    if own is None:
        message = tr("{package}: the program's templates are missing (install it again)", package=package)
        raise LuutruError(message)
    folders = [archive / "templates"] if archive and (archive / "templates").is_dir() else []
    if own not in (folder.resolve() for folder in folders):
        folders.append(own)
    return tuple(folders)


def load_templates(folders: tuple[Path, ...]) -> Templates:
    """Read every file of the folders; the first folder that has one wins, hidden ones are passed over."""
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        found |= {name: folder / name for name in read_states(folder) if "/." not in f"/{name}"}
    return Templates({name: path.read_bytes() for name, path in sorted(found.items())})

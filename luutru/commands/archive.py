"""Where an archive's parts are: the folders every command works on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from luutru.config import Config, load_config
from luutru.errors import LuutruError


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive's folders and settings. The folders need not exist yet."""

    root: Path
    config: Config
    seeds: Path
    content: Path
    site: Path

    def show(self, path: Path) -> str:
        """Write a path for people: relative to the archive where it lies inside."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)


def open_archive(
    root: Path,
    *,
    seeds: Path | None = None,
    content: Path | None = None,
    site: Path | None = None,
    base_url: str | None = None,
) -> Archive:
    """Find the parts of the archive in `root`; what is given by name replaces the usual one."""
    root = root.resolve()
    if not root.is_dir():
        raise LuutruError(f"{root}: there is no such folder (name the archive's folder with --archive DIR)")
    config = load_config(root)
    if base_url is not None:
        if not base_url.startswith(("https://", "http://")):
            raise LuutruError(f"--base-url must start with https://, not {base_url!r}")
        config = replace(config, base_url=base_url)
    return Archive(
        root=root,
        config=config,
        seeds=_absolute(seeds) or root / "seeds",
        content=_absolute(content) or root / "content",
        site=_absolute(site) or root / "site",
    )


def _absolute(path: Path | None) -> Path | None:
    return None if path is None else Path(path).resolve()

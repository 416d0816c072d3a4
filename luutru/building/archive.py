"""Where an archive's parts are: the folders every command works on."""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.config import FILE_NAME, Config, is_base, load_config
from luutru.errors import LuutruError
from luutru.memo import FOLDER, hash_of
from luutru.messages import tr
from luutru.publishing.lock import hold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.knowledge import Knowledge

#: Seconds to wait for another writer: a rename or a small build is done by then.
PATIENCE = 2.0


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive's folders and settings. The folders need not exist yet."""

    root: Path
    config: Config
    seeds: Path
    content: Path
    site: Path

    def load_knowledge(self) -> Knowledge:
        """Read what the archive knows of outlets, topics, furniture and its region."""
        from luutru.knowledge.loading import load_knowledge, read_tables

        version = hash_of(*read_tables(self.config.region, self.root))
        return load_knowledge(self.config.region, self.root, version)

    @property
    def twin(self) -> Path | None:
        """Where the site of the build before may stay: on the file system that the site is on."""
        inside = self.site.parent == self.root
        return self.root / FOLDER / f"{self.site.name}.twin" if inside else None

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
        raise LuutruError(
            tr("{root}: there is no such folder (name the archive's folder with --archive DIR)", root=root)
        )
    signs = (root / FILE_NAME, seeds or root / "seeds", content or root / "content")
    if not any(sign.exists() for sign in (*signs, *([site] if site else []))):
        cure = tr("go to its folder, name it with --archive DIR, or run {program} new DIR")
        raise LuutruError(tr("{root}: there is no archive here ({cure})", root=root, cure=cure))
    config = load_config(root)
    if base_url is not None:
        if base_url and not is_base(base_url):
            raise LuutruError(tr("--base-url must start with https://, not {base_url!r}", base_url=base_url))
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


@contextmanager
def only_writer(root: Path) -> Iterator[None]:
    """Let no other command write the archive in `root` meanwhile; raises LuutruError naming who does.

    An archive that cannot be written is not locked: its site may be built elsewhere, under a lock of its own.
    """
    with ExitStack() as held:
        if (root / "content").is_dir() or (root / "seeds").is_dir():
            try:
                (root / FOLDER).mkdir(exist_ok=True)
                held.enter_context(hold(root / FOLDER / "lock", str(root.resolve()), PATIENCE))
            except OSError:
                pass
        yield

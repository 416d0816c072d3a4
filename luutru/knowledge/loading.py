"""All that is known beforehand, as one value: outlets, places, topics, furniture.

Loaded once per process: the files are part of the program or of the archive and do not change under it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from luutru.config import name_regions
from luutru.errors import LuutruError, did_you_mean
from luutru.knowledge.outlets import FILE as OUTLETS
from luutru.knowledge.outlets import Outlets, load_outlets
from luutru.knowledge.own_files import FURNITURE, OWN_FILES, own_files
from luutru.knowledge.places import Places  # noqa: TC001 - read at run time by the memo
from luutru.knowledge.topics import FILE as TOPICS
from luutru.knowledge.topics import Topics, load_topics
from luutru.messages import tr
from luutru.toml_files import read_toml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from luutru.knowledge.phrases import Phrases

REGIONS: Final = Path(__file__).parent / "data" / "places"


@dataclass(frozen=True)
class Knowledge:
    """What cleaning and the site know of the world; `region`, `root` and `version` say what was loaded."""

    region: str | tuple[str, ...]
    outlets: Outlets
    places: Places
    topics: Topics
    #: The archive's folder, "" without an archive.
    root: str = ""
    version: bytes = b""

    def __reduce__(self) -> tuple[Any, ...]:
        """Let other processes load it themselves, or have it already: it is some megabytes."""
        return load_knowledge, (self.region, Path(self.root) if self.root else None, self.version)

    @cached_property
    def names(self) -> Mapping[str, frozenset[str]]:
        """The names of places, and the slugs of topics, that content files may have, by field."""
        return {
            "districts": frozenset(district.name for district in self.places.districts),
            "wards": frozenset(self.places.wards),
            "provinces": frozenset(province.name for province in self.places.provinces),
            "topics": frozenset(topic.slug for topic in self.topics.all),
        }

    @cached_property
    def phrases(self) -> Phrases:
        """Furniture, read when it is first asked for: a site has no use for it."""
        from luutru.knowledge.phrases import load_phrases, read_phrases

        own = own_files(Path(self.root), FURNITURE) if self.root else []
        return read_phrases(*own) if own else load_phrases()


@cache
def load_knowledge(
    region: str | tuple[str, ...] = "hanoi", root: Path | None = None, version: bytes = b""
) -> Knowledge:
    """Read everything known. `region` names a folder of data/places, or a folder as a path from `root`, or
    several.

    What lies in ``kien-thuc/`` of an archive is added to it, or takes the place of a row with the same id.
    What was read before is read again where `version`, a hash of `read_tables`, is another one.
    Raises LuutruError when there is no such region, and ProblemsError for mistakes in its files.
    """
    from luutru.knowledge.places_files import load_places

    return Knowledge(
        region,
        load_outlets(*(own_files(root, OUTLETS.name) if root else ())),
        load_places(*region_folders(region, root)),
        load_topics(*(own_files(root, TOPICS.name) if root else ())),
        str(root or ""),
        version,
    )


def read_tables(region: str | tuple[str, ...], root: Path | None = None) -> list[bytes]:
    """Return what an archive's files say of the world: its region's, and those of its own knowledge.

    Raises LuutruError when there is no such region.
    """
    files = [path for folder in region_folders(region, root) for path in sorted(folder.iterdir())]
    tables = [path for path in files if path.suffix in (".toml", ".tsv")]
    own = [path for name in OWN_FILES for path in own_files(root, name)] if root else []
    return [path.read_bytes() for path in (*tables, *own)]


def list_regions() -> list[str]:
    """Return the names of the regions that the program brings."""
    return sorted(folder.name for folder in REGIONS.iterdir() if (folder / "region.toml").is_file())


def region_folders(region: str | tuple[str, ...], root: Path | None = None) -> list[Path]:
    """Return the folders of one or several regions, and of those that they include."""
    folders = [region_folder(name, root) for name in name_regions(region)]
    for folder in tuple(folders):
        included = read_toml(
            (folder / "region.toml").read_text(encoding="utf-8"), f"{folder.name}/region.toml"
        ).get("includes", ())
        for name in included:
            other = region_folder(name, folder.parent)
            folders = [*(one for one in folders if one != other), other]
    return folders


def region_folder(region: str, root: Path | None = None) -> Path:
    """Return the folder of a region: the archive's own one comes before the program's."""
    for folder in ((root or Path()) / region, REGIONS / region):
        if (folder / "region.toml").is_file():
            return folder
    known = list_regions()
    cure = did_you_mean(region, known) or tr("known are {names}", names=", ".join(known))
    raise LuutruError(
        tr(
            'there are no places for the region "{region}" ({cure}; or a folder with a region.toml)',
            region=region,
            cure=cure,
        )
    )

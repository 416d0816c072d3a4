"""Whether the rows of an archive's own ``kien-thuc/`` do what their samples say."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from luutru.building.own_rows import own_outlets, own_topics
from luutru.cleaning.samples import FailedSample, check_outlet, check_phrase, check_topic
from luutru.content.store import write_if_changed
from luutru.errors import Problem, Severity, did_you_mean
from luutru.knowledge.outlets import FILE as OUTLETS
from luutru.knowledge.outlets import outlet_key
from luutru.knowledge.own_files import FURNITURE, OWN_FILES, find_problems, kept_file, own_files
from luutru.knowledge.phrases import parse_phrases
from luutru.knowledge.rows import OWN, load_layers
from luutru.knowledge.topics import FILE as TOPICS
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from luutru.building.archive import Archive
    from luutru.knowledge.outlets import Outlet


def keep_own_files(root: Path) -> None:
    """Keep the files of ``kien-thuc/`` that are sound, for the day when one is not."""
    for name in OWN_FILES:
        with suppress(OSError):  # an archive that cannot be written, or has no such file
            if not find_problems(root / OWN / name):
                write_if_changed(kept_file(root, name), (root / OWN / name).read_text(encoding="utf-8-sig"))


def check_own_knowledge(archive: Archive) -> list[Problem]:
    """Return a warning for each sample that the archive's own rows fail, and for each file nobody reads."""
    own = archive.root / OWN
    if not own.is_dir():
        return []
    known = archive.load_knowledge()
    failed: list[tuple[str, FailedSample]] = []
    for topic in own_topics(archive.root):
        failed += ((TOPICS.name, one) for one in check_topic(topic, known.topics))
    for outlet in own_outlets(archive.root):
        failed += ((OUTLETS.name, one) for one in check_outlet(outlet, known.outlets))
    for phrase in load_layers((), parse_phrases, lambda row: row.id, own_files(archive.root, FURNITURE)):
        failed += ((FURNITURE, one) for one in check_phrase(phrase, known.phrases))
    problems = [
        Problem(f"{OWN}/{name}", _line_of(own / name, one.sample), one.message, one.cure, Severity.WARNING)
        for name, one in failed
    ]
    problems += tell_twins(own / OUTLETS.name, own_outlets(archive.root), known.outlets.all)
    for path in sorted(own.iterdir()):
        if path.is_file() and path.name not in OWN_FILES and not path.name.startswith("."):
            nearest = did_you_mean(path.name, OWN_FILES) or tr("known: {names}", names=", ".join(OWN_FILES))
            message = tr("is a file that nobody reads")
            problems.append(Problem(f"{OWN}/{path.name}", 0, message, nearest, Severity.WARNING))
    return problems


def tell_twins(file: Path, own: Sequence[Outlet], known: Iterable[Outlet]) -> Iterator[Problem]:
    """Yield a note for each own outlet that has the address or the name of another.

    Which of the two an article gets is chance, and their lists are two. It may be meant so: a weekly has the
    address of its daily.
    """
    own_ids = {outlet.id for outlet in own}
    first: dict[str, Outlet] = {}
    for outlet in (*(row for row in known if row.id not in own_ids), *own):
        keys = {**dict.fromkeys(sorted(_hosts_of(outlet))), outlet_key(outlet.name): None}
        shared = next((key for key in keys if key in first), None)
        if shared is not None and outlet.id in own_ids:
            other = first[shared]
            message = tr(
                "{name} has {shared}, and so has {other}",
                name=outlet.name,
                shared=shared if shared in _hosts_of(outlet) else other.name,
                other=f"{other.name} ({other.id})",
            )
            cure = (
                tr("keep one of the two rows, where they are one outlet")
                if other.id in own_ids
                else tr(
                    'where they are one outlet, write id = "{id}" here: this row then takes the place of the'
                    " known one",
                    id=other.id,
                )
            )
            yield Problem(
                f"{OWN}/{file.name}", _line_of(file, f'"{outlet.id}"'), message, cure, Severity.NOTE
            )
        for key in keys:
            first.setdefault(key, outlet)


def _hosts_of(outlet: Outlet) -> set[str]:
    return {domain.casefold().removeprefix("www.") for domain in outlet.domains}


def _line_of(file: Path, sample: str) -> int:
    """Return the line on which a sample stands, 0 where it is written over several."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):  # its last sound version was read
        return 0
    return next((number for number, line in enumerate(lines, 1) if sample in line), 0)

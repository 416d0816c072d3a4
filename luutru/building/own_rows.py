"""What came of the topics and outlets in an archive's own ``kien-thuc/``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.catalogue.terms import Facet
from luutru.knowledge.outlets import FILE as OUTLETS
from luutru.knowledge.outlets import parse_outlets
from luutru.knowledge.own_files import own_files
from luutru.knowledge.rows import OWN, load_layers
from luutru.knowledge.topics import FILE as TOPICS
from luutru.knowledge.topics import parse_topics
from luutru.messages import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from luutru.knowledge.outlets import Outlet
    from luutru.knowledge.topics import Topic
    from luutru.site.context import Site


def tell_own_rows(root: Path, site: Site) -> Iterator[str]:
    """Yield how many articles each topic and each outlet of ``kien-thuc/`` has, and where to look."""
    topics = {row.slug: row.label(site.config.language) for row in own_topics(root)}
    outlets = {row.id: row.name for row in own_outlets(root)}
    for facet, names, label, file in (
        (Facet.TOPIC, topics, tr("own topics"), TOPICS.name),
        (Facet.OUTLET, outlets, tr("own outlets"), OUTLETS.name),
    ):
        terms = site.catalogue.terms[facet]
        counts = {name: terms[slug].count if slug in terms else 0 for slug, name in names.items()}
        told = "; ".join(
            f"{name}: {trn('{count} article', '{count} articles', count)}" for name, count in counts.items()
        )
        cure = tr(
            "for none: look at its row in {file}, and explain an article that should have it",
            file=f"{OWN}/{file}",
        )
        if facet is Facet.OUTLET:  # a name at the head of a page proves no outlet
            cure = f"{cure}; {tr('or name it for its whole folder in sources.csv: FOLDER/*,OUTLET')}"
        if counts:
            yield f"  {label}: {told}" + (f" → {cure}" if 0 in counts.values() else "")


def own_topics(root: Path) -> tuple[Topic, ...]:
    """Return the topics of ``kien-thuc/topics.toml``."""
    return load_layers((), parse_topics, lambda row: row.slug, own_files(root, TOPICS.name))


def own_outlets(root: Path) -> tuple[Outlet, ...]:
    """Return the outlets of ``kien-thuc/outlets.toml``."""
    return load_layers((), parse_outlets, lambda row: row.id, own_files(root, OUTLETS.name))

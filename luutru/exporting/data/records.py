"""The articles of a site as records and as the rows of tables, one article at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from luutru.catalogue.terms import Facet
from luutru.content.fields import flat_values, further_files
from luutru.content.markdown import parse_body
from luutru.errors import Problem, ProblemsError
from luutru.exporting.data.schema import load_tables
from luutru.exporting.payload import shorten_evidence
from luutru.messages import tr
from luutru.site import urls
from luutru.site.body_html import make_anchors
from luutru.site.context import load_listed
from luutru.site.data_files import SEPARATOR
from luutru.site.provinces import tell_provinces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luutru.model import ContentFile
    from luutru.site.context import Site

#: Fields and facts of an article that are tables of their own, in their order.
LISTS = ("authors", "districts", "wards", "provinces", "topics", "paragraphs", "evidence")
Row = tuple[str | int | float | bool | None, ...]


def make_records(site: Site) -> Iterator[dict[str, Any]]:
    """Yield every listed article with all that is told of it, in the order of ids.

    The keys are the columns of `articles` and, as lists, the tables about articles: `authors`, `districts`,
    `wards`, `provinces`, `topics`, `paragraphs`, `evidence`. Raises ProblemsError for two with one id.
    """
    entries = site.catalogue.entries
    _check_ids(site)
    for place in sorted(range(len(entries)), key=lambda place: entries[place].article.id):
        yield make_record(site, place, load_listed(site, place))


def make_record(site: Site, place: int, file: ContentFile) -> dict[str, Any]:
    """Return one article's record; what is unknown is None or empty."""
    article, config = file.article, site.config
    address = urls.article_url(article.slug)
    paragraphs = [] if config.excerpt_only else _paragraphs(file.body_md)
    evidence = shorten_evidence(file.evidence) if config.excerpt_only else file.evidence
    values = flat_values(article) | {
        "url": urls.absolute_url(config.base_url, address) or address,
        "year": site.catalogue.filings[place].year,
        "text": "\n\n".join(paragraph["text"] for paragraph in paragraphs) or None,
        "rights": article.rights or config.rights or None,
        "provinces": tell_provinces(site, article),
        "further_files": SEPARATOR.join(further_files(article)) or None,
        "paragraphs": paragraphs,
        "evidence": [
            {
                "field": field,
                "value": piece.value,
                "line": piece.line,
                "text": piece.text or None,
                "rule": piece.rule,
                "confidence": piece.confidence,
            }
            for field, pieces in evidence.items()
            for piece in pieces
        ],
    }
    record: dict[str, Any] = {column.name: values[column.name] for column in load_tables()[0].columns}
    record |= {name: list(values[name]) for name in LISTS}
    return record


def _paragraphs(body_md: str) -> list[dict[str, Any]]:
    blocks = [block for block in parse_body(body_md) if block.text]
    anchors = make_anchors(block.text for block in blocks)
    return [
        {"kind": block.kind.value, "anchor": anchor or None, "text": block.text}
        for block, anchor in zip(blocks, anchors, strict=True)
    ]


def split_record(record: dict[str, Any]) -> Iterator[tuple[str, Row]]:
    """Yield a record's rows with the names of their tables."""
    lists = {name: value for name, value in record.items() if isinstance(value, list)}
    yield "articles", tuple(value for name, value in record.items() if name not in lists)
    for name, values in lists.items():
        for number, value in enumerate(values, 1):
            if isinstance(value, dict):
                yield name, (record["id"], number, *value.values())
            else:
                yield f"article_{name}", (record["id"], number, value)


def list_terms(site: Site) -> Iterator[tuple[str, Row]]:
    """Yield the rows of what articles refer to: districts, wards, provinces, topics, outlets."""
    terms = site.catalogue.terms
    for term in terms[Facet.DISTRICT].values():
        unit = site.places.district(term.name)
        facts = (
            (unit.kind, unit.valid_from or None, unit.valid_to or None, unit.lat, unit.lon) if unit else ()
        )
        yield "districts", (term.name, term.slug, *(facts or (None,) * 5), _province(site, [term.name], ()))
    for term in terms[Facet.WARD].values():
        yield "wards", (term.name, term.slug, _province(site, (), [term.name]))
    for term in terms[Facet.PROVINCE].values():
        yield "provinces", (term.name, term.slug)
    for term in terms[Facet.TOPIC].values():
        topic = site.topics.by_slug(term.slug)
        names = (topic.label_vi, topic.label_en, topic.group) if topic else (term.name, None, None)
        yield "topics", (term.slug, *names)
    for term in terms[Facet.OUTLET].values():
        yield "outlets", (term.name, term.slug)


def _province(site: Site, districts: Iterable[str], wards: Iterable[str]) -> str | None:
    """Return the name of the province in which a district or ward lies; None for a stranger."""
    provinces = map(site.places.province, site.places.find_provinces(districts, wards))
    return next((province.name for province in provinces if province), None)


def _check_ids(site: Site) -> None:
    seen: dict[str, str] = {}
    problems = []
    for entry in site.catalogue.entries:
        other = seen.setdefault(entry.article.id, entry.name)
        if other != entry.name:
            message = tr("has the same id as {other}.md", other=other)
            cure = tr('take the "id" line out of the copy: it then gets one of its own')
            problems.append(Problem(f"content/{entry.name}.md", 0, message, cure))
    if problems:
        raise ProblemsError(problems)

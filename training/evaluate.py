"""How well cleaning does on tagged pages: ``python -m training.evaluate DIR [--worst N]``.

A tagged page (``*.src``) is a header of ``#key: value`` rows, a line ``---``, and one row per raw line: its
role, a tab, the line. Lists in the header are separated by ``|``; `published` is EDTF with ``T`` and a clock.
A field whose key is missing from the header is not scored; one that is empty must stay empty. Where
`topics_may` is given, a topic that stands neither there nor in `topics` is wrong.
``--raise FILE`` lifts the floors kept in FILE to what was reached; floors never sink. ``--pin FILE`` notes
which pages these are, each with hashes of its lines and of its gold: no floor is met by other pages.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from luutru.cleaning.cleaning import clean_page
from luutru.knowledge.loading import load_knowledge
from luutru.model import STAND_IN, CleanedPage, RawPage, Role, SetAside
from luutru.vietnamese.folding import fold, match_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luutru.knowledge.loading import Knowledge
    from luutru.model import Found

#: The article's running text; a page's body is exact when these lines are exactly the gold's.
TEXT_ROLES: Final = frozenset({Role.SAPO, Role.BODY, Role.SUBHEAD})
#: Families of pages that nobody has read for more than these fields.
_SIMULATED: Final = "sim-"
_SIMULATED_FIELDS: Final = frozenset({"title", "published", "published_time", "author", "outlet"})
_UNSCORED: Final = "published-not-scored"


@dataclass(frozen=True, slots=True)
class TaggedPage:
    """A tagged page: header values by key, roles and raw lines side by side."""

    name: str
    header: Mapping[str, str]
    roles: tuple[str, ...]
    lines: tuple[str, ...]

    def values(self, key: str) -> frozenset[str]:
        """A header value that is a list."""
        return frozenset(filter(None, self.header.get(key, "").split("|")))


@dataclass(slots=True)
class Score:
    """Right, too many, and missed; a page's single value counts one or nothing of each."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    def add(self, gold: frozenset[object], got: frozenset[object]) -> None:
        """Count one page's or one line's values."""
        self.right += len(gold & got)
        self.extra += len(got - gold)
        self.missed += len(gold - got)

    @property
    def precision(self) -> float:
        """Right of what was said; 1 when nothing was said."""
        return self.right / (self.right + self.extra) if self.right + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Right of what is there; 1 when nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = 2 * self.right + self.extra + self.missed
        return 2 * self.right / total if total else 1.0


@dataclass(slots=True)
class Result:
    """The scores by name, in order of appearance, and what differs on each page."""

    scores: dict[str, Score] = field(default_factory=dict)
    pages: int = 0
    differences: dict[str, list[str]] = field(default_factory=dict)

    def score(self, name: str) -> Score:
        """The score of this name, made when it is first asked for."""
        return self.scores.setdefault(name, Score())

    def figures(self) -> dict[str, float]:
        """F1 of every score: what the floors hold."""
        return {name: round(score.f1, 4) for name, score in sorted(self.scores.items())}


def parse_tagged(text: str, name: str) -> TaggedPage:
    """Read a tagged page from its text."""
    head, _, rest = text.partition("\n---\n")
    header = {}
    for row in head.split("\n"):
        key, _, value = row.removeprefix("#").partition(":")
        header[key] = value.strip()
    rows = [row.partition("\t") for row in rest.removesuffix("\n").split("\n")]
    return TaggedPage(name, header, tuple(row[0] for row in rows), tuple(row[2] for row in rows))


def raw_page(page: TaggedPage) -> RawPage:
    """The raw page that a tagged page describes."""
    sha256 = hashlib.sha256("\n".join(page.lines).encode()).hexdigest()
    return RawPage(f"{page.name}.txt", sha256, "utf-8", False, "\n", False, page.lines)


def load_pages(folder: Path) -> list[TaggedPage]:
    """Read every tagged page under `folder`, sorted by path."""
    return [
        parse_tagged(path.read_text(encoding="utf-8"), path.stem) for path in sorted(folder.rglob("*.src"))
    ]


def evaluate_pages(pages: Iterable[TaggedPage], knowledge: Knowledge) -> Result:
    """Clean every page and hold it against its gold."""
    result = Result()
    for page in pages:
        result.pages += 1
        cleaned = clean_page(raw_page(page), knowledge)
        found = result.differences.setdefault(page.name, [])
        article = page.header.get("kind", "article") == "article"
        _compare(
            result,
            found,
            "set aside",
            _said("aside", not article),
            _said("aside", isinstance(cleaned, SetAside)),
        )
        if isinstance(cleaned, SetAside):
            if article:
                found.append(f"article lost: {cleaned.reason} ({cleaned.detail})")
                _compare_roles(result, found, page, None)
        elif article:
            _compare_roles(result, found, page, cleaned)
            _compare_fields(result, found, page, cleaned, knowledge)
    return result


def _said(word: str, true: bool) -> frozenset[str]:
    return frozenset({word}) if true else frozenset()


def _compare(result: Result, found: list[str], name: str, gold: frozenset[str], got: frozenset[str]) -> None:
    result.score(name).add(frozenset(gold), frozenset(got))
    if gold != got:
        found.append(f"{name}: {' | '.join(sorted(got)) or '–'} (gold: {' | '.join(sorted(gold)) or '–'})")


def _compare_roles(result: Result, found: list[str], page: TaggedPage, cleaned: CleanedPage | None) -> None:
    got = [str(line.role) for line in cleaned.lines] if cleaned else ["furniture"] * len(page.roles)
    for number, (gold_role, got_role) in enumerate(zip(page.roles, got, strict=True), 1):
        if gold_role == "blank":
            continue
        text = gold_role in TEXT_ROLES, got_role in TEXT_ROLES
        result.score("text lines").add(_said("text", text[0]), _said("text", text[1]))
        result.score(f"role {gold_role}").add(frozenset({gold_role}), frozenset({got_role}) & {gold_role})
        if gold_role != got_role:
            result.score(f"role {got_role}").extra += 1
            line = cleaned.lines[number - 1] if cleaned else None
            why = f" [{line.rule} {line.score}]" if line else ""
            found.append(
                f"line {number}: {got_role} (gold: {gold_role}){why} {page.lines[number - 1].strip()[:90]}"
            )
    exact = all((a in TEXT_ROLES) == (b in TEXT_ROLES) for a, b in zip(page.roles, got, strict=True))
    result.score("exact body").add(frozenset({page.name}), frozenset({page.name}) if exact else frozenset())


def _compare_fields(
    result: Result, found: list[str], page: TaggedPage, cleaned: CleanedPage, knowledge: Knowledge
) -> None:
    said = cleaned.description
    outlet = knowledge.outlets.by_name(said.outlet.value) if said.outlet else None
    published, _, clock = page.header.get("published", "").partition("T")
    gold: dict[str, frozenset[str]] = {
        "title": _keys([page.header.get("title", "")]),
        "published": _keys([published]),
        "published_time": _keys([clock]),
        "event": _keys([page.header.get("event", "").partition("T")[0]]),
        "author": _authors(page.header.get("author", "")),
        "outlet": _keys([page.header.get("outlet", "")]),
        "districts": page.values("districts"),
        "wards": frozenset(map(match_key, page.values("wards"))),
    }
    got: dict[str, frozenset[str]] = {
        "title": _keys([said.title.value] if said.title and said.title.evidence[0].rule != STAND_IN else []),
        "published": _keys(_value(said.published)),
        "published_time": _keys(_value(said.published_time)),
        "event": _keys(_value(said.event)),
        "author": _keys([author.value for author in said.authors]),
        "outlet": _keys([outlet.id] if outlet else []),
        "districts": frozenset("-".join(fold(name.value).split()) for name in said.districts),
        "wards": frozenset(match_key(name.value.partition(" (")[0]) for name in said.wards),
    }
    for name, values in gold.items():
        if _is_scored(page, name):
            _compare(result, found, name, values, got[name])
    if _is_scored(page, "topics"):
        topics = frozenset(topic.value for topic in said.topics)
        wanted, forbidden = page.values("topics"), page.values("topics_not")
        _compare(result, found, "topics found", wanted, topics & wanted)
        _compare(result, found, "topics forbidden", forbidden, forbidden - topics)
        if "topics_may" in page.header:
            told = wanted | page.values("topics_may")
            _compare(result, found, "topics told", topics & told, topics)


def _is_scored(page: TaggedPage, name: str) -> bool:
    if name.startswith("published") and _UNSCORED in page.header.get("hard", ""):
        return False
    if page.header.get("family", "").startswith(_SIMULATED):
        return name in _SIMULATED_FIELDS
    return name.removesuffix("_time") in page.header


def _value(found: Found[str] | None) -> list[str]:
    return [found.value] if found else []


def _keys(values: Iterable[str]) -> frozenset[str]:
    return frozenset(match_key(value) for value in values if value)


def _authors(text: str) -> frozenset[str]:
    return _keys(part.strip() for part in text.replace("|", ",").replace(" - ", ",").split(","))


def render_table(result: Result) -> str:
    """The scores as a table, one row each."""
    width = max(map(len, result.scores), default=0)
    rows = [f"{result.pages} pages", f"{'':{width}}  prec.  recall F1     right extra missed"]
    for name, score in result.scores.items():
        rows.append(
            f"{name:{width}}  {score.precision:.3f}  {score.recall:.3f}  {score.f1:.3f}"
            f"  {score.right:5} {score.extra:5} {score.missed:6}"
        )
    return "\n".join(rows)


def render_worst(result: Result, count: int) -> str:
    """The pages with most differences, and what differs."""
    pages = sorted(result.differences.items(), key=lambda item: (-len(item[1]), item[0]))
    return "\n".join("\n  ".join([name, *found]) for name, found in pages[:count] if found)


def pin_pages(pages: Iterable[TaggedPage]) -> str:
    """Return a row for each page, tab-separated: its name, and what its lines and its gold are known by."""
    return "".join(
        f"{page.name}\t{_hash_of(page.lines)}\t{_hash_of([*page.roles, *map(str, page.header.items())])}\n"
        for page in sorted(pages, key=lambda page: page.name)
    )


def _hash_of(texts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:12]


def raised_floors(floors: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, float]:
    """Floors lifted to the figures reached; none sinks, and none is 0, which would hold nothing."""
    names = sorted({*floors, *figures})
    raised = {name: max(floors.get(name, 0.0), figures.get(name, 0.0)) for name in names}
    return {name: floor for name, floor in raised.items() if floor}


def main(arguments: Sequence[str] | None = None) -> None:
    """Evaluate the folders named on the command line."""
    parser = argparse.ArgumentParser(description="Score cleaning on tagged pages.")
    parser.add_argument("folders", type=Path, nargs="+")
    parser.add_argument(
        "--worst", type=int, default=0, metavar="N", help="show the N pages with most differences"
    )
    parser.add_argument("--raise", type=Path, dest="floors", metavar="FILE", help="lift the floors in FILE")
    parser.add_argument("--pin", type=Path, metavar="FILE", help="note in FILE which pages these are")
    options = parser.parse_args(arguments)
    if options.pin:
        pages = [page for folder in options.folders for page in load_pages(folder)]
        options.pin.write_text(pin_pages(pages), encoding="utf-8")
        return
    knowledge = load_knowledge()
    for folder in options.folders:
        result = evaluate_pages(load_pages(folder), knowledge)
        print(f"{folder}: {render_table(result)}")
        if options.worst:
            print(render_worst(result, options.worst))
        if options.floors:
            _raise(options.floors, folder.name, result.figures())


def _raise(path: Path, name: str, figures: Mapping[str, float]) -> None:
    table = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    table[name] = raised_floors(table.get(name, {}), figures)
    path.write_text(json.dumps(table, indent=2, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

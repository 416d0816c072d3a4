"""Count how often values of each kind are right on tagged pages: ``python -m training.count_right DIR…``.

Prints a row of `luutru/knowledge/data/confidence.toml` for each kind that was seen. A header may give other
answers that stand, separated by ``|``; a topic is right if it stands in `topics` or `topics_may`, and not
counted where `topics_may` is missing. A day is right with and without the mark of an inferred year.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from luutru.cleaning.cleaning import clean_page
from luutru.knowledge.loading import load_knowledge
from luutru.model import SetAside
from luutru.vietnamese.folding import fold, match_key
from training.evaluate import load_pages, raw_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from luutru.knowledge.loading import Knowledge
    from training.evaluate import TaggedPage

#: Values of one page are alike: of a kind at most so many count.
_MOST: Final = 2
_KEYS: Final = {"authors": "author"}


def count_right(pages: Iterable[TaggedPage], knowledge: Knowledge) -> dict[str, tuple[float, float]]:
    """Return for each kind how many values were right, and how many seen."""
    totals: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for page in pages:
        cleaned = clean_page(raw_page(page), knowledge)
        if isinstance(cleaned, SetAside) or page.header.get("kind", "article") != "article":
            continue
        groups: dict[str, list[bool]] = defaultdict(list)
        for (field, value), count in cleaned.description.counted.items():
            key = _KEYS.get(field, field)
            if key in page.header and (field != "topics" or "topics_may" in page.header):
                groups[count.id].append(_is_right(field, value, page.header, knowledge))
        for kind, answers in groups.items():
            counted = min(len(answers), _MOST)
            totals[kind][0] += counted * sum(answers) / len(answers)
            totals[kind][1] += counted
    return {kind: (right, seen) for kind, (right, seen) in sorted(totals.items())}


def _is_right(field: str, value: str, header: Mapping[str, str], knowledge: Knowledge) -> bool:
    said = [part.strip() for part in header.get(_KEYS.get(field, field), "").split("|")]
    if field in ("published", "event"):
        days = [day.partition("T")[0].replace("?", "") for day in said]
        return any(day and day.startswith(value.replace("?", "")) for day in days)
    if field == "outlet":
        outlet = knowledge.outlets.by_name(value)
        return (outlet.id if outlet else match_key(value)) in said
    if field == "districts":
        return "-".join(fold(value).split()) in said
    if field == "topics":
        return value in said or value in header["topics_may"].split("|")
    if field == "authors":
        said = [name for part in said for name in part.replace(" - ", ",").split(",")]
    return match_key(value.partition(" (")[0] if field == "wards" else value) in map(match_key, said)


def main(folders: list[str]) -> None:
    """Print the counts of the folders named on the command line."""
    pages = [page for folder in folders for page in load_pages(Path(folder))]
    for kind, (right, seen) in count_right(pages, load_knowledge()).items():
        print(f'[[row]]\nid = "{kind}"\nright = {right:.0f}\nseen = {seen:.0f}\n')


if __name__ == "__main__":
    main(sys.argv[1:])

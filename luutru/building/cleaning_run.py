"""What is noted of the inputs of one cleaning, before their pages are cleaned and after."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from operator import attrgetter
from typing import TYPE_CHECKING

import msgspec

from luutru.building.settled import Seen, SettledPage
from luutru.cleaning.inputs import sameness_of
from luutru.cleaning.known import SHOWN_LETTERS, tell_unfit
from luutru.content.from_description import Draft  # noqa: TC001 - read by msgspec
from luutru.content.known_articles import Made  # noqa: TC001 - read by msgspec
from luutru.errors import Problem, Severity
from luutru.messages import tr, trn
from luutru.model import Known, RawPage, SetAside, Unfit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


#: Notes on single values; a crawl has thousands.
_MOST_TOLD = 20


class Cleaned(msgspec.Struct, frozen=True, array_like=True):
    """A cleaned page: the draft of its article, and what is known of that should it be new.

    `told` is what is wrong with its pictures.
    """

    draft: Draft
    made: Made
    told: tuple[str, ...] = ()


@dataclass(slots=True)
class CleaningRun:
    """What is noted of the inputs of one run.

    `same` is what pages that are not cleaned yet are the same by, `unfit` what they state that is no such
    value, `beside` the files that pages need beside
    them, `kept` the names of their pictures by their keys, `siteless` the addresses that say no site.
    """

    seen: list[Seen] = field(default_factory=list)
    made: dict[str, Made] = field(default_factory=dict)
    same: dict[str, str] = field(default_factory=dict)
    unfit: dict[str, tuple[Unfit, ...]] = field(default_factory=dict)
    beside: dict[str, tuple[str, ...]] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    siteless: dict[str, str] = field(default_factory=dict)
    told: list[Problem] = field(default_factory=list)

    def see(self, name: str, aside: SetAside | None = None) -> None:
        """Note what came of an input."""
        self.seen.append(Seen(name, self.same.pop(name, ""), aside, self.unfit.pop(name, ())))


def look_at(
    inputs: Iterable[RawPage | SetAside],
    folder: str,
    run: CleaningRun,
) -> Iterator[RawPage | SetAside]:
    """Pass pages on, and note what is known before they are cleaned."""
    for item in inputs:
        if isinstance(item, RawPage):
            run.same[item.name] = sameness_of(item)
            if item.beside:
                run.beside[item.name] = item.beside
            known = item.known
            if siteless := [unfit for unfit in known.unfit if unfit.reason == "siteless-address"]:
                known = replace(known, unfit=tuple(unfit for unfit in known.unfit if unfit not in siteless))
                if not known.url:
                    run.siteless.setdefault(item.name, siteless[0].value)
            run.unfit[item.name] = known.unfit
        yield item


def tell_values(pages: Iterable[Seen | SettledPage], folder: str) -> list[Problem]:
    """Return notes on what pages state that is no such value; of many the first, and how many more."""
    told = [
        problem
        for page in sorted((page for page in pages if page.unfit), key=attrgetter("name"))
        for problem in tell_unfit(Known(unfit=page.unfit), f"{folder}/{page.name}")
    ]
    more = len(told) - _MOST_TOLD
    if more > 0:
        message = trn("{count} more such value", "{count} more such values", more)
        told[_MOST_TOLD:] = [Problem(folder, 0, message, severity=Severity.NOTE)]
    return told


def tell_siteless(addresses: Mapping[str, str], folder: str) -> Iterator[Problem]:
    """Tell once of all pages that declare an address which is none by itself: a crawl has thousands."""
    if not addresses:
        return
    first, said = min(addresses.items())
    message = trn(
        'declares "{said}" as its address, which names no site; it is left out',
        'declares "{said}" as its address, which names no site; it is left out, as in {count} pages in all',
        len(addresses),
        said=said[:SHOWN_LETTERS],
    )
    cure = tr("write the addresses in sources.csv")
    yield Problem(f"{folder}/{first}", 0, message, cure, Severity.NOTE)


def note_cleaned(
    cleaned: Iterable[Cleaned | SetAside], folder: str, run: CleaningRun
) -> Iterator[Draft | SetAside]:
    """Pass drafts on, and note what they are of and what is wrong with their pictures."""
    for item in cleaned:
        if isinstance(item, SetAside):
            run.see(item.name, item)
            yield item
        else:
            run.see(item.draft.name)
            run.made[item.draft.name] = item.made
            run.kept |= item.draft.pictures
            for reason in item.told:
                message = tr("a picture of the page is not kept: {reason}", reason=reason)
                run.told.append(Problem(f"{folder}/{item.draft.name}", 0, message, "", Severity.NOTE))
            yield item.draft

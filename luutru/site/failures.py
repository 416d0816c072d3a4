"""Files of the site that could not be made, and what to say of them: one bad page stops no other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from luutru.errors import Problem, ProblemsError
from luutru.messages import tr, trn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

#: So many files that failed for one reason are named; the rest is counted.
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Failure:
    """A file of the site that could not be made, and why."""

    url: str
    problems: tuple[Problem, ...]


def attempt(make: Callable[[], T], url: str, source: str, failures: list[Failure]) -> T | None:
    """Return what `make` makes for a file of the site; None when it fails, and `failures` tells why.

    `source` is what the file is made from, for people.
    """
    try:
        return make()
    except ProblemsError as error:
        failures.append(Failure(url, error.problems))
    except Exception as error:
        message = tr("no page can be made of it: {error}", error=f"{type(error).__name__}: {error}")
        cure = tr("the program is at fault: report it, with this file")
        failures.append(Failure(url, (Problem(source, 0, message, cure),)))
    return None


def tell_failures(failures: Iterable[Failure]) -> Iterator[Problem]:
    """Yield each reason once, with the files that are not as they should be for it."""
    urls: dict[Problem, list[str]] = {}
    for failure in failures:
        for problem in failure.problems:
            urls.setdefault(problem, []).append(failure.url)
    for problem, failed in urls.items():
        names = ", ".join(failed[:_SHOWN]) + (", …" if len(failed) > _SHOWN else "")
        stays = trn(
            "{names} was not made again",
            "{count} pages were not made again: {names}",
            len(failed),
            names=names,
        )
        yield Problem(
            problem.path, problem.line, f"{problem.message}; {stays}", problem.cure, problem.severity
        )

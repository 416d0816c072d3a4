"""What a command says while it works: plain lines when piped, a progress bar on a terminal.

Rich is imported only for a bar or a table on a terminal, since it costs more time to load than a small build.
"""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING, TypeVar

from luutru.errors import Problem, Severity
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Progress

T = TypeVar("T")

#: A bar that flashes up for less than this disturbs more than it tells, in seconds.
BAR_AFTER = 1.0
#: Without a terminal, long work says how far it is every so many seconds.
LINE_EVERY = 10.0


@dataclass(slots=True)
class Console:
    """Speaks to the curator, counts warnings, and keeps the time of each stage for ``--timings``.

    A quiet one says nothing but what is wrong.
    """

    quiet: bool = False
    warnings: int = 0
    errors: int = 0
    told: set[Problem] = field(default_factory=set)
    timings: dict[str, float] = field(default_factory=dict)

    def say(self, text: str = "") -> None:
        """Print one line of the result."""
        if not self.quiet:
            print(text)

    def tell(self, english: str, /, **values: object) -> None:
        """Print a sentence in the language spoken, as `tr` says it."""
        self.say(tr(english, **values))

    def report(self, problems: Iterable[Problem]) -> None:
        """Print problems, with file, line and cure, on standard error; each once."""
        for problem in problems:
            if problem in self.told:
                continue
            self.told.add(problem)
            self.errors += problem.severity is Severity.ERROR
            self.warnings += problem.severity is Severity.WARNING
            print(problem.told(), file=sys.stderr)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add to the time of one stage."""
        start = time.perf_counter()
        try:
            yield
        finally:
            self.timings[name] = self.timings.get(name, 0.0) + time.perf_counter() - start

    def say_timings(self) -> None:
        """Print the stages, slowest first."""
        for name, seconds in sorted(self.timings.items(), key=lambda item: -item[1]):
            self.say(f"  {seconds:8.2f} s  {name}")

    def track(
        self, values: Iterable[T], name: str, total: int | None = None, sizes: Iterable[int] = repeat(1)
    ) -> Iterator[T]:
        """Yield `values`, showing how far the work is once it takes longer than a second.

        `total` is the sum of `sizes`: of how much each value stands for.
        """
        if self.quiet:
            yield from values
            return
        name = {
            "articles": tr("articles"),
            "data files": tr("data files"),
            "lists and other pages": tr("lists and other pages"),
            "pages cleaned": tr("pages cleaned"),
        }.get(name, name)
        shown = _Bar(name, total) if sys.stderr.isatty() else _Lines(name, total)
        try:
            for value, size in zip(values, sizes, strict=False):
                yield value
                shown.advance(size)
        finally:
            shown.close()


class _Lines:
    """Progress as a plain line every few seconds."""

    def __init__(self, name: str, total: int | None) -> None:
        self.name, self.total = name, total
        self.done = 0
        self.start = self.last = time.monotonic()

    def advance(self, amount: int) -> None:
        self.done += amount
        now = time.monotonic()
        if now - self.last >= LINE_EVERY:
            self.last = now
            rate = self.done / (now - self.start)
            done = f"{self.done}/{self.total}" if self.total else str(self.done)
            print(
                tr("{name}: {done}, {rate:.0f} a second", name=self.name, done=done, rate=rate),
                file=sys.stderr,
            )

    def close(self) -> None:
        """Nothing to clear away."""


class _Bar:
    """Progress as a bar with rate and time left, shown once the work takes longer than `BAR_AFTER`."""

    def __init__(self, name: str, total: int | None) -> None:
        self.name, self.total = name, total
        self.done = 0
        self.start = time.monotonic()
        self.bar: Progress | None = None

    def advance(self, amount: int) -> None:
        self.done += amount
        took = time.monotonic() - self.start
        if self.bar is None and took >= BAR_AFTER:
            self.bar = _open_bar(self.name, self.total)
        if self.bar:
            self.bar.update(self.bar.task_ids[0], completed=self.done, rate=self.done / max(took, 1e-9))

    def close(self) -> None:
        """Take the bar off the terminal."""
        if self.bar:
            self.bar.stop()


def _open_bar(name: str, total: int | None) -> Progress:
    from rich.console import Console as RichConsole
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]:.0f}/s"),
        TimeRemainingColumn(),
    )
    progress = Progress(*columns, console=RichConsole(stderr=True), transient=True)
    progress.start()
    progress.add_task(name, total=total, rate=0.0)
    return progress

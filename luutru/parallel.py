"""Map a function over many values on every core, in order, with flat memory.

Stages take any `concurrent.futures.Executor`. Results come in the order of the inputs whatever the number of
workers, so that one job and many give the same bytes.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections import deque
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")

#: Chunks in flight per worker: one being worked on, one waiting, so that no worker idles.
CHUNKS_AHEAD = 2


def count_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


#: Whether workers begin with all that this process has in memory. Only where forking is the system's way and
#: safe, which it is without threads.
WORKERS_INHERIT = sys.platform.startswith("linux")


@contextmanager
def without_collector() -> Iterator[None]:
    """Keep the cycle collector off: a build makes millions of values and hardly a cycle."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def open_workers(jobs: int, amount: int, worth_it: int) -> Iterator[Executor | None]:
    """Open a pool of `jobs` processes; None (work here) for one job or fewer than `worth_it` inputs.

    Starting a pool costs about 0.1 s a process, which a small archive does not earn back.
    """
    if jobs <= 1 or amount < worth_it:
        yield None
        return
    if WORKERS_INHERIT:
        gc.freeze()  # so that no worker's collector touches, and thereby copies, what all share
    context = get_context("fork" if WORKERS_INHERIT else None)
    executor = ProcessPoolExecutor(jobs, context, _begin_worker)
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    finally:
        gc.unfreeze()
    executor.shutdown()


def map_in_order(
    function: Callable[[T], R],
    values: Iterable[T],
    executor: Executor | None,
    *,
    chunk: int = 32,
    workers: int = 1,
) -> Iterator[R]:
    """Yield ``function(value)`` for each value, in order; at most a few chunks of values are held at a time.

    With an executor, `function` must be picklable: a module's function, or a `functools.partial` of one.
    """
    if executor is None:
        yield from map(function, values)
        return
    pending: deque[Future[list[R]]] = deque()
    source = iter(values)
    while True:
        while len(pending) < CHUNKS_AHEAD * workers and (part := list(islice(source, chunk))):
            pending.append(executor.submit(_apply, function, part))
        if not pending:
            return
        yield from pending.popleft().result()


def _begin_worker() -> None:
    gc.disable()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    # A pool's workers wait for ever for a program that was killed, and hold the lock of its site meanwhile.
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)


def _apply(function: Callable[[T], R], values: list[T]) -> list[R]:
    results = [function(value) for value in values]
    gc.collect(1)  # nobody else does, in a worker
    return results

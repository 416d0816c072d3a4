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
from contextlib import contextmanager, suppress
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from luutru.cluster import find_cluster
from luutru.messages import language, speak

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Executor, Future

T = TypeVar("T")
R = TypeVar("R")

#: Chunks in flight per worker: one being worked on, one waiting, so that no worker idles.
CHUNKS_AHEAD = 2
#: A worker's collector looks for cycles when so many more values live than when it last did: some 5 MB.
#: Stages hardly make any, and a look after each chunk took a twentieth of a build's time to find none.
NET_GROWTH = 20_000


def count_cores() -> int:
    """How many workers there are to use: those of the cluster, or this machine's cores."""
    if cluster := find_cluster():
        return cluster.workers
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def workers_inherit() -> bool:
    """Say whether workers begin with all that this process has in memory.

    Only where forking is the system's way and safe, which it is without threads.
    """
    return sys.platform.startswith("linux") and find_cluster() is None


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

    Starting a pool costs about 0.1 s a process, which a small archive does not earn back. A cluster that is
    in use takes the pool's place.
    """
    if jobs <= 1 or amount < worth_it:
        yield None
        return
    if cluster := find_cluster():
        yield cluster.executor
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import active_children, get_context

    give_back_memory()
    gc.freeze()  # so that no worker's collector touches, and thereby copies, what all share
    executor = ProcessPoolExecutor(
        jobs, get_context("fork" if workers_inherit() else None), _begin_worker, (language(),)
    )
    try:
        yield executor
    except BaseException:
        for worker in active_children():  # what it makes now, nobody wants, and nobody may write any more
            worker.kill()
        executor.shutdown(cancel_futures=True)
        raise
    finally:
        gc.unfreeze()
    executor.shutdown()


def give_back_memory() -> None:
    """Give what was freed back to the system, where C's library is GNU's.

    It would keep for this process, and for workers forked from it, what a stage has left behind: 140 MB when
    50,000 entries have been packed, 60 MB after the data files.
    """
    if sys.platform.startswith("linux"):
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)


def map_in_order(
    function: Callable[[T], R],
    values: Iterable[T],
    executor: Executor | None,
    *,
    chunk: int = 32,
    workers: int = 1,
) -> Iterator[R]:
    """Return ``function(value)`` for each value, in order; at most a few chunks of values are held at a time.

    With an executor the first chunks are at work before the first result is asked for, so that the caller may
    do something else meanwhile; `function` must be picklable: a module's function, or a `functools.partial`
    of one.
    """
    if executor is None:
        return map(function, values)
    source = iter(values)
    pending: deque[Future[list[R]]] = deque()

    def submit() -> None:
        while len(pending) < CHUNKS_AHEAD * workers and (part := list(islice(source, chunk))):
            pending.append(executor.submit(_apply, function, part))

    def results() -> Iterator[R]:
        while pending:
            part = pending.popleft().result()
            submit()
            yield from part

    submit()
    return results()


def _begin_worker(spoken: str) -> None:
    speak(spoken)
    gc.enable()  # a forked worker begins without one, as a build does
    gc.set_threshold(NET_GROWTH)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    from multiprocessing import connection, parent_process

    # A pool's workers wait for ever for a program that was killed, and hold the lock of its site meanwhile.
    parent = parent_process()
    assert parent is not None
    connection.wait([parent.sentinel])
    os._exit(1)


#: A worker of a cluster may have many threads. What stages keep, a parser or a cache, is one thread's.
_one_at_a_time = threading.Lock()


def _apply(function: Callable[[T], R], values: list[T]) -> list[R]:
    with _one_at_a_time:
        return [function(value) for value in values]

"""A cluster in place of this machine's cores: Dask, through the executor that it hands out.

Workers read the archive and write pages into the stage themselves, so they need the archive's folder under
the same path (a shared disk), and the same release of this program and of its libraries.
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from luutru.errors import LuutruError
from luutru.extras import load_extra
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

SCHEME = "dask://"
#: Seconds to look for the scheduler, and for its first worker.
PATIENCE = 30


@dataclass(frozen=True, slots=True)
class Cluster:
    """Workers that are somewhere else."""

    executor: Executor
    workers: int


_in_use: ContextVar[Cluster | None] = ContextVar("cluster", default=None)


def find_cluster() -> Cluster | None:
    """Return the cluster that does the work; None when this machine does."""
    return _in_use.get()


@contextmanager
def use_cluster(address: str) -> Iterator[None]:
    """Let a cluster do the work, all stages of it; `address` is that of its scheduler, ``dask://HOST:PORT``.

    Raises LuutruError when there is no such cluster, or no Dask here.
    """
    if not address.startswith(SCHEME):
        raise LuutruError(
            tr("{address}: is no cluster (write it as {scheme}HOST:PORT)", address=address, scheme=SCHEME)
        )
    distributed = load_extra("distributed", address)
    place = address.removeprefix(SCHEME)
    make_client: Any = distributed.Client  # has no types
    try:
        client = make_client(f"tcp://{place}", timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise LuutruError(
            tr("{address}: nobody answers there (start dask scheduler)", address=address)
        ) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise LuutruError(
                tr("{address}: it has no workers (start dask worker {place})", address=address, place=place)
            ) from error
        token = _in_use.set(Cluster(client.get_executor(pure=False), len(client.nthreads())))
        try:
            yield
        finally:
            _in_use.reset(token)

"""One writer at a time: a locked file that says who holds it.

The system lets go of a lock when its process ends, however it ends, so that no lock outlives a `kill -9`.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from luutru.errors import LuutruError
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

#: Seconds between two tries.
_PAUSE = 0.05
#: Windows locks bytes, and lets nobody read them: one far behind what the file says.
_FAR = 1 << 20


@contextmanager
def hold(lock: Path, place: str, patience: float = 0.0) -> Iterator[None]:
    """Hold the file `lock` while writing `place`; it is removed at the end.

    Raises LuutruError that names the process which holds it, when it still does after `patience` seconds, and
    OSError where the file cannot be written.
    """
    handle = lock.open("a+b")
    give_up = time.monotonic() + patience
    try:
        while not _is_mine(handle.fileno(), lock):
            if time.monotonic() >= give_up:
                cure = tr("wait for it to end, or stop it")
                raise LuutruError(
                    tr(
                        "{place}: another build is at work here{holder} ({cure})",
                        place=place,
                        holder=_holder(lock),
                        cure=cure,
                    )
                )
            time.sleep(_PAUSE)
            handle.close()
            handle = lock.open("a+b")
        handle.truncate(0)
        now = dt.datetime.now().astimezone()
        holder = tr("process {number}, since {time:%H:%M:%S}", number=os.getpid(), time=now)
        handle.write(holder.encode())
        handle.flush()
        try:
            yield
        finally:
            # Before the lock goes, or another's file would; Windows removes no file that is open.
            if os.name != "nt":
                lock.unlink(missing_ok=True)
    finally:
        handle.close()


def _is_mine(descriptor: int, lock: Path) -> bool:
    try:
        _lock(descriptor)
        # The holder before may have removed this file while it was being opened.
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    except OSError:
        return False


def _holder(lock: Path) -> str:
    try:
        said = lock.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        said = ""
    return f": {said}" if said else ""


if os.name == "nt":  # pragma: no cover

    def _lock(descriptor: int) -> None:
        import msvcrt

        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]

else:

    def _lock(descriptor: int) -> None:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

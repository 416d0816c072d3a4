"""Two folders change places in one step.

Linux has ``renameat2(…, RENAME_EXCHANGE)`` (since 3.15; ext4, xfs, btrfs, tmpfs, overlay on them) and macOS
``renamex_np(…, RENAME_SWAP)`` (since 10.12, APFS). Python offers neither, so both are called through ctypes.
"""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

AT_FDCWD = -100  # <fcntl.h>: a path relative to the working folder
RENAME_EXCHANGE = 1 << 1  # <linux/fs.h>
RENAME_SWAP = 0x2  # <sys/stdio.h> on macOS


def can_exchange() -> bool:
    """Whether the system has an exchange; a file system may refuse it all the same."""
    return _system_call() is not None


def exchange_folders(first: Path, second: Path) -> bool:
    """Let two existing folders of one file system change places; False where the system cannot."""
    exchange = _system_call()
    return exchange is not None and exchange(os.fsencode(first), os.fsencode(second)) == 0


@cache
def _system_call() -> Callable[[bytes, bytes], int] | None:
    """Find the system's exchange, as a function that returns 0 when it did its work."""
    if not sys.platform.startswith(("linux", "darwin")):
        return None
    library = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "darwin":
        swap = getattr(library, "renamex_np", None)
        return None if swap is None else lambda a, b: int(swap(a, b, RENAME_SWAP))
    rename = getattr(library, "renameat2", None)  # glibc 2.28 and later; musl has it since 1.2.5
    if rename is None:
        return None
    return lambda a, b: int(rename(AT_FDCWD, a, AT_FDCWD, b, RENAME_EXCHANGE))

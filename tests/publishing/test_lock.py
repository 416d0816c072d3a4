"""The lock of one writer, as Windows has it; the system's own is tried by every build (`test_tree.py`)."""

from __future__ import annotations

import importlib.util
import os
import sys
from types import ModuleType, SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from luutru.errors import LuutruError
from luutru.publishing import lock

if TYPE_CHECKING:
    from pathlib import Path

FAR = 1 << 20


@pytest.mark.skipif(os.name == "nt", reason="Windows has the real one")
def test_windows_locks_a_byte_behind_what_the_file_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def locking(descriptor: int, mode: int, count: int) -> None:
        assert (os.lseek(descriptor, 0, os.SEEK_CUR), mode, count) == (FAR, 2, 1)
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    file = tmp_path / "lock"
    spec = importlib.util.spec_from_file_location("windows_lock", lock.__file__)
    assert spec
    assert spec.loader
    windows = importlib.util.module_from_spec(spec)
    with monkeypatch.context() as system:
        system.setitem(sys.modules, "msvcrt", SimpleNamespace(LK_NBLCK=2, locking=locking))
        on_windows = ModuleType("os")
        on_windows.__dict__.update(os.__dict__, name="nt")
        system.setitem(sys.modules, "os", on_windows)
        spec.loader.exec_module(windows)
        with windows.hold(file, "site"), pytest.raises(LuutruError, match=str(os.getpid())):
            windows.hold(file, "site").__enter__()
        with windows.hold(file, "site"):  # the file stays, and is held by nobody
            assert file.read_bytes().startswith(b"process")
    assert file.exists()

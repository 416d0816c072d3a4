from __future__ import annotations

import errno
import os

import pytest

from luutru.errors import reason_of
from luutru.messages import speaking


@pytest.mark.parametrize(
    "name",
    ["EACCES", "EPERM", "ENOENT", "EEXIST", "EISDIR", "ENOTDIR", "ENOSPC", "EROFS", "EIO", "EADDRINUSE"],
)
def test_what_systems_refuse_usually_is_said_in_either_language(name: str) -> None:
    error = OSError(getattr(errno, name), os.strerror(getattr(errno, name)))
    assert reason_of(error) == error.strerror
    with speaking("vi"):
        assert not reason_of(error).isascii()


def test_a_rare_reason_is_said_as_the_system_says_it() -> None:
    with speaking("vi"):
        assert reason_of(OSError(errno.EDOM, "Numerical argument out of domain")).startswith("Numerical")
        assert reason_of(OSError("something else")) == "something else"

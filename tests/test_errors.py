from __future__ import annotations

import errno
import os

import pytest

from luutru.errors import did_you_mean, reason_of
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


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("domain", ["domains", "datelines"], "domains"),
        ("tilte", ["title", "rights"], "title"),
        ("ulr", ["url", "title"], "url"),
        ("Rights", ["title", "rights"], "rights"),
        ("lang", ["language", "labels"], "language"),
        ("ngon", ["no", "name"], ""),
        (
            "thoi-tiet-hom-nay",
            ["thoi-tiet-hom-nay-21-5-ha-noi-nang-dem-mua"],
            "thoi-tiet-hom-nay-21-5-ha-noi-nang-dem-mua",
        ),
        ("trang-1", ["trang-12"], ""),
        ("tieu_de", ["title", "rights"], ""),
        ("ten", ["menu", "title"], ""),
        ("trang_9.txt", ["trang_1.txt", "trang_2.txt"], ""),
        ("trang_01.txt", ["trang_1.txt", "trang_2.txt"], "trang_1.txt"),
        ("trong-hoa", ["trong-trot", "hoa-hoc"], ""),
    ],
)
def test_a_word_is_guessed_only_where_one_is_near(word: str, known: list[str], meant: str) -> None:
    assert did_you_mean(word, known) == (meant and f'did you mean "{meant}"?')

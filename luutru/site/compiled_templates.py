"""Templates as Python has compiled them, kept from run to run as ``.pyc`` files are: they take 0.1 s to make.

They are code, so they lie in a temporary folder of the user's own and never in an archive, whose ``.luutru``
may come from a stranger.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from jinja2 import FileSystemBytecodeCache

from luutru.memo import hash_of, hash_of_program

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class _CompiledTemplates(FileSystemBytecodeCache):
    """Compiled templates by their places, each with a hash of its source and of the program."""

    def get_source_checksum(self, source: str) -> str:
        """Return what a kept template must have been made from."""
        return hash_of(source, hash_of_program()).hex()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Read a template, if it is there and whole."""
        try:
            super().load_bytecode(bucket)
        except Exception:  # damaged: unpickling may fail in any way
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, if there is room."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def find_compiled_templates() -> FileSystemBytecodeCache | None:
    """Return the templates kept for this user; None where there is no folder that only the user can write."""
    try:
        return _CompiledTemplates(pattern="luutru-%s.cache")
    except (OSError, RuntimeError):
        return None

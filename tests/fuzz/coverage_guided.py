"""The same targets under atheris, which seeks inputs that reach new code.

Run as `python tests/fuzz/coverage_guided.py FOLDER -max_total_time=600`, with atheris installed, which is no
part of the lock files: it has wheels for few systems. FOLDER holds inputs to begin with; a failing one is
left as `crash-…`.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]


def main() -> None:
    """Fuzz until told to stop; the first byte of an input chooses its target."""
    atheris: Any = import_module("atheris")
    with atheris.instrument_imports(include=["luutru"]):
        targets = import_module("fuzz.targets")
    takers = (targets.read, targets.clean, targets.read_front, targets.read_markdown)

    def test_one_input(data: bytes) -> None:
        number = data[0] % len(takers) if data else 0
        text: Any = data[1:]
        if number >= 2:
            text = text.decode("utf-8", "surrogateescape")
        takers[number](f"---\ntitle: a\n{text}" if number == 2 else text)

    atheris.Setup(sys.argv, test_one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

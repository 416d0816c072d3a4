"""The program itself: ``python -m luutru``, the ``luutru`` command, and ``python build.py``."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import NoReturn

from luutru.cli import main


def run(prog_name: str | None = None) -> NoReturn:
    """Run the command line, and end the process at once.

    Python would first free all values one by one, a tenth of the time of an edit among ten thousand articles;
    the system takes them back in one piece. Whoever profiles or traces the program is left to end it.
    """
    try:
        main(prog_name=prog_name)
    except SystemExit as end:
        if sys.getprofile() or sys.gettrace() or not isinstance(end.code, int):
            raise
        with suppress(BrokenPipeError):  # of a reader that has seen enough: "| head"
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(end.code)
    raise AssertionError("a command ends with SystemExit")


if __name__ == "__main__":
    run()

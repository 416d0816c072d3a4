"""Who works in an archive, as its changes are signed."""

from __future__ import annotations

import getpass
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def find_curator(folder: Path) -> str:
    """Return who decides: the name that git knows in a folder, else the user's."""
    with suppress(OSError, subprocess.CalledProcessError):
        command = ["git", "-C", str(folder), "config", "user.name"]
        if name := subprocess.check_output(command, text=True, stderr=subprocess.DEVNULL).strip():
            return name
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""

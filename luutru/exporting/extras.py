"""Libraries that only some editions need, loaded when one is asked for and never before."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from luutru.errors import LuutruError
from luutru.messages import tr

if TYPE_CHECKING:
    from types import ModuleType

#: Module → what pip calls it, at versions this program is tested with.
_LIBRARIES = {"libzim.writer": "libzim>=3.4,<3.7", "pyarrow": "pyarrow>=21", "pyarrow.parquet": "pyarrow>=21"}


def has_extra(module: str) -> bool:
    """Whether a library is installed; does not load it."""
    return find_spec(module.partition(".")[0]) is not None


def load_extra(module: str, purpose: str) -> ModuleType:
    """Load a module of an optional library; raises LuutruError with the command that installs it."""
    try:
        return import_module(module)
    except ImportError as error:
        command = f'{sys.executable} -m pip install "{_LIBRARIES[module]}"'
        raise LuutruError(
            tr(
                "{purpose} needs a library that is not installed ({error}); run: {command}",
                purpose=purpose,
                error=error,
                command=command,
            )
        ) from error

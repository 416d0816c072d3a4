"""This very program as a wheel: an archive keeps it, so that its workflow needs no index that has it."""

from __future__ import annotations

import base64
import hashlib
import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from luutru import __version__
from luutru.extras import extra_of, list_requirements

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Where an archive keeps its program.
PROGRAM = "phan-mem"
PACKAGE = Path(__file__).resolve().parents[1]
#: Where the clone has what a wheel carries inside the package (pyproject.toml, "force-include").
OUTSIDE = {"templates": "templates", "requirements.txt": "starter/requirements.txt"}
#: Zip files know no earlier day; the same program gives the same bytes whenever it is packed.
_DAY = (1980, 1, 1, 0, 0, 0)
_SCRIPTS = "[console_scripts]\nluutru = luutru.__main__:run\n"
_WHEEL = "Wheel-Version: 1.0\nGenerator: luutru\nRoot-Is-Purelib: true\nTag: py3-none-any\n"


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel (PEP 427): `requirements` are the locked versions of what it needs, with hashes."""

    name: str
    data: bytes
    requirements: str

    @property
    def sha256(self) -> str:
        """The hash by which pip knows it."""
        return hashlib.sha256(self.data).hexdigest()


def make_wheel() -> Wheel:
    """Pack the program that is running, whether it was installed or runs from a clone."""
    files = dict(sorted(_package_files()))
    info = f"luutru-{__version__}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: luutru\nVersion: {__version__}\nRequires-Python: >=3.11\n"
    needs = list_requirements()
    extras = sorted({extra for line in needs if (extra := extra_of(line))})
    metadata += "".join(f"Provides-Extra: {extra}\n" for extra in extras)
    metadata += "".join(f"Requires-Dist: {line}\n" for line in needs)
    files |= {
        f"{info}/METADATA": metadata.encode(),
        f"{info}/WHEEL": _WHEEL.encode(),
        f"{info}/entry_points.txt": _SCRIPTS.encode(),
    }
    record = "".join(f"{name},sha256={_digest(data)},{len(data)}\n" for name, data in files.items())
    files[f"{info}/RECORD"] = f"{record}{info}/RECORD,,\n".encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, data in files.items():
            packed.writestr(zipfile.ZipInfo(name, _DAY), data, zipfile.ZIP_DEFLATED)
    locked = files["luutru/starter/requirements.txt"].decode()
    return Wheel(f"luutru-{__version__}-py3-none-any.whl", target.getvalue(), locked)


def _package_files() -> Iterator[tuple[str, bytes]]:
    sources = [(PACKAGE, "luutru")]
    sources += [
        (PACKAGE.parent / outside, f"luutru/{inside}")
        for outside, inside in OUTSIDE.items()
        if not (PACKAGE / inside).exists()
    ]
    for source, name in sources:
        for path in [source] if source.is_file() else source.rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                inner = path.relative_to(source).as_posix()
                yield (name if inner == "." else f"{name}/{inner}"), path.read_bytes()


def _digest(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def keeps_other_program(folder: Path) -> bool:
    """Say whether an archive keeps a program, and it is another than the one that runs."""
    wheels = list((folder / PROGRAM).glob("luutru-*.whl"))
    return bool(wheels) and any(path.read_bytes() != make_wheel().data for path in wheels)

"""Seeds, content and site as one BagIt bag (RFC 8493) in a ZIP, for handing to a library that keeps it.

The bag is written here and not by the bagit library, because that one moves the payload in place and stamps
the bag with the clock; the tests let the library validate what is written.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import TYPE_CHECKING

from luutru import __version__
from luutru.errors import LuutruError
from luutru.exporting.packing import sha256_of, write_zip
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_DECLARATION = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_LIKE_ESCAPE = re.compile("%(?=25|0[AaDd])")


def write_bag(payload: Iterable[tuple[str, Path | bytes]], target: Path, info: Mapping[str, str]) -> None:
    """Pack the files of `payload` (path in the bag, file or bytes) as a bag into the ZIP `target`.

    The bag is the folder in the ZIP that is named like it, as RFC 8493 wants of a bag in an archive. `info`
    becomes bag-info.txt, its empty values left out; Payload-Oxum is added.
    """
    kept: list[tuple[str, Path | bytes]] = sorted(
        ((f"data/{name}", content) for name, content in payload), key=lambda item: item[0]
    )
    manifest = "".join(f"{_hash(content)}  {_escape(name)}\n" for name, content in kept)
    size = sum(len(item) if isinstance(item, bytes) else item.stat().st_size for _, item in kept)
    facts = {
        **{key: " ".join(value.split()) for key, value in info.items()},
        "Bag-Software-Agent": f"luutru {__version__}",
        "Payload-Oxum": f"{size}.{len(kept)}",
    }
    tags = {
        "bagit.txt": _DECLARATION.encode(),
        "bag-info.txt": "".join(f"{key}: {value}\n" for key, value in facts.items() if value).encode(),
        "manifest-sha256.txt": manifest.encode(),
    }
    sums = "".join(f"{_hash(data)}  {name}\n" for name, data in tags.items())
    tags["tagmanifest-sha256.txt"] = sums.encode()
    write_zip(target, ((f"{target.stem}/{name}", content) for name, content in [*tags.items(), *kept]))


def _hash(content: Path | bytes) -> str:
    return sha256_of(content) if isinstance(content, Path) else hashlib.sha256(content).hexdigest()


def _escape(path: str) -> str:
    """Escape what would break a manifest's line (RFC 8493, 2.1.3), and a "%" that would look like an escape.

    The RFC wants every "%" escaped, but the bagit library takes only line ends back.
    """
    try:
        path.encode()
    except UnicodeEncodeError as error:
        raise LuutruError(
            tr("{path!r}: the file's name is not UTF-8; a bag cannot name it (rename it)", path=path)
        ) from error
    return _LIKE_ESCAPE.sub("%25", path).replace("\n", "%0A").replace("\r", "%0D")

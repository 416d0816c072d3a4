"""Values remembered by the hash of all that went into them.

A memo is a table in ``.luutru/memo.sqlite``. It holds nothing that cannot be made again: the folder may be
deleted, damaged or carried to another machine at any time, and costs only time. Every value is stored with a
checksum, so that damage is noticed and the value made anew; it is stored as bytes and decoded by msgspec into
the dataclass its reader asks for, so that a folder from a stranger cannot run code.

Each *space* ("content", "pages", …) is a table of its own. A key says what the value was made of: any change
of an input gives another key, so nothing is ever out of date. What a run did not use may be dropped.
"""

from __future__ import annotations

import hashlib
import sqlite3
import sys
from contextlib import contextmanager, suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Generic, Self, TypeVar
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import TracebackType

FOLDER = ".luutru"
#: Raised when the stored form changes; an older memo is then forgotten whole.
FORMAT = 4
#: Against damage, not malice, and taken of 15 MB at an edit among 10,000 articles: CRC-32, thrice as fast as
#: any hash.
_CHECKSUM_BYTES = 4
#: Values by name lie in so many drawers: ten thousand are read at once, and a change writes one drawer anew.
DRAWERS = 64
#: What a damaged file leads to: SQLite's complaint, or one that names what cannot be read.
_DAMAGE = (sqlite3.Error, UnicodeDecodeError)

T = TypeVar("T")


def hash_of(*parts: bytes | str) -> bytes:
    """Hash parts so that no two different sequences of parts share their bytes; 16 bytes."""
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "little"))
        digest.update(data)
    return digest.digest()


@cache
def hash_of_program() -> bytes:
    """Hash the program and its data by the names, sizes and times of their files; 16 bytes.

    A new release, an edited rule or a row of knowledge gives another hash. So do another Python and other
    releases of the libraries that make bytes, which are known by their first files: to ask for their versions
    would take longer than a build that finds nothing changed.
    """
    folder = Path(__file__).parent
    found = [find_spec(name) for name in ("jinja2", "markdown", "markupsafe", "msgspec")]
    files = [Path(library.origin) for library in found if library and library.origin]
    files += sorted(path for path in folder.rglob("*") if path.suffix not in (".pyc", "") and path.is_file())
    states = [(path, path.stat()) for path in files]
    return hash_of(sys.version, *[f"{path} {state.st_size} {state.st_mtime_ns}" for path, state in states])


class Memo:
    """A store of bytes by space and key; use as a context manager, which writes on leaving."""

    def __init__(self, folder: Path | None) -> None:
        """Open the memo of an archive; with no folder it is kept in memory and forgotten."""
        self._path = None if folder is None else folder / FOLDER / "memo.sqlite"
        self._base = self._open()
        self._damaged = False
        self._tables: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Write what was put and close. A memo that cannot be written is no reason to fail."""
        with self._noticing_damage():
            self._base.commit()
        self._base.close()
        if self._damaged and self._path is not None:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def walk(self, space: str) -> Iterator[tuple[bytes, bytes]]:
        """Yield keys and values of a space one by one, damaged ones left out."""
        return self._rows(f'SELECT key, value FROM "{self._table(space)}"')

    def get(self, space: str, key: bytes) -> bytes | None:
        """Read one value; None when it is not there or damaged."""
        rows = self._rows(f'SELECT key, value FROM "{self._table(space)}" WHERE key = ?', (key,))
        return next((value for _, value in rows), None)

    def read(self, space: str, key: bytes, kind: type[T]) -> T | None:
        """Read one value as msgpack of this type; None when it is not there, damaged, or of another type."""
        from msgspec import MsgspecError, msgpack

        stored = self.get(space, key)
        if stored is not None:
            with suppress(MsgspecError, UnicodeDecodeError):
                return msgpack.decode(stored, type=kind)
        return None

    def put(self, space: str, values: Mapping[bytes, bytes]) -> None:
        """Remember values, over older ones of the same keys."""
        rows = ((key, _checksum(key, value) + value) for key, value in values.items())
        with self._noticing_damage():
            self._base.executemany(f'INSERT OR REPLACE INTO "{self._table(space)}" VALUES (?, ?)', rows)

    def drop(self, space: str, keys: Iterable[bytes]) -> None:
        """Forget values by key."""
        with self._noticing_damage():
            self._base.executemany(
                f'DELETE FROM "{self._table(space)}" WHERE key = ?', ((key,) for key in keys)
            )

    def _table(self, space: str) -> str:
        if space not in self._tables:
            with self._noticing_damage():
                self._base.execute(
                    f'CREATE TABLE IF NOT EXISTS "{space}" (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID'
                )
                self._tables.add(space)
        return space

    def _rows(self, query: str, values: tuple[bytes, ...] = ()) -> Iterator[tuple[bytes, bytes]]:
        with self._noticing_damage():
            for key, stored in self._base.execute(query, values):
                if isinstance(key, bytes) and isinstance(stored, bytes):
                    value = stored[_CHECKSUM_BYTES:]
                    if stored[:_CHECKSUM_BYTES] == _checksum(key, value):
                        yield key, value

    @contextmanager
    def _noticing_damage(self) -> Iterator[None]:
        """Go on without the memo when its file is damaged, and remove the file at the end."""
        try:
            yield
        except sqlite3.OperationalError:  # locked by another build, a full disk: no damage
            return
        except _DAMAGE:
            self._damaged = True

    def _open(self) -> sqlite3.Connection:
        if self._path is None:
            return sqlite3.connect(":memory:")
        try:
            self._path.parent.mkdir(exist_ok=True)
            return _connect(self._path)
        except (OSError, *_DAMAGE):
            with suppress(OSError):
                self._path.unlink(missing_ok=True)
        try:
            return _connect(self._path)
        except (OSError, *_DAMAGE):  # a read-only folder: remember nothing
            return sqlite3.connect(":memory:")


class Drawers(Generic[T]):
    """Values by name in a space of a memo, read all at once, as the type they were kept as.

    Damage costs a drawer: what was in it is missing, and it is written anew with the rest that is kept.
    """

    def __init__(self, memo: Memo, space: str, kind: type[T]) -> None:
        from msgspec.msgpack import Decoder

        self._memo, self._space = memo, space
        self._decoder = Decoder(dict[str, kind])  # type: ignore[valid-type]
        self._loaded: Mapping[str, T] = {}
        self._sound: set[int] = set()

    def load(self) -> Mapping[str, T]:
        """Return all values that were kept. They are what `keep` compares with, and must stay as they are."""
        from msgspec import MsgspecError

        values: dict[str, T] = {}
        self._sound.clear()
        for row, stored in self._memo.walk(self._space):
            with suppress(MsgspecError, UnicodeDecodeError):
                values.update(self._decoder.decode(stored))
                self._sound.update(row)
        self._loaded = values
        return values

    def keep(self, values: Mapping[str, T]) -> None:
        """Remember these values and forget all others; drawers that held the same when loaded stay."""
        from msgspec.msgpack import Encoder

        before = self._loaded
        changed = {name for name, value in values.items() if before.get(name) != value}
        changed |= before.keys() - values.keys()
        drawers: dict[int, dict[str, T]] = {number: {} for number in map(_drawer, changed)}
        drawers |= {number: {} for number in range(DRAWERS) if number not in self._sound}
        for name, value in values.items() if drawers else ():
            if (drawer := drawers.get(_drawer(name))) is not None:
                drawer[name] = value
        encode = Encoder().encode
        self._memo.put(self._space, {bytes([number]): encode(drawer) for number, drawer in drawers.items()})


def _drawer(name: str) -> int:
    return crc32(name.encode("utf-8", "surrogateescape")) % DRAWERS


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file, and raise an error of `_DAMAGE` when it is no memo of this format."""
    base = sqlite3.connect(path, timeout=1.0)
    try:
        base.execute("PRAGMA synchronous = OFF")  # a power cut costs the memo at worst; checksums notice
        base.execute("PRAGMA secure_delete = ON")  # nothing is left of what an archive forgets
        (version,) = base.execute("PRAGMA user_version").fetchone()
        if version not in (0, FORMAT):
            raise sqlite3.DatabaseError("another format")
        base.execute(f"PRAGMA user_version = {FORMAT}")
        base.execute("SELECT name FROM sqlite_master").fetchall()
    except _DAMAGE:
        base.close()
        raise
    return base


def _checksum(key: bytes, value: bytes) -> bytes:
    return crc32(value, crc32(key)).to_bytes(_CHECKSUM_BYTES, "little")

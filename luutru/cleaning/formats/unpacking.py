"""Bytes as they were before they were compressed: of any length.

They are packed with gzip, bzip2, xz, Zstandard or Brotli.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from typing import IO, TYPE_CHECKING, Any, Final, cast

from luutru.extras import load_extra

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

#: How much of a stream can be looked at before it is read.
SAMPLE: Final = 1 << 16
GZIP: Final = b"\x1f\x8b"
ZSTANDARD: Final = b"\x28\xb5\x2f\xfd"
#: A file of a few bytes may unpack to terabytes: text packs to a tenth, tables of numbers to a fiftieth.
_MOST_TIMES, _MOST_ANYWAY = 500, 64 << 20


class Unpacked(io.RawIOBase):
    """A stream's bytes, as far as they can be had; `damaged` says that more was meant to come.

    What cannot be unpacked is the end: the bytes before it would be lost with an error. So are more than
    `most` bytes.
    """

    def __init__(self, read: Callable[[int], bytes], most: int = 1 << 62) -> None:
        super().__init__()
        self._read = read
        self._left = most
        self.damaged = False

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any, /) -> int:
        """Fill `buffer` as far as the stream goes."""
        view = memoryview(buffer)
        done = 0
        while done < len(view) and not self.damaged:
            try:
                data = self._read(len(view) - done)
            except Exception:  # decompressors raise what they like
                self.damaged = True
                break
            if not data:
                break
            view[done : done + len(data)] = data
            done += len(data)
            self._left -= len(data)
            self.damaged |= self._left < 0
        return done


def most_unpacked(packed: int) -> int:
    """Return how many bytes a file of `packed` bytes may unpack to, to be believed."""
    return _MOST_ANYWAY + _MOST_TIMES * packed


def unpack(stream: IO[bytes], packing: str, most: int = 1 << 62) -> Unpacked:
    """Return what a stream holds; `packing` is "gzip", "bzip2", "xz", "zstd", "brotli" or "" for none.

    Raises MissingExtraError where the library for it is not installed.
    """
    match packing:
        case "gzip":
            read = cast("Callable[[int], bytes]", gzip.GzipFile(fileobj=stream).read1)
        case "bzip2":
            read = cast("Callable[[int], bytes]", bz2.BZ2File(stream).read1)
        case "xz":
            read = cast("Callable[[int], bytes]", lzma.LZMAFile(stream).read1)  # noqa: SIM115
        case "zstd":
            read = _zstandard(stream)
        case "brotli":
            read = _pull(_brotli(stream))
        case _:
            # `read` of a buffered stream would lose what it has when the next bytes are damaged.
            read = getattr(stream, "read1", stream.read)
    return Unpacked(read, most)


def unpack_bytes(data: bytes, packing: str, most: int) -> bytes:
    """Return up to `most` bytes of what `data` holds; raises ValueError where it is damaged."""
    unpacked = unpack(io.BytesIO(data), packing)
    found = io.BufferedReader(unpacked).read(most)
    if unpacked.damaged:
        raise ValueError(f"damaged: {packing}")
    return found


def _zstandard(stream: IO[bytes]) -> Callable[[int], bytes]:
    reader = load_extra("zstandard").ZstdDecompressor().stream_reader(stream, read_across_frames=True)
    return cast("Callable[[int], bytes]", reader.read)


def _brotli(stream: IO[bytes]) -> Iterator[bytes]:
    return _pieces(stream, load_extra("brotli").Decompressor())


def _pieces(stream: IO[bytes], decompressor: Any) -> Iterator[bytes]:
    while packed := stream.read(SAMPLE):
        yield decompressor.process(packed)
    if not decompressor.is_finished():
        raise EOFError


def _pull(pieces: Iterator[bytes]) -> Callable[[int], bytes]:
    rest = b""

    def read(size: int) -> bytes:
        nonlocal rest
        while not rest and (piece := next(pieces, None)) is not None:
            rest = piece
        data, rest = rest[:size], rest[size:]
        return data

    return read


def unzlib(data: bytes, most: int) -> bytes:
    """Return up to `most` bytes of what "Content-Encoding: deflate" holds, with zlib's head or without."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        try:
            return zlib.decompressobj(bits).decompress(data, most)
        except zlib.error:
            continue
    raise ValueError("damaged: deflate")

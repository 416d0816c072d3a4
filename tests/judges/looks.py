"""Pictures of pages, small and grey, and how far two of them are apart.

A picture is a tenth of what the screen shows, in sixteen greys: layout, blocks of text and colours are in it,
the drawing of single letters is not. All pictures of a page stand in one PNG, below one another.
"""

from __future__ import annotations

import base64
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

WIDTHS = (360, 768, 1280, 1920)
HEIGHT = 1000
MODES: dict[str, dict[str, Any]] = {
    "light": {"media": "screen", "color_scheme": "light", "forced_colors": "none"},
    "dark": {"media": "screen", "color_scheme": "dark", "forced_colors": "none"},
    "forced colours": {"media": "screen", "color_scheme": "light", "forced_colors": "active"},
    "print": {"media": "print", "color_scheme": "light", "forced_colors": "none"},
}
SCALE = 10
#: Two cells are the same where their greys differ by less: a line of text that is set a pixel further.
GREYS_APART = 3
#: Share of the cells with something in them that may differ: letters drawn by another system, a new count.
MOST_APART = 0.12
#: Share of the cells that count as having something in them, at least: a page may be nearly empty.
LEAST_INKED = 0.02

SHRINK = """async ([jpeg, across, down]) => {
  const image = await createImageBitmap(await (await fetch("data:image/jpeg;base64," + jpeg)).blob());
  const canvas = new OffscreenCanvas(across, down);
  const context = canvas.getContext("2d");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, across, down);
  const bytes = context.getImageData(0, 0, across, down).data;
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    text += String.fromCharCode((0.3 * bytes[at] + 0.59 * bytes[at + 1] + 0.11 * bytes[at + 2]) >> 4);
  }
  return btoa(text);
}"""


@dataclass(frozen=True, slots=True)
class Look:
    """A picture: its rows, a grey of 0 to 15 in each byte."""

    width: int
    rows: tuple[bytes, ...]

    def apart(self, other: Look) -> float:
        """The share of the cells with something in them that differ; 1.0 where the sizes do."""
        if self.width != other.width or len(self.rows) != len(other.rows):
            return 1.0
        cells = [
            abs(a - b)
            for one, two in zip(self.rows, other.rows, strict=True)
            for a, b in zip(one, two, strict=True)
        ]
        inked = max(self._inked(), other._inked(), LEAST_INKED * len(cells))
        return sum(cell > GREYS_APART for cell in cells) / inked

    def _inked(self) -> int:
        """How many cells are no ground."""
        cells = b"".join(self.rows)
        ground = max(range(16), key=cells.count)
        return sum(abs(cell - ground) > 1 for cell in cells)


def look_at(page: Page, painter: Page, width: int, mode: str) -> Look:
    """Take a picture of what a page shows at a width, in a mode."""
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.emulate_media(**MODES[mode])
    shot = page.screenshot(type="jpeg", quality=90, animations="disabled", caret="hide")
    across, down = width // SCALE, HEIGHT // SCALE
    grey = base64.b64decode(painter.evaluate(SHRINK, [base64.b64encode(shot).decode(), across, down]))
    return Look(across, tuple(grey[start : start + across] for start in range(0, len(grey), across)))


def write_looks(path: Path, looks: list[Look]) -> None:
    """Write pictures into one PNG of four bits a cell."""
    width = max(look.width for look in looks)
    packed = b"".join(b"\0" + _pack(row.ljust(width, b"\0")) for look in looks for row in look.rows)
    height = sum(len(look.rows) for look in looks)
    path.write_bytes(
        b"".join(
            [
                b"\x89PNG\r\n\x1a\n",
                _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)),
                _chunk(b"IDAT", zlib.compress(packed, 9)),
                _chunk(b"IEND", b""),
            ]
        )
    )


def read_looks(path: Path, widths: list[int]) -> list[Look]:
    """Read what `write_looks` wrote; `widths` are those of the pictures, in their order."""
    data = path.read_bytes()
    width, _ = struct.unpack(">II", data[16:24])
    start = data.index(b"IDAT") + 4
    packed = zlib.decompress(data[start : data.index(b"IEND") - 8])
    length = (width + 1) // 2 + 1
    rows = [_unpack(packed[place + 1 : place + length]) for place in range(0, len(packed), length)]
    each = len(rows) // len(widths)
    return [
        Look(own, tuple(row[:own] for row in rows[number * each : (number + 1) * each]))
        for number, own in enumerate(widths)
    ]


def _pack(row: bytes) -> bytes:
    row += b"\0" * (len(row) % 2)
    return bytes(high << 4 | low for high, low in zip(row[::2], row[1::2], strict=True))


def _unpack(packed: bytes) -> bytes:
    return bytes(cell for byte in packed for cell in (byte >> 4, byte & 15))


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

"""Pictures for tests: drawn, so that no picture file lies in the repository."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image, ImageDraw

#: What a camera writes beside the pixels, and nobody should publish.
PLACE = b"Hanoi 21.0285 N"


def draw(width: int = 320, height: int = 200, mode: str = "RGB", seed: int = 1) -> Image.Image:
    """A picture with shapes, so that turning and scaling it can be seen."""
    image = Image.new("RGB", (width, height), (40, 90, 160))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0, 0, width // 3, height // 3), fill=(230, (60 + 7 * seed) % 256, 30))
    pen.ellipse((width // 2, height // 2, width - 1, height - 1), fill=(250, 220, 10 * seed % 256))
    return image.convert(mode)


def pack(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    """The bytes of a file that holds a picture."""
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()


def read(data: bytes) -> Image.Image:
    """The picture in a file."""
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def with_place(image: Image.Image, orientation: int = 1) -> bytes:
    """A JPEG as phones make it: with a place, a comment, and a film behind the picture."""
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    exif[0x0112] = orientation
    return pack(image, "JPEG", exif=exif, comment=PLACE) + b"film" + PLACE

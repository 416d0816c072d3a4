"""Pictures are kept small, without metadata, under a name made of their bytes; what is none is refused."""

from __future__ import annotations

import struct
import zlib
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pictures import PLACE, draw, pack, read, with_place
from PIL import Image, ImageCms

from luutru.content.pictures import (
    FOLDER,
    MOST_PIXELS,
    Limits,
    PictureError,
    is_kept,
    keep_picture,
    size_of,
    write_picture,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF", "WEBP", "BMP"])
def test_raster_formats_become_jpeg_or_png(form: str) -> None:
    kept = keep_picture(pack(draw(), form))
    image = read(kept.data)
    assert image.format in ("JPEG", "PNG")
    assert (image.width, image.height) == (kept.width, kept.height) == size_of(kept.name) == (320, 200)
    assert is_kept(kept.name, kept.data)
    assert not is_kept(kept.name, kept.data + b"\0")
    assert kept.name.endswith(".jpg" if image.format == "JPEG" else ".png")


def test_a_jpeg_that_fits_keeps_its_pixels_and_nothing_else() -> None:
    data = with_place(draw())
    kept = keep_picture(data)
    assert PLACE in data
    assert PLACE not in kept.data
    assert read(kept.data).tobytes() == read(data).tobytes()
    assert keep_picture(kept.data) == kept


def test_progressive_and_grey_pictures_keep_theirs() -> None:
    for image, options in ((draw(), {"progressive": True}), (draw(mode="L"), {}), (draw(mode="CMYK"), {})):
        data = pack(image, "JPEG", comment=PLACE, **options)
        kept = keep_picture(data)
        assert PLACE not in kept.data
        assert read(kept.data).tobytes() == read(data).convert(read(kept.data).mode).tobytes() or (
            image.mode == "CMYK"
        )


def test_a_turned_picture_is_upright() -> None:
    kept = keep_picture(with_place(draw(), orientation=6))
    assert (kept.width, kept.height) == (200, 320)
    red = read(kept.data).getpixel((190, 10))
    assert isinstance(red, tuple)
    assert red[0] > 180 > red[2]
    assert read(kept.data).getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_no_format_keeps_metadata(form: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = PLACE.decode()
    data = pack(draw(), form, exif=exif)
    assert PLACE in data
    assert PLACE not in keep_picture(data).data


def test_other_colours_are_turned_into_those_of_the_web() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    kept = keep_picture(pack(draw(), "JPEG", icc_profile=lab))
    assert "icc_profile" not in read(kept.data).info


@settings(max_examples=40, deadline=None)
@given(
    st.integers(20, 700),
    st.integers(20, 700),
    st.sampled_from(["RGB", "L", "P", "RGBA", "1"]),
    st.sampled_from(["PNG", "WEBP", "GIF"]),
)
def test_side_and_bytes_are_bounded(width: int, height: int, mode: str, form: str) -> None:
    noise = Image.frombytes("RGB", (width, height), Random(width).randbytes(3 * width * height))
    kept = keep_picture(pack(noise.convert(mode), form), Limits(side=400, kb=20))
    assert max(kept.width, kept.height) <= 400
    assert len(kept.data) <= 20 << 10 or max(kept.width, kept.height) < 300
    scale = max(kept.width, kept.height) / max(width, height)
    assert abs(kept.width - width * scale) <= 3
    assert abs(kept.height - height * scale) <= 3


def test_a_transparent_picture_stays_so_or_gets_a_white_ground() -> None:
    image = draw(mode="RGBA")
    image.putalpha(Image.frombytes("L", image.size, Random(1).randbytes(320 * 200)).point(lambda a: a // 16))
    assert read(keep_picture(pack(image, "PNG")).data).mode == "RGBA"
    kept = keep_picture(pack(image, "PNG"), Limits(kb=20))
    assert kept.name.endswith(".jpg")
    corner = read(kept.data).getpixel((300, 0))
    assert isinstance(corner, tuple)
    assert min(corner) > 220


def test_the_same_bytes_give_the_same_picture() -> None:
    data = pack(draw(2000, 1500), "PNG")
    assert keep_picture(data) == keep_picture(data)


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it has so many pixels, in a few hundred bytes."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no-picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "no-picture"),
        (b"<html><body>404</body></html>", "no-picture"),
        (b"%PDF-1.4", "no-picture"),
        (pack(draw())[:900], "damaged"),
        (pack(draw(), "PNG")[:300], "damaged"),
        (bomb(MOST_PIXELS // 1000, 1001), "too-large"),
        (bomb(60000, 60000), "too-large"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(PictureError) as caught:
        keep_picture(data)
    assert caught.value.reason == reason


@given(st.integers(2, 3000), st.binary(min_size=1, max_size=40))
def test_broken_pictures_raise_nothing_else(place: int, noise: bytes) -> None:
    data = bytearray(with_place(draw(100, 80)))
    data[place : place + len(noise)] = noise
    try:
        kept = keep_picture(bytes(data))
    except PictureError:
        return
    assert read(kept.data).size == (kept.width, kept.height)


def test_a_picture_is_written_once(tmp_path: Path) -> None:
    kept = keep_picture(pack(draw()))
    write_picture(tmp_path, kept)
    place = tmp_path / FOLDER / kept.name
    state = place.stat()
    write_picture(tmp_path, kept)
    assert place.stat().st_mtime_ns == state.st_mtime_ns
    place.write_bytes(b"damaged")
    write_picture(tmp_path, kept)
    assert place.read_bytes() == kept.data
    assert [path.name for path in place.parent.iterdir()] == [kept.name]


@pytest.mark.parametrize(
    "name", ["anh.jpg", "../x-1x1.jpg", "3f2a91c0d4e5b6a7-0x6.jpg", "3f2a91c0d4e5b6a7-8x6.svg"]
)
def test_other_names_say_no_size(name: str) -> None:
    assert size_of(name) is None

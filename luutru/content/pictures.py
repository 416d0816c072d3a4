"""The pictures of an archive, in content/anh/: what is taken for one, and the form it is kept in.

A picture's name is made of its bytes and its size ("3f2a91c0d4e5b6a7-800x600.jpg"): the same picture is kept
once, a page knows the size without opening the file, and a damaged file is seen. Only Pillow can make one;
nothing is needed to show those there are.

content/pictures.tsv has a row for each picture of a raw page: the hash of its bytes as they were found, the
limits it was kept within, and its name in content/anh/, or "-" for one that is none to keep. So it is looked
at once, and an archive that has them all is cleaned again without Pillow.
"""

from __future__ import annotations

import io
import os
import re
import warnings
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from luutru.content.jpeg import strip_metadata
from luutru.content.store import read_text, write_if_changed
from luutru.errors import LuutruError
from luutru.extras import install_command
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from PIL.Image import Image

    from luutru.config import Config

#: The folder below content/, and in the site.
FOLDER: Final = "anh"
TABLE: Final = "pictures.tsv"
NOT_KEPT: Final = "-"
_COLUMNS: Final = "source\tlimits\tpicture"
#: What Pillow may decode: raster formats that browsers show. Others are not even tried.
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
#: The largest file looked at, and the most pixels decoded: what cameras of phones make at their best.
MOST_BYTES: Final = 32 << 20
MOST_PIXELS: Final = 64_000_000
#: Tried in order until a picture is small enough; below the last a newspaper's photo shows blocks.
_QUALITIES: Final = (85, 75, 65)
_SHRINK: Final = 0.75
_SMALLEST_SIDE: Final = 200
_TEMPORARY: Final = ".luutru-tmp"
_ORIENTATION: Final = 0x0112
_NAME: Final = re.compile(r"([0-9a-f]{16})-([1-9][0-9]{0,4})x([1-9][0-9]{0,4})\.(?:jpg|png)")


@dataclass(frozen=True, slots=True)
class Limits:
    """The longest side of a kept picture in pixels, and its size in KB: settings of an archive."""

    side: int = 1600
    kb: int = 500


DEFAULT_LIMITS: Final = Limits()


def limits_of(config: Config) -> Limits:
    """Return the limits that an archive's settings say."""
    return Limits(config.picture_side, config.picture_kb)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept: its file's name, its bytes, and its size in pixels."""

    name: str
    data: bytes
    width: int
    height: int


class PictureError(LuutruError):
    """No picture to keep; `reason` is "no-picture", "damaged", "too-large" or "needs-pillow"."""

    def __init__(self, message: str, reason: str) -> None:
        self.reason = reason
        super().__init__(message)


def keep_picture(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Picture:
    """Return a picture in the form it is kept in: JPEG or PNG, within limits, without metadata.

    A JPEG that fits keeps its very pixels. Of moving pictures the first is kept. Raises PictureError.
    """
    if len(data) > MOST_BYTES:
        raise PictureError(tr("a picture of more than {size} MB", size=MOST_BYTES >> 20), "too-large")
    image = _open(data)
    fits = max(image.size) <= limits.side
    if not fits:  # a JPEG is decoded at the half, the quarter or the eighth
        image.draft(None, (limits.side, limits.side))
    _load(image)
    kept = strip_metadata(data) if image.format == "JPEG" and fits and _is_plain(image) else b""
    if not kept or len(kept) > limits.kb << 10:
        kept, image = _encode(_plain(image, limits), limits, lossless=image.format in ("PNG", "GIF", "BMP"))
    width, height = image.size
    suffix = "png" if kept.startswith(b"\x89PNG") else "jpg"
    return Picture(f"{_digest(kept)}-{width}x{height}.{suffix}", kept, width, height)


def size_of(name: str) -> tuple[int, int] | None:
    """Return width and height in pixels as a kept picture's name says them; None for another name."""
    match = _NAME.fullmatch(name)
    return (int(match[2]), int(match[3])) if match else None


def is_kept(name: str, data: bytes) -> bool:
    """Say whether a file of this name and these bytes is a picture as `keep_picture` made it."""
    match = _NAME.fullmatch(name)
    return match is not None and match[1] == _digest(data)


def write_picture(content: Path, picture: Picture) -> None:
    """Keep a picture in a content folder; one that is there already is not touched."""
    lay_picture(content, picture)
    take_picture(content, picture.name)


def lay_picture(content: Path, picture: Picture) -> None:
    """Lay a picture into a content folder under a passing name, in any process, for `take_picture`."""
    place = content / FOLDER / picture.name
    if place.exists() and is_kept(picture.name, place.read_bytes()):
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    draft = place.with_name(f".{picture.name}.{os.getpid()}{_TEMPORARY}")
    try:
        draft.write_bytes(picture.data)
        draft.replace(_laid(content, picture.name))
    finally:
        draft.unlink(missing_ok=True)


def take_picture(content: Path, name: str) -> None:
    """Give a picture that was laid into a content folder its name; nothing where none was."""
    if size_of(name):
        with suppress(FileNotFoundError):
            _laid(content, name).replace(content / FOLDER / name)


def remove_laid(content: Path) -> None:
    """Remove the pictures that were laid into a content folder and that no article took."""
    for path in (content / FOLDER).glob(f".*{_TEMPORARY}"):
        path.unlink(missing_ok=True)


def source_key(digest: str, limits: Limits) -> str:
    """Return what a picture is known by, as the first two cells of its row; `digest` is of its bytes."""
    return f"{digest}\t{limits.side} {limits.kb}"


def load_table(content: Path) -> dict[str, str]:
    """Return the names of the pictures kept, by `source_key`; rows whose file is gone are none."""
    rows = (row.rpartition("\t") for row in (read_text(content / TABLE) or "").split("\n")[1:])
    return {key: name for key, _, name in rows if _is_there(content, name)}


def write_table(content: Path, kept: Mapping[str, str]) -> None:
    """Write the table with these pictures besides those it has; one that is gone is left out."""
    rows = {**load_table(content), **kept}
    if rows:
        lines = [f"{key}\t{name}" for key, name in sorted(rows.items()) if _is_there(content, name)]
        write_if_changed(content / TABLE, "\n".join([_COLUMNS, *lines, ""]))


def _is_there(content: Path, name: str) -> bool:
    return name == NOT_KEPT or bool(size_of(name) and (content / FOLDER / name).is_file())


def _laid(content: Path, name: str) -> Path:
    return content / FOLDER / f".{name}{_TEMPORARY}"


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:16]


def _open(data: bytes) -> Image:
    """Return the picture in some bytes before it is decoded; of more pixels than MOST_PIXELS none is."""
    try:
        from PIL import Image
    except ImportError as error:
        raise PictureError(
            tr("pictures need Pillow; run: {command}", command=install_command("pillow")), "needs-pillow"
        ) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except Exception as error:
        raise PictureError(tr("no JPEG, PNG, GIF, WebP or BMP picture"), "no-picture") from error
    if image.width * image.height > MOST_PIXELS:
        raise _too_many_pixels()
    return image


def _load(image: Image) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image.load()
            image.getexif()
    except Exception as error:  # decoders raise whatever they stumble over
        raise PictureError(tr("a damaged picture, or one that was cut off"), "damaged") from error


def _too_many_pixels() -> PictureError:
    return PictureError(
        tr("a picture of more than {size} million pixels", size=MOST_PIXELS // 10**6), "too-large"
    )


def _is_plain(image: Image) -> bool:
    """Say whether a picture can be shown as its pixels are: upright, in the web's colours."""
    upright = image.getexif().get(_ORIENTATION, 1) in (0, 1)
    return upright and image.mode in ("RGB", "L") and not _has_own_colours(image)


def _has_own_colours(image: Image) -> bool:
    """Say whether a picture's colours are others than those of the web (sRGB), by its profile."""
    profile: bytes = image.info.get("icc_profile") or b""
    return bool(profile) and b"sRGB" not in profile and b"s\0R\0G\0B" not in profile


def _plain(image: Image, limits: Limits) -> Image:
    """Return a picture upright, in the web's colours, no larger than allowed, and without all else."""
    from PIL import ImageOps

    transparency = image.info.get("transparency")
    image = ImageOps.exif_transpose(image)
    if _has_own_colours(image):
        image = _convert_colours(image)
    if image.mode == "P" and max(image.size) > limits.side:
        image = image.convert("RGBA" if transparency is not None else "RGB")
    elif image.mode not in ("1", "L", "P", "RGB", "RGBA", "LA"):
        image = image.convert("RGB")
    image.thumbnail((limits.side, limits.side))
    plain = image.copy()
    plain.info = {"transparency": transparency} if image.mode == "P" and transparency is not None else {}
    return plain


def _convert_colours(image: Image) -> Image:
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(image.info["icc_profile"]))
        converted = ImageCms.profileToProfile(
            image, profile, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError):  # a damaged profile, or one of other colours
        return image
    return converted or image


def _encode(image: Image, limits: Limits, *, lossless: bool) -> tuple[bytes, Image]:
    """Return a picture's file within limits, and the picture, which may have become smaller."""
    most = limits.kb << 10
    see_through = image.mode in ("RGBA", "LA") or "transparency" in image.info
    if lossless or see_through:
        data = _save(image, "PNG", optimize=True)
        if len(data) <= most:
            return data, image
    image = _on_white(image) if see_through else image.convert("L" if image.mode in ("1", "L") else "RGB")
    while True:
        for quality in _QUALITIES:
            data = _save(image, "JPEG", quality=quality, optimize=True, progressive=True)
            if len(data) <= most:
                return data, image
        if max(image.size) * _SHRINK < _SMALLEST_SIDE:
            return data, image
        image.thumbnail((round(max(image.size) * _SHRINK),) * 2)


def _on_white(image: Image) -> Image:
    from PIL import Image as Images

    top = image.convert("RGBA")
    ground = Images.new("RGBA", top.size, "white")
    ground.alpha_composite(top)
    return ground.convert("RGB")


def _save(image: Image, form: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **options)
    return stream.getvalue()

"""JPEG files without what cameras and editors write beside the pixels: places, names, thumbnails."""

from __future__ import annotations

import re
from typing import Final

_START: Final = b"\xff\xd8"
_END: Final = b"\xff\xd9"
_END_MARK, _SCAN_MARK, _COMMENT_MARK = 0xD9, 0xDA, 0xFE
#: APP0 to APP15; APP0 says how large pixels are, APP14 how their colours were turned.
_APPLICATIONS: Final = range(0xE0, 0xF0)
_KEPT: Final = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}
#: The next mark within a scan: 0xFF is itself followed by 0x00, and D0 to D7 stand between parts.
_NEXT_MARK: Final = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def strip_metadata(data: bytes) -> bytes:
    """Return a JPEG with the same pixels and no metadata; empty where it is not built as one.

    What follows the end of the picture is left out too: phones append further pictures and films.
    """
    if not data.startswith(_START):
        return b""
    parts = [_START]
    place = len(_START)
    while place + 4 <= len(data):
        if data[place] != 0xFF:
            return b""
        mark = data[place + 1]
        if mark == 0xFF:  # fill bytes may stand before any mark
            place += 1
            continue
        if mark == _END_MARK:
            break
        end = place + 2 + int.from_bytes(data[place + 2 : place + 4])
        is_comment = mark == _COMMENT_MARK
        if not is_comment and (mark not in _APPLICATIONS or data[place + 4 : place + 9] == _KEPT.get(mark)):
            parts.append(data[place:end])
        if mark == _SCAN_MARK:
            found = _NEXT_MARK.search(data, end)
            scan_end = found.start() if found else len(data)
            parts.append(data[end:scan_end])
            end = scan_end
        place = end
    return b"".join([*parts, _END])

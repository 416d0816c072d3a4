"""Any text in one cell of a TSV line, and back.

Backslash escapes: ``\\t \\n \\r \\0 \\\\``; an undecodable byte as ``\\x`` and two hex digits; any other
character that breaks lines, is invisible, or cannot stand in a UTF-8 file as ``\\u`` and four.
"""

from __future__ import annotations

import re

from luutru.messages import tr

_NAMED = {"\t": r"\t", "\n": r"\n", "\r": r"\r", "\0": r"\0", "\\": r"\\"}
_NAMES = {name[1]: character for character, name in _NAMED.items()}
_SPECIAL = re.compile("[\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]")
_ESCAPE = re.compile(r"\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|([tnr0\\]))|\\")
#: Undecodable bytes stand in text as U+DC80 to U+DCFF (PEP 383).
_FIRST_BYTE, _BYTES = 0xDC00, range(0xDC80, 0xDD00)


def escape_cell(text: str) -> str:
    """Return `text` with nothing in it that a line of a TSV file cannot hold."""
    return _SPECIAL.sub(_escape, text) if _SPECIAL.search(text) else text


def unescape_cell(cell: str) -> str:
    """Return the text of a cell: the inverse of `escape_cell`. Raises ValueError for an unknown escape."""
    return _ESCAPE.sub(_unescape, cell) if "\\" in cell else cell


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if name := _NAMED.get(character):
        return name
    code = ord(character)
    return f"\\x{code - _FIRST_BYTE:02x}" if code in _BYTES else f"\\u{code:04x}"


def _unescape(found: re.Match[str]) -> str:
    byte, code, name = found.groups()
    if name:
        return _NAMES[name]
    if byte:
        return chr(_FIRST_BYTE + int(byte, 16))
    if code:
        return chr(int(code, 16))
    raise ValueError(
        tr('unknown escape at character {number}: a backslash is written "\\\\"', number=found.start() + 1)
    )

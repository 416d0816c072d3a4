"""The style sheets of templates/assets/css as the one that pages link: joined in order, without comments.

Pages promise at most 24 KB of CSS (uncompressed), and comments are for those who read the sources.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACES = re.compile(r"\s+")
# Not before ":" (`.text :is(…)` is not `.text:is(…)`) nor around "+" (`calc(1px + 1em)`).
_LOOSE = re.compile(r" ?([{};,>]) ?|(?<=[\w)-]): ")


def join_sheets(sheets: Iterable[str]) -> str:
    """One style sheet with the same rules in the same order; strings in the sheets hold no runs of spaces."""
    text = _COMMENT.sub("", "\n".join(sheets))
    text = _LOOSE.sub(lambda match: match[1] or ":", _SPACES.sub(" ", text))
    return text.replace(";}", "}").strip() + "\n"

"""What the program says to people, in their language.

English stands in the code, as the argument of `tr` or `trn`; ``vi/<package>.toml`` has the same sentence in
Vietnamese under it. A sentence without a translation is said in English, and a test finds it by name.

One language is spoken at a time by the whole process, as with gettext, and by its workers: the archive's,
unless the curator asks for another.
"""

from __future__ import annotations

import os
import sys
import tomllib
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER = Path(__file__).parent
#: Click's own sentences, as the gettext files that Click asks for.
CLICK = FOLDER / "click"
_spoken = "en"


def tr(english: str, /, **values: object) -> str:
    """Say a sentence in the language spoken, its ``{names}`` filled with `values`; ``{program}`` is this."""
    return _fill(load_sentences(_spoken).get(english, english), values)


def trn(one: str, many: str, /, count: int, **values: object) -> str:
    """Say one of two English sentences by `count`, which is among the values; Vietnamese has one for both.

    The Vietnamese sentence stands under `many`.
    """
    sentence = load_sentences(_spoken).get(many) or (one if count == 1 else many)
    return _fill(sentence, {**values, "count": count})


class _Decimal(float):
    """A number that is written with a decimal comma, as in Vietnamese."""

    def __format__(self, form: str) -> str:
        return super().__format__(form).replace(".", ",")


def _fill(sentence: str, values: Mapping[str, object]) -> str:
    if _spoken == "vi":
        values = {name: _Decimal(item) if isinstance(item, float) else item for name, item in values.items()}
    return sentence.format_map({"program": _called_as(), **values})


@cache
def _called_as() -> str:
    """Return the name by which the user called this program, for telling what to run next."""
    name = Path(sys.argv[0]).name if sys.argv else ""
    return name if name == "build.py" else "luutru"


def language() -> str:
    """Return the language spoken: "vi" or "en"."""
    return _spoken


def speak(language: str) -> None:
    """Speak a language from now on, "vi" or "en"; Click is told too."""
    global _spoken  # noqa: PLW0603 - one terminal, one language
    _spoken = language
    if language != "en":
        import gettext

        gettext.bindtextdomain("messages", str(CLICK))
    os.environ["LANGUAGE"] = language


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language meanwhile."""
    before = _spoken
    speak(language)
    try:
        yield
    finally:
        speak(before)


def users_language() -> str:
    """Return the language that the user's system is set to: "vi", or "en" for any other."""
    settings = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "vi" if next(filter(None, settings), "").lower().startswith("vi") else "en"


@cache
def load_sentences(language: str) -> Mapping[str, str]:
    """Read the sentences of a language, English → its own; empty for English itself."""
    sentences: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.toml")):
        sentences |= tomllib.loads(path.read_text(encoding="utf-8"))
    return sentences

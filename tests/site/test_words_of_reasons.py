"""Every reason the program gives for setting an input aside has words in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import luutru
from luutru.site.words import load_words

PACKAGE = Path(luutru.__file__).parent
#: Where a reason is written down: SetAside(name, "reason", …), DecodingError(…, "reason"), a judge's pair.
GIVEN = re.compile(
    r'SetAside\(\s*[\w.{}#" +f]+,\s*"([a-z-]+)"|DecodingError\(.*, "([a-z-]+)"\)'
    r'|return \(?"([a-z-]+)", (?:f?"|found|tr)'
)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_reason_has_words(language: str) -> None:
    sources = [PACKAGE / "cleaning", PACKAGE / "vietnamese", PACKAGE / "content"]
    files = [path for folder in sources for path in folder.rglob("*.py")]
    given = {
        next(filter(None, found))
        for path in files
        if "SetAside" in (text := path.read_text(encoding="utf-8")) or "DecodingError" in text
        for found in GIVEN.findall(text)
    }
    assert {"empty", "binary", "listing", "revisit", "broken", "http-status", "same-bytes"} <= given
    words = load_words(language)
    assert given <= set(words.set_aside_reasons)
    assert list(words.set_aside_cures) == list(words.set_aside_reasons), "each has its cure"
    assert all(words.set_aside_cures.values())


def test_one_place_says_why_an_input_was_set_aside() -> None:
    places = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "set_aside_reasons" in path.read_text(encoding="utf-8")
    }
    assert places == {"site/words.py"}

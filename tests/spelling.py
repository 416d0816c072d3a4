"""Which words of a text have Vietnamese letters and are no Vietnamese syllables."""

from __future__ import annotations

import re

from luutru.vietnamese.syllables import is_syllable

#: Without one it is an abbreviation: "HĐND".
VOWEL = re.compile("[aeiouyàáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.I)


def misspelt(text: str) -> list[str]:
    """The words of a text that cannot be Vietnamese; those of ASCII alone may be of any language."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if not word.isascii() and VOWEL.search(word)]
    return [word for word in words if not is_syllable(word)]

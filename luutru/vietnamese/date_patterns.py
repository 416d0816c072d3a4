"""The shapes of dates: one alternation over numbers, and the words that stand around them.

All patterns run on lower-case NFC text; they and their words are rows of knowledge/data/words/dates.toml.
"""

from __future__ import annotations

import re
from typing import Final

from luutru.vocabulary import load_vocabulary

WORDS: Final = load_vocabulary("dates")
#: Words for months, folded to numbers; the lunar ones stay out.
MONTHS: Final = WORDS.numbers("months", "english-months")
DIGIT: Final = re.compile(r"[0-9]")
NUMBERS: Final = WORDS.pattern("figures")
WORD_DATES: Final = WORDS.pattern("word-dates")
QUARTERS: Final = WORDS.pattern("quarter")
RELATIVES: Final = WORDS.pattern("relative")
AGO: Final = WORDS.pattern("ago")
CYCLE: Final = WORDS.pattern("cycle")
RUN_GAP: Final = WORDS.pattern("run-gap")
CLOCK_GAP: Final = WORDS.pattern("clock-gap")
DOCUMENT_NUMBER: Final = WORDS.pattern("document-number")

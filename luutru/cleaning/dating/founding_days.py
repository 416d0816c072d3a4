"""Days whose age is counted in the news: "kỷ niệm 91 năm Ngày thành lập Đoàn" was in 1931 + 91.

Which days these are is data: knowledge/data/words/founding_days.toml.
"""

from __future__ import annotations

from luutru.vocabulary import load_vocabulary

#: Words → day, month and year counted from; longer names first, for they contain shorter ones.
FOUNDING_DAYS = {
    name: (row.value[0], row.value[1], row.value[2])
    for row in load_vocabulary("founding_days").rows.values()
    for name in row.words
}
#: "kỷ niệm 91 năm Ngày thành lập Đoàn": the number and what follows it.
COUNTED = load_vocabulary("dating").pattern("counted-age")
#: A celebration is named so near to the number, in characters.
_NEAR = 25


def founding_of(words: str) -> tuple[int, int, int] | None:
    """Day, month and year that the celebration named at the start of `words` counts from."""
    best: tuple[int, tuple[int, int, int]] | None = None
    for name, founded in FOUNDING_DAYS.items():
        at = words.find(name)
        if 0 <= at <= _NEAR and (best is None or at < best[0]):
            best = at, founded
    return best[1] if best else None

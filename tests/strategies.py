"""What Hypothesis makes articles from: texts that YAML trips over, evidence, a curator's own keys."""

from __future__ import annotations

import unicodedata

from hypothesis import strategies as st

from luutru.content.fields import FOUND, KEYS, LISTS, Kind
from luutru.model import Article, Evidence, Source

TRICKY = [
    "yes", "No", "null", "~", "true", "2018", "1_000", "1,5", "0x1f", "15:45", "6e26", "1e3", ".5", "-",
    "- a", "2018-01-19",
    "2018-1-2 3:4:5", "a: b", "a #b", "#a", "a:", "[a]", "{a", "a]", 'nói "thế"',
    "'a'", "\\", "“Trích”", "@a", "`a`", "%a",
    "!a", "&a", "*a", "|", ">", "? a", "a\nb", "tab\there",
    "\x85", "\u2028", "\ufeff", "😀 a", "Kinh tế & Đô thị", "a, b",
    " a", "=", "<<", "000_ab9b6fee6727ec68.txt", "e\u0301", "---", "...",
    "\x00", "\ud800", "\x7f", "0o17", "190:20:30",
]  # fmt: skip
#: Text as it stands in an article: NFC, stripped, never empty, encodable.
TEXT = (
    st.one_of(
        st.sampled_from(TRICKY), st.text(max_size=12), st.text(alphabet="ay1: #,[]{}\"'\\-\t\n&*", max_size=8)
    )
    .map(lambda text: unicodedata.normalize("NFC", text).encode("utf-8", "replace").decode("utf-8"))
    .map(lambda text: unicodedata.normalize("NFC", text).strip())
    .filter(bool)
)
NAMES = st.lists(TEXT, max_size=3, unique=True).map(tuple)
EVIDENCE = st.builds(
    Evidence,
    line=st.none() | st.integers(1, 999),
    text=TEXT | st.just(""),
    rule=st.sampled_from(["date-line", "by-hand", "a+b", "null", "1", "a: b"]),
    confidence=st.integers(0, 100).map(lambda percent: percent / 100),
    value=st.none() | TEXT,
)
ARTICLES = st.builds(
    Article,
    id=st.text("0123456789abcdef", min_size=12, max_size=12)
    | st.sampled_from(["123456789012", "612345678e12"]),
    slug=st.sampled_from(["a", "con-duong-moi", "123", "no"]),
    title=TEXT,
    published=st.sampled_from([None, "2018-01-19", "2018", "2021-12/2022-01", "2024?-02-28", "/2022-01-05"]),
    published_time=st.just(None),
    updated=st.sampled_from([None, "2018-01-20"]),
    event=st.sampled_from([None, "2017-10"]),
    source=st.builds(
        Source,
        file=st.none() | TEXT,
        sha256=st.none() | st.text("0123456789abcdef", min_size=64, max_size=64),
        url=st.sampled_from([None, "https://a.vn/b?c=1&d=[2],3"]),
        retrieved=st.sampled_from([None, "2026-03-01"]),
    ),
    aliases=st.sampled_from([(), ("cu",), ("cu", "123")]),
    duplicate_of=st.none() | st.text("0123456789abcdef", min_size=12, max_size=12),
    reviewed=st.booleans(),
    **dict.fromkeys(LISTS - {"aliases"}, NAMES),
    **{
        key: st.none() | TEXT
        for key, kind in KEYS.items()
        if kind is Kind.TEXT and key not in ("title", "slug")
    },
)
EVIDENCES = st.dictionaries(
    st.sampled_from(FOUND), st.lists(EVIDENCE, min_size=1, max_size=3).map(tuple), max_size=4
)
OWN = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=5,
)

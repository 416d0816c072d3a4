"""Title, kicker and summary: the headline without the clock glued to it; a lost headline is the lead's
first words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from luutru.cleaning.assembling import dateline_length
from luutru.cleaning.dating.title_stamps import read_headed, split_stamp
from luutru.cleaning.tagging.dressing import extracted_length
from luutru.model import STAND_IN, Evidence, Found, Role
from luutru.vietnamese.folding import match_key, squeeze
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.knowledge.outlets import Outlets
    from luutru.model import Known, TaggedLine

#: What a converter to Markdown leaves around a headline: "# Khởi công cầu", "| Khởi công cầu |",
#: "**Khởi công**".
_MARKUP: Final = re.compile(r"^(?:#{1,6} |\*\*|\| )+|(?:\*\*| #{1,6}| \|){1,4}$")
#: What stands behind a headline in a window's title: " | VnExpress", " - Báo Mẫu", " - Thời sự".
_BEHIND_TITLE: Final = re.compile(r"\s([-–—|»·•]|::)\s((?:(?!\s(?:[-–—|»·•]|::)\s).)+)$")
_PAPER: Final = load_vocabulary("credits").pattern("site")
#: Behind a bar stand names and sections; headlines with a dash in them end in more words than a name has.
_SITE_WORDS, _HEADLINE_WORDS = 4, 5
#: Of titles whose line won by 20 or more 97 in 99 were right on pages in layouts of real ones, by less 25 in
#: 30; of those of so few words, one in three.
_FEW_WORDS, _FEW_WORDS_SURE = 4, 0.85
#: A lost headline is replaced by this many words of the lead, fewer when a clause ends.
_LEAD_WORDS: Final = 16
_FEWEST_LEAD_WORDS: Final = 8


def describe_title(lines: Sequence[TaggedLine], known: Known, outlets: Outlets) -> Found[str] | None:
    """Return the headline; None only for a page that has neither headline nor text."""
    if known.title:
        return Found(known.title, (Evidence(None, known.title, "known-title", 1.0),))
    printed = [line for line in lines if line.role is Role.TITLE and line.text]
    if printed:
        texts = [
            without_site(line.text, known, outlets) if line.line.element == "title" else line.text
            for line in printed
        ]
        parts = _without_repeats(
            [_MARKUP.sub("", split_stamp(text[extracted_length(text) :])[0]) for text in texts]
        )
        title = " ".join(" ".join(parts).split())
        text = printed[0].text
        rule = "title-line" if len(parts) == 1 else "title-lines"
        most = _FEW_WORDS_SURE if len(title.split()) <= _FEW_WORDS else 0.99
        confidence = max(0.5, min(most, 0.85 + min(line.score for line in printed) / 200))
        return Found(title, (Evidence(printed[0].number, text, rule, round(confidence, 2)),))
    for role in (Role.SAPO, Role.BODY, Role.CAPTION):
        for line in lines:
            if line.role is role and line.text:
                if headed := read_headed(line.text[extracted_length(line.text) :]):
                    return Found(
                        headed["title"], (Evidence(line.number, headed[0], "headline-in-lead", 0.85),)
                    )
                if text := _without_dateline(line.text, outlets):
                    return Found(lead_words(text), (Evidence(line.number, text, STAND_IN, 0.3),))
    return None


def without_site(title: str, known: Known, outlets: Outlets) -> str:
    """Return a window's title without the paper and the section that stand behind the headline.

    >>> without_site("Khởi công cầu mới qua sông | Báo Mẫu", Known(), Outlets(()))
    'Khởi công cầu mới qua sông'
    """
    while found := _BEHIND_TITLE.search(title):
        front, end = title[: found.start()], found[2]
        named = outlets.by_name(end) or outlets.by_name(_PAPER.sub("", end)) or outlets.by_url(end)
        own = squeeze(end) and squeeze(end) in squeeze(known.site_name + (urlsplit(known.url).hostname or ""))
        short = found[1] != "-" and len(end.split()) <= _SITE_WORDS and len(front.split()) >= _HEADLINE_WORDS
        if not (named or own or short or _PAPER.match(end)):
            break
        title = front
    return title


def _without_repeats(parts: Sequence[str]) -> list[str]:
    """Return a headline's lines without those that print it again, longer or shorter."""
    kept: list[str] = []
    for part in parts:
        key = match_key(part)
        if not any(key.startswith(match_key(other)) or match_key(other).startswith(key) for other in kept):
            kept.append(part)
    return kept


def lead_words(text: str) -> str:
    """Return the first words of a lead as a headline: up to a clause's end, else cut with an ellipsis."""
    words = text.split()
    if len(words) <= _LEAD_WORDS:
        return text.rstrip(" .,;:-–")
    for count in range(_LEAD_WORDS, _FEWEST_LEAD_WORDS - 1, -1):
        if words[count - 1][-1] in ",.;:":
            return " ".join(words[:count]).rstrip(" .,;:-–") + "…"
    return " ".join(words[:_LEAD_WORDS]).rstrip(" .,;:-–") + "…"


def describe_kicker(lines: Sequence[TaggedLine]) -> Found[str] | None:
    """Return the line above the headline that belongs to the article."""
    for line in lines:
        if line.role is Role.KICKER and line.text:
            return Found(line.text.strip(" :|"), (Evidence(line.number, line.text, "kicker-line", 0.9),))
    return None


def describe_summary(
    lines: Sequence[TaggedLine], known: Known, outlets: Outlets, *, apart: bool = False
) -> Found[str] | None:
    """Return the lead as plain text without its dateline; None for a page without a lead.

    A record's own lead (`apart`) is the lead; what a page's metadata call its description need not be.
    """
    printed = [line for line in lines if line.role is Role.SAPO and line.text]
    if not printed or (apart and known.summary):
        if known.summary:
            text = _without_dateline(known.summary, outlets)
            return Found(text, (Evidence(None, known.summary, "known-summary", 0.9),))
        return None
    text = " ".join(" ".join(line.text for line in printed).split())
    return Found(_without_dateline(text, outlets), (Evidence(printed[0].number, text, "sapo-line", 0.95),))


def _without_dateline(text: str, outlets: Outlets) -> str:
    return text[dateline_length(text, outlets) :]

"""Pages that are no articles, by kind, made of invented lines; and articles that look like them.

The words are in `other_pages.toml`; leads and headlines in lists are those of the tagged articles.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Final

from luutru.vietnamese.folding import fold
from training.chance import Chance
from training.site import load_wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from training.texts import Story, Texts

FILE: Final = Path(__file__).with_name("other_pages.toml")
WORDS: Final[dict[str, Any]] = tomllib.loads(FILE.read_text(encoding="utf-8"))
#: Kinds whose pages are all made in one way, of heads, rows, prose and an end.
#: Families of narrower make, each learned as one of the kinds.
FAMILIES: Final = FILE.with_name("page_families.toml")
_FAMILIES: Final[dict[str, Any]] = tomllib.loads(FAMILIES.read_text(encoding="utf-8"))
_OFTEN: Final = 0.5
#: Of pages of every kind some are wrapped, as mail and PDF are.
_WRAPPED: Final = 0.12
_MADE: Final = ("act", "shared", "form", "office", "procedure", "forum", "trade", "article")
_SLOT: Final = re.compile(r"\{([A-Za-z0-9]+)\}")


def generate_others(texts: Texts, pages: int, seed: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield kinds, each with the lines of a page of that kind; the same seed gives the same pages."""
    for number in range(pages):
        chance = Chance(f"other {seed}/{number}")
        if chance.often(_OFTEN):
            words = _FAMILIES[chance.choice(list(_FAMILIES))]
            made = _page(chance, words, texts.stories, words["kind"])
            yield words["kind"], tuple(_cut(chance, _space(chance, made)))
            continue
        kind = chance.pick(*_MADE, "listing", "forum", "article", "article")
        if kind == "listing":
            made = _list(chance, texts.stories)
        elif kind == "article" and chance.often(0.6):
            made = _article(chance, texts)
        else:
            made = _page(chance, WORDS[kind], texts.stories, kind)
        yield kind, tuple(_cut(chance, _space(chance, made)))


def _page(chance: Chance, words: dict[str, Any], stories: Sequence[Story], kind: str) -> list[str]:
    """Return the lines of a page made of heads, rows, prose and an end, as many as it happens to have."""
    bare = kind == "forum" and not words.get("framed")
    heads = chance.some(words["head"], 0 if bare else 1, 1 if "framed" in words else chance.pick(1, 1, 2, 3))
    rows = chance.some(words["rows"], 1, chance.pick(3, 8, 16, 24))
    if chance.often(0.4):  # what belongs together stands together
        start = chance.randrange(len(words["rows"]))
        rows = words["rows"][start : start + chance.randint(2, 14)] or rows
    prose = chance.some(words["prose"], 0, chance.pick(2, 2, 4)) if words["prose"] else []
    if kind == "article":
        prose = chance.some(words["prose"], 1, 4)
        rows = rows[: chance.randint(0, 9)]
    elif kind != "forum" and chance.often(0.15):
        prose += chance.some(chance.choice(stories).sentences, 1, 3)
    if prose and words.get("told") and chance.often(0.4):
        rows = []
    below = chance.often(0.5)
    body = [*prose, *rows] if not below else [*rows, *prose]
    ends = [chance.choice(words["end"])] if chance.often(0.4) else []
    return [line for row in (*heads, *body, *ends) for line in fill(chance, row).split("\n")]


def _article(chance: Chance, texts: Texts) -> list[str]:
    """Return an article that has little text, or much around it: a brief, a row of captions, counters."""
    story = chance.choice(texts.stories)
    lines = [story.title] * chance.pick(0, 1, 1, 2)
    if chance.often(0.4):
        lines.append(fill(chance, chance.choice(WORDS["listing"]["between"])))
    told = chance.pick(0, 1, 3, 8)
    lines += [story.lead, *story.sentences[:told]]
    if chance.often(0.3):
        captions = chance.some(texts.captions, 3, 12)
        bar = chance.often(0.5)
        lines += [
            one for text in captions for one in (f"{text}. |" if bar else f"{text}.", *(["|"] if bar else []))
        ]
    around = [
        WORDS[kind][part]
        for kind in ("office", "trade", "shared", "listing")
        for part in ("end", "below")
        if part in WORDS[kind]
    ]
    rows = [row for part in around for row in part]
    if chance.often(0.6) and (told or chance.often(0.2)):
        lines += [line for row in chance.some(rows, 1, 6) for line in fill(chance, row).split("\n")]
    if chance.often(0.3):
        lines = [fill(chance, chance.choice(WORDS["office"]["end"])), *lines]
    return lines


def _list(chance: Chance, stories: Sequence[Story]) -> list[str]:
    """Return a list of articles, or of one: leads alone, or with labels, headlines, dates."""
    words = WORDS["listing"]
    chosen = chance.some(stories, 1, chance.pick(1, 2, 3, 6))
    labelled = len(chosen) == 1 or chance.often(0.6)
    headed = chance.pick(0, 1, 2) if len(chosen) > 1 else chance.pick(1, 2)
    told = chosen[0].title.split()
    start = chance.randrange(max(len(told) - 5, 1))
    key_words = " ".join(told[start : start + chance.randint(2, 5)]).lower()
    label = chance.choice(words["labels"]).replace("{words}", key_words)
    lines = [fill(chance, label)] if labelled else []
    mark = chance.pick("", "", "", "-", "•", "• ") if len(chosen) > 1 else ""
    broken = chance.choice(words["broken"]) if len(chosen) > 1 and chance.often(0.4) else ""
    for story in chosen:
        lines += [mark] if len(mark) == 1 else []
        lines += [story.title] * headed
        if chance.often(0.4) and headed:
            lines.append(fill(chance, chance.choice(words["between"])))
        lead = story.lead[: chance.randint(70, 150)].rpartition(" ")[0] + broken if broken else story.lead
        lines.append(mark + lead if len(mark) > 1 else lead)
    if chance.often(0.5):
        lines += fill(chance, chance.choice(words["below"])).split("\n")
    return lines


def fill(chance: Chance, text: str) -> str:
    """Return an invented line with its slots filled in."""
    return _SLOT.sub(lambda slot: _value(chance, slot[1]), text)


def _value(chance: Chance, slot: str) -> str:
    lists = load_wording()
    year, place, matter, good = (
        chance.randint(2005, 2026),
        *map(chance.choice, (WORDS["places"], WORDS["matters"], WORDS["goods"])),
    )
    name = " ".join(chance.choice(lists[part]) for part in ("surnames", "middles", "givens"))
    values: dict[str, str] = {
        "name": name, "place": place, "PLACE": place.upper(), "matter": matter, "Matter": matter.capitalize(),
        "MATTER": matter.upper(), "bare": fold(matter), "good": good, "Good": good.capitalize(),
        "SUBJECT": chance.choice(WORDS["subjects"]).upper(),
        "subject": chance.choice(WORDS["subjects"]), "work": chance.choice(WORDS["works"]),
        "year": str(year), "year1": str(year + 1),
        "d": str(chance.randint(1, 28)), "m": str(chance.randint(1, 12)),
        "h": str(chance.randint(6, 21)), "mm": f"{chance.randint(10, 59)}", "i": str(chance.randint(1, 9)),
        "n": str(chance.randint(10, 900)), "big": f"{chance.randint(2, 90)}.{chance.randint(100, 999)}",
        "phone": f"09{chance.randint(10, 99)} {chance.randint(100, 999)} {chance.randint(100, 999)}",
        "mail": f"{fold(name.split()[-1])}@example.vn",
    }  # fmt: skip
    return values[slot]


def _space(chance: Chance, lines: list[str]) -> list[str]:
    """Return the lines as pages print them: wrapped, with blank lines between, in bars, indented."""
    if chance.often(_WRAPPED):
        width = chance.randint(45, 90)
        lines = [part for line in lines for part in wrap(line, width) or [""]]
    if chance.often(0.1):
        lines = [f"{line} |" for line in lines]
    if chance.often(0.15):
        lines = [f"  {line}" for line in lines]
    return [one for line in lines for one in (line, "")] if chance.often(0.5) else lines


def _cut(chance: Chance, lines: list[str]) -> list[str]:
    """Return what a collection kept of a page: all, or its first letters."""
    text = "\n".join(lines)
    return (text[: chance.randint(600, 2000)] if chance.often(0.5) else text).rstrip("\n").split("\n")

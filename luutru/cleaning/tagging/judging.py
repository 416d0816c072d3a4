"""Is a tagged page an article? Listing pages, lists of officials, forms and bare templates are set aside.

An article lost is worse than a listing kept, so two paragraphs that follow one another, in a page that is not
made of teasers, always make an article.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.cards import name_cards
from luutru.cleaning.tagging.dressing import look_through
from luutru.cleaning.tagging.page_kinds import name_kind
from luutru.cleaning.tagging.patterns import BULLET, DATELINE, FUSED
from luutru.cleaning.tagging.repeats import without_number
from luutru.cleaning.tagging.shapes import line_end
from luutru.cleaning.tagging.teasers import name_teasers
from luutru.messages import tr
from luutru.model import Role, SetAside
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.knowledge.phrases import Phrases
    from luutru.model import RawPage, TaggedLine

_TEXT: Final = (Role.SAPO, Role.BODY)
_INSIDE: Final = (Role.SUBHEAD, Role.CAPTION)
_WORDS: Final = load_vocabulary("judging")
_SEARCH: Final = _WORDS.pattern("search")
#: A page of short teasers has hardly any text by itself, and as many headlines and dates: an article of one
#: sentence has fewer, or a longer sentence.
_LITTLE, _LISTED = 30, 6
#: A line without an end, all alone, begins a lead from here on.
_HEADLINE_WORDS: Final = 22
#: So many captions of so many words tell a story in pictures.
_CAPTIONS, _CAPTION_WORDS = 3, 9
#: A list of key words has hardly one of the words that tell; a lead cut inside its sentence has more.
_TOLD: Final = 3
_READ_ON: Final = _WORDS.word_set("read-on")
#: No list prints a headline more often; a page of pictures prints the name of all at each.
_PRINTED: Final = 2
#: "… phân giao của Bộ Y tế. (đọc thêm)": a sentence, and the way to the rest.
_READ_MORE: Final = re.compile(r"[.!?…] ?\([^()]{2,20}\)$")
_ERROR_PAGE: Final = _WORDS.pattern("error-page")


@dataclass(frozen=True, slots=True)
class _Counts:
    """What the judgement is made of."""

    words: int
    sentences: int
    run: int
    cards: int
    dates: int
    datelines: int
    doubles: int
    fused: int
    headlines: int
    templates: int
    lone: int
    found: int
    more: int
    lines: int


def judge_page(tagged: Sequence[TaggedLine], raw: RawPage, phrases: Phrases) -> SetAside | None:
    """Return why the page is no article, or None for an article."""
    if teasers := name_teasers(tagged) or name_cards(tagged, phrases):
        return SetAside(raw.name, "listing", teasers)
    reason = None if _reads_on(tagged) else _reason_of(tagged, phrases)
    reason = reason or name_kind(tagged)
    return None if reason is None else SetAside(raw.name, *reason)


def _reason_of(tagged: Sequence[TaggedLine], phrases: Phrases) -> tuple[str, str] | None:
    """Return why a page whose paragraphs do not follow one another is no article."""
    printed = [line for line in tagged if line.role is not Role.BLANK]
    shapes = [look_through(line.text, phrases) for line in printed]
    return _reason(_count(printed, shapes, phrases), shapes)


def _reads_on(tagged: Sequence[TaggedLine]) -> bool:
    """Whether paragraphs follow one another as they do in articles and never in lists of teasers."""
    pairs = words = fused = count = block = plain = longest = 0
    prose = adjacent = False
    for line in tagged:
        if line.role in _TEXT:
            length = line.text.count(" ") + 1
            count += 1
            words += length
            fused += FUSED.search(line.text) is not None
            before, prose = prose, _is_prose(line.text, length)
            pairs += (adjacent and line.text[0].islower()) or (before and prose)
            adjacent = True
            block, plain = block + length, plain + prose
            longest = max(longest, block if plain >= 2 else 0)
        elif line.role is not Role.BLANK:
            prose = adjacent = False
            block = plain = 0
    together = pairs >= 3 or (pairs >= 1 and words >= 70) or longest >= 100
    return fused * 2 < max(count, 1) and together


def _is_prose(text: str, words: int) -> bool:
    """Whether a line is a paragraph: no headline, no numbered instruction of a form."""
    if words > 34:
        return True
    return words > 11 and not BULLET.match(text) and line_end(text) in ("stop", "quote", "dots", "ask")


def _reason(n: _Counts, shapes: Sequence[Shape]) -> tuple[str, str] | None:
    if n.lines == 0 or n.words < 12 or n.sentences == 0 or _is_headline_alone(n, shapes):
        return None if _is_photo_story(n, shapes) else _without_text(n, shapes)
    return _is_listing(n) or _is_no_news(n, shapes)


def _is_headline_alone(n: _Counts, shapes: Sequence[Shape]) -> bool:
    """Whether nothing was saved but a headline, behind the label of a key word at times."""
    return n.lines == 1 and n.words < _HEADLINE_WORDS and shapes[0].end in ("word", "quote")


def _is_photo_story(n: _Counts, shapes: Sequence[Shape]) -> bool:
    """Whether most lines are whole sentences: the captions of a story that is told in pictures."""
    told = sum(shape.words >= _CAPTION_WORDS and shape.text.rstrip(" |").endswith(".") for shape in shapes)
    return told >= _CAPTIONS and told * 2 > n.lines


def _is_listing(n: _Counts) -> tuple[str, str] | None:
    article = n.run >= 3 or (n.run == 2 and n.words >= 60)
    found = ""
    if n.fused >= 3 and n.fused * 2 > n.run:
        found = tr("{n} headlines each with its teaser", n=n.fused)
    elif not article and n.cards >= 3 and n.dates + n.datelines + n.doubles >= 3:
        found = tr("{n} headlines with dates or teasers, no text between them", n=n.cards)
    elif not article and n.cards >= 5:
        found = tr("{n} headlines with teasers", n=n.cards)
    elif n.cards >= 2 and n.lone == 0 and n.words < _LITTLE and n.headlines + n.dates >= _LISTED:
        found = tr("{n} headlines, {dates} dates and one sentence or two", n=n.headlines, dates=n.dates)
    elif not article and n.more >= 3:
        found = tr("{n} teasers that lead on to their articles", n=n.more)
    elif n.found and n.headlines + n.cards >= 3:
        found = tr("results of a search")
    elif n.run <= 1 and n.headlines >= 12 and n.words < 120:
        found = tr("{n} headlines and hardly any text", n=n.headlines)
    return ("listing", found) if found else None


def _is_no_news(n: _Counts, shapes: Sequence[Shape]) -> tuple[str, str] | None:
    if n.lone < 8 and n.words < 80 and any(_ERROR_PAGE.search(shape.key) for shape in shapes):
        return "not-article", tr("an error page")
    if n.templates >= 3 and n.words < 60:
        return "template", tr("{n} template lines that nothing was filled into", n=n.templates)
    return None


def _without_text(n: _Counts, shapes: Sequence[Shape]) -> tuple[str, str]:
    if n.templates >= 2:
        return "template", tr("{n} template lines that nothing was filled into", n=n.templates)
    if n.headlines >= 6 or n.cards >= 3:
        return "listing", tr("{n} headlines and no text", n=n.headlines)
    if any(_ERROR_PAGE.search(shape.key) for shape in shapes):
        return "not-article", tr("an error page")
    detail = tr("no sentence among {n} lines", n=n.lines)
    return "no-text", detail


def _is_cut_sentence(shape: Shape, phrases: Phrases) -> bool:
    """Whether a long line without an end begins a lead: behind an outlet's mark, or in words that tell."""
    if shape.letter != "B":
        return False
    told = sum(word in phrases.telling_words for word in shape.key.split())
    return "dateline" in shape.names or told >= _TOLD


def _count(printed: Sequence[TaggedLine], shapes: Sequence[Shape], phrases: Phrases) -> _Counts:
    text = [line.role in _TEXT for line in printed]
    bare = [without_number(shape.key) for shape in shapes]
    often = Counter(bare)  # names of pictures, printed with each of them
    letters = [
        "x" if often[name] > _PRINTED else shape.letter for name, shape in zip(bare, shapes, strict=True)
    ]
    cards = _cards(letters, [line.role for line in printed])
    in_card = set(cards)
    run = longest = 0
    for index, line in enumerate(printed):
        if text[index] and letters[index] in "PQ" and index not in in_card:
            run += 1
            longest = max(longest, run)
        elif line.role not in (Role.CAPTION, Role.ALT, Role.SUBHEAD, Role.BODY):
            run = 0
    wrapped = sum(["wrapped" in shape.names for shape in shapes])
    return _Counts(
        words=sum(shape.words for shape, mine in zip(shapes, text, strict=True) if mine),
        sentences=sum(
            letters[i] in "PQ"
            or shapes[i].end in ("stop", "quote", "ask", "dots")
            or (shapes[i].end == "paren" and _READ_MORE.search(shapes[i].text) is not None)
            or _is_cut_sentence(shapes[i], phrases)
            for i, mine in enumerate(text)
            if mine
        ),
        run=longest + (4 if wrapped > 6 else 0),
        cards=len(cards),
        dates=sum("date=only" in shape.names for shape in shapes),
        datelines=sum(DATELINE.match(shape.text) is not None for shape in shapes if shape.words > 8),
        doubles=sum(a.key == b.key and a.words > 4 for a, b in pairwise(shapes)),
        fused=sum(
            FUSED.search(shape.text) is not None for shape, mine in zip(shapes, text, strict=True) if mine
        ),
        headlines=sum(letter in "HB" and not mine for letter, mine in zip(letters, text, strict=True)),
        templates=sum(any(mark in shape.text for mark in ("${", "{{", "<%")) for shape in shapes),
        lone=sum(letter == "P" for letter in letters),
        found=sum(_SEARCH.match(shape.key) is not None for shape in shapes),
        more=sum(shape.key.strip(" .…»>[]") in _READ_ON for shape in shapes),
        lines=len(printed),
    )


def _cards(letters: Sequence[str], roles: Sequence[Role]) -> list[int]:
    """Return the places of teasers: one paragraph between a headline (and its date) and the next headline.

    A paragraph below a subhead or a caption of the article is none: long reads have one in each chapter.
    """
    found = []
    for index, letter in enumerate(letters):
        if letter not in "PQ":
            continue
        above = index - 1
        while above >= 0 and letters[above] in "Dduvs#E":
            above -= 1
        below = index + 1
        while below < len(letters) and letters[below] in "Dduvs#":
            below += 1
        inside = above == index - 1 and roles[above] in _INSIDE and letter == "P"
        if inside:
            continue
        if above >= 0 and letters[above] in "HB" and below < len(letters) and letters[below] in "HBr$mpu":
            found.append(index)
    return found

"""Which line is the headline of a page that shows none, and which lines never are one."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.patterns import REPORTER
from luutru.cleaning.tagging.printed_days import close_day, is_printed_day
from luutru.model import PROSE, Role, TaggedLine
from luutru.vietnamese.person_names import has_surname, looks_like_name
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from luutru.cleaning.tagging.shape import Shape

#: Features of lines without words: "00:00", "5 tháng 6 lúc 19:02", "| --- | --- |".
_WORDLESS: Final = frozenset({"date=only", "date=clock", "symbols", "table"})
#: A table's ruler, and what opens as captions do.
_NO_HEADLINE: Final = _WORDLESS | {"cap+", "cells", "url", "end=pipe"}
#: A first line of more words is a lead without a stop.
HEADLINE_WORDS: Final = 30
#: A first line of more words than the first figure is no caption without a stop or a credit, one of more than
#: the second is a lead: of 9,813 headlines three are so long, of the leads below them 94.
_CAPTIONS_MOST, _HEADLINES_MOST = 22, 29
_MISTAKEN: Final = frozenset({Role.CAPTION, Role.FURNITURE, Role.RELATED})
#: Above a picture a headline has more words; what is shorter may be the name of a section.
_HEADLINES_LEAST: Final = 8
#: A known piece of furniture of so few words is no headline: "Video", "Chính trị", "Tin mới nhất".
_LABEL_WORDS: Final = 3
#: What part of a headline's words its lead tells, with the first two.
_TOLD: Final = 0.8
#: So much of a paragraph is looked through, in characters.
_TOLD_IN: Final = 400
_WORD: Final = re.compile(r"\w+")
#: A headline that was read as a lead stands so near the top.
_HEAD_LINES: Final = 4
_PICTURES: Final = load_vocabulary("lines").pattern("picture-headline")
_PART: Final = load_vocabulary("lines").pattern("part-of-series")
#: What stands between a site's name and its motto.
_DASHES: Final = (" - ", " – ", " | ")
_HEADS_RULE: Final = "heads-the-page"
_BANNER_RULE: Final = "site-banner"
_PART_RULE: Final = "part-of-series"


def head_the_page(tagged: list[TaggedLine], shapes: Sequence[Shape]) -> list[TaggedLine]:
    """Make the first line the headline, where a page shows none and its text begins right below that line; or
    a line near the top that was read as a lead, though it ends without a stop right above a paragraph.

    A caption there ends in a stop or a credit, or opens as captions do; a label is known or shorter.
    """
    if _is_headed(tagged) or len(shapes) < 2:
        return tagged
    for find, rule in (
        (_twice_above, _HEADS_RULE),
        (_over_nothing, _HEADS_RULE),
        (_over_date_line, "above-date-line"),
    ):
        over = find(tagged, shapes)
        if over is not None:
            line = tagged[over]
            tagged[over] = TaggedLine(line.line, Role.TITLE, rule, line.score, line.role)
            return tagged
    top = _below_labels(tagged, shapes)
    if top + 1 >= len(shapes):
        return tagged
    first, second = [place for place, line in enumerate(tagged) if line.text][top : top + 2]
    head, below_head = shapes[top : top + 2]
    if _is_marked(head):
        line = tagged[first]
        if line.role in _MISTAKEN:
            tagged[first] = TaggedLine(line.line, Role.SAPO, "dateline", line.score, line.role)
        return tagged
    worded = head.letter in "HB" and not head.kind and _LABEL_WORDS + 1 < head.words <= HEADLINE_WORDS
    fits = worded and _NO_HEADLINE.isdisjoint(head.names)
    fits = fits or _PICTURES.match(head.text) is not None or _names_what_follows(head, below_head)
    text = tagged[second].role in (Role.SAPO, Role.BODY) and below_head.letter in "PQ"
    picture = tagged[second].role in (Role.CAPTION, Role.ALT) and head.words > _HEADLINES_LEAST
    long = head.letter == "B" and not head.kind and head.end == "word" and not head.credited
    if long and _CAPTIONS_MOST < head.words <= _HEADLINES_MOST and tagged[first].role in _MISTAKEN:
        fits = text = True
    if (
        fits and text and tagged[first].role in (Role.CAPTION, Role.FURNITURE, Role.BYLINE, Role.RELATED)
    ) or (fits and picture and tagged[first].role in (Role.FURNITURE, Role.RELATED)):
        line = tagged[first]
        tagged[first] = TaggedLine(line.line, Role.TITLE, _HEADS_RULE, line.score, line.role)
        return tagged
    printed = [place for place, line in enumerate(tagged) if line.text][: _HEAD_LINES + 1]
    for at, (place, below) in enumerate(pairwise(printed)):
        line, shape = tagged[place], shapes[at]
        worded = shape.letter in "HB" and not shape.kind and _LABEL_WORDS + 1 < shape.words <= HEADLINE_WORDS
        text = tagged[below].role in (Role.SAPO, Role.BODY) and shapes[at + 1].letter in "PQ"
        text = text and not tagged[below].text[0].islower()
        if line.role is Role.SAPO and worded and shape.end == "word" and text and not line.text[0].islower():
            tagged[place] = TaggedLine(line.line, Role.TITLE, _HEADS_RULE, line.score, line.role)
            break
    return tagged


def _is_headed(tagged: list[TaggedLine]) -> bool:
    """Whether the page shows a headline; above it the name of a section or of the site is set aside."""
    headed = [place for place, line in enumerate(tagged) if line.role is Role.TITLE]
    if len(headed) > 1:
        line, next_line = tagged[headed[0]], tagged[headed[1]].text
        small = line.text[0].islower()  # the name of a section above the headline
        whole = next_line.count(" ") >= _LABEL_WORDS and not next_line[0].islower()
        if small or (whole and _is_banner(line.text)):
            rule = "small-letter" if small else _BANNER_RULE
            tagged[headed[0]] = TaggedLine(line.line, Role.FURNITURE, rule, line.score, line.role)
    if headed:
        _set_part(tagged)
    return bool(headed)


def _is_marked(shape: Shape) -> bool:
    """Whether a line opens with an outlet's mark in brackets, as a lead does that lost its stop too."""
    return shape.text[0] == "(" and "dateline" in shape.names


def _is_banner(text: str) -> bool:
    """Whether a line is the site's name in capitals beside its motto: "BẾN XƯA 24H - Tin bên sông"."""
    for dash in _DASHES:
        sides = text.split(dash)
        if len(sides) == 2:
            name, motto = sorted(sides, key=str.isupper, reverse=True)
            plain = [word for word in motto.split() if word.islower()]
            return name.isupper() and " " in name.strip() and len(plain) > 1
    return False


def _names_what_follows(head: Shape, below: Shape) -> bool:
    """Whether the paragraph below begins with a line, as texts about a place or a person do, or tells with
    nearly all of a headline's words what that says: "Sáng 8/3, đồng chí Lê Vi …".
    """
    fits = head.end == "word" and not head.kind and _LABEL_WORDS <= head.words <= HEADLINE_WORDS
    if not fits or below.text.startswith((f"{head.text} ", f"{head.text}, ")):
        return fits
    words = _WORD.findall(head.text.lower())
    told = set(_WORD.findall(below.text[:_TOLD_IN].lower()))
    worded = head.letter in "HB" and not head.credited and head.words > _LABEL_WORDS + 1
    # What a caption begins with is seen in its picture: "Quang cảnh hội nghị …".
    return (
        worded and told.issuperset(words[:2]) and sum([word in told for word in words]) >= _TOLD * len(words)
    )


def _set_part(tagged: list[TaggedLine]) -> None:
    """Make the headline of a part of a series of what stands as such below the series' name."""
    printed = [place for place, line in enumerate(tagged) if line.text]
    for above, place in pairwise(printed):
        if tagged[above].role is not Role.TITLE or _PART.match(tagged[above].text):
            continue
        if _PART.match(tagged[place].text):
            for at, role in ((above, Role.KICKER), (place, Role.TITLE)):
                line = tagged[at]
                tagged[at] = TaggedLine(line.line, role, _PART_RULE, line.score, line.role)
            return


def _twice_above(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> int | None:
    """Return the first line of a page that prints it twice right above its text, however short it is."""
    head, copy = shapes[0], shapes[1]
    plain = head.letter in "HBS" and not (head.kind or head.credited) and _NO_HEADLINE.isdisjoint(head.names)
    named = any(name.startswith(("name=", "label-colon")) for name in head.names)
    text = [shape.letter for shape in shapes[2:3]] in (["P"], ["Q"])
    twice = head.key == copy.key and plain and head.words > 1 and text and not named
    return next(place for place, line in enumerate(tagged) if line.text) if twice else None


def _over_nothing(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> int | None:
    """Return the headline of a page where a line was read as standing over one that is not there: that line,
    or the first above it that reads like a headline ("Nội dung thông báo:" stands below it).
    """
    printed = [place for place, line in enumerate(tagged) if line.text]
    kicker = next((at for at, place in enumerate(printed) if tagged[place].role is Role.KICKER), None)
    if kicker is None:
        return None
    for at in range(kicker + 1):
        shape = shapes[at]
        plain = shape.letter in "HBS" and not shape.kind and shape.end not in ("colon", "stop")
        if plain and _LABEL_WORDS < shape.words <= HEADLINE_WORDS and _WORDLESS.isdisjoint(shape.names):
            return printed[at]
    return None


def _over_date_line(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> int | None:
    """Return the line right above the first date line, if it reads like a headline and no text is above."""
    printed = [place for place, line in enumerate(tagged) if line.text]
    for at, (place, below) in enumerate(pairwise(printed)):
        if tagged[place].role in PROSE:
            return None
        if tagged[below].role is Role.META and shapes[at + 1].letter in "Dd":
            shape = shapes[at]
            worded = shape.letter in "HB" and not (shape.kind or shape.credited) and shape.end == "word"
            fits = worded and _NO_HEADLINE.isdisjoint(shape.names) and tagged[place].role in _MISTAKEN
            return place if fits and _LABEL_WORDS + 1 < shape.words <= HEADLINE_WORDS else None
    return None


def _below_labels(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> int:
    """Return which printed line is the first below dates and the site's short lines ("Chờ...")."""
    printed = [line for line in tagged if line.text]
    for at, (line, shape) in enumerate(zip(printed[:_HEAD_LINES], shapes, strict=False)):
        label = line.role is Role.FURNITURE and (shape.kind or shape.words <= _LABEL_WORDS)
        if not label and line.role is not Role.META:
            return at
    return 0


def named_twice(shapes: Sequence[Shape]) -> tuple[int, ...]:
    """Return the two lines near the top that name one person, where a headline follows: who wrote it."""
    for at in range(min(_HEAD_LINES, len(shapes) - 2)):
        one, two, below = shapes[at : at + 3]
        headline = below.letter in "HB" and not below.kind and below.words > _LABEL_WORDS
        if one.key == two.key and headline and looks_like_name(one.text) and has_surname(one.text):
            return at, at + 1
    return ()


def refuse_titles(shapes: Sequence[Shape], names: Sequence[Sequence[str]]) -> Iterator[int]:
    """Yield the lines that are no headline: those without words (clocks, rulers of tables), labels, a name in
    one word ("T.Vi"), a reporter with his paper, what says where and when the text was printed, and sentences
    that end in a stop, as no headline of 575 tagged pages does and 26 of 10,000 others: at the top of a page
    without a headline they are captions or the lead. What an element of HTML says is a heading may be one.
    """
    yield from named_twice(shapes)
    for index, (shape, found) in enumerate(zip(shapes, names, strict=True)):
        signed = shape.words == 1 and shape.letter in "Nn" and "." in shape.text
        label = signed or (shape.kind and shape.words <= _LABEL_WORDS)
        heading = any(name.startswith("element=h") for name in found)
        sentence = shape.text[-1] == "." and shape.end == "stop" and not heading
        reporter = "name=office" in found and REPORTER.search(shape.key)
        day = is_printed_day(shape.text) or close_day(shape.text)
        if label or sentence or reporter or day or _is_marked(shape) or not _WORDLESS.isdisjoint(found):
            yield index

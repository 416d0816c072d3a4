"""Two stories in one file: the second one is set apart, or, where that is not certain, asked about.

A scraper that follows "read on" glues a second article to the first. It shows by its own headline, with its
own date line or below a ruler, and its own paragraphs, all after the first one's signature or credit. Where
the first one is signed above its text, the second one must be signed there too. In HTML the headline may
stand in a heading instead, when both stories are signed alike.

What looks so and proves nothing keeps its roles: its headline alone is marked, so that a person is asked.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.features import LINKED
from luutru.cleaning.tagging.patterns import OPENS_WITH_DAY, opens_with_dateline
from luutru.model import PERHAPS_SECOND, SECOND_STORY, Role
from luutru.vietnamese.folding import fold_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import TaggedLine

_SIGNED: Final = (Role.BYLINE, Role.SOURCE)
#: Lines that may belong to a story: paragraphs, sentences, headlines, captions, dates, names, credits.
_STORY_LETTERS: Final = frozenset("PQqHBCDNnKE")
_HEADLINES: Final = frozenset("HBRE")
#: A heading of a page is no longer, a headline no shorter.
_WORDS: Final = range(6, 31)
#: A headline, its date, its author, and two paragraphs, below so many of the first story.
_SIGNED_ABOVE: Final = tuple(f"{head}DN{first}{then}" for head in "HB" for first in "PQ" for then in "PQ")
_FIRST: Final = 3
#: A story of less text than this many paragraphs is none.
_LEAST: Final = 2
_TEXT: Final = "PQ"
#: They stand among so many lines. So many lines of a page are compared with all that stands above them.
_NEAR, _LOOKED_AT = 8, 4
#: Roles that a second headline is taken for.
_TAKEN: Final = frozenset({Role.SUBHEAD, Role.CAPTION, Role.BODY, Role.SAPO, Role.KICKER, Role.ALT})
_AROUND: Final = frozenset({Role.RELATED, Role.FURNITURE})
#: Of a second headline's words, two by two, its text says so many again, and the story above so few.
_SAID_AGAIN: Final = 0.1
_SAID_BEFORE: Final = 0.12
#: More, where the lead opens with its day, as paragraphs below a subhead hardly do, or the headline stands
#: below a signature or the widest gap: of 300 pairs without dates 274 are found in place of 246, none of
#: 1,500 single texts in vain.
_SAID_BEFORE_MARKED: Final = 0.2
#: Of the words of so many paragraphs below it the story above has so few, two by two, and next to none three
#: by three: what is said of one matter comes back word for word. More, where a mark opens the lead.
_COMPARED: Final = 4
_IN_COMMON, _IN_COMMON_MARKED, _REPEATED = 0.09, 0.1, 0.006


def set_second_story_apart(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> tuple[TaggedLine, ...]:
    """Give the lines of a second story the role of related lines, or mark the headline of what may be one;
    `shapes` are of the lines not blank.
    """
    printed = [line for line in tagged if line.role is not Role.BLANK]
    found = _find_start(printed, shapes)
    if found is None:
        asked = _find_suspect(printed, shapes)
        if asked is None:
            return tuple(tagged)
        headline, *names = [line.number for line in printed[asked]]
        return tuple(_ask_about(line, headline, names) for line in tagged)
    signature, start = found
    end = start + 1
    while end < len(shapes) and shapes[end].letter in _STORY_LETTERS and not shapes[end].kind:
        end += 1
    roles = {line.number: Role.RELATED for line in printed[start:end]}
    if printed[signature].role not in _SIGNED:
        roles[printed[signature].number] = Role.BYLINE
    return tuple(
        replace(line, role=roles[line.number], rule=SECOND_STORY, runner_up=line.role)
        if roles.get(line.number, line.role) is not line.role
        else replace(line, rule=SECOND_STORY)
        if line.number in roles
        else line
        for line in tagged
    )


def _ask_about(line: TaggedLine, headline: int, names: Sequence[int]) -> TaggedLine:
    """Mark the headline, and give it and what stands above its text to the other article, if anything is."""
    if line.number != headline and line.number not in names:
        return line
    role = Role.RELATED if line.role is Role.FURNITURE else line.role
    return replace(line, role=role, rule=PERHAPS_SECOND if line.number == headline else line.rule)


def _find_start(printed: Sequence[TaggedLine], shapes: Sequence[Shape]) -> tuple[int, int] | None:
    """Return the places of the first story's signature and of the second one's headline."""
    paragraphs = 0
    signature = -1
    letters = "".join([shape.letter for shape in shapes])
    headed = False
    for index, (line, shape) in enumerate(zip(printed, shapes, strict=True)):
        paragraphs += shape.letter in "PQ"
        if not paragraphs and line.role in _SIGNED:
            signature = index
        headed |= bool(paragraphs) and _is_heading(line, shape)
        if signature >= 0 and paragraphs >= _FIRST and letters.startswith(_SIGNED_ABOVE, index + 1):
            return signature, index + 1
        if paragraphs < 2 or not (line.role in _SIGNED or shape.letter in "Nn"):
            continue
        start = index + 1
        ruled = start < len(shapes) and _is_ruler(shapes[start].text)
        start += ruled
        text = start + 1
        dated = text < len(shapes) and shapes[text].letter == "D"
        text += dated
        if text >= len(shapes):
            return None
        signed_alike = (
            not headed and _is_heading(printed[start], shapes[start]) and _is_signed_below(letters, text)
        )
        if (
            (ruled or dated or signed_alike)
            and shapes[start].letter in _HEADLINES
            and not shapes[start].kind
            and shapes[text].letter in "PQ"
            and not shapes[text].kind
        ):
            return index, start
    return None


def _find_suspect(printed: Sequence[TaggedLine], shapes: Sequence[Shape]) -> slice | None:
    """Return the place of what may be the headline of a second story, with its date and names."""
    paragraphs = looked_at = 0
    for index, (line, shape) in enumerate(zip(printed, shapes, strict=True)):
        if paragraphs >= _LEAST and _reads_as_headline(line, shape) and line.role in _TAKEN | _AROUND:
            below = index + 1
            while below < min(len(shapes), index + 4) and shapes[below].letter in "DNnK":
                below += 1
            letters = "".join([shape.letter for shape in shapes[below : below + _NEAR]])
            if letters[:1] in _TEXT and sum(map(letters.count, _TEXT)) >= _LEAST:
                looked_at += 1
                if (_is_taken(printed, shapes, index) and _stands_apart(printed, shapes, index, below)) or (
                    looked_at <= _LOOKED_AT
                    and _tells_another_story(
                        shapes, index, below, set_off=_is_set_off(printed, shapes, index, below)
                    )
                ):
                    return slice(index, below)
        paragraphs += shape.letter in _TEXT
    return None


def _is_taken(printed: Sequence[TaggedLine], shapes: Sequence[Shape], index: int) -> bool:
    """Whether a line is no teaser of another article."""
    line = printed[index]
    return (
        line.role not in _AROUND
        or _is_heading(line, shapes[index])
        or _follows_signature(printed, shapes, index)
    )


def _follows_signature(printed: Sequence[TaggedLine], shapes: Sequence[Shape], index: int) -> bool:
    """Whether a line stands right below a signature and above two paragraphs: teasers are single."""
    below = "".join([shape.letter for shape in shapes[index + 1 : index + 3]])
    return printed[index - 1].role in _SIGNED and below in {"PP", "PQ", "QP", "QQ"}


def _stands_apart(printed: Sequence[TaggedLine], shapes: Sequence[Shape], index: int, below: int) -> bool:
    """Whether a line has what headlines have: a signature above or a name or date below it, the same rank as
    the page's headline, or a lead with a dateline.
    """
    heading = _is_heading(printed[index], shapes[index])
    signed = shapes[index - 1].letter == "N" and not shapes[index - 1].kind
    names = "".join(shape.letter for shape in shapes[index + 1 : below])
    ranked = printed[index].line.element == "h1" and any(
        line.line.element == "h1" for line in printed[:index]
    )
    return (
        ranked
        or "D" in names
        or (heading and bool(names))
        or (heading and signed)
        or (heading and opens_with_dateline(shapes[below].text))
    )


def _is_set_off(printed: Sequence[TaggedLine], shapes: Sequence[Shape], index: int, below: int) -> bool:
    """Whether a headline stands below a signature, or below more blank lines than any other line of the text
    above it and right below: where two texts were joined.
    """
    if shapes[index - 1].letter == "N" and not shapes[index - 1].kind:
        return True
    first = next(place for place, shape in enumerate(shapes) if shape.letter in _TEXT)
    numbers = [line.number for line in printed[first : below + _LEAST]]
    steps = [then - number for number, then in pairwise(numbers)]
    above = steps.pop(index - first - 1)
    return not printed[index].line.element and above > max(steps)


def _tells_another_story(shapes: Sequence[Shape], index: int, below: int, *, set_off: bool) -> bool:
    """Whether the paragraphs below a headline say little that stands above it, and its words again: those
    of a subhead go on with what was told. Teasers are single, a story has two paragraphs in a row.
    """
    text = [shape for shape in shapes[below : below + _NEAR] if shape.letter in _TEXT][:_COMPARED]
    if text[:_LEAST] != [*shapes[below : below + _LEAST]]:
        return False
    headline = _runs_of(shapes[index : index + 1], 2)
    above = _runs_of(shapes[:index], 2)
    told = _runs_of(text, 2)
    said, common = len(headline & above), len(told & above)
    dated = OPENS_WITH_DAY.match(text[0].text) is not None
    if (
        (dated or set_off)
        and len(text) >= _FIRST
        and said <= _SAID_BEFORE_MARKED * len(headline)
        and common <= _IN_COMMON_MARKED * len(told)
    ):
        return True
    if said > _SAID_BEFORE * len(headline):
        return False
    if opens_with_dateline(text[0].text) and common <= _IN_COMMON_MARKED * len(told):
        return True
    if len(headline & told) < _SAID_AGAIN * len(headline) or common > _IN_COMMON * len(told):
        return False
    longer = _runs_of(text, 3)
    return len(longer & _runs_of(shapes[:index], 3)) <= _REPEATED * len(longer)


def _runs_of(shapes: Iterable[Shape], length: int) -> set[tuple[str, ...]]:
    """Return the runs of so many words in some lines."""
    words = (fold_words(shape.text) for shape in shapes)
    return {run for line in words for run in zip(*(line[start:] for start in range(length)), strict=False)}


def _is_heading(line: TaggedLine, shape: Shape) -> bool:
    return line.line.element in {"h1", "h2", "h3", "h4"} and _reads_as_headline(line, shape)


def _reads_as_headline(line: TaggedLine, shape: Shape) -> bool:
    """Whether a line has the shape of a headline and leads nowhere else."""
    worded = shape.letter in _HEADLINES and shape.words in _WORDS and not shape.kind
    return worded and not line.line.element.endswith(LINKED)


def _is_signed_below(letters: str, text: int) -> bool:
    """Whether paragraphs from a place on end in a name."""
    end = text
    while end < len(letters) and letters[end] in "PQqC":
        end += 1
    return end - text >= _LEAST and letters[end : end + 1] == "N"


def _is_ruler(text: str) -> bool:
    """Whether a line is drawn: "* * *", "-----", "=====", "oOo"."""
    return text == "oOo" or (len(text) > 2 and not any(letter.isalnum() for letter in text))

"""What a line is on its page: position, neighbours, repetition, and what was said before and after it.

A feature is a name; `weights` says what each name is worth for each state. All of it is linear in the length
of the page, but for look-ups among the first forty lines.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.broken_lines import WORDS, stops_midway
from luutru.cleaning.tagging.dressing import look_through
from luutru.cleaning.tagging.printed_days import close_day
from luutru.cleaning.tagging.repeats import find_repeats
from luutru.cleaning.tagging.seen import FAR, Seen, name_distance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.knowledge.phrases import Phrases
    from luutru.model import Line

#: A headline ends so near the top.
_HEAD: Final = 6
#: Letters of what may stand above and below an article's date line.
_ABOVE_DAY: Final = frozenset("HBSQ")
_BELOW_DAY: Final = frozenset("PQB")
#: What the element of a line that is all one link ends in.
LINKED: Final = "-link"
#: A page counts as hard-wrapped when this many lines and this share of them run on into the next line.
_DASHES: Final = "-–—"
_WRAPPED_LINES, _WRAPPED_SHARE = 4, 0.3


def page_features(lines: Sequence[Line], phrases: Phrases) -> tuple[list[Shape], list[list[str]]]:
    """Return shapes and feature names of the lines (none of them blank), in order."""
    shapes = [look_through(line.text, phrases) for line in lines]
    _close_open_day(shapes, phrases)
    _open_lead(shapes)
    blank_before = _blanks(lines)
    width = _wrapped_width(shapes, blank_before)
    if width:
        for shape in shapes:
            if not shape.kind and len(shape.text) > 0.72 * width and shape.letter not in "DNKPC":
                shape.letter = "P"
                shape.names.append("wrapped")
    repeats = find_repeats(shapes)
    names = [shape.names + found for shape, found in zip(shapes, repeats, strict=True)]
    _add_position(shapes, names, width)
    _add_wrapping(shapes, names, lines, blank_before)
    _add_neighbours(shapes, names, blank_before)
    _add_teasers(shapes, names)
    _add_habits(shapes, names, lines)
    _add_elements(shapes, names, lines)
    return shapes, names


def _close_open_day(shapes: list[Shape], phrases: Phrases) -> None:
    """Let the only day without a year between a headline and its text look like one with a year."""
    closed = [(index, day) for index, shape in enumerate(shapes) if (day := close_day(shape.text))]
    if len(closed) != 1 or any(shape.letter == "D" for shape in shapes):
        return
    index, day = closed[0]
    above, below = ([shape.letter for shape in part] for part in (shapes[:index], shapes[index + 1 :]))
    if (
        0 < len(above) < _HEAD
        and below
        and _ABOVE_DAY.issuperset(above[-1:])
        and _BELOW_DAY.issuperset(below[:1])
    ):
        shapes[index] = replace(look_through(day, phrases), text=shapes[index].text)


def _open_lead(shapes: Sequence[Shape]) -> None:
    """Let the first paragraph look like one where a dash is left of its dateline: "- Sáng 5/3, …"."""
    prose = [shape for shape in shapes if shape.letter in "PQ"]
    dashed = len(prose) > 1 and prose[0].text[0] in _DASHES and "bullet" in prose[0].names
    if dashed and not any("bullet" in shape.names for shape in prose[1:]):
        prose[0].names.remove("bullet")


def _blanks(lines: Sequence[Line]) -> list[bool]:
    """Whether each line follows a blank one (the first line and the one after the last count as such)."""
    found = [True]
    found += [after.number - before.number > 1 for before, after in pairwise(lines)]
    found.append(True)
    return found


def _wrapped_width(shapes: Sequence[Shape], blank_before: Sequence[bool]) -> int:
    """Return the width of a hard-wrapped page in characters, 0 for any other page."""
    runs_on = [
        len(shape.text)
        for shape, after, gap in zip(shapes, shapes[1:], blank_before[1:], strict=False)
        if not gap and shape.end in ("word", "comma", "quote") and 45 <= len(shape.text) <= 140
        and not shape.kind and (after.text[0].islower() or after.text[0].isdigit() or shape.end == "comma")
    ]  # fmt: skip
    if len(runs_on) < _WRAPPED_LINES or len(runs_on) < _WRAPPED_SHARE * len(shapes):
        return 0
    return sorted(runs_on)[int(len(runs_on) * 0.9)]


def _add_wrapping(
    shapes: Sequence[Shape], names: Sequence[list[str]], lines: Sequence[Line], blank_before: Sequence[bool]
) -> None:
    """Add which lines run on into the next one, which go on from the last, and which open a paragraph."""
    for index in range(1, len(shapes)):
        before, shape = shapes[index - 1], shapes[index]
        if blank_before[index]:
            continue
        if stops_midway(before, shape) and before.words >= WORDS:
            names[index - 1].append(f"leads-on/{before.letter}")
            names[index].append(f"goes-on/{shape.letter}")
        if _indent(lines[index].raw) > _indent(lines[index - 1].raw) + 1:
            names[index].append(f"indented/{shape.letter}")


def _add_position(shapes: Sequence[Shape], names: Sequence[list[str]], width: int) -> None:
    """Add what is counted along the page: paragraphs before and after, the marker last seen, the end."""
    runs = _prose_runs(shapes)
    seen = Seen(sum(shape.letter == "P" for shape in shapes))
    count = len(shapes)
    for index, (shape, found) in enumerate(zip(shapes, names, strict=True)):
        if index < 6:
            found.append(f"top={index}")
        elif count - index <= 3:
            found.append(f"bottom={count - index}")
        found.extend(seen.names(shape.letter, index, min(runs[index], 4)))
        if width:
            found.append(f"wrap/{shape.letter}")
            if shape.text[0].islower():
                found.append("wrap/lower")
                if index and shapes[index - 1].end != "stop":
                    found.append("wrap/goes-on")
        seen.step(shape, index)
    ahead = FAR
    for shape, found in zip(reversed(shapes), reversed(names), strict=True):
        found.append(f"ahead={name_distance(ahead)}/{shape.letter}")
        ahead = 0 if shape.letter == "P" else ahead + 1


def _prose_runs(shapes: Sequence[Shape]) -> list[int]:
    """Return for each line how many paragraphs and sentences stand together there, pictures not counted."""
    runs = [0] * len(shapes)
    start, count = 0, 0
    for index, shape in enumerate([*shapes, None]):
        if shape is not None and shape.letter in "PQqCAE":
            count += shape.letter in "PQ"
            continue
        runs[start:index] = [count] * (index - start)
        start, count = index + 1, 0
    return runs


def _add_neighbours(
    shapes: Sequence[Shape], names: Sequence[list[str]], blank_before: Sequence[bool]
) -> None:
    """Add the letters around each line and the blank lines next to it."""
    share = sum(blank_before[1:-1]) / max(len(shapes) - 1, 1)
    style = "all" if share > 0.75 else "few" if share < 0.15 else "some"
    letters = ["^", "^", *(shape.letter for shape in shapes), "$", "$"]
    for index, found in enumerate(names):
        first, before, own, after, last = letters[index : index + 5]
        found.append(f"L={before}/{own}")
        found.append(f"R={own}/{after}")
        found.append(f"LR={before}/{own}/{after}")
        found.append(f"LL={first}{before}/{own}")
        found.append(f"RR={own}/{after}{last}")
        if style != "all":
            found.append(f"blank={blank_before[index]:d}{blank_before[index + 1]:d}/{own}/{style}")


def _add_teasers(shapes: Sequence[Shape], names: Sequence[list[str]]) -> None:
    """Add which lines begin with an outlet's name though a paragraph above did, and which stand before one.

    An article has one dateline; "TTO - …" further down is the teaser of another, below its headline.
    """
    begun = False
    for index, (shape, found) in enumerate(zip(shapes, names, strict=True)):
        if shape.letter not in "PQ":
            continue
        if "dateline" in found:
            if begun:
                found.append(f"dateline/again/{shape.letter}")
                if index and shapes[index - 1].letter in "HBQ":
                    names[index - 1].append(f"before-dateline/{shapes[index - 1].letter}")
            begun = True


def _add_habits(shapes: Sequence[Shape], names: Sequence[list[str]], lines: Sequence[Line]) -> None:
    """Add the page's habits: whether it indents its text, credits its pictures or names them."""
    prose = [index for index, shape in enumerate(shapes) if shape.letter == "P"]
    single = sum([shape.letter in "Qq" for shape in shapes])
    share = single / max(single + len(prose), 1)
    usual = "few" if share < 0.12 else "some" if share < 0.35 else "many"
    words = sum([shapes[index].words for index in prose]) / max(len(prose), 1)
    size = "none" if not prose else "short" if words < 36 else "mid" if words < 60 else "long"
    indents = [_indent(line.raw) for line in lines]
    indented = sum([indents[index] > 2 for index in prose]) > max(2, 0.6 * len(prose))
    credits = sum([shape.credited for shape in shapes])
    copies = sum([shape.letter in "AE" for shape in shapes[2:]])
    pipes = sum([shape.end == "pipe" for shape in shapes])
    for index, (shape, found) in enumerate(zip(shapes, names, strict=True)):
        letter = shape.letter
        if letter not in "QqHBCSNPR":
            continue
        if letter in "Qq":
            found.append(f"singles={usual}/{letter}")
        if letter in "Qq":
            found.append(f"paragraphs={size}/{letter}/{usual}")
            before = shapes[index - 1].letter if index else "^"
            after = shapes[index + 1].letter if index + 1 < len(shapes) else "$"
            found.append(f"among={before}{after}/{letter}/{size}/{usual}")
        if indented:
            found.append(f"indent={'in' if indents[index] > 2 else 'out'}/{letter}")
        if letter in "QqHB":
            found.append(f"credits={min(credits, 2)}/{letter}")
            if copies > 1:
                found.append(
                    f"named/{letter}/{'after' if index and shapes[index - 1].letter in 'AE' else 'alone'}"
                )
        if pipes > 1:
            found.append(f"pipes/{letter}/{shape.end == 'pipe':d}")


def _add_elements(shapes: Sequence[Shape], names: Sequence[list[str]], lines: Sequence[Line]) -> None:
    """Add, on a page of markup, the element of each line, and whether captions have theirs on this page."""
    elements = [line.element for line in lines]
    if not any(elements):
        return
    figured = "figcaption" in elements
    for shape, found, element in zip(shapes, names, elements, strict=True):
        found.append(f"element={element.removesuffix(LINKED) or 'none'}/{shape.letter}")
        if figured and shape.letter in "PQHBCS":
            found.append(f"figured/{shape.letter}/{element == 'figcaption':d}")


def _indent(raw: str) -> int:
    return len(raw) - len(raw.lstrip(" \t\u00a0\u200b\u3000\ufeff"))

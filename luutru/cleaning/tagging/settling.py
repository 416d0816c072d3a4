"""What lines beside one another settle: headlines printed twice are of other articles, a cut line is text.

Seen on 68 real pages of 60 sites: headlines twice each below a text, lines that hold their words twice below
a lead; every third page ends inside a sentence, as its collector cut it off.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.repeats import is_doubled, picture_series, same_words
from luutru.model import Role
from luutru.vocabulary import load_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import TaggedLine

_NAME_RULE: Final = "names-picture"
_PAIR_RULE: Final = "headlines-twice"
_CUT_RULE: Final = "cut-off"
#: Headlines of others have so many words; a caption ends in a stop or a credit.
_FEWEST, _MOST = 4, 24
_PICTURED: Final = frozenset({Role.CAPTION, Role.ALT, Role.SUBHEAD, Role.FURNITURE})
_SHOWN: Final = frozenset({Role.CAPTION, Role.BODY, Role.SUBHEAD, Role.RELATED, Role.BYLINE})
_TEXT: Final = frozenset({Role.SAPO, Role.BODY})
_CUT_ROLES: Final = frozenset({Role.CAPTION, Role.ALT, Role.FURNITURE, Role.BYLINE})
#: Kinds of furniture that no headline reads like: "Your browser does not support the audio element."
_NO_HEADLINES: Final = frozenset({"ad", "comment", "counter", "form", "legal", "pager", "player", "template"})
_RELATED: Final = load_words("lines").words("related-labels")
_PHRASE_RULE: Final = "no-headline"
_PARAGRAPH_RULE, _DOTS_RULE = "no-headline-so-long", "dots-alone"
_LONGEST_TITLE: Final = 40
#: A teaser of another article has so many words at most; crawlers join all of a text in a line.
_LONGEST_TEASER: Final = 150
_HEADLINES: Final = frozenset({Role.TITLE, Role.KICKER, Role.BYLINE})
_PICTURES_RULE: Final = "pictures-below"
_LEAD_RULE: Final = "above-first-subhead"
_BELOW: Final = frozenset({Role.FURNITURE, Role.RELATED, Role.META, Role.SOURCE, Role.ALT})
_ENDING: Final = frozenset({Role.BODY, Role.CAPTION, Role.BYLINE})
_FEWEST_PICTURES, _MOST_PICTURES = 2, 8
_BEGINNINGS: Final = load_words("lines").word_set("paragraph-openers")


def settle(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> list[TaggedLine]:
    """Return the lines with what their neighbours settle; `shapes` are of the lines that are not blank."""
    found = list(tagged)
    places = [place for place, line in enumerate(found) if line.role is not Role.BLANK]
    _set_names(found, places, shapes)
    _set_pairs(found, places, shapes)
    _set_cut_end(found, places, shapes)
    _set_pictures_below(found, places, shapes)
    _set_lead(found, places)
    for place, shape in zip(places, shapes, strict=True):
        role = found[place].role
        if role is Role.ALT and (shape.kind == "related" or shape.key.startswith(_RELATED)):
            found[place] = replace(found[place], role=Role.RELATED, rule=_PHRASE_RULE, runner_up=role)
        elif (role is Role.RELATED and shape.words > _LONGEST_TEASER and shape.sentences) or (
            role is Role.TITLE and shape.letter in "PQ" and shape.words > _LONGEST_TITLE
        ):
            found[place] = replace(found[place], role=Role.BODY, rule=_PARAGRAPH_RULE, runner_up=role)
        elif role in _TEXT and not found[place].text.strip("., "):
            found[place] = replace(found[place], role=Role.FURNITURE, rule=_DOTS_RULE, runner_up=role)
        elif role in _HEADLINES and shape.kind in _NO_HEADLINES:
            found[place] = replace(found[place], role=Role.FURNITURE, rule=_PHRASE_RULE, runner_up=role)
    return found


def _set_lead(found: list[TaggedLine], places: Sequence[int]) -> None:
    """Make the lead of the only paragraph above the first subhead, on a page without a lead."""
    texts = [place for place in places if found[place].role in _TEXT or found[place].role is Role.SUBHEAD]
    if any(found[place].role is Role.SAPO for place in texts):
        return
    if [found[place].role for place in texts[:2]] == [Role.BODY, Role.SUBHEAD]:
        found[texts[0]] = replace(found[texts[0]], role=Role.SAPO, rule=_LEAD_RULE, runner_up=Role.BODY)


def _set_pictures_below(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make captions of short lines without a stop that end a page, where one of them was read as a caption,
    or as a byline that names nobody.
    """
    at = len(places) - 1
    while at > 0 and _stands_below(found[places[at]]):
        at -= 1
    run = []
    while at > 0 and _is_short(found[places[at]], shapes[at]):
        run.append(places[at])
        at -= 1
    told = any(found[place].role is not Role.BODY for place in run)
    if not _FEWEST_PICTURES <= len(run) <= _MOST_PICTURES or not told or found[places[at]].role not in _TEXT:
        return
    for place in run:
        line = found[place]
        if line.role is not Role.CAPTION:
            found[place] = replace(line, role=Role.CAPTION, rule=_PICTURES_RULE, runner_up=line.role)


def _stands_below(line: TaggedLine) -> bool:
    """Whether a line may stand below the last picture: what the site prints there, and who signs."""
    return line.role in _BELOW or (line.role is Role.BYLINE and _names_somebody(line.text))


def _is_short(line: TaggedLine, shape: Shape) -> bool:
    if line.role is Role.BYLINE and _names_somebody(line.text):
        return False
    plain = shape.letter == "H" and shape.end == "word" and not shape.kind
    return line.role in _ENDING and plain and line.text[0].isupper()


def _names_somebody(text: str) -> bool:
    """Whether a byline has a name: two words with a capital, or one word alone."""
    return len([word for word in text.split() if word[0].isupper()]) > 1 or " " not in text


def _set_names(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make names of pictures of what repeats the headline inside the text, and of what is numbered."""
    title = next((at for at, place in enumerate(places) if found[place].role is Role.TITLE), None)
    named = set(picture_series(shapes))
    if title is not None:
        words = same_words(shapes[title].key)
        named.update(at for at in range(title + 1, len(places)) if same_words(shapes[at].key) == words)
    for at in named:
        line = found[places[at]]
        if line.role in _SHOWN:
            found[places[at]] = replace(line, role=Role.ALT, rule=_NAME_RULE, runner_up=line.role)


def _set_pairs(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make headlines of others of two that stand together, each printed twice: in two lines, or in one."""
    plain = list(map(_is_headline, shapes))
    doubled = [
        at
        for at, shape in enumerate(shapes)
        if plain[at] and shape.words >= 2 * _FEWEST and is_doubled(shape.key)
    ]
    pairs = [
        index
        for index, (one, two) in enumerate(pairwise(shapes))
        if plain[index] and one.key == two.key and _FEWEST <= one.words <= _MOST
    ]
    lines = {place for one, two in pairwise(doubled) if two == one + 1 for place in (one, two)}
    for one, two in pairwise(pairs):
        if two == one + 2:
            lines.update(range(one, two + 2))
    for index in lines:
        line = found[places[index]]
        if line.role in _PICTURED:
            found[places[index]] = replace(line, role=Role.RELATED, rule=_PAIR_RULE, runner_up=line.role)


def _is_headline(shape: Shape) -> bool:
    return not shape.credited and shape.end not in ("stop", "pipe", "paren") and not shape.kind


def _set_cut_end(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make text of the last line of a page that was cut off right below a paragraph."""
    above = len(places) - 2
    while above > 0 and found[places[above]].role is Role.CAPTION:
        above -= 1
    if above < 1 or found[places[above]].role not in _TEXT or shapes[above].letter not in "PQ":
        return
    last, line = shapes[-1], found[places[-1]]
    if line.role not in _CUT_ROLES or last.kind or last.end not in ("word", "comma"):
        return
    words = last.key.split()
    long = last.letter == "B" and not last.credited and (above == len(places) - 2 or last.end == "comma")
    short = len(words) == 1 and words[0] in _BEGINNINGS
    if long or short:
        found[places[-1]] = replace(line, role=Role.BODY, rule=_CUT_RULE, runner_up=line.role)

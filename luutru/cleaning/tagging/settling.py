"""What lines beside one another settle: headlines printed twice are of other articles, a cut line is text.

Seen on 68 real pages of 60 sites: headlines twice each below a text, lines that hold their words twice below
a lead.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.headlines import named_twice
from luutru.cleaning.tagging.leads import set_leads
from luutru.cleaning.tagging.page_ends import (
    PIECES,
    set_cut_end,
    set_last_sentences,
    set_source,
)
from luutru.cleaning.tagging.patterns import REPORTER
from luutru.cleaning.tagging.repeats import is_doubled, picture_series, same_words
from luutru.model import PROSE, Role
from luutru.vietnamese.person_names import has_surname, looks_like_name
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.cleaning.tagging.shape import Shape
    from luutru.model import TaggedLine

_NAME_RULE: Final = "names-picture"
_PAIR_RULE: Final = "headlines-twice"
#: Headlines of others have so many words; a caption ends in a stop or a credit.
_FEWEST, _MOST = 4, 24
_PICTURED: Final = frozenset({Role.CAPTION, Role.ALT, Role.SUBHEAD, Role.FURNITURE})
_SHOWN: Final = frozenset({Role.CAPTION, Role.BODY, Role.SUBHEAD, Role.RELATED, Role.BYLINE})
#: Kinds of furniture that no headline reads like: "Your browser does not support the audio element."
_NO_HEADLINES: Final = frozenset({"ad", "comment", "counter", "form", "legal", "pager", "player", "template"})
_RELATED: Final = load_vocabulary("lines").words("related-labels")
_PHRASE_RULE: Final = "no-headline"
_PARAGRAPH_RULE, _DOTS_RULE = "no-headline-so-long", "dots-alone"
_LONGEST_TITLE: Final = 40
#: A teaser of another article has so many words at most; crawlers join all of a text in a line.
_LONGEST_TEASER: Final = 150
_HEADLINES: Final = frozenset({Role.TITLE, Role.KICKER, Role.BYLINE})
_PICTURES_RULE: Final = "pictures-below"
_NO_BYLINES: Final = frozenset({Role.CAPTION, Role.ALT, Role.FURNITURE, Role.SUBHEAD})
_LABELLED: Final = load_vocabulary("credits").pattern("author-label")
_SIGNED_RULE: Final = "says-who-wrote"
_BYLINE_WORDS: Final = 12
_NAMED_RULE: Final = "named-twice"
#: A picture's name is no sentence of so many words, unless it is printed again below the picture.
_NO_NAME_RULE: Final = "no-picture-name"
_SENTENCE_WORDS: Final = 18
#: No caption of tagged pages has more that ends in a stop and names nobody who took the picture.
_CAPTION_WORDS: Final = 50
#: None of 775 captions has several sentences, ends in a stop and names nobody who took the picture.
_SENTENCES_WORDS: Final = 20
#: Kinds of furniture whose known lines are never text, however few lines a page has. Of 1,900 such lines of
#: tagged pages none is text; those of the other kinds ("Kết quả:", a notice of rights in a story) may be.
NEVER_TEXT: Final = frozenset(
    {"ad", "comment", "counter", "mostread", "pager", "player", "related", "share", "tags", "template"}
)
_WORDED: Final = PROSE | {Role.CAPTION, Role.SUBHEAD}
_RIGHTS: Final = load_vocabulary("credits").pattern("copyright")
_RIGHTS_RULE: Final = "rights"
_TWICE_RULE: Final = "twice-in-one"
#: "Nguồn ANTĐ: https://…": below it stands the outlet's name, and nobody's.
_ADDRESSED: Final = load_vocabulary("lines").pattern("addressed-source")
_LABEL_RULE: Final = "between-text"
_BELOW: Final = frozenset({Role.FURNITURE, Role.RELATED, Role.META, Role.SOURCE, Role.ALT})
_ENDING: Final = frozenset({Role.BODY, Role.CAPTION, Role.BYLINE})
_FEWEST_PICTURES, _MOST_PICTURES = 2, 8
#: What a signature may stand below, and what initials are mistaken for.
_BELOW_TEXT: Final = frozenset({Role.SAPO, Role.BODY, Role.CAPTION, Role.FURNITURE})
_LIKE_INITIALS: Final = frozenset({Role.CAPTION, Role.ALT, Role.SUBHEAD})
#: Labels with the headlines of other articles below them.
_OTHERS: Final = frozenset({"related", "mostread"})
_TEASER_RULE: Final = "below-related-label"


def settle(tagged: Sequence[TaggedLine], shapes: Sequence[Shape]) -> list[TaggedLine]:
    """Return the lines with what their neighbours settle; `shapes` are of the lines that are not blank."""
    found = list(tagged)
    places = [place for place, line in enumerate(found) if line.role is not Role.BLANK]
    _set_names(found, places, shapes)
    _set_pairs(found, places, shapes)
    set_cut_end(found, places, shapes)
    set_source(found, places)
    set_last_sentences(found, places, shapes)
    _set_sentences(found, places, shapes)
    _set_rights(found, places, shapes)
    _set_pictures_below(found, places, shapes)
    _set_named_twice(found, places, shapes)
    set_leads(found, places, shapes)
    _set_teasers(found, places, shapes)
    for at, (place, shape) in enumerate(zip(places, shapes, strict=True)):
        role = found[place].role
        if (role in _NO_BYLINES and shape.words <= _BYLINE_WORDS and _is_signed(shape)) or (
            at and found[places[at - 1]].role in _BELOW_TEXT and _is_name_there(found, places, at, shape)
        ):
            found[place] = replace(found[place], role=Role.BYLINE, rule=_SIGNED_RULE, runner_up=role)
        elif role is Role.ALT and (shape.kind == "related" or shape.key.startswith(_RELATED)):
            found[place] = replace(found[place], role=Role.RELATED, rule=_PHRASE_RULE, runner_up=role)
        elif (role is Role.RELATED and shape.words > _LONGEST_TEASER and shape.sentences) or (
            role is Role.TITLE and shape.letter in "PQ" and shape.words > _LONGEST_TITLE
        ):
            found[place] = replace(found[place], role=Role.BODY, rule=_PARAGRAPH_RULE, runner_up=role)
        elif role in PROSE and not found[place].text.strip("., "):
            found[place] = replace(found[place], role=Role.FURNITURE, rule=_DOTS_RULE, runner_up=role)
        elif (
            (role in _HEADLINES and shape.kind in _NO_HEADLINES)
            or (role is Role.BYLINE and at and _ADDRESSED.match(shapes[at - 1].key))
        ) or (role in _WORDED and shape.kind in NEVER_TEXT and not _goes_on(shapes, at)):
            found[place] = replace(found[place], role=Role.FURNITURE, rule=_PHRASE_RULE, runner_up=role)
    return found


def _is_signed(shape: Shape) -> bool:
    """Whether a line says that who is named wrote the text ("Thực hiện: Lê Vi"), or reports for a paper."""
    if "name=office" in shape.names:
        return REPORTER.search(shape.key) is not None
    label = None if shape.credited else _LABELLED.match(shape.text)
    if label is None or "name=credit" in shape.names:
        return label is not None
    who = PIECES.split(shape.text[label.end() :], maxsplit=1)[0]  # "Bài viết: Lê Vi - phó chủ tịch hội"
    return looks_like_name(who) and has_surname(who)


def _is_name_there(found: Sequence[TaggedLine], places: Sequence[int], at: int, shape: Shape) -> bool:
    """Whether a line signs what stands above it: initials with a stop ("H.Vi"), or a name in capitals below
    one of several notes.
    """
    role = found[places[at]].role
    if "name=initials" in shape.names:
        return "." in shape.text and role in _LIKE_INITIALS
    between = at + 1 < len(places) and found[places[at + 1]].role is Role.BODY
    return "name=caps" in shape.names and shape.words > 1 and between and role is Role.FURNITURE


def _goes_on(shapes: Sequence[Shape], at: int) -> bool:
    """Whether the next line goes on in small letters: "Phát" is a player's button or a line broken off."""
    return shapes[at].words == 1 and at + 1 < len(shapes) and shapes[at + 1].text[0].islower()


def _set_sentences(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make text of sentences that were read as names of pictures though nothing repeats them, and of labels
    of a form between two lines of text ("Kết quả:").
    """
    once: Counter[str] = Counter()
    if any(found[place].role is Role.ALT for place in places):
        once.update(same_words(shape.key) for shape in shapes)
    for at, (place, shape) in enumerate(zip(places, shapes, strict=True)):
        line = found[place]
        if line.role is Role.ALT and shape.letter in "PQl" and shape.end == "stop":
            if shape.words >= _SENTENCE_WORDS and once[same_words(shape.key)] == 1:
                found[place] = replace(line, role=Role.BODY, rule=_NO_NAME_RULE, runner_up=line.role)
        elif line.role is Role.CAPTION and shape.letter == "P" and not shape.credited:
            most = _SENTENCES_WORDS if shape.sentences else _CAPTION_WORDS
            if shape.end == "stop" and shape.words > most:
                found[place] = replace(line, role=Role.BODY, rule=_PARAGRAPH_RULE, runner_up=line.role)
        elif line.role in PROSE and shape.letter == "C" and is_doubled(shape.key):
            found[place] = replace(line, role=Role.CAPTION, rule=_TWICE_RULE, runner_up=line.role)
        elif line.role is Role.FURNITURE and shape.kind == "form" and shape.end == "colon":
            beside = [found[places[near]].role for near in (at - 1, at + 1) if 0 <= near < len(places)]
            if len(beside) == 2 and PROSE.issuperset(beside):
                found[place] = replace(line, role=Role.BODY, rule=_LABEL_RULE, runner_up=line.role)


def _set_rights(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make furniture of a sentence of the outlet's rights that ends the text: "Không sao chép …"."""
    last = next((at for at in reversed(range(len(places))) if found[places[at]].role in _WORDED), 0)
    line = found[places[last]] if places else None
    if line and last and shapes[last].kind == "legal" and _RIGHTS.search(line.text):
        found[places[last]] = replace(line, role=Role.FURNITURE, rule=_RIGHTS_RULE, runner_up=line.role)


def _set_named_twice(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make bylines of a person's name that stands twice above the headline: of a picture, and below it."""
    for at in named_twice(shapes):
        line = found[places[at]]
        if line.role is not Role.BYLINE:
            found[places[at]] = replace(line, role=Role.BYLINE, rule=_NAMED_RULE, runner_up=line.role)


def _set_teasers(found: list[TaggedLine], places: Sequence[int], shapes: Sequence[Shape]) -> None:
    """Make teasers of other articles of unknown lines of words below the text, behind a label of such."""
    end = max((at for at, place in enumerate(places) if found[place].role in _WORDED), default=len(places))
    others = False
    for at in range(end + 1, len(places)):
        line, shape = found[places[at]], shapes[at]
        others = shape.kind in _OTHERS if shape.kind else others
        unknown = line.role is Role.FURNITURE and not shape.kind and shape.words > _FEWEST
        if others and unknown and shape.letter in "HBQ":
            found[places[at]] = replace(line, role=Role.RELATED, rule=_TEASER_RULE, runner_up=line.role)


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
    if not _FEWEST_PICTURES <= len(run) <= _MOST_PICTURES or not told or found[places[at]].role not in PROSE:
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

"""The tagger's rules in words: what "LR=P/Q/P" or "pb=0" says of a line.

A rule is the name of the feature that spoke loudest for a line's role: a short key that stays the same in
weights and ledgers. Its beginning says what was looked at, its value what was seen there.
"""

from __future__ import annotations

import re
from typing import Final

#: What neighbours see of a line (see `shapes.Shape`); "^" and "$" are the page's ends.
LETTERS: Final = {
    "P": "a paragraph", "Q": "a single sentence", "q": "a short sentence", "H": "a headline",
    "B": "a long line without an end",
    "R": "a run of headlines", "S": "a label", "D": "a date", "d": "a clock", "N": "a name", "n": "initials",
    "K": "a source", "C": "a caption with a credit", "A": "a picture's name", "E": "a repetition",
    "#": "symbols", "^": "the page's start", "$": "the page's end", "r": "a head of related articles",
    "m": "a head of most-read articles", "t": "tags", "c": "comments", "l": "a legal notice",
    "s": "sharing tools", "u": "a menu label", "v": "a counter", "o": "a form",
    "y": "a player", "f": "furniture",
}  # fmt: skip
#: Beginning of a rule → its words; {0}, {1} … are the parts of its value, letters of lines already in words.
_PHRASES: Final = {
    "LR": "{1} between {0} and {2}", "L": "{1} after {0}", "R": "{0} before {1}",
    "LL": "{2} after {0} and {1}", "RR": "{0} before {1} and {2}",
    "pb": "paragraphs before it: {0}", "pa": "paragraphs after it: {0}",
    "ahead": "{1}, lines to the next paragraph: {0}", "gap": "{1}, lines since the last paragraph: {0}",
    "mark": "{1} below a “{0}” label", "dates": "{1}, date lines above it: {0}",
    "signed": "{1} below the signature ({0})", "tail": "after the article's end has begun ({0})",
    "run": "paragraphs standing together, or headlines run together: {0}",
    "blank": "{1}, blank lines before and after: {0}", "wc": "length, in words at most: {0}",
    "end": "ends in: {0}",
    "is": "looks like {0}", "start": "begins with: {0}", "sent": "sentences inside: {0}",
    "top": "among the page's first lines: {0}", "bottom": "among the page's last lines: {0}",
    "ph": "a known phrase of furniture: {0}", "copy": "repeats a line above ({0})",
    "copied": "is repeated below ({0})", "copies": "stands three times or more",
    "doubled": "the same words twice",
    "cap": "words of captions, from -4 to 4: {0}", "cap-open": "opens as captions do, from -3 up: {0}",
    "cap-words": "words of captions inside: {0}", "cap-title": "words of a caption rather than a title: {0}",
    "credits": "{1} on a page with credited pictures: {0}", "named": "{0} on a page that names its pictures",
    "pipes": "{0} on a page whose captions end in a bar", "indent": "{1}, indented or not: {0}",
    "wrap": "on a page of fixed width ({0})", "wrapped": "part of a wrapped paragraph",
    "singles": "{1}, single sentences on this page: {0}", "date": "a date: {0}",
    "name": "a name's shape: {0}",
    "source": "names a source", "caps": "in capitals", "dateline": "begins with an outlet's name",
    "glued": "words glued together",
    "lone-capitals": "words inside that begin with a capital: {0}",
    "photo": "credits a picture", "arrows": "begins with arrows",
    "begins-line": "another line begins with it", "longer-than-line": "begins with another line",
    "bullet": "begins with a bullet", "cells": "cells of a table", "cut-short": "another line cut short",
    "file": "a file's name", "page-title": "the browser's title",
    "in-page-title": "the browser's title has it",
    "in-picture": "says who stands where in a picture", "label-colon": "a label and a colon",
    "gallery": "{0} among the pictures that a line announced",
    "before-dateline": "{0} above another outlet's prefix", "leads-on": "{0} that the next line goes on with",
    "goes-on": "{0} that goes on with the line above", "indented": "{0} set in more than the line above",
    "element": "{1} in the element: {0}", "figured": "{0} on a page that marks its captions up",
    "no-accents": "words without accents", "numbered": "repeated with a number",
    "numbered-copy": "another line with a number", "slug-of-line": "another line as a file's name",
    "slugged": "a file is named after it", "symbols": "symbols only", "table": "lines of a table",
    "url": "holds an address",
    "told": "words that tell a story: {0}", "among": "a sentence among lines: {0}",
    "dress": "dressed in Markdown: {0}",
    "fused": "a headline and its teaser in one line",
    "paragraphs": "{1}, length of the paragraphs on this page: {0}",
    "grammar": "nothing else fits between its neighbours",
    "stands-together": "stands with other paragraphs on a page that had next to no text",
    "one-paragraph": "goes on in the next line, or from the last: one paragraph",
    "day-told-in-text": "the only date of the page, and the text tells that day",
    "verse": "stands among the lines of a poem",
    "hidden": "the page hides it from its readers", "advert": "stands in an advert of the page",
    "poll": "stands in a poll of the page", "place-stamp": "the place before the lead",
    "heading": "a heading between paragraphs", "heading-link": "a heading that links to another article",
    "item-date": "marked as the date", "item-author": "marked as the author",
    "tag-link": "links to a list of articles by a key word",
    "names-picture": "repeats the headline inside the text, or is numbered as pictures are",
    "headlines-twice": "one of several headlines that stand together, each printed twice",
    "cut-off": "the page's last line, cut off below a paragraph",
    "heads-the-page": "the first line, right above the text, on a page without a headline",
    "second-story": "belongs to another story below the first one's signature",
}  # fmt: skip
#: Rules whose value is the line's own letter first.
_ONE_LETTER: Final = frozenset(
    {"is", "named", "pipes", "gallery", "before-dateline", "leads-on", "goes-on", "indented", "figured"}
)
_PARAGRAPHS: Final = re.compile(r"pb(\d)pa(\d)=(.)")
_NEIGHBOURS: Final = frozenset({"LR", "L", "R", "LL", "RR"})
_HEAD: Final = re.compile(r"[=/+]")


def explain_rule(rule: str) -> str:
    """Return what a tagger's rule says of a line; an empty string for a rule of others.

    >>> explain_rule("LR=P/Q/P")
    'a single sentence between a paragraph and a paragraph'
    """
    if rule == "blank":
        return ""
    around = _PARAGRAPHS.fullmatch(rule)
    if around is not None:
        before, after, letter = around.groups()
        return f"{LETTERS[letter]}, paragraphs before it: {before}, after it: {after}"
    head = _HEAD.split(rule, maxsplit=1)[0]
    phrase = _PHRASES.get(head)
    if phrase is None:
        return ""
    value = rule[len(head) + 1 :] or ("1 or more" if head == "cap" else "yes")
    parts = _letters(head, value) if head in _NEIGHBOURS else value.split("/")
    words = [LETTERS.get(part, part) if _is_letter(head, place) else part for place, part in enumerate(parts)]
    if phrase.count("{") == 1:
        words = [words[0] if head in _ONE_LETTER else ", ".join(words)]
    elif len(words) < phrase.count("{"):
        words = [value.partition("+")[0], "a line"]  # "mark=related+0": any line right below a label
    return phrase.format(*words)


def _letters(head: str, value: str) -> list[str]:
    """Return the letters of "P/Q/P", "HP/Q" (two before) or "Q/HP" (two after)."""
    if "/" not in value:
        return [*value]
    return [letter for part in value.split("/") for letter in part] if head != "LR" else value.split("/")


def _is_letter(head: str, place: int) -> bool:
    """Whether a part of a rule's value stands for a line."""
    return head in _NEIGHBOURS or head in _ONE_LETTER or place > 0

"""The whole of cleaning: a raw page in, a described article out, or why it is none."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from luutru.cleaning.acts import read_act
from luutru.cleaning.assembling import assemble_blocks
from luutru.cleaning.describing import describe_page
from luutru.cleaning.own_address import add_own_address
from luutru.cleaning.picture_places import place_pictures
from luutru.cleaning.stated import add_stated, find_broken_headline
from luutru.cleaning.tagging import find_own_furniture, judge_page, tag_page
from luutru.messages import tr
from luutru.model import BY_HAND, SAID_NONE, CleanedPage, Role, SetAside
from luutru.vietnamese.folding import match_key
from luutru.vietnamese.repair import repair_page

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luutru.knowledge.loading import Knowledge
    from luutru.model import RawPage, TaggedLine


#: The rule of a line that is text because a person calls its page an article.
AT_WORD: Final = "at-a-persons-word"
#: The rule of a line that was the headline before a person named another one.
OLD_TITLE: Final = "was-headline"
#: A lead without a stop has more words.
_HEADING_WORDS, _STOPS = 14, ".!?…"
#: Roles of lines that say what they are by themselves.
_SURE: Final = frozenset({Role.META, Role.SOURCE, Role.ALT})
NOTHING_BY_HAND: Final[Mapping[int, Role]] = MappingProxyType({})


def clean_page(
    raw: RawPage, knowledge: Knowledge, as_of: str = "", by_hand: Mapping[int, Role] = NOTHING_BY_HAND
) -> CleanedPage | SetAside:
    """Repair, tag, judge, describe and assemble one page; no date after `as_of` (an EDTF day) is believed.

    `by_hand` are roles that a person gave to lines, by their numbers. A record that states its title is an
    article by its own word, and a page that a person says is one, or none, by theirs: none of them is judged.
    """
    if raw.known.is_article is False:
        return SetAside(raw.name, SAID_NONE, tr("a person says so, in sources.csv or in the notes beside it"))
    lines, stated = add_stated(repair_page(raw), raw, knowledge.outlets)
    certain = stated or find_broken_headline(lines, raw)
    tagged = tag_page(lines, knowledge, {**certain, **by_hand})
    if Role.TITLE in by_hand.values():
        tagged = _set_old_title(tagged, tag_page(lines, knowledge, certain), by_hand)
    told = find_own_furniture(lines, knowledge.phrases)
    told |= {number: (role, BY_HAND) for number, role in by_hand.items()}
    tagged = tuple(
        replace(line, role=told[line.number][0], rule=told[line.number][1]) if line.number in told else line
        for line in tagged
    )
    is_article = stated or by_hand or raw.known.is_article
    aside = None if is_article else judge_page(tagged, raw, knowledge.phrases)
    if aside is not None:
        return aside
    if raw.known.is_article:
        tagged = _take_at_word(tagged, knowledge)
    tagged = read_act(tagged)
    raw = add_own_address(raw, tagged)
    description = describe_page(raw, tagged, knowledge, as_of)
    blocks = assemble_blocks(tagged, knowledge.outlets)
    if raw.pictures:
        blocks = place_pictures(blocks, tagged, raw.pictures)
    if stated:
        tagged = tuple(line for line in tagged if line.number > 0)
        blocks = tuple(
            replace(block, lines=tuple(number for number in block.lines if number > 0)) for block in blocks
        )
    return CleanedPage(raw, tagged, description, blocks)


def _set_old_title(
    tagged: tuple[TaggedLine, ...], before: Sequence[TaggedLine], by_hand: Mapping[int, Role]
) -> tuple[TaggedLine, ...]:
    """Keep what cleaning had taken for the headline from becoming the lead, where a person names another one:
    a short line without a stop stands over the headline, or over what follows it.
    """
    first = min(number for number, role in by_hand.items() if role is Role.TITLE)
    old = {
        line.number for line in before if line.role is Role.TITLE and line.text.count(" ") < _HEADING_WORDS
    }
    return tuple(
        replace(
            line,
            role=Role.KICKER if line.number < first else Role.SUBHEAD,
            rule=OLD_TITLE,
            runner_up=line.role,
        )
        if line.number in old and line.role is Role.SAPO and line.text[-1] not in _STOPS
        else line
        for line in tagged
    )


def _take_at_word(tagged: tuple[TaggedLine, ...], knowledge: Knowledge) -> tuple[TaggedLine, ...]:
    """Read a page that a person calls an article, and that shows next to no text, as the text it is.

    Its first line is the headline, where no heading is. What is no known phrase of a page's frame, no date
    and no name at the end is a paragraph.
    """
    if sum(line.role in (Role.SAPO, Role.BODY) for line in tagged) > 1:
        return tagged
    heading = next((line for line in tagged if line.role is Role.TITLE and line.line.element), None)
    printed = [line for line in tagged if line.text]
    kept = {heading, *(line for line in printed[-1:] if line.role is Role.BYLINE)}
    titled = heading is not None
    found = []
    for line in tagged:
        own = line.text and line.rule != BY_HAND and line.role not in _SURE and line not in kept
        if not own or knowledge.phrases.find(match_key(line.text)):
            found.append(line)
            continue
        role = Role.BODY if titled else Role.TITLE
        titled = True
        found.append(replace(line, role=role, rule=AT_WORD, runner_up=line.role))
    return tuple(found)

"""Acts kept as articles: the headline is an act's name and subject, not who issued it, its day
stands at its head, and who signed it is no author.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from luutru.cleaning.tagging.printed_days import is_printed_day
from luutru.model import BY_HAND, Role
from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from luutru.model import TaggedLine

_WORDS: Final = load_vocabulary("judging")
_STATE: Final = _WORDS.pattern("state")
_NAMED: Final = _WORDS.pattern("resolved")
_SUBJECT: Final = load_vocabulary("acts").pattern("subject")
_BEGINS: Final = load_vocabulary("acts").pattern("begins")
#: The name of the state stands among so many lines, an act's name and subject among so many below it.
_HEAD, _NAME, _LINES = 14, 12, 4
#: The rule of a line of an act.
RULE: Final = "act"
#: What an act's text is not, though its lines look like it.
_MISREAD: Final = frozenset(
    {Role.TITLE, Role.SAPO, Role.FURNITURE, Role.BYLINE, Role.RELATED, Role.CAPTION, Role.ALT, Role.KICKER,
     Role.META}
)  # fmt: skip


def read_act(tagged: Sequence[TaggedLine]) -> tuple[TaggedLine, ...]:
    """Return the lines of a page with those of an act in their roles; of any other page, as they are."""
    printed = [place for place, line in enumerate(tagged) if line.role is not Role.BLANK]
    keys = [match_key(tagged[place].text) for place in printed]
    state = next((at for at, key in enumerate(keys[:_HEAD]) if _STATE.match(key)), None)
    if state is None:
        return tuple(tagged)
    titled = _find_title(tagged, printed, keys, state + 1)
    if not titled:
        return tuple(tagged)
    chosen = any(line.role is Role.TITLE and line.rule == BY_HAND for line in tagged)
    found = list(tagged)
    for at, place in enumerate(printed):
        line = found[place]
        if at in titled:
            role = Role.FURNITURE if chosen else Role.TITLE
        elif at < titled[0]:
            role = Role.META if is_printed_day(line.text) else Role.FURNITURE
        else:
            role = Role.BODY if line.role in _MISREAD else line.role
        if (role is not line.role or role is Role.META) and line.rule != BY_HAND:
            found[place] = replace(line, role=role, rule=RULE, runner_up=line.role)
    return tuple(found)


def _find_title(
    tagged: Sequence[TaggedLine], printed: Sequence[int], keys: Sequence[str], start: int
) -> list[int]:
    """Return which printed lines are an act's name and subject: "QUYẾT ĐỊNH", "Về việc …"."""
    for at in range(start, min(start + _NAME, len(keys))):
        named = _NAMED.match(keys[at]) is not None and not keys[at].endswith(":")
        if named or _SUBJECT.match(keys[at]):
            break
    else:
        return []
    found = [at]
    for below in range(at + 1, min(at + _LINES, len(keys))):
        apart = printed[below] != printed[below - 1] + 1
        if _BEGINS.match(keys[below]) or (apart and not (named and below == at + 1)):
            break
        found.append(below)
    return found

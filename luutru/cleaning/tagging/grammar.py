"""The grammar of a news page, and the search for the best reading of a page under it.

A page is read as: head, title, what stands between title and text, lead, text, tail. A state is a role in one
of these parts, so that a label in the menu and a label under the article are learned apart. The order of the
parts is fixed; what follows what inside a part is a matter of weights.
"""

from __future__ import annotations

from operator import add
from typing import TYPE_CHECKING, Final

from luutru.frozen import frozen
from luutru.model import Role

if TYPE_CHECKING:
    from collections.abc import Sequence

#: State name → role. The first letter is the part: h head, t title, p between title and text, s lead, b text,
#: e end (all after the last line of the article).
STATES: Final[dict[str, Role]] = {
    "h-furniture": Role.FURNITURE, "h-kicker": Role.KICKER, "h-meta": Role.META, "h-byline": Role.BYLINE,
    "h-related": Role.RELATED, "h-alt": Role.ALT, "h-source": Role.SOURCE,
    "t-title": Role.TITLE,
    "p-meta": Role.META, "p-byline": Role.BYLINE, "p-furniture": Role.FURNITURE, "p-related": Role.RELATED,
    "p-alt": Role.ALT, "p-caption": Role.CAPTION, "p-source": Role.SOURCE, "p-kicker": Role.KICKER,
    "s-sapo": Role.SAPO,
    "b-body": Role.BODY, "b-subhead": Role.SUBHEAD, "b-caption": Role.CAPTION, "b-alt": Role.ALT,
    "b-furniture": Role.FURNITURE, "b-related": Role.RELATED, "b-byline": Role.BYLINE, "b-meta": Role.META,
    "b-source": Role.SOURCE,
    "e-byline": Role.BYLINE, "e-source": Role.SOURCE, "e-furniture": Role.FURNITURE,
    "e-related": Role.RELATED, "e-meta": Role.META, "e-alt": Role.ALT,
}  # fmt: skip
NAMES: Final = tuple(STATES)
ROLES: Final = tuple(STATES.values())
INDEX: Final = {name: index for index, name in enumerate(NAMES)}
_PART: Final = tuple(name[0] for name in NAMES)
#: Lines of the article: the text ends with one of these, and only then does the tail begin.
_CONTENT: Final = frozenset({"s-sapo", "b-body", "b-subhead", "b-caption"})
_NEXT_PARTS: Final = {"h": "htsb", "t": "tpsb", "p": "psb", "s": "sb", "b": "b", "e": "e"}
#: A page that lost its title begins with its lead, its text or a caption.
_OPENINGS: Final = frozenset({"s-sapo", "b-body", "p-caption"})


def _may_follow(before: str, after: str) -> bool:
    if after[0] == "e" and before[0] != "e":
        return before in _CONTENT
    if before[0] == "h" and after in _OPENINGS:
        return True
    if before[0] == "h" and after[0] in "sb":
        return False
    return after[0] in _NEXT_PARTS[before[0]]


FOLLOWERS: Final = tuple(
    tuple(INDEX[after] for after in NAMES if _may_follow(before, after)) for before in NAMES
)
STARTS: Final = tuple(index for index, name in enumerate(NAMES) if name[0] in "ht" or name in _OPENINGS)
ENDS: Final = frozenset(index for index, name in enumerate(NAMES) if name[0] == "e" or name in _CONTENT)
#: More than any two readings differ by, and the score of a state that is not reached. Whole, as scores are:
#: Python compares whole numbers with one another faster than with infinity.
_FAR: Final = 1 << 60
_UNREACHED: Final = -2 * _FAR
#: The states of each part, as a slice of NAMES.
_PARTS: Final = tuple(
    (_PART.index(part), len(_PART) - _PART[::-1].index(part)) for part in dict.fromkeys(_PART)
)


@frozen
class Steps:
    """The steps of the grammar with their scores, and which states need not be followed any further.

    `rows` are by state the states that may follow, each with its score. `beam`: a reading this much worse
    than the best so far is given up. `leads[best][other]`: the lead over another state of its part with
    which `best` stays ahead of it whatever comes next; this alone changes no reading.
    """

    rows: Sequence[Sequence[tuple[int, float]]]
    beam: float
    leads: Sequence[Sequence[float]]


def all_steps(transitions: Sequence[Sequence[float]]) -> Steps:
    """Return the steps with these scores, every state followed: for scores that still change."""
    rows = [
        [(after, row[after]) for after in followers]
        for row, followers in zip(transitions, FOLLOWERS, strict=True)
    ]
    return Steps(rows, _FAR, ((_FAR,) * len(NAMES),) * len(NAMES))


def find_steps(transitions: Sequence[Sequence[float]], beam: float) -> Steps:
    """Return the steps with these scores and what they allow to leave out."""
    states = range(len(NAMES))
    leads = [[_lead(transitions, best, other, beam) for other in states] for best in states]
    return Steps(all_steps(transitions).rows, beam, leads)


def _lead(transitions: Sequence[Sequence[float]], best: int, other: int, beam: float) -> float:
    if best == other or not set(FOLLOWERS[other]) <= set(FOLLOWERS[best]):
        return beam
    return min(beam, max(transitions[other][after] - transitions[best][after] for after in FOLLOWERS[other]))


def best_path(emissions: Sequence[Sequence[float]], steps: Steps, first: Sequence[float]) -> list[int]:
    """Return the states with the highest total of emission and transition scores, one per line (Viterbi)."""
    if not emissions:
        return []
    rows = steps.rows
    alive: list[float] = [_UNREACHED] * len(NAMES)
    for state in STARTS:
        alive[state] = emissions[0][state] + first[state]
    back: list[list[int]] = []
    for emission in emissions[1:]:
        reached: list[float] = [_UNREACHED] * len(NAMES)
        came = [0] * len(NAMES)
        for before, score in _survivors(alive, steps):
            for after, step in rows[before]:
                total = score + step
                if total > reached[after]:
                    reached[after] = total
                    came[after] = before
        alive = list(map(add, reached, emission))
        back.append(came)
    ends = [state for state in ENDS if alive[state] > -_FAR] or range(len(NAMES))
    path = [max(ends, key=alive.__getitem__)]
    for came in reversed(back):
        path.append(came[path[-1]])
    path.reverse()
    return path


def _survivors(alive: Sequence[float], steps: Steps) -> list[tuple[int, float]]:
    """Return the states that may still be part of the best reading, with their scores so far."""
    floor = max(alive) - steps.beam
    found: list[tuple[int, float]] = []
    for start, end in _PARTS:
        scores = alive[start:end]
        best = max(scores)
        if best < floor:
            continue
        leads = steps.leads[start + scores.index(best)]
        for state, score in enumerate(scores, start):
            if score >= floor and best - score <= leads[state]:
                found.append((state, score))
    return found


def read_states(roles: Sequence[Role]) -> list[int]:
    """Return the states that give these roles (of lines that are not blank), for learning."""
    title = next((i for i, role in enumerate(roles) if role is Role.TITLE), -1)
    texts = [i for i, role in enumerate(roles) if role in (Role.SAPO, Role.BODY, Role.CAPTION, Role.SUBHEAD)]
    leads = [i for i in texts if roles[i] in (Role.SAPO, Role.BODY)]
    first = leads[0] if leads else len(roles)
    last = texts[-1] if texts else -1
    states = []
    for index, role in enumerate(roles):
        if role is Role.TITLE:
            part = "t"
        elif role is Role.SAPO:
            part = "s"
        elif index > last:
            part = "e"
        elif index >= first:
            part = "b"
        else:
            part = "h" if index < title or (title < 0 and role is not Role.CAPTION) else "p"
        states.append(
            INDEX.get(f"{part}-{role.value}", INDEX["e-furniture" if part == "e" else "b-furniture"])
        )
    return states

"""Outlets as people type them: without marks, in another spelling, with a slip of the hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.errors import LuutruError, find_nearest
from luutru.knowledge.outlets import outlet_key, unmarked_key
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Collection

    from luutru.knowledge.outlets import Outlets

_QUOTED = re.compile(r'["“](.+)["”]')


class NearOutletError(LuutruError):
    """What was typed is no outlet's name, but nearly: `meant` is that outlet's."""

    def __init__(self, typed: str, meant: str) -> None:
        self.meant = meant
        near = tr('did you mean "{word}"?', word=meant)
        cure = tr('if it is another outlet, write its name in quotes: "{name}"', name=typed)
        super().__init__(f"{near} {cure}")


def settle_outlet(typed: str, outlets: Outlets, used: Collection[str]) -> str:
    """Return the name of the outlet meant: one that is known, or one of those `used` in articles.

    One that is near to such a one raises NearOutletError, which asks; in quotes it is taken as it stands.
    """
    typed = " ".join(typed.split())
    if quoted := _QUOTED.fullmatch(typed):
        return quoted[1].strip()
    if not typed or typed in used:
        return typed
    if known := outlets.by_typed_name(typed):
        return known.name
    for form in (outlet_key, unmarked_key)[: 2 if typed.isascii() else 1]:
        meant = {name for name in used if form(name) == form(typed)}
        if len(meant) == 1:
            return meant.pop()
    names = {*used, *(outlet.name for outlet in outlets.all)}
    if near := find_nearest(typed, names, unmarked_key):
        raise NearOutletError(typed, near)
    return typed


def is_new_outlet(name: object, outlets: Outlets, used: Collection[str]) -> bool:
    """Whether nobody knows an outlet of this name, and no article has it."""
    return isinstance(name, str) and name not in used and outlets.by_name(name) is None


def tell_new_outlet(name: object) -> str:
    """Return a sentence about an outlet that is new."""
    return tr("“{name}” is a new outlet: no other article has it", name=name)

"""Chance with a seed: the same seed gives the same pages."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")


class Chance(random.Random):
    """A source of chance with words for what layouts ask of it."""

    def often(self, share: float) -> bool:
        """Say yes with this probability."""
        return self.random() < share

    def pick(self, *choices: T) -> T:
        """Return one of the arguments."""
        return self.choice(choices)

    def some(self, choices: Sequence[T], least: int, most: int) -> list[T]:
        """Return between `least` and `most` different ones of `choices`."""
        return self.sample(list(choices), min(len(choices), self.randint(least, most)))

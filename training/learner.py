"""An averaged structured perceptron with a margin: the weights move wherever a page is read wrongly.

Weights are whole numbers, a lane for each state in one long number (see `luutru.cleaning.tagging.weights`),
so that a line's scores are one sum and a correction is one addition. The same pages in the same order give
the same weights on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from struct import Struct
from typing import TYPE_CHECKING, Any, Final

from luutru.cleaning.tagging.grammar import INDEX, NAMES, ROLES, all_steps, best_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

#: A line's features, and the state it is in.
Example = tuple[list[list[str]], list[int]]
#: What one correction moves, and by how much the right state must lead: over another role's, over another
#: state of its own role. In tenths of the weights' unit.
_STEP: Final = 1
_LEAD, _LEAD_OF_ITS_ROLE = 40, 10
_TENTHS: Final = 10
#: A feature seen on fewer lines than this is an accident of the pages at hand.
_SEEN: Final = 8
#: A mean weight below this changes no reading; features that tell states apart by less than `_TELLING` were a
#: third of all and changed no reading of 400 pages.
_LEAST, _TELLING = 0.12, 0.8
_SIZE: Final = len(NAMES)
_BITS: Final = 64
_LANES: Final = Struct(f"<{_SIZE}Q")
_ZERO: Final = 1 << 62
_ZEROS: Final = sum(_ZERO << _BITS * state for state in range(_SIZE))
_ONE: Final = tuple(_STEP << _BITS * state for state in range(_SIZE))


def _whole(row: Mapping[str, float]) -> dict[int, int]:
    return {INDEX[name]: round(value * _TENTHS) for name, value in row.items()}


def _lanes(number: int) -> list[int]:
    """Return the numbers of all states that one long number holds."""
    return [lane - _ZERO for lane in _LANES.unpack((number + _ZEROS).to_bytes(_LANES.size, "little"))]


def _leads(gold: int) -> int:
    """Return what every state but the right one is given, for the margin."""
    return sum(
        (_LEAD_OF_ITS_ROLE if ROLES[state] is ROLES[gold] else _LEAD) << _BITS * state
        for state in range(_SIZE)
        if state != gold
    )


_MARGINS: Final = tuple(_leads(gold) for gold in range(_SIZE))


@dataclass(slots=True)
class Learner:
    """The weights while they are learned; each `…totals` sums its changes times the step they came at."""

    features: dict[str, int]
    totals: dict[str, int]
    moves: list[list[int]]
    move_totals: list[list[int]]
    step: int = 1

    @classmethod
    def of(cls, names: Iterable[str], base: Mapping[str, Any] | None = None) -> Learner:
        """Return a learner that knows these features, and of them what `base`, weights in JSON form, says."""
        known = dict.fromkeys(names, 0)
        rows = [[0] * _SIZE for _ in range(_SIZE + 1)]
        zeros = [list(row) for row in rows]
        if base is not None:
            given = {name: _whole(row) for name, row in base["features"].items()}
            known |= {
                name: sum(_STEP * value << _BITS * state for state, value in row.items())
                for name, row in given.items()
            }
            for state, row in enumerate(
                [*(base["transitions"].get(name, {}) for name in NAMES), base["first"]]
            ):
                for after, value in _whole(row).items():
                    rows[state][after] = value
        return cls(known, dict.fromkeys(known, 0), rows, zeros)

    def learn(self, names: Sequence[Sequence[str]], states: Sequence[int]) -> int:
        """Read one page with the margin against it, correct the weights; return how many lines were wrong."""
        features, totals, step = self.features, self.totals, self.step
        emissions = [
            _lanes(sum([features[name] for name in found if name in features], _MARGINS[gold]))
            for found, gold in zip(names, states, strict=True)
        ]
        guess = best_path(emissions, all_steps(self.moves[:_SIZE]), self.moves[_SIZE])
        wrong = 0
        before_gold = before_guess = _SIZE
        for found, gold, got in zip(names, states, guess, strict=True):
            if gold != got:
                wrong += ROLES[gold] is not ROLES[got]
                change = _ONE[gold] - _ONE[got]
                for name in found:
                    if name in features:
                        features[name] += change
                        totals[name] += change * step
            if (before_gold, gold) != (before_guess, got):
                self._move(before_gold, gold, _STEP)
                self._move(before_guess, got, -_STEP)
            before_gold, before_guess = gold, got
        self.step += 1
        return wrong

    def _move(self, before: int, state: int, change: int) -> None:
        self.moves[before][state] += change
        self.move_totals[before][state] += change * self.step

    def averaged(self) -> dict[str, object]:
        """Return the mean of the weights over all steps in their JSON form, without what tells nothing."""
        features = {
            name: found
            for name, weights in sorted(self.features.items())
            if _tells(found := self._mean(_lanes(weights), _lanes(self.totals[name]), 1, _LEAST))
        }
        moves = [
            self._mean(row, total, 2, 0.0) for row, total in zip(self.moves, self.move_totals, strict=True)
        ]
        return {
            "features": features,
            "transitions": dict(zip(NAMES, moves, strict=False)),
            "first": moves[_SIZE],
        }

    def _mean(self, row: Sequence[int], total: Sequence[int], digits: int, least: float) -> dict[str, float]:
        means = [(weight - summed / self.step) / _TENTHS for weight, summed in zip(row, total, strict=True)]
        return {NAMES[state]: round(mean, digits) for state, mean in enumerate(means) if abs(mean) > least}


def _tells(weights: Mapping[str, float]) -> bool:
    """Whether a feature tells any two states apart by as much as would settle a close line."""
    return max([0.0, *weights.values()]) - min([0.0, *weights.values()]) >= _TELLING


def blend(base: Mapping[str, Any], learned: Mapping[str, Any], share: float) -> dict[str, object]:
    """Return weights between those that learning set out from and what it came to; `share` is the former's.

    What few pages teach outweighs what many taught before; halfway, both hold.
    """

    def between(first: Mapping[str, float], second: Mapping[str, float], digits: int) -> dict[str, float]:
        names = [name for name in NAMES if name in first or name in second]
        found = {
            n: round(share * first.get(n, 0.0) + (1 - share) * second.get(n, 0.0), digits) for n in names
        }
        return {name: value for name, value in found.items() if digits > 1 or abs(value) > _LEAST}

    names = sorted({*base["features"], *learned["features"]})
    return {
        "features": {
            name: row
            for name in names
            if (row := between(base["features"].get(name, {}), learned["features"].get(name, {}), 1))
        },
        "transitions": {
            name: between(base["transitions"].get(name, {}), learned["transitions"].get(name, {}), 2)
            for name in NAMES
        },
        "first": between(base["first"], learned["first"], 2),
    }


def seen_often(examples: Iterable[Example], least: int = _SEEN) -> set[str]:
    """Return the features that enough lines have."""
    counts: dict[str, int] = {}
    for names, _ in examples:
        for found in names:
            for name in found:
                counts[name] = counts.get(name, 0) + 1
    return {name for name, count in counts.items() if count >= least}

"""What each feature is worth for each state: learned by the package `training`, kept as data.

At run time a weight is a whole number of hundredths, and the weights of a feature for all states are also one
long whole number with a lane for each state: the scores of a line are one sum of such numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from struct import Struct
from typing import TYPE_CHECKING, Any, Final

import msgspec

from luutru.cleaning.tagging.grammar import INDEX, NAMES, Steps, find_steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE: Final = Path(__file__).with_name("weights.json")
#: Scores are kept in hundredths.
SCALE: Final = 100
_LANE_BITS: Final = 32
_LANES: Final = Struct(f"<{len(NAMES)}I")
#: Keeps every lane above zero: no line comes near 10,000 below it. Of a line's states only differences count.
ZERO: Final = 1 << 20
_ZEROS: Final = sum(ZERO << _LANE_BITS * index for index in range(len(NAMES)))
#: A reading this much worse than the best so far is given up. Among 700 pages none was read otherwise with
#: a beam of 120; a smaller one (25) loses pages whose first lines mislead.
_BEAM: Final = 150 * SCALE


#: A feature's weight for each state, and last all of them as one number.
Row = tuple[int, ...]
_LANES_PLACE: Final = len(NAMES)
#: The row of a feature that nothing was learned of.
_UNKNOWN: Final = (0,) * (len(NAMES) + 1)


class Rows(dict[str, Row]):
    """Feature → its row, made when a line first has it: a page has a hundredth of all features."""

    def __init__(self, learned: Mapping[str, Mapping[str, float]]) -> None:
        """`learned` are by feature the weights that are not zero, by state."""
        self._learned = learned

    def __missing__(self, name: str) -> Row:
        learned = self._learned.get(name)
        if learned is None:
            return _UNKNOWN
        row = self[name] = (*_dense(learned), _one_number(learned))
        return row


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """Scores per feature and state, and of one state after another: natural-log odds, in hundredths.

    `features` are by name as they were learned; `columns` are the transitions by the state that follows.
    """

    features: Mapping[str, Mapping[str, float]]
    transitions: tuple[tuple[int, ...], ...]
    columns: tuple[tuple[int, ...], ...]
    first: tuple[int, ...]
    steps: Steps
    by_name: Rows

    def rows(self, names: Sequence[str]) -> list[Row]:
        """Return the rows of a line's features."""
        return list(map(self.by_name.__getitem__, names))


def add_rows(rows: Sequence[Row]) -> list[int]:
    """Return the score of every state for a line whose features have these rows, each `ZERO` too high."""
    total = sum([row[_LANES_PLACE] for row in rows], _ZEROS)
    return list(_LANES.unpack(total.to_bytes(_LANES.size, "little")))


def parse_weights(table: Mapping[str, Any]) -> Weights:
    """Read weights from their JSON form: per name a sparse {state: weight}."""
    transitions = tuple(_dense(table["transitions"].get(name, {})) for name in NAMES)
    return Weights(
        features=table["features"],
        transitions=transitions,
        columns=tuple(zip(*transitions, strict=True)),
        first=_dense(table["first"]),
        steps=find_steps(transitions, _BEAM),
        by_name=Rows(table["features"]),
    )


def _one_number(row: Mapping[str, float]) -> int:
    return sum([round(value * SCALE) << _LANE_BITS * INDEX[name] for name, value in row.items()])


def _dense(row: Mapping[str, float]) -> tuple[int, ...]:
    values = [0] * len(NAMES)
    for name, value in row.items():
        values[INDEX[name]] = round(value * SCALE)
    return tuple(values)


@cache
def load_weights() -> Weights:
    """Read weights.json."""
    return parse_weights(msgspec.json.decode(FILE.read_bytes()))

"""What was measured, kept from run to run: a file of every round, by amount of articles and case."""

from __future__ import annotations

import json
import os
import platform
import sys
import sysconfig
from dataclasses import astuple
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.measure import Measured

if TYPE_CHECKING:
    from collections.abc import Mapping

    #: Who → what one run of it took.
    Round = Mapping[str, Measured]


class Results:
    """The file of results. Written after every round, so that nothing measured is lost."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._all: dict[str, dict[str, Any]] = json.loads(path.read_text()) if path.exists() else {}

    def begin(self, amount: int, program: str, machine: str, *, anew: bool = False) -> None:
        """Go on with an amount; what was measured of another program or machine is forgotten."""
        known = self._all.get(str(amount), {})
        if anew or (known.get("program"), known.get("machine")) != (program, machine):
            self._all[str(amount)] = {"program": program, "machine": machine, "load": 0.0, "cases": {}}

    def add(self, amount: int, case: str, measured: Round, load: float) -> None:
        """Keep one round, and the machine's load around it."""
        run = self._all[str(amount)]
        run["load"] = round(max(run["load"], load), 1)
        numbers = {who: [round(number, 3) for number in astuple(one)] for who, one in measured.items()}
        run["cases"].setdefault(case, []).append(numbers)
        self._write()

    def set_sizes(self, amount: int, sizes: Mapping[str, tuple[int, int]]) -> None:
        """Keep how many files and bytes the sites have."""
        self._all[str(amount)]["sizes"] = {who: list(size) for who, size in sizes.items()}
        self._write()

    def amounts(self) -> list[int]:
        """Return the amounts that were measured, small ones first."""
        return sorted(map(int, self._all))

    def rounds(self, amount: int, case: str) -> list[Round]:
        """Return the rounds of a case."""
        found = self._all.get(str(amount), {}).get("cases", {}).get(case, [])
        return [{who: Measured(*numbers) for who, numbers in one.items()} for one in found]

    def about(self, amount: int) -> dict[str, Any]:
        """Return what else is known of the runs of an amount: machine, load, sizes."""
        return self._all[str(amount)]

    def _write(self) -> None:
        self.path.write_text(json.dumps(self._all, indent=1, sort_keys=True) + "\n")


def describe_machine() -> str:
    """Say what the figures were measured on."""
    try:
        info = Path("/proc/cpuinfo").read_text()
        name = next(line.split(":")[1].strip() for line in info.splitlines() if line.startswith("model name"))
        memory = int(Path("/proc/meminfo").read_text().split()[1]) / 1e6
    except (OSError, StopIteration):
        name, memory = platform.processor(), 0.0
    optimised = "--enable-optimizations" in (sysconfig.get_config_var("CONFIG_ARGS") or "")
    build = "" if optimised else " built without profile-guided optimisation"
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    python = ".".join(map(str, sys.version_info[:3]))
    return f"{cores} cores of {name}, {memory:.0f} GB, {platform.system()}, Python {python}{build}"

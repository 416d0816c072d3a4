"""Run a command and measure it: wall clock, CPU, and peak memory of its whole process tree.

Memory is the sum of the proportional set sizes (PSS) of all processes of the tree, sampled 20 times a second:
pages that forked workers share count once. CPU is user and system time of the tree.
"""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SAMPLE_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Measured:
    """One run: seconds of wall clock and CPU, and mebibytes at the peak."""

    wall: float
    cpu: float
    peak: float


def measure(command: Sequence[str], folder: Path) -> Measured:
    """Run `command` in `folder`; raises CalledProcessError, with its output, when it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    sampler = _Sampler(process.pid)
    sampler.start()
    output, _ = process.communicate()
    wall = time.perf_counter() - start
    peak = sampler.stop()
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, output)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Measured(wall, cpu, peak)


class _Sampler(threading.Thread):
    """Watches the memory of a process and its descendants until told to stop."""

    def __init__(self, root: int) -> None:
        super().__init__(daemon=True)
        self.root = root
        self.peak = 0
        self.ended = threading.Event()

    def run(self) -> None:
        while not self.ended.wait(SAMPLE_EVERY):
            self.peak = max(self.peak, sum(map(_pss, _tree(self.root))))

    def stop(self) -> float:
        self.ended.set()
        self.join()
        return self.peak / 1024


def _tree(root: int) -> set[int]:
    """The process and all its descendants, as /proc knows them now."""
    children: dict[int, list[int]] = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                fields = Path("/proc", name, "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(name))
    found, waiting = {root}, [root]
    while waiting:
        for child in children.get(waiting.pop(), []):
            found.add(child)
            waiting.append(child)
    return found


def _pss(process: int) -> int:
    """Proportional set size in KiB; 0 for a process that has ended."""
    try:
        for line in Path("/proc", str(process), "smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0

"""The fuzz run: a few hundred inputs with the other tests, 100,000 and more with ``make fuzz`` (FUZZ=120000).

Each input may take a second of this process's own time, however busy the machine is, a larger one a second
for every 20 KB; one that takes longer is a hang and ends the test with the input at hand.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from fuzz import targets
from fuzz.inputs import content_files, pages, texts
from luutru.knowledge import load_knowledge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.long

#: Inputs of all targets together.
INPUTS = int(os.environ.get("FUZZ", "600"))
#: Another number gives other inputs.
SEED = int(os.environ.get("FUZZ_SEED", "1"))
#: As many parts as workers may share.
CHUNKS = 2
#: Seconds for so many bytes or letters: a whole page as a browser saves it.
HANG, PAGE = 1.0, 20_000
TARGETS: dict[str, tuple[Callable[[Any], None], st.SearchStrategy[Any], float]] = {
    "read": (targets.read, pages(), 0.3),
    "clean": (targets.clean, pages(), 0.3),
    "front": (targets.read_front, content_files(), 0.2),
    "markdown": (targets.read_markdown, texts(), 0.2),
}

#: What earlier runs found: a search that took the cube of a long word, lines searched from their start for
#: each of their dates or wards, a first heading in a quotation, a paragraph that no search found.
FOUND: list[tuple[str, Any]] = [
    ("clean", b"a" * 60_000 + b" \xe2 \xff"),
    ("clean", b"19-01-2018 " * 2000),
    ("clean", "Lương tối thiểu vùng năm 2020 tăng bao nhiêu?".encode() * 1000),
    ("clean", "   Đại diện các hộ ở xã Nam Sơn và xã Hồng Kỳ phản ánh".encode() * 2000),
    ("markdown", "> # a\n>\n> - # b"),
    ("markdown", "> " * 70 + "\nHà Nội"),
]


class HangError(Exception):
    """An input took longer than `HANG`."""


@contextmanager
def watched(size: int) -> Iterator[None]:
    """End what is inside when it takes longer than an input of `size` may, where the system can."""
    seconds = HANG * max(1.0, size / PAGE)
    if not hasattr(signal, "setitimer"):
        yield
        return

    def ring(*_: object) -> None:
        raise HangError(f"more than {seconds} s")

    before = signal.signal(signal.SIGPROF, ring)
    gc.disable()  # what Hypothesis keeps of earlier inputs is not this one's to collect
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        gc.enable()
        signal.signal(signal.SIGPROF, before)


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
@pytest.mark.parametrize("chunk", range(CHUNKS))
@pytest.mark.parametrize("name", TARGETS)
def test_any_input_is_read_whole_or_refused(name: str, chunk: int) -> None:
    target, inputs, share = TARGETS[name]
    load_knowledge()
    done, slowest = 0, 0.0

    @seed(SEED * 1000 + chunk)
    @settings(
        max_examples=max(1, round(INPUTS * share / CHUNKS)),
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs)
    def run(value: Any) -> None:
        nonlocal done, slowest
        began = time.process_time()
        with watched(len(value)):
            target(value)
        done, slowest = done + 1, max(slowest, time.process_time() - began)

    run()
    print(f"{name}: {done} inputs, the slowest {slowest:.2f} s")
    assert done


@pytest.mark.parametrize(("name", "value"), FOUND, ids=[f"{name}-{n}" for n, (name, _) in enumerate(FOUND)])
def test_what_was_found_once(name: str, value: Any) -> None:
    load_knowledge()
    with watched(len(value)):
        TARGETS[name][0](value)

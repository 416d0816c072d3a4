"""The program as a process: it says all it has to say and ends with its command's status."""

from __future__ import annotations

import subprocess
import sys

import pytest

from luutru import __version__


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("--version",), 0, f"luutru, version {__version__}\n"),
        (("withdraw", "quan-hop"), 2, 'For example: luutru withdraw quan-hop --reason "'),
        (("render", "--nonsense"), 2, "No such option '--nonsense'"),
        (("render", "--archive", "nowhere-at-all"), 2, "nowhere-at-all: there is no such folder"),
    ],
)
@pytest.mark.parametrize("profiled", [False, True])
def test_the_process_ends_with_the_status_and_the_words_of_its_command(
    arguments: tuple[str, ...], status: int, said: str, profiled: bool
) -> None:
    profiler = ("-m", "cProfile", "-o", "/dev/null") if profiled else ()
    program = [sys.executable, *profiler, "-m", "luutru", *arguments]
    result = subprocess.run(program, capture_output=True, text=True, check=False)
    if not profiled:  # a profiler's own end is without the status
        assert result.returncode == status
    assert said in result.stdout + result.stderr


def test_a_reader_that_has_seen_enough_is_no_error() -> None:
    program = subprocess.Popen(
        [sys.executable, "-m", "luutru", "--help"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert program.stdout is not None
    program.stdout.close()
    _, error = program.communicate()
    assert error == b""

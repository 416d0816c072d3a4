"""Long work says how far it is: a bar on a terminal, lines elsewhere, nothing when it is short or quiet."""

from __future__ import annotations

import sys

import pytest

from luutru import console as module
from luutru.console import Console


@pytest.fixture
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "BAR_AFTER", 0.0)
    monkeypatch.setattr(module, "LINE_EVERY", 0.0)


@pytest.mark.usefixtures("_at_once")
@pytest.mark.parametrize("terminal", [True, False])
def test_long_work_says_how_far_it_is(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *, terminal: bool
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    monkeypatch.setenv("TERM", "xterm")
    assert list(Console().track("abc", "articles", 60, [10, 20, 30])) == ["a", "b", "c"]
    said = capsys.readouterr().err
    assert "articles" in said
    assert ("60/60" if terminal else "30/60") in said
    assert ("/s" if terminal else "a second") in said


def test_short_work_and_quiet_work_say_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LINE_EVERY", float("inf"))  # short on a busy machine, too
    assert list(Console().track("abc", "articles", 3)) == ["a", "b", "c"]
    assert list(Console(quiet=True).track("abc", "articles", 3)) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


def test_timings_name_the_slowest_stage_first(capsys: pytest.CaptureFixture[str]) -> None:
    console = Console(timings={"plan": 0.1, "articles": 2e9, "catalogue": 1e9})
    for _ in range(2):
        with console.stage("plan"):
            pass
    console.say_timings()
    lines = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert [words[-1] for words in lines] == ["articles", "catalogue", "plan"]
    assert console.timings["plan"] > 0.1

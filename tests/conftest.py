"""What all tests share: the outside judges (a browser, Node, Java) and when they may be missing."""

from __future__ import annotations

import os
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis.internal.conjecture import providers

from luutru.memo import Memo
from luutru.messages import language, speak

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

# The same examples on every run, and no failure because a machine was busy.
settings.register_profile("luutru", deadline=None, derandomize=True)
settings.load_profile("luutru")
# Hypothesis draws, too, from the constants of whatever modules are loaded by then, and which those are
# depends on what else a worker has run: left in, one and the same test had other examples in every run.
if "LUUTRU_EXAMPLES" not in os.environ:
    assert callable(providers._get_local_constants)
    providers._get_local_constants = lambda: providers._local_constants
# Tests read what is said in English; those of the translations ask for theirs.
os.environ["LUUTRU_LANG"] = "en"

ROOT = Path(__file__).parent.parent

NODE_PACKAGES = (ROOT / "node_modules").is_dir()
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

#: marker → what it needs, and whether it is there
JUDGES = {
    "browser": ("Chromium (Debian: chromium)", bool(CHROMIUM)),
    "node": ("Node.js", bool(shutil.which("node"))),
    "npm": ("Node.js and `npm ci`", NODE_PACKAGES and bool(shutil.which("node"))),
    "java": ("a Java runtime and `npm ci`", NODE_PACKAGES and bool(shutil.which("java"))),
    "epub": ("a Java runtime", bool(shutil.which("java"))),
    "zim": ("luutru[zim] and zimcheck", bool(find_spec("libzim") and shutil.which("zimcheck"))),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what needs a missing judge, and say so; where judges are required, the test fails instead."""
    if os.environ.get("LUUTRU_REQUIRE_JUDGES"):
        return
    absent = {marker: needs for marker, (needs, found) in JUDGES.items() if not found}
    for item in items:
        for marker, needs in absent.items():
            if item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=f"needs {needs}"))


def pytest_runtest_teardown() -> None:
    """Speak English again: who ran a command with --lang, or of a Vietnamese archive, spoke on."""
    if language() != "en":
        speak("en")


@pytest.fixture
def memo() -> Iterator[Memo]:
    """A memo that is kept in memory; forgotten, and closed, when its test is done."""
    with Memo(None) as opened:
        yield opened


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the browser; its absence is a failure here, for without it the test was skipped before."""
    assert CHROMIUM, "Chromium is required and not installed"
    return CHROMIUM


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A running Chromium that asks the network for nothing of its own; tests open windows in it."""
    from playwright.sync_api import sync_playwright

    quiet = ("gpu", "quic", "background-networking", "component-update", "sync")
    switches = ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in quiet)]
    # No name leads anywhere: a page that asks for something outside this machine gets nothing.
    switches.append("--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=switches)
        # Longer than any machine is busy: a test fails by what is wrong, never by how slow it was.
        browser.on("context", lambda context: context.set_default_timeout(300_000))
        yield browser
        browser.close()

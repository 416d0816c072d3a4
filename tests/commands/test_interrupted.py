"""Ctrl-C stops a build at once, whoever is at work, and leaves the old site and nothing else."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bench.archives import make_archive

ROOT = Path(__file__).parents[2]
#: Enough pages that they are made by workers.
AMOUNT = 300
#: A build that would take hours, and says when it is making pages. Who runs the tests in the background of a
#: shell has Ctrl-C ignored, and so would it.
SLOW = """
import os, signal, time
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
from luutru.cli import main
from luutru.building import workers
make = workers.make_block
def make_slowly(*job):
    Path(os.environ["AT_WORK"]).touch()
    time.sleep(600)
    return make(*job)
workers.make_block = make_slowly
main(prog_name="build.py")
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has other signals")


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("whole_group", [True, False], ids=["from the keyboard", "by kill"])
def test_an_interrupted_build_leaves_the_old_site(tmp_path: Path, jobs: str, *, whole_group: bool) -> None:
    root = tmp_path / "archive"
    make_archive(root, AMOUNT)
    (root / "site").mkdir()
    (root / "site/index.html").write_text("the old site")
    at_work = tmp_path / "at work"
    arguments = ["render", "--archive", str(root), "--jobs", jobs]
    process = subprocess.Popen(
        [sys.executable, "-c", SLOW, *arguments],
        cwd=ROOT,
        env={**os.environ, "AT_WORK": str(at_work)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    while process.poll() is None and not at_work.exists():
        time.sleep(0.02)
    (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=300)
    assert process.returncode == 130
    assert b"the site is as it was before" in errors
    assert files_of(root / "site") == {"index.html": b"the old site"}
    assert {path.name for path in root.iterdir()} == {"archive.toml", "content", "site", ".luutru"}

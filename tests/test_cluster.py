"""A Dask cluster of two workers makes the very bytes that one process makes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bench.archives import make_seeds
from luutru.cluster import use_cluster
from luutru.errors import LuutruError
from luutru.parallel import count_cores, map_in_order, open_workers

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
#: Enough raw pages and pages of the site that both are worth a pool.
AMOUNT = 120
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(ROOT)}


def start(tool: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.dask_{tool}", *arguments]
    return subprocess.Popen(
        command,
        env=ENVIRONMENT,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """The address of a scheduler with two workers."""
    from json import loads

    from distributed import Client

    file = tmp_path / "scheduler.json"
    known = ("--scheduler-file", str(file))
    processes = [start("scheduler", *known, "--host", "127.0.0.1", "--port", "0", "--no-dashboard")]
    for number in range(2):
        folder = tmp_path / f"worker-{number}"
        processes.append(
            start("worker", *known, "--no-nanny", "--no-dashboard", "--local-directory", str(folder))
        )
    try:
        while not file.exists() or not file.read_text():
            assert processes[0].poll() is None, "the scheduler did not start"
            time.sleep(0.05)
        address = loads(file.read_text())["address"]
        make_client: Any = Client  # has no types
        with make_client(address, set_as_default=False) as client:
            client.wait_for_workers(2)  # whoever asks when one has come counts one
        yield address.replace("tcp://", "dask://")
    finally:
        for process in reversed(processes):
            process.terminate()
            process.wait()


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_both_workers_of_a_cluster_work(cluster: str) -> None:
    with use_cluster(cluster), open_workers(count_cores(), amount=40, worth_it=10) as executor:
        sessions = set(map_in_order(os.getsid, [0] * 40, executor, chunk=1, workers=2))
    assert len(sessions) == 2
    assert os.getsid(0) not in sessions


def test_two_workers_of_a_cluster_make_the_same_bytes(tmp_path: Path, cluster: str) -> None:
    make_seeds(tmp_path / "here", AMOUNT)
    shutil.copytree(tmp_path / "here", tmp_path / "there")
    for name, options in (("here", ["--jobs", "1"]), ("there", ["--jobs", "2", "--executor", cluster])):
        command = [sys.executable, "-m", "luutru", "--archive", str(tmp_path / name), *options]
        subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True)
    assert len(files_of(tmp_path / "there/site")) > AMOUNT
    for folder in ("content", "site"):
        assert files_of(tmp_path / "there" / folder) == files_of(tmp_path / "here" / folder)
    assert not list((tmp_path / "there/.luutru").glob("workers-*")), "nothing is left lying about"


@pytest.mark.parametrize(
    ("address", "said"),
    [("127.0.0.1:8786", "dask://HOST:PORT"), ("dask://127.0.0.1:1", "nobody answers")],
)
def test_a_cluster_that_is_not_there_is_told(
    address: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("luutru.cluster.PATIENCE", 0.2)
    with pytest.raises(LuutruError, match=said), use_cluster(address):
        pass

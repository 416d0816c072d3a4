"""A build that is killed at any moment leaves the old site or the new one, and every content file whole.

`kill -9` at random moments of a build over an edited archive: twelve times here, 200 times with
``make kill-test`` (KILLS=200). Every other archive stands on a file system that cannot exchange two folders:
there the next run completes what the journal says.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.content.frontmatter import read_content

KILLS = int(os.environ.get("KILLS", "12"))
#: As many chunks as workers of a parallel test run.
CHUNKS = 4
ROOT = Path(__file__).parents[2]
BUILD = "from luutru.cli import main; main(prog_name='build.py')"
#: A system that has no exchange of folders.
WITHOUT_EXCHANGE = f"import luutru.publishing.tree as tree; tree.exchange_folders = lambda *_: False; {BUILD}"

pytestmark = [pytest.mark.long, pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9")]

SEED = """Trang chủ
Thời sự
Quận {district} kết nạp {number} đảng viên mới
{day:02}-03-{year} 15:45
Sáng {day}/3, Quận ủy {district} tổ chức hội nghị kết nạp {number} đảng viên mới, vượt chỉ tiêu được giao.
Theo báo cáo, {number} quần chúng ưu tú đã được bồi dưỡng, trong đó có {half} công nhân và giáo viên.
{addition}
Chia sẻ
"""
DISTRICTS = ("Đống Đa", "Tây Hồ", "Ba Đình", "Hà Đông")


def write_seeds(seeds: Path, edition: int) -> None:
    """Forty pages; of each edition ten differ, two are new, and two of the edition before are gone."""
    shutil.rmtree(seeds, ignore_errors=True)
    seeds.mkdir()
    for number in [*range(40), 100 + 2 * edition, 101 + 2 * edition]:
        told = (
            f"Đợt {edition} có thêm một hội nghị ở phường."
            if number % 4 == 0
            else "Hội nghị bế mạc buổi trưa."
        )
        text = SEED.format(
            district=DISTRICTS[number % 4], number=number + 2, half=number + 1, day=number % 28 + 1,
            year=2014 + number % 9, addition=told,
        )  # fmt: skip
        (seeds / f"{number:03}.txt").write_text(text, encoding="utf-8")


def hash_tree(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def start(archive: Path, program: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", program, "--archive", str(archive), "--jobs", "1"],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


def is_writing(archive: Path, process: subprocess.Popen[bytes]) -> bool:
    """Whether a build holds the lock of the site; a killed one leaves the file, with its own number."""
    try:
        return (archive / ".site.lock").read_text().startswith(f"process {process.pid},")
    except FileNotFoundError:
        return False


def build(archive: Path, program: str) -> tuple[float, float]:
    """Build to the end; returns the seconds it took, and those since it began to write the site."""
    began = time.monotonic()
    wrote = 0.0
    process = start(archive, program)
    while process.poll() is None:
        if not wrote and is_writing(archive, process):
            wrote = time.monotonic()
        time.sleep(0.002)
    ended = time.monotonic()
    _, errors = process.communicate()
    assert process.returncode == 0, errors.decode()
    return ended - began, ended - (wrote or ended)


def build_and_kill(archive: Path, program: str, after: float, *, in_writing: bool) -> bool:
    """Start a build and kill it after some seconds, of all or of its writing; False if it was done before."""
    process = start(archive, program)
    while in_writing and process.poll() is None and not is_writing(archive, process):
        time.sleep(0.001)
    try:
        process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return True
    return False


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_a_killed_build_leaves_the_old_site_or_the_new_one(chunk: int, tmp_path: Path) -> None:
    choose = random.Random(chunk)
    journal = chunk % 2 == 1
    program = WITHOUT_EXCHANGE if journal else BUILD
    archive, reference = tmp_path / "archive", tmp_path / "reference"
    for folder in (archive, reference):
        folder.mkdir()
        write_seeds(folder / "seeds", 0)
        build(folder, program)
    (archive / "site" / "CNAME").write_text("kho.example\n", encoding="utf-8")
    (reference / "site" / "CNAME").write_text("kho.example\n", encoding="utf-8")
    seconds = writing = 0.0
    killed = old_found = new_found = interrupted = 0
    edition = 0
    while killed < KILLS // CHUNKS:
        edition += 1
        old_site, old_content = hash_tree(archive / "site"), hash_tree(archive / "content")
        write_seeds(reference / "seeds", edition)
        write_seeds(archive / "seeds", edition)
        if edition == 1:
            seconds, writing = build(reference, program)
        else:
            done = CliRunner().invoke(main, ["--archive", str(reference), "--jobs", "1"])
            assert done.exit_code == 0, done.output
        new_site, new_content = hash_tree(reference / "site"), hash_tree(reference / "content")
        assert new_site != old_site
        finished = False
        while not finished and killed < KILLS // CHUNKS:
            # At any moment of a build, and as often at any moment of its writing the site.
            in_writing = choose.random() < 0.5
            moment = choose.uniform(0, writing if in_writing else seconds)
            if not build_and_kill(archive, program, moment, in_writing=in_writing):
                break
            killed += 1
            site = hash_tree(archive / "site")
            if journal and (archive / ".site.journal").exists():
                interrupted += 1
            else:
                assert site in (old_site, new_site), "the site is neither the old nor the new one"
                old_found, new_found = old_found + (site == old_site), new_found + (site == new_site)
                finished = site == new_site
            content = hash_tree(archive / "content")
            for name, digest in content.items():
                if name.endswith(".luutru-tmp"):
                    continue  # an unfinished write beside the file it would have replaced
                assert digest in (old_content.get(name), new_content.get(name)), name
                if name.endswith(".md"):
                    file, problems = read_content((archive / "content" / name).read_text("utf-8"), name)
                    assert file, problems
        build(archive, program)
        assert hash_tree(archive / "site") == new_site, "the next build completes what was killed"
        assert hash_tree(archive / "content") == new_content
        left = {path.name for path in archive.iterdir()}
        assert left == {"seeds", "content", "site", ".luutru"}, "nothing is left lying about"
    print(f"{killed} kills: {old_found} old, {new_found} new, {interrupted} completed from the journal")
    assert killed == KILLS // CHUNKS

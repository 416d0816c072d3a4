"""A full disk, a folder that cannot be written, a second build at once: site and content stay whole."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.content.frontmatter import read_content
from luutru.publishing.lock import hold

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(os.name == "nt", reason="limits and permissions are those of POSIX")

ROOT = Path(__file__).parents[2]
PAGE = """Quận Đống Đa kết nạp {number} đảng viên mới
19-01-2018 15:45
Ngày 19/1, Quận ủy Đống Đa tổ chức hội nghị kết nạp {number} đảng viên mới, vượt chỉ tiêu được giao.
"""
LINE = "Theo báo cáo thứ {number}, quần chúng ưu tú đã được bồi dưỡng, trong đó có công nhân và giáo viên.\n"
#: 200 lines: a content file and a ledger of 27 KB, a page of 57 KB.
LONG = PAGE.format(number=2) + "".join(LINE.format(number=number) for number in range(200))


def run(
    archive: Path, *words: str, before: Callable[[], None] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "build.py", *words, "--archive", str(archive), *JOBS.get(words[0], [])],
        cwd=ROOT, capture_output=True, text=True, check=False, preexec_fn=before,
    )  # fmt: skip


JOBS = {"build": ["--jobs", "1"]}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "archive"
    (folder / "seeds").mkdir(parents=True)
    (folder / "seeds/1.txt").write_text(PAGE.format(number=1), encoding="utf-8")
    (folder / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    done = run(folder, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "archive"))


def files_of(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def assert_told(done: subprocess.CompletedProcess[str], *words: str) -> None:
    assert done.returncode == 2, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith("error: ")
    for word in words:
        assert word in done.stderr


def assert_whole(archive: Path, site: dict[str, bytes]) -> None:
    assert files_of(archive / "site") == site, "the site is as it was"
    for path in (archive / "content").glob("*.md"):
        file, problems = read_content(path.read_text(encoding="utf-8"), path.name)
        assert file, problems
    left = {path.name for path in archive.iterdir()}
    assert left <= {"seeds", "content", "site", ".luutru", "archive.toml"}, "nothing is left lying about"


@pytest.mark.parametrize("where", ["content", "site"])
def test_a_full_disk_is_told_and_leaves_all_as_it_was(archive: Path, where: str) -> None:
    site = files_of(archive / "site")
    # No file may grow beyond this: writing ends in the middle of a content file, or of a page.
    limit = 16_000 if where == "content" else 45_000
    (archive / "seeds/2.txt").write_text(LONG, encoding="utf-8")

    def limited() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    done = run(archive, "build", before=limited)
    assert_told(done, "File too large", where)
    assert_whole(archive, site)
    assert run(archive, "build", "--strict").returncode == 0, "with room again, the build goes on"
    assert len(list((archive / "site/bai").glob("*.html"))) == 2


def without_might() -> None:
    """Let permissions hold for root, too: CAP_DAC_OVERRIDE is 1, CAP_DAC_READ_SEARCH 2."""
    if os.getuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):
            assert library.prctl(24, capability, 0, 0, 0) == 0  # PR_CAPBSET_DROP


@pytest.mark.parametrize("locked", ["content", "content/ledger", "site", "."])
def test_a_folder_that_cannot_be_written_is_told_and_leaves_all_as_it_was(archive: Path, locked: str) -> None:
    site = files_of(archive / "site")
    (archive / "seeds/2.txt").write_text(PAGE.format(number=2), encoding="utf-8")
    folder = archive / locked
    folder.chmod(0o555)
    try:
        done = run(archive, "build", before=without_might)
    finally:
        folder.chmod(0o755)
    if locked == "site":  # it is replaced as a whole, which the folder around it allows
        assert done.returncode == 0, done.stderr
        return
    assert_told(done, "Permission denied", "archive")
    assert_whole(archive, site)
    assert run(archive, "build", "--strict").returncode == 0


def test_a_second_writer_waits_and_is_told_who_is_at_work(archive: Path) -> None:
    site, content = files_of(archive / "site"), files_of(archive / "content")
    (slug,) = (path.stem for path in (archive / "content").glob("*.md"))
    (archive / "seeds/2.txt").write_text(PAGE.format(number=2), encoding="utf-8")
    with hold(archive / ".luutru/lock", "here"):
        for words in (["build"], ["publish"], ["withdraw", slug, "--reason", "x"]):
            assert_told(run(archive, *words), "another build is at work", f"process {os.getpid()}", "since ")
    assert (files_of(archive / "site"), files_of(archive / "content")) == (site, content)
    assert run(archive, "build", "--strict").returncode == 0


def test_a_writer_that_was_killed_holds_no_lock(archive: Path) -> None:
    program = "import sys, time; from pathlib import Path; from luutru.publishing.lock import hold\n"
    program += "with hold(Path(sys.argv[1]), 'x'): print('held', flush=True); time.sleep(600)"
    lock = archive / ".luutru/lock"
    with subprocess.Popen(
        [sys.executable, "-c", program, str(lock)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        holder.kill()
    assert lock.exists()
    assert run(archive, "build", "--strict").returncode == 0


def test_a_short_wait_is_enough_for_a_short_work(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ExitStack()
    first.enter_context(hold(archive / ".luutru/lock", "here"))
    # The first ends while the second waits.
    monkeypatch.setattr("luutru.publishing.lock.time.sleep", lambda _: first.close())
    monkeypatch.setattr("luutru.building.archive.PATIENCE", 600.0)
    done = CliRunner().invoke(main, ["build", "--archive", str(archive), "--jobs", "1"])
    assert done.exit_code == 0, done.output
    assert not (archive / ".luutru/lock").exists()

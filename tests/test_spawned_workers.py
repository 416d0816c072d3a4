"""Workers that begin with nothing, as on Windows and macOS, make the same site as those that inherit all."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
_SPAWNING = """\
import multiprocessing, runpy, sys
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    import luutru.parallel
    luutru.parallel.workers_inherit = lambda: False
    for module in ("building.cleaning", "building.site_files", "content.known_articles", "catalogue.loading"):
        setattr(__import__(f"luutru.{module}", fromlist=["x"]), "WORTH_WORKERS", 1)
    from luutru.cli import main
    main(["build", "--archive", sys.argv[1], "--jobs", sys.argv[2]])
"""


def files(archive: Path) -> dict[str, bytes]:
    return {
        path.relative_to(archive).as_posix(): path.read_bytes()
        for folder in ("site", "content")
        for path in (archive / folder).rglob("*")
        if path.is_file()
    }


def test_a_build_with_spawned_workers_makes_the_same_bytes(tmp_path: Path) -> None:
    script = tmp_path / "spawning.py"
    script.write_text(_SPAWNING, encoding="utf-8")
    built = []
    for jobs in ("1", "2"):
        archive = tmp_path / jobs
        archive.mkdir()
        shutil.copytree(ROOT / "seeds", archive / "seeds")
        (archive / "archive.toml").write_text('title = "Thử"\n', encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(script), str(archive), jobs],
            check=False, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        built.append(files(archive))
    assert built[0] == built[1]

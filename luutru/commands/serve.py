"""``serve``: the site in a browser, built again and reloaded whenever something it is made from changed."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from luutru.config import OWN_PAGES
from luutru.errors import LuutruError, reason_of
from luutru.knowledge.rows import OWN
from luutru.messages import tr
from luutru.publishing.preview_server import DESK, PreviewServer, PreviewState
from luutru.publishing.tree import SUMS_NAME
from luutru.states import read_state, read_states

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from luutru.building.archive import Archive
    from luutru.console import Console
    from luutru.states import States

#: Seconds between two looks; in a large archive, a look may take no more than a fifth of the time.
LOOK_EVERY = 0.1
_LOOK_SHARE = 5
#: Seconds for which nothing may change before a build starts.
SETTLE = 0.03
#: Hidden files, and what editors and Python leave beside a file.
_PASSING = re.compile(r"(?:^|/)\.|(?:^|/)__pycache__/|\.(?:tmp|pyc)$|/$")
_PACKAGE = Path(__file__).resolve().parents[1]
#: A build that has loaded its program already and waits for its arguments: it starts half a second sooner,
#: and being a process of its own, it never knows an old template or an old table.
_READY_BUILD = (
    "import json, sys\n"
    "from luutru.memo import hash_of_program\n"
    "hash_of_program()\n"  # before the rest is loaded: what is edited later is another program
    "import luutru.commands.build, luutru.building.build\n"
    "from luutru.cli import main\n"
    "line = sys.stdin.readline()\n"
    "main(json.loads(line)) if line else None\n"
)


def run_serve(
    archive: Archive, console: Console, *, host: str, port: int, open_desk: Callable[[], tuple[Any, str]]
) -> int:
    """Serve until interrupted. `open_desk` returns the desk's server, not yet running, and its address."""
    state = PreviewState()
    try:
        server = PreviewServer((host, port), archive.site, state, _once_opened(open_desk))
    except OSError as error:
        message = tr(
            "{host}:{port}: {reason} (choose another port with --port N)",
            host=host,
            port=port,
            reason=reason_of(error),
        )
        raise LuutruError(message) from error
    threading.Thread(target=server.serve_forever, daemon=True).start()
    shown = f"[{host}]" if ":" in host else host
    console.tell("http://{host}:{port}/  (stop with Ctrl+C)", host=shown, port=server.server_address[1])
    if server.names is not None:
        address = f"http://{shown}:{server.server_address[1]}{DESK}"
        console.tell("the curator's desk: {address}", address=address)
    sys.stdout.flush()
    preview = Preview(archive, console, state)
    try:
        preview.run()
    except KeyboardInterrupt:
        console.tell("stopped")
    finally:
        preview.close()
        server.shutdown()
        server.server_close()
    return 0


def _once_opened(open_desk: Callable[[], tuple[Any, str]]) -> Callable[[], str]:
    """Return what opens the desk when it is asked for first, and tells its address."""
    opening = threading.Lock()
    opened: list[str] = []

    def address() -> str:
        with opening:
            if not opened:
                server, where = open_desk()
                threading.Thread(target=server.run, daemon=True).start()
                opened.append(where)
        return opened[0]

    return address


class Preview:
    """Watches what a site is made from, and builds it again when that changed."""

    def __init__(self, archive: Archive, console: Console, state: PreviewState) -> None:
        self.archive, self.console, self.state = archive, console, state
        self._ready: subprocess.Popen[str] | None = None

    def run(self) -> None:
        """Build, then watch and build again, until interrupted."""
        watched = self.watched()
        before = look_at(watched)
        self.build("build")
        while True:
            began = time.monotonic()
            now = look_at(watched)
            changed = find_changed(before, now)
            if changed:
                now = _look_until_quiet(watched, now)
                changed = find_changed(before, now)
            if changed:
                before = now
                self.console.tell("changed: {names}", names=self._show(changed))
                seeds = os.fspath(self.archive.seeds) + os.sep
                clean = any(path.startswith((seeds, os.fspath(_PACKAGE))) for path in changed)
                self.build("build" if clean else "render")
            time.sleep(max(LOOK_EVERY, _LOOK_SHARE * (time.monotonic() - began)) if not changed else 0)

    def watched(self) -> list[Path]:
        """Return what is watched: raw pages, content, settings, templates, and what is known of the world."""
        archive = self.archive
        return [
            archive.root / "archive.toml",
            archive.seeds,
            archive.content,
            archive.root / "templates",
            *(archive.root / region for region in archive.config.regions),
            archive.root / OWN,
            archive.root / OWN_PAGES,
            _PACKAGE.parent / "templates",
            _PACKAGE / "templates",
            _PACKAGE / "knowledge",
            _PACKAGE / "site",
        ]

    def build(self, command: str) -> None:
        """Run one build; tell the browser when it made another site, or failed."""
        sums = self.archive.site / SUMS_NAME
        before = read_state(sums)
        process = self._ready or self._start()
        archive = self.archive
        arguments = [command, "--archive", str(archive.root), "--content", str(archive.content)]
        arguments += ["--site", str(archive.site)]
        arguments += ["--seeds", str(archive.seeds)] if command == "build" else []
        self._ready = None
        output, errors = process.communicate(json.dumps(arguments) + "\n")
        error = (errors.strip() or output.strip()) if process.returncode else ""
        # Announced first: who reads that a build is done must find it served.
        if error != self.state.error or read_state(sums) != before:
            self.state.announce(error)
        for line in (*output.splitlines(), *errors.splitlines()):
            self.console.say(f"  {line}")
        sys.stdout.flush()
        self._ready = self._start()

    def close(self) -> None:
        """Let the waiting build go."""
        if self._ready is not None:
            self._ready.communicate("")
            self._ready = None

    def _start(self) -> subprocess.Popen[str]:
        # The program's own folder comes first: what serves is what builds.
        path = os.pathsep.join(filter(None, (str(_PACKAGE.parent), os.environ.get("PYTHONPATH"))))
        return subprocess.Popen(
            [sys.executable, "-c", _READY_BUILD],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={**os.environ, "PYTHONPATH": path, "PYTHONIOENCODING": "utf-8"},
        )

    def _show(self, changed: list[str]) -> str:
        first = self.archive.show(Path(changed[0]))
        rest = len(changed) - 1
        return f"{first} {tr('and {count} more', count=rest)}" if rest else first


def _look_until_quiet(watched: list[Path], now: States) -> States:
    # An editor empties a file before it writes it: what was seen in between is nobody's text.
    while True:
        time.sleep(SETTLE)
        later = look_at(watched)
        if later == now:
            return now
        now = later


def look_at(places: Iterable[Path]) -> States:
    """Return the state of every file at or below the places, by path; hidden files are passed over."""
    states: States = {}
    for place in places:
        found = read_states(place)
        states |= {f"{place}/{path}": state for path, state in found.items() if not _PASSING.search(path)}
        if place.is_file():
            states[str(place)] = read_state(place)
    return states


def find_changed(before: States, after: States) -> list[str]:
    """Return the paths that are new, gone or different, sorted."""
    return sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))

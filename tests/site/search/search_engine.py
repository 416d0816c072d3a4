"""The scripts on one site, in a Node process of their own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, Self


class Engine:
    """Asks the search of a site: a list of requests gives a list of answers (search_answers.js)."""

    def __init__(self, folder: Path) -> None:
        command = ["node", str(Path(__file__).parent / "search_runner.js"), str(folder)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.communicate()
        assert self.process.returncode == 0

    def ask(self, requests: list[dict[str, Any]]) -> list[Any]:
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps(requests), file=self.process.stdin, flush=True)
        answers: list[Any] = json.loads(self.process.stdout.readline())
        return answers

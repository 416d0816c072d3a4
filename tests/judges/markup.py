"""The Nu HTML checker and html-validate, asked about files."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from java_judges import QUICK_JAVA

from judges.built_sites import ROOT

if TYPE_CHECKING:
    from pathlib import Path

VNU = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
#: Warnings (never errors) that the Nu checker is no judge of: to it "'self'" allows nothing on disk
#: and a data block is a script (the browser is asked instead); a page full of hostile scripts is English.
NOT_FOR_NU = (
    "Resource violates Content Security Policy",
    "Inline script violates Content Security Policy",
    "This document appears to be written in English",
)


def run_nu(*places: Path) -> list[str]:
    """Everything the Nu checker says of HTML files and those below folders, warnings too."""
    command = [
        "java",
        *QUICK_JAVA,
        "-Xss16m",
        "-jar",
        str(VNU),
        "--format",
        "json",
        "--exit-zero-always",
        "--skip-non-html",
    ]
    done = subprocess.run([*command, *map(str, places)], capture_output=True, text=True, check=True)
    said: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    return [
        f"{one.get('url')}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')}"
        for one in said
        if one["type"] == "error" or not one["message"].startswith(NOT_FOR_NU)
    ]


def run_html_validate(*places: Path) -> list[str]:
    """Everything html-validate says of HTML files and those below folders."""
    command = ["node", str(ROOT / "tests/judges/html_validate.mjs"), *map(str, places)]
    said: list[str] = json.loads(subprocess.check_output(command, text=True))
    return said

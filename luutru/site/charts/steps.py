"""Lengths as classes: the policy of the pages forbids inline styles, so a bar has one of 20 lengths."""

from __future__ import annotations

#: How many lengths there are: `.v0` to `.v20` in components.css, five per cent each. The number stands beside
#: every bar, so finer steps would not tell more.
STEPS = 20


def step(count: int, peak: int) -> str:
    """Class for a bar of `count` where the longest is `peak`: "v0" for none, at least "v1" for something."""
    if count <= 0 or peak <= 0:
        return "v0"
    return f"v{max(1, min(STEPS, round(STEPS * count / peak)))}"

"""axe-core, asked about a page as it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from judges.built_sites import ROOT

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCHEMES: tuple[Any, ...] = ("light", "dark")
AXE = ROOT / "node_modules/axe-core/axe.min.js"
#: axe's own choice of rules leaves the size of targets out (WCAG 2.2, 2.5.8).
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
RUN = """options => axe.run(document, options).then(found => found.violations.map(
    rule => rule.id + ': ' + rule.nodes.map(
        node => node.html.slice(0, 160) + ' | ' + node.failureSummary).join('; ')))"""


def find_violations(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # A box that is opening or fading in has other colours than it will have.
    page.evaluate("Promise.allSettled(document.getAnimations().map(one => one.finished)).then(() => 0)")
    found: list[str] = page.evaluate(RUN, OPTIONS)
    return found

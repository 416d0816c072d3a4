"""A reader with a notebook: opens pages in Chromium and writes down whatever goes wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

OPEN_ALL = "document.querySelectorAll('details').forEach(details => { details.open = true })"
#: Elements that reach over the right edge and are not inside a box that scrolls by itself.
TOO_WIDE = """() => {
    const scrolls = element => element && element !== document.body &&
        (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX) ||
         scrolls(element.parentElement));
    return Array.from(document.querySelectorAll('body *'))
        .filter(element => element.getBoundingClientRect().right > innerWidth + 1 && !scrolls(element))
        .map(element => element.tagName + '.' + (element.className.baseVal ?? element.className));
}"""


class Visit:
    """The windows of one reader.

    `complaints` are what the console and the page's scripts say is wrong, dialogs, and requests that leave
    the site.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self.complaints: list[str] = []

    def open(self, root: str, url: str, **context: Any) -> Page:
        """Open a page of the site at `root` in a fresh window; `context` are Playwright's settings of it."""
        page = self.window(root, **context)
        page.goto(root + url)
        if "?" in url and context.get("java_script_enabled", True):
            page.wait_for_selector('#results[data-state="done"]')
        return page

    def window(self, root: str, **context: Any) -> Page:
        """Open an empty window in which the site at `root` is watched."""
        opened = self._browser.new_context(**context)
        self._contexts.append(opened)

        def watch(asked: Request) -> None:
            if not asked.url.startswith((root, "data:")):
                self.complaints.append(f"request to {asked.url}")

        def listen(said: ConsoleMessage) -> None:
            if said.type in ("error", "warning"):
                self.complaints.append(f"{said.location.get('url')}: {said.text}")

        def dismiss(dialog: Dialog) -> None:
            self.complaints.append(f"dialog: {dialog.message}")
            dialog.dismiss()

        opened.on("request", watch)
        opened.on("console", listen)
        opened.on("weberror", lambda error: self.complaints.append(str(error.error)))
        opened.on("dialog", dismiss)
        return opened.new_page()

    def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            context.close()

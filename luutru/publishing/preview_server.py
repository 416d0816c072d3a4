"""The web server of ``serve``: the built site as it is, and a few lines that reload it when it changed.

What is added to a page is added on its way to the browser, never to the site on disk. The page's own policy
stays as it will be published, so that a preview shows what the policy forbids: the script comes from this
server, and asks by loading a further script, which answers once there is something new.
"""

from __future__ import annotations

import html
import sys
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from luutru.errors import LuutruError
from luutru.messages import language, tr
from luutru.site import urls

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

OWN = "/__luutru/"
#: Where the curator's desk opens.
DESK = "/_ban-lam-viec/"
#: A waiting script is answered after so many seconds even when nothing changed.
_LONGEST_WAIT = 20.0
_LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})

#: What serve adds to pages: the script that waits for another edition, and how an error looks.
_ADDED = Path(__file__).parent / "preview"
_KINDS = {"reload.js": "text/javascript", "preview.css": "text/css"}


@dataclass(slots=True)
class PreviewState:
    """What the pages in the browser wait for: another edition of the site, or another error."""

    edition: str = field(default_factory=lambda: token_hex(4))
    error: str = ""
    _changed: threading.Condition = field(default_factory=threading.Condition)

    def announce(self, error: str) -> None:
        """Tell every waiting page that the site, or the error to show, is another one."""
        with self._changed:
            self.error = error
            self.edition = token_hex(4)
            self._changed.notify_all()

    def wait_for_other(self, edition: str) -> bool:
        """Wait until the edition is another one; False when it still is not after a while."""
        with self._changed:
            return self._changed.wait_for(lambda: self.edition != edition, _LONGEST_WAIT)


class PreviewServer(ThreadingHTTPServer):
    """Serves one site; knows by which names it may be called."""

    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of readers that went away or were too slow, and one line of anything else."""
        error = sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError):
            sys.stderr.write(f"{type(error).__name__}: {error}\n")

    def __init__(
        self, address: tuple[str, int], site: Path, state: PreviewState, open_desk: Callable[[], str]
    ) -> None:
        """`open_desk` returns the address of the desk; it raises LuutruError where there can be none."""
        self.site, self.state, self.open_desk = site, state, open_desk
        #: On this machine only, other names are somebody else's page that was pointed here (DNS rebinding).
        self.names = _LOCAL_NAMES if address[0] in _LOCAL_NAMES else None
        super().__init__(address, PreviewHandler)


class PreviewHandler(SimpleHTTPRequestHandler):
    """Answers with files of the site, and with what serve adds."""

    server: PreviewServer
    #: A reader that sends or takes nothing for so many seconds is let go.
    timeout = 30.0
    extensions_map: Mapping[str, str] = {  # type: ignore[assignment]
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".svg": "image/svg+xml",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
        ".csv": "text/csv; charset=utf-8",
    }

    def __init__(self, request: Any, address: Any, server: PreviewServer) -> None:
        super().__init__(request, address, server, directory=str(server.site))

    def do_GET(self) -> None:
        """Answer one request."""
        if not self._is_called_by_name():
            self.send_error(HTTPStatus.FORBIDDEN, explain=tr("This preview answers to localhost only"))
            return
        try:
            self._answer()
        except (ValueError, OSError) as error:  # no address, or one that no file can have
            if isinstance(error, ConnectionError | TimeoutError):
                raise
            self.send_error(HTTPStatus.BAD_REQUEST, explain=tr("This is no address of a page"))

    def _answer(self) -> None:
        parts = urlsplit(self.path)
        if parts.path.startswith(OWN):
            self._answer_own(parts.path.removeprefix(OWN), parts.query)
            return
        if parts.path in (DESK, DESK.removesuffix("/")):
            self._answer_desk()
            return
        if parts.path == f"/{urls.SERVICE_WORKER}":
            self._send("// A preview is not kept in the browser.\n", "text/javascript")
            return
        path = Path(self.translate_path(self.path))
        if path.is_dir() and parts.path.endswith("/"):
            path /= "index.html"
        inside = path.resolve().is_relative_to(self.server.site.resolve())
        if path.suffix == ".html" or not path.exists() or not inside:
            self._answer_page(path if inside else None)
        elif self.command == "HEAD":
            super().do_HEAD()
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        """Answer like GET, without the body."""
        self.do_GET()

    def end_headers(self) -> None:
        """Let no browser keep a page that may be another one in a second."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, path: Any) -> None:
        """Show no folder as a list: the published site has none."""
        self.send_error(HTTPStatus.NOT_FOUND, explain=tr("There is no such page"))

    def log_message(self, *_: Any) -> None:
        """Keep the terminal for what the build says."""

    def _is_called_by_name(self) -> bool:
        names = self.server.names
        host = self.headers.get("Host", "localhost")
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        return names is None or name in names

    def _answer_own(self, name: str, query: str) -> None:
        if name in _KINDS:
            self._send((_ADDED / name).read_text(encoding="utf-8"), _KINDS[name])
        elif name == "wait.js":
            since = parse_qs(query).get("since", [""])[0]
            self._send(
                "location.reload();" if self.server.state.wait_for_other(since) else "", "text/javascript"
            )
        else:
            self.send_error(HTTPStatus.NOT_FOUND)

    def _answer_desk(self) -> None:
        """Lead to the desk, which changes the archive: from this machine, and from no other site's page."""
        own = self.headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")
        if self.server.names is None or not own:
            self.send_error(HTTPStatus.FORBIDDEN, explain=tr("The desk opens on this machine only"))
            return
        try:
            address = self.server.open_desk()
        except LuutruError as error:
            self._send(_plain_page(str(error)), "text/html", HTTPStatus.SERVICE_UNAVAILABLE)
            return
        self.send_response(HTTPStatus.SEE_OTHER)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _answer_page(self, path: Path | None) -> None:
        """Answer with a page, or with the site's page for addresses that are none (`path` None)."""
        state = self.server.state
        status = HTTPStatus.OK
        try:
            text = "" if path is None else path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            path = None
        if path is None:
            status = HTTPStatus.NOT_FOUND
            other = self.server.site / "404.html"
            has_own = other.is_file() and not state.error
            text = other.read_text(encoding="utf-8") if has_own else _plain_page(tr("There is no such page"))
        self._send(add_to_page(text, state.edition, state.error), "text/html", status)

    def _send(self, text: str, kind: str, status: HTTPStatus = HTTPStatus.OK) -> None:
        data = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            try:
                self.wfile.write(data)
            except (BrokenPipeError, ConnectionResetError):  # the reader has gone on
                self.close_connection = True


def _plain_page(sentence: str) -> str:
    """Return a page that says one thing, where the site has none."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>luutru</title>\n</head>\n<body>\n<p>{html.escape(sentence)}</p>\n</body>\n</html>\n"
    )


def add_to_page(text: str, edition: str, error: str) -> str:
    """Return a page with the script that reloads it, and the build's error above it if there is one."""
    head = f'<script src="{OWN}reload.js" data-since="{edition}" defer></script>\n'
    if error:
        head += f'<link rel="stylesheet" href="{OWN}preview.css">\n'
        start = text.find("<body")
        end = text.find(">", start) + 1 if start >= 0 else 0
        notice = (
            f'\n<section class="luutru-error" role="alert">'
            f"<h2>{html.escape(tr('The build failed; this is the site before it'))}</h2>"
            f"<pre>{html.escape(error)}</pre></section>"
        )
        text = text[:end] + notice + text[end:]
    return text.replace("</head>", f"{head}</head>", 1)

"""``desk``: the curator's desk in the browser, on this machine alone."""

from __future__ import annotations

import logging
import socket
import sys
import webbrowser
from typing import TYPE_CHECKING, Any

from luutru.errors import LuutruError, reason_of
from luutru.extras import MissingExtraError
from luutru.messages import tr

if TYPE_CHECKING:
    from luutru.building.archive import Archive
    from luutru.console import Console

HOST = "127.0.0.1"
_THREADS = 4


def run_desk(archive: Archive, console: Console, *, port: int, open_browser: bool) -> int:
    """Serve the desk until interrupted; raises LuutruError as `open_desk` does."""
    server, address = open_desk(archive, port)
    console.tell("{address}  (stop with Ctrl+C)", address=address)
    sys.stdout.flush()
    if open_browser:
        webbrowser.open(address)
    try:
        server.run()
    except KeyboardInterrupt:
        console.tell("stopped")
    finally:
        server.close()
    return 0


def open_desk(archive: Archive, port: int) -> tuple[Any, str]:
    """Return the desk's server, listening but not yet running, and its address with the token of this run.

    `port` 0 is any. Raises LuutruError where libraries or content are missing, or the port is taken.
    """
    try:
        from waitress.server import create_server  # type: ignore[import-untyped]

        from luutru.desk.app import create_app
    except ImportError as error:
        raise MissingExtraError(error.name or "flask", tr("the desk")) from error
    from luutru.desk.desk import Desk
    from luutru.desk.guard import Guard

    logging.getLogger("waitress").setLevel(logging.ERROR)  # how long its queue is says nothing to a curator
    if not archive.content.is_dir():
        raise LuutruError(tr("there are no content files yet; build the archive first"))
    listening = listen(port)
    guard = Guard(listening.getsockname()[1])
    app = create_app(Desk(archive), guard)
    server = create_server(app, sockets=[listening], threads=_THREADS, ident=None)
    return server, f"http://{HOST}:{guard.port}/?token={guard.token}"


def listen(port: int) -> socket.socket:
    """Open a port on this machine alone, 0 for any; raises LuutruError where somebody has it."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
    except OSError as error:
        listening.close()
        raise LuutruError(
            tr("port {port}: {reason} (choose another with --port N)", port=port, reason=reason_of(error))
        ) from error
    return listening

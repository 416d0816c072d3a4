"""Who may ask the desk: this machine's browser with the desk's own token, and no page of anybody else.

The desk listens on the loopback address alone. Another page in the same browser could still send requests
there (cross-site request forgery) or point a name of its own at it (DNS rebinding): it knows no token, its
``Origin`` is another, or its ``Host`` is.
"""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkzeug.datastructures import Headers

NAMES = ("127.0.0.1", "localhost", "[::1]")
COOKIE = "luutru-desk"
#: The page's own files and nothing else; no script stands in a page.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)


@dataclass(frozen=True, slots=True)
class Guard:
    """The token of one run of the desk, and the port it listens on."""

    port: int
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))

    def knows_host(self, host: str) -> bool:
        """Whether a request was sent to the desk by one of its own names."""
        return host in {f"{name}:{self.port}" for name in NAMES}

    def is_own_origin(self, headers: Headers) -> bool:
        """Whether a request comes from a page of the desk, or from none (an address that was typed)."""
        origin = headers.get("Origin")
        if origin is not None and origin not in {f"http://{name}:{self.port}" for name in NAMES}:
            return False
        return headers.get("Sec-Fetch-Site", "none") in ("none", "same-origin")

    def is_token(self, text: str | None) -> bool:
        """Whether a text is the token."""
        return hmac.compare_digest((text or "").encode(), self.token.encode())

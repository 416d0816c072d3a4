"""An address on the web, so written that two ways of writing the same one are equal."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

#: What is added to an address to follow its readers: by Google, Facebook, Microsoft, Yandex, TikTok, X,
#: Instagram, Mailchimp, HubSpot, and Zalo, from which most links in Vietnam are passed on.
_TRACKING: Final = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|_ga|_gl|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|fb_\w+|msclkid|yclid"
    r"|ttclid|twclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|zarsrc|gidzl|zalo\w*|vero_id|spm|ref_src"
)
_PORTS: Final = {"http": 80, "https": 443}
_SAFE: Final = "/:@!$&'()*+,;=~-._"


def normalise_address(url: str) -> str:
    """Return an http(s) address without what does not tell pages apart; "" for what is none.

    That is scheme, ``www.``, the default port, the fragment, parameters that follow readers, the order of the
    others, a slash at the end, and how letters are encoded. Letter case counts in the path, as for servers.

    >>> normalise_address("HTTPS://www.Bao.vn:443/tin/1.html/?utm_source=zalo&b=2&a=1#binh-luan")
    'bao.vn/tin/1.html?a=1&b=2'
    """
    try:
        parts = urlsplit(unicodedata.normalize("NFC", url.strip()))
        host, port = (parts.hostname or "").rstrip("."), parts.port
        if host and not host.isascii():
            host = host.encode("idna").decode()
    except ValueError:  # a port that is no number, brackets that do not match, a name no server can have
        return ""
    if parts.scheme not in _PORTS or not host:
        return ""
    place = host.removeprefix("www.") + (f":{port}" if port and port != _PORTS[parts.scheme] else "")
    path = quote(_unquote(parts.path), safe=_SAFE).rstrip("/")
    query = [
        pair
        for pair in parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
        if not _TRACKING.fullmatch(pair[0].lower())
    ]
    asked = urlencode(sorted(query), errors="surrogateescape")
    return place + path + (f"?{asked}" if asked else "")


def _unquote(path: str) -> bytes:
    """Return the bytes of a path; an encoded slash stays encoded by being no slash."""
    from urllib.parse import unquote_to_bytes

    return unquote_to_bytes(
        re.sub("%2f", "%252F", path, flags=re.IGNORECASE).encode("utf-8", "surrogatepass")
    )

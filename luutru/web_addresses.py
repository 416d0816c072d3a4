"""Addresses on the web: which are some, how what people and programs write is mended, which are the same."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit, urlunsplit

from luutru.normal_form import nfc

#: The longest address that sitemaps and old browsers take; what is longer carries a page's data.
LONGEST: Final = 2048
_FORM: Final = re.compile(r"https?://[^\s\x00-\x20\x7f\"<>]+", re.IGNORECASE)
#: Marks around an address that are none of its letters: white space, byte order marks, marks of direction.
_AROUND: Final = "".join(map(chr, range(33))) + "<>\x7f\u00a0\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
#: What may stand as it is; a "%" that begins no escape may not.
_KEPT: Final = "%/:@!$&'()*+,;=~?[]"
_LONE_PERCENT: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?|\[[0-9a-f:.]+\]")
_LINE_MARKS: Final = dict.fromkeys(map(ord, "\t\r\n"))
#: What is added to an address to follow its readers: by Google, Facebook, Microsoft, Yandex, TikTok, X,
#: Instagram, Mailchimp, HubSpot, and Zalo, from which most links in Vietnam are passed on.
_TRACKING: Final = re.compile(
    r"utm_\w+|mtm_\w+|pk_\w+|hsa_\w+|_ga|_gl|gclid|gclsrc|dclid|gbraid|wbraid|fbclid|fb_\w+|msclkid|yclid"
    r"|ttclid|twclid|igshid|igsh|mc_cid|mc_eid|_hsenc|_hsmi|zarsrc|gidzl|zalo\w*|vero_id|spm|ref_src"
)
_PORTS: Final = {"http": 80, "https": 443}
_SAFE: Final = "/:@!$&'()*+,;=~-._"


def is_web_address(text: str) -> bool:
    """Say whether a text is an address with http or https and a host, letters of any script included."""
    if not _FORM.fullmatch(text) or len(text) > LONGEST:
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except ValueError:  # a port that is no number, brackets that do not close
        return False


def mend_web_address(text: str) -> str:
    """Return an address as browsers send it, percent-encoded in ASCII; "" for what is none.

    A user's name and password before the host are left out: an archive would publish them.

    >>> mend_web_address(" https://báo.vn/tìm kiếm?q=100% ")
    'https://xn--bo-mia.vn/t%C3%ACm%20ki%E1%BA%BFm?q=100%25'
    """
    text = nfc(text.strip(_AROUND).translate(_LINE_MARKS))
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
        if not host.isascii():
            host = host.encode("idna").decode("ascii")
        if parts.scheme not in ("http", "https") or not (
            _HOST.fullmatch(host) or f"[{host}]" in parts.netloc
        ):
            return ""
        place = f"[{host}]" if ":" in host else host
        mended = urlunsplit((
            parts.scheme, place + (f":{port}" if port is not None else ""),
            *map(_encode, (parts.path, parts.query, parts.fragment)),
        ))  # fmt: skip
    except ValueError:  # no port, no host, or letters that are none (lone surrogates)
        return ""
    return mended if is_web_address(mended) else ""


def _encode(part: str) -> str:
    return quote(_LONE_PERCENT.sub("%25", part), safe=_KEPT)


def normalise_address(url: str) -> str:
    """Return an http(s) address without what does not tell pages apart; "" for what is none.

    That is scheme, ``www.``, the default port, the fragment, parameters that follow readers, the order of the
    others, a slash at the end, and how letters are encoded. Letter case counts in the path, as for servers.

    >>> normalise_address("HTTPS://www.Bao.vn:443/tin/1.html/?utm_source=zalo&b=2&a=1#binh-luan")
    'bao.vn/tin/1.html?a=1&b=2'
    """
    try:
        parts = urlsplit(nfc(url.strip()))
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
    return unquote_to_bytes(
        re.sub("%2f", "%252F", path, flags=re.IGNORECASE).encode("utf-8", "surrogatepass")
    )

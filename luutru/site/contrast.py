"""Whether letters of a colour can be read on a ground, and the nearest colour of which they can."""

from __future__ import annotations

from typing import Final

#: What WCAG 2 asks of letters of any size.
READABLE: Final = 4.5
_STEPS: Final = 40
#: As sRGB counts: a channel's share of the light, up to where it is proportional.
_SHARES: Final = (0.2126, 0.7152, 0.0722)
_STRAIGHT: Final = 0.04045


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours written as "#1c4e70", from 1 to 21."""
    darker, lighter = sorted(map(_light_of, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def make_readable(colour: str, ground: str) -> str:
    """Return a colour, as much darker or lighter as its letters need to be read on a ground."""
    end = max(("#000000", "#ffffff"), key=lambda pole: contrast(pole, ground))
    mixed = (_mix(colour, end, step / _STEPS) for step in range(_STEPS + 1))
    return next(one for one in mixed if contrast(one, ground) >= READABLE)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))


def _light_of(colour: str) -> float:
    values = (channel / 255 for channel in _channels(colour))
    linear = (value / 12.92 if value <= _STRAIGHT else ((value + 0.055) / 1.055) ** 2.4 for value in values)
    return sum(share * value for share, value in zip(_SHARES, linear, strict=True))


def _mix(one: str, other: str, share: float) -> str:
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + bytes(round(mine + (its - mine) * share) for mine, its in pairs).hex()

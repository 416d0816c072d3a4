"""Rows as a file holds them: broken at a width, with blank lines between, and as a tagged page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from training.site import Row, Site


def wrapped(site: Site, rows: list[Row]) -> list[Row]:
    """Return the rows broken at a fixed width, as a printed page or a mail is."""
    chance = site.chance
    width, captions_too = chance.randint(48, 110), chance.often(0.6)
    title_width = chance.pick(50, 60, width)
    gap = chance.often(0.6)
    found: list[Row] = []
    for role, text in rows:
        most = title_width if role == "title" else width
        if len(text) <= most or not (
            role in ("sapo", "body", "title") or (captions_too and role in ("caption", "related"))
        ):
            found.append((role, text))
            continue
        indent = text[: len(text) - len(text.lstrip())]
        line = indent
        for word in text.split():
            if len(line) + len(word) + 1 > most and line.strip():
                found.append((role, line))
                line = word
            else:
                line = f"{line} {word}" if line.strip() else line + word
        found.append((role, line))
        if gap and role != "title" and chance.often(0.9):
            found.append(("blank", ""))
    return found


def spaced(site: Site, rows: list[Row]) -> list[Row]:
    """Return the rows with blank lines between all of them, around the text, anywhere, or nowhere."""
    chance = site.chance
    kind = chance.random()
    wrapped = any(role == "blank" for role, _ in rows)
    found: list[Row] = []
    for role, text in rows:
        found.append((role, text.replace("\t", " ")) if text.strip() else ("blank", text))
        prose = role in ("sapo", "body", "title", "caption")
        if (
            not wrapped
            and role != "blank"
            and (
                kind < 0.35
                or (kind < 0.65 and prose and chance.often(0.93))
                or (kind < 0.75 and chance.often(0.3))
            )
        ):
            found += [("blank", "")] * (2 if kind < 0.03 else 1)
    while found[-1][0] == "blank":
        found.pop()
    return found


def render_page(rows: list[Row]) -> str:
    """Return a page in the form of tests/corpus: a header, then a role and a text in each line."""
    return (
        "#family: laid-out\n#kind: article\n#title: \n---\n"
        + "\n".join(f"{role}\t{text}" for role, text in rows)
        + "\n"
    )

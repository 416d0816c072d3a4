"""A few keys of a front matter changed, everything else left as a person wrote it.

Comments, the order of keys, quoting and a curator's own keys stay: only the lines of a changed key are
replaced. `rename`, `withdraw`, `review` and re-cleaning all change content files this way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.content.fields import KEYS, OWN_PREFIX, Kind, write_evidence, write_value
from luutru.content.frontmatter import join_content, parse_content, split_content
from luutru.content.store import read_text, write_if_changed
from luutru.errors import Problem, ProblemsError
from luutru.messages import tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from luutru.knowledge.loading import Knowledge
    from luutru.model import Evidence


def edit_content(
    text: str,
    path: str,
    changes: Mapping[str, object],
    evidence: Mapping[str, Sequence[Evidence]] | None = None,
    knowledge: Knowledge | None = None,
) -> str:
    """Return a content file with some fields set, as `luutru.model.Article` has them; None or () removes one.

    `evidence` replaces all of the file's, where it is given. Raises ProblemsError when the file cannot be
    read or edited, and when the new values are not valid.
    """
    front, body_md, problem = split_content(text, path)
    if problem:
        raise ProblemsError([problem])
    lines: dict[str, str | None] = {}
    for key, value in changes.items():
        written = None if value in (None, ()) else write_value(KEYS.get(key, Kind.MORE_NAMES), value)
        lines[key] = None if written is None else f"{key}: {written}\n"
    if evidence is not None:
        lines["evidence"] = write_evidence(evidence)
    edited = edit_front(front, lines)
    if edited is None:
        cure = tr("write the front matter as lines of key: value")
        raise ProblemsError([Problem(path, 2, tr("the front matter cannot be changed line by line"), cure)])
    result = join_content(edited, body_md)
    parse_content(result, path, knowledge)
    return result


def edit_article(
    folder: Path,
    name: str,
    changes: Mapping[str, object],
    evidence: Mapping[str, Sequence[Evidence]] | None = None,
    knowledge: Knowledge | None = None,
) -> None:
    """Set some fields in a content file of a folder, as `edit_content` does."""
    path = folder / f"{name}.md"
    place = f"{folder.name}/{name}.md"
    write_if_changed(path, edit_content(read_text(path) or "", place, changes, evidence, knowledge))


def edit_front(front: str, changes: Mapping[str, str | None]) -> str | None:
    """Return front matter with the lines of some keys replaced, or removed where the change is None.

    `changes` holds whole lines, each ending in a line feed, as `luutru.content.fields.render_fields` gives
    them. None comes back when it cannot be done by lines (the front matter is in braces, or broken).
    """
    from luutru.content.yaml_nodes import compose

    mapping, problems = compose(front, "", first_line=0)
    lines = front.splitlines(keepends=True)
    starts = list(mapping.lines.items())
    if problems or any(not _starts_with(lines[line], key) for key, line in starts):
        return None
    if sorted({line for _, line in starts}) != [line for _, line in starts]:
        return None
    first = starts[0][1] if starts else 0
    # (key, its lines) in their order; what stands between two keys, comments and blank lines, under "".
    entries: list[tuple[str, str]] = [("", "".join(lines[:first]))]
    for index, (key, start) in enumerate(starts):
        end = starts[index + 1][1] if index + 1 < len(starts) else len(lines)
        rest = end
        while rest > start + 1 and (not lines[rest - 1].strip() or lines[rest - 1].startswith("#")):
            rest -= 1
        entries.append((key, "".join(lines[start:rest])))
        entries.append(("", "".join(lines[rest:end])))
    known = {key for key, _ in starts}
    edited = [
        (key, text if key not in changes else _with_comments(text, changes[key])) for key, text in entries
    ]
    for key, change in changes.items():
        if change is not None and key not in known:
            edited.insert(_place_of(key, edited), (key, change))
    return "".join(text for _, text in edited)


def _starts_with(line: str, key: str) -> bool:
    return line.startswith((f"{key}:", f'"{key}"', f"'{key}'"))


def _with_comments(old: str, new: str | None) -> str:
    """Keep what a person wrote behind "#" in an entry, above what replaces it."""
    if "#" not in old:
        return new or ""
    from luutru.content.yaml_nodes import find_comments

    return "".join(f"{comment}\n" for comment in find_comments(old)) + (new or "")


def _place_of(key: str, entries: list[tuple[str, str]]) -> int:
    """Return where a new key goes: after the last entry that stands before it in canonical order."""
    order = {name: place for place, name in enumerate(KEYS)}
    own = order["source"] - 0.5
    place = order.get(key, own)
    best = 1
    for index, (name, _) in enumerate(entries):
        at = own if name.startswith(OWN_PREFIX) else order.get(name)
        if name and at is not None and at < place:
            best = index + 1
    return best

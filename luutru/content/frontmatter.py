"""A content file's text ↔ ContentFile: YAML front matter between `---` lines, then the body."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from luutru.content.body_pictures import find_misplaced
from luutru.content.canonical import read_canonical
from luutru.content.fields import OWN_PREFIX, render_fields
from luutru.content.slugs import slug_of_file
from luutru.content.validation import find_faults, sort_day
from luutru.errors import Problem, ProblemsError, Severity
from luutru.messages import tr
from luutru.model import Article, ContentFile
from luutru.normal_form import nfc

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from luutru.knowledge.loading import Knowledge
    from luutru.model import Evidence

#: More front matter than any article has: 200 pieces of evidence take 40 KB.
MOST_FRONT = 256_000
_END = re.compile(r"\n---[ \t]*$", re.MULTILINE)


def parse_content(text: str, path: str, knowledge: Knowledge | None = None) -> ContentFile:
    """Read a content file; raises ProblemsError with everything that is wrong in it.

    `path` is relative to the archive, with "/".
    """
    content, problems = read_content(text, path, knowledge)
    if content is None:
        raise ProblemsError(problems)
    return content


def read_content(
    text: str, path: str, knowledge: Knowledge | None = None, sha256: str | None = None
) -> tuple[ContentFile | None, list[Problem]]:
    """Read a content file: what it says, None when there are errors, and every error and warning in it.

    `sha256` is that of the file's bytes, where they are at hand.
    """
    if sha256 is None:
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    front, body_md, problem = split_content(text, path)
    if problem:
        return None, [problem]
    values: dict[str, Any] | None = read_canonical(front)
    problems: list[Problem] = []
    if values is None or find_faults(values, knowledge):
        values, problems = _read_slowly(front, path, knowledge)
        if any(problem.severity is Severity.ERROR for problem in problems):
            return None, sorted(problems)
    for line in find_misplaced(text):
        message = tr("a picture within a text is shown as a link")
        problems.append(Problem(path, line, message, tr("give it a line of its own"), Severity.WARNING))
    if knowledge:
        _rename_topics(values, knowledge.topics.former)
    return _content_of(values, body_md, path, sha256), sorted(problems)


def render_content(article: Article, evidence: Mapping[str, Sequence[Evidence]], body_md: str) -> str:
    """Return a content file in canonical form."""
    return join_content("".join(render_fields(article, evidence).values()), body_md)


def split_content(text: str, path: str) -> tuple[str, str, Problem | None]:
    """Return front matter (its first line is the file's second), body, and why it cannot be read."""
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = nfc(text)
    first = text.find("\n")
    end = _END.search(text, first) if first > 0 else None
    if not text.startswith("---") or text.split("\n", 1)[0].rstrip() != "---":
        message, cure = tr('has no front matter: the first line must be "---"'), tr("title: … under it")
        problem = Problem(path, 1, message, cure)
    elif not end:
        problem = Problem(path, 1, tr('the front matter has no end: a second line "---" is missing'))
    elif end.start() - first > MOST_FRONT:
        message = tr("the front matter is longer than {most} kB", most=MOST_FRONT // 1000)
        problem = Problem(path, 2, message)
    else:
        return text[first + 1 : end.start() + 1], text[end.end() :].strip("\n"), None
    return "", "", problem


def join_content(front: str, body_md: str) -> str:
    """Return the text of a content file: the inverse of `split_content`."""
    return f"---\n{front}---\n" + (f"\n{body_md}\n" if body_md else "")


def _read_slowly(front: str, path: str, knowledge: Knowledge | None) -> tuple[dict[str, Any], list[Problem]]:
    from luutru.content.nodes_to_values import read_values
    from luutru.content.yaml_nodes import compose

    mapping, problems = compose(front, path, first_line=2)
    if problems and not mapping.items:
        return {}, problems
    values, more = read_values(mapping, path)
    problems += more
    complained = {problem.line for problem in problems if problem.severity is Severity.ERROR}
    for fault in find_faults(values, knowledge):
        if fault.key in values and fault.key not in mapping.lines:
            continue  # its key is misspelt, and that is told
        line = mapping.lines.get(fault.key, 1)
        # A value that could not be read is absent; that it is missing needs no second complaint.
        if line not in complained or fault.key in values:
            problems.append(Problem(path, line, fault.message, fault.cure, fault.severity))
    return values, problems


def _rename_topics(values: dict[str, Any], former: Mapping[str, str]) -> None:
    """Let topics, and the evidence for them, have the slugs that they have now."""
    topics = values.get("topics", ())
    if former.keys().isdisjoint(topics):
        return
    values["topics"] = tuple(dict.fromkeys(former.get(topic, topic) for topic in topics))
    evidence = values.get("evidence", {})
    renamed = (replace(item, value=former.get(item.value, item.value)) for item in evidence.get("topics", ()))
    values["evidence"] = {**evidence, "topics": tuple(renamed)}


def _content_of(values: dict[str, Any], body_md: str, path: str, sha256: str) -> ContentFile:
    evidence = values.pop("evidence", {})
    values.pop("schema", None)
    own = [key for key in values if key.startswith(OWN_PREFIX)]
    if own:
        values["extra"] = {key: values.pop(key) for key in sorted(own)}
    stem = path.rpartition("/")[2].removesuffix(".md")
    if "id" not in values:
        # By hand, without a seed: the file's name is all that will not change.
        values["id"] = hashlib.sha256(f"content/{stem}".encode()).hexdigest()[:12]
    if "slug" not in values:
        values["slug"] = slug_of_file(stem, values["id"])
    if (day := sort_day(values)) is not None:
        values["date"] = day
    return ContentFile(path, sha256, Article(**values), evidence, body_md)

"""Files of a content folder that nobody reads, or that were deleted: what to do about each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from luutru.content.pictures import FOLDER as PICTURES
from luutru.content.store import LEDGERS
from luutru.errors import Problem, Severity
from luutru.messages import tr, trn

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from luutru.states import States

#: What systems and their tools leave in every folder.
_PASSED_OVER = re.compile(
    r"\.DS_Store|\._.*|\.#.*|~\$.*|\.~lock.*|\.git(?:ignore|keep|attributes)|Thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
#: Endings that an article is given by mistake, or by the habit of another program.
_ENDINGS = re.compile(r"(?:\.(?:md|markdown|mdown|mkdn?|txt|bak|old|orig)){1,6}$", re.IGNORECASE)
_SHOWN = 3


def find_strays(states: States, folder: str) -> Iterator[Problem]:
    """Yield a problem for each file that nobody reads, and one for each folder of such files.

    `states` are those of the files of the content folder, `folder` is its name. What looks like an article
    that was forgotten is warned of; drafts (whose names begin with "_" or ".") and other things are noted.
    """
    below: dict[str, list[str]] = {}
    for path in sorted(states):
        top, inside, rest = path.partition("/")
        if top.endswith(".md") and top[0] != ".":
            continue
        if (path.endswith(".tsv") and (not inside or top == LEDGERS)) or (top == PICTURES and inside):
            continue
        if _PASSED_OVER.fullmatch(path.rpartition("/")[2]):
            continue
        if inside:
            below.setdefault(top, []).append(rest)
            continue
        article = _ENDINGS.sub("", top).lstrip(".")
        severity = Severity.NOTE
        if top.startswith("."):
            message = tr("is not read: its name begins with a dot")
            cure = tr("if it is an article, call it {name}", name=f"{article}.md")
        elif _ENDINGS.search(top):
            severity = Severity.WARNING
            message = tr("is not read: content files end in .md")
            cure = tr("call it {name}, or take it out of {folder}/", name=f"{article}.md", folder=folder)
        else:
            message = tr("is not read: it is no content file")
            cure = tr("take it out of {folder}/", folder=folder)
        yield Problem(f"{folder}/{top}", 0, message, cure, severity)
    for top, names in below.items():
        shown = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
        message = trn(
            "{count} file in it is not read: {names}", "{count} files in it are not read: {names}",
            len(names), names=shown,
        )  # fmt: skip
        cure = tr("content files lie in {folder}/ itself: move them there, or out of it", folder=folder)
        drafts = top == LEDGERS or top[0] in "_." or not any(map(_ENDINGS.search, names))
        yield Problem(f"{folder}/{top}", 0, message, cure, Severity.NOTE if drafts else Severity.WARNING)


def tell_deleted(folder: str, names: Set[str], aliases: Set[str]) -> Iterator[Problem]:
    """Yield a warning for each deleted article whose address no other article has taken.

    `names` are those of articles whose seeds are still there; `aliases` are all of those that stand in the
    folder, whose name is `folder`.
    """
    for name in sorted(names - aliases):
        message = tr("was deleted while its seed is still there; it was not written again")
        cure = tr(
            'run {program} withdraw {name} --reason "…"; or add "aliases: [{name}]" to the article that '
            "took its place; or delete {ledger} too to have it cleaned anew",
            name=name,
            ledger=f"{folder}/{LEDGERS}/{name}.tsv",
        )
        yield Problem(f"{folder}/{name}.md", 0, message, cure, Severity.WARNING)

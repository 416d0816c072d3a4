"""Articles whose raw page is none, as a person says in its notes: taken out, or told where that would lose
something.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.content.record import fingerprint
from luutru.content.store import LEDGERS, load_record, read_text
from luutru.errors import Problem, Severity
from luutru.messages import tr
from luutru.model import BY_HAND

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from luutru.content.identity import Identity


def take_out_refused(folder: Path, article: Identity, published: Container[str]) -> Problem | None:
    """Take out an article's file and its ledger, unless readers know it or a person corrected it, which is
    returned; `published` are ids.
    """
    files = folder / f"{article.name}.md", folder / LEDGERS / f"{article.name}.tsv"
    texts = [read_text(file) or "" for file in files]
    record = load_record(folder, article.name)
    if article.id in published:
        message = tr("is published, and its raw page {file} is said to be no article", file=article.file)
        cure = tr("withdraw it, with a reason for its readers")
    elif not record or record.written != fingerprint(texts[0]) or f"\t{BY_HAND}\t" in texts[1]:
        message = tr(
            "was corrected by hand, and its raw page {file} is said to be no article", file=article.file
        )
        cure = tr("say so on the desk, at the end of its page; it can be undone there")
    else:
        for file in files:
            file.unlink()
        return None
    return Problem(f"{folder.name}/{article.name}.md", 0, message, cure, Severity.WARNING)

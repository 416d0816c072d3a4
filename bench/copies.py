"""Measure the finding of near copies: ``python -m bench.copies [AMOUNT]``.

Invented articles as content files, one in fifty of them printed again with a paragraph of its own. Their
sentences are put together from few phrases, so that they share far more runs of syllables than real news do.
"""

from __future__ import annotations

import re
import resource
import sys
import tempfile
import time
from pathlib import Path

from bench.archives import write_article
from bench.articles import invent_article
from luutru.content.copies import mark_copies
from luutru.content.known_articles import Articles
from luutru.content.record import CleaningRecord, render_record
from luutru.memo import Memo
from luutru.parallel import count_cores

REPRINTED = 50
_PROCESSES = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def make_content(folder: Path, amount: int) -> int:
    """Write the content files; return how many of them are reprints."""
    (folder / "content/ledger").mkdir(parents=True)
    reprints = 0
    for number in range(amount):
        path = write_article(folder, invent_article(number))
        write_piece(path, f"{number:06}.txt")
        if number % REPRINTED == 0:
            reprints += 1
            own = invent_article(amount + number).paragraphs[1]
            text = path.read_text(encoding="utf-8").replace("\n---\n", f"\n---\n\n{own}\n", 1)
            text = re.sub(r'^id: ".*"$', f'id: "{number:012}"', text, count=1, flags=re.MULTILINE)
            reprint = path.with_name(f"in-lai-{path.name}"[-120:])
            reprint.write_text(text.replace(f"\nslug: {path.stem}\n", "\n"), encoding="utf-8")
            write_piece(reprint, f"in-lai-{number:06}.txt")
    return reprints


def write_piece(path: Path, name: str) -> None:
    """Say in an article's ledger that cleaning made it."""
    ledger = path.parent / "ledger" / f"{path.stem}.tsv"
    text = ledger.read_text(encoding="utf-8") if ledger.exists() else "line\trole\trule\ttext\n"
    rows = render_record(CleaningRecord(name, "0" * 64, "0" * 12))
    ledger.write_text("\n".join([*rows, text]), encoding="utf-8")


def main(amount: int) -> None:
    """Print seconds and memory of a first run, of one without a change, and after one edit."""
    jobs = count_cores()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        reprints = make_content(folder, amount)
        print(f"{amount} articles, {reprints} reprints, {jobs} cores")
        edited = next((folder / "content").glob("*.md"))
        for case in ("first", "no change", "one edit"):
            if case == "one edit":
                edited.write_text(edited.read_text(encoding="utf-8") + "\nMột đoạn nữa.\n", encoding="utf-8")
            start, cpu = time.perf_counter(), time.process_time()
            with Memo(folder) as memo:
                marked = mark_copies(Articles(folder / "content", memo, jobs))
            wall, cpu = time.perf_counter() - start, time.process_time() - cpu
            peak = sum(resource.getrusage(who).ru_maxrss for who in _PROCESSES) / 1024
            print(
                f"{case}: {len(marked.originals)} marked in {wall:.1f} s, of CPU in this process {cpu:.1f} s;"
            )
            print(f"    at most {peak:.0f} MB in it and the largest worker")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)

"""Archives to measure: invented articles as content files with their ledgers, and the same for Hugo."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from bench.articles import Invented, invent_article, invent_articles, raw_page
from luutru.content.frontmatter import render_content
from luutru.content.ledger import render_ledger
from luutru.content.markdown_writing import render_body
from luutru.content.slugs import make_slug
from luutru.model import Article, Block, BlockKind, Evidence, Ledger, LedgerRow, Role, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

HUGO = Path(__file__).parent / "hugo"


def make_archive(folder: Path, amount: int) -> None:
    """Write an archive of `amount` invented articles into a new folder."""
    (folder / "content/ledger").mkdir(parents=True)
    (folder / "archive.toml").write_text('title = "Lưu trữ báo chí"\nbase_url = "https://example.org/"\n')
    for article in invent_articles(amount):
        write_article(folder, article)


def write_article(folder: Path, article: Invented) -> Path:
    """Write one article's content file and ledger; returns the content file."""
    raw = raw_page(article)
    rows = tuple(_tag(raw, article))
    digest = hashlib.sha256(raw.encode()).hexdigest()
    slug = make_slug(article.title)
    record = Article(
        id=digest[:12],
        slug=slug,
        title=article.title,
        date=article.day.isoformat(),
        published=article.day.isoformat(),
        published_time=article.time,
        event=article.day.isoformat(),
        outlet=article.outlet,
        authors=(article.author,),
        districts=article.districts,
        topics=article.topics,
        summary=article.paragraphs[0],
        source=Source(file=f"{article.number:06}.txt", sha256=digest),
        extra={"x_year": str(article.day.year)},
    )
    blocks = [
        Block(BlockKind.SAPO, article.paragraphs[0], ()),
        *(
            Block(BlockKind.CAPTION if row.role is Role.CAPTION else BlockKind.PARAGRAPH, row.text, ())
            for row in rows
            if row.role in (Role.BODY, Role.CAPTION)
        ),
    ]
    path = folder / f"content/{slug}.md"
    path.write_text(render_content(record, _evidence(article, rows), render_body(blocks)), encoding="utf-8")
    ledger = Ledger("utf-8", bom=False, newline="\n", final_newline=True, rows=rows)
    (folder / f"content/ledger/{slug}.tsv").write_text(render_ledger(ledger), encoding="utf-8")
    return path


def make_seeds(folder: Path, amount: int) -> None:
    """Write an archive of `amount` raw pages, nothing cleaned yet."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "archive.toml").write_text('title = "Lưu trữ báo chí"\n')
    for article in invent_articles(amount):
        (folder / f"seeds/{article.number:06}.txt").write_text(raw_page(article), encoding="utf-8")


def make_hugo_site(folder: Path, archive: Path) -> None:
    """Give Hugo the same content files, with templates that show what ours show, less the search."""
    shutil.copytree(HUGO, folder)
    (folder / "content/bai").mkdir(parents=True)
    for path in (archive / "content").glob("*.md"):
        shutil.copy(path, folder / "content/bai" / path.name)


def edit_article(archive: Path, number: int, edition: int) -> Path:
    """Add a sentence to one article, as a curator's correction does; returns its content file."""
    path = archive / f"content/{make_slug(invent_article(number).title)}.md"
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text} Bản in lần thứ {edition} ghi rõ hơn.\n", encoding="utf-8")
    return path


def rewrite_article(archive: Path, number: int, edition: int) -> Path:
    """Give one article another id, lead and text; returns its content file."""
    return write_article(archive, invent_article(number, edition=edition))


def _tag(raw: str, article: Invented) -> Iterator[LedgerRow]:
    """Give each line of an invented raw page its role, which is known."""
    titles = 0
    tail = False
    for number, line in enumerate(raw.split("\n")[:-1], 1):
        if line == article.title:
            titles += 1
            role, rule = (Role.TITLE, "title") if titles == 1 else (Role.ALT, "repeats-title")
        elif line.endswith(article.paragraphs[0]):
            role, rule = Role.SAPO, "lead"
        elif line in article.paragraphs:
            role, rule = Role.BODY, "sentence"
        elif line.startswith("Quang cảnh"):
            role, rule = Role.CAPTION, "below-alt"
        elif line == article.author:
            role, rule = Role.BYLINE, "name"
            tail = True
        elif line.endswith(article.time):
            role, rule = Role.META, "date-line"
        else:
            related = tail and len(line) > 25
            role, rule = (Role.RELATED, "headline") if related else (Role.FURNITURE, "same-section-head")
        yield LedgerRow(number, role, rule, line)


def _evidence(article: Invented, rows: tuple[LedgerRow, ...]) -> dict[str, tuple[Evidence, ...]]:
    """About as much evidence as cleaning finds on a real page."""
    line_of = {row.role: row for row in reversed(rows)}
    title, meta, lead, byline = (line_of[role] for role in (Role.TITLE, Role.META, Role.SAPO, Role.BYLINE))
    evidence = {
        "title": (Evidence(title.line, title.text, "title-line", 0.99),),
        "published": (Evidence(meta.line, meta.text, "date-line", 0.99),),
        "event": (Evidence(lead.line, f"Ngày {article.day.day}/{article.day.month}", "told-in-text", 0.95),),
        "authors": (Evidence(byline.line, byline.text, "byline", 0.97, article.author),),
        "districts": tuple(Evidence(title.line, name, "unit-word", 0.97, name) for name in article.districts),
        "topics": tuple(
            Evidence(lead.line, "công tác", "cue-sapo", 0.8, topic)
            for topic in article.topics
            for _ in range(2)
        ),
    }
    if article.outlet:
        evidence["outlet"] = (Evidence(lead.line, article.dateline, "dateline", 0.99),)
    return evidence

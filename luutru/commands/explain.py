"""``explain``: every decision on one page, so that a wrong one can be traced to its rule."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.building.raw_pages import raw_page_of
from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.inputs import find_page, read_input
from luutru.cleaning.tagging.reasons import explain_rule
from luutru.content.store import load_content_file, load_ledger
from luutru.errors import LuutruError, did_you_mean
from luutru.messages import language, tr
from luutru.model import CleanedPage, RawPage, Role, SetAside
from luutru.site.rule_words import rule_words
from luutru.site.words import load_words, set_aside_cure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from luutru.building.archive import Archive
    from luutru.console import Console
    from luutru.model import Description, Evidence, Found, TaggedLine

#: A line is shown up to here; the ledger has it whole.
SHOWN_WIDTH = 90
ROLE_WIDTH = 22


def run_explain(archive: Archive, console: Console, page: str) -> int:
    """Explain the raw page or the content file that `page` names."""
    knowledge = archive.load_knowledge()
    for raw in _find_pages(archive, page):
        result = raw if isinstance(raw, SetAside) else clean_page(raw, knowledge, archive.config.as_of)
        for line in explain_lines(result):
            console.say(line)
    return 0


def explain_lines(result: CleanedPage | SetAside) -> Iterator[str]:
    """Say what was decided on a page, line by line and value by value."""
    if isinstance(result, SetAside):
        yield tr(
            "{name}: set aside, {reason}: {detail}",
            name=result.name,
            reason=load_words(language()).set_aside_reasons.get(result.reason, result.reason),
            detail=result.detail,
        )
        if cure := set_aside_cure(result.reason, load_words(language())):
            yield f"  → {cure}"
        return
    raw = result.raw
    yield tr(
        "{name}: {encoding}, {count} lines, SHA-256 {sha256}",
        name=raw.name,
        encoding=raw.encoding,
        count=len(raw.lines),
        sha256=raw.sha256,
    )
    yield ""
    yield (
        f"{tr('line'):>5}  {tr('role'):<{ROLE_WIDTH}} {tr('score'):>6}  {tr('else'):<{ROLE_WIDTH}} "
        f"{tr('rule'):<24} {tr('text')}"
    )
    yield from map(_explain_line, result.lines)
    yield ""
    yield from _explain_rules(result.lines)
    yield ""
    yield from _explain_values(result.description)


def _explain_line(tagged: TaggedLine) -> str:
    roles = load_words(language()).roles
    role = roles.get(tagged.role, tagged.role)
    if tagged.role is Role.BLANK:
        return f"{tagged.number:>5}  {role}"
    runner_up = roles.get(tagged.runner_up, tagged.runner_up) if tagged.runner_up else ""
    text = tagged.text if len(tagged.text) <= SHOWN_WIDTH else tagged.text[: SHOWN_WIDTH - 1] + "…"
    repairs = tr("  [mended: {names}]", names=", ".join(tagged.line.repairs)) if tagged.line.repairs else ""
    decision = (
        f"{tagged.number:>5}  {role:<{ROLE_WIDTH}} {tagged.score:>6.1f}  {runner_up:<{ROLE_WIDTH}} "
        f"{tagged.rule:<24}"
    )
    return f"{decision} {text}{repairs}"


def _explain_rules(lines: Iterable[TaggedLine]) -> Iterator[str]:
    """Say once what each rule above means."""
    for rule in dict.fromkeys(line.rule for line in lines):
        words = explain_rule(rule)
        if words:
            yield f"{rule:<24} {words}"


def _explain_values(description: Description) -> Iterator[str]:
    for name in (item.name for item in fields(description) if item.name != "suspected"):
        found: Found[str] | tuple[Found[str], ...] | None = getattr(description, name)
        values = found if isinstance(found, tuple) else (found,) if found else ()
        label = load_words(language()).fields.get(name, name)
        for value in values:
            yield f"{label}: {value.value}"
            yield from map(_explain_evidence, value.evidence)
        if not values:
            suspected = description.suspected.get(name, ())
            yield f"{label}: " + (tr("unknown; suspected, not proved:") if suspected else tr("unknown"))
            for evidence in suspected:
                yield f"    {evidence.value}"
                yield _explain_evidence(evidence)


def _explain_evidence(evidence: Evidence) -> str:
    place = tr("line {line}", line=evidence.line) if evidence.line and evidence.line > 0 else tr("notes")
    words = evidence.text if len(evidence.text) <= SHOWN_WIDTH else evidence.text[: SHOWN_WIDTH - 1] + "…"
    rule = rule_words(evidence.rule, load_words(language()))
    return f"    {evidence.confidence:>4.0%}  {rule:<36} {place}: {words}"


def _find_pages(archive: Archive, page: str) -> Iterator[RawPage | SetAside]:
    """The raw pages that `page` names: a file, a file or record below seeds/, or an article by its slug."""
    for path in (Path(page), archive.seeds / page):
        if path.is_file() and path.suffix != ".md":
            yield from read_input(path, archive.seeds if path.is_relative_to(archive.seeds) else path.parent)
            return
    record = page.removeprefix(f"{archive.seeds.name}/")
    if "#" in page and (found := find_page(archive.seeds, record)):
        yield found
        return
    slug = Path(page).stem
    ledger = load_ledger(archive.content, slug)
    if ledger:
        content, _ = load_content_file(archive.content, slug)
        yield raw_page_of(archive, (content and content.article.source.file) or slug, ledger)
        return
    if (archive.content / f"{slug}.md").is_file():
        raise LuutruError(tr("{slug}: was written by hand; there is no raw page to explain", slug=slug))
    known = [path.stem for path in archive.content.glob("*.md")] + [
        path.name for path in archive.seeds.glob("*")
    ]
    cure = did_you_mean(page, known) or tr("name a file of seeds/ or a content file's slug")
    raise LuutruError(tr("{page}: no such raw page or article ({cure})", page=page, cure=cure))

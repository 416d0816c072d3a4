"""``explain``: every decision on one page, so that a wrong one can be traced to its rule."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from luutru.building.raw_pages import raw_page_of
from luutru.catalogue.entries import is_weak
from luutru.cleaning.cleaning import NOTHING_BY_HAND, clean_page
from luutru.cleaning.input_names import say_input
from luutru.cleaning.inputs import find_page, list_inputs, read_input
from luutru.cleaning.mastheads import note_masthead
from luutru.cleaning.note_files import Notes
from luutru.cleaning.notes import load_notes
from luutru.cleaning.tagging.reasons import explain_rule, repair_words
from luutru.content.changes import find_origin
from luutru.content.deciding import list_decidable
from luutru.content.finding import find_meant, slug_of
from luutru.content.store import load_content_file, load_ledger
from luutru.errors import LuutruError, did_you_mean
from luutru.messages import language, tr, trn
from luutru.model import BY_HAND, CleanedPage, RawPage, Role, SetAside
from luutru.site.rule_words import rule_words
from luutru.site.value_words import value_words
from luutru.site.words import load_words, set_aside_cure, set_aside_reason

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from luutru.building.archive import Archive
    from luutru.console import Console
    from luutru.knowledge.loading import Knowledge
    from luutru.model import Description, Evidence, Found, TaggedLine
    from luutru.site.words import Words

#: A line is shown up to here; the ledger has it whole.
SHOWN_WIDTH = 90
#: What a description holds beside its values.
_BESIDE = frozenset({"suspected", "counted"})


def run_explain(archive: Archive, console: Console, page: str) -> int:
    """Explain the raw page or the content file that `page` names."""
    knowledge = archive.load_knowledge()
    for raw, by_hand in _find_pages(archive, page):
        as_of = archive.config.as_of
        result = raw if isinstance(raw, SetAside) else clean_page(raw, knowledge, as_of, by_hand)
        for line in explain_lines(result, knowledge):
            console.say(line)
    return 0


def explain_lines(result: CleanedPage | SetAside, knowledge: Knowledge) -> Iterator[str]:
    """Say what was decided on a page, line by line and value by value."""
    words = load_words(language())
    if isinstance(result, SetAside):
        yield tr(
            "{name}: set aside, {reason}: {detail}",
            name=say_input(result.name),
            reason=set_aside_reason(result.reason, words),
            detail=result.detail,
        )
        if cure := set_aside_cure(result.reason, words):
            yield f"  → {cure}"
        return
    raw = result.raw
    head = trn("{name}: {count} line", "{name}: {count} lines", len(raw.lines), name=say_input(raw.name))
    letters = "" if raw.encoding == "utf-8" else tr(", letters of {encoding}", encoding=raw.encoding)
    yield head + letters
    yield ""
    for tagged in result.lines:
        yield from _explain_line(tagged, words)
    yield ""
    yield from _explain_values(result.description, words, knowledge)


def _explain_line(tagged: TaggedLine, words: Words) -> Iterator[str]:
    role = words.roles.get(tagged.role, tagged.role)
    if tagged.role is Role.BLANK:
        yield f"{tagged.number:>5}  {role}"
        return
    width = max(map(len, words.roles.values()))
    yield f"{tagged.number:>5}  {role:<{width}}  {_shorten(tagged.text)}"
    why = explain_rule(tagged.rule) or rule_words(tagged.rule, words)
    told = [tr("because: {why}", why=why)]
    if tagged.runner_up not in (None, tagged.role) and tagged.rule != BY_HAND:
        told.append(tr("or else: {role}", role=words.roles.get(tagged.runner_up, tagged.runner_up)))
    if tagged.line.repairs:
        told.append(tr("mended: {names}", names=", ".join(map(repair_words, tagged.line.repairs))))
    yield f"{'':>{width + 9}}{'; '.join(told)}"


def _shorten(text: str) -> str:
    return text if len(text) <= SHOWN_WIDTH else text[: SHOWN_WIDTH - 1] + "…"


def _explain_values(description: Description, words: Words, knowledge: Knowledge) -> Iterator[str]:
    topics, near = knowledge.topics, description.districts or description.wards
    asked = {*list_decidable(knowledge.places)} - ({"provinces"} if near else set())
    for name in (item.name for item in fields(description) if item.name not in _BESIDE):
        found: Found[str] | tuple[Found[str], ...] | None = getattr(description, name)
        values = found if isinstance(found, tuple) else (found,) if found else ()
        if not values and name not in asked:
            continue
        label = words.fields.get(name, name)
        for value in values:
            unsure = f" {words.mark_uncertain}" if is_weak(value.evidence) else ""
            yield f"{label}: {value_words(name, value.value, words, topics)}{unsure}"
            yield from dict.fromkeys(_explain_evidence(evidence, words) for evidence in value.evidence)
            if count := description.counted.get((name, value.value)):
                yield "          " + tr(
                    "of {seen} values like it ({kind}), {right} were right",
                    right=count.right,
                    seen=count.seen,
                    kind=count.vi if language() == "vi" else count.en,
                )
        if not values:
            suspected = description.suspected.get(name, ())
            yield f"{label}: " + (tr("unknown; suspected, not proved:") if suspected else tr("unknown"))
            for evidence in suspected:
                yield f"    {value_words(name, evidence.value or '', words, topics)}"
                yield _explain_evidence(evidence, words)


def _explain_evidence(evidence: Evidence, words: Words) -> str:
    where = tr("line {line}", line=evidence.line) if evidence.line and evidence.line > 0 else ""
    told = ": ".join(filter(None, (where, f"“{_shorten(evidence.text)}”" if evidence.text else "")))
    why = "; ".join(filter(None, (rule_words(evidence.rule, words), told)))
    return f"    {evidence.confidence:>4.0%}  {why}"


def _find_pages(archive: Archive, page: str) -> Iterator[tuple[RawPage | SetAside, Mapping[int, Role]]]:
    """Yield the pages that a path, a record or an article means, with the roles given by hand to lines."""
    for path in (Path(page).absolute(), archive.seeds / page):
        if path.is_file() and path.suffix != ".md":
            folder = archive.seeds if path.is_relative_to(archive.seeds) else path.parent
            notes = Notes()
            if folder == archive.seeds:
                listed = list_inputs(folder)
                own = next((name for name, place in listed if Path(place) == path), "")
                notes = note_masthead(load_notes(folder), own, listed)
            yield from ((raw, NOTHING_BY_HAND) for raw in read_input(path, folder, notes))
            return
    record = page.removeprefix(f"{archive.seeds.name}/")
    if "#" in page and (found := find_page(archive.seeds, record)):
        yield found, NOTHING_BY_HAND
        return
    slug = slug_of(page)
    ledger = load_ledger(archive.content, slug)
    if ledger:
        content, _ = load_content_file(archive.content, slug)
        raw = raw_page_of(archive, (content and content.article.source.file) or slug, ledger)
        yield raw, {row.line: row.role for row in ledger.rows if row.rule == BY_HAND}
        return
    if (archive.content / f"{slug}.md").is_file():
        content, _ = load_content_file(archive.content, slug)
        if content and (origin := find_origin(archive.content, content.article.id)):
            message = tr(
                "{slug}: was split off from {file}, lines {lines}; see them by: {program} explain {page}",
                slug=slug,
                file=say_input(origin.file),
                lines=origin.lines,
                page=find_meant(archive.content, origin.id)[0],
            )
            raise LuutruError(message)
        raise LuutruError(tr("{slug}: was written by hand; there is no raw page to explain", slug=slug))
    named = did_you_mean(page, [path.name for path in archive.seeds.glob("*")])
    if named:
        raise LuutruError(tr("{page}: no such raw page or article ({cure})", page=page, cure=named))
    yield from _find_pages(archive, find_meant(archive.content, page)[0])

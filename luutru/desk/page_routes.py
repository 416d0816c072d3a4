"""The desk's pages: the queue, an article, what is alike elsewhere, the preview; nothing here writes."""

from __future__ import annotations

import mimetypes
from collections import Counter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from flask import Response, abort, jsonify, redirect, render_template, request, url_for
from markupsafe import Markup

from luutru.cleaning.inputs import find_page
from luutru.commands.table_cells import read_cell
from luutru.content.fields import DATES
from luutru.content.finding import find_article
from luutru.content.second_stories import find_second_story
from luutru.desk.elsewhere import find_lines, find_values
from luutru.desk.preview import Preview, read_built_file, slug_of
from luutru.desk.values import split_paragraphs
from luutru.errors import LuutruError
from luutru.messages import tr
from luutru.model import SAID_NONE, Role
from luutru.vietnamese.edtf import parse_edtf

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from flask import Flask
    from werkzeug.wrappers import Response as AnyResponse

    from luutru.desk.desk import Desk

    Answer = str | AnyResponse | tuple[str, int] | tuple[AnyResponse, int]

#: Roles that a line may be given.
ROLES: Final = tuple(role for role in Role if role is not Role.BLANK)
#: Reasons for setting a page aside that a person may overrule.
JUDGED: Final = frozenset(
    {"not-article", "listing", "template", "officials", "furniture", "no-text", SAID_NONE}
)
#: Tasks of a kind where all kinds are shown, and on a page of one kind.
_FEW, _PAGE = 12, 100
_MOST_SUGGESTED: Final = 20
#: Of an input that is set aside.
_MOST_LINES: Final = 400


def add_pages(app: Flask, desk: Desk) -> None:
    """Add the routes of all pages."""
    _add_lists(app, desk)
    preview = Preview()

    @app.get("/bai/<name>")
    def article(name: str) -> Answer:
        if not desk.files_of(name)[0].exists():
            desk.look()
        if (now := desk.index.current(name)) != name:
            return redirect(url_for("article", name=now))
        return show_article(desk, name)

    @app.get("/bai/<name>/noi-khac")
    def elsewhere(name: str) -> Answer:
        lines = [int(line) for line in request.args.getlist("dong") if line.isdecimal()]
        field, _, value = request.args.get("gia-tri", "").partition(":")
        found = find_lines(desk, name, lines) if lines else find_values(desk, name, field, value)
        outlet = find_article(desk.content, name)[1].article.outlet
        return render_template(
            "elsewhere.html", name=name, outlet=outlet, field=field, found=found, roles=ROLES
        )

    @app.get("/tim")
    def suggest() -> Answer:
        names = desk.index.suggest(request.args.get("tu", ""))[:_MOST_SUGGESTED]
        return jsonify(desk.index.titles(names))

    @app.get("/tep/<path:name>")
    def show_input(name: str) -> Answer:
        item = next((item for item in desk.all_set_aside() if item.name == name), None)
        if item is None:
            abort(404)
        page = find_page(desk.archive.seeds, name)
        lines = [Markup(line).striptags() for line in page.lines[:_MOST_LINES]] if page else []
        return render_template("input.html", item=item, lines=[line for line in lines if line])

    @app.get("/xem/<path:url>")
    def show_built(url: str) -> Answer:
        slug = slug_of(url)
        data = preview.make_article_page(desk, slug) if slug else None
        if data is None:
            data = read_built_file(desk.archive, url)
        if data is None:
            abort(404)
        kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
        return Response(data, mimetype=kind)

    @app.get("/ngay")
    def explain() -> Answer:
        return explain_date(desk, request.args.get("gia-tri", ""))


def _add_lists(app: Flask, desk: Desk) -> None:
    @app.get("/")
    def queue() -> Answer:
        desk.look()
        desk.walked = ""
        return render_template("queue.html", kinds=_kinds(desk), few=_FEW, lacking=desk.lacking())

    @app.get("/viec/<kind>")
    def one_kind(kind: str) -> Answer:
        kinds = _kinds(desk)
        if kind not in kinds:
            abort(404)
        desk.walked = ""
        field = request.args.get("muc", "")
        tasks: Sequence[Any] = desk.all_set_aside() if kind == "de-rieng" else kinds[kind]
        fields = Counter(doubt.field for task in kinds["chua-chac"] for doubt in task.doubts)
        if kind == "chua-chac" and field:
            tasks = [task for task in tasks if any(doubt.field == field for doubt in task.doubts)]
        page = max(request.args.get("trang", 1, int), 1)
        return render_template(
            "kind.html",
            kind=kind,
            field=field,
            fields=fields if kind == "chua-chac" else {},
            tasks=tasks[(page - 1) * _PAGE : page * _PAGE],
            page=page,
            more=len(tasks) > page * _PAGE,
        )

    @app.get("/bai")
    def find() -> Answer:
        desk.look()
        words, lacks = request.args.get("tu", ""), request.args.get("thieu", "")
        lacking = desk.lacking()
        desk.walked = lacks if lacks in lacking else ""
        names = (
            desk.index.suggest(words)
            if words.strip()
            else lacking.get(lacks, [])
            if lacks
            else desk.index.names()
        )
        slug = words.strip()
        if not lacks and (desk.index.has(slug) or len(names) == 1):
            return redirect(url_for("article", name=slug if desk.index.has(slug) else names[0]))
        page = max(request.args.get("trang", 1, int), 1)
        return render_template(
            "found.html",
            words=words,
            lacks=lacks,
            lacking=lacking,
            count=len(names),
            found=desk.index.titles(names[(page - 1) * _PAGE : page * _PAGE]),
            page=page,
            more=len(names) > page * _PAGE,
        )


def show_article(
    desk: Desk,
    name: str,
    problem: str = "",
    saved: Collection[str] = (),
    meant: Mapping[str, str] = MappingProxyType({}),
) -> Answer:
    """Return an article's page; `problem` is what a decision was refused for, all of it but some `saved`
    fields: what was typed into the others stands in them again, with the value perhaps `meant`.
    """
    opened = desk.open(name)
    before, after = desk.index.neighbours(opened.name, desk.walked)
    rows = opened.ledger.rows if opened.ledger and not opened.file.article.reviewed else ()
    second, certain = find_second_story(rows)
    typed = request.form.copy()
    for field in saved:
        typed.poplist(field)
    page = render_template(
        "article.html",
        opened=opened,
        typed=typed,
        before=before,
        after=after,
        roles=ROLES,
        problem=problem,
        meant=meant,
        dates=DATES,
        paragraphs=split_paragraphs(opened.file.body_md),
        original=desk.index.title(opened.file.article.duplicate_of or ""),
        original_name=desk.index.name_of(opened.file.article.duplicate_of or ""),
        first_page=desk.index.titled([desk.index.first_page(opened.name)]),
        parts=desk.index.parts(opened.name),
        second=second,
        certain=certain,
        marked=second if "bai-thu-hai" in request.args else [],
    )
    return (page, 422) if problem else page


def _kinds(desk: Desk) -> dict[str, Sequence[Any]]:
    """Return what waits, by the kind's part of the address, in the order of showing."""
    waiting = desk.index.waiting()
    return {
        "chua-chac": waiting.doubtful,
        "bai-thu-hai": waiting.second_stories,
        "nhieu-trang": waiting.pages,
        "de-rieng": desk.set_aside(),
        "dang-lai": waiting.copies,
        "hong": waiting.broken,
        "da-lam": desk.journal.decisions()[::-1],
    }


def kind_names() -> dict[str, str]:
    """Return what each kind of work is called."""
    return {
        "chua-chac": tr("Uncertain values"),
        "bai-thu-hai": tr("Two stories in one page?"),
        "nhieu-trang": tr("Pages of one article?"),
        "de-rieng": tr("Set aside"),
        "dang-lai": tr("Reprints"),
        "hong": tr("Files with mistakes"),
        "da-lam": tr("Decided here"),
    }


def explain_date(desk: Desk, text: str) -> str:
    """Return what a date says, in words; "" for nothing, and what is wrong with one that says nothing."""
    if not text.strip():
        return ""
    try:
        day = str(read_cell("published", text, None, day_first=True))
        parse_edtf(day)
        return desk.say("published", day)
    except LuutruError as error:
        return str(error)

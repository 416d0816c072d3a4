"""The desk's decisions: a form that was sent, carried out, then the page of the article again."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from flask import redirect, request, url_for

from luutru.content.deciding import DECIDABLE
from luutru.desk import lines, values, whole_articles
from luutru.desk.page_routes import show_article
from luutru.errors import LuutruError, tell_here
from luutru.messages import tr
from luutru.model import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

    from luutru.desk.desk import Desk
    from luutru.desk.page_routes import Answer


def add_decisions(app: Flask, desk: Desk) -> None:
    """Add the routes of all decisions."""
    _add_about_one(app, desk)

    @app.post("/bai/<name>/noi-khac")
    def look_elsewhere(name: str) -> Answer:
        if not (marked := marked_lines()):
            return show_article(desk, name, tr("mark the lines first"))
        return redirect(url_for("elsewhere", name=name, dong=marked), 303)

    @app.post("/bai/<name>/ca-noi-khac")
    def mend_elsewhere(name: str) -> Answer:
        form = request.form
        if "role" in form:
            lines.set_roles(desk, _chosen_lines(), Role(form["role"]))
        elif chosen := _chosen_values():
            values.confirm(desk, chosen, form["field"], right="right" in form)
        return redirect(url_for("article", name=name), 303)

    @app.post("/la-bai-bao")
    def accept() -> Answer:
        return redirect(url_for("article", name=lines.accept_input(desk, request.form["file"])), 303)

    @app.post("/khong-phai-bai-bao")
    def refuse() -> Answer:
        lines.refuse_input(desk, request.form["file"])
        return redirect(url_for("queue", _anchor="de-rieng"), 303)

    @app.post("/hoan-tac")
    def undo() -> Answer:
        return _show_if_there(desk, desk.undo(request.form.get("mark", "")).article)


def _add_about_one(app: Flask, desk: Desk) -> None:
    def decision(rule: str) -> Callable[[Callable[[str], str | None]], None]:
        """Add a decision about an article; it may return another one to go to."""

        def add(decide: Callable[[str], str | None]) -> None:
            def answer(name: str) -> Answer:
                name = desk.index.current(name)
                try:
                    name = decide(name) or name
                except values.PartlySavedError as error:
                    return show_article(desk, name, tell_here(error), error.saved, error.meant)
                except LuutruError as error:
                    return show_article(desk, name, tell_here(error))
                return _show_if_there(desk, name)

            app.add_url_rule(f"/bai/<name>/{rule}", rule, answer, methods=["POST"])

        return add

    @decision("gia-tri")
    def set_values(name: str) -> None:
        form = request.form
        answer = next((answer for answer in ("right", "wrong", "first") if answer in form), "")
        field, _, value = form.get(answer, "").partition(":")
        typed = {key: form[key] for key in form if key in DECIDABLE and key != field}
        if "take" in form:
            taken, _, typed[taken] = form["take"].partition(":")
        was = {key: form[f"was-{key}"] for key in typed if f"was-{key}" in form}
        try:
            values.set_values(desk, name, typed, was=was, reviewed="reviewed" in form)
        except values.PartlySavedError:
            _answer_value(desk, name, answer, field, value)
            raise
        _answer_value(desk, name, answer, field, value)

    @decision("van-ban")
    def set_body(name: str) -> None:
        values.set_body(desk, name, request.form["body"], was=request.form.get("was-body"))

    @decision("anh")
    def add_picture(name: str) -> None:
        sent = request.files.get("picture")
        data = sent.read() if sent else b""
        if not data:
            raise LuutruError(tr("choose a picture first"))
        after = request.form.get("after", 1, int)
        values.add_picture(desk, name, data, request.form.get("caption", ""), after)

    @decision("doi-dia-chi")
    def rename(name: str) -> str:
        return whole_articles.rename(desk, name, request.form["slug"].strip())

    @decision("rut")
    def withdraw(name: str) -> None:
        whole_articles.withdraw(desk, name, request.form["reason"])

    @decision("ban-dang-lai")
    def link_copy(name: str) -> None:
        whole_articles.link_copy(desk, name, request.form["other"].strip())

    @decision("gop")
    def merge(name: str) -> str:
        into = request.form["into"].strip()
        return whole_articles.merge(desk, name, into, text="text" in request.form)

    @decision("vai-tro")
    def set_roles(name: str) -> None:
        if not (marked := marked_lines()):
            raise LuutruError(tr("mark the lines first"))
        lines.set_roles(desk, {name: marked}, Role(request.form["role"]))

    decision("mot-bai")(partial(lines.keep_whole, desk))
    decision("khong-phai-bai")(partial(lines.refuse_article, desk))
    decision("thoi-rut")(partial(whole_articles.restore, desk))

    @decision("tach")
    def split(name: str) -> str:
        return lines.split(desk, name, marked_lines())


def _show_if_there(desk: Desk, name: str) -> Answer:
    return redirect(url_for("article", name=name) if desk.index.has(name) else url_for("queue"), 303)


def marked_lines() -> list[int]:
    """Return the numbers of the raw lines that are marked in the form."""
    return [int(line) for line in request.form.getlist("line") if line.isdecimal()]


def _answer_value(desk: Desk, name: str, answer: str, field: str, value: str) -> None:
    """Do with a value what the button says that was pressed, if it was one of a value."""
    if answer == "first":
        values.put_first(desk, name, field, value)
    elif answer:
        values.confirm(desk, [(name, value)], field, right=answer == "right")


def _chosen_lines() -> dict[str, set[int]]:
    """Return the lines marked in several articles: each is sent as "line:name"."""
    chosen = defaultdict[str, set[int]](set)
    for item in request.form.getlist("chosen"):
        line, _, name = item.partition(":")
        if line.isdecimal():
            chosen[name].add(int(line))
    return chosen


def _chosen_values() -> list[tuple[str, str]]:
    """Return the articles marked, each with its value: sent as "name:value"."""
    return [
        (name, value) for name, _, value in (item.partition(":") for item in request.form.getlist("chosen"))
    ]

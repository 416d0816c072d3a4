"""The desk's pages: a request is checked, handed to `Desk`, and answered with a page made on the server."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, redirect, render_template, request, url_for

from luutru.content.deciding import DECIDABLE
from luutru.desk.guard import COOKIE, POLICY
from luutru.desk.preview import make_article_page, read_built_file, slug_of
from luutru.errors import LuutruError
from luutru.messages import language, tr, trn
from luutru.model import Role
from luutru.site.date_words import date_words
from luutru.vietnamese.edtf import is_edtf, parse_edtf

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response as AnyResponse

    from luutru.desk.desk import Desk
    from luutru.desk.guard import Guard

    Answer = str | AnyResponse | tuple[str, int]

#: The largest form: an article's text, and then some.
_MOST_BYTES = 4 << 20
#: Values of these fields are explained while they are typed.
DATES = ("published", "updated", "event")


def create_app(desk: Desk, guard: Guard) -> Flask:
    """Return the desk as a web application; `guard` decides which requests it answers."""
    app = Flask(__name__, static_folder="static", static_url_path="/_tinh")
    app.config["MAX_CONTENT_LENGTH"] = _MOST_BYTES
    app.jinja_env.globals.update(
        tr=tr, trn=trn, words=desk.words, config=desk.archive.config, language=language()
    )
    app.jinja_env.globals["role_name"] = lambda role: desk.words.roles.get(role, role)
    app.jinja_env.globals["reason_name"] = lambda reason: desk.words.set_aside_reasons.get(reason, reason)
    app.jinja_env.globals["is_date"] = is_edtf
    app.jinja_env.globals["date_in_words"] = lambda text: explain_date(desk, text)
    app.add_url_rule("/favicon.ico", "favicon", lambda: Response(status=204))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    _add_guard(app, guard)
    _add_pages(app, desk)
    _add_decisions(app, desk)
    return app


def _add_guard(app: Flask, guard: Guard) -> None:
    @app.before_request
    def check() -> Answer | None:
        if not guard.knows_host(request.host) or not guard.is_own_origin(request.headers):
            abort(403)
        if guard.is_token(request.args.get("token")) and request.method == "GET":
            answer = redirect(request.path)
            answer.set_cookie(COOKIE, guard.token, httponly=True, samesite="Strict")
            return answer
        if not guard.is_token(request.cookies.get(COOKIE)):
            return render_template("no_token.html"), 403
        if request.method != "GET" and not guard.is_token(request.form.get("token")):
            abort(403)
        return None

    @app.after_request
    def seal(response: Response) -> Response:
        if not request.path.startswith("/xem/"):  # a page of the site brings its own policy
            response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cache-Control"] = "no-store"
        return response

    app.jinja_env.globals["token"] = guard.token


def _add_pages(app: Flask, desk: Desk) -> None:
    @app.get("/")
    def queue() -> Answer:
        return render_template("queue.html", queue=desk.queue(), decisions=desk.journal.decisions())

    @app.get("/bai/<name>")
    def article(name: str) -> Answer:
        return show_article(desk, name)

    @app.get("/xem/<path:url>")
    def preview(url: str) -> Answer:
        slug = slug_of(url)
        data = make_article_page(desk.archive, slug) if slug else None
        if data is None:
            data = read_built_file(desk.archive, url)
        if data is None:
            abort(404)
        kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
        return Response(data, mimetype=kind)

    @app.get("/ngay")
    def explain() -> Answer:
        return explain_date(desk, request.args.get("gia-tri", ""))


def show_article(desk: Desk, name: str, problem: str = "") -> Answer:
    """Return an article's page; `problem` is what a decision was refused for."""
    try:
        opened = desk.open(name)
    except LuutruError as error:
        return render_template("problem.html", problem=str(error)), 404
    before, after = desk.neighbours(opened.name)
    roles = [role for role in Role if role is not Role.BLANK]
    page = render_template(
        "article.html", opened=opened, before=before, after=after, roles=roles, problem=problem, dates=DATES
    )
    return (page, 422) if problem else page


def _add_decisions(app: Flask, desk: Desk) -> None:
    def decision(rule: str) -> Callable[[Callable[[str], str | None]], None]:
        """Add a decision about an article: it returns where to go then, None for the same article."""

        def add(decide: Callable[[str], str | None]) -> None:
            def answer(name: str) -> Answer:
                try:
                    name = decide(name) or name
                except LuutruError as error:
                    return show_article(desk, name, str(error))
                return redirect(url_for("article", name=name), 303)

            app.add_url_rule(f"/bai/<name>/{rule}", rule, answer, methods=["POST"])

        return add

    @decision("gia-tri")
    def values(name: str) -> None:
        form = request.form
        answer = next((answer for answer in ("right", "wrong") if answer in form), "")
        field, _, value = form.get(answer, "").partition(":")
        typed = {key: form[key] for key in form if key in DECIDABLE and key != field}
        desk.set_values(name, typed, reviewed="reviewed" in form)
        if answer:
            desk.confirm(name, field, value, right=answer == "right")

    @decision("van-ban")
    def body(name: str) -> None:
        desk.set_body(name, request.form["body"])

    @decision("doi-dia-chi")
    def rename(name: str) -> str:
        return desk.rename(name, request.form["slug"].strip())

    @decision("rut")
    def withdraw(name: str) -> None:
        desk.withdraw(name, request.form["reason"])

    @decision("ban-dang-lai")
    def link_copy(name: str) -> None:
        desk.link_copy(name, request.form["other"].strip())

    @decision("gop")
    def merge(name: str) -> str:
        return desk.merge(name, request.form["other"].strip())

    @decision("vai-tro")
    def set_roles(name: str) -> None:
        desk.set_roles(name, marked_lines(), Role(request.form["role"]))

    @decision("tach")
    def split(name: str) -> str:
        return desk.split(name, marked_lines())

    @app.post("/la-bai-bao")
    def accept() -> Answer:
        try:
            name = desk.accept_input(request.form["file"])
        except LuutruError as error:
            return render_template("problem.html", problem=str(error)), 409
        return redirect(url_for("article", name=name), 303)

    @app.post("/hoan-tac")
    def undo() -> Answer:
        try:
            undone = desk.undo()
        except LuutruError as error:
            return render_template("problem.html", problem=str(error)), 409
        return redirect(url_for("article", name=undone.article), 303)


def marked_lines() -> list[int]:
    """Return the numbers of the raw lines that are marked in the form."""
    return [int(line) for line in request.form.getlist("line") if line.isdecimal()]


def explain_date(desk: Desk, text: str) -> str:
    """Return what a date says, in words; "" for nothing, and what is wrong with one that says nothing."""
    if not text.strip():
        return ""
    try:
        parse_edtf(text.strip())
    except LuutruError as error:
        return str(error)
    return date_words(text.strip(), desk.words)

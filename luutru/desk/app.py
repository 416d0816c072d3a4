"""The desk as a web application: who may ask, what templates know, and the routes of pages and decisions."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from flask import Flask, Response, abort, g, redirect, render_template, request, url_for

from luutru.cleaning.input_names import say_input
from luutru.cleaning.tagging.reasons import explain_rule
from luutru.commands.addresses import today
from luutru.commands.doubts import find_paragraph, quote
from luutru.content.changes import find_origin, find_parts
from luutru.content.deciding import last_day
from luutru.desk.decision_routes import add_decisions
from luutru.desk.guard import COOKIE, POLICY
from luutru.desk.page_routes import JUDGED, add_pages, explain_date, kind_names
from luutru.desk.years import days_in_years
from luutru.errors import LuutruError, tell_here
from luutru.messages import language, tr, trn
from luutru.site.rule_words import rule_words
from luutru.site.words import set_aside_cure, set_aside_reason
from luutru.vietnamese.edtf import is_edtf

if TYPE_CHECKING:
    from werkzeug.exceptions import HTTPException

    from luutru.desk.desk import Desk
    from luutru.desk.guard import Guard
    from luutru.desk.page_routes import Answer

#: The largest form: a picture as a camera takes it, and then some.
_MOST_BYTES = 32 << 20


def create_app(desk: Desk, guard: Guard) -> Flask:
    """Return the desk as a web application; `guard` decides which requests it answers."""
    app = Flask(__name__, static_folder="static", static_url_path="/_tinh")
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = _MOST_BYTES
    app.jinja_env.globals |= {
        "tr": tr,
        "trn": trn,
        "language": language(),
        "desk": desk,
        "token": guard.token,
        "kind_name": lambda kind: kind_names()[kind],
        "role_name": lambda role: desk.words.roles.get(role, role),
        "reason_name": lambda reason: set_aside_reason(reason, desk.words),
        "said_input": say_input,
        "reason_cure": lambda reason: set_aside_cure(reason, desk.words),
        "shown": lambda doubt: doubt.shown(desk.words, desk.knowledge.topics),
        "said": desk.say,
        "why": lambda rule: explain_rule(rule) or rule_words(rule, desk.words),
        "judged": JUDGED,
        "paragraph_of": find_paragraph,
        "quote": quote,
        "origin_of": lambda article_id: find_origin(desk.content, article_id),
        "parts_of": lambda article_id: find_parts(desk.content, article_id),
        "is_date": is_edtf,
        "days_of": lambda opened, words: days_in_years(
            words,
            opened.file.article.published,
            opened.file.article.title,
            opened.file.body_md,
            last_day(opened.file.article, today(), desk.archive.config.as_of),
        ),
        "date_in_words": lambda text: explain_date(desk, text),
    }
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.add_url_rule("/favicon.ico", "favicon", lambda: Response(status=204))
    _add_guard(app, guard)
    _add_turns(app, desk)
    _add_wrong_turns(app)
    add_pages(app, desk)
    add_decisions(app, desk)
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


def _add_wrong_turns(app: Flask) -> None:
    """Lead back from what is no address, and from that of an action, which stays in the browser's bar."""

    @app.errorhandler(HTTPStatus.METHOD_NOT_ALLOWED)
    def leave_action(error: HTTPException) -> Answer:
        place, _, rest = request.path.lstrip("/").partition("/")
        name = rest.partition("/")[0]
        if request.method != "GET":
            return error.get_response()
        return redirect(url_for("article", name=name) if place == "bai" and name else url_for("queue"))

    @app.errorhandler(HTTPStatus.NOT_FOUND)
    def lead_back(_: HTTPException) -> Answer:
        return _show_problem(tr("There is nothing at this address of the desk."), 404)

    @app.errorhandler(LuutruError)
    def say_why(error: LuutruError) -> Answer:
        return _show_problem(tell_here(error), 409 if request.method == "POST" else 404)


def _show_problem(problem: str, status: int) -> Answer:
    """Return the page that says why something cannot be done."""
    return render_template("problem.html", problem=problem), status


def _add_turns(app: Flask, desk: Desk) -> None:
    """Let one request at a time have the desk; what it knows of the archive is no matter for two."""

    @app.before_request
    def take_turn() -> None:
        desk.lock.acquire()
        g.has_turn = True

    @app.teardown_request
    def end_turn(_: BaseException | None) -> None:
        if g.pop("has_turn", False):
            desk.lock.release()

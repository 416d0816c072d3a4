"""What templates may write, the short ways of the compiler among it, gives what Jinja gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import DictLoader, Environment
from jinja2.compiler import CodeGenerator

from luutru.errors import LuutruError, ProblemsError
from luutru.site.escaping import show
from luutru.site.rendering import make_compiler, make_environment, render_view
from luutru.site.views import Reason

if TYPE_CHECKING:
    from pathlib import Path

BASE = "<{% block a %}base{% endblock %}|{% block b %}{{ text }}{% endblock %}>"
TEMPLATES = [
    "{{ text }}{{ markup }}{{ number }}{{ none }}",
    "{{ f(text, b=number) }}{{ f(*[1, 2]) }}{{ f(**{'a': 1}) }}{{ f(class=text) }}{{ f() }}",
    "{% macro m(x, y='<') %}{{ x }}{{ y }}{{ caller() if caller else '' }}{% endmacro %}"
    "{{ m(text) }}{{ m(1, y=text) }}{% call m(2) %}<i>{{ text }}</i>{% endcall %}",
    "{% extends 'base' %}{% block a %}{{ super() }}{{ text }}%s{% endblock %}",
    "{% include 'base' %}{{ '%d%%'|format(number) }}{{ text|upper }}",
    "{% for x in [1, 2, 3] if x != 2 %}{{ loop.index }}{{ x }}{{ ',' if not loop.last }}{% endfor %}",
    "{% set w = text %}{{ w.upper() }}{{ [text][0] }}{{ text if number else markup }}{{ text ~ 'b' }}",
]


@pytest.mark.parametrize("source", TEMPLATES)
def test_templates_say_what_jinja_says(source: str) -> None:
    from markupsafe import Markup

    values = {
        "text": "<a & 'b'>",
        "markup": Markup("<b>"),
        "number": 7,
        "none": None,
        "f": lambda *args, **named: f"{args}{named}",
    }
    pages = []
    for compiler in (CodeGenerator, make_compiler()):
        environment = Environment(loader=DictLoader({"page": source, "base": BASE}), autoescape=True)
        environment.code_generator_class = compiler
        environment.show = show  # type: ignore[attr-defined]
        pages.append(environment.get_template("page").render(values))
    assert pages[0] == pages[1]


def test_a_name_that_the_view_lacks_is_an_error_of_its_template(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("{{ why }}{{ draw_card }}\n{{ when }}", encoding="utf-8")
    with pytest.raises(LuutruError, match=r"templates/page\.html.*'when' is undefined"):
        render_view((tmp_path,), "page.html", Reason("because", "", "", ""))
    make_environment.cache_clear()


@pytest.mark.parametrize(
    ("broken", "line"), [("{{ khong_co }}", 3), ("{{ 1 / 0 }}", 3), ("{{ w.khong_co }}", 3), ("{% if %}", 3)]
)
def test_an_error_inside_of_a_macro_names_its_file_and_line(tmp_path: Path, broken: str, line: int) -> None:
    (tmp_path / "macros").mkdir()
    text = "{% macro mark(w) -%}\n<b>\n" + broken + "\n</b>\n{%- endmacro %}\n"
    (tmp_path / "macros/x.html").write_text(text, encoding="utf-8")
    page = '{% import "macros/x.html" as x %}\n\n{{ x.mark(why) }}\n'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    with pytest.raises(ProblemsError) as raised:
        render_view((tmp_path,), "page.html", Reason("because", "", "", ""))
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("templates/macros/x.html", line)

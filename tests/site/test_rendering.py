"""What templates may name, and where an error in one is."""

from __future__ import annotations

import pytest

from luutru.errors import LuutruError, ProblemsError
from luutru.site.rendering import render_view
from luutru.site.templates import Templates
from luutru.site.views import Reason

REASON = Reason("because", "", "", "")


def test_a_name_that_the_view_lacks_is_an_error_of_its_template() -> None:
    templates = Templates({"page.html": b"{{ why }}{{ draw_card }}\n{{ when }}"})
    with pytest.raises(LuutruError, match=r"templates/page\.html.*'when' is undefined"):
        render_view(templates, "page.html", REASON)


@pytest.mark.parametrize(
    ("broken", "line"), [("{{ khong_co }}", 3), ("{{ 1 / 0 }}", 3), ("{{ w.khong_co }}", 3), ("{% if %}", 3)]
)
def test_an_error_inside_of_a_macro_names_its_file_and_line(broken: str, line: int) -> None:
    macro = "{% macro mark(w) -%}\n<b>\n" + broken + "\n</b>\n{%- endmacro %}\n"
    page = '{% import "macros/x.html" as x %}\n\n{{ x.mark(why) }}\n'
    templates = Templates({"macros/x.html": macro.encode(), "page.html": page.encode()})
    with pytest.raises(ProblemsError) as raised:
        render_view(templates, "page.html", REASON)
    (problem,) = raised.value.problems
    assert (problem.path, problem.line) == ("templates/macros/x.html", line)

"""What templates may name, and where an error in one is."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from markupsafe import Markup, escape

from luutru.errors import LuutruError, ProblemsError
from luutru.site.rendering import compile_templates, make_environment, render_view
from luutru.site.repeated import draw_cards, draw_left_out, draw_related, draw_sheet
from luutru.site.templates import Templates
from luutru.site.views.article import Fact, FactValue, LeftOutRun, Reason
from luutru.site.views.listing import Card, Related
from luutru.site.words import Words

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


HOSTILE = """<b>'"&"""
WORDS = Words(
    "en",
    dict.fromkeys(("uncertain", "mark_uncertain", "duplicate_badge", "evidence", "shares"), HOSTILE),
)
CARD = Card(HOSTILE, HOSTILE, HOSTILE, HOSTILE, True, HOSTILE, HOSTILE, HOSTILE, True)
REASONS = (Reason(HOSTILE, HOSTILE, HOSTILE, HOSTILE),)


@pytest.mark.parametrize(
    ("drawn", "shown"),
    [
        (draw_cards([CARD], WORDS, 3), 10),
        (draw_related([Related(CARD, HOSTILE)], WORDS), 6),
        (draw_left_out([LeftOutRun(HOSTILE, HOSTILE, HOSTILE, HOSTILE)], WORDS), 4),
        (
            draw_sheet(
                [Fact("event", HOSTILE, (FactValue(HOSTILE, HOSTILE, "", True, HOSTILE, REASONS),))], WORDS
            ),
            12,
        ),
    ],
)
def test_what_is_written_without_a_template_is_escaped(drawn: Markup, shown: int) -> None:
    assert HOSTILE not in drawn
    assert drawn.count(str(escape(HOSTILE))) == shown


def show(source: str, words: dict[str, str], **more: str) -> str:
    templates = Templates({name: text.encode() for name, text in {"page.html": source, **more}.items()})

    class View:
        __struct_fields__ = ("site", "w", "card")
        site = SimpleNamespace(words=Words("en", words))
        w, card = site.words, CARD

    return render_view(templates, "page.html", View()).decode()


@pytest.mark.parametrize("text", ["x", " x ", "", "{{ w }}", "a\nb", "<&>", "{% if"])
@pytest.mark.parametrize(
    "source",
    [
        "{{ w.a }}",
        "<b>{{ w.a }}</b>",
        "  {{ w.a }}  {%- if 1 %}\n y{% endif %}",
        "{% if 1 -%} {{ w.a }} {%- endif %}",
        "{% if 1 -%}\n{{ w.a }}\n{%- endif %}",
        "{% if 1 %}{{ w.a }}\n{% endif %}{{ w.a }}{{ w.a }}",
        "  {{ w.a }}{% if 1 %}\nx{% endif %}\n",
    ],
)
def test_words_put_into_a_template_are_what_they_would_show(source: str, text: str) -> None:
    assert show(source, {"a": text}) == show(source.replace("w.a", "(w.a)"), {"a": text})


def test_an_archives_own_macro_draws_the_articles_of_lists() -> None:
    macro = "{% macro card(card, w, level=3) %}<li>{{ w.a }}{{ level }}{{ card.title }}{% endmacro %}"
    page = "{{ draw_cards([card, card], w, 4) }}|{{ draw_card(card, w, 3) }}"
    four, three = (f"<li>&lt;{level}{escape(HOSTILE)}" for level in (4, 3))
    shown = show(page, {"a": "<"}, **{"macros/lists.html": macro})
    assert shown == f"{four}\n{four}|{three}"


def test_templates_are_compiled_before_workers_and_a_broken_one_is_told_where_it_is_used() -> None:
    files = {
        "base.html": b"{{ title }}",
        "pages/a.html": b'{% extends "base.html" %}',
        "pages/b.html": b"{% if %}",
    }
    templates, words = Templates(files), Words("en", {})
    compile_templates(templates, words, ["pages/a.html", "pages/b.html"])
    compiled = {name for _, name in make_environment(templates, words).cache or ()}
    assert compiled == {"base.html", "pages/a.html"}
    with pytest.raises(ProblemsError, match=r"templates/pages/b\.html"):
        render_view(templates, "pages/b.html", SimpleNamespace(site=SimpleNamespace(words=words)))

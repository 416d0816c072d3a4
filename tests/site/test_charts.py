"""The pictures: what they say as text, where they lead, and that nothing in them can run."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.site.charts.heat import draw_heat
from luutru.site.charts.lengths import draw_bar, draw_terms, share
from luutru.site.charts.timeline import draw_spark, draw_timeline
from luutru.site.views.pictures import Bar, HeatCell, HeatRow, HeatTable, Timeline
from luutru.site.views.shared import Link
from luutru.site.words import load_words

WORDS = load_words("vi")
HOSTILE = '"><script>alert(1)</script>'


def make_bar(year: int, count: int, uncertain: int = 0, label: str = "") -> Bar:
    href = f"nam/{year}.html" if count else ""
    return Bar(label or str(year), f"Năm {year}", count, f"{count} bài", href, uncertain)


def make_timeline(*counts: int, unknown: Bar | None = None) -> Timeline:
    bars = tuple(make_bar(2010 + place, count) for place, count in enumerate(counts))
    return Timeline(bars, max(1, *counts, 1), "year", unknown)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_bar_is_as_long_as_its_number(count: int, peak: int) -> None:
    """1 of 491 is drawn as a five-hundredth, not as the shortest of twenty lengths."""
    length = float(share(count, peak).removesuffix("%"))
    expected = 100 * min(count, peak) / peak if peak else 0
    assert length == pytest.approx(expected, rel=0.01)
    assert (length == 0) == (count == 0 or peak == 0)


@given(st.lists(st.integers(1, 10_000), min_size=2, max_size=8))
def test_bars_of_all_pictures_are_in_proportion(counts: list[int]) -> None:
    terms = draw_terms([Link(str(count), "a", count) for count in counts])
    columns = draw_timeline(make_timeline(*counts), WORDS)
    widths = [float(width) for width in re.findall(r'class="v" width="([\d.e-]+)%"', terms)]
    heights = [float(height) for height in re.findall(r'class="v" height="([\d.e-]+)%"', columns)]
    for drawn in (widths, heights[::-1]):
        assert drawn == pytest.approx([100 * count / max(counts) for count in counts], rel=0.01)


def test_a_timeline_reads_as_a_list_of_links_with_their_numbers() -> None:
    html = draw_timeline(make_timeline(3, 0, 12), WORDS)
    assert html.count("<li") == 3
    assert re.findall(r'href="([^"]+)".*?"t">(\d+)<.*?<b>(\d+)<', html) == [
        ("nam/2012.html", "2012", "12"),
        ("nam/2010.html", "2010", "3"),
    ]
    assert "title" not in html


def test_a_year_without_articles_stays_in_its_place_and_leads_nowhere() -> None:
    items = draw_timeline(make_timeline(3, 0, 12), WORDS).split("<li")[1:]
    assert ">2011<" in items[1]
    assert ">0<" in items[1]
    assert "<a" not in items[1]


def test_inferred_years_are_drawn_apart_and_explained() -> None:
    timeline = Timeline((make_bar(2020, 8, uncertain=2), make_bar(2021, 4)), 8, "year")
    html = draw_timeline(timeline, WORDS)
    assert WORDS.timeline_uncertain in html
    assert WORDS.timeline_uncertain_count.format(count=2) in html
    assert re.findall(r'class="(v u|v)" height="([^"]+)"', html) == [
        ("v", "50%"),
        ("v u", "25%"),
        ("v", "75%"),
    ]
    assert WORDS.timeline_uncertain not in draw_timeline(make_timeline(8, 4), WORDS)


def test_unknown_years_are_told_below_the_columns() -> None:
    html = draw_timeline(make_timeline(1, 2, unknown=make_bar(0, 5, label="Không rõ năm")), WORDS)
    assert html.endswith('<p class="note apart"><a href="nam/0.html">Năm 0: 5 bài</a></p>')
    assert html.count("<li") == 2


def test_a_spark_has_a_column_for_each_year_that_has_articles() -> None:
    assert re.findall(r"M(\d+) 20v-([\d.]+)", draw_spark((0, 5, 10), 10)) == [("1", "10"), ("2", "20")]


def make_heat(name: str = "Đống Đa", unknown: int = 0) -> HeatTable:
    cells = (HeatCell(0, "", 0, "Đống Đa, 2017: 0 bài"), HeatCell(12, "x.html", 5, "Đống Đa, 2018: 12 bài"))
    return HeatTable(
        (("2017", "2017.html"), ("2018", "")),
        (HeatRow(name, "d.html", cells, unknown, 12 + unknown, f"{12 + unknown}"),),
    )


def test_the_heat_table_says_its_numbers_and_has_heads_for_rows_and_columns() -> None:
    html = draw_heat(make_heat(), WORDS)
    assert f'<caption class="vh">{WORDS.heat_caption}</caption>' in html
    assert html.count('scope="col"') == 4
    assert html.count('scope="row"') == 1
    assert '<td class="q5"><a href="x.html" title="Đống Đa, 2018: 12 bài">12</a></td>' in html
    assert '<td class="q0">·</td>' in html


def test_articles_without_a_year_have_a_column_so_that_rows_add_up() -> None:
    assert WORDS.heat_unknown not in draw_heat(make_heat(), WORDS)
    html = draw_heat(make_heat(unknown=3), WORDS)
    assert f'<th scope="col" class="sum">{WORDS.heat_unknown}</th>' in html
    assert re.findall(r'<td class="sum">(\d+)</td>', html) == ["3", "15"]


def test_a_year_without_a_page_is_a_plain_head() -> None:
    assert '<th scope="col">2018</th>' in draw_heat(make_heat(), WORDS)


def test_terms_show_name_number_and_note() -> None:
    terms = [Link("Đống Đa", "dong-da.html", 20, "20"), Link("Từ Liêm", "", 5, "5", note="đến 31/3/2014")]
    html = draw_terms(terms)
    assert '<a href="dong-da.html">Đống Đa</a> <span class="n">20</span>' in html
    assert '<span class="a">Từ Liêm</span>' in html
    assert "đến 31/3/2014" in html
    assert re.findall(r'class="v" width="([^"]+)"', html) == ["100%", "25%"]


def test_terms_can_share_a_peak_with_another_list() -> None:
    assert draw_bar(5, 10) in draw_terms([Link("a", "a", 5)], 10)


def test_terms_without_numbers_have_no_bars() -> None:
    assert 'class="v' not in draw_terms([Link("CSV", "a.csv")])


def test_no_terms_are_an_empty_list() -> None:
    assert "<li" not in draw_terms([])


def test_hostile_names_stay_text() -> None:
    hostile_bar = Bar(HOSTILE, HOSTILE, 1, HOSTILE, HOSTILE, 1)
    drawings = [
        draw_terms([Link(HOSTILE, HOSTILE, 1, HOSTILE, note=HOSTILE)]),
        draw_heat(make_heat(HOSTILE), WORDS),
        draw_timeline(Timeline((hostile_bar,), 1, "year", hostile_bar), WORDS),
    ]
    for html in drawings:
        assert "<script" not in html


@pytest.mark.parametrize("html", [draw_timeline(make_timeline(1, 2), WORDS), draw_heat(make_heat(), WORDS)])
def test_pictures_need_no_inline_style_or_script(html: str) -> None:
    assert " style=" not in html
    assert " on" not in re.sub(r">[^<]*<", "><", html)

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from factories import make_article, make_site
from hypothesis import given
from hypothesis import strategies as st

from luutru.model import Article, Source
from luutru.site.citation import (
    make_csl,
    make_reference,
    render_bibtex,
    render_citation,
    render_ris,
)
from luutru.site.facts import names_person

ARTICLE = make_article(
    1,
    title="Đảng bộ quận Đống Đa kết nạp thêm được 362 đảng viên mới",
    slug="dang-bo-quan-dong-da",
    date="2018-01-19",
    published="2018-01-19",
    outlet="Kinh tế & Đô thị",
    authors=("Trần Long",),
    source=Source(url="https://kinhtedothi.vn/bai.html", retrieved="2020-05-01"),
)


def reference(article: Article, **settings: Any) -> Any:
    site = make_site([article], **settings)
    return site, make_reference(site, article)


def test_the_citation_names_original_and_copy() -> None:
    site, found = reference(ARTICLE, base_url="https://example.org/luu-tru/", title="Kho báo")
    assert str(render_citation(site, found)) == (
        "Trần Long (2018). “Đảng bộ quận Đống Đa kết nạp thêm được 362 đảng viên mới”. "
        "<cite>Kinh tế &amp; Đô thị</cite>, 19/1/2018. "
        '<a href="https://kinhtedothi.vn/bai.html">https://kinhtedothi.vn/bai.html</a>. '
        "Lưu tại: Kho báo, https://example.org/luu-tru/bai/dang-bo-quan-dong-da.html."
    )


def test_without_an_author_the_title_stands_first() -> None:
    site, found = reference(replace(ARTICLE, authors=(), source=Source()), title="Kho báo")
    assert str(render_citation(site, found)).startswith(
        "“Đảng bộ quận Đống Đa kết nạp thêm được 362 đảng viên mới” (2018). "
        "<cite>Kinh tế &amp; Đô thị</cite>, 19/1/2018. Lưu tại: Kho báo"
    )


def test_bibtex_keeps_names_whole_and_escapes() -> None:
    _, found = reference(ARTICLE)
    text = render_bibtex(make_csl(found))
    assert "author = {{Trần Long}}," in text
    assert r"journaltitle = {{Kinh tế \& Đô thị}}," in text
    assert "date = {2018-01-19}," in text
    assert "urldate = {2020-05-01}," in text


def test_ris_has_one_tag_a_line_and_an_end() -> None:
    _, found = reference(ARTICLE)
    lines = render_ris(make_csl(found)).split("\n")
    assert all(line[2:6] == "  - " for line in lines)
    assert {"AU  - Trần Long", "DA  - 2018/01/19", "PY  - 2018"} <= set(lines)
    assert (lines[0], lines[-1]) == ("TY  - NEWS", "ER  - ")


def test_csl_has_literal_names_and_parts_of_dates() -> None:
    _, found = reference(ARTICLE)
    item = make_csl(found)
    assert item["author"] == [{"literal": "Trần Long"}]
    assert item["issued"] == {"date-parts": [[2018, 1, 19]]}


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        ("2024?-02-28", {"date-parts": [[2024, 2, 28]], "circa": True}),
        ("2021-12/2022-01", {"date-parts": [[2021, 12], [2022, 1]]}),
        ("/2022-01-05", None),
    ],
)
def test_dates_that_a_format_cannot_express_stay_out_of_it(published: str, issued: Any) -> None:
    _, found = reference(make_article(1, published=published, date="2024-02-28"))
    assert make_csl(found).get("issued") == issued
    assert "date =" not in render_bibtex(make_csl(found))
    assert "DA  -" not in render_ris(make_csl(found))
    assert published in render_bibtex(make_csl(found)).replace(r"\textasciitilde{}", "~"), (
        "the note says what is known"
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_title_breaks_a_format(title: str) -> None:
    article = make_article(1, title=title, authors=(title,), outlet=title)
    site, found = reference(article)
    item = make_csl(found)
    assert item["title"] == title
    assert all(line[2:6] == "  - " for line in render_ris(item).split("\n"))
    entry = render_bibtex(item)
    assert entry.count("\n}") == 1
    bare = entry.replace(r"\{", "").replace(r"\}", "")
    assert bare.count("{") == bare.count("}")
    assert "<script" not in render_citation(site, found).lower().replace("&lt;", "")


@pytest.mark.parametrize(
    ("author", "person"),
    [
        ("Trần Long", True),
        ("X.Sinh", True),
        ("HN", False),
        ("T.L", False),
        ("PV", False),
        ("Nhóm PV", False),
        ("Nhóm phóng viên", False),
    ],
)
def test_who_is_a_person(author: str, person: bool) -> None:
    assert names_person(author) is person


def test_a_citation_without_an_address_names_the_article_and_no_path() -> None:
    article = make_article(7, title="Bài", published="2018-01-19")
    for settings, end in (
        ({}, f"mã bài {article.id}."),
        ({"base_url": "https://kho.example/"}, f"{article.slug}.html."),
    ):
        site = make_site([article], **settings)
        shown = render_citation(site, make_reference(site, article))
        assert shown.endswith(end)
        assert " bai/" not in shown


def test_every_sentence_of_a_citation_begins_with_a_capital() -> None:
    article = make_article(7, title="Bài", published="2021-12/2022-01")
    site = make_site([article])
    assert "” (2021?). Từ tháng 12/2021 đến tháng 1/2022. Lưu tại" in render_citation(
        site, make_reference(site, article)
    )

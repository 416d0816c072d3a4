"""What of an HTML page is its article, and what it says of itself, on pages as they are saved and served."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING

import pytest

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.reading import read_page
from luutru.content.from_description import draft_of
from luutru.knowledge import load_knowledge
from luutru.knowledge.html_classes import FILE, load_html_classes
from luutru.model import CleanedPage, Known, RawPage, Role
from luutru.vietnamese.decoding import encode_lines

if TYPE_CHECKING:
    from luutru.content.from_description import Draft

TITLE = "Xã Hòa Lâm khánh thành cây cầu treo qua suối Nà Mẫu"
FIRST = "Sáng nay, hơn hai trăm người dân xã Hòa Lâm có mặt từ sớm để chứng kiến cây cầu bắt đầu hoạt động."
SECOND = "Kinh phí xây dựng do các hộ trong vùng cùng đóng góp, phần còn lại được tỉnh hỗ trợ từ ngân sách."
THIRD = "Người dân mong muốn có thêm đèn chiếu sáng ở hai đầu cầu, nhất là vào những đêm mưa lũ dâng cao."
SPAM = (
    "Nhà cái uy tín số một tặng ngay tiền thưởng cho thành viên mới đăng ký hôm nay tại đây, nhanh tay lên."
)


def clean(source: str, name: str = "x.html") -> CleanedPage:
    raw = read_page(source.encode(), name, Known(), "html")
    assert isinstance(raw, RawPage)
    assert encode_lines(raw.encoding, raw.bom, raw.newline, raw.final_newline, raw.lines) == source.encode()
    cleaned = clean_page(raw, load_knowledge())
    assert isinstance(cleaned, CleanedPage), cleaned
    return cleaned


def draft(source: str) -> Draft:
    return draft_of(clean(source))


def body(source: str) -> list[str]:
    return draft(source).body_md.strip().split("\n\n")


def page(inside: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{inside}</body></html>"


def text(*extra: str) -> str:
    return f"<h1>{TITLE}</h1><p>{FIRST}</p>{''.join(extra)}<p>{SECOND}</p><p>{THIRD}</p>"


MARKS = tomllib.loads(FILE.read_text("utf-8"))["mark"]
FLAT = [FIRST, SECOND, THIRD]


@pytest.mark.parametrize(
    "inside",
    [
        "<table><tr><td>{0}</td></tr></table>",
        "<table width=900><tr><td width=200><a href=/>Trang chủ</a></td><td>{0}</td></tr></table>",
        "<table><tbody><tr><td><table><tr><td>{0}</td></tr></table></td></tr></tbody></table>",
    ],
)
def test_an_article_in_a_table_that_lays_out_the_page(inside: str) -> None:
    assert body(page(inside.format(text()))) == FLAT


def test_paragraphs_of_a_layout_table_need_no_element_of_their_own() -> None:
    lines = "<br><br>".join(FLAT)
    assert body(page(f"<h1>{TITLE}</h1><table><tr><td>{lines}</td></tr></table>")) == FLAT


def test_rows_of_a_table_inside_stay_rows() -> None:
    table = "<table><tr><td>Thôn Đông</td><td>12 hộ</td></tr><tr><td>Thôn Tây</td><td>9 hộ</td></tr></table>"
    found = clean(page(text(table)))
    assert {line.line.element for line in found.lines if line.text.startswith("Thôn")} == {"table"}


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display: none;">{0}</p>',
        '<p style="DISPLAY:NONE">{0}</p>',
        '<div style="visibility:hidden"><p>{0}</p></div>',
        '<div style="position:absolute;left:-9999px"><div><p>{0}</p></div></div>',
        '<p style="text-indent:-9999px">{0}</p>',
        '<p style="font-size:0">{0}</p>',
        "<p hidden>{0}</p>",
        '<p aria-hidden="true">{0}</p>',
        "<style>.kin, .x {{ display:none }}</style><div class='a kin'><p>{0}</p></div>",
        "<style>#kin{{visibility:hidden}}</style><section id=kin><p>{0}</p></section>",
        "<template><p>{0}</p></template>",
        '<div class="box-poll"><p>{0}</p></div>',
        '<div id="quangcao"><p>{0}</p></div>',
    ],
)
def test_what_no_reader_of_the_article_sees_is_left_out_and_stands_in_the_ledger(hidden: str) -> None:
    found = clean(page(text(hidden.format(SPAM))))
    drawn = draft_of(found)
    assert drawn.body_md.strip().split("\n\n") == FLAT
    assert SPAM in "".join(line.line.raw for line in found.lines)
    assert {line.role for line in found.lines if SPAM in line.line.raw} <= {Role.FURNITURE, Role.BLANK}


def test_hidden_words_inside_a_paragraph_leave_it_whole() -> None:
    hidden = f'<span style="display:none"> {SPAM}</span>'
    inside = text(f"<p>Cây cầu dài sáu mươi mét{hidden}, rộng hai mét rưỡi.</p>")
    assert "Cây cầu dài sáu mươi mét, rộng hai mét rưỡi." in draft(page(inside)).body_md


def test_a_paragraph_that_hides_without_an_end_tag_hides_itself_only() -> None:
    assert body(page(text(f"<p hidden>{SPAM}"))) == FLAT


def test_a_page_whose_text_scripts_were_to_show_is_shown() -> None:
    assert body(page(f'<div id=main style="display:none">{text()}</div>')) == FLAT


@pytest.mark.parametrize(
    "sheet",
    [
        "@media print { .kin { display: none } }",
        ".kin p { display: none }",
        ".kin { color: red }",
        ".kin:after { display: none }",
    ],
)
def test_rules_of_style_sheets_that_hide_nothing_here(sheet: str) -> None:
    assert body(page(f"<style>{sheet}</style><div class=kin>{text()}</div>")) == FLAT


def script(data: object) -> str:
    return (
        f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>'
    )


OWN = {
    "@type": "NewsArticle",
    "headline": TITLE,
    "url": "https://b.example/1",
    "datePublished": "2018-03-02T08:00:00+07:00",
}
FOREIGN = {
    "@type": "NewsArticle",
    "headline": "Mưa lớn kéo dài ở miền xuôi",
    "url": "https://b.example/2",
    "datePublished": "2012-02-02",
}


@pytest.mark.parametrize(
    "blocks", [[FOREIGN, OWN], [OWN, FOREIGN], [[FOREIGN, OWN]], [{"@graph": [FOREIGN, OWN]}]]
)
@pytest.mark.parametrize("head", ["", '<link rel=canonical href="https://b.example/1">'])
def test_the_description_of_this_page_is_taken_among_others(blocks: list[object], head: str) -> None:
    found = draft(page(text(), head + "".join(map(script, blocks)))).article
    assert (found.title, found.published, found.source.url) == (TITLE, "2018-03-02", "https://b.example/1")


def test_no_description_is_taken_where_all_are_of_others() -> None:
    head = '<link rel=canonical href="https://b.example/1">'
    head += '<meta property="article:published_time" content="2018-03-02">'
    found = draft(page(text(), head + script(FOREIGN))).article
    assert (found.title, found.published, found.source.url) == (TITLE, "2018-03-02", "https://b.example/1")
    assert draft(page(text(), script(FOREIGN))).article.published is None


DATED = '"datePublished":"2018-03-02T08:00:00+07:00"'


@pytest.mark.parametrize(
    "data",
    [
        f'{{"@type":"NewsArticle",{DATED},}}',
        f'{{"@type":"NewsArticle","headline":"Xã "Hòa Lâm" khánh thành cây cầu treo",{DATED}}}',
        f'{{"@type":"NewsArticle","description":"Cầu dài\n60 mét\t.",{DATED}}}',
        f'{{"@type":"NewsArticle","description":"C:\\cau",{DATED}}}',
        f'<!-- {{"@type":"NewsArticle",{DATED}}} -->',
        f'//<![CDATA[\n{{"@type":"NewsArticle",{DATED}}}\n//]]>',
        f'{{"@type":"NewsArticle",{DATED}}};',
        f'{{"@type":"http://schema.org/NewsArticle",{DATED}}}',
        f'{{"@type":["Thing","NewsArticle"],{DATED}}}',
        f'{{"@type":"WebPage","mainEntity":{{"@type":"NewsArticle",{DATED}}}}}',
    ],
)
def test_a_description_that_is_slightly_broken_or_inside_another_is_read(data: str) -> None:
    found = draft(page(text(), script(data))).article
    assert (found.title, found.published, found.published_time) == (TITLE, "2018-03-02", "08:00")


@pytest.mark.parametrize(
    ("head", "inside"),
    [
        ("", '<time datetime="2018-03-02T08:00:00+07:00">2 ngày trước</time>'),
        ("", '<div itemscope itemtype="https://schema.org/NewsArticle"><time itemprop="datePublished"'
             ' datetime="2018-03-02T08:00:00+07:00">hôm qua</time></div>'),
        ("", '<span itemprop="datePublished" content="2018-03-02T08:00:00+07:00">hôm qua</span>'),
        ("", '<span itemprop="datePublished">02/03/2018 08:00</span>'),
        ('<meta itemprop="datePublished" content="Fri, 02 Mar 2018 08:00:00 +0700">', ""),
        ('<meta property="article:published_time" content="1519952400">', ""),
        ('<meta property="article:published_time" content="hôm qua">'
         '<meta name="pubdate" content="2018-03-02T08:00:00+07:00">', ""),
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">'
         '<meta name="pubdate" content="2018-03-02T08:00:00+07:00">', ""),
    ],
)  # fmt: skip
def test_dates_wherever_pages_declare_them(head: str, inside: str) -> None:
    found = draft(page(f"<h1>{TITLE}</h1>{inside}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>", head))
    assert (found.article.published, found.article.published_time) == ("2018-03-02", "08:00")
    assert found.body_md.strip().split("\n\n") == FLAT


def test_times_of_related_articles_are_not_the_articles() -> None:
    others = "".join(f'<li><time datetime="2019-0{n}-01">x</time> Một bài khác số {n}</li>' for n in (1, 2))
    assert (
        draft(page(f"<nav><ul>{others}</ul></nav>{text()}<aside>{others}</aside>")).article.published is None
    )


def test_the_author_of_microdata() -> None:
    byline = '<span itemprop="author" itemscope><span itemprop="name">Lò Văn Mẫu</span></span>'
    found = draft(page(f"<h1>{TITLE}</h1>{byline}<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"))
    assert found.article.authors == ("Lò Văn Mẫu",)
    assert found.body_md.strip().split("\n\n") == FLAT


@pytest.mark.parametrize(
    "window",
    [
        f"{TITLE} | VnExpress", f"{TITLE} - VnExpress", f"{TITLE} – Báo Dân trí", f"{TITLE} - Báo Mẫu Online",
        f"{TITLE} | Thời sự | VnExpress", f"{TITLE} :: Tin tức", f"{TITLE} - vnexpress.net", TITLE,
    ],
)  # fmt: skip
def test_the_windows_title_without_the_papers_name(window: str) -> None:
    lines = "".join(f"<p>{line}</p>" for line in FLAT)
    assert draft(page(lines, f"<title>{window}</title>")).article.title == TITLE


def test_a_headline_with_a_dash_in_it_stays_whole() -> None:
    title = "Cây cầu treo ở xã Hòa Lâm - niềm vui của hơn hai trăm hộ dân hai bên suối"
    lines = "".join(f"<p>{line}</p>" for line in FLAT)
    assert draft(page(lines, f"<title>{title}</title>")).article.title == title


@pytest.mark.parametrize(
    "head",
    [
        "<!-- saved from url=(0033)https://vnexpress.net/mau-2.html -->\n",
        "<!--\n Page saved with SingleFile \n url: https://vnexpress.net/mau-2.html \n"
        " saved date: Mon Jul 03 2023 08:02:03 GMT+0700 (Indochina Time)\n-->",
    ],
)
def test_what_programs_write_above_a_page_they_save(head: str) -> None:
    found = draft(f"<!DOCTYPE html>\n{head}<html><body>{text()}</body></html>").article
    assert (found.source.url, found.outlet) == ("https://vnexpress.net/mau-2.html", "VnExpress")
    if "SingleFile" in head:
        assert found.source.retrieved == "2023-07-03"


def test_the_place_stamp_leaves_the_lead() -> None:
    lead = "Hơn hai mươi gia đình cùng gói bánh chưng."
    stamped = f'<p class="description"><span class="location-stamp">TP HCM</span>{lead}</p>'
    assert body(page(f"<h1>{TITLE}</h1>{stamped}<p>{FIRST}</p><p>{SECOND}</p>"))[0] == lead


@pytest.mark.parametrize("words", ["Hà Nội", "Nhà văn hóa", "Lò Văn Mẫu"])
def test_links_to_lists_of_a_key_word_are_no_authors(words: str) -> None:
    found = draft(page(text() + f'<ul><li><a href="/tag/ha-noi">{words}</a></li></ul>'))
    assert found.article.authors == ()
    assert found.body_md.strip().split("\n\n") == FLAT


def test_a_linked_key_word_inside_a_paragraph_stays() -> None:
    inside = '<p>Cây cầu ở <a href="/tag/hoa-lam">xã Hòa Lâm</a> dài sáu mươi mét, rộng hai mét rưỡi.</p>'
    assert "Cây cầu ở xã Hòa Lâm dài sáu mươi mét, rộng hai mét rưỡi." in draft(page(text(inside))).body_md


def test_headings_between_paragraphs_are_subheads() -> None:
    found = body(page(text("<h2><b>Quy định về tải trọng từ ngày 15/3</b></h2>", f"<p>{SECOND} Thêm.</p>",
                           "<h3>Cầu cũ được giữ lại làm lối đi bộ</h3>")))  # fmt: skip
    assert [line for line in found if line.startswith("#")] == [
        "## Quy định về tải trọng từ ngày 15/3", "## Cầu cũ được giữ lại làm lối đi bộ",
    ]  # fmt: skip


def test_a_heading_that_is_a_link_is_another_articles() -> None:
    assert body(page(text("<h3><a href=/2.html>Mưa lớn kéo dài ở các xã miền xuôi</a></h3>"))) == FLAT


@pytest.mark.parametrize("attributes", [sample for row in MARKS for sample in row["no"]])
def test_other_class_names_cover_nothing(attributes: str) -> None:
    assert load_html_classes()
    assert body(page(f"<div {attributes}>{text()}</div>")) == FLAT


@pytest.mark.parametrize("attributes", [sample for row in MARKS for sample in row["yes"]])
def test_marked_elements_are_left_out(attributes: str) -> None:
    assert body(page(text(f"<div {attributes}><p>{SPAM}</p></div>"))) == FLAT

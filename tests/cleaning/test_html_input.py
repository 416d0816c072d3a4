from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luutru.cleaning.html_input import looks_like_html, split_html
from luutru.cleaning.html_metadata import find_known
from luutru.cleaning.known import merge_known
from luutru.model import Known

TAGS = [
    "<p>", "</p>", "<div class='a'>", "</div>", "<b>", "</b>", "<br/>", "<script>", "</script>", "<!-- x -->",
    "<!--", "<td>", "</td>", "<tr>", "</tr>", "<svg>", "</svg>", "<select>", '<a href="', "'", ">", "<", "</",
    "&amp;", "&nbsp;", " ", "\n", "\t", "Hà Nội", "x < y", "<title>", "</title>", "<style>", "</STYLE >",
    '<p class="a"">', "<?xml",
]  # fmt: skip


def lines(source: str) -> list[str]:
    return [" ".join(piece.text.split()) for piece in split_html(source).shown if piece.text]


@given(st.one_of(st.lists(st.sampled_from(TAGS), max_size=25).map("".join), st.text()))
@example("<script>x")
@example("<select>Hà Nội")
def test_the_pieces_are_the_source(source: str) -> None:
    page = split_html(source)
    assert "".join(page.pieces) == source
    assert len(page.pieces) == len(page.shown)
    assert all(page.pieces)
    for piece, shown in zip(page.pieces, page.shown, strict=True):
        assert shown.text == shown.text.strip()
        assert not shown.text or piece.strip() == piece


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Hà <b>Nội</b>, thủ đô", ["Hà Nội, thủ đô"]),
        ("<p>một<p>hai<div>ba</div>bốn", ["một", "hai", "ba", "bốn"]),
        ("một<br>hai<hr/>ba", ["một", "hai", "ba"]),
        ("<ul><li>một<li>hai</ul>", ["một", "hai"]),
        ("<tr><td>Ba Đình</td><td>12</td></tr><tr><td>Tây Hồ<td>9</tr>", ["Ba Đình 12", "Tây Hồ 9"]),
        ("<script>var a = '<p>không</p>'</script><style>p{}</style><p>có</p>", ["có"]),
        ("<noscript><img alt='x'>không</noscript>có<svg><text>không</text></svg>", ["có"]),
        ("<!-- không <p> -->có<!-- không", ["có"]),
        ("H&agrave; N&#7897;i &amp; &lt;b&gt;", ["Hà Nội & <b>"]),
        ('<p class="a"">có</p><p title="x > y">và</p>', ["có", "và"]),
        ("3 < 5 và x<y", ["3 < 5 và x"]),
        ("a <b>b</b> <i>c</i>", ["a b c"]),
        ("<p>  \n Hà\n   Nội  </p>", ["Hà Nội"]),
        ("<SCRIPT>x</Script >có", ["có"]),
        ("<select><option>không</select>có", ["có"]),
        ("<figure><img src=a><figcaption>Ảnh: X</figcaption></figure>", ["Ảnh: X"]),
        ("", []),
    ],
)
def test_lines_are_those_a_reader_sees(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


def test_cells_keep_tabs_between_them() -> None:
    (line,) = (shown.text for shown in split_html("<tr><td>a</td> <td>b</td></tr>").shown if shown.text)
    assert line == "a\tb"


@pytest.mark.parametrize(
    ("source", "element"),
    [
        ("<nav><ul><li>x", "nav"),
        ("<h2><a href=y>x</a></h2>", "h2-link"),
        ("<h2>z <a href=y>x</a></h2>", "h2"),
        ("<nav></nav>x", ""),
        ("<figure><figcaption><p>x", "figcaption"),
        ("<footer><p>x", "footer"),
        ("<ul><li>y</ul>x", ""),
    ],
)
def test_a_lines_element_is_the_telling_one(source: str, element: str) -> None:
    assert [shown.element for shown in split_html(source).shown if shown.text][-1] == element


def test_linear_whatever_is_in_the_source() -> None:
    """With quadratic work these would not end while anybody waits."""
    for hostile in (
        '<a b="',
        "<!--",
        "<",
        "<script>",
        "<select>",
        "x</p>",
        "<a =",
        "<svg><p>",
        "<!-- x -->",
        "&",
    ):
        source = hostile * 50_000
        assert "".join(split_html(source).pieces) == source


def test_what_is_a_page_of_html() -> None:
    assert looks_like_html("\n<!DOCTYPE HTML><p>")
    assert looks_like_html("<!-- saved --><html lang=vi>")
    assert not looks_like_html("Thẻ <html> mở đầu trang")
    assert not looks_like_html("<p>đoạn</p>")


def known(head: str, body: str = "") -> Known:
    return find_known(split_html(f"<html><head>{head}</head><body>{body}</body></html>"))


def test_metadata_of_open_graph_and_names() -> None:
    found = known(
        "<meta property='og:type' content='article'><meta property='og:site_name' content='Báo Dân trí'>"
        "<meta property='og:title' content='Phường Bưởi gặp mặt &amp; tặng quà'>"
        "<meta name=author content='Báo Dân trí'><meta name=description content='Sáng nay, phường gặp mặt.'>"
        "<meta property='article:published_time' content='2018-01-19T15:45:00+07:00'>"
        "<meta property='article:modified_time' content='2018-01-20T08:00:00+07:00'>"
        "<link rel=canonical href='https://dantri.com.vn/a.htm'>"
    )
    assert found == Known(
        url="https://dantri.com.vn/a.htm",
        site_name="Báo Dân trí",
        title="Phường Bưởi gặp mặt & tặng quà",
        published="2018-01-19",
        published_time="15:45",
        updated="2018-01-20",
        summary="Sáng nay, phường gặp mặt.",
    )


def test_linked_data_in_a_graph_with_line_feeds_in_strings_and_several_authors() -> None:
    script = (
        '{"@graph": [{"@type": "WebSite", "name": "x"}, '
        '{"@type": ["NewsArticle"], "headline": "Một\ntít dài",'
        '"author": [{"@type": "Person", "name": "Trần Long, Mai Hoa"},'
        '{"@type": "Organization", "name": "TTXVN"}],'
        '"datePublished": "2018-01-19T23:30:00Z", "publisher": {"name": "Hànộimới"}}]}'
    )
    found = known(f'<script type="application/ld+json">{script}</script>')
    assert found == Known(
        title="Một tít dài",
        authors=("Trần Long", "Mai Hoa"),
        published="2018-01-20",
        published_time="06:30",
        site_name="Hànộimới",
    )


@pytest.mark.parametrize("script", ["", "{", "[]", "null", '{"@type": 5}', "[" * 100_000, '{"@graph": "x"}'])
def test_broken_linked_data_says_nothing(script: str) -> None:
    assert known(f'<script type="application/ld+json">{script}</script>') == Known()


def test_the_only_heading_is_the_title_unless_it_is_the_sites_name() -> None:
    assert known("", "<h1>Phường Bưởi gặp mặt đảng viên</h1>").title == "Phường Bưởi gặp mặt đảng viên"
    assert known("", "<h1>Thời sự</h1>").title == ""
    assert (
        known("<title>Phường Bưởi gặp mặt - Báo X</title>", "<h1>Báo điện tử X của thành phố</h1>").title
        == ""
    )
    assert known("", "<h1>Phường Bưởi gặp mặt đảng viên</h1><h1>Bình luận</h1>").title == ""
    assert known("", "<h1>{{ bai.tieu_de | cat_ngan }} trong mẫu</h1>").title == ""


def test_a_listings_metadata_give_no_title() -> None:
    head = (
        "<meta property='og:type' content='website'><meta property='og:title' content='Tin thời sự mới nhất'>"
    )
    assert known(head).title == ""


def test_a_clock_stays_with_its_day() -> None:
    page = Known(published="2018-01-19", published_time="15:45", title="x")
    assert merge_known(Known(published="2018-01-20"), page) == Known(published="2018-01-20", title="x")
    assert merge_known(Known(published="2018-01-19"), page).published_time == "15:45"
    assert merge_known(Known(), page) == page


@pytest.mark.parametrize(
    ("markup", "caption"),
    [
        ("<div class=anh><img src=a><p>Quang cảnh hội nghị</p></div><p>Đoạn văn.</p>", "Quang cảnh hội nghị"),
        ("<table><tr><td><img src=a><tr><td>Quang cảnh hội nghị</table>", "Quang cảnh hội nghị"),
        ("<div><p>Đoạn.</p><center><img src=a><br>Quang cảnh</center><p>Đoạn hai.</p></div>", "Quang cảnh"),
        ("<div><img src=a><p>Đoạn một.</p><p>Đoạn hai.</p></div>", ""),
        ("<div><p>Đoạn một.</p><img src=a></div>", ""),
        ("<div><a href=x><img src=a></a><p><a href=x>Bài khác</a></p></div>", ""),
        ("<div><img src=a></div></div></table><p>Đoạn một.</p>", ""),
        (f"<div><img src=a><p>{'dài ' * 80}</p></div>", ""),
    ],
)
def test_the_one_line_of_a_box_below_its_picture_is_a_caption(markup: str, caption: str) -> None:
    shown = [item for item in split_html(markup).shown if item.element == "figcaption"]
    assert [item.text for item in shown] == [caption] * bool(caption)

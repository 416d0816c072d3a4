from __future__ import annotations

import re

from factories import first
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from luutru.site.body_html import make_anchors, render_body
from luutru.site.words import load_words

WORDS = load_words("vi")
BODY = """Phần dẫn của bài.

Đoạn thứ nhất & hai.

Ảnh: quang cảnh.
{: .caption }

## Mục

Đoạn cuối <script>alert(1)</script>."""


def test_blocks_are_marked_up_as_the_template_expects() -> None:
    body = render_body(BODY, WORDS)
    tree = LexborHTMLParser(f"<body>{body.html}</body>")
    assert [node.tag for node in tree.css("body > *")] == ["p", "p", "p", "h2", "p"]
    assert first(tree, "p.sapo").text().startswith("Phần dẫn")
    assert first(tree, "p.caption").text().startswith("Ảnh")
    assert body.has_captions
    assert not tree.css("script")
    assert "&amp; hai" in body.html


def test_a_text_without_paragraphs_is_no_lead() -> None:
    """Whole articles came as one paragraph, and stood there in bold letters."""
    assert 'class="sapo"' in render_body("Một câu dẫn. " * 50, WORDS).html
    assert 'class="sapo"' not in render_body("Một câu dẫn. " * 60, WORDS).html


def test_each_block_has_an_anchor_that_links_to_itself() -> None:
    body = render_body(BODY, WORDS)
    tree = LexborHTMLParser(body.html)
    anchors = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(set(anchors)) == 5
    assert [link.attributes["href"] for link in tree.css("a[aria-labelledby=neo]")] == [
        f"#{anchor}" for anchor in anchors
    ]
    assert [anchor for anchor, _ in body.passages] == anchors


def test_anchors_survive_mending() -> None:
    raw = ["Ngày 19/1,  Quận ủy Đống Đa tổ chức Hội nghị tổng kết công tác xây dựng Đảng năm 2017"]
    mended = ["Ngày 19/1, Quận uỷ Đống Đa tổ chức “Hội nghị tổng kết công tác xây dựng Đảng” 2018; thêm."]
    assert make_anchors(raw) == make_anchors(mended)
    assert make_anchors(["Đoạn khác hẳn"]) != make_anchors(raw)


def test_anchors_do_not_depend_on_what_stands_before() -> None:
    assert make_anchors(["một đoạn", "hai đoạn"])[1] == make_anchors(["hai đoạn"])[0]


def test_a_paragraph_that_begins_with_many_marks_has_an_anchor_too() -> None:
    assert make_anchors(["> " * 70 + "Hà Nội", "> " * 70]) == [*make_anchors(["Hà Nội"]), ""]


@given(st.lists(st.text(), max_size=12))
def test_anchors_are_different_and_valid(texts: list[str]) -> None:
    anchors = [anchor for anchor in make_anchors(texts) if anchor]
    assert len(set(anchors)) == len(anchors)
    assert all(re.fullmatch(r"d-[0-9a-f]{8}(-\d+)?", anchor) for anchor in anchors)


@given(st.text())
def test_no_body_breaks_out_of_its_markup(text: str) -> None:
    body = render_body(text, WORDS)
    tree = LexborHTMLParser(f"<body><main>{body.html}</main></body>")
    assert not tree.css("script, iframe, style, object, form")
    assert all(not name.startswith("on") for node in tree.css("main *") for name in node.attributes)


def test_headings_skip_no_level() -> None:
    body = render_body("### Sâu\n\nĐoạn.\n\n###### Sâu hơn\n\nĐoạn nữa.", WORDS)
    assert [node.tag for node in LexborHTMLParser(body.html).css("h2, h3, h4, h5, h6")] == ["h2", "h3"]

"""What is written is read back; both ways of reading agree; nothing in a body can run."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from luutru.content import markdown as reading
from luutru.content.markdown import BodyKind, is_safe_link, make_markdown, parse_body
from luutru.content.markdown_writing import escape_text, printable_line, render_body
from luutru.model import Block, BlockKind

AWKWARD = [
    "*_#<>&[]{}|\\`~!-+.:=\"'()",
    "1. Một là",
    "12) Hai là",
    "- Thưa ông",
    "+ Cộng",
    "* Sao",
    "=====",
    "-----",
    "- - -",
    "***",
    "___",
    "# Không phải tiêu đề",
    "#hashtag",
    "> trích",
    "| a | b |",
    "{: .caption }",
    "{: .x #y onclick=z }",
    "&amp; &#42; &nbsp; R&D A&B;",
    "<b>đậm</b> <script>alert(1)</script> <!-- x --> < 5 % <https://a.vn>",
    "[a](javascript:alert(1)) ![x](y) [1]: http://z [1][2]",
    "http://a.vn/b_c_d?e=*f*&g=h",
    "a  b",
    "\\\\* \\",
    "đuôi \\",
    "klzzwxh:0001 \x02klzzwxh:0001\x03 \x02amp\x03",
    "{{< figure >}} {% include x %} {{ site.x }}",
    ": định nghĩa",
    "snake_case_word 2*3*4",
    "`mã`",
    "\x00\x07\ud800 lẻ",
    "Nguyễn\u2028Văn\x85A",
    "١. số Ả Rập",
]
TEXTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.text(alphabet="*_#<>&[]{}|\\`~!-+.:;=\"'()1a ắ\n\t"),
    st.text(st.characters(exclude_categories=())),
    st.lists(st.sampled_from([*AWKWARD, " ", "a", "Hà Nội"]), max_size=4).map("".join),
)


def plain(text: str) -> str:
    """The text a reader sees: runs of breaks are one space."""
    return printable_line(text)


def text_of_html(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@settings(max_examples=600)
@given(st.sampled_from([BlockKind.SAPO, BlockKind.PARAGRAPH, BlockKind.SUBHEAD, BlockKind.CAPTION]), TEXTS)
def test_a_line_reads_back_as_it_was_written(kind: BlockKind, text: str) -> None:
    blocks = parse_body(render_body([Block(kind, text, (1,))]))
    if not plain(text):
        assert blocks == ()
        return
    assert [(block.text, text_of_html(block.html)) for block in blocks] == [(plain(text), plain(text))]
    expected = BodyKind.SAPO if kind in (BlockKind.SAPO, BlockKind.PARAGRAPH) else BodyKind(kind.value)
    assert blocks[0].kind is expected


@settings(max_examples=300)
@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_lists_read_back(items: list[str]) -> None:
    items = [f"đ {item}" for item in items]  # a mark at the start would be structure, not text
    [block] = parse_body(render_body([Block(BlockKind.LIST_ITEM, item, (1,)) for item in items]))
    assert block.kind is BodyKind.LIST
    assert block.tag == "ul"
    assert block.text.split("\n") == [plain(item) for item in items]
    assert block.html.count("<li>") == len(items)


@settings(max_examples=300)
@given(st.lists(st.lists(TEXTS.map(plain), min_size=1, max_size=4), min_size=1, max_size=4))
def test_tables_read_back(rows: list[list[str]]) -> None:
    [block] = parse_body(render_body([Block(BlockKind.TABLE_ROW, "\t".join(row), (1,)) for row in rows]))
    assert block.kind is BodyKind.TABLE
    width = max(map(len, rows))
    cells = re.findall(r"<t[dh]>(.*?)</t[dh]>", block.html, re.DOTALL)
    wanted = [cell for row in rows for cell in [*row, *[""] * (width - len(row))]]
    assert [unescape(cell) for cell in cells[: len(wanted)]] == wanted


@settings(max_examples=300)
@given(st.lists(TEXTS.map(plain).filter(bool), min_size=2, max_size=5))
def test_verses_read_back(lines: list[str]) -> None:
    [block] = parse_body(render_body([Block(BlockKind.VERSE, "\n".join(lines), (1,))]))
    assert block.kind is BodyKind.VERSE
    assert block.text == "\n".join(lines)
    assert block.html.count("<br>") == len(lines) - 1


@settings(max_examples=600)
@given(st.lists(TEXTS.map(lambda text: re.sub(r"\n{2,}", "\n", text)), max_size=4).map("\n\n".join))
@example("Một đoạn > kia\n\n- a\n- b\n\nĐoạn sau\n\n    thụt\n\n## Đầu mục\n\nẢnh\n{: .caption }")
@example("a\\- b & c < d\n\n## \\# x\n\n1. a\n\n2. b\n\nc")
def test_the_short_way_is_the_parsers_way(body_md: str) -> None:
    short = parse_body(body_md)
    source = "\n\n".join(reading._chunks(body_md))
    whole = list(reading._parsed_blocks(source)) if source else []
    assert [(b.tag, b.html, b.text) for b in short] == [(b.tag, b.html, b.text) for b in whole]
    captions = [b.kind is BodyKind.CAPTION for b in whole]
    assert [b.kind is BodyKind.CAPTION for b in short] == captions


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


BLOCKS = {"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "blockquote", "hr"}
HEADS = {"h1", "h2", "h3", "h4", "h5", "h6"}
ALLOWED = BLOCKS | HEADS | {"a", "em", "strong", "br"}


@settings(max_examples=600)
@given(
    st.one_of(
        TEXTS, st.lists(st.sampled_from([*AWKWARD, "\n", "\n\n", "    ", "> ", "- ", "](", "<"])).map("".join)
    )
)
@example("[a](<javascript:alert(1)>) [b](JaVaScRiPt:x) [c](java\nscript:x) [d](&#106;avascript:x)")
@example("[a](//evil.example) [b](https://x.vn 'onmouseover=\"x\"') <vbscript:x> <javascript://%0aalert(1)>")
@example("[a](\\\\evil) [b](java\\script:x) [c](  javascript:x) ![d](https://x.vn/y.png)")
def test_nothing_in_a_body_runs_or_loads(body_md: str) -> None:
    for block in parse_body(body_md):
        for tag, attributes in Tags(block.html).found:
            assert tag in ALLOWED
            assert set(attributes) <= {"href", "title", "class"}
            assert attributes.get("class", "caption") == "caption"
            assert is_safe_link(attributes.get("href") or "#")


@pytest.mark.parametrize(
    "address",
    ["https://a.vn/x?y=1&z", "mailto:a@b.vn", "#p-1", "../bai/x.html", "x.html", "/tuyet-doi", "./a"],
)
def test_good_links_stay(address: str) -> None:
    [block] = parse_body(f"Xem [đây]({address}).")
    assert Tags(block.html).found == [("a", {"href": address})]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "JAVASCRIPT:x", "data:text/html,x", "vbscript:x",
     "file:///etc/passwd", "//a.vn", "x:y", "java&#115;cript:x", "&#x6a;avascript:x", "\\\\a.vn"],
)  # fmt: skip
def test_bad_links_are_shown_as_text(address: str) -> None:
    [block] = parse_body(f"Xem [đây]({address}).")
    assert Tags(block.html).found == []
    assert "[đây](" in block.text


def test_the_kinds_of_a_body_written_by_hand() -> None:
    body_md = (
        "Mở đầu *nhấn* và **mạnh**.\n\nHai dòng\nmột đoạn.\n\n### Nhỏ\n\n1. một\n2. hai\n\n> trích\n\n---\n\n"
        "Thơ một\\\nThơ hai\n\nTay viết  \nhai dấu cách\n\nẢnh chụp\n{: .caption}"
    )
    assert [(block.kind.value, block.tag, block.text) for block in parse_body(body_md)] == [
        ("sapo", "p", "Mở đầu nhấn và mạnh."),
        ("paragraph", "p", "Hai dòng một đoạn."),
        ("subhead", "h3", "Nhỏ"),
        ("list", "ol", "một\nhai"),
        ("quote", "blockquote", "trích"),
        ("rule", "hr", ""),
        ("verse", "p", "Thơ một\nThơ hai"),
        ("verse", "p", "Tay viết\nhai dấu cách"),
        ("caption", "p", "Ảnh chụp"),
    ]


def test_list_marks_become_structure() -> None:
    def written(*items: str) -> str:
        return render_body([Block(BlockKind.LIST_ITEM, item, (1,)) for item in items])

    assert written("- Một", "• Hai") == "- Một\n- Hai"
    assert written("1. Một", "2. Hai") == "1. Một\n2. Hai"
    assert written("2. Hai", "3. Ba") == "2\\. Hai\n\n3\\. Ba"
    assert written("a) Một", "b) Hai") == "a) Một\n\nb) Hai"
    assert written("Một", "2. Hai") == "- Một\n- 2\\. Hai"


def test_ordinary_sentences_are_written_without_backslashes() -> None:
    sentence = 'Kinh tế & Đô thị: giá < 5 %, tăng 3.000 đồng/kg (theo "X"), ngày 28/2 - 1/3; R&D, -5 độ!'
    assert escape_text(sentence) == sentence


@pytest.mark.parametrize(
    "body_md",
    [
        "[" * 50_000 + "a" + "](b)" * 50_000,
        "- " * 3000 + "x",
        "> " * 3000 + "x",
        "1. " * 3000 + "x",
        "*a " * 50_000,
        f"- a\n{' ' * 400}- b",
        "|a" * 100_000 + "\n" + "|-" * 100_000,
        "a  \n" * 50_000,
    ],
)
def test_a_tangle_is_shown_and_does_not_hold_up_the_build(body_md: str) -> None:
    [block] = parse_body(body_md)
    assert block.text.split() == body_md.split()


def test_one_parser_a_process() -> None:
    assert make_markdown() is make_markdown()


def test_a_heading_in_a_quotation_heads_nothing_of_the_page() -> None:
    (quote,) = parse_body("> # Mục\n>\n> Đoạn")
    assert quote.html == "<p><strong>Mục</strong></p>\n<p>Đoạn</p>"
    assert quote.text == "Mục\nĐoạn"


@settings(max_examples=400)
@given(TEXTS.filter(bool), st.sampled_from(["", "Đống Đa "]))
def test_what_is_plain_is_found_by_either_way(text: str, before: str) -> None:
    chunk = before + text
    marks = [mark for mark in reading._MARKS if mark in chunk]
    assert reading._is_plain(chunk, marks) == bool(reading._PLAIN.fullmatch(chunk))


@pytest.mark.parametrize(
    ("body_md", "html"),
    [
        ("1. một\n2. hai", "<li>một</li><li>hai</li>"),
        ("3. ba\n4. bốn", '<li value="3">ba</li><li>bốn</li>'),
        ("1. một\n2. hai\n5. năm", '<li>một</li><li>hai</li><li value="5">năm</li>'),
        ("2018. Năm ấy có nhiều việc.", '<li value="2018">Năm ấy có nhiều việc.</li>'),
        ("- một\n  - hai\n- ba", "<li>một<ul><li>hai</li></ul></li><li>ba</li>"),
        ("- một\n   - hai\n      - ba", "<li>một<ul><li>hai<ul><li>ba</li></ul></li></ul></li>"),
        ("- một\n    - hai\n        - ba", "<li>một<ul><li>hai<ul><li>ba</li></ul></li></ul></li>"),
        ("1. một\n   - hai\n2. ba", "<li>một<ul><li>hai</li></ul></li><li>ba</li>"),
    ],
)
def test_lists_are_numbered_and_nested_as_typed(body_md: str, html: str) -> None:
    (block,) = parse_body(body_md)
    assert block.html.replace("\n", "") == html


def test_numbers_go_on_over_a_blank_line_as_typed() -> None:
    (block,) = parse_body("1. một\n2. hai\n\n5. năm\n")
    assert [int(n) for n in re.findall(r'value="(\d+)"', block.html)] == [5]

"""Files that are no plain list of articles: what of them is read, and what is said of the rest."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import sys
import zipfile
from email.header import Header
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from containers import LEAD, TEXT, TITLE, drafts, outcomes, paragraphs, read_folder
from hypothesis import given, settings
from hypothesis import strategies as st
from writers import FORMATS, HANOI, Invented

from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.formats.files import FileReader
from luutru.cleaning.formats.unpacking import Unpacked, most_unpacked, unpack, unpack_bytes
from luutru.cleaning.note_files import Notes
from luutru.knowledge.loading import load_knowledge
from luutru.model import CleanedPage, RawPage, SetAside
from luutru.site.words import load_words, set_aside_cure
from luutru.vietnamese.decoding import encode_lines

if TYPE_CHECKING:
    from pathlib import Path

HTML = f"<!DOCTYPE html><html><body><h1>{TITLE}</h1><p>{TEXT.replace(chr(10), '</p><p>')}</p></body></html>"


def zipped(files: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


def test_a_zip_file_is_a_folder(tmp_path: Path) -> None:
    inner = zipped({"b.txt": f"{TITLE}\n\n{TEXT}\nHai."})
    files: dict[str, str | bytes] = {
        "a/1.html": HTML, "a/2.csv": f"title,content\nMột bài thử nghiệm khác,{LEAD}\n", "a/.DS_Store": "x",
        "__MACOSX/a/1.html": "x", "anh.png": b"\x89PNG\r\n\x1a\n", "c.zip": inner,
    }  # fmt: skip
    assert outcomes(read_folder(tmp_path, {"x.zip": zipped(files)})) == {
        "x.zip#a/1.html": "page", "x.zip#a/2.csv#2": "page", "x.zip#anh.png": "page-files",
        "x.zip#c.zip#b.txt": "page",
    }  # fmt: skip


def test_no_file_of_a_zip_file_is_passed_over_for_the_way_to_it(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"./a.html": HTML, "../b.html": HTML + "<!--2-->", ".c/c.html": HTML}
    found = outcomes(read_folder(tmp_path, {"x.zip": zipped(files)}))
    assert found == {"x.zip#./a.html": "page", "x.zip#../b.html": "page"}


def test_a_zip_file_that_is_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    found = outcomes(read_folder(tmp_path, {"x.zip": zipped({"a.html": HTML, "b.txt": bytes(200 << 20)})}))
    assert found == {"x.zip#a.html": "page", "x.zip#b.txt": "too-large"}


def test_a_gzip_file_that_is_a_bomb_ends(tmp_path: Path) -> None:
    found = outcomes(read_folder(tmp_path, {"x.jsonl.gz": gzip.compress(b" " * (200 << 20))}))
    assert set(found.values()) <= {"unreadable", "too-large"}
    assert found


def test_unpacking_gives_what_there_is_and_says_when_there_was_to_be_more() -> None:
    packed = gzip.compress(TEXT.encode() * 50)
    stream = unpack(io.BytesIO(packed[:-20]), "gzip")
    assert TEXT.encode() * 50 == io.BufferedReader(stream).read() or stream.damaged
    assert stream.damaged
    assert unpack_bytes(packed, "gzip", 10) == TEXT.encode()[:10]
    with pytest.raises(ValueError, match="damaged"):
        unpack_bytes(packed[:-20], "gzip", 1 << 20)
    assert most_unpacked(10) > 1000
    limited = Unpacked(io.BytesIO(b"x" * 100).read, 50)
    assert len(io.BufferedReader(limited).read()) <= 100
    assert limited.damaged


@pytest.mark.parametrize("module", ["zstandard", "brotli", "pypdf", "openpyxl", "warcio.archiveiterator"])
def test_a_missing_library_is_said_plainly(
    module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    files: dict[str, tuple[str, str | bytes]] = {
        "zstandard": ("x.csv.zst", b"\x28\xb5\x2f\xfdxxxx"),
        "brotli": ("x.html.br", b"xxxx"),
        "pypdf": ("x.pdf", b"%PDF-1.7"),
        "openpyxl": ("x.xlsx", zipped({"xl/workbook.xml": "x"})),
        "warcio.archiveiterator": ("x.warc", b"WARC/1.0"),
    }
    name, data = files[module]
    (aside,) = read_folder(tmp_path, {name: data}).values()
    assert isinstance(aside, SetAside)
    assert aside.reason == f"needs-{module.partition('.')[0]}"
    assert module.partition(".")[0] in aside.detail
    assert "pip install" in set_aside_cure(aside.reason, load_words("en"))


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("x.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1xxxx", "unsupported"),
        ("x.py", "print('Xin chào')", "unsupported"),
        ("x.css", "p { color: red }", "unsupported"),
        (
            "sitemap.xml",
            "<?xml version='1.0'?><urlset><url><loc>https://a.vn</loc></url></urlset>",
            "unsupported",
        ),
        ("links.txt", "https://a.vn/1.html\nhttps://a.vn/2.html\n", "unsupported"),
        ("x.xml", "<?xml version='1.0'?><config><key>a</key></config>", "unsupported"),
        ("x.docx", zipped({"word/document.xml": "<broken"}), "broken"),
        ("x.docx", zipped({"word/document.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "broken"),
        ("x.zip", b"PK\x03\x04xxxx", "unreadable"),
        ("x.md", "---\ntitle: Một bài\n---\n\n", "empty"),
        ("x.mhtml", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b--\n", "empty"),
    ],
)
def test_what_is_no_article_is_named_with_a_cure(
    name: str, data: str | bytes, reason: str, tmp_path: Path
) -> None:
    (aside,) = read_folder(tmp_path, {name: data}).values()
    assert isinstance(aside, SetAside), aside
    assert (aside.reason, aside.detail != "") == (reason, True)


HEADLINE = "Làng Hạ dựng lại cổng gạch sau trận bão"
TOLD = (
    "Làng Hạ vừa dựng lại cổng gạch đổ sau trận bão cuối tháng Chín, do một trăm hộ trong làng cùng góp công "
    "góp của, từ viên gạch, bao vôi đến bữa cơm trưa cho thợ.",
    "Bà Vũ Thị Nhàn, người giữ sổ quyên góp, cho biết số tiền còn lại dành để lát con đường ra bến.",
)


def mail(subject: str, text: str, kind: str = "plain", cte: str | None = None) -> bytes:
    message = EmailMessage()
    message["Received"] = "from a.vn by b.vn; Sat, 3 Jan 2026 01:02:03 +0000"
    message["From"] = "Lê Vi <vi@a.vn>"
    message["Subject"] = subject
    message["Date"] = "Sat, 3 Jan 2026 01:02:03 +0000"
    message.set_content(text, subtype=kind, cte=cte)
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("kind", ["plain", "html"])
def test_an_article_in_a_mail_is_read(kind: str, encoding: str, tmp_path: Path) -> None:
    lines = [HEADLINE, *TOLD]
    text = "\n\n".join(lines)
    if kind == "html":
        text = "".join(f"<div>{line}</div>\n" for line in lines)
    data = mail(f"Fwd: {HEADLINE}", text, kind, cte=encoding)
    (page,) = read_folder(tmp_path, {"x.eml": data}).values()
    assert isinstance(page, RawPage), page
    assert (page.known.title, page.known.retrieved, page.apart) == (HEADLINE, "2026-01-03", True)
    cleaned = clean_page(page, load_knowledge())
    assert isinstance(cleaned, CleanedPage)
    assert [block.text for block in cleaned.blocks] == [*TOLD]


@pytest.mark.parametrize(
    ("subject", "first", "title"),
    [
        ("Gửi anh bài hôm trước", HEADLINE, ""),
        ("Cổng gạch làng Hạ", HEADLINE, ""),
        (HEADLINE, "", HEADLINE),
        ("Gửi anh bài hôm trước", "", ""),
        ("=?no-such-set?b?xxxx?=", HEADLINE, ""),
    ],
)
def test_a_mails_subject_is_a_headline_where_the_text_says_so(
    subject: str, first: str, title: str, tmp_path: Path
) -> None:
    said = subject if subject.startswith("=?") else Header(subject, "utf-8").encode(linesep="\r\n")
    data = mail("S-U-B", "\n\n".join(filter(None, [first, *TOLD]))).replace(b"S-U-B", said.encode())
    (page,) = read_folder(tmp_path, {"x.eml": data}).values()
    assert isinstance(page, RawPage)
    assert page.known.title == title


def test_xml_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    bomb = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>"
    feed = f"<?xml version='1.0'?>{bomb}<rss><channel><item><title>&b;</title></item></channel></rss>"
    assert outcomes(read_folder(tmp_path, {"x.xml": feed})) == {"x.xml#1": "broken"}


def test_a_feed_that_is_cut_keeps_what_came_before(tmp_path: Path) -> None:
    item = f"<item><title>{TITLE}</title><description>{LEAD}</description></item>"
    feed = f"<?xml version='1.0'?><rss><channel>{item}<item><title>x"
    assert outcomes(read_folder(tmp_path, {"x.rss": feed})) == {"x.rss#1": "page", "x.rss#2": "broken"}


def test_a_list_of_any_elements_with_title_and_text(tmp_path: Path) -> None:
    one = f"<bai><tieu_de>{TITLE}</tieu_de><noi_dung>{TEXT}</noi_dung><ngay_dang>5/4/2021</ngay_dang></bai>"
    found = drafts(read_folder(tmp_path, {"x.xml": f"<?xml version='1.0'?>\n<ds>{one}</ds>"}))
    assert [(draft.article.title, draft.article.published) for draft in found.values()] == [
        (TITLE, "2021-04-05")
    ]


def test_drafts_of_wordpress_are_named_and_its_attachments_counted(tmp_path: Path) -> None:
    space = 'xmlns:wp="http://wordpress.org/export/1.2/"'
    items = "".join(
        f"<item><title>{TITLE}</title><description>{LEAD} {kind} {state}</description>"
        f"<wp:post_type>{kind}</wp:post_type><wp:status>{state}</wp:status></item>"
        for kind, state in (
            ("post", "publish"),
            ("post", "draft"),
            ("attachment", "inherit"),
            ("page", "publish"),
        )
    )
    found = read_folder(
        tmp_path, {"x.xml": f"<?xml version='1.0'?><rss {space}><channel>{items}</channel></rss>"}
    )
    assert outcomes(found) == {
        "x.xml#1": "page", "x.xml#2": "unpublished", "x.xml": "unsupported", "x.xml#4": "page",
    }  # fmt: skip
    assert "1 attachment" in str(found["x.xml"])


MARKDOWN = f"""---
title: {TITLE}
date: 2021-04-05
---

{{% include x.html %}}
![Ảnh lớp học](a.jpg)

Sáng 5/4, **xã Hòa Lâm** khai giảng [lớp dạy nghề](https://a.vn/x)
đan lát tại nhà văn hóa thôn Đông.

## Người học được gì

Lớp học kéo dài *ba tháng*, không thu học phí, và do nghệ nhân trong làng đứng lớp.
Học viên học xong được hợp tác xã nhận hàng về làm tại nhà.
"""


def test_markdown_is_read_as_it_is_shown_and_gives_back_its_bytes(tmp_path: Path) -> None:
    items = read_folder(tmp_path, {"x.md": MARKDOWN})
    raw = items["x.md"]
    assert isinstance(raw, RawPage)
    assert encode_lines(raw.encoding, raw.bom, raw.newline, raw.final_newline, raw.lines) == MARKDOWN.encode()
    (draft,) = drafts(items).values()
    assert paragraphs(draft) == [
        "Sáng 5/4, xã Hòa Lâm khai giảng lớp dạy nghề đan lát tại nhà văn hóa thôn Đông.",
        "## Người học được gì",
        "Lớp học kéo dài ba tháng, không thu học phí, và do nghệ nhân trong làng đứng lớp. "
        "Học viên học xong được hợp tác xã nhận hàng về làm tại nhà.",
    ]


@pytest.mark.parametrize("name", ["x", "x.txt", "x.vnp"])
@pytest.mark.parametrize("element", ["article", 'div class="bai"'])
def test_a_part_of_a_page_is_html_under_any_name(element: str, name: str, tmp_path: Path) -> None:
    lines = "".join(f"<p>{line}</p>" for line in TEXT.split("\n"))
    text = f"<{element}><h1>{TITLE}</h1>{lines}</{element.split(maxsplit=1)[0]}>"
    (draft,) = drafts(read_folder(tmp_path, {name: text})).values()
    assert (draft.article.title, paragraphs(draft)) == (TITLE, TEXT.split("\n"))


def test_a_text_file_with_front_matter_is_markdown(tmp_path: Path) -> None:
    (draft,) = drafts(read_folder(tmp_path, {"x.txt": MARKDOWN})).values()
    assert (draft.article.title, draft.article.published) == (TITLE, "2021-04-05")


@pytest.mark.parametrize("text", [f"---\n{TITLE}\n---\n{TEXT}\n", f"----\n\n{TITLE}\n\n{TEXT}\n"])
def test_rulers_around_a_headline_are_no_front_matter(text: str, tmp_path: Path) -> None:
    (draft,) = drafts(read_folder(tmp_path, {"x.txt": text})).values()
    assert draft.article.title == TITLE


def test_a_pdf_file_with_a_text_layer(tmp_path: Path) -> None:
    pypdf = pytest.importorskip("pypdf", reason="PDF files need pypdf")
    assert pypdf
    stream = "BT /F1 12 Tf 72 720 Td (Xa Hoa Lam mo lop day nghe cho thanh nien trong xa) Tj ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
        "/MediaBox [0 0 612 792] >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]  # fmt: skip
    data, places = "%PDF-1.4\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(data)
    data += f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\n"
    data += f"startxref\n{start}\n%%EOF\n"
    found = read_folder(tmp_path, {"x.pdf": data, "y.pdf": "%PDF-1.4 cut"})
    assert outcomes(found) == {"x.pdf": "page", "y.pdf": "broken"}


def test_a_table_in_a_word_file_is_a_table(tmp_path: Path) -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>".format
    row = f"<w:tr>{cell('Thôn Đông')}{cell('12')}</w:tr>"
    lines = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in (TITLE, *TEXT.split("\n")))
    document = f"<w:document {space}><w:body>{lines}<w:tbl>{row}{row}</w:tbl></w:body></w:document>"
    raw = read_folder(tmp_path, {"x.docx": zipped({"word/document.xml": document})})["x.docx"]
    assert isinstance(raw, RawPage)
    assert [shown.text for shown in raw.shown if "\t" in shown.text] == ["Thôn Đông\t12"] * 2


ARTICLE = Invented(
    TITLE, LEAD, tuple(TEXT.split("\n")), "Lò Văn Mẫu",
    dt.datetime(2021, 4, 5, 9, 15, tzinfo=HANOI), "https://b.example/1",
)  # fmt: skip
WRITTEN = {name: next(iter(write([ARTICLE, ARTICLE]).items())) for name, write in FORMATS.items()}


@pytest.mark.parametrize("name", WRITTEN)
@settings(max_examples=15, deadline=None)
@given(st.data())
def test_any_damage_to_any_format_ends_as_pages_or_reasons(name: str, data: st.DataObject) -> None:
    file, whole = WRITTEN[name]
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    damaged = whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:]
    for item in FileReader(Notes()).read(io.BytesIO(damaged), file):
        assert item.name.startswith(file)
        if isinstance(item, SetAside):
            assert item.reason
            assert item.detail
        else:
            encode_lines(item.encoding, item.bom, item.newline, item.final_newline, item.lines)


NAMES = ["x", "x.csv", "x.json", "x.md", "x.xml", "x.zip", "x.mhtml", "x.html.gz"]


@given(st.binary(max_size=400), st.sampled_from(NAMES))
def test_any_bytes_under_any_name_end_as_pages_or_reasons(data: bytes, name: str) -> None:
    for item in FileReader(Notes()).read(io.BytesIO(data), name):
        assert item.name.startswith(name)


def test_a_page_visited_again_is_named_with_the_record_that_has_it(tmp_path: Path) -> None:
    digest = "WARC-Payload-Digest: sha1:ABC\r\n"

    def record(kind: str, block: bytes, more: str = "") -> bytes:
        head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://a.vn/1\r\n{more}"
        head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        return head.encode() + block + b"\r\n\r\n"

    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    elsewhere = "WARC-Refers-To-Target-URI: https://b.vn/2\r\nWARC-Refers-To-Date: 2021-03-12T00:00:00Z\r\n"
    data = record("response", answer + HTML.encode(), digest) + record("revisit", answer, digest)
    data += record("revisit", answer, f"WARC-Payload-Digest: sha1:XYZ\r\n{elsewhere}")
    found = read_folder(tmp_path, {"x.warc": data})
    assert outcomes(found) == {"x.warc#1": "page", "x.warc#2": "revisit", "x.warc#3": "revisit"}
    assert "x.warc#1" in str(found["x.warc#2"])
    assert "https://b.vn/2, 2021-03-12" in str(found["x.warc#3"])

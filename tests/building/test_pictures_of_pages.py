"""Pictures of an article's text that lie in the input, in whatever it is packed, stand in the article."""

from __future__ import annotations

import base64
import gzip
import re
import zipfile
from email.message import EmailMessage
from typing import TYPE_CHECKING

import pytest
from pictures import PLACE, draw, pack, read, with_place

from luutru.building.archive import open_archive
from luutru.building.verify import verify_build
from luutru.commands.addresses import run_withdraw
from luutru.commands.build import run_build
from luutru.console import Console

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PHOTO = with_place(draw(640, 400))
SECOND = pack(draw(500, 300, seed=5), "PNG")
TEASER = pack(draw(400, 240, seed=9))
LOGO = pack(draw(400, 200, seed=12))
ICON = pack(draw(60, 60, seed=3), "PNG") + b"\0" * 1000
ADDRESS = "https://baomau.example/tin/hoi-nghi.html"
PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>Hội nghị tổng kết</title></head>
<body><header><a href="/"><img src="{logo}"></a></header>
<h1>Hội nghị tổng kết công tác xây dựng Đảng năm 2020</h1>
<p>05/03/2021 15:45</p>
<p><b>Ngày 5/3, Quận ủy tổ chức hội nghị tổng kết công tác xây dựng Đảng năm 2020, bàn việc mới.</b></p>
<figure><img src="{photo}">
<figcaption>Quang cảnh hội nghị sáng 5/3. Ảnh: Trần Long</figcaption></figure>
<p>Năm qua, Đảng bộ quận đã kết nạp được 362 đảng viên mới, vượt chỉ tiêu được giao. <img src="{icon}"></p>
<p><img src="http://["><img src="{second}"></p>
<p>Phát biểu tại hội nghị, Bí thư Quận ủy yêu cầu các chi bộ tiếp tục đổi mới nội dung sinh hoạt định kỳ.</p>
<p>Hội nghị cũng trao giấy khen cho các tập thể, cá nhân có thành tích trong phát triển đảng viên.</p>
<div class="related"><h3>Tin liên quan</h3><ul><li>
<a href="/a.html"><img src="{teaser}"> Phường Láng Hạ ra mắt</a></li>
</ul></div></body></html>"""
FILES = {"photo": PHOTO, "second": SECOND, "teaser": TEASER, "logo": LOGO, "icon": ICON}
NAMES = {"photo": "ảnh 1.jpg", "second": "hai.png", "teaser": "ba.jpg", "logo": "logo.jpg", "icon": "i.png"}


def kind_of(data: bytes) -> str:
    return "png" if data[1:4] == b"PNG" else "jpeg"


def saved_page(seeds: Path) -> None:
    (seeds / "bai_files").mkdir()
    for kind, name in NAMES.items():
        (seeds / "bai_files" / name).write_bytes(FILES[kind])
    places = {kind: f"./bai_files/{name.replace(' ', '%20')}" for kind, name in NAMES.items()}
    (seeds / "bai.html").write_text(PAGE.format_map(places), encoding="utf-8")


def single_file(seeds: Path) -> None:
    places = {
        kind: f"data:image/{kind_of(data)};base64,{base64.b64encode(data).decode()}"
        for kind, data in FILES.items()
    }
    (seeds / "bai.html").write_text(PAGE.format_map(places), encoding="utf-8")


def mhtml(seeds: Path) -> None:
    message = EmailMessage()
    message["Snapshot-Content-Location"] = ADDRESS
    message["MIME-Version"] = "1.0"
    message.make_related()
    page = EmailMessage()
    page.set_content(PAGE.format_map({kind: f"/anh/{kind}" for kind in FILES} | {"second": "cid:hai@x"}),
                     subtype="html", cte="base64")  # fmt: skip
    page["Content-Location"] = ADDRESS
    message.attach(page)
    for kind, data in FILES.items():
        part = EmailMessage()
        part.set_content(data, "image", kind_of(data))
        part["Content-Location"] = f"https://baomau.example/anh/{kind}"
        if kind == "second":
            part["Content-ID"] = "<hai@x>"
        message.attach(part)
    (seeds / "bai.mhtml").write_bytes(message.as_bytes())


def web_archive(kinds: tuple[str, ...] = ("photo", "page", "second", "teaser", "logo", "icon")) -> bytes:
    page = PAGE.format_map({kind: f"../anh/{kind}?w=680#x" for kind in FILES}).encode()
    records = b""
    for kind in kinds:
        data = page if kind == "page" else FILES[kind]
        media = "text/html" if kind == "page" else f"image/{kind_of(data)}"
        address = ADDRESS if kind == "page" else f"https://baomau.example/anh/{kind}?w=680"
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\n\r\n".encode() + data
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            f"WARC-Date: 2021-04-01T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records += gzip.compress(head.encode() + answer + b"\r\n\r\n")
    return records


def warc(seeds: Path) -> None:
    (seeds / "bai.warc.gz").write_bytes(web_archive())


def zipped(path: Path, files: dict[str, bytes | str]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)


def wacz(seeds: Path) -> None:
    zipped(seeds / "bai.wacz", {
        "datapackage.json": "{}",
        "archive/data-0.warc.gz": web_archive(("page", "logo", "icon")),
        "archive/data-1.warc.gz": web_archive(("teaser", "photo", "second")),
    })  # fmt: skip


def zip_of_pages(seeds: Path) -> None:
    page = PAGE.format_map({kind: f"../anh/{name}" for kind, name in NAMES.items()})
    pictures = {f"kho/anh/{name}": FILES[kind] for kind, name in NAMES.items()}
    zipped(seeds / "bai.zip", {"kho/bai/bai.html": page, **pictures})


def epub(seeds: Path) -> None:
    container = '<container><rootfiles><rootfile full-path="OEBPS/a.opf"/></rootfiles></container>'
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf">'
        '<manifest><item id="a" href="text/a.xhtml"/></manifest>'
        '<spine><itemref idref="a"/></spine></package>'
    )
    page = PAGE.format_map({kind: f"../anh/{name}" for kind, name in NAMES.items()})
    zipped(seeds / "bai.epub", {
        "mimetype": "application/epub+zip", "META-INF/container.xml": container, "OEBPS/a.opf": package,
        "OEBPS/text/a.xhtml": page, **{f"OEBPS/anh/{name}": FILES[kind] for kind, name in NAMES.items()},
    })  # fmt: skip


def paragraphs() -> list[str]:
    """The lines of the page, with "{photo}" for pictures."""
    lines = re.findall(r"<img src=\"(\{(?:photo|second)\})|(?:<h1>|<p>|<figcaption>)([^<]+|<b>[^<]+)<", PAGE)
    return [image or text.removeprefix("<b>") for image, text in lines]


def docx(seeds: Path) -> None:
    blip = '<w:r><w:drawing><a:graphic><a:blip r:embed="{0}"/></a:graphic></w:drawing></w:r>'
    lines = [
        f"<w:p>{blip.format(text[1:-1])}</w:p>"
        if text[0] == "{"
        else f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"
        for text in paragraphs()
    ]
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    )
    relations = "".join(f'<Relationship Id="{kind}" Target="media/{kind}.x"/>' for kind in FILES)
    zipped(seeds / "bai.docx", {
        "word/document.xml": f"<w:document {spaces}><w:body>{''.join(lines)}</w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
        **{f"word/media/{kind}.x": data for kind, data in FILES.items()},
    })  # fmt: skip


def odt(seeds: Path) -> None:
    lines = [
        f'<t:p><d:frame><d:image x:href="Pictures/{text[1:-1]}"/></d:frame></t:p>'
        if text[0] == "{"
        else f"<t:p>{text}</t:p>"
        for text in paragraphs()
    ]
    spaces = (
        'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:x="http://www.w3.org/1999/xlink" '
        'xmlns:d="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'
    )
    zipped(seeds / "bai.odt", {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<x {spaces}>{''.join(lines)}</x>",
        **{f"Pictures/{kind}": data for kind, data in FILES.items()},
    })  # fmt: skip


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "archive.toml").write_text('title = "Kho"\npictures = true\n', encoding="utf-8")
    (tmp_path / "seeds").mkdir()
    return tmp_path


def build(root: Path) -> list[str]:
    console = Console(quiet=True)
    run_build(open_archive(root), console, jobs=1, strict=False, timings=False)
    return sorted(map(str, console.told))


def body_of(root: Path) -> str:
    [path] = (root / "content").glob("*.md")
    return path.read_text(encoding="utf-8").split("---\n")[2]


def sizes_of(root: Path) -> list[tuple[int, int]]:
    return sorted(read(path.read_bytes()).size for path in (root / "site/anh").glob("*"))[::-1]


@pytest.mark.parametrize("write", [saved_page, single_file, mhtml, warc, wacz, zip_of_pages, epub, docx, odt])
def test_pictures_of_the_text_are_kept_and_no_others(root: Path, write: Callable[[Path], None]) -> None:
    write(root / "seeds")
    assert build(root) == []
    lines = [line for line in body_of(root).split("\n") if "](anh/" in line]
    assert [re.sub(r"[0-9a-f]{16}", "#", line) for line in lines] == [
        "![Quang cảnh hội nghị sáng 5/3. Ảnh: Trần Long](anh/#-640x400.jpg)",
        "![](anh/#-500x300.png)",
    ]
    assert sizes_of(root) == [(640, 400), (500, 300)]
    assert not [
        path for path in (root / "content").rglob("*") if path.is_file() and "luutru-tmp" in path.name
    ]
    assert not [path for path in (root / "content/anh").iterdir() if PLACE in path.read_bytes()]
    assert verify_build(open_archive(root), Console(quiet=True), 1, seeds=True) == 0


def test_without_the_setting_nothing_is_kept(root: Path) -> None:
    saved_page(root / "seeds")
    (root / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    build(root)
    without = body_of(root)
    assert "](anh/" not in without
    assert not (root / "content/anh").exists()
    (root / "archive.toml").write_text('title = "Kho"\npictures = true\n', encoding="utf-8")
    build(root)
    assert "![Quang cảnh" in body_of(root)
    (root / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    build(root)
    assert body_of(root) == without


def test_a_picture_that_changes_comes_or_goes_is_noticed(root: Path) -> None:
    saved_page(root / "seeds")
    build(root)
    before = body_of(root)
    assert build(root) == []
    (root / "seeds/bai_files/hai.png").write_bytes(pack(draw(510, 300), "PNG"))
    build(root)
    assert "510x300" in body_of(root)
    (root / "seeds/bai_files/hai.png").unlink()
    build(root)
    assert body_of(root).count("](anh/") == 1
    (root / "seeds/bai_files/hai.png").write_bytes(SECOND)
    build(root)
    assert body_of(root) == before


def test_what_is_no_picture_is_told_and_its_caption_stays(root: Path) -> None:
    saved_page(root / "seeds")
    (root / "seeds/bai_files/ảnh 1.jpg").write_bytes(PHOTO[:2000])
    told = build(root)
    assert [line for line in told if "a picture of the page is not kept: a damaged picture" in line]
    assert "Quang cảnh hội nghị sáng 5/3. Ảnh: Trần Long\n{: .caption }" in body_of(root)


def test_no_page_reads_files_out_of_the_folder(root: Path) -> None:
    (root / "bi-mat.jpg").write_bytes(PHOTO)
    (root / "seeds/lien-ket.jpg").symlink_to(root / "bi-mat.jpg")
    for number, place in enumerate(("../bi-mat.jpg", "lien-ket.jpg", str(root / "bi-mat.jpg"))):
        page = PAGE.format_map(dict.fromkeys(FILES, place)).replace("năm 2020", f"năm 20{number}0")
        (root / f"seeds/{number}.html").write_text(page, encoding="utf-8")
    build(root)
    assert not (root / "content/anh").exists()


def test_an_erased_article_takes_its_pictures_along_and_does_not_come_back(root: Path) -> None:
    saved_page(root / "seeds")
    build(root)
    [slug] = [path.stem for path in (root / "content").glob("*.md")]
    run_withdraw(open_archive(root), Console(quiet=True), slug, "Theo yêu cầu", erase=True)
    build(root)
    assert list((root / "content/anh").iterdir()) == []
    assert not list((root / "site").glob("anh/*"))


def test_kept_pictures_need_no_pillow(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved_page(root / "seeds")
    build(root)
    before = body_of(root)
    for path in (root / "content").glob("*.md"):
        path.unlink()
    for path in (root / "content/ledger").iterdir():
        path.unlink()

    def refuse(*_: object) -> None:
        raise AssertionError("a picture was decoded")

    monkeypatch.setattr("luutru.building.kept_pictures.keep_picture", refuse)
    build(root)
    assert body_of(root) == before

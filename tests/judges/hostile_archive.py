"""An archive whose every text tries to run something: by hand in content files, and from raw pages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from judges.invented_archive import write_article
from luutru.model import Source

if TYPE_CHECKING:
    from pathlib import Path

#: What each payload does when it runs; a page that is inert never has this.
FLAG = "window.hacked"
#: Stands in every hostile title, so that one search finds them all.
WORD = "nguyhiem"

PAYLOADS = {
    "script": "<script>window.hacked=1</script>",
    "closing": "</script><script>window.hacked=1</script><!--",
    "handler": "<img src=x onerror=window.hacked=1>",
    "attribute": "\" autofocus onfocus=window.hacked=1 x=\"' onmouseover='window.hacked=1",
    "svg": "<svg onload=window.hacked=1><animate onbegin=window.hacked=1 attributeName=x dur=1s></svg>",
    "template": "{{ 7*7 }} {% for x in [1] %}{{ x }}{% endfor %} {# x #} ${window.hacked=1} {{ config }}",
    "address": "javascript:window.hacked=1",
    "entity": "&lt;script&gt;window.hacked=1&lt;/script&gt; &#60;script>window.hacked=1&#60;/script>",
    "closing title": "</title></textarea></style></noscript></template><script>window.hacked=1</script>",
    "right to left": "\u202ehtml.gnp\u2066 \u200f<script>window.hacked=1</script>\u202c",
    "separators": "một\u2028hai\u2029ba ]]> --> */ \\u003cscript\\u003e",
    "formula": "=HYPERLINK(\"javascript:window.hacked=1\";\"x\")",
    "style": "<style>body{display:none}</style><link rel=stylesheet href=https://example.org/x.css>",
    "frame": "<iframe src=\"javascript:window.hacked=1\"></iframe><object data=https://example.org/x></object>",
    "refresh": "<meta http-equiv=refresh content=\"0;url=https://example.org/\"><base href=https://example.org/>",
}  # fmt: skip

#: Markdown that would be more than text elsewhere.
BODY = """{payload}

{payload}
{{: .caption }}

## {payload}

- {payload}
- hai

| a | b |
| --- | --- |
| {payload} | x |

> {payload}

[bấm vào đây](javascript:window.hacked=1) [và đây](<java\tscript:window.hacked=1>)
[nữa](JaVaScRiPt:window.hacked=1)
[dữ liệu](data:text/html,<script>window.hacked=1</script>) [vbs](vbscript:x) ![hình](https://example.org/x.png)
![hình](javascript:window.hacked=1) <javascript:window.hacked=1> <https://example.org/"onclick="window.hacked=1">
[thuộc tính](https://example.org/ "x\\" onclick=\\"window.hacked=1"){{: onclick=window.hacked=1 }}

<script src="https://example.org/x.js"></script>

<a href="javascript:window.hacked=1" id="raw-link">bấm</a>
<form action="javascript:window.hacked=1"><button>ok</button></form>

Đoạn có id{{: #noi-dung .text style="display:none" onclick="window.hacked=1" }}
"""

#: A page as a scraper saves it; {payload} stands wherever a page has text.
RAW = """Trang chủ
{payload}
Đảng bộ quận Đống Đa {word} tổng kết công tác năm 2018 {payload}
19-01-2018 15:45
Kinhtedothi - Ngày 19/1, Quận ủy Đống Đa {payload} tổ chức hội nghị tổng kết công tác xây dựng Đảng năm 2017.
Lãnh đạo quận Đống Đa trao giấy khen cho các tập thể. Ảnh: {payload}
Năm 2017, Đảng bộ quận đã hoàn thành mười hai chỉ tiêu, ba chỉ tiêu {payload} vượt kế hoạch thành phố giao.
Hội nghị cũng thảo luận phương hướng nhiệm vụ năm 2018 với nhiều ý kiến {payload} sôi nổi của các đại biểu.
Kết luận hội nghị, Bí thư Quận ủy yêu cầu các chi bộ tiếp tục đổi mới nội dung sinh hoạt trong năm tới.
{payload}
Chia sẻ
"""


def write_hostile_archive(folder: Path) -> None:
    """Write settings, content files and seeds that are hostile in every place a text can stand in."""
    (folder / "content").mkdir(parents=True)
    (folder / "seeds").mkdir()
    title = json.dumps(f"Kho {PAYLOADS['script']} {PAYLOADS['template']}", ensure_ascii=False)
    rights = json.dumps(PAYLOADS["closing"])
    settings = f"title = {title}\ndescription = {title}\npublisher = {title}\nrights = {rights}\n"
    (folder / "archive.toml").write_text(settings, encoding="utf-8")
    for number, (name, payload) in enumerate(PAYLOADS.items(), 1):
        _write_content(folder, number, name, payload)
        _write_seeds(folder, name.replace(" ", "-"), payload)


def _write_content(folder: Path, number: int, name: str, payload: str) -> None:
    write_article(
        folder,
        BODY.format(payload=payload),
        number,
        slug=f"{WORD}-{name.replace(' ', '-')}",
        title=f"{payload} {WORD}",
        kicker=payload,
        published="2018-01-19",
        outlet=payload,
        authors=(payload, f"Nguyễn Văn {payload}"),
        districts=("Đống Đa",),
        topics=("xay-dung-dang",),
        summary=payload,
        rights=payload,
        source=Source(file=payload, url="https://example.org/?a=%22onclick=window.hacked=1&b='x'"),
        extra={"x_corrections": [payload], "x_note": payload},
        withdrawn=payload if name == "closing" else None,
    )


def _write_seeds(folder: Path, name: str, payload: str) -> None:
    raw = RAW.format(payload=payload, word=WORD)
    (folder / f"seeds/{name}.txt").write_text(raw, encoding="utf-8")
    # The same as markup, and with bytes that are no UTF-8 at all.
    lines = "".join(f"<p>{line}</p>\n" for line in raw.splitlines())
    page = f"<html><head><title>{payload}</title></head><body><h1>{payload} {WORD}</h1>{lines}</body></html>"
    (folder / f"seeds/{name}-page.html").write_text(page, encoding="utf-8")
    broken = b"\xff\xfe\x80".join(
        line.encode() for line in raw.replace("2018", "2019").splitlines(keepends=True)
    )
    (folder / f"seeds/{name}-broken.txt").write_bytes(broken)

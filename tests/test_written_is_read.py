"""Whatever cleaning makes of hostile values, at whatever door they come in, loading accepts and gives back.

A slice of the examples runs with the tests; LUUTRU_EXAMPLES=20000 runs so many others.
"""

from __future__ import annotations

import csv
import html
import io
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from luutru.building.archive import open_archive
from luutru.building.cleaning import clean_seeds
from luutru.building.opening import open_site
from luutru.cleaning.cleaning import clean_page
from luutru.cleaning.inputs import read_inputs
from luutru.cli import main
from luutru.console import Console
from luutru.content.fields import FOUND
from luutru.content.from_description import Draft, draft_of
from luutru.content.set_aside import parse_set_aside
from luutru.content.store import content_names, load_content_file
from luutru.errors import ProblemsError, Severity
from luutru.knowledge import load_knowledge
from luutru.memo import Memo
from luutru.model import CleanedPage, RawPage
from luutru.site.planning import plan_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.model import SetAside

pytestmark = pytest.mark.long

EXAMPLES = int(os.environ.get("LUUTRU_EXAMPLES", "150"))

NASTY = (
    "", " ", "no", "null", "~", "yes", "1e3", "2020-01-01", "0x1f", "15:45", "a #b", "#a", "a: b",
    "a:", "@a", "=1+1",
    "-1", "- a", "...", "---", "!!", "?!", "“”", "—", "\u200b", "\u202eabc", "\ufeff", "\x00", "\x07",
    "\x1b[31m",
    "\x85", "\u2028", "\ud800", "\udc80x", "e\u0301", "Báo\u0301", "😀", "👩\u200d👩", "a\nb", "\ta",
    "CON", "aux",
    "index", "..", "../..", "/etc/passwd", "a/b", "C:\\x", "[a]", "{a}", "a, b", '"', "'", "\\", "|",
    ">", "&amp;",
    "<b>x</b>", "<script>", "{{ x }}", "${x}", "{: .caption }", "٢٠٢١", "NaN", "Infinity", "9" * 400,
    "x" * 3000,
    "Rất dài " * 300, "https://a.example/tim kiem", "https://[::1", "https://a.example:99999/",
    "javascript:alert(1)",
    "http://\u202ea.example/", "https://a.example/\ud800", "https://báo.example/Đống_Đa",
    "//a.example/", "http://",
    "https://a.example/" + "a" * 5000, "9999-12-31", "0001-01-01", "0000-00-00",
    "1970-01-01T00:00:00Z", "1900-01-01",
    "1865-04-15", "2020~", "2021-12/2022-01", "/2022", "2022/..", "2024?-02-28", "31/12/9999",
    "2021-02-30", "0",
    "1611878400", "-62135596800", "Báo VnExpress", "BÁO  VNEXPRESS", "Báo Mẫu Mực", "Bảo Mẫu Mực",
    "25:99", "23:59",
    "; ", ";;a", "Theo Trần Long", "xã Liên Hà", "phường Quang Trung",
)  # fmt: skip
TEXTS = (
    st.sampled_from(NASTY) | st.text(max_size=20) | st.text(st.characters(exclude_categories=()), max_size=8)
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    ["title", "url", "link", "date", "published", "publish_date", "updated", "modified", "retrieved",
     "author", "authors",
     "source", "site_name", "outlet", "publisher", "summary", "description", "sapo", "published_time",
     "id", "tags"]
)  # fmt: skip
NOTED = st.sampled_from(
    ["url", "outlet", "retrieved", "title", "published", "published_time", "updated", "authors", "summary"]
)
LINES = (
    "Phường Bưởi trồng thêm mười cây bàng ở bờ hồ",
    "19/01/2018 15:45",
    "Sáng nay phường Bưởi trồng thêm mười cây bàng ở bờ hồ phía đông, mỗi tổ nhận chăm sóc hai cây.",
    "Tại xã Liên Hà và phường Quang Trung, các hộ dân cùng góp công trong nhiều ngày qua.",
    "Theo báo cáo, quận Đống Đa và quận Tây Hồ đã trồng hơn một nghìn cây trong năm nay.",
    "Trần Long",
)


@st.composite
def page_texts(draw: st.DrawFn) -> str:
    lines = list(LINES)
    for text in draw(st.lists(TEXTS, max_size=3)):
        lines.insert(draw(st.integers(0, len(lines))), text)
    return "\n".join(lines[draw(st.integers(0, 2)) :])


def encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@st.composite
def records(draw: st.DrawFn) -> tuple[str, bytes]:
    rows = []
    for _ in range(draw(st.integers(1, 2))):
        row: dict[str, Any] = {draw(KEYS): draw(VALUES) for _ in range(draw(st.integers(0, 6)))}
        rows.append(json.dumps({**row, "text": draw(page_texts())}))
    return "r.jsonl", "\n".join(rows).encode()


@st.composite
def html_pages(draw: st.DrawFn) -> tuple[str, bytes]:
    metas = [
        f'<meta {kind}="{name}" content="{html.escape(draw(TEXTS))}">'
        for kind, name in draw(
            st.lists(
                st.sampled_from([
                    ("property", "og:title"), ("property", "og:site_name"), ("property", "og:url"),
                    ("property", "article:published_time"), ("property", "article:modified_time"),
                    ("name", "author"), ("name", "description"), ("property", "og:description"),
                ]),
                max_size=5,
            )
        )
    ]  # fmt: skip
    things = ("headline", "datePublished", "dateModified", "author", "publisher", "description", "url")
    data = {draw(st.sampled_from(things)): draw(VALUES) for _ in range(draw(st.integers(0, 4)))}
    linked = json.dumps({"@type": "NewsArticle", **data})
    link = f'<link rel="canonical" href="{html.escape(draw(TEXTS))}">'
    body = "".join(f"<p>{html.escape(line)}</p>" for line in draw(page_texts()).split("\n"))
    script = f'<script type="application/ld+json">{linked}</script>'
    return "h.html", encode(f"<html><head>{link}{''.join(metas)}{script}</head><body>{body}</body></html>")


@st.composite
def web_archives(draw: st.DrawFn) -> tuple[str, bytes]:
    def header(text: str) -> bytes:
        return encode(" ".join(text.split("\n"))).replace(b"\r", b" ")

    body = encode(draw(page_texts()))
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>" + body.replace(b"\n", b"<p>")
    head = [
        b"WARC/1.0", b"WARC-Type: response", b"WARC-Target-URI: " + header(draw(TEXTS)),
        b"WARC-Date: " + header(draw(TEXTS)), b"WARC-Record-ID: <urn:uuid:1>",
        b"Content-Type: application/http; msgtype=response", b"Content-Length: %d" % len(answer),
    ]  # fmt: skip
    return "w.warc", b"\r\n".join(head) + b"\r\n\r\n" + answer + b"\r\n\r\n"


FILE_NAMES = st.sampled_from([
    "a.txt", "CON.txt", "null.txt", " a .txt", "a#1.txt", "=1.txt", "\u202ea.txt", "e\u0301.txt", "…",
    "Rất dài " * 18 + ".txt", "1e3", "..a.txt", "a\nb.txt", "\x07.txt", "a: b #c.txt",
])  # fmt: skip
TEXT_FILES = st.tuples(FILE_NAMES, page_texts().map(encode) | TEXTS.map(encode))
DOORS = st.one_of(records(), html_pages(), web_archives(), TEXT_FILES)


@st.composite
def notes(draw: st.DrawFn) -> tuple[str, bytes]:
    """A table of sources, or the notes of one page, for the names above."""
    said = {draw(NOTED): draw(TEXTS) for _ in range(draw(st.integers(1, 5)))}
    name = draw(st.sampled_from(["a.txt", "h.html", "r.jsonl", "r.jsonl#1", "w.warc#1"]))
    if draw(st.booleans()):
        table = io.StringIO()
        csv.writer(table).writerows([["file", *said], [name, *said.values()]])
        return "sources.csv", table.getvalue().encode("utf-8", "replace")
    quoted = draw(st.booleans())
    lines = (f"{key}: {json.dumps(value) if quoted else value}\n" for key, value in said.items())
    return f"{name.partition('#')[0]}.meta.yaml", "".join(lines).encode("utf-8", "replace")


@st.composite
def settings_files(draw: st.DrawFn) -> tuple[str, bytes]:
    keys = ("title", "description", "publisher", "base_url", "repository", "as_of", "rights", "language")
    lines = [f"{draw(st.sampled_from(keys))} = {json.dumps(draw(TEXTS), ensure_ascii=False)}\n"]
    return "../archive.toml", "".join(lines).encode("utf-8", "replace").replace(b"\x7f", b" ")


ARCHIVES = st.tuples(
    st.lists(DOORS, min_size=1, max_size=3),
    st.lists(notes(), max_size=2),
    st.lists(settings_files(), max_size=1),
).map(lambda parts: [file for part in parts for file in part])


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    place = Path("/dev/shm") if Path("/dev/shm").is_dir() else None
    with tempfile.TemporaryDirectory(dir=place) as name:
        yield Path(name)


def fill(folder: Path, files: list[tuple[str, bytes]]) -> Path:
    """Make a fresh archive of these files below seeds/."""
    root = folder / "archive"
    shutil.rmtree(root, ignore_errors=True)
    (root / "seeds").mkdir(parents=True)
    for name, data in files:
        (root / "seeds" / name).write_bytes(data)
    return root


def drafts_of(root: Path, as_of: str) -> dict[str, Draft]:
    """What cleaning finds in the pages, by their names: records of one text may state two titles."""
    knowledge = load_knowledge("hanoi", root)
    pages = [page for page in read_inputs(root / "seeds") if isinstance(page, RawPage)]
    cleaned = (clean_page(page, knowledge, as_of) for page in pages)
    return {page.raw.name: draft_of(page) for page in cleaned if isinstance(page, CleanedPage)}


def is_refused(root: Path) -> bool:
    """Whether the settings cannot be, which is all that may stop the work."""
    try:
        open_archive(root)
    except ProblemsError as error:
        return all(problem.path == "archive.toml" and problem.message for problem in error.problems)
    return False


def check_archive(folder: Path, files: list[tuple[str, bytes]]) -> None:
    root = fill(folder, files)
    if is_refused(root):
        return
    archive = open_archive(root)
    console = Console(quiet=True)
    with Memo(root) as memo:
        report = clean_seeds(archive, console, memo, 1)
        assert not [problem for problem in report.problems if problem.path.startswith("content/")]
        knowledge = load_knowledge(archive.config.region, root)
        drafts = drafts_of(root, archive.config.as_of)
        ids: list[str] = []
        for name in content_names(archive.content):
            file, problems = load_content_file(archive.content, name, knowledge)
            assert not problems
            assert file is not None
            record = str(file.article.source.file)
            draft = drafts[record]
            written = {field: getattr(draft.article, field) for field in FIELDS}
            assert {field: getattr(file.article, field) for field in FIELDS} == written
            assert (file.article.id != draft.article.id) == (record in report.renumbered)
            assert dict(file.evidence) == draft.evidence
            assert file.body_md == draft.body_md
            ids.append(file.article.id)
        assert len(ids) == len(set(ids))
        assert list(load_set_aside(root)) == report.set_aside
        site, found = open_site(archive, console, memo)
        assert not [problem for problem in found if problem.severity is not Severity.NOTE]
        plan_site(site)
        again = clean_seeds(archive, console, memo, 1)
        assert again.written == 0
        assert again.set_aside == report.set_aside
        assert list(load_set_aside(root)) == report.set_aside


def load_set_aside(root: Path) -> tuple[SetAside, ...]:
    path = root / "content/set-aside.tsv"
    return parse_set_aside(path.read_text(encoding="utf-8"))[0] if path.exists() else ()


FIELDS = ("date", "source", *FOUND)


#: The whole build takes ten times as long.
RARELY = 15


def some(examples: int) -> settings:
    return settings(
        max_examples=examples,
        derandomize="LUUTRU_EXAMPLES" not in os.environ,
        deadline=None,
        phases=(Phase.explicit, Phase.generate, Phase.shrink),
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )


@some(EXAMPLES)
@given(files=ARCHIVES)
def test_what_cleaning_writes_is_read_and_says_the_same(folder: Path, files: list[tuple[str, bytes]]) -> None:
    check_archive(folder, files)


@some(EXAMPLES // RARELY)
@given(files=st.lists(DOORS, min_size=1, max_size=4))
def test_whatever_comes_in_a_whole_site_comes_out(folder: Path, files: list[tuple[str, bytes]]) -> None:
    root = fill(folder, files)
    for command in ("build", "check"):
        result = CliRunner().invoke(main, [command, "--archive", str(root)])
        assert result.exit_code == 0, (result.output, result.exception)

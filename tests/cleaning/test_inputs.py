from __future__ import annotations

import gzip
import io
import json
import os
import unicodedata
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.cleaning import reading
from luutru.cleaning.formats.files import FileReader
from luutru.cleaning.formats.records import read_record
from luutru.cleaning.inputs import find_page, read_input, read_inputs
from luutru.cleaning.known import tell_unfit
from luutru.cleaning.note_files import Notes
from luutru.cleaning.notes import known_of, load_notes
from luutru.cleaning.web_archives import read_web_archive
from luutru.model import Known, RawPage, SetAside
from luutru.vietnamese.decoding import encode_lines
from luutru.vietnamese.repair import repair_page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PAGE = "Phường Bưởi gặp mặt đảng viên\n19/01/2018 15:45\nSáng nay, phường tổ chức gặp mặt.\n"
HTML = """<!DOCTYPE html>
<html lang="vi"><head><title>Phường Bưởi gặp mặt đảng viên mới</title>
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Phường Bưởi gặp mặt đảng viên mới",
"datePublished": "2018-01-19T08:45:00Z", "author": {"@type": "Person", "name": "Trần Long"}}</script>
<style>p { color: red }</style></head><body><nav><a href="/">Trang chủ</a></nav>
<h1>Phường Bưởi gặp mặt đảng viên mới</h1><p>S&aacute;ng <b>nay</b>, phường <i>tổ chức</i> gặp mặt.<br>Hết.
<script>alert("x")</script></body></html>"""


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def outcome(seeds: Path) -> dict[str, str]:
    """Name → "page", or the reason why not."""
    return {item.name: item.reason if isinstance(item, SetAside) else "page" for item in read_inputs(seeds)}


def pages(seeds: Path) -> dict[str, RawPage]:
    return {item.name: item for item in read_inputs(seeds) if isinstance(item, RawPage)}


def shown(page: RawPage) -> list[str]:
    return [line.text for line in repair_page(page) if line.text]


def source_of(page: RawPage) -> bytes:
    return encode_lines(page.encoding, page.bom, page.newline, page.final_newline, page.lines)


def test_a_folder_of_any_mixture_is_read_in_order_and_every_input_accounted_for(tmp_path: Path) -> None:
    seeds = write(
        tmp_path / "seeds",
        {
            "b.txt": PAGE,
            "a/z.html": HTML,
            "c.txt": PAGE,
            "d.txt": b"\x89PNG\r\n\x1a\n" + bytes(30),
            "e.txt": "\n \n",
            "f.pdf": b"%PDF-1.7",
            "g.jsonl": json.dumps({"text": PAGE + "g"})
            + "\n{broken\n\n"
            + json.dumps({"html": HTML + " "})
            + "\n",
            "no-suffix": PAGE + "!",
            ".hidden.txt": PAGE,
            ".git/x.txt": PAGE,
            "sources.csv": "file,url\nb.txt,https://example.vn/b\n",
            "b.meta.yaml": "outlet: Hànộimới\n",
        },
    )
    assert list(outcome(seeds).items()) == [
        (".hidden.txt", "hidden"),
        ("a/z.html", "page"),
        ("b.txt", "page"),
        ("c.txt", "same-bytes"),
        ("d.txt", "binary"),
        ("e.txt", "empty"),
        ("f.pdf", "broken"),
        ("g.jsonl#1", "page"),
        ("g.jsonl#2", "broken"),
        ("g.jsonl#4", "page"),
        ("no-suffix", "page"),
    ]
    assert pages(seeds)["b.txt"].known == Known(url="https://example.vn/b", outlet="Hànộimới")
    assert SetAside("c.txt", "same-bytes", "the same bytes as b.txt") in list(read_inputs(seeds))


@pytest.mark.parametrize("copy", ["trang (1).txt", "trang - Copy.txt", "trang copy.txt", "trang_2.txt"])
def test_of_a_page_and_its_copy_the_copy_is_set_aside(tmp_path: Path, copy: str) -> None:
    seeds = write(tmp_path, {copy: PAGE, "trang.txt": PAGE})
    assert list(outcome(seeds).items()) == [("trang.txt", "page"), (copy, "same-bytes")]


def test_links_out_of_the_folder_are_refused_and_others_are_read_once(tmp_path: Path) -> None:
    write(tmp_path, {"secret.txt": PAGE, "elsewhere/x.txt": PAGE + "x"})
    seeds = write(tmp_path / "seeds", {"a.txt": PAGE + "a", "sub/b.txt": PAGE + "b"})
    for name, target in (
        ("out.txt", tmp_path / "secret.txt"), ("in.txt", seeds / "a.txt"), ("dangling.txt", seeds / "none"),
        ("folder", tmp_path / "elsewhere"), ("loop", seeds), ("circle.txt", seeds / "circle.txt"),
    ):  # fmt: skip
        (seeds / name).symlink_to(target)
    assert outcome(seeds) == {
        "a.txt": "page", "in.txt": "same-bytes", "out.txt": "outside", "dangling.txt": "unreadable",
        "folder": "outside", "loop": "link", "circle.txt": "unreadable", "sub/b.txt": "page",
    }  # fmt: skip


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert outcome(tmp_path) == {"a.txt": "unreadable"}


def test_html_is_cut_into_lines_and_gives_back_its_bytes(tmp_path: Path) -> None:
    page = pages(write(tmp_path, {"x.html": HTML}))["x.html"]
    assert shown(page) == [
        "Phường Bưởi gặp mặt đảng viên mới",
        "Trang chủ",
        "Phường Bưởi gặp mặt đảng viên mới",
        "Sáng nay, phường tổ chức gặp mặt.",
        "Hết.",
    ]
    assert [line.element for line in repair_page(page) if line.text] == ["title", "nav", "h1", "p", "p"]
    assert source_of(page) == HTML.encode()
    assert page.known == Known(
        title="Phường Bưởi gặp mặt đảng viên mới",
        published="2018-01-19",
        published_time="15:45",
        authors=("Trần Long",),
    )


def test_html_that_shows_nothing_is_empty(tmp_path: Path) -> None:
    seeds = write(tmp_path, {"x.html": "<html><script>var x = 'Hà Nội'</script><p> &nbsp;</p></html>"})
    assert outcome(seeds) == {"x.html": "empty"}


def test_a_text_file_that_is_html_is_read_as_such(tmp_path: Path) -> None:
    assert shown(pages(write(tmp_path, {"x.txt": HTML}))["x.txt"])[0] == "Phường Bưởi gặp mặt đảng viên mới"


def test_records_bring_known_values_under_many_names(tmp_path: Path) -> None:
    record = {
        "Content": PAGE, "link": "https://hanoimoi.vn/x.html", "headline": "Tiêu đề",
        "date": "05/03/2021 07:08",
        "author": ["Trần Long", "Mai Hoa"], "source": "Hànộimới", "crawled_at": "2022-01-02T20:00:00Z",
    }  # fmt: skip
    page = pages(write(tmp_path, {"x.jsonl": json.dumps(record)}))["x.jsonl#1"]
    assert page.known == Known(
        url="https://hanoimoi.vn/x.html",
        title="Tiêu đề",
        published="2021-03-05",
        published_time="07:08",
        authors=("Trần Long", "Mai Hoa"),
        site_name="Hànộimới",
        retrieved="2022-01-03",
    )
    assert source_of(page) == PAGE.encode()


def test_records_may_be_compressed_and_a_cut_file_keeps_what_came_before(tmp_path: Path) -> None:
    lines = "".join(json.dumps({"text": f"{PAGE}{number}"}) + "\n" for number in range(3000))
    data = gzip.compress(lines.encode())
    assert len(pages(write(tmp_path / "whole", {"x.jsonl.gz": data}))) == 3000
    cut = outcome(write(tmp_path / "cut", {"x.jsonl.gz": data[: len(data) // 2]}))
    assert cut.pop("x.jsonl.gz") == "unreadable"
    assert list(cut.values()) == ["page"] * (len(cut) - 1) + ["broken"]


@given(st.lists(st.binary(max_size=60), max_size=6))
def test_any_record_ends_as_a_page_or_a_reason(lines: list[bytes]) -> None:
    data = b"\n".join(line.replace(b"\n", b"") for line in lines)
    for item in FileReader(Notes()).read(io.BytesIO(data), "x.jsonl"):
        assert item.name.startswith("x.jsonl")


def test_what_is_too_large_is_set_aside_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("reading", "formats.files"):
        monkeypatch.setattr(f"luutru.cleaning.{module}.LARGEST", 1000)
    long = json.dumps({"text": "x" * 5000})
    seeds = write(tmp_path, {"a.txt": PAGE * 50, "b.jsonl": f"{long}\n{json.dumps({'text': PAGE})}\n{long}"})
    assert outcome(seeds) == {
        "a.txt": "too-large", "b.jsonl#1": "too-large", "b.jsonl#2": "page", "b.jsonl#3": "too-large",
    }  # fmt: skip
    assert isinstance(reading.read_page(b"x" * 2000, "c", Known()), SetAside)


def archive(*answers: tuple[str, str, bytes]) -> bytes:
    """Return a compressed WARC of (address, head of the answer, body)."""
    records = [b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"]
    for address, head, body in answers:
        status, kind = head.split(" ")
        answer = f"HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body
        fields = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\n"
            "WARC-Date: 2020-05-06T18:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records.append(fields.encode() + answer + b"\r\n\r\n")
    return b"".join(map(gzip.compress, records))


def test_web_archives(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="web archives need warcio")
    data = archive(
        ("https://hanoimoi.vn/a.html", "200 text/html", HTML.encode()),
        ("https://hanoimoi.vn/a.png", "200 image/png", b"\x89PNG"),
        ("https://hanoimoi.vn/gone.html", "404 text/html", HTML.encode()),
        ("https://hanoimoi.vn/b.txt", "200 text/plain", PAGE.encode()),
    )
    seeds = write(tmp_path, {"x.warc.gz": data, "y.warc.gz": b"junk"})
    assert outcome(seeds) == {
        "x.warc.gz#2": "page", "x.warc.gz#4": "http-status", "x.warc.gz#5": "page",
        "x.warc.gz": "unsupported", "y.warc.gz#1": "broken",
    }  # fmt: skip
    known = pages(seeds)["x.warc.gz#2"].known
    assert (known.url, known.retrieved) == ("https://hanoimoi.vn/a.html", "2020-05-07")
    assert known.title == "Phường Bưởi gặp mặt đảng viên mới"


@pytest.mark.parametrize("packed", [True, False])
def test_a_web_archive_is_never_cut_in_silence(packed: bool) -> None:
    pytest.importorskip("warcio", reason="web archives need warcio")
    answers = [
        (f"https://a.vn/{number}", "200 text/plain", f"{PAGE}{number}".encode()) for number in range(2)
    ]
    archives = [archive(*answers[:amount]) for amount in range(3)]
    data, *shorter = [one if packed else gzip.decompress(one) for one in reversed(archives)]
    for cut in range(1, len(data) + 1):
        found = list(read_web_archive(io.BytesIO(data[:cut]), "x.warc", Notes()))
        read = sum(isinstance(item, RawPage) for item in found)
        # Between two records nobody can know that there was another; the line feeds after one may be missing.
        at_an_end = any(len(one) - 4 * (not packed) <= cut <= len(one) for one in shorter)
        assert read == 2 or at_an_end or not found or len(found) > read, cut
        if not found:
            assert cut < len(shorter[-1])
    assert [type(item) for item in found] == [RawPage, RawPage]


def test_a_web_archive_that_was_compressed_as_a_whole_is_read(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="web archives need warcio")
    data = archive(
        ("https://a.vn/1", "200 text/plain", PAGE.encode()),
        ("https://a.vn/2", "200 text/html", HTML.encode()),
    )
    seeds = write(tmp_path, {"x.warc.gz": gzip.compress(gzip.decompress(data))})
    assert outcome(seeds) == {"x.warc.gz#2": "page", "x.warc.gz#3": "page"}


def record(kind: str, block: bytes = b"") -> bytes:
    head = f"WARC/1.0\r\n{kind}\r\nWARC-Target-URI: https://a.vn/1\r\nContent-Length: {len(block)}\r\n\r\n"
    return head.encode() + block + b"\r\n\r\n"


def test_every_record_and_container_leaves_a_trace(tmp_path: Path) -> None:
    pytest.importorskip("warcio", reason="web archives need warcio")
    answer = b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML.encode()
    records = b"".join(
        [
            record("WARC-Type: revisit", answer),
            record("WARC-Typ: response\r\nContent-Type: application/http; msgtype=response", answer),
            record("WARC-Type: respons", answer),
        ]
    )
    seeds = write(
        tmp_path,
        {
            "a.jsonl": b"",
            "b.jsonl": b"\n \n",
            "c.jsonl.gz": b"",
            "d.jsonl.gz": gzip.compress(b""),
            "e.warc": b"",
            "f.wet.gz": gzip.compress(b""),
            "g.warc": b"hello",
            "h.warc": records,
            "i.warc": record("WARC-Type: warcinfo") + record("WARC-Type: request"),
            "Thumbs.db": b"x",
            "sub/desktop.ini": b"x",
            "sub/.DS_Store": b"x",
            "sub/._bai.html": b"x",
            ".gitkeep": b"",
            "~$bai.docx": b"x",
            "__MACOSX/a.txt": PAGE,
        },
    )
    assert outcome(seeds) == {
        "a.jsonl": "empty", "b.jsonl": "empty", "c.jsonl.gz": "empty", "d.jsonl.gz": "empty",
        "e.warc": "empty", "f.wet.gz": "empty", "g.warc#1": "broken",
        "h.warc#1": "revisit", "h.warc#2": "broken", "h.warc#3": "broken", "i.warc": "unsupported",
    }  # fmt: skip


@pytest.mark.parametrize("packed", [True, False])
def test_a_record_that_is_not_whole_ends_no_archive(tmp_path: Path, packed: bool) -> None:
    pytest.importorskip("warcio", reason="web archives need warcio")
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + PAGE.encode()
    kind = "WARC-Type: response\r\nContent-Type: application/http; msgtype=response"
    nameless = f"WARC/1.0\r\n{kind}\r\nContent-Length: {len(answer)}\r\n\r\n".encode() + answer
    records = [
        record(kind, answer + b"1"),
        nameless + b"\r\n\r\n",
        record(kind, answer + b"2").replace(b"https://a.vn/1", b"a.vn/1"),
        record(kind, b"\r\n"),
        record(kind),
        record(kind, b"HTTP/1.1 200 OK\r\nContent-Ty"),
        record("WARC-Type: request").replace(b"WARC-Target-URI: https://a.vn/1\r\n", b""),
        record("WARC-Type: revisit").replace(b"WARC-Target-URI: https://a.vn/1\r\n", b""),
        record(kind, answer + b"3"),
        record(kind, answer.replace(b"Content-Type: text/plain\r\n", b"") + b"4"),
    ]
    data = b"".join(map(gzip.compress, records) if packed else records)
    seeds = write(tmp_path, {"x.warc": data})
    found = outcome(seeds)
    whole = {number for number in range(1, 11) if found.get(f"x.warc#{number}") == "page"}
    assert whole == {1, 2, 3, 9, 10}
    assert found["x.warc#8"] == "revisit"
    assert {f"x.warc#{number}" for number in (4, 5, 6)} <= found.keys()
    known = pages(seeds)["x.warc#2"].known
    assert known.url == ""
    (told,) = tell_unfit(known, "seeds/x.warc#2")
    assert "does not say its web address" in told.message


@pytest.mark.parametrize("length", ["", "x", "-5", "2", "{more}", "{less}", "9999999"])
@pytest.mark.parametrize("packed", [True, False])
def test_a_record_with_a_wrong_length_mixes_no_texts_and_is_told(length: str, packed: bool) -> None:
    pytest.importorskip("warcio", reason="web archives need warcio")
    kind = "WARC-Type: response\r\nContent-Type: application/http; msgtype=response"
    answers = [
        f"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n{PAGE}{number}".encode() for number in range(6)
    ]
    records = [record(kind, answer) for answer in answers]
    right = len(answers[2])
    wrong = f"Content-Length: {length.format(more=right + 10, less=right - 10)}\r\n" if length else ""
    records[2] = records[2].replace(f"Content-Length: {right}\r\n".encode(), wrong.encode())
    data = b"".join(map(gzip.compress, records) if packed else records)
    found = list(read_web_archive(io.BytesIO(data), "x.warc", Notes()))
    texts = [{*"012345"} & {*item.lines} for item in found if isinstance(item, RawPage)]
    assert all(len(text) <= 1 for text in texts), "texts are mixed"
    read = set[str]().union(*texts)
    assert {"0", "1"} <= read
    assert {"4", "5"} <= read or length == "9999999"
    assert {"2", "3"} <= read or any(isinstance(item, SetAside) for item in found)


def test_a_name_is_one_name_whatever_its_normal_form(tmp_path: Path) -> None:
    composed, decomposed = (unicodedata.normalize(form, "bài đầu.txt") for form in ("NFC", "NFD"))
    assert composed != decomposed
    seeds = write(
        tmp_path / "a", {decomposed: PAGE, "sources.csv": f"file,url\n{decomposed},https://a.vn/1\n"}
    )
    assert load_notes(seeds).problems == ()
    assert pages(seeds)[composed].known.url == "https://a.vn/1"
    if len(list(write(seeds, {composed: PAGE + "x"}).iterdir())) == 3:
        assert sorted(outcome(seeds).values()) == ["page", "page"]


def test_a_missing_warcio_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "warcio.archiveiterator", None)
    (aside,) = read_inputs(write(tmp_path, {"x.warc": b"WARC/1.0"}))
    assert isinstance(aside, SetAside)
    assert aside.reason == "needs-warcio"
    assert "warcio" in aside.detail


def test_one_file_can_be_read_alone(tmp_path: Path) -> None:
    seeds = write(tmp_path, {"a/b.txt": PAGE})
    (page,) = read_input(seeds / "a" / "b.txt", seeds)
    assert page.name == "a/b.txt"


def test_mistakes_in_the_notes_are_told_all_at_once_and_cost_no_page(tmp_path: Path) -> None:
    seeds = write(
        tmp_path / "seeds",
        {
            "a.txt": PAGE,
            "sources.csv": "file,ulr,retrieved\na.txt,x,2021-02-30\n,x,\na.txt,x,\na.txt,x,2021,more\n",
            "a.meta.yaml": "outlet: Hànộimới\ntitel: x\npublished: hôm qua\n",
            "b.meta.yaml": "- x\n",
        },
    )
    assert outcome(seeds) == {"a.txt": "page"}
    assert pages(seeds)["a.txt"].known == Known(outlet="Hànộimới")
    problems = load_notes(seeds).problems
    found = {f"{problem.path}:{problem.line}" for problem in problems}
    assert found == {
        "seeds/sources.csv:1", "seeds/sources.csv:2", "seeds/sources.csv:3", "seeds/sources.csv:4",
        "seeds/sources.csv:5", "seeds/a.meta.yaml:2", "seeds/a.meta.yaml:3", "seeds/b.meta.yaml:1",
        "seeds/b.meta.yaml:0",
    }  # fmt: skip
    told = "\n".join(map(str, problems))
    assert 'did you mean "url"?' in told
    assert 'did you mean "title"?' in told


def test_a_value_that_is_not_taken_is_told_with_its_page_and_its_column_as_it_is_written(
    tmp_path: Path,
) -> None:
    table = "Tên tệp,Ngày đăng,Ngày lấy về,Đường dẫn\na.txt,31/02/2018,hôm qua,abc\n"
    seeds = write(tmp_path / "seeds", {"a.txt": PAGE, "sources.csv": table, "a.meta.yaml": "updated: mai\n"})
    assert [str(problem).partition(" is no")[0] for problem in load_notes(seeds).problems] == [
        'seeds/sources.csv:2: a.txt, Ngày đăng: "31/02/2018"',
        'seeds/sources.csv:2: a.txt, Ngày lấy về: "hôm qua"',
        'seeds/sources.csv:2: a.txt, Đường dẫn: "abc"',
        'seeds/a.meta.yaml:1: updated: "mai"',
    ]


def test_notes_of_no_page_and_notes_in_another_encoding_are_told(tmp_path: Path) -> None:
    named = ["p.jsonl.meta.yaml", "p.jsonl.gz.meta.yaml", "p.meta.yaml", "d/q.meta.yaml"]
    files: dict[str, str | bytes] = dict.fromkeys(named, "outlet: Hànộimới\n")
    files |= {"p.jsonl.gz": gzip.compress(b"{}"), "d/q.html": "<p>x</p>"}
    seeds = write(tmp_path / "seeds", files)
    assert load_notes(seeds).problems == ()
    (seeds / "d/q.html").rename(seeds / "d/r.html")
    write(seeds, {"p.meta.yaml": b"\xff\xfe"})
    assert list(map(str, load_notes(seeds).problems)) == [
        "seeds/d/q.meta.yaml: belongs to no page (name it after its page: a.html → a.meta.yaml)",
        'seeds/p.meta.yaml: is not UTF-8 (save it as "UTF-8" in your editor)',
    ]


def test_a_row_for_a_file_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    seeds = write(tmp_path / "seeds", {"abc.txt": PAGE, "sources.csv": "file;url\nabd.txt;https://x.vn/\n"})
    assert outcome(seeds) == {"abc.txt": "page"}
    (problem,) = load_notes(seeds).problems
    assert str(problem) == 'seeds/sources.csv:2: there is no file "abd.txt" (did you mean "abc.txt"?)'
    write(seeds, {"Báo Mới/a.txt": PAGE, "sources.csv": "file,outlet\nBáo Mơi/*,Báo Mới\n"})
    (problem,) = load_notes(seeds).problems
    assert 'no folder "Báo Mơi" with pages (did you mean "Báo Mới/*"?)' in str(problem)


def test_closer_notes_beat_farther_ones_and_all_beat_the_page(tmp_path: Path) -> None:
    seeds = write(
        tmp_path,
        {
            "x.html": HTML,
            "sources.csv": "file,url,outlet,retrieved\nx.html,https://a.vn/,Báo A,2020-01-01T10:00:00\n",
            "x.meta.yaml": "outlet: Báo B\npublished: 2018-01-20\nauthors: [Mai Hoa, HN]\n",
        },
    )
    known = pages(seeds)["x.html"].known
    assert known == Known(
        url="https://a.vn/",
        outlet="Báo B",
        retrieved="2020-01-01",
        title="Phường Bưởi gặp mặt đảng viên mới",
        published="2018-01-20",
        authors=("Mai Hoa", "HN"),
    )


@pytest.mark.parametrize("form", ["txt", "html"])
def test_a_page_longer_than_any_article_is_set_aside_with_its_size(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_LINES", 100)
    monkeypatch.setattr(reading, "MOST_LETTERS", 9000)
    before, after = ("<!DOCTYPE html><p>", "</p>\n") if form == "html" else ("", "\n\n\n")
    seeds = write(tmp_path, {
        f"fits.{form}": f"{before}Một câu.{after}" * 90,
        f"lines.{form}": f"{before}Một câu.{after}" * 101,
        f"letters.{form}": f"{before}{'Một câu. ' * 1000}Thêm một câu.{after}",
    })  # fmt: skip
    asides = {item.name: item for item in read_inputs(seeds) if isinstance(item, SetAside)}
    assert {name: item.reason for name, item in asides.items()} == {
        f"lines.{form}": "too-large", f"letters.{form}": "too-large",
    }  # fmt: skip
    assert "101 lines" in asides[f"lines.{form}"].detail


def test_the_folder_beside_a_saved_page_is_named_once(tmp_path: Path) -> None:
    seeds = write(
        tmp_path,
        {
            "bai.html": HTML, "bai_files/a.css": "p {}", "bai_files/quangcao.html": HTML + "x",
            "ảnh.htm": HTML + "y", "ảnh_tệp/a.js": "x", "khác_files/b.txt": PAGE,
        },
    )  # fmt: skip
    assert outcome(seeds) == {
        "bai.html": "page", "bai_files": "page-files", "khác_files/b.txt": "page", "ảnh.htm": "page",
        "ảnh_tệp": "page-files",
    }  # fmt: skip


def test_a_row_of_a_folder_speaks_for_all_below_it_and_the_nearest_row_holds(tmp_path: Path) -> None:
    table = (
        "file,outlet,retrieved\nhaiphong/*,Báo Hải Phòng,2020-01-01\nhaiphong/cu/*,Báo cũ,\n"
        "haiphong/b.txt,Tờ khác,\n*,,2021-01-01\n"
    )
    names = ("haiphong/a.txt", "haiphong/b.txt", "haiphong/cu/c.txt", "d.txt")
    seeds = write(tmp_path / "seeds", {**{name: f"{name}\n{PAGE}" for name in names}, "sources.csv": table})
    assert load_notes(seeds).problems == ()
    found = {name: (page.known.outlet, page.known.retrieved) for name, page in pages(seeds).items()}
    assert found == {
        "haiphong/a.txt": ("Báo Hải Phòng", "2020-01-01"),
        "haiphong/b.txt": ("Tờ khác", "2020-01-01"),
        "haiphong/cu/c.txt": ("Báo cũ", "2020-01-01"),
        "d.txt": ("", "2021-01-01"),
    }
    (seeds / "sources.csv").write_text("file,outlet\nhaiphog/*,x\n", encoding="utf-8")
    assert 'there is no folder "haiphog" with pages (did you mean' in str(load_notes(seeds).problems[0])
    (seeds / "sources.csv").write_text("file,outlet\nhai*,x\n", encoding="utf-8")
    assert "“*” stands for all of a folder alone, as in thu-muc/*" in str(load_notes(seeds).problems[0])


@pytest.mark.parametrize("word", ["nan", "NaN", "-", "null", "none", "None", "N/A", "~"])
def test_what_programs_write_for_nothing_is_no_outlet(tmp_path: Path, word: str) -> None:
    (tmp_path / "a.txt").write_text("Một bài", encoding="utf-8")
    (tmp_path / "sources.csv").write_text(f"file,outlet,authors\na.txt,{word},{word}\n", encoding="utf-8")
    (tmp_path / "a.meta.yaml").write_text(f"outlet: '{word}'\n", encoding="utf-8")
    notes = load_notes(tmp_path)
    assert (known_of(notes, "a.txt"), notes.problems) == (Known(), ())


def test_notes_of_one_page_that_say_different_things_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một bài", encoding="utf-8")
    (tmp_path / "sources.csv").write_text("file,outlet\na.txt,Báo Ba\n", encoding="utf-8")
    (tmp_path / "a.txt.meta.yaml").write_text("outlet: Báo Một\ntitle: Chung\n", encoding="utf-8")
    (tmp_path / "a.meta.yaml").write_text("outlet: Báo Hai\ntitle: Chung\n", encoding="utf-8")
    notes = load_notes(tmp_path)
    assert known_of(notes, "a.txt").outlet == "Báo Một"
    told = sorted((problem.path.rpartition("/")[2], problem.line) for problem in notes.problems)
    assert told == [("a.meta.yaml", 0), ("sources.csv", 2)]
    assert all("outlet" in problem.message and "title" not in problem.message for problem in notes.problems)


def test_a_record_is_found_without_reading_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "".join(
        f'{{"title": "Quận họp {n}", "text": "Sáng nay, quận họp lần thứ {n}."}}\n' for n in range(1, 6)
    )
    (tmp_path / "a.jsonl").write_text(rows, encoding="utf-8")
    read: list[str] = []

    def spy(record: Mapping[str, object], name: str, *rest: Any) -> RawPage | SetAside:
        read.append(name)
        return read_record(record, name, *rest)

    monkeypatch.setattr("luutru.cleaning.formats.files.read_record", spy)
    page = find_page(tmp_path, "a.jsonl#4")
    assert page
    assert (page.name, read) == ("a.jsonl#4", ["a.jsonl#4"])

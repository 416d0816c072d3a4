"""Further pages of an article are offered to be joined to it; parts of a series are only named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luutru.content.page_marks import Mark, is_heading_of, read_mark
from luutru.model import STAND_IN, Article, ContentFile, Evidence, Source

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.desk.desk import Desk

    from .conftest import Curator

TITLE = "Chợ phiên vùng cao mở lại"
CORE = "cho phien vung cao mo lai"


def write(
    archive: Path,
    name: str,
    title: str,
    *lines: str,
    day: str = "2019-03-12",
    outlet: str = "",
    file: str = "",
    headed: bool = True,
) -> None:
    front = [f'title: "{title}"', f"slug: {name}", f'id: "{sum(name.encode()):012x}"']
    front += [f'published: "{day}"'] if day else []
    front += [f"outlet: {outlet}"] if outlet else []
    front += [f'source: {{file: "{file}", sha256: null, url: null, retrieved: null}}'] if file else []
    front += [] if headed else [f"evidence: {{title: {{text: Văn, rule: {STAND_IN}, confidence: 0.3}}}}"]
    (archive / f"content/{name}.md").write_text(
        "\n".join(["---", *front, "---", "", f"Văn bản của {name}.", ""]), encoding="utf-8"
    )
    head = "#encoding\tutf-8\n#bom\tno\n#newline\t\\n\n#final_newline\tyes\nline\trole\trule\ttext\n"
    rows = "".join(f"{number}\tfurniture\ttext\t{line}\n" for number, line in enumerate(lines, 1))
    (archive / f"content/ledger/{name}.tsv").write_text(head + rows, encoding="utf-8")


def offered(desk: Desk) -> list[tuple[str, str]]:
    desk.look()
    return [(name, first) for name, _, first in desk.index.waiting().pages]


@pytest.mark.parametrize(
    ("title", "kicker", "line", "mark"),
    [
        (TITLE, None, "", Mark(CORE, 0)),
        (f"{TITLE} (tiếp theo)", None, "", Mark(CORE, 2)),
        (f"{TITLE} (Tiếp theo và hết)", None, "", Mark(CORE, 99)),
        (f"{TITLE} (Tiếp theo trang 1)", None, "", Mark(CORE, 2)),
        (f"{TITLE} - Trang 3", None, "", Mark(CORE, 3)),
        (TITLE, None, "Trang 1/2", Mark(CORE, 1)),
        (TITLE, None, "(Tiếp theo trang 2)", Mark(CORE, 3)),
        (f"{TITLE} (Kỳ 2)", None, "", Mark(CORE, 0, is_part=True)),
        (f"{TITLE} - Kỳ cuối: Mùa rau", None, "Trang 2/2", Mark(CORE, 0, is_part=True)),
        ("Bài 2: Mùa rau", TITLE, "", Mark(CORE, 0, is_part=True)),
        (f"{TITLE} (Tiếp theo kỳ trước)", None, "", Mark(CORE, 0, is_part=True)),
    ],
)
def test_what_is_printed_of_a_page_s_place(title: str, kicker: str | None, line: str, mark: Mark) -> None:
    article = Article(id="0123456789ab", slug="a", title=title, kicker=kicker)
    assert read_mark(ContentFile("", "", article, {}, ""), f"1\tfurniture\ttext\t{line}\n".encode()) == mark


@pytest.mark.parametrize(
    ("title", "lines", "page"),
    [
        ("Chợ đông từ sáng…", "1\tfurniture\ttext\t(trang 2)\n", 2),
        ("Chợ đông từ sáng…", "1\tblank\ttext\t\n2\tfurniture\ttext\tTiếp theo\n", 2),
        ("Chợ đông từ sáng…", "1\tfurniture\ttext\tPhần 3\n", 3),
        ("(Phần 2)", "1\ttitle\ttext\t(Phần 2)\n", 2),
        (
            "Chợ đông từ sáng…",
            "1\tsapo\ttext\tChợ đông từ sáng sớm hôm ấy.\n2\tfurniture\ttext\tTiếp theo\n",
            0,
        ),
    ],
)
def test_the_first_line_of_a_page_without_headline_says_which_it_is(
    title: str, lines: str, page: int
) -> None:
    article = Article(id="0123456789ab", slug="a", title=title)
    evidence = {
        "title": (Evidence(1, "Chợ đông", STAND_IN if page != 2 or "(" not in title else "title-line", 0.3),)
    }
    mark = read_mark(ContentFile("", "", article, evidence, ""), f"line\trole\trule\ttext\n{lines}".encode())
    assert (mark.page, mark.headed) == (page, False)


@pytest.mark.parametrize(
    ("file", "stem", "named", "sure"),
    [
        ("bao/Chợ phiên-p2.txt", "bao/cho phien", 2, True),
        ("cho-phien (trang 3).docx", "cho-phien", 3, True),
        ("cho-phien_tiep-theo.txt.gz", "cho-phien", 2, True),
        ("cho-phien_2.txt", "cho-phien", 2, False),
        ("cho-phien-phan-2.txt", "cho-phien", 2, False),
        ("2018-01-19.txt", "2018-01-19", 0, False),
        ("bang.csv#2", "bang.csv#2", 0, False),
    ],
)
def test_what_a_file_s_name_says_of_a_page_s_place(file: str, stem: str, named: int, sure: bool) -> None:
    article = Article(id="0123456789ab", slug="a", title=TITLE, source=Source(file=file))
    mark = read_mark(ContentFile("", "", article, {}, ""), b"")
    assert (mark.stem, mark.named, mark.sure) == (stem, named, sure)


@pytest.mark.parametrize(
    ("first", "further", "line", "offers"),
    [
        ("cho.txt", "cho-p2.txt", "", True),
        ("cho-p1.txt", "cho-p2.txt", "", True),
        ("cho.txt", "cho_2.txt", "", True),
        ("cho_1.txt", "cho_2.txt", "", True),
        ("bai-9.txt", "bai-10.txt", "(trang 2)", True),
        ("x/cho.txt", "x/cho-tiep.txt", "", True),
        ("x/cho.txt", "y/cho-p2.txt", "", False),
        ("x/cho.txt", "y/phien.txt", "(trang 2)", False),
        ("bai-9.txt", "bai-10.txt", "", False),
        ("cho.txt", "phien.txt", "", False),
    ],
)
def test_a_page_without_headline_is_offered_by_its_file(
    desk: Desk,
    archive: Path,
    *,
    first: str,
    further: str,
    line: str,
    offers: bool,
) -> None:
    write(archive, "a", TITLE, file=first)
    write(archive, "b", "Chợ đông từ sáng…", line, file=further, day="", headed=False)
    assert offered(desk) == ([("b", "a")] if offers else [])


def test_files_numbered_one_by_one_are_no_pages(desk: Desk, archive: Path) -> None:
    write(archive, "a", TITLE, file="bai_1.txt")
    write(archive, "b", "Chợ đông từ sáng…", file="bai_2.txt", headed=False)
    write(archive, "c", "Trường mới bên suối", file="bai_3.txt")
    assert offered(desk) == []


def test_pages_without_headline_follow_one_by_one(curator: Curator, desk: Desk, archive: Path) -> None:
    write(archive, "a", TITLE, file="1.txt")
    write(archive, "b", "Chợ đông từ sáng…", "(trang 2)", file="2.txt", headed=False)
    write(archive, "c", "Chiều, chợ tan…", "(tiếp theo và hết)", file="3.txt", headed=False)
    write(archive, "d", "Trường mới bên suối", file="4.txt")
    assert offered(desk) == [("b", "a")]
    curator.decide("/bai/b/gop", into="a", text="1")
    assert offered(desk) == [("c", "a")]


def test_a_further_page_is_offered_and_joined(curator: Curator, desk: Desk, archive: Path) -> None:
    write(archive, "cho", TITLE, "Trang 1/3")
    write(archive, "cho-3", TITLE, "Trang 3/3")
    write(archive, "cho-2", f"{TITLE} (trang 2/3)", day="")
    assert offered(desk) == [("cho-2", "cho")], "the third page waits for the second"
    assert "Pages of one article? <b>1</b>" in curator.see("/")
    page = curator.see("/bai/cho-2")
    assert f'a further page of: <a href="/bai/cho">{TITLE}</a>' in page
    curator.decide("/bai/cho-2/gop", into="cho", text="1")
    assert desk.open("cho").file.body_md.strip() == "Văn bản của cho.\n\nVăn bản của cho-2."
    assert offered(desk) == [("cho-3", "cho")]
    curator.decide("/bai/cho-3/gia-tri", reviewed="1")
    assert offered(desk) == [], "one that was reviewed is an article of its own"


@pytest.mark.parametrize(
    ("first", "further", "differing"),
    [
        (TITLE, f"{TITLE} (tiếp theo)", {"day": "2019-03-19"}),
        (TITLE, f"{TITLE} (tiếp theo)", {"outlet": "Kinh tế & Đô thị"}),
        (f"{TITLE} - Kỳ 1: Mùa lũ", f"{TITLE} - Kỳ 2: Mùa rau", {}),
        (f"{TITLE} sau lũ", f"{TITLE} (tiếp theo)", {}),
        ("Tin vắn", "Tin vắn (tiếp theo)", {}),
        (TITLE, TITLE, {}),
    ],
)
def test_what_is_no_further_page_is_not_offered(
    desk: Desk, archive: Path, first: str, further: str, differing: dict[str, str]
) -> None:
    write(archive, "cho", first, outlet="Hà Nội mới")
    write(archive, "cho-2", further, **({"outlet": "Hà Nội mới"} | differing))  # type: ignore[arg-type]
    assert offered(desk) == []


def test_of_two_that_may_be_the_first_page_none_is_guessed(desk: Desk, archive: Path) -> None:
    for name in ("cho", "cho-lai"):
        write(archive, name, TITLE)
    write(archive, "cho-2", f"{TITLE} (tiếp theo)")
    assert offered(desk) == []


def test_parts_of_a_series_are_named_and_not_joined(curator: Curator, desk: Desk, archive: Path) -> None:
    write(archive, "non-1", "Làng nón bên sông - Kỳ 1: Người giữ nghề")
    write(archive, "non-3", "Làng nón bên sông - Kỳ cuối: Chợ nón", day="2019-03-14")
    write(archive, "non-2", "Làng nón bên sông - Kỳ 2: Lá từ xa", day="2019-03-13")
    write(archive, "le", "Kỳ 2: Một chuyện khác")
    desk.look()
    assert [name for name, _ in desk.index.parts("non-2")] == ["non-1", "non-3"]
    assert desk.index.parts("le") == []
    page = curator.see("/bai/non-2")
    assert "Other parts of the series" in page
    assert "a further page of" not in page


@pytest.mark.parametrize("mark", ["(Tiếp theo kỳ trước)", "(tiếp theo)"])
def test_the_first_part_need_not_say_so(desk: Desk, archive: Path, mark: str) -> None:
    write(archive, "cho", TITLE)
    write(archive, "cho-2", f"{TITLE} {mark}", day="2019-03-19")
    write(archive, "cho-lai", TITLE, outlet="Hà Nội mới", day="")
    write(archive, "cho-khac", f"{TITLE} sau lũ")
    desk.look()
    parts = {name: [other for other, _ in desk.index.parts(name)] for name in ("cho", "cho-2", "cho-khac")}
    assert parts["cho"] == ["cho-2"]
    assert "cho" in parts["cho-2"]
    assert parts["cho-khac"] == []


def test_a_page_is_read_behind_the_first(curator: Curator, desk: Desk, archive: Path) -> None:
    pages = {
        "cho": (TITLE, "Quận Đống Đa mở lại chợ phiên từ hôm qua.", "title"),
        "cho-2": (f"{TITLE} (trang 2)", "Chợ họp ở phường Quang Trung, đông người mua bán.", "caption"),
    }
    for name, (heading, text, role) in pages.items():
        write(archive, name, heading, file=f"{name}.txt", day="", headed=name == "cho")
        path = archive / f"content/{name}.md"
        said = path.read_text(encoding="utf-8").partition(f"Văn bản của {name}.")[0]
        caption = "" if name == "cho" else f"{heading}\n{{: .caption }}\n\n"
        path.write_text(f"{said}{caption}{text}\n", encoding="utf-8")
        path = archive / f"content/ledger/{name}.tsv"
        rows = f"1\t{role}\tx\t{heading}\n2\tblank\tx\t\n3\tbody\tx\t{text}\n"
        path.write_text(path.read_text(encoding="utf-8") + rows, encoding="utf-8")
    desk.look()
    curator.decide("/bai/cho-2/gop", into="cho", text="1")
    file = desk.open("cho").file
    assert "trang 2" not in file.body_md
    assert file.body_md.endswith("đông người mua bán.")
    assert file.article.wards == ("phường Quang Trung (Đống Đa)",)
    assert file.article.extra == {"x_further_files": ["cho-2.txt"]}
    assert "<code>cho-2.txt</code>" in curator.see("/xem/bai/cho.html")


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        (TITLE, True),
        (f"{TITLE.upper()} (tiếp theo)", True),
        ("(trang 2)", True),
        ("Trang 2/3", True),
        ("Một bài khác (trang 2)", False),
        ("Chợ đông từ sáng.", False),
        ("", False),
    ],
)
def test_what_a_further_page_says_again_is_no_text(line: str, *, heads: bool) -> None:
    assert is_heading_of(line, TITLE) is heads

from __future__ import annotations

from pathlib import Path

import pytest
from containers import LEAD, TEXT, TITLE, drafts, outcomes, paragraphs, read_folder

from luutru.cleaning.formats.many_in_one import find_fields, split_articles
from training.evaluate import parse_tagged

OTHER = "Đội thuyền cứu hộ bến Ví Dụ nhận thêm áo phao"
OTHER_LEAD = "Ba mươi áo phao vừa được trao cho đội thuyền trước mùa mưa."
OTHER_TEXT = (
    "Sáng 9/8, đại diện đội thuyền cứu hộ bến Ví Dụ ký nhận ba mươi áo phao mới.\n"
    "Số áo phao do các tiểu thương ở chợ đóng góp sau trận lũ năm ngoái.\n"
    "Đội cho biết mỗi thuyền sẽ có ít nhất sáu áo phao và một hộp cứu thương."
)


def block(title: str, lead: str, text: str, date: str = "") -> str:
    return "\n".join(filter(None, (title, date, lead, text)))


ONE, TWO = block(TITLE, LEAD, TEXT), block(OTHER, OTHER_LEAD, OTHER_TEXT)
DATED = block(TITLE, LEAD, TEXT, "05/04/2021 09:15"), block(OTHER, OTHER_LEAD, OTHER_TEXT, "09/08/2021 10:00")


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}\n\n{TWO}",
        f"{ONE}\n\n\n\n{TWO}\n",
        f"{ONE}\n----------\n{TWO}",
        f"==========\n{ONE}\n==========\n{TWO}\n==========\n",
        f"{ONE}\n\n* * * * *\n\n{TWO}",
        "\n".join(DATED),
        "\n\n".join(DATED).replace("\n", "\n\n"),
        "\r\n".join(DATED).replace("\n", "\r\n").replace("\r\r", "\r"),
        "\n".join(part.replace("\n", ". ", 1).replace("\n", " ") for part in (ONE, TWO)),
    ],
    ids=["blocks", "blank lines", "ruler", "rulers", "stars", "dates", "dates apart", "CRLF", "a line each"],
)
def test_articles_in_one_file_are_told_apart(text: str, tmp_path: Path) -> None:
    found = drafts(read_folder(tmp_path, {"kho.txt": text}))
    assert [*found] == ["kho.txt#1", "kho.txt#2"]
    assert [draft.article.title for draft in found.values()] == [TITLE, OTHER]
    bodies = [draft.body_md for draft in found.values()]
    assert "áo phao" not in bodies[0]
    assert "đan lát" not in bodies[1]
    assert all(line in " ".join(paragraphs([*found.values()][1])) for line in OTHER_TEXT.split("\n"))


FIELDS = f"Tiêu đề: {TITLE}\nNgày đăng: 05/04/2021 09:15\nTác giả: Lò Văn Mẫu\nNội dung: {TEXT}\n"


def test_fields_in_lines_are_a_record(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "a.txt": FIELDS,
        "b.txt": f"{FIELDS}\n-----\n" + FIELDS.replace(TEXT, OTHER_TEXT).replace(TITLE, OTHER),
        "c.txt": f"Title: {TITLE} c\nURL: https://b.example/c\nContent:\n{TEXT} c\n",
    }
    items = read_folder(tmp_path, files)
    assert outcomes(items) == {
        "a.txt#1": "page", "b.txt#1": "same-bytes", "b.txt#2": "page", "c.txt#1": "page",
    }  # fmt: skip
    found = drafts(items)
    assert found["a.txt#1"].article.published_time == "09:15"
    assert found["a.txt#1"].article.authors == ("Lò Văn Mẫu",)
    assert paragraphs(found["a.txt#1"]) == TEXT.split("\n")
    assert found["b.txt#2"].article.title == OTHER
    assert found["c.txt#1"].article.source.url == "https://b.example/c"


SECTIONS = f"{TITLE}\n{LEAD}\n\nNgười học được gì từ lớp\n{TEXT}\n\nAi đứng lớp dạy nghề đan lát\n{TEXT}"


@pytest.mark.parametrize(
    "text",
    [
        SECTIONS,
        ONE,
        f"{TITLE}\n\n{TEXT}\n\n-----\n\nTin liên quan\n{OTHER}\n",
        f"{TITLE}\n05/04/2021\n{TEXT}\n{OTHER}\n09/08/2021\n",
        TEXT,
        f"Hỏi: {LEAD}\nTrả lời: {TEXT}",
        f"{TEXT} {TEXT}".replace("\n", " ") + "\n" + f"{TEXT} {LEAD}".replace("\n", " "),
        "Nguồn: Báo Mẫu\nẢnh: Lò Văn Mẫu\nGhi chú: không\n",
    ],
)
def test_one_article_stays_one(text: str) -> None:
    assert split_articles(text) == []
    assert find_fields(text) == []


CORPUS = sorted((Path(__file__).parent.parent.parent / "corpus").glob("*/*.src"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_no_page_of_the_corpus_is_split(path: Path) -> None:
    page = parse_tagged(path.read_text(encoding="utf-8"), path.stem)
    text = "\n".join(page.lines)
    assert split_articles(text) == []
    assert find_fields(text) == []

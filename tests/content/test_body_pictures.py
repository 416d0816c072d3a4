"""A line that shows a picture: written by cleaning or by a person, it says the same; other lines are text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.content.body_pictures import find_lines, find_misplaced, picture_names, without_pictures
from luutru.content.identity import make_print
from luutru.content.markdown import BodyKind, parse_body
from luutru.content.markdown_writing import printable_line, render_body
from luutru.model import Block, BlockKind

NAME = "3f2a91c0d4e5b6a7-800x600.jpg"
TEXTS = st.text(st.sampled_from("aạđ [](){}!\\*_#.1-<>&`~|\"'anh/\n"), max_size=40)


@given(TEXTS)
def test_every_caption_comes_back(caption: str) -> None:
    body = render_body([Block(BlockKind.PICTURE, caption, (1,), NAME)])
    [block] = parse_body(body)
    assert (block.kind, block.picture) == (BodyKind.PICTURE, NAME)
    assert " ".join(block.text.split()) == " ".join(printable_line(caption).split())


@given(TEXTS, TEXTS)
def test_neighbours_of_a_picture_stay_what_they_are(before: str, after: str) -> None:
    blocks = [Block(BlockKind.PARAGRAPH, text, (1,)) for text in (before, after)]
    blocks.insert(1, Block(BlockKind.PICTURE, "Ảnh", (1,), NAME))
    kinds = [block.kind for block in parse_body(render_body(blocks))]
    assert kinds.count(BodyKind.PICTURE) == 1
    assert len(kinds) == 1 + bool(printable_line(before)) + bool(printable_line(after))


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("![Ảnh](anh/bìa.jpg)", "bìa.jpg"),
        ("  ![Ảnh [1] (Quang)](anh/IMG 01 (2).JPG) ", "IMG 01 (2).JPG"),
        ("![](anh/a%20b.png)", "a b.png"),
        ("![Ảnh](anh/bi\u0300a.jpg)", "bìa.jpg"),
        ("![Ảnh](anh/a.jpg)\n{: .caption }", "a.jpg"),
    ],
)
def test_lines_as_people_write_them(line: str, name: str) -> None:
    for text in (line, f"Đoạn trước.\n{line}\nĐoạn sau.", f"Đoạn trước.\r\n\r\n{line}\r\n"):
        assert picture_names(text.replace("\r", "")) == (name,)
        assert [block.picture for block in parse_body(text) if block.picture] == [name]
        assert find_lines(text, name) == text.split("![")[0].count("\n") + 1


@pytest.mark.parametrize(
    "line",
    ["Xem ![Ảnh](anh/a.jpg).", "- ![Ảnh](anh/a.jpg)", "![a](anh/a.jpg) ![b](anh/b.jpg)", "> ![a](anh/a.jpg)"],
)
def test_a_picture_in_a_text_is_named(line: str) -> None:
    assert list(find_misplaced(f"Đoạn.\n\n{line}")) == [3]
    assert picture_names(line) == ()
    assert not [block for block in parse_body(line) if block.kind is BodyKind.PICTURE]


@pytest.mark.parametrize("line", ["![Ảnh](https://example.org/a.jpg)", "[Ảnh](anh/a.jpg)", "Tệp anh/a.jpg"])
def test_other_lines_are_none_of_ours(line: str) -> None:
    assert list(find_misplaced(line)) == []
    assert not [block for block in parse_body(line) if block.kind is BodyKind.PICTURE]


def test_an_article_is_the_same_with_and_without_its_pictures() -> None:
    caption = Block(BlockKind.CAPTION, "Quang cảnh [1] hội nghị", (3,))
    text = [
        Block(BlockKind.PARAGRAPH, "Đoạn mở đầu của bài.", (1,)),
        Block(BlockKind.PARAGRAPH, "Sau.", (5,)),
    ]
    bare = render_body([text[0], caption, text[1]])
    picture = Block(BlockKind.PICTURE, caption.text, (3,), NAME)
    assert make_print("Đầu đề", render_body([text[0], picture, text[1]])) == make_print("Đầu đề", bare)
    assert without_pictures(bare) == bare

"""Editing a few keys leaves everything else as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.content.editing import edit_content, edit_front
from luutru.content.frontmatter import parse_content
from luutru.content.nodes_to_values import read_values
from luutru.content.yaml_nodes import compose
from luutru.errors import ProblemsError

FRONT = """\
# đầu tệp
title: Tựa   # của tôi

# về tác giả
authors:
  - Trần Long   # xem ảnh
  - HN
summary: >
  Dòng một
  dòng hai
x_a: 1
# cuối tệp
"""


def test_only_the_changed_lines_change() -> None:
    assert edit_front(FRONT, {"authors": "authors: [A]\n"}) == FRONT.replace(
        "authors:\n  - Trần Long   # xem ảnh\n  - HN\n", "# xem ảnh\nauthors: [A]\n"
    )


def test_a_removed_key_leaves_its_comments() -> None:
    edited = edit_front(FRONT, {"title": None, "summary": None})
    assert edited is not None
    assert "# của tôi" in edited
    assert "title:" not in edited
    assert "dòng hai" not in edited


def test_new_keys_come_in_canonical_order() -> None:
    edited = edit_front(FRONT, {"slug": "slug: a\n", "rights: x": None, "source": "source: {file: a}\n"})
    assert edited is not None
    keys = [line.split(":")[0] for line in edited.split("\n") if ":" in line and line[0] not in "# "]
    assert keys == ["title", "slug", "authors", "summary", "x_a", "source"]


@pytest.mark.parametrize("front", ["{title: T, outlet: A}\n", "title: [\n", "title: T\ntitle: U\n"])
def test_what_has_no_lines_is_not_edited(front: str) -> None:
    assert edit_front(front, {"outlet": "outlet: B\n"}) is None


@given(
    st.dictionaries(
        st.sampled_from(["outlet", "kicker", "rights"]),
        st.sampled_from(["a", "'b # c'", '"d"', "|\n  e\n  # f", "[g] # h"]),
    ),
    st.dictionaries(st.sampled_from(["title", "outlet", "kicker", "event"]), st.sampled_from(["X", None])),
)
def test_other_keys_keep_their_values(fields: dict[str, str], changes: dict[str, str | None]) -> None:
    front = "title: T\n" + "".join(f"{key}: {value}\n" for key, value in fields.items())
    edited = edit_front(front, {key: value and f"{key}: {value}\n" for key, value in changes.items()})
    assert edited is not None
    before, after = (read_values(compose(text, "", 1)[0], "")[0] for text in (front, edited))
    assert {k: v for k, v in after.items() if k not in changes} == {
        k: v for k, v in before.items() if k not in changes
    }
    assert {k: v for k, v in changes.items() if v} == {k: v for k, v in after.items() if k in changes}


def test_fields_are_set_by_value() -> None:
    text = f"---\n{FRONT}---\n\nThân bài\n"
    edited = edit_content(
        text, "content/a.md", {"withdrawn": "theo yêu cầu: gấp", "aliases": ("cu",), "summary": None}
    )
    content = parse_content(edited, "content/a.md")
    assert (content.article.withdrawn, content.article.aliases, content.article.summary) == (
        "theo yêu cầu: gấp", ("cu",), None
    )  # fmt: skip
    assert content.body_md == "Thân bài"
    assert "# đầu tệp\n" in edited


@pytest.mark.parametrize("changes", [{"published": "2018-02-30"}, {"slug": "Không"}, {"title": None}])
def test_a_wrong_value_is_not_set(changes: dict[str, object]) -> None:
    with pytest.raises(ProblemsError):
        edit_content(f"---\n{FRONT}---\n", "content/a.md", changes)

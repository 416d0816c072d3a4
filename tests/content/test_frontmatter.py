"""Content files: the quick reader and PyYAML agree, what is written comes back, every fault is named."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import ARTICLES, EVIDENCES, OWN, TEXT

from luutru.content.canonical import read_canonical
from luutru.content.fields import render_fields
from luutru.content.frontmatter import (
    join_content,
    parse_content,
    read_content,
    render_content,
    split_content,
)
from luutru.content.nodes_to_values import read_values
from luutru.content.yaml_nodes import compose
from luutru.errors import ProblemsError
from luutru.knowledge.loading import Knowledge, load_knowledge
from luutru.model import Article, Evidence

EXAMPLE = """\
---
schema: 1
id: "6e26fb8234c3"
title: Đảng bộ quận Đống Đa kết nạp thêm được 362 đảng viên mới
slug: dang-bo-quan-dong-da-ket-nap-them-duoc-362-dang-vien-moi
date: 2018-01-19
published: "2018-01-19"
published_time: "15:45"
event: "2018-01-19"
outlet: Kinh tế & Đô thị
authors: [Trần Long]
districts: [Đống Đa]
wards: []
topics: [ket-nap-dang-vien, xay-dung-dang, tong-ket-giao-ban]
summary: Ngày 19/1, Quận ủy Đống Đa đã tổ chức Hội nghị.
source: {file: 000_ab9b6fee6727ec68.txt, sha256: "SHA", url: null, retrieved: null}
evidence:
  published: {line: 6, text: "19-01-2018 15:45", rule: date-line, confidence: 0.99}
  districts:
    - {line: 3, text: "quận Đống Đa", rule: unit-word, confidence: 0.9, value: Đống Đa}
    - {line: 7, text: "Quận ủy Đống Đa", rule: organisation, confidence: 0.95, value: Đống Đa}
---

Ngày 19/1, Quận ủy Đống Đa đã tổ chức Hội nghị.

Ảnh chụp
{: .caption }
""".replace("SHA", "ab" * 32)


def slow_values(front: str) -> dict[str, Any]:
    mapping, problems = compose(front, "a.md", 2)
    values, more = read_values(mapping, "a.md")
    assert problems + more == []
    return values


def dated(article: Article) -> Article:
    """The article as loading gives it: `date` follows from the other dates."""
    from luutru.content.validation import sort_day

    return replace(article, date=sort_day({"published": article.published, "event": article.event}))


@settings(max_examples=200)
@given(
    ARTICLES,
    EVIDENCES,
    st.dictionaries(st.sampled_from(["x_a", "x_b_2"]), st.booleans() | st.integers(-(10**9), 10**9) | TEXT),
)
def test_the_quick_reader_sees_what_pyyaml_sees(
    article: Article, evidence: dict[str, tuple[Evidence, ...]], own: dict[str, object]
) -> None:
    front = "".join(render_fields(replace(dated(article), extra=own), evidence).values())
    quick = read_canonical(front)
    assert quick is not None
    assert quick == slow_values(front)
    # … and other programs' loaders see the same texts.
    loaded = yaml.safe_load(front)
    for key in ("title", "kicker", "outlet", "summary", "id", "published", "slug"):
        if not (key == "slug" and article.slug.isdecimal()):
            assert loaded.get(key) == getattr(article, key)
    assert loaded["authors"] == list(article.authors)


MUTATIONS = st.lists(
    st.tuples(
        st.integers(0, 900),
        st.integers(0, 3),
        st.sampled_from([*" :#\"'\\,[]{}-\n&*!|>%@`ay10", "\n  ", "~", ": "]),
    ),
    min_size=1,
    max_size=3,
)


@settings(max_examples=1500)
@given(MUTATIONS)
def test_a_damaged_canonical_file_is_left_to_pyyaml_or_means_the_same(
    changes: list[tuple[int, int, str]],
) -> None:
    front, _, _ = split_content(EXAMPLE.replace("source:", "x_hop: kho 3\nx_so: 12\nsource:"), "a.md")
    for place, cut, insert in changes:
        front = front[:place] + insert + front[place + cut :]
    quick = read_canonical(front)
    if quick is not None:
        mapping, problems = compose(front, "a.md", 2)
        values, more = read_values(mapping, "a.md")
        assert problems + more == []
        assert {key: value for key, value in quick.items() if value != {}} == values


@settings(max_examples=150)
@given(ARTICLES, EVIDENCES, st.dictionaries(st.sampled_from(["x_a", "x_b"]), OWN), TEXT)
@example(Article(id="0" * 12, slug="a", title="T"), {}, {}, "---\n\n---")
def test_what_is_written_is_read_back(
    article: Article, evidence: dict[str, tuple[Evidence, ...]], own: dict[str, object], body_md: str
) -> None:
    article = dated(replace(article, extra=own))
    body_md = body_md.replace("\r", " ").strip("\n")
    text = render_content(article, evidence, body_md)
    content = parse_content(text, "content/a.md")
    assert content.article == article
    assert content.evidence == evidence
    assert content.body_md == body_md
    assert render_content(content.article, content.evidence, content.body_md) == text


def test_the_form_is_the_designs() -> None:
    content = parse_content(EXAMPLE, "content/a.md")
    assert render_content(content.article, content.evidence, content.body_md) == EXAMPLE
    assert read_canonical(split_content(EXAMPLE, "a.md")[0]) is not None
    assert content.evidence["published"] == (Evidence(6, "19-01-2018 15:45", "date-line", 0.99),)
    assert content.body_md.endswith("\n{: .caption }")


CURE = "write what is known, as 2018, 2018-01, 2018-01-19, 2018?-01-19, 2018~ or 2017-12/2018-01"


def faults(front: str, knowledge: Knowledge | None = None) -> list[tuple[int, str, str]]:
    _, problems = read_content(f"---\n{front}\n---\n", "content/a.md", knowledge)
    return [(problem.line, problem.message, problem.cure) for problem in problems]


def test_every_problem_is_told_at_once_with_line_and_cure() -> None:
    front = """\
titel: Có lỗi
id: 123456789012
slug: Không phải slug
published: 2018-02-30
published_time: 25:00
event: tháng 5
districts: [Đống Đà, Ba Đình]
wards: phường Buổi
topics: [xay-dung-đang]
authors: {a: b}
reviewed: maybe
source: {fil: x, url: "javascript:alert(1)"}
evidence: {published: {line: 0, text: x}, datum: {}}
event: 2018"""
    found = faults(front, load_knowledge())
    assert [(line, cure) for line, _, cure in found] == [
        (2, 'did you mean "title"?'),
        (3, 'write id: "123456789012"'),
        (4, 'write "khong-phai-slug"'),
        (5, CURE),
        (6, 'write it as "15:45"'),
        (7, CURE),
        (8, 'did you mean "Đống Đa"?'),
        (9, 'did you mean "phường Bưởi"?'),
        (10, 'did you mean "xay-dung-dang"?'),
        (11, "write authors: [one, two]"),
        (12, ""),
        (13, "it starts with https:// or http://"),
        (13, 'did you mean "file"?'),
        (14, ""),
        (14, ""),
        (15, "remove one of the two"),
    ]


@pytest.mark.parametrize(
    ("front", "line", "key"),
    [
        ("titel: Quận họp\npublished: 2018-01-19", 2, "title"),
        ("title: Quận họp\npublishd: 2018-01-19\npublished_time: 15:45\nevent: 2018-01-18", 3, "published"),
        ("title: Quận họp\ndate: 2018-01-19\npublishd: 2018-01-19\nevent: 2018-01-18", 4, "published"),
        ("title: Quận họp\npublishd: tháng 5", 3, "published"),
    ],
)
def test_a_misspelt_key_is_one_error(front: str, line: int, key: str) -> None:
    assert [(at, cure) for at, _, cure in faults(front)] == [(line, f'did you mean "{key}"?')]


def test_what_a_person_means_is_taken() -> None:
    front = "title: 2018\npublished: 2018-01-19\npublished_time: 15:45\nauthors: Trần Long\noutlet:\n"
    text = f"---\n{front}---\nThân bài\n"
    article = parse_content(text, "content/Bài viết tay.md").article
    assert (article.title, article.published, article.published_time) == ("2018", "2018-01-19", "15:45")
    assert (article.date, article.authors, article.outlet) == ("2018-01-19", ("Trần Long",), None)
    assert article.slug == "bai-viet-tay"
    again = parse_content(text.replace("Thân", "Sửa thân"), "content/Bài viết tay.md").article
    assert again.id == article.id
    assert len(article.id) == 12


def test_a_file_may_come_from_any_editor() -> None:
    text = (
        "\ufeff---\r\ntitle: "
        + unicodedata.normalize("NFD", "Đống Đa đổi mới")
        + "\r\n--- \r\nMột\r\n\r\nHai\r\n"
    )
    content = parse_content(text, "content/a.md")
    assert content.article.title == "Đống Đa đổi mới"
    assert content.body_md == "Một\n\nHai"


def test_a_moment_in_published_is_told_apart() -> None:
    [(line, _, cure)] = faults("title: T\npublished: 2018-01-19 9:05:00")
    assert (line, cure) == (3, 'write published: "2018-01-19" and published_time: "09:05"')


def test_a_date_that_says_another_day_than_published_is_refused() -> None:
    content, problems = read_content(
        '---\ntitle: T\ndate: 2017-01-01\npublished: "2018-01"\n---\n', "content/a.md"
    )
    assert content is None
    assert [(problem.line, problem.severity.value) for problem in problems] == [(3, "error")]
    assert "write date: 2018-01-01" in problems[0].cure


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("title: Giải #1 toàn quốc", '"#1 toàn quốc" is a comment to YAML'),
        ("title: Giải # 1", '"# 1" is a comment to YAML'),
        ("title: Giải  #1", '"#1" is a comment to YAML'),
        ("title: Giải  # tên trên báo", ""),
        ("title: 'Giải #1'", ""),
        ("title: Giải#1", ""),
        ("title: T\noutlet: Báo A #2", '"#2" is a comment to YAML'),
        ("title: T\npublished: 2018-01-19 # chưa chắc", ""),
        ("title: T\nauthors:\n  - Trần Long #1", '"#1" is a comment to YAML'),
        ("title: T # a\nx_a: b #1", '"# a" is a comment to YAML'),
    ],
)
def test_a_hash_that_cuts_a_text_is_told(line: str, said: str) -> None:
    _, problems = read_content(f"---\n{line}\n---\n", "content/a.md")
    assert [problem.message.partition(", and")[0] for problem in problems] == ([said] if said else [])


@pytest.mark.parametrize(
    ("front", "message"),
    [
        ("title: &a T", "anchors"),
        ("title: *a", "anchors"),
        ("x_a: &a [x, x]\nx_b: [*a, *a]\ntitle: T", "anchors"),
        ("title: !!python/object:os.system x", "tags"),
        ("title: !x y", "tags"),
        ("title: T\nx_a: " + "[" * 5000 + "]" * 5000, "nested"),
        ("title: T\nx_a: " + "{a: " * 200 + "1" + "}" * 200, "nested"),
        ("title: T\nx_a:\n  " + "- " * 40 + "a", "nested"),
        ("title: 'T", "no valid YAML"),
        ("title: a: b", "no valid YAML"),
        ("title: T\n\tkicker: x", "no valid YAML"),
        ("- a\n- b", "lines of"),
        ("? [a]\n: b", "a key must be text"),
        ("title: T\nx_a: \x07", "no valid YAML"),
        ("title: [a]", '"title" must be text'),
        ("schema: 2\ntitle: T", '"schema" must be 1'),
        ("title: T\nx_a: " + "a" * 300_000, "longer than 256 kB"),
    ],
)
def test_hostile_or_broken_front_matter_is_refused(front: str, message: str) -> None:
    content, problems = read_content(f"---\n{front}\n---\n", "content/a.md")
    assert content is None
    assert any(message in problem.message for problem in problems)
    assert all(problem.path == "content/a.md" for problem in problems)


@pytest.mark.parametrize(
    "text", ["", "Không có gì", "---", "---\ntitle: T\n", "--- title: T\n---\n", "\n---\ntitle: T\n---\n"]
)
def test_a_file_without_front_matter_says_so(text: str) -> None:
    with pytest.raises(ProblemsError, match="front matter"):
        parse_content(text, "content/a.md")


ANY_TEXT = st.text(st.characters(exclude_categories=()))


@given(ANY_TEXT, st.text(alphabet="---\ntitle: &*!\"'[]{}#|>\ta\ud800"))
def test_no_text_makes_the_reader_fail(anything: str, front: str) -> None:
    for text in (anything, f"---\n{anything}\n---\n", f"---\n{front}\n---\n{anything}"):
        content, problems = read_content(text, "content/a.md")
        assert content is not None or problems


@given(TEXT, TEXT)
def test_splitting_undoes_joining(title: str, body_md: str) -> None:
    body_md = body_md.replace("\r", "")
    front = "".join(render_fields(Article(id="0" * 12, slug="a", title=title), {}).values())
    assert split_content(join_content(front, body_md), "a.md") == (front, body_md.strip("\n"), None)


def test_canonical_files_are_read_without_pyyaml() -> None:
    code = (
        "import sys\nfrom luutru.content.frontmatter import parse_content\n"
        f"parse_content({EXAMPLE!r}, 'content/a.md')\n"
        "print('yaml' in sys.modules, 'markdown' in sys.modules, 'slugify' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False", "False"]


def test_a_sign_that_no_file_can_hold_is_refused_beside_an_escape_as_alone() -> None:
    for text in ("\ud800", "\\u001f\ud800"):
        written = f'---\nschema: 1\nid: "1"\ntitle: x\nslug: x\nrights: "{text}"\n---\n'
        content, problems = read_content(written, "content/x.md")
        assert content is None
        assert problems


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("19/1/2018", "2018-01-19"),
        ('"19/1/2018"', "2018-01-19"),
        ("1/2018", "2018-01"),
        ("ngày 19 tháng 1 năm 2018", "2018-01-19"),
        ('"2017-12/2018-01"', "2017-12/2018-01"),
    ],
)
def test_a_day_may_be_written_as_vietnam_writes_it(written: str, read: str) -> None:
    content, problems = read_content(f"---\ntitle: A\npublished: {written}\n---\n\nB.\n", "content/a.md")
    assert problems == []
    assert content
    assert content.article.published == read


def test_a_time_that_a_day_would_lose_is_refused() -> None:
    content, problems = read_content(
        '---\ntitle: A\npublished: "19/1/2018 15:45"\n---\n\nB.\n', "content/a.md"
    )
    assert content is None
    assert problems[0].line == 3


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (['title: "Quận 1', "date: 2019-01-01", 'summary: "abc"'], 2),
        (["title: T", "wards:", '- "Phường 1', "- Phường 2", "topics: [a]"], 4),
        (["title: T", "kicker: 'Quận 1", "summary: 'x'"], 3),
    ],
)
def test_quotes_that_are_not_closed_are_told_where_they_are_opened(lines: list[str], number: int) -> None:
    text = "\n".join(["---", *lines, "---", "", "Văn bản."])
    _, problems = read_content(text, "content/a.md")
    assert [(problem.line, problem.cure) for problem in problems] == [(number, "close the quotes")]

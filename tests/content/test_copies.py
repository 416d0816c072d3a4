"""`duplicate_of` in content files: set, moved and removed as copies are found, never over a person's word."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import msgspec
import pytest
from cleaned_pages import edit, found, page, snapshot
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.articles import invent_article
from luutru.content import copies, known_articles
from luutru.content.copies import mark_copies
from luutru.content.from_description import draft_of
from luutru.content.known_articles import SPACE, Articles, made_of
from luutru.content.stage import update_content
from luutru.content.store import load_content, load_content_file, load_record, read_text
from luutru.memo import Memo
from luutru.states import read_states

if TYPE_CHECKING:
    from collections.abc import Iterator

    from luutru.model import CleanedPage

TEXT = invent_article(1).paragraphs
SLUGS = {"a": "tua-a", "b": "tua-b", "c": "tua-c"}


def paper(letter: str, paragraphs: tuple[str, ...] = TEXT, published: str | None = None) -> CleanedPage:
    return page(f"{letter}.txt", f"Tựa {letter}", paragraphs, published, salt=letter)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tmp_path / "content"


@pytest.fixture
def memo(tmp_path: Path) -> Iterator[Memo]:
    with Memo(tmp_path) as memo:
        yield memo


def marks(content: Path, memo: Memo) -> dict[str, str | None]:
    """Mark, with the memo and without; the letter of each article → the letter of what it repeats."""
    mark_copies(Articles(content, memo))
    before = snapshot(content)
    assert mark_copies(Articles(content, memo)).originals == {}
    with Memo(None) as fresh:
        assert mark_copies(Articles(content, fresh)).originals == {}
    assert snapshot(content) == before
    articles = [file.article for file in load_content(content)]
    letters = {article.id: article.title[-1] for article in articles} | {"": "?"}
    return {letters[article.id]: letters.get(article.duplicate_of or "-") for article in articles}


def test_near_copies_name_the_earliest_and_keep_their_pages(content: Path, memo: Memo) -> None:
    reprints = [
        paper("a", TEXT[1:], "2019-03"),
        paper("b", TEXT, "2019-02-02"),
        paper("c", (*TEXT, "Thêm.")),
    ]
    update_content(reprints, content)
    assert marks(content, memo) == {"a": "b", "b": None, "c": "b"}
    record = load_record(content, SLUGS["a"])
    [original] = [file.article for file in load_content(content) if file.article.title == "Tựa b"]
    assert record is not None
    assert record.duplicate_of == original.id


def test_short_texts_must_be_equal_and_say_something(content: Path, memo: Memo) -> None:
    notice = f"{TEXT[1].split('.')[0]}."
    update_content([paper("a", (notice,)), paper("b", (notice,)), paper("c", (notice, TEXT[2]))], content)
    assert marks(content, memo) == {"a": None, "b": "a", "c": None}
    update_content([paper(letter, ("Đang cập nhật.",)) for letter in "abc"], content)
    assert set(marks(content, memo).values()) == {None}


def test_cleaning_again_leaves_the_marks_alone(content: Path, memo: Memo) -> None:
    reprints = [paper("a"), paper("b")]
    update_content(reprints, content)
    assert marks(content, memo) == {"a": None, "b": "a"}
    before = snapshot(content)
    report = update_content(reprints, content)
    assert (report.unchanged, report.by_hand, report.problems) == (2, [], [])
    assert snapshot(content) == before
    update_content([paper("a"), page("b.txt", "Tựa b", TEXT, None, "b", kicker=found("Xã hội"))], content)
    assert marks(content, memo) == {"a": None, "b": "a"}


def test_a_page_of_a_known_outlet_or_address_is_no_copy_of_one_without(content: Path, memo: Memo) -> None:
    """A copy with another headline, of unknown paper and day, was the original of the paper's own page."""
    update_content([paper("a"), paper("b"), paper("c", TEXT, "2020-01-01")], content)
    assert marks(content, memo) == {"a": "c", "b": "c", "c": None}
    edit(content, "published", "x_day", SLUGS["c"])
    edit(content, "\nauthors:", "\noutlet: Báo X\nauthors:", SLUGS["b"])
    assert marks(content, memo) == {"a": "b", "b": None, "c": "b"}
    edit(content, "\nauthors:", "\noutlet: Báo X\nauthors:", SLUGS["a"])
    assert marks(content, memo) == {"a": None, "b": "a", "c": "a"}
    edit(content, "url: null", "url: https://example.vn/b", SLUGS["b"])
    assert marks(content, memo) == {"a": "b", "b": None, "c": "b"}


def test_marks_follow_what_becomes_of_the_articles(content: Path, memo: Memo) -> None:
    update_content([paper("a"), paper("b"), paper("c")], content)
    assert marks(content, memo) == {"a": None, "b": "a", "c": "a"}
    edit(content, "title: Tựa a", "title: Tựa a\nwithdrawn: Báo đã rút bài", SLUGS["a"])
    assert marks(content, memo) == {"a": None, "b": None, "c": "b"}
    edit(content, TEXT[2], "Một đoạn khác hẳn.", SLUGS["c"])
    edit(content, "\nauthors:", '\npublished: "2001-01-01"\nauthors:', SLUGS["c"])
    assert marks(content, memo) == {"a": None, "b": "c", "c": None}
    (content / f"{SLUGS['c']}.md").unlink()
    assert marks(content, memo) == {"a": None, "b": None}


def test_what_a_person_says_of_copies_stays(content: Path, memo: Memo) -> None:
    update_content([paper("a"), paper("b"), paper("c")], content)
    assert marks(content, memo) == {"a": None, "b": "a", "c": "a"}
    [original] = [file.article.id for file in load_content(content) if file.article.title == "Tựa a"]
    edit(content, f'duplicate_of: "{original}"\n', "", SLUGS["b"])
    assert marks(content, memo) == {"a": None, "b": None, "c": "b"}, "b is none, and answers for its text"
    update_content([paper("a"), paper("b"), paper("c")], content)
    assert marks(content, memo) == {"a": None, "b": None, "c": "b"}
    edit(content, "title: Tựa a", f"title: Tựa a\nduplicate_of: {SLUGS['b']}", SLUGS["a"])
    mark_copies(Articles(content, memo))
    files = {file.article.title[-1]: file.article.duplicate_of for file in load_content(content)}
    assert files["a"] == SLUGS["b"]


def test_reviewed_and_hand_written_articles_are_originals_only(content: Path, memo: Memo) -> None:
    update_content([paper("a"), paper("b")], content)
    edit(content, "title: Tựa b", "title: Tựa b\nreviewed: true", SLUGS["b"])
    assert marks(content, memo) == {"a": "b", "b": None}
    edit(content, "reviewed: true\n", "", SLUGS["b"])
    body = "\n\n".join(TEXT)
    (content / "tay.md").write_text(f"---\ntitle: Tựa t\n---\n\n{body}\n", encoding="utf-8")
    assert marks(content, memo) == {"a": "t", "b": "t", "t": None}


def test_a_front_matter_that_cannot_be_changed_is_told(content: Path, memo: Memo) -> None:
    update_content([paper("a"), paper("b")], content)
    path = content / f"{SLUGS['b']}.md"
    body = path.read_text(encoding="utf-8").partition("\n---\n")[2]
    path.write_text('---\n{title: Tựa b, id: "000000000009"}\n---\n' + body, encoding="utf-8")
    for _ in range(2):
        [problem] = mark_copies(Articles(content, memo)).problems
        assert f"{SLUGS['b']}.md" in str(problem)


def test_only_what_changed_is_read_again(content: Path, memo: Memo, monkeypatch: pytest.MonkeyPatch) -> None:
    update_content([paper("a"), paper("b", invent_article(2).paragraphs), paper("c")], content)
    mark_copies(Articles(content, memo))
    read: list[str] = []

    def load(folder: Path, name: str) -> object:
        read.append(name)
        return load_content_file(folder, name)

    def read_compared(path: Path) -> str | None:
        read.append(path.stem)
        return read_text(path)

    monkeypatch.setattr(known_articles, "load_content_file", load)
    monkeypatch.setattr(copies, "read_text", read_compared)
    mark_copies(Articles(content, memo))
    assert read == []
    edit(content, TEXT[3], "Đoạn khác.", SLUGS["c"])
    mark_copies(Articles(content, memo))
    assert set(read) == {SLUGS["a"], SLUGS["c"]}, "what changed, and what it is compared with"
    remembered = [msgspec.msgpack.decode(drawer) for drawer in dict(memo.walk(SPACE)).values()]
    assert {name for drawer in remembered for name in drawer} == set(SLUGS.values())


@given(st.lists(st.sampled_from(TEXT), max_size=5), st.sampled_from([None, "2019-03", "2019-02-02"]))
@settings(max_examples=30, deadline=None)
def test_a_new_article_is_compared_as_its_files_would_be(
    paragraphs: list[str], published: str | None
) -> None:
    draft = draft_of(paper("a", tuple(paragraphs), published))
    with TemporaryDirectory() as folder:
        content = Path(folder) / "content"
        [name] = update_content([draft], content).new
        text, said, known = known_articles._read(content, name)
    made = made_of(draft).named(name)
    assert (made.text, "", made.known) == (text, said, known)


def test_files_of_new_articles_are_not_read(
    content: Path, memo: Memo, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts = [draft_of(paper("a")), draft_of(paper("b", invent_article(2).paragraphs))]
    report = update_content(drafts, content)
    new = {name: made_of(draft).named(name) for name, draft in zip(report.new, drafts, strict=True)}
    monkeypatch.delattr(known_articles, "load_content_file")
    articles = Articles(content, memo, states={})
    articles.look(1, read_states(content), new)
    assert mark_copies(articles).originals == {}
    assert mark_copies(Articles(content, memo)).originals == {}, "and are remembered"

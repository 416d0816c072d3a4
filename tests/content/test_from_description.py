"""What no article has can still be written and read: lists without end, evidence without end."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from luutru.content.from_description import draft_of
from luutru.content.frontmatter import parse_content, render_content
from luutru.model import CleanedPage, Description, Evidence, Found, RawPage

RAW = RawPage("a.txt", "ab" * 32, "utf-8", False, "\n", False, ("Một bài",))


def found(name: str, words: str) -> Found[str]:
    return Found(name, tuple(Evidence(line, words, "list", 0.9, name) for line in range(1, 6)))


@given(st.sampled_from([1, 100, 20_000]), st.sampled_from(["xã", "xã " * 200]))
def test_lists_without_end_are_written_so_that_they_can_be_read(amount: int, words: str) -> None:
    names = tuple(found(f"xã số {number}", words) for number in range(amount))
    page = CleanedPage(RAW, (), Description(wards=names, topics=names, districts=names, authors=names), ())
    draft = draft_of(page)
    article = replace(draft.article, slug="x")
    file = parse_content(render_content(article, draft.evidence, draft.body_md), "content/x.md")
    assert file.article == article
    assert dict(file.evidence) == draft.evidence
    assert file.article.wards[0] == "xã số 0"
    assert sum(map(len, draft.evidence.values())) >= min(amount, 60)

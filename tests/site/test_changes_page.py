"""The page of corrections tells readers what they need to know, and no more."""

from __future__ import annotations

from dataclasses import replace

from factories import make_articles, make_site

from luutru.content.changes import Change
from luutru.content.published_changes import settle
from luutru.site.changes_page import make_changes_view


def test_work_on_an_article_that_changed_no_value_is_not_told() -> None:
    articles = make_articles(2)
    change = Change("2026-03-01", articles[0].id, "outlet", "", "Hà Nội mới", "Thủ thư")
    rows = (change, change, replace(change, field="work"), replace(change, field="reviewed"))
    view = make_changes_view(replace(make_site(articles), changes=rows))
    assert [correction.title for correction in view.corrected] == [articles[0].title]
    assert (view.withdrawn, view.moved) == ((), ())


def test_an_address_that_was_never_published_is_no_move() -> None:
    [article] = make_articles(1)
    article = replace(article, aliases=("chua-ai-thay", "da-dang", "ve-sau-moi-dang"))
    rows = [Change("2026-03-01", article.id, "draft:slug", old, article.slug) for old in article.aliases[::2]]
    rows.append(Change("2026-03-05", article.id, "slug", "ve-sau-moi-dang", article.slug))
    told = make_changes_view(replace(make_site([article]), changes=tuple(rows))).moved
    assert len(told) == 2
    assert not any("chua-ai-thay" in move.text for move in told)


def test_corrections_of_before_publications_were_noted_stay_as_they_were_told() -> None:
    [article] = make_articles(1)
    told = [
        ("2026-03-01", "A", "B"),
        ("2026-03-05", "B", "C"),
        ("2026-03-09", "C", "D"),
        ("2026-03-09", "D", "E"),
    ]
    rows = [Change(day, article.id, "outlet", old, new) for day, old, new in told]
    settled = settle(rows, {article.id})
    seen = [(row.old, row.new) for row in settled if row.field == "outlet"]
    assert seen == [("A", "B"), ("B", "C"), ("C", "E")]
    assert settle(settled, {article.id}) == settled
    assert not [row for row in settle(rows, set()) if row.field == "outlet"]

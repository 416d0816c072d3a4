"""The page of corrections tells readers what they need to know, and no more."""

from __future__ import annotations

from dataclasses import replace

from factories import make_articles, make_site

from luutru.content.changes import Change
from luutru.site.changes_page import make_changes_view


def test_work_on_an_article_that_changed_no_value_is_not_told() -> None:
    articles = make_articles(2)
    change = Change("2026-03-01", articles[0].id, "outlet", "", "Hà Nội mới", "Thủ thư")
    rows = (change, change, replace(change, field="work"), replace(change, field="reviewed"))
    view = make_changes_view(replace(make_site(articles), changes=rows))
    assert [correction.title for correction in view.corrected] == [articles[0].title]
    assert (view.withdrawn, view.moved) == ((), ())

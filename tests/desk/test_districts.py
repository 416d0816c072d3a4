"""Of several districts the first is the one under which the article stands: said, and easily changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from luutru.desk.desk import Desk

    from .conftest import Curator

NAME = "quan-hop-ban"


def trail(curator: Curator) -> str:
    return curator.see(f"/xem/bai/{NAME}.html").split('class="crumbs"')[1].split("</nav>")[0]


def test_the_first_district_is_where_the_article_stands(curator: Curator, desk: Desk) -> None:
    page = curator.see(f"/bai/{NAME}")
    assert "stands under Đống Đa, the first" in page
    assert ("Đống Đa" in trail(curator), "Ba Đình" in trail(curator)) == (True, False)
    evidence = desk.open(NAME).file.evidence["districts"]
    page = curator.decide(f"/bai/{NAME}/gia-tri", first="districts:Ba Đình")
    opened = desk.open(NAME)
    assert opened.file.article.districts == ("Ba Đình", "Đống Đa")
    assert opened.file.evidence["districts"] == evidence
    assert "stands under Ba Đình, the first" in page
    assert ("Đống Đa" in trail(curator), "Ba Đình" in trail(curator)) == (False, True)
    desk.undo()
    assert desk.open(NAME).file.article.districts == ("Đống Đa", "Ba Đình")


def test_what_is_typed_is_saved_as_well(curator: Curator, desk: Desk) -> None:
    curator.decide(f"/bai/{NAME}/gia-tri", outlet="Hànộimới", first="districts:Ba Đình")
    article = desk.open(NAME).file.article
    assert (article.outlet, article.districts) == ("Hànộimới", ("Ba Đình", "Đống Đa"))

"""An old address of an article leads to where it is now, on the desk too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.building.archive import open_archive
from luutru.commands.addresses import run_rename
from luutru.console import Console
from luutru.desk import whole_articles

if TYPE_CHECKING:
    from pathlib import Path

    from luutru.desk.desk import Desk

    from .conftest import Curator

OLD, NEW, OTHER = "quan-hop-ban", "quan-ban-viec", "quan-ket-nap"


def test_the_old_address_of_a_renamed_article_leads_to_it(curator: Curator, desk: Desk) -> None:
    whole_articles.rename(desk, OLD, NEW)
    assert f"content/{NEW}.md" in curator.see(f"/bai/{OLD}")
    whole_articles.rename(desk, NEW, OLD)
    assert f"content/{OLD}.md" in curator.see(f"/bai/{NEW}")


def test_so_does_that_of_a_merged_article(curator: Curator, desk: Desk) -> None:
    whole_articles.merge(desk, OLD, OTHER)
    assert f"content/{OTHER}.md" in curator.see(f"/bai/{OLD}")


def test_one_that_was_renamed_by_the_command_is_found_as_well(curator: Curator, archive: Path) -> None:
    run_rename(open_archive(archive), Console(quiet=True), OLD, NEW)
    assert f"content/{NEW}.md" in curator.see(f"/bai/{OLD}")


def test_what_is_decided_in_a_window_with_the_old_address_is_done(curator: Curator, desk: Desk) -> None:
    whole_articles.rename(desk, OLD, NEW)
    curator.decide(f"/bai/{OLD}/gia-tri", outlet="Hànộimới")
    assert desk.open(NEW).file.article.outlet == "Hànộimới"


def test_a_new_address_may_be_typed_as_words(curator: Curator, desk: Desk) -> None:
    assert whole_articles.rename(desk, OLD, "Quận bàn việc") == NEW
    assert f"content/{NEW}.md" in curator.see(f"/bai/{NEW}")

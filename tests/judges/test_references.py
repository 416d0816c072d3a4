"""References that a page makes in the browser are those of the data files."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from judges.built_sites import PAGE_TYPES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from judges.built_sites import BuiltSite
    from judges.visiting import Visit

pytestmark = pytest.mark.browser

LISTS = ["district", "district, page 2", "year", "year unknown", "topic", "outlet", "ward of today"]
ARTICLES = [kind for kind in PAGE_TYPES if kind.startswith("article")]
FORMS = {"BibTeX": "bib", "RIS": "ris", "CSL-JSON": "csl.json"}


def pieces_of(data: str, form: str) -> dict[str, object]:
    """The references of a file by their keys."""
    if form == "CSL-JSON":
        return {item["id"]: item for item in json.loads(data)}
    if form == "BibTeX":
        entries = [entry.rstrip() for entry in data.split("\n\n") if entry.strip()]
        return {entry[entry.index("{") + 1 : entry.index(",")]: entry for entry in entries}
    records = [record.strip() for record in data.replace("\r\n", "\n").split("ER  -")]
    return {record.partition("ID  - ")[2].partition("\n")[0]: record for record in records if record}


def saved(page: Page, form: str) -> str:
    with page.expect_download() as begun:
        page.get_by_role("button", name=form, exact=True).click()
    return Path(begun.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize("way", ["file", "http"])
@pytest.mark.parametrize("kind", LISTS)
def test_a_list_gives_the_references_of_what_it_shows(
    visit: Visit, site: BuiltSite, kind: str, way: str
) -> None:
    page = visit.open(getattr(site, way), PAGE_TYPES[kind])
    cards = page.locator(".listing .card").count()
    assert cards
    for form, ending in FORMS.items():
        whole = pieces_of((site.folder / f"du-lieu/bai.{ending}").read_text(encoding="utf-8"), form)
        found = pieces_of(saved(page, form), form)
        assert len(found) == cards
        assert found == {key: whole[key] for key in found}


@pytest.mark.parametrize("kind", ARTICLES)
def test_an_article_shows_its_reference_in_each_format(visit: Visit, site: BuiltSite, kind: str) -> None:
    page = visit.open(site.http, PAGE_TYPES[kind])
    for form, ending in FORMS.items():
        whole = pieces_of((site.folder / f"du-lieu/bai.{ending}").read_text(encoding="utf-8"), form)
        page.get_by_role("button", name=form, exact=True).click()
        ((key, found),) = pieces_of(page.locator("#csl-text").inner_text(), form).items()
        assert found == whole[key]
    page.get_by_role("button", name="CSL-JSON", exact=True).click()
    assert not page.locator("#csl-text").is_visible()


def test_without_scripts_the_references_of_all_are_a_link_away(visit: Visit, site: BuiltSite) -> None:
    page = visit.open(site.file, PAGE_TYPES["article"], java_script_enabled=False)
    page.locator(".forms a").click()
    for ending in FORMS.values():
        page.locator(f'a[href="du-lieu/bai.{ending}"]').wait_for()


@pytest.mark.parametrize("way", ["file", "http"])
def test_a_search_gives_the_same_of_its_hits(visit: Visit, site: BuiltSite, way: str) -> None:
    """But for what the index does not hold: the key, the original's address, when it was collected."""
    page = visit.open(getattr(site, way), "tim-kiem.html?q=pháo hoa giao thừa")
    whole = json.loads((site.folder / "du-lieu/bai.csl.json").read_text(encoding="utf-8"))
    items = json.loads(saved(page, "CSL-JSON"))
    assert items
    for item in items:
        (same,) = (other for other in whole if other["archive_location"] == item["archive_location"])
        left = {"id", "URL", "accessed", "note"}
        assert {name: value for name, value in item.items() if name not in left} == {
            name: value for name, value in same.items() if name not in left
        }
    assert "TY  - NEWS" in saved(page, "RIS")
    assert saved(page, "BibTeX").startswith("@article{luutru-phao-hoa,")

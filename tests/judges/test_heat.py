"""The table of places and years in a browser: where it is cut off, it is cut between two columns."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from factories import make_article, make_site

from luutru.site.charts.heat import draw_heat
from luutru.site.heat import heat_picture
from luutru.site.styles import join_sheets

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SHEETS = Path(__file__).parents[2] / "templates/assets/css"
#: Columns that are neither wholly inside the frame, nor wholly outside or below the sum that stays in sight.
CUT = """() => {
    const box = element => element.getBoundingClientRect();
    const edge = box(document.querySelector('.scroll')).right;
    const heads = Array.from(document.querySelectorAll('.heat thead th'));
    const sum = box(heads.pop());
    const shown = sum.left < edge - 1 ? Math.min(edge, sum.left) : edge;
    return heads.filter(head => box(head).left < shown - 2 && box(head).right > shown + 2)
        .map(head => head.textContent);
}"""


@pytest.mark.parametrize("width", [320, 360, 390, 480, 768, 900, 1280])
def test_a_wide_table_is_cut_between_columns(browser: Browser, width: int) -> None:
    articles = [
        make_article(
            number, districts=(name,), date=f"{1990 + number}-05-06", published=f"{1990 + number}-05-06"
        )
        for number, name in enumerate(["Nam Từ Liêm", "Ba Đình", "Hai Bà Trưng"] * 12, 1)
    ]
    site = make_site(articles)
    heat = heat_picture(site, "")
    assert heat is not None
    style = join_sheets(path.read_text(encoding="utf-8") for path in sorted(SHEETS.glob("*.css")))
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(f"<!doctype html><style>{style}</style><main>{draw_heat(heat, site.words)}</main>")
    frame = page.locator(".scroll")
    assert frame.evaluate("frame => frame.scrollWidth > frame.clientWidth")
    assert page.evaluate(CUT) == []
    page.close()

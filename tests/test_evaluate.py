"""The gate: cleaning on the tagged pages stays at least as good as tests/floors.json says."""

import json
from pathlib import Path

import pytest

from luutru.knowledge.loading import load_knowledge
from luutru.model import Role
from training.evaluate import (
    Result,
    Score,
    evaluate_pages,
    load_pages,
    parse_tagged,
    pin_pages,
    raised_floors,
    render_table,
    render_worst,
)

HERE = Path(__file__).parent
PIN = "python -m training.evaluate tests/corpus --pin tests/corpus/pages.tsv"
FLOORS: dict[str, dict[str, float]] = json.loads((HERE / "floors.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=sorted(FLOORS))
def result(request: pytest.FixtureRequest) -> tuple[str, Result]:
    return request.param, evaluate_pages(load_pages(HERE / "corpus" / request.param), load_knowledge())


def test_no_figure_falls_below_its_floor(result: tuple[str, Result]) -> None:
    name, found = result
    figures = found.figures()
    fallen = {
        key: (figures.get(key), floor) for key, floor in FLOORS[name].items() if figures.get(key, 0) < floor
    }
    assert not fallen, f"(reached, floor): {fallen}\n{render_worst(found, 5)}"


def test_the_pages_of_the_gate_are_those_that_were_pinned() -> None:
    pinned = (HERE / "corpus" / "pages.tsv").read_text(encoding="utf-8")
    now = pin_pages(load_pages(HERE / "corpus"))
    gone, new = ({*one.splitlines()} - {*other.splitlines()} for one, other in ((pinned, now), (now, pinned)))
    assert not gone, f"pages lost or changed; if meant: {PIN}\n{gone}"
    assert not new, f"new pages: {PIN}\n{new}"


def test_every_folder_has_floors_and_none_is_nothing() -> None:
    folders = {path.name for path in (HERE / "corpus").iterdir() if path.is_dir()}
    assert folders == FLOORS.keys()
    assert [
        (name, key) for name, floors in FLOORS.items() for key, floor in floors.items() if not floor
    ] == []


def test_a_page_is_known_by_its_lines_and_by_its_gold() -> None:
    page = "#title: A\n---\ntitle\tA\nbody\tB.\n"
    known = pin_pages([parse_tagged(page, "x")]).split()
    other_line = pin_pages([parse_tagged(page.replace("B.", "C."), "x")]).split()
    other_gold = pin_pages([parse_tagged(page.replace("body", "sapo"), "x")]).split()
    assert (known[1] == other_line[1], known[2] == other_line[2]) == (False, True)
    assert (known[1] == other_gold[1], known[2] == other_gold[2]) == (True, False)


def test_every_tagged_page_is_well_formed() -> None:
    pages = load_pages(HERE / "corpus")
    for page in pages:
        assert set(page.roles) <= {str(role) for role in Role}, page.name
        assert all(
            (role == "blank") == (not line.strip()) for role, line in zip(page.roles, page.lines, strict=True)
        )


def test_scores() -> None:
    score = Score()
    score.add(frozenset("ab"), frozenset("bc"))
    assert (score.right, score.extra, score.missed) == (1, 1, 1)
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert Score().f1 == 1.0


def test_floors_only_rise() -> None:
    assert raised_floors({"a": 0.9, "b": 0.5}, {"a": 0.8, "b": 0.7, "c": 1.0}) == {
        "a": 0.9,
        "b": 0.7,
        "c": 1.0,
    }


def test_a_wrong_page_lowers_the_figures_and_is_named() -> None:
    source = (
        "#kind: article\n#title: Tên khác hẳn\n---\ntitle\tQuận Tây Hồ họp giao ban\n"
        "body\tSáng 5/3, quận Tây Hồ họp giao ban tháng ba với các phường. Có 40 người dự.\n"
        "body\tHội nghị bàn hai việc lớn của quý hai. Đó là đường và nước cho các xóm bãi.\n"
        "body\tKết thúc hội nghị, quận giao việc cho các phòng. Việc nào cũng có hạn, có người lo.\n"
    )
    found = evaluate_pages([parse_tagged(source, "sai")], load_knowledge())
    assert found.figures()["title"] == 0.0
    assert "sai" in render_worst(found, 1)
    assert "title" in render_table(found)

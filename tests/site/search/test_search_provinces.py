"""The search of an archive of several provinces: namesakes, numbers, and names with the words for their
kinds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from search_engine import Engine
from search_page import write_search_site

from luutru.site.search.documents import Passage, SearchDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.node

#: Article → its provinces, districts and wards.
FILED: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "a": (("da-nang",), ("da-nang-hai-chau",), ()),
    "b": (("tien-giang",), ("tien-giang-chau-thanh",), ()),
    "c": (("long-an",), ("long-an-chau-thanh",), ()),
    "d": (("ho-chi-minh",), ("ho-chi-minh-quan-1",), ("phuong-5-quan-1-ho-chi-minh",)),
    "e": (("ho-chi-minh", "ha-noi"), ("ho-chi-minh-quan-10", "dong-da"), ()),
    "f": (("ha-noi",), ("son-tay",), ()),
    "g": (("quang-ngai",), ("quang-ngai-son-tay",), ()),
}
LABELS = {
    "tinh": {
        "da-nang": "Thành phố Đà Nẵng", "tien-giang": "Tỉnh Tiền Giang", "long-an": "Tỉnh Long An",
        "ho-chi-minh": "Thành phố Hồ Chí Minh", "ha-noi": "Thành phố Hà Nội", "quang-ngai": "Tỉnh Quảng Ngãi",
    },
    "quan": {
        "da-nang-hai-chau": "Hải Châu (Đà Nẵng)", "tien-giang-chau-thanh": "Châu Thành (Tiền Giang)",
        "long-an-chau-thanh": "Châu Thành (Long An)", "ho-chi-minh-quan-1": "Quận 1 (Hồ Chí Minh)",
        "ho-chi-minh-quan-10": "Quận 10 (Hồ Chí Minh)", "dong-da": "Đống Đa", "son-tay": "Sơn Tây",
        "quang-ngai-son-tay": "Sơn Tây (Quảng Ngãi)",
    },
    "phuong": {"phuong-5-quan-1-ho-chi-minh": "phường 5 (Quận 1, Hồ Chí Minh)"},
}  # fmt: skip
#: Query → the articles it finds.
FOUND = {
    "tinh:da-nang": "a",
    "tinh:long-an": "c",
    'tinh:"tỉnh Long An"': "c",
    "tỉnh:ho-chi-minh": "de",
    'tinh:"TP Hồ Chí Minh"': "de",
    "-tinh:ho-chi-minh": "abcfg",
    "tinh:hcm": "de",
    "tinh:TP.HCM": "de",
    "tinh:tp-hcm": "de",
    "tinh:SG": "de",
    "tinh:dn": "a",
    "quan:quận 1": "d",
    "quan:Quận 10": "e",
    "quan:quan 1": "d",
    "quan:quan-1": "d",
    'quan:"quận Hải Châu"': "a",
    "quan:hai-chau": "a",
    "quan:chau-thanh": "bc",
    "huyen:chau-thanh-long-an": "c",
    "quan:long-an-chau-thanh": "c",
    "quan:chau-thanh tinh:tien-giang": "b",
    "quan:dong-da": "e",
    "quan:quan-dong-da": "e",
    "quan:son-tay": "fg",
    "quan:chau": "",
    "phuong:phường 5": "d",
    "phuong:5": "d",
}


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("provinces")
    documents = [
        SearchDocument(
            url=f"bai/{name}.html", title=f"Bài {name}", date="2020-05-06", provinces=provinces,
            districts=districts, wards=wards, passages=(Passage("p", "Mưa 1 ngày ở nhiều nơi."),),
        )
        for name, (provinces, districts, wards) in FILED.items()
    ]  # fmt: skip
    write_search_site(folder, documents, LABELS, {"ho-chi-minh": ("hcm", "sg", "tphcm"), "da-nang": ("dn",)})
    with Engine(folder) as engine:
        yield engine


def ask(engine: Engine, **request: object) -> Any:
    (answer,) = engine.ask([request])
    return answer


def letters(answer: Any) -> str:
    return "".join(sorted(url[4] for url in answer["urls"]))


@pytest.mark.parametrize("query", FOUND)
def test_a_place_is_found_by_its_own_name(engine: Engine, query: str) -> None:
    assert letters(ask(engine, search=query)) == FOUND[query]


def test_what_is_ticked_is_one_place_whatever_others_are_called(engine: Engine) -> None:
    assert letters(ask(engine, search="", chosen={"quan": ["son-tay"]})) == "f"
    answer = ask(engine, search="", chosen={"tinh": ["ho-chi-minh"]}, counts=True)
    assert letters(answer) == "de"
    assert answer["counts"]["tinh"]["da-nang"] == 1
    assert answer["counts"]["quan"] == {
        value: int(value in ("ho-chi-minh-quan-1", "ho-chi-minh-quan-10", "dong-da"))
        for value in LABELS["quan"]
    }


def test_a_province_and_a_district_that_are_named_have_cards(engine: Engine) -> None:
    cards = {card["name"]: (card["href"], card["total"]) for card in ask(engine, cards="lũ ở tiền giang")}
    assert cards == {"Tỉnh Tiền Giang": ("tinh-thanh/tien-giang.html", 1)}
    assert [card["name"] for card in ask(engine, cards="quận 1")] == ["Quận 1 (Hồ Chí Minh)"]
    assert ask(engine, cards="mưa 1 ngày") == [], "a number alone names no district"
    assert {card["name"] for card in ask(engine, cards="châu thành")} == {
        "Châu Thành (Tiền Giang)", "Châu Thành (Long An)",
    }  # fmt: skip


def test_provinces_are_suggested_with_and_without_their_word(engine: Engine) -> None:
    for typed in ("tien g", "tỉnh tiền", "Tien Giang"):
        assert {"facet": "tinh", "value": "tien-giang", "name": "Tỉnh Tiền Giang"}.items() <= (
            ask(engine, suggest=typed)[0].items()
        )

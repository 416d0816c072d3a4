"""The search as a reader meets it: real index files, the real scripts, run by Node."""

from __future__ import annotations

import json
import random
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from search_corpus import LABELS, make_documents
from search_engine import Engine
from search_page import write_search_site

from luutru.site.search.documents import Passage, SearchDocument
from luutru.site.search.layout import PAIRS_PER_FILE, STRIDE, Layout, plan_layout
from luutru.site.search.pairs import place_pairs, read_places
from luutru.site.search.places import find_places
from luutru.site.search.postings import pair_file, word_file
from luutru.site.search.tokens import spell_word, split_words
from luutru.site.search.writing import load_synonyms
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.node
HERE = Path(__file__).parent
CASES = json.loads((HERE.parents[1] / "vietnamese/folding_cases.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("search")
    write_search_site(folder, make_documents(), LABELS)
    with Engine(folder) as engine:
        yield engine


@pytest.fixture(scope="module")
def find(engine: Engine) -> Callable[..., dict[str, Any]]:
    def search(text: str, **options: object) -> dict[str, Any]:
        (answer,) = engine.ask([{"search": text, **options}])
        answer["slugs"] = [url.removeprefix("bai/").removesuffix(".html") for url in answer["urls"]]
        return dict(answer)

    return search


#: Query → the best hit.
FIRST = {
    "dong da ket nap dang vien": "dd-2018",
    "đống đa kết nạp": "dd-2018",
    "ĐỐNG ĐA KẾT NẠP": "dd-2018",
    "Ðống Ða kết nạp": "dd-2018",
    "dang vien": "dd-2018",
    "đảng viên": "dd-2018",
    "lang ha": "dd-2021",
    "láng hạ dọn rác": "dd-2021",
    "don rac song to lich": "dd-2021",
    "hoan kiem": "hk-2019",
    "Hoàn Kiếm phố đi bộ": "hk-2019",
    "ho guom": "hk-2019",
    "hai ba trung": "hbt-2020",
    "nguyễn thị thủy": "hbt-2020",
    "nguyen thi thuy": "hbt-2020",
    "27/7": "hbt-2020",
    "cho hoa xuan": "hoa-2017",
    "hoa đào": "hoa-2017",
    "nguyễn văn hòa": "hoa-2017",
    "hòa bình": "hoa-binh",
    "hoà bình": "hoa-binh",
    "hoa binh": "hoa-binh",
    "cho dong xuan": "dong-xuan",
    "covid-19": "covid",
    "covid": "covid",
    "cau giay covid": "covid",
    "quý I/2021": "quy-1",
    "quy i": "quy-1",
    "uỷ ban nhân dân": "uy-ban",
    "uy ban nhan dan tay ho": "uy-ban",
    "phố cổ": "khong-ro",
    "người có công": "khong-ro",
    "hồi sinh sông tô lịch": "song-to-lich",
    "bong da": "bong-da",
    "bóng bàn": "bong-ban",
    "ban chỉ đạo": "ban-chi-dao",
    "bán hàng rong": "ban-hang",
    "ban hang rong": "ban-hang",
    "trần long": "tran-long",
    "tran long": "tran-long",
    "song hong": "tran-long",
}


@pytest.mark.parametrize(("query", "best"), FIRST.items())
def test_best_hit(query: str, best: str, find: Callable[..., dict[str, Any]]) -> None:
    assert find(query)["slugs"][0] == best


def test_phrases_are_words_side_by_side(find: Callable[..., dict[str, Any]]) -> None:
    assert set(find('"dong da"')["slugs"]) == {"dd-2018", "dd-2021", "song-to-lich"}
    assert find('"kết nạp"')["slugs"] == ["dd-2018"]
    assert "roi-rac" in find("ket nap")["slugs"]


def test_words_side_by_side_come_first(find: Callable[..., dict[str, Any]]) -> None:
    answer = find("dong da")
    assert answer["slugs"][:3] == ["dd-2018", "dd-2021", "song-to-lich"]  # title, lead, body
    assert "roi-rac" in answer["slugs"][3:]


def test_marks_that_are_typed_bind_and_others_are_free(find: Callable[..., dict[str, Any]]) -> None:
    assert set(find("bàn")["slugs"]) == {"bong-ban"}
    assert set(find("bán")["slugs"]) == {"ban-hang", "hoa-2017"}
    assert set(find("ban")["slugs"]) >= {"bong-ban", "ban-hang", "ban-chi-dao", "hoa-2017"}
    assert set(find("đang")["slugs"]) == {"dd-2018", "roi-rac"}  # đảng, đang
    assert set(find("dang")["slugs"]) >= {"dd-2018", "roi-rac"}
    assert set(find("đảng")["slugs"]) == {"dd-2018"}


def test_a_word_more_never_finds_more(find: Callable[..., dict[str, Any]]) -> None:
    words = ["quận", "đống", "đa", "đảng", "viên", "trẻ"]
    totals = [find(" ".join(words[:count]))["total"] for count in range(1, len(words) + 1)]
    assert totals == sorted(totals, reverse=True)
    assert totals[-1] == 1


@pytest.mark.parametrize("query", ["quận", "dong da", '"sông tô lịch"', "bong -ban"])
def test_order_never_changes_what_is_found(query: str, find: Callable[..., dict[str, Any]]) -> None:
    answers = [set(find(query, order=order)["slugs"]) for order in ("best", "newest", "oldest")]
    assert answers[0] == answers[1] == answers[2]


def test_tones_may_stand_on_either_vowel(find: Callable[..., dict[str, Any]]) -> None:
    assert find("uỷ ban")["slugs"] == find("ủy ban")["slugs"]
    assert {"quy-1", "uy-ban"} <= set(find('"ủy ban"')["slugs"])


def test_minus(find: Callable[..., dict[str, Any]]) -> None:
    assert set(find("bong")["slugs"]) >= {"bong-da", "bong-ban"}
    assert "bong-da" not in find('bong -"bóng đá"')["slugs"]
    assert "bong-ban" in find('bong -"bóng đá"')["slugs"]
    without = find("-quận")["slugs"]
    assert "dd-2018" not in without
    assert "bong-da" in without


def test_minus_with_accents_spares_other_words(find: Callable[..., dict[str, Any]]) -> None:
    assert "ban-hang" in find("hàng -bạn")["slugs"]
    assert "ban-hang" not in find("hàng -ban")["slugs"]


def test_or(find: Callable[..., dict[str, Any]]) -> None:
    assert set(find('giải "bóng đá" OR "bóng bàn"')["slugs"]) == {"bong-da", "bong-ban"}
    assert set(find("gươm OR covid")["slugs"]) == {"hk-2019", "covid"}
    assert find("gươm OR")["slugs"] == ["hk-2019"]


def test_authors_and_outlets_are_searched(find: Callable[..., dict[str, Any]]) -> None:
    assert find("trần long")["slugs"] == ["tran-long"]
    assert find("tac-gia:tran-long")["slugs"] == ["tran-long"]
    assert "dd-2018" in find('"báo a"')["slugs"]


def test_a_pair_does_not_reach_from_field_to_field(find: Callable[..., dict[str, Any]]) -> None:
    assert find('"hồng thầy"')["total"] == 0
    assert find('"hồng trần"')["total"] == 0


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("quan:dong-da", {"dd-2018", "dd-2021", "song-to-lich"}),
        ('quận:"Đống Đa"', {"dd-2018", "dd-2021", "song-to-lich"}),
        ("nam:2018", {"dd-2018", "hoa-binh", "roi-rac", "ban-chi-dao", "ban-hang"}),
        ("nam:2020..2021", {"dd-2021", "hbt-2020", "covid", "quy-1"}),
        ("nam:2022..", {"song-to-lich", "bong-da", "bong-ban"}),
        ("nam:..2016", {"dong-xuan"}),
        ("nam:khong-ro", {"khong-ro"}),
        ("chu-de:moi-truong", {"dd-2021", "song-to-lich"}),
        ("bao:a quan:dong-da", {"dd-2018", "song-to-lich"}),
        ("quan:dong-da quan:hoan-kiem", {"dd-2018", "dd-2021", "song-to-lich", "hk-2019", "dong-xuan"}),
        ("quan:dong-da -nam:2018", {"dd-2021", "song-to-lich"}),
        ("sông nam:2021", {"dd-2021"}),
        ("quan:khong-co", set()),
        ("phuong:lang-ha", {"dd-2021"}),
        ('phường:"Láng Hạ"', {"dd-2021"}),
        ("phuong:phuong-lang-ha", {"dd-2021"}),
        ("xa:bat-trang", {"tran-long"}),
        ("quan:dong-da -phuong:lang-ha", {"dd-2018", "song-to-lich"}),
        ("phuong:lang", set()),
        ("tu:2022", {"song-to-lich", "bong-da", "bong-ban"}),
        ("tu:10/6/2022 den:2022-06-11", {"bong-da"}),
        ("den:11/2016", {"dong-xuan"}),
    ],
)
def test_filters(query: str, slugs: set[str], find: Callable[..., dict[str, Any]]) -> None:
    assert set(find(query)["slugs"]) == slugs


def test_filters_alone_give_the_newest_first(find: Callable[..., dict[str, Any]]) -> None:
    assert find("quan:dong-da")["slugs"] == ["song-to-lich", "dd-2021", "dd-2018"]


def test_order_by_date(find: Callable[..., dict[str, Any]]) -> None:
    assert find('"đống đa"', order="oldest")["slugs"] == ["dd-2018", "dd-2021", "song-to-lich"]
    assert find('"đống đa"', order="newest")["slugs"] == ["song-to-lich", "dd-2021", "dd-2018"]


def test_facets_count_what_ticking_would_give(find: Callable[..., dict[str, Any]]) -> None:
    """Ticking a value leaves as many articles as it said; values of one facet add up, facets narrow."""
    chosen: dict[str, list[str]] = {"quan": ["dong-da"]}
    counts = find("", chosen=chosen, counts=True)["counts"]
    assert counts["quan"]["hoan-kiem"] == 2  # its own filter does not count
    for facet in ("nam", "chu-de", "bao"):
        for value, count in counts[facet].items():
            assert find("", chosen={**chosen, facet: [value]})["total"] == count, (facet, value)
    both = find("", chosen={"quan": ["dong-da", "hoan-kiem"], "bao": ["a"]})
    assert set(both["slugs"]) == {"dd-2018", "hk-2019", "song-to-lich"}


def test_facets_and_words_work_together(find: Callable[..., dict[str, Any]]) -> None:
    answer = find('"sông tô lịch"', counts=True)
    assert answer["counts"]["nam"]["2021"] == 1
    assert not answer["counts"]["nam"].get("2018")
    assert find('"sông tô lịch"', chosen={"nam": ["2022"]})["slugs"] == ["song-to-lich"]


def test_half_typed_word(find: Callable[..., dict[str, Any]]) -> None:
    assert find("hoan ki", typing=True)["slugs"][0] == "hk-2019"
    assert find("hoan ki")["slugs"] == find("hoan ki", typing=True)["slugs"]  # the whole word finds nothing
    assert find("covi")["slugs"] == ["covid"]
    assert find("xyzzy")["total"] == 0


def test_passage_is_the_matching_one_with_its_anchor(find: Callable[..., dict[str, Any]]) -> None:
    passage = find("tiểu thương")["passages"][0]
    assert passage["anchor"] == "p-dong-xuan-1"
    assert ["tiểu thương", True] in passage["pieces"]
    assert "".join(text for text, _ in passage["pieces"]) == "Đa số tiểu thương hài lòng."


@pytest.mark.parametrize(
    "query",
    [
        '"',
        '""',
        "-",
        "quan:",
        "nam:..",
        "( ) [ ]",
        '-"',
        "\\",
        "😀",
        "nam:abc",
        ":",
        "tu:",
        "tu:x",
        "OR OR",
        "-OR",
    ],
)
def test_odd_queries_are_answered(query: str, find: Callable[..., dict[str, Any]]) -> None:
    assert find(query)["total"] >= 0


def test_folding_agrees_with_python(engine: Engine) -> None:
    assert len(CASES) >= 20
    folded = engine.ask([{"fold": text} for text, _ in CASES])
    assert folded == [wanted for _, wanted in CASES]
    assert folded == [fold(text) for text, _ in CASES]


def test_words_and_pairs_agree_with_python(engine: Engine) -> None:
    texts = [text for text, _ in CASES] + [document.title for document in make_documents()]
    texts += [
        "m² Müller 19-01-2018 a_b",
        "Uỷ ban, HOÀ thuý quý khoẻ",
        "e\u0302\u0301m 北京 Ω ñandú",
        "q\u0303ua Ða ƣ",
    ]
    for text, words in zip(texts, engine.ask([{"words": text} for text in texts]), strict=True):
        ours = [spell_word(word) for word in split_words(text)]
        assert [spelled for spelled, _ in words] == ours, text
        assert [folded for _, folded in words] == [fold(word) for word in ours], text
    layout, _ = plan_layout({document.url: document.date for document in make_documents()})
    pairs = ["dong da", "covid 19", "北京 москва", "đống đa", "kết nạp", "nạp mới", "của đảng", "quận đã"]
    places = engine.ask([{"place": fold(pair).split()} for pair in pairs])
    wanted = [place_pairs(split_words(pair), layout) for pair in pairs]
    assert places == [where_is(read_places(place).pop(), layout) for place in wanted]
    assert [name[0] for name, _ in places] == ["p", "w", "w", "p", "w", "w", "p", "p"]


def where_is(place: int, layout: Layout) -> list[str | int]:
    """The file of a pair, and which list or residue it is there."""
    if place < layout.places:
        return [word_file(place // STRIDE), place % STRIDE]
    file, rest = divmod(place - layout.places, PAIRS_PER_FILE)
    return [pair_file(file), rest]


def test_places_are_read_as_they_were_written(engine: Engine) -> None:
    chance = random.Random(15)
    gaps = [1, 2, 8, 9, 80, 81, 968, 969, 1040, 1041, 31_688, 31_689, 23_568, 23_569, 90_000]
    wanted = [list(accumulate(chance.choices(gaps, k=chance.randint(1, 5)))) for _ in range(300)]
    texts = []
    for places in wanted:
        words = ["x"] * places[-1]
        for place in places:
            words[place - 1] = "a"
        texts.append(find_places(words)["a"])
    assert engine.ask([{"places": "".join(texts)}]) == [wanted]


def test_texts_are_read_as_they_were_written(tmp_path: Path) -> None:
    """Words that stand twice, words that begin with what stands for those, spaces beside each
    other, nothing.
    """
    odd = ["đống đa đống đa", "Ѐ Ж Ж \x7fЖ", "  hai  khoảng  trống ", "", "a\nb a\nb", "֏ ạ"]
    passages = tuple(Passage("p", text) for text in odd)
    documents = [
        SearchDocument(url=f"bai/{n}.html", title="Bài", date=f"2018-01-{n + 1:02}", passages=passages)
        for n in range(9)
    ]
    write_search_site(tmp_path, documents, {})
    _, members = plan_layout({document.url: document.date for document in documents})
    with Engine(tmp_path) as engine:
        (read,) = engine.ask([{"texts": list(members)}])
    assert read == [[["p", text] for text in odd]] * 9


def test_highlight_marks_words_and_nothing_else(engine: Engine) -> None:
    (pieces,) = engine.ask([{"highlight": "Quận <b>Đống Đa</b> & đống", "query": "dong da"}])
    assert "".join(text for text, _ in pieces) == "Quận <b>Đống Đa</b> & đống"
    assert ["Đống Đa", True] in pieces


@pytest.mark.parametrize("forms", load_synonyms(), ids=" ".join)
def test_every_form_of_a_synonym_finds_every_other(forms: tuple[str, ...], tmp_path: Path) -> None:
    documents = [
        SearchDocument(url=f"bai/{i}.html", title="Tin", passages=(Passage("p", f"Hôm nay {form} họp"),))
        for i, form in enumerate(forms)
    ]
    write_search_site(tmp_path, documents, {})
    with Engine(tmp_path) as engine:
        answers = engine.ask([{"search": f"{form} hôm"} for form in forms])
    assert [answer["total"] for answer in answers] == [len(forms)] * len(forms)


@pytest.mark.parametrize("query", ["10.000 đảng viên", "10000 đảng viên"])
def test_a_number_is_found_with_and_without_points(query: str, tmp_path: Path) -> None:
    texts = ("hơn 10.000 đảng viên", "hơn 10000 đảng viên", "hơn 1000 đảng viên", "10 đảng viên, 3.000 đồng")
    write_search_site(
        tmp_path,
        [SearchDocument(url=f"bai/{i}.html", title=text) for i, text in enumerate(texts)],
        {},
    )
    with Engine(tmp_path) as engine:
        assert engine.ask([{"search": query}])[0]["total"] == 2


@pytest.mark.parametrize(
    ("query", "date", "slugs"),
    [
        ("19/1/2018", "19/1/2018", {"dd-2018"}),
        ("19-01-2018", "19/1/2018", {"dd-2018"}),
        ("2018-01-19", "19/1/2018", {"dd-2018"}),
        ("ngày 19 tháng 1 năm 2018", "19/1/2018", {"dd-2018"}),
        ("đống đa ngày 19/01/2018", "19/1/2018", {"dd-2018"}),
        ("tháng 6/2022", "6/2022", {"bong-da", "bong-ban"}),
        ("6/2022 giải", "6/2022", {"bong-da", "bong-ban"}),
        ("tháng 10 năm 2018", "10/2018", {"ban-chi-dao", "ban-hang"}),
        ("năm 2016", "2016", {"dong-xuan"}),
        ("chợ 2016", "2016", {"dong-xuan"}),
        ("quý I 2021", "2021", {"quy-1"}),
        ("thu 2019 2021", "2019", set()),
    ],
)
def test_dates_find_the_days_and_what_says_them(
    query: str, date: str, slugs: set[str], find: Callable[..., dict[str, Any]]
) -> None:
    answer = find(query)
    assert answer["dates"][0] == date
    assert set(answer["slugs"]) == slugs


@pytest.mark.parametrize("query", ["31/12/20", "32/1/2018", "quý I/2021", '"năm 2016"', "12345", "-2018"])
def test_what_is_no_date(query: str, find: Callable[..., dict[str, Any]]) -> None:
    assert find(query)["dates"] == []


def test_marks_that_find_nothing_are_let_go_and_it_is_said(find: Callable[..., dict[str, Any]]) -> None:
    answer = find("đồng đá")
    assert "dd-2018" in answer["slugs"]
    assert answer["notes"]["unmarked"]
    wider = find("bàn")["notes"]["offer"]
    assert (wider["text"], wider["total"]) == ("ban", find("ban")["total"])
    assert "offer" not in find("ban")["notes"]


@pytest.mark.parametrize(
    ("query", "slug", "split"),
    [
        ("ketnap", "dd-2018", "ket nap"),
        ("đốngđa", "dd-2018", "đống đa"),
        ("hoankiem phố", "hk-2019", "hoan kiem phố"),
        ("dichcovid", "covid", "dich covid"),
    ],
)
def test_missing_spaces(query: str, slug: str, split: str, find: Callable[..., dict[str, Any]]) -> None:
    answer = find(query)
    assert slug in answer["slugs"]
    assert answer["notes"]["split"] == split


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("hoan kiêmm", "hoan kiem"),
        ("bomg ban", "bong ban"),
        ("ddoongs ddaa", "đống đa"),
        ("ddoongs dda", "đống đa"),
        ("d9o61ng d9a", "đống đa"),
        ("chowj hoa", "chợ hoa"),
    ],
)
def test_another_spelling_is_offered(query: str, meant: str, find: Callable[..., dict[str, Any]]) -> None:
    assert find(query)["notes"]["meant"]["text"] == meant


@pytest.mark.parametrize("query", ["311", "227"])
def test_a_number_is_no_other_number_misspelt(query: str, find: Callable[..., dict[str, Any]]) -> None:
    answer = find(query)
    assert answer["total"] == 0
    assert not answer["notes"].get("meant")


def test_unknown_operators_are_said_and_not_searched(engine: Engine) -> None:
    (query,) = engine.ask([{"parse": "sông màu:xanh tu:abc"}])
    assert query["unknown"] == ["màu:xanh", "tu:abc"]
    assert len(query["groups"]) == 1

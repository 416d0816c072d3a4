"""The names that a content file may use are those that the archive knows."""

from __future__ import annotations

import pickle

import pytest

from luutru.content.validation import find_faults
from luutru.errors import Severity
from luutru.knowledge.loading import load_knowledge
from luutru.knowledge.typed_places import settle_place
from luutru.model import Article, Source

THANH_THUY = "xã Thanh Thủy (Thanh Chương, Nghệ An)"


def test_names_are_those_of_the_region() -> None:
    knowledge = load_knowledge()
    good = {"title": "T", "districts": ("Đống Đa", "Hà Đông"), "wards": ("phường Bưởi",), "topics": ()}
    assert find_faults(good, knowledge) == []
    bad = {"title": "T", "districts": ("Đống Đà",), "wards": ("Bưởi",), "topics": ("khong-co",)}
    assert [fault.key for fault in find_faults(bad, knowledge)] == ["districts", "wards", "topics"]
    assert find_faults(bad, knowledge)[0].cure == 'did you mean "Đống Đa"?'


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("TP Vinh", 'did you mean "Vinh (Nghệ An)"?'),
        ("thành phố Vinh, nghe an", 'did you mean "Vinh (Nghệ An)"?'),
        ("nghi loc nghe an", 'did you mean "Nghi Lộc (Nghệ An)"?'),
        ("Nghệ An", 'write a place in it, as "Anh Sơn (Nghệ An)"'),
        ("Sài Gòn", 'write a place in it, as "Bình Chánh (Hồ Chí Minh)"'),
        ("huyện Châu Thành", "write which one: "),
        ("quận 12 tphcm", 'did you mean "Quận 12 (Hồ Chí Minh)"?'),
        ("Quận 12 (TP HCM)", 'did you mean "Quận 12 (Hồ Chí Minh)"?'),
        ("quan hoang mai", 'did you mean "Hoàng Mai", of Hà Nội?'),
        ("Đống Đaa", 'did you mean "Đống Đa", of Hà Nội?'),
    ],
)
def test_a_district_typed_as_people_do_is_told_as_it_is_written(typed: str, cure: str) -> None:
    knowledge = load_knowledge("viet-nam")
    (fault,) = find_faults({"title": "T", "districts": (typed,)}, knowledge)
    assert fault.cure.startswith(cure)


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("Kết nạp, phát triển đảng viên", 'did you mean "ket-nap-dang-vien"?'),
        ("giao thong", 'did you mean "giao-thong"?'),
        ("đảng", "write which one: ket-nap-dang-vien, "),
        ("phim", "luutru topics lists what is known"),
    ],
)
def test_a_topic_written_by_its_name_is_told_with_its_slug(typed: str, cure: str) -> None:
    (fault,) = find_faults({"title": "T", "topics": (typed,)}, load_knowledge())
    assert fault.cure.startswith(cure)


def test_what_workers_are_given_to_judge_names_by_is_small() -> None:
    """Places are some megabytes and loaded where a name is wrong; names go to workers with each chunk."""
    knowledge = load_knowledge("viet-nam")
    sent = pickle.dumps(knowledge)
    assert len(sent) < len(pickle.dumps(knowledge.places)) // 2
    (fault,) = find_faults({"title": "T", "districts": ("quan 1 tphcm",)}, pickle.loads(sent))
    assert "Quận 1 (Hồ Chí Minh)" in fault.cure


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("phuong 12, quan go vap", "phường 12 (Gò Vấp, Hồ Chí Minh)"),
        ("phường 3 quận 5 tphcm", "phường 3 (Quận 5, Hồ Chí Minh)"),
        ("phường Phú Nhuận (TP.HCM)", "phường Phú Nhuận (Hồ Chí Minh)"),
        ("xa xuan phuong, song cau", "xã Xuân Phương (Sông Cầu, Phú Yên)"),
        ("xa thanh thuy, thanh chuong", "xã Thanh Thủy (Thanh Chương, Nghệ An)"),
    ],
)
def test_a_ward_typed_with_where_it_lies_is_that_one(typed: str, name: str) -> None:
    knowledge = load_knowledge("viet-nam")
    assert settle_place("wards", typed, knowledge.places) == name
    (fault,) = find_faults({"title": "T", "wards": (typed,)}, knowledge)
    assert fault.cure == f'did you mean "{name}"?'


@pytest.mark.parametrize(
    ("field", "typed", "where", "name"),
    [
        ("wards", "xa thanh thuy", {"districts": ("Thanh Chương (Nghệ An)",)}, THANH_THUY),
        ("wards", "xa thanh thuy", {"provinces": ("Nghệ An",)}, THANH_THUY),
        ("wards", "xa thanh thuy", {}, "xa thanh thuy"),
        ("wards", "xã Thanh Thùy", {"districts": ("Thanh Chương (Nghệ An)",)}, "xã Thanh Thùy"),
        (
            "wards",
            "phường Quang Trung",
            {"districts": ("Vinh (Nghệ An)",)},
            "phường Quang Trung (Vinh, Nghệ An)",
        ),
        ("wards", "phường Quang Trung", {"wards": ("phường Quang Trung",)}, "phường Quang Trung"),
        ("districts", "hoang mai", {"provinces": ("Nghệ An",)}, "Hoàng Mai (Nghệ An)"),
        ("districts", "hoang mai", {}, "hoang mai"),
    ],
)
def test_of_places_of_one_name_that_of_the_article_is_meant(
    field: str, typed: str, where: dict[str, tuple[str, ...]], name: str
) -> None:
    places = load_knowledge("viet-nam").places
    article = Article(id="0123456789ab", slug="a", title="T", **where)  # type: ignore[arg-type]
    assert settle_place(field, typed, places, article) == name


def test_where_several_have_a_name_all_are_named() -> None:
    knowledge = load_knowledge("viet-nam")
    (fault,) = find_faults({"title": "T", "districts": ("hoang mai",)}, knowledge)
    assert (fault.message, fault.cure) == (
        '2 places are called "hoang mai"',
        'write which one: "Hoàng Mai" (Hà Nội), "Hoàng Mai (Nghệ An)"',
    )


@pytest.mark.parametrize(
    ("typed", "cure"),
    [
        ("tỉnh Gia Lai", 'did you mean "Gia Lai"?'),
        ("Gia Lay", 'did you mean "Gia Lai"?'),
        ("Vũng Tàu", 'did you mean "Bà Rịa - Vũng Tàu"?'),
        ("Quảng", "write which one: Quảng Bình, Quảng Nam, Quảng Ngãi, Quảng Ninh, Quảng Trị, Tuyên Quang"),
        ("Paris", "luutru places lists what is known"),
    ],
)
def test_a_province_is_told_as_it_is_written(typed: str, cure: str) -> None:
    knowledge = load_knowledge("viet-nam")
    good = {"title": "T", "provinces": ("Gia Lai", "Kon Tum", "Thừa Thiên Huế", "Huế")}
    assert find_faults(good, knowledge) == [], "of before and after July 2025"
    (fault,) = find_faults({"title": "T", "provinces": (typed,)}, knowledge)
    assert (fault.key, fault.cure) == ("provinces", cure)


def test_a_ward_that_several_districts_have_is_told_with_all_of_them() -> None:
    (fault,) = find_faults({"title": "T", "wards": ("xã Liên Hà",)}, load_knowledge())
    assert "xã Liên Hà (Đan Phượng), xã Liên Hà (Đông Anh)" in fault.cure


def test_a_date_that_stands_alone_must_be_one() -> None:
    assert find_faults({"title": "T", "date": "2018-01-19"}) == []
    assert find_faults({"title": "T", "date": "2018-01"}) == []
    assert [fault.severity for fault in find_faults({"title": "T", "date": "2018?"})] == [Severity.ERROR]
    assert [fault.key for fault in find_faults({"title": "T", "date": "mai"})] == ["date"]


def test_addresses_and_hashes_of_sources() -> None:
    assert find_faults({"title": "T", "source": Source("a", "ab" * 32, "https://a.vn/x", "2026-03")}) == []
    bad = Source("a", "ab", "javascript:alert(1)", "gestern")
    assert [fault.key for fault in find_faults({"title": "T", "source": bad})] == ["source"] * 3


def test_an_address_with_a_slip_is_told_as_it_should_be() -> None:
    (fault,) = find_faults({"title": "T", "source": Source(url="https://bao.example/tim kiem")})
    assert fault.cure == 'write "https://bao.example/tim%20kiem"'


@pytest.mark.parametrize(
    ("published", "updated", "keys"),
    [
        ("2018-01-19", "2018-01-18", ["updated"]),
        ("2018-01-19", "2018-01", []),
        ("2018-01", "2017", ["updated"]),
        ("2018-01-19", "2018-01-19", []),
        ("2018/2019", "2018-02", []),
        ("1865", None, []),
        ("9999-12-31", None, ["published"]),
        ("0001", "0001", ["published"]),
        ("1864-12", "1863", ["published", "updated"]),
        ("/2200", None, ["published"]),
    ],
)
def test_legal_dates_that_are_hardly_right_are_warned_of(
    published: str, updated: str | None, keys: list[str]
) -> None:
    values = {"title": "T", "published": published} | ({"updated": updated} if updated else {})
    faults = find_faults(values)
    assert [fault.key for fault in faults] == keys
    assert {fault.severity for fault in faults} <= {Severity.WARNING}
    confirmed = find_faults({**values, "reviewed": True})
    assert [fault.key for fault in confirmed] == [key for key in keys if key == "updated"]

"""A value is as sure as values like it were right."""

from __future__ import annotations

import inspect
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cleaning.describing import counting
from luutru.cleaning.describing.counting import count_values
from luutru.cli import main
from luutru.knowledge.counts import load_counts
from luutru.knowledge.loading import load_knowledge
from luutru.model import Description, Evidence, Found, Line, Role, TaggedLine
from training.count_right import count_right
from training.evaluate import parse_tagged

if TYPE_CHECKING:
    from pathlib import Path

ROLES = (Role.TITLE, Role.SAPO, *(Role.BODY,) * 6)
LINES = [TaggedLine(Line(number, "x", "x"), role, "test", 30.0) for number, role in enumerate(ROLES, 1)]


def found(value: str, rule: str, sure: float, *lines: int) -> Found[str]:
    return Found(value, tuple(Evidence(line, value, rule, sure, value) for line in lines or (1,)))


def sureness(description: Description, field: str) -> list[float]:
    values = getattr(count_values(LINES, description), field)
    return [value.evidence[0].confidence for value in values]


def test_every_kind_has_its_row_and_every_row_its_kind() -> None:
    source = inspect.getsource(counting)
    for kind in load_counts().values():
        assert f'"{kind.id}"' in source
        assert 0 <= kind.right <= kind.seen > 0
        assert kind.vi != kind.en


@pytest.mark.parametrize(("score", "least", "most"), [(5.0, 0.6, 0.8), (15.0, 0.8, 0.9), (30.0, 0.95, 0.99)])
def test_a_headline_is_as_sure_as_those_that_won_by_as_much(score: float, least: float, most: float) -> None:
    lines = [replace(LINES[0], score=score), *LINES[1:]]
    description = count_values(lines, Description(title=found("Cầu mới", "title-line", 0.9)))
    assert description.title is not None
    assert least < description.title.evidence[0].confidence <= most
    assert ("title", "Cầu mới") in description.counted


def test_one_of_many_places_that_the_text_alone_names_is_less_sure() -> None:
    few = tuple(found(f"xã {line}", "ward-unit-word", 0.97, line, 5) for line in (3, 4))
    once = (found("xã 3", "ward-unit-word", 0.97, 3),)
    many = tuple(found(f"xã {line}", "ward-unit-word", 0.97, line) for line in (3, 4, 5, 6, 7))
    assert min(sureness(Description(wards=few), "wards")) >= 0.95
    assert 0.7 < max(sureness(Description(wards=once), "wards")) < 0.9
    assert max(sureness(Description(wards=many), "wards")) < 0.7
    led = (found("xã 2", "ward-unit-word", 0.97, 2), *many)
    assert sureness(Description(wards=led), "wards")[0] >= 0.95


def test_which_of_namesakes_is_meant_was_not_counted_and_is_no_surer_for_it() -> None:
    told = Description(districts=(found("Châu Thành", "outlet-province", 0.78, 1),))
    assert sureness(told, "districts") == [0.78]


def test_a_topic_of_the_headline_is_surer_than_one_of_the_text() -> None:
    topics = (
        found("y-te", "cue-title", 0.7), found("giao-duc", "cue-body", 0.7),
        found("bau-cu", "cue-body", 0.62), found("nong-thon-moi", "cue-sapo", 0.56),
    )  # fmt: skip
    sure = sureness(Description(topics=topics), "topics")
    assert sure == sorted(sure, reverse=True)
    assert (sure[0] >= 0.95, sure[1] < sure[0], sure[3] < 0.8) == (True, True, True)


def test_a_year_is_as_sure_as_what_told_it() -> None:
    def event(*rules: str) -> float:
        pieces = tuple(Evidence(2, "Ngày 5/3", rule, 0.85) for rule in rules)
        description = count_values(LINES, Description(event=Found("2018?-03-05", pieces)))
        assert description.event is not None
        return description.event.evidence[0].confidence

    day = "told-in-text-without-year"
    told = [
        event(day, f"year-from-{what}") for what in ("anniversary", "lunar-year", "recent-month", "quarter")
    ]
    assert told == sorted(told, reverse=True)
    assert (told[0] >= 0.95, told[-1] < 0.5) == (True, True)


def test_no_piece_of_evidence_is_surer_than_its_value() -> None:
    description = Description(
        wards=tuple(found(f"xã {n}", "ward-unit-word", 0.97, n, 3) for n in range(3, 8))
    )
    for ward in count_values(LINES, description).wards:
        assert max(piece.confidence for piece in ward.evidence) == ward.evidence[0].confidence


def test_initials_stay_doubtful_and_what_the_user_says_stays_certain() -> None:
    description = Description(
        authors=(found("HN", "byline", 0.4),), title=found("Tựa", "known-title", 1.0),
        published=found("2018-03-05", "date-line", 0.74),
    )  # fmt: skip
    counted = count_values(LINES, description)
    assert (counted, counted.counted) == (description, {})


def test_explain_tells_how_many_were_right(tmp_path: Path) -> None:
    page = tmp_path / "bai.txt"
    page.write_text(
        "Quận Đống Đa khởi công cầu mới\n19/01/2018 15:45\n"
        "Sáng 19/1, quận Đống Đa khởi công cầu mới qua sông.\n"
        "Đây là cây cầu thứ hai của quận trong năm nay, theo lời ông chủ tịch phường.\n",
        encoding="utf-8",
    )
    output = CliRunner().invoke(main, ["explain", str(page)]).output
    kind = load_counts()["place-in-head"]
    assert f"of {kind.seen} values like it ({kind.en}), {kind.right} were right" in output


def test_right_values_are_counted_by_kind() -> None:
    gold = "\n".join(
        [
            "#title: Quận Đống Đa khởi công cầu mới", "#published: 2018-01-19", "#districts: ba-dinh", "---",
            "title\tQuận Đống Đa khởi công cầu mới", "meta\t19/01/2018 15:45",
            "sapo\tSáng nay, quận Đống Đa khởi công cầu mới qua sông Tô Lịch, dài hai trăm mét.",
            "body\tĐây là cây cầu thứ hai của quận trong năm nay, theo lời ông chủ tịch phường.",
        ]
    )  # fmt: skip
    counts = count_right([parse_tagged(gold, "a")], load_knowledge())
    assert counts["date-printed"] == (1.0, 1.0)
    assert counts["place-in-head"] == (0.0, 1.0)

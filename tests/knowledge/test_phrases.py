"""Furniture rows prove themselves: every sample that must match does, and none that must not."""

import re

import pytest

from luutru.errors import ProblemsError
from luutru.knowledge.phrases import KINDS, Phrase, load_phrases, parse_phrases
from luutru.messages import speaking
from luutru.vietnamese.folding import match_key
from luutru.vocabulary import load_vocabulary

PHRASES = load_phrases()
ROWS = tuple(PHRASES.rows.values())
YES = [(row.id, sample) for row in ROWS for sample in row.yes]
NO = [(row.id, sample) for row in ROWS for sample in row.no]


@pytest.mark.parametrize(("row", "sample"), YES)
def test_a_sample_that_must_match_is_found_by_its_row(row: str, sample: str) -> None:
    found = PHRASES.find(match_key(sample))
    assert found is not None, "no line, start, pattern or words of any row match it"
    assert found.id == row, "another row has it already: add what is new there"


@pytest.mark.parametrize(("row", "sample"), NO)
def test_a_sample_that_must_not_match_is_no_furniture(row: str, sample: str) -> None:
    assert PHRASES.find(match_key(sample)) is None


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_each_phrase_is_answered_by_its_own_row(row: Phrase) -> None:
    starts = [
        f"{match_key(start)}{' ' * start.endswith(' ')}{end}" for start in row.starts for end in ("x", "x y")
    ]
    within = [f"xq {match_key(literal)} yq" for literal in row.contains]
    owners = {key: PHRASES.find(key) for key in (*map(match_key, row.lines), *starts, *within)}
    others = {key: found and found.id for key, found in owners.items() if found is not row}
    assert others == {}, "each phrase stands in one row: take it out here or there"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_row_has_both_samples_and_says_why(row) -> None:  # type: ignore[no-untyped-def]
    assert row.kind in KINDS
    assert row.yes, "add lines that it must match"
    assert row.no, "add lines of an article that it must not match"
    assert len(row.why) > 20, "say in why where such a line stands, and what it would do to an article"


@pytest.mark.parametrize("line", ["Tin liên quan", "TIN LIÊN QUAN:", "• Tin liên quan", "Tin liên quan (12)"])
def test_case_bullets_colons_and_counts_do_not_matter(line: str) -> None:
    found = PHRASES.find(match_key(line))
    assert found is not None
    assert found.kind == "related"


def test_places_of_tones_do_not_matter() -> None:
    old, new = PHRASES.find(match_key("Từ khóa")), PHRASES.find(match_key("Từ khoá"))
    assert old is not None
    assert old is new


def test_two_rows_of_one_id_are_reported() -> None:
    row = '[[phrase]]\nid = "a"\nkind = "ad"\nwhy = "x"\n'
    with pytest.raises(ProblemsError, match=r"furniture\.toml:6: .*stands here a second time"):
        parse_phrases(f"{row}{row}")


def test_problems_are_all_told_at_once() -> None:
    text = '[[phrase]]\nid = "a"\nkind = "nosuch"\nwhy = "x"\n[[phrase]]\nid = "b"\nkind = "ad"\nwat = 1\n'
    with pytest.raises(ProblemsError) as caught:
        parse_phrases(text)
    assert len(caught.value.problems) == 2
    assert '"wat"' in str(caught.value)


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Về trang chủ | Gửi email | In trang", "share"),
        ("Tin mới nhất Tin mới nhất", "mostread"),
        ("Thời sự » Kinh tế", "section"),
        ("Thời sự | Chị Mai kể chuyện", None),
        ("STT | Họ và tên | Điện thoại", None),
    ],
)
def test_labels_side_by_side_are_furniture_when_all_are_known(line: str, kind: str | None) -> None:
    found = load_phrases().find(match_key(line))
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize(("called", "kind"), [("quảng cáo", "ad"), ("Đọc nhiều", "mostread"), ("ad", "ad")])
def test_a_kind_may_be_called_by_its_name(called: str, kind: str) -> None:
    [row] = parse_phrases(f'[[phrase]]\nid="x"\nkind="{called}"\nwhy="w"\nlines=["a b"]\n')
    assert row.kind == kind


def test_every_kind_has_names_that_are_its_own() -> None:
    names = [name for row in load_vocabulary("furniture_kinds").rows.values() for name in row.words]
    assert {*load_vocabulary("furniture_kinds").rows} == KINDS
    assert len(names) == len({*names, *KINDS}) - len(KINDS)


@pytest.mark.parametrize(
    ("spoken", "known"), [("vi", "quảng cáo (ad), bình luận (comment)"), ("en", "ad, comment")]
)
def test_an_unknown_kind_is_told_with_those_that_are_known(spoken: str, known: str) -> None:
    with speaking(spoken), pytest.raises(ProblemsError, match=re.escape(known)):
        parse_phrases('[[phrase]]\nid="x"\nkind="zzz"\nwhy="w"\nlines=["a b"]\n')
    with pytest.raises(ProblemsError, match='did you mean "quảng cáo"'):
        parse_phrases('[[phrase]]\nid="x"\nkind="quảng cao"\nwhy="w"\nlines=["a b"]\n')

"""Reviewing: what a curator decides stands in the content file, and nothing else in it changed."""

from __future__ import annotations

import csv
import io
import re
import shutil
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from strategies import ARTICLES

from luutru.building.archive import open_archive
from luutru.cli import main
from luutru.commands.doubts import Doubt, ReviewTask, find_doubts, quote
from luutru.commands.review_help import in_columns
from luutru.commands.review_questions import ask_all
from luutru.commands.review_rows import find_touched, heads_in, read_rows, render_table
from luutru.commands.table_cells import is_day_first, read_cell
from luutru.config import SURE as SURE_ENOUGH
from luutru.console import Console
from luutru.content.changes import load_changes
from luutru.content.deciding import decide
from luutru.content.store import load_content_file
from luutru.errors import LuutruError, ProblemsError
from luutru.knowledge.loading import load_knowledge
from luutru.knowledge.topics import load_topics
from luutru.model import Article, ContentFile
from luutru.site.words import load_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = """---
# Ghi chú của người giữ kho.
title: =Quận họp
slug: quan-hop
id: "0123456789ab"
date: 2018-03-03
published: "2018-03-03"
outlet: Kinh tế & Đô thị
authors: [HN]
districts: [Đống Đa, Ba Đình]
evidence:
  title: {line: 1, text: "=Quận họp", rule: title-line, confidence: 0.99}
  published: {line: 2, text: "03-03-2018", rule: date-line, confidence: 0.99}
  outlet: {line: 9, text: "KTĐT", rule: credit, confidence: 0.6}
  authors: {line: 8, text: "HN", rule: byline, confidence: 0.7, value: HN}
  districts:
    - {line: 1, text: "quận Đống Đa", rule: unit-word, confidence: 0.97, value: Đống Đa}
    - {line: 5, text: "Ba Đình", rule: bare-name, confidence: 0.55, value: Ba Đình}
  event: {line: 5, text: "hôm qua", rule: relative, confidence: 0.8, value: "2018-03-02"}
---

Hôm qua, quận họp.
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "quan-hop.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def load(archive: Path) -> ContentFile:
    file, problems = load_content_file(archive / "content", "quan-hop")
    assert file is not None, problems
    return file


def answers(*given: str) -> Callable[[str], str]:
    waiting = iter(given)

    def answer(_: str) -> str:
        try:
            return next(waiting)
        except StopIteration:
            raise EOFError from None

    return answer


def ask(archive: Path, *given: str) -> None:
    assert ask_all(open_archive(archive), Console(), ReviewTask(0.9), answers(*given)) == 0


def run(archive: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["review", *arguments, "--archive", str(archive)])
    return result.exit_code, result.output


def test_the_least_sure_values_come_first(archive: Path) -> None:
    doubts = sorted(find_doubts(load(archive), 0.9))
    assert [(doubt.field, doubt.value, doubt.proved) for doubt in doubts] == [
        ("districts", "Ba Đình", True),
        ("outlet", "Kinh tế & Đô thị", True),
        ("authors", "HN", True),
        ("event", "2018-03-02", False),
    ]
    code, listed = run(archive)
    assert code == 0
    assert "to review: 4 values in 1 of 1 articles" in listed
    places = [listed.index(value) for value in (": Ba Đình", ": Kinh tế &", ": HN", "perhaps 2/3/2018")]
    assert places == sorted(places)


@pytest.mark.parametrize("date", ["2018?-03-03", "2018-03-03/2018-03-05"])
def test_an_inferred_date_is_asked_about_however_sure_its_words_are(archive: Path, date: str) -> None:
    page = archive / "content" / "quan-hop.md"
    page.write_text(ARTICLE.replace('published: "2018-03-03"', f'published: "{date}"'), encoding="utf-8")
    assert "published" in [doubt.field for doubt in find_doubts(load(archive), SURE_ENOUGH)]
    assert "published" not in [doubt.field for doubt in find_doubts(load(archive), 0.5)]


def test_an_article_that_is_not_reviewed_yet_is_asked_about_again(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(archive, "a", "a", "a", "a", "n", "?", "n")
    told = capsys.readouterr().out
    assert "n: you are asked again next time" in told
    assert not load(archive).article.reviewed
    ask(archive, "y")
    told = capsys.readouterr().out
    assert "to review: 0 values in 0 of 1 articles" in told
    assert "last comes 1 article that was answered" in told
    assert load(archive).article.reviewed
    ask(archive)
    assert "last comes" not in capsys.readouterr().out


def test_a_page_that_goes_on_from_another_is_told(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    further = ARTICLE.replace("slug: quan-hop", "slug: hop-2").replace("rule: title-line", "rule: lead-words")
    for name, text, file in (("quan-hop", ARTICLE, "hop.txt"), ("hop-2", further, "hop-p2.txt")):
        source = f"source: {{file: {file}, sha256: null, url: null, retrieved: null}}\nevidence:"
        told = text.replace("evidence:", source).replace(
            "0123456789ab", sha256(file.encode()).hexdigest()[:12]
        )
        (archive / f"content/{name}.md").write_text(told, encoding="utf-8")
    told = "seems to be a further page of “=Quận họp” (join the two on the desk, if it is one)"
    assert f"content/hop-2.md: {told}" in run(archive)[1]
    ask(archive)
    assert capsys.readouterr().out.count(told) == 1


def test_what_is_likeliest_wrong_or_unknown_comes_first() -> None:
    values = [("topics", "cue-body", 0.9), ("title", "lead-words", 0.3), ("wards", "ward-unit-word", 0.6)]
    doubts = [Doubt(sure, "a.md", field, "x", rule, "", proved=True) for field, rule, sure in values]
    doubts.append(Doubt(0.2, "a.md", "event", "x", "told-in-text", "", proved=False))
    assert [doubt.field for doubt in sorted(doubts)] == ["event", "title", "wards", "topics"]


@pytest.mark.parametrize("letter", ["n", "N "])
def test_the_letters_of_one_question_are_no_values_of_the_next(archive: Path, letter: str) -> None:
    ask(archive, "n", "a", "a", "a", letter, "y")
    assert (load(archive).article.topics, load(archive).article.reviewed) == ((), True)


def test_a_value_is_never_one_letter(archive: Path) -> None:
    ask(archive, "n", "c", "x", "n", "Báo Sông Thu", "a", "a", "Y", "y tế")
    assert load(archive).article.outlet == "Báo Sông Thu"
    assert load(archive).article.topics == ("y-te",)


def test_answers_are_written_with_reviewed_and_nothing_else_changes(archive: Path) -> None:
    ask(archive, "n", "c", "Hànộimới", "x", "a", "a", "ket-nap-dang-vien", "x", "y")
    file = load(archive)
    article = file.article
    assert (article.event, article.districts, article.outlet) == ("2018-03-02", ("Đống Đa",), "Hànộimới")
    assert (article.authors, article.reviewed, article.title) == (("HN",), True, "=Quận họp")
    assert article.topics == ("ket-nap-dang-vien",)
    assert [record.rule for record in file.evidence["outlet"]] == ["by-hand"]
    assert [record.value for record in file.evidence["districts"]] == ["Đống Đa"]
    text = (archive / "content" / "quan-hop.md").read_text(encoding="utf-8")
    assert "# Ghi chú của người giữ kho." in text
    assert {(change.field, change.old, change.new) for change in load_changes(archive / "content")} == {
        ("event", "", "2018-03-02"),
        ("districts", "Đống Đa; Ba Đình", "Đống Đa"),
        ("outlet", "Kinh tế & Đô thị", "Hànộimới"),
        ("topics", "", "ket-nap-dang-vien"),
        ("reviewed", "", "true"),
    }
    assert not list(find_doubts(file, 0.9))


@pytest.mark.parametrize("end", [("n",), ("",), ("q",), ()])
def test_an_article_is_reviewed_only_where_one_says_so_who_saw_it_all(
    archive: Path, capsys: pytest.CaptureFixture[str], end: tuple[str, ...]
) -> None:
    ask(archive, "a", "a", "a", "a", "", *end)
    assert not load(archive).article.reviewed
    assert not list(find_doubts(load(archive), 0.9)), "what was answered is kept"
    told = capsys.readouterr().out.split("The article says now:")[1]
    assert "Ngày đăng: 3/3/2018" in told
    assert "Quận, huyện: Đống Đa; Ba Đình" in told
    assert "Chủ đề: unknown" in told


def test_a_day_without_a_year_is_told_as_the_page_has_it() -> None:
    words, topics = load_words("vi"), load_topics()
    doubt = Doubt(
        0.2, "content/a.md", "event", "Sáng ngày 2-6", "told-in-text", "Sáng ngày 2-6", proved=False
    )
    assert doubt.shown(words, topics) == "unknown; the page says “Sáng ngày 2-6”"


def test_what_is_no_answer_is_said_to_be_none(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(archive, "28/1", "a", "a", "a", "a", "", "28/2", "q")
    told = capsys.readouterr().out
    assert all(told.count(f"“{typed}” is no answer here") == 1 for typed in ("28/1", "28/2"))


def test_what_was_skipped_is_asked_again_and_what_was_decided_is_not(archive: Path) -> None:
    ask(archive, "s", "a", "a", "n", "")
    article = load(archive).article
    assert not article.reviewed
    assert article.event is None
    assert "suspected" not in (archive / "content" / "quan-hop.md").read_text(encoding="utf-8")
    assert [doubt.field for doubt in sorted(find_doubts(load(archive), 0.9))] == ["districts"]
    ask(archive, "a", "", "y")
    assert load(archive).article.reviewed
    assert load(archive).article.districts == ("Đống Đa", "Ba Đình")


@pytest.mark.parametrize("given", [(), ("q",), ("s", "s", "s", "s", "")])
def test_who_decides_nothing_writes_nothing(archive: Path, given: tuple[str, ...]) -> None:
    ask(archive, *given)
    assert (archive / "content" / "quan-hop.md").read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize("end", [("q",), ()])
def test_who_stops_in_the_middle_keeps_what_was_decided(archive: Path, end: tuple[str, ...]) -> None:
    ask(archive, "n", "c", "Hànộimới", "a", *end)
    article = load(archive).article
    assert (article.districts, article.outlet, article.reviewed) == (("Đống Đa",), "Hànộimới", False)
    assert [doubt.field for doubt in find_doubts(load(archive), 0.9)] == ["event"]


def test_a_value_that_is_none_is_refused_at_once_and_asked_for_again(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(archive, *("c", "Đống Đ", "Đống Đ", "Đống Đa; Ba Đình"), *"aac", "hôm qua", "2018-03-02", "ket nap")
    article = load(archive).article
    assert (article.event, article.districts) == ("2018-03-02", ("Đống Đa", "Ba Đình"))
    told = capsys.readouterr().out
    # Each time, and without the place in a file that nobody opened.
    assert told.count('  unknown district "Đống Đ" (did you mean "Đống Đa"?)\n') == 2


def test_each_answer_is_told_as_it_was_understood(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask(archive, "c", "quan dong da", "a", "n", "c", "5 tháng 3 năm 2018", "ket nap", "y")
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  →")]
    assert told == [
        "  → Quận, huyện: Đống Đa; Ba Đình → Đống Đa",
        "  → Báo, trang tin: Kinh tế & Đô thị",
        "  → Tác giả: HN → unknown",
        "  → Ngày sự kiện: unknown → 5/3/2018",
        "  → Chủ đề: unknown → Kết nạp, phát triển đảng viên",
        "  → the article is marked as reviewed",
    ]


def test_the_lines_around_a_value_and_what_is_known_are_shown(
    archive: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "110")
    rows = [f"{line}\t{role}\tx\t{text}" for line, role, text in (
        (1, "title", "=Quận họp"), (2, "meta", "03-03-2018"), (3, "blank", ""), (4, "sapo", "Trước đó"),
        (5, "body", "Hôm qua, Ba Đình họp"), (6, "body", "Sau đó"),
    )]  # fmt: skip
    head = ["#encoding\tutf-8", "#bom\tno", "#newline\t\\n", "#final_newline\tyes"]
    (archive / "content/ledger").mkdir()
    text = "\n".join([*head, "line\trole\trule\ttext", *rows, ""])
    (archive / "content/ledger/quan-hop.tsv").write_text(text, encoding="utf-8")
    ask(archive, "c", "?", "Đống Đa", "a", "a", "?", "a", "?", "? giao")
    said = capsys.readouterr().out
    assert "      4: Trước đó\n    > 5: Hôm qua, Ba Đình họp\n      6: Sau đó\n" in said
    assert "2024?-02-28" in said
    assert "Bắc Từ Liêm" in said
    names = [topic.label_vi for topic in load_topics().all]
    topics, found = said.index(f"{len(names)} names"), said.rindex("    Giao thông, vận tải\n")
    assert said.rindex("  a: it is") < topics < found
    listed = said[topics:].splitlines()[1:]
    assert [line.split("  ")[2] for line in listed[:2]] == names[:2]
    assert listed[0].endswith(f"  {names[-(-len(names) // 2)]}"), "in two columns"
    assert "a: it is" not in said[topics:], "who looks for a word knows the letters"


@pytest.mark.parametrize("width", [1, 10, 11, 20, 40, 400])
def test_names_stand_in_as_many_columns_as_there_is_room_for(width: int) -> None:
    names = ["Bưởi", "Đống Đa", "Ô Chợ Dừa", "Láng"]
    lines = list(in_columns(names, width))
    assert sorted(re.split(r"\s{2,}", "  ".join(lines))) == sorted(names)
    assert len(lines) == {1: 4, 10: 4, 11: 4, 20: 2, 40: 1, 400: 1}[width]
    assert all(len(line) <= max(width, len("Ô Chợ Dừa")) for line in lines)


def test_a_value_without_a_line_is_shown_in_its_paragraph(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = ARTICLE.replace('{line: 5, text: "Ba Đình"', '{line: null, text: "Ba Đình"')
    text = text.replace("Hôm qua, quận họp.", "Hôm qua, quận họp.\n\nNgười ở Ba Đình cùng dự.")
    (archive / "content/quan-hop.md").write_text(text, encoding="utf-8")
    ask(archive, "q")
    assert "    Người ở Ba Đình cùng dự.\n" in capsys.readouterr().out


PLACELESS = """---
title: Cả tỉnh vào vụ
published: "2018-03-03"
outlet: Tiền Phong
topics: [xay-dung-dang]
evidence: {outlet: {line: 9, text: TP, rule: credit, confidence: 0.6}}
---

Ngày 3/3, cả tỉnh vào vụ.
"""


@pytest.fixture
def country(archive: Path) -> Path:
    (archive / "archive.toml").write_text('region = "viet-nam"\nlanguage = "en"\n', encoding="utf-8")
    (archive / "content" / "quan-hop.md").write_text(PLACELESS, encoding="utf-8")
    return archive


def test_a_province_is_asked_for_where_no_place_is_known(
    country: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(country, "a", "? quang", "quang", "tinh gia lai; kontum", "y")
    told = capsys.readouterr().out
    assert "Provinces: unknown" in told
    assert "Tuyên Quang" in told
    assert "write which one: Quảng Bình" in told
    assert load(country).article.provinces == ("Gia Lai", "Kon Tum")
    assert load(country).article.reviewed


def test_no_province_is_asked_for_where_a_district_tells_it_or_all_is_one(
    country: Path, archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = country / "content" / "quan-hop.md"
    path.write_text(PLACELESS.replace("topics:", "districts: [Pleiku (Gia Lai)]\ntopics:"), encoding="utf-8")
    ask(country, "a")
    path.write_text(PLACELESS, encoding="utf-8")
    (archive / "archive.toml").write_text("", encoding="utf-8")
    ask(archive, "a")
    assert "Provinces" not in capsys.readouterr().out


def test_a_province_that_a_district_tells_is_not_written(country: Path, tmp_path: Path) -> None:
    table = tmp_path / "bang.csv"
    assert run(country, "--csv", str(table), "--all")[0] == 0
    edit_table(table, provinces="tinh gia lai; đắc lắc", districts="pleiku gia lai", language="en")
    assert run(country, "--apply", str(table))[0] == 0
    article = load(country).article
    assert (article.districts, article.provinces) == (("Pleiku (Gia Lai)",), ("Đắk Lắk",))
    assert run(country, "--csv", str(table), "--all")[0] == 0
    edit_table(table, districts="pleiku; buon ma thuot", language="en")
    assert run(country, "--apply", str(table))[0] == 0
    assert "provinces" not in (country / "content" / "quan-hop.md").read_text(encoding="utf-8")


def test_a_table_of_one_province_has_no_column_of_provinces(archive: Path, tmp_path: Path) -> None:
    assert run(archive, "--csv", str(tmp_path / "bang.csv"), "--all")[0] == 0
    assert heads_in("vi")["provinces"] not in (tmp_path / "bang.csv").read_text(encoding="utf-8-sig")


def test_the_wrong_key_where_a_value_is_missing_is_no_value(archive: Path) -> None:
    for key in ("s", "q"):
        ask(archive, "a", "a", "a", "a", key)
        assert load(archive).article.topics == ()
        assert not load(archive).article.reviewed


SURE = """---
title: Xã bên trạm có cầu mới
slug: xa-ben-tram
id: "1123456789ab"
published: "2018-03-03"
districts: [Đống Đa]
evidence:
  title: {line: 1, text: "Xã bên trạm có cầu mới", rule: title-line, confidence: 0.99}
  published: {line: 2, text: "03-03-2018", rule: date-line, confidence: 0.99}
  districts: {line: 3, text: "quận Đống Đa", rule: unit-word, confidence: 0.97, value: Đống Đa}
---

Cầu mới.
"""


@pytest.fixture
def sure(archive: Path) -> Path:
    """An article of which nothing is doubtful, and neither outlet nor topics are known."""
    path = archive / "content/xa-ben-tram.md"
    path.write_text(SURE, encoding="utf-8")
    return path


def review(archive: Path, task: ReviewTask, *given: str) -> None:
    assert ask_all(open_archive(archive), Console(), task, answers(*given)) == 0


@pytest.mark.parametrize("named", [("xa-ben-tram",), ("cầu mới",), ("cau", "moi")])
def test_a_named_article_is_asked_about_whole_and_what_it_lacks(
    archive: Path, sure: Path, named: tuple[str, ...]
) -> None:
    review(archive, ReviewTask(0.9, named), "c", "Ba Đình", "a", "a", "Báo Sông Thu", "", "y")
    text = sure.read_text(encoding="utf-8")
    assert "districts: [Ba Đình]" in text
    assert "outlet: Báo Sông Thu" in text
    assert "reviewed: true" in text
    review(archive, ReviewTask(0.9, named), "q")  # reviewed, and named all the same
    assert (archive / "content/quan-hop.md").read_text(encoding="utf-8") == ARTICLE


def test_articles_that_only_lack_a_value_are_asked_about_with_all(archive: Path, sure: Path) -> None:
    review(archive, ReviewTask(0.9), "s", "s", "s", "s", "s")
    assert "outlet" not in sure.read_text(encoding="utf-8")
    review(archive, ReviewTask(0.9, all_articles=True), "s", "s", "s", "s", "s", "Báo Sông Thu", "s")
    assert "outlet: Báo Sông Thu" in sure.read_text(encoding="utf-8")
    assert "reviewed" not in sure.read_text(encoding="utf-8"), "a question was left"


def test_what_is_missing_is_listed_with_all_and_of_named_articles(archive: Path, sure: Path) -> None:
    assert "xa-ben-tram" not in run(archive, "--list")[1]
    code, output = run(archive, "--list", "--all")
    assert code == 0
    assert "content/xa-ben-tram.md: Báo, trang tin: unknown" in output
    assert "articles lack values" in output
    code, output = run(archive, "--list", "cầu mới")
    assert "99%  content/xa-ben-tram.md: Tiêu đề: Xã bên trạm có cầu mới" in output
    assert "quan-hop" not in output
    code, output = run(archive, "khong-co-bai-nay")
    assert code == 2
    assert "there is no article" in output


def test_an_article_with_nothing_to_ask_is_not_called_reviewed(archive: Path, sure: Path) -> None:
    text = (
        "---\ntitle: Bài viết tay\npublished: '2018'\noutlet: Báo Sông Thu\ntopics: [giao-duc]\n---\n\nBài.\n"
    )
    (archive / "content/viet-tay.md").write_text(text, encoding="utf-8")
    review(archive, ReviewTask(0.9, ("viet-tay",)))
    assert (archive / "content/viet-tay.md").read_text(encoding="utf-8") == text


def edit_table(path: Path, language: str = "vi", **cells: str) -> None:
    edit_row(path, "", language, **cells)


def edit_row(path: Path, name: str, language: str = "vi", **cells: str) -> None:
    """Edit the row of a content file; the first where none is named."""
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    row = next(row for row in rows if name in ("", row[heads_in(language)["file"]]))
    row.update({heads_in(language)[column]: cell for column, cell in cells.items()})
    target = io.StringIO()
    writer = csv.DictWriter(target, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(target.getvalue(), encoding="utf-8-sig", newline="")


def test_a_table_that_nobody_corrected_changes_nothing(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "ra.csv"
    assert run(archive, "--csv", str(table))[0] == 0
    assert "'=Quận họp" in table.read_text(encoding="utf-8-sig"), "no cell is a formula"
    code, output = run(archive, "--apply", str(table))
    assert code == 0
    assert "0 articles written" in output
    assert (archive / "content" / "quan-hop.md").read_text(encoding="utf-8") == ARTICLE


@given(article=ARTICLES, language=st.sampled_from(["vi", "en"]))
def test_an_untouched_table_says_nothing_new_whatever_the_article(article: Article, language: str) -> None:
    knowledge = load_knowledge("viet-nam")
    file = ContentFile("content/a.md", "0" * 64, article, {}, "")
    table = render_table([(file, ())], knowledge, language)
    [(_, row)], unknown, shifted = read_rows(table, "a.csv")
    names = {topic.slug: topic.label(language) for topic in knowledge.topics.all}
    assert (unknown, shifted, find_touched(row, article, names)) == ([], [], {})


def test_an_untouched_table_leaves_a_province_that_a_district_tells(country: Path, tmp_path: Path) -> None:
    path = country / "content" / "quan-hop.md"
    both = PLACELESS.replace("topics:", "districts: [Pleiku (Gia Lai)]\nprovinces: [Gia Lai]\ntopics:")
    path.write_text(both, encoding="utf-8")
    table = tmp_path / "bang.csv"
    assert run(country, "--csv", str(table), "--all")[0] == 0
    code, output = run(country, "--apply", str(table))
    assert (code, path.read_text(encoding="utf-8")) == (0, both), output
    edit_table(table, districts="Pleiku (Gia Lai)", outlet="Lao Động", language="en")
    assert run(country, "--apply", str(table))[0] == 0
    assert load(country).article.provinces == ("Gia Lai",)


def test_a_table_names_the_articles_that_are_reviewed_now(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "bang.csv"
    run(archive, "--csv", str(table))
    edit_table(table, reviewed="x", authors="Lê Vi")
    for options, said in (("--dry-run",), "1 would be marked as reviewed"), ((), "1 marked as reviewed"):
        output = run(archive, "--apply", str(table), *options)[1]
        assert "quan-hop.md: reviewed" in output
        assert said in output


@pytest.mark.parametrize(
    ("field", "typed"),
    [("provinces", "Vĩnh Long, Tiền Giang"), ("districts", "Pleiku, chư sê"), ("topics", "y tế, thể thao")],
)
def test_several_with_commas_between_them_are_told_how_to_part(
    country: Path, tmp_path: Path, field: str, typed: str
) -> None:
    table = tmp_path / "bang.csv"
    run(country, "--csv", str(table), "--all")
    edit_table(table, language="en", **{field: typed})
    code, output = run(country, "--apply", str(table))
    assert (code, f"{field}: part several by “;”: {typed.replace(',', ';')}" in output) == (1, True), output


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_row_with_more_cells_than_the_heading_is_left_out(archive: Path, tmp_path: Path, sign: str) -> None:
    table = tmp_path / "vao.csv"
    rows = ["file,title,outlet,authors", "quan-hop.md,Quận,họp,Hànộimới,"]
    table.write_text("\n".join(rows).replace(",", sign) + "\n", encoding="utf-8")
    code, output = run(archive, "--apply", str(table))
    assert code == 1
    assert "vao.csv:2: has 5 cells, the head 4 (put a cell that has" in output
    assert (archive / "content" / "quan-hop.md").read_text(encoding="utf-8") == ARTICLE


def test_a_title_is_not_taken_out_and_is_asked_for_again(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = archive / "content" / "quan-hop.md"
    path.write_text(ARTICLE.replace("title-line, confidence: 0.99", "title-line, confidence: 0.2"), "utf-8")
    ask(archive, "n", "c", "Quận họp bàn", "q")
    assert "the title is missing" in capsys.readouterr().out
    assert load(archive).article.title == "Quận họp bàn"


def test_an_outlet_s_name_for_an_author_is_remarked(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "bang.csv"
    run(archive, "--csv", str(table))
    edit_table(table, authors="Tuổi Trẻ")
    output = run(archive, "--apply", str(table))[1]
    assert "“Tuổi Trẻ” is an outlet's name; is it the author's too?" in output


def test_a_day_is_no_outlet_s_name(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "bang.csv"
    run(archive, "--csv", str(table))
    before = load(archive).article.outlet
    edit_table(table, outlet="32/1/2020")
    code, output = run(archive, "--apply", str(table))
    assert (code, "“32/1/2020” is no outlet's name (write its name" in output) == (1, True), output
    assert load(archive).article.outlet == before


def test_a_table_is_told_what_a_title_is_without_talk_of_files(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "ra.csv"
    run(archive, "--csv", str(table))
    edit_table(table, title="")
    code, output = run(archive, "--apply", str(table))
    assert code == 1
    assert (
        "ra.csv:2: Tiêu đề: the title is missing (write the headline, or the first words of the text)"
        in output
    )


def test_a_table_applied_twice_has_nothing_to_do_though_a_day_took_another_with_it(
    archive: Path, tmp_path: Path
) -> None:
    text = ARTICLE.replace('event: {line: 5, text: "hôm qua"', 'event: {line: 5, text: "hôm nay"')
    text = text.replace('published: "2018-03-03"\n', 'published: "2018-03-03"\nevent: "2018-03-03"\n')
    (archive / "content/quan-hop.md").write_text(text.replace('value: "2018-03-02"', 'value: "2018-03-03"'))
    table = tmp_path / "ra.csv"
    run(archive, "--csv", str(table))
    edit_table(table, published="2019-04-05", outlet="Tin Sông Thu")
    said = run(archive, "--apply", str(table))[1]
    assert "“Tin Sông Thu” is a new outlet" in said
    assert load(archive).article.event == "2019-04-05", said
    code, said = run(archive, "--apply", str(table))
    assert (code, "0 articles written" in said) == (0, True), said
    edit_table(table, authors="Hà Nam")
    assert run(archive, "--apply", str(table))[0] == 0, "what the table changed itself is no work of others"
    assert (load(archive).article.authors, load(archive).article.event) == (("Hà Nam",), "2019-04-05")
    edit_table(table, authors="Hà Nam; Lò Mẫu")
    shutil.rmtree(archive / ".luutru")
    code, said = run(archive, "--apply", str(table))
    assert (code, "quan-hop.md was changed after the table was written" in said) == (1, True)


def test_no_day_typed_is_after_the_collection_of_the_pages(archive: Path, tmp_path: Path) -> None:
    (archive / "archive.toml").write_text('as_of = "2018-04"\n', encoding="utf-8")
    table = tmp_path / "ra.csv"
    run(archive, "--csv", str(table))
    edit_table(table, published="2018-05-01")
    cure = "correct the day; if pages were collected later, correct as_of in archive.toml"
    said = f"1/5/2018 is after the collection of the pages on 30/4/2018 ({cure})"
    assert said in run(archive, "--apply", str(table))[1]
    file = load(archive)
    for day, told in (("2018-04-30", []), ("2018-05-01", [said])):
        try:
            decide(ARTICLE, file, {"published": day}, day="2026-01-01", as_of="2018-04", reviewed=False)
            found = []
        except ProblemsError as error:
            found = [problem.told_here() for problem in error.problems]
        assert found == told


def test_corrections_come_back_after_a_dry_run(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "ra.csv"
    run(archive, "--csv", str(table))
    edit_table(table, published="2019-04-05", authors="Hà Nam; Trần Long", reviewed="yes")
    code, output = run(archive, "--apply", str(table), "--dry-run")
    assert code == 0
    assert "Ngày đăng: 3/3/2018 → 5/4/2019" in output
    assert "  Ngày sự kiện: only suspected; stays unknown" in output
    assert (archive / "content" / "quan-hop.md").read_text(encoding="utf-8") == ARTICLE
    assert run(archive, "--apply", str(table))[0] == 0
    article = load(archive).article
    assert (article.date, article.published, article.reviewed) == ("2019-04-05", "2019-04-05", True)
    assert article.authors == ("Hà Nam", "Trần Long")
    assert article.title == "=Quận họp"
    code, output = run(archive, "--apply", str(table))
    assert (code, "0 articles written" in output) == (0, True)
    path = archive / "content/quan-hop.md"
    path.write_text(path.read_text(encoding="utf-8").replace("2019-04-05", "2019-04-06"), encoding="utf-8")
    code, output = run(archive, "--apply", str(table))
    assert code == 1
    assert "ra.csv:2: quan-hop.md was changed after the table was written" in output
    assert "write a new table, or empty the cell under Phiên bản" in output
    assert load(archive).article.published == "2019-04-06"


def test_rows_of_articles_changed_meanwhile_are_left_out_and_the_others_written(
    archive: Path, tmp_path: Path
) -> None:
    for name, own in (("hop-hai", "c"), ("hop-ba", "d")):
        other = ARTICLE.replace("quan-hop", name).replace("0123456789ab", f"0123456789a{own}")
        (archive / "content" / f"{name}.md").write_text(other, encoding="utf-8")
    table = tmp_path / "ra.csv"
    run(archive, "--csv", str(table))
    text = table.read_text(encoding="utf-8-sig").replace("Kinh tế & Đô thị", "Hànộimới")
    table.write_text(text, encoding="utf-8-sig")
    path = archive / "content/hop-hai.md"
    path.write_text(path.read_text(encoding="utf-8").replace("=Quận họp", "Quận họp hai"), encoding="utf-8")
    (archive / "content/hop-ba.md").unlink()
    for options in (["--dry-run"], []):
        code, output = run(archive, "--apply", str(table), *options)
        assert code == 1
        assert "hop-hai.md was changed after" in output
        assert 'there is no content file "hop-ba.md" (it was renamed or taken away' in output
        assert "2 rows were left out" in output
    assert load(archive).article.outlet == "Hànộimới"
    assert "outlet: Kinh tế" in path.read_text(encoding="utf-8")


def test_what_is_right_is_written_and_what_is_wrong_is_named_with_its_cell(
    archive: Path, tmp_path: Path
) -> None:
    other = ARTICLE.replace("quan-hop", "hop-hai").replace("0123456789ab", "0123456789ac")
    (archive / "content" / "hop-hai.md").write_text(other, encoding="utf-8")
    table = tmp_path / "ra.csv"
    run(archive, "--csv", str(table))
    text = table.read_text(encoding="utf-8-sig").replace("hop-hai.md", "khong-co.md")
    table.write_text(re.sub(r"khong-co.md,\w+", "khong-co.md,", text), encoding="utf-8-sig")
    wrong = {"topics": "Giáo dục; Chủ đề lạ", "published": "31/2/2018"}
    lines = [line for line in table.read_text(encoding="utf-8-sig").splitlines() if "quan-hop" in line]
    place = table.read_text(encoding="utf-8-sig").splitlines().index(lines[0]) + 1
    edit_row(table, "quan-hop.md", outlet="Hànộimới", reviewed="yes", **wrong)
    before = (archive / "content/quan-hop.md").read_text(encoding="utf-8")
    for options in (["--dry-run"], [], []):
        code, output = run(archive, "--apply", str(table), *options)
        assert code == 1
        assert f"ra.csv:{place}: Chủ đề: " in output
        assert "Chủ đề lạ" in output
        assert f"ra.csv:{place}: Ngày đăng: 2/2018 has no day 31" in output
        assert 'there is no content file "khong-co.md"' in output
        assert "1 row was left out" in output
        assert "2 cells were left out: correct in the table and apply it again" in output
        article = load(archive).article
        assert (article.outlet == "Hànộimới") == (not options), output
        assert (article.published, article.topics, article.reviewed) == ("2018-03-03", (), False)
        if options:
            assert (archive / "content/quan-hop.md").read_text(encoding="utf-8") == before
    assert "0 articles written" in output
    edit_row(table, "quan-hop.md", topics="Giáo dục", published="28/2/2018")
    run(archive, "--apply", str(table))
    article = load(archive).article
    assert (article.published, article.topics, article.reviewed) == ("2018-02-28", ("giao-duc",), True)
    assert (archive / "content" / "hop-hai.md").read_text(encoding="utf-8") == other


def test_a_value_that_no_content_file_may_have_is_left_out_alone(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "ra.csv"
    run(archive, "--csv", str(table))
    edit_table(table, published_time="25:99", authors="Hà Nam")
    code, output = run(archive, "--apply", str(table))
    assert (code, "1 cell was left out" in output) == (1, True), output
    assert load(archive).article.authors == ("Hà Nam",)


def test_columns_may_be_left_out_and_wrong_ones_are_named(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "vao.csv"
    table.write_text("file;outlet\nquan-hop.md;Hànộimới\n", encoding="utf-8")
    assert run(archive, "--apply", str(table))[0] == 0
    assert load(archive).article.outlet == "Hànộimới"
    assert load(archive).article.authors == ("HN",)
    table.write_text("file,báo\nquan-hop.md,x\n", encoding="utf-8")
    code, output = run(archive, "--apply", str(table))
    assert code == 2
    assert "there is no column of values (columns are file, " in output
    table.write_text("file,outlets\nquan-hop.md,x\n", encoding="utf-8")
    code, output = run(archive, "--apply", str(table))
    assert code == 2
    assert 'vao.csv:1: unknown column "outlets" (did you mean "outlet"?)' in output
    table.write_text("file,outlet,outlet\nquan-hop.md,x,y\n", encoding="utf-8")
    assert 'the column "outlet" stands twice' in run(archive, "--apply", str(table))[1]


def test_a_column_of_notes_is_passed_over_and_told(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "vao.csv"
    table.write_text("file,outlet,ghi chú,\nquan-hop.md,Hànộimới,hỏi lại,\n", encoding="utf-8")
    code, output = run(archive, "--apply", str(table))
    assert code == 0
    assert "columns that are not read: ghi chú" in output
    assert load(archive).article.outlet == "Hànộimới"


@pytest.mark.parametrize(
    ("cell", "held", "value"),
    [
        ("2018-03-04", "2018-01-01", "2018-03-04"),
        ("04/03/2018", "2018-03-04", "2018-03-04"),
        ("19/01/2018", "2018-03-04", "2018-01-19"),
        ("1/19/2018", None, "2018-01-19"),
        ("5/5/2018", None, "2018-05-05"),
        ("2018-01-19 00:00:00", None, "2018-01-19"),
        ("19/01/2018 0:00", None, "2018-01-19"),
        ("3/2018", None, "2018-03"),
        ("2018~", "2018", "2018~"),
        ("", "2018-03-04", None),
    ],
)
def test_a_date_that_a_spreadsheet_turned_about_is_read(
    cell: str, held: str | None, value: str | None
) -> None:
    assert read_cell("published", cell, held) == value


def test_a_day_that_changes_places_with_its_month_is_no_word_for_what_it_was() -> None:
    assert read_cell("published", "3/4/2018", "2018-03-04", day_first=True) == "2018-04-03"
    assert read_cell("published", "3/4/2018", "2018-03-04", day_first=False) == "2018-03-04"
    with pytest.raises(LuutruError, match="may be 2018-04-03 or 2018-03-04"):
        read_cell("published", "3/4/2018", "2018-03-04")


def test_a_date_that_is_none_is_told_with_what_people_write() -> None:
    with pytest.raises(LuutruError, match='"Jan-18" is no date: write 19/1/2018'):
        read_cell("published", "Jan-18", "2018-01")


def test_a_date_that_may_be_two_days_is_asked_for(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "vao.csv"
    table.write_text("file,published\nquan-hop.md,05/04/2018\n", encoding="utf-8")
    code, output = run(archive, "--apply", str(table))
    assert code == 1
    assert "vao.csv:2: Ngày đăng: 05/04/2018 may be 2018-04-05 or 2018-05-04" in output
    assert read_cell("published_time", "9:05:00", None) == "09:05"


@pytest.mark.parametrize(
    ("cells", "first"),
    [
        (["5/4/2018", "19/1/2018", "2018-03", ""], True),
        (["5/4/2018", "1/19/2018"], False),
        (["19/1/2018", "1/19/2018"], None),
        (["5/4/2018"], None),
        (["5/4/2018", "2018-01-19"], True),
    ],
)
def test_the_days_of_a_table_tell_their_order(cells: list[str], *, first: bool | None) -> None:
    assert is_day_first(cells) is first


def test_a_day_is_read_as_the_others_of_its_table_are_written(archive: Path, tmp_path: Path) -> None:
    table = tmp_path / "vao.csv"
    table.write_text("file,published,event\nquan-hop.md,05/04/2018,19/1/2018\n", encoding="utf-8")
    code, output = run(archive, "--apply", str(table), "--dry-run")
    assert (code, "→ 5/4/2018" in output) == (0, True), output


def test_a_table_applied_twice_has_nothing_to_do_and_may_be_one_of_tabs(
    archive: Path, tmp_path: Path
) -> None:
    table = tmp_path / "bang.csv"
    assert run(archive, "--csv", str(table), "--all")[0] == 0
    rows = list(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))
    assert rows[0][:5] == ["Tệp", "Phiên bản", "Chỗ chưa chắc", "Đã duyệt", "Tiêu đề"]
    assert rows[1][2] == "Quận, huyện; Báo, trang tin; Tác giả; Ngày sự kiện"
    rows[1][rows[0].index("Chủ đề")] = "Y tế"
    target = io.StringIO()
    csv.writer(target, delimiter="\t", lineterminator="\n").writerows(rows)
    table.write_text(target.getvalue(), encoding="utf-8")
    code, output = run(archive, "--apply", str(table))
    assert (code, "→ Y tế" in output) == (0, True), output
    code, output = run(archive, "--apply", str(table))
    assert code == 0, output
    assert "0 articles written" in output


def test_of_a_long_paragraph_the_words_around_the_value_are_quoted() -> None:
    told = "Xã họp bàn về đường làng. " * 100
    assert quote(f"{told}Bài và ảnh: Lê Văn Tư", "lê văn tư", 60).endswith(" Bài và ảnh: Lê Văn Tư")
    middle = quote(f"{told}Bài: Lê Văn Tư. {told}", "Lê Văn Tư", 60)
    assert "Bài: Lê Văn Tư. " in middle
    assert (middle[0], middle[-1], len(middle) <= 62) == ("…", "…", True)
    assert quote(told, "Lê Văn Tư", 60) == "Xã họp bàn về đường làng. Xã họp bàn về đường làng. Xã họp…"
    assert quote("Xã họp", "") == "Xã họp"

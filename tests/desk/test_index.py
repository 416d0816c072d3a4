"""What the desk knows of all articles: seen when it changes, in order, found by what a curator types."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from luutru.building.archive import open_archive
from luutru.building.opening import open_site
from luutru.catalogue.quality import measure_quality
from luutru.commands.doubts import Doubt
from luutru.console import Console
from luutru.desk import lines, values, whole_articles
from luutru.desk.desk import Desk
from luutru.errors import LuutruError
from luutru.memo import Memo
from luutru.model import Role

from .conftest import DOUBTFUL, LEDGER

if TYPE_CHECKING:
    from pathlib import Path

    from .conftest import Curator

SECOND_STORY = (
    "9\trelated\tsecond-story\tMột tin khác hẳn\n10\trelated\tsecond-story\tTin ấy có một đoạn văn.\n"
)


def test_an_article_is_found_by_its_address_and_by_words_of_its_title(desk: Desk) -> None:
    for text in ("quan-hop-ban", "bai/quan-hop-ban.html", " Quận họp bàn ", "hop ban", "ket nap"):
        assert desk.index.find(text) in ("quan-hop-ban", "quan-ket-nap")
    with pytest.raises(LuutruError, match="several articles"):
        desk.index.find("quan")
    with pytest.raises(LuutruError, match="no article has"):
        desk.index.find("kho báu")
    assert desk.index.titles(desk.index.suggest("ket nap")) == [("quan-ket-nap", "Quận kết nạp đảng viên")]


def test_words_of_an_address_find_an_article(desk: Desk, archive: Path) -> None:
    path = archive / "content/quan-ket-nap.md"
    moved = "slug: ho-dan-cu\naliases: [ket-nap-moi]\n"
    path.write_text(path.read_text(encoding="utf-8").replace("slug: quan-ket-nap\n", moved), encoding="utf-8")
    desk.look()
    for text in ("ho dan", "ho-dan", "ket nap moi", "/bai/ho-dan-cu.html"):
        assert desk.index.find(text) == "quan-ket-nap"


def test_the_order_of_the_queue_leads_from_article_to_article(desk: Desk, archive: Path) -> None:
    text = DOUBTFUL.replace("quan-hop-ban", "quan-hop-lai").replace("0123456789ab", "0123456789ac")
    (archive / "content/quan-hop-lai.md").write_text(text.replace("0.4,", "0.5,"), encoding="utf-8")
    desk.look()
    assert [task.name for task in desk.index.waiting().doubtful] == ["quan-hop-ban", "quan-hop-lai"]
    assert desk.index.neighbours("quan-hop-ban") == (None, "quan-hop-lai")
    assert desk.index.neighbours("quan-hop-lai") == ("quan-hop-ban", None)
    assert desk.index.neighbours("quan-ket-nap") == ("quan-hop-ban", "quan-hop-lai"), "where one was"
    values.set_values(desk, "quan-hop-ban", {}, reviewed=True)
    assert desk.index.neighbours("quan-hop-ban") == (None, "quan-hop-lai")


def test_what_is_likeliest_wrong_has_the_first_turn() -> None:
    def doubt(rule: str, confidence: float, *, proved: bool = True) -> Doubt:
        return Doubt(confidence, "a.md", "topics", rule, rule, "", proved)

    turns = [doubt("credit", 0.2, proved=False), doubt("lead-words", 0.3), doubt("byline", 0.4)]
    turns += [doubt("cue-caption", 0.6), doubt("cue-title", 0.7)]
    assert sorted({*turns}) == turns


def test_a_decision_is_seen_without_a_look(desk: Desk) -> None:
    whole_articles.merge(desk, "quan-hop-ban", "quan-ket-nap")
    assert desk.index.names() == ["quan-ket-nap"]
    desk.undo()
    assert sorted(desk.index.names()) == ["quan-hop-ban", "quan-ket-nap"]


def test_a_second_story_waits_until_its_lines_are_something(desk: Desk, archive: Path) -> None:
    (archive / "content/ledger/quan-hop-ban.tsv").write_text(LEDGER + SECOND_STORY, encoding="utf-8")
    desk.look()
    assert desk.index.waiting().second_stories == (("quan-hop-ban", "Quận họp bàn", True),)
    lines.set_roles(desk, {"quan-hop-ban": [9, 10]}, Role.FURNITURE)
    assert desk.index.waiting().second_stories == ()
    desk.undo()
    name = lines.split(desk, "quan-hop-ban", [9, 10])
    assert desk.open(name).file.article.title == "Một tin khác hẳn"
    assert desk.index.waiting().second_stories == ()


def test_a_topic_of_the_archive_s_own_is_known_after_the_next_look(desk: Desk, archive: Path) -> None:
    with pytest.raises(LuutruError):
        values.set_values(desk, "quan-ket-nap", {"topics": "trong-hoa"})
    (archive / "kien-thuc").mkdir()
    (archive / "kien-thuc/topics.toml").write_text(
        '[[topic]]\nslug = "trong-hoa"\nlabel_vi = "Trồng hoa"\nyes = ["Dân trồng hoa cúc."]\n'
        'no = ["Bà bán quả."]\n[topic.cues]\n3 = ["trồng hoa"]\n',
        encoding="utf-8",
    )
    desk.look()
    values.set_values(desk, "quan-ket-nap", {"topics": "trong-hoa"})
    assert desk.open("quan-ket-nap").file.article.topics == ("trong-hoa",)


def test_what_was_read_once_is_remembered(desk: Desk, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("luutru.desk.index._WORTH_REMEMBERING", 0)
    (archive / "content/quan-hop-lai.md").write_text(
        "---\ntitle: Ba\nid: 0123456789ac\n---\n\nC.\n", encoding="utf-8"
    )
    desk.look()
    read: list[str] = []
    monkeypatch.setattr("luutru.desk.seen.load_content_file", lambda _, name, __: read.append(name))
    again = Desk(open_archive(archive))
    assert read == []
    assert again.index.waiting() == desk.index.waiting()


def test_articles_are_listed_by_what_they_lack_as_the_quality_page_counts_them(
    desk: Desk, curator: Curator
) -> None:
    values.set_values(desk, "quan-hop-ban", {"published": ""})
    lacking = desk.lacking()
    assert lacking["published"] == ["quan-hop-ban"]
    assert lacking["outlet"] == ["quan-ket-nap"]
    assert lacking["topics"] == ["quan-hop-ban", "quan-ket-nap"]
    with Memo(desk.archive.root) as memo:
        site, _ = open_site(desk.archive, Console(quiet=True), memo)
    counted = {item.field: len(item.unknown) for item in measure_quality(site.catalogue).fields}
    assert {field: len(names) for field, names in lacking.items()} == {
        field: count for field, count in counted.items() if count
    }
    home = curator.see("/")
    assert '<a href="/bai?thieu=published">Ngày đăng <b>1</b></a>' in home
    page = curator.see("/bai?thieu=published")
    assert "Articles without a value: Ngày đăng (1)" in page
    assert '<a href="/bai/quan-hop-ban">' in page
    assert '<a href="/bai/quan-ket-nap">' not in page
    whole_articles.withdraw(desk, "quan-hop-ban", "Nhầm")
    assert "published" not in desk.lacking()


def test_who_works_through_a_list_by_what_lacks_goes_on_in_it(
    desk: Desk, curator: Curator, archive: Path
) -> None:
    for name in ("a", "m", "z"):
        text = f"---\ntitle: Bài {name}\nslug: {name}\n---\n\nVăn bản.\n"
        (archive / f"content/{name}.md").write_text(text, encoding="utf-8")
    curator.see("/bai?thieu=published")
    page = curator.see("/bai/m")
    assert ('rel="prev" href="/bai/a"' in page, 'rel="next" href="/bai/z"' in page) == (True, True)
    assert 'href="/bai?thieu=published"' in page
    page = curator.decide("/bai/m/gia-tri", published="5/3/2018")
    assert ('rel="prev" href="/bai/a"' in page, 'rel="next" href="/bai/z"' in page) == (True, True)
    curator.see("/")
    assert 'rel="next" href="/bai/z"' not in curator.see("/bai/m")

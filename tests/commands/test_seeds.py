"""The five seeds come out exactly, and the committed archive is what a fresh build makes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.content.store import load_content, load_ledger
from luutru.knowledge import load_knowledge
from training.evaluate import load_pages

if TYPE_CHECKING:
    from luutru.model import ContentFile, Ledger
    from training.evaluate import TaggedPage

ROOT = Path(__file__).parent.parent.parent
GOLD = {page.name: page for page in load_pages(ROOT / "tests/corpus/pages") if page.name.startswith("seed-")}
#: How many topics of each seed are primary: they stand first in the header.
PRIMARY = {"seed-000": 3, "seed-001": 3, "seed-002": 3, "seed-003": 2, "seed-004": 2}
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def build(folder: Path, *options: str) -> str:
    """Build the example archive in a folder of its own; returns what was said."""
    if not (folder / "seeds").exists():
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        shutil.copy(ROOT / "archive.toml", folder)
        # What was published answers: a list that has emptied leads on.
        (folder / "content").mkdir()
        shutil.copy(ROOT / "content/urls.tsv", folder / "content")
    result = CliRunner().invoke(main, ["--archive", str(folder), *options], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


#: What is published, kept beside the articles.
REGISTERS = ("urls.tsv", "paragraphs.tsv")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def articles(archive: Path) -> dict[str, tuple[ContentFile, Ledger]]:
    """Seed number → its article and ledger."""
    found = {}
    for file in load_content(archive / "content"):
        ledger = load_ledger(archive / "content", file.article.slug)
        assert ledger is not None
        assert file.article.source.file is not None
        found[f"seed-{file.article.source.file[:3]}"] = (file, ledger)
    return found


def test_each_seed_becomes_an_article(articles: dict[str, tuple[ContentFile, Ledger]]) -> None:
    assert sorted(articles) == sorted(GOLD)


@pytest.mark.parametrize("name", sorted(GOLD))
def test_every_line_has_its_role(articles: dict[str, tuple[ContentFile, Ledger]], name: str) -> None:
    _, ledger = articles[name]
    assert [(row.line, row.role.value) for row in ledger.rows] == list(enumerate(GOLD[name].roles, 1))


def header(page: TaggedPage, key: str) -> list[str]:
    return [part for part in page.header.get(key, "").split("|") if part]


@pytest.mark.parametrize("name", sorted(GOLD))
def test_every_value_is_the_careful_readers(
    articles: dict[str, tuple[ContentFile, Ledger]], name: str
) -> None:
    article, gold = articles[name][0].article, GOLD[name]
    knowledge = load_knowledge()
    outlet = knowledge.outlets.by_name(article.outlet) if article.outlet else None
    published = article.published or ""
    if article.published_time:
        published += f"T{article.published_time}"
    districts = [knowledge.places.district(district) for district in article.districts]
    assert article.title == gold.header["title"]
    assert published == gold.header["published"]
    assert (article.event or "") == gold.header["event"]
    assert (outlet.id if outlet else "") == gold.header["outlet"]
    assert list(article.authors) == header(gold, "author")
    assert [district.slug for district in districts if district] == header(gold, "districts")
    assert list(article.wards) == header(gold, "wards")
    assert set(header(gold, "topics")[: PRIMARY[name]]) <= set(article.topics)
    assert not set(header(gold, "topics_not")) & set(article.topics)


def test_what_does_not_belong_is_gone_and_what_belongs_is_there(
    articles: dict[str, tuple[ContentFile, Ledger]],
) -> None:
    bodies = {name: file.body_md for name, (file, _) in articles.items()}
    assert "Kinhtedothi" not in bodies["seed-000"]
    assert "COVID" not in bodies["seed-000"]
    assert len(re.findall(r"^\{: \.caption \}$", bodies["seed-001"], re.MULTILINE)) == 4
    assert bodies["seed-003"].count("khai giảng lớp bồi dưỡng") == 1
    assert not re.search("Nam Phù|2026|4/2|cử tri", bodies["seed-003"])
    assert "207" not in bodies["seed-004"]
    evidence = articles["seed-000"][0].evidence["outlet"][0]
    assert (evidence.line, evidence.text.strip(" -")) == (7, "Kinhtedothi")


def test_initials_are_no_person(archive: Path, articles: dict[str, tuple[ContentFile, Ledger]]) -> None:
    file, _ = articles["seed-003"]
    assert file.evidence["authors"][0].confidence < 0.5
    page = (archive / f"site/bai/{file.article.slug}.html").read_text(encoding="utf-8")
    assert '"Person"' not in page
    assert "HN" in page


def test_building_again_writes_nothing_and_says_so(archive: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in archive.rglob("*") if ".luutru" not in path.parts}
    assert "nothing changed, nothing written" in build(archive)
    after = {path: path.stat().st_mtime_ns for path in archive.rglob("*") if ".luutru" not in path.parts}
    assert after == before


def test_inputs_that_are_no_pages_are_set_aside_and_the_rest_is_built(tmp_path: Path) -> None:
    build(tmp_path)
    (tmp_path / "seeds/empty.txt").write_bytes(b"")
    (tmp_path / "seeds/picture.txt").write_bytes(
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 8
    )
    (tmp_path / "seeds/again.txt").write_bytes(SEEDS[0].read_bytes())
    said = build(tmp_path)
    assert "set aside 3" in said
    rows = (tmp_path / "content/set-aside.tsv").read_text(encoding="utf-8").splitlines()
    assert [row.split("\t")[:2] for row in rows[1:]] == [
        ["again.txt", "same-bytes"],
        ["empty.txt", "empty"],
        ["picture.txt", "binary"],
    ]


@pytest.mark.parametrize("part", ["content", "site"])
def test_the_committed_archive_is_a_fresh_build(archive: Path, part: str) -> None:
    """`make golden` renews it after a change that is meant."""
    committed, fresh = contents(ROOT / part), contents(archive / part)
    differences = sorted(
        path for path in committed.keys() | fresh.keys() if committed.get(path) != fresh.get(path)
    )
    assert differences == [], "run `make golden` if the change is meant, and look at what it changes"


def contents(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file below a folder, but for the registers, which only `publish` writes."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name not in REGISTERS)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}

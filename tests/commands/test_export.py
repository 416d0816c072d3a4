"""Editions of the five seeds: each is written, twice the same, and holds nothing that was withdrawn."""

from __future__ import annotations

import io
import json
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from luutru.cli import main
from luutru.commands.export import WRITERS, name_editions
from luutru.exporting.packing import MANIFEST_NAME, sha256_of

ROOT = Path(__file__).parents[2]
SLUG = "dang-bo-quan-dong-da-ket-nap-them-duoc-362-dang-vien-moi"
#: Words that stand in the body of that article and nowhere else.
WORDS = "kết nạp được 362 đảng viên mới"
LIBRARY_FREE = ("zip", "epub", "data", "bag")


def run(archive: Path, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, [*words, "--archive", str(archive)])
    assert result.exit_code == code, result.output
    return result.output


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    shutil.copy(ROOT / "archive.toml", folder)
    run(folder, "clean")
    return folder


@pytest.fixture
def archive(built: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "archive"))


def files_of(edition: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(edition.read_bytes())) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def find_words(dist: Path, words: str) -> set[str]:
    """The editions (by their files) that hold the words anywhere in a text file or database."""
    return {
        path.name.removeprefix(path.name.partition("-data")[0].partition("-bag")[0].partition(".")[0])
        for path in dist.glob("*.*")
        if path.suffix in (".zip", ".epub")
        and any(words.encode() in data for data in files_of(path).values())
    }


def words_in_zim(edition: Path, words: str) -> bool:
    from importlib import import_module

    archive = import_module("libzim.reader").Archive(edition)
    entries = (archive._get_entry_by_id(number) for number in range(archive.all_entry_count))
    return any(
        words.encode() in bytes(entry.get_item().content) for entry in entries if not entry.is_redirect
    )


def test_every_edition_is_written_and_listed_with_size_and_checksum(archive: Path) -> None:
    output = run(archive, "export", *LIBRARY_FREE)
    dist = archive / "dist"
    rows = [row.split("\t") for row in (dist / MANIFEST_NAME).read_text("utf-8").splitlines()[1:]]
    assert {Path(name).suffix for name, _, _ in rows} == {".zip", ".epub"}
    assert len(rows) == len(LIBRARY_FREE)
    for name, size, digest in rows:
        assert (dist / name).stat().st_size == int(size)
        assert sha256_of(dist / name) == digest
        assert name in output
    assert {path.name for path in dist.iterdir()} == {MANIFEST_NAME, *(name for name, _, _ in rows)}


def test_the_same_content_gives_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    run(archive, "export", *LIBRARY_FREE)
    first = {path.name: path.read_bytes() for path in (archive / "dist").iterdir()}
    other = tmp_path / "elsewhere"
    shutil.copytree(archive, other, ignore=shutil.ignore_patterns("dist", "site", ".luutru"))
    for path in (other / "content").rglob("*"):
        path.touch()
    run(other, "export", *reversed(LIBRARY_FREE), "--dist", str(tmp_path / "new"))
    assert {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()} == first


@pytest.mark.parametrize("withdrawn", [True, False], ids=["withdrawn", "excerpt-only"])
def test_what_is_not_published_is_in_no_edition(archive: Path, *, withdrawn: bool) -> None:
    dist = archive / "dist"
    run(archive, "export", *LIBRARY_FREE)
    assert find_words(dist, WORDS) == {".zip", ".epub", "-data.zip", "-bag.zip"}, "the search finds them"
    shutil.rmtree(dist)
    if withdrawn:
        (dist / "cu").mkdir(parents=True)
        (dist / "cu/kho.zip").touch()
        assert "dist/cu/kho.zip was made before" in run(archive, "withdraw", SLUG, "--reason", "Theo yêu cầu")
        shutil.rmtree(dist)
    else:
        with (archive / "archive.toml").open("a", encoding="utf-8") as settings:
            settings.write("excerpt_only = true\n")
    run(archive, "export", *LIBRARY_FREE)
    assert find_words(dist, WORDS) == set()
    bag = files_of(next(dist.glob("*-bag.zip")))
    name = next(name for name in bag if name.endswith(f"/content/{SLUG}.md"))
    assert b"slug:" in bag[name], "the address is kept"
    left = [name for name in bag if "/seeds/" in name]
    assert len(left) == (4 if withdrawn else 0)
    assert not any(f"ledger/{SLUG}" in name for name in bag)


OF_ALL, OF_ONE = "Quyền của các báo, số 123", "Đăng lại theo thư số 456"


def state_rights(archive: Path) -> None:
    with (archive / "archive.toml").open("a", encoding="utf-8") as settings:
        settings.write(f'rights = "{OF_ALL}"\nnoindex = true\n')
    path = archive / f"content/{SLUG}.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("---\n", f"---\nrights: {OF_ONE}\n", 1), encoding="utf-8")


def test_whose_the_rights_are_stands_in_every_edition(archive: Path) -> None:
    state_rights(archive)
    run(archive, "export", *LIBRARY_FREE)
    dist = archive / "dist"
    assert find_words(dist, OF_ALL) == {".zip", ".epub", "-data.zip", "-bag.zip"}
    assert find_words(dist, OF_ONE) == {".zip", ".epub", "-data.zip", "-bag.zip"}
    book = files_of(next(dist.glob("*.epub")))
    assert OF_ALL in book["EPUB/package.opf"].decode()
    assert OF_ONE in book[f"EPUB/bai/{SLUG}.xhtml"].decode()
    data = files_of(next(dist.glob("*-data.zip")))
    stated = {row["slug"]: row["rights"] for row in map(json.loads, data["articles.jsonl"].splitlines())}
    assert stated.pop(SLUG) == OF_ONE
    assert set(stated.values()) == {OF_ALL}


def test_search_engines_are_asked_to_stay_away_in_every_copy_of_the_site(archive: Path) -> None:
    state_rights(archive)
    run(archive, "export", "zip", "bag")
    for edition in (archive / "dist").glob("*.zip"):
        pages = [
            data for name, data in files_of(edition).items() if name.endswith(".html") and "/bai/" in name
        ]
        assert len(pages) == 5
        assert all(b'<meta name="robots" content="noindex">' in page for page in pages)


@pytest.mark.zim
def test_rights_stand_in_the_zim(archive: Path) -> None:
    state_rights(archive)
    run(archive, "export", "zim")
    (edition,) = (archive / "dist").glob("*.zim")
    assert words_in_zim(edition, OF_ALL)
    assert words_in_zim(edition, OF_ONE)


def test_a_twin_of_a_withdrawn_raw_page_stays_behind_as_well(archive: Path) -> None:
    raw = next(path for path in (archive / "seeds").iterdir() if WORDS in path.read_text("utf-8"))
    (archive / "seeds/sub").mkdir()
    shutil.copy(raw, archive / "seeds/sub/twin.txt")
    run(archive, "withdraw", SLUG, "--reason", "Theo yêu cầu của tòa soạn")
    run(archive, "export", "bag")
    names = files_of(next((archive / "dist").glob("*-bag.zip")))
    assert not [name for name in names if name.endswith((raw.name, "twin.txt"))]


def test_an_e_book_of_a_part_has_its_own_name(archive: Path) -> None:
    run(archive, "export", "epub", "--district", "đống đa", "--year", "2018")
    (book,) = (archive / "dist").glob("*.epub")
    assert book.name.endswith("-dong-da-2018.epub")
    chapters = [name for name in files_of(book) if name.startswith("EPUB/bai/")]
    assert chapters == [f"EPUB/bai/{SLUG}.xhtml"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("epub", "--district", "dong-daa"), 'did you mean "Đống Đa"'),
        (("epub", "--year", "1999"), "1999"),
        (("epub", "--district", "tay-ho", "--year", "2018"), "no article"),
        (("zip", "--year", "2018"), "epub"),
        (("pdf",), "pdf"),
        ((), "Missing argument"),
    ],
)
def test_what_cannot_be_exported_is_said_and_nothing_is_written(
    archive: Path, words: tuple[str, ...], said: str
) -> None:
    assert said in run(archive, "export", *words, code=2)
    assert not (archive / "dist").exists()


def test_without_its_library_the_zim_edition_says_what_to_install(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("libzim", "libzim.writer"):
        monkeypatch.setitem(sys.modules, module, None)
    output = run(archive, "export", "zim", code=2)
    assert 'pip install "libzim' in output
    assert not (archive / "dist").exists()


def test_help_names_every_format() -> None:
    output = CliRunner().invoke(main, ["export", "--help"]).output
    assert all(name in output for name in WRITERS)


def test_files_are_named_after_the_archive_and_cut_at_a_word() -> None:
    from factories import make_site

    assert name_editions(make_site([], title="Báo chí Đống Đa")) == "bao-chi-dong-da"
    long = name_editions(make_site([], title="một hai ba bốn " * 9))
    assert len(long) <= 60
    assert long.split("-")[-1] in ("mot", "hai", "ba", "bon")
    assert name_editions(make_site([], title="日本")) == "luutru"


@pytest.mark.zim
def test_a_withdrawn_article_leaves_the_zim(archive: Path) -> None:
    run(archive, "export", "zim")
    (edition,) = (archive / "dist").glob("*.zim")
    assert words_in_zim(edition, WORDS)
    run(archive, "withdraw", SLUG, "--reason", "Theo yêu cầu của tòa soạn")
    run(archive, "export", "zim")
    assert not words_in_zim(edition, WORDS)

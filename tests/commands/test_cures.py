"""Each thing that `publish` refuses for is said with its cure, and the cure leads to a published site."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.cli import main

if TYPE_CHECKING:
    from collections.abc import Callable

PAGE = """Quận {district} kết nạp {number} đảng viên mới
{day:02}-01-2018 15:45
Kinhtedothi - Ngày {day}/1, Quận ủy {district} tổ chức hội nghị kết nạp {number} đảng viên mới của năm.
Theo báo cáo của {district}, {number} quần chúng ưu tú đã được bồi dưỡng, trong đó có công nhân, giáo viên.
{own}
"""
OWN = (
    "Các chi bộ khu dân cư cũng đã chọn thêm người trẻ để giúp đỡ, theo dõi trong quý sau.",
    "Năm nay trường học, trạm y tế và các hợp tác xã đều có người được xét, nhiều hơn hẳn năm ngoái.",
    "Lãnh đạo quận trao giấy khen cho những tập thể làm tốt, rồi nghe tham luận về cách làm ở từng phường.",
)
DISTRICTS = ("Đống Đa", "Ba Đình", "Hoàn Kiếm")
ONE, TWO, THREE = (
    f"quan-{name}-ket-nap-{number}-dang-vien-moi"
    for name, number in (("dong-da", 301), ("ba-dinh", 302), ("hoan-kiem", 303))
)
HAND = "---\ntitle: Bài viết tay\npublished: 2018-01-05\n---\n\nMột đoạn văn viết tay.\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("cures") / "kho"
    (root / "seeds").mkdir(parents=True)
    (root / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    for number, district in enumerate(DISTRICTS, 1):
        text = PAGE.format(district=district, number=300 + number, day=number, own=OWN[number - 1])
        (root / f"seeds/{number}.txt").write_text(text, encoding="utf-8")
    (root / "content").mkdir()
    (root / "content/viet-tay.md").write_text(HAND, encoding="utf-8")
    run(root, "publish")
    return root


@pytest.fixture
def archive(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "kho")


def run(archive: Path, *words: str, code: int = 0) -> str:
    command = [*words, "--archive", str(archive)]
    result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def change(path: Path, pattern: str, new: str) -> Path:
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
    assert changed != text, pattern
    path.write_text(changed, encoding="utf-8")
    return path


def add_line(root: Path, line: str, name: str = "viet-tay") -> Path:
    return change(root / f"content/{name}.md", r"\A---\n", f"---\n{line}\n")


def folder_in(root: Path) -> Path:
    (root / "content/nhap").mkdir()
    return root / "content/nhap"


def copy_file(root: Path) -> Path:
    return Path(shutil.copy(root / f"content/{ONE}.md", root / "content/a-ban-sao.md"))


#: What goes wrong → what is done, what is said, and what the message's cure says to do.
TROUBLES: dict[str, tuple[Callable[[Path], object], str, Callable[[Path], object]]] = {
    "deleted, withdrawn": (
        lambda root: (root / f"content/{ONE}.md").unlink(),
        rf'content/{ONE}\.md: was deleted .*run luutru withdraw {ONE} --reason "…"',
        lambda root: run(root, "withdraw", ONE, "--reason", "Trùng"),
    ),
    "copied, deleted": (
        copy_file,
        rf"content/a-ban-sao\.md: bears the id of content/{ONE}\.md, whose copy it is \(delete it",
        lambda root: (root / "content/a-ban-sao.md").unlink(),
    ),
    "copied, an article of its own": (
        copy_file,
        r'content/a-ban-sao\.md: .*take the lines "id" and "slug" out of it',
        lambda root: change(change(root / "content/a-ban-sao.md", r"^id: .*\n", ""), r"^slug: .*\n", ""),
    ),
    "deleted, merged": (
        lambda root: (root / f"content/{ONE}.md").unlink(),
        rf'add "aliases: \[{ONE}\]" to the article that took its place',
        lambda root: add_line(root, f"aliases: [{ONE}]", TWO),
    ),
    "deleted, cleaned anew": (
        lambda root: (root / f"content/{ONE}.md").unlink(),
        rf"or delete content/ledger/{ONE}\.tsv too",
        lambda root: (root / f"content/ledger/{ONE}.tsv").unlink(),
    ),
    "by hand, deleted": (
        lambda root: (root / "content/viet-tay.md").unlink(),
        "bai/viet-tay.html was published and is gone",
        lambda root: add_line(root, "aliases: [viet-tay]", TWO),
    ),
    "called .MD": (
        lambda root: (root / f"content/{ONE}.md").rename(root / f"content/{ONE}.MD"),
        rf"content/{ONE}\.MD: is not read: content files end in \.md \(call it {ONE}\.md",
        lambda root: (root / f"content/{ONE}.MD").rename(root / f"content/{ONE}.md"),
    ),
    "in a subfolder": (
        lambda root: (root / f"content/{ONE}.md").rename(folder_in(root) / f"{ONE}.md"),
        rf"content/nhap: 1 file in it is not read: {ONE}\.md \(.*move them there",
        lambda root: (root / f"content/nhap/{ONE}.md").rename(root / f"content/{ONE}.md"),
    ),
    "day of a hand-written article": (
        lambda root: add_line(root, "date: 2018-02-03"),
        "viet-tay.md:2: date: 2018-02-03 is another day than that of published: 2018-01-05 .*write date: "
        '2018-01-05; or, .* also published: "2018-02-03"',
        lambda root: change(root / "content/viet-tay.md", "^published: .*", 'published: "2018-02-03"'),
    ),
    "title cut": (
        lambda root: change(root / "content/viet-tay.md", "^title: .*", "title: Giải #1 toàn quốc"),
        'viet-tay.md:2: "#1 toàn quốc" is a comment to YAML.*: title: "Giải #1 toàn quốc"',
        lambda root: change(root / "content/viet-tay.md", "^title: .*", 'title: "Giải #1 toàn quốc"'),
    ),
    "title cut whole": (
        lambda root: change(root / "content/viet-tay.md", "^title: .*", "title: #1 toàn quốc"),
        'viet-tay.md:2: "#1 toàn quốc" is a comment to YAML.*: title: "#1 toàn quốc"',
        lambda root: change(root / "content/viet-tay.md", "^title: .*", 'title: "#1 toàn quốc"'),
    ),
    "key twice": (
        lambda root: add_line(root, "title: Tên khác"),
        'viet-tay.md:3: "title" stands here a second time; the first is on line 2 .remove one',
        lambda root: change(root / "content/viet-tay.md", "^title: Tên khác\n", ""),
    ),
    "unknown key": (
        lambda root: add_line(root, "outlett: Hà Nội mới"),
        r'viet-tay.md:2: unknown key "outlett" \(did you mean "outlet"',
        lambda root: change(root / "content/viet-tay.md", "^outlett", "outlet"),
    ),
    "unknown district": (
        lambda root: add_line(root, "districts: [Đống Đà]"),
        r'viet-tay.md:2: unknown district "Đống Đà" \(did you mean "Đống Đa"',
        lambda root: change(root / "content/viet-tay.md", "Đống Đà", "Đống Đa"),
    ),
    "unknown original": (
        lambda root: add_line(root, f"duplicate_of: {ONE}x"),
        rf'viet-tay.md:2: "duplicate_of" names "{ONE}x", and there is no .*did you mean "{ONE}"',
        lambda root: change(root / "content/viet-tay.md", f"{ONE}x", ONE),
    ),
    "its own original": (
        lambda root: add_line(root, "duplicate_of: viet-tay"),
        r'viet-tay.md:2: "duplicate_of" names the article itself \(take the line out',
        lambda root: change(root / "content/viet-tay.md", "^duplicate_of: .*\n", ""),
    ),
    "no date": (
        lambda root: change(root / "content/viet-tay.md", "2018-01-05", "hôm qua"),
        "viet-tay.md:3: .*write what is known, as 2018",
        lambda root: change(root / "content/viet-tay.md", "hôm qua", "5/1/2018"),
    ),
    "wrong ending": (
        lambda root: (root / "content/HOA.MD").write_text(HAND, encoding="utf-8"),
        r"content/HOA\.MD: is not read: content files end in \.md \(call it HOA\.md",
        lambda root: (root / "content/HOA.MD").rename(root / "content/HOA.md"),
    ),
    "two endings": (
        lambda root: (root / "content/notepad.md.txt").write_text(HAND, encoding="utf-8"),
        r"content/notepad\.md\.txt: is not read.*call it notepad\.md",
        lambda root: (root / "content/notepad.md.txt").rename(root / "content/notepad.md"),
    ),
    "in a folder": (
        lambda root: shutil.copytree(root / "content", root / "content/2018"),
        r"content/2018: \d+ files in it are not read: .*move them there, or out of it",
        lambda root: shutil.rmtree(root / "content/2018"),
    ),
    "not UTF-8": (
        lambda root: (root / "content/viet-tay.md").write_bytes(HAND.encode("utf-16")),
        'viet-tay.md:1: is not UTF-8 .save it as "UTF-8"',
        lambda root: (root / "content/viet-tay.md").write_text(HAND, encoding="utf-8"),
    ),
    "another's address": (
        lambda root: add_line(root, f"slug: {ONE}"),
        rf"bai/{ONE}\.html is also the address of content/.*give one of them another slug",
        lambda root: change(root / "content/viet-tay.md", f"^slug: {ONE}\n", ""),
    ),
    "another's address as an alias": (
        lambda root: add_line(root, f"aliases: [{ONE}]"),
        rf"content/viet-tay\.md: bai/{ONE}\.html is also the address of content/.*take it out of \"aliases\"",
        lambda root: change(root / "content/viet-tay.md", r"^aliases: .*\n", ""),
    ),
    "one alias of two articles": (
        lambda root: [add_line(root, "aliases: [ten-cu]"), add_line(root, "aliases: [ten-cu]", ONE)],
        r"bai/ten-cu\.html is also the address of content/.*take it out of \"aliases\"",
        lambda root: change(root / "content/viet-tay.md", r"^aliases: .*\n", ""),
    ),
    "damaged changes": (
        lambda root: (root / "content/changes.tsv").write_text("day\tid\tfield\told\tnew\n2/1\tx\n"),
        r"content/changes\.tsv:2: is no row of '[^']*' \(.* or take this line out\)",
        lambda root: (root / "content/changes.tsv").write_text("day\tid\tfield\told\tnew\n"),
    ),
}


@pytest.mark.parametrize(("spoil", "said", "cure"), TROUBLES.values(), ids=TROUBLES)
def test_the_cure_that_a_message_names_leads_to_a_published_site(
    archive: Path, spoil: Callable[[Path], object], said: str, cure: Callable[[Path], object]
) -> None:
    spoil(archive)
    result = CliRunner().invoke(main, ["publish", "--archive", str(archive)], catch_exceptions=False)
    assert result.exit_code in (1, 2), result.output
    assert re.search(said, result.output), result.output
    cure(archive)
    run(archive, "publish")
    run(archive, "check")
    assert "nothing changed" in run(archive, "build")


#: News asks for nothing: what happens → what is said.
NEWS: dict[str, tuple[Callable[[Path], object], str]] = {
    "set aside": (lambda root: (root / "seeds/4.txt").write_bytes(b"\0" * 50), r"set aside: 4\.txt"),
    "kept by hand": (
        lambda root: (
            change(root / f"content/{ONE}.md", "^title: .*", "title: Tên do người đặt"),
            change(root / "seeds/1.txt", "^Quận .*", "Quận Đống Đa kết nạp 301 đảng viên"),
        ),
        'note: .*"title" was changed by hand and is kept',
    ),
    "a reviewed article's page": (
        lambda root: (
            add_line(root, "reviewed: true", ONE),
            change(root / "seeds/1.txt", "^Quận .*", "Quận Đống Đa kết nạp 301 đảng viên"),
        ),
        "note: .*has other bytes now; the article is kept as it is",
    ),
    "no article any more": (
        lambda root: (root / "seeds/1.txt").write_bytes(b"\0" * 50),
        "note: .*its page stays",
    ),
    "a changed day": (
        lambda root: change(root / f"content/{ONE}.md", "^date: .*", "date: 2018-03-04"),
        'note: .*date: 2018-03-04, which was changed by hand, is taken as "published"',
    ),
    "a draft": (
        lambda root: shutil.copytree(root / "seeds", root / "content/_nhap"),
        "note: content/_nhap: 3 files in it are not read",
    ),
    "a picture": (
        lambda root: (root / "content/anh.jpg").write_bytes(b"\0"),
        r"note: content/anh\.jpg: is not read: it is no content file",
    ),
    "a hidden file": (
        lambda root: (root / "content/.cham.md").write_text(HAND, encoding="utf-8"),
        r"note: content/\.cham\.md: is not read: .*call it cham\.md",
    ),
}


@pytest.mark.parametrize(("happen", "said"), NEWS.values(), ids=NEWS)
def test_what_is_only_news_is_told_and_does_not_refuse(
    archive: Path, happen: Callable[[Path], object], said: str
) -> None:
    happen(archive)
    assert re.search(said, run(archive, "publish"))


def test_set_aside_rows_that_are_none_are_made_anew(archive: Path) -> None:
    path = archive / "content/set-aside.tsv"
    sound = path.read_text(encoding="utf-8")
    path.write_text(f"<<<<<<< HEAD\n{sound}=======\n>>>>>>> main\n", encoding="utf-8")
    said = run(archive, "render")
    assert "content/set-aside.tsv:1: is no row of" in said
    assert "cleaning writes the file anew" in said
    run(archive, "publish")
    assert path.read_text(encoding="utf-8") == sound


def test_what_systems_leave_in_folders_is_passed_over(archive: Path) -> None:
    for name in (
        ".DS_Store",
        "Thumbs.db",
        "desktop.ini",
        "._viet-tay.md",
        ".gitkeep",
        "~$bai.docx",
        ".#a.md",
    ):
        (archive / "content" / name).write_bytes(b"\0")
    assert "content/" not in run(archive, "build", "--strict").replace("in content/", "")


def front_of(archive: Path, name: str) -> str:
    return (archive / f"content/{name}.md").read_text(encoding="utf-8")


def test_a_changed_day_is_the_day_of_publication(archive: Path) -> None:
    change(archive / f"content/{ONE}.md", "^date: .*", "date: 2018-03-04")
    run(archive, "build")
    assert 'date: 2018-03-04\npublished: "2018-03-04"\n' in front_of(archive, ONE)
    assert 'published: {line: null, text: "", rule: by-hand' in front_of(archive, ONE)
    assert "nothing changed" in run(archive, "build")


def test_the_day_follows_a_changed_publication(archive: Path) -> None:
    change(archive / f"content/{ONE}.md", "^published: .*", 'published: "2018-03-04"')
    assert "date:" not in run(archive, "build", "--strict")
    assert 'date: 2018-03-04\npublished: "2018-03-04"\n' in front_of(archive, ONE)


def test_a_day_that_cannot_be_read_is_one_complaint(archive: Path) -> None:
    change(archive / f"content/{ONE}.md", "^published: .*", 'published: "31/2/2018"')
    said = CliRunner().invoke(main, ["build", "--archive", str(archive)]).output
    assert said.count(f"content/{ONE}.md") == 1, "what the day of the list should be is not known yet"


def test_a_copy_of_a_withdrawn_article_is_told_its_title(archive: Path) -> None:
    add_line(archive, f"duplicate_of: {ONE}")
    title = re.search("^title: (.*)$", front_of(archive, ONE), re.MULTILINE)
    assert title
    add_line(archive, 'withdrawn: "2018-03-04"', ONE)
    assert f'"duplicate_of" names "{title[1]}", which was withdrawn' in run(archive, "build")


def test_a_table_that_is_not_there_is_told_the_nearest(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(archive)
    (archive / "bang.csv").write_text("file\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["review", "--apply", "bangg.csv"])
    assert 'no such table (did you mean "bang.csv"?)' in result.output


def test_a_corrected_lead_corrects_the_summary(archive: Path) -> None:
    path = archive / f"content/{ONE}.md"
    before = re.search("^summary: (.*)$", front_of(archive, ONE), re.MULTILINE)
    assert before
    for number in ("305", "306"):
        body = front_of(archive, ONE).split("\n---\n")[1]
        lead = body.strip().split("\n\n")[0]
        corrected = front_of(archive, ONE).replace(f"\n{lead}\n", f"\n{lead} Số đúng là {number}.\n")
        path.write_text(corrected, encoding="utf-8")
        run(archive, "build", "--strict")
        lead = front_of(archive, ONE).split("\n---\n")[1].strip().split("\n\n")[0]
        assert number in lead
        assert f"summary: {lead}" in front_of(archive, ONE)
    run(archive, "build", "--strict")
    assert f"summary: {lead}" in front_of(archive, ONE)


def test_a_reviewed_article_is_only_told_that_its_summary_is_the_old_lead(archive: Path) -> None:
    add_line(archive, "reviewed: true", ONE)
    change(archive / f"content/{ONE}.md", "^Ngày 1/1", "Sáng 1/1")
    before = front_of(archive, ONE)
    said = run(archive, "publish")
    assert '"summary" is the lead as it was before it was corrected (write summary: "Sáng 1/1' in said
    assert front_of(archive, ONE) == before
    change(archive / f"content/{ONE}.md", "^summary: Ngày", "summary: Sáng")
    assert '"summary" is' not in run(archive, "publish")


def test_a_summary_that_a_person_set_stays(archive: Path) -> None:
    path = archive / f"content/{ONE}.md"
    change(path, "^summary: .*", "summary: Tóm tắt của người biên tập.")
    run(archive, "build", "--strict")
    change(path, "^Ngày 1/1", "Hôm 1/1")
    run(archive, "build", "--strict")
    assert "summary: Tóm tắt của người biên tập.\n" in front_of(archive, ONE)


@pytest.mark.parametrize("line", ["authors: Lê An; Trần Bình", "authors: Lê An, Trần Bình"])
def test_names_on_one_line_are_names(archive: Path, line: str) -> None:
    add_line(archive, line)
    run(archive, "publish")
    page = (archive / "site/bai/viet-tay.html").read_text(encoding="utf-8")
    assert "Lê An" in page
    assert ";" not in re.findall(r"Lê An(.*?)Trần Bình", page, re.DOTALL)[0].replace("&", "")[:2]


def test_a_merged_article_that_loses_its_heir_is_missed_again(archive: Path) -> None:
    (archive / f"content/{ONE}.md").unlink()
    add_line(archive, f"aliases: [{ONE}]", TWO)
    run(archive, "publish")
    change(archive / f"content/{TWO}.md", rf"^aliases: \[{ONE}\]\n", "")
    assert "was deleted while its seed is still there" in run(archive, "build")

"""What lies in an archive's kien-thuc/ is known beside what the program knows, from the next build on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from luutru.building.own_knowledge import tell_twins
from luutru.building.own_rows import own_topics
from luutru.cli import main
from luutru.content.frontmatter import read_content
from luutru.knowledge.outlets import Outlet

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from luutru.model import Article

PAGE = """Làng hoa Tây Tựu vào vụ Tết
10-01-2019 08:00
BLH - Sáng nay, người trồng hoa cúc Tây Tựu, quận Bắc Từ Liêm bắt đầu cắt lứa hoa đầu tiên của vụ Tết.
Ông Nguyễn Văn Mẫu cho biết, giá hoa cúc năm nay cao hơn năm trước khoảng một phần mười.
Nhiều hộ trong phường đã chuyển sang trồng hoa cúc trong nhà lưới để tránh mưa phùn và sương muối.
Tải ứng dụng Báo Làng Hoa ngay
"""
TOPIC = """[[topic]]
slug = "trong-hoa"
label_vi = "Trồng hoa"
definition_vi = "Nghề trồng hoa ở các làng ven đô"
yes = ["Người dân trồng hoa cúc trong nhà lưới."]
no = ["Bà bán hoa quả ở chợ."]
[topic.cues]
3 = ["(trồng|người trồng) hoa", "hoa cúc"]
"""
OUTLET = """[[outlet]]
id = "lang-hoa"
name = "Báo Làng Hoa"
domains = ["langhoa.example"]
datelines = ["BLH"]
yes = ["BLH - Sáng nay, chợ hoa họp phiên đầu."]
"""
PHRASE = """[[phrase]]
id = "app-lang-hoa"
kind = "ad"
why = "Below every article of this outlet."
lines = ["Tải ứng dụng Báo Làng Hoa ngay"]
yes = ["TẢI ỨNG DỤNG BÁO LÀNG HOA NGAY"]
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "kien-thuc").mkdir()
    (tmp_path / "archive.toml").write_text('title = "Kho"\n', encoding="utf-8")
    (tmp_path / "seeds/hoa.txt").write_text(PAGE, encoding="utf-8")
    return tmp_path


def run(archive: Path, *words: str, code: int = 0) -> str:
    result = CliRunner().invoke(main, [*words, "--archive", str(archive)], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return result.output


def write(archive: Path, name: str, text: str) -> None:
    (archive / "kien-thuc" / name).write_text(text, encoding="utf-8")


def article(archive: Path) -> tuple[Article, str]:
    (path,) = (archive / "content").glob("*.md")
    content, problems = read_content(path.read_text(encoding="utf-8"), path.name)
    assert content, problems
    return content.article, content.body_md


def test_own_topics_outlets_and_furniture_are_known_from_the_next_build_on(archive: Path) -> None:
    run(archive, "build")
    before, body = article(archive)
    assert "trong-hoa" not in before.topics
    assert before.outlet is None
    for name, text in (("topics.toml", TOPIC), ("outlets.toml", OUTLET), ("furniture.toml", PHRASE)):
        write(archive, name, text)
    said = run(archive, "build", "--strict")
    assert "kien-thuc" not in said
    after, body = article(archive)
    assert after.topics[0] == "trong-hoa"
    assert after.outlet == "Báo Làng Hoa"
    assert "BLH" not in body
    assert "Tải ứng dụng" not in body
    page = (archive / "site/chu-de/trong-hoa.html").read_text(encoding="utf-8")
    assert "Trồng hoa" in page
    assert "Nghề trồng hoa ở các làng ven đô" in page
    assert (archive / "site/bao/lang-hoa.html").is_file()
    assert "nothing changed" in run(archive, "build")
    write(archive, "topics.toml", TOPIC.replace('"Trồng hoa"', '"Nghề hoa"'))
    run(archive, "build")
    assert "Nghề hoa" in (archive / "site/chu-de/trong-hoa.html").read_text(encoding="utf-8")


def test_a_row_with_the_id_of_a_known_one_takes_its_place(archive: Path) -> None:
    write(archive, "outlets.toml", '[[outlet]]\nid = "kinhtedothi"\nname = "KTĐT"\ndatelines = ["BLH"]\n')
    run(archive, "build")
    assert article(archive)[0].outlet == "KTĐT"


def test_lists_say_what_their_columns_are_and_how_to_find(archive: Path) -> None:
    first, heads, *rows = run(archive, "topics").splitlines()
    assert first == f"{len(rows)}; luutru topics WORD lists what has a word in it"
    assert heads.split() == ["ID", "NAME"]
    assert run(archive, "topics", "giao thong").splitlines()[0].split() == ["ID", "NAME"]
    (archive / "archive.toml").write_text('title = "Kho"\nregion = "viet-nam"\n', encoding="utf-8")
    first, heads, *rows = run(archive, "places").splitlines()
    assert heads.startswith("NAME, AS CONTENT FILES HAVE IT  IN ADDRESSES")
    assert first.startswith(f"{len(rows)}; luutru places WORD")
    assert rows[0].split() == ["An", "Giang", "an-giang"]
    assert "Vinh (Nghệ An)" in run(archive, "places", "nghe an")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("topics.toml", TOPIC.replace("no = [", 'no = ["hoa cúc", '), '"hoa cúc" (no) is recognised'),
        ("outlets.toml", OUTLET.replace("BLH -", "BLX -"), "(yes) is not recognised"),
        ("furniture.toml", PHRASE.replace('yes = ["', 'yes = ["Khác '), "(yes) is not recognised"),
        ("topic.toml", TOPIC, 'did you mean "topics.toml"?'),
    ],
)
def test_a_sample_that_does_not_hold_and_a_file_nobody_reads_are_told(
    archive: Path, name: str, text: str, said: str
) -> None:
    write(archive, name, text)
    assert said in run(archive, "build", "--strict", code=1)
    assert f"kien-thuc/{name}" in run(archive, "build", "--strict", code=1)
    assert "1 error or warning above is in the way" in run(archive, "publish", code=1)


@pytest.mark.parametrize(
    ("text", "said", "cure"),
    [
        (
            OUTLET.replace("langhoa.example", "www.kinhtedothi.vn"),
            "outlets.toml:2: Báo Làng Hoa has kinhtedothi.vn, and so has Kinh tế & Đô thị (kinhtedothi)",
            'write id = "kinhtedothi" here',
        ),
        (
            OUTLET.replace("Báo Làng Hoa", "Báo Hà Nội mới"),
            "Báo Hà Nội mới has Hànộimới, and so has Hànộimới (hanoimoi)",
            'write id = "hanoimoi" here',
        ),
        (
            OUTLET + OUTLET.replace("lang-hoa", "hoa").replace("BLH", "BH"),
            "outlets.toml:8: Báo Làng Hoa has langhoa.example, and so has Báo Làng Hoa (lang-hoa)",
            "keep one of the two rows",
        ),
    ],
)
def test_an_outlet_that_is_another_s_twin_is_told_and_stands_in_nobody_s_way(
    archive: Path, text: str, said: str, cure: str
) -> None:
    write(archive, "outlets.toml", text)
    told = run(archive, "build", "--strict")
    assert f"note: kien-thuc/outlets.toml:{said.partition('outlets.toml:')[2][:1] or 2}: " in told
    assert said in told
    assert cure in told
    run(archive, "publish")


def test_twins_among_thousands_of_rows_are_found_by_their_address(tmp_path: Path) -> None:
    rows = [
        Outlet(id=f"bao-{number}", name=f"Báo {number}", domains=(f"bao-{number}.vn",)) for number in range(9)
    ]
    twin = Outlet(id="khac", name="Khác", domains=("x.vn", "bao-7.vn"))
    compared: list[str] = []

    class Counted(list[Outlet]):
        def __iter__(self) -> Iterator[Outlet]:
            for row in super().__iter__():
                compared.append(row.id)
                yield row

    [problem] = tell_twins(tmp_path / "outlets.toml", [twin], Counted([*rows, twin]))
    assert "bao-7.vn" in problem.message
    assert len(compared) == len(rows) + 1, "each row is looked at once"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("topics.toml", TOPIC.replace("label_vi", "lable_vi"), 'topics.toml:3: unknown key "lable_vi"'),
        ("topics.toml", TOPIC + "\n[[topic]]\nslug = 'Hoa Lan'\n", 'topics.toml:11: "Hoa Lan" is no slug'),
        ("outlets.toml", OUTLET.replace('"BLH"]', '"BLH"'), "outlets.toml:"),
        ("outlets.toml", OUTLET.replace("[[outlet]]", "[outlet]"), "[[outlet]]"),
        ("furniture.toml", PHRASE.replace('"ad"', '"advert"'), 'furniture.toml:3: there is no kind "advert"'),
        ("furniture.toml", PHRASE + 'pattern = "(a"\n', "furniture.toml:7: app-lang-hoa: the pattern"),
    ],
)
def test_a_row_that_cannot_be_read_is_named_with_its_line(
    archive: Path, name: str, text: str, said: str
) -> None:
    write(archive, name, text)
    for _ in range(2):  # it is told until it is mended
        told = run(archive, "build", code=1)
        assert said in told
        assert f"kien-thuc/{name}: until it is mended," in told
    assert (archive / "site/index.html").is_file()
    run(archive, "publish", code=1)


def test_a_damaged_file_counts_as_it_was_when_it_was_last_right(archive: Path) -> None:
    for name, text in (("topics.toml", TOPIC), ("outlets.toml", OUTLET), ("furniture.toml", PHRASE)):
        write(archive, name, text)
    run(archive, "build")
    known = article(archive)
    for name, text in (("topics.toml", TOPIC), ("outlets.toml", OUTLET), ("furniture.toml", PHRASE)):
        write(archive, name, text.replace('"', "“", 1))
    (archive / "seeds/hai.txt").write_text(PAGE.replace("Tết", "hè").replace("phùn", "rào"), encoding="utf-8")
    told = run(archive, "build", code=1)
    assert told.count("has curly quotes") == 3
    assert told.count("counts as it was when it was last right") == 3
    texts = [path.read_text(encoding="utf-8") for path in (archive / "content").glob("*.md")]
    articles = [content for text in texts if (content := read_content(text, "x.md")[0])]
    assert [(one.article.outlet, one.article.topics[0]) for one in articles] == 2 * [
        (known[0].outlet, "trong-hoa")
    ]
    assert all("Tải ứng dụng" not in text for text in texts)
    write(archive, "topics.toml", TOPIC)
    assert "topics.toml" not in run(archive, "build", code=1)


BAD_TOPIC = '[[topic]]\nslug = "Hoa Lan"\nlabel_vi = "Hoa lan"\n[topic.cues]\n3 = "hoa lan"\n\n'


def test_a_bad_row_takes_nothing_from_the_others(archive: Path) -> None:
    write(archive, "topics.toml", BAD_TOPIC + TOPIC)
    told = run(archive, "build", code=1)
    assert 'topics.toml:2: "Hoa Lan" is no slug' in told
    assert "its other rows count, and those with mistakes do not" in told
    assert article(archive)[0].topics[0] == "trong-hoa"
    assert "above is in the way" in run(archive, "publish", code=1)


def test_what_is_wrong_in_a_row_counts_as_before_and_what_is_new_counts_at_once(archive: Path) -> None:
    write(archive, "topics.toml", TOPIC)
    run(archive, "build")
    more = TOPIC.replace("trong-hoa", "nha-luoi").replace("(trồng|người trồng) hoa", "nhà lưới")
    write(archive, "topics.toml", TOPIC.replace("label_vi", "lable_vi") + "\n" + more)
    run(archive, "build", code=1)
    assert {"trong-hoa", "nha-luoi"} <= {*article(archive)[0].topics}


@pytest.mark.parametrize("weight", ["0.5", '"0.5"', "0,5", "-0.5"])
def test_the_weight_of_cues_is_a_number_with_quotes_or_without(archive: Path, weight: str) -> None:
    write(archive, "topics.toml", f'{TOPIC}{weight} = ["ghe thuyền"]\n')
    run(archive, "build", "--strict")
    own = own_topics(archive)[0]
    assert own.cues[-1] == ("ghe thuyền", float(weight.strip('"').replace(",", ".")))


def test_a_wrong_list_of_cues_is_told_with_its_line_and_what_to_write(archive: Path) -> None:
    write(archive, "topics.toml", f"{TOPIC}0.5 = 1\n")
    told = run(archive, "build", code=1)
    assert 'topics.toml:9: "0.5" must be' in told
    assert '(write it as "0.5" = ["…", "…"])' in told


def test_what_is_known_is_listed_and_found_without_accents(archive: Path) -> None:
    write(archive, "topics.toml", TOPIC)
    assert run(archive, "topics", "trong hoa") == "ID         NAME\ntrong-hoa  Trồng hoa\n"
    assert "Kinh tế & Đô thị" in run(archive, "outlets", "kinh te")
    listed = [line.split("  ") for line in run(archive, "places", "dong da").splitlines()]
    assert {(row[0], row[-1].strip()) for row in listed} >= {
        ("Đống Đa", "dong-da"),
        ("phường Láng", "Đống Đa"),
    }
    assert run(archive, "places", "dong", "da") == run(archive, "places", "dong da")
    assert run(archive, "places", "quận Đống Đa, Hà Nội").splitlines()[1].startswith("Đống Đa  ")
    assert run(archive, "places", "láng").splitlines()[1].startswith("phường Láng  ")
    assert '"zzz" in it; without a word all is listed' in run(archive, "topics", "zzz")
    assert "ket-nap-dang-vien" in run(archive, "topics")


@pytest.mark.parametrize(
    ("command", "word", "first"),
    [
        ("outlets", "hoa", ["hoa ", "hoa-binh", "lang-hoa", "hoabinh-moi", "thanhhoa"]),
        ("topics", "hoa", ["hoa ", "trong-hoa"]),
        ("places", "vinh", ["Vinh (", "xã Vinh Quang", "Vĩnh Linh", "Tam Đảo"]),
    ],
)
def test_the_nearest_is_listed_first(archive: Path, command: str, word: str, first: list[str]) -> None:
    row = "[[outlet]]\nid = '{}'\nname = '{}'\n"
    names = {"thanhhoa": "Thanhhoa", "hoabinh-moi": "Hoabinh Mới", "lang-hoa": "Làng Hoa"}
    names |= {"hoa-binh": "Hoa Binh", "hoa": "Hoa"}
    write(archive, "outlets.toml", "".join(row.format(*item) for item in names.items()))
    topic = TOPIC.replace("trong-hoa", "hoa").replace("Trồng hoa", "Hoa").replace("người trồng", "thích")
    write(archive, "topics.toml", TOPIC + topic.replace("hoa cúc", "hoa lan"))
    (archive / "archive.toml").write_text('title = "Kho"\nregion = "viet-nam"\n', encoding="utf-8")
    listed = run(archive, command, word).splitlines()[1:]
    places = [number for one in first for number, line in enumerate(listed) if line.startswith(one)]
    assert len(places) >= len(first)
    assert places == sorted(places), [listed[place] for place in places]
    assert places[0] == 0


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    ("word", "slug"),
    [("sport", "the-thao"), ("thể thao", "the-thao"), ("cau thu", "the-thao"), ("athletes", "the-thao")],
)
def test_a_topic_is_found_in_both_languages_and_by_what_speaks_for_it(
    archive: Path, language: str, word: str, slug: str
) -> None:
    (archive / "archive.toml").write_text(f'title = "Kho"\nlanguage = "{language}"\n', encoding="utf-8")
    assert run(archive, "topics", word).splitlines()[1].startswith(f"{slug} ")


def test_a_single_topic_is_told_with_its_scope_note(archive: Path) -> None:
    said = run(archive, "topics", "dai-hoi-dang").splitlines()
    assert len(said) == 5
    assert "Khai mạc Đại hội" in said[4]


def test_a_build_says_how_many_articles_own_topics_and_outlets_have(archive: Path) -> None:
    other = (
        TOPIC.replace("trong-hoa", "nuoi-ong").replace("Trồng hoa", "Nuôi ong").replace("hoa cúc", "đàn ong")
    )
    other = other.replace("(trồng|người trồng) hoa", "nuôi ong").replace("trồng đàn ong", "nuôi ong")
    (archive / "kien-thuc/topics.toml").write_text(TOPIC + other, encoding="utf-8")
    (archive / "kien-thuc/outlets.toml").write_text(OUTLET, encoding="utf-8")
    for _ in range(2):  # the second build finds nothing changed
        said = run(archive, "build")
        assert "own topics: Trồng hoa: 1 article; Nuôi ong: 0 articles → for none: look at its row in" in said
        assert "own outlets: Báo Làng Hoa: 1 article\n" in said
    other = OUTLET.replace("lang-hoa", "lang-ong").replace("Hoa", "Ong").replace("hoa.", "ong.")
    write(archive, "outlets.toml", OUTLET + other.replace("BLH", "BLO"))
    assert "Báo Làng Ong: 0 articles → for none: " in (said := run(archive, "build"))
    assert "sources.csv: FOLDER/*,OUTLET" in said
    (archive / "kien-thuc/topics.toml").unlink()
    assert "own topics" not in run(archive, "build")

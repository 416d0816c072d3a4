from __future__ import annotations

import random
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luutru.model import RawPage, Shown
from luutru.vietnamese.legacy import encode_text
from luutru.vietnamese.repair import repair_line, repair_page
from luutru.vietnamese.syllables import all_syllables, is_syllable

PAGES = Path(__file__).parents[1] / "corpus" / "pages"


def misread(text: str, times: int = 1) -> str:
    """UTF-8 read as Windows-1252, whose free bytes become control characters."""
    for _ in range(times):
        text = "".join(
            bytes((byte,)).decode("cp1252") if byte not in b"\x81\x8d\x8f\x90\x9d" else chr(byte)
            for byte in text.encode("utf-8")
        )
    return text


def page_of(*lines: str) -> RawPage:
    return RawPage("x.txt", "00", "utf-8", False, "\n", False, lines)


@pytest.mark.parametrize(
    ("raw", "text", "repairs"),
    [
        ("Hà Nội", "Hà Nội", ()),
        ("", "", ()),
        (unicodedata.normalize("NFD", "Đường Điện Biên"), "Đường Điện Biên", ("nfc",)),
        ("Hà\u00a0Nội", "Hà Nội", ("nbsp",)),
        ("Hà\u202fNội\u3000", "Hà Nội", ("nbsp", "spaces")),
        ("\ufeffHà \u200bNội", "Hà Nội", ("zero-width",)),
        ("đại hội\u00ad đảng", "đại hội đảng", ("soft-hyphen",)),
        ("  Hà \t Nội ", "Hà Nội", ("spaces",)),
        ("Hà\x00 Nội\x08", "Hà Nội", ("control",)),
        ("Ðống Ða, ÐBSCL, HÐND, QÐ-UBND, ðược", "Đống Đa, ĐBSCL, HĐND, QĐ-UBND, được", ("d-stroke",)),
        ("đƣợc phƣơng NGƢỜI", "được phương NGƯỜI", ("horn",)),
        ("H&agrave; N&#7897;i&nbsp;&amp;amp; c&#xE1;c", "Hà Nội & các", ("entity", "nbsp")),
        ("\\'Từng bước\\', \\\\\"mở lại\\\\\" số 5\\/KH", "'Từng bước', \"mở lại\" số 5/KH", ("backslash",)),
        ("C:\\Users", "C:\\Users", ()),
        ("thà nh phố Hà  Nội, ngà y 5/3", "thành phố Hà Nội, ngày 5/3", ("split-syllable", "spaces")),
        ("hà ng hoá và  là m việc", "hàng hoá và làm việc", ("split-syllable", "spaces")),
        ("\x93Hà Nội\x94 \x96 thủ đô\x85", "“Hà Nội” – thủ đô…", ("windows-1252",)),
        ("Hà Nội \udc93thủ đô\udc94", "Hà Nội “thủ đô”", ("undecodable",)),
        ("l\udcc3\u00a0 thủ đô", "là thủ đô", ("undecodable",)),
        ("Hµ Néi ®­îc kÕt n¹p", "Hà Nội được kết nạp", ("tcvn3",)),
        ("UBND thaønh phoá Haø Noäi ñaõ", "UBND thành phố Hà Nội đã", ("vni",)),
        (misread("Hà Nội “đổi mới”"), "Hà Nội “đổi mới”", ("mojibake",)),
        (misread("Đảng bộ phường Ỷ Ờ", 2), "Đảng bộ phường Ỷ Ờ", ("mojibake",)),
        (
            misread("chính quyền đã và sẽ").replace("\xad", "").replace("\xa0", " "),
            "chính quyền đã và sẽ",
            ("mojibake", "spaces"),
        ),
    ],
)
def test_damage_is_mended_and_named(raw: str, text: str, repairs: tuple[str, ...]) -> None:
    assert repair_line(raw) == (text, repairs)


@pytest.mark.parametrize(
    "text",
    [
        "uỷ ban, ủy ban, hoà, hòa, thuỷ, thủy",
        "làm công tác y tế, nhà y, và y tế, là y tá",
        "chiều cao là m mét và n là số",
        "“NGÔ”, “NGÃ” và “XÃ…”, «Quả đá»",
        "Müller, Ängström, Beyoncé, façade, Søren, Ærø",
        "Þórður Ðórinsson",
        "20 °C ± 1, 5 m², ½ ngày, © 2021 ® § 3 µm",
        "AT&T; R&D; Q&A; x < y & z > w",
        "ñandú, España, piñata, El Niño",
        "café 👨‍👩‍👧 नमस्‍ते",
        "Điêù này ngưòi viết sai chính tả, vơí nhiêù lỗi",
        "Москва, 北京, ภาษาไทย, ελληνικά",
        "TP.HCM - 15:45 | 19/01/2018 — 98,5%",
    ],
)
def test_what_is_no_damage_stays(text: str) -> None:
    assert repair_line(text) == (text, ())


def test_a_million_letters_of_clean_vietnamese_pass_unchanged() -> None:
    """Running text of all possible syllables, in all cases, with punctuation, numbers and foreign names."""
    choose = random.Random(3)
    syllables = sorted(all_syllables())
    others = [
        "2021",
        "19/01/2018",
        "UBND",
        "HĐND",
        "(LĐTĐ)",
        "“",
        "”",
        "–",
        "...",
        "Kinhtedothi",
        "98,5%",
        "m²",
        "à",
        "ở",
    ]
    done = 0
    while done < 1_000_000:
        words = [choose.choice(syllables) for _ in range(choose.randrange(1, 120))]
        words = [choose.choice((word, word, word, word.capitalize(), word.upper())) for word in words]
        for _ in range(len(words) // 10):
            words.insert(choose.randrange(len(words)), choose.choice(others))
        line = re.sub(" ([”.])", r"\1", " ".join(words))
        assert repair_line(line) == (line, ())
        done += len(line)


def test_the_tagged_pages_lose_no_letter() -> None:
    sources = sorted(PAGES.glob("*.src"))
    if not sources:
        pytest.skip("no tagged pages here")
    for source in sources:
        head, _, body = source.read_text(encoding="utf-8").partition("\n---\n")
        assert head
        lines = [line.partition("\t")[2] for line in body.split("\n")]
        for line in repair_page(page_of(*lines)):
            ink = re.sub(r"[\s\u00a0\u200b\ufeff]", "", line.raw)
            if not set(line.repairs) & {
                "entity",
                "mojibake",
                "d-stroke",
                "horn",
                "tcvn3",
                "vni",
                "split-syllable",
            }:
                assert re.sub(r"\s", "", line.text) == unicodedata.normalize("NFC", ink)


@given(st.text())
def test_repaired_text_is_composed_single_spaced_and_can_be_written(text: str) -> None:
    mended, repairs = repair_line(text)
    assert unicodedata.is_normalized("NFC", mended)
    assert mended == " ".join(mended.split())
    assert mended.encode("utf-8").decode("utf-8") == mended
    assert (mended == text) == (not repairs)


@given(st.lists(st.sampled_from(sorted(all_syllables())), min_size=1, max_size=12), st.integers(1, 2))
def test_misread_vietnamese_is_mended_wherever_that_shows(words: list[str], times: int) -> None:
    text = " ".join(["Đảng bộ", *words])
    assert repair_line(misread(text, times))[0] == text


@given(
    st.lists(st.sampled_from(sorted(all_syllables())), max_size=12),
    st.sampled_from(["tcvn3", "vni"]),
)
def test_old_character_sets_shown_in_unicode_are_mended(words: list[str], charset: str) -> None:
    text = " ".join(["đảng bộ quận kết nạp được đảng viên", *words])
    shown = encode_text(text, charset).decode("cp1252", "surrogateescape")
    assert repair_line(shown) == (text, (charset,))


def test_what_one_line_proves_helps_the_others() -> None:
    lines = repair_page(
        page_of("thà nh phố", "và i ba năm", "là  y tá", "Hµ Néi", "kÕt n¹p ®¶ng viªn ®­îc t¨ng", "Hà Nội")
    )
    assert [line.text for line in lines] == [
        "thành phố", "vài ba năm", "là y tá", "Hà Nội", "kết nạp đảng viên được tăng", "Hà Nội",
    ]  # fmt: skip
    assert [line.number for line in lines] == [1, 2, 3, 4, 5, 6]
    assert lines[3].raw == "Hµ Néi"


def test_a_page_of_markup_is_read_by_what_it_shows() -> None:
    pieces = ("<p>", "Hà&nbsp;<b>Nội</b>", "</p>")
    shown = (Shown(), Shown("Hà\u00a0Nội", "p"), Shown())
    lines = repair_page(RawPage("x.html", "00", "utf-8", False, "", False, pieces, shown=shown))
    assert [(line.text, line.element) for line in lines] == [("", ""), ("Hà Nội", "p"), ("", "")]
    assert lines[1].repairs == ("markup", "nbsp")
    assert lines[1].raw == pieces[1]


@pytest.mark.parametrize(
    "word", ["nghiêng", "Quốc", "QUỲNH", "khuỷu", "hoà", "hòa", "giếng", "gì", "ước", "yêu", "thuở"]
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["Hä", "ngưòi", "điêù", "bàc", "fà", "haọ", "được2", "vơí", "hÀ", "", "zị"])
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)

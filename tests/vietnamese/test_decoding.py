from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from luutru.errors import DecodingError
from luutru.vietnamese.decoding import decode_page, encode_lines
from luutru.vietnamese.legacy import encode_text
from luutru.vietnamese.repair import repair_page

TEXT = (
    "Đảng bộ quận kết nạp được ba trăm đảng viên mới\n"
    "Chiều nay, lãnh đạo phường đã gặp gỡ các hộ gia đình ở tổ dân phố số 5, nghe họ kể về những năm "
    "tháng khó khăn, kỹ nghệ làm giấy dó và ước nguyện giữ nghề."
)
#: Pieces that once went wrong, or could: line ends of all kinds, BOMs, cut letters, old encodings.
FRAGMENTS = [
    b"\r", b"\n", b"\r\n", b"\x00", b" ", b"\t", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xc3 ",
    b"\xc3\xa0", b"\xe1\xba", b"\xed\xa0\x80", b"\x80\x8d", b"H\xe0 N", "Hà Nội".encode(),
    "Hà Nội\n".encode("utf-16-le"), "Hµ Néi ®".encode("cp1252"), "AÙ haø noäi AØ aØ".encode("cp1252"),
]  # fmt: skip
any_bytes = st.one_of(
    st.binary(max_size=100),
    st.lists(st.sampled_from(FRAGMENTS), max_size=12).map(b"".join),
    st.text(st.characters(), max_size=60).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text(st.characters(), max_size=60).map(lambda text: text.encode("utf-16", "surrogatepass")),
)


@given(any_bytes)
@example(b"a\r\nb\nc\rd")
@example("\ufeffHà Nội".encode("utf-16-le") + b"\x0a")
@example(b"\n\n\nx\n\n")
def test_lines_give_back_the_very_bytes(data: bytes) -> None:
    try:
        page = decode_page(data, "x.txt")
    except DecodingError:
        return
    assert encode_lines(page.encoding, page.bom, page.newline, page.final_newline, page.lines) == data
    for line in repair_page(page):
        assert line.text.encode("utf-8").decode("utf-8") == line.text
        assert (line.text == line.raw) == (not line.repairs)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "tcvn3", "vni", "viscii"]
)
def test_every_encoding_is_recognised(encoding: str) -> None:
    data = encode_text(TEXT, encoding) if encoding in ("tcvn3", "vni", "viscii") else TEXT.encode(encoding)
    page = decode_page(data, "x")
    assert [line.text for line in repair_page(page)] == TEXT.split("\n")
    assert page.encoding == {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding)
    assert page.bom == (encoding in ("utf-8-sig", "utf-16"))


def test_windows_1258_with_its_combining_tones_is_recognised() -> None:
    pieces = {
        "ả": "aÒ", "ộ": "ôò", "ậ": "âò", "ế": "êì", "ạ": "aò", "ă": "ã",
        "đ": "ð", "ợ": "õò", "ớ": "õì", "ư": "ý",
    }  # fmt: skip
    shown = "".join(
        pieces.get(letter, letter) for letter in "đảng bộ quận kết nạp được ba trăm đảng viên mới"
    )
    data = shown.encode("latin-1")
    page = decode_page(data, "x")
    assert page.encoding == "windows-1258"
    assert repair_page(page)[0].text == "đảng bộ quận kết nạp được ba trăm đảng viên mới"
    assert repair_page(page)[0].repairs == ("nfc",)


def test_vni_written_in_an_unusual_way_keeps_its_bytes_and_is_read_all_the_same() -> None:
    data = encode_text(TEXT, "vni") + " AØ aØ".encode("cp1252")
    page = decode_page(data, "x")
    assert page.encoding == "windows-1252"
    assert encode_lines(page.encoding, page.bom, page.newline, page.final_newline, page.lines) == data
    assert repair_page(page)[0].text == "Đảng bộ quận kết nạp được ba trăm đảng viên mới"
    assert repair_page(page)[0].repairs == ("vni",)


@pytest.mark.parametrize(
    ("data", "newline", "final", "count"),
    [
        (b"a\nb", "\n", False, 2),
        (b"a\nb\n", "\n", True, 2),
        (b"a\r\nb\r\n", "\r\n", True, 2),
        (b"a\rb\rc", "\r", False, 3),
        (b"a\r\nb\nc", "\n", False, 3),
        (b"a\n\n", "\n", True, 2),
        (b"a", "\n", False, 1),
    ],
)
def test_newlines(data: bytes, newline: str, final: bool, count: int) -> None:
    page = decode_page(data, "x")
    assert (page.newline, page.final_newline, len(page.lines)) == (newline, final, count)


@pytest.mark.parametrize(
    "data", [b"", b"\n\n \t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", "\u200b\u00a0".encode()]
)
def test_nothing_is_set_aside_as_empty(data: bytes) -> None:
    with pytest.raises(DecodingError) as caught:
        decode_page(data, "x")
    assert caught.value.reason == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.4\n%\xe2\xe3", b"\x89PNG\r\n\x1a\n" + bytes(40), b"PK\x03\x04abc", b"\xff\xd8\xff\xe0JFIF",
        b"\x00" * 64, bytes(range(256)) * 8, b"\x7fELF" + bytes(60),
    ],
)  # fmt: skip
def test_files_of_other_kinds_are_set_aside_as_binary(data: bytes) -> None:
    with pytest.raises(DecodingError) as caught:
        decode_page(data, "x")
    assert caught.value.reason == "binary"


def test_a_stray_null_or_a_bad_byte_does_not_make_a_page_binary() -> None:
    page = decode_page("Hà\x00 Nội, thành phố".encode() + b" \xff", "x")
    assert page.encoding == "utf-8"
    assert page.lines == ("Hà\x00 Nội, thành phố \udcff",)
    assert repair_page(page)[0].text == "Hà Nội, thành phố \ufffd"

from __future__ import annotations

import io
import json
import tracemalloc
from typing import TYPE_CHECKING, Any

import pytest
from containers import LEAD, RECORD, TEXT, TITLE, drafts, numbered, outcomes, paragraphs, read_folder
from hypothesis import given
from hypothesis import strategies as st

from luutru.cleaning.formats.json_records import read_items

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

ONE, TWO, THREE = numbered(3)


def text_of(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


FORMS: dict[str, Callable[[], str]] = {
    "array": lambda: text_of([ONE, TWO, THREE]),
    "pretty": lambda: json.dumps([ONE, TWO, THREE], indent=2),
    "one a line in brackets": lambda: "[\n" + ",\n".join(map(text_of, (ONE, TWO, THREE))) + "\n]\n",
    "lines": lambda: "\n".join(map(text_of, (ONE, TWO, THREE))),
    "crlf and a BOM": lambda: "\ufeff" + "\r\n".join(map(text_of, (ONE, TWO, THREE))) + "\r\n",
    "no line feeds": lambda: "".join(map(text_of, (ONE, TWO, THREE))),
    "a crawler run twice": lambda: f"[\n{text_of(ONE)}\n][\n{text_of(TWO)},\n{text_of(THREE)}\n]",
    "pretty objects in a row": lambda: "\n".join(json.dumps(one, indent=1) for one in (ONE, TWO, THREE)),
    "a list in an object": lambda: text_of({"total": 3, "data": {"articles": [ONE, TWO, THREE]}}),
    "by their numbers": lambda: text_of({"1": ONE, "2": TWO, "3": THREE}),
    "pages of a list": lambda: text_of([[ONE, TWO], [THREE]]),
    "trailing comma": lambda: "[" + "".join(f"{text_of(one)}," for one in (ONE, TWO, THREE)) + "]",
    "as Python prints": lambda: "\n".join(map(str, (ONE, TWO, THREE))),
    "columns of pandas": lambda: text_of(
        {key: {str(n): one[key] for n, one in enumerate((ONE, TWO, THREE))} for key in ONE}
    ),
    "columns as lists": lambda: text_of({key: [one[key] for one in (ONE, TWO, THREE)] for key in ONE}),
    "split of pandas": lambda: text_of(
        {"columns": [*ONE], "index": [0, 1, 2], "data": [[*one.values()] for one in (ONE, TWO, THREE)]}
    ),
    "commas too many": lambda: json.dumps([ONE, TWO, THREE], indent=1).replace("\n }", ",\n }"),
    "needless backslashes": lambda: text_of([ONE, TWO, THREE]).replace(": \"", ": \"\\"),
    "a script": lambda: f"window.news['a'] = {text_of([ONE, TWO, THREE])};\n",
    "a script in lines": lambda: f"const news = {json.dumps({'items': [ONE, TWO, THREE]}, indent=2)};\n",
    "a call": lambda: f"showNews({text_of([ONE, TWO, THREE])});",
    "by addresses": lambda: text_of(
        {one["url"]: {key: one[key] for key in one if key != "url"} for one in (ONE, TWO, THREE)}
    ),
    "a page of many, with its number": lambda: text_of(
        {"ok": 1, "result": {"page": 1, "items": [{"id": 1, "attributes": one} for one in (ONE, TWO, THREE)]}}
    ),
    "line feeds in strings": lambda: text_of([ONE, TWO, THREE]).replace("\\n", "\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", ["x.json", "x.jsonl", "x.txt", "x"])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_json_under_any_name(form: str, name: str, tmp_path: Path) -> None:
    found = drafts(read_folder(tmp_path, {name: FORMS[form]()}))
    assert [draft.article.title for draft in found.values()] == [one["title"] for one in (ONE, TWO, THREE)]
    for draft in found.values():
        assert draft.article.published == "2021-04-05"
        assert draft.article.published_time == "09:15"
        assert (draft.article.source.url or "").startswith("https://b.example/")
        assert draft.article.authors == ("Lò Văn Mẫu",)
        assert paragraphs(draft)[:2] == [LEAD, TEXT.partition("\n")[0]]


def test_a_single_object_is_an_article(tmp_path: Path) -> None:
    found = drafts(read_folder(tmp_path, {"bai/1.json": json.dumps(RECORD, indent=4)}))
    assert [(name, draft.article.title) for name, draft in found.items()] == [("bai/1.json#1", TITLE)]


def test_what_is_cut_off_is_named_and_what_came_before_is_kept(tmp_path: Path) -> None:
    whole = json.dumps(numbered(4), ensure_ascii=False, indent=1)
    found = outcomes(read_folder(tmp_path, {"x.json": whole[: whole.rindex("content") + 20]}))
    assert found == {"x.json#1": "page", "x.json#2": "page", "x.json#3": "page", "x.json#4": "broken"}


def test_a_broken_record_costs_no_other(tmp_path: Path) -> None:
    lines = [text_of(ONE), text_of(TWO).replace('"content":', '"content'), text_of(THREE)]
    assert outcomes(read_folder(tmp_path / "lines", {"x.jsonl": "\n".join(lines)})) == {
        "x.jsonl#1": "page", "x.jsonl#2": "broken", "x.jsonl#3": "page",
    }  # fmt: skip
    array = f"[\n{lines[0]},\n{lines[1]},\n{lines[2]}\n]"
    assert outcomes(read_folder(tmp_path / "array", {"x.json": array})) == {
        "x.json#1": "page", "x.json#2": "broken", "x.json#3": "page",
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "[Ảnh] Phường Bưởi khánh thành cầu mới bắc qua sông Tô\nSáng nay, phường làm lễ.",
        "{Chùm ảnh} Phường Bưởi khánh thành cầu mới bắc qua sông Tô\nSáng nay, phường làm lễ.",
    ],
)
def test_a_headline_in_brackets_is_text(text: str, tmp_path: Path) -> None:
    assert outcomes(read_folder(tmp_path, {"x.txt": text})) == {"x.txt": "page"}


@pytest.mark.parametrize("quoted", ['"Đông"', 'Đ"ông', '"Đông}"', '{"Đông": "x"'])
@pytest.mark.parametrize("value", [[ONE, TWO, THREE], TWO])
def test_quotes_without_backslashes_are_letters_where_lines_tell_keys(
    value: object, quoted: str, tmp_path: Path
) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=False).replace("thôn Đông", f"thôn {quoted}")
    found = drafts(read_folder(tmp_path, {"x.json": text}))
    assert len(found) == (3 if isinstance(value, list) else 1)
    assert all(
        f"tại nhà văn hóa thôn {quoted}." in draft.body_md.replace("\\", "") for draft in found.values()
    )


def test_words_between_values_are_told_once(tmp_path: Path) -> None:
    text = f"[{text_of(ONE)}, many words that say nothing, {text_of(TWO)}]"
    assert outcomes(read_folder(tmp_path, {"x.json": text})) == {
        "x.json#1": "page", "x.json#2": "broken", "x.json#3": "page",
    }  # fmt: skip


class _Endless(io.RawIOBase):
    """A JSON array of a given number of bytes, made as it is read."""

    def __init__(self, size: int, record: bytes) -> None:
        super().__init__()
        self._left = size
        self._record = record
        self._begun = False

    def read(self, size: int = -1) -> bytes:
        if self._left <= 0:
            return b""
        data = b"" if self._begun else b"["
        self._begun = True
        while len(data) < size and self._left > 0:
            data += self._record
            self._left -= len(self._record)
        return data


def test_an_array_of_any_length_is_read_in_little_memory() -> None:
    record = json.dumps({**RECORD, "content": TEXT * 40}, ensure_ascii=False).encode() + b",\n"
    tracemalloc.start()
    stream: Any = _Endless(40_000_000, record)
    count = sum(not item.problem for item in read_items(stream, 1 << 20))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count >= 40_000_000 // len(record)
    assert peak < 8_000_000


def test_a_list_inside_an_object_larger_than_any_article_is_read_one_by_one() -> None:
    data = json.dumps({"source": "x", "count": 3000, "items": numbered(3000), "end": True}).encode()
    found = list(read_items(io.BytesIO(data), 50_000))
    assert [item.problem for item in found] == [""] * 3000


@given(
    st.lists(st.dictionaries(st.text(max_size=5), st.text() | st.integers(), min_size=1), min_size=1),
    st.data(),
)
def test_any_objects_in_any_form_come_out_as_they_went_in(
    objects: list[dict[str, str | int]], data: st.DataObject
) -> None:
    forms: list[Callable[[], Iterator[str]]] = [
        lambda: iter(["[", json.dumps(objects)[1:-1], "]"]),
        lambda: (json.dumps(item, ensure_ascii=False) + "\n" for item in objects),
        lambda: iter([json.dumps(objects, indent=2)]),
        lambda: (json.dumps([item]) for item in objects),
    ]
    text = "".join(data.draw(st.sampled_from(forms))())
    found = [item.value for item in read_items(io.BytesIO(text.encode("utf-8", "surrogatepass")), 1 << 20)]
    assert found == objects


@given(st.binary(max_size=300), st.integers(1, 50))
def test_any_bytes_end(data: bytes, largest: int) -> None:
    for item in read_items(io.BytesIO(b"[{" + data), largest):
        assert item.number >= 1

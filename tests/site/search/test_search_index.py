"""The index's files: what is written is what was meant, the same every time, and little moves on a change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from array import array
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from search_corpus import LABELS, make_documents
from search_files import decode_pairs, decode_slots, make_many

from luutru.site.search import (
    IndexBlock,
    Passage,
    SearchDocument,
    build_block,
    plan_layout,
    tokenise_document,
    write_index,
    write_shared,
)
from luutru.site.search.coding import (
    NUMBER_BASE,
    RESIDUE_BITS,
    encode_number,
    encode_pairs,
    encode_slots,
)
from luutru.site.search.files import render_file
from luutru.site.search.tokens import spell_word, split_words
from luutru.vietnamese.folding import fold, fold_tones


@given(st.integers(1, 20), st.data())
def test_slots_come_back(steps: int, data: st.DataObject) -> None:
    capacity = 64 * steps
    slots = sorted(data.draw(st.sets(st.integers(0, capacity - 1), min_size=1)))
    if data.draw(st.booleans()):
        slots = [slot for slot in range(capacity) if slot not in slots[:20]] or [0]
    text = encode_slots(slots, capacity)
    assert decode_slots(text, capacity) == slots
    assert len(text.encode()) <= max(capacity / 4, 3)
    assert not set(text) & set(' !%"\n')


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 2**RESIDUE_BITS - 1)), max_size=40),
        max_size=4,
    )
)
def test_pairs_come_back(streams: list[list[tuple[int, int]]]) -> None:
    values = [
        array(
            "I", (slot << RESIDUE_BITS | residue for slot, residue in sorted(pairs, key=lambda pair: pair[0]))
        )
        for pairs in streams
    ]
    texts = encode_pairs(values)
    assert [decode_pairs(text) for text in texts] == list(map(list, values))
    for text in texts:
        assert not text or min(text) > "\\"
        text.encode()  # no surrogate


@given(st.integers(0, 200_000))
def test_numbers_are_writable_and_distinct(value: int) -> None:
    assert ord(encode_number(value)) >= NUMBER_BASE
    encode_number(value).encode()
    assert encode_number(value) != encode_number(value + 1)


@given(st.text())
def test_both_ways_of_splitting_agree(text: str) -> None:
    """A letter outside the table sends a text the slow way, with the same words."""
    fast = [spell_word(word) for word in split_words(text)]
    slow = [spell_word(word) for word in split_words(text + " Ж")]
    assert slow == [*fast, "ж"]


def test_words_of_a_vietnamese_sentence() -> None:
    text = "Đảng bộ QUẬN “Đống Đa” kết nạp 362 đảng viên; Uỷ ban – 15:45, m²"
    assert " ".join(map(spell_word, split_words(text))) == (
        "đảng bộ quận đống đa kết nạp 362 đảng viên ủy ban 15 45 m²"
    )


@given(
    st.text(alphabet="aăâeêioôơuưyđáàảãạấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựýỳỷỹỵbcghklmnpqrstvx AĐẾ", max_size=40)
)
def test_every_vietnamese_letter_survives(text: str) -> None:
    assert [spell_word(word) for word in split_words(text)] == [fold_tones(w) for w in text.lower().split()]


def test_slots_fit_their_blocks_and_ascend() -> None:
    for count in (0, 1, 5, 63, 700, 3000):
        layout, blocks = plan_layout(f"bai/{number}.html" for number in range(count))
        assert layout.articles == count == len({url for members in blocks for _, url in members})
        assert layout.blocks == len(blocks)
        for members in blocks:
            slots = [slot for slot, _ in members]
            assert slots == sorted(set(slots))
            assert not slots or slots[-1] < layout.capacity


def test_one_article_more_moves_few_others() -> None:
    urls = [f"bai/{number}.html" for number in range(3000)]
    (before, blocks), (after, more) = plan_layout(urls), plan_layout([*urls, "bai/new.html"])
    assert replace(before, articles=3001) == after
    places = [
        {(number, *member) for number, members in enumerate(them) for member in members}
        for them in (blocks, more)
    ]
    assert len(places[0] - places[1]) < 30


def test_one_edit_changes_few_files() -> None:
    documents = make_many(900)
    before = dict(write_index(documents, {}))
    edited = documents[100]
    passage = replace(edited.passages[0], text=edited.passages[0].text + " từ mới")
    documents[100] = replace(edited, passages=(passage,))
    after = dict(write_index(documents, {}))
    assert before.keys() == after.keys()
    changed = [path for path in after if before[path] != after[path]]
    assert 2 <= len(changed) <= 8  # its passages, the words' file, and at most a file for each new pair


def test_order_of_documents_and_hash_seed_do_not_matter() -> None:
    documents = make_documents()
    assert dict(write_index(documents, LABELS)) == dict(write_index(documents[::-1], LABELS))
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from search_corpus import *;"
        "from luutru.site.search import write_index; digest = hashlib.sha256();"
        "[digest.update(p.encode() + d) for p, d in write_index(make_documents(), LABELS)];"
        "print(digest.hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_blocks_survive_being_remembered() -> None:
    documents = make_many(700)
    layout, planned = plan_layout([document.url for document in documents])
    by_url = {document.url: document for document in documents}
    files: dict[str, bytes] = {}
    blocks = []
    for number, members in enumerate(planned):
        articles = [(slot, by_url[url], tokenise_document(by_url[url])) for slot, url in members]
        block, own = build_block(layout, number, articles)
        blocks.append(msgspec.msgpack.decode(msgspec.msgpack.encode(block), type=IndexBlock))
        files |= {f"assets/search/{name}.js": data for name, data in own.items()}
    files |= dict(write_shared(layout, blocks, {}))
    assert files == dict(write_index(documents, {}))


def test_tables_of_words_may_be_emptied_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = make_documents()
    before = dict(write_index(documents, LABELS))
    monkeypatch.setattr("luutru.site.search.tokens._TABLE_WORDS", 3)
    assert dict(write_index(documents, LABELS)) == before


def test_articles_out_of_order_are_refused() -> None:
    documents = make_many(3)
    layout, _ = plan_layout([document.url for document in documents])
    articles = [(slot, document, tokenise_document(document)) for slot, document in enumerate(documents)]
    with pytest.raises(ValueError, match="out of order"):
        build_block(layout, 0, reversed(articles))


def test_no_articles() -> None:
    files = dict(write_index([], {}))
    assert "assets/search/index.js" in files


def test_a_file_of_pairs_may_be_empty() -> None:
    documents = make_documents()[:3]
    files = dict(write_index(documents, LABELS, 4096))
    assert sum(name.startswith("assets/search/b") for name in files) == 4096


def test_every_file_is_one_call_with_a_json_value() -> None:
    for path, data in write_index(make_documents(), LABELS):
        text = data.decode()
        assert text.startswith(f'luutru.shard("{Path(path).stem}",')
        json.loads(text[text.index(",") + 1 : text.rindex(")")])


@pytest.mark.parametrize("hostile", ['");alert(1);("', "</script>", "\\", "\u2028", "\u2029", "`${1}`", "\0"])
def test_hostile_text_stays_inside_its_string(hostile: str) -> None:
    document = SearchDocument(url="bai/x.html", title=hostile, passages=(Passage('"><b', hostile),))
    for _, data in write_index([document], {"quan": {hostile: hostile}}):
        text = data.decode()
        assert not {"\u2028", "\u2029"} & set(text)
        json.loads(text[text.index(",") + 1 : text.rindex(")")])
    assert json.loads(render_file("d0", [hostile])[len('luutru.shard("d0",') : -3]) == [hostile]


def test_postings_are_small() -> None:
    """For invented text in which every pair is frequent; real text stands in the report of `make bench`."""
    documents = make_many(1200, length=120)
    text = sum(len(passage.text.encode()) for document in documents for passage in document.passages)
    files = dict(write_index(documents, {}))
    postings = sum(len(data) for path, data in files.items() if Path(path).name[0] in "wb")
    assert postings < text / 2


def test_folded_words_stay_in_one_file() -> None:
    for path, data in write_index(make_many(300), {}):
        if Path(path).name[0] == "w":
            words = json.loads(data[data.index(b",") + 1 : data.rindex(b")")])
            assert words
            assert [fold(word) for word in words] == sorted(fold(word) for word in words)

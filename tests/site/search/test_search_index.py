"""The index's files: what is written is what was meant, the same every time, and little moves on a change."""

from __future__ import annotations

import json
import os
import pickle
import random
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from statistics import fmean

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from search_corpus import LABELS, make_documents
from search_files import SYLLABLES, make_many
from search_index import write_index

from luutru.site.search.coding import LARGEST_NUMBER, NUMBER_BASE, decode_list, encode_list, encode_number
from luutru.site.search.documents import Passage, SearchDocument
from luutru.site.search.files import read_file, render_file
from luutru.site.search.gathering import SharedFiles
from luutru.site.search.layout import RESIDUES, Layout, WordFiles, plan_layout
from luutru.site.search.pairs import split_pairs, write_pairs
from luutru.site.search.patching import patch_files
from luutru.site.search.places import find_places, split_places
from luutru.site.search.postings import Indexed, WordFile
from luutru.site.search.texts import REPEATED, read_texts, write_texts
from luutru.site.search.tokens import SPELLINGS, spell_word, split_words
from luutru.site.search.writing import index_document
from luutru.vietnamese.folding import fold, fold_tones


def test_what_names_have_in_common_is_written_once() -> None:
    """A country has thousands of wards, and every search reads their names."""
    labels = {"phuong": {f"phuong-{name}": f"phường {name}" for name in SYLLABLES}}
    files = dict(write_index(make_documents(), labels))
    assert files["assets/search/index.js"].decode().count("phường") == 1


@given(st.integers(1, 70_000), st.data())
def test_lists_come_back(size: int, data: st.DataObject) -> None:
    numbers = sorted(data.draw(st.sets(st.integers(0, size - 1))))
    if data.draw(st.booleans()):
        numbers = [number for number in range(min(size, 3000)) if number not in numbers]
    text = encode_list(numbers, size)
    assert decode_list(text) == numbers
    assert not set(text) & set(' !"\n')


@given(st.lists(st.lists(st.sampled_from([*"abcde", *map(str, range(2000))]), max_size=3000), max_size=4))
def test_places_come_back(texts: list[list[str]]) -> None:
    """Of one word in several articles: near, far, and far apart."""
    texts = [words for words in texts if "a" in words]
    written = [find_places(words)["a"] for words in texts]
    assert split_places("".join(written)) == written
    assert not set("".join(written)) & set(' !"\n')


@given(st.integers(0, LARGEST_NUMBER - 1))
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


def dates_of(count: int) -> dict[str, str]:
    chance = random.Random(count)
    return {
        f"bai/{number}.html": chance.choice(
            ["", f"{chance.randint(1890, 2025)}", f"2018-0{chance.randint(1, 9)}-1{number % 9}"]
        )
        for number in range(count)
    }


@pytest.mark.parametrize("count", [0, 1, 5, 63, 700, 3000])
def test_numbers_follow_the_dates(count: int) -> None:
    dates = dates_of(count)
    layout, members = plan_layout(dates)
    assert layout.articles == count == len(set(members.values()))
    assert list(members) == sorted(members)
    assert all(0 <= number < layout.size for number in members)
    ordered = [dates[url] for url in members.values()]
    assert ordered == sorted(ordered)
    assert layout.word_files <= max(1, count)
    assert layout.places & layout.places - 1 == 0


def count_moved(dates: dict[str, str], iso: str) -> float:
    """How many numbers an article more concerns, in the mean of fifty of that day."""
    _, before = plan_layout(dates)
    more = [plan_layout({**dates, f"bai/new-{number}.html": iso})[1] for number in range(50)]
    return fmean(len({number for number, _ in before.items() ^ after.items()}) for after in more)


def test_one_article_more_moves_hardly_another_where_none_has_a_date() -> None:
    """In the order of their addresses it moved fourteen."""
    assert count_moved(dict.fromkeys((f"bai/{number}.html" for number in range(3000)), ""), "") < 5


def test_one_article_more_moves_few_others_of_half_a_year() -> None:
    """Were its days to point at numbers of a whole year, they would lie side by side up to the last."""
    dates = {f"bai/{number}.html": f"2018-{number % 6 + 1:02}-{number % 28 + 1:02}" for number in range(3000)}
    assert count_moved(dates, "2018-02-03") < 30


def test_dates_before_and_after_all_newspapers() -> None:
    for iso in ("0001", "1865-01-15", "9999-12-31"):
        _, members = plan_layout({"bai/x.html": iso, "bai/y.html": "2018-01-19"})
        assert len(members) == 2


def test_one_article_more_moves_few_others() -> None:
    dates = {
        f"bai/{number}.html": f"2018-{number % 12 + 1:02}-{number % 28 + 1:02}" for number in range(3000)
    }
    (before, members), (after, more) = (
        plan_layout(dates),
        plan_layout({**dates, "bai/new.html": "2018-06-15"}),
    )
    assert msgspec.structs.replace(before, articles=3001, years=((2018, 4096, 3001),)) == after
    assert len(members.items() - more.items()) < 60


def test_one_edit_changes_few_files() -> None:
    documents = make_many(900)
    before = dict(write_index(documents, {}))
    edited = documents[100]
    passage = replace(edited.passages[0], text=edited.passages[0].text + " từ mới")
    documents[100] = replace(edited, passages=(passage,))
    after = dict(write_index(documents, {}))
    assert before.keys() == after.keys()
    changed = [path for path in after if before[path] != after[path]]
    assert 2 <= len(changed) <= 6  # its text, at most a file for each new word, and one for each new pair


def test_order_of_documents_and_hash_seed_do_not_matter() -> None:
    documents = make_documents()
    assert dict(write_index(documents, LABELS)) == dict(write_index(documents[::-1], LABELS))
    code = (
        "import sys, hashlib; sys.path.insert(0, sys.argv[1]); from search_corpus import *;"
        "sys.path.insert(0, sys.argv[2]); from search_index import write_index; digest = hashlib.sha256();"
        "[digest.update(p.encode() + d) for p, d in write_index(make_documents(), LABELS)];"
        "print(digest.hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", code, str(Path(__file__).parent), str(Path(__file__).parents[2])],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_what_workers_bring_survives_the_way() -> None:
    documents = make_many(300)
    layout, members = plan_layout({document.url: document.date for document in documents})
    by_url = {document.url: document for document in documents}
    shared = SharedFiles(layout, BytesIO())
    for number, url in members.items():
        shared.add(pickle.loads(pickle.dumps(index_document(layout, number, by_url[url]))))
    assert dict(shared.write()).items() <= dict(write_index(documents, {})).items()


@pytest.mark.parametrize("at_once", [1, 7, 300])
def test_what_is_put_away_in_between_changes_no_byte(monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    layout, articles = index_all(make_many(300))
    whole = write_shared(layout, articles)
    monkeypatch.setattr("luutru.site.search.gathering.AT_ONCE", at_once)
    assert write_shared(layout, articles) == whole


@given(st.lists(st.sets(st.integers(0, RESIDUES - 1), min_size=1), max_size=9))
def test_pairs_of_each_article_are_found_among_all(articles: list[set[int]]) -> None:
    texts = list(map(write_pairs, articles))
    letters = "".join(texts)
    assert len(letters) == sum(map(len, articles))
    assert json.dumps(letters) == f'"{letters}"'
    assert split_pairs(letters) == texts


def test_an_article_more_seldom_makes_other_files_of_words() -> None:
    layouts = [plan_layout(dict.fromkeys(map(str, range(count)), ""))[0] for count in range(2900, 3300, 8)]
    assert len({layout.word_files for layout in layouts}) <= 3


def test_texts_come_back() -> None:
    documents = dict(enumerate(make_documents()))
    assert read_texts(write_texts(7, documents)) == documents


@given(
    st.lists(
        st.lists(
            st.sampled_from(
                ["a", "đống", "Ѐ", "Ж", "\x7f", "\x7fЖ", "", " ", "\n", "\u07ff", "ạ", "của", "của,", ".)"]
            ),
            max_size=9,
        )
    )
)
def test_any_text_comes_back(texts: list[list[str]]) -> None:
    """Words that begin with what stands for repeated words, spaces beside each other, nothing at all."""
    passages = tuple(Passage("p", chance) for words in texts for chance in (" ".join(words), "".join(words)))
    document = SearchDocument(url="bai/x.html", title="x", passages=passages)
    assert read_texts(write_texts(0, {3: document, 4: document})) == {3: document, 4: document}


def test_a_repeated_word_is_one_character_with_what_ends_it() -> None:
    document = SearchDocument(url="bai/x.html", title="x", passages=(Passage("p", " ".join(REPEATED) + "."),))
    plain = msgspec.structs.replace(document, passages=(Passage("p", ""),))
    first, second = (len(write_texts(0, {0: one})) for one in (document, plain))
    assert first - second == len(REPEATED) * 2 + len(".") - len(" ")
    assert read_texts(write_texts(0, {0: document})) == {0: document}


def test_tables_of_words_may_be_emptied_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = make_documents()
    before = dict(write_index(documents, LABELS))
    monkeypatch.setattr(SPELLINGS, "most", 3)
    assert dict(write_index(documents, LABELS)) == before


def test_no_articles() -> None:
    assert "assets/search/index.js" in dict(write_index([], {}))


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
    postings = sum(len(data) for path, data in files.items() if Path(path).name[0] == "w")
    assert postings < text / 2


def test_folded_words_stay_in_one_file() -> None:
    documents = make_many(300)
    layout, _ = plan_layout({document.url: document.date for document in documents})
    find, files = WordFiles(layout.word_files), dict(write_index(documents, {}))
    assert layout.word_files > 8
    for syllable in SYLLABLES:
        assert syllable in read_file(files[f"assets/search/w{find(fold(syllable))}.js"], WordFile).words


# After a change ---------------------------------------------------------------------------------------------

#: Words and facets that no other article has, in all spellings that are written otherwise than they are read.
ODD = ["uỷ", "ủy", "№", 'quote"', "\\", "\u2028", "Ж", "ab" * 40, "2018", ""]
RARE = [f"{first}{second}{number}" for first in "adđéxy" for second in SYLLABLES for number in range(20)]
FACETS = ["đống-đa", "a b", 'c"', "\u2029"]


def edit(document: SearchDocument, chance: random.Random) -> SearchDocument:
    words = chance.choices(SYLLABLES + ODD + RARE, k=chance.choice([0, 1, 5, 200]))
    changes = [
        {"passages": (Passage("p", " ".join(words)), Passage("q", "đống đa"))},
        {"title": " ".join(words[:8])},
        {"authors": tuple(words[:2])},
        {"topics": tuple(chance.sample(FACETS, k=2)), "outlet": chance.choice(FACETS)},
    ]
    return replace(document, **chance.choice(changes))  # type: ignore[arg-type]


def index_all(documents: list[SearchDocument]) -> tuple[Layout, dict[int, Indexed]]:
    by_url = {document.url: document for document in documents}
    layout, members = plan_layout({document.url: document.date for document in documents})
    return layout, {number: index_document(layout, number, by_url[url]) for number, url in members.items()}


def write_shared(layout: Layout, articles: dict[int, Indexed]) -> dict[str, bytes]:
    shared = SharedFiles(layout, BytesIO())
    for article in articles.values():
        shared.add(article)
    return dict(shared.write())


@pytest.mark.parametrize("seed", range(8))
def test_patching_equals_writing(seed: int) -> None:
    chance = random.Random(seed)
    documents = make_many(300, seed)
    layout, articles = index_all(documents)
    files = write_shared(layout, articles)
    for _ in range(4):
        for _ in range(chance.choice([0, 1, 4])):
            place = chance.randrange(len(documents))
            documents[place] = edit(documents[place], chance)
        _, fresh = index_all(documents)
        gone = set(chance.sample(sorted(fresh), k=chance.choice([0, 0, 2])))
        fresh = {number: article for number, article in fresh.items() if number not in gone}
        changed = {n for n in articles.keys() | fresh.keys() if articles.get(n) != fresh.get(n)}
        old, new = ([one[n] for n in changed if n in one] for one in (articles, fresh))
        patched = dict(patch_files(layout, old, new, files.__getitem__))
        written = write_shared(layout, fresh)
        assert {path: files[path] if data is None else data for path, data in patched.items()} == written
        articles, files = fresh, written


def test_only_what_an_edit_concerns_is_read() -> None:
    documents = make_many(900)
    layout, articles = index_all(documents)
    files = write_shared(layout, articles)
    place = next(
        n for n, url in plan_layout({d.url: d.date for d in documents})[1].items() if url == documents[7].url
    )
    text = f"{documents[7].passages[0].text} từ mới"
    fresh = index_document(layout, place, replace(documents[7], passages=(Passage("p", text),)))
    read: list[str] = []

    def read_one(path: str) -> bytes:
        read.append(path)
        return files[path]

    patched = dict(patch_files(layout, [articles[place]], [fresh], read_one))
    assert 2 <= len(read) == len(set(read)) <= 5
    assert {path for path, data in patched.items() if data is not None} <= set(read)

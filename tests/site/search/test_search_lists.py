"""The lists of words and pairs against their plain meaning."""

from __future__ import annotations

import pytest
from search_files import SYLLABLES, decode_pairs, decode_slots, make_many, read_shared

from luutru.site.search import Passage, SearchDocument, plan_layout, tokenise_document, write_index
from luutru.site.search.coding import NUMBER_BASE, RESIDUE_BITS, encode_number
from luutru.site.search.pairs import OFTEN_TIMES
from luutru.site.search.tokens import spell_word, split_words


def test_words_stand_where_articles_have_them() -> None:
    """Frequent words and rare ones, written in two ways, against the plain meaning of the three layers."""
    documents = make_many(100, length=90)
    documents += [
        SearchDocument(url=f"bai/rare-{word}.html", title=word, passages=(Passage("p", f"{word} uỷ ủy"),))
        for word in SYLLABLES
    ]
    by_url = {document.url: document for document in documents}
    _, ((*members,),) = plan_layout(by_url)
    expected: dict[tuple[str, int], list[int]] = {}
    for rank, (_, url) in enumerate(members):
        title = [spell_word(word) for word in split_words(by_url[url].title)]
        text = [spell_word(word) for word in split_words(by_url[url].passages[0].text)]
        layers = (set(title), set(text[:64]) - set(title), set(text[64:]) - set(text[:64]) - set(title))
        for layer, words in enumerate(layers):
            for word in words:
                expected.setdefault((word, layer), []).append(rank)
    found: dict[tuple[str, int], list[int]] = {}
    for file in read_shared(dict(write_index(documents, {})), "w"):
        for word, entry in file.items():
            for layer, ranks in enumerate(entry.split("!")):
                if ranks:
                    assert (ranks[0], ranks[-1]) == (encode_number(0), " ")
                    found[word, layer] = decode_slots(ranks[1:-1], len(members))
    assert found == expected


@pytest.mark.parametrize("times", [1, 2, 3, 300])
@pytest.mark.parametrize("others", [0, 40])
def test_a_pair_is_written_again_when_it_comes_often(times: int, others: int) -> None:
    """… among few articles that have it, and among many."""
    text = " ".join(["đống đa"] * times)
    documents = [
        SearchDocument(url=f"bai/{number}.html", title="", passages=(Passage("p", text),))
        for number in range(1 + others)
    ]
    (pair, *_) = tokenise_document(documents[0]).pairs
    name = encode_number(pair & (1 << RESIDUE_BITS) - 1)
    streams = read_shared(dict(write_index(documents, {}, 1)), "b")[0]
    if others:
        assert f"!{name}" in streams
        assert (f"%{name}" in streams) == (times >= OFTEN_TIMES)
    else:
        residues = [value & (1 << RESIDUE_BITS) - 1 for value in decode_pairs(streams)]
        assert residues.count(ord(name) - NUMBER_BASE) == 1 + (times >= OFTEN_TIMES)

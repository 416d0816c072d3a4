"""A few blocks anew: the shared files made of what they were are those that all blocks give."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from search_files import SYLLABLES, make_many

from luutru.site.search import (
    IndexBlock,
    Layout,
    Passage,
    SearchDocument,
    build_block,
    patch_shared,
    plan_layout,
    tokenise_document,
    write_shared,
)

#: Words and facets that no other article has, in all spellings that are written otherwise than they are read.
ODD = ["uỷ", "ủy", "№", 'quote"', "\\", "\u2028", "Ж", "ab" * 40, "2018", ""]
RARE = [f"{first}{second}{number}" for first in "adđéxy" for second in SYLLABLES for number in range(20)]
FACETS = ["đống-đa", "a b", 'c"', "\u2029"]


def index_blocks(documents: list[SearchDocument]) -> tuple[Layout, list[IndexBlock]]:
    by_url = {document.url: document for document in documents}
    layout, blocks = plan_layout(by_url)
    articles = (
        [(slot, by_url[url], tokenise_document(by_url[url])) for slot, url in members] for members in blocks
    )
    return layout, [build_block(layout, number, block)[0] for number, block in enumerate(articles)]


def make_articles(seed: int) -> list[SearchDocument]:
    """Articles with so many different words that there are many files of them."""
    chance = random.Random(seed)
    texts = [" ".join(chance.choices(RARE, k=chance.choice([0, 9, 60]))) for _ in range(600)]
    return [
        replace(document, passages=(Passage("p", text),))
        for document, text in zip(make_many(600, seed), texts, strict=True)
    ]


def edit(document: SearchDocument, chance: random.Random) -> SearchDocument:
    words = chance.choices(SYLLABLES + ODD + RARE, k=chance.choice([0, 1, 5, 200]))
    changes = [
        {"passages": (Passage("p", " ".join(words)),)},
        {"title": " ".join(words[:8])},
        {"date": chance.choice(["", "1999", "2020-02-29"]), "year": chance.choice(["", "1999"])},
        {"topics": tuple(chance.sample(FACETS, k=2)), "outlet": chance.choice(FACETS)},
    ]
    return replace(document, **chance.choice(changes))  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(12))
def test_patching_equals_joining(seed: int) -> None:
    chance = random.Random(seed)
    documents = make_articles(seed)
    layout, blocks = index_blocks(documents)
    files = dict(write_shared(layout, blocks, {}))
    for labels in ({}, {"quan": {"đống-đa": "Đống Đa"}}):
        for _ in range(chance.choice([0, 1, 4])):
            place = chance.randrange(len(documents))
            documents[place] = edit(documents[place], chance)
        _, edited = index_blocks(documents)
        changes = [(old, new) for old, new in zip(blocks, edited, strict=True) if old != new]
        patched = dict(patch_shared(layout, changes, labels, files.__getitem__))
        joined = dict(write_shared(layout, edited, labels))
        assert {path: files[path] if data is None else data for path, data in patched.items()} == joined
        blocks, files = edited, joined


def test_only_what_an_edit_concerns_is_read_and_written() -> None:
    documents = make_articles(1)
    layout, blocks = index_blocks(documents)
    files = dict(write_shared(layout, blocks, {}))
    passage = documents[100].passages[0]
    documents[100] = replace(documents[100], passages=(replace(passage, text=passage.text + " từ mới"),))
    _, edited = index_blocks(documents)
    changes = [(old, new) for old, new in zip(blocks, edited, strict=True) if old != new]
    read = []

    def read_file(path: str) -> bytes:
        read.append(path)
        return files[path]

    patched = dict(patch_shared(layout, changes, {}, read_file))
    pairs = {path for path in files if path.startswith("assets/search/b")}
    assert len(changes) == 1
    assert 1 <= len(pairs.intersection(read)) <= 3
    assert pairs.intersection(read) == {path for path in pairs if patched[path] is not None}
    words = {path for path in files if path.startswith("assets/search/w")}
    assert len(words) > 20
    assert len(words.intersection(read)) <= 6
    assert words.intersection(read) >= {path for path in words if patched[path] is not None}


def test_the_first_words_of_all() -> None:
    """Nothing stood in any article before."""
    before = [replace(document, title="", passages=()) for document in make_many(10)]
    (layout, old), (_, new) = index_blocks(before), index_blocks(make_many(10))
    files = dict(write_shared(layout, old, {}))
    patched = dict(patch_shared(layout, [(old[0], new[0])], {}, files.__getitem__))
    joined = dict(write_shared(layout, new, {}))
    assert {path: files[path] if data is None else data for path, data in patched.items()} == joined

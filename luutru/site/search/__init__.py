"""The search index: files that a browser reads as classic scripts, so that search works from file:// too.

* `SearchDocument`: an article as the search sees it. `index_document`: its words and pairs, in any process.
* `plan_layout` → `write_texts` and `index_document` for each article → `SharedFiles`, `describe`: in parts;
  `write_index`: all at once.
* `patch_files`: what `SharedFiles` writes, from what it wrote and the articles that have changed.

The files (each one a call ``luutru.shard(name, value)``, read by templates/assets/search/):

=========  ===========================================================================================
index      the layout, the first word of each file of words, names of facet values, synonyms
days       each article's day
w<n>       words with their accents → articles: in the title and in the lead with the places there, elsewhere
b<n>       pairs of neighbouring folded words outside title and lead, by hash → articles
f-<name>   facets → value → articles
d<n>       all that is shown and searched of one article or two neighbours, as `SearchDocument`
=========  ===========================================================================================

An article is found by its words alone. Whether words are side by side in title or lead the places there say. Pairs
only tell which other articles are worth a look: they are hashes, and the text decides.
"""

from luutru.site.search.documents import Passage, SearchDocument
from luutru.site.search.files import FOLDER, path_of
from luutru.site.search.layout import Layout, group_numbers, plan_layout
from luutru.site.search.postings import Indexed, SharedFiles, patch_files
from luutru.site.search.tokens import DocumentTokens, tokenise_document
from luutru.site.search.writing import (
    TEXTS_SHIFT,
    Labels,
    describe,
    index_document,
    read_texts,
    text_file,
    write_index,
    write_texts,
)

__all__ = [
    "FOLDER",
    "TEXTS_SHIFT",
    "DocumentTokens",
    "Indexed",
    "Labels",
    "Layout",
    "Passage",
    "SearchDocument",
    "SharedFiles",
    "describe",
    "group_numbers",
    "index_document",
    "patch_files",
    "path_of",
    "plan_layout",
    "read_texts",
    "text_file",
    "tokenise_document",
    "write_index",
    "write_texts",
]

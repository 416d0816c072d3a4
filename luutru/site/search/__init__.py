"""The search index: files that a browser reads as classic scripts, so that search works from file:// too.

* `SearchDocument`: an article as the search sees it. `tokenise_document`: its words and pairs, memoisable.
* `plan_layout` → `build_block` for each block → `write_shared`: in parts; `write_index`: all at once.
* `patch_shared`: what `write_shared` gives, from what it gave and the blocks that have changed.

The files (each one a call ``luutru.shard(name, value)``, read by templates/assets/search-*.js):

=========  ===========================================================================================
index      the layout, the first word of each file of words, the names of facet values
w<hash>    words with their accents → ranks of articles: in the title, early, later (`coding.encode_slots`)
b<n>       pairs of neighbouring folded words, by hash (`coding.encode_pairs`), a stream for each block
f-<facet>  facet value → articles; f-ngay: each article's day
d<n>       address, title, date, outlet, districts of 16 slots
p<n>       the passages of 4 slots, with their anchors
=========  ===========================================================================================
"""

from luutru.site.search.blocks import NO_YEAR, IndexBlock, build_block
from luutru.site.search.documents import Passage, SearchDocument
from luutru.site.search.files import FOLDER, path_of
from luutru.site.search.layout import Layout, plan_layout
from luutru.site.search.patching import patch_shared
from luutru.site.search.tokens import DocumentTokens, tokenise_document
from luutru.site.search.writing import Labels, write_index, write_shared

__all__ = [
    "FOLDER",
    "NO_YEAR",
    "DocumentTokens",
    "IndexBlock",
    "Labels",
    "Layout",
    "Passage",
    "SearchDocument",
    "build_block",
    "patch_shared",
    "path_of",
    "plan_layout",
    "tokenise_document",
    "write_index",
    "write_shared",
]

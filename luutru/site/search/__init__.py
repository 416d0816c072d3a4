"""The search index: files that a browser reads as classic scripts, so that search works from file:// too.

* `SearchDocument`: an article as the search sees it. `index_document`: its words and pairs, in any process.
* `plan_layout` → `index_document` for each article, `write_texts` for a few → `SharedFiles`, `describe`.
* `patch_files`: what `SharedFiles` writes, from what it wrote and the articles that have changed.

The files, each one a call ``luutru.shard(name, value)``, read by templates/assets/js/search/:

* index: the layout, the first word of each file of words, names of facet values, synonyms
* days: each article's day
* w<n>: words with their accents → articles; of these, those with the word in the lead, and in the title with
  the places there; and article → pairs of neighbouring folded words outside the title, by their hashes
* p<n>: such pairs where one word is most frequent, by hash → articles
* f-<name>: facets → value → articles
* t<n>: all that is shown and searched of a few articles, as `SearchDocument` (texts.py)

An article is found by its words alone. Whether words are side by side in the title the places there say.
Pairs only tell which other articles are worth a look: they are hashes, and the text decides. They stand
beside one of their words, so that few files are read beside those of a query's words.
"""

"""Every line of a page gets one role: named features, learned weights, and the page grammar.

`tag_page` is the way in, `judge_page` says whether the page is an article at all. The features of a line are
in `shapes` (the line alone), `repeats` and `features` (the line on its page), the grammar and the search for
the best reading in `grammar`, the weights in `weights`; the package `training` at the top learns them.
"""

from __future__ import annotations

from luutru.cleaning.tagging.judging import judge_page
from luutru.cleaning.tagging.own_furniture import find_own_furniture
from luutru.cleaning.tagging.tagger import tag_page

__all__ = ["find_own_furniture", "judge_page", "tag_page"]

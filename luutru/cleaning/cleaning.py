"""The whole of cleaning: a raw page in, a described article out, or why it is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.cleaning.assembling import assemble_blocks
from luutru.cleaning.describing import describe_page
from luutru.cleaning.tagging import judge_page, tag_page
from luutru.model import CleanedPage, SetAside
from luutru.vietnamese.repair import repair_page

if TYPE_CHECKING:
    from luutru.knowledge.loading import Knowledge
    from luutru.model import RawPage


def clean_page(raw: RawPage, knowledge: Knowledge, as_of: str = "") -> CleanedPage | SetAside:
    """Repair, tag, judge, describe and assemble one page; no date after `as_of` (an EDTF day) is believed."""
    tagged = tag_page(repair_page(raw), knowledge)
    aside = judge_page(tagged, raw, knowledge.phrases)
    if aside is not None:
        return aside
    description = describe_page(raw, tagged, knowledge, as_of)
    return CleanedPage(raw, tagged, description, assemble_blocks(tagged, knowledge.outlets))

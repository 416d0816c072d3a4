"""The article's text as HTML: blocks with permanent anchors, made from the text and not from the position."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from markupsafe import Markup

from luutru.content.markdown import BodyKind, parse_body
from luutru.site.escaping import escape_text
from luutru.vietnamese.folding import squeeze, squeeze_all

if TYPE_CHECKING:
    from collections.abc import Iterable

    from luutru.content.markdown import BodyBlock
    from luutru.site.words import Words

#: An anchor is made of a paragraph's first letters and digits, so that mending its spaces, punctuation,
#: accents or its end leaves the anchor as it is.
ANCHOR_LETTERS = 48
#: … found among so many characters: a syllable of four letters has a space after it, and some have a comma.
ANCHOR_WINDOW = 120
#: What is shown as a paragraph, with the attribute that says which.
_PARAGRAPHS = {
    BodyKind.SAPO: ' class="sapo"',
    BodyKind.PARAGRAPH: "",
    BodyKind.CAPTION: ' class="caption"',
    BodyKind.VERSE: ' class="verse"',
}


@dataclass(frozen=True, slots=True)
class Body:
    """An article's text, ready for its page and for the search.

    `passages` are (anchor, plain text) of each block that has text.
    """

    html: Markup
    passages: tuple[tuple[str, str], ...]
    has_captions: bool


def render_body(body_md: str, words: Words) -> Body:
    """Return the HTML of a body in Markdown."""
    blocks = parse_body(body_md)
    anchors = make_anchors([block.text for block in blocks])
    label = escape_text(words.anchor_label)
    level = 1
    parts, passages = [], []
    for block, anchor in zip(blocks, anchors, strict=True):
        if not anchor:
            parts.append(
                "<hr>" if block.kind is BodyKind.RULE else f"<{block.tag}>{block.html}</{block.tag}>"
            )
            continue
        passages.append((anchor, block.text))
        link = f'<a class="anchor" href="#{anchor}" aria-label="{label}">¶</a>'
        kind = _PARAGRAPHS.get(block.kind)
        if kind is not None:
            parts.append(f'<p id="{anchor}"{kind}>{block.html}{link}</p>')
        elif block.kind is BodyKind.SUBHEAD:
            level = min(int(block.tag[1]), level + 1)  # no heading skips a level
            parts.append(f'<h{level} id="{anchor}">{block.html}{link}</h{level}>')
        else:
            parts.append(_wrap(block, anchor, link))
    return Body(
        html=Markup("\n".join(parts)),
        passages=tuple(passages),
        has_captions=any(block.kind is BodyKind.CAPTION for block in blocks),
    )


def make_anchors(texts: Iterable[str]) -> list[str]:
    """Return an anchor for each text, "" for one without letters; texts that begin alike are numbered.

    >>> make_anchors(["Một đoạn.", "***", "một  đoạn"])
    ['d-26fc1bd4', '', 'd-26fc1bd4-2']
    """
    seen: dict[str, int] = {}
    anchors = []
    texts = list(texts)
    beginnings = squeeze_all([text[:ANCHOR_WINDOW] for text in texts])
    for text, beginning in zip(texts, beginnings, strict=True):
        # A quotation of quotations may begin with more marks than that.
        letters = (beginning or squeeze(text[ANCHOR_WINDOW:]))[:ANCHOR_LETTERS]
        if not letters:
            anchors.append("")
            continue
        anchor = "d-" + blake2b(letters.encode("utf-8", "replace"), digest_size=4).hexdigest()
        seen[anchor] = count = seen.get(anchor, 0) + 1
        anchors.append(anchor if count == 1 else f"{anchor}-{count}")
    return anchors


def _wrap(block: BodyBlock, anchor: str, link: str) -> str:
    """Lists, tables and quotations cannot hold a link of their own: they stand in a box that does."""
    inner = f"<{block.tag}>{block.html}</{block.tag}>"
    return f'<div class="block {block.kind}" id="{anchor}">{inner}{link}</div>'

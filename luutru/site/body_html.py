"""The article's text as HTML: blocks with permanent anchors, made from the text and not from the position."""

from __future__ import annotations

import re
from hashlib import blake2b
from types import MappingProxyType
from typing import TYPE_CHECKING

from markupsafe import Markup

from luutru.content.markdown import BodyKind, parse_body
from luutru.content.paragraphs import find_former
from luutru.frozen import frozen
from luutru.site import urls
from luutru.site.escaping import escape_text
from luutru.vietnamese.folding import squeeze, squeeze_all

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from luutru.content.markdown import BodyBlock
    from luutru.content.paragraphs import PublishedArticle
    from luutru.content.shown_pictures import ShownPicture
    from luutru.site.words import Words

#: An anchor is made of a paragraph's first letters and digits, so that mending its spaces, punctuation,
#: accents or its end leaves the anchor as it is.
ANCHOR_LETTERS = 48
#: … found among so many characters: a syllable of four letters has a space after it, and some have a comma.
ANCHOR_WINDOW = 120
#: What is shown as a paragraph, with its class.
_CLASSES = {
    BodyKind.SAPO: "sapo",
    BodyKind.PARAGRAPH: "",
    BodyKind.CAPTION: "caption",
    BodyKind.PICTURE: "caption",
    BodyKind.VERSE: "verse",
}
#: A first paragraph of more letters is no lead but a text without paragraphs: nobody reads a page of bold
#: letters.
LONGEST_LEAD = 700
NO_PICTURES: Mapping[str, ShownPicture] = MappingProxyType({})
#: From an article's page to the site's root.
_ROOT = urls.root_of(urls.article_url("x"))
#: The start tags with an id that are written here. In text every "<" is escaped.
_START = re.compile(r'<(?:p|h\d|div|figure)(?: class="[a-z ]+")? id="([a-z0-9-]+)"[^>]*>')


@frozen
class Body:
    """An article's text, ready for its page and for the search.

    `passages` are (anchor, plain text) of each block that has text. `has_captions`: some picture is not
    shown.
    """

    html: Markup
    passages: tuple[tuple[str, str], ...]
    has_captions: bool


def render_body(body_md: str, words: Words, pictures: Mapping[str, ShownPicture] = NO_PICTURES) -> Body:
    """Return a body in Markdown as HTML for an article's page; of other pictures the captions are shown."""
    blocks = parse_body(body_md)
    anchors = make_anchors([block.text for block in blocks])
    level = 1
    parts, passages = [], []
    for block, anchor in zip(blocks, anchors, strict=True):
        picture = pictures.get(block.picture) if block.picture else None
        if picture:
            parts.append(_figure(picture, block, anchor, words))
            passages += [(anchor, block.text)] if anchor else []
            continue
        if not anchor:
            if block.kind is BodyKind.PICTURE:
                continue
            parts.append(
                "<hr>" if block.kind is BodyKind.RULE else f"<{block.tag}>{block.html}</{block.tag}>"
            )
            continue
        passages.append((anchor, block.text))
        link = _link(anchor)
        if block.kind in _CLASSES:
            parts.append(f'<p id="{anchor}"{paragraph_class(block)}>{block.html}{link}</p>')
        elif block.kind is BodyKind.SUBHEAD:
            level = min(int(block.tag[1]), level + 1)  # no heading skips a level
            parts.append(f'<h{level} id="{anchor}">{block.html}{link}</h{level}>')
        else:
            parts.append(_wrap(block, anchor, link))
    return Body(
        html=Markup("\n".join(parts)),
        passages=tuple(passages),
        has_captions=any(
            block.kind is BodyKind.CAPTION
            or (block.kind is BodyKind.PICTURE and block.picture not in pictures)
            for block in blocks
        ),
    )


def paragraph_class(block: BodyBlock) -> str:
    """The attribute that says what kind of paragraph a block is: ' class="sapo"', or nothing."""
    name = _CLASSES.get(block.kind, "")
    if not name or (block.kind is BodyKind.SAPO and len(block.text) > LONGEST_LEAD):
        return ""
    return f' class="{name}"'


def _figure(picture: ShownPicture, block: BodyBlock, anchor: str, words: Words) -> str:
    """A picture with its caption; readers load it when they come to it."""
    source = f"{_ROOT}{urls.picture_url(picture.name)}"
    size = f'width="{picture.width}" height="{picture.height}"'
    image = f'<img src="{source}" {size} loading="lazy" alt="{escape_text(words.picture)}">'
    if not anchor:
        return f'<figure class="picture">{image}</figure>'
    caption = f"<figcaption>{block.html}{_link(anchor)}</figcaption>"
    return f'<figure class="picture" id="{anchor}">{image}{caption}</figure>'


def _link(anchor: str) -> str:
    """The link to a block by itself; the page has what it is called once, in an element with this id."""
    return f'<a href="#{anchor}" aria-labelledby="neo">¶</a>'


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


def add_former_ids(body: Body, published: PublishedArticle | None) -> Markup:
    """Return the HTML of a body in which every id that was published for it is found."""
    former = find_former(published, body.passages)
    if not former:
        return body.html
    html = _START.sub(lambda found: found[0] + _anchors(former.get(found[1], ())), body.html)
    return Markup(_anchors(former.get("", ())) + html)


def _anchors(ids: tuple[str, ...]) -> str:
    return "".join(f'<span id="{one}"></span>' for one in ids)

"""The values that travel through the archive, from raw bytes to finished pages.

All are frozen and slotted, and refer to each other by id. A stage is a function from these values to these
values. In the order of an article's journey: `RawPage`, an input as read, with every line kept; `TaggedLine`,
a line with its role; `Description`, what was read from the lines, each value with its `Evidence`; `Block`, a
piece of the text; `Article`, the metadata as its content file states it.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - read at run time by the memo
from dataclasses import KW_ONLY, field
from enum import StrEnum
from typing import Final, Generic, TypeVar

from luutru.frozen import frozen

T = TypeVar("T")

#: The rule of every line of a second story; a page has one when a line has this rule.
SECOND_STORY: Final = "second-story"
#: The rule of the line that may be a second story's headline.
PERHAPS_SECOND: Final = "second-story-perhaps"
#: The rule of a title that is the first words of the lead, on a page that lost its headline.
STAND_IN: Final = "lead-words"
#: The rule of a line whose role a person gave, and of a value that one decided.
BY_HAND: Final = "by-hand"


class Role(StrEnum):
    """What a raw line is to the article."""

    TITLE = "title"  #: the article's own headline (the one to keep)
    KICKER = "kicker"  #: editorial over-line that belongs to the article
    META = "meta"  #: date line, view counter, date-and-author line
    SAPO = "sapo"  #: the lead
    BODY = "body"  #: a paragraph, or a part of one on hard-wrapped pages
    SUBHEAD = "subhead"  #: a heading inside the body
    CAPTION = "caption"  #: a picture's caption (the copy to keep)
    ALT = "alt"  #: alternative text, file name, or a further copy of a caption
    RELATED = "related"  #: headline or teaser of another article
    FURNITURE = "furniture"  #: anything else the site printed
    BYLINE = "byline"  #: the author's line
    SOURCE = "source"  #: a credit: "Theo X", "Nguồn: X"
    BLANK = "blank"  #: nothing but white space


#: Roles whose lines are the article; a value may be read from these and from META, BYLINE and SOURCE.
CONTENT_ROLES = frozenset({Role.TITLE, Role.KICKER, Role.SAPO, Role.BODY, Role.SUBHEAD, Role.CAPTION})
#: Where an article says what it is about.
HEADS = frozenset({Role.TITLE, Role.KICKER, Role.SAPO})
#: Where it tells it.
PROSE = frozenset({Role.SAPO, Role.BODY})


@frozen
class Unfit:
    """A value that cannot be taken as an input says it.

    `reason` is "no-date", "no-time", "placeholder-date", "after-collection", "no-address", "siteless-address"
    or "without-address"; `instead` what was certain to be meant and is taken, "" when the value is left out.
    """

    field: str
    value: str
    reason: str
    instead: str = ""


@frozen
class Known:
    """What the user or the input's own structure says of a page: believed before anything inferred.

    `outlet` is what the user says, `site_name` what the input calls the site: an address tells better whose
    that is. `published`, `updated` and `retrieved` are EDTF. Empty strings and tuples mean "not said";
    `unfit` is what was said and is none of these values. `is_article`: whether the page is one, as a person
    says; None where nobody does.
    `masthead` is the line, as lines count as equal, with which it and other files of its folder begin.
    """

    url: str = ""
    outlet: str = ""
    site_name: str = ""
    retrieved: str = ""
    title: str = ""
    published: str = ""
    published_time: str = ""
    updated: str = ""
    authors: tuple[str, ...] = ()
    summary: str = ""
    unfit: tuple[Unfit, ...] = ()
    category: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    is_article: bool | None = None
    masthead: str = ""


@frozen
class Shown:
    """What a piece of markup shows: its text, before repair, and the element it stands in ("h1", "nav", "p").

    Both are empty for a piece that shows nothing.
    """

    text: str = ""
    element: str = ""


@frozen
class PagePicture:
    """A picture of a page: the piece of the source that has it, from 1, and a file with its bytes."""

    line: int
    path: str


@frozen
class RawPage:
    """One input as read, before any repair.

    `name` is the path below the seeds folder with "/" separators; a record in a container adds "#" and
    its number from 1 ("pages.jsonl#12"). `sha256` is of the input's bytes, in hex. `lines` are split at
    `newline` ("\\n", "\\r\\n" or "\\r") and joined by it give the decoded text; a file that ends in a
    newline therefore ends in an empty line here only if `final_newline` is false. `encoding` is the
    ledger's name for how bytes became text; `undecodable` bytes stand in the lines as lone surrogates
    (U+DC80 to U+DCFF).

    A page of markup has an empty `newline`: its `lines` are the pieces of its source, cut so that what a
    reader sees as one line is one piece and the markup between two such is another; `shown` says, piece
    by piece, what they show. For plain text `shown` is empty, and the lines are what they show.

    `apart` says that its lines are the text of a record that states title and lead in fields of their own.
    `pictures` are those of its pictures that are in the input, where pictures are kept; `beside` are files
    that were looked for beside it.
    """

    name: str
    sha256: str
    encoding: str
    bom: bool
    newline: str
    final_newline: bool
    lines: tuple[str, ...]
    known: Known = Known()
    shown: tuple[Shown, ...] = ()
    apart: bool = False
    pictures: tuple[PagePicture, ...] = ()
    beside: tuple[str, ...] = ()


@frozen
class Line:
    """A raw line and its repaired text.

    `number` counts from 1; `raw` is the line before any repair; `text` is NFC, one kind of space,
    stripped; `repairs` names what was mended in it ("nfc", "nbsp", "zero-width", …), in the order
    applied. `element` is the HTML element the line stood in, empty for plain text.
    """

    number: int
    raw: str
    text: str
    repairs: tuple[str, ...] = ()
    element: str = ""


@frozen
class TaggedLine:
    """A line with its role, why, and how sure.

    `rule` is the name of the rule that decided; `score` its weight in favour of `role` (natural-log odds
    against the runner-up, larger is surer); `runner_up` the role that came second.
    """

    line: Line
    role: Role
    rule: str
    score: float
    runner_up: Role | None = None

    @property
    def number(self) -> int:
        """The line's number, from 1."""
        return self.line.number

    @property
    def text(self) -> str:
        """The line's repaired text."""
        return self.line.text


@frozen
class Evidence:
    """Why a value is believed.

    `line` is the raw page's line, counting from 1, or None where the value comes from the URL or the
    user's notes; `text` the words, as they stand in the repaired line; `rule` the name of the rule;
    `confidence` from 0 to 1. `value` says which one of a list is meant (a district's name), or, where the
    field itself is absent, what was suspected but not proved: for review, never published.
    """

    line: int | None
    text: str
    rule: str
    confidence: float
    value: str | None = None


@frozen
class Count:
    """A kind of values, in words by language: so many were `seen`, of which so many were `right`."""

    id: str
    en: str
    vi: str
    right: int
    seen: int


@frozen
class Found(Generic[T]):
    """A value with its evidence, strongest first."""

    value: T
    evidence: tuple[Evidence, ...]


@frozen
class Description:
    """What could be read from a page. Unknown stays None or empty; lists are ordered, strongest first."""

    title: Found[str] | None = None
    kicker: Found[str] | None = None
    published: Found[str] | None = None
    published_time: Found[str] | None = None
    updated: Found[str] | None = None
    event: Found[str] | None = None
    outlet: Found[str] | None = None
    authors: tuple[Found[str], ...] = ()
    districts: tuple[Found[str], ...] = ()
    wards: tuple[Found[str], ...] = ()
    provinces: tuple[Found[str], ...] = ()
    topics: tuple[Found[str], ...] = ()
    summary: Found[str] | None = None
    #: Field name to what was suspected without proof; goes to `review`.
    suspected: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    #: What was counted of values like this one, by field and value: why it is as sure as it is.
    counted: Mapping[tuple[str, str], Count] = field(default_factory=dict)


class BlockKind(StrEnum):
    """What a block of text is; each kind has one form in Markdown and one in HTML."""

    SAPO = "sapo"
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"
    CAPTION = "caption"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"  #: cells are separated by tabs in `Block.text`
    VERSE = "verse"  #: lines are separated by line feeds in `Block.text`
    PICTURE = "picture"  #: `Block.text` is the caption, which may be empty


@frozen
class Block:
    """A piece of the article's text: plain, repaired, with the raw lines it came from.

    `picture` is the file of a picture: where it was found, then its name in content/anh/.
    """

    kind: BlockKind
    text: str
    lines: tuple[int, ...]
    picture: str = ""


#: The rule of a day that is that of the article on whose page another one stood.
FIRST_STORY: Final = "first-story"
#: Why an input is set aside that a person says is no article.
SAID_NONE: Final = "said-none"


@frozen
class SetAside:
    """An input that is no article: `reason` is a short slug ("empty", "binary", "listing", …)."""

    name: str
    reason: str
    detail: str


@frozen
class CleanedPage:
    """A raw page after tagging and describing: all that a content file is written from."""

    raw: RawPage
    lines: tuple[TaggedLine, ...]
    description: Description
    blocks: tuple[Block, ...]


@frozen
class Source:
    """Where an article's raw page came from; None where nobody knows."""

    file: str | None = None
    sha256: str | None = None
    url: str | None = None
    retrieved: str | None = None


@frozen
class Article:
    """The metadata of one article: the front matter of its content file, less the evidence.

    `date` is an ISO day, month or year for sorting ("2018-01-19"); `published`, `updated` and `event` are
    EDTF (`luutru.vietnamese.edtf`); `published_time` is "HH:MM". `districts` are names, `wards` names with
    their unit word, `provinces` names of those in which none of these lies, `topics` slugs, strongest first.
    """

    _: KW_ONLY
    id: str
    slug: str
    title: str
    kicker: str | None = None
    date: str | None = None
    published: str | None = None
    published_time: str | None = None
    updated: str | None = None
    event: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    wards: tuple[str, ...] = ()
    provinces: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str | None = None
    source: Source = field(default_factory=Source)
    aliases: tuple[str, ...] = ()
    duplicate_of: str | None = None
    reviewed: bool = False
    withdrawn: str | None = None
    rights: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict)


@frozen
class ContentFile:
    """A content file as loaded: its article, its evidence by field, and its body in Markdown.

    `path` is relative to the archive, with "/"; `sha256` is of the file's bytes, in hex.
    """

    path: str
    sha256: str
    article: Article
    evidence: Mapping[str, tuple[Evidence, ...]]
    body_md: str

    @property
    def name(self) -> str:
        """The file's name, without ".md"."""
        return self.path.rpartition("/")[2].removesuffix(".md")


@frozen
class LedgerRow:
    """One raw line in a ledger: its role, the rule that gave it, and its text before any repair."""

    line: int
    role: Role
    rule: str
    text: str


@frozen
class Ledger:
    """All raw lines of a page and what is needed to rebuild its bytes."""

    encoding: str
    bom: bool
    newline: str
    final_newline: bool
    rows: tuple[LedgerRow, ...]

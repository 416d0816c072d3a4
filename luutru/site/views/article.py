"""The article's page, the heart of the site, and the tombstone of one that was withdrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from luutru.site.views.shared import TitledView

if TYPE_CHECKING:
    from markupsafe import Markup

    from luutru.site.views.listing import Card, References, Related
    from luutru.site.views.shared import Link


class Reason(msgspec.Struct, frozen=True):
    """Why a value is believed: one piece of evidence, in words."""

    #: The rule in words: "dòng ngày tháng của trang", "năm suy ra từ …" (words file, table `rules`).
    why: str
    quote: str  #: The words of the raw page that prove it; empty when the URL or the curator's notes do.
    place: str  #: "dòng 6 của bản gốc"; empty when no line applies.
    confidence: str  #: "99 %".


class FactValue(msgspec.Struct, frozen=True):
    """One value of a fact."""

    text: str  #: The value in words.
    href: str  #: The page of all articles that share it; empty when there is none.
    datetime: str  #: For `<time datetime>`; empty when it is no date or one that a day cannot express.
    uncertain: bool  #: Inferred, approximate or of low confidence: show `words.mark_uncertain`.
    note: str  #: The short reason for the mark, to be read at once ("năm suy ra từ …"); empty when certain.
    reasons: tuple[Reason, ...]  #: The evidence, strongest first; empty when a person wrote the value.


class Fact(msgspec.Struct, frozen=True):
    """One line of the metadata: a name and its values."""

    #: "published", "updated", "event", "outlet", "authors", "districts", "wards", "topics"; a CSS hook and
    #: the anchor of the evidence.
    id: str
    label: str  #: "Ngày đăng".
    values: tuple[FactValue, ...]  #: At least one.


class Original(msgspec.Struct, frozen=True):
    """Where the page came from. Fields are empty when unknown."""

    href: str  #: The original's address (http or https only).
    host: str  #: Its host, for reading: "kinhtedothi.vn".
    retrieved_text: str  #: The day it was retrieved, in words.
    wayback_href: str  #: The Internet Archive's copies of that address.
    file: str  #: The raw file's name in seeds/.
    lines_text: str  #: Its lines that are the article, where another article is the rest.
    sha256: str  #: The raw file's SHA-256.
    further: tuple[str, ...]  #: The raw files of further pages that were joined to the article.


class LeftOutRun(msgspec.Struct, frozen=True):
    """Consecutive raw lines left out for the same reason."""

    place: str  #: "Dòng 1–3".
    role_text: str  #: The role in words: "Phần khung của trang".
    reason: str  #: The rule in words: "cụm từ quen thuộc của khung trang".
    #: The lines as they stood, joined by line feeds: show in an element with `white-space: pre-wrap`.
    text: str


class LeftOut(msgspec.Struct, frozen=True):
    """What stood on the raw page and not in the article: page and list together are the raw document."""

    runs: tuple[LeftOutRun, ...]  #: In the order of the raw page.
    count_text: str  #: "14 dòng".


class ArticleView(TitledView, frozen=True):
    """pages/article.html. At most 30 KB of HTML for a usual article, under 0.25 ms to render."""

    kicker: str  #: Editorial over-line; empty when there is none.
    #: The metadata that is known. Each value's `reasons` are to be one click away (`<details>`).
    facts: tuple[Fact, ...]
    uncertain: bool  #: Whether any value carries a mark: explain the mark then.
    #: The finished text, or None when only excerpts are published (show `summary` and `words.excerpt_only`).
    #: Made of `<p id="d-…">`, with the class "sapo" (the lead), "caption" or "verse", `<figure id="d-…">`,
    #: `<h2 id="d-…">`, and `<div class="block" id="d-…">` around lists, tables and quotations. Each block
    #: with an id ends in a link to itself: style it to show on hover, focus and touch, and not in print.
    #: Older ids of a block stand as `<span id="…"></span>` at its start.
    body: Markup | None
    summary: str  #: The lead as plain text; empty when there is none.
    captions_note: str  #: What to say of captions without their pictures; empty when there are none.
    duplicate_of: Card | None  #: The article this one repeats: "Bản đăng lại của …".
    duplicates: tuple[Card, ...]  #: Articles that repeat this one.
    previous: Card | None  #: The article before it in time.
    next: Card | None  #: The article after it in time.
    related: tuple[Related, ...]  #: Others on the same district and topic, nearest first; at most six.
    #: Lists to go on with that no fact and no breadcrumb leads to: further districts in that year.
    more: tuple[Link, ...]
    citation: Markup  #: How to cite it, in words: author (year), “title”, *outlet*, day; kept at …
    references: References  #: How to cite it, for programs.
    original: Original | None  #: Where it came from; None when nothing is known.
    left_out: LeftOut | None  #: "Đã lược bỏ"; None when no line was left out or the article has no raw page.
    reviewed: bool  #: A person has checked it: `words.reviewed_badge`.
    rights: str  #: Rights statement of this article, or the archive's; may be empty.
    address: str  #: "bai/<slug>.html", for printing; empty where the citation has the whole address.
    report_href: str  #: A prefilled issue "báo lỗi" in the repository; empty when none is set.
    edit_href: str  #: The content file in the repository; empty when none is set.


class WithdrawnView(TitledView, frozen=True):
    """pages/withdrawn.html: the address answers, the text is gone, the reason stays. `noindex`."""

    reason: str  #: Why it was withdrawn, as the curator wrote it.
    day_text: str  #: When it was withdrawn: "ngày 3/3/2026"; empty when nobody wrote it down.
    changes_href: str  #: The page of corrections.

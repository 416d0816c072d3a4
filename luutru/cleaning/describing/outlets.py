"""The outlet: proved by the lead's dateline, the text's signature, the page's own address or copyright line,
else by its first line or by a source's label ("Nguồn tin: Báo Mẫu").

What is only inferred (a mark in a related block, a credit "Theo X") is kept for review and never published:
a reprint's "Theo Hà Nội mới" names whom it was taken from, not whose page this is.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from luutru.cleaning.imprints import find_imprints
from luutru.cleaning.tagging.dressing import extracted_length
from luutru.frozen import frozen
from luutru.model import Evidence, Found, Role
from luutru.vietnamese.folding import fold, match_key
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.knowledge.outlets import Outlet, Outlets
    from luutru.model import Known, TaggedLine

_WORDS: Final = load_vocabulary("credits")
_COPYRIGHT: Final = _WORDS.pattern("copyright")
_FOLLOWED: Final = _WORDS.pattern("followed")
_OWN_ADDRESS: Final = _WORDS.pattern("own-address")
_ADDRESS: Final = re.compile(r"https?://\S+|www\.\S+", re.I)
_CREDIT: Final = _WORDS.pattern("credit")
_LABEL: Final = _WORDS.pattern("source-label")
_PAPER: Final = _WORDS.pattern("paper")
#: Lines at the top of a page that may be the site's own head: "Công đoàn Thành phố Hà Nội |
#: congdoanhanoi.org.vn".
_HEAD_LINES: Final = 6
_LEADS: Final = 2
#: Lines that may be the name of the site, or of the one that it copied.
_NAMING: Final = frozenset({Role.FURNITURE, Role.META, Role.BYLINE})
#: A bare address is the page's own when it holds the headline's first words.
_SLUG_WORDS: Final = 4
_SYLLABLE: Final = re.compile(r"[a-z0-9]+")


@frozen
class _Proof:
    outlet: Outlet
    evidence: Evidence


def describe_outlet(
    lines: Sequence[TaggedLine], known: Known, outlets: Outlets
) -> tuple[Found[str] | None, tuple[Evidence, ...]]:
    """Return the outlet's name with its evidence, and what is suspected where none is proved."""
    # "Báo Kinh tế Đô thị" or "Tin nhanh" on vnexpress.net: a site may call itself what it likes.
    if not known.outlet and (by_url := _by_url(known, outlets)):
        return Found(by_url[0].outlet.name, (by_url[0].evidence,)), ()
    if said := known.outlet or known.site_name:
        outlet = outlets.by_typed_name(said) or outlets.by_url(said)
        name = outlet.name if outlet else said
        return Found(name, (Evidence(None, said, "known-outlet", 1.0, name),)), ()
    by_masthead = partial(_by_masthead, masthead=known.masthead)
    for find in (_by_dateline, _by_page, by_masthead, _by_imprint, _by_first_line, _by_label):
        proofs = find(lines, outlets)
        names = {proof.outlet.id for proof in proofs}
        if len(names) == 1:
            return Found(proofs[0].outlet.name, tuple(proof.evidence for proof in proofs[:3])), ()
        if names:  # two outlets claim the page: nobody's
            return None, tuple(proof.evidence for proof in proofs)
    return None, tuple(_suspects(lines, outlets))


def _evidence(line: TaggedLine | None, words: str, rule: str, confidence: float, outlet: Outlet) -> _Proof:
    return _Proof(
        outlet, Evidence(line.number if line else None, words.strip(), rule, confidence, outlet.name)
    )


def _by_dateline(lines: Sequence[TaggedLine], outlets: Outlets) -> list[_Proof]:
    """The mark at the start of the lead or the first paragraph, else the one at the end of the last."""
    text = [line for line in lines if line.role in (Role.SAPO, Role.BODY) and line.text]
    for line in text[:_LEADS]:
        mark = outlets.find_dateline(line.text[extracted_length(line.text) :])
        if mark is not None and mark.outlet is not None:
            return [_evidence(line, mark.text, "dateline", 0.99, mark.outlet)]
    for line in [*text[-1:], *(line for line in lines if line.role in (Role.SOURCE, Role.BYLINE))]:
        mark = outlets.find_signature(line.text)
        if mark is not None and mark.outlet is not None:
            return [_evidence(line, mark.text, "signature", 0.95, mark.outlet)]
    return []


def _by_url(known: Known, outlets: Outlets) -> list[_Proof]:
    outlet = outlets.by_url(known.url) if known.url else None
    return [_evidence(None, known.url, "url", 0.99, outlet)] if outlet else []


def _by_page(lines: Sequence[TaggedLine], outlets: Outlets) -> list[_Proof]:
    """The page's printed address, its copyright line, its head, its "headline - X"; the first kind that
    speaks.
    """
    addresses, rights, heads = [], [], []
    printed = " ".join(line.text for line in lines if line.role is Role.TITLE)
    first_words = islice(_SYLLABLE.finditer(fold(printed)), _SLUG_WORDS)
    title, slug = match_key(printed), "-".join(word[0] for word in first_words)
    seen = 0
    for line in lines:
        if line.role not in (Role.FURNITURE, Role.SOURCE, Role.META) or not line.text:
            continue
        seen += line.role is Role.FURNITURE
        text = line.text
        address = _ADDRESS.search(text)
        if address and (_OWN_ADDRESS.match(text) or (slug and slug in address[0].casefold())):
            addresses += [
                _evidence(line, text, "own-address", 0.97, outlet)
                for outlet, _ in outlets.find_hosts(text)[:1]
            ]
        elif _COPYRIGHT.search(text):
            named = outlets.find_hosts(text) or outlets.find_credits(text)
            rights += [_evidence(line, text, "copyright", 0.93, outlet) for outlet, _ in named[:1]]
        elif followed := _FOLLOWED.match(text):
            outlet = outlets.by_name(followed[1])
            rights += [_evidence(line, text, "own-channel", 0.9, outlet)] if outlet is not None else []
        elif seen <= _HEAD_LINES and line.role is Role.FURNITURE:
            heads += _head(line, title, outlets)
    return addresses or rights or heads


def _head(line: TaggedLine, title: str, outlets: Outlets) -> list[_Proof]:
    """A line of the page's head that names the site and its address, or the headline and the site's name."""
    for dash in (" - ", " | ", " – "):
        front, found, end = line.text.rpartition(dash)
        if found and title and match_key(front) == title:
            outlet = name_printed(end, outlets)
            return [_evidence(line, end, "page-title", 0.93, outlet)] if outlet is not None else []
    if "|" in line.text or line.text.startswith("www."):
        return [
            _evidence(line, line.text, "site-head", 0.9, outlet)
            for outlet, _ in outlets.find_hosts(line.text)[:1]
        ]
    return []


def _by_masthead(lines: Sequence[TaggedLine], outlets: Outlets, masthead: str) -> list[_Proof]:
    """The line that heads the page and others of its folder, where it is an outlet's name."""
    line = next((line for line in lines if line.text), None)
    if line is None or not masthead or match_key(line.text) != masthead:
        return []
    outlet = name_printed(line.text, outlets)
    return [_evidence(line, line.text, "folder-masthead", 0.95, outlet)] if outlet else []


def _by_imprint(lines: Sequence[TaggedLine], outlets: Outlets) -> list[_Proof]:
    """The paper that a line of a typed text names with the day of its issue."""
    named = ((line, imprint.paper) for line, imprint in find_imprints(lines))
    found = ((line, paper, name_printed(paper, outlets)) for line, paper in named)
    return [_evidence(line, paper, "imprint", 0.95, outlet) for line, paper, outlet in found if outlet]


def name_printed(printed: str, outlets: Outlets) -> Outlet | None:
    """Return the outlet whose name is printed; what one called "Báo X" is without "Báo" is a place or a
    section.
    """
    outlet = outlets.by_name(_PAPER.sub("", printed))
    front = _PAPER.match(outlet.name) if outlet is not None else None
    if outlet is None or front is None:
        return outlet
    key = match_key(printed)
    named = key.startswith(match_key(front[0]).partition(" ")[0]) or key in map(match_key, outlet.credits)
    return outlet if named else None


def _by_first_line(lines: Sequence[TaggedLine], outlets: Outlets) -> list[_Proof]:
    """The paper that the page begins with, above everything else: "Báo Mẫu điện tử"."""
    line = next((line for line in lines if line.text), None)
    if line is None or line.role is not Role.FURNITURE or not _PAPER.match(line.text):
        return []
    outlet = name_printed(line.text, outlets)
    return [_evidence(line, line.text, "site-head", 0.9, outlet)] if outlet and not outlet.gathers else []


def _by_label(lines: Sequence[TaggedLine], outlets: Outlets) -> list[_Proof]:
    """The outlet that a form's label names, and nothing else in its line: "Nguồn tin: mau.vn"."""
    found = []
    for line in lines:
        label = _LABEL.match(line.text) if line.role is Role.SOURCE else None
        if label and (outlet := name_printed(label["who"], outlets) or outlets.by_host(label["who"])):
            found.append(_evidence(line, line.text, "credit", 0.85, outlet))
    return found


def _suspects(lines: Iterable[TaggedLine], outlets: Outlets) -> list[Evidence]:
    """Marks in related blocks, credits, site names in furniture: for a person to look at."""
    found: dict[tuple[str, str], Evidence] = {}
    for line in lines:
        if line.role is Role.SOURCE:
            rule, confidence = "credit", 0.4
            named = outlets.find_credits(_CREDIT.sub("", line.text)) or outlets.find_hosts(line.text)
        elif line.role is Role.RELATED:
            mark = outlets.find_dateline(line.text)
            rule, confidence = "related-dateline", 0.5
            named = ((mark.outlet, mark.text),) if mark and mark.outlet else ()
        elif line.role in _NAMING and len(line.text) <= 60:
            rule, confidence = "site-name", 0.3
            outlet = name_printed(line.text, outlets)
            named = ((outlet, line.text),) if outlet else ()
        else:
            continue
        for outlet, words in named:
            proof = _evidence(line, words, rule, confidence, outlet)
            found.setdefault((outlet.id, rule), proof.evidence)
    return sorted(found.values(), key=lambda item: -item.confidence)

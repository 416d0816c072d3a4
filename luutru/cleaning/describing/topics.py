"""Topics: what an article is about, told from the phrases it uses, where they stand and how far they spread;
the phrases that decided are the evidence.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from luutru.model import HEADS, Evidence, Found, Role
from luutru.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from luutru.cleaning.describing.passages import Passage
    from luutru.knowledge.cues import Hit
    from luutru.knowledge.topics import Meaning, Topics

# The figures below were chosen on 298 newspaper texts of the whole country, 2,000 letters of each, with
# topics written down before any answer was seen, and on the tagged pages. On 302 texts that were kept apart
# 304 of 320 topics told are right (before 268 of 285), and 240 of 257 that must be told are (217).

#: The body is looked at in stretches of so many words, each with its heaviest cue: a subject goes on through
#: an article, a mention stays where it is. The mean of all stretches counts so often …
_STRETCH: Final = 60
_SPREAD: Final = 3.0
#: … up to this mean; fewer stretches than these are no text to spread over.
_WIDEST: Final = 1.2
_FEWEST: Final = 3
#: Different cues tell more than one again and again: their weights together, up to a limit.
_VARIETY: Final = 0.4
_MOST_VARIETY: Final = 10.0
THRESHOLD: Final = 3.0
#: What is spoken of most, and more than once, is a subject with less; by one word alone, with more.
_STRONGEST: Final = 2.3
_ONE_WORD: Final = 3.4
#: Another subject, if neither headline nor lead speak of it, must be heard so often.
_OFTEN: Final = 4
#: A subject that has less than this share of the strongest one's score is a side of it …
_SHARE: Final = 0.7
#: … unless headline or lead name it with a cue of this weight, or it has so much of its own. A word that
#: stands once, in the lead, names none ("ra quân vì văn minh đô thị"), but the form of a report it does.
_CLEAR: Final = 3.0
_PLENTY: Final = 6.0
#: Words that are often seen with a topic ("đại hội", "sinh viên") make one in the headline, or if many.
_WEAK: Final = 1.0
_MANY_WEAK: Final = 3
#: A report that reviews a year has a paragraph for each of its subjects, and is about all of them: "trao tặng
#: Giấy khen cho 12 tập thể", once, in eight paragraphs on a district's Party organisation.
_IN_REPORT: Final = 2.3
#: A longer "lead" is a text without paragraphs; what follows these words is its body.
_LEAD_WORDS: Final = 80
#: Phrases kept as evidence for a topic.
MOST_EVIDENCE: Final = 4
#: What is quoted and denied counts so much; the denial stands so many words and marks before it.
_DENIED, _REACH = 0.25, 8
_QUOTES: Final = frozenset("\"“”‘’'«»")
_DENIALS: Final = load_vocabulary("compounds").word_set("denials")
#: "yêu cầu tạm dừng" speaks of no "cầu tạm".
_COMPOUNDS: Final = load_vocabulary("compounds").word_set("compounds")


@dataclass(slots=True)
class _Heard:
    """What speaks for one topic: the heaviest cue in headline, lead and each stretch, and every cue's weight.

    `against` is the heaviest cue that speaks against it in headline or lead; `headed` says that headline or
    kicker name it.
    """

    title: float = 0.0
    lead: float = 0.0
    stretches: dict[int, float] = field(default_factory=dict)
    cues: dict[int, float] = field(default_factory=dict)
    against: float = 0.0
    headed: bool = False
    hits: list[tuple[float, Passage, int, int]] = field(default_factory=list)

    @property
    def head(self) -> float:
        """The heaviest cue in headline or lead."""
        return max(self.title, self.lead)

    def score(self, words: int) -> float:
        """How much an article of so many words is about the topic."""
        spread = sum(self.stretches.values()) / max(_FEWEST, words / _STRETCH)
        variety = min(sum(self.cues.values()), _MOST_VARIETY)
        head = self.title + self.lead - self.against
        return head + _SPREAD * min(spread, _WIDEST) + _VARIETY * variety


def describe_topics(passages: Sequence[Passage], topics: Topics) -> tuple[Found[str], ...]:
    """Return the topics of an article, strongest first, each with the phrases that speak for it."""
    heard, words = _listen(passages, topics)
    scores = {slug: one.score(words) for slug, one in heard.items()}
    top = max(scores.values(), default=0.0)
    forms = {topic.slug for topic in topics.all if topic.form}
    subjects = {
        slug for slug, score in scores.items() if _is_subject(heard[slug], score, top, form=slug in forms)
    }
    if forms & subjects:
        subjects = {slug for slug, score in scores.items() if score >= _IN_REPORT}
    order = [topic.slug for topic in topics.all if topic.slug in subjects]
    order.sort(key=lambda slug: -scores[slug])
    return tuple(Found(slug, _quote(heard[slug], slug, scores[slug])) for slug in order)


def _is_subject(heard: _Heard, score: float, top: float, *, form: bool) -> bool:
    """Whether a topic is one an article is about, and no side of it; `top` is the strongest one's score."""
    first, again = score == top, len(heard.hits) > 1
    if not heard.headed and max(heard.cues.values()) <= _WEAK and len(heard.cues) < _MANY_WEAK - first:
        return False
    if first and again:
        return score >= (_STRONGEST if len(heard.cues) > 1 else _ONE_WORD)
    if not heard.head and len(heard.hits) < _OFTEN:
        return False
    named = heard.head >= _CLEAR and (again or form or heard.headed)
    return score >= THRESHOLD and (named or score >= min(_PLENTY, _SHARE * top))


def _listen(passages: Iterable[Passage], topics: Topics) -> tuple[dict[str, _Heard], int]:
    """Return what is heard of each topic that any cue speaks for, and the number of words."""
    meanings = topics.meanings
    heard: dict[str, _Heard] = defaultdict(_Heard)
    before = 0
    for passage in passages:
        words = passage.words()
        by_topic: dict[str, list[Hit]] = defaultdict(list)
        for hit in topics.trie.find(words):
            inside = hit.start and f"{words[hit.start - 1]} {words[hit.start]}" in _COMPOUNDS
            if not (inside and meanings[hit.cue].weight > 0):
                by_topic[meanings[hit.cue].slug].append(hit)
        tokens = passage.word_tokens() if by_topic else []
        denies = not (_QUOTES.isdisjoint(passage.keys) or _DENIALS.isdisjoint(passage.keys))
        for slug, group in by_topic.items():
            for hit in group if len(group) == 1 else _without_overlaps(group, meanings):
                if weight := meanings[hit.cue].weight:
                    place = passage, tokens[hit.start], tokens[hit.end - 1] + 1
                    if denies and weight > 0 and _is_denied(passage, tokens[hit.start]):
                        weight *= _DENIED
                    _note(heard[slug], hit, weight, before, place)
        before += len(words)
    return {slug: one for slug, one in heard.items() if one.cues}, before


def _is_denied(passage: Passage, token: int) -> bool:
    """Whether a word stands in quotation marks behind a denial: 'không còn lo "mất giá"'."""
    quotes = 0
    for key in reversed(passage.keys[max(0, token - _REACH) : token]):
        quotes += key in _QUOTES
        if key in _DENIALS:
            return quotes == 1
    return False


def _note(heard: _Heard, hit: Hit, weight: float, before: int, place: tuple[Passage, int, int]) -> None:
    role = place[0].role
    head = role in HEADS and (role is not Role.SAPO or hit.start < _LEAD_WORDS)
    if weight < 0:
        if head:
            heard.against = max(heard.against, -weight)
        return
    heard.cues[hit.cue] = weight
    heard.hits.append((weight * (2.0 if head else 1.0), *place))
    heard.headed |= role in (Role.TITLE, Role.KICKER)
    if role is Role.TITLE:
        heard.title = max(heard.title, weight)
    elif head:
        heard.lead = max(heard.lead, weight)
    else:
        stretch = (before + hit.start) // _STRETCH
        heard.stretches[stretch] = max(heard.stretches.get(stretch, 0.0), weight)


def _without_overlaps(hits: Sequence[Hit], meanings: Sequence[Meaning]) -> list[Hit]:
    """Return one topic's hits, the weightiest and longest first, without those that share a word with one.

    An exclusion silences the cues that speak for the topic and share a word with it. Words are kept by their
    place, not as pairs of spans: a page on one line of 5 MB has 100,000 hits.
    """
    covered: set[int] = set()
    for hit in hits:
        if not meanings[hit.cue].weight:
            covered.update(range(hit.start, hit.end))
    kept = [hit for hit in hits if meanings[hit.cue].weight < 0]
    for hit in sorted(hits, key=lambda hit: (-meanings[hit.cue].weight, hit.start - hit.end)):
        if meanings[hit.cue].weight > 0 and covered.isdisjoint(range(hit.start, hit.end)):
            covered.update(range(hit.start, hit.end))
            kept.append(hit)
    return kept


def _quote(heard: _Heard, slug: str, score: float) -> tuple[Evidence, ...]:
    evidence: dict[str, Evidence] = {}
    confidence = round(score / (score + THRESHOLD), 2)
    for _, passage, start, end in sorted(heard.hits, key=lambda hit: -hit[0]):
        words = passage.quote(start, end)
        if words.casefold() not in evidence:
            found = Evidence(passage.line_of(start), words, f"cue-{passage.role.value}", confidence, slug)
            evidence[words.casefold()] = found
            if len(evidence) == MOST_EVIDENCE:
                break
    return tuple(evidence.values())

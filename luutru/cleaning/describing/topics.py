"""Topics: cues weighed by where they stand, exclusions, a threshold; the phrases that fired are the
evidence.
"""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import TYPE_CHECKING, Final

from luutru.model import Evidence, Found, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from luutru.cleaning.describing.passages import Passage
    from luutru.knowledge.cues import Hit
    from luutru.knowledge.topics import Meaning, Topics

#: A headline says what an article is about; a body paragraph may mention anything.
ZONES: Final = {
    Role.TITLE: 4.0,
    Role.KICKER: 2.0,
    Role.SAPO: 2.0,
    Role.CAPTION: 1.5,
    Role.SUBHEAD: 1.5,
    Role.BODY: 1.0,
}
#: A clear cue in the headline or the lead, or several in the body; "trao Giấy khen" in a caption (4.5) is
#: the least that a careful reader still filed an article under; passing mentions of other subjects stayed
#: at 3 or below.
THRESHOLD: Final = 4.5
#: A subject that only body paragraphs speak of must be spoken of more: long articles touch on much.
BODY_THRESHOLD: Final = 6.0
#: Words that are only often seen with a topic ("HĐND", "UBND" in a list of guests) make it together, or
#: never: "đô thị" alone, in the headline of a congress, made it one of building. Of 150 real pages four such
#: words were right, and four wrong.
WEAK_THRESHOLD: Final = 7.5
#: The most that such a word weighs.
_WEAK: Final = 1.0
#: Cues of this weight say by themselves what an article is about.
_CLEAR: Final = 3.0
#: A cue repeated all through an article counts this often, at its best places.
MOST_HITS: Final = 3
#: Phrases kept as evidence for a topic.
MOST_EVIDENCE: Final = 4


def describe_topics(passages: Sequence[Passage], topics: Topics) -> tuple[Found[str], ...]:
    """Return the topics of an article, strongest first, each with the phrases that speak for it."""
    hits = collect_hits(passages, topics)
    found: list[tuple[float, int, Found[str]]] = []
    for order, topic in enumerate(topics.all):
        by_cue = hits.get(topic.slug)
        if not by_cue:
            continue
        kept = [
            hit for group in by_cue.values() for hit in sorted(group, reverse=True, key=_weight)[:MOST_HITS]
        ]
        score = sum(_weight(hit) for hit in kept)
        if score >= _needed(by_cue, topics):
            kept.sort(key=_weight, reverse=True)
            evidence = _quote(kept[: MOST_EVIDENCE * 2], topic.slug, score)
            found.append((-score, order, Found(topic.slug, evidence)))
    return tuple(item for _, _, item in sorted(found, key=lambda row: row[:2]))


_Hit = tuple[float, "Passage", int, int]


def _needed(by_cue: Mapping[int, Sequence[_Hit]], topics: Topics) -> float:
    """Return the score a topic needs: more where only the body speaks of it, or one lesser cue over and over.

    "Du khách" alone, in a story of hawkers at a night market, does not make it one of tourism.
    """
    roles = {hit[1].role for group in by_cue.values() for hit in group}
    heaviest = max(topics.meanings[cue].weight for cue in by_cue)
    if heaviest <= _WEAK:
        return WEAK_THRESHOLD if len(by_cue) > 1 else inf
    clear = len(by_cue) > 1 or Role.TITLE in roles or heaviest >= _CLEAR
    return THRESHOLD if clear and roles != {Role.BODY} else BODY_THRESHOLD


def _weight(hit: _Hit) -> float:
    return hit[0]


def collect_hits(passages: Iterable[Passage], topics: Topics) -> dict[str, dict[int, list[_Hit]]]:
    """Return for each topic and cue the weighted hits that no exclusion silences."""
    meanings = topics.meanings
    collected: dict[str, dict[int, list[_Hit]]] = defaultdict(lambda: defaultdict(list))
    for passage in passages:
        hits = topics.trie.find(passage.words())
        if not hits:
            continue
        by_topic: dict[str, list[Hit]] = defaultdict(list)
        for hit in hits:
            by_topic[meanings[hit.cue].slug].append(hit)
        zone, tokens = ZONES[passage.role], passage.word_tokens()
        for slug, group in by_topic.items():
            for hit in group if len(group) == 1 else _without_overlaps(group, meanings):
                if weight := meanings[hit.cue].weight:
                    collected[slug][hit.cue].append(
                        (zone * weight, passage, tokens[hit.start], tokens[hit.end - 1] + 1)
                    )
    return collected


def _without_overlaps(hits: Iterable[Hit], meanings: Sequence[Meaning]) -> list[Hit]:
    """Return one topic's hits, the weightiest and longest first, without those that share a word with one.

    An exclusion silences the cues it shares a word with. Words are kept by their place, not as pairs of
    spans: a page on one line of 5 MB has 100,000 hits.
    """
    covered: set[int] = set()
    for hit in hits:
        if not meanings[hit.cue].weight:
            covered.update(range(hit.start, hit.end))
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (-meanings[hit.cue].weight, hit.start - hit.end)):
        if covered.isdisjoint(range(hit.start, hit.end)):
            covered.update(range(hit.start, hit.end))
            kept.append(hit)
    return kept


def _quote(hits: Sequence[_Hit], slug: str, score: float) -> tuple[Evidence, ...]:
    evidence: dict[str, Evidence] = {}
    confidence = round(score / (score + THRESHOLD), 2)
    for _, passage, start, end in hits:
        words = passage.quote(start, end)
        if words.casefold() not in evidence:
            found = Evidence(passage.line_of(start), words, f"cue-{passage.role.value}", confidence, slug)
            evidence[words.casefold()] = found
            if len(evidence) == MOST_EVIDENCE:
                break
    return tuple(evidence.values())

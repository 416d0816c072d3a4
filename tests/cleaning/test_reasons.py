"""Every rule that the tagger can give has words."""

import re

import pytest

from luutru.cleaning.tagging.reasons import explain_rule, repair_words
from luutru.cleaning.tagging.weights import load_weights
from luutru.messages import speaking
from luutru.vietnamese import repair
from luutru.vietnamese.syllables import is_syllable


def test_every_feature_has_words() -> None:
    wordless = [name for name in load_weights().features if not explain_rule(name)]
    assert not wordless


def test_no_word_of_the_code_is_left_in_what_is_said() -> None:
    with speaking("vi"):
        said = {name: explain_rule(name) for name in load_weights().features}
    words = {word for text in said.values() for word in re.findall(r"[^\W\d_]+", text)}
    assert {word for word in words if not is_syllable(word)} == {"web"}
    assert not [text for text in said.values() if re.search(r"[=/:]|“0”|\b0\b", text)]
    numbered = {re.sub(r"\d+", "N", text) for text in said.values() if re.search(r"\d", text)}
    assert numbered == {"dòng không quá N chữ", *(text for text in numbered if "đề mục cấp N" in text)}
    assert not [text for text in said.values() if re.search(r"\b(\w+ \w+) và \1$", text)]


def test_every_repair_has_words() -> None:
    names = re.findall(r"`([a-z0-9-]+)`", repair.__doc__ or "")
    assert len(names) > 12
    assert [name for name in names if repair_words(name) == name] == []


def test_rules_of_others_have_none() -> None:
    assert explain_rule("date-line") == ""
    assert explain_rule("blank") == ""


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("LR=P/Q/P", "a single sentence between a paragraph and another"),
        ("LR=H/Q/P", "a single sentence between a line like a headline and a paragraph"),
        ("LL=PP/Q", "a single sentence right below a paragraph and another"),
        ("LL=^P/H", "a line like a headline right below the page's start and a paragraph"),
        ("LL=^^/H", "a line like a headline right below the page's start"),
        ("RR=H/$$", "a line like a headline right above the page's end"),
        ("RR=H/PP", "a line like a headline right above a paragraph and another"),
        ("L=u/H", "a line like a headline right below a menu label"),
        ("pb=0", "no paragraph stands above it"),
        ("pb=3", "paragraphs stand above it"),
        ("pb1pa2=Q", "a single sentence between paragraphs"),
        ("pb0pa2=Q", "a single sentence above the paragraphs"),
        ("element=h2/H", "a line like a headline that the page marks as a heading of level 2"),
        ("gallery/H", "a line like a headline among the pictures that a line announced"),
        ("figured/Q/1", "a single sentence on a page that marks its captions up"),
        ("leads-on/P", "a paragraph that the next line goes on with"),
        ("mark=tags+0", "below a label of the site: tags"),
        ("mark=related/H", "below a label of the site: related articles"),
        ("gap=3-5/S", "some lines below a paragraph"),
        ("gap=none/S", "no paragraph stands above it"),
        ("among=PP/Q/long/many", "a single sentence, around it a paragraph"),
        ("among=PN/Q/long/many", "a single sentence, around it a paragraph and a name"),
        ("is=C", "looks like a caption with a credit"),
        ("wc=7", "has 7 words at most"),
        ("sent=2", "has more than one sentence"),
        ("grammar", "nothing else fits between its neighbours"),
        ("cap+", "reads like a caption"),
        ("cap=-4/stop", "reads unlike a caption"),
        ("cap-open=0", "begins neither like nor unlike a caption"),
        ("mark=0+2", "below no label of the site"),
        ("mark=0/H", "below no label of the site"),
        ("blank=01/H/few", "a blank line after it, none before"),
        ("wc=12/end=word", "has 12 words at most"),
        ("end=word", "ends without a mark"),
        ("end=stop", "ends in a full stop"),
        ("told=0/12", "has no words that tell a story"),
        ("run", "stands among paragraphs or headlines"),
        ("copy/of=H/head", "repeats a line above"),
    ],
)
def test_rules_in_words(rule: str, words: str) -> None:
    assert explain_rule(rule) == words

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
    assert {word for word in words if not is_syllable(word)} == {"Markdown", "web"}
    assert not [text for text in said.values() if re.search(r"[=/]|: -\d|“0”|\b\d\d, ", text)]
    assert explain_rule("end=stop") == "ends in: a full stop"
    assert "lines: a paragraph + a paragraph, a single sentence" in explain_rule("among=PP/Q/long/many")


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
        ("LR=P/Q/P", "a single sentence between a paragraph and a paragraph"),
        ("LL=^P/H", "a headline after the page's start and a paragraph"),
        ("RR=H/PP", "a headline before a paragraph and a paragraph"),
        ("L=u/H", "a headline after a menu label"),
        ("pb=0", "paragraphs before it: 0"),
        ("pb1pa2=Q", "a single sentence, paragraphs before it: 1, after it: 2"),
        ("element=h2/H", "a headline in the page's element: a heading of level 2"),
        ("gallery/H", "a headline among the pictures that a line announced"),
        ("figured/Q/1", "a single sentence on a page that marks its captions up"),
        ("leads-on/P", "a paragraph that the next line goes on with"),
        ("mark=tags+0", "a line below a “tags” label"),
        ("mark=related/H", "a headline below a “related articles” label"),
        ("gap=3-5/S", "a label, lines since the last paragraph: 3-5"),
        ("is=C", "looks like a caption with a credit"),
        ("wc=7", "length, in words at most: 7"),
        ("grammar", "nothing else fits between its neighbours"),
        ("cap+", "reads like a caption"),
        ("cap=-4/stop", "reads unlike a caption"),
        ("cap-open=0", "begins neither like nor unlike a caption"),
        ("mark=0+2", "below no label of the site"),
        ("mark=0/H", "below no label of the site"),
        ("blank=01/H/few", "a blank line after it, none before"),
        ("wc=12/end=word", "length, in words at most: 12"),
        ("end=word", "ends without a mark"),
        ("told=0/12", "has no words that tell a story"),
        ("run", "stands among paragraphs or headlines"),
    ],
)
def test_rules_in_words(rule: str, words: str) -> None:
    assert explain_rule(rule) == words

"""The elements that a page of markup shows its lines in: a headline in a heading, a caption in its figure.

Sites use them as they please, so that each role has several and none is sure; text files have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from training.chance import Chance
    from training.site import Row

#: Elements per role with their weights; an empty one is a line of which the markup says nothing.
_ELEMENTS: Final[dict[str, dict[str, int]]] = {
    "title": {"h1": 80, "h2": 8, "p": 4, "": 8},
    "kicker": {"h3": 20, "p": 20, "": 60},
    "meta": {"": 70, "p": 10, "li": 8, "header": 8, "table": 4},
    "byline": {"p": 45, "": 45, "header": 5, "table": 5},
    "source": {"p": 60, "": 40},
    "sapo": {"p": 45, "h2": 25, "": 25, "h3": 5},
    "body": {"p": 80, "": 16, "blockquote": 2, "li": 2},
    "subhead": {"p": 40, "h2": 25, "h3": 25, "": 10},
    "caption": {"figcaption": 45, "p": 25, "table": 12, "figure": 8, "": 10},
    "alt": {"figure": 30, "": 70},
    "related": {"li": 30, "h3": 25, "h2": 10, "h4": 5, "p": 12, "": 10, "aside": 8},
    "furniture": {"nav": 14, "li": 22, "": 34, "footer": 10, "p": 8, "button": 6, "header": 3, "h3": 3},
}
#: A site gives every line of a role the same element, but for this share of them.
_OTHERWISE: Final = 0.1


def with_elements(chance: Chance, rows: list[Row]) -> list[Row]:
    """Return the rows with an element behind each role, "body@p", and markup that shows nothing between."""
    habits = {role: _draw(chance, role) for role in _ELEMENTS}
    found: list[Row] = []
    for role, text in rows:
        if role == "blank":
            continue
        element = _draw(chance, role) if role == "furniture" or chance.often(_OTHERWISE) else habits[role]
        found += [(f"{role}@{element}" if element else role, text), ("blank", "")]
    return found[:-1]


def _draw(chance: Chance, role: str) -> str:
    choices = _ELEMENTS[role]
    return chance.choices([*choices], [*choices.values()])[0]


def as_markdown(chance: Chance, rows: list[Row]) -> list[Row]:
    """Return the rows as a page saved as Markdown shows them: links, emphasis, headings."""
    strong_lead, em_captions = chance.often(0.4), chance.often(0.5)
    address = chance.pick("/", "/a.htm", "https://baothudo.vn/tin-{}.html", "#", "javascript:;")
    bullet = chance.pick("", "* ", "- ", "")
    signed = chance.pick("{}", "**{}**", "*{}*")
    found: list[Row] = []
    for role, text in rows:
        bare = text.strip()
        linked = bare and "[" not in bare and chance.often(0.75)
        shown = text
        if role in ("related", "furniture") and linked:
            shown = f"{bullet}[{bare}]({address.format(chance.randint(1000, 99999))})"
        elif role == "title" and chance.often(0.8):
            shown = chance.pick("# {}", "# {}", "## {}", "# **{}**").format(bare)
        elif role == "subhead":
            shown = chance.pick("## {}", "### {}", "**{}**").format(bare)
        elif role == "sapo" and strong_lead:
            shown = f"**{bare}**"
        elif role == "caption" and em_captions:
            shown = f"*{bare}*"
        elif role == "byline":
            shown = signed.format(bare)
        found.append((role, shown))
    return found

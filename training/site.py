"""A news site: its words, its habits, and the small lines it prints (names, dates, credits, headlines)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from luutru.knowledge.phrases import load_phrases
from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from training.chance import Chance
    from training.texts import Story, Texts

#: A line of a tagged page: its role and its text.
Row = tuple[str, str]


#: A sentence of fewer words is small.
_SMALL: Final = 9
_FILE: Final = Path(__file__).with_name("wording.toml")


@cache
def load_wording(path: Path = _FILE) -> Mapping[str, Any]:
    """Read the words of layouts, and the furniture that the tagger knows by name as `known_…`."""
    words: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    known = load_phrases().rows
    for name, row in (
        ("sections", "section"), ("menu", "menu"), ("share", "share-tools"), ("player", "player"),
        ("related_heads", "related-head"), ("most_read_heads", "same-section-head"),
        ("tag_heads", "tags-head"),
    ):  # fmt: skip
        words[f"known_{name}"] = list(known[row].lines)
    return words


@dataclass(slots=True)
class Site:
    """One page's site: where its habits were drawn, every line follows them."""

    chance: Chance
    texts: Texts
    words: Mapping[str, Any] = field(default_factory=load_wording)
    indent: str = ""
    dateline: str = ""
    hash_tags: bool = False
    caption_style: str = "open"
    alt_style: str = ""
    picture_number: str = " - ảnh {}"
    pictures: int = 0
    #: Captions and headlines of the page's own matter.
    near_captions: tuple[str, ...] = ()
    near_titles: tuple[str, ...] = ()
    keeps_to_matter: bool = False
    #: Broken at a fixed width.
    wrapped: bool = False

    @classmethod
    def drawn(cls, chance: Chance, texts: Texts, story: Story) -> Site:
        """Return a site with habits drawn by chance, for a page that tells this story."""
        site = cls(chance, texts)
        site.near_captions, site.near_titles = texts.near(story)
        site.keeps_to_matter = chance.often(0.3)
        site.indent = chance.pick(*[""] * 7, "     ", "            ", "\u00a0\u00a0\u00a0 ")
        site.dateline = site.word("datelines") if chance.often(0.45) else ""
        site.hash_tags = chance.often(0.2)
        site.caption_style = chance.pick(
            "open",
            "open",
            "open",
            "stop",
            "stop",
            "stop",
            "stop",
            "credit",
            "credit",
            "mixed",
            "mixed",
            "sentence",
        )
        site.alt_style = chance.pick(
            *[""] * 6, "title", "numbered", "numbered", "slug", "undefined", "double", "double", "triple",
            "glued", "glued", "pipe", "table", "file", "residue", "counted", "signed",
        )  # fmt: skip
        site.picture_number = site.word("picture_numbers")
        return site

    def word(self, name: str, **values: object) -> str:
        """Return one of the words of this name, filled in."""
        text: str = self.chance.choice(self.words[name])
        return self.fill(text, **values) if "{" in text and "{}" not in text else text

    def fill(self, text: str, **values: object) -> str:
        """Fill in names, numbers and dates."""
        chance = self.chance
        parts: dict[str, object] = {
            "name": self.name(), "other": self.name(), "third": self.name(), "outlet": self.word("outlets"),
            "n": chance.pick(chance.randint(0, 60), chance.randint(61, 9999)),
            "phone": chance.randint(1000000, 9999999), "who": self.photographer(),
            "street": f"{chance.randint(1, 200)} {self.word('streets')}, Hà Nội",
            "year": chance.randint(2005, 2024), **self.date_parts(), **values,
        }  # fmt: skip
        return text.format(**parts)

    # --- people ------------------------------------------------------------------------------------------
    def name(self) -> str:
        """Return somebody's name."""
        chance, words = self.chance, self.words
        middles, givens = words["middles"], words["givens"]
        match chance.pick("full", "full", "full", "two", "two", "long"):
            case "full":
                return f"{chance.choice(words['surnames'])} {chance.choice(middles)} {chance.choice(givens)}"
            case "two":
                return f"{chance.choice(middles + words['surnames'])} {chance.choice(givens)}"
        first, second = chance.sample(middles, 2)
        return f"{chance.choice(words['surnames'])} {first} {second} {chance.choice(givens)}"

    def photographer(self) -> str:
        """Return whom a picture is credited to."""
        name = self.name()
        return self.chance.pick(
            name, name.upper(), self.word("outlets"), "TTXVN", "CTV", "T.L", "N.H", name.split()[-1]
        )

    def signature(self) -> str:
        """Return how an author signs: name, initials, several names, a desk."""
        chance, name = self.chance, self.name()
        letters = chance.choices("ABCDĐGHKLMNPQTVX", k=3)
        kind = chance.random()
        for share, text in (
            (0.55, name), (0.65, name.upper()), (0.75, f"{letters[0]}.{name.split()[-1]}"),
            (0.80, "".join(letters[: chance.pick(2, 2, 3)])), (0.84, f"{letters[0]}.{letters[1]}."),
            (0.92, f"{name} {chance.pick('-', '–', ',', 'và')} {self.name()}".replace(" ,", ",")),
            (0.96, self.word("units")),
        ):  # fmt: skip
            if kind < share:
                return text
        return f"{name} {chance.pick('(tổng hợp)', '(t/h)', 'ghi', '(thực hiện)')}"

    def byline(self) -> str:
        """Return an author's line."""
        name, kind = self.signature(), self.chance.random()
        if kind < 0.60:
            return name
        if kind < 0.78:
            return self.word("credits") + name
        if kind < 0.83:
            return f"{name} ({self.chance.pick('Hà Nội', 'TP.HCM', 'Báo Nhân Dân', 'tổng hợp', 'TTXVN')})"
        if kind < 0.86:
            return f"{name} | "
        if kind < 0.97:
            return self._byline_with_office(self.name())
        return f"{name} - {self.chance.pick('Ảnh', 'Clip', 'Video')}: {self.name()}"

    def _byline_with_office(self, name: str) -> str:
        dash = self.chance.pick(" - ", " – ", ", ", " - ", "-")
        return self.chance.pick(
            f"{name}/{self.word('desks')}", f"{name}{dash}{self.word('offices')}",
            f"{name} ({self.word('outlets')})", f"{name}{dash}{self.word('offices')}",
            f"{name} - {self.word('outlets')}", f"Ghi chép của {name}",
        )  # fmt: skip

    # --- dates -------------------------------------------------------------------------------------------
    def date_parts(self) -> dict[str, object]:
        """Return a random moment as the parts of date lines."""
        chance = self.chance
        d, m, y = chance.randint(1, 28), chance.randint(1, 12), chance.randint(2005, 2025)
        hour, minute = chance.randint(0, 23), chance.randint(0, 59)
        mark = chance.choice("/-.") if chance.often(0.3) else "/"
        clock = f"{hour:02}:{minute:02}"
        if chance.often(0.4):
            clock = chance.pick(
                clock, f"{hour}:{minute:02}", f"{hour:02}h{minute:02}", f"{clock}:{chance.randint(0, 59):02}",
                f"{hour % 12 or 12}:{minute:02} {chance.pick('AM', 'PM', 'SA', 'CH')}",
            )  # fmt: skip
        return {
            "d": d, "m": m, "y": y, "clock": clock,
            "date": f"{d:02}{mark}{m:02}{mark}{y}" if chance.often(0.7) else f"{d}{mark}{m}{mark}{y}",
            "weekday": chance.choice(self.words["weekdays"]), "month": chance.choice(self.words["months"]),
            "zone": chance.pick("", "", "", " GMT+7", " (GMT+7)", " GMT +7"),
        }  # fmt: skip

    def date_line(self) -> str:
        """Return a date line, sometimes with a counter."""
        return self.word("date_lines") + (self.word("counters") if self.chance.often(0.16) else "")

    # --- lines -------------------------------------------------------------------------------------------
    def label(self) -> str:
        """Return the name of a section: half of them known to the tagger."""
        if self.chance.often(0.4):
            return self.word("labels")
        known: list[str] = [*self.words["known_sections"], *self.words["known_menu"][:20]]
        return self.chance.choice(known)

    def heading(self, name: str) -> str:
        """Return the head of a block of this name, some of them unknown to the tagger."""
        head = self.word(f"{name}_unknown" if self.chance.often(0.15) else f"known_{name}")
        head = head.upper() if self.chance.often(0.25) else head
        return head + ":" if self.chance.often(0.25) and not head.endswith(":") else head

    def headline(self) -> str:
        """Return another article's headline, sometimes a short one."""
        chance = self.chance
        title = chance.choice(self.texts.stories).title
        if self.near_titles and chance.often(0.6 if self.keeps_to_matter else 0.1):
            title = chance.choice(self.near_titles)
        return self.short(title) if chance.often(0.12) else title

    def short(self, title: str) -> str:
        """Return a short headline made of one."""
        words = title.rpartition(":")[2].partition(",")[0].split()
        text = " ".join(words[: self.chance.randint(4, 8)]).strip(' "“”-–')
        return text[:1].upper() + text[1:] if text else title

    def caption(self) -> str:
        """Return a picture's caption in this site's style."""
        chance, text = self.chance, self.chance.choice(self.texts.captions)
        if self.near_captions and chance.often(0.75):
            text = chance.choice(self.near_captions)
        if self.alt_style and chance.often(
            0.2
        ):  # a whole sentence: only the picture's name tells it from text
            return self.small_sentence() if chance.often(0.4) else chance.choice(self.story_sentences())
        if chance.often(0.07):
            text = self.word("captions_short") if chance.often(0.6) else self.small_caption()
        style = self.caption_style
        if style == "mixed":
            style = chance.pick("open", "stop", "credit", "short", "sentence")
        if style == "sentence":
            if chance.often(0.7):
                text = self.small_caption()
            elif chance.often(0.5):
                text = " ".join(text.split()[: chance.randint(4, 9)]).rstrip(' ,;:-–("“')
            return text.rstrip(".") + "."
        if style == "short":
            if chance.often(0.4):
                return self.word("captions_short") + chance.pick("", "", "", ".")
            return " ".join(text.split()[: chance.randint(4, 9)]).rstrip(' ,;:-–("“')
        if style == "credit":
            return text + self.word("photo_credits")
        return text + "." if style == "stop" else text

    def story_sentences(self) -> tuple[str, ...]:
        """Return the sentences of some story."""
        return self.chance.choice(self.texts.stories).sentences

    def small_caption(self) -> str:
        """Return a caption of a few words: who does what, or what is seen when."""
        if self.chance.often(0.55):
            return f"{self.word('picture_who')} {self.word('picture_does')}"
        return f"{self.word('picture_things')} {self.word('picture_when')}"

    def small_sentence(self) -> str:
        """Return a short sentence that stands in some text."""
        chance = self.chance
        for _ in range(60):
            text = chance.choice(chance.choice(self.texts.stories).sentences)
            if text.count(" ") < _SMALL and text[0] not in '“"' and text.endswith("."):
                return text
        return text

    def slug(self, title: str, mark: str) -> str:
        """Return the title as the name of a file or of an address."""
        return mark.join("".join(letter if letter.isalnum() else " " for letter in fold(title)).split())

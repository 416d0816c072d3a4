"""An article's text as sites print it: paragraphs, pictures, subheads, interviews, lists, tables, poems."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from training.insertions import figures, items, poem, schedule, table
from training.surroundings import box, furniture, player, related

if TYPE_CHECKING:
    from training.site import Row, Site
    from training.texts import Story

#: A sentence of fewer words is short.
_SHORT: Final = 15
#: A paragraph of fewer words is one sentence, mostly.
_TERSE: Final = 24


def picture(site: Site, title: str) -> list[Row]:
    """Return a caption with what the site prints beside it: the picture's name, copies, table residue."""
    chance, caption = site.chance, site.caption()
    site.pictures += 1
    number = site.pictures
    rows: list[Row] = []
    match site.alt_style:
        case "title" if title:
            rows = [("alt", title)]
        case "numbered" if title:
            rows = [("alt", title + site.picture_number.format(number))]
        case "slug" if title:
            dashed = number > 1 or chance.often(0.5)
            rows = [("alt", site.slug(title, "-") + ".jpg" if dashed else site.slug(title, " "))]
        case "undefined":
            rows = furniture([chance.pick("undefined", f"tin nhap {chance.randint(10**13, 10**14)}")])
        case "double" | "triple":
            rows = [("alt", caption)] * (2 if site.alt_style == "triple" else 1)
        case "glued" if len(caption.split()) > 4:
            return [("caption", caption + chance.pick("", "", " ") + caption)]
        case "pipe":
            return _piped(site, caption)
        case "table":
            rows = furniture([chance.pick("![]() |", "| |", "| ![]() |"), "| --- |"][: chance.randint(1, 2)])
            return [*rows, ("caption", chance.pick("| ", "") + caption + chance.pick(" |", " |", ""))]
        case "residue":
            rows = furniture([site.word("picture_residue")])
        case "counted":
            rows = furniture([f"{number} / {number + chance.randint(0, 6)}"])
        case "file":
            name = chance.pick(
                "IMG_{:04}.jpg", "anh-{}.jpg", "img_{}", "DSC0{}.JPG", "{}.png", "{0}-{0}{0}.jpg"
            )
            name = chance.pick(name, name, site.slug(caption, chance.pick("-", "_")) + "_{}.jpg")
            rows = [("alt", name.format(chance.randint(1, 9999)))]
        case "signed":
            return [("caption", caption), *furniture([site.photographer()])]
    return [*rows, ("caption", caption)]


def _piped(site: Site, caption: str) -> list[Row]:
    """Return a caption in a table's cell, sometimes split over two rows or below an empty one."""
    chance, words = site.chance, caption.split()
    rows: list[Row] = furniture(["|"] * chance.pick(0, 0, 1, 2))
    if len(words) > 6 and chance.often(0.2):
        middle = chance.randint(3, len(words) - 3)
        return [
            *rows,
            ("caption", " ".join(words[:middle]) + " |"),
            ("caption", " ".join(words[middle:]) + " |"),
        ]
    return [*rows, ("caption", caption + " |")]


def subhead(site: Site) -> str:
    """Return a heading inside the text."""
    chance = site.chance
    kind = chance.random()
    text = site.word("subheads") if kind < 0.75 else site.short(site.headline())
    if chance.often(0.1):
        text = f"{chance.randint(1, 5)}. {text}"
    if chance.often(0.05):
        text = text.upper()
    return text + ":" if chance.often(0.05) and text[-1].isalnum() else text


def paragraphs(site: Site, story: Story) -> list[str]:
    """Return the story's sentences in paragraphs of a size that the site likes."""
    chance = site.chance
    most = chance.pick(
        chance.randint(6, 16), chance.randint(6, 16), chance.randint(8, 60), chance.randint(8, 60)
    )
    if chance.often(0.1):
        most = chance.randint(2, 5)
    sentences = story.sentences[:most]
    size = chance.pick(1, 2, 2, 2, 3, 3, 4)
    found, at = [], 0
    while at < len(sentences):
        count = max(1, min(6, size + chance.pick(-1, 0, 0, 1)))
        # Few writers let a short sentence stand alone, but for speech; what stands so is mostly a caption.
        alone = count == 1 and sentences[at].count(" ") < _SHORT and sentences[at][0] not in '“"'
        count += alone and chance.often(0.85)
        found.append(" ".join(sentences[at : at + count]))
        at += count
    if chance.often(0.08):
        for _ in range(chance.randint(1, 4)):
            found.insert(chance.randint(1, len(found)), site.small_sentence())
    return found


def body(site: Site, story: Story, title: str) -> list[Row]:
    """Return the text after the lead."""
    chance = site.chance
    texts = paragraphs(site, story)
    if title and chance.often(
        0.02
    ):  # "Đại hội đại biểu lần thứ XVI sẽ diễn ra …": a text that says its title
        texts[0] = f"{title} {chance.choice(story.sentences)[:1].lower()}{chance.choice(story.sentences)[1:]}"
    pictures = chance.pick(0, 0.1, 0.2, 0.3, 0.4)
    if sum(text.count(" ") < _TERSE for text in texts) * 2 > len(texts) and chance.often(0.6):
        pictures = max(pictures, 0.25)  # a terse page: nothing but their words tells captions apart
    kind = chance.random()
    if kind < 0.09:
        rows = _interview(site, texts, title, pictures)
    elif kind < 0.13:
        rows = _photo_story(site, texts, title)
    else:
        rows = _report(site, texts, title, pictures)
    for share, insertion in (
        (0.04, poem), (0.03, table), (0.03, schedule), (0.02, figures),
    ):  # fmt: skip
        if chance.often(share):
            rows += [*insertion(site, story), ("body", chance.choice(story.sentences))]
    if chance.often(0.03):
        for _ in range(3):
            rows.insert(_before_a_paragraph(site, rows), ("body", site.word("greetings")))
        rows.append(("body", site.word("greetings")))
    if chance.often(0.11):
        rows += gallery(site, title)
    elif chance.often(0.015):  # whoever saved the page left the pictures out
        rows.append(("body", site.word("captions_first")))
    return rows


def letter(site: Site, story: Story) -> list[Row]:
    """Return a letter: greetings, paragraphs, a wish; it has no lead."""
    chance = site.chance
    rows: list[Row] = [("body", site.word("letter_openings")) for _ in range(chance.pick(1, 1, 2))]
    rows += [("body", site.indent + text) for text in [story.lead, *paragraphs(site, story)]]
    if chance.often(0.3):
        rows += items(site, chance.choice(story.sentences))
    rows.append(("body", site.word("letter_ends")))
    return rows


def verses(site: Site, story: Story) -> list[Row]:
    """Return a page of poems, each with its name."""
    rows: list[Row] = []
    for _ in range(site.chance.randint(1, 3)):
        stanza = poem(site, story)
        rows += [("subhead", site.short(site.headline())), *stanza[1:]]
    return rows


def _before_a_paragraph(site: Site, rows: list[Row]) -> int:
    return site.chance.choice([place for place, (role, _) in enumerate(rows) if role == "body"])


def _report(site: Site, texts: list[str], title: str, pictures: float) -> list[Row]:
    chance = site.chance
    rows: list[Row] = []
    headed, listed = chance.often(0.4), chance.often(0.25 if site.wrapped else 0.08)
    blocks, ads = chance.pick(0, 0, 0, 0.06, 0.12), chance.pick(0, 0, 0.05)
    for number, text in enumerate(texts):
        if headed and number and chance.often(0.22):
            if chance.often(0.12):
                rows += picture(site, title)
            rows.append(("subhead", subhead(site)))
        if listed and chance.often(0.3):
            rows += items(site, text)
        else:
            rows.append(("body", site.indent + text))
        if number == len(texts) - 1:
            if chance.often(0.1):
                rows[-1] = ("body", rows[-1][1].rstrip(".") + "./.")
            rows += picture(site, title) if chance.often(pictures) else []
        else:
            rows += picture(site, title) if chance.often(pictures) else _between(site, blocks, ads)
    return rows


def _between(site: Site, blocks: float, ads: float) -> list[Row]:
    """Return what a site prints between two paragraphs, mostly nothing."""
    chance = site.chance
    if chance.often(blocks):
        return _inside(site)
    if chance.often(ads):
        return furniture([chance.pick("Quảng cáo", "ADVERTISEMENT")])
    if chance.often(0.008):
        return furniture([chance.pick("* * *", "***", "oOo", "---", "*", "* *")])
    if chance.often(0.035):
        return player(site) if chance.often(0.5) else box(site)
    return []


def _photo_story(site: Site, texts: list[str], title: str) -> list[Row]:
    """Return pictures one below the other, with little text between them."""
    chance = site.chance
    rows: list[Row] = []
    if site.caption_style == "short":
        site.caption_style = "stop"
    for text in texts[: chance.randint(2, 5)]:
        for _ in range(chance.randint(1, 3)):
            rows += picture(site, title)
        rows.append(("body", site.indent + text))
    return rows if chance.often(0.5) else [*rows, *picture(site, title)]


def _inside(site: Site) -> list[Row]:
    """Return a related block in the middle of the text."""
    chance = site.chance
    kind = chance.random()
    if kind < 0.45:
        return related(site, "related_heads", 1, 4)
    if kind < 0.72:
        mark = chance.pick(">> ", "• ", "", "")
        return [("related", mark + site.headline()) for _ in range(chance.randint(1, 3))]
    story = chance.choice(site.texts.stories)
    if kind < 0.77:
        return [
            ("related", site.headline() + chance.pick(" |", " |", " | |"))
            for _ in range(chance.randint(1, 4))
        ]
    if kind < 0.86:
        joint = chance.pick("", " ", " ", " ", site.dateline + " ", ". ")
        return [("related", story.title + joint + story.lead)]
    if kind < 0.94:
        return [
            ("related", story.title),
            ("related", f"{site.dateline or site.word('datelines')} {story.lead}"),
        ]
    return [("related", site.word("teasers") + site.headline())]


def _interview(site: Site, texts: list[str], title: str, pictures: float) -> list[Row]:
    chance, guest = site.chance, site.name()
    ask, answer = chance.pick(
        ("PV: ", ""), ("- ", ""), ("* ", ""), ("Phóng viên: ", "Ông Nam: "), ("Hỏi: ", "Đáp: "), ("", ""),
        ("PV:", ""),
        ("+ PV: ", "- Ông Hà: "), ("- PV: ", "- "), (site.name() + ": ", guest + ": "),
    )  # fmt: skip
    rows: list[Row] = []
    for text in texts:
        asked = site.word("questions")
        if chance.often(0.3):
            asked = (
                " ".join(chance.choice(site.texts.stories).sentences[0].rstrip('.!?"”…').split()[:18]) + "?"
            )
        rows += [("body", ask + asked), ("body", answer + text)]
        if chance.often(pictures):
            rows += picture(site, title)
    if chance.often(0.5):
        rows.append(("body", (ask if chance.often(0.7) else "") + site.word("thanks")))
    return rows


def gallery(site: Site, title: str = "") -> list[Row]:
    """Return the pictures that some sites put together below the text."""
    chance = site.chance
    rows: list[Row] = [("body", site.word("captions_first"))] if chance.often(0.65) else []
    style, site.caption_style = (
        site.caption_style,
        chance.pick("short", "short", "sentence", "open", site.caption_style),
    )
    for _ in range(chance.randint(2, 8)):
        rows += picture(site, title)
    site.caption_style = style
    return rows

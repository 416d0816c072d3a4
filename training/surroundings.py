"""What stands around an article: menus, related blocks, tags, comments, boxes, footers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from luutru.vietnamese.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from training.site import Row, Site


def furniture(texts: Iterable[str]) -> list[Row]:
    """Return the texts as rows of furniture."""
    return [("furniture", text) for text in texts]


def menu(site: Site, items: int) -> list[Row]:
    """Return a menu, an item a line, all in one line, or several lines of some."""
    chance, words = site.chance, site.words
    labels = chance.some([*words["known_sections"], *words["labels"], *words["known_menu"]], items, items)
    if chance.often(0.15):
        labels = [label.upper() for label in labels]
    if chance.often(0.06):
        labels = [f"{label} {label}" for label in labels]
    kind = chance.random()
    if kind < 0.6:
        return furniture(labels)
    mark = chance.pick(" ", " | ", " / ", " > ", " » ", " - ", " • ", "  ")
    step = 12 if kind < 0.9 else 5
    rows = [mark.join(labels[at : at + step]) for at in range(0, len(labels), step)]
    return furniture(rows[:1] if kind < 0.9 else rows)


def masthead(site: Site) -> list[Row]:
    """Return the lines above the menu: the site's name, its slogan, today's date."""
    chance = site.chance
    rows: list[str] = []
    if chance.often(0.25):
        rows += [site.word("mastheads") for _ in range(chance.randint(1, 2))]
    if chance.often(0.12):
        rows.append(site.word("slogans"))
    if chance.often(0.16):
        note = site.word("top_notes")
        rows.append(note if chance.often(0.7) else site.date_line())
        if chance.often(0.3):
            rows.append(site.label().upper())
    return furniture(rows)


def page_clock(site: Site) -> list[Row]:
    """Return what some sites print right above the title: their office, the day of the visit, the section."""
    chance = site.chance
    rows = [site.word("slogans")] if chance.often(0.5) else []
    rows.append(site.word("top_notes") if chance.often(0.5) else site.date_line())
    rows += [site.label().upper() for _ in range(chance.pick(0, 1, 1, 2))]
    if chance.often(0.3):
        rows.append(chance.pick(" » ", " > ", " / ", " » ").join([site.label(), site.label()]))
    return furniture(rows)


def author_box(site: Site, author: str) -> list[Row]:
    """Return the author once more, below the text, beside the paper's mark and an address."""
    mark = site.dateline.strip(" ()-–") or site.word("outlets")
    rows = [*furniture([mark]), ("byline", author.upper() if site.chance.often(0.5) else author)]
    return rows if site.chance.often(0.6) else [*rows, *furniture(["toasoan@tintuc.vn"])]


def tickers(site: Site) -> list[Row]:
    """Return the line of current affairs above a page."""
    chance = site.chance
    titles = [site.short(site.headline()) if chance.often(0.6) else site.headline() for _ in range(3)]
    match chance.pick("caps", "marked", "named", "lines"):
        case "caps":
            return furniture(["DÒNG SỰ KIỆN. * " + " * ".join(titles).upper()])
        case "marked":
            return furniture(
                [
                    chance.pick("Sự kiện: ", "Tin nóng: ", "Chủ đề: ", "")
                    + chance.pick(" • ", " * ", " | ").join(titles)
                ]
            )
        case "named":
            return furniture(
                [chance.pick("Tin nóng: ", "Sự kiện: ", "Tin mới: ", "Nóng: ", "Tiêu điểm: ") + titles[0]]
            )
    return furniture(
        [chance.pick("Dòng sự kiện:", "Sự kiện:", "Chủ đề nóng", "Tin nóng"), *titles[: chance.randint(1, 3)]]
    )


def share(site: Site) -> list[Row]:
    """Return sharing tools."""
    mark = site.chance.pick("", "", "", "• ")
    return furniture(mark + tool for tool in site.chance.some(site.words["known_share"], 1, 3))


def player(site: Site) -> list[Row]:
    """Return what a sound or video player leaves in the text."""
    chance, words = site.chance, site.words["known_player"]
    start = chance.randint(0, len(words) - 6)
    rows = words[start : start + chance.randint(2, 12)]
    if chance.often(0.6):
        rows = [chance.pick("00:00", "0:00", "0:00 / 2:31", "00:00/03:12", "Nghe đọc bài"), *rows]
    if chance.often(0.5):
        rows = [*rows, chance.pick("/", "1x", "0:00", "Tốc độ đọc", "720p")]
    return furniture(rows)


def screen(site: Site) -> list[Row]:
    """Return what a film leaves above its headline: labels and the player's clock."""
    chance = site.chance
    rows = chance.some(site.words["video_labels"], 0, 2)
    rows += chance.some(site.words["player_lines"], 1, 5)
    return furniture(rows)


def films(site: Site) -> list[Row]:
    """Return other films, each with its length."""
    chance = site.chance
    above = chance.often(0.6)
    rows: list[Row] = furniture(
        [chance.pick("Video cùng chuyên mục", "Xem thêm video", "Video khác", "Video nổi bật")]
    )
    for _ in range(chance.randint(1, 5)):
        clock: Row = ("furniture", f"{chance.randint(0, 9):02}:{chance.randint(0, 59):02}")
        film: Row = ("related", site.headline())
        rows += [clock, film] if above else [film, clock]
    return rows


def related(site: Site, heads: str, least: int, most: int) -> list[Row]:
    """Return a block of other articles: bare headlines, with dates, teasers, sections or counters."""
    chance = site.chance
    rows: list[Row] = furniture([site.heading(heads)])
    bullet = chance.pick(*[""] * 5, "• ", "- ", ">> ", ">>> ", "+ ", "» ", "* ")
    habits = {name: chance.often(share) for name, share in (
        ("teaser", 0.25), ("dated", 0.14), ("doubled", 0.1), ("counted", 0.12),
        ("section", 0.07), ("short", 0.2),
    )}  # fmt: skip
    dateline = site.dateline + " " if site.dateline and chance.often(0.4) else ""
    for _ in range(chance.randint(least, most)):
        story = chance.choice(site.texts.stories)
        title = site.short(story.title) if habits["short"] else story.title
        if habits["section"]:
            rows.append(("furniture", site.label()))
        if habits["doubled"]:
            rows.append(("related", " " + title))
        if habits["counted"] and chance.often(0.6):
            title += f" {chance.randint(1, 130)}" if chance.often(0.7) else f" ({chance.randint(1, 50)})"
        if habits["dated"] and chance.often(0.6):
            title += site.fill(chance.pick(" ({date})", " ({d}-{m})", " ({d}/{m})"))
        if habits["teaser"] and chance.often(0.25):
            rows.append(("related", f"{bullet}{title}{dateline}{story.lead}"))
            continue
        rows.append(("related", bullet + title))
        if habits["dated"] and chance.often(0.3):
            rows.append(("furniture", site.date_line()))
        if habits["teaser"]:
            cut = " ".join(story.lead.split()[: chance.randint(10, 25)]) + "..."
            rows.append(("related", dateline + (story.lead if chance.often(0.7) else cut)))
    return rows


def comments(site: Site) -> list[Row]:
    """Return readers' comments, in one of five layouts, with their form."""
    chance = site.chance
    rows = [site.word("comment_heads")]
    if chance.often(0.4):
        rows.append(site.word("comment_notes"))
    layout = chance.randint(0, 4)
    for _ in range(chance.pick(0, 0, 0, 1, 2, 3, 5, 8)):
        name = chance.pick(
            site.name(), site.name().lower(), "Bạn đọc", "Người Hà Nội", fold(site.name()).replace(" ", ""),
            site.word("givens"), site.word("comment_names"),
        )  # fmt: skip
        text = site.word("remarks")
        if chance.often(0.75):
            told = chance.choice(site.texts.stories).sentences
            sentence = " ".join(chance.sample(told, chance.pick(1, 1, 2, 3)))
            text = " ".join(sentence.split()[: chance.randint(4, 60)])
            text += chance.pick(".", "!", "...", "") if text[-1].isalnum() else ""
        when = chance.pick(
            f"{chance.randint(1, 23)} giờ trước", f"{chance.randint(1, 9)} ngày trước", site.date_line()
        )
        count = chance.randint(0, 50)
        likes = chance.pick(
            f"Thích ({count}) Trả lời", "Trả lời", "Thích", f"Trả lời | Thích {count}",
            f"{chance.randint(1, 9)} giờ trước Thích {count} Phản hồi", f"{count} Thích", "Trả lời Chia sẻ",
        )  # fmt: skip
        rows += [
            [name, text, likes], [name, when, text], [f"{name} - {when}", text], [text, name, when],
            [f"{name}: {text}"],
        ][layout]  # fmt: skip
    if chance.often(0.5):
        rows += chance.some(site.words["comment_form"], 1, 4)
    return furniture(rows)


def tags(site: Site) -> list[Row]:
    """Return an article's tags: a line each, in one line, or as hash tags."""
    chance = site.chance
    found = []
    for _ in range(chance.randint(1, 5)):
        words = site.headline().split()
        at = chance.randint(0, max(0, len(words) - 3))
        tag = " ".join(words[at : at + chance.randint(1, 4)]).strip(' ,:"“”.-') or "tin tức"
        found.append(tag.lower() if chance.often(0.6) else tag)
    kind = chance.random()
    if kind < 0.5:
        return furniture(
            [site.heading("tag_heads"), *(("#" if site.hash_tags else "") + tag for tag in found)]
        )
    if kind < 0.7:
        return furniture([site.heading("tag_heads"), ", ".join(found)])
    if kind < 0.9:
        start = chance.pick("Từ khóa: ", "Tags: ", "TAGS: ", "Từ khóa liên quan: ", "Thẻ: ")
        return furniture([start + ", ".join(found)])
    return furniture([" ".join("#" + tag.replace(" ", "") for tag in found)])


def box(site: Site) -> list[Row]:
    """Return a newsletter, a poll, an advertisement or the like."""
    chance = site.chance
    if chance.often(0.3):
        return furniture(site.fill(text) for text in chance.some(site.words["asides"], 1, 3))
    lines = chance.choice(site.words["boxes"])
    return furniture(lines[: chance.randint(1, len(lines))])


def footer(site: Site) -> list[Row]:
    """Return licence, editors and addresses."""
    return furniture(site.fill(text) for text in site.chance.some(site.words["footer"], 1, 7))

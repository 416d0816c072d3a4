"""A whole page: what stands above the title, the title, what stands below it, the text, and the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from luutru.cleaning.tagging.patterns import NAME
from training import surroundings as around
from training.article import body, gallery, letter, picture, verses
from training.excerpts import collected, teaser
from training.markup import as_markdown, with_elements
from training.printing import spaced, wrapped
from training.site import Site
from training.surroundings import furniture

if TYPE_CHECKING:
    from training.chance import Chance
    from training.site import Row
    from training.texts import Story, Texts


@dataclass(slots=True)
class _Plan:
    """What is decided once for a page."""

    title: str
    titled: bool
    dated: bool
    date_above: bool
    signed_above: bool
    details_late: bool
    bare: bool


def lay_out(chance: Chance, texts: Texts) -> list[Row]:
    """Return one page, every line with its role."""
    story = chance.choice(texts.stories)
    site = Site.drawn(chance, texts, story)
    site.wrapped = chance.often(0.1)
    title = story.title.upper() if chance.often(0.06) else story.title
    if chance.often(0.04):
        title = site.word("title_starts") + title
    elif chance.often(0.04):
        title = chance.pick('"{}"', "“{}”", "'{}'").format(title.replace('"', "").strip("“”'"))
    if chance.often(0.05):
        short = " ".join(title.split()[: chance.randint(3, 5)]).strip(' ,:-"')
        title = title if NAME.match(short) else short
    bare = chance.often(0.13)
    plan = _Plan(
        title=title + "." if chance.often(0.02) else title,
        titled=not chance.often(0.06),
        dated=chance.often(0.8) and not bare,
        date_above=chance.often(0.18),
        signed_above=chance.often(0.25),
        details_late=chance.often(0.08),
        bare=bare,
    )
    if chance.often(0.07):
        return spaced(site, teaser(site, story, plan.title))
    rows = _bare_head(site, plan) if plan.bare else _head(site, plan)
    details = _details(site, plan) if plan.titled and not plan.bare else []
    late = plan.details_late and plan.titled
    rows += [] if late else details
    kind = chance.random()
    if kind < 0.03 and plan.titled:
        rows += [*(details if late else []), *letter(site, story)]
        site.wrapped = site.wrapped or chance.often(0.5)
    elif kind < 0.04:
        rows += [*(details if late else []), ("sapo", story.lead), *verses(site, story)]
    else:
        rows += _opening(site, story, plan, details if late else [])
        rows += body(site, story, plan.title if plan.titled else "")
    if plan.bare:
        rows += [("byline", site.byline())] if chance.often(0.4) else []
        rows += [("source", site.word("sources"))] if chance.often(0.2) else []
        rows += furniture([site.word("asides")]) if chance.often(0.2) else []
        rows += [("alt", site.slug(plan.title, "-") + ".jpg")] if plan.titled and chance.often(0.05) else []
    else:
        rows += _end(site, signed=plan.signed_above)
    rows = collected(chance, rows)
    if chance.often(0.15):
        return with_elements(chance, rows)
    if chance.often(0.04):
        return spaced(site, as_markdown(chance, rows))
    return spaced(site, wrapped(site, rows) if site.wrapped else rows)


def _bare_head(site: Site, plan: _Plan) -> list[Row]:
    """Return the head of a page whose site was cut away by whoever saved it: the title, or not even that."""
    chance = site.chance
    rows: list[Row] = furniture([site.label()]) if chance.often(0.15) else []
    if plan.titled:
        rows.append(("title", plan.title))
    elif chance.often(0.35):
        rows.append(("caption", site.caption()))
    rows += [("byline", site.byline())] if plan.titled and chance.often(0.1) else []
    rows += [("meta", site.date_line())] if plan.titled and chance.often(0.1) else []
    return rows + (around.share(site)[:1] if chance.often(0.1) else [])


def _head(site: Site, plan: _Plan) -> list[Row]:
    chance = site.chance
    rows: list[Row] = []
    if chance.often(0.22):
        office = "Cổng thông tin điện tử quận " + chance.pick("Đống Đa", "Tây Hồ")
        outlet = site.word("outlets")
        end = chance.pick(outlet, "Báo " + outlet, f"{site.label()} - {outlet}", office)
        rows += furniture([plan.title + chance.pick(" - ", " | ", " – ", " » ") + end])
    rows += around.masthead(site)
    rows += around.tickers(site) if chance.often(0.16) else []
    rows += around.menu(site, chance.pick(2, 4, 6, 10, 16, 30)) if chance.often(0.5) else []
    if chance.often(0.1):
        block: list[Row] = [
            ("related", chance.pick("", "", "• ", "- ") + site.headline())
            for _ in range(chance.randint(2, 5))
        ]
        rows = [*block, *rows] if chance.often(0.5) else [*rows, *block]
    rows += around.related(site, "most_read_heads", 2, 5) if chance.often(0.07) else []
    if chance.often(0.12):
        mark = chance.pick(" / ", " > ", " » ", " | ")
        path = [chance.pick("Trang chủ", "Home", "Tin tức"), site.label(), site.label()]
        rows += furniture([mark.join(path[chance.pick(0, 0, 1) : chance.randint(2, 3)])])
    elif chance.often(0.5):
        label = site.label()
        rows += furniture([f"{label} {label}" if chance.often(0.12) else label])
        rows += furniture([site.label()]) if chance.often(0.3) else []
    rows += furniture([site.word("slogans")]) if chance.often(0.03) else []
    rows += around.page_clock(site) if chance.often(0.1) else []
    rows += [("kicker", site.word("kickers"))] if chance.often(0.08) else []
    rows += [("meta", site.date_line())] if plan.dated and plan.date_above else []
    rows += around.share(site) if chance.often(0.05) else []
    if chance.often(0.05):
        rows += around.screen(site)
    if plan.titled:
        rows.append(("title", plan.title + _title_date(site, plan)))
    elif chance.often(0.5):
        rows.append(("caption", site.caption()))
    return rows


def _title_date(site: Site, plan: _Plan) -> str:
    """Return the date that stands in the title's line; the page has no other then."""
    if not plan.dated or plan.date_above or not site.chance.often(0.06):
        return ""
    plan.dated = False
    if site.chance.often(0.4):
        return site.fill(
            site.chance.pick("{date} {clock}", "{date}", "{clock} {date}", " {date} | {name}", "{date}{name}")
            + site.chance.pick("", "Lượt xem: {n}", " Lượt xem: {n}", " | {n} lượt xem", " - {n} lượt đọc")
        )
    return site.fill(
        site.chance.pick(" ({clock} {date})", " - ({date} {clock})", " ({date})", " {date} {clock}")
    )


def _details(site: Site, plan: _Plan) -> list[Row]:
    """Return what stands between title and text: date, author, sharing tools, counters."""
    chance = site.chance
    groups: list[list[Row]] = []
    author = site.byline() if plan.signed_above else ""
    if chance.often(0.025):  # a portal's software says each in a line of its own
        rows = furniture(
            chance.pick(["Chi tiết", "Được viết bởi"], ["Chi tiết"], ["Viết bởi"], ["Được viết bởi"])
        )
        rows += [("byline", site.signature())] if chance.often(0.8) else []
        dated = "Được đăng: " + site.date_line() if chance.often(0.5) else site.date_line()
        return [*rows, *([("meta", dated)] if plan.dated else []), ("meta", site.word("counter_lines"))]
    if plan.dated and not plan.date_above:
        date = site.date_line()
        if author and chance.often(0.25):
            pair = [author.rstrip(" |"), date] if chance.often(0.7) else [date, author.rstrip(" |")]
            date, author = chance.pick(" | ", " - ", " – ", ", ", "| ", "  ", " • ").join(pair), ""
        groups.append([("meta", date)])
    if author:
        groups.append([("byline", author)])
    for share, rows in (
        (0.35, around.share(site)), (0.07, around.player(site)),
        (0.06, [("meta", site.word("counter_lines"))]), (0.02, furniture([plan.title])),
        (0.03, furniture([site.label()])), (0.12, furniture([site.word("oddments")])),
        (0.05, furniture([site.word("syndicated")])), (0.04, furniture(["A-", "A", "A+"])),
    ):  # fmt: skip
        if chance.often(share):
            groups.append(rows)
    if chance.often(0.4):
        chance.shuffle(groups)
    return [row for group in groups for row in group]


def _opening(site: Site, story: Story, plan: _Plan, details: list[Row]) -> list[Row]:
    """Return the lead with what stands about it."""
    chance = site.chance
    title = plan.title if plan.titled else ""
    rows: list[Row] = []
    if chance.often(0.05):
        rows += furniture([" ".join(story.lead.split()[: len(story.lead.split()) * 2 // 3]) + "..."])
    rows += picture(site, title) if chance.often(0.06) else []
    if chance.often(0.94):
        rows += _lead(site, story)
        rows += around.player(site) if chance.often(0.03) else []
        rows += details
    kind = chance.random()
    if kind < 0.12:
        titles = [site.headline() for _ in range(chance.randint(2, 4))]
        if chance.often(0.15):
            return rows + [("related", text + chance.pick(" |", " |", " | |")) for text in titles]
        if chance.often(0.15):
            return rows + [("related", f"{text} {text}") for text in titles]
        if chance.often(0.1):
            return [*rows, ("related", f"| {' '.join(titles)} |")]
        rows.append(("related", chance.pick(" ", " ", " ", "").join(titles) + chance.pick("", "", " |")))
    elif kind < 0.2:
        mark = chance.pick("", "• ", ">> ", "- ", "+ ")
        rows += [("related", mark + site.headline()) for _ in range(chance.randint(1, 4))]
    elif kind < 0.25:
        rows += around.related(site, "related_heads", 1, 4)
    return rows + (picture(site, title) if chance.often(0.35) else [])


def _lead(site: Site, story: Story) -> list[Row]:
    """Return the lead, sometimes with a picture named after it above or below."""
    chance = site.chance
    dateline = site.dateline + " " if site.dateline and chance.often(0.85) else ""
    lead: Row = ("sapo", dateline + story.lead)
    copy: Row = ("alt", story.lead if chance.often(0.7) else dateline + story.lead)
    kind = chance.random()
    if kind < 0.03:
        return [lead, copy, ("caption", site.caption())] if chance.often(0.75) else [lead, copy]
    if kind < 0.045:  # of two alike the first is the lead
        return [("alt", story.lead), lead] if dateline else [lead, copy]
    if kind < 0.055:
        cut = " ".join(story.lead.split()[: len(story.lead.split()) * 2 // 3]) + "..."
        return [*furniture([cut]), copy, lead]
    return [lead]


def _end(site: Site, *, signed: bool) -> list[Row]:
    chance = site.chance
    rows: list[Row] = []
    if not signed and chance.often(0.7):
        rows.append(("byline", site.byline()))
    if chance.often(0.15):
        rows.insert(chance.pick(0, len(rows)), ("source", site.word("sources")))
    if chance.often(0.04):
        rows += around.author_box(site, rows[0][1] if rows and rows[0][0] == "byline" else site.name())
    if chance.often(0.03):
        office = chance.pick(
            "Trưởng thôn ", "Hiệu trưởng ", "Bí thư Chi bộ ", "Luật sư ", "TS ", "PGS.TS ", "Thạc sĩ "
        )
        rows.append(("byline", office + site.name()))
    if chance.often(0.03):
        domain, number = chance.pick("hanoimoi", "laodong", "baogiaothong"), chance.randint(1000, 99999)
        rows += furniture([f"Nguồn {site.word('outlets')}: http://{domain}.vn/tin-{number}.html"])
    if chance.often(0.03):  # the pictures come last of all, below the author
        rows += gallery(site)
    blocks = [
        block
        for share, block in (
            (0.35, around.tags(site)), (0.4, around.share(site)), (0.4, around.comments(site)),
            (0.45, around.related(site, "related_heads", 1, 6)),
            (0.5, around.related(site, "most_read_heads", 1, 8)),
            (0.25, around.related(site, "most_read_heads", 1, 6)), (0.15, around.box(site)),
            (0.08, [("related", site.headline()) for _ in range(chance.randint(1, 5))]),
            (0.14, furniture([site.word("asides")])), (0.05, around.films(site)),
        )
        if chance.often(share)
    ]  # fmt: skip
    chance.shuffle(blocks)
    if blocks and blocks[0][0][0] == "related" and not rows and chance.often(0.7):
        blocks = blocks[1:]  # headlines right below the text: nobody could tell them from subheads
    rows += [row for block in blocks for row in block]
    rows += around.menu(site, chance.pick(3, 8, 20)) if chance.often(0.25) else []
    rows += around.footer(site) if chance.often(0.5) else []
    return rows + (
        furniture([chance.pick("Lên đầu trang", "Top", "×", "Đóng")]) if chance.often(0.08) else []
    )
